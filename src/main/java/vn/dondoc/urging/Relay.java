package vn.dondoc.urging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Outbox;

/**
 * Sends what is due on the ledger, outside any transaction: a gateway that hangs holds no connection and rolls nothing
 * back. A message is tried three times under one idempotency key, then its alerts become incidents.
 */
@Component
public class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    static final int TRIES = 3;
    static final int AT_ONCE = 500;
    static final Duration LEASE = Duration.ofMinutes(5);
    static final Duration BACKOFF = Duration.ofMinutes(2);

    private final Outbox outbox;
    private final Notifier notifier;
    private final DeliveryIncidents incidents;
    private final Clock clock;
    private final boolean scheduled;

    Relay(
            Outbox outbox,
            Notifier notifier,
            DeliveryIncidents incidents,
            Clock clock,
            @Value("${dondoc.relay.scheduled:true}") boolean scheduled) {
        this.outbox = outbox;
        this.notifier = notifier;
        this.incidents = incidents;
        this.clock = clock;
        this.scheduled = scheduled;
    }

    @Scheduled(fixedDelayString = "${dondoc.relay.interval:5000}")
    void bySchedule() {
        if (scheduled) {
            relayDue();
        }
    }

    /** Sends everything that is due; answers how many alerts were handled, delivered or not. */
    public int relayDue() {
        if (!notifier.ready()) {
            return 0;
        }
        int handled = 0;
        for (List<Outbox.Waiting> claimed = outbox.claim(AT_ONCE, LEASE);
                !claimed.isEmpty();
                claimed = outbox.claim(AT_ONCE, LEASE)) {
            messages(claimed).forEach(this::send);
            handled += claimed.size();
        }
        return handled;
    }

    /** When the next message may leave; null where none waits or there is nowhere to send to. */
    public Instant nextDue() {
        return notifier.ready() ? outbox.nextDue().orElse(null) : null;
    }

    /**
     * Sends a failed alert once more; its incident goes when it is delivered.
     *
     * @return false where the alert is not a failed one
     */
    public boolean resend(long alert) {
        boolean waits = outbox.again(alert);
        if (waits) {
            relayDue();
        }
        return waits;
    }

    /** One message an alert; digests and lists one a person and morning. The first try fixes who is in it. */
    private Map<String, List<Outbox.Waiting>> messages(Collection<Outbox.Waiting> claimed) {
        Map<String, List<Outbox.Waiting>> fresh = new LinkedHashMap<>();
        Map<String, List<Outbox.Waiting>> messages = new LinkedHashMap<>();
        for (Outbox.Waiting alert : claimed) {
            if (alert.batch() != null) {
                add(messages, alert.batch(), alert);
            } else if (alert.channel().equals("SMS")) {
                add(fresh, "SMS" + alert.id(), alert);
            } else {
                add(fresh, alert.channel() + "|" + alert.recipient() + "|" + alert.sendAt(), alert);
            }
        }
        for (List<Outbox.Waiting> together : fresh.values()) {
            String batch = "alert-"
                    + together.stream().mapToLong(Outbox.Waiting::id).min().orElseThrow();
            outbox.batch(ids(together), batch);
            messages.put(batch, together);
        }
        return messages;
    }

    private static void add(Map<String, List<Outbox.Waiting>> to, String key, Outbox.Waiting alert) {
        to.computeIfAbsent(key, none -> new ArrayList<>()).add(alert);
    }

    private void send(String batch, List<Outbox.Waiting> together) {
        Outbox.Waiting first = together.get(0);
        try {
            notifier.send(new Notifier.Message(
                    batch,
                    first.channel(),
                    first.recipient(),
                    first.phone(),
                    first.email(),
                    together.size() + " việc cần đôn đốc, mời đăng nhập để xem.",
                    together.size(),
                    clock.instant()));
        } catch (Notifier.Undelivered undelivered) {
            undelivered(together, undelivered.getMessage());
            return;
        }
        outbox.sent(ids(together)).forEach(incidents::resolve);
    }

    private void undelivered(List<Outbox.Waiting> together, String error) {
        int tries = together.get(0).attempts();
        if (tries < TRIES) {
            outbox.tryAgain(ids(together), clock.instant().plus(BACKOFF.multipliedBy(tries)), error);
            return;
        }
        LOG.warn(
                "Gave up on {} alerts to {} after {} tries",
                together.size(),
                together.get(0).recipient(),
                tries);
        for (Outbox.Failed failed : outbox.failed(ids(together), error)) {
            if (failed.incident() == null) {
                String incident = incidents.raise(
                        failed.instance(),
                        failed.id(),
                        "Tin đôn đốc số " + failed.id() + " gửi " + tries + " lần không tới: " + error
                                + ". Kiểm tra cổng tin, rồi bấm Gửi lại ở hồ sơ công việc.");
                outbox.incident(failed.id(), incident);
            }
        }
    }

    private static List<Long> ids(List<Outbox.Waiting> alerts) {
        return alerts.stream().map(Outbox.Waiting::id).toList();
    }
}
