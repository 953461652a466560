package vn.dondoc.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/** What somebody reads who opens a paper in Word. */
public final class Docx {

    private final XWPFDocument word;

    public Docx(byte[] content) {
        try {
            word = new XWPFDocument(new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All text in the order of the page, a cell a line. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (IBodyElement element : word.getBodyElements()) {
            if (element instanceof XWPFParagraph paragraph) {
                text.append(paragraph.getText()).append('\n');
            } else if (element instanceof XWPFTable table) {
                table.getRows()
                        .forEach(row -> row.getTableCells()
                                .forEach(cell -> text.append(text(cell)).append('\n')));
            }
        }
        return text.toString();
    }

    private static String text(XWPFTableCell cell) {
        return cell.getParagraphs().stream().map(XWPFParagraph::getText).collect(Collectors.joining("\n"));
    }

    /** The rows under the headings of the table whose first heading row has this word. */
    public List<List<String>> table(String heading) {
        for (XWPFTable table : word.getTables()) {
            List<List<String>> rows = new ArrayList<>();
            for (XWPFTableRow row : table.getRows()) {
                List<String> cells = new ArrayList<>();
                row.getTableCells().forEach(cell -> cells.add(text(cell)));
                rows.add(cells);
            }
            if (rows.get(0).contains(heading)) {
                return rows.subList(1, rows.size());
            }
        }
        throw new AssertionError("No table with the column " + heading + " in\n" + text());
    }
}
