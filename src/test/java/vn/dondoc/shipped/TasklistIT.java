package vn.dondoc.shipped;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.dondoc.web.Accessibility;

@DisplayName("Tasklist của cơ quan: việc kèm căn cứ, hạn, minh chứng")
class TasklistIT {

    private static final Path DIRECTORY = Path.of("target/tasklist-" + UUID.randomUUID());

    private static Jar jar;

    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        jar = Jar.start(DIRECTORY).untilUp();
        assertThat(jar.post("/api/rehearsal/sign", "admin", "{}").statusCode()).isEqualTo(200);
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

    @Test
    @DisplayName(
            "Mở việc là thấy ai giao, giao gì, hạn nào; thả tệp ngay đó; hồ sơ mở sang trang khác vẫn hỏi được trước khi xóa")
    void theTaskTellsItsOrderAndTakesFiles() throws Exception {
        List<String> errors = new ArrayList<>();
        try (BrowserContext person = chromium.person("vi-VN")) {
            Page page = Chromium.signedIn(person, jar, "bcsd.ubnd");
            page.onPageError(errors::add);
            page.onConsoleMessage(message -> {
                // The browser tells of the file that is refused on purpose.
                if (message.type().equals("error") && !message.location().contains("/files")) {
                    errors.add(message.text() + " " + message.location());
                }
            });
            page.navigate(jar.uri("/camunda/app/tasklist/default/").toString());
            page.getByText("Đề xuất hạn hoàn thành").first().click();
            Locator brief = page.locator(".office-brief");
            assertThat(brief).containsText("875-CV/TU");
            assertThat(brief).containsText("không ấn định ngày");
            assertThat(brief.locator("[data-upload]")).hasCount(0);

            page.getByText("Giao cơ quan soạn thảo").first().click();
            assertThat(brief).containsText("Hạn 31/12/2020 – văn bản ấn định, “trong quý IV-2020”");
            assertThat(brief).containsText("giai đoạn 2021-2030");
            brief.locator("input[type=file]")
                    .setInputFiles(new FilePayload(
                            "to-trinh.pdf",
                            "application/pdf",
                            "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
            assertThat(brief.locator("[data-progress]")).containsText("to-trinh.pdf: Đã lưu.");
            brief.locator("input[type=file]")
                    .setInputFiles(new FilePayload("la.exe", "application/octet-stream", new byte[] {'M', 'Z', 0, 0}));
            assertThat(brief.locator("[data-progress] .late")).containsText("la.exe");

            Page work = page.waitForPopup(() -> brief.getByText("Hồ sơ đầy đủ").click());
            work.waitForLoadState();
            work.onPageError(errors::add);
            work.locator("#files")
                    .setInputFiles(new FilePayload(
                            "du-thao.pdf", "application/pdf", "%PDF-1.5\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
            work.getByText("Tải lên").click();
            assertThat(work.locator("#pending")).containsText("du-thao.pdf");
            work.waitForLoadState();
            List<String> asked = new ArrayList<>();
            work.onDialog(dialog -> {
                asked.add(dialog.message());
                dialog.accept();
            });
            work.locator("#pending li")
                    .filter(new Locator.FilterOptions().setHasText("to-trinh.pdf"))
                    .getByText("Xóa")
                    .click();
            assertThat(work.getByText("to-trinh.pdf")).hasCount(0);
            assertThat(work.locator("#pending")).containsText("du-thao.pdf");
            assertThat(asked).containsExactly("Xóa tệp to-trinh.pdf?");
        }
        assertThat(errors).isEmpty();
    }

    @Test
    @DisplayName("Danh sách chờ xác nhận, chờ quyết định chỉ có việc thuộc loại ấy")
    void theReadyLists() {
        try (BrowserContext person = chromium.person("vi-VN")) {
            Page page = Chromium.signedIn(person, jar, "hu.dakha");
            page.navigate(jar.uri("/camunda/app/tasklist/default/").toString());
            assertThat(page.locator("section.tasks-list")).containsText("Vào sổ văn bản đến");
            for (String list : List.of("Chờ xác nhận", "Chờ quyết định")) {
                page.getByText(list).first().click();
                assertThat(page.locator("section.tasks-list")).not().containsText("Vào sổ văn bản đến");
            }
        }
    }

    @Test
    @DisplayName("Chỉ dùng bàn phím: tới việc, nhận, điền, nộp; lúc nào cũng thấy đang ở đâu")
    void byKeyboardAlone() {
        try (BrowserContext person = chromium.person("vi-VN")) {
            Page page = tasklist(person, "hu.dakto");
            tabTo(page, "li.task h4 a");
            page.keyboard().press("Enter");
            assertThat(page.locator(".office-brief")).containsText("875-CV/TU");
            assertThat(page.locator("[role=status].office-status")).containsText("Đã mở việc: Vào sổ văn bản đến");
            tabTo(page, "button.claim");
            page.keyboard().press("Enter");
            assertThat(page.locator("button.unclaim")).isVisible();
            tabTo(page, ".office-brief summary");
            tabTo(page, ".fjs-form-field input[type=text]");
            page.keyboard().type("312");
            page.keyboard().press("Tab");
            page.keyboard().type("17/10/2019");
            page.keyboard().press("Escape");
            tabTo(page, "button[ng-click='complete()']");
            page.keyboard().press("Enter");
            assertThat(page.locator("section.tasks-list")).not().containsText("Vào sổ văn bản đến");
            assertThat(page.locator("section.tasks-list")).containsText("Phân công");
        }
    }

    @Test
    @DisplayName("Điện thoại 360 px: mở việc là tới ngay việc ấy, không tràn ngang, nộp được, có lối về danh sách")
    void onANarrowScreen() {
        try (BrowserContext person = chromium.person("vi-VN")) {
            Page page = tasklist(person, "hu.sathay");
            page.setViewportSize(360, 780);
            page.locator("li.task h4 a").first().click();
            assertThat(page.locator(".task-card h2.task")).isFocused();
            assertThat(page.locator(".task-card h2.task")).isInViewport();
            assertThat(page.locator(".office-brief")).containsText("875-CV/TU");
            page.locator("button.claim").click();
            assertThat(page.locator("button.unclaim")).isVisible();
            Accessibility.serious(page);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(360);
            assertThat((Integer) page.evaluate(
                            "Math.max(...Array.from(document.querySelectorAll('.office-brief, .fjs-container, h2.task'),"
                                    + " part => Math.ceil(part.getBoundingClientRect().right)))"))
                    .isLessThanOrEqualTo(360);
            page.getByText("Về danh sách việc").click();
            assertThat(page.locator("li.task h4 a").first()).isInViewport();
            page.getByLabel("Số đến").first().fill("77");
            page.getByLabel("Ngày đến").first().fill("17/10/2019");
            page.keyboard().press("Tab");
            page.locator("button[ng-click='complete()']").click();
            assertThat(page.locator("section.tasks-list")).containsText("Phân công");
        }
    }

    @Test
    @DisplayName("Máy đọc màn hình: axe không thấy gì nghiêm trọng ở danh sách, việc, hồ sơ, lúc đề nghị")
    void readAloud() {
        try (BrowserContext person = chromium.person("vi-VN")) {
            Page page = tasklist(person, "hu.ngochoi");
            Accessibility.serious(page);
            page.locator("li.task h4 a").first().click();
            assertThat(page.locator(".office-brief")).containsText("875-CV/TU");
            page.locator("button.claim").click();
            assertThat(page.locator("button.unclaim")).isVisible();
            Accessibility.serious(page);
            Page asking = page.waitForPopup(
                    () -> page.locator(".office-brief").getByText("Xin gia hạn").click());
            asking.waitForLoadState();
            assertThat(asking.locator("#ext-why")).isVisible();
            Accessibility.serious(asking);
        }
    }

    private static Page tasklist(BrowserContext person, String account) {
        Page page = Chromium.signedIn(person, jar, account);
        page.navigate(jar.uri("/camunda/app/tasklist/default/").toString());
        assertThat(page.locator("section.tasks-list")).containsText("Vào sổ văn bản đến");
        return page;
    }

    /** Presses Tab until the element has the focus; whatever had it on the way was seen to have it. */
    private static void tabTo(Page page, String selector) {
        for (int pressed = 0; pressed < 60; pressed++) {
            page.keyboard().press("Tab");
            assertThat((Boolean) page.evaluate("""
                            () => {
                              const at = document.activeElement;
                              const seen = getComputedStyle(at);
                              const box = at.getBoundingClientRect();
                              return at === document.body || box.width * box.height === 0
                                  || seen.outlineStyle !== 'none' || seen.boxShadow !== 'none';
                            }"""))
                    .as("focus is seen on the way to " + selector + ": "
                            + page.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
                    .isTrue();
            if ((Boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("Tab never comes to " + selector);
    }
}
