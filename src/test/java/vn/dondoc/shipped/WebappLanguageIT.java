package vn.dondoc.shipped;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Camunda's four webapps as officials read them: Vietnamese, and English for a browser that asks for it. */
class WebappLanguageIT {

    private static final Path DIRECTORY = Path.of("target/language-" + UUID.randomUUID());

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Welcome asks for a password policy, and there is none. */
    private static final String EXPECTED = "/identity/password-policy";

    /** What a person sees: the visible pieces of text. */
    private static final String VISIBLE_TEXTS = """
            () => {
              const texts = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (node.parentElement.checkVisibility({visibilityProperty: true}) && node.nodeValue.trim()) {
                  texts.push(node.nodeValue.trim());
                }
              }
              return texts;
            }
            """;

    private enum Screen {
        TASKS("tasklist", "hu.dakha", "", "Chọn một công việc trong danh sách.", "Select a task in the list."),
        DASHBOARD("cockpit", "vanhanh", "#/dashboard", "Lượt đang thực hiện", "Running Process Instances"),
        PROCESSES("cockpit", "vanhanh", "#/processes", "12 quy trình đã nạp", "12 process definitions deployed"),
        DEPLOYMENTS(
                "cockpit", "vanhanh", "#/repository", "Chọn một tệp trong danh sách", "Select a resource in the list"),
        USERS("admin", "admin", "#/users", "Danh sách người dùng", "List of users"),
        AUTHORIZATIONS(
                "admin", "admin", "#/authorization?resource=0", "Phân quyền: Ứng dụng", "Application Authorizations"),
        WELCOME("welcome", "hu.dakha", "", "Ứng dụng", "Applications");

        private final String app;
        private final String account;
        private final String route;
        private final String vietnamese;
        private final String english;

        Screen(String app, String account, String route, String vietnamese, String english) {
            this.app = app;
            this.account = account;
            this.route = route;
            this.vietnamese = vietnamese;
            this.english = english;
        }

        private String address() {
            return jar.uri("/camunda/app/" + app + "/default/").toString() + route;
        }
    }

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

    @ParameterizedTest
    @EnumSource
    @DisplayName("Trình duyệt tiếng Việt đọc tiếng Việt, không sót chữ tiếng Anh nào của ứng dụng, không lỗi")
    void speaksVietnamese(Screen screen) throws Exception {
        List<String> errors = new ArrayList<>();
        try (BrowserContext person = chromium.person("vi-VN")) {
            Page page = open(person, screen, errors);

            assertThat(page.getByText(screen.vietnamese).first()).isVisible();
            assertThat(page.locator("html")).hasAttribute("lang", "vi");
            assertThat(seen(page)).doesNotContainAnyElementsOf(onlyIn("en", "vi", screen.app));
        }
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Trình duyệt hỏi tiếng Anh đọc tiếng Anh, không lẫn chữ tiếng Việt của ứng dụng")
    void speaksEnglishToWhoAsks(Screen screen) throws Exception {
        List<String> errors = new ArrayList<>();
        try (BrowserContext person = chromium.person("en-GB")) {
            Page page = open(person, screen, errors);

            assertThat(page.getByText(screen.english).first()).isVisible();
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            Set<String> vietnamese = onlyIn("vi", "en", screen.app);
            vietnamese.remove("Đôn Đốc");
            assertThat(seen(page)).doesNotContainAnyElementsOf(vietnamese);
        }
        assertThat(errors).isEmpty();
    }

    @Test
    @DisplayName("Trình duyệt hỏi tiếng khác thì đọc tiếng Việt")
    void speaksVietnameseToEverybodyElse() {
        try (BrowserContext person = chromium.person("fr-FR")) {
            Page page = open(person, Screen.TASKS, new ArrayList<>());

            assertThat(page.getByText(Screen.TASKS.vietnamese)).isVisible();
        }
    }

    @Test
    @DisplayName("Còn bao lâu tới hạn tính theo đồng hồ dùng thử; ngày ghi 17/10/2019 08:00; tuần bắt đầu từ thứ hai")
    void timeIsTheOfficesTime() {
        try (BrowserContext person = chromium.person("vi-VN")) {
            Page page = open(person, Screen.TASKS, new ArrayList<>());
            assertThat(page.locator(".due-date").first()).hasText(Pattern.compile("Đến hạn\\s+\\d+ ngày nữa"));
            assertThat(page.locator(".creation-date").first()).hasText(Pattern.compile("Tạo\\s+.+ trước"));

            page.getByText("Vào sổ văn bản đến").first().click();
            // Dates of a task are the register's to change.
            assertThat(page.getByText("Đặt ngày xem lại")).isHidden();

            page.getByText("Nhận việc").first().click();
            Locator calendar = page.locator(".flatpickr-calendar");
            page.getByLabel("Ngày đến").click();
            assertThat(calendar.locator(".flatpickr-weekday").first()).hasText("T2");
            assertThat(calendar.locator(".cur-year")).hasValue("2019");
        }
        try (BrowserContext person = chromium.person("vi-VN")) {
            Page page = open(person, Screen.DEPLOYMENTS, new ArrayList<>());
            assertThat(page.locator("dd.time").first()).hasText(Pattern.compile("17/10/2019 08:\\d\\d"));
        }
        try (BrowserContext person = chromium.person("en-GB")) {
            Page page = open(person, Screen.TASKS, new ArrayList<>());
            assertThat(page.locator(".due-date").first()).hasText(Pattern.compile("Due\\s+in \\d+ days"));
        }
    }

    @Test
    @DisplayName("Chỉ quản trị đọc dòng báo Camunda 7 đã hết vòng đời")
    void theEndOfCamundaIsForAdministrators() {
        Locator bar;
        try (BrowserContext person = chromium.person("vi-VN")) {
            bar = open(person, Screen.TASKS, new ArrayList<>()).locator(".ce-eol-banner");
            assertThat(bar).isHidden();
            bar = goTo(person, Screen.WELCOME.address()).locator(".ce-eol-banner");
            assertThat(bar).isHidden();
        }
        try (BrowserContext person = chromium.person("vi-VN")) {
            bar = open(person, Screen.USERS, new ArrayList<>()).locator(".ce-eol-banner");
            assertThat(bar).containsText("Camunda 7 bản cộng đồng đã hết vòng đời");
            bar = goTo(person, Screen.WELCOME.address()).locator(".ce-eol-banner");
            assertThat(bar).isVisible();
            bar = goTo(person, Screen.TASKS.address()).locator(".ce-eol-banner");
            assertThat(bar).isHidden();
        }
    }

    private static Page open(BrowserContext person, Screen screen, List<String> errors) {
        Page page = Chromium.signedIn(person, jar, screen.account);
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.location().contains(EXPECTED)) {
                errors.add(message.text() + " " + message.location());
            }
        });
        page.navigate(screen.address());
        assertThat(page.locator(".app-splash")).hasCount(0);
        assertThat(page.locator(".navbar-brand")).isVisible();
        return page;
    }

    private static Page goTo(BrowserContext person, String address) {
        Page page = person.newPage();
        page.navigate(address);
        assertThat(page.locator(".navbar-brand")).isVisible();
        return page;
    }

    private static Set<String> seen(Page page) {
        Set<String> seen = new HashSet<>();
        ((List<?>) page.evaluate(VISIBLE_TEXTS)).forEach(text -> seen.add((String) text));
        return seen;
    }

    /** What the one locale file says and the other never does. */
    private static Set<String> onlyIn(String language, String other, String app) throws IOException {
        Set<String> texts = texts(language, app);
        texts.removeAll(texts(other, app));
        return texts;
    }

    private static Set<String> texts(String language, String app) throws IOException {
        String name = "/META-INF/resources/webjars/camunda/app/" + app + "/locales/" + language + ".json";
        try (InputStream file = WebappLanguageIT.class.getResourceAsStream(name)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            Set<String> texts = new HashSet<>();
            JSON.readTree(text.replace("\uFEFF", ""))
                    .path("labels")
                    .forEach(label -> texts.add(label.asText().trim()));
            return texts;
        }
    }
}
