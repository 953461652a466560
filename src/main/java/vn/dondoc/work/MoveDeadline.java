package vn.dondoc.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.BackwardPlan.Milestone;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Moves;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Reports;
import vn.dondoc.register.Schemes;
import vn.dondoc.register.Steps;
import vn.dondoc.register.Trail;

/**
 * Moves a date, and all that hangs on it, in the caller's transaction: register, open tasks, milestones of a scheme that
 * are not reached, the period that a report is due for, and the pending timer of urging. What was stays on record and is
 * counted (brief, section 4).
 */
@Component
public class MoveDeadline {

    /** On whose word. */
    public enum Cause {
        /** A request was granted. */
        EXTENSION,
        /** The superior ruled on a delay. */
        RULING,
        /** The directive was amended. */
        AMENDMENT,
        /** The body moves a day that it set for itself. */
        OWN
    }

    private final Proceedings proceedings;
    private final Assignments assignments;
    private final Reports reports;
    private final Schemes schemes;
    private final Steps steps;
    private final SchemeDates schemeDates;
    private final Moves moves;
    private final FactsReader facts;
    private final WorkEngine engine;
    private final Trail trail;

    MoveDeadline(
            Proceedings proceedings,
            Assignments assignments,
            Reports reports,
            Schemes schemes,
            Steps steps,
            SchemeDates schemeDates,
            Moves moves,
            FactsReader facts,
            WorkEngine engine,
            Trail trail) {
        this.proceedings = proceedings;
        this.assignments = assignments;
        this.reports = reports;
        this.schemes = schemes;
        this.steps = steps;
        this.schemeDates = schemeDates;
        this.moves = moves;
        this.facts = facts;
        this.engine = engine;
        this.trail = trail;
    }

    /**
     * The proceeding is locked here first.
     *
     * @param key of an assignment, or of the proceeding of a report
     * @throws Refusal where the work is closed or has no date to move
     */
    public void move(String key, LocalDate due, DateSetBy setBy, Cause cause, String reason, String by) {
        Proceedings.Proceeding of = proceedings.lock(key).orElse(null);
        facts.forget(key);
        inHand(facts.of(key), due, setBy, cause, reason, by);
        if (of != null) {
            engine.replanRungs(key, of.instance());
        }
    }

    /** For a handler whose proceeding is locked already, and whose timer is planned anew after it. */
    void inHand(Facts of, LocalDate due, DateSetBy setBy, Cause cause, String reason, String by) {
        if (of.assignment() == null) {
            moveReport(of, due, setBy, cause, reason, by);
        } else {
            moveAssignment(of, due, setBy, cause, reason, by);
        }
    }

    private void moveReport(Facts of, LocalDate due, DateSetBy setBy, Cause cause, String reason, String by) {
        Reports.Due current = reports.current(of.key())
                .orElseThrow(() -> new Refusal("Việc này không có hạn giao riêng để lùi; chọn ý kiến khác."));
        reports.moveDue(of.key(), current.period(), due, setBy);
        for (Steps.Step step : steps.openOf(of.key())) {
            if ("report".equals(step.ladder())) {
                moveStep(step, due, setBy);
            }
        }
        record(of, current.period(), current.due(), current.setBy(), due, setBy, cause, reason, by);
    }

    /**
     * With its date move the open task and, of a scheme, the milestones that are not reached. A scheme that is being
     * completed stands under its second clock, which is then the one to move.
     */
    private void moveAssignment(Facts of, LocalDate due, DateSetBy setBy, Cause cause, String reason, String by) {
        Facts.OfAssignment a = of.assignment();
        if (a.state().closed()) {
            throw new Refusal("Việc này đã đóng, không đổi hạn được nữa.");
        }
        List<Steps.Step> open = steps.openOf(of.key());
        boolean completing = open.stream().anyMatch(MoveDeadline::underTheSecondClock);
        LocalDate from = completing ? schemes.find(of.key()).completionDue() : a.due();
        if (from == null) {
            throw new Refusal("Việc này không có hạn giao riêng để lùi; chọn ý kiến khác.");
        }
        if (completing) {
            schemeDates.moveCompletion(of.key(), due);
        } else {
            assignments.moveDue(of.key(), due, setBy, false);
        }
        Map<String, Milestone> milestones =
                completing || a.kind() != MeasureKind.SCHEME ? Map.of() : schemeDates.moveMilestones(of.key(), due);
        for (Steps.Step step : open) {
            if (step.ladder() == null || underTheSecondClock(step)) {
                moveStep(step, due, setBy);
            } else if (milestones.containsKey(step.task())) {
                moveStep(step, milestones.get(step.task()).due(), step.setBy());
            }
        }
        record(of, null, from, completing ? DateSetBy.STANDING : a.dueSetBy(), due, setBy, cause, reason, by);
    }

    private static boolean underTheSecondClock(Steps.Step step) {
        return MeasureKind.SCHEME.code().equals(step.ladder());
    }

    private void moveStep(Steps.Step step, LocalDate due, DateSetBy setBy) {
        steps.moveDue(step.taskId(), due, setBy);
        engine.moveTask(step.taskId(), due);
    }

    private void record(
            Facts of,
            String period,
            LocalDate from,
            DateSetBy fromSetBy,
            LocalDate due,
            DateSetBy setBy,
            Cause cause,
            String reason,
            String by) {
        moves.add(new Moves.Deadline(of.key(), period, from, fromSetBy, due, setBy, cause.name(), reason, by));
        trail.add(
                "moved",
                by,
                of,
                of.assignment() == null
                        ? ReportingWork.PROCESS
                        : of.assignment().kind().process(),
                from + " sang " + due + (reason == null ? "" : ": " + reason));
        facts.forget(of.key());
    }
}
