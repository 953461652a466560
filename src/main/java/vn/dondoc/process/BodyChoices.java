package vn.dondoc.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Bodies;

/** The list of bodies for the few forms that let an official choose one; local to the task and gone with it. */
@Component
class BodyChoices {

    static final String VARIABLE = "bodies";

    private static final Set<String> TASKS = Set.of(
            "userTask_assignDrafter",
            "userTask_planConsultation",
            "userTask_promulgate",
            "userTask_rule",
            "userTask_decideAdjustment");

    private final Bodies bodies;
    private final ObjectMapper json;

    BodyChoices(Bodies bodies, ObjectMapper json) {
        this.bodies = bodies;
        this.json = json;
    }

    void offer(DelegateTask task) {
        if (!TASKS.contains(task.getTaskDefinitionKey())) {
            return;
        }
        List<Map<String, String>> choices = bodies.current().stream()
                .map(body -> Map.of("label", body.name(), "value", body.code()))
                .toList();
        try {
            task.setVariableLocal(
                    VARIABLE,
                    SpinValues.jsonValue(json.writeValueAsString(choices)).create());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
