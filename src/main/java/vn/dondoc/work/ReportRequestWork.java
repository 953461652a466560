package vn.dondoc.work;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.EvidencePapers;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.ReportRequests;
import vn.dondoc.register.Trail;

/** Yêu cầu báo cáo đột xuất: one body answers, whoever asked receives it or asks for more. */
@Component
class ReportRequestWork implements TaskWork {

    static final String PROCESS = "report-request";

    private final ReportRequests requests;
    private final EvidencePapers papers;
    private final Proceedings proceedings;
    private final AlertLedger alerts;
    private final Impartial impartial;
    private final Trail trail;

    ReportRequestWork(
            ReportRequests requests,
            EvidencePapers papers,
            Proceedings proceedings,
            AlertLedger alerts,
            Impartial impartial,
            Trail trail) {
        this.requests = requests;
        this.papers = papers;
        this.proceedings = proceedings;
        this.alerts = alerts;
        this.impartial = impartial;
        this.trail = trail;
    }

    @Override
    public String process() {
        return PROCESS;
    }

    @Override
    public Map<String, Function<Submission, String>> tasks() {
        return Map.of("userTask_answer", this::answer, "userTask_receiveAnswer", this::receive);
    }

    private String answer(Submission submission) {
        Values values = submission.values();
        String content = values.text("content", "Chưa ghi nội dung báo cáo.");
        String number = values.text("number");
        LocalDate datedOn = values.date("datedOn");
        if ((number == null) != (datedOn == null)) {
            throw new Refusal("Có văn bản báo cáo thì ghi đủ cả số, ký hiệu và ngày; không có thì để trống cả hai.");
        }
        requests.submitted(submission.key(), number, datedOn, content, submission.by());
        if (number != null) {
            papers.add(
                    submission.key(),
                    null,
                    new EvidencePapers.Paper(
                            number,
                            datedOn,
                            "Báo cáo theo yêu cầu",
                            submission.facts().directive().follower()),
                    submission.by());
        }
        trail.add("reported", submission.by(), submission.facts(), PROCESS, number);
        return null;
    }

    private String receive(Submission submission) {
        impartial.refuseHeadOf(submission.facts().owner(), submission.by());
        String outcome = submission.values().text("decision", "Chưa chọn tiếp nhận hay trả lại.");
        String note = submission.values().text("note");
        if (outcome.equals("RETURNED")) {
            if (note == null) {
                throw new Refusal("Khi trả lại báo cáo phải ghi rõ cần bổ sung gì ở ô Ý kiến.");
            }
            requests.returned(submission.key(), note);
            trail.add("returned", submission.by(), submission.facts(), PROCESS, note);
        } else {
            requests.received(submission.key());
            alerts.withdraw(submission.key());
            proceedings.end(submission.key());
            trail.add("confirmed", submission.by(), submission.facts(), PROCESS, note);
        }
        return outcome;
    }
}
