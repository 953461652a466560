package vn.dondoc.process;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.Rung;
import vn.dondoc.process.guard.Trusted;
import vn.dondoc.urging.RungTable;

/** The two decision tables, each answer kept: a table changes only with a deployment, that is, with a start. */
@Component
class CamundaRungTable implements RungTable {

    private final DecisionService decisions;
    private final Map<String, List<Distance>> rungs = new ConcurrentHashMap<>();
    private final Map<String, List<Recipient>> recipients = new ConcurrentHashMap<>();

    CamundaRungTable(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public List<Distance> rungs(String urgency, String kind, String setBy) {
        return rungs.computeIfAbsent(
                String.join("|", urgency, kind, setBy),
                key -> evaluate(
                                "escalation-rungs",
                                Variables.putValue("urgency", urgency)
                                        .putValue("kind", kind)
                                        .putValue("setBy", setBy))
                        .stream()
                        .map(row -> new Distance(
                                Rung.valueOf((String) row.get("rung")), ((Number) row.get("distance")).intValue()))
                        .toList());
    }

    @Override
    public List<Recipient> recipients(String ownerKind, Rung rung) {
        return recipients.computeIfAbsent(
                ownerKind + "|" + rung,
                key -> evaluate(
                                "escalation-recipients",
                                Variables.putValue("ownerKind", ownerKind).putValue("rung", rung.name()))
                        .stream()
                        .map(CamundaRungTable::recipient)
                        .toList());
    }

    private List<Map<String, Object>> evaluate(String decision, Map<String, Object> inputs) {
        return Trusted.call(() -> decisions
                .evaluateDecisionByKey(decision)
                .variables(inputs)
                .evaluate()
                .getResultList());
    }

    static Recipient recipient(Map<String, Object> row) {
        Number answerDays = (Number) row.get("answerDays");
        return new Recipient(
                (String) row.get("scope"),
                (String) row.get("role"),
                (String) row.get("channel"),
                answerDays == null ? null : answerDays.intValue());
    }
}
