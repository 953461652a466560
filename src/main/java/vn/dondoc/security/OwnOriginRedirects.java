package vn.dondoc.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Redirects name a path, never the host that the request claimed to ask: whoever forges it leads nobody astray. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class OwnOriginRedirects extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getServerName();
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void sendRedirect(String location) throws IOException {
                super.sendRedirect(path(location, host));
            }

            @Override
            public void setHeader(String name, String value) {
                super.setHeader(name, name.equalsIgnoreCase("Location") ? path(value, host) : value);
            }

            @Override
            public void addHeader(String name, String value) {
                super.addHeader(name, name.equalsIgnoreCase("Location") ? path(value, host) : value);
            }
        });
    }

    private static String path(String location, String host) {
        try {
            URI uri = new URI(location);
            if (uri.getHost() == null || !uri.getHost().equalsIgnoreCase(host)) {
                return location;
            }
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath().replaceFirst("^/{2,}", "/");
            return path
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                    + (uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment());
        } catch (URISyntaxException e) {
            return location;
        }
    }
}
