package vn.dondoc.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;

/** After the login {@link WayBack} leads to the page where the session ended, so that what was typed there is found again. */
final class PageLeft {

    /** Where Spring's own request cache looks. */
    private static final String SAVED = "SPRING_SECURITY_SAVED_REQUEST";

    private PageLeft() {}

    /** The page itself, or the one whose form was sent; nothing where a form came from elsewhere. */
    static void remember(HttpServletRequest request) {
        String page = HttpMethod.GET.matches(request.getMethod()) ? asked(request) : sender(request);
        if (page != null) {
            request.getSession(true).setAttribute(SAVED, new SimpleSavedRequest(page));
        }
    }

    private static String asked(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static String sender(HttpServletRequest request) {
        String referer = request.getHeader(HttpHeaders.REFERER);
        if (referer == null || !"same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
            return null;
        }
        try {
            URI page = URI.create(referer);
            return page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
