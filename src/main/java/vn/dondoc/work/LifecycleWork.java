package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.PeriodRule;
import vn.dondoc.directive.RequestKind;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.DirectiveProgress;
import vn.dondoc.register.EvidencePapers;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Trail;

/** Quá trình thực hiện văn bản: signing, the lead's answers on series, ending and closing. */
@Component
public class LifecycleWork implements TaskWork {

    static final String PROCESS = "directive-lifecycle";

    /** Proceedings ended in one commit. */
    static final int CHUNK = 100;

    private static final List<String> ENDLESS = List.of(ReportingWork.PROCESS, MonitoringWork.PROCESS);

    private static final List<String> FINITE = List.of(
            "dissemination",
            "measure-execution",
            SchemeWork.PROCESS,
            RequestKind.ADJUSTMENT.process(),
            RequestKind.EXTENSION.process(),
            RequestKind.OBSTACLE.process(),
            ReportRequestWork.PROCESS,
            ChangeWork.PROCESS);

    private static final String END = "Kết thúc theo dõi";

    private final DirectiveProgress progress;
    private final DirectiveEntry entry;
    private final Assignments assignments;
    private final Proceedings proceedings;
    private final EvidencePapers papers;
    private final SignedFigures signed;
    private final Series series;
    private final AlertLedger alerts;
    private final FactsReader facts;
    private final WorkEngine engine;
    private final Cancelling cancelling;
    private final Trail trail;
    private final Clock clock;

    LifecycleWork(
            DirectiveProgress progress,
            DirectiveEntry entry,
            Assignments assignments,
            Proceedings proceedings,
            EvidencePapers papers,
            SignedFigures signed,
            Series series,
            AlertLedger alerts,
            FactsReader facts,
            WorkEngine engine,
            Cancelling cancelling,
            Trail trail,
            Clock clock) {
        this.progress = progress;
        this.entry = entry;
        this.assignments = assignments;
        this.proceedings = proceedings;
        this.papers = papers;
        this.signed = signed;
        this.series = series;
        this.alerts = alerts;
        this.facts = facts;
        this.engine = engine;
        this.cancelling = cancelling;
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
                "userTask_breakDown", entry::brokenDown,
                "userTask_sign", this::sign,
                "userTask_setPeriod", this::setPeriod,
                "userTask_endTracking", this::endTracking,
                "userTask_closingReport", this::closingReport);
    }

    private String sign(Submission submission) {
        String directive = submission.facts().directive().key();
        String outcome = submission.values().text("decision", "Chưa chọn ký ban hành hay trả lại.");
        if (outcome.equals("RETURNED")) {
            String note = submission.values().text("note");
            if (note == null) {
                throw new Refusal("Khi trả lại văn bản phải ghi rõ cần sửa gì ở ô Ý kiến.");
            }
            progress.state(directive, "DRAFT");
            trail.add("returned", submission.by(), submission.facts(), PROCESS, note);
        } else {
            entry.refuseUnlessComplete(directive);
            progress.sign(directive, submission.by());
            trail.add("signed", submission.by(), submission.facts(), PROCESS, null);
        }
        facts.forget(submission.key());
        return outcome;
    }

    private String setPeriod(Submission submission) {
        Facts of = facts.of(submission.item());
        Values values = submission.values();
        Long first = values.number("firstPeriod");
        if (first == null) {
            throw new Refusal("Chưa ghi năm của kỳ đầu tiên.");
        }
        PeriodRule rule;
        try {
            rule = PeriodRule.of(
                    values.text("every", "Chưa chọn chu kỳ."),
                    values.text("monthDay", "Chưa ghi hạn trong năm."),
                    Long.toString(first));
        } catch (DateTimeParseException e) {
            throw new Refusal(
                    "Hạn trong năm \"" + values.text("monthDay") + "\" không đọc được. Ghi tháng-ngày, ví dụ 12-31.");
        }
        if (rule.at(0).due().isBefore(LocalDate.now(clock))) {
            throw new Refusal("Kỳ đầu tiên " + rule.at(0).label() + " có hạn "
                    + Words.day(rule.at(0).due()) + " đã qua. Chọn kỳ đầu tiên muộn hơn.");
        }
        series.answer(of, rule);
        trail.add(
                "routed",
                submission.by(),
                of,
                PROCESS,
                "chu kỳ " + rule.every() + ", hạn " + rule.at(0).due() + ", kỳ đầu " + rule.first());
        return null;
    }

    private String endTracking(Submission submission) {
        String directive = submission.facts().directive().key();
        String outcome = submission.values().text("decision", "Chưa chọn kết thúc hay tiếp tục theo dõi.");
        String reason = submission.values().text("reason");
        if (outcome.equals("GO_ON")) {
            progress.goOn(directive);
            trail.add("ruling", submission.by(), submission.facts(), PROCESS, reason);
            return outcome;
        }
        List<String> open = assignments.dueAndOpen(directive, LocalDate.now(clock));
        if (!open.isEmpty()) {
            throw new Refusal("Chưa kết thúc theo dõi được: còn việc đã đến hạn chưa đóng: " + Words.some(open) + ".");
        }
        String endOutcome = submission.values().text("endOutcome", "Chưa chọn lý do kết thúc theo dõi.");
        if (reason == null) {
            throw new Refusal("Chưa ghi căn cứ kết thúc theo dõi (số, ngày của thông báo).");
        }
        progress.ended(directive, endOutcome, reason);
        facts.forget(submission.key());
        trail.add("ended", submission.by(), submission.facts(), PROCESS, endOutcome + ": " + reason);
        return outcome;
    }

    /** Ends up to {@link #CHUNK} proceedings that are still open; true where more may be left. */
    public boolean endNext(Facts of) {
        String directive = of.directive().key();
        List<Proceedings.Proceeding> endless = proceedings.open(directive, ENDLESS, CHUNK);
        for (Proceedings.Proceeding each : endless) {
            engine.wake(each.instance(), "tracking.ended");
        }
        List<Proceedings.Proceeding> later = endless.isEmpty() ? proceedings.open(directive, FINITE, CHUNK) : List.of();
        // Nothing that has come due is open any more, so this is work of a later day.
        if (!later.isEmpty()) {
            String reason = END + ": " + progress.endReason(directive);
            later.forEach(each -> cancelling.proceeding(each, reason, Trail.SYSTEM));
        }
        if (endless.isEmpty() && later.isEmpty() && !proceedings.anyOpen(directive)) {
            for (String series : assignments.closeSeries(directive, END)) {
                facts.forget(series);
                trail.add("ended", Trail.SYSTEM, facts.of(series), PROCESS, END);
            }
            return false;
        }
        return true;
    }

    private String closingReport(Submission submission) {
        Values values = submission.values();
        papers.add(
                submission.key(),
                null,
                new EvidencePapers.Paper(
                        values.text("number", "Chưa ghi số báo cáo kết thúc."),
                        values.date("datedOn", "Chưa ghi ngày báo cáo kết thúc."),
                        values.text("abstract", "Chưa ghi trích yếu báo cáo kết thúc."),
                        submission.facts().directive().superiorBody()),
                submission.by());
        signed.closingReport(submission.facts(), values.text("number"), values.date("datedOn"), submission.by());
        trail.add("reported", submission.by(), submission.facts(), PROCESS, values.text("number"));
        return null;
    }

    public void close(Facts of) {
        progress.closed(of.directive().key());
        alerts.withdraw(of.key());
        proceedings.end(of.key());
        trail.add("closed", Trail.SYSTEM, of, PROCESS, null);
    }
}
