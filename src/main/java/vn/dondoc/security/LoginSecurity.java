package vn.dondoc.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AntPathRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import vn.dondoc.register.LoginFailures;

/**
 * One login for the pages, Tasklist and Cockpit. {@code /api} with Basic is stateless and needs no CSRF token, because a
 * browser never sends it by itself; with a session it needs one. {@code /camunda/api} keeps Camunda's own filter.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
@ConditionalOnWebApplication
class LoginSecurity {

    /** What the Tasklist menu posts on sign-out. */
    private static final String CAMUNDA_LOGOUT = "/camunda/api/admin/auth/user/*/logout";

    private static final String POLICY = "Content-Security-Policy";

    /** Nothing from elsewhere, no script in the page, no frame round it. */
    private static final String OWN_PAGES = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final RequestMatcher WITH_BASIC = request -> {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, "Basic ", 0, 6);
    };

    /** 403, and the page that goes with it. */
    private final ObjectMapper json;

    LoginSecurity(ObjectMapper json) {
        this.json = json;
    }

    @Bean
    static PasswordEncoder passwordEncoder() {
        return new NormalizedPasswords();
    }

    /** The one way in with a password, for pages and programs. */
    @Bean
    AuthenticationProvider passwordLogin(Accounts people, PasswordEncoder passwords, LoginFailures failures) {
        DaoAuthenticationProvider checked = new DaoAuthenticationProvider(people);
        checked.setPasswordEncoder(passwords);
        return new ThrottledLogin(checked, failures);
    }

    /** Programs: every request proves itself, no session is made. */
    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http) throws Exception {
        return http.securityMatcher(
                        request -> request.getRequestURI().startsWith("/api/") && WITH_BASIC.matches(request))
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint((request, response, refused) -> {
                    if (refused instanceof TryLater later) {
                        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(later.seconds()));
                        problem(response, HttpStatus.TOO_MANY_REQUESTS, later.getMessage());
                    } else {
                        problem(response, HttpStatus.UNAUTHORIZED, "Tài khoản hoặc mật khẩu không đúng.");
                    }
                }))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .exceptionHandling(failing -> failing.accessDeniedHandler((request, response, denied) ->
                        problem(response, HttpStatus.FORBIDDEN, "Tài khoản này không có quyền làm việc đó.")))
                .build();
    }

    /** The example gateway of trial mode proves its callers by a token of its own. */
    @Bean
    @Order(2)
    SecurityFilterChain gateway(HttpSecurity http) throws Exception {
        return http.securityMatcher(new AntPathRequestMatcher("/trial/gateway/messages", HttpMethod.POST.name()))
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain officials(
            HttpSecurity http,
            ObjectProvider<OpenIdLogin> commonLogin,
            Accounts accounts,
            @Value("${dondoc.session.longest}") Duration longest)
            throws Exception {
        if (commonLogin.getIfAvailable() != null) {
            commonLogin.getObject().addTo(http);
        }
        RequestMatcher machine = new OrRequestMatcher(
                new AntPathRequestMatcher("/api/**"), new AntPathRequestMatcher("/camunda/api/**"));
        return http.authorizeHttpRequests(all -> all
                        // Camunda's own login and first-user page would go round this one.
                        .requestMatchers(new AntPathRequestMatcher(
                                "/camunda/api/admin/auth/user/*/login/*", HttpMethod.POST.name()))
                        .denyAll()
                        .requestMatchers(new AntPathRequestMatcher("/camunda/api/admin/setup/**"))
                        .denyAll()
                        // Tells whether a password of anybody is right.
                        .requestMatchers(new AntPathRequestMatcher("/camunda/api/engine/engine/*/identity/verify"))
                        .denyAll()
                        // No worker fetches work from outside, and the engine counts nothing: both would fail.
                        .requestMatchers(
                                new AntPathRequestMatcher("/camunda/api/engine/engine/*/external-task/**"),
                                new AntPathRequestMatcher("/camunda/api/engine/engine/*/metrics/**"))
                        .denyAll()
                        .requestMatchers(
                                "/login", "/css/**", "/js/**", "/images/**", "/webjars/**", "/favicon.ico", "/error")
                        .permitAll()
                        .requestMatchers("/actuator/health", "/camunda/assets/**", "/camunda/lib/**", "/trial/banner")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .failureHandler(LoginSecurity::notLetIn)
                        .successHandler(new WayBack())
                        .permitAll())
                .requestCache(cache -> cache.requestCache(pagesOnly(machine)))
                .addFilterBefore(new LongestSession(longest), AuthorizationFilter.class)
                .addFilterBefore(new CurrentRights(accounts), AuthorizationFilter.class)
                .logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(
                                new AntPathRequestMatcher("/logout", HttpMethod.POST.name()),
                                new AntPathRequestMatcher(CAMUNDA_LOGOUT, HttpMethod.POST.name())))
                        // Tasklist keeps drafts of forms in the browser, which the next user of the machine opens.
                        .addLogoutHandler(
                                (request, response, who) -> response.setHeader("Clear-Site-Data", "\"storage\""))
                        .logoutSuccessHandler(LoginSecurity::signedOut))
                .csrf(csrf -> csrf.ignoringRequestMatchers("/camunda/api/**"))
                .exceptionHandling(failing -> failing.defaultAuthenticationEntryPointFor(
                                (request, response, refused) ->
                                        problem(response, HttpStatus.UNAUTHORIZED, "Chưa đăng nhập."),
                                new AntPathRequestMatcher("/api/**"))
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), machine)
                        // Led to the login, a script would begin a session there in the place of the reader's own.
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                request -> "empty".equals(request.getHeader("Sec-Fetch-Dest")))
                        .defaultAuthenticationEntryPointFor(toLogin(), request -> true)
                        .defaultAccessDeniedHandlerFor(
                                (request, response, denied) -> problem(
                                        response, HttpStatus.FORBIDDEN, "Tài khoản này không có quyền làm việc đó."),
                                new AntPathRequestMatcher("/api/**"))
                        // Without a second one the first would answer on the pages too.
                        .defaultAccessDeniedHandlerFor(LoginSecurity::refused, request -> true))
                // Camunda's pages send their own policy.
                .headers(headers -> headers.addHeaderWriter(LoginSecurity::policy)
                        .referrerPolicy(
                                referrer -> referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** What a page asks for by itself is nothing to come back to, and must not begin a session beside that of the login. */
    private static HttpSessionRequestCache pagesOnly(RequestMatcher machine) {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> {
            String destination = request.getHeader("Sec-Fetch-Dest");
            return HttpMethod.GET.matches(request.getMethod())
                    && (destination == null || destination.equals("document"))
                    && !machine.matches(request);
        });
        return cache;
    }

    private static LoginUrlAuthenticationEntryPoint toLogin() {
        LoginUrlAuthenticationEntryPoint login = new LoginUrlAuthenticationEntryPoint("/login");
        login.setFavorRelativeUris(true);
        return login;
    }

    private static void policy(HttpServletRequest request, HttpServletResponse response) {
        if (!request.getRequestURI().startsWith("/camunda/") && !response.containsHeader(POLICY)) {
            response.setHeader(POLICY, OWN_PAGES);
        }
    }

    private static void notLetIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.sendRedirect(refused instanceof TryLater later ? "/login?later=" + later.seconds() : "/login?error");
    }

    /**
     * A page that stood open longer than its session sends a form that nobody can take any more; of all else the error page
     * says why, which Spring's own handler keeps to itself.
     */
    private static void refused(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException
                && SecurityContextHolder.getContext().getAuthentication() == null) {
            PageLeft.remember(request);
            response.sendRedirect("/login?expired");
        } else {
            request.setAttribute(WebAttributes.ACCESS_DENIED_403, denied);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static void signedOut(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        if (request.getRequestURI().startsWith("/camunda/api/")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendRedirect("/login?logout");
        }
    }

    private void problem(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
    }
}
