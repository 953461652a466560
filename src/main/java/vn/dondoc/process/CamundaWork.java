package vn.dondoc.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.process.guard.Trusted;
import vn.dondoc.urging.Urging;
import vn.dondoc.work.WorkEngine;

/** The engine as the office's work sees it. */
@Component
class CamundaWork implements WorkEngine {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ManagementService management;
    private final TaskService tasks;
    private final OwnModels own;
    private final OpenedSteps steps;
    private final ObjectProvider<ProcessEngine> engine;
    private final ObjectProvider<Urging> urging;
    private final Clock clock;
    private final JdbcClient jdbc;

    CamundaWork(
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository,
            @Lazy ManagementService management,
            @Lazy TaskService tasks,
            OwnModels own,
            OpenedSteps steps,
            ObjectProvider<ProcessEngine> engine,
            ObjectProvider<Urging> urging,
            Clock clock,
            JdbcClient jdbc) {
        this.runtime = runtime;
        this.repository = repository;
        this.management = management;
        this.tasks = tasks;
        this.own = own;
        this.steps = steps;
        this.engine = engine;
        this.urging = urging;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Override
    public List<String> startAll(List<Start> starts) {
        Map<String, String> definitions = new HashMap<>();
        List<String> instances = new ArrayList<>(starts.size());
        steps.collect(() -> {
            for (Start start : starts) {
                String definition = definitions.computeIfAbsent(start.process(), this::definition);
                instances.add(Trusted.call(() -> runtime.createProcessInstanceById(definition)
                        .businessKey(start.businessKey())
                        .setVariables(start.variables())
                        .execute()
                        .getId()));
            }
        });
        return instances;
    }

    private String definition(String process) {
        return Trusted.call(() -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .deploymentId(own.deployment())
                .singleResult()
                .getId());
    }

    @Override
    public boolean wake(String processInstanceId, String message) {
        EventSubscription waiting = Trusted.call(() -> runtime.createEventSubscriptionQuery()
                .processInstanceId(processInstanceId)
                .eventType("message")
                .eventName(message)
                .singleResult());
        if (waiting == null) {
            return false;
        }
        Trusted.run(() -> runtime.createMessageCorrelation(message)
                .processInstanceId(processInstanceId)
                .correlate());
        return true;
    }

    @Override
    public void wakeToStep(String processInstanceId, String message) {
        wake(processInstanceId, message);
        jdbc.sql("""
                        select p.key from register.proceeding p where p.process_instance_id = ?
                        and exists (select 1 from register.step s where s.proceeding = p.key and s.done_at is null)
                        """)
                .param(processInstanceId)
                .query(String.class)
                .optional()
                .ifPresent(key -> urging.getObject().reschedule(key, processInstanceId));
    }

    @Override
    public void replanRungs(String key, String processInstanceId) {
        if (urging.getObject().goesOn(key)) {
            urging.getObject().reschedule(key, processInstanceId);
        }
    }

    @Override
    public void handTask(String taskId, String group) {
        Trusted.run(() -> {
            tasks.getIdentityLinksForTask(taskId).stream()
                    .filter(link -> link.getGroupId() != null)
                    .forEach(link -> tasks.deleteCandidateGroup(taskId, link.getGroupId()));
            tasks.setAssignee(taskId, null);
            tasks.addCandidateGroup(taskId, group);
            tasks.setDescription(taskId, describedAnew(taskId));
        });
    }

    @Override
    public List<String> claimants() {
        return jdbc.sql("select distinct assignee_ from act_ru_task where assignee_ is not null order by 1")
                .query(String.class)
                .list();
    }

    @Override
    public List<Claimed> claimedBy(String account) {
        return jdbc.sql("""
                        select s.*, s.owner || coalesce(':' || s.role, '') candidates from act_ru_task t join register.step s on s.task_id = t.id_
                        where t.assignee_ = ? order by s.proceeding, s.task_id
                        """)
                .param(account)
                .query((row, n) -> new Claimed(
                        row.getString("task_id"),
                        row.getString("proceeding"),
                        row.getString("name"),
                        row.getString("owner"),
                        row.getString("candidates"),
                        row.getObject("due", LocalDate.class)))
                .list();
    }

    @Override
    public void assign(String taskId, String from, String to) {
        boolean still = jdbc.sql("select exists (select 1 from act_ru_task where id_ = ? and assignee_ = ?)")
                .params(taskId, from)
                .query(Boolean.class)
                .single();
        if (still) {
            Trusted.run(() -> tasks.setAssignee(taskId, to));
        }
    }

    @Override
    public void moveTask(String taskId, LocalDate due) {
        Trusted.run(() -> {
            tasks.setDueDate(taskId, OfficeTask.endOf(due, clock));
            tasks.setDescription(taskId, describedAnew(taskId));
        });
    }

    /** The date stands in what the official reads, too. */
    private String describedAnew(String taskId) {
        return ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    TaskEntity task = context.getTaskManager().findTaskById(taskId);
                    return (String)
                            task.getTaskDefinition().getDescriptionExpression().getValue(task.getExecution());
                });
    }

    @Override
    public void cancel(String processInstanceId, String reason) {
        Trusted.run(() -> runtime.deleteProcessInstance(processInstanceId, reason, false, true));
    }

    /**
     * The timer waits either in the instance itself (before the first rung) or in the {@code escalation} that it
     * called; both have the same root.
     */
    @Override
    public void moveRung(String processInstanceId, Instant next) {
        List<PendingTimer> timers = jdbc.sql("""
                        select j.id_, j.duedate_ from act_ru_job j
                        where j.root_proc_inst_id_ = ? and j.type_ = 'timer'
                          and (j.handler_cfg_ like 'subProcess_urging%' or j.handler_cfg_ like 'event_nextRung%')
                        """)
                .param(processInstanceId)
                .query((row, n) ->
                        new PendingTimer(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
        if (next != null && !timers.isEmpty()) {
            for (PendingTimer timer : timers) {
                if (!timer.due().equals(next)) {
                    Trusted.run(() -> management.setJobDuedate(timer.id(), Date.from(next)));
                }
            }
            return;
        }
        if (timers.isEmpty()) {
            wakeEscalation(processInstanceId);
        }
    }

    private record PendingTimer(String id, Instant due) {}

    private void wakeEscalation(String processInstanceId) {
        List<String> waiting = jdbc.sql("""
                        select s.proc_inst_id_ from act_ru_event_subscr s
                        join act_ru_execution e on e.id_ = s.proc_inst_id_
                        where e.root_proc_inst_id_ = ? and s.event_type_ = 'message' and s.event_name_ = ?
                        """)
                .params(processInstanceId, "proceeding.changed")
                .query(String.class)
                .list();
        waiting.forEach(instance -> wake(instance, "proceeding.changed"));
    }

    @Override
    public boolean moveOccurrence(String processInstanceId, Instant next) {
        List<String> timers =
                jdbc.sql("""
                        select id_ from act_ru_job where process_instance_id_ = ? and type_ = 'timer'
                          and handler_cfg_ like 'event_occurrenceDue%'
                        """).param(processInstanceId).query(String.class).list();
        timers.forEach(timer -> Trusted.run(() -> management.setJobDuedate(timer, Date.from(next))));
        return !timers.isEmpty();
    }
}
