package vn.dondoc.bench.product;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.dondoc.bench.protocol.Engine;

/** Đôn Đốc itself. Work is named by its business key. */
class Product implements Engine {

    private static final String EVIDENCE = "Báo cáo kết quả";

    private final ApplicationContext context;
    private final ProcessEngine engine;
    private final HikariDataSource pool;

    Product(ApplicationContext context) {
        this.context = context;
        this.engine = context.getBean(ProcessEngine.class);
        this.pool = context.getBean(HikariDataSource.class);
    }

    @Override
    public DataSource pool() {
        return pool;
    }

    @Override
    public int poolSize() {
        return pool.getMaximumPoolSize();
    }

    /** As a data file would, one measure a clause; then laid before the signer and signed. */
    @Override
    public void begin(Directive d) throws Exception {
        sql("insert into register.directive (key, number, type, issued_on, issuer, subject, full_text,"
                + " monitoring_body, superior_body, signing_body)"
                + " select ?, ?, 'CONG_VAN', '2025-01-06', 'ub', 'Đo', string_agg(i || '. Làm việc ' || i || '.', E'\\n' order by i),"
                + " 'vp', 'tt', 'ub' from generate_series(1, ?) i", d.key(), d.key(), d.measures());
        sql("insert into register.clause (directive, path, ordinal, parent, label, wording)"
                + " select ?, i::text, i, null, 'điểm ' || i, 'Làm việc ' || i || '.' from generate_series(1, ?) i",
                d.key(), d.measures());
        sql("insert into register.measure (directive, code, clause, ordinal, kind, title, confirmer, deadline_rule,"
                + " deadline_due, deadline_set_by)"
                + " select ?, 'm' || i, i::text, i, 'execute', 'Việc ' || i, 'vp', 'date', cast(? as date), 'MONITOR'"
                + " from generate_series(1, ?) i", d.key(), d.due(), d.measures());
        sql("insert into register.directive_addressee select ?, 'b' || i, null, 1 from generate_series(1, ?) i",
                d.key(), d.bodies());
        sql("insert into register.measure_lead select ?, 'm' || m, 'b' || b from generate_series(1, ?) m,"
                + " generate_series(1, ?) b", d.key(), d.measures(), d.bodies());
        Object entry = context.getBean("directiveEntry");
        entry.getClass().getMethod("beginFromFile", String.class).invoke(entry, d.key());
        as("ky", "ub:SIGNER", texts("select task_id from register.step where proceeding = ? and done_at is null", d.key())
                .get(0), Map.of("decision", "SIGNED"));
    }

    /** The chunks, one after another, as the job executor runs them. */
    @Override
    public void issue(String key) throws Exception {
        for (List<String> jobs = chunk(key); !jobs.isEmpty(); jobs = chunk(key)) {
            engine.getManagementService().executeJob(jobs.get(0));
        }
    }

    private List<String> chunk(String key) throws SQLException {
        return texts("select /* bench */ j.id_ from act_ru_job j join register.directive d"
                + " on d.process_instance_id = j.process_instance_id_ where d.key = ? and j.type_ = 'message'", key);
    }

    @Override
    public List<String> open(String like, int count, boolean last) throws SQLException {
        return texts("select a.key from register.assignment a join register.step s on s.proceeding = a.key"
                + " and s.done_at is null and s.task = 'userTask_execute' where a.directive like ?"
                + (last ? "" : " and (a.body <> 'b1' or a.measure <> 'm1')")
                + " order by a.directive, a.key limit " + count, like);
    }

    @Override
    public int complete(String work) throws Exception {
        // The body to which it was issued stands in the key of work that the runner has not moved.
        String body = work.split(":")[2].replaceAll("-.*", "");
        int conflicts = retried(() -> as(body, body, step(work), Map.of(
                "number", "12-BC", "datedOn", "2025-02-03", "abstract", EVIDENCE, "receiver", "Văn phòng")));
        conflicts += retried(() -> as("theodoi", "vp", step(work), Map.of("decision", "CONFIRMED")));
        String settle = texts("select /* bench */ j.id_ from register.proceeding p join act_ru_job j"
                + " on j.process_instance_id_ = p.process_instance_id where p.key = ? and j.type_ = 'message'", work)
                .get(0);
        return conflicts + retried(() -> engine.getManagementService().executeJob(settle));
    }

    private String step(String work) throws SQLException {
        return texts("select /* bench */ task_id from register.step where proceeding = ? and done_at is null", work)
                .get(0);
    }

    private interface Act {
        void now() throws Exception;
    }

    private static int retried(Act act) throws Exception {
        for (int conflicts = 0; ; conflicts++) {
            try {
                act.now();
                return conflicts;
            } catch (OptimisticLockingException e) {
                // Somebody else was first.
            }
        }
    }

    private void as(String account, String group, String task, Map<String, Object> values) {
        engine.getIdentityService().setAuthentication(account, List.of(group));
        try {
            engine.getTaskService().complete(task, values);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Override
    public void executor(boolean on) {
        JobExecutor executor =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        if (on) {
            executor.start();
        } else {
            executor.shutdown();
        }
    }

    @Override
    public void authorization(boolean on) {
        // As it ships: on.
    }

    @Override
    public long query(String which, String account, List<String> groups) {
        engine.getIdentityService().setAuthentication(account, groups);
        try {
            TaskQuery query = engine.getTaskService().createTaskQuery();
            if (which.startsWith("OVERDUE")) {
                query.dueBefore(new java.util.Date());
            }
            return which.endsWith("COUNT")
                    ? query.count()
                    : query.orderByDueDate().asc().listPage(0, 15).size();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    @Override
    public List<String> visible(String account, List<String> groups) throws SQLException {
        engine.getIdentityService().setAuthentication(account, groups);
        List<String> tasks = new ArrayList<>();
        try {
            for (int from = 0; ; from += 2000) {
                List<Task> some = engine.getTaskService()
                        .createTaskQuery()
                        .taskDefinitionKey("userTask_execute")
                        .orderByTaskId()
                        .asc()
                        .listPage(from, 2000);
                some.forEach(task -> tasks.add(task.getId()));
                if (some.size() < 2000) {
                    break;
                }
            }
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        return texts("select proceeding from register.step where task_id = any(string_to_array(?, ','))",
                String.join(",", tasks));
    }

    @Override
    public void password(String account, String password) throws SQLException {
        sql("update register.person set password_hash = ? where account = ?",
                context.getBean(PasswordEncoder.class).encode(password), account);
    }

    private void sql(String sql, Object... values) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            statement.executeUpdate();
        }
    }

    private List<String> texts(String sql, Object... values) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            List<String> texts = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
            return texts;
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
