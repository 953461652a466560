package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.EvidencePapers;
import vn.dondoc.register.Facts;
import vn.dondoc.register.Schemes;
import vn.dondoc.register.Submissions;
import vn.dondoc.register.Trail;

/** Xây dựng đề án: from naming the drafter to promulgation, with two clocks, submission and completion. */
@Component
public class SchemeWork implements TaskWork {

    static final String PROCESS = "scheme-drafting";

    private final Schemes schemes;
    private final Assignments assignments;
    private final Submissions submissions;
    private final EvidencePapers papers;
    private final AlertLedger alerts;
    private final Bodies bodies;
    private final SchemeDates dates;
    private final Confirming confirming;
    private final Impartial impartial;
    private final Trail trail;
    private final Clock clock;

    SchemeWork(
            Schemes schemes,
            Assignments assignments,
            Submissions submissions,
            EvidencePapers papers,
            AlertLedger alerts,
            Bodies bodies,
            SchemeDates dates,
            Confirming confirming,
            Impartial impartial,
            Trail trail,
            Clock clock) {
        this.schemes = schemes;
        this.assignments = assignments;
        this.submissions = submissions;
        this.papers = papers;
        this.alerts = alerts;
        this.bodies = bodies;
        this.dates = dates;
        this.confirming = confirming;
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
        return Map.ofEntries(
                Map.entry("userTask_assignDrafter", this::assignDrafter),
                Map.entry("userTask_formTeam", this::record),
                Map.entry("userTask_outline", this::record),
                Map.entry("userTask_draft", this::record),
                Map.entry("userTask_planConsultation", this::planConsultation),
                Map.entry("userTask_consult", this::consult),
                Map.entry("userTask_explain", this::record),
                Map.entry("userTask_appraise", this::record),
                Map.entry("userTask_adopt", this::adopt),
                Map.entry("userTask_opinion", this::record),
                Map.entry("userTask_checkDossier", this::checkDossier),
                Map.entry("userTask_decide", this::decide),
                Map.entry("userTask_complete", this::record),
                Map.entry("userTask_promulgate", this::promulgate));
    }

    /** On issue. */
    void open(Facts facts) {
        schemes.open(facts.key(), dates.milestones(facts.assignment().due()));
    }

    private String assignDrafter(Submission submission) {
        String drafter = known(submission.values().text("drafter", "Chưa chọn cơ quan soạn thảo."));
        String appraiser = known(submission.values().text("appraiser", "Chưa chọn cơ quan thẩm định."));
        if (drafter.equals(appraiser)) {
            throw new Refusal("Cơ quan soạn thảo không tự thẩm định. Chọn cơ quan thẩm định khác.");
        }
        schemes.assignDrafter(submission.key(), drafter, appraiser);
        return record(submission, null, bodies.name(drafter) + "; thẩm định: " + bodies.name(appraiser));
    }

    private String planConsultation(Submission submission) {
        List<String> asked = submission.values().list("consulted");
        if (asked.isEmpty()) {
            throw new Refusal("Chưa chọn cơ quan nào để lấy ý kiến.");
        }
        asked.forEach(this::known);
        LocalDate until = submission.values().date("until", "Chưa ghi hạn góp ý.");
        if (!until.isAfter(LocalDate.now(clock))) {
            throw new Refusal("Hạn góp ý " + Words.day(until) + " phải sau hôm nay.");
        }
        schemes.consult(submission.key(), asked, until, submission.values().flag("silenceIsConsent"));
        return record(submission, null, asked.size() + " cơ quan, hạn góp ý " + Words.day(until));
    }

    private String consult(Submission submission) {
        String answer = submission.values().text("answer", "Chưa chọn ý kiến.");
        String remark = submission.values().text("remark");
        if (!answer.equals("AGREED") && remark == null) {
            throw new Refusal("Ghi rõ ý kiến ở ô Nội dung góp ý.");
        }
        schemes.answered(submission.key(), submission.item(), answer, remark);
        trail.add(event("consulted", submission.by(), submission.facts(), submission.item(), answer));
        if (schemes.silent(submission.key()).isEmpty()) {
            reached(submission.facts(), submission.task(), submission.by());
        }
        return null;
    }

    /** The letter's day has passed: silence counts as consent only where the letter said so. */
    public void recordSilence(Facts facts) {
        String answer = schemes.find(facts.key()).silenceIsConsent() ? "SILENT_CONSENT" : "SILENT";
        for (String body : schemes.silent(facts.key())) {
            String recorded = mustSpeak(facts, body) ? "SILENT" : answer;
            schemes.answered(facts.key(), body, recorded, null);
            trail.add(event("silent", Trail.SYSTEM, facts, body, recorded));
        }
        reached(facts, "userTask_consult", Trail.SYSTEM);
    }

    /** Never finance, law or whoever follows up (Ban Tuyên giáo): they must have spoken (brief, section 3). */
    private boolean mustSpeak(Facts facts, String body) {
        return body.equals(facts.directive().monitoringBody())
                || bodies.holds("FINANCE", body)
                || bodies.holds("LAW", body);
    }

    /** The tờ trình is signed: from now on the dossier is in the hands of others. */
    private String adopt(Submission submission) {
        Values values = submission.values();
        String number = values.text("number", "Chưa ghi số tờ trình.");
        LocalDate datedOn = values.date("datedOn", "Chưa ghi ngày tờ trình.");
        confirming.refuseWithoutFile(submission);
        int ordinal =
                submissions.add(submission.key(), submission.by(), submission.onBehalfOf(), values.text("remark"));
        papers.add(
                submission.key(),
                ordinal,
                new EvidencePapers.Paper(
                        number,
                        datedOn,
                        "Tờ trình và hồ sơ đề án",
                        bodies.name(submission.facts().assignment().confirmer())),
                submission.by());
        assignments.submitted(submission.key());
        trail.add("submitted", submission.by(), submission.facts(), PROCESS, number + " ngày " + datedOn);
        return record(submission, null, null);
    }

    /** A complete dossier is the submission that the directive's date asks for. */
    private String checkDossier(Submission submission) {
        impartial.refuseHeadOf(submission.facts().owner(), submission.by());
        String outcome = submission.values().text("decision", "Chưa chọn hồ sơ đủ hay trả lại.");
        String note = submission.values().text("note");
        if (outcome.equals("RETURNED")) {
            if (note == null) {
                throw new Refusal("Khi trả lại hồ sơ phải ghi rõ còn thiếu gì ở ô Ý kiến.");
            }
            submissions.decide(submission.key(), "RETURNED", submission.by(), note);
            assignments.returned(submission.key());
            trail.add("returned", submission.by(), submission.facts(), PROCESS, note);
        } else {
            submissions.decide(submission.key(), "CONFIRMED", submission.by(), note);
            schemes.dossierAccepted(submission.key());
            trail.add("confirmed", submission.by(), submission.facts(), PROCESS, "hồ sơ đủ");
        }
        record(submission, outcome, note);
        return outcome;
    }

    private String decide(Submission submission) {
        impartial.refuseHeadOf(submission.facts().owner(), submission.by());
        Values values = submission.values();
        String decision = values.text("decision", "Chưa chọn kết luận.");
        LocalDate next = values.date("nextSessionOn");
        boolean concludes = !decision.equals("PUT_OFF");
        if (decision.equals("PUT_OFF") && next == null) {
            throw new Refusal("Lùi sang phiên sau thì phải ghi ngày phiên sau.");
        }
        if (concludes) {
            values.text("conclusionNumber", "Chưa ghi số thông báo kết luận.");
            values.date("conclusionOn", "Chưa ghi ngày thông báo kết luận.");
        }
        if (decision.equals("IN_PRINCIPLE") && values.date("completionDue") == null) {
            throw new Refusal("Đồng ý về nguyên tắc thì phải ghi hạn hoàn thiện theo thông báo kết luận.");
        }
        schemes.decided(
                submission.key(),
                decision,
                values.text("conclusionNumber"),
                values.date("conclusionOn"),
                values.date("completionDue"),
                next);
        if (decision.equals("RESUBMIT")) {
            assignments.returned(submission.key());
        }
        if (decision.equals("NOT_ADOPTED")) {
            assignments.confirmed(submission.key());
            alerts.withdraw(submission.key());
        }
        schemes.record(
                submission.key(),
                submission.task(),
                values.text("conclusionNumber"),
                values.date("sessionOn"),
                values.text("note"),
                decision,
                submission.by());
        trail.add("decided", submission.by(), submission.facts(), PROCESS, decision);
        return decision;
    }

    private String promulgate(Submission submission) {
        Values values = submission.values();
        schemes.promulgated(
                submission.key(),
                values.text("promulgatedAs", "Chưa chọn loại văn bản ban hành."),
                known(values.text("promulgatedBy", "Chưa chọn cơ quan ban hành.")),
                values.text("number", "Chưa ghi số văn bản ban hành."),
                values.date("datedOn", "Chưa ghi ngày ban hành."));
        assignments.confirmed(submission.key());
        alerts.withdraw(submission.key());
        trail.add(
                "promulgated",
                submission.by(),
                submission.facts(),
                PROCESS,
                values.text("promulgatedAs") + " " + values.text("number"));
        return null;
    }

    private String record(Submission submission) {
        return record(submission, null, submission.values().text("remark"));
    }

    private String record(Submission submission, String outcome, String remark) {
        Values values = submission.values();
        schemes.record(
                submission.key(),
                submission.task(),
                values.text("number"),
                values.date("datedOn"),
                remark,
                outcome,
                submission.by());
        if (SchemeDates.isMilestone(submission.task())) {
            reached(submission.facts(), submission.task(), submission.by());
        }
        return null;
    }

    private void reached(Facts facts, String step, String by) {
        schemes.reached(facts.key(), step);
        trail.add("milestone", by, facts, PROCESS, step);
    }

    private String known(String body) {
        if (!bodies.exists(body)) {
            throw new Refusal("Không có cơ quan nào mang mã " + body + ". Chọn trong danh sách.");
        }
        return body;
    }

    private static Trail.Event event(String event, String by, Facts facts, String body, String detail) {
        return new Trail.Event(
                event,
                by,
                null,
                facts.directive().key(),
                facts.key(),
                facts.assignment().clause(),
                body,
                PROCESS,
                detail);
    }
}
