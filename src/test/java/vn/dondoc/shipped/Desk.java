package vn.dondoc.shipped;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import vn.dondoc.web.Accessibility;

/**
 * Somebody at a desk who does what their page of the guide says. Remembers every word that was on the screen and everything
 * that the browser complained about; each page of the application is looked at by axe as it comes.
 */
final class Desk implements AutoCloseable {

    /** {@code -Dguide.pictures=write} draws the pictures of the guide anew. */
    private static final boolean WRITES = "write".equals(System.getProperty("guide.pictures"));

    static final Path PICTURES = Path.of("docs/guide/pictures");

    /** What a person can read: texts, and what stands in fields, choices and on buttons. */
    private static final String READABLE = """
            () => [document.body.innerText,
              ...[...document.querySelectorAll('option, summary, label, legend')].map(each => each.textContent),
              ...[...document.querySelectorAll('[placeholder], [title], [aria-label]')].flatMap(each =>
                [each.placeholder, each.title, each.getAttribute('aria-label')].filter(text => text))].join('\\n')
            """;

    /** Names of pictures that were taken, or would have been. */
    static final Set<String> TAKEN = new TreeSet<>();

    /** The machine may be busy, and the clock may have months of work to do; a page that never comes still fails. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What axe has looked at: each page once for each person, the login once. */
    private static final Set<String> HEARD = new HashSet<>();

    private final Jar jar;
    private final String account;
    private final BrowserContext person;
    private final StringBuilder seen;
    private final List<String> complaints = new ArrayList<>();
    Page page;

    /** @param seen where the words on the screen are added */
    Desk(Chromium chromium, Jar jar, String account, StringBuilder seen) {
        this.jar = jar;
        this.account = account;
        this.seen = seen;
        person = chromium.person("vi-VN");
        person.setDefaultTimeout(PATIENCE.toMillis());
        page = person.newPage();
        page.setViewportSize(1280, 800);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isMissingPicture(message.location())) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400 && !isMissingPicture(response.url())) {
                complaints.add(response.status() + " " + response.url());
            }
        });
        page.onRequestFailed(request -> {
            // A page that is left while it still loads aborts what is under way.
            if (!String.valueOf(request.failure()).contains("ERR_ABORTED")) {
                complaints.add(request.failure() + " " + request.url());
            }
        });
        signIn();
    }

    /** While the pictures are being drawn some are not there yet. */
    private static boolean isMissingPicture(String address) {
        return WRITES && address.contains("/guide/pictures/");
    }

    private void signIn() {
        page.navigate(jar.uri("/login").toString());
        look();
        picture("login", page.locator("main"));
        page.getByLabel("Tài khoản").fill(account);
        page.getByLabel("Mật khẩu").fill("demo");
        press("Đăng nhập");
        page.waitForURL(jar.uri("/").toString());
        look();
    }

    /** Reads what stands on the screen; a page of the application may not shut anybody out. */
    Desk look() {
        page.waitForLoadState();
        seen.append(page.evaluate(READABLE)).append('\n');
        String path = page.url().replaceAll("[?#].*", "");
        if (!path.contains("/camunda/") && HEARD.add((path.endsWith("/login") ? "" : account) + path)) {
            Accessibility.serious(page);
        }
        return this;
    }

    Desk open(String path) {
        page.navigate(jar.uri(path).toString());
        return look();
    }

    /** A link of this name. */
    Desk follow(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
        return look();
    }

    /** A link that opens beside the page; what follows is done there. */
    Desk followBeside(String name) {
        page = page.waitForPopup(() -> page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click());
        page.setViewportSize(1280, 800);
        return look();
    }

    Desk press(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .last()
                .click();
        return this;
    }

    Desk unfold(String name) {
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .click();
        return this;
    }

    /** The first one of this label that is to be seen. */
    Locator field(String label) {
        return page.getByLabel(label)
                .filter(new Locator.FilterOptions().setVisible(true))
                .first();
    }

    Desk fill(String label, String text) {
        Locator field = field(label);
        field.fill(text);
        field.press("Tab");
        return this;
    }

    Desk choose(String label, String value) {
        field(label).selectOption(value);
        return this;
    }

    Desk tick(String label) {
        field(label).check();
        return this;
    }

    Desk sees(String text) {
        assertThat(page.getByText(text).first()).isVisible();
        seen.append(page.evaluate(READABLE)).append('\n');
        return this;
    }

    /** Việc của tôi, from wherever the person is. */
    Desk tasks() {
        if (page.url().contains("/camunda/")) {
            page.navigate(jar.uri("/").toString());
        }
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Việc của tôi"))
                .click();
        assertThat(page.locator("ol.tasks-list > li").first()).isVisible();
        return look();
    }

    /** One of the ready lists on the left. */
    Desk list(String name) {
        page.getByText(name).first().click();
        return this;
    }

    /** Opens the step in the list and claims it. */
    Desk take(String step, String about) {
        card(step, about).locator("h4").click();
        sees("Nhận việc");
        page.getByText("Nhận việc").first().click();
        assertThat(page.locator(".office-brief")).isVisible();
        assertThat(page.locator("button:has-text('Hoàn thành')").first()).isEnabled();
        return look();
    }

    /** Hands the form in; the step leaves the list. */
    Desk finish(String step, String about) {
        // The form comes after the task: when it is filled in, all of it stands there.
        look();
        page.getByText("Hoàn thành", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(card(step, about)).hasCount(0);
        return look();
    }

    private Locator card(String step, String about) {
        return page.locator("ol.tasks-list > li")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                "h4", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + step + "\\s*$")))))
                .filter(new Locator.FilterOptions().setHasText(about));
    }

    /** What stands on the screen now, for the guide. */
    Desk picture(String name) {
        return picture(name, null);
    }

    /** @param of the part that is shown; null: the screen */
    Desk picture(String name, Locator of) {
        TAKEN.add(name + ".png");
        if (WRITES) {
            page.evaluate("() => document.activeElement && document.activeElement.blur()");
            Path file = PICTURES.resolve(name + ".png");
            if (of == null) {
                page.screenshot(new Page.ScreenshotOptions().setPath(file));
            } else {
                of.scrollIntoViewIfNeeded();
                of.screenshot(new Locator.ScreenshotOptions().setPath(file));
            }
        } else {
            Assertions.assertThat(Files.exists(PICTURES.resolve(name + ".png")))
                    .as("docs/guide/pictures/%s.png; -Dguide.pictures=write draws it", name)
                    .isTrue();
        }
        return this;
    }

    @Override
    public void close() {
        person.close();
        Assertions.assertThat(complaints).isEmpty();
    }
}
