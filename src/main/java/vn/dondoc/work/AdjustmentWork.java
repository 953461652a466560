package vn.dondoc.work;

import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.RequestKind;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Requests;
import vn.dondoc.register.Trail;

/** Đề nghị điều chỉnh phân công: kept, passed on, merged, or turned into coordination, while the work goes on. */
@Component
class AdjustmentWork implements TaskWork {

    private static final String OVERTAKEN = "OVERTAKEN";

    private final Requests requests;
    private final Proceedings proceedings;
    private final Assignments assignments;
    private final Bodies bodies;
    private final Reassign reassign;
    private final Cancelling cancelling;
    private final Impartial impartial;
    private final FactsReader facts;
    private final Trail trail;

    AdjustmentWork(
            Requests requests,
            Proceedings proceedings,
            Assignments assignments,
            Bodies bodies,
            Reassign reassign,
            Cancelling cancelling,
            Impartial impartial,
            FactsReader facts,
            Trail trail) {
        this.requests = requests;
        this.proceedings = proceedings;
        this.assignments = assignments;
        this.bodies = bodies;
        this.reassign = reassign;
        this.cancelling = cancelling;
        this.impartial = impartial;
        this.facts = facts;
        this.trail = trail;
    }

    @Override
    public String process() {
        return RequestKind.ADJUSTMENT.process();
    }

    @Override
    public Map<String, Function<Submission, String>> tasks() {
        return Map.of("userTask_decideAdjustment", this::decide);
    }

    private String decide(Submission submission) {
        Requests.Request request = requests.get(submission.key());
        impartial.refuseHeadOf(request.askedFor(), submission.by());
        Values values = submission.values();
        String decision = values.text("decision", "Chưa chọn quyết định.");
        String note = values.text("note");
        proceedings.lock(request.assignment());
        facts.forget(request.assignment());
        Facts of = facts.of(request.assignment());
        if (of.assignment().state().closed()) {
            // It was finished in the meantime: nothing is left to adjust, whatever was chosen.
            requests.decide(request.key(), OVERTAKEN, null, null, note, submission.by());
            return finish(request, "KEPT");
        }
        String by = submission.by();
        String body = null;
        switch (decision) {
            case "KEPT" -> {
                if (note == null) {
                    throw new Refusal("Giữ nguyên phân công thì phải ghi lý do ở ô Ý kiến để đơn vị biết.");
                }
                trail.add("adjusted", by, of, process(), "giữ nguyên: " + note);
            }
            case "PASSED_ON" -> {
                body = values.text("body", "Chuyển cho cơ quan khác thì phải chọn cơ quan nhận.");
                reassign.to(of.key(), body, note, by);
            }
            case "MERGED" -> {
                String into = other(of, values);
                assignments.mergedInto(of.key(), into);
                cancelling.assignment(of.key(), "Nhập vào " + into, by);
                trail.add("adjusted", by, of, process(), "nhập vào " + into);
            }
            default -> {
                String into = other(of, values);
                assignments.addHelper(into, of.owner());
                cancelling.assignment(of.key(), "Chuyển sang phối hợp với " + into, by);
                trail.add("adjusted", by, of, process(), bodies.name(of.owner()) + " chuyển sang phối hợp với " + into);
            }
        }
        requests.decide(request.key(), decision, body, null, note, by);
        return finish(request, decision);
    }

    private String finish(Requests.Request request, String decision) {
        requests.close(request.key());
        return decision;
    }

    private String other(Facts of, Values values) {
        String into = values.text("into", "Chọn việc của cơ quan khác để nhập vào hoặc để phối hợp.");
        if (requests.others(of.key()).stream().noneMatch(each -> each.key().equals(into))) {
            throw new Refusal("\"" + into
                    + "\" không phải việc đang làm của cơ quan khác trong cùng nhiệm vụ. Chọn trong" + " danh sách.");
        }
        return into;
    }
}
