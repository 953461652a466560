package vn.dondoc.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.process.Samples;
import vn.dondoc.urging.DeliveryIncidents;

@OfficeTest
@DisplayName("Số liệu cho máy giám sát")
class OfficeMetersIT {

    @Autowired
    MeterRegistry registry;

    @Autowired
    Samples samples;

    @Autowired
    DeliveryIncidents incidents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private String work;

    @BeforeEach
    void oneAssignment() {
        work = samples.issueOne("T-METERS-" + System.nanoTime());
    }

    @AfterEach
    void nothingLeft() {
        jdbc.sql("delete from register.alert where proceeding = ?").param(work).update();
        jdbc.sql("update register.assignment set due = ? where key = ?")
                .params(LocalDate.now(clock).plusDays(60), work)
                .update();
    }

    @Test
    @DisplayName("Việc quá hạn đếm như trên bảng; tin hỏng và tin kẹt đếm riêng")
    void overdueAndUndelivered() {
        double overdue = figure("dondoc.assignments.overdue");
        jdbc.sql("update register.assignment set due = ? where key = ?")
                .params(LocalDate.now(clock).minusDays(30), work)
                .update();
        assertThat(figure("dondoc.assignments.overdue")).isEqualTo(overdue + 1);

        double failed = figure("dondoc.alerts.undelivered", "state", "failed");
        double waiting = figure("dondoc.alerts.undelivered", "state", "waiting");
        OffsetDateTime now = OffsetDateTime.now(clock);
        alert("FAILED", now.minusHours(1));
        alert("PENDING", now.minusMinutes(1));
        alert("PENDING", now.plusHours(1));
        alert("SENT", now.minusHours(1));
        assertThat(figure("dondoc.alerts.undelivered", "state", "failed")).isEqualTo(failed + 1);
        assertThat(figure("dondoc.alerts.undelivered", "state", "waiting")).isEqualTo(waiting + 1);

        double mail = figure("dondoc.alerts.troubled", "carrier", "MAIL");
        double gateway = figure("dondoc.alerts.troubled", "carrier", "GATEWAY");
        jdbc.sql(
                        "update register.alert set carrier = 'MAIL', last_error = 'x' where proceeding = ? and state <> 'SENT'")
                .param(work)
                .update();
        assertThat(figure("dondoc.alerts.troubled", "carrier", "MAIL"))
                .as("given up, and two put off")
                .isEqualTo(mail + 3);
        assertThat(figure("dondoc.alerts.troubled", "carrier", "GATEWAY")).isEqualTo(gateway);
    }

    @Test
    @DisplayName("Sự cố đếm cho tới khi xử lý xong; công việc nền chờ lâu nhất tính bằng giây")
    void incidentsAndTheOldestDueJob() {
        double open = figure("dondoc.incidents.open");
        String instance = jdbc.sql("select process_instance_id from register.proceeding where key = ?")
                .param(work)
                .query(String.class)
                .single();
        String incident = incidents.raise(instance, 1, "Thử");
        assertThat(figure("dondoc.incidents.open")).isEqualTo(open + 1);
        incidents.resolve(incident);
        assertThat(figure("dondoc.incidents.open")).isEqualTo(open);

        List<String> due = jdbc.sql("select duedate_::text from act_ru_job where process_instance_id_ = ?")
                .param(instance)
                .query(String.class)
                .list();
        assertThat(due).hasSize(1);
        Duration years = Duration.ofDays(2000);
        jdbc.sql("update act_ru_job set duedate_ = ? where process_instance_id_ = ?")
                .params(
                        OffsetDateTime.now(clock)
                                .minus(years)
                                .atZoneSameInstant(ZoneId.systemDefault())
                                .toLocalDateTime(),
                        instance)
                .update();
        assertThat(figure("dondoc.jobs.oldest.due")).isBetween((double) years.toSeconds(), years.toSeconds() + 600.0);
        jdbc.sql("update act_ru_job set duedate_ = cast(? as timestamp) where process_instance_id_ = ?")
                .params(due.get(0), instance)
                .update();
        assertThat(figure("dondoc.jobs.oldest.due")).isLessThan(years.toSeconds());
    }

    private double figure(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private void alert(String state, OffsetDateTime sendAt) {
        jdbc.sql("""
                        insert into register.alert (idempotency_key, directive, proceeding, task, due, rung, recipient,
                          channel, nominal_at, send_at, state, created_at)
                        values (?, split_part(?, ':', 1), ?, 'due', current_date, 'NHAC', 't.b1', 'SMS', ?, ?, ?, ?)
                        """)
                .params(work + state + sendAt, work, work, sendAt, sendAt, state, sendAt)
                .update();
    }
}
