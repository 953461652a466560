package vn.dondoc.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** A role, a substitution or a mandate that ends, ends in sessions that began before; one that begins, begins there. */
class CurrentRights extends OncePerRequestFilter {

    private static final List<String> NOBODYS =
            List.of("/css/", "/js/", "/images/", "/webjars/", "/camunda/assets/", "/camunda/lib/");

    private final Accounts accounts;

    CurrentRights(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return NOBODYS.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && who.getAuthorities().contains(Accounts.REGISTERED)) {
            try {
                Collection<? extends GrantedAuthority> now =
                        accounts.loadUserByUsername(who.getName()).getAuthorities();
                if (!new HashSet<>(now).equals(new HashSet<>(who.getAuthorities()))) {
                    // For this request alone: the next one asks again.
                    SecurityContextHolder.setContext(new SecurityContextImpl(with(who, now)));
                }
            } catch (UsernameNotFoundException nothingLeft) {
                out(request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static Authentication with(Authentication who, Collection<? extends GrantedAuthority> now) {
        if (who instanceof OAuth2AuthenticationToken common) {
            OAuth2AuthenticationToken same = new OAuth2AuthenticationToken(
                    common.getPrincipal(), now, common.getAuthorizedClientRegistrationId());
            same.setDetails(common.getDetails());
            return same;
        }
        UsernamePasswordAuthenticationToken same =
                UsernamePasswordAuthenticationToken.authenticated(who.getPrincipal(), who.getCredentials(), now);
        same.setDetails(who.getDetails());
        return same;
    }

    private static void out(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        if (request.getRequestURI().startsWith("/api/")
                || request.getRequestURI().startsWith("/camunda/api/")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect("/login?expired");
        }
    }
}
