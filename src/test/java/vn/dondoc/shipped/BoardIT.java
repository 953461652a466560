package vn.dondoc.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The board as leaders and officials use it in a browser, on a desk and on a phone. */
@DisplayName("Bảng theo dõi trong trình duyệt")
class BoardIT {

    private static final Path DIRECTORY = Path.of("target/board-" + UUID.randomUUID());

    private static final List<String> VIEWS = List.of(
            "/",
            "/board/figures?by=body",
            "/board/figures?by=directive",
            "/board/figures?by=clause",
            "/board/figures?by=quarter",
            "/board/progress",
            "/board/matrix",
            "/board/matrix?directive=875-CV-TU",
            "/board/steps",
            "/board/steps/list?which=overdue",
            "/board/ageing",
            "/board/reports",
            "/search?q=doi+ngu+tri+thuc",
            "/assignments?standing=OPEN_LATE&late=3-&followed=true");

    private static Jar jar;
    private static Chromium chromium;

    @BeforeAll
    static void anOfficeInNovember() throws Exception {
        chromium = Chromium.start();
        jar = Jar.start(DIRECTORY).untilUp();
        assertThat(jar.post("/api/rehearsal/sign", "admin", "{}").statusCode()).isEqualTo(200);
        assertThat(jar.post("/api/rehearsal/clock", "admin", "{\"to\": \"2020-11-10T08:00:00\"}")
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

    @Test
    @DisplayName("Lãnh đạo tìm không dấu, mở con số ra danh sách, xem căn cứ xếp màu; không lỗi nào trong trình duyệt")
    void aLeaderSearchesAndDrillsDown() {
        List<String> errors = new ArrayList<>();
        try (BrowserContext person = chromium.person("vi-VN")) {
            Page page = Chromium.signedIn(person, jar, "thuongtruc");
            listen(page, errors);
            page.locator("#q").fill("doi ngu tri thuc");
            page.locator("#q").press("Enter");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("875-CV/TU");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("đội ngũ trí thức");

            page.navigate(jar.uri("/").toString());
            Locator overdue = page.locator(".split .over a");
            String number = overdue.textContent();
            overdue.click();
            PlaywrightAssertions.assertThat(page.locator("caption")).containsText("trên " + number);
            PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(Integer.parseInt(number));
            page.locator("tbody a.basis").first().click();
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("28/11/2019");

            page.navigate(jar.uri("/board/progress?directive=875-CV-TU").toString());
            PlaywrightAssertions.assertThat(page.locator("#chart svg")).isVisible();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            PlaywrightAssertions.assertThat(page.locator("#chart svg")).isVisible();
            PlaywrightAssertions.assertThat(page.locator(".cut-off")).containsText("Số liệu lúc");
            PlaywrightAssertions.assertThat(page.locator(".views")).isHidden();
        }
        assertThat(errors).isEmpty();
    }

    @Test
    @DisplayName("Trên điện thoại 360 điểm ảnh không trang nào phải kéo ngang, với lãnh đạo và với đơn vị")
    void nothingScrollsSidewaysOnAPhone() {
        List<String> errors = new ArrayList<>();
        for (String account : List.of("thuongtruc", "hu.dakha")) {
            try (BrowserContext person = chromium.person("vi-VN")) {
                Page page = Chromium.signedIn(person, jar, account);
                listen(page, errors);
                page.setViewportSize(360, 740);
                for (String view : VIEWS) {
                    page.navigate(jar.uri(view).toString());
                    assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                            .as(account + " " + view)
                            .isEqualTo(0);
                }
            }
        }
        assertThat(errors).isEmpty();
    }

    private static void listen(Page page, List<String> errors) {
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
    }
}
