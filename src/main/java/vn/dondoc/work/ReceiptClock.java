package vn.dondoc.work;

import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.BackwardPlan.Milestone;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Steps;
import vn.dondoc.register.Trail;

/**
 * A body enters the paper in its incoming register: from that day run the clocks of everything that the paper orders of it
 * within days of receipt, whichever process serves it.
 */
@Component
class ReceiptClock {

    private final Assignments assignments;
    private final Proceedings proceedings;
    private final DueDates dueDates;
    private final SchemeDates schemeDates;
    private final Steps steps;
    private final FactsReader facts;
    private final WorkEngine engine;
    private final Trail trail;

    ReceiptClock(
            Assignments assignments,
            Proceedings proceedings,
            DueDates dueDates,
            SchemeDates schemeDates,
            Steps steps,
            FactsReader facts,
            WorkEngine engine,
            Trail trail) {
        this.assignments = assignments;
        this.proceedings = proceedings;
        this.dueDates = dueDates;
        this.schemeDates = schemeDates;
        this.steps = steps;
        this.facts = facts;
        this.engine = engine;
        this.trail = trail;
    }

    /** The proceeding of {@code of} is locked; those of the body's other work are locked here, in the order of their keys. */
    void start(Facts of, LocalDate receivedOn, String by) {
        dueDates.startFromReceipt(of, receivedOn);
        facts.forget(of.key());
        for (String key : assignments.waitingForReceipt(of.directive().key(), of.owner())) {
            Proceedings.Proceeding other = proceedings.lock(key).orElse(null);
            facts.forget(key);
            Facts before = facts.of(key);
            if (other != null
                    && before.assignment().dueEstimated()
                    && !before.assignment().state().closed()) {
                startOther(other, before, receivedOn, by);
            }
        }
    }

    private void startOther(Proceedings.Proceeding other, Facts before, LocalDate receivedOn, String by) {
        assignments.receivedOn(before.key(), receivedOn);
        dueDates.startFromReceipt(before, receivedOn);
        facts.forget(before.key());
        Facts.OfAssignment now = facts.of(before.key()).assignment();
        Map<String, Milestone> milestones =
                now.kind() == MeasureKind.SCHEME ? schemeDates.moveMilestones(before.key(), now.due()) : Map.of();
        for (Steps.Step step : steps.openOf(before.key())) {
            if (step.ladder() == null) {
                moveStep(step, now.due(), now.dueSetBy());
            } else if (milestones.containsKey(step.task())) {
                moveStep(step, milestones.get(step.task()).due(), step.setBy());
            }
        }
        trail.add(
                "reckoned",
                by,
                before,
                null,
                "từ ngày nhận " + receivedOn + ": " + before.assignment().due() + " sang " + now.due());
        engine.replanRungs(before.key(), other.instance());
    }

    private void moveStep(Steps.Step step, LocalDate due, DateSetBy setBy) {
        steps.moveDue(step.taskId(), due, setBy);
        engine.moveTask(step.taskId(), due);
    }
}
