package vn.dondoc.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.dondoc.work.Series;

/** Bears the occurrences whose period has begun. */
@Component
class OpenOccurrencesDelegate implements JavaDelegate {

    private final Series series;

    OpenOccurrencesDelegate(Series series) {
        this.series = series;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean more = series.openDue(execution.getProcessBusinessKey());
        execution.setVariable(Vars.OUTCOME, more ? "MORE" : "NONE");
    }
}
