package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.shipped.Chromium;

/** Wants to read, at a shared desk, what the last user of the browser typed and did not send. */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
class ReadsALeftDraftIT {

    private static final String LEAVE = "localStorage.setItem('camunda-draft', 'Ý kiến chưa gửi')";
    private static final String LEFT = "localStorage.getItem('camunda-draft')";

    @LocalServerPort
    private int port;

    @Autowired
    private GuardedOffice office;

    @BeforeEach
    void open() {
        office.open(port);
    }

    @Test
    @DisplayName(
            "Bản nháp Tasklist để lại trong trình duyệt mất khi đăng xuất, và khi phiên hết mà người khác đăng nhập")
    void draftsEndWithTheirUser() {
        try (Chromium chromium = Chromium.start();
                BrowserContext desk = chromium.person("vi-VN")) {
            Page page = desk.newPage();
            signIn(page, "r.lead");
            page.navigate(at("/camunda/app/tasklist/default/"));
            page.evaluate(LEAVE);
            page.navigate(at("/"));
            assertThat(page.evaluate(LEFT)).isNotNull();
            page.click("form[action='/logout'] button");
            page.waitForURL("**/login?logout");
            assertThat(page.evaluate(LEFT)).isNull();

            signIn(page, "r.lead");
            page.evaluate(LEAVE);
            desk.clearCookies();
            signIn(page, "r.other");
            assertThat(page.evaluate(LEFT)).isNull();
        }
    }

    private void signIn(Page page, String account) {
        page.navigate(at("/"));
        page.fill("#username", account);
        page.fill("#password", Visitor.PASSWORD);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/login"));
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
