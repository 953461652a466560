package vn.dondoc.work;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
import vn.dondoc.register.MeasureRules;
import vn.dondoc.register.MonitoringReports;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Rulings;
import vn.dondoc.register.Trail;

/** Theo dõi, báo cáo: the figures of a period, drawn up by the system, frozen on signing, sent upwards. */
@Component
public class MonitoringWork implements TaskWork {

    static final String PROCESS = "monitoring";

    /** The report is drawn up in the last so many working days before it is due. */
    static final int OPENS_BEFORE = 10;

    private final MonitoringReports reports;
    private final SignedFigures signed;
    private final EvidencePapers papers;
    private final MeasureRules rules;
    private final Assignments assignments;
    private final Rulings rulings;
    private final AskingReports asking;
    private final Proceedings proceedings;
    private final AlertLedger alerts;
    private final CalendarDays days;
    private final Trail trail;
    private final Clock clock;

    MonitoringWork(
            MonitoringReports reports,
            SignedFigures signed,
            EvidencePapers papers,
            MeasureRules rules,
            Assignments assignments,
            Rulings rulings,
            AskingReports asking,
            Proceedings proceedings,
            AlertLedger alerts,
            CalendarDays days,
            Trail trail,
            Clock clock) {
        this.reports = reports;
        this.signed = signed;
        this.papers = papers;
        this.rules = rules;
        this.assignments = assignments;
        this.rulings = rulings;
        this.asking = asking;
        this.proceedings = proceedings;
        this.alerts = alerts;
        this.days = days;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String process() {
        return PROCESS;
    }

    @Override
    public Map<String, Function<Submission, String>> tasks() {
        return Map.of(
                "userTask_drawUp", this::drawUp,
                "userTask_signReport", this::sign,
                "userTask_takeNote", this::takeNote);
    }

    public Instant opens(Facts facts) {
        Instant opens = days.calendar()
                .add(next(facts).due(), -OPENS_BEFORE)
                .atTime(ReportingWork.MORNING)
                .atZone(clock.getZone())
                .toInstant();
        return opens.isBefore(clock.instant()) ? clock.instant() : opens;
    }

    public void open(Facts facts) {
        PeriodRule.Occurrence next = next(facts);
        reports.open(facts.key(), new MonitoringReports.Current(next.label(), next.due(), next.due()));
    }

    private PeriodRule.Occurrence next(Facts facts) {
        PeriodRule rule = rules.period(
                        facts.directive().key(), facts.assignment().measure())
                .orElseGet(() -> PeriodRule.of(
                        "P1Y",
                        "12-31",
                        Integer.toString(facts.directive().issuedOn().getYear() + 1)));
        return rule.after(reports.lastPeriod(facts.key()).orElse(null));
    }

    private String drawUp(Submission submission) {
        MonitoringReports.Current current = current(submission);
        String assessment = submission.values().text("assessment", "Chưa ghi phần đánh giá.");
        String proposals = submission.values().text("proposals");
        reports.drawUp(
                submission.key(), current.period(), proposals == null ? assessment : assessment + "\n\n" + proposals);
        return null;
    }

    private String sign(Submission submission) {
        MonitoringReports.Current current = current(submission);
        String outcome = submission.values().text("decision", "Chưa chọn ký hay trả lại.");
        if (outcome.equals("RETURNED")) {
            if (submission.values().text("note") == null) {
                throw new Refusal("Khi trả lại dự thảo phải ghi rõ cần sửa gì ở ô Ý kiến.");
            }
            trail.add(
                    "returned",
                    submission.by(),
                    submission.facts(),
                    PROCESS,
                    submission.values().text("note"));
            return outcome;
        }
        String number = submission.values().text("number", "Chưa ghi số, ký hiệu của báo cáo.");
        LocalDate today = LocalDate.now(clock);
        LocalDate datedOn = submission.values().date("datedOn");
        String code = signed.monitoring(
                submission.facts(), current.period(), number, datedOn == null ? today : datedOn, submission.by());
        reports.sign(
                submission.key(),
                current.period(),
                code,
                reports.figures(submission.facts().directive().key(), today),
                number,
                submission.by());
        papers.add(
                submission.key(),
                null,
                new EvidencePapers.Paper(
                        number,
                        datedOn == null ? today : datedOn,
                        "Báo cáo theo dõi kỳ " + current.period() + ", mã số liệu " + code,
                        submission.facts().directive().superiorBody()),
                submission.by());
        trail.add("reported", submission.by(), submission.facts(), PROCESS, number + ", mã số liệu " + code);
        return outcome;
    }

    private String takeNote(Submission submission) {
        MonitoringReports.Current current = current(submission);
        String outcome = submission.values().text("decision", "Chưa chọn ghi nhận hay cho ý kiến chỉ đạo.");
        if (outcome.equals("RULED")) {
            String content = submission.values().text("content", "Chưa ghi nội dung ý kiến chỉ đạo.");
            LocalDate answerBy = submission.values().date("answerBy");
            rulings.add(
                    submission.facts().directive().key(),
                    submission.key(),
                    "RULE",
                    content,
                    null,
                    answerBy,
                    submission.by());
            trail.add("ruling", submission.by(), submission.facts(), PROCESS, content);
            asking.onRuling(submission.facts(), content, answerBy, submission.by());
        }
        reports.answered(submission.key(), current.period(), outcome);
        return outcome;
    }

    /** The tracking has ended: following up ends with it. */
    public void close(Facts facts) {
        assignments.closeAllOf(facts.key(), AssignmentState.DONE, "Kết thúc theo dõi");
        trail.add("ended", Trail.SYSTEM, facts, PROCESS, "Kết thúc theo dõi");
        alerts.withdraw(facts.key());
        proceedings.end(facts.key());
    }

    private MonitoringReports.Current current(Submission submission) {
        return reports.current(submission.key())
                .orElseThrow(() -> new Refusal("Kỳ theo dõi này đã đóng, không còn nhận báo cáo."));
    }
}
