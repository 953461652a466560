package vn.dondoc.security;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.shipped.Chromium;

@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
@DisplayName("Hết phiên làm việc không mất chữ đã gõ, và không ai khác đọc được chữ ấy")
class TypedTextSurvivesIT {

    private static final String TYPED = "Đã quán triệt đến 12/12 chi bộ, còn 01 chi bộ ghép";
    private static final String STORED = "() => JSON.stringify(localStorage) + JSON.stringify(sessionStorage)";

    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private GuardedOffice office;

    @Autowired
    private JdbcClient jdbc;

    private String task;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        office.open(port);
        office.account("r.mate", "r.lead", "OFFICER");
        task = office.task(GuardedOffice.WORK);
        Visitor.signedIn(port, "r.lead").rest("POST", "/task/" + task + "/claim", "{\"userId\":\"r.lead\"}");
    }

    @AfterEach
    void clean() {
        Visitor.signedIn(port, "r.lead").rest("POST", "/task/" + task + "/unclaim", "{}");
        jdbc.sql("delete from register.remark where assignment = ?")
                .param(GuardedOffice.WORK)
                .update();
    }

    @Test
    @DisplayName("Tasklist: gõ, phiên hết trên máy chủ, bấm hoàn thành, đăng nhập lại: đúng việc ấy, đúng chữ ấy")
    void inTheTasklist() {
        try (BrowserContext desk = chromium.person("vi-VN")) {
            Page page = desk.newPage();
            signIn(page, "r.lead");
            page.navigate(at("/camunda/app/tasklist/default/#/?task=" + task));
            number(page).fill("12-BC/HU");
            page.getByLabel("Ngày ban hành").first().fill("17/10/2030");
            page.keyboard().press("Tab");
            subject(page).fill(TYPED);
            page.getByLabel("Nơi nhận").first().fill("Ban theo dõi");
            sessionsEnd();
            page.locator("button[ng-click='complete()']").click();
            page.waitForURL(url -> url.startsWith(at("/login")));
            assertThat((String) page.evaluate(STORED))
                    .contains("dondoc-draft:")
                    .doesNotContain("chi bộ")
                    .doesNotContain("12-BC/HU")
                    .doesNotContain(task);

            fillIn(page, "r.lead");
            assertThat(subject(page)).hasValue(TYPED);
            assertThat(number(page)).hasValue("12-BC/HU");

            number(page).fill("13-BC/HU");
            sessionsEnd();
            page.locator("button[ng-click='complete()']").click();
            page.waitForURL(url -> url.startsWith(at("/login")));
            fillIn(page, "r.mate");
            assertThat(page.locator(".task-card")).containsText("Làm việc này");
            page.waitForCondition(() -> !((String) page.evaluate(STORED)).contains("dondoc-draft:"));
            assertThat(page.locator("body")).not().containsText(TYPED);
            assertThat((String) page.evaluate("id => localStorage.getItem('camunda-form:' + id)", task))
                    .isNull();
        }
    }

    @Test
    @DisplayName("Trang của hệ thống: chữ hiện lại ở đúng ô sau khi đăng nhập lại, gửi được rồi thì thôi")
    void onAnOwnPage() {
        try (BrowserContext desk = chromium.person("vi-VN")) {
            Page page = desk.newPage();
            signIn(page, "r.helper");
            page.navigate(at("/work/" + GuardedOffice.WORK));
            page.locator("#remark").fill(TYPED);
            page.waitForCondition(() -> ((String) page.evaluate(STORED)).contains("dondoc-draft:"));
            sessionsEnd();
            page.getByText("Ghi ý kiến").click();
            page.waitForURL("**/login?expired*");
            assertThat((String) page.evaluate(STORED)).contains("dondoc-draft:").doesNotContain("chi bộ");
            fillIn(page, "r.helper");
            page.waitForURL("**/work/" + GuardedOffice.WORK + "*");
            assertThat(page.locator("#remark")).hasValue(TYPED);
            assertThat(page.locator("#remarks [role=status]")).containsText("chưa gửi được");

            page.getByText("Ghi ý kiến").click();
            assertThat(page.locator("#remarks .log")).containsText(TYPED);
            page.navigate(at("/work/" + GuardedOffice.WORK));
            assertThat(page.locator("#remark")).hasValue("");
            assertThat(page.locator("#remarks [role=status]")).hasCount(0);
        }
    }

    @Test
    @DisplayName("Người khác đăng nhập trên cùng trình duyệt không thấy gì; người gõ đăng xuất rồi cũng không còn")
    void nobodyElseFindsIt() {
        try (BrowserContext desk = chromium.person("vi-VN")) {
            Page page = desk.newPage();
            signIn(page, "r.helper");
            leaveTyped(page);
            sessionsEnd();
            signIn(page, "r.other");
            page.waitForCondition(() -> !((String) page.evaluate(STORED)).contains("dondoc-draft:"));
            page.locator("form[action='/logout'] button").click();
            page.waitForURL("**/login?logout*");

            signIn(page, "r.helper");
            page.navigate(at("/work/" + GuardedOffice.WORK));
            assertThat(page.locator("#remark")).hasValue("");
            leaveTyped(page);
            page.locator("form[action='/logout'] button").click();
            page.waitForURL("**/login?logout*");
            assertThat((String) page.evaluate(STORED)).doesNotContain("dondoc-draft:");
            signIn(page, "r.helper");
            page.navigate(at("/work/" + GuardedOffice.WORK));
            assertThat(page.locator("#remark")).hasValue("");
        }
    }

    @Test
    @DisplayName("Người gõ dở mà thôi: bấm bỏ thì ô trở lại như cũ")
    void theirOwnerDiscardsIt() {
        try (BrowserContext desk = chromium.person("vi-VN")) {
            Page page = desk.newPage();
            signIn(page, "r.helper");
            leaveTyped(page);
            page.navigate(at("/work/" + GuardedOffice.WORK));
            assertThat(page.locator("#remark")).hasValue(TYPED);
            page.getByText("Bỏ chữ ấy").click();
            assertThat(page.locator("#remark")).hasValue("");
            page.navigate(at("/work/" + GuardedOffice.WORK));
            assertThat(page.locator("#remark")).hasValue("");
        }
    }

    @Test
    @DisplayName("Chìa khóa bản nháp mỗi người một khác, người ấy lúc nào cũng một, chưa đăng nhập thì không có")
    void everybodyHasTheirOwnKey() {
        String own = Visitor.signedIn(port, "r.lead").get("/drafts/key").body();
        assertThat(own).contains("\"key\":\"");
        assertThat(Visitor.signedIn(port, "r.lead").get("/drafts/key").body()).isEqualTo(own);
        assertThat(Visitor.signedIn(port, "r.mate").get("/drafts/key").body()).isNotEqualTo(own);
        assertThat(Visitor.nobody(port).get("/drafts/key").body()).doesNotContain("\"key\":\"");
    }

    private void leaveTyped(Page page) {
        page.navigate(at("/work/" + GuardedOffice.WORK));
        page.locator("#remark").fill(TYPED);
        page.waitForCondition(() -> ((String) page.evaluate(STORED)).contains("dondoc-draft:"));
    }

    private static Locator number(Page page) {
        return page.getByLabel("Số, ký hiệu văn bản minh chứng").first();
    }

    private static Locator subject(Page page) {
        return page.getByLabel("Trích yếu").first();
    }

    private void sessionsEnd() {
        jdbc.sql("delete from register.session").update();
    }

    private void signIn(Page page, String account) {
        page.navigate(at("/login"));
        fillIn(page, account);
    }

    private static void fillIn(Page page, String account) {
        page.fill("#username", account);
        page.fill("#password", Visitor.PASSWORD);
        page.click("button[type=submit]");
        page.waitForURL(url -> !url.contains("/login"));
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
