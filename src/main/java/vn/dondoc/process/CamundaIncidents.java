package vn.dondoc.process;

import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import vn.dondoc.process.guard.Trusted;
import vn.dondoc.urging.DeliveryIncidents;

/** Undelivered alerts as incidents of the instance whose work they are about. */
@Component
class CamundaIncidents implements DeliveryIncidents {

    static final String TYPE = "alertUndelivered";

    private final RuntimeService runtime;

    CamundaIncidents(RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public String raise(String processInstanceId, long alert, String message) {
        return Trusted.call(() -> {
            boolean runs = runtime.createProcessInstanceQuery()
                            .processInstanceId(processInstanceId)
                            .count()
                    == 1;
            return runs
                    ? runtime.createIncident(TYPE, processInstanceId, Long.toString(alert), message)
                            .getId()
                    : null;
        });
    }

    @Override
    public void resolve(String incident) {
        Trusted.run(() -> {
            if (runtime.createIncidentQuery().incidentId(incident).count() == 1) {
                runtime.resolveIncident(incident);
            }
        });
    }
}
