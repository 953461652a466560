package vn.dondoc.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A real .xlsx file, written cell by cell as clerks do, or read back. */
final class Workbook {

    static final String[] HEADS = {
        "STT",
        "Số hội nghị",
        "Số TB/KL",
        "Ngày ban hành",
        "Chủ trì theo dõi",
        "Ngành/lĩnh vực",
        "Cơ quan/đơn vị trình",
        "Lĩnh vực chi tiết",
        "Nội dung kết luận",
        "Loại thời hạn",
        "Hạn xử lý",
        "Tiến độ",
        "Kết quả/Minh chứng",
        "Văn bản triển khai",
        "Mã",
        "Ngày cập nhật"
    };

    private final XSSFWorkbook book;
    private final Sheet sheet;
    private final CellStyle day;

    private Workbook(XSSFWorkbook book) {
        this.book = book;
        sheet = book.getNumberOfSheets() == 0 ? book.createSheet("Theo dõi") : book.getSheetAt(0);
        day = book.createCellStyle();
        day.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy"));
    }

    static Workbook empty() {
        return new Workbook(new XSSFWorkbook());
    }

    /** With the office's heads in its first row. */
    static Workbook office() {
        Workbook book = empty();
        book.row(0, (Object[]) HEADS);
        return book;
    }

    static Workbook of(byte[] content) {
        try {
            return new Workbook(new XSSFWorkbook(new ByteArrayInputStream(content)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null leaves a cell out. */
    Workbook row(int at, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null) {
                put(at, i, cells[i]);
            }
        }
        return this;
    }

    Workbook put(int row, int column, Object value) {
        Row line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        Cell cell = line.createCell(column);
        if (value instanceof LocalDate on) {
            cell.setCellValue(on);
            cell.setCellStyle(day);
        } else if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else {
            cell.setCellValue(value.toString());
        }
        return this;
    }

    /** A task of the office's sheet: number, day, body, content, kind of deadline, deadline. */
    Workbook task(int at, Object number, Object issuedOn, String body, String content, String kind, Object due) {
        return row(at, at, "12", number, issuedOn, "Chuyên viên A", "Kinh tế", body, null, content, kind, due);
    }

    Workbook formula(int row, int column, String formula) {
        Row line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        line.createCell(column).setCellFormula(formula);
        return this;
    }

    Workbook merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        sheet.addMergedRegion(new CellRangeAddress(firstRow, lastRow, firstColumn, lastColumn));
        return this;
    }

    byte[] bytes() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    XSSFWorkbook book() {
        return book;
    }

    Sheet sheet() {
        return sheet;
    }

    /** The row, counted from 0, and column of a head. */
    int headRow() {
        for (Row row : sheet) {
            if (row.getPhysicalNumberOfCells() > 3) {
                return row.getRowNum();
            }
        }
        throw new AssertionError("no heads");
    }

    int column(String head) {
        for (Cell cell : sheet.getRow(headRow())) {
            if (cell.getStringCellValue().equals(head)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + head);
    }

    /** The row whose cell in the column of this head says so. */
    int rowWith(String head, String value) {
        int column = column(head);
        for (Row row : sheet) {
            if (row.getRowNum() > headRow() && value.equals(text(row.getCell(column)))) {
                return row.getRowNum();
            }
        }
        throw new AssertionError("no row with " + value);
    }

    /** Without the rows whose cell in the column of this head begins otherwise: what other classes left in the register. */
    Workbook only(String head, String beginning) {
        int column = column(head);
        for (int at = sheet.getLastRowNum(); at > headRow(); at--) {
            if (sheet.getRow(at) != null && !text(at, column).startsWith(beginning)) {
                sheet.removeRow(sheet.getRow(at));
            }
        }
        return this;
    }

    String text(int row, int column) {
        return text(sheet.getRow(row) == null ? null : sheet.getRow(row).getCell(column));
    }

    List<String> texts() {
        List<String> all = new ArrayList<>();
        for (Row row : sheet) {
            for (Cell cell : row) {
                all.add(text(cell));
            }
        }
        return all;
    }

    private static String text(Cell cell) {
        if (cell == null) {
            return "";
        }
        if (cell.getCellType() == CellType.NUMERIC) {
            return DateUtil.isCellDateFormatted(cell)
                    ? cell.getLocalDateTimeCellValue().toString()
                    : String.valueOf(cell.getNumericCellValue());
        }
        return cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
    }
}
