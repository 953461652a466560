package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.RequestKind;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Requests;
import vn.dondoc.register.Trail;

/** Gia hạn: whoever set the date rules on the request; consent moves everything at once, refusal nothing. */
@Component
class ExtensionWork implements TaskWork {

    private final Requests requests;
    private final Proceedings proceedings;
    private final MoveDeadline moveDeadline;
    private final Impartial impartial;
    private final FactsReader facts;
    private final Trail trail;
    private final Clock clock;

    ExtensionWork(
            Requests requests,
            Proceedings proceedings,
            MoveDeadline moveDeadline,
            Impartial impartial,
            FactsReader facts,
            Trail trail,
            Clock clock) {
        this.requests = requests;
        this.proceedings = proceedings;
        this.moveDeadline = moveDeadline;
        this.impartial = impartial;
        this.facts = facts;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String process() {
        return RequestKind.EXTENSION.process();
    }

    @Override
    public Map<String, Function<Submission, String>> tasks() {
        return Map.of("userTask_ruleOnExtension", this::rule);
    }

    private String rule(Submission submission) {
        Requests.Request request = requests.get(submission.key());
        impartial.refuseHeadOf(request.askedFor(), submission.by());
        Values values = submission.values();
        String decision = values.text("decision", "Chưa chọn đồng ý hay không đồng ý.");
        String note = values.text("note");
        proceedings.lock(request.assignment());
        facts.forget(request.assignment());
        Facts of = facts.of(request.assignment());
        LocalDate due = null;
        if (of.assignment().state().closed()) {
            requests.decide(request.key(), "OVERTAKEN", null, null, note, submission.by());
            requests.close(request.key());
            return "REFUSED";
        }
        if (decision.equals("GRANTED")) {
            refuseWhereAnotherSetTheDate(of, request);
            due = values.date("newDue");
            if (due == null) {
                due = request.wantedDue();
            }
            if (!due.isAfter(of.assignment().due()) || due.isBefore(LocalDate.now(clock))) {
                throw new Refusal("Hạn mới " + Words.day(due) + " phải sau hạn hiện nay "
                        + Words.day(of.assignment().due()) + " và từ hôm nay trở đi.");
            }
            moveDeadline.move(
                    of.key(),
                    due,
                    setBy(of),
                    MoveDeadline.Cause.EXTENSION,
                    "theo đề nghị " + request.number() + (request.afterDue() ? ", xin sau hạn" : ""),
                    submission.by());
        } else {
            if (note == null) {
                throw new Refusal("Không đồng ý gia hạn thì phải ghi lý do ở ô Ý kiến.");
            }
            trail.add("ruling", submission.by(), of, process(), "không đồng ý gia hạn: " + note);
        }
        requests.decide(request.key(), decision, null, due, note, submission.by());
        requests.close(request.key());
        return decision;
    }

    /** While the request waited somebody above may have set the date anew; it is no longer this body's to move. */
    private static void refuseWhereAnotherSetTheDate(Facts of, Requests.Request request) {
        boolean monitors = request.ruler().equals(of.directive().follower())
                && !request.ruler().equals(of.directive().superiorBody());
        if (monitors && of.assignment().dueSetBy() != DateSetBy.MONITOR) {
            throw new Refusal("Sau khi có đề nghị này, hạn đã được "
                    + (of.assignment().dueSetBy() == DateSetBy.INTERNAL
                            ? "chính đơn vị đặt lại; đơn vị tự đổi, không phải xin."
                            : "cấp trên ấn định lại là "
                                    + Words.day(of.assignment().due()) + " nên " + request.rulerName()
                                    + " không lùi được nữa.")
                    + " Chọn không đồng ý và ghi lý do; hạn không thay đổi.");
        }
    }

    /** The ruling sets the date from now on; where it was for the document to set, the Standing Committee has. */
    private static DateSetBy setBy(Facts of) {
        return of.assignment().dueSetBy() == DateSetBy.MONITOR ? DateSetBy.MONITOR : DateSetBy.STANDING;
    }
}
