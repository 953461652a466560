package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;

/** Wants to work under somebody else's login: plants a session, keeps an old one, leads astray. */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
class StealsASessionIT {

    @LocalServerPort
    private int port;

    @Autowired
    private GuardedOffice office;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void open() {
        office.open(port);
    }

    @Test
    @DisplayName("Gài sẵn mã phiên trước khi đăng nhập: đăng nhập xong mã phiên khác, mã cũ vô dụng")
    void aPlantedSessionOpensNothing() {
        Visitor victim = Visitor.nobody(port);
        victim.get("/login");
        String planted = victim.cookie("SESSION").orElseThrow();
        victim.login("r.lead", Visitor.PASSWORD);
        assertThat(victim.cookie("SESSION")).isPresent().get().isNotEqualTo(planted);
        Visitor thief = Visitor.nobody(port);
        thief.takeCookie("SESSION", planted);
        assertThat(thief.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    @DisplayName("Chép được mã phiên rồi mà chủ đã đăng xuất, ở trang hay ở Tasklist: mã đó chết")
    void aSignedOutSessionIsDead() {
        Visitor page = Visitor.signedIn(port, "r.lead");
        Visitor thief = Visitor.nobody(port);
        thief.takeCookie("SESSION", page.cookie("SESSION").orElseThrow());
        assertThat(thief.get("/").statusCode()).isEqualTo(200);
        HttpResponse<String> out = page.form("/", "/logout");
        assertThat(out.headers().firstValue("Clear-Site-Data")).hasValue("\"storage\"");
        assertThat(thief.get("/").statusCode()).isEqualTo(302);

        Visitor tasklist = Visitor.signedIn(port, "r.lead");
        thief.takeCookie("SESSION", tasklist.cookie("SESSION").orElseThrow());
        HttpResponse<String> gone = tasklist.camunda("POST", "/camunda/api/admin/auth/user/default/logout", null);
        assertThat(gone.statusCode()).isEqualTo(204);
        assertThat(gone.headers().firstValue("Clear-Site-Data")).hasValue("\"storage\"");
        assertThat(thief.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    @DisplayName("Phiên để lâu không dùng thì hết; phiên dùng mãi quá 12 giờ cũng hết, ở trang và ở REST")
    void sessionsEnd() {
        Visitor idle = Visitor.signedIn(port, "r.other");
        jdbc.sql("update register.session set last_access_time = last_access_time - 7200000, "
                        + "expiry_time = expiry_time - 7200000 where principal_name = 'r.other'")
                .update();
        assertThat(idle.get("/").statusCode()).isEqualTo(302);
        Visitor busy = Visitor.signedIn(port, "r.other");
        jdbc.sql(
                        "update register.session set creation_time = creation_time - 46800000 where principal_name = 'r.other'")
                .update();
        assertThat(busy.get("/").headers().firstValue("Location")).hasValue("/login?expired");
        Visitor rest = Visitor.signedIn(port, "r.other");
        rest.get("/camunda/app/tasklist/default/");
        jdbc.sql(
                        "update register.session set creation_time = creation_time - 46800000 where principal_name = 'r.other'")
                .update();
        assertThat(rest.rest("GET", "/task?maxResults=1", null).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("Cookie phiên: không cho script đọc, không theo yêu cầu từ trang khác")
    void theCookieIsGuarded() {
        String cookie =
                Visitor.nobody(port).login("r.lead", Visitor.PASSWORD).headers().allValues("Set-Cookie").stream()
                        .filter(each -> each.startsWith("SESSION="))
                        .findFirst()
                        .orElseThrow();
        assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Lax");
    }

    @Test
    @DisplayName("Đổi mật khẩu thì mọi phiên của tài khoản ấy hết, kể cả phiên bị chép")
    void aChangedPasswordEndsEverySession() {
        office.account("r.changes", "r.stranger", "OFFICER");
        jdbc.sql("update register.person set password_hash = ? where account = 'r.changes'")
                .param("{noop}" + Visitor.PASSWORD)
                .update();
        Visitor owner = Visitor.signedIn(port, "r.changes");
        Visitor thief = Visitor.nobody(port);
        thief.takeCookie("SESSION", owner.cookie("SESSION").orElseThrow());
        String page = "/account/password";
        assertThat(owner.form(
                                page,
                                page,
                                "old",
                                "sai",
                                "chosen",
                                "Nguyễn Văn An đi chợ",
                                "again",
                                "Nguyễn Văn An đi chợ")
                        .body())
                .contains("Mật khẩu đang dùng không đúng");
        assertThat(owner.form(page, page, "old", Visitor.PASSWORD, "chosen", "r.changes", "again", "r.changes")
                        .body())
                .contains("ít nhất 10 ký tự");
        HttpResponse<String> changed = owner.form(
                page, page, "old", Visitor.PASSWORD, "chosen", "Nguyễn Văn An đi chợ", "again", "Nguyễn Văn An đi chợ");
        assertThat(changed.headers().firstValue("Location")).hasValue("/login?changed");
        assertThat(thief.get("/").statusCode()).isEqualTo(302);
        // Typed with loose marks it is the same phrase.
        String loose = java.text.Normalizer.normalize("Nguyễn Văn An đi chợ", java.text.Normalizer.Form.NFD);
        assertThat(Visitor.nobody(port).login("r.changes", loose).headers().firstValue("Location"))
                .hasValue("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/directives",
                "/camunda/app/tasklist",
                "/camunda/app/cockpit/default",
                "/camunda",
                "/api/docs",
                "/api/directives",
                "/khong-co",
                "/work/khong-co"
            })
    @DisplayName("Tên máy giả trong yêu cầu không đi vào đâu trong câu trả lời")
    void aForgedHostGoesNowhere(String path) throws Exception {
        Visitor reader = Visitor.signedIn(port, "r.lead");
        String session = reader.cookie("SESSION").orElseThrow();
        for (String cookie : new String[] {"", "Cookie: SESSION=" + session + "\r\n"}) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\n" + cookie
                            + "Connection: close\r\n\r\n"))
                    .doesNotContain("evil.example");
        }
    }

    @Test
    @DisplayName("Đăng nhập xong không bị dẫn sang máy khác")
    void theWayBackStaysHere() throws Exception {
        Visitor victim = Visitor.nobody(port);
        victim.get("/login");
        String session = victim.cookie("SESSION").orElseThrow();
        raw("GET /directives HTTP/1.1\r\nHost: evil.example\r\nCookie: SESSION=" + session
                + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n");
        String back = victim.login("r.lead", Visitor.PASSWORD)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(back).startsWith("/").doesNotContain("evil").doesNotStartWith("//");
    }

    @Test
    @DisplayName("Lệnh từ trang khác gửi nhờ phiên của người khác bị chặn")
    void aForgedCommandIsRefused() {
        Visitor victim = Visitor.signedIn(port, "r.admin");
        for (String path : new String[] {"/inspections", "/account/password", "/api/inspections"}) {
            HttpResponse<String> forged = victim.send(HttpRequest.newBuilder(victim.uri(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("inspector=r.idle")));
            assertThat(forged.statusCode()).as(path).isEqualTo(403);
        }
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
