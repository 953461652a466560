package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.dondoc.SampleDirectives.by;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleDirectives;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.People;
import vn.dondoc.work.ActingFor;
import vn.dondoc.work.Coordinating;
import vn.dondoc.work.EndorsementDesk;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Refusal;

@OfficeTest
@DisplayName("Làm thay: nhập thay có thời hạn, ghi theo bút phê có bản chụp, phối hợp không có việc")
class ActingForIT {

    private static final String CLERK = "t.office.clerk";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SampleDirectives directives;

    @Autowired
    Scene scene;

    @Autowired
    ActingFor acting;

    @Autowired
    EndorsementDesk desk;

    @Autowired
    Coordinating coordinating;

    @Autowired
    People people;

    @TempDir
    Path folder;

    @BeforeEach
    void february() {
        scene.at("2025-02-03T08:00:00");
    }

    @AfterEach
    void end() {
        scene.end();
        jdbc.sql("delete from register.mandate where body = 's.b1'").update();
    }

    private String issue(String directive) {
        directives
                .of(directive)
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 3, 3), DateSetBy.DOCUMENT), "s.b1", "s.b2")
                .save();
        scene.issue(directive);
        return directive + ":1:s.b1";
    }

    @Test
    @DisplayName("Huyện này nhập thay huyện kia từ ngày đến ngày: nhật ký ghi nhập thay cho ai; hết hạn thì thôi")
    void enteredForAnother() {
        String key = issue("A-BEHALF");
        assertThatThrownBy(() -> scene.completeAs("s.b2", key, "userTask_execute", Scene.PAPER))
                .isInstanceOf(AuthorizationException.class);
        acting.give(
                "s.b1", "s.b2", LocalDate.of(2025, 2, 3), LocalDate.of(2025, 2, 5), "CV 12, mất đường truyền", CLERK);
        assertThat(people.groups("s.b2")).contains("s.b1");
        scene.completeAs("s.b2", key, "userTask_execute", Scene.PAPER);
        assertThat(scene.text(
                        "select on_behalf_of from register.trail where proceeding = ? and event = 'submitted'", key))
                .isEqualTo("s.b1");
        assertThat(scene.text("select on_behalf_of from register.submission where assignment = ?", key))
                .isEqualTo("s.b1");
        assertThat(scene.text("select done_for from register.step where proceeding = ? and done_by = 's.b2'", key))
                .isEqualTo("s.b1");
        scene.complete(key, "userTask_confirm", Map.of("decision", "RETURNED", "note", "Thiếu"));
        scene.at("2025-02-06T08:00:00");
        assertThat(people.groups("s.b2")).doesNotContain("s.b1");
        // A session of yesterday still carries yesterday's groups.
        assertThat(scene.refused(() ->
                        scene.completeWith(List.of("s.b2", "s.b1"), "s.b2", key, "userTask_execute", Scene.PAPER)))
                .contains("hôm nay không được giao nhập thay");
        scene.complete(key, "userTask_execute", Scene.PAPER);
    }

    @Test
    @DisplayName(
            "Chỉ văn thư giao nhập thay; ngày đã qua, hai cơ quan như nhau, thiếu căn cứ, việc của lãnh đạo thì không")
    void badMandates() {
        issue("A-BAD");
        LocalDate today = LocalDate.of(2025, 2, 3);
        assertThatThrownBy(() -> acting.give("s.b1", "s.b2", today, null, "x", "s.b2"))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> acting.give("s.b1", "s.b1", today, null, "x", CLERK))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("phải khác");
        assertThatThrownBy(() -> acting.give("s.b1", "s.b2", today.minusDays(1), null, "x", CLERK))
                .hasMessageContaining("từ hôm nay");
        assertThatThrownBy(() -> acting.give("s.b1", "s.b2", today, today.minusDays(1), "x", CLERK))
                .hasMessageContaining("trước ngày bắt đầu");
        assertThatThrownBy(() -> acting.give("s.b1", "s.b2", today, null, " ", CLERK))
                .hasMessageContaining("Căn cứ");
        assertThatThrownBy(() -> acting.give("t.standing", "s.b2", today, null, "x", CLERK))
                .hasMessageContaining("theo bút phê");
        assertThatThrownBy(() -> acting.give("nowhere", "s.b2", today, null, "x", CLERK))
                .hasMessageContaining("nowhere");
    }

    @Test
    @DisplayName("Lãnh đạo viết trên giấy: văn thư ghi theo bút phê, không có bản chụp thì không nộp được")
    void recordedFromPaper() throws IOException {
        String key = issue("A-PAPER");
        scene.to("A-PAPER", "2025-03-06T08:00:00");
        Map<String, Object> ruling = Map.of("decision", "ASK_CAUSE", "content", "Báo cáo nguyên nhân");
        assertThat(scene.refused(() -> scene.completeAs(CLERK, key, "userTask_rule", ruling)))
                .contains("theo bút phê")
                .contains("/endorsements/");
        String task = scene.text(
                "select task_id from register.step where proceeding = ? and task = 'userTask_rule' and done_at is null",
                key);
        Path scan = Files.write(folder.resolve("but-phe.pdf"), "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8));
        Path note = Files.writeString(folder.resolve("ghi.exe"), "MZ....");
        assertThatThrownBy(() -> desk.record(
                        task, "Đ/c Bí thư", LocalDate.of(2025, 3, 6), "Hỏi nguyên nhân", "ghi.exe", note, CLERK))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> desk.record(task, "", LocalDate.of(2025, 3, 6), "x", "a.pdf", scan, CLERK))
                .hasMessageContaining("Đồng chí bút phê");
        assertThatThrownBy(() -> desk.record(task, "Bí thư", LocalDate.of(2025, 3, 7), "x", "a.pdf", scan, CLERK))
                .hasMessageContaining("chưa tới");
        assertThatThrownBy(() -> desk.record(task, "Bí thư", LocalDate.of(2025, 3, 6), "x", "a.pdf", scan, "s.b2"))
                .isInstanceOf(NotYours.class);
        desk.record(task, "Đ/c Bí thư", LocalDate.of(2025, 3, 6), "Hỏi nguyên nhân", "but-phe.pdf", scan, CLERK);
        scene.completeAs(CLERK, key, "userTask_rule", ruling);
        assertThat(scene.texts(
                        "select detail from register.trail where proceeding = ? and actor = ? and on_behalf_of = 't.standing'"
                                + " and event = 'routed'",
                        key,
                        CLERK))
                .containsExactly("theo bút phê của Đ/c Bí thư ngày 2025-03-06");
        assertThat(scene.count("register.endorsement where proceeding = ?", key))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("Cơ quan phối hợp đọc, góp ý, gửi tệp; không có việc, không bị đôn đốc; cơ quan khác không xen vào")
    void coordinating() {
        String key = issue("A-HELP");
        scene.office("s.b7");
        assertThatThrownBy(() -> coordinating.say(key, "Góp ý", "s.b7")).isInstanceOf(NotYours.class);
        scene.helps("s.b7", key);
        coordinating.say(key, "  Đề nghị bổ sung số liệu.  ", "s.b7");
        assertThat(scene.texts("select body || ': ' || content from register.remark where assignment = ?", key))
                .containsExactly("s.b7: Đề nghị bổ sung số liệu.");
        assertThatThrownBy(() -> coordinating.say(key, " ", "s.b7")).hasMessageContaining("còn trống");
        assertThatThrownBy(() -> coordinating.say(key, "x".repeat(4001), "s.b7"))
                .hasMessageContaining("4001");
        assertThat(scene.count("register.step where owner = 's.b7'")).isZero();
    }
}
