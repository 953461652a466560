package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static vn.dondoc.SampleDirectives.afterReceipt;
import static vn.dondoc.SampleDirectives.by;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleDirectives;
import vn.dondoc.SampleOffice;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.RuleChanges;
import vn.dondoc.register.Trail;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.RuleChange;
import vn.dondoc.work.RulesDesk;

@OfficeTest
@DisplayName("Đổi một ngày trong lịch: xem trước những gì dời, xác nhận thì dời")
class CalendarChangeIT {

    private static final LocalDate WEDNESDAY = LocalDate.of(2025, 2, 12);
    private static final LocalDate THURSDAY = LocalDate.of(2025, 2, 20);

    @Autowired
    SampleDirectives directives;

    @Autowired
    SampleOffice office;

    @Autowired
    Scene scene;

    @Autowired
    RulesDesk desk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    DatabaseWork database;

    private String clerk;

    @BeforeEach
    void february() {
        office.open();
        scene.at("2025-02-03T08:00:00");
        clerk = scene.holder(scene.officePost("PARTY_OFFICE") + ":CLERK");
    }

    @AfterEach
    void end() {
        scene.end();
        jdbc.sql("delete from register.calendar_day where source = 'thông báo thử'")
                .update();
        jdbc.sql("update register.rule_change set state = 'DONE'").update();
    }

    private static RuleChange off(LocalDate... days) {
        return new RuleChange(
                List.of(days).stream()
                        .map(day -> new RuleChange.Day(day, "HOLIDAY", "Nghỉ thử", "thông báo thử", false, false))
                        .toList(),
                null,
                null,
                null,
                null,
                "thử đổi lịch");
    }

    private static RuleChange working(LocalDate... days) {
        return new RuleChange(
                List.of(days).stream()
                        .map(day -> new RuleChange.Day(day, null, null, null, false, true))
                        .toList(),
                null,
                null,
                null,
                null,
                "thử trả lại");
    }

    /** Two bodies take a paper in with a clock that runs from receipt; two more have a printed day. */
    private void issue(String directive) {
        directives
                .of(directive)
                .clause(MeasureKind.DISSEMINATE, afterReceipt(10), "c.cal1", "c.cal2")
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 2, 28), DateSetBy.DOCUMENT), "c.cal1", "c.cal2")
                .save();
        scene.office("c.cal1");
        scene.office("c.cal2");
        scene.issue(directive);
    }

    private String timer(String key) {
        return scene.text("""
                        select to_char(j.duedate_, 'YYYY-MM-DD') from act_ru_job j
                        join register.proceeding p on p.process_instance_id = j.root_proc_inst_id_
                        where p.key = ? and j.type_ = 'timer'
                        """, key);
    }

    private Map<String, String> timers(String directive) {
        return jdbc.sql("""
                        select p.key || ' ' || j.duedate_ from act_ru_job j
                        join register.proceeding p on p.process_instance_id = j.root_proc_inst_id_
                        where p.directive = ? and j.type_ = 'timer'
                        """).param(directive).query(String.class).list().stream()
                .collect(Collectors.toMap(each -> each.substring(0, each.indexOf(' ')), Function.identity()));
    }

    private List<String> state(String directive) {
        return jdbc.sql("""
                        select key || ' ' || due from register.assignment where directive = :directive
                        union all select task_id || ' ' || due from register.step where proceeding like :directive || ':%'
                        union all select day || kind from register.calendar_day
                        union all select count(*)::text from register.rule_change
                        union all select count(*)::text from register.trail
                        order by 1
                        """).param("directive", directive).query(String.class).list();
    }

    private static List<String> moves(RulesDesk.Preview preview, String directive) {
        return preview.dates().stream()
                .filter(move -> move.key().startsWith(directive + ":"))
                .map(move -> move.key().substring(directive.length() + 1) + " " + move.what() + " " + move.from() + " "
                        + move.to())
                .toList();
    }

    @Test
    @DisplayName("Thêm hai ngày nghỉ: hạn tính từ ngày nhận, hạn trả lời của bước và giờ đôn đốc dời; ngày in trong văn"
            + " bản đứng yên; bỏ hai ngày ấy thì mọi thứ về chỗ cũ")
    void reckonedDatesMoveAndPrintedOnesStand() {
        issue("S-CAL-MOVE");
        scene.complete("S-CAL-MOVE:1:c.cal1", "userTask_register", Map.of("arrivalNo", "7", "arrivalOn", "2025-02-03"));
        assertThat(scene.due("S-CAL-MOVE:1:c.cal1", "due")).isEqualTo("2025-02-17");
        assertThat(timer("S-CAL-MOVE:2:c.cal1")).as("NHẮC, 7 working days left").isEqualTo("2025-02-19");
        Map<String, String> before = timers("S-CAL-MOVE");
        List<String> kept = state("S-CAL-MOVE");

        RulesDesk.Preview preview = desk.preview(off(WEDNESDAY, THURSDAY), clerk);
        assertThat(preview.rows()).hasSize(2);
        assertThat(moves(preview, "S-CAL-MOVE"))
                .containsExactlyInAnyOrder("1:c.cal1 DUE 2025-02-17 2025-02-18", "1:c.cal2 DUE 2025-02-17 2025-02-18");
        assertThat(state("S-CAL-MOVE")).as("a preview keeps nothing").isEqualTo(kept);
        assertThat(timers("S-CAL-MOVE")).isEqualTo(before);

        RuleChanges.Change done = desk.confirm(off(WEDNESDAY, THURSDAY), preview.token(), clerk);
        assertThat(done.moving()).isFalse();
        assertThat(done.dates()).isEqualTo(preview.dates().size());
        assertThat(done.timers()).isEqualTo(preview.timers().size());
        assertThat(scene.due("S-CAL-MOVE:1:c.cal1", "due")).isEqualTo("2025-02-18");
        assertThat(scene.due("S-CAL-MOVE:1:c.cal1", "due_original")).isEqualTo("2025-02-17");
        assertThat(scene.due("S-CAL-MOVE:2:c.cal1", "due")).as("as printed").isEqualTo("2025-02-28");
        assertThat(timer("S-CAL-MOVE:2:c.cal1"))
                .as("the rung is reckoned from the printed day, by the new calendar")
                .isEqualTo("2025-02-18");
        preview.timers().stream()
                .filter(move -> move.key().startsWith("S-CAL-MOVE:"))
                .forEach(move -> assertThat(jdbc.sql("select duedate_ from act_ru_job where id_ = ?")
                                .param(move.timer())
                                .query((row, n) -> row.getTimestamp(1).toInstant())
                                .single())
                        .isEqualTo(move.to()));
        assertThat(scene.row(
                        "select from_due::text, to_due::text, cause, moved_by from register.deadline_move where work = ?",
                        "S-CAL-MOVE:1:c.cal2"))
                .containsEntry("from_due", "2025-02-17")
                .containsEntry("to_due", "2025-02-18")
                .containsEntry("cause", "CALENDAR")
                .containsEntry("moved_by", clerk);
        assertThat(
                        scene.texts(
                                "select actor || ' ' || detail from register.trail where event = 'rule' order by id desc limit 1"))
                .singleElement()
                .asString()
                .startsWith(clerk + " DAY 2025-02-20: (không có) → HOLIDAY: Nghỉ thử (thông báo thử)")
                .endsWith("lý do: thử đổi lịch");
        assertThat(scene.texts(
                        "select detail from register.trail where proceeding = ? and event = 'moved'",
                        "S-CAL-MOVE:1:c.cal1"))
                .containsExactly("2025-02-17 sang 2025-02-18: tính lại theo lịch làm việc");

        assertThat(moves(desk.preview(RuleChange.none("soát lại"), clerk), "S-CAL-MOVE"))
                .as("once moved, nothing is out of line")
                .isEmpty();

        RuleChange back = working(WEDNESDAY, THURSDAY);
        desk.confirm(back, desk.preview(back, clerk).token(), clerk);
        assertThat(scene.due("S-CAL-MOVE:1:c.cal1", "due")).isEqualTo("2025-02-17");
        assertThat(timers("S-CAL-MOVE")).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "Hạn trả lời đếm ngày làm việc thì dời; ngày đã qua đứng yên; hạn đã được gia hạn đứng yên; đề nghị dời"
                    + " ngày của chính tác vụ trong danh sách việc")
    void whatMovesAndWhatStands() {
        issue("S-CAL-STEP");
        String key = "S-CAL-STEP:1:c.cal1";
        scene.complete(key, "userTask_register", Map.of("arrivalNo", "7", "arrivalOn", "2025-02-03"));
        String step = "select due::text from register.step where proceeding = ? and done_at is null";
        assertThat(scene.text(step, key)).as("five working days to route it").isEqualTo("2025-02-10");
        jdbc.sql("insert into register.deadline_move (work, to_due, to_set_by, cause, moved_by, moved_at) values"
                        + " (?, '2025-02-17', 'STANDING', 'EXTENSION', 'ai đó', now())")
                .param("S-CAL-STEP:1:c.cal2")
                .update();

        LocalDate day = LocalDate.of(2025, 2, 7);
        RulesDesk.Preview preview = desk.preview(off(day), clerk);
        assertThat(moves(preview, "S-CAL-STEP"))
                .containsExactlyInAnyOrder("1:c.cal1 DUE 2025-02-17 2025-02-18", "1:c.cal1 STEP 2025-02-10 2025-02-11");
        desk.confirm(off(day), preview.token(), clerk);
        assertThat(scene.text(step, key)).isEqualTo("2025-02-11");
        assertThat(scene.text("""
                        select to_char(t.due_date_, 'YYYY-MM-DD HH24:MI:SS') from act_ru_task t
                        join register.step s on s.task_id = t.id_ where s.proceeding = ?
                        """, key)).isEqualTo("2025-02-11 23:59:59");
        assertThat(scene.text(
                        "select t.description_ from act_ru_task t join register.step s on s.task_id = t.id_"
                                + " where s.proceeding = ?",
                        key))
                .contains("11/02/2025");
        assertThat(scene.due("S-CAL-STEP:1:c.cal2", "due")).as("ruled").isEqualTo("2025-02-17");

        scene.at("2025-02-13T08:00:00");
        assertThat(moves(desk.preview(working(day), clerk), "S-CAL-STEP"))
                .as("the routing is late already and stays so")
                .containsExactly("1:c.cal1 DUE 2025-02-18 2025-02-17");
    }

    @Test
    @DisplayName("Từ lúc xem trước đến lúc xác nhận có việc đổi: từ chối, chưa ghi gì, kèm bản xem trước mới")
    void whatWasPreviewedIsWhatHappens() {
        issue("S-CAL-TOKEN");
        RulesDesk.Preview preview = desk.preview(off(WEDNESDAY), clerk);
        scene.complete(
                "S-CAL-TOKEN:1:c.cal1", "userTask_register", Map.of("arrivalNo", "7", "arrivalOn", "2025-02-03"));
        scene.at("2025-02-04T08:00:00");
        scene.complete(
                "S-CAL-TOKEN:1:c.cal2", "userTask_register", Map.of("arrivalNo", "8", "arrivalOn", "2025-02-04"));
        List<String> kept = state("S-CAL-TOKEN");

        Throwable refused = catchThrowable(() -> desk.confirm(off(WEDNESDAY), preview.token(), clerk));
        assertThat(refused)
                .isInstanceOf(RulesDesk.Outdated.class)
                .hasMessageContaining("đã đổi")
                .hasMessageContaining("chưa ghi gì");
        assertThat(state("S-CAL-TOKEN")).isEqualTo(kept);
        RulesDesk.Preview now = ((RulesDesk.Outdated) refused).now();
        assertThat(moves(now, "S-CAL-TOKEN")).contains("1:c.cal2 DUE 2025-02-18 2025-02-19");
        assertThat(catchThrowable(() -> desk.confirm(off(THURSDAY), now.token(), clerk)))
                .as("another change than the one that was seen")
                .isInstanceOf(RulesDesk.Outdated.class);
        desk.confirm(off(WEDNESDAY), now.token(), clerk);
        assertThat(scene.due("S-CAL-TOKEN:1:c.cal2", "due")).isEqualTo("2025-02-19");
    }

    @Test
    @DisplayName("Dừng giữa chừng: lần khởi động sau dời tiếp phần còn lại; đang dời thì chưa nhận lần đổi khác")
    void aMoveThatBrokeOffGoesOn() {
        issue("S-CAL-BREAK");
        jdbc.sql("insert into register.calendar_day values (?, 'HOLIDAY', 'Nghỉ thử', 'thông báo thử', false)")
                .param(WEDNESDAY)
                .update();
        jdbc.sql("""
                        insert into register.rule_change (changed_by, changed_at, reason, state, after)
                        values (?, now(), 'thử', 'MOVING', 'S-CAL-BREAK:1:c.cal1')
                        """).param(clerk).update();
        assertThatThrownBy(() -> desk.preview(off(THURSDAY), clerk))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Đang dời ngày theo lần đổi trước");

        desk.resume(Trail.SYSTEM);
        assertThat(desk.waiting())
                .as("rows that came from elsewhere meanwhile are nobody's change yet")
                .isTrue();
        assertThat(scene.due("S-CAL-BREAK:1:c.cal1", "due"))
                .as("was looked at before it broke off")
                .isEqualTo("2025-02-17");
        assertThat(scene.due("S-CAL-BREAK:1:c.cal2", "due")).isEqualTo("2025-02-18");
        assertThat(scene.count("register.rule_change where state = 'MOVING'")).isZero();
    }

    @Test
    @DisplayName("Tệp dữ liệu đổi lịch: ngày hạn chờ người xem trước và xác nhận")
    void rowsOfADataFileWaitForConfirmation() {
        issue("S-CAL-FILE");
        desk.settleAtStart();
        RuleChange align = RuleChange.none("tính lại theo tệp");
        if (desk.waiting()) {
            desk.confirm(align, desk.preview(align, clerk).token(), clerk);
        }
        jdbc.sql("insert into register.calendar_day values (?, 'HOLIDAY', 'Nghỉ thử', 'thông báo thử', false)")
                .param(WEDNESDAY)
                .update();
        desk.settleAtStart();
        assertThat(desk.waiting()).isTrue();
        assertThat(scene.due("S-CAL-FILE:1:c.cal1", "due")).isEqualTo("2025-02-17");
        RulesDesk.Preview preview = desk.preview(align, clerk);
        assertThat(preview.rows()).isEmpty();
        assertThat(moves(preview, "S-CAL-FILE")).hasSize(2);
        desk.confirm(align, preview.token(), clerk);
        assertThat(scene.due("S-CAL-FILE:1:c.cal1", "due")).isEqualTo("2025-02-18");
        assertThat(desk.waiting()).isFalse();

        jdbc.sql(
                        "insert into register.calendar_day values ('2098-02-12', 'HOLIDAY', 'Nghỉ thử', 'thông báo thử', false)")
                .update();
        assertThat(desk.waiting()).isTrue();
        RulesDesk.Preview nothing = desk.preview(align, clerk);
        assertThat(nothing.nothing()).isTrue();
        desk.confirm(align, nothing.token(), clerk);
        assertThat(desk.waiting()).as("what moves nothing is confirmed, too").isFalse();
        assertThatThrownBy(() -> desk.confirm(align, nothing.token(), clerk))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Không có gì khác");
    }

    @Test
    @DisplayName("Một việc đang bị người khác giữ: những việc kia dời trước, việc ấy dời khi được thả ra")
    void whatSomebodyHoldsIsWaitedForAlone() throws Exception {
        issue("S-CAL-BUSY");
        String held = "S-CAL-BUSY:1:c.cal1";
        RulesDesk.Preview preview = desk.preview(off(WEDNESDAY), clerk);
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> official = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            jdbc.sql("select key from register.proceeding where key = ? for update")
                    .param(held)
                    .query(String.class)
                    .single();
            holding.countDown();
            await(release);
        }));
        await(holding);
        CompletableFuture<RuleChanges.Change> moving =
                CompletableFuture.supplyAsync(() -> desk.confirm(off(WEDNESDAY), preview.token(), clerk));
        while (!scene.due("S-CAL-BUSY:1:c.cal2", "due").equals("2025-02-18")) {
            assertThat(moving.isDone()).isFalse();
            Thread.onSpinWait();
        }
        assertThat(scene.due(held, "due")).isEqualTo("2025-02-17");
        release.countDown();
        official.get(20, TimeUnit.SECONDS);
        assertThat(moving.get(60, TimeUnit.SECONDS).moving()).isFalse();
        assertThat(scene.due(held, "due")).isEqualTo("2025-02-18");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("Người ngoài Văn phòng không đổi được lịch; nhập sai thì một câu nói sai gì, không ghi gì")
    void whoMayAndWhatIsWrong() {
        scene.office("c.cal1");
        assertThatThrownBy(() -> desk.preview(off(WEDNESDAY), "c.cal1"))
                .isInstanceOf(NotYours.class)
                .hasMessageContaining("Chỉ văn thư của");
        assertThatThrownBy(() -> desk.confirm(off(WEDNESDAY), "x", "c.cal1")).isInstanceOf(NotYours.class);
        List<String> kept = state("S-CAL-NONE");
        refused(day("2025-02-15", "HOLIDAY", "Tết", "nguồn"), "thứ Bảy hay Chủ nhật, vốn đã nghỉ");
        refused(day("2025-02-12", "MADE_UP", "Bù", "nguồn"), "vốn đã là ngày làm việc");
        refused(day("2025-02-12", "PARTY", "Bù", "nguồn"), "Loại ngày");
        refused(day("2025-02-12", "HOLIDAY", " ", "nguồn"), "\"Tên ngày\" còn trống");
        refused(day("2025-02-12", "HOLIDAY", "Tết", null), "\"Nguồn\" còn trống");
        refused(day("1825-02-12", "HOLIDAY", "Tết", "nguồn"), "từ năm 2000 đến năm 2099");
        refused(working(WEDNESDAY), "không có trong lịch nên không bỏ được");
        refused(off(WEDNESDAY, WEDNESDAY), "ghi hai lần");
        refused(new RuleChange(null, 2025, "nguồn", null, null, "thử"), "đã là chính thức");
        refused(new RuleChange(null, 2050, "nguồn", null, null, "thử"), "chưa có ngày nào");
        refused(new RuleChange(List.of(), null, null, null, null, " "), "\"Lý do\" còn trống");
        refused(
                new RuleChange(null, null, null, Map.of("userTask_opinion", 30), null, "thử"),
                "không được cách hạn trình xa hơn mốc làm trước");
        refused(new RuleChange(null, null, null, Map.of("userTask_opinion", 501), null, "thử"), "từ 0 đến 500");
        refused(
                new RuleChange(null, null, null, Collections.singletonMap("userTask_opinion", null), null, "thử"),
                "từ 0 đến 500");
        refused(
                new RuleChange(null, null, null, Map.of("nothing", 1), null, "thử"),
                "Không có mốc nào mang mã nothing");
        assertThat(state("S-CAL-NONE")).isEqualTo(kept);
    }

    private void refused(RuleChange change, String says) {
        assertThatThrownBy(() -> desk.preview(change, clerk))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(says);
    }

    private static RuleChange day(String day, String kind, String name, String source) {
        return new RuleChange(
                List.of(new RuleChange.Day(LocalDate.parse(day), kind, name, source, false, false)),
                null,
                null,
                null,
                null,
                "thử");
    }

    @Test
    @DisplayName("Năm tạm tính được xác nhận theo thông báo; văn phòng sửa một ngày thì khởi động lại không tính đè")
    void aYearIsConfirmed() {
        try {
            LocalDate law = LocalDate.of(2031, 4, 30);
            RuleChange drop = working(law);
            desk.confirm(drop, desk.preview(drop, clerk).token(), clerk);
            assertThat(scene.count("register.calendar_day where source = 'Tính theo Bộ luật Lao động, văn phòng giữ'"))
                    .as("rows of the law are the office's from now on")
                    .isPositive();
            RuleChange confirm = new RuleChange(null, 2031, "Thông báo thử 2031", null, null, "đã có thông báo");
            desk.confirm(confirm, desk.preview(confirm, clerk).token(), clerk);
            assertThat(scene.count("register.calendar_day where extract(year from day) = 2031 and provisional"))
                    .isZero();
            assertThat(scene.texts(
                            "select to_value from register.rule_change_row where what = 'YEAR' and item = '2031'"))
                    .contains("CONFIRMED_YEAR: Thông báo thử 2031");
        } finally {
            jdbc.sql("delete from register.calendar_day where extract(year from day) = 2031")
                    .update();
        }
    }

    @Test
    @DisplayName("Dời 200 giờ hẹn: mỗi giờ hẹn một câu ghi, phần đọc đếm theo khúc, không theo việc")
    void theNumberOfStatementsGrowsWithChunks() {
        office.directive("S-CAL-200", "execute", LocalDate.of(2025, 2, 28), 200);
        scene.issue("S-CAL-200");
        RulesDesk.Preview preview = desk.preview(off(THURSDAY), clerk);
        assertThat(preview.timers()).hasSizeGreaterThanOrEqualTo(200);
        DatabaseWork.Cost cost = database.of(() -> desk.confirm(off(THURSDAY), preview.token(), clerk));
        List<String> most = database.most();
        System.out.println("moving " + preview.timers().size() + " timers: " + cost);
        assertThat(cost.statements())
                .as(() -> String.join("\n", most))
                .isLessThan(preview.timers().size() + 170L);
    }
}
