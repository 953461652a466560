package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dondoc.SampleDirectives.by;
import static vn.dondoc.SampleDirectives.every;

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
import vn.dondoc.SampleOffice;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;

@OfficeTest
@DisplayName("Theo dõi, báo cáo")
class MonitoringIT {

    @Autowired
    SampleDirectives directives;

    @Autowired
    Scene scene;

    @Autowired
    Endings endings;

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
        Walked.played(MonitoringIT.class);
    }

    private String issue(String directive) {
        directives
                .of(directive)
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2026, 3, 31), DateSetBy.MONITOR), "s.b1", "s.b2")
                .clause(MeasureKind.MONITOR, every("P6M", "12-31", "2025", null), SampleOffice.MONITOR)
                .save();
        scene.issue(directive);
        return directive + ":2:" + SampleOffice.MONITOR;
    }

    private void finish(String key) {
        scene.complete(key, "userTask_execute", Scene.PAPER);
        scene.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
    }

    @Test
    @DisplayName("Báo cáo sáu tháng: trả lại một lần rồi ký; số liệu chốt khi ký không đổi theo việc làm sau đó;"
            + " Thường trực ghi nhận kỳ đầu, cho ý kiến chỉ đạo ở kỳ sau")
    void figuresAreFrozen() {
        String key = issue("S-MONITOR");
        assertThat(scene.state(key)).isEqualTo("CONTINUOUS");
        assertThat(scene.open(key)).isEmpty();
        scene.to("S-MONITOR", "2025-06-13T08:00:00");
        assertThat(scene.open(key))
                .as("ten working days before it is due, not earlier")
                .isEmpty();
        scene.to("S-MONITOR", "2025-06-16T08:00:00");
        assertThat(scene.open(key)).containsExactly("userTask_drawUp of " + SampleOffice.MONITOR);

        finish("S-MONITOR:1:s.b1");
        scene.complete(key, "userTask_drawUp", Map.of("assessment", "Một đơn vị đã xong."));
        assertThat(scene.refused(key, "userTask_signReport", Map.of("decision", "RETURNED")))
                .contains("phải ghi rõ cần sửa gì");
        scene.complete(key, "userTask_signReport", Map.of("decision", "RETURNED", "note", "Nêu rõ tên đơn vị."));
        assertThat(scene.open(key)).containsExactly("userTask_drawUp of " + SampleOffice.MONITOR);
        assertThat(figures(key, "2025-1")).isNull();
        scene.complete(
                key, "userTask_drawUp", Map.of("assessment", "Đơn vị s.b1 đã xong.", "proposals", "Nhắc đơn vị s.b2."));
        assertThat(scene.refused(key, "userTask_signReport", Map.of("decision", "SIGNED")))
                .contains("Chưa ghi số");
        scene.complete(key, "userTask_signReport", Map.of("decision", "SIGNED", "number", "40-BC"));

        String frozen = figures(key, "2025-1");
        assertThat(frozen)
                .contains("\"total\": 3", "\"doneInTime\": 1", "\"openInTime\": 1", "\"cutOff\": \"2025-06-16\"");
        assertThat(scene.row(
                        "select code, number, assessment from register.monitoring_report where proceeding = ?", key))
                .containsEntry("code", key + ":2025-1")
                .containsEntry("number", "40-BC")
                .containsEntry("assessment", "Đơn vị s.b1 đã xong.\n\nNhắc đơn vị s.b2.");

        finish("S-MONITOR:1:s.b2");
        scene.runDue("S-MONITOR");
        assertThat(figures(key, "2025-1")).as("later work changes nothing").isEqualTo(frozen);
        assertThat(scene.open(key)).containsExactly("userTask_takeNote of " + SampleOffice.STANDING);
        scene.complete(key, "userTask_takeNote", Map.of("decision", "NOTED"));
        assertThat(scene.open(key)).isEmpty();

        scene.to("S-MONITOR", "2025-12-17T08:00:00");
        assertThat(scene.open(key)).containsExactly("userTask_drawUp of " + SampleOffice.MONITOR);
        scene.complete(key, "userTask_drawUp", Map.of("assessment", "Đã xong cả."));
        scene.complete(key, "userTask_signReport", Map.of("decision", "SIGNED", "number", "90-BC"));
        assertThat(figures(key, "2025-2")).contains("\"doneInTime\": 2");
        assertThat(scene.refused(key, "userTask_takeNote", Map.of("decision", "RULED")))
                .contains("nội dung ý kiến");
        scene.complete(
                key,
                "userTask_takeNote",
                Map.of("decision", "RULED", "content", "Nhân rộng cách làm.", "answerBy", "2026-02-27"));
        assertThat(scene.texts(
                        "select period || ' ' || outcome from register.monitoring_report where proceeding = ? order by 1",
                        key))
                .containsExactly("2025-1 NOTED", "2025-2 RULED");
        assertThat(scene.row("select kind, content, answer_by::text from register.ruling where proceeding = ?", key))
                .containsEntry("kind", "RULE")
                .containsEntry("content", "Nhân rộng cách làm.")
                .containsEntry("answer_by", "2026-02-27");
        assertThat(scene.events(key)).containsExactly("issued", "returned", "reported", "reported", "ruling");
        assertThat(figures(key, "2025-1")).isEqualTo(frozen);
    }

    private String figures(String key, String period) {
        return scene.text(
                "select cast(figures as text) from register.monitoring_report where proceeding = ? and period = ?",
                key,
                period);
    }

    @Test
    @DisplayName("Kết thúc theo dõi giữa hai kỳ: việc theo dõi khép lại")
    void endedBetweenPeriods() {
        String key = issue("S-MONITOR-WAIT");
        finish("S-MONITOR-WAIT:1:s.b1");
        finish("S-MONITOR-WAIT:1:s.b2");
        endings.end("S-MONITOR-WAIT");
        assertThat(scene.state(key)).isEqualTo("DONE");
        assertThat(scene.events(key)).containsExactly("issued", "ended");
        assertThat(scene.running(key)).isZero();
    }

    @Test
    @DisplayName("Kết thúc theo dõi khi báo cáo theo dõi đang lập: việc theo dõi khép lại cùng kỳ đó")
    void endedInPeriod() {
        String key = issue("S-MONITOR-OPEN");
        scene.to("S-MONITOR-OPEN", "2025-06-16T08:00:00");
        scene.complete(key, "userTask_drawUp", Map.of("assessment", "Đang làm."));
        finish("S-MONITOR-OPEN:1:s.b1");
        finish("S-MONITOR-OPEN:1:s.b2");
        endings.end("S-MONITOR-OPEN");
        assertThat(scene.state(key)).isEqualTo("DONE");
        assertThat(scene.open(key)).isEmpty();
        assertThat(scene.running(key)).isZero();
    }

    @Test
    @DisplayName("Máy nghỉ qua cả kỳ: kỳ đã lỡ vẫn mở, lập và gửi được, rồi đến kỳ sau")
    void openedAfterDowntime() {
        String key = issue("S-MONITOR-DOWN");
        scene.at("2025-11-24T08:00:00");
        scene.runDue("S-MONITOR-DOWN");
        assertThat(scene.open(key)).containsExactly("userTask_drawUp of " + SampleOffice.MONITOR);
        scene.complete(key, "userTask_drawUp", Map.of("assessment", "Lập muộn."));
        scene.complete(key, "userTask_signReport", Map.of("decision", "SIGNED", "number", "40-BC"));
        scene.complete(key, "userTask_takeNote", Map.of("decision", "NOTED"));
        scene.to("S-MONITOR-DOWN", "2025-12-17T08:00:00");
        assertThat(scene.texts("select period from register.monitoring_report where proceeding = ? order by 1", key))
                .containsExactly("2025-1", "2025-2");
    }

    @Test
    @DisplayName("Báo cáo theo dõi chậm thì cơ quan theo dõi cũng bị nhắc")
    void theMonitorIsUrgedToo() {
        String key = issue("S-MONITOR-LATE");
        scene.to("S-MONITOR-LATE", "2025-07-02T08:00:00");
        assertThat(scene.texts(
                        "select distinct task || ' ' || rung from register.alert where proceeding = ? order by 1", key))
                .containsExactly("userTask_drawUp DO", "userTask_drawUp VANG");
    }
}
