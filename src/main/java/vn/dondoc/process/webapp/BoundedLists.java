package vn.dondoc.process.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.IntSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Cockpit asks for all versions of a process without a bound, which the engine refuses to whoever is signed in once it
 * has a limit: its page of a process then stays without instances. What asks for a list and names no bound gets the
 * engine's own.
 */
class BoundedLists extends OncePerRequestFilter {

    private static final String BOUND = "maxResults";

    private final IntSupplier most;

    /** @param most the engine's limit, asked for when the engine is there */
    BoundedLists(IntSupplier most) {
        this.most = most;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || request.getParameter(BOUND) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String bound = BOUND + "=" + most.getAsInt();
        String query = request.getQueryString() == null ? bound : request.getQueryString() + "&" + bound;
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getQueryString() {
                        return query;
                    }
                },
                response);
    }
}
