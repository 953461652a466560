package vn.dondoc.process;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.process.guard.Trusted;
import vn.dondoc.urging.RungTimers;

/** Many timers in one command: one look, one batch of updates, each with the check of its revision. */
@Component
class CamundaRungTimers implements RungTimers {

    private static final String PENDING = """
            select j.id_, j.root_proc_inst_id_, j.duedate_ from act_ru_job j
            where j.root_proc_inst_id_ = any(?) and j.type_ = 'timer'
              and (j.handler_cfg_ like 'subProcess_urging%' or j.handler_cfg_ like 'event_nextRung%')
            """;

    private final ProcessEngine engine;
    private final CommandExecutor commands;
    private final JdbcClient jdbc;

    CamundaRungTimers(ProcessEngine engine, JdbcClient jdbc) {
        this.engine = engine;
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Instant> pending(Collection<String> instances) {
        Map<String, Instant> pending = new HashMap<>();
        jdbc.sql(PENDING).param(instances.toArray(String[]::new)).query(row -> {
            pending.put(row.getString(2), row.getTimestamp(3).toInstant());
        });
        return pending;
    }

    @Override
    public Set<String> waiting(Collection<String> instances) {
        return new HashSet<>(jdbc.sql("""
                        select e.root_proc_inst_id_ from act_ru_execution e
                        join act_ru_event_subscr s on s.execution_id_ = e.id_
                        where e.root_proc_inst_id_ = any(?) and s.event_type_ = 'message'
                          and s.event_name_ = 'proceeding.changed'
                        """)
                .param(instances.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    @Override
    public void move(Map<String, Instant> to) {
        if (to.isEmpty()) {
            return;
        }
        Map<String, Instant> byJob = new HashMap<>();
        jdbc.sql(PENDING).param(to.keySet().toArray(String[]::new)).query(row -> {
            byJob.put(row.getString(1), to.get(row.getString(2)));
        });
        Trusted.run(() -> commands.execute(context -> context.runWithoutAuthorization(() -> {
            for (Job job : engine.getManagementService()
                    .createJobQuery()
                    .jobIds(byJob.keySet())
                    .listPage(0, byJob.size())) {
                ((JobEntity) job).setDuedate(Date.from(byJob.get(job.getId())));
            }
            return null;
        })));
    }
}
