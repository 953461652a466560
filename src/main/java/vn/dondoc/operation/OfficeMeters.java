package vn.dondoc.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Outbox;
import vn.dondoc.register.Sight;

/**
 * The few figures that whoever watches over the system must see; docs/operations.md says from when on to worry. Each is
 * read from the database when it is asked for, so every node tells the same.
 */
@Component
class OfficeMeters implements MeterBinder {

    private static final AssignmentView.Filter OVERDUE = new AssignmentView.Filter(null, null, null, null, true);

    private final AssignmentView assignments;
    private final Outbox outbox;
    private final EngineFigures engine;
    private final Sight sight;
    private final Clock clock;

    OfficeMeters(AssignmentView assignments, Outbox outbox, EngineFigures engine, Sight sight, Clock clock) {
        this.sight = sight;
        this.assignments = assignments;
        this.outbox = outbox;
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(
                        "dondoc.assignments.overdue",
                        () -> sight.ofTheSystem(
                                () -> assignments.page(OVERDUE, 0, 0).total()))
                .description("Assignments that are open and late today, as the board counts them")
                .register(registry);
        Gauge.builder("dondoc.alerts.undelivered", outbox::failed)
                .tag("state", "failed")
                .description("Alerts that no carrier could deliver")
                .register(registry);
        Gauge.builder("dondoc.alerts.undelivered", outbox::waiting)
                .tag("state", "waiting")
                .description("Alerts that may leave but have not yet")
                .register(registry);
        for (String carrier : List.of("MAIL", "GATEWAY")) {
            Gauge.builder("dondoc.alerts.troubled", () -> outbox.troubled(carrier))
                    .tag("carrier", carrier)
                    .description("Alerts that this carrier did not deliver at its last try, given up or not")
                    .register(registry);
        }
        Gauge.builder("dondoc.incidents.open", engine::incidents)
                .description("Incidents in Cockpit that nobody has settled")
                .register(registry);
        Gauge.builder("dondoc.jobs.oldest.due", this::oldestDue)
                .baseUnit("seconds")
                .description("For how long the oldest job that could run has been due")
                .register(registry);
    }

    private double oldestDue() {
        Instant due = engine.oldestDue();
        return due == null
                ? 0
                : Math.max(0, Duration.between(due, clock.instant()).toMillis() / 1000.0);
    }
}
