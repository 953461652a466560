package vn.dondoc.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.dondoc.urging.Urging;

/** Looks what is to be urged now; nothing, where the work was handed in or moved meanwhile. */
@Component
class FindRungDelegate implements JavaDelegate {

    private final Urging urging;

    FindRungDelegate(Urging urging) {
        this.urging = urging;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Urging.Found found = urging.find(execution.getProcessBusinessKey());
        execution.setVariable(Vars.OUTCOME, found == null ? "NONE" : "RAISE");
        if (found != null) {
            execution.setVariable(Vars.OWNER_KIND, found.ownerKind());
            execution.setVariable(Vars.RUNG, found.rung().name());
        }
    }
}
