package vn.dondoc.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * The office's common login (OpenID Connect), beside the password; there only where {@code dondoc.oidc.issuer} is set. One
 * claim of the identity names an account of the register: bodies and roles are the register's, and nobody is made up.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnExpression("!'${dondoc.oidc.issuer:}'.isBlank()")
class OpenIdLogin {

    private static final String REGISTRATION = "office";

    private static final String UNKNOWN = "unknown_account";

    private final Accounts accounts;
    private final String claim;

    OpenIdLogin(Accounts accounts, @Value("${dondoc.oidc.claim}") String claim) {
        this.accounts = accounts;
        this.claim = claim;
    }

    /** Asks the issuer when somebody first comes that way: while it is down, all else works. */
    @Bean
    ClientRegistrationRepository issuers(
            @Value("${dondoc.oidc.issuer}") String issuer,
            @Value("${dondoc.oidc.client-id}") String client,
            @Value("${dondoc.oidc.client-secret}") String secret,
            @Value("${dondoc.oidc.origin:}") String origin) {
        String back = (origin.isBlank() ? "{baseUrl}" : origin) + "/login/oauth2/code/" + REGISTRATION;
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(ClientRegistrations.fromIssuerLocation(issuer)
                        .registrationId(REGISTRATION)
                        .clientId(client)
                        .clientSecret(secret)
                        .redirectUri(back)
                        .scope("openid", "profile")
                        .userNameAttributeName(claim)
                        .build()));
    }

    void addTo(HttpSecurity http) throws Exception {
        http.oauth2Login(login -> login.loginPage("/login")
                .authorizedClientRepository(new NothingKept())
                .userInfoEndpoint(known -> known.oidcUserService(this::accountOf))
                .failureHandler(OpenIdLogin::notLetIn)
                .successHandler(new WayBack()));
    }

    private OidcUser accountOf(OidcUserRequest who) {
        String name = who.getIdToken().getClaimAsString(claim);
        try {
            if (name == null) {
                throw new UsernameNotFoundException(claim);
            }
            UserDetails account = accounts.loadUserByUsername(name);
            return new DefaultOidcUser(account.getAuthorities(), who.getIdToken(), claim);
        } catch (UsernameNotFoundException unknown) {
            throw new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN), unknown);
        }
    }

    private static void notLetIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        boolean unknown = refused instanceof OAuth2AuthenticationException answer
                && UNKNOWN.equals(answer.getError().getErrorCode());
        response.sendRedirect(unknown ? "/login?unknown" : "/login?oidc");
    }

    /** The issuer's tokens serve the login and nothing after it. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
                String registration, Authentication who, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication who,
                HttpServletRequest request,
                HttpServletResponse response) {
            // Not kept.
        }

        @Override
        public void removeAuthorizedClient(
                String registration, Authentication who, HttpServletRequest request, HttpServletResponse response) {
            // Nothing to remove.
        }
    }
}
