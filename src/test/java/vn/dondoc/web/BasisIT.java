package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.config.ClockControl;

@OfficeTest
@DisplayName("Căn cứ xếp màu: một trang, một câu trả lời cho mỗi việc")
class BasisIT {

    private static final String KEY = "T-WEB-BASIS";
    private static final LocalDate DUE = LocalDate.parse("2020-12-31");
    private static final int MOST_STATEMENTS = 16;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private WebOffice office;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClockControl clock;

    private final MockHttpSession session = new MockHttpSession();
    private MockMvc browser;

    @BeforeEach
    void aDirective() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clock.standAt(WebOffice.morning(LocalDate.parse("2021-01-20")).toInstant());
        office.alone();
        office.directive(KEY, "execute", DUE, 6);
        jdbc.sql("update register.measure set deadline_phrase = 'trong quý IV-2020', deadline_rule = 'period', "
                        + "deadline_from = '2020-10-01' where directive = ?")
                .param(KEY)
                .update();
    }

    @AfterEach
    void clean() {
        jdbc.sql("delete from register.alert where directive = ?").param(KEY).update();
        jdbc.sql("delete from register.request where assignment like ?")
                .param(KEY + ":%")
                .update();
        jdbc.sql("delete from register.deadline_move where work like ?")
                .param(KEY + ":%")
                .update();
        office.forget(KEY);
        clock.real();
    }

    @Test
    @DisplayName("Nộp muộn, bị trả, nộp lại: từng đoạn ngày ở tay ai, cộng lại đúng số ngày của bảng")
    void theReckoningOfWorkThatCameBack() throws Exception {
        String key = office.assignment(KEY, "t.b1", "SUBMITTED", DUE, "DOCUMENT");
        office.submission(key, 1, LocalDate.parse("2021-01-05"), "RETURNED", LocalDate.parse("2021-01-11"));
        office.submission(key, 2, LocalDate.parse("2021-01-13"), null, null);
        step(key, "userTask_execute", "t.b1", "2019-10-17", "2021-01-05");
        step(key, "userTask_confirm", "t.monitor", "2021-01-05", "2021-01-11");
        step(key, "userTask_execute2", "t.b1", "2021-01-11", "2021-01-13");
        step(key, "userTask_confirm2", "t.monitor", "2021-01-13", null);
        api(key).andExpect(status().isOk())
                .andExpect(jsonPath("$.colour").value("DO_DAC_BIET"))
                .andExpect(jsonPath("$.late.days").value(4))
                .andExpect(jsonPath("$.late.handedOver").value("2021-01-13"))
                .andExpect(jsonPath("$.late.stretches", hasSize(4)))
                .andExpect(jsonPath("$.late.stretches[0].from").value("2021-01-01"))
                .andExpect(jsonPath("$.late.stretches[0].to").value("2021-01-05"))
                .andExpect(jsonPath("$.late.stretches[0].workingDays").value(2))
                .andExpect(jsonPath("$.late.stretches[0].hands").value("Đơn vị t.b1"))
                .andExpect(jsonPath("$.late.stretches[1].counted").value(false))
                .andExpect(jsonPath("$.late.stretches[1].hands").value("Ban theo dõi thử"))
                .andExpect(jsonPath("$.late.stretches[3].to").value("2021-01-20"))
                .andExpect(jsonPath("$.others.days").value(9))
                .andExpect(jsonPath("$.others.steps", hasSize(2)))
                .andExpect(jsonPath("$.decides.name").value("Thường trực thử"))
                .andExpect(jsonPath("$.due.explanation", containsString("31/12/2020")))
                .andExpect(jsonPath("$.counted.daysOff[?(@.day == '2021-01-01')].name", hasSize(1)))
                .andExpect(jsonPath("$.colourBecause", containsString("Quá hạn 4 ngày làm việc")))
                .andExpect(jsonPath("$.colourBecause", containsString("dừng ở ngày nộp")));
        page(key)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Quá hạn: 4 ngày làm việc")))
                .andExpect(content().string(containsString("06/01/2021")))
                .andExpect(content().string(containsString("chờ xác nhận, không tính")))
                .andExpect(content().string(containsString("Tết Dương lịch")));
        browser.perform(get(java.net.URI.create("/api/assignments/" + key)).with(user("t.office.clerk")))
                .andExpect(jsonPath("$.daysLate").value(4))
                .andExpect(jsonPath("$.colour").value("DO_DAC_BIET"));
    }

    @Test
    @DisplayName("Ai đã đổi hạn, theo văn bản nào, từ ngày nào sang ngày nào; mốc của hạn mới, tin của hạn cũ")
    void whoMovedTheDate() throws Exception {
        LocalDate granted = LocalDate.parse("2021-01-29");
        String key = office.assignment(KEY, "t.b2", "IN_PROGRESS", granted, "STANDING");
        jdbc.sql("update register.assignment set due_original = ?, due_since = '2020-12-30T09:00+07:00' where key = ?")
                .params(DUE, key)
                .update();
        jdbc.sql("""
                        insert into register.request (key, kind, assignment, ordinal, asked_for, asked_by, asked_at, number,
                          dated_on, signed_by, content, wanted_due, ruler, decision, decided_by, decided_at, ruled_due)
                        values (?, 'EXTENSION', ?, 1, 't.b2', 't.b2', '2020-12-25T08:00+07:00', '45-CV/HU', '2020-12-24',
                          'Nguyễn Văn A', 'Chờ số liệu', '2021-01-29', 't.standing', 'GRANTED', 't.standing.signer',
                          '2020-12-30T09:00+07:00', '2021-01-29')
                        """).params(key + ":extension:1", key).update();
        jdbc.sql("""
                        insert into register.deadline_move (work, from_due, from_set_by, to_due, to_set_by, cause, reason,
                          moved_by, moved_at)
                        values (?, ?, 'DOCUMENT', '2021-01-29', 'STANDING', 'EXTENSION', 'theo đề nghị 45-CV/HU',
                          't.standing.signer', '2020-12-30T09:00+07:00')
                        """).params(key, DUE).update();
        alert(key, "due", DUE, "VANG", "SENT");
        alert(key, "due", granted, "NHAC", "FAILED");
        api(key).andExpect(jsonPath("$.moves", hasSize(1)))
                .andExpect(jsonPath("$.moves[0].from").value("2020-12-31"))
                .andExpect(jsonPath("$.moves[0].to").value("2021-01-29"))
                .andExpect(jsonPath("$.moves[0].paper").value("45-CV/HU"))
                .andExpect(jsonPath("$.moves[0].signedBy").value("Nguyễn Văn A"))
                .andExpect(jsonPath("$.moves[0].at").value("2020-12-30T09:00:00+07:00"))
                .andExpect(jsonPath("$.due.firstDay").value("2020-12-31"))
                .andExpect(jsonPath("$.due.daysLeft").value(7))
                .andExpect(jsonPath("$.colour").value("XANH"))
                .andExpect(jsonPath("$.rungs[0].rung").value("NHAC"))
                .andExpect(jsonPath("$.rungs[0].outcome").value("RAISED"))
                .andExpect(jsonPath("$.rungs[0].alerts[0].state").value("FAILED"))
                .andExpect(jsonPath("$.rungs[1].outcome").value("AHEAD"))
                .andExpect(jsonPath("$.rungs[1].at", containsString("2021-01-26")))
                .andExpect(jsonPath("$.otherAlerts", hasSize(1)))
                .andExpect(jsonPath("$.otherAlerts[0].due").value("2020-12-31"));
        page(key)
                .andExpect(content().string(containsString("45-CV/HU, 24/12/2020")))
                .andExpect(content().string(containsString("người ký: Nguyễn Văn A")))
                .andExpect(content().string(containsString("Sau 1 lần đổi, hạn đang tính là ngày 29/01/2021")))
                .andExpect(content().string(containsString("gửi không được")))
                .andExpect(content().string(containsString("theo hạn cũ 31/12/2020")));
    }

    @Test
    @DisplayName("Không ai ấn định ngày: xám, không đếm gì; đã hủy: không xếp màu; xong muộn: xanh, số ngày vẫn ghi")
    void greyCancelledAndDoneLate() throws Exception {
        String grey = office.assignment(KEY, "t.b3", "IN_PROGRESS", null, null);
        api(grey)
                .andExpect(jsonPath("$.colour").value("XAM"))
                .andExpect(jsonPath("$.colourBecause", containsString("Không ai ấn định ngày")))
                .andExpect(jsonPath("$.due.day").value(nullValue()))
                .andExpect(jsonPath("$.counted").value(nullValue()))
                .andExpect(jsonPath("$.rungs", empty()))
                .andExpect(jsonPath("$.late.stretches", empty()));
        page(grey).andExpect(status().isOk()).andExpect(content().string(not(containsString("Quá hạn:"))));
        String cancelled = office.assignment(KEY, "t.b4", "CANCELLED", DUE, "DOCUMENT");
        jdbc.sql("update register.assignment set closed_at = ?, close_reason = 'Văn bản bị thu hồi' where key = ?")
                .params(WebOffice.morning(LocalDate.parse("2020-12-01")), cancelled)
                .update();
        api(cancelled)
                .andExpect(jsonPath("$.colourBecause", containsString("đã hủy ngày 01/12/2020")))
                .andExpect(jsonPath("$.late.days").value(0));
        page(cancelled).andExpect(content().string(containsString("Văn bản bị thu hồi")));
        String late = office.assignment(KEY, "t.b5", "DONE", DUE, "MONITOR");
        office.submission(late, 1, LocalDate.parse("2021-01-05"), "CONFIRMED", LocalDate.parse("2021-01-07"));
        jdbc.sql("update register.assignment set closed_at = ? where key = ?")
                .params(WebOffice.morning(LocalDate.parse("2021-01-07")), late)
                .update();
        api(late)
                .andExpect(jsonPath("$.colour").value("XANH"))
                .andExpect(jsonPath("$.late.days").value(2))
                .andExpect(jsonPath("$.late.stretches[1].counted").value(false))
                .andExpect(jsonPath("$.late.stretches[1].to").value("2021-01-07"))
                .andExpect(jsonPath("$.colourBecause", containsString("quá hạn 2 ngày làm việc")));
    }

    @Test
    @DisplayName("Hạn tính từ ngày nhận: chưa vào sổ thì ghi rõ tạm tính, vào sổ rồi thì nêu số đến và ngày")
    void theReceiptStartsTheClock() throws Exception {
        jdbc.sql("update register.measure set kind = 'disseminate', deadline_rule = 'relative', deadline_days = 10, "
                        + "deadline_unit = 'WORKING_DAYS', deadline_phrase = 'trong 10 ngày làm việc kể từ ngày nhận' "
                        + "where directive = ?")
                .param(KEY)
                .update();
        String key = office.assignment(KEY, "t.b1", "RECEIVED_PENDING", LocalDate.parse("2019-10-31"), "DOCUMENT");
        jdbc.sql("update register.assignment set due_estimated = true where key = ?")
                .param(key)
                .update();
        api(key).andExpect(jsonPath("$.due.estimated").value(true))
                .andExpect(jsonPath("$.receipt.registered").value(false))
                .andExpect(jsonPath("$.receipt.sentence", containsString("tạm tính từ ngày ban hành 17/10/2019")))
                .andExpect(jsonPath("$.counted.workingDays").value(10))
                .andExpect(jsonPath("$.counted.weekendDays").value(4));
        jdbc.sql("update register.assignment set due_estimated = false, received_on = '2019-10-25', due = '2019-11-08' "
                        + "where key = ?")
                .param(key)
                .update();
        jdbc.sql(
                        "insert into register.dissemination (assignment, arrival_no, arrival_on) values (?, '118', '2019-10-25')")
                .param(key)
                .update();
        try {
            api(key).andExpect(jsonPath("$.receipt.sentence", containsString("số 118, ngày 25/10/2019")))
                    .andExpect(jsonPath("$.counted.from").value("2019-10-25"))
                    .andExpect(jsonPath("$.counted.workingDays").value(10))
                    .andExpect(jsonPath("$.due.explanation", containsString("08/11/2019")));
        } finally {
            jdbc.sql("delete from register.dissemination where assignment = ?")
                    .param(key)
                    .update();
        }
    }

    @Test
    @DisplayName("Việc thường xuyên: xám, hạn là hạn của báo cáo từng kỳ, trễ kỳ nào ghi kỳ ấy")
    void continuousWorkIsFollowedByItsReports() throws Exception {
        String reporting = KEY + ":continuous:t.b6";
        String key = office.assignment(KEY, "t.b6", "CONTINUOUS", null, null);
        jdbc.sql("""
                        insert into register.proceeding (key, directive, process, process_instance_id, owner, started_at)
                        values (?, ?, 'period-reporting', ?, 't.b6', now())
                        """).params(reporting, KEY, "pi-" + reporting).update();
        jdbc.sql("update register.assignment set proceeding = ?, kind = 'continuous' where key = ?")
                .params(reporting, key)
                .update();
        jdbc.sql("""
                        insert into register.report (proceeding, period, opened_at, due, set_by, state)
                        values (?, '2020', now(), '2020-12-15', 'MONITOR', 'OPEN')
                        """).param(reporting).update();
        api(key).andExpect(jsonPath("$.colour").value("XAM"))
                .andExpect(jsonPath("$.periods[0].daysLate").value(25))
                .andExpect(jsonPath("$.colourBecause", containsString("báo cáo theo kỳ")));
        page(key)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("chưa nộp")))
                .andExpect(content().string(containsString("25 ngày làm việc")));
    }

    @Test
    @DisplayName("Mở từ hồ sơ, danh sách và bảng; không có việc ấy thì 404; mỗi lần đọc ít câu lệnh")
    void itIsOneClickAway() throws Exception {
        String key = office.assignment(KEY, "t.b1", "IN_PROGRESS", DUE, "DOCUMENT");
        String link = "href=\"/work/" + key + "/basis\"";
        for (String path : List.of("/work/" + key, "/assignments?directive=" + KEY, "/")) {
            browse(path).andExpect(content().string(containsString(link)));
        }
        browse("/work/khong-co/basis").andExpect(status().isNotFound());
        browse("/api/assignments/khong-co/basis").andExpect(status().isNotFound());
        browser.perform(get("/api/docs").with(user("t.office.clerk")))
                .andExpect(content().string(containsString("/api/assignments/{key}/basis")));
        for (String path : List.of("/work/" + key + "/basis", "/api/assignments/" + key + "/basis")) {
            browse(path);
            assertThat(statements(path)).as(path).isBetween(5L, (long) MOST_STATEMENTS);
        }
    }

    private void step(String key, String task, String owner, String opened, String done) {
        office.step(key, task, owner, DUE);
        jdbc.sql("update register.step set opened_at = ?, done_at = cast(? as timestamptz), done_by = ? "
                        + "where task_id = ?")
                .params(
                        WebOffice.morning(LocalDate.parse(opened)),
                        done == null ? null : WebOffice.morning(LocalDate.parse(done)),
                        done == null ? null : owner,
                        key + "/" + task)
                .update();
    }

    private void alert(String key, String task, LocalDate due, String rung, String state) {
        jdbc.sql("""
                        insert into register.alert (idempotency_key, directive, proceeding, task, due, rung, recipient,
                          channel, nominal_at, send_at, sent_at, state, created_at)
                        values (?, ?, ?, ?, ?, ?, 't.b2', 'SMS', '2020-12-28T01:00+07:00', '2020-12-28T07:30+07:00',
                          '2020-12-28T07:30+07:00', ?, now())
                        """)
                .params(String.join("|", key, task, due.toString(), rung), KEY, key, task, due, rung, state)
                .update();
    }

    private long statements(String path) throws Exception {
        jdbc.sql("create extension if not exists pg_stat_statements").update();
        jdbc.sql("select cast(pg_stat_statements_reset() as text)")
                .query(String.class)
                .list();
        browse(path);
        return jdbc.sql("select coalesce(sum(calls), 0) from pg_stat_statements where query like '%register.%'")
                .query(Long.class)
                .single();
    }

    private ResultActions api(String key) throws Exception {
        return browse("/api/assignments/" + key + "/basis");
    }

    private ResultActions page(String key) throws Exception {
        return browse("/work/" + key + "/basis");
    }

    private ResultActions browse(String path) throws Exception {
        return browser.perform(
                get(java.net.URI.create(path)).with(user("t.office.clerk")).session(session));
    }
}
