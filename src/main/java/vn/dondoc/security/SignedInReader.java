package vn.dondoc.security;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import vn.dondoc.register.Sight;

/**
 * Whoever signed in reads. A thread that serves nobody's request (a job, the outbox, the start) carries no
 * authentication at all and reads as the system; a request without a login carries an anonymous one.
 */
@Component
class SignedInReader implements Sight.WhoReads {

    private static final String KEPT = SignedInReader.class.getName();

    @Override
    public String account() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null) {
            return null;
        }
        return who instanceof AnonymousAuthenticationToken || !who.isAuthenticated() ? "" : who.getName();
    }

    @Override
    public Sight.Reader known(String account) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request != null
                        && request.getAttribute(KEPT, RequestAttributes.SCOPE_REQUEST) instanceof Sight.Reader reader
                        && reader.account().equals(account)
                ? reader
                : null;
    }

    @Override
    public void keep(String account, Sight.Reader reader) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(KEPT, reader, RequestAttributes.SCOPE_REQUEST);
        }
    }
}
