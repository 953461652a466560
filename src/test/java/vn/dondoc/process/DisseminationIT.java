package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dondoc.SampleDirectives.afterReceipt;

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
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.CalendarDays;

@OfficeTest
@DisplayName("Quán triệt, triển khai")
class DisseminationIT {

    @Autowired
    SampleDirectives directives;

    @Autowired
    Scene scene;

    @Autowired
    CalendarDays days;

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
        Walked.played(DisseminationIT.class);
    }

    private String issue(String directive) {
        directives
                .of(directive)
                .clause(MeasureKind.DISSEMINATE, afterReceipt(30), "s.b1")
                .save();
        scene.issue(directive);
        return directive + ":1:s.b1";
    }

    @Test
    @DisplayName("Hạn tạm tính từ ngày ban hành; vào sổ văn bản đến rồi thì tính từ ngày nhận, hạn cũ còn đó")
    void theClockStartsWithTheArrival() {
        String key = issue("S-ARRIVAL");
        String estimated = days.calendar().add(LocalDate.of(2025, 2, 3), 30).toString();
        assertThat(scene.state(key)).isEqualTo("RECEIVED_PENDING");
        assertThat(scene.due(key, "due")).isEqualTo(estimated);
        assertThat(scene.due(key, "due_estimated")).isEqualTo("true");
        assertThat(scene.due(key, "due_set_by")).isEqualTo("MONITOR");

        scene.at("2025-02-10T08:00:00");
        assertThat(scene.refused(key, "userTask_register", Map.of("arrivalNo", "31", "arrivalOn", "2025-01-31")))
                .contains("trước ngày ban hành");
        assertThat(scene.refused(key, "userTask_register", Map.of("arrivalNo", "31", "arrivalOn", "2025-02-11")))
                .contains("chưa tới");
        scene.complete(key, "userTask_register", Map.of("arrivalNo", "31", "arrivalOn", "2025-02-06"));
        assertThat(scene.state(key)).isEqualTo("IN_PROGRESS");
        assertThat(scene.due(key, "received_on")).isEqualTo("2025-02-06");
        assertThat(scene.due(key, "due"))
                .isEqualTo(days.calendar().add(LocalDate.of(2025, 2, 6), 30).toString());
        assertThat(scene.due(key, "due_estimated")).isEqualTo("false");
        assertThat(scene.due(key, "due_original")).isEqualTo(estimated);
    }

    @Test
    @DisplayName("Vào sổ, phân công, quán triệt, báo cáo; bị đề nghị bổ sung một lần rồi được xác nhận")
    void returnedOnceAndConfirmed() {
        String key = issue("S-DISSEMINATE");
        scene.at("2025-02-06T09:00:00");
        scene.complete(key, "userTask_register", Map.of("arrivalNo", "31", "arrivalOn", "2025-02-06"));
        assertThat(scene.open(key)).containsExactly("userTask_assign of s.b1");

        assertThat(scene.refused(key, "userTask_assign", Map.of("leadPerson", "Đ/c A", "internalDue", "2026-01-01")))
                .contains("sau hạn được giao");
        assertThat(scene.refused(key, "userTask_assign", Map.of("leadPerson", "Đ/c A", "internalDue", "2025-02-05")))
                .contains("đã qua");
        scene.complete(
                key, "userTask_assign", Map.of("leadPerson", "Đ/c A", "helpers", "Đ/c B", "internalDue", "2025-03-03"));
        assertThat(scene.due(key, "internal_due")).isEqualTo("2025-03-03");
        scene.complete(key, "userTask_disseminate", Map.of("manner", "INCLUDED", "note", "Lồng ghép hội nghị quý"));
        assertThat(scene.row("select * from register.dissemination where assignment = ?", key))
                .containsEntry("arrival_no", "31")
                .containsEntry("lead_person", "Đ/c A")
                .containsEntry("helpers", "Đ/c B")
                .containsEntry("manner", "INCLUDED");

        scene.complete(key, "userTask_report", Scene.PAPER);
        assertThat(scene.state(key)).isEqualTo("SUBMITTED");
        scene.complete(key, "userTask_confirm", Map.of("decision", "RETURNED", "note", "Thiếu danh sách dự học."));
        assertThat(scene.state(key)).isEqualTo("RETURNED");
        assertThat(scene.open(key)).containsExactly("userTask_report of s.b1");
        scene.complete(key, "userTask_report", Scene.PAPER);
        scene.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));

        assertThat(scene.state(key)).isEqualTo("DONE");
        assertThat(scene.events(key))
                .containsExactly(
                        "issued",
                        "received",
                        "routed",
                        "disseminated",
                        "submitted",
                        "returned",
                        "submitted",
                        "confirmed");
        scene.runDue("S-DISSEMINATE");
        assertThat(scene.endedAt(key)).isNotNull();
        assertThat(scene.running(key)).isZero();
    }

    @Test
    @DisplayName("Không vào sổ văn bản đến thì được nhắc về chính bước đó")
    void theStepItselfIsUrged() {
        String key = issue("S-SILENT");
        scene.to("S-SILENT", "2025-02-10T08:00:00");
        assertThat(scene.texts(
                        "select distinct task || ' ' || rung from register.alert where proceeding = ? order by 1", key))
                .containsExactly("userTask_register DO", "userTask_register VANG");
        assertThat(scene.waitsAt(key)).contains("userTask_register", "callActivity_escalation");
    }
}
