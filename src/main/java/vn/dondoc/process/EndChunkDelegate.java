package vn.dondoc.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.dondoc.register.FactsReader;
import vn.dondoc.work.LifecycleWork;

/** Ends one chunk of the work that is still open when the tracking ends. */
@Component
class EndChunkDelegate implements JavaDelegate {

    private final LifecycleWork lifecycle;
    private final FactsReader facts;

    EndChunkDelegate(LifecycleWork lifecycle, FactsReader facts) {
        this.lifecycle = lifecycle;
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean more = lifecycle.endNext(facts.of(execution.getProcessBusinessKey()));
        execution.setVariable(Vars.OUTCOME, more ? "MORE" : "ALL");
    }
}
