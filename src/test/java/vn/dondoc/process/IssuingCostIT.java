package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;

/** Counted, not timed: what issuing and completing cost the database, at small and large directives. */
@OfficeTest
class IssuingCostIT {

    /** What the directive's own step of one chunk may write: its row, its instance, its job. */
    private static final int OWN_ROWS_OF_A_CHUNK = 15;

    /** A row that was changed a moment ago is looked at twice. */
    private static final long FEW = 20;

    @Autowired
    SampleOffice office;

    @Autowired
    SampleWork work;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    DatabaseWork database;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("Phát hành 1.000 việc tốn mỗi việc không hơn phát hành 10 việc")
    void issuingAThousandCostsEachNoMoreThanIssuingTen() {
        // The first issue of a JVM reads models and tables once.
        issue("T-COST-WARM", 2);
        Map<Integer, DatabaseWork.Cost> costs = new LinkedHashMap<>();
        for (int size : new int[] {1, 10, 100, 1000}) {
            costs.put(size, issue("T-COST-" + size, size));
        }
        List<String> most = database.most();
        DatabaseWork.Cost own = costs.get(1);
        System.out.println(
                "issuing: N, statements, statements an assignment, rows written, rows an assignment more, read an assignment");
        costs.forEach((size, cost) -> System.out.printf(
                "%5d %5d %7.2f %6d %6.2f %9.2f%n",
                size,
                cost.statements(),
                cost.statements() / (double) size,
                cost.written(),
                size == 1 ? 0 : (cost.written() - own.written()) / (size - 1.0),
                cost.read() / (double) size));

        long rows = (costs.get(10).written() - own.written()) / 9;
        assertThat(costs.get(10).written() - own.written())
                .as("rows of 9 assignments more")
                .isEqualTo(9 * rows);
        assertThat(costs.get(100).written() - own.written())
                .as("rows of 99 more")
                .isEqualTo(99 * rows);
        // Nine more chunks are nine more steps of the directive itself.
        assertThat(costs.get(1000).written() - own.written() - 999 * rows)
                .as("the directive's own rows of nine more chunks")
                .isBetween(0L, 9L * OWN_ROWS_OF_A_CHUNK);
        assertThat(costs.get(1000).statements() / 1000.0)
                .as(() -> String.join("\n", most))
                .isLessThanOrEqualTo(costs.get(10).statements() / 10.0)
                .isLessThanOrEqualTo(2.0);
        assertThat(costs.get(1000).read() / 1000.0)
                .as("rows read an assignment")
                .isLessThanOrEqualTo(costs.get(10).read() / 10.0);
        assertThat(jdbc.sql("select count(*) from register.assignment where directive = 'T-COST-1000'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1000);
    }

    @Test
    @DisplayName("Nộp, xác nhận, đóng một việc tốn như nhau trong văn bản 10 việc và 1.000 việc")
    void completingCostsTheSameWhateverTheSizeOfTheDirective() {
        issue("T-DONE-10", 10);
        issue("T-DONE-1000", 1000);
        complete("T-DONE-10:1:t.b3");
        complete("T-DONE-1000:1:t.b3");
        Map<String, DatabaseWork.Cost> small = complete("T-DONE-10:1:t.b4");
        List<String> most = database.most();
        Map<String, DatabaseWork.Cost> large = complete("T-DONE-1000:1:t.b4");
        System.out.println("completing one: step, of 10, of 1,000");
        small.forEach((step, cost) -> System.out.printf("%8s %s %s%n", step, cost, large.get(step)));
        small.forEach((step, cost) -> {
            assertThat(large.get(step).withoutReads())
                    .as(() -> step + "\n" + String.join("\n", most))
                    .isEqualTo(cost.withoutReads());
            assertThat(large.get(step).read())
                    .as("rows read to " + step + ": of 10 " + cost.reads() + ", of 1,000 "
                            + large.get(step).reads())
                    .isLessThanOrEqualTo(cost.read() + FEW);
        });
    }

    private DatabaseWork.Cost issue(String directive, int size) {
        office.directive(directive, "execute", LocalDate.now().plusDays(90), size);
        work.lay(directive);
        work.sign(directive);
        planAnew();
        return database.of(() -> runEach("serviceTask_issueChunk", directive));
    }

    /** What each step costs, the test's own looking up left out. */
    private Map<String, DatabaseWork.Cost> complete(String key) {
        planAnew();
        Map<String, DatabaseWork.Cost> costs = new LinkedHashMap<>();
        String owner = key.substring(key.lastIndexOf(':') + 1);
        String execute = taskOf(key);
        costs.put("submit", database.of(() -> complete(execute, owner, SampleWork.EVIDENCE)));
        String confirm = taskOf(key);
        costs.put(
                "confirm", database.of(() -> complete(confirm, SampleOffice.MONITOR, Map.of("decision", "CONFIRMED"))));
        String settle = jobOf("serviceTask_settle", key);
        costs.put("settle", database.of(() -> management.executeJob(settle)));
        return costs;
    }

    private void complete(String task, String owner, Map<String, Object> values) {
        identity.setAuthentication(owner, List.of(owner));
        try {
            tasks.complete(task, values);
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Plans made while a table was nearly empty read all of it, however long it has become. */
    private void planAnew() {
        jdbc.sql("analyze").update();
    }

    private void runEach(String activity, String key) {
        for (String job = jobOf(activity, key); job != null; job = jobOf(activity, key)) {
            management.executeJob(job);
        }
    }

    private String taskOf(String key) {
        return jdbc.sql("select task_id from register.step where proceeding = ? and done_at is null")
                .param(key)
                .query(String.class)
                .single();
    }

    private String jobOf(String activity, String key) {
        return jdbc.sql("""
                        select /* pg_stat: not the work */ j.id_ from act_ru_job j
                        join act_ru_jobdef d on d.id_ = j.job_def_id_
                        join register.proceeding p on p.process_instance_id = j.process_instance_id_
                        where p.key = ? and d.act_id_ = ?
                        """)
                .params(key, activity)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
