package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
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
@DisplayName("Trang: bảng theo dõi, văn bản, hồ sơ công việc")
class PagesIT {

    private static final String KEY = "T-WEB-PAGES";
    private static final String REPORTING = KEY + ":continuous:t.b4";
    private static final LocalDate DUE = LocalDate.parse("2020-12-31");
    private static final String HOSTILE = "<script>alert(\"x\")</script>";
    /** Two of them ask who reads, once a request. */
    private static final int MOST_STATEMENTS = 12;

    /** The page of one piece of work also offers what its owner may ask, and shows what was asked and said. */
    private static final int MOST_OF_WORK = 22;

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
        clock.standAt(WebOffice.morning(LocalDate.parse("2021-01-06")).toInstant());
        office.alone();
        office.directive(KEY, "execute", DUE, 5);
        office.assignment(KEY, "t.b1", "IN_PROGRESS", DUE, "DOCUMENT");
        office.assignment(KEY, "t.b2", "RETURNED", DUE, "DOCUMENT");
        office.assignment(KEY, "t.b3", "DONE", DUE, "DOCUMENT");
        office.assignment(KEY, "t.b4", "CONTINUOUS", null, null);
        office.assignment(KEY, "t.b5", "IN_PROGRESS", DUE.plusDays(7), "INTERNAL");
        office.submission(KEY + ":1:t.b2", 1, LocalDate.parse("2020-12-30"), "RETURNED", DUE);
        office.submission(KEY + ":1:t.b3", 1, LocalDate.parse("2020-12-30"), "CONFIRMED", DUE);
        office.step(KEY + ":1:t.b1", "userTask_execute", "t.b1", DUE);
        office.step(KEY + ":1:t.b5", "userTask_confirm", "t.monitor", DUE);
    }

    @AfterEach
    void clean() {
        jdbc.sql("update register.body set name = 'Đơn vị t.b1' where code = 't.b1'")
                .update();
        office.forget(KEY);
        clock.real();
    }

    @Test
    @DisplayName("Bảng theo dõi: ngoại lệ nêu ai, mấy ngày, thiếu gì, cấp nào quyết định; phân loại có mẫu số")
    void theBoardShowsExceptionsAndTheDenominator() throws Exception {
        jdbc.sql("update register.measure set product = 'Kế hoạch thử' where directive = ?")
                .param(KEY)
                .update();
        page("/")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Trên tổng số")))
                .andExpect(content().string(containsString("hoàn thành đúng hạn")))
                .andExpect(content().string(containsString("hoàn thành quá hạn")))
                .andExpect(content().string(containsString("đang thực hiện trong hạn")))
                .andExpect(content().string(containsString("đang thực hiện quá hạn")))
                .andExpect(content().string(containsString("không thời hạn")))
                .andExpect(content().string(containsString("Đơn vị t.b1")))
                .andExpect(content().string(containsString("3 ngày làm việc")))
                .andExpect(content().string(containsString("Kế hoạch thử")))
                .andExpect(content().string(containsString("Thường trực thử")))
                .andExpect(content().string(containsString("Bước thử")));
    }

    @Test
    @DisplayName("Tên và lời văn ác ý chỉ là chữ trên mọi trang")
    void hostileNamesAndWordingAreText() throws Exception {
        jdbc.sql("update register.body set name = ? where code = 't.b1'")
                .param("Đơn vị " + HOSTILE)
                .update();
        jdbc.sql("update register.directive set subject = ?, signer_name = ? where key = ?")
                .params(HOSTILE, HOSTILE, KEY)
                .update();
        jdbc.sql("update register.clause set wording = ?, label = ? where directive = ?")
                .params(HOSTILE, HOSTILE, KEY)
                .update();
        jdbc.sql("update register.measure set title = ?, product = ? where directive = ?")
                .params(HOSTILE, HOSTILE, KEY)
                .update();
        jdbc.sql("insert into register.trail (at, actor, directive, proceeding, event, detail) "
                        + "values (now(), ?, ?, ?, 'moved', ?)")
                .params(HOSTILE, KEY, KEY + ":1:t.b1", HOSTILE)
                .update();
        office.paper(KEY + ":1:t.b1", HOSTILE, HOSTILE);
        for (String path : List.of(
                "/",
                "/directives",
                "/directives/" + KEY,
                "/directives/" + KEY + "/trail",
                "/assignments?directive=" + KEY,
                "/work/" + KEY + ":1:t.b1",
                "/work/%3Cscript%3Ealert(1)%3C%2Fscript%3E".replace("%2F", "-"))) {
            page(path)
                    .andExpect(content().string(not(containsString("<script>alert"))))
                    .andExpect(content().string(not(containsString("alert(\"x\")"))));
        }
    }

    @Test
    @DisplayName("Trang văn bản: nguyên văn, độ phủ, ma trận phản hồi, lịch")
    void aDirectiveAsAWhole() throws Exception {
        page("/directives/" + KEY)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Làm việc này.")))
                .andExpect(content().string(containsString("Độ phủ 1/1 điểm")))
                // Nothing is disseminated: a matrix of who did would be empty.
                .andExpect(content().string(not(containsString("Phản hồi của các cơ quan"))))
                .andExpect(content().string(containsString("Lịch thực hiện")))
                .andExpect(content().string(containsString("31/12/2020")));
    }

    @Test
    @DisplayName("Hồ sơ công việc: ai giao, hạn và vì sao, lần trả lại cuối đòi gì; đúng lượt mới có chỗ nộp tệp")
    void aPieceOfWork() throws Exception {
        page("/work/" + KEY + ":1:t.b2")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Thường trực thử")))
                .andExpect(content().string(containsString("văn bản ấn định")))
                .andExpect(content().string(containsString("Bổ sung phụ lục")))
                .andExpect(content().string(not(containsString("data-upload"))));
        page("/work/" + KEY + ":1:t.b1")
                .andExpect(content().string(containsString("data-upload")))
                .andExpect(content().string(containsString("20 MB")))
                .andExpect(content().string(containsString("60 MB")));
        browser.perform(get("/work/" + KEY + ":1:t.b1").with(user("t.monitor")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("data-upload"))));
        browser.perform(get("/work/" + KEY + ":1:t.b5").with(user("t.monitor")))
                .andExpect(content().string(not(containsString("data-upload"))));
        page("/work/" + KEY).andExpect(redirectedUrl("/directives/" + KEY));
        page("/work/" + KEY + ":1:t.b2/receipt/1")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Giấy biên nhận")));
        page("/work/" + KEY + ":1:t.b2/receipt/9").andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("Báo cáo định kỳ: mỗi điểm một mục, lưu chung, kỳ trước ở bên; người khác vừa lưu thì không đè")
    void theRowsOfAReport() throws Exception {
        openReport();
        String page = page(REPORTING_PAGE)
                .andExpect(content().string(containsString("Kỳ trước đã viết")))
                .andExpect(content().string(containsString("Năm 2019 đã làm")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String seen = page.replaceAll("(?s).*name=\"seen\" value=\"([^\"]+)\".*", "$1");
        save("t.b4", "2020", seen, "Năm 2020\r\nđã làm ").andExpect(redirectedUrl(REPORTING_PAGE));
        assertThat(written("2020")).isEqualTo("Năm 2020\nđã làm");

        save("t.b4", "2020", seen, "Bản của người đến sau")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("vừa lưu")))
                .andExpect(content().string(containsString("Bản của người đến sau")));
        assertThat(written("2020")).isEqualTo("Năm 2020\nđã làm");

        save("t.b1", "2020", seen, "Nhập hộ").andExpect(status().isForbidden());
        save("t.b4", "2019", seen, "Sửa kỳ cũ").andExpect(content().string(containsString("không sửa được")));
        assertThat(written("2019")).isEqualTo("Năm 2019 đã làm");
    }

    @Test
    @DisplayName("Báo cáo theo dõi: số liệu hệ thống lập khi đang soạn, ký rồi thì khóa")
    void theMonitoringBodySeesItsFigures() throws Exception {
        openMonitoring();
        page(MONITORING_PAGE)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Báo cáo theo dõi kỳ 2020")))
                .andExpect(content().string(containsString("đang lập")))
                .andExpect(content().string(containsString("Danh sách quá hạn: 2 việc")));
        jdbc.sql("""
                        update register.monitoring_report set code = 'T-WEB/2020', signed_at = now(), number = '9-BC',
                          figures = '{"cutOff": "2020-12-31", "doneInTime": 77, "late": []}' where proceeding = ?
                        """).param(KEY + ":1:t.b5").update();
        page(MONITORING_PAGE)
                .andExpect(content().string(containsString("số liệu đã khóa")))
                .andExpect(content().string(containsString("T-WEB/2020")))
                .andExpect(content().string(containsString(">77<")));
    }

    @Test
    @DisplayName("Đề án: mốc, văn bản, ý kiến theo thứ tự; trả lại rồi nộp lại được xác nhận thì thôi nhắc lần trả")
    void theFileOfAScheme() throws Exception {
        openScheme();
        page(SCHEME_PAGE)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Hồ sơ đề án")))
                .andExpect(content().string(containsString("Xây dựng đề cương")))
                .andExpect(content().string(containsString("Đồng ý, có góp ý")))
                .andExpect(content().string(containsString("Bổ sung phụ lục")));
        office.submission(KEY + ":1:t.b2", 2, DUE, "CONFIRMED", DUE);
        page(SCHEME_PAGE).andExpect(content().string(not(containsString("hoàn thiện –"))));
    }

    private void openScheme() {
        String key = KEY + ":1:t.b2";
        jdbc.sql("update register.assignment set kind = 'scheme' where key = ?")
                .param(key)
                .update();
        jdbc.sql("insert into register.scheme (assignment) values (?)")
                .param(key)
                .update();
        jdbc.sql("insert into register.milestone values (?, 'userTask_outline', '2020-06-01', null)")
                .param(key)
                .update();
        jdbc.sql("insert into register.scheme_record (assignment, step, number, recorded_by, recorded_at) "
                        + "values (?, 'userTask_appraise', '1/BC', 'ai đó', now())")
                .param(key)
                .update();
        jdbc.sql("insert into register.consultation (assignment, round, body, asked_at, due, answered_at, answer) "
                        + "values (?, 1, 't.b5', now(), '2020-07-01', now(), 'AGREED_WITH_REMARKS')")
                .param(key)
                .update();
    }

    private void openMonitoring() {
        jdbc.sql("update register.assignment set kind = 'monitor' where key = ?")
                .param(KEY + ":1:t.b5")
                .update();
        jdbc.sql("insert into register.monitoring_report (proceeding, period, cut_off, due) "
                        + "values (?, '2020', '2020-12-31', '2020-12-31')")
                .param(KEY + ":1:t.b5")
                .update();
    }

    @Test
    @DisplayName("Mỗi trang nhiều nhất tám câu lệnh SQL, có bao nhiêu việc cũng vậy")
    void pagesAskLittle() throws Exception {
        openReport();
        openMonitoring();
        openScheme();
        for (String path : List.of(
                "/",
                "/directives",
                "/directives/" + KEY,
                "/directives/" + KEY + "/trail",
                "/assignments?directive=" + KEY + "&overdue=true",
                "/work/" + KEY + ":1:t.b1",
                "/work/" + KEY + ":1:t.b4",
                REPORTING_PAGE,
                MONITORING_PAGE,
                SCHEME_PAGE,
                "/api/assignments?directive=" + KEY,
                "/api/directives/" + KEY + "/schedule")) {
            page(path);
            assertThat(statements(path)).as(path).isBetween(1L, (long)
                    (path.startsWith("/work/") ? MOST_OF_WORK : MOST_STATEMENTS));
        }
    }

    @Test
    @DisplayName("Không có trang: 404 bằng tiếng Việt, có lối về; trình duyệt xin tiếng Anh thì được tiếng Anh")
    void errorsAreHelpful() throws Exception {
        page("/work/khong-co")
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("Không có công việc nào mang mã khong-co")))
                .andExpect(content().string(containsString("Về bảng theo dõi")));
        page("/error").andExpect(status().isNotFound());
        browser.perform(get("/").with(user("t.office.clerk")).header("Accept-Language", "en"))
                .andExpect(content().string(containsString("lang=\"en\"")))
                .andExpect(content().string(containsString("completed on time")));
        browser.perform(get("/").with(user("t.office.clerk")).header("Accept-Language", "fr"))
                .andExpect(content().string(containsString("lang=\"vi\"")));
    }

    private static final String REPORTING_PAGE = "/work/" + REPORTING;
    private static final String SCHEME_PAGE = "/work/" + KEY + ":1:t.b2";
    private static final String MONITORING_PAGE = "/work/" + KEY + ":1:t.b5";

    private void openReport() {
        jdbc.sql("""
                        insert into register.proceeding (key, directive, process, process_instance_id, owner, started_at)
                        values (?, ?, 'period-reporting', ?, 't.b4', now())
                        """).params(REPORTING, KEY, "pi-" + REPORTING).update();
        jdbc.sql("update register.assignment set proceeding = ?, kind = 'continuous' where key = ?")
                .params(REPORTING, KEY + ":1:t.b4")
                .update();
        period("2019", "RECEIVED", "Năm 2019 đã làm");
        period("2020", "OPEN", "");
        office.step(REPORTING, "userTask_report", "t.b4", DUE);
    }

    private void period(String period, String state, String content) {
        jdbc.sql("""
                        insert into register.report (proceeding, period, opened_at, due, set_by, state)
                        values (?, ?, now(), cast(? as date), 'MONITOR', ?)
                        """).params(REPORTING, period, period + "-12-15", state).update();
        jdbc.sql("insert into register.report_row values (?, ?, ?, ?)")
                .params(REPORTING, period, KEY + ":1:t.b4", content)
                .update();
    }

    private String written(String period) {
        return jdbc.sql("select content from register.report_row where proceeding = ? and period = ?")
                .params(REPORTING, period)
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("Kê nhiệm vụ mới sai thì báo rõ, chữ đã gõ vẫn còn")
    void whatWasTypedStaysWhereALineOfAChangeIsRefused() throws Exception {
        String change = KEY + ":change:1";
        jdbc.sql("""
                        insert into register.directive_change (key, directive, ordinal, kind, number, dated_on, reason, state,
                          prepared_by, prepared_at)
                        values (?, ?, 1, 'AMENDED', '20-CV/TU', '2021-01-05', 'Thử', 'PREPARING', 't.office.clerk', now())
                        """).params(change, KEY).update();
        try {
            browser.perform(post("/changes/" + change + "/items")
                            .with(user("t.office.clerk"))
                            .with(csrf())
                            .session(session)
                            .param("action", "ADD_MEASURE")
                            .param("clause", "1")
                            .param("measure", "1")
                            .param("kind", "disseminate")
                            .param("title", "Việc gõ dở")
                            .param("due", "2021-02-01"))
                    .andExpect(redirectedUrl("/changes/" + change));
            browser.perform(get("/changes/" + change)
                            .with(user("t.office.clerk"))
                            .session(session))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Mã nhiệm vụ 1 đã có")))
                    .andExpect(content().string(containsString(">Việc gõ dở</textarea>")))
                    .andExpect(content().string(containsString("value=\"2021-02-01\"")));
        } finally {
            jdbc.sql("delete from register.directive_change where key = ?")
                    .param(change)
                    .update();
        }
    }

    private ResultActions save(String account, String period, String seen, String text) throws Exception {
        return browser.perform(post(REPORTING_PAGE + "/rows")
                .with(user(account))
                .with(csrf())
                .param("period", period)
                .param("seen", seen)
                .param("assignment", KEY + ":1:t.b4")
                .param("content", text));
    }

    private long statements(String path) throws Exception {
        jdbc.sql("create extension if not exists pg_stat_statements").update();
        jdbc.sql("select cast(pg_stat_statements_reset() as text)")
                .query(String.class)
                .list();
        page(path);
        return jdbc.sql("select coalesce(sum(calls), 0) from pg_stat_statements where query like '%register.%'")
                .query(Long.class)
                .single();
    }

    private ResultActions page(String path) throws Exception {
        String account = path.startsWith(REPORTING_PAGE)
                ? "t.b4"
                : path.endsWith(":t.b2") ? "t.b2" : path.endsWith(":t.b1") ? "t.b1" : "t.office.clerk";
        return browser.perform(
                get(java.net.URI.create(path)).with(user(account)).session(session));
    }
}
