package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.OfficeTest;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.Split;
import vn.dondoc.intake.DataFiles;
import vn.dondoc.papers.Docx;
import vn.dondoc.papers.Drafts;
import vn.dondoc.papers.Paper;
import vn.dondoc.register.Board;
import vn.dondoc.register.Directives;
import vn.dondoc.register.FrozenFigures;
import vn.dondoc.register.PaperDrafts;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.WritingReports;

/**
 * The papers of the real directive, under a number of its own so that it can be played beside Directive875IT. Each is left in
 * {@code target/papers} to be looked at.
 */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=875")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("Văn bản soạn sẵn từ Công văn 875-CV/TU")
class PapersIT {

    private static final String KEY = "875B-CV-TU";
    private static final String REPORT = KEY + ":continuous:hu.dakha";
    private static final String MONITOR = KEY + ":4:btg";
    private static final String SCHEME = KEY + ":3:bcsd.ubnd";
    private static final Path LOOK = Path.of("target/papers");

    private static final String HOSTILE =
            "Đã mở 3 lớp {{mã số liệu}} ${jndi:x} [điểm] <w:p>&lt;b&gt; {{@ảnh}} =HYPERLINK(1)";

    @Autowired
    DataFiles files;

    @Autowired
    Directives directives;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    Scene scene;

    @Autowired
    Drafts drafts;

    @Autowired
    PaperDrafts kept;

    @Autowired
    WritingReports writing;

    @Autowired
    Board board;

    @Autowired
    FrozenFigures frozen;

    @BeforeAll
    void played() throws IOException {
        scene.at("2019-10-17T08:00:00");
        if (scene.count("register.directive where key = '875-CV-TU'") == 0) {
            files.load(
                    List.of(new PathMatchingResourcePatternResolver().getResources("classpath:trial/data/*.yaml")),
                    "demo");
        }
        DirectiveDraft read = directives.get(new DirectiveKey("875-CV-TU")).content();
        transaction.executeWithoutResult(status -> directives.save(
                new DirectiveKey(KEY), new DirectiveDraft(numbered(read.header()), read.addressees(), read.clauses())));
        scene.issue(KEY);
        scene.at("2019-10-21T08:00:00");
        scene.complete(KEY + ":1:hu.dakha", "userTask_register", Map.of("arrivalNo", "31", "arrivalOn", "2019-10-21"));
        scene.to(KEY, "2020-11-20T08:00:00");
    }

    @AfterAll
    void end() {
        scene.end();
    }

    private Docx draw(Paper paper, String about, String to, String by) throws IOException {
        PaperDrafts.Draft draft = drafts.draw(paper, about, to, null, by);
        byte[] content = drafts.file(draft.id(), by).content();
        Files.createDirectories(LOOK);
        Files.write(LOOK.resolve(paper.code() + ".docx"), content);
        return new Docx(content);
    }

    @Test
    @Order(1)
    @DisplayName(
            "Huyện ủy Đăk Hà soạn báo cáo năm: thể thức Đảng, mỗi điểm một dòng, lời của đơn vị giữ nguyên từng chữ")
    void periodReport() throws IOException {
        writing.write(REPORT, null, Map.of("1", "Đã quán triệt đến 11/11 đảng ủy xã.", "2.1", HOSTILE), "hu.dakha");
        Docx paper = draw(Paper.PERIOD_REPORT, REPORT, null, "hu.dakha");
        assertThat(paper.text())
                .contains(
                        "TỈNH ỦY KON TUM",
                        "HUYỆN ỦY ĐĂK HÀ",
                        "Số         -BC/HU",
                        "ĐẢNG CỘNG SẢN VIỆT NAM",
                        "Đăk Hà, ngày      tháng 11 năm 2020",
                        "BÁO CÁO\nkết quả thực hiện Công văn số 875B-CV/TU, kỳ 2020\n-----",
                        "Công văn số 875B-CV/TU, ngày 17-10-2019 của Tỉnh ủy Kon Tum về triển khai thực hiện",
                        "Đã báo cáo 2/7 điểm phải báo cáo",
                        "Mã số liệu: " + REPORT + ":2020. Số liệu chốt lúc 08 giờ 00, ngày 20-11-2020.",
                        "T/M BAN THƯỜNG VỤ",
                        "Nơi nhận:",
                        "- Ban Tuyên giáo Tỉnh ủy,\n- Lưu Huyện ủy Đăk Hà.")
                .doesNotContain("Số:", "{{thứ tự}}");
        assertThat(paper.table("Kết quả")).hasSize(7);
        assertThat(paper.table("Kết quả").get(1).get(3)).as("text stays text").isEqualTo(HOSTILE);
        assertThatThrownBy(() -> drafts.draw(Paper.PERIOD_REPORT, REPORT, null, null, "hu.dakto"))
                .isInstanceOf(NotYours.class);
    }

    @Test
    @Order(2)
    @DisplayName("Cùng dữ liệu thì cùng một bản thảo; đổi một chữ là bản thảo mới, bản cũ còn nguyên")
    void draftsAreKept() {
        PaperDrafts.Draft first = drafts.draw(Paper.PERIOD_REPORT, REPORT, null, null, "hu.dakha");
        assertThat(drafts.draw(Paper.PERIOD_REPORT, REPORT, null, null, "hu.dakha"))
                .isEqualTo(first);
        byte[] before = kept.content(first.id());
        for (String clause : List.of("2.1", "2.2", "2.3", "2.4", "2.5", "2.6")) {
            writing.write(REPORT, null, Map.of(clause, "Làm thường xuyên " + clause), "hu.dakha");
        }
        PaperDrafts.Draft second = drafts.draw(Paper.PERIOD_REPORT, REPORT, null, null, "hu.dakha");
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(kept.content(first.id())).isEqualTo(before);
        assertThat(scene.texts(
                        "select detail from register.trail where event = 'paper' and proceeding = ? and actor = 'hu.dakha'",
                        REPORT))
                .hasSize(2);
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> scene.update("delete from register.paper_draft where id = ?", first.id())))
                .hasMessageContaining("only ever added to");
    }

    @Test
    @Order(3)
    @DisplayName(
            "Ký báo cáo thì số liệu đứng yên: cơ quan theo dõi trả lại, đơn vị ký bản khác là bản số liệu 2, bản 1 còn")
    void frozenOnSigning() {
        String code = REPORT + ":2020";
        scene.complete(REPORT, "userTask_report", Map.of("number", "95-BC/HU", "datedOn", "2020-11-20"));
        FrozenFigures.Version signed = frozen.find(code).orElseThrow();
        assertThat(signed.head().number()).isEqualTo("95-BC/HU");
        assertThat(signed.rows()).extracting(row -> row.content()).contains("Làm thường xuyên 2.6");
        scene.complete(REPORT, "userTask_receive", Map.of("decision", "RETURNED", "note", "Thiếu số liệu điểm 2.6."));
        writing.write(REPORT, null, Map.of("2.6", "Câu lạc bộ có 12 hội viên."), "hu.dakha");
        assertThat(frozen.find(code).orElseThrow()).isEqualTo(signed);
        scene.complete(REPORT, "userTask_report", Map.of("number", "96-BC/HU", "datedOn", "2020-11-20"));
        FrozenFigures.Version again = frozen.find(code).orElseThrow();
        assertThat(again.head().version()).isEqualTo(2);
        assertThat(again.head().cause()).isEqualTo(FrozenFigures.Cause.SIGNED_AGAIN);
        assertThat(again.changes())
                .containsExactly(new FrozenFigures.Change(
                        KEY + ":2.6:hu.dakha", "content", "Làm thường xuyên 2.6", "Câu lạc bộ có 12 hội viên."));
        assertThat(frozen.find(code, 1).orElseThrow().rows()).isEqualTo(signed.rows());
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> scene.update("update register.figure_row set days_late = 0 where code = ?", code)))
                .hasMessageContaining("only ever added to");
    }

    @Test
    @Order(4)
    @DisplayName("Báo cáo theo dõi: số liệu bằng đúng bảng theo dõi, có mẫu số; bản nêu tên và bản không nêu tên")
    void monitoring() throws IOException {
        scene.to(KEY, "2020-12-18T08:00:00");
        scene.complete(MONITOR, "userTask_drawUp", Map.of("assessment", "Nhiều đơn vị chưa vào sổ văn bản."));
        Split split = board.read().directives().stream()
                .filter(each -> each.key().equals(KEY))
                .findFirst()
                .orElseThrow()
                .split();
        Docx named = draw(Paper.MONITORING_NAMED, MONITOR, null, "btg");
        assertThat(split.openLate()).isEqualTo(29);
        assertThat(split.dated()).isEqualTo(30);
        assertThat(named.text())
                .contains(
                        "BAN TUYÊN GIÁO\n*\nSố         -BC/BTGTU",
                        "Tổng số việc đã giao: " + split.total() + ", trong đó có thời hạn " + split.dated() + "/"
                                + split.total(),
                        "Đang thực hiện quá hạn: " + split.openLate() + "/" + split.dated(),
                        "không ấn định ngày: " + split.noDue() + "/" + split.total(),
                        "29/29 (100,0%) cơ quan, đơn vị có việc quá hạn",
                        "Nhiều đơn vị chưa vào sổ văn bản.",
                        "Mã số liệu: " + MONITOR + ":2020-1");
        assertThat(named.table("Ngày làm việc chậm")).hasSize(29).anyMatch(row -> row.contains("Huyện ủy Đăk Hà"));
        Docx unnamed = draw(Paper.MONITORING_UNNAMED, MONITOR, null, "btg");
        assertThat(unnamed.text())
                .contains("Đang thực hiện quá hạn: " + split.openLate() + "/" + split.dated())
                .doesNotContain("Đăk Hà", "Huyện ủy");
        assertThat(unnamed.table("Số việc").stream()
                        .mapToInt(row -> Integer.parseInt(row.get(3)))
                        .sum())
                .isEqualTo(split.total());
    }

    @Test
    @Order(5)
    @DisplayName("Ký báo cáo theo dõi: số liệu và bản thảo soạn lại về sau không đổi, dù việc đã làm thêm")
    void monitoringIsFrozen() throws IOException {
        scene.complete(
                MONITOR,
                "userTask_signReport",
                Map.of("decision", "SIGNED", "number", "40-BC/BTGTU", "datedOn", "2020-12-18"));
        String code = MONITOR + ":2020-1";
        List<?> rows = frozen.find(code).orElseThrow().rows();
        Docx before = draw(Paper.MONITORING_NAMED, MONITOR, null, "btg");
        scene.at("2020-12-21T08:00:00");
        String work = KEY + ":1:hu.dakha";
        scene.complete(work, "userTask_assign", Map.of("leadPerson", "Đ/c A"));
        scene.complete(work, "userTask_disseminate", Map.of("manner", "OWN_PAPER"));
        scene.complete(work, "userTask_report", Scene.PAPER);
        scene.complete(work, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        assertThat(board.read().directives().stream()
                        .filter(each -> each.key().equals(KEY))
                        .findFirst()
                        .orElseThrow()
                        .split()
                        .openLate())
                .isEqualTo(28);
        assertThat(frozen.find(code).orElseThrow().rows()).isEqualTo(rows);
        assertThat(draw(Paper.MONITORING_NAMED, MONITOR, null, "btg").text()).isEqualTo(before.text());
        assertThat(scene.row(
                        "select number, dated_on::text as on from register.evidence where assignment = ?", MONITOR))
                .containsEntry("number", "40-BC/BTGTU")
                .containsEntry("on", "2020-12-18");
    }

    @Test
    @Order(6)
    @DisplayName(
            "Công văn đôn đốc gửi đơn vị chậm; đơn vị không chậm thì không soạn; số, ngày và bản ký được giữ bên bản thảo")
    void urgingLetter() throws IOException {
        Docx letter = draw(Paper.URGING_LETTER, KEY, "hu.dakto", "btg");
        assertThat(letter.text())
                .contains(
                        "Số         -CV/BTGTU\nV/v đôn đốc thực hiện Công văn số 875B-CV/TU",
                        "Kính gửi: Huyện ủy Đăk Tô",
                        "còn 1/1 (100,0%) việc được giao có thời hạn và 1 báo cáo định kỳ đang quá hạn",
                        "- Như trên,");
        assertThat(letter.table("Sản phẩm còn thiếu")).hasSize(2);
        assertThatThrownBy(() -> drafts.draw(Paper.URGING_LETTER, KEY, "hu.dakha", null, "btg"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("không có việc nào quá hạn");
        PaperDrafts.Draft draft = drafts.draw(Paper.URGING_LETTER, KEY, "hu.dakto", null, "btg");
        assertThatThrownBy(() -> drafts.signed(draft.id(), " ", LocalDate.of(2020, 12, 21), null, "btg"))
                .hasMessageContaining("Chưa ghi số");
        drafts.signed(draft.id(), "55-CV/BTGTU", LocalDate.of(2020, 12, 21), null, "btg");
        assertThat(drafts.kept(KEY, "btg").get(0).signed())
                .extracting(PaperDrafts.Signed::number)
                .containsExactly("55-CV/BTGTU");
        assertThat(drafts.kept(KEY, "hu.dakto")).isEmpty();
    }

    @Test
    @Order(7)
    @DisplayName("Danh mục cho họp Thường trực: quá hạn, sắp đến hạn, cần quyết định, đúng như bảng theo dõi")
    void meetingList() throws IOException {
        Board.Sheet sheet = board.read(Integer.MAX_VALUE, Board.DOCUMENTS);
        Docx list = draw(Paper.MEETING_LIST, null, null, "vptu");
        assertThat(list.table("Sản phẩm còn thiếu")).hasSize((int) sheet.late().total());
        assertThat(list.table("Nội dung").get(0)).anyMatch(cell -> cell.contains("Đề án"));
        assertThat(list.table("Việc phải quyết")).isNotEmpty();
        assertThat(list.text()).contains("-BC/VPTU", "CHÁNH VĂN PHÒNG");
        assertThatThrownBy(() -> drafts.draw(Paper.MEETING_LIST, null, null, null, "hu.dakha"))
                .isInstanceOf(NotYours.class);
    }

    @Test
    @Order(8)
    @DisplayName("Tờ trình đề án: kính trình Ban Thường vụ, quá trình xây dựng, ý kiến các cơ quan")
    void schemeSubmission() throws IOException {
        scene.complete(SCHEME, "userTask_assignDrafter", Map.of("drafter", "so.khcn", "appraiser", "so.tp"));
        Docx paper = draw(Paper.SCHEME_SUBMISSION, SCHEME, null, "so.khcn");
        assertThat(paper.text())
                .contains(
                        "TỜ TRÌNH\nvề xây dựng Đề án về phát triển đội ngũ trí thức tỉnh Kon Tum",
                        "Kính trình: Ban Thường vụ Tỉnh ủy",
                        "Số         -TTr/BCSĐ",
                        "T/M BAN CÁN SỰ ĐẢNG",
                        "Cơ quan soạn thảo: Sở Khoa học và Công nghệ",
                        "Hạn trình: 31-12-2020",
                        "0/0 cơ quan được lấy ý kiến");
        assertThat(paper.table("Bước").get(0)).contains("Giao cơ quan soạn thảo");
    }

    @Test
    @Order(9)
    @DisplayName("Báo cáo kết thúc theo dõi")
    void closingReport() throws IOException {
        Docx paper = draw(Paper.CLOSING_REPORT, KEY, null, "btg");
        assertThat(paper.text())
                .contains("kết thúc theo dõi việc thực hiện Công văn số 875B-CV/TU", "Mã số liệu: " + KEY + ":closing");
    }

    @Test
    @Order(10)
    @DisplayName("Văn bản ký từ 09-01-2026 theo thể thức mới, do bảng thể thức theo ngày quyết định")
    void layoutByDay() throws IOException {
        PaperDrafts.Draft old = drafts.draw(Paper.CLOSING_REPORT, KEY, null, LocalDate.of(2026, 1, 8), "btg");
        PaperDrafts.Draft fresh = drafts.draw(Paper.CLOSING_REPORT, KEY, null, LocalDate.of(2026, 1, 9), "btg");
        Files.write(LOOK.resolve("closing-report-2026.docx"), kept.content(fresh.id()));
        assertThat(old.template()).contains("36-HD/VPTW");
        assertThat(fresh.template()).contains("05-HD/VPTW");
        assertThat(fresh.templateSha256()).isNotEqualTo(old.templateSha256());
    }

    private static DirectiveHeader numbered(DirectiveHeader h) {
        return new DirectiveHeader(
                "875B-CV/TU",
                h.type(),
                h.issuedOn(),
                h.receivedOn(),
                h.issuer(),
                h.place(),
                h.authority(),
                h.signerName(),
                h.signerTitle(),
                h.subject(),
                h.basis(),
                h.urgency(),
                h.copies(),
                h.fullText(),
                h.monitoringBody(),
                h.superiorBody(),
                h.signingBody(),
                h.report());
    }
}
