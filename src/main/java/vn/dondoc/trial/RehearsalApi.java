package vn.dondoc.trial;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.work.Refusal;

/** Moves the rehearsal on; for the administrator of a trial. */
@RestController
@RequestMapping("/api/rehearsal")
@ConditionalOnProperty("dondoc.trial.enabled")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(name = "rehearsal", description = "Trial mode only")
class RehearsalApi {

    private final Signing signing;
    private final TrialClock trialClock;
    private final Clock clock;

    RehearsalApi(Signing signing, TrialClock trialClock, Clock clock) {
        this.signing = signing;
        this.trialClock = trialClock;
        this.clock = clock;
    }

    /** @param to an ISO-8601 local date-time of the office's zone, or {@code next-deadline} */
    record Move(String to) {}

    record Signed(List<String> signed) {}

    @PostMapping("/sign")
    @Operation(summary = "Signs what waits for a signature; answers when all is issued")
    Signed sign() {
        return new Signed(signing.signWaiting());
    }

    @GetMapping("/clock")
    @Operation(summary = "What the clock shows")
    Map<String, LocalDateTime> now() {
        return shown(clock.instant());
    }

    @PostMapping("/clock")
    @Operation(summary = "Moves the clock; answers when everything that fell due has run")
    Map<String, LocalDateTime> move(@RequestBody Move move) {
        return shown(trialClock.moveTo(target(move.to())));
    }

    private Instant target(String to) {
        if ("next-deadline".equals(to)) {
            Instant next = trialClock.nextDeadline();
            if (next == null) {
                throw new Refusal("Không còn mốc nào phía trước.");
            }
            return next;
        }
        try {
            return LocalDateTime.parse(String.valueOf(to))
                    .atZone(clock.getZone())
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new Refusal("\"" + to + "\" không phải thời điểm. Ghi như 2020-01-02T08:00:00, hoặc next-deadline.");
        }
    }

    private Map<String, LocalDateTime> shown(Instant instant) {
        return Map.of("now", LocalDateTime.ofInstant(instant, clock.getZone()).withNano(0));
    }

    @ExceptionHandler(Refusal.class)
    ProblemDetail refused(Refusal refusal) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, refusal.getMessage());
    }
}
