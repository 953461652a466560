package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;
import vn.dondoc.register.CalendarDays;

/** The ladder over the days of one late assignment, the clock moved by hand. */
@OfficeTest
class UrgingIT {

    @Autowired
    SampleOffice office;

    @Autowired
    SampleWork work;

    @Autowired
    CamundaJobs jobs;

    @Autowired
    ClockControl control;

    @Autowired
    CalendarDays calendar;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void autumn2020() {
        jdbc.sql("""
                        insert into register.calendar_day (day, kind, name, source)
                        values ('2021-01-01', 'HOLIDAY', 'Tết Dương lịch', 'thử') on conflict do nothing
                        """).update();
        calendar.forget();
        at("2020-12-01T08:00:00");
    }

    @AfterEach
    void backToRealTime() {
        jdbc.sql("delete from register.calendar_day where source = 'thử'").update();
        calendar.forget();
        control.real();
    }

    @Test
    @DisplayName(
            "Hạn 31-12-2020 do văn bản ấn định: NHẮC 22-12, VÀNG 28-12, ĐỎ 04-01, ĐỎ ĐẶC BIỆT 06-01, mỗi mốc một lần")
    void theLadderOfADateOfTheDocument() {
        String key = issue("T-URGE-DOC", "DOCUMENT");
        for (LocalDate day = LocalDate.of(2020, 12, 2);
                day.isBefore(LocalDate.of(2021, 1, 12));
                day = day.plusDays(1)) {
            at(day + "T08:00:00");
            jobs.runDue();
        }
        assertThat(rungs(key))
                .containsExactly("NHAC 2020-12-22", "VANG 2020-12-28", "DO 2021-01-04", "DO_DAC_BIET 2021-01-06");
        assertThat(jdbc.sql("""
                                select count(*) from register.alert where proceeding = ?
                                and (nominal_at at time zone 'Asia/Ho_Chi_Minh')::time not between '00:05' and '06:00'
                                """).param(key).query(Integer.class).single()).isZero();
        assertThat(open(key, "userTask_rule")).as("the superior must rule").isEqualTo(1);
    }

    @Test
    @DisplayName("Hạn do cơ quan theo dõi đặt dừng ở ĐỎ, không phiền tới cấp trên")
    void aDateOfAnOfficeNeverReachesTheTop() {
        String key = issue("T-URGE-MON", "MONITOR");
        at("2021-01-20T08:00:00");
        jobs.runDue();
        assertThat(rungs(key)).doesNotContain("DO_DAC_BIET 2021-01-06").contains("DO 2021-01-04");
        assertThat(open(key, "userTask_rule")).isZero();
    }

    @Test
    @DisplayName("Sau khi máy nghỉ, mỗi mốc lỡ có một dòng với giờ của nó; chỉ mốc cao nhất được gửi")
    void catchingUpAfterDowntime() {
        String key = issue("T-URGE-DOWN", "DOCUMENT");
        at("2021-01-20T09:00:00");
        jobs.runDue();
        assertThat(jdbc.sql("""
                                select distinct rung || ' ' || state from register.alert
                                where proceeding = ? and task = 'due' order by 1
                                """).param(key).query(String.class).list())
                .containsExactly("DO OVERTAKEN", "DO_DAC_BIET PENDING", "NHAC OVERTAKEN", "VANG OVERTAKEN");
        assertThat(rungs(key)).contains("NHAC 2020-12-22");
    }

    @Test
    @DisplayName(
            "Đã nộp thì thôi đôn đốc đơn vị, chuyển sang nhắc cơ quan xác nhận; đóng rồi thì tin chưa gửi được rút")
    void whileTheConfirmerHasItTheOwnerIsLeftAlone() {
        String key = issue("T-URGE-SUB", "DOCUMENT");
        at("2020-12-21T08:00:00");
        work.complete(key, "userTask_execute", SampleWork.EVIDENCE);
        at("2021-01-20T08:00:00");
        jobs.runDue();
        assertThat(jdbc.sql("select distinct task from register.alert where proceeding = ?")
                        .param(key)
                        .query(String.class)
                        .list())
                .containsExactly("userTask_confirm");
        work.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        jobs.runDue();
        assertThat(jdbc.sql("select count(*) from register.alert where proceeding = ? and state = 'PENDING'")
                        .param(key)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from register.alert where proceeding = ? and state = 'WITHDRAWN'")
                        .param(key)
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    @DisplayName("Cấp trên cho thêm thời gian: hạn, mốc và đồng hồ cùng chuyển, hạn cũ còn đó")
    void grantingTimeMovesEverything() {
        String key = issue("T-URGE-MORE", "DOCUMENT");
        at("2021-01-07T08:00:00");
        jobs.runDue();
        work.complete(
                key, "userTask_rule", Map.of("decision", "GRANT_TIME", "content", "Cho lùi", "newDue", "2021-03-31"));
        assertThat(jdbc.sql(
                                "select due || ' ' || due_set_by || ' ' || due_original from register.assignment where key = ?")
                        .param(key)
                        .query(String.class)
                        .single())
                .isEqualTo("2021-03-31 STANDING 2020-12-31");
        at("2021-04-01T08:00:00");
        jobs.runDue();
        assertThat(rungs(key)).contains("VANG 2021-03-26", "DO 2021-04-01");
    }

    private String issue(String directive, String setBy) {
        office.directive(directive, "execute", LocalDate.of(2020, 12, 31), 1);
        jdbc.sql("update register.measure set deadline_set_by = ? where directive = ?")
                .params(setBy, directive)
                .update();
        work.issue(directive);
        return directive + ":1:t.b1";
    }

    /** The rungs of the assignment's own date, by the day on which they lay. */
    private List<String> rungs(String key) {
        return jdbc.sql("""
                        select rung || ' ' || (min(nominal_at) at time zone 'Asia/Ho_Chi_Minh')::date from register.alert
                        where proceeding = ? and task = 'due' group by rung, due order by min(nominal_at)
                        """).param(key).query(String.class).list();
    }

    private int open(String key, String task) {
        return jdbc.sql("select count(*) from register.step where proceeding = ? and task = ? and done_at is null")
                .params(key, task)
                .query(Integer.class)
                .single();
    }

    private void at(String local) {
        control.standAt(LocalDateTime.parse(local).atZone(clock.getZone()).toInstant());
    }
}
