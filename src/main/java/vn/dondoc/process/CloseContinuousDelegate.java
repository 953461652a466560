package vn.dondoc.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.work.MonitoringWork;
import vn.dondoc.work.ReportingWork;

/** The tracking has ended: what goes on for ever closes with its last report. */
@Component
class CloseContinuousDelegate implements JavaDelegate {

    private final ReportingWork reporting;
    private final MonitoringWork monitoring;
    private final FactsReader facts;

    CloseContinuousDelegate(ReportingWork reporting, MonitoringWork monitoring, FactsReader facts) {
        this.reporting = reporting;
        this.monitoring = monitoring;
        this.facts = facts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Facts of = facts.of(execution.getProcessBusinessKey());
        if (of.assignment() == null) {
            reporting.close(of);
        } else {
            monitoring.close(of);
        }
    }
}
