package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static vn.dondoc.SampleDirectives.by;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleDirectives;
import vn.dondoc.SampleOffice;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.Moves;
import vn.dondoc.work.MoveDeadline;

@OfficeTest
@DisplayName("Gia hạn: ai quyết định, lần thứ mấy, hai người cùng lúc")
class ExtensionsIT {

    private static final LocalDate DUE = LocalDate.of(2025, 4, 1);

    @Autowired
    SampleDirectives directives;

    @Autowired
    Scene scene;

    @Autowired
    MoveDeadline moveDeadline;

    @Autowired
    Moves moves;

    @Autowired
    org.springframework.transaction.support.TransactionOperations transaction;

    @Autowired
    WebApplicationContext context;

    private MockMvc http;

    @BeforeEach
    void february() {
        scene.at("2025-02-03T08:00:00");
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @AfterEach
    void end() {
        scene.end();
    }

    private String issue(String directive, DateSetBy setBy) {
        directives
                .of(directive)
                .clause(MeasureKind.EXECUTE, by(DUE, setBy), "s.b1")
                .save();
        scene.issue(directive);
        return directive + ":1:s.b1";
    }

    private int ask(String key, String until) {
        try {
            return http.perform(post("/api/assignments/" + key + "/requests")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("""
                            {"kind": "EXTENSION", "content": "Chờ số liệu", "number": "45-CV/HU", "datedOn": "2025-02-03",
                             "signedBy": "Nguyễn Văn A", "wantedDue": "%s"}
                            """.formatted(until))
                            .with(user(scene.holder("s.b1")))
                            .with(csrf()))
                    .andReturn()
                    .getResponse()
                    .getStatus();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("Hai cán bộ cùng gửi đề nghị qua /api một lúc: một đề nghị được nhận, lần kia báo đang chờ")
    void twoAskAtOnce() {
        String key = issue("E-ASK", DateSetBy.DOCUMENT);
        List<Integer> answers = new CopyOnWriteArrayList<>();
        try (AtOnce both = new AtOnce()) {
            both.run(() -> answers.add(ask(key, "2025-04-22")), () -> answers.add(ask(key, "2025-04-25")));
        }
        assertThat(answers).containsExactlyInAnyOrder(201, 400);
        assertThat(scene.count("register.request where assignment = ?", key)).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "Một người đồng ý, một người không đồng ý cùng lúc: chỉ một ý kiến có hiệu lực, hạn khớp với ý kiến ấy")
    void twoRuleAtOnce() {
        for (int round = 1; round <= 5; round++) {
            String key = issue("E-RULE-" + round, DateSetBy.DOCUMENT);
            assertThat(ask(key, "2025-04-22")).isEqualTo(201);
            String request = key + ":extension:1";
            String ruler = scene.holder(SampleOffice.STANDING);
            List<String> outcomes;
            try (AtOnce both = new AtOnce()) {
                outcomes = both.run(
                        () -> scene.completeAs(
                                ruler, request, "userTask_ruleOnExtension", Map.of("decision", "GRANTED")),
                        () -> scene.completeAs(
                                ruler,
                                request,
                                "userTask_ruleOnExtension",
                                Map.of("decision", "REFUSED", "note", "Không")));
            }
            assertThat(outcomes).as("one of the two is taken").containsOnlyOnce((String) null);
            String decision = scene.text("select decision from register.request where key = ?", request);
            boolean granted = decision.equals("GRANTED");
            assertThat(scene.due(key, "due")).isEqualTo(granted ? "2025-04-22" : "2025-04-01");
            assertThat(moves.count(key)).isEqualTo(granted ? 1 : 0);
            assertThat(scene.count(
                            "register.trail where proceeding in (?, ?) and event in ('moved', 'ruling')", key, request))
                    .as("one ruling on record")
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "Đồng ý gia hạn đúng lúc cấp trên cho thêm thời gian: lần sau thấy hạn của lần trước, không mất lần nào")
    void anotherMoveAtOnce() {
        for (int round = 1; round <= 5; round++) {
            String key = issue("E-MOVE-" + round, DateSetBy.DOCUMENT);
            assertThat(ask(key, "2025-04-22")).isEqualTo(201);
            List<String> outcomes;
            try (AtOnce both = new AtOnce()) {
                outcomes = both.run(
                        () -> scene.complete(
                                key + ":extension:1", "userTask_ruleOnExtension", Map.of("decision", "GRANTED")),
                        () -> transaction.executeWithoutResult(status -> moveDeadline.move(
                                key,
                                LocalDate.of(2025, 5, 6),
                                DateSetBy.STANDING,
                                MoveDeadline.Cause.RULING,
                                "cho thêm",
                                "t.standing")));
            }
            List<String> chain = scene.texts(
                    "select from_due || ' ' || to_due from register.deadline_move where work = ? order by id", key);
            if (outcomes.get(0) == null) {
                assertThat(chain).containsExactly("2025-04-01 2025-04-22", "2025-04-22 2025-05-06");
            } else {
                assertThat(outcomes.get(0)).contains("phải sau hạn hiện nay 06/05/2025");
                assertThat(chain).containsExactly("2025-04-01 2025-05-06");
            }
            assertThat(scene.due(key, "due")).isEqualTo("2025-05-06");
        }
    }

    @Test
    @DisplayName("Hạn của ai người ấy quyết định; Thường trực đã ấn định lại thì cơ quan theo dõi không lùi được nữa")
    void whoeverSetTheDateRules() {
        String document = issue("E-DOC", DateSetBy.DOCUMENT);
        String standing = issue("E-STAND", DateSetBy.STANDING);
        String monitor = issue("E-MON", DateSetBy.MONITOR);
        for (String key : List.of(document, standing, monitor)) {
            assertThat(ask(key, "2025-04-22")).isEqualTo(201);
        }
        String task = "userTask_ruleOnExtension";
        assertThat(scene.open(document + ":extension:1")).containsExactly(task + " of " + SampleOffice.STANDING);
        assertThat(scene.open(standing + ":extension:1")).containsExactly(task + " of " + SampleOffice.STANDING);
        assertThat(scene.open(monitor + ":extension:1")).containsExactly(task + " of " + SampleOffice.MONITOR);

        transaction.executeWithoutResult(status -> moveDeadline.move(
                monitor,
                LocalDate.of(2025, 4, 10),
                DateSetBy.STANDING,
                MoveDeadline.Cause.RULING,
                "ấn định lại",
                "t.standing"));
        assertThat(scene.refused(monitor + ":extension:1", task, Map.of("decision", "GRANTED")))
                .contains("cấp trên ấn định lại là 10/04/2025", "Chọn không đồng ý");
        assertThat(scene.due(monitor, "due")).isEqualTo("2025-04-10");
        scene.complete(monitor + ":extension:1", task, Map.of("decision", "REFUSED", "note", "Chuyển Thường trực"));
        assertThat(scene.due(monitor, "due")).isEqualTo("2025-04-10");
        assertThat(scene.due(monitor, "due_set_by")).isEqualTo("STANDING");
    }

    @Test
    @DisplayName("Lần gia hạn thứ hai: người quyết định và trang công việc thấy là lần thứ mấy, đã lùi mấy lần, ai ký")
    void theSecondTime() throws Exception {
        String key = issue("E-AGAIN", DateSetBy.DOCUMENT);
        assertThat(ask(key, "2025-04-22")).isEqualTo(201);
        assertThat(description(key + ":extension:1"))
                .contains(
                        "xin gia hạn lần thứ 1, đến 22/04/2025", "người đứng đầu ký: Nguyễn Văn A", "chưa lùi lần nào");
        scene.complete(key + ":extension:1", "userTask_ruleOnExtension", Map.of("decision", "GRANTED"));
        assertThat(ask(key, "2025-05-20")).isEqualTo(201);
        assertThat(description(key + ":extension:2"))
                .contains("xin gia hạn lần thứ 2, đến 20/05/2025", "Hạn hiện nay: 22/04/2025", "đã lùi 1 lần");
        http.perform(get("/work/" + key).with(user(scene.holder("s.b1"))))
                .andExpect(content()
                        .string(Matchers.allOf(
                                Matchers.containsString("lần thứ 1"),
                                Matchers.containsString("lần thứ 2"),
                                Matchers.containsString("Nguyễn Văn A"))));
        assertThat(moves.count(key)).isEqualTo(1);
    }

    private String description(String request) {
        return scene.text("""
                        select t.description_ from act_ru_task t join register.step s on s.task_id = t.id_
                        where s.proceeding = ? and s.done_at is null
                        """, request);
    }

    @Test
    @DisplayName("Người đứng đầu đơn vị xin, dù cũng làm ở Thường trực, không quyết định được; hạn không đổi")
    void neverTheHeadOfTheSameBody() {
        String key = issue("E-HEAD", DateSetBy.DOCUMENT);
        assertThat(ask(key, "2025-04-22")).isEqualTo(201);
        scene.member("t.standing", "s.b1", "HEAD");
        try {
            assertThat(scene.refused(() -> scene.completeAs(
                            "t.standing",
                            key + ":extension:1",
                            "userTask_ruleOnExtension",
                            Map.of("decision", "GRANTED"))))
                    .contains("đứng đầu");
            assertThat(scene.due(key, "due")).isEqualTo("2025-04-01");
        } finally {
            scene.noMember("t.standing", "s.b1", "HEAD");
        }
    }
}
