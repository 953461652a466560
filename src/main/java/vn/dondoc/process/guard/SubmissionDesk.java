package vn.dondoc.process.guard;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;
import vn.dondoc.DonDocApplication;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Steps;
import vn.dondoc.register.Trail;
import vn.dondoc.work.ActingFor;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.Submission;
import vn.dondoc.work.TaskWork;
import vn.dondoc.work.Values;

/**
 * Takes over what an official hands in: checks it by the form, lets the register have it, and leaves the engine nothing
 * but the code that the model branches on.
 */
@Component
class SubmissionDesk {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy").withZone(ZoneId.of(DonDocApplication.OFFICE_ZONE));

    private final Map<String, Map<String, Function<Submission, String>>> work = new HashMap<>();
    private final FormRules forms;
    private final FactsReader facts;
    private final Steps steps;
    private final ActingFor acting;
    private final Trail trail;

    SubmissionDesk(
            List<TaskWork> work, FormRules forms, FactsReader facts, Steps steps, ActingFor acting, Trail trail) {
        work.forEach(each -> this.work.put(each.process(), each.tasks()));
        this.forms = forms;
        this.facts = facts;
        this.steps = steps;
        this.acting = acting;
        this.trail = trail;
    }

    /** @return the variables that the engine may have */
    Map<String, Object> accept(CommandContext context, String taskId, Map<String, Object> submitted) {
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null) {
            throw new Refused(gone(taskId));
        }
        for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkTaskWork(task);
        }
        String process = task.getProcessDefinition().getKey();
        Function<Submission, String> handler =
                work.getOrDefault(process, Map.of()).get(task.getTaskDefinitionKey());
        if (handler == null) {
            throw new IllegalStateException("Nobody takes over " + task.getTaskDefinitionKey() + " of " + process);
        }
        String by = context.getAuthenticatedUserId();
        try {
            Values values = forms.check(formOf(task), raw(submitted));
            Facts of = facts.of(task.getProcessInstance().getBusinessKey());
            ActingFor.Hand hand = by == null ? ActingFor.Hand.OWN : hand(taskId, by);
            Submission submission = new Submission(
                    taskId,
                    process,
                    task.getTaskDefinitionKey(),
                    of,
                    by == null ? Trail.SYSTEM : by,
                    hand.onBehalfOf(),
                    item(task),
                    values);
            String outcome = trail.inPlaceOf(
                    hand.inPlaceOf(),
                    () -> trail.onBehalfOf(hand.onBehalfOf(), () -> {
                        String answer = handler.apply(submission);
                        if (hand.inPlaceOf() != null) {
                            // Not every step leaves a line of its own.
                            trail.add("routed", by, of, process, "theo ủy quyền: " + task.getName());
                        }
                        if (hand.endorsement() != null) {
                            trail.add(
                                    "routed",
                                    by,
                                    of,
                                    process,
                                    "theo bút phê của " + hand.endorsement().leader() + " ngày "
                                            + hand.endorsement().writtenOn());
                        }
                        return answer;
                    }));
            steps.close(taskId, by == null ? Trail.SYSTEM : by, hand.onBehalfOf(), outcome);
            return outcome == null ? Map.of() : Map.of("outcome", outcome);
        } catch (Refusal refusal) {
            throw new Refused(refusal.getMessage());
        }
    }

    /** The groups of a session may be of yesterday: who acts for whom is asked anew. */
    private ActingFor.Hand hand(String taskId, String by) {
        return steps.find(taskId)
                .map(step -> acting.hand(taskId, step.owner(), step.role(), by))
                .orElse(ActingFor.Hand.OWN);
    }

    private String gone(String taskId) {
        return steps.find(taskId)
                .filter(step -> step.doneAt() != null)
                .map(step -> step.doneBy() == null
                        ? "Việc \"" + step.name() + "\" không còn nữa: quy trình đã kết thúc hoặc chuyển bước."
                        : "Việc \"" + step.name() + "\" đã được " + step.doneBy() + " hoàn thành lúc "
                                + minute(step.doneAt()) + ", không nộp lần nữa. Tải lại danh sách việc.")
                .orElse("Không có việc nào mang mã " + taskId + ". Tải lại danh sách việc.");
    }

    private static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    private static String formOf(TaskEntity task) {
        return task.getTaskDefinition()
                .getFormDefinition()
                .getCamundaFormDefinitionKey()
                .getExpressionText();
    }

    /** The element of a task that runs once per item. */
    private static String item(TaskEntity task) {
        return switch (task.getTaskDefinitionKey()) {
            case "userTask_consult" -> (String) task.getVariable("consulted");
            case "userTask_setPeriod" -> (String) task.getVariable("assignment");
            default -> null;
        };
    }

    static Map<String, Object> raw(Map<String, Object> submitted) {
        Map<String, Object> raw = new HashMap<>();
        if (submitted != null) {
            // A map of the engine's own unpacks values as it hands them out, which serialized objects don't bear.
            for (String key : submitted.keySet()) {
                Object value = submitted instanceof VariableMap map ? map.getValueTyped(key) : submitted.get(key);
                raw.put(key, value instanceof TypedValue typed ? plain(key, typed) : value);
            }
        }
        return raw;
    }

    /** Files and serialized objects are never read: no field of a form holds one. */
    private static Object plain(String key, TypedValue typed) {
        if (typed instanceof FileValue || typed instanceof ObjectValue) {
            throw new Refusal("Ô \"" + key + "\" không nhận tệp hay đối tượng. Tệp minh chứng tải lên ở trang hồ sơ.");
        }
        return typed.getValue();
    }
}
