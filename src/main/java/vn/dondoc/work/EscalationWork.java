package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.register.Facts;
import vn.dondoc.register.Rulings;
import vn.dondoc.register.Trail;

/** Đôn đốc: whoever is above rules on work that is badly late. Nothing but a person ever criticises. */
@Component
class EscalationWork implements TaskWork {

    private final Rulings rulings;
    private final MoveDeadline moveDeadline;
    private final Reassign reassign;
    private final Impartial impartial;
    private final AskingReports asking;
    private final Trail trail;
    private final Clock clock;

    EscalationWork(
            Rulings rulings,
            MoveDeadline moveDeadline,
            Reassign reassign,
            Impartial impartial,
            AskingReports asking,
            Trail trail,
            Clock clock) {
        this.rulings = rulings;
        this.moveDeadline = moveDeadline;
        this.reassign = reassign;
        this.impartial = impartial;
        this.asking = asking;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String process() {
        return "escalation";
    }

    @Override
    public Map<String, Function<Submission, String>> tasks() {
        return Map.of("userTask_rule", this::rule);
    }

    private String rule(Submission submission) {
        impartial.refuseHeadOf(submission.facts().owner(), submission.by());
        Values values = submission.values();
        String kind = values.text("decision", "Chưa chọn ý kiến.");
        String content = values.text("content");
        LocalDate newDue = values.date("newDue");
        if (!kind.equals("NOTE") && content == null) {
            throw new Refusal("Ghi rõ nội dung ý kiến để đơn vị thực hiện.");
        }
        Facts facts = submission.facts();
        if (kind.equals("GRANT_TIME")) {
            if (newDue == null || !newDue.isAfter(LocalDate.now(clock))) {
                throw new Refusal("Cho thêm thời gian thì phải ghi hạn mới, sau hôm nay.");
            }
            moveDeadline.inHand(facts, newDue, DateSetBy.STANDING, MoveDeadline.Cause.RULING, content, submission.by());
        }
        if (kind.equals("REASSIGN")) {
            reassign.inHand(
                    facts,
                    values.text("newOwner", "Giao cơ quan khác thì phải chọn cơ quan nhận."),
                    content,
                    submission.by());
        }
        if (kind.startsWith("ASK_")) {
            asking.onRuling(facts, content, null, submission.by());
        }
        rulings.add(facts.directive().key(), submission.key(), kind, content, newDue, null, submission.by());
        trail.add("ruling", submission.by(), facts, process(), kind + (content == null ? "" : ": " + content));
        return kind;
    }
}
