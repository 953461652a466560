package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;

/** One login opens what the person may open, and every other door stays shut; over HTTP, as a browser or a thief would. */
// The webapps find their engine by name in the whole JVM: it is registered anew before each test.
@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
class LoginIT {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    SampleOffice office;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder passwords;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @BeforeEach
    void people() {
        ProcessEngines.registerProcessEngine(engine);
        office.open();
        account("t.official", "OFFICER");
        account("t.supervisor", "SUPERVISOR");
        account("t.admin", "ADMINISTRATOR");
    }

    @Test
    @DisplayName(
            "Đăng nhập một lần, vào được trang của mình và Tasklist; Cockpit cho người vận hành, Admin cho quản trị")
    void oneLoginOpensWhatThePersonMayOpen() throws Exception {
        login("t.official", "demo");
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);

        cookies.getCookieStore().removeAll();
        login("t.supervisor", "demo");
        assertThat(get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(get("/camunda/app/admin/default/").statusCode()).isEqualTo(403);

        cookies.getCookieStore().removeAll();
        login("t.admin", "demo");
        assertThat(get("/camunda/app/admin/default/").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("Sai mật khẩu thì không vào; chưa đăng nhập thì tới trang đăng nhập, /api và REST trả 401")
    void withoutAPasswordNothingOpens() throws Exception {
        assertThat(login("t.official", "sai").headers().firstValue("Location").orElse(""))
                .contains("/login?error");
        assertThat(get("/").headers().firstValue("Location").orElse("")).contains("/login");
        assertThat(get("/api/directives").statusCode()).isEqualTo(401);
        assertThat(get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(401);
        assertThat(get("/engine-rest/task").statusCode()).isNotEqualTo(200);
        assertThat(get("/actuator/health").body()).contains("UP");
    }

    @Test
    @DisplayName("Đường đăng nhập và tạo quản trị riêng của Camunda đóng kín")
    void camundasOwnLoginAndSetupAreShut() throws Exception {
        HttpResponse<String> own =
                send(HttpRequest.newBuilder(uri("/camunda/api/admin/auth/user/default/login/tasklist"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=t.admin&password=demo")));
        assertThat(own.statusCode()).isIn(401, 403);
        HttpResponse<String> setup = send(HttpRequest.newBuilder(uri("/camunda/api/admin/setup/default/user/create"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(setup.statusCode()).isIn(401, 403);
    }

    @Test
    @DisplayName(
            "Lệnh giả từ trang khác bị chặn: thiếu mã thì không làm; Basic không cần mã vì trình duyệt không tự gửi")
    void forgedRequestsAreRefused() throws Exception {
        login("t.admin", "demo");
        get("/camunda/app/tasklist/default/");
        HttpResponse<String> page = send(HttpRequest.newBuilder(uri("/logout")).POST(BodyPublishers.noBody()));
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).contains("text/html");
        HttpResponse<String> api =
                send(HttpRequest.newBuilder(uri("/api/alerts/1/resend")).POST(BodyPublishers.noBody()));
        assertThat(api.statusCode()).isEqualTo(403);
        HttpResponse<String> camunda =
                send(HttpRequest.newBuilder(uri("/camunda/api/engine/engine/default/task/1/claim"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"userId\":\"t.admin\"}")));
        assertThat(camunda.statusCode()).isEqualTo(403);

        HttpResponse<String> basic = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri("/api/alerts/1/resend"))
                                .header("Authorization", basic("t.admin"))
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
        assertThat(basic.statusCode()).isEqualTo(400);
        assertThat(basic.body()).contains("không gửi lại");
        assertThat(basic.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    @DisplayName("Trang để mở quá lâu: trang trả lời bằng một trang, nói rõ phải tải lại, không nói thiếu quyền")
    void aStalePageIsAnsweredByAPage() throws Exception {
        login("t.official", "demo");
        HttpResponse<String> stale = send(HttpRequest.newBuilder(uri("/logout")).POST(BodyPublishers.noBody()));
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(stale.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(stale.body())
                .contains("Tải lại trang, đăng nhập rồi làm lại")
                .doesNotContain("{\"type\"");
    }

    @Test
    @DisplayName("Không ai dò được mật khẩu của người khác qua REST của Camunda")
    void passwordsCannotBeTriedInside() throws Exception {
        login("t.official", "demo");
        HttpResponse<String> tried =
                rest("POST", "/identity/verify", "{\"username\":\"t.admin\",\"password\":\"demo\"}");
        assertThat(tried.statusCode()).isEqualTo(403);
        assertThat(tried.body()).doesNotContain("authenticated");
    }

    @Test
    @DisplayName("REST của Camunda từ chối bằng một câu tiếng Việt và mã 400, không lộ ruột hệ thống")
    void theRestRefusesInTheWordsOfTheOffice() throws Exception {
        login("t.official", "demo");
        HttpResponse<String> unknown = rest("POST", "/task/khong-co/complete", "{}");
        assertThat(unknown.statusCode()).as(unknown.body()).isEqualTo(400);
        assertThat(unknown.body())
                .contains("\"message\":\"Không có việc nào mang mã khong-co. Tải lại danh sách việc.\"");
        HttpResponse<String> patched =
                rest("POST", "/task/1/variables", "{\"modifications\":{\"outcome\":{\"value\":\"x\"}}}");
        assertThat(patched.statusCode()).as(patched.body()).isEqualTo(400);
        assertThat(patched.body()).contains("\"message\":\"Thao tác này không làm được từ bên ngoài");
        HttpResponse<String> started = rest("POST", "/process-definition/key/measure-execution/start", "{}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(400);
        HttpResponse<String> forbidden =
                rest("POST", "/filter/create", "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{}}");
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.body()).contains("\"message\":\"Tài khoản này không có quyền làm việc đó.\"");
        HttpResponse<String> failed = rest("GET", "/task?maxResults=1&nameLike=%00", null);
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).contains("Hệ thống gặp lỗi").doesNotContainIgnoringCase("sql");
        assertThat(rest("GET", "/task?maxResults=1", null).body()).startsWith("[");
    }

    @Test
    @DisplayName("Phiên đã hết mà còn bấm Lưu hay Đăng nhập trên trang cũ: về trang đăng nhập, nói rõ chưa lưu gì")
    void aPageThatOutlivesItsSessionLeadsToTheLogin() throws Exception {
        HttpResponse<String> stale = send(HttpRequest.newBuilder(uri("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=t.official&password=demo&_csrf=het-han")));
        assertThat(stale.statusCode()).isEqualTo(302);
        String login = stale.headers().firstValue("Location").orElse("");
        assertThat(login).endsWith("/login?expired");
        assertThat(get("/login?expired").body()).contains("Phiên làm việc đã hết");
    }

    @Test
    @DisplayName("Đăng xuất ở trang nào cũng đóng phiên")
    void signingOutEndsTheSession() throws Exception {
        login("t.official", "demo");
        get("/camunda/app/tasklist/default/");
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        HttpResponse<String> out = send(HttpRequest.newBuilder(uri("/camunda/api/admin/auth/user/default/logout"))
                .header("X-XSRF-TOKEN", token)
                .POST(BodyPublishers.noBody()));
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(get("/").headers().firstValue("Location").orElse("")).contains("/login");
    }

    @Test
    @DisplayName("400 trang mở cùng lúc: mã trong trang luôn bằng mã trong tiêu đề")
    void everyPageHasTheNonceOfItsOwnHeader() throws Exception {
        login("t.official", "demo");
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<Future<HttpResponse<String>>> pages = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                pages.add(many.submit(() -> get("/camunda/app/tasklist/default/")));
            }
            for (Future<HttpResponse<String>> page : pages) {
                String policy = page.get()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow();
                Matcher header = Pattern.compile("'nonce-([^']+)'").matcher(policy);
                assertThat(header.find()).isTrue();
                assertThat(page.get().body()).contains("nonce=\"" + header.group(1) + "\"");
            }
        } finally {
            many.shutdownNow();
        }
    }

    private void account(String account, String role) {
        jdbc.sql("""
                        insert into register.person (account, name, password_hash) values (?, ?, ?)
                        on conflict do nothing
                        """).params(account, account, passwords.encode("demo")).update();
        jdbc.sql("insert into register.membership (person, body, role) values (?, ?, ?) on conflict do nothing")
                .params(account, SampleOffice.OFFICE, role)
                .update();
    }

    private HttpResponse<String> login(String account, String password) throws Exception {
        Matcher token = CSRF.matcher(get("/login").body());
        assertThat(token.find()).isTrue();
        return send(HttpRequest.newBuilder(uri("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "username=" + account + "&password=" + password + "&_csrf=" + token.group(1))));
    }

    /** As Tasklist asks. */
    private HttpResponse<String> rest(String method, String path, String body) throws Exception {
        get("/camunda/app/tasklist/default/");
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        return send(HttpRequest.newBuilder(uri("/camunda/api/engine/engine/default" + path))
                .header("X-XSRF-TOKEN", token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String basic(String account) {
        return "Basic " + Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
