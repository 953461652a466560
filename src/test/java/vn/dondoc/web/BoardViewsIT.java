package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.springframework.web.util.HtmlUtils;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;

@OfficeTest
@DisplayName("Các cách xem của bảng theo dõi")
class BoardViewsIT {

    private static final String KEY = "T-WEB-VIEWS";
    private static final LocalDate TODAY = LocalDate.parse("2021-01-06");
    private static final LocalDate DUE = LocalDate.parse("2020-12-31");
    private static final String INSPECTOR = "t.inspector";

    /** Two of them ask who reads. */
    private static final long MOST_STATEMENTS = 12;

    /** Of one view: what other classes left in the register repeats the same lists. */
    private static final int MOST_LINKS = 15;

    private static final List<String> VIEWS = List.of(
            "/",
            "/board/figures?by=body",
            "/board/figures?by=directive&all=true",
            "/board/figures?by=clause&directive=" + KEY,
            "/board/figures?by=month",
            "/board/figures?by=quarter&due=2020-Q4",
            "/board/figures?by=year&due=2020-12",
            "/board/figures?by=body&due=none",
            "/board/progress",
            "/board/progress?directive=" + KEY,
            "/board/matrix",
            "/board/matrix?directive=" + KEY,
            "/board/steps",
            "/board/ageing",
            "/board/ageing?directive=" + KEY,
            "/directives/" + KEY);

    private static final Pattern NUMBER =
            Pattern.compile("<a[^>]*href=\"((?:/assignments|/board/steps/list)\\?[^\"]*)\"[^>]*>(\\d+)</a>");
    private static final Pattern RANGE = Pattern.compile("<caption>[^<]* (?:trên|of) ([\\d.]+)</caption>");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private WebOffice office;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClockControl clock;

    private final Map<String, MockHttpSession> sessions = new LinkedHashMap<>();
    private MockMvc browser;

    @BeforeEach
    void aDirective() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clock.standAt(WebOffice.morning(TODAY).toInstant());
        office.alone();
        office.directive(KEY, "disseminate", DUE, 8);
        fill(8);
        jdbc.sql("insert into register.person (account, name) values (?, ?) on conflict do nothing")
                .params(INSPECTOR, INSPECTOR)
                .update();
        jdbc.sql(
                        "insert into register.membership (person, body, role) values (?, ?, 'INSPECTOR') on conflict do nothing")
                .params(INSPECTOR, SampleOffice.OFFICE)
                .update();
        jdbc.sql("""
                        insert into register.inspection (inspector, directive, body, number, dated_on, valid_from, valid_to,
                          opened_by, opened_at)
                        values (?, ?, 't.b2', '1-QĐ', '2020-01-01', '2020-01-01', '2999-12-31', 'x', now())
                        """).params(INSPECTOR, KEY).update();
    }

    /** One of each class, over and over. */
    private void fill(int bodies) {
        for (int i = 1; i <= bodies; i++) {
            String body = "t.b" + i;
            switch (i % 8) {
                case 1 -> office.assignment(KEY, body, "RECEIVED_PENDING", DUE, "DOCUMENT");
                case 2 -> office.assignment(KEY, body, "IN_PROGRESS", LocalDate.parse("2020-11-02"), "DOCUMENT");
                case 3 -> {
                    done(office.assignment(KEY, body, "DONE", DUE, "DOCUMENT"), LocalDate.parse("2020-12-30"));
                }
                case 4 -> {
                    done(office.assignment(KEY, body, "DONE", LocalDate.parse("2020-12-10"), "STANDING"), DUE);
                }
                case 5 -> office.assignment(KEY, body, "CONTINUOUS", null, null);
                case 6 -> office.assignment(KEY, body, "CANCELLED", DUE, "DOCUMENT");
                case 7 -> {
                    String key = office.assignment(KEY, body, "SUBMITTED", DUE, "MONITOR");
                    office.submission(key, 1, DUE.minusDays(3), "RETURNED", DUE.plusDays(4));
                    office.submission(key, 2, TODAY, null, null);
                    office.step(key, "userTask_confirm", SampleOffice.MONITOR, LocalDate.parse("2021-01-04"));
                }
                default -> office.assignment(KEY, body, "IN_PROGRESS", TODAY.plusDays(60), "INTERNAL");
            }
        }
        jdbc.sql("update register.assignment set received_on = '2019-10-20' where directive = ? and state <> ?")
                .params(KEY, "RECEIVED_PENDING")
                .update();
        office.step(KEY + ":1:t.b1", "userTask_register", "t.b1", LocalDate.parse("2020-12-01"));
    }

    private void done(String key, LocalDate on) {
        office.submission(key, 1, on, "CONFIRMED", on);
        jdbc.sql("update register.assignment set closed_at = ? where key = ?")
                .params(WebOffice.morning(on), key)
                .update();
    }

    @AfterEach
    void clean() {
        jdbc.sql("delete from register.inspection where inspector = ?")
                .param(INSPECTOR)
                .update();
        office.forget(KEY);
        clock.real();
    }

    @Test
    @DisplayName("Mỗi con số mở ra đúng danh sách làm nên nó: lãnh đạo, cơ quan theo dõi, đơn vị, người kiểm tra")
    void everyNumberIsItsList() throws Exception {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (String account : List.of("t.office.clerk", SampleOffice.MONITOR, "t.b2", INSPECTOR)) {
            for (String view : VIEWS) {
                Matcher links = NUMBER.matcher(html(account, view));
                for (int i = 0; i < MOST_LINKS && links.find(); i++) {
                    String list = HtmlUtils.htmlUnescape(links.group(1));
                    assertThat(rows(html(account, list)))
                            .as(account + " " + view + " → " + list)
                            .isEqualTo(Long.parseLong(links.group(2)));
                    numbers.merge(account, 1, Integer::sum);
                }
            }
        }
        assertThat(numbers.get("t.office.clerk")).isGreaterThan(100);
        assertThat(numbers.get(SampleOffice.MONITOR)).isGreaterThan(100);
        assertThat(numbers.get("t.b2")).isGreaterThan(9);
        assertThat(numbers.get(INSPECTOR)).isGreaterThan(9);
    }

    @Test
    @DisplayName("Danh sách và từng việc nói một lời về ai được đọc gì")
    void theListAndTheSinglePieceAgreeOnWhoReads() throws Exception {
        for (String account :
                List.of(SampleOffice.MONITOR, SampleOffice.STANDING + ".signer", "t.b2", "t.b5", INSPECTOR)) {
            String listed = html(account, "/api/assignments?size=100&directive=" + KEY);
            for (int i = 1; i <= 8; i++) {
                String key = KEY + ":1:t.b" + i;
                boolean single = as(account, "/api/assignments/" + key)
                                .andReturn()
                                .getResponse()
                                .getStatus()
                        == 200;
                assertThat(listed.contains("\"" + key + "\""))
                        .as(account + " " + key)
                        .isEqualTo(single);
            }
        }
    }

    @Test
    @DisplayName("Cộng theo cơ quan bằng tổng; tỷ lệ nào cũng có mẫu số")
    void theSumIsThatOfTheRows() throws Exception {
        String page = html("t.office.clerk", "/board/figures?by=body&directive=" + KEY);
        String table = page.substring(page.indexOf("<tbody>"), page.indexOf("</tfoot>"));
        Matcher totals = Pattern.compile("(?s)data-label=\"Tổng số\">(?:<a[^>]*>)?(\\d+)")
                .matcher(table);
        long sum = 0;
        long last = 0;
        while (totals.find()) {
            last = Long.parseLong(totals.group(1));
            sum += last;
        }
        assertThat(last).isEqualTo(7);
        assertThat(sum).isEqualTo(2 * last);
        assertThat(table).contains("2/6 (33,3%)").contains("4/6 (66,7%)");
    }

    @Test
    @DisplayName("Tìm không dấu: đ là d, chữ hoa chữ thường như nhau; ký tự lạ chỉ là ký tự")
    void searchNeedsNoToneMarks() throws Exception {
        jdbc.sql("update register.directive set subject = 'Về xây dựng đội ngũ trí thức' where key = ?")
                .param(KEY)
                .update();
        jdbc.sql("update register.clause set wording = 'Đẩy mạnh ĐÀO TẠO 100% ở Ngọc Hồi.' where directive = ?")
                .param(KEY)
                .update();
        jdbc.sql("update register.measure set product = 'Đề án đãi ngộ' where directive = ?")
                .param(KEY)
                .update();
        find("doi ngu tri thuc").andExpect(content().string(containsString("Văn bản (1)")));
        find("TRI THỨC đội").andExpect(content().string(containsString("Văn bản (1)")));
        find("dao tao ngoc").andExpect(content().string(containsString("ĐÀO TẠO 100%")));
        find("dai ngo").andExpect(content().string(containsString("Đề án đãi ngộ")));
        find("ban theo doi thu").andExpect(content().string(containsString("Ban theo dõi thử")));
        find("100%").andExpect(content().string(containsString("ĐÀO TẠO 100%")));
        find("1_0%").andExpect(content().string(not(containsString("ĐÀO TẠO 100%"))));
        find("\\").andExpect(content().string(containsString("hai chữ cái trở lên")));
        find("khong co dau").andExpect(content().string(containsString("Không thấy")));
        as("t.stranger", "/search?q=tri+thuc").andExpect(content().string(containsString("Không thấy")));
    }

    @Test
    @DisplayName("Chưa đăng nhập thì không mở được cách xem nào, cũng không tìm được gì")
    void nobodyReadsWithoutALogin() throws Exception {
        for (String view : VIEWS) {
            browser.perform(get(URI.create(view)))
                    .andExpect(status().isFound())
                    .andExpect(header().string("Location", containsString("/login")));
        }
        for (String view :
                List.of("/search?q=tri", "/board/steps/list", "/board/reports", "/assignments?overdue=true")) {
            browser.perform(get(URI.create(view)))
                    .andExpect(status().isFound())
                    .andExpect(header().string("Location", containsString("/login")));
        }
    }

    @Test
    @DisplayName("Kỳ, số ngày, cách xếp gõ sai thì báo rõ cách viết")
    void whatCannotBeReadIsSaid() throws Exception {
        as("t.office.clerk", "/assignments?due=2020-13")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("kỳ viết là 2020, 2020-Q4 hoặc 2020-11")));
        as("t.office.clerk", "/assignments?late=nhieu")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("số ngày viết là 3-9 hoặc 60-")));
        as("t.office.clerk", "/board/figures?by=x").andExpect(status().isConflict());
        as("t.office.clerk", "/board/steps/list?which=x").andExpect(status().isConflict());
        as("t.office.clerk", "/board/matrix?directive=KHONG-CO").andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("Trống thì nói phải làm gì")
    void emptyViewsSayWhatToDo() throws Exception {
        as("t.stranger", "/board/figures?by=body")
                .andExpect(content().string(containsString("Không có việc nào trong phạm vi này")))
                .andExpect(content().string(containsString("Chỉ gồm những việc mà tài khoản này được đọc")));
        as("t.stranger", "/board/progress").andExpect(content().string(containsString("sau khi ký ban hành")));
        as("t.stranger", "/board/matrix").andExpect(content().string(containsString("Chưa có văn bản nào")));
        as("t.stranger", "/board/reports").andExpect(content().string(containsString("Không có báo cáo")));
    }

    @Test
    @DisplayName("Số câu hỏi tới cơ sở dữ liệu của mỗi cách xem không tăng theo số việc")
    void statementsDoNotGrowWithTheRows() throws Exception {
        Map<String, Long> few = new LinkedHashMap<>();
        for (String view : VIEWS) {
            html("t.office.clerk", view);
            few.put(view, statements(view));
        }
        jdbc.sql("delete from register.inspection where inspector = ?")
                .param(INSPECTOR)
                .update();
        office.directive(KEY, "disseminate", DUE, 120);
        fill(120);
        for (String view : VIEWS) {
            assertThat(statements(view))
                    .as(view)
                    .isEqualTo(few.get(view))
                    .isLessThanOrEqualTo(view.startsWith("/directives/") ? MOST_STATEMENTS + 1 : MOST_STATEMENTS);
        }
    }

    private long statements(String view) throws Exception {
        jdbc.sql("create extension if not exists pg_stat_statements").update();
        jdbc.sql("select cast(pg_stat_statements_reset() as text)")
                .query(String.class)
                .list();
        html("t.office.clerk", view);
        return jdbc.sql("select coalesce(sum(calls), 0) from pg_stat_statements where query like '%register.%'")
                .query(Long.class)
                .single();
    }

    private ResultActions find(String words) throws Exception {
        return browser.perform(get("/search").param("q", words).with(user("t.office.clerk")))
                .andExpect(status().isOk());
    }

    private static long rows(String list) {
        Matcher range = RANGE.matcher(list);
        return range.find() ? Long.parseLong(range.group(1).replace(".", "")) : 0;
    }

    private String html(String account, String path) throws Exception {
        return as(account, path)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private ResultActions as(String account, String path) throws Exception {
        return browser.perform(get(URI.create(path))
                .with(user(account))
                .session(sessions.computeIfAbsent(account, key -> new MockHttpSession())));
    }
}
