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
    private final DueDates dueDates;
    private final Trail trail;
    private final Clock clock;

    EscalationWork(Rulings rulings, DueDates dueDates, Trail trail, Clock clock) {
        this.rulings = rulings;
        this.dueDates = dueDates;
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
            if (facts.assignment() == null || facts.assignment().due() == null) {
                throw new Refusal("Việc này không có hạn giao riêng để lùi; chọn ý kiến khác.");
            }
            dueDates.move(facts, newDue, DateSetBy.STANDING);
            trail.add(
                    "moved",
                    submission.by(),
                    facts,
                    process(),
                    facts.assignment().due() + " sang " + newDue);
        }
        rulings.add(facts.directive().key(), submission.key(), kind, content, newDue, null, submission.by());
        trail.add("ruling", submission.by(), facts, process(), kind + (content == null ? "" : ": " + content));
        return kind;
    }
}
