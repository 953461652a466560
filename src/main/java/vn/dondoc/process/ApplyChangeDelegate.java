package vn.dondoc.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.dondoc.register.FactsReader;
import vn.dondoc.work.ChangeWork;

/** Carries a signed change of a running directive out, one chunk a job. */
@Component
class ApplyChangeDelegate implements JavaDelegate {

    private final ChangeWork changes;
    private final FactsReader facts;

    ApplyChangeDelegate(ChangeWork changes, FactsReader facts) {
        this.changes = changes;
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean more = changes.applyNext(facts.of(execution.getProcessBusinessKey()));
        execution.setVariable(Vars.OUTCOME, more ? "MORE" : "ALL");
    }
}
