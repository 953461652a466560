package vn.dondoc.work;

import org.springframework.stereotype.Component;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Moves;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Reports;
import vn.dondoc.register.Steps;
import vn.dondoc.register.Trail;

/**
 * Gives an assignment to another body in the caller's transaction: register, open tasks, the report that speaks of it,
 * and the pending timer. Its date stays, its key stays (ADR 0017), and who had it before stays on record.
 */
@Component
public class Reassign {

    private final Proceedings proceedings;
    private final Assignments assignments;
    private final Bodies bodies;
    private final Reports reports;
    private final Steps steps;
    private final Moves moves;
    private final AlertLedger alerts;
    private final FactsReader facts;
    private final Opening opening;
    private final WorkEngine engine;
    private final Trail trail;

    Reassign(
            Proceedings proceedings,
            Assignments assignments,
            Bodies bodies,
            Reports reports,
            Steps steps,
            Moves moves,
            AlertLedger alerts,
            FactsReader facts,
            Opening opening,
            WorkEngine engine,
            Trail trail) {
        this.proceedings = proceedings;
        this.assignments = assignments;
        this.bodies = bodies;
        this.reports = reports;
        this.steps = steps;
        this.moves = moves;
        this.alerts = alerts;
        this.facts = facts;
        this.opening = opening;
        this.engine = engine;
        this.trail = trail;
    }

    /**
     * The proceeding is locked here first.
     *
     * @throws Refusal where the work is closed, or the other body has it already
     */
    public void to(String assignment, String body, String reason, String by) {
        Proceedings.Proceeding own = proceedings.lock(assignment).orElse(null);
        facts.forget(assignment);
        inHand(facts.of(assignment), body, reason, by);
        if (own != null) {
            engine.replanRungs(assignment, own.instance());
        }
    }

    /** For a handler whose proceeding is locked already, and whose timer is planned anew after it. */
    void inHand(Facts of, String body, String reason, String by) {
        Facts.OfAssignment a = of.assignment();
        refuse(of, body);
        String from = a.body();
        assignments.handTo(of.key(), body);
        proceedings.handTo(of.key(), body);
        facts.forget(of.key());
        for (Steps.Step step : steps.openOf(of.key())) {
            if (step.owner().equals(from)) {
                steps.handTo(step.taskId(), body);
                engine.handTask(step.taskId(), body);
            }
        }
        if (reported(of)) {
            moveToReportOf(of, body);
        }
        alerts.withdraw(of.key());
        moves.handed(of.key(), from, body, reason, by);
        trail.add(
                "adjusted",
                by,
                of,
                a.kind().process(),
                "chuyển từ " + bodies.name(from) + " sang " + bodies.name(body)
                        + (reason == null ? "" : ": " + reason));
    }

    private void refuse(Facts of, String body) {
        Facts.OfAssignment a = of.assignment();
        if (a == null) {
            throw new Refusal("Chỉ chuyển được việc được giao, không chuyển cả báo cáo định kỳ của một cơ quan.");
        }
        if (a.state().closed()) {
            throw new Refusal("Việc này đã đóng, không chuyển cho cơ quan khác được nữa.");
        }
        if (bodies.current().stream().noneMatch(each -> each.code().equals(body))) {
            throw new Refusal("Không có cơ quan nào mang mã " + body + " đang hoạt động. Chọn trong danh sách.");
        }
        if (body.equals(a.body())) {
            throw new Refusal(of.ownerName() + " đang chủ trì việc này rồi. Chọn cơ quan khác.");
        }
        if (assignments.has(of.directive().key(), a.measure(), body, a.period())) {
            throw new Refusal(bodies.name(body)
                    + " đã được giao cùng nhiệm vụ này. Chọn cơ quan khác, hoặc nhập hai việc" + " làm một.");
        }
    }

    private static boolean reported(Facts of) {
        MeasureKind kind = of.assignment().kind();
        return of.directive().reportEvery() != null
                && (kind == MeasureKind.CONTINUOUS || kind == MeasureKind.DISSEMINATE);
    }

    /** From now on the other body's report speaks of it; where it has none yet, it gets one. */
    private void moveToReportOf(Facts of, String body) {
        DirectiveKey directive = new DirectiveKey(of.directive().key());
        String from = of.owner();
        String old = proceedings.reportingOf(directive.value(), from, "").orElse(directive.reporting(from));
        String key = proceedings.reportingOf(directive.value(), body, "").orElse(directive.reporting(body));
        proceedings.lock(old);
        if (proceedings.lock(key).isEmpty()) {
            opening.open(ReportingWork.PROCESS, key, of.directive(), body);
        }
        reports.moveRow(of.key(), old, key);
        if (of.assignment().state() == AssignmentState.CONTINUOUS) {
            assignments.servedBy(of.key(), key);
        }
    }
}
