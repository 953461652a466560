package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dondoc.SampleDirectives.by;
import static vn.dondoc.SampleDirectives.goesOn;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleDirectives;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;

/** What happens at the top of the ladder; the ladder itself is {@code UrgingIT}'s. */
@OfficeTest
@DisplayName("Đôn đốc: ý kiến của cấp trên")
class EscalationIT {

    @Autowired
    SampleDirectives directives;

    @Autowired
    Scene scene;

    @BeforeEach
    void february() {
        scene.at("2025-02-03T08:00:00");
    }

    @AfterEach
    void end() {
        scene.end();
    }

    @AfterAll
    static void played() {
        Walked.played(EscalationIT.class);
    }

    /** Due on Monday 3 March by the document: special red on the 6th. */
    private String issueAndWait(String directive, String until) {
        directives
                .of(directive)
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 3, 3), DateSetBy.DOCUMENT), "s.b1")
                .save();
        scene.issue(directive);
        scene.to(directive, until);
        return directive + ":1:s.b1";
    }

    @Test
    @DisplayName(
            "Cấp trên yêu cầu giải trình: phải ghi nội dung, ý kiến vào sổ, việc vẫn của đơn vị; hết mốc thì chờ hạn"
                    + " hoặc bước đổi, đơn vị nộp thì cơ quan xác nhận được nhắc")
    void explanationAsked() {
        String key = issueAndWait("S-RULE", "2025-03-06T08:00:00");
        assertThat(scene.open(key)).containsExactly("userTask_execute of s.b1", "userTask_rule of t.standing");
        assertThat(scene.text(
                        "select cast(due as text) from register.step where proceeding = ? and task = 'userTask_rule'",
                        key))
                .as("two working days to answer")
                .isEqualTo("2025-03-10");

        assertThat(scene.refused(key, "userTask_rule", Map.of("decision", "ASK_EXPLANATION")))
                .contains("Ghi rõ nội dung");
        scene.complete(
                key, "userTask_rule", Map.of("decision", "ASK_EXPLANATION", "content", "Giải trình trước 15-3."));
        assertThat(scene.row("select kind, content, given_by from register.ruling where proceeding = ?", key))
                .containsEntry("kind", "ASK_EXPLANATION")
                .containsEntry("content", "Giải trình trước 15-3.");
        assertThat(scene.events(key)).containsExactly("issued", "ruling");
        assertThat(scene.state(key)).isEqualTo("IN_PROGRESS");
        assertThat(scene.due(key, "due")).isEqualTo("2025-03-03");

        scene.to("S-RULE", "2025-03-20T08:00:00");
        assertThat(scene.waitsAt(key)).contains("event_dateChanged").doesNotContain("event_nextRung", "userTask_rule");
        assertThat(scene.count("register.alert where proceeding = ? and task = 'userTask_rule'", key))
                .as("who has ruled is not urged")
                .isZero();

        scene.complete(key, "userTask_execute", Scene.PAPER);
        assertThat(scene.waitsAt(key)).contains("event_nextRung").doesNotContain("event_dateChanged");
        scene.to("S-RULE", "2025-04-01T08:00:00");
        assertThat(scene.texts("select distinct task from register.alert where proceeding = ? order by 1", key))
                .containsExactly("due", "userTask_confirm");
        scene.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        scene.runDue("S-RULE");
        assertThat(scene.running(key)).isZero();
    }

    @Test
    @DisplayName(
            "Cấp trên cho thêm thời gian khi mọi mốc đã qua: hạn mới do cấp trên đặt, đôn đốc lại theo hạn mới, hạn cũ"
                    + " còn đó")
    void timeGranted() {
        String key = issueAndWait("S-GRANT", "2025-03-20T08:00:00");
        assertThat(scene.waitsAt(key)).contains("event_dateChanged", "userTask_rule");
        assertThat(scene.texts(
                        "select distinct rung from register.alert where proceeding = ? and task = 'userTask_rule' order by 1",
                        key))
                .as("the superior that does not rule is urged too")
                .containsExactly("DO", "VANG");

        assertThat(scene.refused(
                        key,
                        "userTask_rule",
                        Map.of("decision", "GRANT_TIME", "content", "Cho lùi", "newDue", "2025-03-20")))
                .contains("sau hôm nay");
        scene.complete(
                key, "userTask_rule", Map.of("decision", "GRANT_TIME", "content", "Cho lùi", "newDue", "2025-05-30"));
        assertThat(scene.due(key, "due")).isEqualTo("2025-05-30");
        assertThat(scene.due(key, "due_set_by")).isEqualTo("STANDING");
        assertThat(scene.due(key, "due_original")).isEqualTo("2025-03-03");
        assertThat(scene.waitsAt(key)).contains("event_nextRung").doesNotContain("event_dateChanged", "userTask_rule");
        assertThat(scene.text(
                        "select cast(due as text) from register.step where proceeding = ? and task ="
                                + " 'userTask_execute' and done_at is null",
                        key))
                .as("the task moves with the date")
                .isEqualTo("2025-05-30");
        assertThat(taskDue(key, "userTask_execute")).isEqualTo("2025-05-30");

        scene.to("S-GRANT", "2025-05-29T08:00:00");
        assertThat(scene.texts("""
                        select distinct rung || ' ' || due from register.alert
                        where proceeding = ? and task = 'due' and due > '2025-03-03' order by 1
                        """, key)).containsExactly("NHAC 2025-05-30", "VANG 2025-05-30");
        assertThat(scene.open(key)).containsExactly("userTask_execute of s.b1");
    }

    @Test
    @DisplayName("Lùi hạn trình đề án: bước đang mở và các mốc chưa qua tính lại theo hạn mới, mốc đã xong giữ nguyên")
    void milestonesMoveWithTheDate() {
        directives
                .of("S-GRANT-SCHEME")
                .clause(MeasureKind.SCHEME, by(LocalDate.of(2025, 3, 3), DateSetBy.DOCUMENT), "s.b1")
                .save();
        scene.issue("S-GRANT-SCHEME");
        String key = "S-GRANT-SCHEME:1:s.b1";
        scene.complete(key, "userTask_assignDrafter", Map.of("drafter", "s.b1", "appraiser", "t.office"));
        String reached = milestone(key, "userTask_assignDrafter");
        scene.to("S-GRANT-SCHEME", "2025-03-06T08:00:00");
        scene.complete(
                key, "userTask_rule", Map.of("decision", "GRANT_TIME", "content", "Cho lùi", "newDue", "2026-06-30"));

        assertThat(scene.due(key, "due")).isEqualTo("2026-06-30");
        assertThat(milestone(key, "userTask_checkDossier")).isEqualTo("2026-06-30");
        assertThat(milestone(key, "userTask_assignDrafter")).isEqualTo(reached);
        assertThat(scene.row("""
                        select due::text, set_by from register.step where proceeding = ? and task = 'userTask_formTeam'
                        """, key))
                .containsEntry("due", milestone(key, "userTask_formTeam"))
                .containsEntry("set_by", "INTERNAL");
        assertThat(taskDue(key, "userTask_formTeam"))
                .as("Tasklist shows the same day")
                .isEqualTo(milestone(key, "userTask_formTeam"));
    }

    private String milestone(String key, String step) {
        return scene.text("select due::text from register.milestone where assignment = ? and step = ?", key, step);
    }

    private String taskDue(String key, String task) {
        return scene.text("""
                        select t.due_date_::date::text from act_ru_task t where t.task_def_key_ = ? and t.proc_inst_id_ =
                          (select process_instance_id from register.proceeding where key = ?)
                        """, task, key);
    }

    @Test
    @DisplayName(
            "Cấp trên chỉ ghi nhận: không cần ghi nội dung; việc định kỳ không có hạn riêng thì không cho lùi được")
    void notedAndNothingToMove() {
        String key = issueAndWait("S-NOTE", "2025-03-06T08:00:00");
        scene.complete(key, "userTask_rule", Map.of("decision", "NOTE"));
        assertThat(scene.text("select kind from register.ruling where proceeding = ?", key))
                .isEqualTo("NOTE");

        scene.at("2025-02-03T08:00:00");
        directives
                .of("S-NODATE")
                .reports("P1Y", "12-15", "2025")
                .clause(MeasureKind.CONTINUOUS, goesOn(), "s.b1")
                .save();
        scene.issue("S-NODATE");
        String report = "S-NODATE:continuous:s.b1";
        scene.to("S-NODATE", "2025-12-31T08:00:00");
        assertThat(scene.refused(
                        report,
                        "userTask_rule",
                        Map.of("decision", "REASSIGN", "content", "Giao nơi khác", "newOwner", "s.b2")))
                .contains("không chuyển cả báo cáo định kỳ");
        scene.complete(
                report,
                "userTask_rule",
                Map.of("decision", "GRANT_TIME", "content", "Cho lùi", "newDue", "2026-01-30"));
        assertThat(scene.text("select due::text from register.report where proceeding = ?", report))
                .isEqualTo("2026-01-30");
        assertThat(scene.texts("select due::text from register.step where proceeding = ? and done_at is null", report))
                .containsExactly("2026-01-30");
        assertThat(scene.open(report)).containsExactly("userTask_report of s.b1");
    }

    @Test
    @DisplayName("Cấp trên giao cơ quan khác: việc chuyển ngay, hạn giữ nguyên, cơ quan mới bị đôn đốc từ mốc sau")
    void givenToAnother() {
        String key = issueAndWait("S-GIVE", "2025-03-06T08:00:00");
        scene.office("s.b9");
        assertThat(scene.refused(key, "userTask_rule", Map.of("decision", "REASSIGN", "content", "Giao nơi khác")))
                .contains("phải chọn cơ quan nhận");
        scene.complete(
                key, "userTask_rule", Map.of("decision", "REASSIGN", "content", "Giao nơi khác", "newOwner", "s.b9"));
        assertThat(scene.open(key)).containsExactly("userTask_execute of s.b9");
        assertThat(scene.due(key, "due")).isEqualTo("2025-03-03");
        assertThat(scene.events(key)).endsWith("adjusted", "ruling");
    }

    @Test
    @DisplayName("Cấp trên hỏi nguyên nhân: đơn vị có việc phải trả lời, có hạn; trả lời được cấp trên tiếp nhận")
    void askedForTheCause() {
        String key = issueAndWait("S-CAUSE", "2025-03-06T08:00:00");
        scene.complete(key, "userTask_rule", Map.of("decision", "ASK_CAUSE", "content", "Vì sao chậm?"));
        String answer = scene.text("""
                        select a.proceeding from register.report_answer a join register.report_request q on q.key = a.request
                        where q.directive = 'S-CAUSE' and a.body = 's.b1'
                        """);
        assertThat(scene.open(answer)).containsExactly("userTask_answer of s.b1");
        assertThat(scene.text("select due::text from register.step where proceeding = ?", answer))
                .isEqualTo("2025-03-11");
        scene.complete(answer, "userTask_answer", Map.of("content", "Chờ số liệu cấp xã."));
        assertThat(scene.open(answer)).containsExactly("userTask_receiveAnswer of t.standing");
        scene.complete(answer, "userTask_receiveAnswer", Map.of("decision", "RECEIVED"));
        assertThat(scene.running(answer)).isZero();
    }
}
