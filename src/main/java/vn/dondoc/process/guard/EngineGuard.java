package vn.dondoc.process.guard;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractDeleteProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractProcessInstanceModificationCommand;
import org.camunda.bpm.engine.impl.cmd.AbstractRemoveVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobsRetriesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetTaskPropertyCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteJobCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.EvaluateStartConditionCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.ExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.batch.CorrelateAllMessageBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.DeleteProcessInstanceBatchCmd;
import org.camunda.bpm.engine.impl.cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.migration.AbstractMigrationCmd;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Stands before every command of the engine, inside its transaction. It locks the proceeding's row before the engine
 * loads anything (ADR 0003), takes submissions over for the register, and refuses every other path by which a variable,
 * a date or an owner could be brought in from outside.
 *
 * <p>7.24 has no public way to see a command, so this class reads fields of command classes; a test names each of them.
 */
@Component
public class EngineGuard extends CommandInterceptor {

    /** Commands that nobody but the application itself may give. */
    static final List<Class<?>> OURS_ALONE = List.of(
            ResolveTaskCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            AbstractSetVariableCmd.class,
            AbstractRemoveVariableCmd.class,
            AbstractPatchVariablesCmd.class,
            SetVariablesToProcessInstancesBatchCmd.class,
            ExternalTaskCmd.class,
            StartProcessInstanceCmd.class,
            StartProcessInstanceAtActivitiesCmd.class,
            AbstractCorrelateMessageCmd.class,
            CorrelateAllMessageBatchCmd.class,
            MessageEventReceivedCmd.class,
            SignalCmd.class,
            SignalEventReceivedCmd.class,
            EvaluateStartConditionCmd.class,
            ModifyProcessInstanceCmd.class,
            ModifyProcessInstanceAsyncCmd.class,
            AbstractModificationCmd.class,
            AbstractProcessInstanceModificationCommand.class,
            AbstractRestartProcessInstanceCmd.class,
            AbstractMigrationCmd.class,
            AbstractDeleteProcessInstanceCmd.class,
            DeleteProcessInstanceBatchCmd.class,
            AbstractDeleteProcessDefinitionCmd.class,
            DeleteProcessDefinitionsByIdsCmd.class,
            DeleteDeploymentCmd.class,
            DeployCmd.class,
            CreateTaskCmd.class,
            SaveTaskCmd.class,
            DeleteTaskCmd.class,
            DelegateTaskCmd.class,
            // Dates, priority, name, description; owner, assignee and candidates as well.
            AbstractSetTaskPropertyCmd.class,
            DeleteIdentityLinkCmd.class,
            SetJobDuedateCmd.class,
            // Lists are made by the application alone.
            SaveFilterCmd.class,
            DeleteFilterCmd.class,
            RecalculateJobDuedateCmd.class,
            DeleteJobCmd.class,
            DeleteJobsCmd.class);

    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

    private final ProceedingLock lock;
    private final ObjectProvider<SubmissionDesk> desk;
    private final ObjectProvider<EntryDesk> entry;
    private final ObjectProvider<AfterSubmission> after;

    EngineGuard(
            ProceedingLock lock,
            ObjectProvider<SubmissionDesk> desk,
            ObjectProvider<EntryDesk> entry,
            ObjectProvider<AfterSubmission> after) {
        this.lock = lock;
        this.desk = desk;
        this.entry = entry;
        this.after = after;
    }

    @Override
    public <T> T execute(Command<T> command) {
        boolean outermost = depth.get() == 0;
        if (outermost && !Trusted.now()) {
            refuseForeign(command);
        }
        depth.set(depth.get() + 1);
        try {
            return guarded(command);
        } finally {
            depth.set(depth.get() - 1);
        }
    }

    private static void refuseForeign(Command<?> command) {
        if (command instanceof AssignTaskCmd && field(command, "userId") == null) {
            return;
        }
        boolean ours = movesTimer(command);
        for (Class<?> each : OURS_ALONE) {
            ours = ours || each.isInstance(command);
        }
        if (ours) {
            throw new Refused("Thao tác này không làm được từ bên ngoài ("
                    + command.getClass().getSimpleName()
                    + "). Hạn, người thực hiện và dữ liệu chỉ đổi qua biểu mẫu của việc và trang hồ sơ công việc.");
        }
    }

    /** Whoever runs the system may have a failed job tried again, but not at a day of their own. */
    private static boolean movesTimer(Command<?> command) {
        return (command instanceof SetJobRetriesCmd || command instanceof AbstractSetJobsRetriesBatchCmd)
                && EngineGuard.<Boolean>field(command, "isDueDateSet");
    }

    @SuppressWarnings("unchecked")
    private <T> T guarded(Command<T> command) {
        if (command instanceof ExecuteJobsCmd) {
            refuseByHand();
            ProceedingLock.Locked locked = lock.ofJob(field(command, "jobId"));
            T result = next.execute(command);
            if (locked != null) {
                after.getObject().submitted(locked);
            }
            return result;
        }
        if (command instanceof SaveFilterCmd) {
            StoredExpressions.refuse(field(command, "filter"));
        }
        if (command instanceof Query<?, ?> question) {
            StoredExpressions.refuseForeign(question);
        }
        if (command instanceof AbstractExecuteFilterCmd) {
            StoredExpressions.refuseForeign(field(command, "extendingQuery"));
        }
        if (command instanceof FailedJobListener && nothingFailed(command)) {
            return null;
        }
        if (command instanceof ClaimTaskCmd && field(command, "userId") != null) {
            return claimed(command);
        }
        if (command instanceof ClaimTaskCmd || command instanceof AssignTaskCmd && field(command, "userId") == null) {
            return givenBack(command);
        }
        if (command instanceof SubmitTaskFormCmd) {
            return submitted(command, "properties", (task, left) -> (Command<T>) new SubmitTaskFormCmd(
                    task, left, field(command, "returnVariables"), field(command, "deserializeValues")));
        }
        if (command.getClass() == CompleteTaskCmd.class) {
            return submitted(command, "variables", (task, left) -> (Command<T>) new CompleteTaskCmd(
                    task, left, field(command, "returnVariables"), field(command, "deserializeReturnedVariables")));
        }
        if (command instanceof SubmitStartFormCmd) {
            EntryDesk.Entered entered = entry.getObject()
                    .accept(
                            Context.getCommandContext(),
                            field(command, "processDefinitionId"),
                            field(command, "variables"));
            ProcessInstance started = next.execute(new SubmitStartFormCmd(
                    field(command, "processDefinitionId"), entered.businessKey(), entered.variables()));
            entry.getObject().begun(entered, started.getId());
            return (T) started;
        }
        return next.execute(command);
    }

    /** The clock runs what falls due; a signed-in person would ring it before its time. */
    private static void refuseByHand() {
        if (!Trusted.now() && Context.getCommandContext().getAuthenticatedUserId() != null) {
            throw new Refused(
                    "Việc hẹn giờ do hệ thống tự chạy khi tới hạn. Muốn chạy lại việc hỏng thì tăng số lần thử.");
        }
    }

    /** The engine takes any refusal to run a job for a failure of the job: a try less, and another date. */
    private static boolean nothingFailed(Command<?> command) {
        return EngineGuard.<JobFailureCollector>field(command, "jobFailureCollector")
                        .getFailure()
                instanceof Refused;
    }

    /** Everybody takes work for themselves: work claimed for another would be given away. */
    private <T> T claimed(Command<T> command) {
        String claimant = field(command, "userId");
        String by = Context.getCommandContext().getAuthenticatedUserId();
        if (by != null && !claimant.equals(by)) {
            throw new Refused("Đồng chí chỉ nhận việc cho chính mình, không nhận cho " + claimant + ".");
        }
        lock.ofTask(field(command, "taskId"));
        try {
            return next.execute(command);
        } catch (TaskAlreadyClaimedException e) {
            throw new Refused("Việc này đã có người khác nhận. Tải lại danh sách việc.");
        }
    }

    /** Whoever took a piece of work may give it back; that is no right to give it to anybody. */
    private <T> T givenBack(Command<T> command) {
        String taskId = field(command, "taskId");
        CommandContext context = Context.getCommandContext();
        String by = context.getAuthenticatedUserId();
        if (Trusted.now() || by == null) {
            return next.execute(command);
        }
        lock.ofTask(taskId);
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null || !by.equals(task.getAssignee())) {
            throw new Refused(
                    "Chỉ người đang nhận việc này trả lại được việc. Người ấy vắng thì báo quản trị bàn giao.");
        }
        return context.runWithoutAuthorization(() -> next.execute(command));
    }

    private interface Rebuilt<T> {
        Command<T> with(String taskId, Map<String, Object> variables);
    }

    private <T> T submitted(Command<T> command, String variables, Rebuilt<T> rebuilt) {
        String taskId = field(command, "taskId");
        ProceedingLock.Locked locked = lock.ofTask(taskId);
        CommandContext context = Context.getCommandContext();
        Map<String, Object> left = desk.getObject().accept(context, taskId, field(command, variables));
        T result = next.execute(rebuilt.with(taskId, left));
        if (locked != null) {
            after.getObject().submitted(locked);
        }
        return result;
    }

    @SuppressWarnings("unchecked")
    private static <V> V field(Command<?> command, String name) {
        return (V) new DirectFieldAccessor(command).getPropertyValue(name);
    }
}
