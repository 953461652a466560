package vn.dondoc.work;

import org.springframework.stereotype.Component;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.EvidencePapers;
import vn.dondoc.register.Submissions;
import vn.dondoc.register.Trail;

/** Handing in a result with its evidence, and the answer of whoever confirms; the same wherever work is delivered. */
@Component
class Confirming {

    static final String CONFIRMED = "CONFIRMED";
    static final String RETURNED = "RETURNED";

    private final Assignments assignments;
    private final Submissions submissions;
    private final EvidencePapers papers;
    private final AlertLedger alerts;
    private final Impartial impartial;
    private final Trail trail;

    Confirming(
            Assignments assignments,
            Submissions submissions,
            EvidencePapers papers,
            AlertLedger alerts,
            Impartial impartial,
            Trail trail) {
        this.assignments = assignments;
        this.submissions = submissions;
        this.papers = papers;
        this.alerts = alerts;
        this.impartial = impartial;
        this.trail = trail;
    }

    /** The paper that proves the work stands in the form; files were added on the page before. */
    String submit(Submission submission) {
        refuseWithoutFile(submission);
        Values values = submission.values();
        int ordinal = submissions.add(submission.key(), submission.by(), submission.onBehalfOf(), values.text("note"));
        papers.add(
                submission.key(),
                ordinal,
                new EvidencePapers.Paper(
                        values.text("number", "Chưa ghi số, ký hiệu của văn bản minh chứng."),
                        values.date("datedOn", "Chưa ghi ngày của văn bản minh chứng."),
                        values.text("abstract", "Chưa ghi trích yếu của văn bản minh chứng."),
                        values.text("receiver", "Chưa ghi nơi nhận của văn bản minh chứng.")),
                submission.by());
        assignments.submitted(submission.key());
        trail.add(
                "submitted",
                submission.by(),
                submission.facts(),
                submission.process(),
                values.text("number") + " ngày " + values.date("datedOn"));
        return null;
    }

    void refuseWithoutFile(Submission submission) {
        if ("PAPER_AND_FILE".equals(submission.facts().assignment().evidenceRule())
                && !papers.hasFile(submission.key())) {
            throw new Refusal("Nhiệm vụ này phải nộp kèm tệp minh chứng. Mở hồ sơ công việc, tải tệp lên rồi nộp lại.");
        }
    }

    String confirm(Submission submission) {
        impartial.refuseHeadOf(submission.facts().owner(), submission.by());
        String outcome = submission.values().text("decision", "Chưa chọn xác nhận hay đề nghị bổ sung.");
        String note = submission.values().text("note");
        if (outcome.equals(RETURNED)) {
            if (note == null) {
                throw new Refusal("Khi đề nghị bổ sung, hoàn thiện phải ghi rõ còn thiếu gì ở ô Ý kiến.");
            }
            submissions.decide(submission.key(), RETURNED, submission.by(), note);
            assignments.returned(submission.key());
            trail.add("returned", submission.by(), submission.facts(), submission.process(), note);
        } else {
            submissions.decide(submission.key(), CONFIRMED, submission.by(), note);
            assignments.confirmed(submission.key());
            alerts.withdraw(submission.key());
            trail.add("confirmed", submission.by(), submission.facts(), submission.process(), note);
        }
        return outcome;
    }
}
