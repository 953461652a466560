package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;

/** Two things at the same instant: without the lock in front of the engine a part of them would fail. */
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
    JdbcClient jdbc;

    @Autowired
    ClockControl control;

    @Autowired
    Clock clock;

    private final ExecutorService two = Executors.newFixedThreadPool(2);

    @AfterEach
    void backToRealTime() {
        two.shutdownNow();
        control.real();
    }

    @Test
    @DisplayName("Xác nhận kết quả và mốc đôn đốc cùng một lúc: không lần nào hỏng, đóng rồi thì không đôn đốc nữa")
    void aConfirmationAndARungAtTheSameInstant() throws Exception {
        office.directive("T-COLLIDE", "execute", LocalDate.now(clock).plusDays(90), COLLISIONS);
        work.issue("T-COLLIDE");
        for (int i = 1; i <= COLLISIONS; i++) {
            work.complete("T-COLLIDE:1:t.b" + i, "userTask_execute", SampleWork.EVIDENCE);
        }
        // The confirmer's day has passed: every pending timer is due.
        control.tickFrom(clock.instant().plusSeconds(20L * 24 * 3600));

        List<String> failed = new ArrayList<>();
        for (int i = 1; i <= COLLISIONS; i++) {
            String key = "T-COLLIDE:1:t.b" + i;
            String timer = timerOf(key);
            CyclicBarrier start = new CyclicBarrier(2);
            Future<String> completion = two.submit(atOnce(start, () -> {
                work.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
                return null;
            }));
            Future<String> rung = two.submit(atOnce(start, () -> {
                management.executeJob(timer);
                return null;
            }));
            String why = completion.get();
            if (why != null) {
                failed.add(key + ": " + why);
            }
            rung.get();
        }
        jobs.runDue();

        assertThat(failed).as("completions that failed").isEmpty();
        assertThat(count("select count(*) from register.assignment where directive = 'T-COLLIDE' and state <> 'DONE'"))
                .isZero();
        assertThat(count("select count(*) from act_ru_incident"))
                .as("incidents")
                .isZero();
        assertThat(count("""
                        select count(*) from register.alert a join register.assignment s on s.key = a.proceeding
                        where s.directive = 'T-COLLIDE' and (a.state = 'PENDING' or a.created_at > s.closed_at)
                        """)).as("alerts after closing").isZero();
    }

    @Test
    @DisplayName("Hai việc cuối cùng đóng cùng một lúc mở đúng một việc kết thúc theo dõi")
    void theLastTwoClosingAtOnceOpenTheEndOnce() throws Exception {
        for (int round = 1; round <= 25; round++) {
            String directive = "T-LAST-" + round;
            office.directive(directive, "execute", LocalDate.now(clock).plusDays(90), 2);
            work.issue(directive);
            List<String> settling = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                String key = directive + ":1:t.b" + i;
                work.complete(key, "userTask_execute", SampleWork.EVIDENCE);
                work.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
                settling.add(settleOf(key));
            }
            CyclicBarrier start = new CyclicBarrier(2);
            List<Future<String>> both = new ArrayList<>();
            for (String job : settling) {
                both.add(two.submit(atOnce(start, () -> {
                    management.executeJob(job);
                    return null;
                })));
            }
            for (Future<String> each : both) {
                assertThat(each.get()).isNull();
            }
            assertThat(count("select count(*) from register.step where task = 'userTask_endTracking' and proceeding = '"
                            + directive + "'"))
                    .as(directive)
                    .isEqualTo(1);
        }
    }

    /** Answers the message of what went wrong, or null. */
    private static Callable<String> atOnce(CyclicBarrier start, Callable<String> act) {
        return () -> {
            start.await();
            try {
                return act.call();
            } catch (Exception e) {
                return e.toString();
            }
        };
    }

    private String timerOf(String key) {
        return jdbc.sql("""
                        select j.id_ from act_ru_job j join register.proceeding p on p.process_instance_id = j.root_proc_inst_id_
                        where p.key = ? and j.type_ = 'timer'
                        """).param(key).query(String.class).single();
    }

    private String settleOf(String key) {
        return jdbc.sql("""
                        select j.id_ from act_ru_job j join register.proceeding p on p.process_instance_id = j.process_instance_id_
                        where p.key = ? and j.type_ = 'message'
                        """).param(key).query(String.class).single();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
