package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.dondoc.SampleDirectives.afterReceipt;
import static vn.dondoc.SampleDirectives.goesOn;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleDirectives;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.WritingReports;

@OfficeTest
@DisplayName("Báo cáo định kỳ")
class PeriodReportingIT {

    private static final Map<String, Object> REPORT = Map.of("number", "99-BC/HU", "datedOn", "2025-12-10");

    @Autowired
    SampleDirectives directives;

    @Autowired
    Scene scene;

    @Autowired
    Endings endings;

    @Autowired
    WritingReports writing;

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
        Walked.played(PeriodReportingIT.class);
    }

    /** Three clauses for one body: it disseminates the first and keeps up the others. */
    private String issue(String directive) {
        directives
                .of(directive)
                .reports("P1Y", "12-15", "2025")
                .clause(MeasureKind.DISSEMINATE, afterReceipt(30), "s.b1")
                .clause(MeasureKind.CONTINUOUS, goesOn(), "s.b1", "s.b2")
                .clause(MeasureKind.CONTINUOUS, goesOn(), "s.b1")
                .save();
        scene.issue(directive);
        return directive + ":continuous:s.b1";
    }

    private String report(String key, String period) {
        return scene.text("select state from register.report where proceeding = ? and period = ?", key, period);
    }

    @Test
    @DisplayName("Mỗi đơn vị một báo cáo, mỗi điểm một dòng; mở trước hạn 22 ngày làm việc; trả lại một lần rồi nhận;"
            + " năm sau lời cũ được chép sang")
    void twoPeriods() {
        String key = issue("S-REPORT");
        assertThat(scene.count("register.proceeding where directive = 'S-REPORT' and process = 'period-reporting'"))
                .as("one for each body, not for each clause")
                .isEqualTo(2);
        assertThat(scene.state("S-REPORT:2:s.b1")).isEqualTo("CONTINUOUS");
        assertThat(scene.open(key)).isEmpty();

        scene.to("S-REPORT", "2025-11-12T08:00:00");
        assertThat(scene.open(key)).as("not yet").isEmpty();
        scene.to("S-REPORT", "2025-11-13T08:00:00");
        assertThat(scene.open(key)).containsExactly("userTask_report of s.b1");
        assertThat(scene.row("select due::text, set_by, state from register.report where proceeding = ?", key))
                .containsEntry("due", "2025-12-15")
                .containsEntry("set_by", "MONITOR")
                .containsEntry("state", "OPEN");
        assertThat(scene.texts("select assignment from register.report_row where proceeding = ? order by 1", key))
                .containsExactly("S-REPORT:1:s.b1", "S-REPORT:2:s.b1", "S-REPORT:3:s.b1");

        writing.write(key, null, Map.of("1", "Đã quán triệt.", "3", "Đang làm."), "s.b1");
        assertThat(scene.refused(key, "userTask_report", REPORT)).contains("điểm 2");
        assertThatThrownBy(() -> writing.write(key, null, Map.of("2", "Của đơn vị khác."), "s.b2"))
                .isInstanceOf(NotYours.class);
        writing.write(key, null, Map.of("2", "Làm thường xuyên."), "s.b1");
        scene.complete(key, "userTask_report", REPORT);
        assertThat(report(key, "2025")).isEqualTo("SUBMITTED");
        assertThatThrownBy(() -> writing.write(key, null, Map.of("2", "Sửa sau khi nộp."), "s.b1"))
                .isInstanceOf(Refusal.class);

        assertThat(scene.refused(key, "userTask_receive", Map.of("decision", "RETURNED")))
                .contains("phải ghi rõ cần bổ sung gì");
        scene.complete(key, "userTask_receive", Map.of("decision", "RETURNED", "note", "Thiếu số liệu điểm 3."));
        assertThat(report(key, "2025")).isEqualTo("RETURNED");
        assertThat(scene.open(key)).containsExactly("userTask_report of s.b1");
        writing.write(key, null, Map.of("3", "Đã làm 5 việc."), "s.b1");
        scene.complete(key, "userTask_report", REPORT);
        scene.complete(key, "userTask_receive", Map.of("decision", "RECEIVED"));
        assertThat(report(key, "2025")).isEqualTo("RECEIVED");
        assertThat(scene.open(key)).as("until next year").isEmpty();
        assertThat(scene.events(key)).containsExactly("reported", "returned", "reported", "confirmed");
        assertThat(scene.state("S-REPORT:2:s.b1")).as("it goes on").isEqualTo("CONTINUOUS");

        scene.to("S-REPORT", "2026-11-16T08:00:00");
        assertThat(scene.open(key)).containsExactly("userTask_report of s.b1");
        assertThat(scene.texts("""
                        select content from register.report_row where proceeding = ? and period = '2026'
                        order by assignment
                        """, key))
                .as("last year's text, as it was received")
                .containsExactly("Đã quán triệt.", "Làm thường xuyên.", "Đã làm 5 việc.");
        scene.complete(key, "userTask_report", Map.of("number", "100-BC/HU", "datedOn", "2026-11-16"));
        scene.complete(key, "userTask_receive", Map.of("decision", "RECEIVED"));
        assertThat(scene.texts("select period from register.report where proceeding = ? order by 1", key))
                .containsExactly("2025", "2026");
    }

    @Test
    @DisplayName("Quá hạn báo cáo: nhắc, đến mốc cao nhất sau 10 ngày làm việc dù hạn do cơ quan theo dõi đặt")
    void lateReports() {
        String key = issue("S-REPORT-LATE");
        scene.to("S-REPORT-LATE", "2025-12-28T08:00:00");
        assertThat(rungs(key)).containsExactly("DO", "NHAC", "VANG");
        scene.to("S-REPORT-LATE", "2025-12-29T08:00:00");
        assertThat(rungs(key)).containsExactly("DO", "DO_DAC_BIET", "NHAC", "VANG");
        assertThat(scene.open(key)).contains("userTask_rule of t.standing");

        writing.write(key, "Đã làm.", Map.of(), "s.b1");
        scene.complete(key, "userTask_report", REPORT);
        scene.complete(key, "userTask_receive", Map.of("decision", "RECEIVED"));
        assertThat(scene.open(key)).as("the period takes its urging along").isEmpty();
        assertThat(scene.waitsAt(key)).doesNotContain("callActivity_escalation", "userTask_rule");
    }

    private java.util.List<String> rungs(String key) {
        return scene.texts(
                "select distinct rung from register.alert where proceeding = ? and task = 'userTask_report' order by 1",
                key);
    }

    @Test
    @DisplayName("Kết thúc theo dõi giữa hai kỳ: việc thường xuyên đóng theo báo cáo đã nhận, không mở kỳ nào nữa")
    void endedBetweenPeriods() {
        String key = issue("S-REPORT-WAIT");
        scene.to("S-REPORT-WAIT", "2025-11-20T08:00:00");
        writing.write(key, "Đã làm.", Map.of(), "s.b1");
        scene.complete(key, "userTask_report", REPORT);
        scene.complete(key, "userTask_receive", Map.of("decision", "RECEIVED"));
        endings.disseminate("S-REPORT-WAIT:1:s.b1");
        endings.end("S-REPORT-WAIT");

        assertThat(scene.state("S-REPORT-WAIT:2:s.b1")).isEqualTo("DONE");
        assertThat(scene.due("S-REPORT-WAIT:2:s.b1", "close_reason"))
                .isEqualTo("Kết thúc theo dõi, đóng theo báo cáo 99-BC/HU kỳ 2025");
        assertThat(report(key, "2025")).as("what was received stays").isEqualTo("RECEIVED");
        assertThat(scene.endedAt(key)).isNotNull();
        assertThat(scene.running(key)).isZero();
        scene.to("S-REPORT-WAIT", "2026-12-31T08:00:00");
        assertThat(scene.count("register.report where proceeding = ?", key)).isEqualTo(1);
    }

    @Test
    @DisplayName("Kết thúc theo dõi khi báo cáo đang mở, chưa đến hạn: kỳ đó được hủy, việc thường xuyên đóng")
    void endedInPeriod() {
        String key = issue("S-REPORT-OPEN");
        scene.to("S-REPORT-OPEN", "2025-11-20T08:00:00");
        assertThat(scene.open(key)).containsExactly("userTask_report of s.b1");
        endings.disseminate("S-REPORT-OPEN:1:s.b1");
        endings.end("S-REPORT-OPEN");

        assertThat(report(key, "2025")).isEqualTo("CANCELLED");
        assertThat(scene.open(key)).isEmpty();
        assertThat(scene.state("S-REPORT-OPEN:3:s.b1")).isEqualTo("DONE");
        assertThat(scene.due("S-REPORT-OPEN:3:s.b1", "close_reason")).isEqualTo("Kết thúc theo dõi");
        assertThat(scene.running(key)).isZero();
        assertThat(scene.events("S-REPORT-OPEN:3:s.b1")).containsExactly("issued", "ended");
    }
}
