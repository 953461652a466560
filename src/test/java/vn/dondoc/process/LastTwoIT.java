package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;
import vn.dondoc.process.guard.Trusted;

/** The question whether the tracking can be ended: never lost, never asked twice, whoever closes at the same moment. */
@OfficeTest
class LastTwoIT {

    private static final int ROUNDS = 50;

    private static final String END = "userTask_endTracking";

    @Autowired
    SampleOffice office;

    @Autowired
    SampleWork work;

    @Autowired
    CamundaJobs jobs;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClockControl control;

    @Autowired
    Clock clock;

    private final AtOnce atOnce = new AtOnce();

    @AfterEach
    void backToRealTime() {
        atOnce.close();
        // Series go on for ever and would follow the clock of every other test.
        jdbc.sql("select process_instance_id_ from act_ru_job where handler_cfg_ like 'event_occurrenceDue%'")
                .query(String.class)
                .list()
                .forEach(each -> Trusted.run(() -> runtime.deleteProcessInstance(each, "thử xong")));
        control.real();
    }

    @Test
    @DisplayName("Hai việc cuối cùng đóng cùng một lúc mở đúng một việc kết thúc theo dõi")
    void theLastTwoClosingAtOnceOpenTheEndOnce() {
        for (int round = 1; round <= ROUNDS; round++) {
            String directive = "T-LAST-" + round;
            office.directive(directive, "execute", LocalDate.now(clock).plusDays(90), 2);
            work.issue(directive);
            String one = closed(directive + ":1:t.b1");
            String other = closed(directive + ":1:t.b2");

            assertThat(atOnce.run(() -> management.executeJob(one), () -> management.executeJob(other)))
                    .as(directive)
                    .containsOnlyNulls();

            assertThat(opened(directive)).as("the question, in " + directive).isEqualTo(1);
            assertThat(work.open(directive)).as("what is open of " + directive).hasSize(1);
        }
    }

    @Test
    @DisplayName("Thường trực trả lời tiếp tục theo dõi: việc đóng sau đó mở lại câu hỏi, đúng một lần")
    void afterGoOnALaterClosingAsksAgain() {
        control.standAt(LocalDateTime.parse("2020-02-03T08:00:00")
                .atZone(clock.getZone())
                .toInstant());
        office.directive("T-LAST-GO-ON", "execute", LocalDate.of(2020, 6, 30), 2);
        aYearlyProductOf("t.b2", "T-LAST-GO-ON");
        work.issue("T-LAST-GO-ON");
        String thisYear = "T-LAST-GO-ON:2:t.b2:2020";
        assertThat(work.open(thisYear)).as("the year's occurrence").hasSize(1);

        // Its day has not come, so it does not keep the question from being asked.
        management.executeJob(closed("T-LAST-GO-ON:1:t.b1"));
        assertThat(opened("T-LAST-GO-ON")).isZero();
        management.executeJob(closed("T-LAST-GO-ON:1:t.b2"));
        assertThat(opened("T-LAST-GO-ON")).isEqualTo(1);

        work.complete("T-LAST-GO-ON", END, Map.of("decision", "GO_ON", "reason", "Còn theo dõi hết năm"));
        jobs.runDue();
        assertThat(work.open("T-LAST-GO-ON")).as("nobody is asked meanwhile").isEmpty();

        management.executeJob(closed(thisYear));
        assertThat(opened("T-LAST-GO-ON")).as("asked again").isEqualTo(2);
        assertThat(work.open("T-LAST-GO-ON")).hasSize(1);
    }

    @Test
    @DisplayName("Trả lời tiếp tục theo dõi cùng lúc với việc khác đóng: câu hỏi không mất và không nhân đôi")
    void anAnswerAndAClosingAtTheSameInstant() {
        control.standAt(LocalDateTime.parse("2020-02-03T08:00:00")
                .atZone(clock.getZone())
                .toInstant());
        for (int round = 1; round <= 10; round++) {
            String directive = "T-LAST-MEET-" + round;
            office.directive(directive, "execute", LocalDate.of(2020, 6, 30), 1);
            aYearlyProductOf("t.b1", directive);
            work.issue(directive);
            management.executeJob(closed(directive + ":1:t.b1"));
            String settle = closed(directive + ":2:t.b1:2020");

            assertThat(atOnce.run(
                            () -> work.complete(directive, END, Map.of("decision", "GO_ON", "reason", "Tiếp tục")),
                            () -> management.executeJob(settle)))
                    .as(directive)
                    .containsOnlyNulls();

            // The closing came first: it found the question open. Or it came second: it asked anew.
            assertThat(opened(directive)).as(directive).isIn(1, 2);
            assertThat(work.open(directive)).hasSize(opened(directive) - 1);
        }
    }

    /** Hands in and confirms; what is left is the step that asks. */
    private String closed(String key) {
        work.complete(key, "userTask_execute", SampleWork.EVIDENCE);
        work.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        return jdbc.sql("""
                        select j.id_ from act_ru_job j
                        join register.proceeding p on p.process_instance_id = j.process_instance_id_
                        where p.key = ? and j.type_ = 'message'
                        """).param(key).query(String.class).single();
    }

    /** How often the question was ever opened. */
    private int opened(String directive) {
        return jdbc.sql("select count(*) from register.step where proceeding = ? and task = ?")
                .params(directive, END)
                .query(Integer.class)
                .single();
    }

    private void aYearlyProductOf(String body, String directive) {
        jdbc.sql("""
                        insert into register.measure (directive, code, clause, ordinal, kind, title, confirmer,
                          deadline_rule, deadline_set_by, deadline_every, deadline_month_day, deadline_first)
                        values (?, '2', '1', 2, 'series', 'Làm hằng năm', ?, 'recurring', 'DOCUMENT', 'P1Y', '12-31', '2020')
                        """).params(directive, SampleOffice.MONITOR).update();
        jdbc.sql("insert into register.measure_lead values (?, '2', ?)")
                .params(directive, body)
                .update();
    }
}
