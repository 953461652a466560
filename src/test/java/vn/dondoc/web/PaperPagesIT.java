package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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
import vn.dondoc.papers.Docx;
import vn.dondoc.papers.Drafts;
import vn.dondoc.papers.Paper;
import vn.dondoc.papers.Templates;
import vn.dondoc.process.DatabaseWork;
import vn.dondoc.register.FrozenFigures;
import vn.dondoc.register.ReportFigures;

@OfficeTest
@DisplayName("Trang văn bản soạn sẵn, mã số liệu, đính chính, mẫu văn bản")
class PaperPagesIT {

    private static final String KEY = "T-WEB-PAPERS";
    private static final LocalDate DUE = LocalDate.parse("2020-12-31");
    private static final String HOSTILE = "<script>alert(1)</script> {{mã số liệu}}";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private WebOffice office;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClockControl clock;

    @Autowired
    private ReportFigures figures;

    @Autowired
    private FrozenFigures frozen;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Templates templates;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private DatabaseWork database;

    private MockMvc browser;
    private String code;

    @BeforeEach
    void lateWork() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clock.standAt(WebOffice.morning(LocalDate.parse("2021-01-06")).toInstant());
        office.directive(KEY, "execute", DUE, 2);
        office.assignment(KEY, "t.b1", "IN_PROGRESS", DUE, "DOCUMENT");
        office.assignment(KEY, "t.b2", "DONE", DUE, "DOCUMENT");
        member("t.monitor.two");
        jdbc.sql("update register.measure set title = ? where directive = ?")
                .params(HOSTILE, KEY)
                .update();
    }

    @AfterEach
    void clean() {
        office.forget(KEY);
        clock.real();
    }

    private void member(String account) {
        jdbc.sql("insert into register.person (account, name) values (?, ?) on conflict do nothing")
                .params(account, account)
                .update();
        jdbc.sql("insert into register.membership (person, body, role) values (?, ?, 'OFFICER') on conflict do nothing")
                .params(account, SampleOffice.MONITOR)
                .update();
    }

    /** A signed monitoring report; each test has its own code, as nothing of it can ever be taken away. */
    private void signed(String period) {
        code = transaction.execute(status -> frozen.freeze(
                new FrozenFigures.Signed(
                        FrozenFigures.Kind.MONITORING,
                        KEY,
                        KEY + ":1:t.b1",
                        SampleOffice.MONITOR,
                        period,
                        "40-BC/THU",
                        LocalDate.parse("2021-01-06"),
                        SampleOffice.MONITOR),
                figures.ofDirective(KEY)));
    }

    @Test
    @DisplayName("Cơ quan theo dõi tải công văn đôn đốc là tệp Word; đơn vị khác không soạn được")
    void draws() throws Exception {
        byte[] letter = browser.perform(post("/papers/drafts")
                        .param("paper", "urging-letter")
                        .param("about", KEY)
                        .param("to", "t.b1")
                        .with(user(SampleOffice.MONITOR))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(new Docx(letter).table("Nhiệm vụ").get(0)).contains(HOSTILE, "31-12-2020", "3");
        browser.perform(post("/papers/drafts")
                        .param("paper", "urging-letter")
                        .param("about", KEY)
                        .param("to", "t.b1")
                        .with(user("t.b2"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        browser.perform(post("/papers/drafts")
                        .param("paper", "urging-letter")
                        .param("about", KEY)
                        .param("to", "t.b2")
                        .with(user(SampleOffice.MONITOR))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("không có việc nào quá hạn")));
        browser.perform(get("/papers").param("about", KEY).with(user(SampleOffice.MONITOR)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Công văn đôn đốc: Đơn vị t.b1"), containsString("Bản thảo đã soạn"))));
        long draft = drafts.kept(KEY, SampleOffice.MONITOR).get(0).draft().id();
        browser.perform(get("/papers/drafts/" + draft).with(user("t.b1"))).andExpect(status().isNotFound());
        browser.perform(multipart("/papers/drafts/" + draft + "/signed")
                        .file(new MockMultipartFile("file", "ky.pdf", "application/pdf", "%PDF-1.4 x".getBytes()))
                        .param("number", "55-CV/THU")
                        .param("datedOn", "2021-01-06")
                        .with(user(SampleOffice.MONITOR))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andExpect(flash().attributeExists("done"));
        long scan =
                drafts.kept(KEY, SampleOffice.MONITOR).get(0).signed().get(0).id();
        browser.perform(get("/papers/signed/" + scan).with(user(SampleOffice.MONITOR)))
                .andExpect(status().isOk())
                .andExpect(content().bytes("%PDF-1.4 x".getBytes()));
        browser.perform(get("/papers/signed/" + scan).with(user("t.b1"))).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("Trên biểu mẫu của việc có nút soạn bản thảo cho đúng việc đó; người khác không thấy")
    void offeredWithTheTask() throws Exception {
        office.step(KEY + ":1:t.b1", "userTask_rule", SampleOffice.STANDING, DUE);
        jdbc.sql("update register.step set task_id = 'papers-1' where proceeding = ? and task = 'userTask_rule'")
                .param(KEY + ":1:t.b1")
                .update();
        browser.perform(get("/tasks/papers-1/brief").with(user(SampleOffice.STANDING)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("action=\"/papers/drafts\""),
                                containsString("Công văn đôn đốc: Đơn vị t.b1"))));
        browser.perform(get("/api/tasks/papers-1/papers").with(user(SampleOffice.STANDING)))
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].paper").value("urging-letter"))
                .andExpect(jsonPath("$.items[0].to").value("t.b1"));
        browser.perform(get("/api/tasks/papers-1/papers").with(user("t.b1"))).andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("Mã số liệu cho đúng số liệu lúc ký dù việc đã làm thêm; trang và /api cùng một số; chữ lạ chỉ là chữ")
    void frozenForEver() throws Exception {
        signed("P1");
        jdbc.sql("update register.assignment set state = 'DONE', closed_at = now() where key = ?")
                .param(KEY + ":1:t.b1")
                .update();
        browser.perform(get("/api/papers/" + code).with(user(SampleOffice.MONITOR)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.totals.total").value(2))
                .andExpect(jsonPath("$.totals.dated").value(2))
                .andExpect(jsonPath("$.totals.openLate").value(1))
                .andExpect(jsonPath("$.rows.length()").value(2))
                .andExpect(jsonPath("$.rows[0].daysLate").value(3))
                .andExpect(jsonPath("$.number").value("40-BC/THU"));
        browser.perform(get("/papers/" + code).with(user(SampleOffice.MONITOR)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("40-BC/THU"),
                                containsString("đang thực hiện quá hạn"),
                                not(containsString("<script>alert(1)")))));
        browser.perform(get("/papers/" + code).with(user("t.b2"))).andExpect(status().isNotFound());
        for (String table : List.of("figure_set", "figure_row")) {
            assertThatThrownBy(() -> jdbc.sql("delete from register." + table + " where code = ?")
                            .param(code)
                            .update())
                    .hasMessageContaining("only ever added to");
        }
    }

    @Test
    @DisplayName("Đính chính: một người đề nghị, người khác xác nhận; bản mới nói khác gì và vì sao, bản cũ còn nguyên;"
            + " cơ sở dữ liệu cũng không cho một người làm cả hai")
    void correctedByTwo() throws Exception {
        signed("P2");
        String work = KEY + ":1:t.b1";
        browser.perform(post("/papers/" + code + "/corrections")
                        .param("reason", "Ghi nhầm: đơn vị đã xong đúng hạn.")
                        .param("work", work, work, "")
                        .param("field", "standing", "daysLate", "due")
                        .param("now", "", "0", "")
                        .param("standing", "DONE_IN_TIME", "", "")
                        .with(user(SampleOffice.MONITOR))
                        .with(csrf()))
                .andExpect(flash().attributeExists("done"));
        long id = frozen.corrections(code).get(0).id();
        for (String who : List.of("t.b1", "t.office.clerk")) {
            browser.perform(decide(id, who)).andExpect(status().is4xxClientError());
        }
        browser.perform(decide(id, SampleOffice.MONITOR))
                .andExpect(flash().attribute("refused", containsString("không tự xác nhận")));
        assertThatThrownBy(() -> jdbc.sql("""
                        update register.figure_correction set outcome = 'CONFIRMED', decided_by = proposed_by,
                          decided_at = now() where id = ?
                        """).param(id).update()).hasMessageContaining("two_persons");
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into register.figure_set (code, version, kind, directive, proceeding, body, number,
                          dated_on, cut_off, cause, reason, proposed_by, frozen_by, frozen_at)
                        select code, 2, kind, directive, proceeding, body, number, dated_on, cut_off, 'CORRECTED', 'x',
                          'a', 'b', now() from register.figure_set where code = ?
                        """).param(code).update())
                .hasMessageContaining("proposed and confirmed by two persons");
        browser.perform(decide(id, "t.monitor.two")).andExpect(flash().attributeExists("done"));
        browser.perform(get("/api/papers/" + code).with(user(SampleOffice.MONITOR)))
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.cause").value("CORRECTED"))
                .andExpect(jsonPath("$.reason").value("Ghi nhầm: đơn vị đã xong đúng hạn."))
                .andExpect(jsonPath("$.totals.openLate").value(0))
                .andExpect(jsonPath("$.totals.doneInTime").value(1))
                .andExpect(jsonPath("$.changes[0].was").value("OPEN_LATE"))
                .andExpect(jsonPath("$.changes[0].now").value("DONE_IN_TIME"));
        browser.perform(get("/api/papers/" + code).param("version", "1").with(user(SampleOffice.MONITOR)))
                .andExpect(jsonPath("$.totals.openLate").value(1));
        browser.perform(decide(id, "t.monitor.two"))
                .andExpect(flash().attribute("refused", containsString("đã được xử lý")));
        assertThat(jdbc.sql("select detail from register.trail where event = 'paper' and detail like ? order by id")
                        .param("%" + code + "%")
                        .query(String.class)
                        .list())
                .hasSize(2);
    }

    private org.springframework.test.web.servlet.RequestBuilder decide(long id, String who) {
        return post("/papers/corrections/" + id)
                .param("code", code)
                .param("confirmed", "true")
                .with(user(who))
                .with(csrf());
    }

    @Test
    @DisplayName("Đính chính sai cách: nêu chỗ sai, chưa ghi gì")
    void wrongCorrections() throws Exception {
        signed("P3");
        String work = KEY + ":1:t.b1";
        for (String[] wrong : new String[][] {
            {"", "standing", "DONE_IN_TIME", "lý do"},
            {"lý do", "standing", "XONG", "không có"},
            {"lý do", "due", "31/12/2020", "không đọc được"},
            {"lý do", "daysLate", "-1", "phải là số"},
            {"lý do", "content", "x", "không có nội dung"},
            {"lý do", "state", "DONE", "Không đính chính được mục"},
            {"lý do", "standing", "OPEN_LATE", "Chưa ghi số liệu nào khác"}
        }) {
            browser.perform(post("/papers/" + code + "/corrections")
                            .param("reason", wrong[0])
                            .param("work", work)
                            .param("field", wrong[1])
                            .param("now", wrong[2])
                            .with(user(SampleOffice.MONITOR))
                            .with(csrf()))
                    .andExpect(flash().attribute("refused", containsString(wrong[3])));
        }
        assertThat(frozen.corrections(code)).isEmpty();
    }

    @Test
    @DisplayName(
            "Văn thư đổi mẫu bằng Word: kiểm tra, xem trước, dùng từ ngày, có lý do; thôi dùng thì mẫu trước lại dùng")
    void templateByTheClerk() throws Exception {
        byte[] shipped = templates
                .on(Paper.CLOSING_REPORT, LocalDate.parse("2021-01-06"))
                .content();
        byte[] own = reworded(shipped);
        String clerk = "t.office.clerk";
        browser.perform(get("/papers/templates").with(user("t.b1"))).andExpect(status().isForbidden());
        browser.perform(multipart("/papers/templates/preview")
                        .file(new MockMultipartFile("file", "mau.docx", null, "khong phai".getBytes()))
                        .param("paper", "closing-report")
                        .with(user(clerk))
                        .with(csrf()))
                .andExpect(content().string(containsString("nội dung là văn bản thuần")));
        browser.perform(multipart("/papers/templates/preview")
                        .file(new MockMultipartFile("file", "mau.docx", null, own))
                        .param("paper", "closing-report")
                        .with(user(clerk))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Mẫu dùng được"), containsString("«trích yếu»"))));
        assertThat(templates.history()).noneMatch(version -> version.reason().equals("Thử mẫu"));
        for (String[] wrong :
                new String[][] {{"2021-01-06", "", "Chưa ghi lý do"}, {"2021-01-05", "Thử mẫu", "từ hôm nay trở đi"}}) {
            browser.perform(apply(own, wrong[0], wrong[1]).with(user(clerk)).with(csrf()))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(wrong[2])));
        }
        browser.perform(apply(own, "2021-01-06", "Thử mẫu").with(user(clerk)).with(csrf()))
                .andExpect(flash().attributeExists("done"));
        assertThat(draw(LocalDate.parse("2021-01-06"))).contains("Lời của cơ quan");
        assertThat(draw(LocalDate.parse("2021-01-05"))).doesNotContain("Lời của cơ quan");
        assertThat(draw(LocalDate.parse("2026-02-01")))
                .as("a newer rule of layout comes after the office's template")
                .doesNotContain("Lời của cơ quan");
        var version = templates.history().get(0);
        assertThatThrownBy(() -> jdbc.sql("update register.paper_template set content = '' where id = ?")
                        .param(version.id())
                        .update())
                .hasMessageContaining("keeps every version");
        browser.perform(post("/papers/templates/versions/" + version.id() + "/withdraw")
                        .param("reason", "Thử xong")
                        .with(user(clerk))
                        .with(csrf()))
                .andExpect(flash().attributeExists("done"));
        assertThat(draw(LocalDate.parse("2021-01-06"))).doesNotContain("Lời của cơ quan");
        browser.perform(get("/papers/templates/versions/" + version.id()).with(user(clerk)))
                .andExpect(content().bytes(own));
        assertThat(jdbc.sql("select count(*) from register.trail where event = 'paper' and proceeding = ?")
                        .param("papers:closing-report")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder apply(
            byte[] content, String from, String reason) {
        return post("/papers/templates/apply")
                .param("paper", "closing-report")
                .param("file", "mau.docx")
                .param("content", Base64.getEncoder().encodeToString(content))
                .param("from", from)
                .param("reason", reason);
    }

    private String draw(LocalDate on) {
        long id = drafts.draw(Paper.CLOSING_REPORT, KEY, null, on, SampleOffice.MONITOR)
                .id();
        return new Docx(drafts.file(id, SampleOffice.MONITOR).content()).text();
    }

    private static byte[] reworded(byte[] docx) throws Exception {
        try (var word = new org.apache.poi.xwpf.usermodel.XWPFDocument(new java.io.ByteArrayInputStream(docx));
                var out = new java.io.ByteArrayOutputStream()) {
            word.createParagraph().createRun().setText("Lời của cơ quan");
            word.write(out);
            return out.toByteArray();
        }
    }

    @Test
    @DisplayName("Báo cáo 400 dòng: số câu lệnh tới cơ sở dữ liệu không tăng theo số dòng")
    void statementsDoNotGrow() {
        drafts.draw(Paper.CLOSING_REPORT, KEY, null, LocalDate.parse("2021-02-01"), SampleOffice.MONITOR);
        long few = database.of(() -> drafts.draw(
                        Paper.CLOSING_REPORT, KEY, null, LocalDate.parse("2021-02-02"), SampleOffice.MONITOR))
                .statements();
        jdbc.sql("""
                        insert into register.assignment (key, directive, clause, measure, body, kind, due, due_original,
                          due_set_by, state, proceeding, issued_at, period)
                        select directive || ':1:t.b1:' || n, directive, clause, measure, body, kind, due, due_original,
                          due_set_by, state, null, issued_at, 'x' || n
                        from register.assignment, generate_series(1, 400) n where key = ?
                        """).param(KEY + ":1:t.b1").update();
        long many = database.of(() -> drafts.draw(
                        Paper.CLOSING_REPORT, KEY, null, LocalDate.parse("2021-02-03"), SampleOffice.MONITOR))
                .statements();
        assertThat(many).as("%s", database.most()).isEqualTo(few);
        long signing = database.of(() -> signed("P4")).statements();
        assertThat(signing).as("%s", database.most()).isLessThan(15);
        assertThat(frozen.find(code).orElseThrow().rows()).hasSize(402);
    }
}
