package vn.dondoc.urging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.register.Outbox;

/**
 * Sends what is due on the ledger, outside any transaction: a gateway that hangs holds no connection and rolls nothing
 * back. A message is tried three times under one idempotency key, then its alerts become incidents.
 */
@Component
public class Relay {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    static final int TRIES = 3;

    /** So few that even where each hangs for as long as the notifier allows, all are done within the lease. */
    static final int AT_ONCE = 20;

    static final Duration BACKOFF = Duration.ofMinutes(2);

    private final Outbox outbox;
    private final Notifier notifier;
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
            Notifier notifier,
            DeliveryIncidents incidents,
            TransactionOperations transaction,
            Clock clock,
            @Value("${dondoc.relay.scheduled:true}") boolean scheduled,
            @Value("${dondoc.relay.lease}") Duration lease) {
        this.outbox = outbox;
        this.notifier = notifier;
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
        return notifier.ready() ? outbox.nextDue().orElse(null) : null;
    }

    /**
     * Sends a failed alert once more, with what failed in the same message; the incidents go when it is delivered.
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
        if (!notifier.ready()) {
            if (!saidNowhere.getAndSet(true)) {
                LOG.warn("No dondoc.gateway.url: alerts wait on the ledger until there is one");
            }
            return 0;
        }
        int handled = 0;
        for (List<Outbox.Waiting> claimed = outbox.claim(AT_ONCE, lease);
                !claimed.isEmpty();
                claimed = outbox.claim(AT_ONCE, lease)) {
            claimed.stream()
                    .collect(Collectors.groupingBy(Outbox.Waiting::batch))
                    .forEach(this::send);
            handled += claimed.size();
        }
        return handled;
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
        outbox.sent(ids(together));
        together.stream().filter(alert -> alert.incident() != null).forEach(this::settle);
    }

    private void settle(Outbox.Waiting alert) {
        transaction.executeWithoutResult(status -> outbox.settled(alert).ifPresent(incidents::resolve));
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
        together.forEach(alert -> giveUp(alert, tries, error));
    }

    /** State and incident together: an alert that failed where nobody sees it would be silence. */
    private void giveUp(Outbox.Waiting alert, int tries, String error) {
        transaction.executeWithoutResult(status -> outbox.failed(alert, error)
                .filter(failed -> failed.instance() != null && failed.incident() == null)
                .ifPresent(failed -> outbox.incident(
                        failed.id(),
                        incidents.raise(
                                failed.instance(),
                                failed.id(),
                                "Tin đôn đốc số " + failed.id() + " gửi " + tries + " lần không tới: " + error
                                        + ". Kiểm tra cổng tin, rồi gửi lại: POST /api/alerts/" + failed.id()
                                        + "/resend (quản trị vận hành hoặc quản trị hệ thống)."))));
    }

    private static List<Long> ids(List<Outbox.Waiting> alerts) {
        return alerts.stream().map(Outbox.Waiting::id).toList();
    }
}
