package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dondoc.SampleDirectives.by;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleDirectives;
import vn.dondoc.SampleOffice;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;

@OfficeTest
@DisplayName("Xây dựng đề án")
class SchemeDraftingIT {

    private static final String DRAFTER = "s.drafter";
    private static final String APPRAISER = "s.appraiser";

    @Autowired
    SampleDirectives directives;

    @Autowired
    SampleOffice office;

    @Autowired
    Scene scene;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void february() {
        scene.at("2025-02-03T08:00:00");
        office.body(DRAFTER, "Cơ quan soạn thảo thử", "STATE_BODY");
        office.body(APPRAISER, "Cơ quan thẩm định thử", "STATE_BODY");
        for (String asked : List.of("s.asked1", "s.asked2", "s.asked3")) {
            office.body(asked, "Cơ quan góp ý " + asked, "STATE_BODY");
        }
    }

    @AfterEach
    void end() {
        scene.end();
    }

    @AfterAll
    static void played() {
        Walked.played(SchemeDraftingIT.class);
    }

    private String issue(String directive) {
        directives
                .of(directive)
                .clause(MeasureKind.SCHEME, by(LocalDate.of(2026, 6, 30), DateSetBy.DOCUMENT), "s.lead")
                .save();
        scene.issue(directive);
        return directive + ":1:s.lead";
    }

    private void record(String key, String... steps) {
        for (String step : steps) {
            scene.complete(key, step, Map.of("number", "7", "datedOn", "2025-03-03", "remark", "Đã làm xong"));
        }
    }

    private void toConsultation(String key) {
        scene.complete(key, "userTask_assignDrafter", Map.of("drafter", DRAFTER, "appraiser", APPRAISER));
        record(key, "userTask_formTeam", "userTask_outline", "userTask_draft");
    }

    private static Map<String, Object> letter(boolean silenceIsConsent, String... asked) {
        return Map.of(
                "number",
                "55-CV",
                "datedOn",
                "2025-03-03",
                "until",
                "2025-03-31",
                "silenceIsConsent",
                silenceIsConsent,
                "consulted",
                List.of(asked));
    }

    private void toDecision(String key) {
        record(key, "userTask_explain", "userTask_appraise");
        toDossier(key);
        scene.complete(key, "userTask_checkDossier", Map.of("decision", "COMPLETE"));
    }

    private void toDossier(String key) {
        scene.complete(key, "userTask_adopt", Map.of("number", "88-TTr", "datedOn", "2025-04-15"));
        record(key, "userTask_opinion");
    }

    private static Map<String, Object> conclusion(String decision, String... more) {
        Map<String, Object> values =
                new HashMap<>(Map.of("decision", decision, "conclusionNumber", "200-TB", "conclusionOn", "2025-05-05"));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return values;
    }

    private void promulgate(String key) {
        scene.complete(
                key,
                "userTask_promulgate",
                Map.of(
                        "promulgatedAs",
                        "QUYET_DINH",
                        "promulgatedBy",
                        "s.lead",
                        "number",
                        "9-QĐ",
                        "datedOn",
                        "2025-06-02"));
    }

    private List<String> answers(String key) {
        return scene.texts(
                "select body || ' ' || answer from register.consultation where assignment = ? order by body", key);
    }

    @Test
    @DisplayName("Mốc của từng bước tính ngược từ hạn trình; ai làm bước nào theo vai của mình")
    void milestonesRunBackwards() {
        String key = issue("S-SCHEME-PLAN");
        assertThat(scene.due(key, "due")).isEqualTo("2026-06-30");
        List<String> milestones =
                scene.texts("select cast(due as text) from register.milestone where assignment = ? order by due", key);
        assertThat(milestones).hasSize(11).isSorted().last().isEqualTo("2026-06-30");
        assertThat(scene.open(key)).containsExactly("userTask_assignDrafter of s.lead");

        assertThat(scene.refused(key, "userTask_assignDrafter", Map.of("drafter", DRAFTER, "appraiser", DRAFTER)))
                .contains("không tự thẩm định");
        assertThat(scene.refused(key, "userTask_assignDrafter", Map.of("drafter", "nobody", "appraiser", APPRAISER)))
                .contains("Không có cơ quan nào");
        toConsultation(key);
        assertThat(scene.open(key)).containsExactly("userTask_planConsultation of " + DRAFTER);
        assertThat(scene.count("register.milestone where assignment = ? and done_at is not null", key))
                .isEqualTo(4);
        assertThat(scene.events(key)).containsExactly("issued", "milestone", "milestone", "milestone", "milestone");
        assertThat(scene.texts("select distinct ladder || ' ' || set_by from register.step where proceeding = ?", key))
                .as("internal dates, which the lead moves without asking")
                .containsExactly("step INTERNAL");
    }

    @Test
    @DisplayName("Công văn nói im lặng là đồng ý: hai cơ quan im lặng được tính là đồng ý, riêng cơ quan theo dõi thì"
            + " không; hồ sơ bị trả một lần; lùi phiên, trình lại, đồng ý về nguyên tắc, hoàn thiện rồi ban hành")
    void theLongWay() {
        String key = issue("S-SCHEME-LONG");
        toConsultation(key);
        assertThat(scene.refused(
                        key,
                        "userTask_planConsultation",
                        Map.of(
                                "number",
                                "55-CV",
                                "datedOn",
                                "2025-02-03",
                                "until",
                                "2025-02-03",
                                "consulted",
                                List.of("s.asked1"))))
                .contains("phải sau hôm nay");
        scene.complete(
                key,
                "userTask_planConsultation",
                letter(true, "s.asked1", "s.asked2", "s.asked3", SampleOffice.MONITOR));
        // The law authority must speak, whatever the letter says.
        jdbc.sql("insert into register.office_post values ('LAW', 's.asked3')"
                        + " on conflict (post) do update set body = excluded.body")
                .update();
        assertThat(scene.open(key)).hasSize(4).allMatch(step -> step.startsWith("userTask_consult of "));
        scene.completeFor(
                "s.asked1",
                key,
                "userTask_consult",
                Map.of("answer", "AGREED_WITH_REMARKS", "remark", "Bổ sung kinh phí"));
        scene.to("S-SCHEME-LONG", "2025-03-31T23:00:00");
        assertThat(scene.open(key)).as("the letter's day counts whole").contains("userTask_consult of s.asked2");
        scene.to("S-SCHEME-LONG", "2025-04-01T08:00:00");
        assertThat(answers(key))
                .containsExactly(
                        "s.asked1 AGREED_WITH_REMARKS",
                        "s.asked2 SILENT_CONSENT",
                        "s.asked3 SILENT",
                        SampleOffice.MONITOR + " SILENT");
        assertThat(scene.open(key))
                .contains("userTask_explain of " + DRAFTER)
                .noneMatch(step -> step.contains("consult"));
        assertThat(scene.events(key)).contains("consulted", "silent");

        record(key, "userTask_explain");
        assertThat(scene.open(key)).contains("userTask_appraise of " + APPRAISER);
        record(key, "userTask_appraise");
        toDossier(key);
        assertThat(scene.state(key)).isEqualTo("SUBMITTED");
        assertThat(scene.refused(key, "userTask_checkDossier", Map.of("decision", "RETURNED")))
                .contains("phải ghi rõ còn thiếu gì");
        scene.complete(
                key, "userTask_checkDossier", Map.of("decision", "RETURNED", "note", "Thiếu báo cáo thẩm định."));
        assertThat(scene.state(key)).isEqualTo("RETURNED");
        assertThat(scene.open(key)).contains("userTask_adopt of s.lead");
        toDossier(key);
        scene.at("2025-04-21T10:00:00");
        scene.complete(key, "userTask_checkDossier", Map.of("decision", "COMPLETE"));
        assertThat(scene.text("select dossier_accepted_at from register.scheme where assignment = ?", key))
                .isNotNull();

        assertThat(scene.refused(key, "userTask_decide", Map.of("decision", "PUT_OFF")))
                .contains("ngày phiên sau");
        scene.complete(
                key,
                "userTask_decide",
                Map.of("decision", "PUT_OFF", "sessionOn", "2025-04-21", "nextSessionOn", "2025-05-20"));
        assertThat(scene.row("""
                        select dated_on::text, outcome from register.scheme_record
                        where assignment = ? and step = 'userTask_decide'
                        """, key)).containsEntry("dated_on", "2025-04-21").containsEntry("outcome", "PUT_OFF");
        assertThat(scene.state(key))
                .as("a session put off is not the lead's fault")
                .isEqualTo("SUBMITTED");
        assertThat(scene.text(
                        "select cast(due as text) from register.step where proceeding = ? and task ="
                                + " 'userTask_decide' and done_at is null",
                        key))
                .isEqualTo("2025-05-20");

        assertThat(scene.refused(key, "userTask_decide", Map.of("decision", "RESUBMIT")))
                .contains("số thông báo kết luận");
        scene.complete(key, "userTask_decide", conclusion("RESUBMIT"));
        assertThat(scene.state(key)).isEqualTo("RETURNED");
        assertThat(scene.open(key)).contains("userTask_explain of " + DRAFTER);
        toDecision(key);

        assertThat(scene.refused(key, "userTask_decide", conclusion("IN_PRINCIPLE")))
                .contains("hạn hoàn thiện");
        scene.complete(key, "userTask_decide", conclusion("IN_PRINCIPLE", "completionDue", "2025-07-31"));
        assertThat(scene.row(
                        "select due::text, set_by, ladder from register.step where proceeding = ? and task ="
                                + " 'userTask_complete'",
                        key))
                .as("the second clock, by the notice of conclusions")
                .containsEntry("due", "2025-07-31")
                .containsEntry("set_by", "STANDING")
                .containsEntry("ladder", "scheme");
        record(key, "userTask_complete");
        promulgate(key);

        assertThat(scene.state(key)).isEqualTo("DONE");
        assertThat(scene.row("select * from register.scheme where assignment = ?", key))
                .containsEntry("decision", "IN_PRINCIPLE")
                .containsEntry("promulgated_as", "QUYET_DINH")
                .containsEntry("promulgated_by", "s.lead")
                .containsEntry("promulgated_number", "9-QĐ");
        assertThat(scene.texts("select outcome from register.submission where assignment = ? order by ordinal", key))
                .containsExactly("RETURNED", "CONFIRMED", "CONFIRMED");
        assertThat(scene.texts(
                        "select detail from register.trail where proceeding = ? and event = 'decided' order by id",
                        key))
                .containsExactly("PUT_OFF", "RESUBMIT", "IN_PRINCIPLE");
        assertThat(scene.count("register.milestone where assignment = ? and done_at is null", key))
                .isZero();
        scene.runDue("S-SCHEME-LONG");
        assertThat(scene.endedAt(key)).isNotNull();
        assertThat(scene.running(key)).isZero();
    }

    @Test
    @DisplayName(
            "Công văn không nói gì về im lặng: im lặng chỉ là im lặng; đề án không được thông qua thì việc khép lại")
    void silenceIsNoConsentAndNotAdopted() {
        String key = issue("S-SCHEME-NOT");
        toConsultation(key);
        scene.complete(key, "userTask_planConsultation", letter(false, "s.asked1", "s.asked2"));
        scene.to("S-SCHEME-NOT", "2025-04-01T08:00:00");
        assertThat(answers(key)).containsExactly("s.asked1 SILENT", "s.asked2 SILENT");
        toDecision(key);
        scene.complete(key, "userTask_decide", conclusion("NOT_ADOPTED"));
        assertThat(scene.state(key)).isEqualTo("DONE");
        assertThat(scene.text("select decision from register.scheme where assignment = ?", key))
                .isEqualTo("NOT_ADOPTED");
        assertThat(scene.open(key)).isEmpty();
        scene.runDue("S-SCHEME-NOT");
        assertThat(scene.running(key)).isZero();
        assertThat(scene.open("S-SCHEME-NOT")).containsExactly("userTask_endTracking of t.standing");
    }

    @Test
    @DisplayName("Mọi cơ quan trả lời sớm thì không chờ hết hạn góp ý; thông qua bằng hình thức văn bản khác")
    void allAnsweredAndAnotherForm() {
        String key = issue("S-SCHEME-FORM");
        toConsultation(key);
        scene.complete(key, "userTask_planConsultation", letter(false, "s.asked1", "s.asked2"));
        scene.completeFor("s.asked1", key, "userTask_consult", Map.of("answer", "AGREED"));
        assertThat(scene.open(key)).containsExactly("userTask_consult of s.asked2");
        assertThat(scene.refused(key, "userTask_consult", Map.of("answer", "DISAGREED")))
                .contains("Nội dung góp ý");
        scene.completeFor(
                "s.asked2", key, "userTask_consult", Map.of("answer", "DISAGREED", "remark", "Chưa cần thiết"));
        assertThat(answers(key)).containsExactly("s.asked1 AGREED", "s.asked2 DISAGREED");
        toDecision(key);
        scene.complete(key, "userTask_decide", conclusion("OTHER_FORM"));
        promulgate(key);
        scene.runDue("S-SCHEME-FORM");
        assertThat(scene.state(key)).isEqualTo("DONE");
        assertThat(scene.events(key)).endsWith("decided", "promulgated");
        assertThat(scene.running(key)).isZero();
    }

    @Test
    @DisplayName("Đề án trễ mốc nội bộ: nhắc cơ quan giữ bước đó; nộp hồ sơ đủ thì thôi đôn đốc theo hạn trình")
    void urgedByMilestones() {
        String key = issue("S-SCHEME-LATE");
        scene.to("S-SCHEME-LATE", "2025-09-01T08:00:00");
        assertThat(scene.texts(
                        "select distinct task || ' ' || rung from register.alert where proceeding = ? order by 1", key))
                .containsExactly("userTask_assignDrafter DO", "userTask_assignDrafter VANG");
        assertThat(scene.waitsAt(key)).contains("callActivity_escalation");
        toConsultation(key);
        assertThat(scene.open(key)).containsExactly("userTask_planConsultation of " + DRAFTER);
    }

    @Test
    @DisplayName("Nhiều cơ quan cùng im lặng: cơ quan nào cũng được nhắc, không chỉ cơ quan đầu tiên")
    void everySilentBodyIsUrged() {
        String key = issue("S-SCHEME-SILENT");
        toConsultation(key);
        scene.complete(key, "userTask_planConsultation", letter(false, "s.asked1", "s.asked2"));
        String due = scene.text(
                "select max(due)::text from register.step where proceeding = ? and task = 'userTask_consult'", key);
        scene.to("S-SCHEME-SILENT", due + "T08:00:00");
        assertThat(scene.texts(
                        "select distinct owner from register.alert where proceeding = ? and task = 'userTask_consult' order by 1",
                        key))
                .containsExactly("s.asked1", "s.asked2");
    }
}
