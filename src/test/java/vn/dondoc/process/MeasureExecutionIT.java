package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dondoc.SampleDirectives.by;
import static vn.dondoc.SampleDirectives.noDate;

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

@OfficeTest
@DisplayName("Thực hiện nhiệm vụ")
class MeasureExecutionIT {

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
        Walked.played(MeasureExecutionIT.class);
    }

    @Test
    @DisplayName("Huyện ủy nộp kết quả, bị đề nghị bổ sung một lần, nộp lại và được xác nhận")
    void returnedOnceAndConfirmed() {
        String directive = directives
                .of("S-EXECUTE")
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 4, 1), DateSetBy.DOCUMENT), "s.b1")
                .save();
        scene.issue(directive);
        String key = "S-EXECUTE:1:s.b1";
        assertThat(scene.state(key)).isEqualTo("IN_PROGRESS");
        assertThat(scene.due(key, "due")).isEqualTo("2025-04-01");
        assertThat(scene.open(key)).containsExactly("userTask_execute of s.b1");

        scene.at("2025-02-20T09:00:00");
        scene.complete(key, "userTask_execute", Scene.PAPER);
        assertThat(scene.state(key)).isEqualTo("SUBMITTED");
        assertThat(scene.open(key)).containsExactly("userTask_confirm of t.monitor");

        assertThat(scene.refused(key, "userTask_confirm", Map.of("decision", "RETURNED")))
                .contains("phải ghi rõ còn thiếu gì");
        scene.complete(key, "userTask_confirm", Map.of("decision", "RETURNED", "note", "Thiếu phụ lục."));
        assertThat(scene.state(key)).isEqualTo("RETURNED");
        assertThat(scene.open(key)).containsExactly("userTask_execute of s.b1");

        scene.at("2025-02-27T09:00:00");
        scene.complete(key, "userTask_execute", Scene.PAPER);
        scene.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        assertThat(scene.state(key)).isEqualTo("DONE");
        assertThat(scene.text(
                        "select cast(closed_at at time zone 'Asia/Ho_Chi_Minh' as date)::text"
                                + " from register.assignment where key = ?",
                        key))
                .isEqualTo("2025-02-27");
        assertThat(scene.events(key)).containsExactly("issued", "submitted", "returned", "submitted", "confirmed");
        assertThat(scene.texts("select outcome from register.submission where assignment = ? order by ordinal", key))
                .containsExactly("RETURNED", "CONFIRMED");
        assertThat(scene.texts(
                        "select cast(submission as text) from register.evidence where assignment = ? order by 1", key))
                .containsExactly("1", "2");
        assertThat(scene.done(key))
                .containsExactly(
                        "userTask_execute",
                        "userTask_confirm RETURNED",
                        "userTask_execute",
                        "userTask_confirm CONFIRMED");

        scene.runDue(directive);
        assertThat(scene.endedAt(key)).isNotNull();
        assertThat(scene.running(key)).isZero();
        assertThat(scene.open(directive)).containsExactly("userTask_endTracking of t.standing");
    }

    @Test
    @DisplayName("Người đứng đầu đơn vị không tự xác nhận kết quả của đơn vị mình")
    void nobodyConfirmsTheBodyThatTheyHead() {
        String directive = directives
                .of("S-HEAD")
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 4, 1), DateSetBy.DOCUMENT), "s.b1")
                .save();
        scene.issue(directive);
        String key = "S-HEAD:1:s.b1";
        scene.complete(key, "userTask_execute", Scene.PAPER);
        String confirmer = scene.holder("t.monitor");
        scene.member(confirmer, "s.b1", "HEAD");
        try {
            assertThat(scene.refused(key, "userTask_confirm", Map.of("decision", "CONFIRMED")))
                    .contains("đứng đầu");
        } finally {
            scene.noMember(confirmer, "s.b1", "HEAD");
        }
        assertThat(scene.state(key)).isEqualTo("SUBMITTED");
    }

    @Test
    @DisplayName("Văn bản không ghi hạn: đơn vị được hỏi, tự đề xuất hạn, hạn đó là hạn của đơn vị")
    void dateAskedAndProposed() {
        String directive = directives
                .of("S-ASK")
                .clause(MeasureKind.EXECUTE, noDate(), "s.b1")
                .save();
        scene.issue(directive);
        String key = "S-ASK:1:s.b1";
        assertThat(scene.due(key, "due")).isNull();
        assertThat(scene.open(key)).containsExactly("userTask_proposeDate of s.b1");

        assertThat(scene.refused(key, "userTask_proposeDate", Map.of("due", "2025-01-31")))
                .contains("đã qua");
        assertThat(scene.refused(key, "userTask_proposeDate", Map.of())).isEqualTo("Chưa ghi hạn hoàn thành.");
        assertThat(scene.refused(key, "userTask_proposeDate", Map.of("phrase", "cuối năm")))
                .startsWith("Không tính được ngày từ câu \"cuối năm\"");
        assertThat(scene.refused(
                        key, "userTask_proposeDate", Map.of("due", "2025-06-29", "phrase", "trong quý II-2025")))
                .contains("30/06/2025", "29/06/2025");
        scene.complete(key, "userTask_proposeDate", Map.of("phrase", "trong quý II-2025", "reason", "Chờ kinh phí"));
        assertThat(scene.due(key, "due")).isEqualTo("2025-06-30");
        assertThat(scene.due(key, "due_set_by")).isEqualTo("INTERNAL");
        assertThat(scene.due(key, "due_estimated")).isEqualTo("false");
        assertThat(scene.open(key)).containsExactly("userTask_execute of s.b1");
        assertThat(scene.text(
                        "select cast(due as text) from register.step where proceeding = ? and task ="
                                + " 'userTask_execute'",
                        key))
                .isEqualTo("2025-06-30");

        scene.complete(key, "userTask_execute", Scene.PAPER);
        scene.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        scene.runDue(directive);
        assertThat(scene.state(key)).isEqualTo("DONE");
        assertThat(scene.events(key)).containsExactly("issued", "routed", "submitted", "confirmed");
        assertThat(scene.running(key)).isZero();
    }

    @Test
    @DisplayName("Để quá hạn thì bị đôn đốc; nộp và được xác nhận thì thôi đôn đốc ngay")
    void urgedUntilDone() {
        String directive = directives
                .of("S-LATE")
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 3, 3), DateSetBy.MONITOR), "s.b1")
                .save();
        scene.issue(directive);
        String key = "S-LATE:1:s.b1";
        scene.to(directive, "2025-03-05T08:00:00");
        assertThat(scene.texts(
                        "select distinct rung from register.alert where proceeding = ? and task = 'due' order by 1",
                        key))
                .containsExactly("DO", "NHAC", "VANG");
        assertThat(scene.waitsAt(key)).contains("callActivity_escalation");

        scene.complete(key, "userTask_execute", Scene.PAPER);
        scene.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        scene.runDue(directive);
        assertThat(scene.running(key)).isZero();
        int alerts = scene.count("register.alert where proceeding = ?", key);
        scene.to(directive, "2025-03-20T08:00:00");
        assertThat(scene.count("register.alert where proceeding = ?", key)).isEqualTo(alerts);
        assertThat(scene.count("register.alert where proceeding = ? and state = 'PENDING'", key))
                .isZero();
    }
}
