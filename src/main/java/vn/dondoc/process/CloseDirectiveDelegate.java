package vn.dondoc.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.dondoc.register.FactsReader;
import vn.dondoc.work.LifecycleWork;

/** The closing report is in: the directive is closed. */
@Component
class CloseDirectiveDelegate implements JavaDelegate {

    private final LifecycleWork lifecycle;
    private final FactsReader facts;

    CloseDirectiveDelegate(LifecycleWork lifecycle, FactsReader facts) {
        this.lifecycle = lifecycle;
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        lifecycle.close(facts.of(execution.getProcessBusinessKey()));
    }
}
