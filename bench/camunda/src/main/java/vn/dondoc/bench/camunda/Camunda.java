package vn.dondoc.bench.camunda;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.dondoc.bench.protocol.Engine;

/** Work is named by its task and the execution of its sub-process, {@code task/execution}. */
class Camunda implements Engine {

    private final ProcessEngine engine;
    private final HikariDataSource pool;
    private final JdbcTemplate jdbc;
    private final Items items;
    private final Map<String, Directive> begun = new HashMap<>();

    Camunda(ProcessEngine engine, DataSource pool, Ledger ledger, Items items) {
        this.engine = engine;
        this.pool = (HikariDataSource) pool;
        this.jdbc = new JdbcTemplate(pool);
        this.items = items;
        ledger.open();
        engine.getRepositoryService()
                .createDeployment()
                .name("bench")
                .enableDuplicateFiltering(true)
                .addClasspathResource("directive.bpmn")
                .deploy();
    }

    @Override
    public DataSource pool() {
        return pool;
    }

    @Override
    public int poolSize() {
        return pool.getMaximumPoolSize();
    }

    @Override
    public void begin(Directive directive) {
        begun.put(directive.key(), directive);
    }

    /** The first rung lies at the due day, the others after it: of a past day one is due at once. */
    @Override
    public void issue(String key) {
        Directive d = begun.get(key);
        items.are(d.bodies(), d.measures());
        Instant due = LocalDate.parse(d.due()).atStartOfDay(ZoneId.systemDefault()).toInstant();
        Instant later = due.isAfter(Instant.now()) ? due : Instant.now().plus(3650, ChronoUnit.DAYS);
        engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "directive",
                        key,
                        Map.of(
                                "due", Date.from(due),
                                "rung1", Date.from(due),
                                "rung2", Date.from(later.plus(1, ChronoUnit.DAYS)),
                                "rung3", Date.from(later.plus(3, ChronoUnit.DAYS))));
    }

    @Override
    public List<String> open(String like, int count, boolean last) {
        return jdbc.queryForList(
                "select t.id_ || '/' || e.parent_id_ from act_ru_task t join act_ru_execution e on e.id_ = t.execution_id_"
                        + " join act_ru_execution i on i.id_ = t.proc_inst_id_"
                        + " join act_ru_identitylink l on l.task_id_ = t.id_"
                        + " where i.business_key_ like ? and t.task_def_key_ = 'userTask_execute'"
                        + (last ? "" : " and l.group_id_ <> 'b1'")
                        + " order by i.business_key_, t.id_ limit " + count,
                String.class,
                like);
    }

    @Override
    public int complete(String work) {
        String[] names = work.split("/");
        int conflicts = retried(names[0]);
        return conflicts
                + retried(jdbc.queryForObject(
                        "select /* bench */ id_ from act_ru_task where execution_id_ = ?", String.class, names[1]));
    }

    private int retried(String task) {
        for (int conflicts = 0; ; conflicts++) {
            try {
                engine.getTaskService().complete(task);
                return conflicts;
            } catch (OptimisticLockingException e) {
                // Somebody else was first.
            }
        }
    }

    @Override
    public void executor(boolean on) {
        JobExecutor executor = configuration().getJobExecutor();
        if (on) {
            executor.start();
        } else {
            executor.shutdown();
        }
    }

    @Override
    public void authorization(boolean on) {
        configuration().setAuthorizationEnabled(on);
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Override
    public long query(String which, String account, List<String> groups) {
        engine.getIdentityService().setAuthentication(account, groups);
        try {
            TaskQuery query = engine.getTaskService().createTaskQuery();
            if (which.startsWith("OVERDUE")) {
                query.dueBefore(new Date());
            }
            return which.endsWith("COUNT")
                    ? query.count()
                    : query.orderByDueDate().asc().listPage(0, 15).size();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Override
    public List<String> visible(String account, List<String> groups) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void password(String account, String password) {
        throw new UnsupportedOperationException();
    }
}
