package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
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
import vn.dondoc.register.ReportRequests;
import vn.dondoc.work.AskingReports;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Refusal;

@OfficeTest
@DisplayName("Yêu cầu báo cáo đột xuất")
class ReportRequestIT {

    private static final LocalDate DUE = LocalDate.of(2025, 2, 14);

    @Autowired
    SampleDirectives directives;

    @Autowired
    Scene scene;

    @Autowired
    AskingReports asking;

    @Autowired
    ReportRequests requests;

    @BeforeEach
    void february() {
        scene.at("2025-02-03T08:00:00");
        directives
                .of("RR-OFFICE-" + System.nanoTime())
                .clause(MeasureKind.EXECUTE, SampleDirectives.by(DUE, DateSetBy.MONITOR), "s.b1", "s.b2")
                .save();
    }

    @AfterEach
    void end() {
        scene.end();
    }

    @AfterAll
    static void played() {
        Walked.played(ReportRequestIT.class);
    }

    private static AskingReports.Wish wish(String directive, String... bodies) {
        return new AskingReports.Wish(
                directive,
                "99-CV/VP",
                LocalDate.of(2025, 2, 3),
                "Số hội nghị",
                "Bao nhiêu hội nghị?",
                DUE,
                List.of(bodies));
    }

    @Test
    @DisplayName("Hỏi hai huyện: một huyện trả lời, bị trả lại một lần; huyện kia im lặng thì bị đôn đốc tới cấp trên")
    void askedAndAnswered() {
        String request = asking.ask(wish(null, "s.b1", "s.b2"), "t.standing");
        scene.plays(request);
        String key = request + ":s.b1";
        assertThat(scene.open(key)).containsExactly("userTask_answer of s.b1");
        assertThat(scene.refused(key, "userTask_answer", Map.of("content", "12", "number", "7-BC/HU")))
                .contains("đủ cả số, ký hiệu và ngày");
        scene.complete(
                key, "userTask_answer", Map.of("content", "12 hội nghị", "number", "7-BC/HU", "datedOn", "2025-02-05"));
        assertThat(scene.open(key)).containsExactly("userTask_receiveAnswer of t.standing");
        assertThat(scene.refused(key, "userTask_receiveAnswer", Map.of("decision", "RETURNED")))
                .contains("phải ghi rõ");
        scene.complete(key, "userTask_receiveAnswer", Map.of("decision", "RETURNED", "note", "Thiếu số người dự"));
        scene.complete(key, "userTask_answer", Map.of("content", "12 hội nghị, 900 người"));
        scene.complete(key, "userTask_receiveAnswer", Map.of("decision", "RECEIVED"));
        assertThat(scene.running(key)).isZero();
        assertThat(scene.endedAt(key)).isNotNull();
        ReportRequests.Request now = requests.find(request).orElseThrow();
        assertThat(List.of(now.asked(), now.answered(), now.received())).containsExactly(2, 1, 1);

        String silent = request + ":s.b2";
        scene.toProceeding(silent, "2025-02-20T08:00:00");
        assertThat(scene.texts("select distinct rung from register.alert where proceeding = ? order by 1", silent))
                .contains("DO", "DO_DAC_BIET");
        scene.complete(silent, "userTask_rule", Map.of("decision", "ASK_CAUSE", "content", "Vì sao chưa báo cáo?"));
        assertThat(scene.events(silent)).contains("issued", "ruling");
    }

    @Test
    @DisplayName("Ban theo dõi hỏi thì không tới mốc cao nhất: chỉ lãnh đạo ấn định mới tới")
    void anotherBodysQuestionNeverReachesTheTop() {
        String request = asking.ask(wish(null, "s.b1"), "t.monitor");
        scene.plays(request);
        scene.toProceeding(request + ":s.b1", "2025-03-10T08:00:00");
        assertThat(scene.texts("select distinct rung from register.alert where proceeding = ?", request + ":s.b1"))
                .contains("DO")
                .doesNotContain("DO_DAC_BIET");
    }

    @Test
    @DisplayName("Hỏi về một văn bản: văn bản kết thúc theo dõi thì câu hỏi còn treo đóng theo")
    void endsWithItsDirective() {
        directives
                .of("RR-ABOUT")
                .clause(MeasureKind.EXECUTE, SampleDirectives.by(DUE, DateSetBy.MONITOR), "s.b1")
                .save();
        scene.issue("RR-ABOUT");
        String request = asking.ask(wish("RR-ABOUT", "s.b1"), "t.monitor");
        String key = "RR-ABOUT:1:s.b1";
        scene.complete(key, "userTask_execute", Scene.PAPER);
        scene.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        scene.runDue("RR-ABOUT");
        scene.complete(
                "RR-ABOUT",
                "userTask_endTracking",
                Map.of("decision", "ENDED", "endOutcome", "COMPLETED", "reason", "TB 12"));
        scene.runDue("RR-ABOUT");
        assertThat(scene.running(request + ":s.b1")).isZero();
        assertThat(requests.answers(request)).allMatch(answer -> answer.state().equals("CANCELLED"));
    }

    @Test
    @DisplayName(
            "Yêu cầu sai thì được báo rõ và không ai bị hỏi: không có quyền, thiếu nội dung, hạn đã qua, cơ quan lạ,"
                    + " hỏi chính mình, văn bản lạ")
    void badRequests() {
        int before = scene.count("register.report_request");
        assertThatThrownBy(() -> asking.ask(wish(null, "s.b1"), "s.b2")).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> asking.ask(wish(null), "t.standing"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Chưa chọn cơ quan");
        assertThatThrownBy(() -> asking.ask(wish(null, "nowhere"), "t.standing"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> asking.ask(wish(null, "t.standing"), "t.standing"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("không tự báo cáo");
        assertThatThrownBy(() -> asking.ask(wish("NO-SUCH", "s.b1"), "t.standing"))
                .hasMessageContaining("NO-SUCH");
        assertThatThrownBy(() -> asking.ask(
                        new AskingReports.Wish(null, null, null, "a", "b", DUE.minusYears(1), List.of("s.b1")),
                        "t.standing"))
                .hasMessageContaining("Hạn báo cáo");
        assertThat(scene.count("register.report_request")).isEqualTo(before);
    }
}
