package vn.dondoc.trial;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.dondoc.config.ClockControl;
import vn.dondoc.urging.Relay;
import vn.dondoc.work.Refusal;

/**
 * The clock of trial mode: it only goes forwards, ticks from wherever it was put, and goes on after a restart where it
 * stood.
 */
@Component
@DependsOnDatabaseInitialization
@ConditionalOnProperty("dondoc.trial.enabled")
public class TrialClock {

    /** A step to the next deadline ends when the morning's messages of that day have left. */
    private static final LocalTime AFTER_THE_MORNING = LocalTime.of(8, 0);

    private final ClockControl control;
    private final Clock clock;
    private final EngineJobs jobs;
    private final Relay relay;
    private final JdbcClient jdbc;
    private final TrialSettings settings;

    TrialClock(
            ClockControl control, Clock clock, EngineJobs jobs, Relay relay, JdbcClient jdbc, TrialSettings settings) {
        this.control = control;
        this.clock = clock;
        this.jobs = jobs;
        this.relay = relay;
        this.jdbc = jdbc;
        this.settings = settings;
        show(stored());
    }

    /** Shows when the next thing falls due; null where nothing is left. */
    public Instant nextDeadline() {
        Instant now = clock.instant();
        Instant next = Stream.of(jobs.nextDue(), relay.nextDue())
                .filter(Objects::nonNull)
                .map(due -> due.isBefore(now) ? now : due)
                .min(Instant::compareTo)
                .orElse(null);
        if (next == null) {
            return null;
        }
        ZonedDateTime morning = next.atZone(clock.getZone()).with(AFTER_THE_MORNING);
        return morning.toInstant().isAfter(next) ? morning.toInstant() : next;
    }

    /**
     * Visits every instant up to {@code target} at which something falls due, in order, and runs what falls due there.
     *
     * @throws Refusal for an instant that lies behind
     */
    public synchronized Instant moveTo(Instant target) {
        if (target.isBefore(clock.instant())) {
            throw new Refusal("Đồng hồ chỉ đi tới. Chọn thời điểm sau "
                    + clock.instant().atZone(clock.getZone()).toLocalDateTime().withNano(0) + ".");
        }
        jobs.pause();
        try {
            Instant due = earliest();
            while (due != null && !due.isAfter(target)) {
                if (due.isAfter(clock.instant())) {
                    control.standAt(due);
                }
                // What can't be done now (a job out of retries, a message put off) must not hold the clock.
                if (jobs.runDue() + relay.relayDue() == 0 && due.equals(earliest())) {
                    break;
                }
                due = earliest();
            }
            control.standAt(target);
            jobs.runDue();
            relay.relayDue();
        } finally {
            show(target);
            jobs.resume();
            keep();
        }
        return target;
    }

    private Instant earliest() {
        return Stream.of(jobs.nextDue(), relay.nextDue())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private void show(Instant instant) {
        if (settings.standing()) {
            control.standAt(instant);
        } else {
            control.tickFrom(instant);
        }
    }

    private Instant stored() {
        return jdbc.sql("select now from register.trial_clock")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElseGet(() -> settings.start().atZone(clock.getZone()).toInstant());
    }

    @Scheduled(fixedDelay = 30_000)
    @PreDestroy
    void keep() {
        jdbc.sql("""
                        insert into register.trial_clock (now) values (?)
                        on conflict (one) do update set now = excluded.now
                        """).param(OffsetDateTime.now(clock)).update();
    }
}
