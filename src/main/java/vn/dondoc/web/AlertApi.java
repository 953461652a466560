package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.register.Deliveries;
import vn.dondoc.register.Journal;
import vn.dondoc.urging.Relay;
import vn.dondoc.work.Refusal;

/** The ledger of urging. */
@RestController
@Tag(name = "alerts")
class AlertApi {

    private final Journal journal;
    private final Relay relay;
    private final ZoneId zone;

    AlertApi(Journal journal, Relay relay, Clock clock) {
        this.journal = journal;
        this.relay = relay;
        this.zone = clock.getZone();
    }

    /**
     * @param channel what kind of message the table of recipients orders: SMS, DIGEST, LIST
     * @param at when the rung lay; {@code sentAt} when the message left
     * @param deliveredBy MAIL or GATEWAY, whichever took it; null until then
     * @param attempts each try of the message that it is in, earliest first
     */
    record Alert(
            long id,
            String assignment,
            String rung,
            String recipient,
            String channel,
            OffsetDateTime at,
            OffsetDateTime sentAt,
            String state,
            String deliveredBy,
            List<Attempt> attempts) {}

    /**
     * @param by MAIL or GATEWAY
     * @param outcome ACCEPTED; FAILED for now; REFUSED for good; NO_ADDRESS; UNKNOWN where no answer was noted
     * @param error why not, and what to do
     * @param messageId what the provider calls the message
     */
    record Attempt(String by, OffsetDateTime at, String outcome, String error, String messageId) {}

    @GetMapping("/api/alerts")
    @Operation(summary = "Who was urged, when, whether it arrived")
    Paging.Of<Alert> list(
            @RequestParam(required = false) String directive,
            @RequestParam(required = false) String assignment,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Paging paging = new Paging(page, size);
        Journal.AlertPage found =
                journal.alerts(Keys.filter(directive), Keys.filter(assignment), paging.page(), paging.size());
        return new Paging.Of<>(
                found.items().stream()
                        .map(line -> new Alert(
                                line.id(),
                                line.assignment(),
                                line.rung(),
                                line.recipient(),
                                line.channel(),
                                at(line.nominal()),
                                at(line.sentAt()),
                                line.state(),
                                line.sentAt() == null ? null : line.carrier(),
                                line.attempts().stream().map(this::attempt).toList()))
                        .toList(),
                found.total());
    }

    @PostMapping("/api/alerts/{id}/resend")
    @PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMINISTRATOR')")
    @Operation(summary = "Sends an alert once more that could not be delivered")
    void resend(@PathVariable long id) {
        if (!relay.resend(id)) {
            throw new Refusal("Tin số " + id + " không ở trạng thái gửi không tới, nên không gửi lại.");
        }
    }

    private Attempt attempt(Deliveries.Attempt each) {
        return new Attempt(each.carrier(), at(each.at()), each.outcome(), each.error(), each.providerId());
    }

    private OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atZone(zone).toOffsetDateTime().withNano(0);
    }
}
