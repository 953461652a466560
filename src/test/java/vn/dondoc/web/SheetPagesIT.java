package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.HtmlUtils;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;
import vn.dondoc.process.DatabaseWork;
import vn.dondoc.process.guard.Trusted;

@OfficeTest
@DisplayName("Bảng theo dõi Excel")
class SheetPagesIT {

    private static final String ONE = "Cơ quan Bảng Một";
    private static final String TWO = "Cơ quan Bảng Hai";
    private static final LocalDate DAY = LocalDate.parse("2019-10-17");
    private static final String PLAN = "Xây dựng kế hoạch số hóa hồ sơ của ngành.";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private SampleOffice office;

    @Autowired
    private WebOffice works;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ClockControl clock;

    @Autowired
    private DatabaseWork work;

    private MockMvc browser;

    @BeforeEach
    void bodies() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clock.standAt(WebOffice.morning(LocalDate.parse("2021-01-06")).toInstant());
        office.open();
        office.body("t.sheet1", ONE, "DISTRICT_COMMITTEE");
        office.body("t.sheet2", TWO, "DISTRICT_COMMITTEE");
        forget();
    }

    @AfterEach
    void away() {
        forget();
        clock.real();
    }

    private void forget() {
        jdbc.sql("select key from register.directive where number like '48%/BT'")
                .query(String.class)
                .list()
                .forEach(key -> {
                    jdbc.sql("select process_instance_id from register.proceeding where key = ?")
                            .param(key)
                            .query(String.class)
                            .list()
                            .forEach(each -> Trusted.run(() -> runtime.deleteProcessInstance(each, "thử xong")));
                    jdbc.sql("delete from register.step where proceeding = ?")
                            .param(key)
                            .update();
                    jdbc.sql("delete from register.proceeding where directive = ?")
                            .param(key)
                            .update();
                    jdbc.sql("delete from register.directive where key = ?")
                            .param(key)
                            .update();
                });
        jdbc.sql("delete from register.sheet_import").update();
        jdbc.sql("delete from register.sheet_layout").update();
    }

    // -------------------------------------------------------------------------------------------------- the table

    @Test
    @DisplayName(
            "Bảng thật của văn phòng: tiêu đề hai dòng, ô gộp, dòng nhóm, dòng trống, NFD, ba cách ghi ngày → dự thảo"
                    + " có đủ điểm, nhiệm vụ, hạn, ghi chú; việc phân rã nằm ở văn thư")
    void theOfficesOwnSheet() throws Exception {
        Workbook book = Workbook.empty();
        book.row(0, "VĂN PHÒNG TỈNH ỦY").merge(0, 0, 0, 15);
        book.row(1, "BẢNG THEO DÕI KẾT LUẬN").merge(1, 1, 0, 15);
        for (int column = 0; column < Workbook.HEADS.length; column++) {
            if (column != 9 && column != 10) {
                book.put(3, column, Workbook.HEADS[column]).merge(3, 4, column, column);
            }
        }
        book.put(3, 9, "Thời hạn thực hiện").merge(3, 3, 9, 10);
        book.put(4, 9, "Loại thời hạn").put(4, 10, "Hạn xử lý");
        for (int column = 0; column < Workbook.HEADS.length; column++) {
            book.put(5, column, "(" + (column + 1) + ")");
        }
        book.row(6, "I. KINH TẾ").merge(6, 6, 0, 15);
        book.task(7, "4801-TB/BT", DAY, nfd(ONE), nfd(PLAN), "Có hạn cụ thể", LocalDate.parse("2021-06-30"));
        book.task(
                8,
                null,
                null,
                "CO QUAN BANG HAI",
                "Tham mưu ban hành quyết định\nvề định mức.",
                "Có hạn cụ thể",
                "30/6/2021");
        book.merge(7, 8, 2, 2).merge(7, 8, 3, 3);
        book.task(
                10, "Kết luận số 4802 - KL/BT", "17-10-2019", ONE + "; " + TWO, "Báo cáo kết quả.", "", "quý IV/2021");
        book.task(
                11,
                "4802-KL/BT",
                "17/10/2019",
                ONE,
                "Rà soát các quy hoạch, báo cáo định kỳ.",
                "Nhiệm vụ thường xuyên",
                null);
        book.task(12, "4802-KL/BT", "17.10.2019", TWO, "Trình đề án sắp xếp.", "Chờ quyết định/điều kiện khác", null);
        book.put(14, 3, "   ").put(15, 12, " ");

        String page = upload(book.bytes(), "theo-doi.xlsx");
        assertThat(page).contains("Mỗi cột của tệp là gì", ">Loại thời hạn</label>", ">Hạn xử lý</label>");
        long id = id();
        String preview = columns(id, "", "Bảng của Văn phòng");
        assertThat(preview)
                .contains(
                        "Nhập 5 dòng đạt",
                        "hạn 30/06/2021 (văn bản ấn định)",
                        "sản phẩm: Kế hoạch",
                        "sản phẩm: Quyết định",
                        "văn bản mới 4801-TB/BT ngày 17/10/2019",
                        "thường xuyên, báo cáo theo kỳ",
                        "chưa có hạn, hỏi cơ quan chủ trì")
                .doesNotContain("Tải 1 dòng");
        assertThat(drafts()).isEmpty();

        assertThat(run(id)).contains("Kết quả nhập", "văn bản mới: 5", "Hoàn tác được đến 09:00 07/01/2021");
        assertThat(drafts()).containsExactly("4801-TB-BT", "4802-KL-BT");
        assertThat(jdbc.sql("""
                        select m.code || ' ' || m.kind || ' ' || m.deadline_rule || ' ' || coalesce(m.deadline_due::text, '-') || ' '
                          || (select string_agg(l.body, '+' order by l.body) from register.measure_lead l
                              where l.directive = m.directive and l.measure = m.code) || ' ' || m.product
                        from register.measure m where m.directive in ('4801-TB-BT', '4802-KL-BT')
                        order by m.directive, m.ordinal
                        """).query(String.class).list())
                .containsExactly(
                        "1 execute date 2021-06-30 t.sheet1 Kế hoạch",
                        "2 execute date 2021-06-30 t.sheet2 Quyết định",
                        "1 execute period 2021-12-31 t.sheet1+t.sheet2 Báo cáo",
                        "2 continuous continuous - t.sheet1 Mục trong báo cáo kỳ",
                        "3 execute ask - t.sheet2 Đề án");
        assertThat(jdbc.sql("select follower || '/' || sector || '/' || meeting from register.sheet_note where key = ?")
                        .param("4801-TB-BT:1:t.sheet1")
                        .query(String.class)
                        .single())
                .isEqualTo("Chuyên viên A/Kinh tế/12");
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey("4801-TB-BT")
                        .taskCandidateGroup(SampleOffice.OFFICE + ":CLERK")
                        .count())
                .isOne();
        String sheet = page(get("/directives/4802-KL-BT/breakdown"));
        assertThat(sheet).contains("Báo cáo kết quả. (hạn xử lý: quý IV/2021)").doesNotContain("Chưa phủ");

        // The same heads again: proposed as saved. The same rows again: nothing new.
        assertThat(upload(book.bytes(), "theo-doi.xlsx")).contains("Đã chọn sẵn theo cách đã lưu: Bảng của Văn phòng");
        assertThat(columns(id(), "", ""))
                .contains("không đổi (5)", "dòng mới (0)")
                .doesNotContain("dòng đạt</button>");
    }

    @Test
    @DisplayName(
            "Dòng không nhận được nêu ô và cách sửa; dòng đạt vẫn nhập; tệp dòng không nhận sửa xong nhập tiếp được")
    void refusedRows() throws Exception {
        Workbook book = Workbook.office()
                .task(1, "4803-TB/BT", DAY, ONE, PLAN, "Có hạn cụ thể", LocalDate.parse("2021-06-30"))
                .task(2, "4803-TB/BT", DAY, "Cơ quan Bảng Mười", "Báo cáo kết quả quý.", "Có hạn cụ thể", "30/6/2021")
                .task(3, "4803-TB/BT", DAY, ONE, "Lập báo cáo tháng.", "Có hạn cụ thể", "31/02/2021")
                .task(4, "4803-TB/BT", DAY, ONE, "Lập báo cáo quý.", "Có hạn cụ thể", "30/6/2012")
                .task(5, "4803-TB/BT", DAY, ONE, "Lập báo cáo năm.", "Cần điền hạn", null)
                .task(6, "4803-TB/BT", DAY, ONE, "Lập báo cáo tuần.", "Có hạn cụ thể", "khi có điều kiện thuận lợi")
                .task(7, "4803-TB/BT", DAY, ONE, "Chỉ đạo quyết liệt hơn.", "Có hạn cụ thể", "30/6/2021")
                .task(8, "4803-TB/BT", DAY, ONE, PLAN.toUpperCase(), "Có hạn cụ thể", "30/6/2021")
                .task(9, "4803", DAY, ONE, "Lập báo cáo.", "", "30/6/2021")
                .task(10, "4803-TB/BT", "17/10/2091", ONE, "Gửi báo cáo.", "", "30/6/2021")
                .task(11, "4803-TB/BT", 43755, ONE, "Gửi báo cáo.", "", "30/6/2021")
                .task(12, "4803-TB/BT", DAY, null, "Gửi báo cáo.", "", "30/6/2021")
                .task(13, "4803-TB/BT", DAY, ONE, "Trình tờ trình.", "", "30/6/21")
                .task(14, "4803-TB/BT", DAY, ONE, "Gửi báo cáo tổng kết.", "", "30/6/2021")
                .put(14, 11, "Hoàn thành")
                .task(15, "4803-TB/BT", DAY, ONE, "Gửi báo cáo sơ kết.", "", "30/6/2021")
                .put(15, 11, "Hoàn thành")
                .put(15, 12, "Báo cáo 12-BC/X ngày 01/02/2020")
                .task(16, "4899-TB/BT", DAY, ONE, "Gửi báo cáo khác.", "", "30/6/2021")
                .put(16, 11, "Hoàn thành")
                .put(16, 12, "Báo cáo 13-BC/X");
        upload(book.bytes(), "loi.xlsx");
        long id = id();
        assertThat(columns(id, "", ""))
                .contains(
                        "Nhập 2 dòng đạt",
                        "không nhận (14)",
                        "ô G3 ghi \"Cơ quan Bảng Mười\": danh mục không có cơ quan này. Gần nhất: \"Cơ quan Bảng Một\"",
                        "ô K4 ghi \"31/02/2021\": không có ngày đó",
                        "ô K5 ghi ngày 30/06/2012, trước ngày 17/10/2019. Có phải 30/06/2021?",
                        "ô K6 trống và nội dung không nêu hạn",
                        "ô K7 ghi \"khi có điều kiện thuận lợi\"",
                        "ô I8 không nêu sản phẩm",
                        "Trùng dòng 2",
                        "ô C10 ghi \"4803\": thiếu số hoặc ký hiệu",
                        "ô D11 ghi ngày 17/10/2091, sau ngày 06/01/2021. Có phải 17/10/2019?",
                        "ô D12 ghi số 43755, không phải ngày",
                        "ô G13 trống: thiếu Cơ quan/đơn vị trình",
                        "ô K14 ghi năm \"21\" không đủ bốn chữ số",
                        "ô L15 ghi \"Hoàn thành\" nhưng ô M15 không có minh chứng",
                        "Ghi là đã hoàn thành, không giao việc",
                        "Mọi việc của văn bản 4899-TB/BT trong tệp đã hoàn thành");
        assertThat(run(id)).contains("văn bản mới: 2", "không nhận: 14");
        assertThat(jdbc.sql("select path || coalesce(' ' || left(no_measure_reason, 12), '') from register.clause"
                                + " where directive = '4803-TB-BT' order by ordinal")
                        .query(String.class)
                        .list())
                .containsExactly("1", "2 Đã hoàn thàn");

        Workbook refused = Workbook.of(file(get("/sheets/" + id + "/refused")));
        assertThat(refused.texts()).anyMatch(text -> text.startsWith("ô G3 ghi"));
        assertThat(refused.text(refused.headRow() + 1, refused.column("Lý do"))).startsWith("ô G3");
        // Corrected by the clerk in that very file.
        refused.put(refused.headRow() + 1, refused.column("Cơ quan/đơn vị trình"), TWO);
        upload(refused.bytes(), "da-sua.xlsx");
        long again = id();
        assertThat(columns(again, "", "")).contains("Nhập 1 dòng đạt", "thêm vào dự thảo 4803-TB/BT");
        assertThat(run(again)).contains("thêm vào dự thảo: 1");
        assertThat(jdbc.sql("select string_agg(path || ' ' || wording, '|' order by ordinal) from register.clause"
                                + " where directive = '4803-TB-BT'")
                        .query(String.class)
                        .single())
                .endsWith("|3 Báo cáo kết quả quý. (hạn xử lý: 30/06/2021)");
        assertThat(jdbc.sql("select count(*) from register.directive_addressee where directive = '4803-TB-BT'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);

        // The earlier import can't go before the later one; the later one can.
        assertThat(page(get("/sheets/" + id))).contains("lần nhập " + again + " đã thêm dòng vào văn bản này");
        assertThat(undo(again)).contains("Đã hoàn tác 1 mục");
        assertThat(jdbc.sql("select count(*) || '/' || (select count(*) from register.directive_addressee where"
                                + " directive = '4803-TB-BT') from register.clause where directive = '4803-TB-BT'")
                        .query(String.class)
                        .single())
                .isEqualTo("2/1");
        assertThat(undo(id)).contains("Đã hoàn tác 1 mục");
        assertThat(drafts()).isEmpty();
    }

    @Test
    @DisplayName(
            "Tệp có macro, nén bất thường, đặt mật khẩu, sai đuôi, rỗng, quá dài, không phải bảng, có dấu mật: nêu lý do,"
                    + " không giữ gì")
    void badFiles() throws Exception {
        byte[] good = Workbook.office()
                .task(1, "4804-TB/BT", DAY, ONE, PLAN, "", "30/6/2021")
                .bytes();
        assertThat(upload(new byte[0], "rong.xlsx")).contains("\"rong.xlsx\" rỗng");
        assertThat(upload("không phải".getBytes(StandardCharsets.UTF_8), "chu.xlsx"))
                .contains("không phải bảng tính .xlsx");
        assertThat(upload(good, "bang.xls")).contains("mang đuôi .xls nhưng nội dung là xlsx");
        assertThat(upload(zipped("xl/workbook.xml", 1, "xl/vbaProject.bin", 1), "macro.xlsx"))
                .contains("có macro");
        assertThat(upload(zipped("xl/workbook.xml", 1, "xl/big.xml", 30_000_000), "bom.xlsx"))
                .contains("nén bất thường");
        assertThat(upload(zipped("word/document.xml", 1, "x", 1), "word.xlsx")).contains("không phải bảng tính .xlsx");
        assertThat(upload(encrypted(good), "khoa.xlsx")).contains("đặt mật khẩu");
        assertThat(upload(Workbook.empty().row(0, "a", "b", "c").row(1, 1, 2, 3).bytes(), "khac.xlsx"))
                .contains("không có dòng tiêu đề cột nào nhận ra được");
        assertThat(upload(Workbook.office().bytes(), "trong.xlsx")).contains("không có dòng nào dưới tiêu đề cột");
        assertThat(upload(
                        Workbook.office()
                                .task(1, "4804-TB/BT", DAY, ONE, "TỐI MẬT: " + PLAN, "", "30/6/2021")
                                .bytes(),
                        "mat.xlsx"))
                .contains("ô I2 mang dấu mật", "chưa lưu gì");
        Workbook endless = Workbook.office();
        for (int i = 1; i <= 5_001; i++) {
            endless.row(i, i, "x");
        }
        assertThat(upload(endless.bytes(), "dai.xlsx")).contains("hơn 5000 dòng");
        assertThat(jdbc.sql("select count(*) from register.sheet_import")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(browser.perform(multipart("/sheets")
                                .file(new MockMultipartFile("file", "bang.xlsx", null, good))
                                .with(user("t.sheet1").roles("CLERK"))
                                .with(csrf()))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("Chọn cột sai: thiếu cột, hai cột cùng một mục thì nêu tên cột, giữ nguyên phần đã chọn")
    void columnsAreChecked() throws Exception {
        upload(
                Workbook.office()
                        .task(1, "4805-TB/BT", DAY, ONE, PLAN, "", "30/6/2021")
                        .bytes(),
                "cot.xlsx");
        MockHttpServletRequestBuilder form =
                post("/sheets/" + id() + "/columns").param("issuer", SampleOffice.STANDING);
        for (int i = 0; i < Workbook.HEADS.length; i++) {
            form.param("fields", i == 2 ? "NUMBER" : i == 8 ? "NUMBER" : "");
        }
        String page = HtmlUtils.htmlUnescape(browser.perform(form.with(clerk()).with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(page).contains("Hai cột cùng là \"Số TB/KL\": C và I");
        assertThat(page(get("/sheets/" + id()))).contains("Mỗi cột của tệp là gì");
    }

    // ----------------------------------------------------------------------------------------------------- undo

    @Test
    @DisplayName(
            "Hoàn tác trong 24 giờ: dự thảo chưa ai đụng thì rút khỏi sổ, cái đã có người sửa hoặc nhận việc thì giữ và nêu"
                    + " tên; nhật ký giữ cả hai; quá 24 giờ thì từ chối")
    void undoWithinADay() throws Exception {
        Workbook book = Workbook.office()
                .task(1, "4806-TB/BT", DAY, ONE, PLAN, "", "30/6/2021")
                .task(2, "4807-TB/BT", DAY, ONE, PLAN, "", "30/6/2021")
                .task(3, "4808-TB/BT", DAY, ONE, PLAN, "", "30/6/2021");
        upload(book.bytes(), "hoan-tac.xlsx");
        long id = id();
        columns(id, "", "");
        run(id);
        String claimed = tasks.createTaskQuery()
                .processInstanceBusinessKey("4807-TB-BT")
                .singleResult()
                .getId();
        Trusted.run(() -> tasks.setAssignee(claimed, SampleOffice.OFFICE + ".clerk"));
        jdbc.sql("update register.measure set title = 'Sửa tay' where directive = '4808-TB-BT'")
                .update();
        assertThat(page(get("/sheets/" + id)))
                .contains(
                        "Sẽ hoàn tác 1 mục",
                        "4807-TB-BT đã có người nhận việc phân rã",
                        "4808-TB-BT đã có người sửa ở trang phân rã");
        assertThat(undo(id)).contains("Đã hoàn tác 1 mục", "Giữ lại 2 mục");
        assertThat(drafts()).containsExactly("4807-TB-BT", "4808-TB-BT");
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey("4806-TB-BT")
                        .count())
                .isZero();
        assertThat(jdbc.sql(
                                "select string_agg(event, ' ' order by id) from register.trail where directive = '4806-TB-BT'")
                        .query(String.class)
                        .single())
                .endsWith("entered undone");
        assertThat(jdbc.sql(
                                "select detail from register.trail where event = 'undone' and directive is null order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("lần " + id + ": hoan-tac.xlsx; đã hoàn tác 1, còn lại 2");

        Instant done = jdbc.sql("select done_at from register.sheet_import where id = ?")
                .param(id)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
        Trusted.run(() -> tasks.setAssignee(claimed, null));
        clock.standAt(done.plus(Duration.ofHours(24)).plusSeconds(1));
        assertThat(undo(id)).contains("Đã quá 24 giờ từ khi nhập xong (09:00 06/01/2021)");
        assertThat(drafts()).containsExactly("4807-TB-BT", "4808-TB-BT");
        clock.standAt(done.plus(Duration.ofHours(24)));
        assertThat(undo(id)).contains("Đã hoàn tác 1 mục");
        assertThat(drafts()).containsExactly("4808-TB-BT");
    }

    // --------------------------------------------------------------------------------------------------- and back

    @Test
    @DisplayName(
            "Xuất rồi nhập lại: không đổi thì không đổi; ghi chú đổi được và hoàn tác được; hạn, chủ trì, tiến độ, nội dung"
                    + " thì từ chối kèm cách làm; mã lạ bị nêu; sổ đổi từ khi xuất thì giữ theo sổ")
    void exportedAndBack() throws Exception {
        works.directive("T-SHEETS", "execute", LocalDate.parse("2021-03-31"), 2);
        try {
            String key = works.assignment("T-SHEETS", "t.b1", "IN_PROGRESS", LocalDate.parse("2021-03-31"), "DOCUMENT");
            String other =
                    works.assignment("T-SHEETS", "t.b2", "IN_PROGRESS", LocalDate.parse("2021-03-31"), "DOCUMENT");
            byte[] exported = file(get("/sheets/tracking"));
            Workbook book = Workbook.of(exported);
            assertThat(book.text(book.rowWith("Mã", key), book.column("Hạn xử lý")))
                    .isEqualTo("2021-03-31T00:00");
            assertThat(book.sheet().isColumnHidden(book.column("Phiên bản"))).isTrue();

            assertThat(upload(exported, "xuat.xlsx")).contains("Mỗi cột của tệp là gì");
            assertThat(columns(id(), "", "")).contains("dòng mới (0)", "đổi ghi chú (0)", "không nhận (0)");

            book.only("Mã", "T-SHEETS:");
            int row = book.rowWith("Mã", key);
            book.put(row, book.column("Chủ trì theo dõi"), "Đồng chí Bảy");
            upload(book.bytes(), "xuat.xlsx");
            long id = id();
            assertThat(columns(id, "", ""))
                    .contains("đổi ghi chú (1)", "Chủ trì theo dõi: \"(trống)\" → \"Đồng chí Bảy\"");
            assertThat(run(id)).contains("đổi ghi chú: 1");
            assertThat(follower(key)).isEqualTo("Đồng chí Bảy");
            assertThat(undo(id)).contains("Đã hoàn tác 1 mục");
            assertThat(follower(key)).isEqualTo("null");

            // The register goes on meanwhile: cells that nobody touched do not count as a change.
            jdbc.sql("update register.assignment set due = '2021-04-30' where key = ?")
                    .param(other)
                    .update();
            book.put(row, book.column("Hạn xử lý"), LocalDate.parse("2021-12-31"));
            book.put(row, book.column("Tiến độ"), "Hoàn thành");
            upload(book.bytes(), "xuat.xlsx");
            id = id();
            assertThat(columns(id, "", ""))
                    .contains(
                            "không nhận (1)",
                            "(Hạn xử lý) ghi \"31/12/2021\", trong sổ là \"31/03/2021\". Hạn không đổi bằng nhập tệp: cơ quan chủ"
                                    + " trì đề nghị gia hạn ở trang của việc",
                            "(Tiến độ) ghi \"Hoàn thành\", trong sổ là \"Đang thực hiện trong hạn\"",
                            "nộp kết quả ở trang của việc",
                            "sổ đã cập nhật 1 ô từ khi xuất, giữ theo sổ");

            book.put(row, book.column("Mã"), "T-SHEETS:1:khong.co");
            upload(book.bytes(), "xuat.xlsx");
            assertThat(columns(id(), "", "")).contains("ghi mã \"T-SHEETS:1:khong.co\", trong sổ không có việc này");

            // An old sheet without keys: the same document, day and content are the same work.
            String number = "T-SHEETS";
            jdbc.sql("update register.directive set number = '4809-TB/BT' where key = ?")
                    .param(number)
                    .update();
            Workbook old = Workbook.office()
                    .task(1, "4809-TB/BT", DAY, "Đơn vị t.b1; Đơn vị t.b2", "lam viec nay", "", null)
                    .task(2, "4809-TB/BT", DAY, "Đơn vị t.b1", "Làm việc này.", "", "31/12/2021")
                    .task(3, "4809-TB/BT", DAY, "Đơn vị t.b1", "Lập kế hoạch khác.", "", "31/12/2021");
            upload(old.bytes(), "cu.xlsx");
            assertThat(columns(id(), "", ""))
                    .contains(
                            "đổi ghi chú (1)",
                            "trong sổ việc này do Đơn vị t.b1, Đơn vị t.b2 chủ trì",
                            "đã có trong sổ, không có nội dung này. Thêm nhiệm vụ bằng văn bản sửa đổi");
        } finally {
            works.forget("T-SHEETS");
        }
    }

    @Test
    @DisplayName("Ô độc: công thức, thẻ HTML, dấu tab không chạy ở trang, ở tệp xuất ra, và quay lại nguyên văn")
    void hostileCells() throws Exception {
        String evil = "=HYPERLINK(\"http://x\",\"bấm\") trình kế hoạch <script>alert(1)</script>";
        Workbook book = Workbook.office().task(1, "4810-TB/BT", DAY, ONE, evil, "", "30/6/2021");
        book.put(1, 4, "@SUM(1)").put(1, 5, "-1+1").formula(1, 7, "\"Lĩnh\"&\" vực\"");
        upload(book.bytes(), "doc.xlsx");
        long id = id();
        columns(id, "", "");
        String raw = browser.perform(get("/sheets/" + id).with(clerk()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(raw).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
        run(id);
        byte[] exported = file(get("/sheets/tracking"));
        Workbook out = Workbook.of(exported);
        int row = out.rowWith("Mã", "4810-TB-BT:1:t.sheet1");
        assertThat(out.text(row, out.column("Nội dung kết luận"))).isEqualTo("'" + evil);
        assertThat(out.text(row, out.column("Chủ trì theo dõi"))).isEqualTo("'@SUM(1)");
        assertThat(out.sheet()
                        .getRow(row)
                        .getCell(out.column("Chủ trì theo dõi"))
                        .getCellStyle()
                        .getQuotePrefixed())
                .isTrue();
        assertThat(out.text(row, out.column("Ngành/lĩnh vực"))).isEqualTo("'-1+1");
        assertThat(out.texts()).noneMatch(text -> text.startsWith("=") || text.startsWith("@"));
        upload(exported, "lai.xlsx");
        assertThat(columns(id(), "", "")).contains("dòng mới (0)", "đổi ghi chú (0)", "không nhận (0)");
    }

    // ------------------------------------------------------------------------------------------------------ large

    @Test
    @DisplayName(
            "1.014 dòng của 26 văn bản nhập từng đợt, hiện tiến độ; xem trước tốn số câu lệnh không đổi, mỗi dòng thêm không quá"
                    + " 4 câu lệnh")
    void aThousandRows() throws Exception {
        upload(rows(26, 39), "lon.xlsx");
        long id = id();
        columns(id, "", "");
        DatabaseWork.Cost large = work.of(() -> quietly(() -> page(get("/sheets/" + id))));
        assertThat(run(id)).contains("Đang nhập", "Đã nhập 975 dòng, còn 39 dòng", "data-continue");
        assertThat(run(id)).contains("Kết quả nhập", "văn bản mới: 1014");
        assertThat(drafts()).hasSize(26);
        assertThat(undo(id)).contains("Đã hoàn tác 26 mục");
        assertThat(drafts()).isEmpty();

        upload(rows(1, 10), "nho.xlsx");
        long small = id();
        columns(small, "", "");
        DatabaseWork.Cost preview = work.of(() -> quietly(() -> page(get("/sheets/" + small))));
        assertThat(large.statements()).as("preview of 1,014 rows").isLessThanOrEqualTo(preview.statements());
        DatabaseWork.Cost ten = work.of(() -> quietly(() -> run(small)));
        undo(small);
        upload(rows(1, 60), "vua.xlsx");
        long more = id();
        columns(more, "", "");
        DatabaseWork.Cost sixty = work.of(() -> quietly(() -> run(more)));
        undo(more);
        upload(rows(6, 10), "sau.xlsx");
        long six = id();
        columns(six, "", "");
        DatabaseWork.Cost documents = work.of(() -> quietly(() -> run(six)));
        System.out.println("sheets: preview " + preview.statements() + ", import of 10 rows " + ten.statements()
                + ", of 60 " + sixty.statements() + ", of 6 documents with 10 each " + documents.statements());
        assertThat(sixty.statements() - ten.statements()).as("50 rows more").isLessThanOrEqualTo(50 * 4);
        assertThat(documents.statements() - ten.statements())
                .as("5 documents with 10 rows more")
                .isLessThanOrEqualTo(5 * 110);
    }

    private static byte[] rows(int documents, int each) {
        Workbook book = Workbook.office();
        int at = 1;
        for (int document = 0; document < documents; document++) {
            for (int row = 0; row < each; row++) {
                book.task(
                        at++,
                        (48_100 + document) + "-TB/BT",
                        DAY,
                        row % 2 == 0 ? ONE : TWO,
                        "Lập báo cáo chuyên đề thứ " + row + " của văn bản " + document + ".",
                        "Có hạn cụ thể",
                        "30/6/2021");
            }
        }
        return book.bytes();
    }

    // ------------------------------------------------------------------------------------------------------ helpers

    private interface Act {
        Object run() throws Exception;
    }

    private static void quietly(Act act) {
        try {
            act.run();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String follower(String key) {
        return jdbc.sql("select max(follower) from register.sheet_note where key = ?")
                .param(key)
                .query((row, n) -> String.valueOf(row.getString(1)))
                .single();
    }

    private List<String> drafts() {
        return jdbc.sql(
                        "select key from register.directive where number like '48%/BT' and state = 'DRAFT' order by key")
                .query(String.class)
                .list();
    }

    private long id() {
        return jdbc.sql("select max(id) from register.sheet_import")
                .query(Long.class)
                .single();
    }

    private static UserRequestPostProcessor clerk() {
        return user(SampleOffice.OFFICE + ".clerk").roles("CLERK");
    }

    private String upload(byte[] content, String name) throws Exception {
        MockHttpServletResponse answer = browser.perform(multipart("/sheets")
                        .file(new MockMultipartFile("file", name, null, content))
                        .with(clerk())
                        .with(csrf()))
                .andReturn()
                .getResponse();
        return answer.getRedirectedUrl() == null
                ? HtmlUtils.htmlUnescape(answer.getContentAsString())
                : page(get(answer.getRedirectedUrl()));
    }

    /** Confirms the proposed columns as the page shows them; answers the preview. */
    private String columns(long id, String product, String name) throws Exception {
        String page = page(get("/sheets/" + id).param("columns", "1"));
        MockHttpServletRequestBuilder form = post("/sheets/" + id + "/columns")
                .param("issuer", SampleOffice.STANDING)
                .param("product", product)
                .param("name", name);
        Matcher select = Pattern.compile("<select id=\"f-\\d+\".*?</select>", Pattern.DOTALL)
                .matcher(page);
        while (select.find()) {
            Matcher chosen =
                    Pattern.compile("value=\"(\\w+)\" selected=\"selected\"").matcher(select.group());
            form.param("fields", chosen.find() ? chosen.group(1) : "");
        }
        return page(get(browser.perform(form.with(clerk()).with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl()));
    }

    private String run(long id) throws Exception {
        return sent("/sheets/" + id + "/import");
    }

    private String undo(long id) throws Exception {
        return sent("/sheets/" + id + "/undo");
    }

    private String sent(String path) throws Exception {
        var result = browser.perform(post(path).with(clerk()).with(csrf()))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        MockHttpServletRequestBuilder next = get(result.getResponse().getRedirectedUrl());
        result.getFlashMap().forEach(next::flashAttr);
        return page(next);
    }

    private String page(MockHttpServletRequestBuilder request) throws Exception {
        return HtmlUtils.htmlUnescape(browser.perform(request.with(clerk()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private byte[] file(MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request.with(clerk()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static String nfd(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static byte[] zipped(String first, int size, String second, int more) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(first));
            zip.write(new byte[size]);
            zip.putNextEntry(new ZipEntry(second));
            zip.write(new byte[more]);
        }
        return out.toByteArray();
    }

    private static byte[] encrypted(byte[] content) throws Exception {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("x");
            try (var out = encryptor.getDataStream(file)) {
                out.write(content);
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            file.writeFilesystem(whole);
            return whole.toByteArray();
        }
    }
}
