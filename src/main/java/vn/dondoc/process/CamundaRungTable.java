package vn.dondoc.process;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.Rung;
import vn.dondoc.process.guard.Trusted;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.urging.RungTable;

/** The two decision tables, each answer kept for as long as the edition of the tables is in force, on every node alike. */
@Component
class CamundaRungTable implements RungTable {

    private record Answers(UUID edition, Map<String, List<Distance>> rungs, Map<String, List<Recipient>> recipients) {}

    private final DecisionService decisions;
    private final CalendarDays days;
    private volatile Answers answers;

    CamundaRungTable(@Lazy DecisionService decisions, CalendarDays days) {
        this.decisions = decisions;
        this.days = days;
    }

    @Override
    public List<Distance> rungs(String urgency, String kind, String setBy) {
        return answers()
                .rungs()
                .computeIfAbsent(
                        String.join("|", urgency, kind, setBy),
                        key -> evaluate(
                                        "escalation-rungs",
                                        Variables.putValue("urgency", urgency)
                                                .putValue("kind", kind)
                                                .putValue("setBy", setBy))
                                .stream()
                                .map(row -> new Distance(
                                        Rung.valueOf((String) row.get("rung")),
                                        ((Number) row.get("distance")).intValue()))
                                .toList());
    }

    @Override
    public List<Recipient> recipients(String ownerKind, Rung rung) {
        return answers()
                .recipients()
                .computeIfAbsent(
                        ownerKind + "|" + rung,
                        key -> evaluate(
                                        "escalation-recipients",
                                        Variables.putValue("ownerKind", ownerKind)
                                                .putValue("rung", rung.name()))
                                .stream()
                                .map(CamundaRungTable::recipient)
                                .toList());
    }

    /** What was evaluated under another edition is forgotten, also what another thread still writes down. */
    private Answers answers() {
        UUID edition = days.edition();
        Answers known = answers;
        if (known == null || !known.edition().equals(edition)) {
            known = new Answers(edition, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
            answers = known;
        }
        return known;
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
