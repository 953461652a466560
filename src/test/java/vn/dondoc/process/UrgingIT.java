package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;
import vn.dondoc.directive.Rung;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.People;
import vn.dondoc.urging.RungTable;
import vn.dondoc.urging.Urging;

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
    Urging urging;

    @Autowired
    AlertLedger alerts;

    @Autowired
    Bodies bodies;

    @Autowired
    People people;

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
        visit("2021-01-12");
        assertThat(rungs(key))
                .containsExactly("NHAC 2020-12-22", "VANG 2020-12-28", "DO 2021-01-04", "DO_DAC_BIET 2021-01-06");
        assertThat(jdbc.sql("""
                                select count(*) from register.alert where proceeding = ?
                                and (nominal_at at time zone 'Asia/Ho_Chi_Minh')::time not between '00:05' and '06:00'
                                """).param(key).query(Integer.class).single()).isZero();
        assertThat(open(key, "userTask_rule")).as("the superior must rule").isEqualTo(1);
    }

    @Test
    @DisplayName("Hạn do cơ quan theo dõi hoặc đơn vị tự đặt dừng ở ĐỎ, không phiền tới cấp trên")
    void aDateOfAnOfficeNeverReachesTheTop() {
        for (String setBy : List.of("MONITOR", "INTERNAL")) {
            String key = issue("T-URGE-" + setBy, setBy);
            visit("2021-01-20");
            assertThat(rungs(key)).as(setBy).containsExactly("NHAC 2020-12-22", "VANG 2020-12-28", "DO 2021-01-04");
            assertThat(everOpened(key, "userTask_rule")).as(setBy).isZero();
            at("2020-12-01T08:00:00");
        }
    }

    @Test
    @DisplayName("Hạn do Thường trực ấn định: cấp trên chỉ được hỏi khi tới ĐỎ ĐẶC BIỆT, không sớm hơn")
    void theSuperiorIsAskedAtTheTopRungOnly() {
        String key = issue("T-URGE-STANDING", "STANDING");
        visit("2021-01-05");
        assertThat(rungs(key)).endsWith("DO 2021-01-04");
        assertThat(everOpened(key, "userTask_rule")).as("before the top rung").isZero();
        visit("2021-01-06");
        assertThat(rungs(key)).endsWith("DO_DAC_BIET 2021-01-06");
        assertThat(open(key, "userTask_rule")).isEqualTo(1);
    }

    @Test
    @DisplayName("Mỗi mốc tới đúng người của đặc tả: cán bộ, Chánh Văn phòng, Phó Bí thư, Bí thư, cấp trên")
    void everyRungReachesThePeopleOfTheTable() {
        String key = issue("T-URGE-WHO", "DOCUMENT");
        String committee = bodies.officePost("COMMITTEE");
        for (String role : List.of("OFFICE_HEAD", "DEPUTY_HEAD", "HEAD")) {
            member("t.b1", role);
        }
        member(committee, "AREA_LEAD");
        visit("2021-01-06");
        assertThat(recipients(key, "NHAC")).containsExactly("t.b1");
        assertThat(recipients(key, "VANG")).containsExactlyInAnyOrder("t.b1", "t.urge.t.b1.office_head");
        assertThat(recipients(key, "DO"))
                .containsExactlyInAnyOrderElementsOf(together(
                        List.of("t.urge.t.b1.deputy_head"),
                        people.holders(SampleOffice.MONITOR, "OFFICER"),
                        people.holders(bodies.officePost("PARTY_OFFICE"), "OFFICER")));
        assertThat(recipients(key, "DO_DAC_BIET"))
                .containsExactlyInAnyOrderElementsOf(together(
                        List.of("t.urge.t.b1.head"),
                        people.holders(committee, "AREA_LEAD"),
                        people.holders(bodies.officePost("STANDING"), "OFFICER")));
        jdbc.sql("delete from register.membership where person like 't.urge.%'").update();
    }

    @Test
    @DisplayName("Cùng một lệnh chạy hai lần, hay hai máy cùng ghi, sổ đôn đốc vẫn mỗi người một dòng")
    void theSameRungTwiceWritesNothingTwice() {
        String key = issue("T-URGE-TWICE", "DOCUMENT");
        visit("2021-01-04");
        List<String> before = ledger(key);
        jobs.runDue();
        RungTable.Recipient officer = new RungTable.Recipient("OWN", "OFFICER", "DIGEST", null);
        assertThat(urging.find(key)).as("anything left to raise").isNull();
        assertThat(urging.raise(key, List.of(officer))).isFalse();
        AlertLedger.Entry again = new AlertLedger.Entry(
                "T-URGE-TWICE",
                key,
                AlertLedger.DUE,
                null,
                LocalDate.of(2020, 12, 31),
                Rung.VANG,
                "t.b1",
                "SMS",
                clock.instant(),
                clock.instant(),
                false,
                null);
        assertThat(alerts.add(List.of(again, again))).as("rows added").isZero();
        assertThat(ledger(key)).isEqualTo(before).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("Được đề nghị bổ sung sau hạn thì đơn vị lại được đôn đốc, cơ quan xác nhận thôi")
    void afterAReturnTheOwnerIsUrgedAgain() {
        String key = issue("T-URGE-BACK", "DOCUMENT");
        at("2020-12-21T08:00:00");
        work.complete(key, "userTask_execute", SampleWork.EVIDENCE);
        visit("2020-12-30");
        assertThat(subjects(key)).as("while it is with the confirmer").containsExactly("userTask_confirm");
        at("2021-01-05T08:00:00");
        work.complete(key, "userTask_confirm", Map.of("decision", "RETURNED", "note", "Thiếu biểu số liệu"));
        int ofTheConfirmer = ledger(key).size();
        visit("2021-01-06");
        assertThat(rungs(key))
                .containsExactly("NHAC 2020-12-22", "VANG 2020-12-28", "DO 2021-01-04", "DO_DAC_BIET 2021-01-06");
        assertThat(ledger(key).stream().filter(row -> row.startsWith("userTask_confirm")))
                .as("the confirmer is left alone")
                .hasSizeLessThanOrEqualTo(ofTheConfirmer);
        assertThat(stateOf(key, "NHAC")).containsOnly("OVERTAKEN");
        assertThat(stateOf(key, "VANG")).containsOnly("OVERTAKEN");
        assertThat(stateOf(key, "DO")).containsOnly("PENDING");
    }

    @Test
    @DisplayName("Đồng hồ của việc đứng đúng giây của mốc đầu tiên; chạy sớm hơn thì chưa ai bị đôn đốc")
    void theTimerStandsAtTheRung() {
        String key = issue("T-URGE-TIMER", "DOCUMENT");
        Instant rung = timer(key);
        assertThat(rung.atZone(clock.getZone()).toLocalDate()).isEqualTo("2020-12-22");
        control.standAt(rung.minusSeconds(1));
        jobs.runDue();
        assertThat(ledger(key)).isEmpty();
        control.standAt(rung);
        jobs.runDue();
        assertThat(rungs(key)).containsExactly("NHAC 2020-12-22");
        assertThat(jdbc.sql("select distinct nominal_at from register.alert where proceeding = ?")
                        .param(key)
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(rung);
        assertThat(timer(key).atZone(clock.getZone()).toLocalDate()).isEqualTo("2020-12-28");
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
        assertThat(rungs(key))
                .containsExactly("NHAC 2020-12-22", "VANG 2020-12-28", "DO 2021-01-04", "DO_DAC_BIET 2021-01-06");
        assertThat(jdbc.sql("select min(send_at) from register.alert where proceeding = ? and state = 'PENDING'")
                        .param(key)
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .as("not before it was raised")
                .isEqualTo(clock.instant());
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
    @DisplayName("Cấp trên cho thêm thời gian: hạn, việc đang mở, lời dặn, mốc và đồng hồ cùng chuyển, hạn cũ còn đó")
    void grantingTimeMovesEverything() {
        String key = issue("T-URGE-MORE", "DOCUMENT");
        visit("2021-01-07");
        List<String> before = ledger(key);
        work.complete(
                key, "userTask_rule", Map.of("decision", "GRANT_TIME", "content", "Cho lùi", "newDue", "2021-03-31"));
        assertThat(jdbc.sql(
                                "select due || ' ' || due_set_by || ' ' || due_original from register.assignment where key = ?")
                        .param(key)
                        .query(String.class)
                        .single())
                .isEqualTo("2021-03-31 STANDING 2020-12-31");
        Task task = work.open(key).get(0);
        assertThat(LocalDateTime.ofInstant(task.getDueDate().toInstant(), clock.getZone()))
                .isEqualTo("2021-03-31T23:59:59");
        assertThat(task.getDescription())
                .as("what the official reads")
                .contains("Hạn: 31/03/2021", "Hạn của bước này: 31/03/2021")
                .doesNotContain("31/12/2020");
        assertThat(timer(key).atZone(clock.getZone()).toLocalDate())
                .as("the timer")
                .isEqualTo("2021-03-22");
        visit("2021-04-01");
        assertThat(rungs(key))
                .containsExactly(
                        "NHAC 2020-12-22",
                        "VANG 2020-12-28",
                        "DO 2021-01-04",
                        "DO_DAC_BIET 2021-01-06",
                        "NHAC 2021-03-22",
                        "VANG 2021-03-26",
                        "DO 2021-04-01");
        assertThat(ledger(key)).containsAll(before).doesNotHaveDuplicates();
    }

    private String issue(String directive, String setBy) {
        office.directive(directive, "execute", LocalDate.of(2020, 12, 31), 1);
        jdbc.sql("update register.measure set deadline_set_by = ? where directive = ?")
                .params(setBy, directive)
                .update();
        work.issue(directive);
        return directive + ":1:t.b1";
    }

    /** Every morning up to this day, the jobs that have come due. */
    private void visit(String last) {
        for (LocalDate day = LocalDate.now(clock); !day.isAfter(LocalDate.parse(last)); day = day.plusDays(1)) {
            at(day + "T08:00:00");
            jobs.runDue();
        }
    }

    private Instant timer(String key) {
        return jdbc.sql("""
                        select j.duedate_ from act_ru_job j
                        join register.proceeding p on p.process_instance_id = j.root_proc_inst_id_
                        where p.key = ? and j.type_ = 'timer'
                        """)
                .param(key)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private void member(String body, String role) {
        String person = "t.urge." + body + "." + role.toLowerCase(Locale.ROOT);
        jdbc.sql("insert into register.person (account, name) values (?, ?) on conflict do nothing")
                .params(person, person)
                .update();
        jdbc.sql("insert into register.membership (person, body, role) values (?, ?, ?) on conflict do nothing")
                .params(person, body, role)
                .update();
    }

    @SafeVarargs
    private static Set<String> together(List<String>... people) {
        return Stream.of(people).flatMap(List::stream).collect(Collectors.toSet());
    }

    private List<String> recipients(String key, String rung) {
        return jdbc.sql("select recipient from register.alert where proceeding = ? and task = 'due' and rung = ?")
                .params(key, rung)
                .query(String.class)
                .list();
    }

    private List<String> stateOf(String key, String rung) {
        return jdbc.sql("select state from register.alert where proceeding = ? and task = 'due' and rung = ?")
                .params(key, rung)
                .query(String.class)
                .list();
    }

    private List<String> subjects(String key) {
        return jdbc.sql("select distinct task from register.alert where proceeding = ?")
                .param(key)
                .query(String.class)
                .list();
    }

    /** One line a row of the ledger. */
    private List<String> ledger(String key) {
        return jdbc.sql("""
                        select task || ' ' || due || ' ' || rung || ' ' || recipient || ' ' || idempotency_key
                        from register.alert where proceeding = ? order by id
                        """).param(key).query(String.class).list();
    }

    private int everOpened(String key, String task) {
        return jdbc.sql("select count(*) from register.step where proceeding = ? and task = ?")
                .params(key, task)
                .query(Integer.class)
                .single();
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
