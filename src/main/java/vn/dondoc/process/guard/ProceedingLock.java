package vn.dondoc.process.guard;

import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the register's row of a proceeding before the engine loads its instance, in one statement. */
@Component
class ProceedingLock {

    record Locked(String key, String processInstanceId) {}

    private final JdbcClient jdbc;

    ProceedingLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Null where no proceeding has this task, e.g. because it was just completed by another. The instance's jobs are
     * held, too, in the order in which the engine writes them: a submission moves or removes timers, and the job
     * executor that marks one as its own in between would make it fail.
     */
    Locked ofTask(String taskId) {
        return jdbc.sql("""
                        with p as (
                          select p.key, p.process_instance_id from register.proceeding p
                          join act_ru_execution e on e.root_proc_inst_id_ = p.process_instance_id
                          join act_ru_task t on t.proc_inst_id_ = e.id_
                          where t.id_ = ? for update of p),
                        j as (
                          select j.id_ from act_ru_job j
                          where j.root_proc_inst_id_ = (select process_instance_id from p)
                          order by j.id_ for update of j)
                        select key, process_instance_id, (select count(*) from j) from p
                        """)
                .param(taskId)
                .query((row, n) -> new Locked(row.getString(1), row.getString(2)))
                .optional()
                .orElse(null);
    }

    /** Null where no proceeding has this job, and for a rung, which plans its own successor. */
    Locked ofJob(String jobId) {
        return jdbc
                .sql("""
                        select p.key, p.process_instance_id,
                          j.type_ = 'timer' and (j.handler_cfg_ like 'subProcess_urging%'
                            or j.handler_cfg_ like 'event_nextRung%') as rung
                        from register.proceeding p
                        join act_ru_job j on j.root_proc_inst_id_ = p.process_instance_id
                        where j.id_ = ? for update of p
                        """)
                .param(jobId)
                .query((row, n) -> row.getBoolean(3) ? null : new Locked(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
