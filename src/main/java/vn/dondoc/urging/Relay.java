package vn.dondoc.urging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.directive.Urgency;
import vn.dondoc.register.Deliveries;
import vn.dondoc.register.Outbox;

/**
 * Sends what is due on the ledger, outside any transaction: a carrier that hangs holds no connection and rolls nothing
 * back. A message is tried three times by a carrier under one idempotency key, then by the next one; where none is left
 * its alerts become incidents.
 */
@Component
public class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    static final int TRIES = 3;

    /** So few that even where each hangs for as long as the notifier allows, all are done within the lease. */
    static final int AT_ONCE = 20;

    static final Duration BACKOFF = Duration.ofMinutes(2);

    private final Outbox outbox;
    private final Carriers carriers;
    private final SendingHours hours;
    private final Deliveries deliveries;
    private final DeliveryIncidents incidents;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final boolean scheduled;
    private final Duration lease;

    /** Passes of one node follow each other: a step of the trial clock waits for a pass that has begun. */
    private final ReentrantLock pass = new ReentrantLock();

    private final AtomicBoolean saidNowhere = new AtomicBoolean();

    Relay(
            Outbox outbox,
            Carriers carriers,
            SendingHours hours,
            Deliveries deliveries,
            DeliveryIncidents incidents,
            TransactionOperations transaction,
            Clock clock,
            @Value("${dondoc.relay.scheduled:true}") boolean scheduled,
            @Value("${dondoc.relay.lease}") Duration lease) {
        this.outbox = outbox;
        this.carriers = carriers;
        this.hours = hours;
        this.deliveries = deliveries;
        this.incidents = incidents;
        this.transaction = transaction;
        this.clock = clock;
        this.scheduled = scheduled;
        this.lease = lease;
    }

    @Scheduled(fixedDelayString = "${dondoc.relay.interval:5000}")
    void bySchedule() {
        if (scheduled) {
            relayUnlessBusy();
        }
    }

    /** Sends everything that is due; answers how many alerts were handled, delivered or not. */
    public int relayDue() {
        pass.lock();
        try {
            return sendDue();
        } finally {
            pass.unlock();
        }
    }

    /** When the next message may leave; null where none waits or there is nowhere to send to. */
    public Instant nextDue() {
        List<String> open = carriers.open();
        if (open.isEmpty()) {
            return null;
        }
        Outbox.Next next = outbox.nextDue(open);
        Instant ordinary = next.ordinary() == null ? null : hours.earliest(next.ordinary(), Urgency.THUONG);
        return Stream.of(next.urgent(), ordinary)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /**
     * Sends a failed alert once more, with what failed in the same message, out of the sending hours in the morning; the
     * incidents go when it is delivered.
     *
     * @return false where the alert is not a failed one
     */
    public boolean resend(long alert) {
        boolean waits = outbox.again(alert);
        if (waits) {
            relayUnlessBusy();
        }
        return waits;
    }

    /** A pass that is under way takes what is due with it. */
    private void relayUnlessBusy() {
        if (pass.tryLock()) {
            try {
                sendDue();
            } finally {
                pass.unlock();
            }
        }
    }

    private int sendDue() {
        List<String> open = carriers.open();
        if (open.isEmpty()) {
            if (!saidNowhere.getAndSet(true)) {
                LOG.warn(
                        "Neither dondoc.gateway.url nor dondoc.mail.host: alerts wait on the ledger until there is one");
            }
            return 0;
        }
        int handled = 0;
        while (true) {
            Outbox.Due due = outbox.due(open);
            boolean closed = due.any() && !withinHours();
            if (!due.any() || closed && !due.urgent()) {
                return handled;
            }
            List<Outbox.Waiting> claimed = outbox.claim(AT_ONCE, lease, open, closed);
            if (claimed.isEmpty()) {
                return handled;
            }
            claimed.stream()
                    .collect(Collectors.groupingBy(Outbox.Waiting::batch))
                    .values()
                    .forEach(this::send);
            handled += claimed.size();
        }
    }

    private boolean withinHours() {
        Instant now = clock.instant();
        return hours.earliest(now, Urgency.THUONG).equals(now);
    }

    private void send(List<Outbox.Waiting> message) {
        Outbox.Waiting first = message.get(0);
        Carriers.Way way = carriers.from(first.channel(), current(first), address(first));
        Long attempt = begin(message, way);
        if (attempt == null) {
            giveUp(message);
            return;
        }
        String provider;
        try {
            provider = way.by()
                    .send(new Notifier.Message(
                            way.by().carrier().key(first.batch()),
                            first.channel(),
                            first.recipient(),
                            first.phone(),
                            first.email(),
                            message.size() + " việc cần đôn đốc, mời đăng nhập để xem.",
                            message.size(),
                            clock.instant()));
        } catch (Notifier.Undelivered undelivered) {
            undelivered(message, way.by().carrier(), attempt, undelivered);
            return;
        }
        outbox.sent(message, attempt, provider);
        message.stream().filter(alert -> alert.incident() != null).forEach(this::settle);
    }

    private Long begin(List<Outbox.Waiting> message, Carriers.Way way) {
        Map<String, String> passedOver = new LinkedHashMap<>();
        way.skipped().forEach(carrier -> passedOver.put(carrier.name(), carrier.lacking()));
        return outbox.begin(
                message, way.by() == null ? null : way.by().carrier().name(), passedOver);
    }

    private static Carrier current(Outbox.Waiting alert) {
        return alert.carrier() == null ? null : Carrier.valueOf(alert.carrier());
    }

    private static Notifier.Address address(Outbox.Waiting alert) {
        return new Notifier.Address(alert.phone(), alert.email());
    }

    private void settle(Outbox.Waiting alert) {
        transaction.executeWithoutResult(status -> outbox.settled(alert).ifPresent(incidents::resolve));
    }

    private void undelivered(List<Outbox.Waiting> message, Carrier by, long attempt, Notifier.Undelivered undelivered) {
        Outbox.Waiting first = message.get(0);
        Outbox.Ending ending =
                new Outbox.Ending(attempt, undelivered.refused() ? "REFUSED" : "FAILED", undelivered.getMessage());
        if (!undelivered.refused() && first.attempts() < TRIES) {
            Instant later = clock.instant().plus(BACKOFF.multipliedBy(first.attempts()));
            outbox.tryAgain(message, ending, hours.earliest(later, first.urgent() ? Urgency.HOA_TOC : Urgency.THUONG));
            return;
        }
        Carriers.Way next = carriers.after(first.channel(), by, address(first));
        if (next.by() != null) {
            outbox.passOn(message, ending, next.by().carrier().name());
            return;
        }
        outbox.ended(ending);
        begin(message, next);
        giveUp(message);
    }

    private void giveUp(List<Outbox.Waiting> message) {
        String batch = message.get(0).batch();
        Map<Carrier, String> errors = new TreeMap<>();
        deliveries.of(List.of(batch)).getOrDefault(batch, List.of()).stream()
                .filter(attempt -> attempt.error() != null)
                .forEach(attempt -> errors.put(Carrier.valueOf(attempt.carrier()), attempt.error()));
        String why = errors.entrySet().stream()
                .map(each -> each.getKey().word() + ": " + each.getValue())
                .collect(Collectors.joining("; "));
        LOG.warn("Gave up on message {} with {} alerts", batch, message.size());
        message.forEach(alert -> giveUp(alert, why));
    }

    /** State and incident together: an alert that failed where nobody sees it would be silence. */
    private void giveUp(Outbox.Waiting alert, String why) {
        transaction.executeWithoutResult(status -> outbox.failed(alert, why)
                .filter(failed -> failed.instance() != null && failed.incident() == null)
                .ifPresent(failed -> outbox.incident(
                        failed.id(),
                        incidents.raise(
                                failed.instance(),
                                failed.id(),
                                "Tin đôn đốc số " + failed.id() + " không tới người nhận. " + upperFirst(why)
                                        + ". Xong thì gửi lại: POST /api/alerts/" + failed.id()
                                        + "/resend (quản trị vận hành hoặc quản trị hệ thống)."))));
    }

    private static String upperFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
