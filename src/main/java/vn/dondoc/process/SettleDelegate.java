package vn.dondoc.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.dondoc.register.FactsReader;
import vn.dondoc.work.Settling;

/** An assignment is closed: can the tracking of its directive be ended? */
@Component
class SettleDelegate implements JavaDelegate {

    private final Settling settling;
    private final FactsReader facts;

    SettleDelegate(Settling settling, FactsReader facts) {
        this.settling = settling;
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        settling.settle(facts.of(execution.getProcessBusinessKey()));
    }
}
