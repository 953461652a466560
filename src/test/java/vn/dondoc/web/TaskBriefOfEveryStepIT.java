package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.config.ClockControl;

@OfficeTest
@DisplayName(
        "Bước nào cũng có tóm tắt; xin gia hạn, báo khó khăn, điều chỉnh: làm được thì có lối, không thì nói vì sao")
class TaskBriefOfEveryStepIT {

    private static final String KEY = "T-WEB-STEPS";
    private static final String WORK = KEY + ":1:t.b1";
    private static final LocalDate DUE = LocalDate.parse("2020-12-31");
    private static final LocalDate ANSWER_BY = LocalDate.parse("2020-11-20");

    /** What the reader of a step finds about the three requests. */
    private enum Asks {
        /** A way to each; the step is of the body that leads. */
        ALL,
        /** They are another body's to ask. */
        OF_THE_LEAD,
        /** The work is to monitor. */
        NOT_OF_MONITORING,
        IN_EACH_ROW,
        NO_ASSIGNMENT
    }

    private static final Map<String, Asks> STEPS = new TreeMap<>();

    static {
        steps(Asks.ALL, "dissemination", "register", "assign", "disseminate", "report");
        steps(Asks.OF_THE_LEAD, "dissemination", "confirm");
        steps(Asks.ALL, "measure-execution", "proposeDate", "execute");
        steps(Asks.OF_THE_LEAD, "measure-execution", "confirm");
        steps(Asks.ALL, "scheme-drafting", "assignDrafter", "adopt");
        // Of the drafter, the consulted, the appraiser, the follower, the office; where these lead, too, they may ask.
        steps(Asks.OF_THE_LEAD, "scheme-drafting", "formTeam", "outline", "draft", "planConsultation", "consult");
        steps(Asks.OF_THE_LEAD, "scheme-drafting", "explain", "appraise", "opinion", "checkDossier", "decide");
        steps(Asks.OF_THE_LEAD, "scheme-drafting", "complete", "promulgate");
        steps(Asks.NOT_OF_MONITORING, "monitoring", "drawUp", "signReport");
        steps(Asks.OF_THE_LEAD, "monitoring", "takeNote");
        steps(Asks.IN_EACH_ROW, "period-reporting", "report", "receive");
        steps(Asks.OF_THE_LEAD, "escalation", "rule");
        steps(Asks.OF_THE_LEAD, "deadline-extension", "ruleOnExtension");
        steps(Asks.OF_THE_LEAD, "assignment-adjustment", "decideAdjustment");
        steps(Asks.OF_THE_LEAD, "obstacle-resolution", "examine", "ruleOnObstacle", "propose", "act");
        steps(Asks.NO_ASSIGNMENT, "report-request", "answer", "receiveAnswer");
        steps(Asks.NO_ASSIGNMENT, "directive-lifecycle", "breakDown", "sign", "endTracking", "closingReport");
        steps(Asks.NO_ASSIGNMENT, "directive-lifecycle", "setPeriod");
        steps(Asks.NO_ASSIGNMENT, "directive-change", "prepareChange", "signChange");
    }

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private WebOffice office;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClockControl clock;

    private MockMvc browser;

    @BeforeEach
    void oneAssignment() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clean();
        clock.standAt(WebOffice.morning(LocalDate.parse("2020-11-02")).toInstant());
        office.directive(KEY, "execute", DUE, 1);
        office.assignment(KEY, "t.b1", "IN_PROGRESS", DUE, "DOCUMENT");
    }

    @AfterEach
    void clean() {
        for (String sql : new String[] {
            "delete from register.request where assignment like ?",
            "delete from register.report_answer where request like ?",
            "delete from register.report_request where key like ?",
            "delete from register.directive_change where directive like ?",
            "delete from register.step where proceeding like ?",
            "delete from register.report_row where proceeding like ?",
            "delete from register.report where proceeding like ?"
        }) {
            jdbc.sql(sql).param("%" + KEY + "%").update();
        }
        jdbc.sql("update register.assignment set proceeding = null where directive = ?")
                .param(KEY)
                .update();
        jdbc.sql("delete from register.proceeding where directive = ?")
                .param(KEY)
                .update();
        office.forget(KEY);
        clock.real();
    }

    static Stream<String> everyStep() {
        return STEPS.keySet().stream();
    }

    @Test
    @DisplayName("Danh sách dưới đây là mọi bước của mọi mô hình")
    void theseAreAllSteps() throws Exception {
        TreeSet<String> drawn = new TreeSet<>();
        Pattern step = Pattern.compile("userTask\\s+id=\"userTask_([^\"]+)\"");
        try (Stream<Path> models = Files.list(Path.of("bpmn"))) {
            models.forEach(model -> step.matcher(text(model))
                    .results()
                    .forEach(found ->
                            drawn.add(model.getFileName().toString().replace(".bpmn", "") + "/" + found.group(1))));
        }
        assertThat(STEPS.keySet()).isEqualTo(drawn);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyStep")
    @DisplayName("Tóm tắt của từng bước")
    void everyStepHasItsBrief(String step) throws Exception {
        String process = step.substring(0, step.indexOf('/'));
        Asks asks = STEPS.get(step);
        String owner = asks == Asks.ALL || asks == Asks.NOT_OF_MONITORING ? "t.b1" : "t.monitor";
        String proceeding = proceeding(process);
        office.step(proceeding, "userTask_" + step.substring(step.indexOf('/') + 1), owner, ANSWER_BY);
        jdbc.sql("update register.step set task_id = 'every-step' where proceeding = ?")
                .param(proceeding)
                .update();

        MockHttpServletResponse answer = browser.perform(
                        get("/tasks/every-step/brief").with(user(owner)).header("Accept-Language", "vi"))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        String brief = answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(brief).contains("Bước thử, trả lời trước hết ngày 20/11/2020", "Hồ sơ đầy đủ");
        if (process.equals("report-request")) {
            assertThat(brief).contains("Đến đâu?", "Hạn 20/11/2020", "cơ quan theo dõi đặt");
        }
        if (process.equals("directive-change")) {
            assertThat(brief).contains("3-CV, 20/10/2020: Bổ sung cơ quan");
        }
        if (process.equals("deadline-extension")) {
            assertThat(brief).contains("Chờ số liệu");
        }
        if (!process.equals("report-request")) {
            assertThat(brief).as("who ordered it").contains("/directives/" + KEY, "Căn cứ");
        }
        switch (asks) {
            case ALL -> assertThat(brief).contains("ask=EXTENSION", "ask=OBSTACLE", "ask=ADJUSTMENT");
            case OF_THE_LEAD ->
                assertThat(brief).contains("đề nghị điều chỉnh: của Đơn vị").doesNotContain("ask=");
            case NOT_OF_MONITORING ->
                assertThat(brief)
                        .contains("Việc theo dõi không có hạn và người thực hiện để đổi")
                        .doesNotContain("ask=");
            case IN_EACH_ROW ->
                assertThat(brief)
                        .contains("ở hồ sơ của từng việc", "/work/" + WORK, "Hạn 15/12/2020")
                        .doesNotContain("ask=");
            case NO_ASSIGNMENT ->
                assertThat(brief).contains("chỉ có ở việc được giao").doesNotContain("ask=");
        }
        if (asks != Asks.NO_ASSIGNMENT && asks != Asks.IN_EACH_ROW) {
            assertThat(brief).contains("Hạn 31/12/2020", "văn bản ấn định", "Nội dung giao");
        }
    }

    @Test
    @DisplayName("Đã xin rồi, đã nộp rồi, hạn tự đặt, chưa có hạn: nói đúng lý do, việc khác vẫn xin được")
    void eachReasonIsTold() throws Exception {
        office.step(WORK, "userTask_execute", "t.b1", ANSWER_BY);
        jdbc.sql("update register.step set task_id = 'every-step' where proceeding = ?")
                .param(WORK)
                .update();
        request("OBSTACLE", "obstacle");
        assertThat(words(ownBrief())).contains("Báo khó khăn, vướng mắc: Đã có một đề nghị cùng loại đang chờ");
        assertThat(ownBrief()).contains("ask=EXTENSION", "ask=ADJUSTMENT").doesNotContain("ask=OBSTACLE");
        jdbc.sql("update register.assignment set due_set_by = 'INTERNAL' where key = ?")
                .param(WORK)
                .update();
        assertThat(words(ownBrief())).contains("Xin gia hạn: Hạn này do đơn vị tự đặt");
        jdbc.sql("update register.assignment set due = null, due_original = null, due_set_by = null where key = ?")
                .param(WORK)
                .update();
        assertThat(words(ownBrief())).contains("Xin gia hạn: Việc này chưa có hạn");
    }

    private static String words(String page) {
        return page.replaceAll("<[^>]+>", "");
    }

    private String ownBrief() throws Exception {
        return browser.perform(get("/tasks/every-step/brief").with(user("t.b1")).header("Accept-Language", "vi"))
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    /** @return the key of a proceeding of that process */
    private String proceeding(String process) {
        return switch (process) {
            case "dissemination" -> work("disseminate");
            case "scheme-drafting" -> work("scheme");
            case "monitoring" -> work("monitor");
            case "measure-execution", "escalation" -> WORK;
            case "deadline-extension" -> request("EXTENSION", "extension");
            case "assignment-adjustment" -> request("ADJUSTMENT", "adjustment");
            case "obstacle-resolution" -> request("OBSTACLE", "obstacle");
            case "period-reporting" -> report();
            case "report-request" -> question();
            case "directive-change" -> change();
            default -> begun(KEY, process);
        };
    }

    private String work(String kind) {
        jdbc.sql("update register.assignment set kind = ? where key = ?")
                .params(kind, WORK)
                .update();
        jdbc.sql("update register.measure set kind = ? where directive = ?")
                .params(kind, KEY)
                .update();
        return WORK;
    }

    private String request(String kind, String code) {
        String key = WORK + ":" + code + ":1";
        jdbc.sql("""
                        insert into register.request (key, kind, assignment, ordinal, asked_for, asked_by, asked_at, content,
                          ruler)
                        values (?, ?, ?, 1, 't.b1', 't.b1', '2020-11-01T09:00+07:00', 'Chờ số liệu', 't.monitor')
                        """).params(key, kind, WORK).update();
        return begun(key, code);
    }

    private String report() {
        String key = begun(KEY + ":continuous:t.b1", "period-reporting");
        jdbc.sql("update register.assignment set kind = 'continuous', proceeding = ? where key = ?")
                .params(key, WORK)
                .update();
        jdbc.sql("""
                        insert into register.report (proceeding, period, opened_at, due, set_by, state)
                        values (?, '2020', '2020-11-01T08:00+07:00', '2020-12-15', 'MONITOR', 'OPEN')
                        """).param(key).update();
        jdbc.sql("insert into register.report_row values (?, '2020', ?, '')")
                .params(key, WORK)
                .update();
        return key;
    }

    private String question() {
        String request = "YC-" + KEY;
        jdbc.sql("""
                        insert into register.report_request (key, directive, asker, asked_by, asked_at, subject, question, due,
                          set_by, superior)
                        values (?, ?, 't.monitor', 't.monitor', '2020-11-01T08:00+07:00', 'Hỏi thử', 'Đến đâu?', '2020-11-20',
                          'MONITOR', 't.monitor')
                        """).params(request, KEY).update();
        String key = begun(request + ":t.b1", "report-request");
        jdbc.sql("insert into register.report_answer (proceeding, request, body, state) values (?, ?, 't.b1', 'OPEN')")
                .params(key, request)
                .update();
        return key;
    }

    private String change() {
        String key = begun(KEY + ":change:1", "directive-change");
        jdbc.sql("""
                        insert into register.directive_change (key, directive, ordinal, kind, number, dated_on, reason, state,
                          prepared_by, prepared_at)
                        values (?, ?, 1, 'AMENDED', '3-CV', '2020-10-20', 'Bổ sung cơ quan', 'PREPARING', 't.monitor', now())
                        """).params(key, KEY).update();
        return key;
    }

    private String begun(String key, String process) {
        jdbc.sql("""
                        insert into register.proceeding (key, directive, process, process_instance_id, owner, started_at)
                        values (?, ?, ?, ?, 't.b1', '2020-11-01T08:00+07:00')
                        """).params(key, KEY, process, "pi-" + key).update();
        return key;
    }

    private static void steps(Asks asks, String process, String... tasks) {
        for (String task : tasks) {
            STEPS.put(process + "/" + task, asks);
        }
    }

    private static String text(Path model) {
        try {
            return Files.readString(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
