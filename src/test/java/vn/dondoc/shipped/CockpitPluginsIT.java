package vn.dondoc.shipped;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the office adds to Cockpit, as the supervisor sees it in a browser. */
@DisplayName("Vận hành quy trình: các trang của văn phòng trong Cockpit")
class CockpitPluginsIT {

    private static final Path DIRECTORY = Path.of("target/cockpit-" + UUID.randomUUID());
    private static final String COCKPIT = "/camunda/app/cockpit/default/";

    private static Jar jar;
    private static Chromium chromium;

    @BeforeAll
    static void anOfficeInJanuary() throws Exception {
        chromium = Chromium.start();
        jar = Jar.start(DIRECTORY).untilUp();
        assertThat(jar.post("/api/rehearsal/sign", "admin", "{}").statusCode()).isEqualTo(200);
        aFinishedInstance();
        assertThat(jar.post("/api/rehearsal/clock", "admin", "{\"to\": \"2020-01-02T08:00:00\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() throws Exception {
        if (jar != null) {
            jar.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    /** A question that was answered, sent back once, answered again and received. */
    private static void aFinishedInstance() throws Exception {
        assertThat(jar.post("/api/report-requests", "btg", """
                        {"directive": "875-CV-TU", "subject": "Số hội nghị", "question": "Đã mở bao nhiêu hội nghị?",
                         "due": "2019-10-31", "bodies": ["hu.dakha"]}
                        """).statusCode()).isEqualTo(201);
        Visitor district = new Visitor();
        district.login(jar, "hu.dakha", "demo");
        Visitor monitor = new Visitor();
        monitor.login(jar, "btg", "demo");
        complete(district, "hu.dakha", "userTask_answer", Map.of("content", "12 hội nghị"));
        complete(monitor, "btg", "userTask_receiveAnswer", Map.of("decision", "RETURNED", "note", "Thiếu số người dự"));
        complete(district, "hu.dakha", "userTask_answer", Map.of("content", "12 hội nghị, 900 người"));
        complete(monitor, "btg", "userTask_receiveAnswer", Map.of("decision", "RECEIVED"));
    }

    private static void complete(Visitor who, String account, String step, Map<String, Object> values)
            throws Exception {
        JsonNode tasks = who.tasks(jar, step);
        assertThat(tasks).as(step).hasSize(1);
        who.complete(jar, jar, tasks.get(0).path("id").asText(), account, values);
    }

    @Test
    @DisplayName("Trang tổng quan: phân loại của văn bản, quá hạn theo cơ quan; từ đó mở trang một văn bản")
    void theDashboardAndADirective() {
        List<String> errors = new ArrayList<>();
        try (BrowserContext person = chromium.person("vi-VN")) {
            Page page = open(person, "#/dashboard", errors);
            Locator dashboard = page.locator(".office-dashboard");
            assertThat(dashboard.getByText("Tình hình thực hiện văn bản")).isVisible();
            assertThat(dashboard).containsText("Đang thực hiện quá hạn");
            assertThat(dashboard).containsText("Huyện ủy Đăk Hà");
            assertThat(dashboard).containsText("Mọi tin đôn đốc đều đã gửi được.");

            dashboard
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("875-CV/TU"))
                    .click();
            assertThat(page.getByText("Văn bản 875-CV/TU")).isVisible();
            assertThat(page.getByText(Pattern.compile("Lượt thực hiện: \\d+"))).isVisible();
            assertThat(page.locator(".office-page")).containsText("Phản hồi của các cơ quan");
            assertThat(page.locator(".office-page")).containsText("chưa phản hồi");
            assertThat(page.locator(".office-page")).containsText("Lịch thực hiện");
            assertThat(page.locator(".office-page")).containsText("Mốc đề án: Xây dựng đề cương");
            assertThat(page.locator(".office-page")).not().containsText("userTask_");
            assertThat(page.locator(".office-page a[href*='/runtime']").first()).isVisible();
        }
        assertThat(errors).isEmpty();
    }

    @Test
    @DisplayName(
            "Lượt đã kết thúc: tìm theo mã, mở trên sơ đồ với đường đã đi, số lần, công việc; bước đi hai lần ghi 2")
    void aFinishedInstanceOnItsDiagram() {
        List<String> errors = new ArrayList<>();
        try (BrowserContext person = chromium.person("vi-VN")) {
            Page page = open(person, "#/dashboard", errors);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lịch sử"))
                    .click();
            page.getByLabel("Mã việc có chứa").fill("yc-1:hu");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tìm"))
                    .click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("YC-1:hu.dakha"))
                    .click();

            assertThat(page.locator(".office-diagram .djs-shape.office-walked[data-element-id='userTask_answer']"))
                    .isVisible();
            assertThat(page.locator(".office-diagram .djs-connection.office-walked")
                            .first())
                    .isVisible();
            assertThat(page.locator(".djs-overlays[data-container-id='userTask_answer'] .office-badge"))
                    .hasText("2");
            assertThat(page.locator(".office-page")).containsText("Trả lại, đề nghị bổ sung");
            assertThat(page.locator(".office-page")).containsText("Huyện ủy Đăk Hà");
            assertThat(page.locator(".office-page")).containsText("Không có sự cố nào.");
            assertThat(page.locator(".office-page")).containsText("Thao tác của người dùng");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Về danh sách các lượt đã kết thúc"))
                    .click();
            assertThat(page.getByText("Lịch sử: các lượt đã kết thúc")).isVisible();
            page.getByLabel("Mã việc có chứa").fill("không có mã này");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tìm"))
                    .click();
            assertThat(page.getByText("Không có lượt nào đã kết thúc khớp")).isVisible();
        }
        assertThat(errors).isEmpty();
    }

    @Test
    @DisplayName("Trên sơ đồ của quy trình, mỗi bước ghi số việc quá hạn")
    void overdueStepsOnTheDiagram() {
        List<String> errors = new ArrayList<>();
        try (BrowserContext person = chromium.person("vi-VN")) {
            Page page = open(person, "#/processes", errors);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Quán triệt, triển khai"))
                    .first()
                    .click();
            assertThat(page.locator(".djs-overlays[data-container-id='userTask_register'] .office-badge.overdue"))
                    .hasText("29");
        }
        assertThat(errors).isEmpty();
    }

    @Test
    @DisplayName("Một phần hỏng thì phần khác vẫn dùng được: tệp không nạp được, dữ liệu không về")
    void aBrokenPluginLeavesTheRest() {
        try (BrowserContext person = chromium.person("vi-VN")) {
            person.route(
                    "**/scripts/plugins/dashboard.js*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/javascript")
                            .setBody("throw new Error('broken on purpose');")));
            Page page = open(person, "#/dashboard", new ArrayList<>());
            assertThat(page.getByText("Lượt đang thực hiện").first()).isVisible();
            assertThat(page.locator(".office-dashboard")).hasCount(0);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Lịch sử"))
                    .click();
            assertThat(page.getByText("YC-1:hu.dakha")).isVisible();
        }
        try (BrowserContext person = chromium.person("vi-VN")) {
            person.route("**/api/supervision/undelivered", Route::abort);
            Page page = open(person, "#/dashboard", new ArrayList<>());
            assertThat(page.getByText("Phần này không mở được.")).isVisible();
            assertThat(page.getByText("Lượt đang thực hiện").first()).isVisible();
        }
    }

    @Test
    @DisplayName("Lời của các trang có đủ hai thứ tiếng; trình duyệt xin tiếng Anh thì được tiếng Anh")
    void bothLanguages() {
        try (BrowserContext person = chromium.person("en-GB")) {
            Page page = open(person, "#/dashboard", new ArrayList<>());
            assertThat(page.getByText("How directives are carried out")).isVisible();
            assertThat(page.evaluate("""
                            async () => {
                              const {texts} = await import('/camunda/app/cockpit/scripts/plugins/texts.js');
                              const keys = language => Object.keys(texts[language]).sort().join();
                              return keys('vi') === keys('en')
                                && Object.values(texts.vi).every(text => text === text.normalize('NFC'));
                            }
                            """)).isEqualTo(true);
        }
    }

    private static Page open(BrowserContext person, String route, List<String> errors) {
        Page page = Chromium.signedIn(person, jar, "vanhanh");
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            // What the loader catches it tells as a warning.
            if (message.type().equals("error") || message.text().startsWith("Cockpit plugin")) {
                errors.add(message.text() + " " + message.location());
            }
        });
        page.navigate(jar.uri(COCKPIT) + route);
        assertThat(page.locator(".app-splash")).hasCount(0);
        assertThat(page.locator(".navbar-brand")).isVisible();
        return page;
    }
}
