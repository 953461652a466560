package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;

/**
 * No test of the build: {@code mvn test -Dtest=TimersBenchmark}. 100,000 pending timers, of which 1,000 of real work fall
 * due at once, on one node with its own executor; each fires once.
 */
@OfficeTest
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=true")
@DisplayName("100.000 đồng hồ chờ, 1.000 đến hạn cùng lúc")
class TimersBenchmark {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int DUE = 1_000;

    @Autowired
    SampleOffice office;

    @Autowired
    SampleWork work;

    @Autowired
    CamundaJobs jobs;

    @Autowired
    PendingTimers timers;

    @Autowired
    ClockControl control;

    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("Mỗi đồng hồ nổ một lần, trong một phút")
    void aThousandAtOnce() {
        jobs.pause();
        at("2020-12-01T08:00:00");
        office.directive("B-TIMERS", "execute", LocalDate.of(2020, 12, 31), DUE);
        work.issue("B-TIMERS");
        timers.add(100_000 - DUE, Instant.parse("2050-01-01T00:00:00Z"));
        at("2020-12-22T08:00:00");
        long begun = System.nanoTime();
        jobs.resume();
        await().atMost(Duration.ofMinutes(1)).until(() -> alerts() >= DUE);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("100,000 pending timers, %d due at once: %d fired in %.1f s%n", DUE, alerts(), seconds);
        // What is still on its way ends before the executor is down.
        jobs.pause();
        assertThat(jdbc.sql("select count(*) from (select proceeding from register.alert where directive = 'B-TIMERS'"
                                + " group by proceeding having count(*) = 1) once")
                        .query(Integer.class)
                        .single())
                .as("each once")
                .isEqualTo(DUE);
        assertThat(jdbc.sql("select count(*) from act_ru_job where retries_ = 0 or exception_msg_ is not null")
                        .query(Integer.class)
                        .single())
                .as("failed")
                .isZero();
    }

    private int alerts() {
        return jdbc.sql("select count(*) from register.alert where directive = 'B-TIMERS'")
                .query(Integer.class)
                .single();
    }

    private void at(String time) {
        control.standAt(LocalDateTime.parse(time).atZone(ZONE).toInstant());
    }
}
