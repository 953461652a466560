package vn.dondoc.work;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.RequestKind;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.Changes;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Trail;

/** Sửa đổi, thu hồi, thay thế văn bản: prepared, signed, then carried out in chunks while everybody goes on working. */
@Component
public class ChangeWork implements TaskWork {

    static final String PROCESS = "directive-change";

    /** Assignments changed in one commit. */
    static final int CHUNK = 100;

    /** Everything that serves a directive, but its own proceeding and its changes. */
    private static final List<String> SERVING = List.of(
            "dissemination",
            "measure-execution",
            ReportingWork.PROCESS,
            SchemeWork.PROCESS,
            MonitoringWork.PROCESS,
            RequestKind.ADJUSTMENT.process(),
            RequestKind.EXTENSION.process(),
            RequestKind.OBSTACLE.process(),
            ReportRequestWork.PROCESS);

    private final Changes changes;
    private final Proceedings proceedings;
    private final Assignments assignments;
    private final Issuing issuing;
    private final MoveDeadline moveDeadline;
    private final Reassign reassign;
    private final Cancelling cancelling;
    private final Settling settling;
    private final AlertLedger alerts;
    private final FactsReader facts;
    private final WorkEngine engine;
    private final Trail trail;

    ChangeWork(
            Changes changes,
            Proceedings proceedings,
            Assignments assignments,
            Issuing issuing,
            MoveDeadline moveDeadline,
            Reassign reassign,
            Cancelling cancelling,
            Settling settling,
            AlertLedger alerts,
            FactsReader facts,
            WorkEngine engine,
            Trail trail) {
        this.changes = changes;
        this.proceedings = proceedings;
        this.assignments = assignments;
        this.issuing = issuing;
        this.moveDeadline = moveDeadline;
        this.reassign = reassign;
        this.cancelling = cancelling;
        this.settling = settling;
        this.alerts = alerts;
        this.facts = facts;
        this.engine = engine;
        this.trail = trail;
    }

    @Override
    public String process() {
        return PROCESS;
    }

    @Override
    public Map<String, Function<Submission, String>> tasks() {
        return Map.of("userTask_prepareChange", this::prepare, "userTask_signChange", this::sign);
    }

    private String prepare(Submission submission) {
        Changes.Change change = change(submission.key());
        String decision = submission.values().text("decision", "Chưa chọn trình ký hay bỏ.");
        if (decision.equals("DROPPED")) {
            changes.state(change.key(), "DROPPED");
            proceedings.end(change.key());
            return decision;
        }
        if (change.kind() == Changes.Kind.AMENDED && changes.items(change.key()).isEmpty()) {
            throw new Refusal("Chưa kê thay đổi nào. Mở trang thay đổi, kê từng việc rồi trình ký.");
        }
        changes.state(change.key(), "AWAITING_SIGNATURE");
        return decision;
    }

    private String sign(Submission submission) {
        Changes.Change change = change(submission.key());
        String decision = submission.values().text("decision", "Chưa chọn ký hay trả lại.");
        String note = submission.values().text("note");
        if (decision.equals("RETURNED")) {
            if (note == null) {
                throw new Refusal("Khi trả lại phải ghi rõ cần sửa gì ở ô Ý kiến.");
            }
            changes.state(change.key(), "PREPARING");
            trail.add("returned", submission.by(), submission.facts(), PROCESS, note);
            return decision;
        }
        changes.signed(change.key(), submission.by());
        trail.add(
                "ruling",
                submission.by(),
                submission.facts(),
                PROCESS,
                change.kind() + ": " + change.number() + " ngày " + change.datedOn());
        return decision;
    }

    /** Changes up to {@link #CHUNK} assignments; true where more are left. */
    public boolean applyNext(Facts of) {
        Changes.Change change = change(of.key());
        boolean more = change.kind() == Changes.Kind.AMENDED ? amendNext(change) : endNext(change);
        if (!more) {
            changes.applied(change.key());
            alerts.withdraw(change.key());
            proceedings.end(change.key());
        }
        return more;
    }

    private boolean amendNext(Changes.Change change) {
        for (Changes.Item item : changes.items(change.key())) {
            if (item.appliedAt() == null) {
                int done = apply(change, item);
                changes.advance(change.key(), item.ordinal(), done, done < CHUNK);
                return true;
            }
        }
        // Cancelling may have been what the end of the tracking waited for.
        settling.openEndIfFinished(change.directive());
        return false;
    }

    private int apply(Changes.Change change, Changes.Item item) {
        String directive = change.directive();
        String reason = "Theo " + change.number() + " ngày " + Words.day(change.datedOn());
        switch (item.action()) {
            case ADD_MEASURE -> {
                changes.addMeasure(directive, change.key(), item);
                return 0;
            }
            case ADD_LEAD -> {
                int ordinal = changes.join(directive, item.measure(), item.body());
                if (ordinal > 0) {
                    issuing.issueLate(directive, ordinal);
                }
                return 0;
            }
            case CANCEL -> {
                List<Changes.Concerned> open = changes.concerned(directive, item.measure(), item.body(), null, CHUNK);
                open.forEach(each -> cancelling.assignment(each.key(), reason, Trail.SYSTEM));
                if (item.body() == null) {
                    changes.cancelMeasure(directive, item.measure(), change.key());
                }
                return open.size();
            }
            case MOVE_DUE -> {
                List<Changes.Concerned> open =
                        changes.concerned(directive, item.measure(), item.body(), item.due(), CHUNK);
                open.forEach(each -> moveDeadline.move(
                        each.key(),
                        item.due(),
                        DateSetBy.DOCUMENT,
                        MoveDeadline.Cause.AMENDMENT,
                        reason,
                        Trail.SYSTEM));
                if (item.body() == null) {
                    changes.moveMeasure(directive, item.measure(), item.due());
                }
                return open.size();
            }
            default -> {
                List<Changes.Concerned> open = changes.concerned(directive, item.measure(), item.body(), null, CHUNK);
                open.forEach(each -> reassign.to(each.key(), item.toBody(), reason, Trail.SYSTEM));
                return open.size();
            }
        }
    }

    /** Withdrawn or replaced: open work ends, with the reason; when nothing is left the directive itself. */
    private boolean endNext(Changes.Change change) {
        String directive = change.directive();
        String reason =
                (change.kind() == Changes.Kind.WITHDRAWN ? "Văn bản bị thu hồi theo " : "Văn bản được thay thế theo ")
                        + change.number() + " ngày " + Words.day(change.datedOn());
        List<Proceedings.Proceeding> open = proceedings.open(directive, SERVING, CHUNK);
        open.forEach(each -> cancelling.proceeding(each, reason, Trail.SYSTEM));
        if (!open.isEmpty() || proceedings.anyOpenBeside(directive, change.key())) {
            return true;
        }
        Facts of = facts.of(directive);
        proceedings.lock(directive).ifPresent(own -> {
            engine.cancel(own.instance(), reason);
            proceedings.end(directive);
        });
        assignments.cancelSeries(directive, reason);
        alerts.withdraw(directive);
        changes.end(directive, change.kind(), reason + ". " + change.reason(), change.replacedBy());
        facts.forget(directive);
        trail.add("ended", Trail.SYSTEM, of, PROCESS, change.kind() + ": " + reason);
        trail.add("closed", Trail.SYSTEM, of, PROCESS, null);
        return false;
    }

    private Changes.Change change(String key) {
        return changes.find(key).orElseThrow(() -> new Refusal("Không có lần thay đổi nào mang mã " + key + "."));
    }
}
