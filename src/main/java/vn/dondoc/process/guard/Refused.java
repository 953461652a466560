package vn.dondoc.process.guard;

import org.camunda.bpm.engine.BadUserRequestException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What the guard says to whoever asked. The engine's REST puts English words before it and answers some of its paths as
 * a failure of the server; so it's also left with the request, for the filter that gives the answer (ADR 0011).
 */
public final class Refused extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    private static final String NOTE = Refused.class.getName();

    Refused(String message) {
        super(message);
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(NOTE, message, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** What was refused last in this request; null where nothing was, or outside of one. */
    public static String inThisRequest() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (String) request.getAttribute(NOTE, RequestAttributes.SCOPE_REQUEST);
    }
}
