package vn.dondoc.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Lists as an .xlsx file for people: title, filter and cut-off on top, one row of heads, days as days, no text that a
 * spreadsheet would run, ready to be printed on A4. Nothing leaves before everything was read: a failure is a page.
 */
final class ListFile implements AutoCloseable {

    static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Rows of one list; who wants more asks for a narrower one. */
    static final int MOST = 50_000;

    /** A spreadsheet holds no longer text in a cell. */
    private static final int LONGEST = 32_000;

    /** Points. */
    private static final float LINE = 14.5f;

    private static final float HIGHEST = 400;

    /**
     * @param width in letters
     * @param value a text, a LocalDate, a LocalDateTime or a number; null: nothing
     */
    record Column<T>(String head, int width, Function<T, ?> value) {}

    /**
     * @param name of the sheet, at most 31 letters
     * @param filter in words, what is in it and what is not
     * @param rows hands every row to whoever asks
     */
    record Listed<T>(String name, String title, String filter, List<Column<T>> columns, Consumer<Consumer<T>> rows) {}

    private final SXSSFWorkbook book = smallZip();
    private final CellStyle title = style(CellStyle::setVerticalAlignment, VerticalAlignment.CENTER);
    private final CellStyle under = style(CellStyle::setVerticalAlignment, VerticalAlignment.CENTER);
    private final CellStyle head = framed();
    private final CellStyle text = framed();
    private final CellStyle quoted = framed();
    private final CellStyle number = framed();
    private final CellStyle day = framed();
    private final CellStyle minute = framed();
    private final String cutOff;

    /** @param cutOff the sentence that says as of when and for whom */
    ListFile(String cutOff) {
        this.cutOff = cutOff;
        title.setFont(font(true, 14));
        under.setFont(font(false, 10));
        head.setFont(font(true, 11));
        head.setAlignment(HorizontalAlignment.CENTER);
        head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        for (CellStyle each : List.of(text, quoted, number, day, minute)) {
            each.setFont(font(false, 11));
        }
        quoted.setQuotePrefixed(true);
        day.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy"));
        day.setAlignment(HorizontalAlignment.CENTER);
        minute.setDataFormat(book.createDataFormat().getFormat("hh:mm dd/mm/yyyy"));
        minute.setAlignment(HorizontalAlignment.CENTER);
    }

    <T> ListFile add(Listed<T> list) {
        SXSSFSheet sheet = book.createSheet(list.name());
        line(sheet, 0, list.title(), title);
        line(sheet, 1, list.filter(), under);
        line(sheet, 2, cutOff, under);
        int headRow = 4;
        Row heads = sheet.createRow(headRow);
        heads.setHeightInPoints(LINE * 3);
        for (int i = 0; i < list.columns().size(); i++) {
            Column<T> column = list.columns().get(i);
            Cell cell = heads.createCell(i);
            cell.setCellValue(column.head());
            cell.setCellStyle(head);
            sheet.setColumnWidth(i, Math.max(1, column.width()) * 256);
            sheet.setColumnHidden(i, column.width() == 0);
        }
        int[] at = {headRow};
        list.rows().accept(each -> {
            if (at[0] - headRow >= MOST) {
                return;
            }
            Row row = sheet.createRow(++at[0]);
            int lines = 1;
            for (int i = 0; i < list.columns().size(); i++) {
                Column<T> column = list.columns().get(i);
                Object value = column.value().apply(each);
                fill(row.createCell(i), value);
                lines = Math.max(lines, lines(value, column.width()));
            }
            row.setHeightInPoints(Math.min(HIGHEST, LINE * lines));
        });
        if (at[0] == headRow) {
            line(sheet, ++at[0], "Không có dòng nào.", under);
        } else if (at[0] - headRow >= MOST) {
            line(
                    sheet,
                    ++at[0],
                    "Danh sách dài hơn " + MOST + " dòng, phần sau không in. Lọc hẹp lại rồi xuất.",
                    under);
        }
        sheet.createFreezePane(0, headRow + 1);
        printing(sheet, headRow);
        return this;
    }

    /** @param name of the file, in ASCII */
    void send(String name, HttpServletResponse response) throws IOException {
        response.setContentType(TYPE);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Cache-Control", "no-store");
        book.write(response.getOutputStream());
    }

    /** Zip64 is what java.util.zip, and so our own import, can't read from a stream. */
    private static SXSSFWorkbook smallZip() {
        SXSSFWorkbook book = new SXSSFWorkbook(100);
        book.setZip64Mode(Zip64Mode.Never);
        return book;
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    /** Whoever prints without opening the file first gets the rows as high as their text. */
    private static int lines(Object value, int width) {
        return width == 0 || !(value instanceof String words)
                ? 1
                : words.lines()
                        .mapToInt(line -> line.length() / Math.max(1, width - 1) + 1)
                        .sum();
    }

    private void fill(Cell cell, Object value) {
        if (value instanceof LocalDate on && on.getYear() >= 1900) {
            cell.setCellValue(on);
            cell.setCellStyle(day);
        } else if (value instanceof LocalDateTime at) {
            cell.setCellValue(at);
            cell.setCellStyle(minute);
        } else if (value instanceof Number many) {
            cell.setCellValue(many.doubleValue());
            cell.setCellStyle(number);
        } else {
            String words = value == null ? "" : value.toString();
            String harmless = harmless(words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words);
            cell.setCellStyle(opens(words) ? quoted : text);
            cell.setCellValue(harmless);
        }
    }

    /**
     * What a spreadsheet would run begins with an apostrophe; a dash with a blank after it is a dash of Vietnamese lists
     * and stays as it is, marked as text.
     */
    static String harmless(String words) {
        return opens(words) && !words.startsWith("- ") ? "'" + words : words;
    }

    private static boolean opens(String words) {
        return !words.isEmpty() && "=+-@\t\r\n|%".indexOf(words.charAt(0)) >= 0;
    }

    private static void printing(SXSSFSheet sheet, int headRow) {
        sheet.setRepeatingRows(CellRangeAddress.valueOf((headRow + 1) + ":" + (headRow + 1)));
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        sheet.getFooter().setRight("Trang &P/&N");
    }

    private static void line(SXSSFSheet sheet, int at, String words, CellStyle style) {
        Cell cell = sheet.createRow(at).createCell(0);
        cell.setCellValue(harmless(words));
        cell.setCellStyle(style);
    }

    private <V> CellStyle style(java.util.function.BiConsumer<CellStyle, V> setting, V value) {
        CellStyle style = book.createCellStyle();
        setting.accept(style, value);
        return style;
    }

    private CellStyle framed() {
        CellStyle style = style(CellStyle::setVerticalAlignment, VerticalAlignment.TOP);
        style.setWrapText(true);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private Font font(boolean bold, int points) {
        Font font = book.createFont();
        font.setFontName("Times New Roman");
        font.setBold(bold);
        font.setFontHeightInPoints((short) points);
        return font;
    }
}
