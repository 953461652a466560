package vn.dondoc.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.dondoc.urging.Urging;

/** Whether another rung lies ahead, or only a change of date or step can bring one. */
@Component
class PlanNextDelegate implements JavaDelegate {

    private final Urging urging;

    PlanNextDelegate(Urging urging) {
        this.urging = urging;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean ahead = urging.next(execution.getProcessBusinessKey()) != null;
        execution.setVariable(Vars.OUTCOME, ahead ? "TIMER" : "WAIT");
    }
}
