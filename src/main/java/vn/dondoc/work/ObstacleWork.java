package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.RequestKind;
import vn.dondoc.register.EvidencePapers;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Requests;
import vn.dondoc.register.Rulings;
import vn.dondoc.register.Trail;

/** Tháo gỡ khó khăn, vướng mắc: answered at the level that can, or proposed to the centre where the province can't. */
@Component
class ObstacleWork implements TaskWork {

    private final Requests requests;
    private final Rulings rulings;
    private final EvidencePapers papers;
    private final Impartial impartial;
    private final FactsReader facts;
    private final Trail trail;
    private final Clock clock;

    ObstacleWork(
            Requests requests,
            Rulings rulings,
            EvidencePapers papers,
            Impartial impartial,
            FactsReader facts,
            Trail trail,
            Clock clock) {
        this.requests = requests;
        this.rulings = rulings;
        this.papers = papers;
        this.impartial = impartial;
        this.facts = facts;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String process() {
        return RequestKind.OBSTACLE.process();
    }

    @Override
    public Map<String, Function<Submission, String>> tasks() {
        return Map.of(
                "userTask_examine", this::examine,
                "userTask_ruleOnObstacle", this::rule,
                "userTask_propose", this::propose,
                "userTask_act", this::act);
    }

    /** The body that follows up answers what it can, and passes the rest up. */
    private String examine(Submission submission) {
        Requests.Request request = requests.get(submission.key());
        impartial.refuseHeadOf(request.askedFor(), submission.by());
        String decision = submission.values().text("decision", "Chưa chọn trả lời hay chuyển lên cấp trên.");
        String content = submission.values().text("content");
        Facts of = facts.of(request.assignment());
        if (decision.equals("FORWARDED")) {
            requests.passUp(request.key(), of.directive().superiorBody());
            trail.add(
                    "routed",
                    submission.by(),
                    of,
                    process(),
                    "chuyển lên cấp trên" + (content == null ? "" : ": " + content));
            return decision;
        }
        answer(submission, request, of, "ANSWERED", content);
        return decision;
    }

    /** Whoever follows up, unless the body asks on its own behalf. */
    private static String firstReader(Facts of) {
        String follower = of.directive().follower();
        return follower.equals(of.owner()) ? of.directive().superiorBody() : follower;
    }

    private String rule(Submission submission) {
        Requests.Request request = requests.get(submission.key());
        impartial.refuseHeadOf(request.askedFor(), submission.by());
        String decision = submission.values().text("decision", "Chưa chọn cách giải quyết.");
        answer(
                submission,
                request,
                facts.of(request.assignment()),
                decision,
                submission.values().text("content"));
        return decision;
    }

    private void answer(Submission submission, Requests.Request request, Facts of, String decision, String content) {
        if (content == null) {
            throw new Refusal("Ghi rõ nội dung trả lời để đơn vị thực hiện.");
        }
        LocalDate answerBy = submission.values().date("answerBy");
        if (answerBy != null && answerBy.isBefore(LocalDate.now(clock))) {
            throw new Refusal("Ngày phải làm xong " + Words.day(answerBy) + " đã qua. Chọn ngày từ hôm nay trở đi.");
        }
        requests.decide(request.key(), decision, null, answerBy, content, submission.by());
        rulings.add(of.directive().key(), of.key(), "RULE", content, null, answerBy, submission.by());
        trail.add("ruling", submission.by(), of, process(), content);
    }

    /** Beyond the province: the paper that proposes it to the centre ends what the province can do. */
    private String propose(Submission submission) {
        Requests.Request request = requests.get(submission.key());
        Facts of = facts.of(request.assignment());
        Values values = submission.values();
        String number = values.text("number", "Chưa ghi số, ký hiệu của văn bản kiến nghị.");
        papers.add(
                of.key(),
                null,
                new EvidencePapers.Paper(
                        number,
                        values.date("datedOn", "Chưa ghi ngày của văn bản kiến nghị."),
                        values.text("abstract", "Chưa ghi trích yếu của văn bản kiến nghị."),
                        values.text("receiver", "Chưa ghi nơi nhận kiến nghị.")),
                submission.by());
        requests.close(request.key());
        trail.add("obstacle", submission.by(), of, process(), "vượt thẩm quyền của tỉnh, đã kiến nghị: " + number);
        return null;
    }

    /** The body acts on the answer and says whether the way is clear. */
    private String act(Submission submission) {
        Requests.Request request = requests.get(submission.key());
        Facts of = facts.of(request.assignment());
        String decision = submission.values().text("decision", "Chưa chọn đã tháo gỡ hay còn vướng.");
        String note = submission.values().text("note");
        if (decision.equals("STILL_BLOCKED")) {
            if (note == null) {
                throw new Refusal("Còn vướng thì phải ghi rõ vướng gì ở ô Ý kiến.");
            }
            requests.passUp(request.key(), firstReader(of));
            trail.add("obstacle", submission.by(), of, process(), "còn vướng: " + note);
            return decision;
        }
        requests.close(request.key());
        trail.add("obstacle", submission.by(), of, process(), "đã tháo gỡ" + (note == null ? "" : ": " + note));
        return decision;
    }
}
