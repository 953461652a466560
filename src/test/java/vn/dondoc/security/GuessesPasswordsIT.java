package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.register.LoginFailures;

/** Wants to find a password by trying, or to keep others out by trying for them. */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
class GuessesPasswordsIT {

    @LocalServerPort
    private int port;

    @Autowired
    private GuardedOffice office;

    @Autowired
    private LoginFailures failures;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void open() {
        office.open(port);
        forget();
    }

    @AfterEach
    void forget() {
        jdbc.sql("delete from register.login_failure").update();
    }

    @Test
    @DisplayName(
            "Dò ở trang đăng nhập: sau 5 lần sai phải chờ, lâu dần; cả mật khẩu đúng cũng không được xem trong lúc chờ")
    void guessingAtThePageSlowsDown() {
        Visitor thief = Visitor.nobody(port);
        for (int i = 0; i < 5; i++) {
            assertThat(where(thief.login("r.lead", "sai " + i))).isEqualTo("/login?error");
        }
        String waits = where(thief.login("r.lead", Visitor.PASSWORD));
        assertThat(waits).startsWith("/login?later=");
        assertThat(thief.get(waits).body()).contains("Thử lại sau").contains("giây");
        long first = Long.parseLong(waits.replaceAll("\\D", ""));
        elapse();
        assertThat(where(thief.login("r.lead", "lại sai"))).isEqualTo("/login?error");
        long second = Long.parseLong(where(thief.login("r.lead", "sai nữa")).replaceAll("\\D", ""));
        assertThat(second).isGreaterThan(first);
        elapse();
        assertThat(where(thief.login("r.lead", Visitor.PASSWORD))).isEqualTo("/");
    }

    @Test
    @DisplayName("Dò qua /api và qua trang số liệu cũng đếm chung: 429, nói bao giờ thử lại")
    void guessingByProgramCountsTheSame() {
        Visitor thief = Visitor.nobody(port);
        assertThat(thief.basic("/api/directives", "r.admin", "sai").statusCode())
                .isEqualTo(401);
        for (int i = 0; i < 2; i++) {
            assertThat(thief.basic("/api/directives", "r.admin", "sai").statusCode())
                    .isEqualTo(401);
            assertThat(thief.basic("/actuator/prometheus", "r.admin", "sai").statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> waits = thief.basic("/api/directives", "r.admin", Visitor.PASSWORD);
        assertThat(waits.statusCode()).isEqualTo(429);
        assertThat(waits.headers().firstValue("Retry-After")).isPresent();
        assertThat(waits.body()).contains("Thử lại sau");
    }

    @Test
    @DisplayName("Dò ào một lúc nhiều luồng không vượt được phép đếm")
    void aBurstDoesNotOutrunTheCount() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(32);
        try {
            List<Future<Integer>> tries = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tries.add(many.submit(() -> Visitor.nobody(port)
                        .basic("/api/directives", "r.other", "sai")
                        .statusCode()));
            }
            int looked = 0;
            for (Future<Integer> each : tries) {
                looked += each.get() == 401 ? 1 : 0;
            }
            assertThat(looked).isLessThanOrEqualTo(10);
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    @DisplayName(
            "Kẻ xấu dò tài khoản quản trị từ nhiều máy: quản trị ở máy vẫn dùng vào được ngay, ở máy lạ chờ không quá 60 giây")
    void nobodyLocksTheLastAdministratorOut() {
        Visitor.signedIn(port, "r.admin");
        for (int i = 0; i < 200; i++) {
            failures.failed("r.admin", "203.0.113." + i);
        }
        assertThat(failures.wait("r.admin", "198.51.100.1"))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(1L, 60L));
        Visitor.signedIn(port, "r.admin");
        assertThat(Visitor.nobody(port)
                        .basic("/api/directives", "r.admin", Visitor.PASSWORD)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName(
            "Một máy dò hết tài khoản này đến tài khoản khác bị chặn theo địa chỉ, người khác ở nơi khác không sao")
    void oneAddressAgainstEverybodyIsStopped() {
        for (int i = 0; i < 40; i++) {
            failures.failed("nguoi." + i, "203.0.113.9");
        }
        assertThat(failures.wait("r.lead", "203.0.113.9")).isPresent();
        assertThat(failures.wait("r.lead", "203.0.113.10")).isEmpty();
    }

    private void elapse() {
        jdbc.sql("update register.login_failure set blocked_until = now() - interval '1 second'")
                .update();
    }

    private static String where(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
