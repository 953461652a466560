package vn.dondoc.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.dondoc.register.FactsReader;
import vn.dondoc.work.SchemeWork;

/** The day for opinions is over: who has not answered is recorded as silent. */
@Component
class RecordSilenceDelegate implements JavaDelegate {

    private final SchemeWork schemes;
    private final FactsReader facts;

    RecordSilenceDelegate(SchemeWork schemes, FactsReader facts) {
        this.schemes = schemes;
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        schemes.recordSilence(facts.of(execution.getProcessBusinessKey()));
    }
}
