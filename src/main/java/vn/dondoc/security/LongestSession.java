package vn.dondoc.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** A page that asks by itself keeps a session from ever falling idle; it ends all the same after so long. */
class LongestSession extends OncePerRequestFilter {

    private final Duration longest;

    LongestSession(Duration longest) {
        this.longest = longest;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        // Both instants are the session's own, of the machine: the office's clock may have been moved.
        if (session != null && session.getLastAccessedTime() - session.getCreationTime() > longest.toMillis()) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            if (request.getRequestURI().startsWith("/api/")
                    || request.getRequestURI().startsWith("/camunda/api/")) {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                PageLeft.remember(request);
                response.sendRedirect("/login?expired");
            }
            return;
        }
        chain.doFilter(request, response);
    }
}
