package vn.dondoc.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.dondoc.work.DirectiveEntry;

/** Stops a directive whose clauses are not all covered. */
@Component
class CheckCoverageDelegate implements JavaDelegate {

    private final DirectiveEntry entry;

    CheckCoverageDelegate(DirectiveEntry entry) {
        this.entry = entry;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean covered = entry.covered(execution.getProcessBusinessKey());
        execution.setVariable(Vars.OUTCOME, covered ? "COVERED" : "GAPS");
    }
}
