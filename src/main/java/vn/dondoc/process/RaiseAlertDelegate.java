package vn.dondoc.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.dondoc.urging.Urging;

/** Writes the ledger for the recipients that the table named in the step before. */
@Component
class RaiseAlertDelegate implements JavaDelegate {

    private final Urging urging;

    RaiseAlertDelegate(Urging urging) {
        this.urging = urging;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void execute(DelegateExecution execution) {
        List<Map<String, Object>> recipients = (List<Map<String, Object>>) execution.getVariable(Vars.RECIPIENTS);
        execution.removeVariable(Vars.RECIPIENTS);
        boolean superior = urging.raise(
                execution.getProcessBusinessKey(),
                recipients.stream().map(CamundaRungTable::recipient).toList());
        execution.setVariable(Vars.OUTCOME, superior ? "SUPERIOR" : "NO_SUPERIOR");
    }
}
