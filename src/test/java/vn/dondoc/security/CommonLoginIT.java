package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;

/**
 * The office's common login: Spring Authorization Server, started here, at 127.0.0.1; the application at localhost, because
 * cookies don't tell ports apart.
 */
@OfficeTest
class CommonLoginIT {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static ServletWebServerApplicationContext issuer;

    @LocalServerPort
    private int port;

    @Autowired
    private SampleOffice office;

    @Autowired
    private GuardedOffice accounts;

    @Autowired
    private ProcessEngine engine;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** Found by no scan: the application itself must not become an issuer. */
    @ImportAutoConfiguration({
        PropertyPlaceholderAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        OAuth2AuthorizationServerAutoConfiguration.class,
        OAuth2AuthorizationServerJwtAutoConfiguration.class
    })
    static class Issuer {

        @Bean
        UserDetailsService known() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("an@tinh.example")
                            .password("{noop}x")
                            .roles("USER")
                            .build(),
                    User.withUsername("la@tinh.example")
                            .password("{noop}x")
                            .roles("USER")
                            .build());
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> account() {
            return token -> token.getClaims()
                    .claim("preferred_username", token.getPrincipal().getName().replace("@tinh.example", ".officer"));
        }
    }

    @DynamicPropertySource
    static void startTheIssuer(DynamicPropertyRegistry properties) {
        issuer = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Issuer.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .properties(Map.of(
                        "spring.config.location",
                        "optional:classpath:/no-such/",
                        "server.port",
                        "0",
                        "server.address",
                        "127.0.0.1",
                        "logging.level.root",
                        "warn",
                        "spring.security.oauth2.authorizationserver.client.office.registration.client-id",
                        "dondoc",
                        "spring.security.oauth2.authorizationserver.client.office.registration.client-secret",
                        "{noop}bi-mat",
                        "spring.security.oauth2.authorizationserver.client.office.registration.client-authentication-methods",
                        "client_secret_basic",
                        "spring.security.oauth2.authorizationserver.client.office.registration.authorization-grant-types",
                        "authorization_code",
                        "spring.security.oauth2.authorizationserver.client.office.registration.redirect-uris",
                        "http://127.0.0.1:1/login/oauth2/code/office",
                        "spring.security.oauth2.authorizationserver.client.office.registration.scopes",
                        "openid,profile"))
                .run();
        String at = "http://127.0.0.1:" + issuer.getWebServer().getPort();
        properties.add("dondoc.oidc.issuer", () -> at);
        properties.add("dondoc.oidc.client-id", () -> "dondoc");
        properties.add("dondoc.oidc.client-secret", () -> "bi-mat");
        // What the issuer knows as our address; the test follows the path to the port that we have.
        properties.add("dondoc.oidc.origin", () -> "http://127.0.0.1:1");
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @BeforeEach
    void anAccount() {
        ProcessEngines.registerProcessEngine(engine);
        office.open();
        office.body("t.common", "Đơn vị t.common", "DISTRICT_COMMITTEE");
        accounts.account("an.officer", "t.common", "OFFICER");
    }

    @Test
    @DisplayName("Đăng nhập qua hệ thống chung: vào đúng tài khoản đã khai, đúng việc của cơ quan mình, cả Tasklist")
    void aKnownAccountComesIn() throws Exception {
        assertThat(get(here("/login")).body()).contains("Đăng nhập qua");
        assertThat(signIn("an@tinh.example")).isEqualTo("/");
        assertThat(get(here("/")).body()).contains("an.officer");
        assertThat(get(here("/camunda/app/tasklist/default/")).statusCode()).isEqualTo(200);
        assertThat(get(here("/camunda/app/cockpit/default/")).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("Người hệ thống chung biết mà ở đây chưa khai tài khoản thì không vào, được báo rõ phải làm gì")
    void anUnknownAccountIsRefused() throws Exception {
        assertThat(signIn("la@tinh.example")).isEqualTo("/login?unknown");
        assertThat(get(here("/login?unknown")).body()).contains("chưa có tài khoản nào như vậy");
        assertThat(get(here("/")).statusCode()).isEqualTo(302);
    }

    @Test
    @DisplayName("Mã trả về bịa ra, không phải do mình hỏi, thì không vào")
    void anAnswerNobodyAskedForIsRefused() throws Exception {
        HttpResponse<String> forged = get(here("/login/oauth2/code/office?code=bia&state=bia"));
        assertThat(forged.headers().firstValue("Location")).hasValue("/login?oidc");
    }

    /** @return where the application sends whoever comes back */
    private String signIn(String name) throws Exception {
        URI at = here("/oauth2/authorization/office");
        for (int step = 0; step < 10; step++) {
            HttpResponse<String> answer = get(at);
            if (answer.statusCode() == 200 && answer.body().contains("name=\"password\"")) {
                Matcher token = CSRF.matcher(answer.body());
                assertThat(token.find()).isTrue();
                answer = browser.send(
                        HttpRequest.newBuilder(at.resolve("/login"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(
                                        "username=" + enc(name) + "&password=x&_csrf=" + enc(token.group(1))))
                                .build(),
                        BodyHandlers.ofString());
            }
            String location = answer.headers().firstValue("Location").orElseThrow();
            boolean ours = at.getHost().equals("localhost");
            if (ours && location.startsWith("/")) {
                return location;
            }
            at = at.resolve(location);
            if (at.getPort() == 1) {
                at = here(at.getRawPath() + "?" + at.getRawQuery());
            }
        }
        throw new IllegalStateException("round in circles");
    }

    private URI here(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> get(URI at) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(at).header("Accept", "text/html").build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String enc(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
