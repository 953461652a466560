package vn.dondoc.security;

import java.net.URI;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * After the login to the page that was asked for. The page is kept with the host that the request claimed to ask; whoever
 * forged it would lead astray, so only its path is followed.
 */
class WayBack extends SavedRequestAwareAuthenticationSuccessHandler {

    WayBack() {
        setDefaultTargetUrl("/");
        setRedirectStrategy((request, response, url) -> response.sendRedirect(path(url)));
    }

    private static String path(String url) {
        try {
            URI asked = URI.create(url);
            String path = asked.getRawPath() == null ? "" : asked.getRawPath().replaceFirst("^[/\\\\]*", "/");
            return (path.isEmpty() ? "/" : path) + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
        } catch (IllegalArgumentException unreadable) {
            return "/";
        }
    }
}
