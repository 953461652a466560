package vn.dondoc.process;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.urging.Urging;
import vn.dondoc.work.MonitoringWork;
import vn.dondoc.work.Plan;
import vn.dondoc.work.ReportingWork;
import vn.dondoc.work.StepPlans;

/** {@code ${urging…}} in the models: where the one pending timer of a proceeding lies. */
@Component("urging")
public class UrgingExpressions {

    /** The task that opens when the scope with the timer is entered. */
    private static final Map<String, String> FIRST_TASK = Map.ofEntries(
            Map.entry("directive-lifecycle", "userTask_breakDown"),
            Map.entry("dissemination", "userTask_register"),
            Map.entry("measure-execution", "userTask_execute"),
            Map.entry("period-reporting", "userTask_report"),
            Map.entry("scheme-drafting", "userTask_assignDrafter"),
            Map.entry("monitoring", "userTask_drawUp"),
            Map.entry("directive-change", "userTask_prepareChange"),
            Map.entry("report-request", "userTask_answer"),
            Map.entry("assignment-adjustment", "userTask_decideAdjustment"),
            Map.entry("deadline-extension", "userTask_ruleOnExtension"),
            Map.entry("obstacle-resolution", "userTask_examine"));

    private final Urging urging;
    private final StepPlans plans;
    private final FactsReader facts;
    private final ReportingWork reporting;
    private final MonitoringWork monitoring;

    UrgingExpressions(
            Urging urging, StepPlans plans, FactsReader facts, ReportingWork reporting, MonitoringWork monitoring) {
        this.urging = urging;
        this.plans = plans;
        this.facts = facts;
        this.reporting = reporting;
        this.monitoring = monitoring;
    }

    /** Reckoned before the first task exists, from the plan that it will have. */
    public Date firstRung(DelegateExecution execution) {
        String process = process(execution);
        Facts of = facts.of(execution.getProcessBusinessKey());
        openPeriod(process, of);
        String task = FIRST_TASK.get(process);
        Plan plan = plans.of(process, task, of, Map.of());
        return Date.from(urging.first(of, task, plan));
    }

    /** Entering the scope of a period is what opens it: the timer is the first to ask for its date. */
    private void openPeriod(String process, Facts of) {
        if (process.equals("period-reporting")) {
            reporting.open(of);
        } else if (process.equals("monitoring")) {
            monitoring.open(of);
        }
    }

    public Date nextRung(DelegateExecution execution) {
        return Date.from(urging.next(execution.getProcessBusinessKey()));
    }

    static String process(DelegateExecution execution) {
        return ((ExecutionEntity) execution).getProcessDefinition().getKey();
    }
}
