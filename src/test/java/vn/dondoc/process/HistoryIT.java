package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleDirectives;
import vn.dondoc.SampleOffice;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.operation.InstanceHistory;

@OfficeTest
@DisplayName("Lịch sử: lượt đã kết thúc trên sơ đồ")
class HistoryIT {

    private static final String DIRECTIVE = "S-HISTORY";
    private static final String KEY = DIRECTIVE + ":1:s.lead";
    private static final String LATE = "S-HISTORY-LATE";

    @Autowired
    SampleDirectives directives;

    @Autowired
    SampleOffice office;

    @Autowired
    Scene scene;

    @Autowired
    InstanceHistory history;

    @Autowired
    WebApplicationContext context;

    private MockMvc browser;

    @BeforeEach
    void february() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        scene.at("2025-02-03T08:00:00");
        for (String body : List.of("s.drafter", "s.appraiser", "s.asked1", "s.asked2")) {
            office.body(body, "Cơ quan thử " + body, "STATE_BODY");
        }
    }

    @AfterEach
    void end() {
        scene.end();
    }

    @Test
    @DisplayName("Đề án bị trả hồ sơ một lần: bước thông qua, ký tờ trình và đường tới đó đi hai lần; lượt tìm theo mã")
    void whatWasReturnedWasWalkedTwice() throws Exception {
        String id = aSchemeReturnedOnce();

        InstanceHistory.Whole whole = history.find(id).orElseThrow();
        assertThat(whole.line().state()).isEqualTo("COMPLETED");
        assertThat(whole.line().businessKey()).isEqualTo(KEY);
        Map<String, Integer> times = whole.activities().stream()
                .collect(Collectors.toMap(InstanceHistory.Activity::id, InstanceHistory.Activity::times));
        assertThat(times)
                .containsEntry("userTask_adopt", 2)
                .containsEntry("userTask_checkDossier", 2)
                .containsEntry("userTask_draft", 1)
                .containsEntry("userTask_consult", 2)
                .containsEntry("userTask_decide", 1);
        Map<String, Integer> taken =
                whole.flows().stream().collect(Collectors.toMap(InstanceHistory.Flow::id, InstanceHistory.Flow::times));
        // What comes in at a step went over its flows, each visit over one.
        assertThat(incoming(whole, taken))
                .as("flows into each step")
                .containsAllEntriesOf(Map.of(
                        "userTask_adopt", 2, "userTask_checkDossier", 2, "userTask_draft", 1, "userTask_decide", 1));
        assertThat(whole.tasks()).anySatisfy(task -> {
            assertThat(task.activity()).isEqualTo("userTask_checkDossier");
            assertThat(task.outcome()).isEqualTo("RETURNED");
            assertThat(task.owner()).isEqualTo("Văn phòng thử");
            assertThat(task.endedAt()).isNotNull();
        });

        browse("/api/history/instances?process=scheme-drafting&text=s-history", "SUPERVISOR")
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].id").value(id));
        browse("/api/history/instances?text=%25", "SUPERVISOR")
                .andExpect(jsonPath("$.total").value(0));
        browse("/api/history/instances?size=501", "SUPERVISOR").andExpect(status().isBadRequest());
        browse("/api/history/instances/" + id, "INSPECTOR").andExpect(status().isForbidden());
        browse("/api/history/definitions/" + whole.line().definition() + "/diagram", "SUPERVISOR")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Xây dựng đề cương")));
        browse("/api/history/processes", "SUPERVISOR")
                .andExpect(jsonPath("$.items[?(@.key == 'scheme-drafting')].finished")
                        .exists());
    }

    @Test
    @DisplayName("Chỉ người giám sát, kiểm tra, quản trị xem được lịch sử; mã lạ thì 404")
    void onlyForWhoSupervises() throws Exception {
        for (String path : List.of(
                "/api/history/processes",
                "/api/history/instances",
                "/api/history/instances/1",
                "/api/history/definitions/1/diagram",
                "/api/supervision/late-bodies",
                "/api/supervision/steps",
                "/api/supervision/undelivered",
                "/api/supervision/directives/" + DIRECTIVE + "/answers",
                "/api/supervision/directives/" + DIRECTIVE + "/instances")) {
            browse(path, "OFFICER").andExpect(status().isForbidden());
        }
        browse("/api/history/instances/khong-co", "SUPERVISOR").andExpect(status().isNotFound());
        browse("/api/history/definitions/khong-co/diagram", "SUPERVISOR").andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("Quá hạn theo cơ quan khớp với bộ lọc; bước quá hạn đếm theo quy trình; lượt của một văn bản")
    void whatIsOverdue() throws Exception {
        issue(LATE);
        scene.at("2026-08-03T08:00:00");
        browse("/api/supervision/late-bodies?directive=" + LATE, "SUPERVISOR")
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].works").value(1))
                .andExpect(jsonPath("$.items[0].due").value("2026-06-30"));
        browse("/api/assignments?overdue=true&directive=" + LATE, "SUPERVISOR")
                .andExpect(jsonPath("$.total").value(1));
        browse("/api/supervision/steps?process=scheme-drafting", "SUPERVISOR")
                .andExpect(jsonPath("$.items[?(@.activity == 'userTask_assignDrafter')].overdue")
                        .exists());
        browse("/api/supervision/directives/" + LATE + "/instances", "SUPERVISOR")
                .andExpect(jsonPath("$.items[?(@.work == '" + LATE + ":1:s.lead')].process")
                        .value("scheme-drafting"));
        browse("/api/supervision/undelivered", "SUPERVISOR").andExpect(status().isOk());
        browse("/api/supervision/directives/" + LATE + "/answers", "SUPERVISOR").andExpect(status().isOk());
    }

    private Map<String, Integer> incoming(InstanceHistory.Whole whole, Map<String, Integer> taken) {
        Map<String, Integer> incoming = new java.util.HashMap<>();
        Model model = Model.read("scheme-drafting");
        taken.forEach((flow, n) -> incoming.merge(model.target(flow), n, Integer::sum));
        return incoming;
    }

    private String aSchemeReturnedOnce() {
        issue(DIRECTIVE);
        scene.complete(KEY, "userTask_assignDrafter", Map.of("drafter", "s.drafter", "appraiser", "s.appraiser"));
        record("userTask_formTeam", "userTask_outline", "userTask_draft");
        scene.complete(
                KEY,
                "userTask_planConsultation",
                Map.of(
                        "number",
                        "55-CV",
                        "datedOn",
                        "2025-02-03",
                        "until",
                        "2025-03-31",
                        "silenceIsConsent",
                        false,
                        "consulted",
                        List.of("s.asked1", "s.asked2")));
        scene.completeFor("s.asked1", KEY, "userTask_consult", Map.of("answer", "AGREED"));
        scene.completeFor("s.asked2", KEY, "userTask_consult", Map.of("answer", "AGREED"));
        record("userTask_explain", "userTask_appraise");
        dossier();
        scene.complete(KEY, "userTask_checkDossier", Map.of("decision", "RETURNED", "note", "Thiếu báo cáo."));
        dossier();
        scene.complete(KEY, "userTask_checkDossier", Map.of("decision", "COMPLETE"));
        scene.complete(
                KEY,
                "userTask_decide",
                Map.of("decision", "ADOPTED", "conclusionNumber", "200-TB", "conclusionOn", "2025-02-03"));
        scene.complete(
                KEY,
                "userTask_promulgate",
                Map.of(
                        "promulgatedAs",
                        "QUYET_DINH",
                        "promulgatedBy",
                        "s.lead",
                        "number",
                        "9-QĐ",
                        "datedOn",
                        "2025-02-03"));
        scene.runDue(DIRECTIVE);
        assertThat(scene.endedAt(KEY)).isNotNull();
        return scene.text("select process_instance_id from register.proceeding where key = ?", KEY);
    }

    private void issue(String directive) {
        directives
                .of(directive)
                .clause(
                        MeasureKind.SCHEME,
                        SampleDirectives.by(LocalDate.of(2026, 6, 30), DateSetBy.DOCUMENT),
                        "s.lead")
                .save();
        scene.issue(directive);
    }

    private void dossier() {
        scene.complete(KEY, "userTask_adopt", Map.of("number", "88-TTr", "datedOn", "2025-02-03"));
        record("userTask_opinion");
    }

    private void record(String... steps) {
        for (String step : steps) {
            scene.complete(KEY, step, Map.of("number", "7", "datedOn", "2025-02-03", "remark", "Đã làm xong"));
        }
    }

    private ResultActions browse(String path, String role) throws Exception {
        return browser.perform(get(URI.create(path)).with(user("t.office.clerk").roles(role)));
    }

    /** The flows of a model as they are drawn. */
    private record Model(Map<String, String> targets) {

        static Model read(String process) {
            return new Model(org.camunda.bpm.model.bpmn.Bpmn.readModelFromStream(
                            Model.class.getResourceAsStream("/bpmn/" + process + ".bpmn"))
                    .getModelElementsByType(org.camunda.bpm.model.bpmn.instance.SequenceFlow.class)
                    .stream()
                    .collect(Collectors.toMap(
                            flow -> flow.getId(), flow -> flow.getTarget().getId())));
        }

        String target(String flow) {
            return targets.get(flow);
        }
    }
}
