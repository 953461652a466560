package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;
import vn.dondoc.directive.Rung;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.UrgingTables;
import vn.dondoc.urging.OfficeTables;
import vn.dondoc.urging.RungTable;
import vn.dondoc.work.Refusal;

@OfficeTest
@DisplayName("Bảng đôn đốc của cơ quan: xem trước, áp dụng, chuyển mốc hẹn, từ chối tệp sai")
class OfficeTablesIT {

    private static final String RUNGS = "escalation-rungs";
    private static final String RECIPIENTS = "escalation-recipients";

    @Autowired
    OfficeTables tables;

    @Autowired
    UrgingTables versions;

    @Autowired
    RungTable inForce;

    @Autowired
    DecisionService decisions;

    @Autowired
    CalendarDays days;

    @Autowired
    SampleOffice office;

    @Autowired
    SampleWork work;

    @Autowired
    CamundaJobs jobs;

    @Autowired
    ClockControl control;

    @Autowired
    DatabaseWork database;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    WebApplicationContext context;

    private MockMvc http;

    @BeforeEach
    void winter2020() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        at("2020-12-01T08:00:00");
    }

    /** Other tests share the tables. */
    @AfterEach
    void backToTheRelease() {
        at("2020-12-01T08:00:00");
        for (String decision : OfficeTables.DECISIONS) {
            if (!versions.inForce(decision).orElseThrow().content().equals(shipped(decision))) {
                put(decision, shipped(decision));
            }
        }
        control.real();
    }

    private void at(String time) {
        control.standAt(LocalDateTime.parse(time).atZone(clock.getZone()).toInstant());
    }

    private static String shipped(String decision) {
        try {
            return Files.readString(Path.of("dmn", decision + ".dmn"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private UrgingTables.Version put(String decision, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String seen = tables.preview(decision + ".dmn", bytes).seen();
        return tables.apply(decision + ".dmn", bytes, seen, "Thử", "t.office");
    }

    /** Văn bản thường: nhắc trước 10 ngày thay vì 7. */
    private static String earlierReminder() {
        return changed(RUNGS, "entry_ordinaryReminder_distance", "-7", "-10");
    }

    private static String changed(String decision, String entry, String from, String to) {
        String shipped = shipped(decision);
        int at = shipped.indexOf("id=\"" + entry + "\"");
        String tail = shipped.substring(at);
        assertThat(tail).contains("<text>" + from + "</text>");
        return shipped.substring(0, at) + tail.replaceFirst("<text>" + from + "</text>", "<text>" + to + "</text>");
    }

    private Instant timer(String key) {
        return jdbc.sql("""
                        select j.duedate_ from act_ru_job j
                        join register.proceeding p on p.process_instance_id = j.root_proc_inst_id_
                        where p.key = ? and j.type_ = 'timer'
                        """)
                .param(key)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private String timerDay(String key) {
        return LocalDate.ofInstant(timer(key), clock.getZone()).toString();
    }

    private List<String> issue(String directive, int bodies) {
        office.directive(directive, "execute", LocalDate.of(2020, 12, 31), bodies);
        work.issue(directive);
        return Stream.iterate(1, i -> i + 1)
                .limit(bodies)
                .map(i -> directive + ":1:t.b" + i)
                .toList();
    }

    @Test
    @DisplayName(
            "Nhắc sớm hơn ba ngày: xem trước nêu đúng mốc hẹn nào chuyển, chưa đổi gì; áp dụng thì chuyển đúng thế")
    void previewThenApply() {
        String key = issue("T-TABLE-1", 1).get(0);
        assertThat(timerDay(key)).isEqualTo("2020-12-22");
        int before = versions.history().size();
        OfficeTables.Preview preview =
                tables.preview("moi.dmn", earlierReminder().getBytes(StandardCharsets.UTF_8));
        assertThat(preview.changes())
                .containsExactly(
                        "THUONG | disseminate, execute, series, continuous, scheme, monitor"
                                + " | DOCUMENT, STANDING | NHAC -7, VANG -3, DO 1, DO_DAC_BIET 3"
                                + " | NHAC -10, VANG -3, DO 1, DO_DAC_BIET 3",
                        "THUONG | disseminate, execute, series, continuous, scheme, monitor"
                                + " | MONITOR, INTERNAL | NHAC -7, VANG -3, DO 1 | NHAC -10, VANG -3, DO 1");
        OfficeTables.Moved moved = preview.moves().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
        assertThat(moved.from()).isEqualTo(timer(key));
        assertThat(LocalDate.ofInstant(moved.to(), clock.getZone())).isEqualTo("2020-12-17");
        assertThat(moved.rung()).isEqualTo("NHAC");
        assertThat(timerDay(key)).as("a preview changes nothing").isEqualTo("2020-12-22");
        assertThat(versions.history()).hasSize(before);

        UrgingTables.Version now = tables.apply(
                "moi.dmn",
                earlierReminder().getBytes(StandardCharsets.UTF_8),
                preview.seen(),
                "Nhắc sớm hơn",
                "t.office");
        assertThat(timer(key)).isEqualTo(moved.to());
        assertThat(now.reason()).isEqualTo("Nhắc sớm hơn");
        assertThat(now.changedBy()).isEqualTo("t.office");
        assertThat(now.moves()).isEqualTo(preview.moves().size());
        assertThat(now.movedAt()).isNotNull();
        assertThat(versions.moves(now.id(), 0, now.moves()))
                .contains(new UrgingTables.Move(key, moved.owner(), moved.from(), moved.to(), "NHAC"));
        assertThat(jdbc.sql("select detail from register.trail where event = 'tables' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .contains(RUNGS, "Nhắc sớm hơn");
        assertThat(inForce.rungs("THUONG", "execute", "DOCUMENT"))
                .as("also where answers are kept")
                .contains(new RungTable.Distance(Rung.NHAC, -10));
        at("2020-12-17T08:00:00");
        jobs.runDue();
        assertThat(jdbc.sql("select distinct rung from register.alert where proceeding = ?")
                        .param(key)
                        .query(String.class)
                        .list())
                .containsExactly("NHAC");
    }

    @Test
    @DisplayName(
            "Mốc mới đã qua thì tới ngay; mốc thấp hơn mốc đã nhắc không nhắc lại; hết mốc mà bảng thêm thì lại hẹn")
    void rungsThatLieBehindUs() {
        String key = issue("T-TABLE-2", 1).get(0);
        at("2020-12-29T08:00:00");
        jobs.runDue();
        assertThat(rungs(key)).containsExactly("NHAC", "VANG");
        put(RUNGS, changed(RUNGS, "entry_ordinaryReminder_distance", "-7", "-4"));
        jobs.runDue();
        assertThat(rungs(key)).as("once each").containsExactly("NHAC", "VANG");

        String monitors = "T-TABLE-3:1:t.b1";
        office.directive("T-TABLE-3", "execute", LocalDate.of(2020, 12, 31), 1);
        jdbc.sql("update register.measure set deadline_set_by = 'STANDING' where directive = 'T-TABLE-3'")
                .update();
        work.issue("T-TABLE-3");
        at("2021-01-05T08:00:00");
        jobs.runDue();
        assertThat(timerDay(monitors)).isEqualTo("2021-01-06");
        put(RUNGS, changed(RUNGS, "entry_ordinarySpecialRed_distance", "3", "2"));
        assertThat(timer(monitors)).as("at once").isEqualTo(clock.instant());
        jobs.runDue();
        assertThat(rungs(monitors)).contains("DO_DAC_BIET");
    }

    private List<String> rungs(String key) {
        return jdbc.sql("select rung from register.alert where proceeding = ? group by rung order by min(nominal_at)")
                .param(key)
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("Bảng người nhận đổi: việc đang làm hỏi ngay bảng mới, máy thứ hai cũng vậy, không phải khởi động lại")
    void recipientsReachRunningWorkAndTheOtherNode() {
        String key = issue("T-TABLE-4", 1).get(0);
        RungTable otherNode = new CamundaRungTable(decisions, days);
        assertThat(otherNode.recipients("DISTRICT_COMMITTEE", Rung.NHAC))
                .extracting(RungTable.Recipient::scope)
                .containsExactly("OWN");
        UrgingTables.Version now =
                put(RECIPIENTS, changed(RECIPIENTS, "entry_anyReminderOfficer_scope", "\"OWN\"", "\"MONITOR\""));
        assertThat(now.moves()).isZero();
        assertThat(otherNode.recipients("DISTRICT_COMMITTEE", Rung.NHAC))
                .extracting(RungTable.Recipient::scope)
                .containsExactly("MONITOR");
        at("2020-12-22T08:00:00");
        jobs.runDue();
        assertThat(jdbc.sql("select recipient from register.alert where proceeding = ?")
                        .param(key)
                        .query(String.class)
                        .list())
                .containsExactly(SampleOffice.MONITOR);
    }

    @Test
    @DisplayName("Chuyển 400 mốc hẹn tốn mỗi mốc một câu lệnh ghi; phần còn lại không tăng theo số việc")
    void movingCostsOneStatementATimer() {
        issue("T-TABLE-MANY", 400);
        byte[] content = earlierReminder().getBytes(StandardCharsets.UTF_8);
        String seen = tables.preview("moi.dmn", content).seen();
        UrgingTables.Version[] now = new UrgingTables.Version[1];
        DatabaseWork.Cost cost =
                database.of(() -> now[0] = tables.apply("moi.dmn", content, seen, "Đếm câu lệnh", "t.office"));
        List<String> most = database.most();
        int open = jdbc.sql("select count(*) from register.proceeding where ended_at is null")
                .query(Integer.class)
                .single();
        int chunks = open / 500 + 1;
        System.out.printf(
                "new table: %d open, %d timers moved, %d statements, of these %d beside the timers' own; %d chunks%n",
                open, now[0].moves(), cost.statements(), cost.statements() - now[0].moves(), chunks);
        assertThat(now[0].moves()).isGreaterThanOrEqualTo(400);
        assertThat(cost.statements() - now[0].moves())
                .as(() -> String.join("\n", most))
                .isLessThanOrEqualTo(60 + 20L * chunks);
    }

    @Test
    @DisplayName("Nút nào tắt giữa chừng thì lần khởi động sau chuyển nốt")
    void finishedAtTheNextStart() {
        String key = issue("T-TABLE-5", 1).get(0);
        UrgingTables.Version now = put(RUNGS, earlierReminder());
        jdbc.sql("update act_ru_job set duedate_ = '2020-12-22 01:00' where root_proc_inst_id_ ="
                        + " (select process_instance_id from register.proceeding where key = ?)")
                .param(key)
                .update();
        jdbc.sql("update register.urging_table set moved_at = null, moved_to = '' where id = ?")
                .param(now.id())
                .update();
        tables.finishMoving();
        assertThat(timerDay(key)).isEqualTo("2020-12-17");
        assertThat(versions.unfinished()).isEmpty();
    }

    @Test
    @DisplayName("Bộ máy đang nhận một mốc hẹn đúng lúc đổi bảng: mốc khác chuyển trước, mốc ấy chuyển khi được thả ra")
    void aTimerThatTheExecutorTakes() throws Exception {
        List<String> keys = issue("T-TABLE-6", 2);
        byte[] content = earlierReminder().getBytes(StandardCharsets.UTF_8);
        String seen = tables.preview("moi.dmn", content).seen();
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> executor = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            jdbc.sql("update act_ru_job set rev_ = rev_ + 1 where root_proc_inst_id_ ="
                            + " (select process_instance_id from register.proceeding where key = ?)")
                    .param(keys.get(0))
                    .update();
            taken.countDown();
            await(release);
        }));
        await(taken);
        CompletableFuture<UrgingTables.Version> applying =
                CompletableFuture.supplyAsync(() -> tables.apply("moi.dmn", content, seen, "Thử", "t.office"));
        try {
            while (!applying.isDone()
                    && jdbc.sql("select count(*) from pg_locks where not granted")
                                    .query(Long.class)
                                    .single()
                            == 0) {
                Thread.onSpinWait();
            }
            assertThat(timerDay(keys.get(1))).isEqualTo("2020-12-17");
        } finally {
            release.countDown();
        }
        executor.get(30, TimeUnit.SECONDS);
        assertThat(applying.get(30, TimeUnit.SECONDS).movedAt()).isNotNull();
        assertThat(timerDay(keys.get(0))).isEqualTo("2020-12-17");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("Chưa xem trước, xem trước tệp khác, thiếu lý do, đúng bảng đang dùng: không đổi gì")
    void whatWasNotSeenIsNotApplied() {
        int before = versions.history().size();
        byte[] content = earlierReminder().getBytes(StandardCharsets.UTF_8);
        String seen = tables.preview("moi.dmn", content).seen();
        assertThatThrownBy(() -> tables.apply("moi.dmn", content, "abc", "vì", "t.office"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Xem trước lại");
        assertThatThrownBy(() -> tables.apply("moi.dmn", content, seen, "  ", "t.office"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Lý do");
        at("2020-12-02T08:00:00");
        assertThatThrownBy(() -> tables.apply("moi.dmn", content, seen, "vì", "t.office"))
                .as("seen yesterday")
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("của hôm nay");
        assertThatThrownBy(() -> tables.preview("cu.dmn", shipped(RUNGS).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("đang dùng");
        assertThat(versions.history()).hasSize(before);
    }

    static Stream<Arguments> wrongTables() {
        String rungs = shipped(RUNGS);
        String recipients = shipped(RECIPIENTS);
        return Stream.of(
                Arguments.of("không phải DMN", "xin chào", "không phải tệp DMN"),
                Arguments.of(
                        "thực thể ngoài",
                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                        "không phải tệp DMN"),
                Arguments.of(
                        "id khác", rungs.replace("decision id=\"escalation-rungs\"", "decision id=\"khac\""), "id"),
                Arguments.of(
                        "thiếu cột", rungs.replace("<text>setBy</text>", "<text>owner</text>"), "các cột điều kiện"),
                Arguments.of("cột kết quả", rungs.replace("name=\"distance\"", "name=\"days\""), "các cột kết quả"),
                Arguments.of("hit policy", rungs.replace("hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\""), "COLLECT"),
                Arguments.of(
                        "kịch bản",
                        rungs.replace(
                                "<outputEntry id=\"entry_red_distance\">",
                                "<outputEntry id=\"entry_red_distance\" expressionLanguage=\"groovy\">"),
                        "Chỉ nhận FEEL"),
                Arguments.of("dòng không có id", rungs.replace("rule id=\"rule_red\"", "rule"), "dòng 6 không có id"),
                Arguments.of(
                        "mốc lạ", changed(RUNGS, "entry_red_rung", "\"DO\"", "\"CAM\""), "dòng 6 (rule_red) cột rung"),
                Arguments.of("xa quá", changed(RUNGS, "entry_red_distance", "1", "61"), "từ 1 đến 60"),
                Arguments.of("sai phía", changed(RUNGS, "entry_ordinaryYellow_distance", "-3", "3"), "từ -60 đến 0"),
                Arguments.of("không phải số", changed(RUNGS, "entry_red_distance", "1", "1.5"), "số nguyên"),
                Arguments.of(
                        "vàng sau đỏ đặc biệt",
                        changed(RUNGS, "entry_ordinarySpecialRed_distance", "3", "1")
                                .replace("zzz", "")
                                .replaceFirst("(?s)(entry_red_distance\">\\s*<text>)1<", "$15<"),
                        "Mốc cao hơn không được sớm hơn"),
                Arguments.of(
                        "nhắc sau vàng",
                        changed(RUNGS, "entry_ordinaryReminder_distance", "-7", "-1"),
                        "tới trước mốc NHAC"),
                Arguments.of(
                        "đơn vị tự đặt mà lên đỉnh",
                        changed(RUNGS, "entry_ordinarySpecialRed_setBy", "\"DOCUMENT\",\"STANDING\"", ""),
                        "Mốc này chỉ dành cho hạn do văn bản"),
                Arguments.of(
                        "hai dòng một mốc",
                        changed(RUNGS, "entry_stepRed_kind", "\"step\"", "\"step\",\"confirm\""),
                        "lần thứ hai"),
                Arguments.of(
                        "mã gõ sai",
                        changed(RUNGS, "entry_flashSpecialRed_urgency", "\"HOA_TOC\"", "\"HOATOC\""),
                        "không khớp với trường hợp nào"),
                Arguments.of(
                        "việc không có mốc đỏ",
                        changed(RUNGS, "entry_stepRed_rung", "\"DO\"", "\"DO_DAC_BIET\""),
                        "THUONG / step / DOCUMENT không có mốc DO"),
                Arguments.of(
                        "vai lạ",
                        changed(RECIPIENTS, "entry_districtRedDeputyHead_role", "\"DEPUTY_HEAD\"", "\"VICE\""),
                        "cột role không nhận \"VICE\""),
                Arguments.of(
                        "vai hệ thống",
                        changed(RECIPIENTS, "entry_districtRedDeputyHead_role", "\"DEPUTY_HEAD\"", "\"SUPERVISOR\""),
                        "vai của hệ thống"),
                Arguments.of(
                        "kênh lạ",
                        changed(RECIPIENTS, "entry_districtRedDeputyHead_channel", "\"SMS\"", "\"FAX\""),
                        "cột channel"),
                Arguments.of(
                        "nơi lạ",
                        changed(RECIPIENTS, "entry_districtRedMonitor_scope", "\"MONITOR\"", "\"ALL\""),
                        "cột scope"),
                Arguments.of(
                        "cơ quan theo dõi đòi giải trình",
                        changed(RECIPIENTS, "entry_districtRedMonitor_answerDays", "", "2"),
                        "không được đòi giải trình"),
                Arguments.of(
                        "trả lời ở mốc đỏ",
                        changed(RECIPIENTS, "entry_districtRedDeputyHead_answerDays", "", "2"),
                        "Chỉ mốc DO_DAC_BIET"),
                Arguments.of(
                        "tự cho ý kiến về mình",
                        changed(RECIPIENTS, "entry_districtSpecialRedHead_answerDays", "", "2"),
                        "không ai cho ý kiến về việc của chính mình"),
                Arguments.of(
                        "Thường trực tự cho ý kiến",
                        changed(RECIPIENTS, "entry_standingSpecialRedDeputyHead_answerDays", "", "2"),
                        "việc của chính STANDING"),
                Arguments.of(
                        "không ai phải trả lời",
                        changed(RECIPIENTS, "entry_districtSpecialRedStanding_answerDays", "2", ""),
                        "không có ai phải cho ý kiến"),
                Arguments.of(
                        "số ngày quá xa",
                        changed(RECIPIENTS, "entry_districtSpecialRedStanding_answerDays", "2", "90"),
                        "từ 1 đến 30"),
                Arguments.of(
                        "mốc không có ai",
                        changed(RECIPIENTS, "entry_youthRedDeputyHead_rung", "\"DO\"", "\"VANG\""),
                        "YOUTH_UNION / DO không có người nhận nào"),
                Arguments.of(
                        "hai bảng lẫn",
                        recipients.replace("escalation-recipients\" name", "escalation-rungs\" name"),
                        "các cột điều kiện"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTables")
    @DisplayName("Tệp sai: một câu nêu tệp, dòng và cách sửa; không đổi gì")
    void wrongTablesAreRefused(String what, String content, String said) {
        int before = versions.history().size();
        assertThatThrownBy(() -> tables.preview("bang.dmn", content.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Tệp bang.dmn")
                .hasMessageContaining(said);
        assertThat(versions.history()).hasSize(before);
    }

    @Test
    @DisplayName(
            "/api/ladders: quản trị xem trước, áp dụng, tải về; người khác bị từ chối; thiếu mã xem trước thì được báo")
    void overHttp() throws Exception {
        MockMultipartFile file = new MockMultipartFile(
                "file", "moi.dmn", "application/xml", earlierReminder().getBytes(StandardCharsets.UTF_8));
        http.perform(multipart("/api/ladders").file(file).with(user("t.b1")).with(csrf()))
                .andExpect(status().isForbidden());
        http.perform(get("/ladders").with(user("t.b1"))).andExpect(status().isForbidden());
        http.perform(multipart("/api/ladders")
                        .file(file)
                        .param("apply", "true")
                        .with(admin())
                        .with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", Matchers.containsString("thiếu mã xem trước")));
        String answer = http.perform(
                        multipart("/api/ladders").file(file).with(admin()).with(csrf()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.preview").value(true))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        String seen = com.jayway.jsonpath.JsonPath.read(answer, "$.seen");
        http.perform(multipart("/api/ladders")
                        .file(file)
                        .param("apply", "true")
                        .param("seen", seen)
                        .param("reason", "Nhắc sớm hơn")
                        .with(admin())
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.preview").value(false));
        http.perform(get("/api/ladders/escalation-rungs/file").with(admin()))
                .andExpect(status().isOk())
                .andExpect(content().bytes(earlierReminder().getBytes(StandardCharsets.UTF_8)));
        http.perform(get("/api/ladders").with(admin()))
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.items[0].edition.reason").value("Nhắc sớm hơn"));
        http.perform(get("/api/ladders/history").with(admin())).andExpect(status().isOk());
        http.perform(get("/api/ladders/khac/file").with(admin())).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("Trang Bảng đôn đốc: đọc được bằng lời, xem trước rồi áp dụng; tệp hỏng thì báo ngay trên trang")
    void onThePage() throws Exception {
        MockMultipartFile file = new MockMultipartFile(
                "file", "moi.dmn", "application/xml", earlierReminder().getBytes(StandardCharsets.UTF_8));
        http.perform(get("/ladders").with(admin()))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(Matchers.allOf(
                                Matchers.containsString("huyện ủy, thành ủy"),
                                Matchers.containsString("Văn bản ấn định".substring(1)),
                                Matchers.not(Matchers.containsString("??")))));
        String page = http.perform(
                        multipart("/ladders/preview").file(file).with(admin()).with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Nhắc -10")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        String seen = page.replaceAll("(?s).*name=\"seen\" value=\"([0-9a-f]+)\".*", "$1");
        String content = page.replaceAll("(?s).*name=\"content\" value=\"([^\"]+)\".*", "$1");
        assertThat(new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8))
                .as("the file comes back with the order")
                .isEqualTo(earlierReminder());
        http.perform(post("/ladders/apply")
                        .param("file", "moi.dmn")
                        .param("content", content)
                        .param("seen", seen)
                        .with(admin())
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Lý do")));
        http.perform(post("/ladders/apply")
                        .param("file", "moi.dmn")
                        .param("content", content)
                        .param("seen", seen)
                        .param("reason", "Nhắc sớm hơn")
                        .with(admin())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        UrgingTables.Version now = versions.inForce(RUNGS).orElseThrow();
        assertThat(now.changedBy()).isEqualTo("quantri");
        http.perform(get("/ladders/escalation-rungs/" + now.version()).with(admin()))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("Nhắc sớm hơn")));
        http.perform(multipart("/ladders/preview")
                        .file(new MockMultipartFile("file", "hong.dmn", "application/xml", new byte[] {1, 2}))
                        .with(admin())
                        .with(csrf()))
                .andExpect(content().string(Matchers.containsString("Tệp hong.dmn")));
        http.perform(post("/ladders/apply")
                        .param("file", "x")
                        .param("content", "###")
                        .param("seen", "x")
                        .with(admin())
                        .with(csrf()))
                .andExpect(content().string(Matchers.containsString("bị hỏng")));
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor admin() {
        return user("quantri").roles("ADMINISTRATOR");
    }
}
