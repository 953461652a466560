package vn.dondoc.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The first minutes of a newcomer with the shipped jar: sign, watch, move the clock, do a task in a browser, restart. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrialModeIT {

    private static final Path DIRECTORY = Path.of("target/trial-" + UUID.randomUUID());

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Jar jar;

    @BeforeAll
    static void start() throws Exception {
        jar = Jar.start(DIRECTORY).untilUp();
    }

    @AfterAll
    static void stop() throws Exception {
        jar.close();
    }

    @Test
    @Order(1)
    @DisplayName("Chưa ký thì chưa có việc nào; ký xong thì 102 việc tới đủ nơi nhận")
    void signingIssuesEverything() throws Exception {
        assertThat(jar.output()).contains("/camunda/app/tasklist", "thuongtruc");
        assertThat(get("/api/assignments").path("total").asInt()).isZero();
        assertThat(jar.post("/api/rehearsal/sign", "vanthu", "{}").statusCode()).isEqualTo(403);
        assertThat(jar.post("/api/rehearsal/sign", "admin", "{}").statusCode()).isEqualTo(200);
        assertThat(get("/api/assignments").path("total").asInt()).isEqualTo(102);
        assertThat(get("/api/assignments?clause=2.4").path("total").asInt()).isEqualTo(13);
        JsonNode scheme = get("/api/assignments/875-CV-TU:3:bcsd.ubnd");
        assertThat(scheme.path("due").asText()).isEqualTo("2020-12-31");
        assertThat(scheme.path("dueSetBy").asText()).isEqualTo("DOCUMENT");
        assertThat(get("/api/assignments/875-CV-TU:2.4b:bcsd.ubnd")
                        .path("processInstanceId")
                        .isNull())
                .isTrue();
    }

    @Test
    @Order(2)
    @DisplayName("Cán bộ đăng nhập, nhận việc, điền biểu mẫu trong Tasklist; trang không lỗi, đọc được bằng máy đọc")
    void anOfficialDoesATaskInTheBrowser() throws Exception {
        List<String> errors = new ArrayList<>();
        try (Chromium chromium = Chromium.start();
                BrowserContext context = chromium.person("vi-VN")) {
            Page page = Chromium.signedIn(context, jar, "hu.dakha");
            page.onPageError(errors::add);
            for (String path :
                    List.of("/", "/directives", "/directives/875-CV-TU", "/work/875-CV-TU:1:hu.dakha", "/trial")) {
                page.navigate(jar.uri(path).toString());
                assertThat(serious(page)).as(path).isEmpty();
            }
            PlaywrightAssertions.assertThat(
                            page.locator("tr").filter(new Locator.FilterOptions().setHasText("hu.dakha")))
                    .containsText("1 việc; gấp nhất: Vào sổ văn bản đến");
            PlaywrightAssertions.assertThat(
                            page.locator("tr").filter(new Locator.FilterOptions().setHasText("vanhanh")))
                    .containsText("không có việc");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("Phát hành");
            page.navigate(jar.uri("/camunda/app/tasklist/default/").toString());
            page.getByText("Vào sổ văn bản đến").first().click();
            page.getByText("Nhận việc").first().click();
            page.getByLabel("Số đến").fill("245");
            page.getByLabel("Ngày đến").fill("17/10/2019");
            page.getByLabel("Ngày đến").press("Tab");
            page.getByText("Hoàn thành", new Page.GetByTextOptions().setExact(true))
                    .click();
            PlaywrightAssertions.assertThat(
                            page.getByText("Phân công thực hiện").first())
                    .isVisible();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screens/tasklist.png")));
        }
        assertThat(errors).isEmpty();
        assertThat(get("/api/assignments/875-CV-TU:1:hu.dakha").path("state").asText())
                .isEqualTo("IN_PROGRESS");
    }

    @Test
    @Order(3)
    @DisplayName("Đồng hồ bước tới mốc; khởi động lại thì đi tiếp từ chỗ đã dừng")
    void theClockMovesAndSurvivesARestart() throws Exception {
        assertThat(jar.post("/api/rehearsal/clock", "admin", "{\"to\": \"next-deadline\"}")
                        .statusCode())
                .isEqualTo(200);
        JsonNode now = JSON.readTree(jar.post("/api/rehearsal/clock", "admin", "{\"to\": \"2020-01-02T08:00:00\"}")
                .body());
        assertThat(now.path("now").asText()).isEqualTo("2020-01-02T08:00:00");
        assertThat(get("/api/assignments?overdue=true").path("total").asInt()).isEqualTo(29);
        assertThat(get("/api/alerts?directive=875-CV-TU").path("total").asInt()).isPositive();
        assertThat(jar.post("/api/rehearsal/clock", "admin", "{\"to\": \"2019-01-01T08:00:00\"}")
                        .body())
                .contains("chỉ đi tới");

        jar.close();
        jar = Jar.start(DIRECTORY).untilUp();
        assertThat(JSON.readTree(jar.get("/api/rehearsal/clock", "admin").body())
                        .path("now")
                        .asText())
                .startsWith("2020-01-02T08:0");
        assertThat(get("/api/assignments").path("total").asInt()).isEqualTo(102);
    }

    private static JsonNode get(String path) throws Exception {
        return JSON.readTree(jar.get(path, "admin").body());
    }

    private static List<String> serious(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(Rule::getId)
                        .toList();
    }
}
