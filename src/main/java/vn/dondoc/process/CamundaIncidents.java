package vn.dondoc.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
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
            ActivityInstance instance = runtime.getActivityInstance(processInstanceId);
            String execution = instance == null ? null : standing(instance);
            return execution == null
                    ? null
                    : runtime.createIncident(TYPE, execution, Long.toString(alert), message)
                            .getId();
        });
    }

    /**
     * An execution that stands at an activity, a person's task before all others: while work is being urged its instance
     * stands at two, and the engine hangs no incident on what stands at none.
     */
    private static String standing(ActivityInstance instance) {
        List<ActivityInstance> leaves = new ArrayList<>();
        collect(instance, leaves);
        return leaves.stream()
                .filter(leaf -> leaf.getExecutionIds().length > 0)
                .min(Comparator.comparing(leaf -> !leaf.getActivityType().equals("userTask")))
                .map(leaf -> leaf.getExecutionIds()[0])
                .orElse(null);
    }

    private static void collect(ActivityInstance instance, List<ActivityInstance> leaves) {
        ActivityInstance[] children = instance.getChildActivityInstances();
        if (children.length == 0 && instance.getParentActivityInstanceId() != null) {
            leaves.add(instance);
        }
        for (ActivityInstance child : children) {
            collect(child, leaves);
        }
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
