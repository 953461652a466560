package vn.dondoc.security;

import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import vn.dondoc.register.LoginFailures;

/**
 * Stands before every check of a password. The wait grows with each wrong one; while it lasts no password is looked at.
 * Few tries for one account run at once on a node, so that a burst can't outrun the count.
 */
class ThrottledLogin implements AuthenticationProvider {

    private static final int AT_ONCE = 5;

    private static final int STRIPES = 64;

    private static final int LONGEST_ACCOUNT = 100;

    private final AuthenticationProvider checked;
    private final LoginFailures failures;
    private final Semaphore[] turns = new Semaphore[STRIPES];

    ThrottledLogin(AuthenticationProvider checked, LoginFailures failures) {
        this.checked = checked;
        this.failures = failures;
        for (int i = 0; i < STRIPES; i++) {
            turns[i] = new Semaphore(AT_ONCE, true);
        }
    }

    @Override
    public Authentication authenticate(Authentication asked) throws AuthenticationException {
        String account = subject(asked.getName());
        String address = asked.getDetails() instanceof WebAuthenticationDetails web && web.getRemoteAddress() != null
                ? web.getRemoteAddress()
                : "-";
        Semaphore turn = turns[Math.floorMod(account.hashCode(), STRIPES)];
        turn.acquireUninterruptibly();
        try {
            failures.wait(account, address).ifPresent(seconds -> {
                throw new TryLater(seconds);
            });
            Authentication who = checked.authenticate(asked);
            failures.succeeded(account, address);
            return who;
        } catch (BadCredentialsException wrong) {
            failures.failed(account, address);
            throw wrong;
        } finally {
            turn.release();
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return checked.supports(authentication);
    }

    /** What was typed may be anything, even a password in the wrong field; no more of it is kept than an account has. */
    private static String subject(String typed) {
        String name = Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFC)
                .replace("\0", "");
        return name.matches("[a-zA-Z0-9._:-]{1," + LONGEST_ACCOUNT + "}") ? name : "?";
    }
}
