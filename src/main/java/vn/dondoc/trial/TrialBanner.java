package vn.dondoc.trial;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Says on every page that this is a trial, and what its clock shows. */
@RestController
@ControllerAdvice
class TrialBanner {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy");

    /** What the clock shows, for scripts: a date-time with the office's offset. */
    private static final String CLOCK = "X-Trial-Clock";

    private final TrialSettings settings;
    private final Clock clock;

    TrialBanner(TrialSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Nothing in production. */
    @GetMapping(value = "/trial/banner", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    ResponseEntity<String> banner() {
        return settings.enabled()
                ? ResponseEntity.ok()
                        .header(
                                CLOCK,
                                OffsetDateTime.now(clock).truncatedTo(SECONDS).toString())
                        .body(text())
                : ResponseEntity.noContent().build();
    }

    /** Null in production; every page template shows it where it is there. */
    @ModelAttribute("trial")
    String text() {
        return settings.enabled()
                ? "Chế độ dùng thử, dữ liệu mẫu. Đồng hồ: "
                        + MINUTE.format(clock.instant().atZone(clock.getZone()))
                : null;
    }
}
