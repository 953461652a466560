package vn.dondoc.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The browser of this machine. Where there is none, the tests that need one say so aloud. */
public final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

    /** The machine may be busy; a page that never comes still fails. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Playwright playwright = Playwright.create();
    private final Browser browser = playwright.chromium().launch(options());

    /** Starts it, or skips the test; {@code BROWSER_REQUIRED=true} in the environment makes the lack of it an error. */
    public static Chromium start() {
        boolean there = Files.isExecutable(PROGRAM);
        if (Boolean.parseBoolean(System.getenv("BROWSER_REQUIRED"))) {
            assertThat(there).as("Chromium at " + PROGRAM).isTrue();
        }
        if (!there) {
            System.out.println("BROWSER TESTS SKIPPED: no Chromium at " + PROGRAM);
        }
        assumeTrue(there, "No Chromium at " + PROGRAM);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        return new Chromium();
    }

    /** A person of its own, in the office's time zone. */
    public BrowserContext person(String language) {
        return browser.newContext(new Browser.NewContextOptions()
                .setLocale(language)
                .setTimezoneId("Asia/Ho_Chi_Minh")
                .setViewportSize(1400, 900));
    }

    /** A page of somebody who has signed in to the trial, on the board. */
    static Page signedIn(BrowserContext person, Jar jar, String account) {
        Page page = person.newPage();
        page.navigate(jar.uri("/login").toString());
        page.locator("#username").fill(account);
        page.locator("#password").fill("demo");
        page.getByRole(AriaRole.BUTTON).last().click();
        page.waitForURL(jar.uri("/").toString());
        return page;
    }

    private static BrowserType.LaunchOptions options() {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(PROGRAM)
                .setHeadless(true)
                .setChromiumSandbox(false)
                .setArgs(List.of(
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
