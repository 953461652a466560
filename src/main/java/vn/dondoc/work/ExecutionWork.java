package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.Trail;

/** Thực hiện nhiệm vụ: a product, or one occurrence of a series. */
@Component
class ExecutionWork implements TaskWork {

    private final Assignments assignments;
    private final Confirming confirming;
    private final NamedDate named;
    private final Trail trail;
    private final Clock clock;

    ExecutionWork(Assignments assignments, Confirming confirming, NamedDate named, Trail trail, Clock clock) {
        this.assignments = assignments;
        this.confirming = confirming;
        this.named = named;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String process() {
        return "measure-execution";
    }

    @Override
    public Map<String, Function<Submission, String>> tasks() {
        return Map.of(
                "userTask_proposeDate", this::proposeDate,
                "userTask_execute", confirming::submit,
                "userTask_confirm", confirming::confirm);
    }

    /** The text names no date: the lead names one, and it stays the lead's own. */
    private String proposeDate(Submission submission) {
        LocalDate today = LocalDate.now(clock);
        String phrase = submission.values().text("phrase");
        LocalDate due = named.read(submission.values().date("due"), phrase, today, "Chưa ghi hạn hoàn thành.");
        if (due.isBefore(today)) {
            throw new Refusal("Hạn hoàn thành " + Words.day(due) + " đã qua. Chọn ngày từ hôm nay trở đi.");
        }
        assignments.moveDue(submission.key(), due, DateSetBy.INTERNAL, false);
        trail.add(
                "routed",
                submission.by(),
                submission.facts(),
                process(),
                "hạn tự đặt " + due + (phrase == null ? "" : " (\"" + phrase + "\")")
                        + (submission.values().text("reason") == null
                                ? ""
                                : ": " + submission.values().text("reason")));
        return null;
    }
}
