package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;

/**
 * An official hands in at the very instant at which the work's own timer fires. With the lock in front of the engine
 * (ADR 0003) taken away, about one collision in seven fails.
 */
@OfficeTest
class CollisionIT {

    private static final int COLLISIONS = 300;

    @Autowired
    SampleOffice office;

    @Autowired
    SampleWork work;

    @Autowired
    CamundaJobs jobs;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClockControl control;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transactions;

    private final AtOnce atOnce = new AtOnce();

    private final ExecutorService acting = Executors.newSingleThreadExecutor();

    /** What came of the two sides of all collisions. */
    private final List<String> completions = new ArrayList<>();

    private final List<String> rungs = new ArrayList<>();

    @AfterEach
    void backToRealTime() {
        atOnce.close();
        acting.shutdownNow();
        control.real();
    }

    @Test
    @DisplayName("Xác nhận kết quả và mốc đôn đốc cùng một lúc: không lần nào hỏng, đóng rồi thì không đôn đốc nữa")
    void aConfirmationAndARungAtTheSameInstant() {
        office.directive("T-COLLIDE", "execute", LocalDate.now(clock).plusDays(90), COLLISIONS);
        work.issue("T-COLLIDE");
        for (int i = 1; i <= COLLISIONS; i++) {
            work.complete("T-COLLIDE:1:t.b" + i, "userTask_execute", SampleWork.EVIDENCE);
        }
        // The confirmer's day has passed: every pending timer is due.
        control.tickFrom(clock.instant().plus(Duration.ofDays(20)));

        collide("T-COLLIDE", "userTask_confirm", SampleOffice.MONITOR, Map.of("decision", "CONFIRMED"));
        jobs.runDue();

        nothingFailed("T-COLLIDE");
        assertThat(count(
                        "select count(*) from register.assignment where state <> 'DONE' and directive = ?",
                        "T-COLLIDE"))
                .isZero();
        assertThat(count("""
                        select count(*) from register.alert a join register.assignment s on s.key = a.proceeding
                        where (a.state = 'PENDING' or a.created_at > s.closed_at) and s.directive = ?
                        """, "T-COLLIDE")).as("alerts after closing").isZero();
        assertThat(count(
                        "select count(*) from register.proceeding where ended_at is null and key <> directive and directive = ?",
                        "T-COLLIDE"))
                .as("still running")
                .isZero();
    }

    @Test
    @DisplayName("Nộp kết quả và mốc đôn đốc cùng một lúc: không lần nào hỏng, đồng hồ chuyển sang cơ quan xác nhận")
    void aSubmissionAndARungAtTheSameInstant() {
        LocalDate due = LocalDate.now(clock).plusDays(40);
        office.directive("T-COLLIDE-SUB", "execute", due, COLLISIONS);
        work.issue("T-COLLIDE-SUB");
        // Overdue, but not by much: the reminder, the yellow and the red rung are due at once.
        control.tickFrom(clock.instant().plus(Duration.ofDays(44)));

        collide("T-COLLIDE-SUB", "userTask_execute", null, SampleWork.EVIDENCE);

        nothingFailed("T-COLLIDE-SUB");
        assertThat(count(
                        "select count(*) from register.assignment where state <> 'SUBMITTED' and directive = ?",
                        "T-COLLIDE-SUB"))
                .isZero();
        assertThat(count("""
                        select count(*) from register.alert a join register.assignment s on s.key = a.proceeding
                        where a.created_at > s.submitted_at and s.directive = ?
                        """, "T-COLLIDE-SUB"))
                .as("the owner urged after handing in")
                .isZero();
        assertThat(jdbc.sql("""
                                select p.key from register.proceeding p
                                left join act_ru_job j on j.root_proc_inst_id_ = p.process_instance_id
                                  and j.type_ = 'timer' and j.duedate_ > ?
                                where p.directive = 'T-COLLIDE-SUB' and p.key <> p.directive
                                group by p.key having count(j.id_) <> 1
                                """)
                        .param(java.sql.Timestamp.from(clock.instant()))
                        .query(String.class)
                        .list())
                .as("without exactly one timer ahead, for the confirmer")
                .isEmpty();
    }

    /** Both sides are made ready before the barrier, so that they meet inside the engine. */
    private void collide(String directive, String task, String owner, Map<String, Object> values) {
        for (int i = 1; i <= COLLISIONS; i++) {
            String key = directive + ":1:t.b" + i;
            String by = owner != null ? owner : "t.b" + i;
            String taskId = jdbc.sql(
                            "select task_id from register.step where proceeding = ? and task = ? and done_at is null")
                    .params(key, task)
                    .query(String.class)
                    .single();
            String timer = timerOf(key);
            List<String> outcomes = atOnce.run(
                    () -> {
                        identity.setAuthentication(by, List.of(by));
                        try {
                            tasks.complete(taskId, values);
                        } finally {
                            identity.clearAuthentication();
                        }
                    },
                    () -> management.executeJob(timer));
            completions.add(outcomes.get(0));
            rungs.add(outcomes.get(1));
        }
    }

    private void nothingFailed(String directive) {
        System.out.printf(
                "%s: %d collisions, %d completions failed, %d rungs failed%n",
                directive,
                COLLISIONS,
                completions.stream().filter(Objects::nonNull).count(),
                rungs.stream().filter(Objects::nonNull).count());
        assertThat(completions).as("completions that failed").containsOnlyNulls();
        assertThat(rungs).as("rungs that failed").containsOnlyNulls();
        assertThat(count("select count(*) from act_hi_incident where root_proc_inst_id_ in " + OF, directive))
                .as("incidents")
                .isZero();
        assertThat(count(
                        "select count(*) from act_ru_job where (retries_ < 3 or exception_msg_ is not null)"
                                + " and root_proc_inst_id_ in " + OF,
                        directive))
                .as("jobs with lost retries")
                .isZero();
        assertThat(count("select count(*) from act_hi_job_log where root_proc_inst_id_ in " + OF, directive))
                .as("failures that the engine logged")
                .isZero();
    }

    private static final String OF = "(select process_instance_id from register.proceeding where directive = ?)";

    private String timerOf(String key) {
        return jdbc.sql("""
                        select j.id_ from act_ru_job j join register.proceeding p on p.process_instance_id = j.root_proc_inst_id_
                        where p.key = ? and j.type_ = 'timer'
                        """).param(key).query(String.class).single();
    }

    /** The job executor writes its name into the timer, outside of every lock of ours, before it runs it. */
    @Test
    @DisplayName("Hệ thống vừa nhận chạy mốc đôn đốc thì cán bộ bấm nộp: lần nộp vẫn được nhận")
    void aSubmissionWhileTheTimerIsBeingAcquired() throws Exception {
        office.directive("T-ACQUIRE", "execute", LocalDate.now(clock).plusDays(60), 1);
        work.issue("T-ACQUIRE");
        String key = "T-ACQUIRE:1:t.b1";
        String task = work.open(key).get(0).getId();
        CountDownLatch acquiring = new CountDownLatch(1);
        Future<String> submitted = acting.submit(() -> {
            acquiring.await();
            identity.setAuthentication("t.b1", List.of("t.b1"));
            try {
                tasks.complete(task, SampleWork.EVIDENCE);
                return null;
            } catch (RuntimeException e) {
                return e.toString();
            } finally {
                identity.clearAuthentication();
            }
        });
        transactions.executeWithoutResult(acquisition -> {
            jdbc.sql("""
                            update act_ru_job set lock_owner_ = 'other', lock_exp_time_ = now() + interval '5 minutes',
                              rev_ = rev_ + 1
                            where root_proc_inst_id_ =
                              (select process_instance_id from register.proceeding where key = ?)
                            """).param(key).update();
            acquiring.countDown();
            while (!submitted.isDone() && waitingForALock() == 0) {
                Thread.onSpinWait();
            }
        });
        assertThat(submitted.get(60, TimeUnit.SECONDS)).isNull();
        assertThat(count("select count(*) from register.submission where assignment like ? || ':%'", "T-ACQUIRE"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("Hai nút chạy cùng một việc nền: nút thua trả việc lại ngay, không để năm phút sau mới chạy")
    void aJobThatCollidedIsFreeAtOnce() throws Exception {
        office.directive("T-RELEASE", "execute", LocalDate.now(clock).plusDays(40), 1);
        work.issue("T-RELEASE");
        control.tickFrom(clock.instant().plus(Duration.ofDays(44)));
        String timer = timerOf("T-RELEASE:1:t.b1");
        Map<String, Object> before = jobRow(timer);
        Future<String>[] run = new Future[1];
        transactions.executeWithoutResult(other -> {
            jdbc.sql("update act_ru_job set rev_ = rev_ + 1 where id_ = ?")
                    .param(timer)
                    .update();
            run[0] = acting.submit(() -> {
                try {
                    management.executeJob(timer);
                    return null;
                } catch (RuntimeException e) {
                    return e.toString();
                }
            });
            while (!run[0].isDone() && waitingForALock() == 0) {
                Thread.onSpinWait();
            }
        });
        assertThat(run[0].get(60, TimeUnit.SECONDS)).contains("OptimisticLocking");
        assertThat(jobRow(timer)).as("due as before, no retry lost, nobody's").isEqualTo(before);
        assertThat(count("select count(*) from register.alert where proceeding like ? || ':%'", "T-RELEASE"))
                .isZero();
        management.executeJob(timer);
        assertThat(count("select count(*) from register.alert where proceeding like ? || ':%'", "T-RELEASE"))
                .isPositive();
    }

    private Map<String, Object> jobRow(String job) {
        return jdbc.sql("select duedate_, retries_, lock_owner_, lock_exp_time_ from act_ru_job where id_ = ?")
                .param(job)
                .query()
                .singleRow();
    }

    private int waitingForALock() {
        return jdbc.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                .query(Integer.class)
                .single();
    }

    private int count(String sql, String directive) {
        return jdbc.sql(sql).param(directive).query(Integer.class).single();
    }
}
