package vn.dondoc.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.dondoc.register.FactsReader;
import vn.dondoc.work.Issuing;

/** Issues one chunk in the transaction of this job. */
@Component
class IssueChunkDelegate implements JavaDelegate {

    private final Issuing issuing;
    private final FactsReader facts;

    IssueChunkDelegate(Issuing issuing, FactsReader facts) {
        this.issuing = issuing;
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String directive = execution.getProcessBusinessKey();
        boolean more = issuing.issueNext(directive);
        if (!more) {
            issuing.finish(facts.of(directive), execution.getProcessInstanceId());
        }
        execution.setVariable(Vars.OUTCOME, more ? "MORE" : "ALL");
    }
}
