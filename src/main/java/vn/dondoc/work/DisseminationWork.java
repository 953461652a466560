package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.Disseminations;
import vn.dondoc.register.Facts;
import vn.dondoc.register.Trail;

/** Quán triệt, triển khai: what each addressee does with the paper that it received. */
@Component
class DisseminationWork implements TaskWork {

    private final Assignments assignments;
    private final Disseminations disseminations;
    private final ReceiptClock receiptClock;
    private final Confirming confirming;
    private final Trail trail;
    private final Clock clock;

    DisseminationWork(
            Assignments assignments,
            Disseminations disseminations,
            ReceiptClock receiptClock,
            Confirming confirming,
            Trail trail,
            Clock clock) {
        this.assignments = assignments;
        this.disseminations = disseminations;
        this.receiptClock = receiptClock;
        this.confirming = confirming;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String process() {
        return "dissemination";
    }

    @Override
    public Map<String, Function<Submission, String>> tasks() {
        return Map.of(
                "userTask_register", this::register,
                "userTask_assign", this::assign,
                "userTask_disseminate", this::disseminate,
                "userTask_report", confirming::submit,
                "userTask_confirm", confirming::confirm);
    }

    /** The arrival date starts the clock of a date that counts from receipt; until then the issue day stood in. */
    private String register(Submission submission) {
        String arrivalNo = submission.values().text("arrivalNo", "Chưa ghi số đến.");
        LocalDate arrivalOn = submission.values().date("arrivalOn", "Chưa ghi ngày đến.");
        Facts.OfDirective directive = submission.facts().directive();
        if (arrivalOn.isBefore(directive.issuedOn())) {
            throw new Refusal("Ngày đến " + Words.day(arrivalOn) + " trước ngày ban hành "
                    + Words.day(directive.issuedOn()) + " của " + directive.number() + ". Sửa lại ngày đến.");
        }
        if (arrivalOn.isAfter(LocalDate.now(clock))) {
            throw new Refusal("Ngày đến " + Words.day(arrivalOn) + " chưa tới. Ghi ngày thực nhận văn bản.");
        }
        disseminations.register(submission.key(), arrivalNo, arrivalOn);
        assignments.received(submission.key(), arrivalOn);
        receiptClock.start(submission.facts(), arrivalOn, submission.by());
        trail.add(
                "received",
                submission.by(),
                submission.facts(),
                process(),
                "số đến " + arrivalNo + " ngày " + arrivalOn);
        return null;
    }

    private String assign(Submission submission) {
        String lead = submission.values().text("leadPerson", "Chưa ghi người chủ trì thực hiện.");
        LocalDate internal = submission.values().date("internalDue");
        LocalDate due = submission.facts().assignment().due();
        if (internal != null && internal.isBefore(LocalDate.now(clock))) {
            throw new Refusal("Hạn nội bộ " + Words.day(internal) + " đã qua. Chọn ngày từ hôm nay trở đi.");
        }
        if (internal != null && due != null && internal.isAfter(due)) {
            throw new Refusal("Hạn nội bộ " + Words.day(internal) + " sau hạn được giao " + Words.day(due)
                    + ". Chọn ngày sớm hơn hoặc bằng hạn được giao.");
        }
        disseminations.route(
                submission.key(),
                lead,
                submission.values().text("helpers"),
                submission.values().text("note"));
        if (internal != null) {
            assignments.internalDue(submission.key(), internal);
        }
        trail.add("routed", submission.by(), submission.facts(), process(), lead);
        return null;
    }

    private String disseminate(Submission submission) {
        String manner = submission.values().text("manner", "Chưa chọn hình thức triển khai.");
        disseminations.disseminated(
                submission.key(), manner, submission.values().text("note"));
        trail.add("disseminated", submission.by(), submission.facts(), process(), manner);
        return null;
    }
}
