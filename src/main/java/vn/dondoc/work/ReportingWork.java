package vn.dondoc.work;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.PeriodRule;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.EvidencePapers;
import vn.dondoc.register.Facts;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Reports;
import vn.dondoc.register.Trail;

/** Báo cáo định kỳ: one report a body and period, a row for each clause that the body keeps up. */
@Component
public class ReportingWork implements TaskWork {

    static final String PROCESS = "period-reporting";

    /** The form opens this many working days before the report is due, at the start of the working day. */
    static final int OPENS_BEFORE = 22;

    static final LocalTime MORNING = LocalTime.of(7, 30);

    private final Reports reports;
    private final SignedFigures signed;
    private final Assignments assignments;
    private final EvidencePapers papers;
    private final Proceedings proceedings;
    private final AlertLedger alerts;
    private final CalendarDays days;
    private final Impartial impartial;
    private final Trail trail;
    private final Clock clock;

    ReportingWork(
            Reports reports,
            SignedFigures signed,
            Assignments assignments,
            EvidencePapers papers,
            Proceedings proceedings,
            AlertLedger alerts,
            CalendarDays days,
            Impartial impartial,
            Trail trail,
            Clock clock) {
        this.reports = reports;
        this.signed = signed;
        this.assignments = assignments;
        this.papers = papers;
        this.proceedings = proceedings;
        this.alerts = alerts;
        this.days = days;
        this.impartial = impartial;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String process() {
        return PROCESS;
    }

    @Override
    public Map<String, Function<Submission, String>> tasks() {
        return Map.of("userTask_report", this::report, "userTask_receive", this::receive);
    }

    /** When the next period's form opens; a period that should be open already opens at once. */
    public Instant opens(Facts facts) {
        LocalDate due = next(facts).due();
        Instant opens = days.calendar()
                .add(due, -OPENS_BEFORE)
                .atTime(MORNING)
                .atZone(clock.getZone())
                .toInstant();
        return opens.isBefore(clock.instant()) ? clock.instant() : opens;
    }

    /** Opens the period that comes next; called when its form is about to be handed out. */
    public void open(Facts facts) {
        PeriodRule.Occurrence next = next(facts);
        reports.open(
                facts.key(),
                new Reports.Due(next.label(), next.due(), facts.directive().reportSetBy()),
                assignments.reportedBy(facts.directive().key(), facts.owner()));
    }

    private PeriodRule.Occurrence next(Facts facts) {
        Facts.OfDirective directive = facts.directive();
        PeriodRule rule = PeriodRule.of(directive.reportEvery(), directive.reportMonthDay(), directive.reportFirst());
        return rule.after(reports.lastPeriod(facts.key()).orElse(null));
    }

    private String report(Submission submission) {
        Reports.Due current = current(submission);
        List<String> empty = reports.emptyRows(submission.key(), current.period());
        if (!empty.isEmpty()) {
            throw new Refusal("Chưa có nội dung báo cáo cho điểm " + String.join(", ", empty)
                    + ". Mở hồ sơ công việc để ghi từng điểm rồi nộp lại.");
        }
        Values values = submission.values();
        String number = values.text("number", "Chưa ghi số, ký hiệu của báo cáo.");
        LocalDate datedOn = values.date("datedOn", "Chưa ghi ngày của báo cáo.");
        signed.periodReport(submission.facts(), current.period(), number, datedOn, submission.by());
        reports.submitted(submission.key(), current.period(), number, datedOn, submission.by(), values.text("summary"));
        papers.add(
                submission.key(),
                null,
                new EvidencePapers.Paper(
                        number,
                        datedOn,
                        "Báo cáo kỳ " + current.period(),
                        submission.facts().directive().follower()),
                submission.by());
        trail.add("reported", submission.by(), submission.facts(), PROCESS, number + " kỳ " + current.period());
        return null;
    }

    private String receive(Submission submission) {
        impartial.refuseHeadOf(submission.facts().owner(), submission.by());
        Reports.Due current = current(submission);
        String outcome = submission.values().text("decision", "Chưa chọn tiếp nhận hay trả lại.");
        String note = submission.values().text("note");
        if (outcome.equals("RETURNED")) {
            if (note == null) {
                throw new Refusal("Khi trả lại báo cáo phải ghi rõ cần bổ sung gì ở ô Ý kiến.");
            }
            reports.returned(submission.key(), current.period(), note);
            trail.add("returned", submission.by(), submission.facts(), PROCESS, note);
        } else {
            reports.received(submission.key(), current.period());
            trail.add("confirmed", submission.by(), submission.facts(), PROCESS, "kỳ " + current.period());
        }
        return outcome;
    }

    /** The tracking has ended: the body's continuous work closes with its last report. */
    public void close(Facts facts) {
        reports.cancelOpen(facts.key());
        String reason = reports.lastReceived(facts.key())
                .map(last -> "Kết thúc theo dõi, đóng theo " + last)
                .orElse("Kết thúc theo dõi");
        for (Assignments.Closed assignment : assignments.closeAllOf(facts.key(), AssignmentState.DONE, reason)) {
            trail.add(new Trail.Event(
                    "ended",
                    Trail.SYSTEM,
                    null,
                    facts.directive().key(),
                    assignment.key(),
                    assignment.clause(),
                    facts.owner(),
                    PROCESS,
                    reason));
        }
        alerts.withdraw(facts.key());
        proceedings.end(facts.key());
    }

    private Reports.Due current(Submission submission) {
        return reports.current(submission.key())
                .orElseThrow(() -> new Refusal("Kỳ báo cáo này đã đóng, không còn nhận báo cáo."));
    }
}
