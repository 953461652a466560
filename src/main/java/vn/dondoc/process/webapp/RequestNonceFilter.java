package vn.dondoc.process.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * 7.24 keeps the nonce of the content security policy in the servlet context, so that two pages fetched at once get each
 * other's and stay blank. This filter keeps it with the request (ADR 0014).
 */
class RequestNonceFilter extends OncePerRequestFilter {

    private static final String NONCE = "org.camunda.bpm.csp.nonce";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletContext own = contextOf(request);
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return own;
                    }
                },
                response);
    }

    private static ServletContext contextOf(HttpServletRequest request) {
        ServletContext shared = request.getServletContext();
        return (ServletContext) Proxy.newProxyInstance(
                RequestNonceFilter.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    boolean nonce = arguments != null && arguments.length > 0 && NONCE.equals(arguments[0]);
                    if (nonce && method.getName().equals("setAttribute")) {
                        request.setAttribute(NONCE, arguments[1]);
                        return null;
                    }
                    if (nonce && method.getName().equals("getAttribute")) {
                        return request.getAttribute(NONCE);
                    }
                    try {
                        return method.invoke(shared, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
