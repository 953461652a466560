package vn.dondoc.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.Rung;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.urging.RungTable;
import vn.dondoc.work.Plan;
import vn.dondoc.work.StepPlans;
import vn.dondoc.work.TaskText;

/**
 * What the models ask about a user task: whose it is, by when, what its reader is told. The engine evaluates all three
 * in the scope of the execution, before there is a task.
 */
@Component("officeTask")
public class OfficeTask {

    private final StepPlans plans;
    private final FactsReader facts;
    private final TaskText text;
    private final RungTable table;
    private final Clock clock;

    OfficeTask(StepPlans plans, FactsReader facts, TaskText text, RungTable table, Clock clock) {
        this.plans = plans;
        this.facts = facts;
        this.text = text;
        this.table = table;
        this.clock = clock;
    }

    /** {@code camunda:candidateGroups}. */
    public String candidates(DelegateExecution execution) {
        return plan(execution).group();
    }

    /** {@code camunda:dueDate}. */
    public Date due(DelegateExecution execution) {
        return endOf(plan(execution).due(), clock);
    }

    /** The last second of the day, because a due day counts whole. */
    static Date endOf(LocalDate day, Clock clock) {
        return Date.from(day.atTime(23, 59, 59).atZone(clock.getZone()).toInstant());
    }

    Plan plan(DelegateExecution execution) {
        return plans.of(
                UrgingExpressions.process(execution),
                execution.getCurrentActivityId(),
                facts.of(execution.getProcessBusinessKey()),
                local(execution));
    }

    /** A question about a series speaks of that series, not of the whole directive. */
    String description(DelegateExecution execution, String instruction) {
        String item = item(execution);
        Facts subject = facts.of(asksAboutSeries(execution) ? item : execution.getProcessBusinessKey());
        return text.of(subject, plan(execution), instruction);
    }

    /** The element of a task that runs once per item; null for all others. */
    private static String item(DelegateExecution execution) {
        return switch (execution.getCurrentActivityId()) {
            case "userTask_consult" -> (String) execution.getVariable("consulted");
            case "userTask_setPeriod" -> (String) execution.getVariable(Vars.ASSIGNMENT);
            default -> null;
        };
    }

    private static boolean asksAboutSeries(DelegateExecution execution) {
        return execution.getCurrentActivityId().equals("userTask_setPeriod");
    }

    /** By when the superior answers stands in the table of recipients. */
    private Map<String, String> ruling(DelegateExecution execution) {
        String ownerKind = (String) execution.getVariable(Vars.OWNER_KIND);
        String rung = (String) execution.getVariable(Vars.RUNG);
        return ownerKind == null || rung == null
                ? Map.of()
                : table.recipients(ownerKind, Rung.valueOf(rung)).stream()
                        .map(RungTable.Recipient::answerDays)
                        .filter(Objects::nonNull)
                        .min(Integer::compare)
                        .map(days -> Map.of("answerDays", days.toString()))
                        .orElse(Map.of());
    }

    private Map<String, String> local(DelegateExecution execution) {
        if (execution.getCurrentActivityId().equals("userTask_rule")) {
            return ruling(execution);
        }
        String item = item(execution);
        if (item == null) {
            return Map.of();
        }
        return asksAboutSeries(execution) ? Map.of("body", facts.of(item).owner()) : Map.of("consulted", item);
    }
}
