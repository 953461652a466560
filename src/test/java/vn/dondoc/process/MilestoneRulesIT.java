package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dondoc.SampleDirectives.afterReceipt;
import static vn.dondoc.SampleDirectives.by;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleDirectives;
import vn.dondoc.calendar.TetSeason;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.Milestones;
import vn.dondoc.work.MoveDeadline;
import vn.dondoc.work.RuleChange;
import vn.dondoc.work.RulesDesk;

@OfficeTest
@DisplayName("Mốc của đề án: văn phòng đặt khoảng cách, biết phiên họp, tránh Tết; dời hạn thì mốc và giờ hẹn dời theo")
class MilestoneRulesIT {

    private static final LocalDate DUE = LocalDate.of(2026, 6, 30);

    @Autowired
    SampleDirectives directives;

    @Autowired
    Scene scene;

    @Autowired
    RulesDesk desk;

    @Autowired
    MoveDeadline moveDeadline;

    @Autowired
    Milestones milestones;

    @Autowired
    CalendarDays days;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    private String clerk;

    @BeforeEach
    void february() {
        scene.at("2025-02-03T08:00:00");
        scene.office("m.lead");
        scene.office("m.drafter");
        scene.office("m.appraiser");
    }

    @AfterEach
    void end() {
        scene.end();
        jdbc.sql("delete from register.committee_session").update();
        jdbc.sql("update register.scheme_distance set working_days = 180 where step = 'userTask_outline'")
                .update();
    }

    private String issue(String directive) {
        directives
                .of(directive)
                .clause(MeasureKind.SCHEME, by(DUE, DateSetBy.DOCUMENT), "m.lead")
                .save();
        scene.issue(directive);
        clerk = scene.holder(scene.officePost("PARTY_OFFICE") + ":CLERK");
        return directive + ":1:m.lead";
    }

    private Map<String, LocalDate> due(String key) {
        Map<String, LocalDate> due = new LinkedHashMap<>();
        milestones.of(key, DUE).lines().forEach(line -> due.put(line.step(), line.due()));
        return due;
    }

    private LocalDate timer(String key) {
        return jdbc.sql("""
                        select cast(j.duedate_ as date) from act_ru_job j
                        join register.proceeding p on p.process_instance_id = j.root_proc_inst_id_
                        where p.key = ? and j.type_ = 'timer' and j.handler_cfg_ like 'subProcess_urging%'
                        """).param(key).query(LocalDate.class).single();
    }

    private RuleChange distance(String step, int workingDays) {
        return new RuleChange(null, null, null, Map.of(step, workingDays), null, "thử khoảng cách");
    }

    private void confirm(RuleChange change) {
        desk.confirm(change, desk.preview(change, clerk).token(), clerk);
    }

    @Test
    @DisplayName("Hạn trình lùi 10 ngày làm việc: mọi mốc chưa qua và giờ hẹn của nó lùi 10 ngày làm việc, mốc đã qua"
            + " đứng yên; còn bao nhiêu ngày thấy ngay")
    void tenWorkingDaysMoveEveryOpenMilestoneAndItsTimer() {
        String key = issue("S-MS-MOVE");
        scene.complete(key, "userTask_assignDrafter", Map.of("drafter", "m.drafter", "appraiser", "m.appraiser"));
        Map<String, LocalDate> before = due(key);
        LocalDate rung = timer(key);
        WorkingCalendar calendar = days.calendar();
        assertThat(rung)
                .as("the rung before the milestone of the step that is open")
                .isEqualTo(calendar.add(before.get("userTask_formTeam"), -1));

        LocalDate later = calendar.add(DUE, 10);
        transaction.executeWithoutResult(status -> moveDeadline.move(
                key, later, DateSetBy.STANDING, MoveDeadline.Cause.EXTENSION, "theo đề nghị", "ai đó"));

        Map<String, LocalDate> after = due(key);
        assertThat(after.get("userTask_assignDrafter"))
                .as("reached, and stays")
                .isEqualTo(before.get("userTask_assignDrafter"));
        before.forEach((step, day) -> {
            if (!step.equals("userTask_assignDrafter")) {
                LocalDate moved = calendar.add(day, 10);
                assertThat(after.get(step))
                        .as(step)
                        .isEqualTo(TetSeason.contains(moved) ? after.get(step) : moved)
                        .isAfter(day);
            }
        });
        assertThat(timer(key)).as("in the job table").isEqualTo(calendar.add(after.get("userTask_formTeam"), -1));
        assertThat(scene.text("select due::text from register.step where proceeding = ? and done_at is null", key))
                .isEqualTo(after.get("userTask_formTeam").toString());

        List<Milestones.Line> lines = milestones.of(key, later).lines();
        assertThat(lines).hasSize(11);
        Milestones.Line outline = lines.get(2);
        assertThat(outline.left()).isEqualTo(calendar.between(LocalDate.of(2025, 2, 3), after.get("userTask_outline")));
        assertThat(outline.toNext())
                .isEqualTo(calendar.between(after.get("userTask_outline"), after.get("userTask_draft")));
        assertThat(outline.usual()).isEqualTo(180 - 120);
        assertThat(outline.toDue()).isEqualTo(calendar.between(after.get("userTask_outline"), later));
    }

    @Test
    @DisplayName(
            "Văn phòng đổi khoảng cách một mốc: xem trước đúng mốc ấy, xác nhận thì mốc, hạn trả lời và giờ hẹn dời")
    void theOfficeSetsDistances() {
        String key = issue("S-MS-DIST");
        scene.complete(key, "userTask_assignDrafter", Map.of("drafter", "m.drafter", "appraiser", "m.appraiser"));
        scene.complete(key, "userTask_formTeam", Map.of("number", "7", "datedOn", "2025-02-03", "remark", "Đã lập tổ"));
        Map<String, LocalDate> before = due(key);
        LocalDate wanted = days.calendar().add(DUE, -170);
        RulesDesk.Preview preview = desk.preview(distance("userTask_outline", 170), clerk);
        assertThat(preview.dates().stream()
                        .filter(move -> move.key().equals(key))
                        .map(move -> move.what() + " " + move.name() + " " + move.to()))
                .containsExactlyInAnyOrder("MILESTONE userTask_outline " + wanted, "STEP userTask_outline " + wanted);
        assertThat(due(key)).isEqualTo(before);

        confirm(distance("userTask_outline", 170));
        assertThat(due(key).get("userTask_outline")).isEqualTo(wanted);
        assertThat(timer(key)).isEqualTo(days.calendar().add(wanted, -1));
        assertThat(
                        scene.texts(
                                "select from_value || ' ' || to_value from register.rule_change_row where item = 'userTask_outline'"))
                .contains("180 170");
        assertThat(scene.texts("select detail from register.trail where proceeding = ? and event = 'reckoned'", key))
                .contains("userTask_outline: " + before.get("userTask_outline") + " sang " + wanted);
    }

    @Test
    @DisplayName(
            "Phiên họp được biết: trình ở phiên cuối không sau hạn, các mốc trước dời theo; bỏ phiên thì về chỗ cũ")
    void sessionsOfTheStandingCommittee() {
        String key = issue("S-MS-SESSION");
        Map<String, LocalDate> before = due(key);
        assertThat(before).containsEntry("userTask_checkDossier", DUE);
        LocalDate session = LocalDate.of(2026, 6, 16);
        confirm(new RuleChange(
                null,
                null,
                null,
                null,
                List.of(
                        new RuleChange.Session(session, "Chương trình công tác", false),
                        new RuleChange.Session(LocalDate.of(2026, 7, 7), "Chương trình công tác", false)),
                "đã có chương trình"));
        Map<String, LocalDate> after = due(key);
        assertThat(after).containsEntry("userTask_checkDossier", session);
        assertThat(after.get("userTask_opinion")).isEqualTo(days.calendar().add(session, -10));
        assertThat(scene.due(key, "due"))
                .as("the day of submission stands as printed")
                .isEqualTo("2026-06-30");
        assertThat(milestones.of(key, DUE).session()).isEqualTo(session);

        confirm(new RuleChange(
                null, null, null, null, List.of(new RuleChange.Session(session, null, true)), "phiên hoãn"));
        assertThat(due(key)).isEqualTo(before);
    }

    @Test
    @DisplayName("Không mốc nào rơi vào tuần trước Tết hay những ngày Tết")
    void tetIsAvoided() {
        String key = issue("S-MS-TET");
        int distance = days.calendar().between(LocalDate.of(2026, 2, 12), DUE);
        assertThat(distance).isBetween(65, 120);
        RuleChange change = distance("userTask_consult", distance);
        confirm(change);
        assertThat(due(key).get("userTask_consult"))
                .as("12/02/2026 is in the week before mùng 1, 17/02")
                .isEqualTo("2026-02-09");
        confirm(distance("userTask_consult", 85));
    }

    @Test
    @DisplayName(
            "Cơ quan vào sổ đến: đồng hồ của mọi việc tính từ ngày nhận chạy từ ngày ấy, thôi ước tính, giờ hẹn dời")
    void receiptStartsEveryClockOfTheBody() {
        directives
                .of("S-MS-RECEIPT")
                .clause(MeasureKind.DISSEMINATE, afterReceipt(30), "m.lead", "m.drafter")
                .clause(MeasureKind.EXECUTE, afterReceipt(15), "m.lead", "m.drafter")
                .save();
        scene.issue("S-MS-RECEIPT");
        String work = "S-MS-RECEIPT:2:m.lead";
        assertThat(scene.due(work, "due")).isEqualTo("2025-02-24");
        assertThat(scene.due(work, "due_estimated")).isEqualTo("true");
        LocalDate timer = timer(work);
        scene.at("2025-02-06T08:00:00");
        scene.complete(
                "S-MS-RECEIPT:1:m.lead", "userTask_register", Map.of("arrivalNo", "9", "arrivalOn", "2025-02-05"));

        assertThat(scene.due(work, "due")).isEqualTo("2025-02-26");
        assertThat(scene.due(work, "due_estimated")).isEqualTo("false");
        assertThat(scene.due(work, "received_on")).isEqualTo("2025-02-05");
        assertThat(timer(work)).isEqualTo(days.calendar().add(timer, 2));
        assertThat(scene.text("select due::text from register.step where proceeding = ? and done_at is null", work))
                .isEqualTo("2025-02-26");
        assertThat(scene.due("S-MS-RECEIPT:2:m.drafter", "due_estimated"))
                .as("another body has not received it yet")
                .isEqualTo("true");
    }
}
