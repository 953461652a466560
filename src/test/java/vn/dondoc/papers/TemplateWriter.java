package vn.dondoc.papers;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.UnderlinePatterns;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/**
 * Wrote the templates that a release brings, {@code src/main/resources/papers/<layout>/<paper>.docx}, once; run {@link #main}
 * to write them anew after a change here. An office changes them in Word instead (docs/papers.md).
 */
final class TemplateWriter {

    private static final Path TARGET = Path.of("src/main/resources/papers");
    private static final String FONT = "Times New Roman";

    /** Twips of a millimetre. */
    private static final double MM = 1440 / 25.4;

    /** Between the margins of an A4 page, 210 - 30 - 15 mm. */
    private static final int WIDTH = (int) (165 * MM);

    /**
     * What differs between the rules.
     *
     * @param exactLine points from line to line in the body; null: single
     */
    private record Layout(String folder, int typeSize, int subjectSize, int bodySize, Integer exactLine) {}

    private static final List<Layout> LAYOUTS =
            List.of(new Layout("hd36-2018", 16, 14, 14, null), new Layout("hd05-2026", 16, 15, 14, 20));

    private final Layout layout;
    private final XWPFDocument word = new XWPFDocument();

    private TemplateWriter(Layout layout) {
        this.layout = layout;
    }

    public static void main(String[] none) throws IOException {
        for (Layout layout : LAYOUTS) {
            for (Paper paper : Paper.values()) {
                Path file = TARGET.resolve(layout.folder()).resolve(paper.code() + ".docx");
                Files.createDirectories(file.getParent());
                try (OutputStream out = Files.newOutputStream(file)) {
                    new TemplateWriter(layout).write(paper).write(out);
                }
            }
        }
    }

    private XWPFDocument write(Paper paper) {
        page();
        switch (paper) {
            case PERIOD_REPORT -> periodReport();
            case MONITORING_NAMED -> monitoring(true);
            case MONITORING_UNNAMED -> monitoring(false);
            case MEETING_LIST -> meetingList();
            case URGING_LETTER -> urgingLetter();
            case SCHEME_SUBMISSION -> schemeSubmission();
            case CLOSING_REPORT -> closingReport();
        }
        return word;
    }

    // --------------------------------------------------------------------------------------------------- papers

    private void periodReport() {
        head(null);
        title("BÁO CÁO", "{{trích yếu}}");
        body("Thực hiện {{văn bản chỉ đạo}}, {{tên cơ quan}} báo cáo kết quả kỳ {{kỳ báo cáo}} như sau:");
        heading("I. Kết quả thực hiện từng điểm");
        body("Đã báo cáo {{số điểm đã báo cáo}} điểm phải báo cáo.");
        table(
                "các điểm",
                "TT",
                "thứ tự",
                10,
                "Điểm",
                "điểm",
                28,
                "Nhiệm vụ",
                "nhiệm vụ",
                42,
                "Kết quả",
                "nội dung",
                85);
        heading("II. Số liệu các việc được giao");
        body("Tổng số việc được giao: {{tổng số việc}}. Trong đó:");
        body("- Hoàn thành đúng hạn: {{hoàn thành đúng hạn}};");
        body("- Hoàn thành quá hạn: {{hoàn thành quá hạn}};");
        body("- Đang thực hiện trong hạn: {{đang thực hiện trong hạn}};");
        body("- Đang thực hiện quá hạn: {{đang thực hiện quá hạn}};");
        body("- Thường xuyên, không ấn định ngày: {{không ấn định ngày}}.");
        heading("III. Khó khăn, vướng mắc; đề xuất, kiến nghị");
        body("(Ghi nội dung, hoặc ghi: không có.)");
        figures(true);
        signature();
    }

    private void monitoring(boolean named) {
        head(null);
        title("BÁO CÁO", "{{trích yếu}}");
        body("{{tên cơ quan}} báo cáo tình hình thực hiện {{văn bản chỉ đạo}}, kỳ {{kỳ báo cáo}}; số liệu đến"
                + " {{giờ chốt số liệu}}:");
        heading("I. Số liệu chung");
        counted();
        heading("II. Theo từng nhiệm vụ");
        byMeasure();
        if (named) {
            heading("III. Việc đang thực hiện quá hạn");
            body("{{số cơ quan quá hạn}} cơ quan, đơn vị có việc quá hạn:");
            late();
        } else {
            heading("III. Việc đang thực hiện quá hạn");
            body(
                    "{{số cơ quan quá hạn}} cơ quan, đơn vị có việc quá hạn: {{đang thực hiện quá hạn}} việc có thời hạn.");
        }
        heading("IV. Đánh giá, kiến nghị");
        body("{{đánh giá}}");
        figures(true);
        signature();
    }

    private void meetingList() {
        head(null);
        title("BÁO CÁO", "{{trích yếu}}");
        body("Đang theo dõi {{số văn bản}} văn bản chỉ đạo; số liệu đến {{giờ chốt số liệu}}.");
        heading("I. Việc quá hạn: {{số việc quá hạn}}");
        table(
                "việc quá hạn",
                "TT",
                "thứ tự",
                11,
                "Cơ quan, đơn vị",
                "cơ quan",
                32,
                "Văn bản, điểm",
                "văn bản]\n[điểm",
                29,
                "Sản phẩm còn thiếu",
                "sản phẩm",
                31,
                "Hạn",
                "hạn",
                25,
                "Ngày làm việc chậm",
                "ngày chậm",
                15,
                "Cấp quyết định",
                "cấp quyết định",
                22);
        heading("II. Việc đến hạn trong {{số ngày tới}} ngày tới: {{số việc sắp đến hạn}}");
        table(
                "việc sắp đến hạn",
                "TT",
                "thứ tự",
                11,
                "Cơ quan, đơn vị",
                "cơ quan",
                45,
                "Văn bản, điểm",
                "văn bản]\n[điểm",
                36,
                "Nội dung",
                "nội dung",
                48,
                "Hạn",
                "hạn",
                25);
        heading("III. Việc cần cho ý kiến, quyết định: {{số việc cần quyết định}}");
        table(
                "việc cần quyết định",
                "TT",
                "thứ tự",
                11,
                "Việc phải quyết",
                "việc phải quyết",
                32,
                "Cơ quan, đơn vị",
                "cơ quan",
                32,
                "Văn bản, điểm",
                "văn bản]\n[điểm",
                28,
                "Nội dung",
                "nội dung",
                28,
                "Trả lời trước",
                "hạn",
                25,
                "Ai quyết",
                "cấp quyết định",
                21);
        figures(false);
        signature();
    }

    private void urgingLetter() {
        head("{{trích yếu}}");
        addressee("Kính gửi:", "{{kính gửi}}");
        body(
                "Thực hiện {{văn bản chỉ đạo}}, {{kính gửi}} được giao một số việc. Qua theo dõi, đến {{giờ chốt số liệu}},"
                        + " còn {{số việc quá hạn}} đang quá hạn, cụ thể:");
        table(
                "việc quá hạn",
                "TT",
                "thứ tự",
                10,
                "Điểm",
                "điểm",
                28,
                "Nhiệm vụ",
                "nhiệm vụ",
                47,
                "Sản phẩm còn thiếu",
                "sản phẩm",
                37,
                "Hạn",
                "hạn",
                25,
                "Ngày làm việc chậm",
                "ngày chậm",
                17);
        body("Đề nghị {{kính gửi}} khẩn trương hoàn thành các việc nêu trên, gửi văn bản chứng minh kết quả và báo cáo"
                + " nguyên nhân chậm trước ngày {{hạn trả lời}}. Khó khăn, vướng mắc (nếu có) đề nghị báo cáo để xem"
                + " xét, tháo gỡ.");
        signature();
    }

    private void schemeSubmission() {
        head(null);
        title("TỜ TRÌNH", "{{trích yếu}}");
        addressee("Kính trình:", "{{kính trình}}");
        body("Thực hiện {{văn bản chỉ đạo}}: “{{nguyên văn giao việc}}”, {{tên cơ quan}} trình"
                + " {{kính trình}} hồ sơ “{{tên đề án}}” như sau:");
        heading("I. Quá trình xây dựng");
        body("Cơ quan chủ trì: {{cơ quan chủ trì}}. Cơ quan soạn thảo: {{cơ quan soạn thảo}}. Cơ quan thẩm định:"
                + " {{cơ quan thẩm định}}. Hạn trình: {{hạn trình}}.");
        table(
                "quá trình xây dựng",
                "TT",
                "thứ tự",
                10,
                "Bước",
                "bước",
                60,
                "Văn bản",
                "số và ngày",
                45,
                "Kết quả",
                "kết quả",
                50);
        heading("II. Lấy ý kiến và tiếp thu, giải trình");
        body("Đã có ý kiến của {{số cơ quan góp ý}} cơ quan được lấy ý kiến.");
        table(
                "ý kiến góp ý",
                "TT",
                "thứ tự",
                10,
                "Cơ quan",
                "cơ quan",
                60,
                "Ý kiến",
                "ý kiến",
                35,
                "Nội dung",
                "nội dung",
                60);
        heading("III. Nội dung chính của đề án");
        body("(Tóm tắt mục tiêu, nhiệm vụ, giải pháp, kinh phí, tổ chức thực hiện.)");
        heading("IV. Những vấn đề xin ý kiến");
        body("(Nêu vấn đề còn ý kiến khác nhau, hoặc ghi: không có.)");
        body("{{tên cơ quan}} kính trình {{kính trình}} xem xét, cho ý kiến.");
        figures(false);
        signature();
    }

    private void closingReport() {
        head(null);
        title("BÁO CÁO", "{{trích yếu}}");
        body("{{tên cơ quan}} báo cáo kết thúc theo dõi việc thực hiện {{văn bản chỉ đạo}}.");
        body("Kết luận kết thúc theo dõi: {{kết luận kết thúc}}.");
        heading("I. Số liệu chung");
        counted();
        heading("II. Kết quả từng nhiệm vụ");
        byMeasure();
        heading("III. Việc chưa xong khi kết thúc theo dõi");
        table(
                "việc chưa xong",
                "TT",
                "thứ tự",
                10,
                "Cơ quan, đơn vị",
                "cơ quan",
                50,
                "Điểm",
                "điểm",
                28,
                "Nhiệm vụ",
                "nhiệm vụ",
                52,
                "Hạn",
                "hạn",
                25);
        heading("IV. Đánh giá, bài học");
        body("(Ghi đánh giá chung, bài học rút ra.)");
        figures(true);
        signature();
    }

    // --------------------------------------------------------------------------------------------------- pieces

    private void counted() {
        body(
                "Tổng số việc đã giao: {{tổng số việc}}, trong đó có thời hạn {{số việc có thời hạn}}; đã hủy (không tính):"
                        + " {{đã hủy}}.");
        body("- Hoàn thành đúng hạn: {{hoàn thành đúng hạn}} việc có thời hạn;");
        body("- Hoàn thành quá hạn: {{hoàn thành quá hạn}} việc có thời hạn;");
        body("- Đang thực hiện trong hạn: {{đang thực hiện trong hạn}} việc có thời hạn;");
        body("- Đang thực hiện quá hạn: {{đang thực hiện quá hạn}} việc có thời hạn;");
        body("- Thường xuyên, không ấn định ngày: {{không ấn định ngày}} việc đã giao.");
    }

    private void byMeasure() {
        table(
                "theo nhiệm vụ",
                "TT",
                "thứ tự",
                10,
                "Điểm",
                "điểm",
                26,
                "Nhiệm vụ",
                "nhiệm vụ",
                39,
                "Số việc",
                "số việc",
                13,
                "Xong đúng hạn",
                "đúng hạn",
                15,
                "Xong quá hạn",
                "xong quá hạn",
                15,
                "Đang làm, trong hạn",
                "trong hạn",
                15,
                "Đang làm, quá hạn",
                "quá hạn",
                15,
                "Không ấn định ngày",
                "không ấn định ngày",
                17);
    }

    private void late() {
        table(
                "việc quá hạn",
                "TT",
                "thứ tự",
                10,
                "Cơ quan, đơn vị",
                "cơ quan",
                48,
                "Điểm",
                "điểm",
                28,
                "Sản phẩm còn thiếu",
                "sản phẩm",
                37,
                "Hạn",
                "hạn",
                25,
                "Ngày làm việc chậm",
                "ngày chậm",
                17);
    }

    private void page() {
        CTSectPr section = word.getDocument().getBody().addNewSectPr();
        section.addNewPgSz().setW(BigInteger.valueOf((long) (210 * MM)));
        section.getPgSz().setH(BigInteger.valueOf((long) (297 * MM)));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf((long) (20 * MM)));
        margins.setBottom(BigInteger.valueOf((long) (20 * MM)));
        margins.setLeft(BigInteger.valueOf((long) (30 * MM)));
        margins.setRight(BigInteger.valueOf((long) (15 * MM)));
        margins.setHeader(BigInteger.valueOf((long) (10 * MM)));
        margins.setFooter(BigInteger.valueOf((long) (10 * MM)));
        section.addNewTitlePg();
        word.createHeader(HeaderFooterType.FIRST).createParagraph();
        XWPFHeader header = word.createHeader(HeaderFooterType.DEFAULT);
        XWPFParagraph number = header.createParagraph();
        number.setAlignment(ParagraphAlignment.CENTER);
        XWPFRun shown = run(number, "1", layout.bodySize(), false, false);
        var field = number.getCTP().addNewFldSimple();
        field.setInstr("PAGE");
        field.addNewR().set(shown.getCTR());
        number.removeRun(0);
    }

    /** @param subject of a công văn, which stands under its number; null for a type with a name */
    private void head(String subject) {
        XWPFTable table = columns(72, 93);
        XWPFTableCell left = table.getRow(0).getCell(0);
        XWPFTableCell right = table.getRow(0).getCell(1);
        centred(left, "{{cơ quan cấp trên}}", 14, false, false, false);
        centred(left, "{{cơ quan ban hành}}", 14, true, false, false);
        centred(left, "*", 14, false, false, false);
        centred(left, "Số         -{{ký hiệu}}", 14, false, false, false);
        if (subject != null) {
            centred(left, subject, 12, false, true, false);
        }
        centred(right, "ĐẢNG CỘNG SẢN VIỆT NAM", 15, true, false, true);
        centred(right, "", 14, false, false, false);
        centred(right, "{{địa danh và ngày}}", 14, false, true, false);
        drop(left);
        drop(right);
        gap(6);
    }

    private void title(String type, String subject) {
        XWPFParagraph name = paragraph(ParagraphAlignment.CENTER, 0);
        name.setSpacingBefore(120);
        run(name, type, layout.typeSize(), true, false);
        XWPFParagraph of = paragraph(ParagraphAlignment.CENTER, 0);
        run(of, subject, layout.subjectSize(), true, false);
        XWPFParagraph rule = paragraph(ParagraphAlignment.CENTER, 0);
        rule.setSpacingAfter(160);
        run(rule, "-----", layout.bodySize(), false, false);
    }

    private void addressee(String word, String to) {
        XWPFParagraph line = paragraph(ParagraphAlignment.CENTER, 0);
        line.setSpacingBefore(120);
        line.setSpacingAfter(200);
        run(line, word + " ", layout.bodySize(), false, true);
        run(line, to, layout.bodySize(), false, false);
    }

    private void heading(String text) {
        XWPFParagraph line = paragraph(ParagraphAlignment.BOTH, 567);
        line.setKeepNext(true);
        run(line, text, layout.bodySize(), true, false);
    }

    private void body(String text) {
        run(paragraph(ParagraphAlignment.BOTH, 567), text, layout.bodySize(), false, false);
    }

    private void figures(boolean coded) {
        XWPFParagraph line = paragraph(ParagraphAlignment.LEFT, 0);
        line.setSpacingBefore(160);
        line.setKeepNext(true);
        run(
                line,
                (coded ? "Mã số liệu: {{mã số liệu}}. " : "") + "Số liệu chốt lúc {{giờ chốt số liệu}}.",
                12,
                false,
                true);
    }

    private void signature() {
        gap(8);
        XWPFTable table = columns(82, 83);
        table.getRow(0).setCantSplitRow(true);
        XWPFTableCell left = table.getRow(0).getCell(0);
        XWPFTableCell right = table.getRow(0).getCell(1);
        XWPFParagraph to = cellParagraph(left);
        XWPFRun title = run(to, "Nơi nhận:", 14, false, false);
        title.setUnderline(UnderlinePatterns.SINGLE);
        run(cellParagraph(left), "{{nơi nhận}}", 12, false, false);
        centred(right, "{{quyền hạn}}", 14, true, false, false);
        centred(right, "{{chức vụ}}", 14, false, false, false);
        for (int i = 0; i < 4; i++) {
            centred(right, "", 14, false, false, false);
        }
        centred(right, "{{người ký}}", 14, true, false, false);
        drop(left);
        drop(right);
        XWPFParagraph end = word.createParagraph();
        end.setSpacingAfter(0);
        run(end, "", 2, false, false);
    }

    /** @param columns heading, name and width in mm of each in turn */
    private void table(String name, Object... columns) {
        int count = columns.length / 3;
        XWPFTable table = word.createTable(2, count);
        int[] widths = new int[count];
        for (int i = 0; i < count; i++) {
            widths[i] = (Integer) columns[3 * i + 2];
        }
        fixed(table, widths);
        XWPFTableRow heads = table.getRow(0);
        heads.setRepeatHeader(true);
        heads.setCantSplitRow(true);
        XWPFTableRow row = table.getRow(1);
        row.setCantSplitRow(true);
        for (int i = 0; i < count; i++) {
            XWPFParagraph head = heads.getCell(i).getParagraphs().get(0);
            head.setAlignment(ParagraphAlignment.CENTER);
            run(head, (String) columns[3 * i], 12, true, false);
            heads.getCell(i).setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
            String column = (String) columns[3 * i + 1];
            int width = widths[i];
            XWPFParagraph cell = row.getCell(i).getParagraphs().get(0);
            cell.setAlignment(width <= 25 && i != 1 ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
            String[] lines = ("[" + column + "]").split("\n");
            run(cell, (i == 0 ? "{{" + name + "}}" : "") + lines[0], 12, false, false);
            for (int line = 1; line < lines.length; line++) {
                XWPFParagraph next = row.getCell(i).addParagraph();
                next.setAlignment(cell.getAlignment());
                run(next, lines[line], 12, false, false);
            }
        }
        gap(4);
    }

    private XWPFTable columns(int... widths) {
        XWPFTable table = word.createTable(1, widths.length);
        table.removeBorders();
        fixed(table, widths);
        return table;
    }

    private static void fixed(XWPFTable table, int... widths) {
        table.setWidth(WIDTH);
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        int whole = java.util.Arrays.stream(widths).sum();
        table.getCTTbl().addNewTblGrid();
        for (int width : widths) {
            table.getCTTbl().getTblGrid().addNewGridCol().setW(BigInteger.valueOf((long) WIDTH * width / whole));
        }
        for (XWPFTableRow row : table.getRows()) {
            for (int i = 0; i < widths.length; i++) {
                CTTcPr properties = row.getCell(i).getCTTc().getTcPr();
                if (properties == null) {
                    properties = row.getCell(i).getCTTc().addNewTcPr();
                }
                CTTblWidth width = properties.isSetTcW() ? properties.getTcW() : properties.addNewTcW();
                width.setType(STTblWidth.DXA);
                width.setW(BigInteger.valueOf((long) WIDTH * widths[i] / whole));
            }
        }
    }

    private XWPFParagraph paragraph(ParagraphAlignment alignment, int firstLine) {
        XWPFParagraph paragraph = word.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setIndentationFirstLine(firstLine);
        paragraph.setSpacingAfter(firstLine == 0 ? 0 : 120);
        if (layout.exactLine() != null) {
            var spacing = paragraph.getCTP().getPPr().isSetSpacing()
                    ? paragraph.getCTP().getPPr().getSpacing()
                    : paragraph.getCTP().getPPr().addNewSpacing();
            spacing.setLine(BigInteger.valueOf(layout.exactLine() * 20L));
            spacing.setLineRule(STLineSpacingRule.EXACT);
        }
        return paragraph;
    }

    private void gap(int points) {
        XWPFParagraph gap = word.createParagraph();
        gap.setSpacingAfter(0);
        run(gap, "", points, false, false);
        var spacing = gap.getCTP().getPPr().getSpacing();
        spacing.setLine(BigInteger.valueOf(points * 20L));
        spacing.setLineRule(STLineSpacingRule.EXACT);
    }

    private static void centred(
            XWPFTableCell cell, String text, int size, boolean bold, boolean italic, boolean underlined) {
        XWPFParagraph line = cellParagraph(cell);
        line.setAlignment(ParagraphAlignment.CENTER);
        XWPFRun run = run(line, text, size, bold, italic);
        if (underlined) {
            run.setUnderline(UnderlinePatterns.SINGLE);
        }
    }

    private static XWPFParagraph cellParagraph(XWPFTableCell cell) {
        XWPFParagraph line = cell.addParagraph();
        line.setSpacingAfter(0);
        return line;
    }

    /** A new cell comes with an empty paragraph. */
    private static void drop(XWPFTableCell cell) {
        cell.removeParagraph(0);
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text, int size, boolean bold, boolean italic) {
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontFamily(FONT, XWPFRun.FontCharRange.cs);
        run.setFontFamily(FONT, XWPFRun.FontCharRange.hAnsi);
        run.setFontSize(size);
        run.setBold(bold);
        run.setItalic(italic);
        if (!text.isEmpty()) {
            run.setText(text);
        }
        return run;
    }
}
