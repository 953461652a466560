package vn.dondoc.bench.flowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.TaskQuery;
import vn.dondoc.bench.protocol.Console;
import vn.dondoc.bench.protocol.Engine;

/** Work is named by its task and the execution of its sub-process, {@code task/execution}. */
public class FlowableBench implements Engine {

    private final HikariDataSource pool;
    private final ProcessEngine engine;
    private final ProcessEngineConfigurationImpl configuration;
    private final Map<String, Directive> begun = new HashMap<>();

    FlowableBench(String url) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        pool = new HikariDataSource(config);
        configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setAsyncExecutorActivate(false);
        configuration.setBeans(new HashMap<>(Map.of("items", new Items(), "ledger", new Ledger())));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .name("bench")
                .enableDuplicateFiltering()
                .addClasspathResource("directive.bpmn")
                .deploy();
        try (Connection connection = pool.getConnection()) {
            connection.createStatement().execute(Ledger.TABLE);
        }
    }

    /** @param args the database's address */
    public static void main(String[] args) throws Exception {
        new Console(new FlowableBench(args[0])).start();
        Thread.currentThread().join();
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

    @Override
    public void issue(String key) {
        Directive d = begun.get(key);
        Instant due = LocalDate.parse(d.due()).atStartOfDay(ZoneId.systemDefault()).toInstant();
        Instant later = due.isAfter(Instant.now()) ? due : Instant.now().plus(3650, ChronoUnit.DAYS);
        engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "directive",
                        key,
                        Map.of(
                                "bodies", d.bodies(),
                                "measures", d.measures(),
                                "due", Date.from(due),
                                "rung1", Date.from(due),
                                "rung2", Date.from(later.plus(1, ChronoUnit.DAYS)),
                                "rung3", Date.from(later.plus(3, ChronoUnit.DAYS))));
    }

    @Override
    public List<String> open(String like, int count, boolean last) throws SQLException {
        return texts(
                "select t.id_ || '/' || e.parent_id_ from act_ru_task t join act_ru_execution e on e.id_ = t.execution_id_"
                        + " join act_ru_execution i on i.id_ = t.proc_inst_id_"
                        + " join act_ru_identitylink l on l.task_id_ = t.id_"
                        + " where i.business_key_ like ? and t.task_def_key_ = 'userTask_execute'"
                        + (last ? "" : " and l.group_id_ <> 'b1'")
                        + " order by i.business_key_, t.id_ limit " + count,
                like);
    }

    @Override
    public int complete(String work) throws SQLException {
        String[] names = work.split("/");
        int conflicts = retried(names[0]);
        return conflicts
                + retried(texts(
                                "select /* bench */ t.id_ from act_ru_task t join act_ru_execution e"
                                        + " on e.id_ = t.execution_id_ where e.parent_id_ = ?",
                                names[1])
                        .get(0));
    }

    private int retried(String task) {
        for (int conflicts = 0; ; conflicts++) {
            try {
                engine.getTaskService().complete(task);
                return conflicts;
            } catch (FlowableOptimisticLockingException e) {
                // Somebody else was first.
            }
        }
    }

    @Override
    public void executor(boolean on) {
        if (on) {
            configuration.getAsyncExecutor().start();
        } else {
            configuration.getAsyncExecutor().shutdown();
        }
    }

    @Override
    public void authorization(boolean on) {
        // Flowable has none.
    }

    /** No rights here: the candidate's groups are the only bound. */
    @Override
    public long query(String which, String account, List<String> groups) {
        TaskQuery query = engine.getTaskService().createTaskQuery();
        if (which.startsWith("OVERDUE")) {
            query.taskDueBefore(new Date());
        } else {
            query.taskCandidateGroupIn(groups);
        }
        return which.endsWith("COUNT")
                ? query.count()
                : query.orderByTaskDueDate().asc().listPage(0, 15).size();
    }

    @Override
    public List<String> visible(String account, List<String> groups) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void password(String account, String password) {
        throw new UnsupportedOperationException();
    }

    private List<String> texts(String sql, String value) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            List<String> texts = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
            return texts;
        }
    }
}
