package vn.dondoc.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.dondoc.intake.SecrecyMark;
import vn.dondoc.register.SheetImports;
import vn.dondoc.work.PackedFile;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.TypedText;

/** Reads an .xlsx file as the rows of one table: heads in one or two rows, merged cells, days as days. Keeps nothing. */
final class SheetFile {

    /** @param heads by column from A; @param rows each as wide as the heads */
    record Grid(String sheet, List<String> heads, List<SheetImports.Row> rows) {}

    /** Rows below the heads. */
    static final int MOST_ROWS = 5_000;

    private static final int LARGEST = 10 << 20;
    private static final long MOST_UNPACKED = 24L << 20;
    private static final int MOST_COLUMNS = 60;
    private static final int LONGEST_CELL = 8_000;

    /** Rows above the heads: names of the office, titles. */
    private static final int HEADS_WITHIN = 25;

    private static final int FEWEST_HEADS = 3;

    private static final Pattern COUNTED = Pattern.compile("\\(?\\d{1,2}\\)?");
    private static final Pattern HARMLESS = Pattern.compile("'[=+\\-@\\t\\r\\n|%].*", Pattern.DOTALL);
    private static final String AS_XLSX = " Mở bằng Excel, lưu lại thành .xlsx rồi tải lên.";

    private SheetFile() {}

    /** @throws Refusal with the reason, where the file is not taken or holds no such table */
    static Grid read(byte[] content, String name) {
        String called = "Tệp \"" + shortName(name) + "\"";
        check(content, name, called);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(content))) {
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                if (!book.isSheetHidden(i) && !book.isSheetVeryHidden(i)) {
                    Table table = new Table(book.getSheetAt(i));
                    if (table.headRow >= 0) {
                        return table.grid(called);
                    }
                }
            }
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new Refusal(called + " hỏng, không mở được." + AS_XLSX);
        }
        throw new Refusal(called
                + " không có dòng tiêu đề cột nào nhận ra được (ví dụ \"Số TB/KL\", \"Nội dung kết luận\","
                + " \"Hạn xử lý\") trong " + HEADS_WITHIN + " dòng đầu. Ghi tiêu đề cột ở một dòng rồi tải lên.");
    }

    /** As the spreadsheet names a cell: {@code K12}. */
    static String cell(int column, int row) {
        return CellReference.convertNumToColString(column) + row;
    }

    static String shortName(String name) {
        String plain = TypedText.visible(name).replaceAll(".*[/\\\\]", "");
        return plain.isEmpty() ? "không tên" : plain.length() > 120 ? plain.substring(0, 120) + "…" : plain;
    }

    private static void check(byte[] content, String name, String called) {
        if (content.length == 0) {
            throw new Refusal(called + " rỗng: không có gì để đọc.");
        }
        if (content.length > LARGEST) {
            throw new Refusal(called + " lớn hơn " + (LARGEST >> 20) + " MB. Bỏ ảnh, tách bớt trang tính rồi tải lên.");
        }
        if (starts(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            boolean locked = new String(content, StandardCharsets.ISO_8859_1)
                    .contains(new String(
                            "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
            throw new Refusal(
                    locked
                            ? called + " đặt mật khẩu. Bỏ mật khẩu rồi tải lên."
                            : called + " là Excel đời cũ (.xls), hệ thống không đọc." + AS_XLSX);
        }
        if (!starts(content, 'P', 'K', 3, 4)
                || !PackedFile.weigh(content, called, "xl/workbook.xml", MOST_UNPACKED, "xlsx", AS_XLSX)) {
            throw new Refusal(called + " không phải bảng tính .xlsx." + AS_XLSX);
        }
        String extension =
                name == null ? "" : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!extension.equals("xlsx")) {
            throw new Refusal(called + " mang đuôi ." + extension
                    + " nhưng nội dung là xlsx. Đổi tên cho đúng loại rồi tải lên.");
        }
    }

    private static boolean starts(byte[] content, int... bytes) {
        if (content.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((content[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** One sheet of the file. */
    private static final class Table {

        private final Sheet sheet;
        private final Map<Long, Cell> merged = new HashMap<>();
        private int headRow = -1;
        private int lastHeadRow;
        private List<String> heads = List.of();

        Table(Sheet sheet) {
            this.sheet = sheet;
            // A group's title over several columns is no value of each of them; one value down several rows is.
            for (CellRangeAddress range : sheet.getMergedRegions()) {
                boolean down = range.getFirstColumn() == range.getLastColumn();
                int lines = range.getLastRow() - range.getFirstRow();
                Row first = sheet.getRow(range.getFirstRow());
                Cell value = first == null ? null : first.getCell(range.getFirstColumn());
                if (value != null && lines <= MOST_ROWS && (down || range.getFirstRow() < HEADS_WITHIN)) {
                    for (int row = range.getFirstRow(); row <= range.getLastRow(); row++) {
                        for (int column = range.getFirstColumn();
                                column <= Math.min(range.getLastColumn(), MOST_COLUMNS);
                                column++) {
                            merged.put(place(row, column), value);
                        }
                    }
                }
            }
            find();
        }

        private void find() {
            int best = FEWEST_HEADS - 1;
            for (int row = 0; row < Math.min(HEADS_WITHIN, sheet.getLastRowNum() + 1); row++) {
                int known = (int) head(row).stream()
                        .map(SheetField::fold)
                        .filter(each -> SheetField.of(each).isPresent())
                        .distinct()
                        .count();
                if (known > best) {
                    best = known;
                    headRow = row;
                }
            }
            if (headRow < 0) {
                return;
            }
            lastHeadRow = headRow;
            heads = new ArrayList<>(head(headRow));
            int above = headRow - 1;
            if (above >= 0 && twoRows(above)) {
                combine(head(above), heads);
            } else if (twoRows(headRow)) {
                List<String> below = new ArrayList<>(head(headRow + 1));
                combine(heads, below);
                heads = below;
                lastHeadRow = headRow + 1;
            }
            int width = heads.size();
            while (width > 0 && heads.get(width - 1).isEmpty()) {
                width--;
            }
            heads = new ArrayList<>(heads.subList(0, width));
        }

        /** Whether a cell of this row reaches into the next, or stands over several columns beside others. */
        private boolean twoRows(int row) {
            return sheet.getMergedRegions().stream()
                            .anyMatch(range -> range.getFirstRow() == row && range.getLastRow() == row + 1)
                    && row + 1 <= sheet.getLastRowNum();
        }

        /** A lower head without its upper one says too little only where nothing knows it. */
        private static void combine(List<String> upper, List<String> lower) {
            for (int i = 0; i < lower.size(); i++) {
                String top = i < upper.size() ? upper.get(i) : "";
                if (lower.get(i).isEmpty()) {
                    lower.set(i, top);
                } else if (!top.isEmpty()
                        && !top.equals(lower.get(i))
                        && SheetField.of(SheetField.fold(lower.get(i))).isEmpty()) {
                    lower.set(i, top + " " + lower.get(i));
                }
            }
        }

        private List<String> head(int row) {
            List<String> texts = new ArrayList<>();
            for (int column = 0; column < MOST_COLUMNS; column++) {
                String text = text(row, column).replaceAll("\\s+", " ");
                texts.add(text.length() > 120 ? text.substring(0, 120) : text);
            }
            return texts;
        }

        Grid grid(String called) {
            List<SheetImports.Row> rows = new ArrayList<>();
            for (int at = lastHeadRow + 1; at <= sheet.getLastRowNum(); at++) {
                List<String> cells = new ArrayList<>(heads.size());
                for (int column = 0; column < heads.size(); column++) {
                    cells.add(text(at, column));
                }
                if (table(at, cells)) {
                    if (rows.size() == MOST_ROWS) {
                        throw new Refusal(called + " có hơn " + MOST_ROWS + " dòng. Chia thành nhiều tệp rồi tải lên.");
                    }
                    check(called, at, cells);
                    rows.add(new SheetImports.Row(at + 1, Collections.unmodifiableList(cells)));
                }
            }
            if (rows.isEmpty()) {
                throw new Refusal(
                        called + ", trang \"" + sheet.getSheetName() + "\", không có dòng nào dưới tiêu đề cột.");
            }
            return new Grid(TypedText.visible(sheet.getSheetName()), List.copyOf(heads), rows);
        }

        /** Not empty, no title of a group, and not the numbers of the columns. */
        private boolean table(int at, List<String> cells) {
            long own = 0;
            for (int column = 0; column < cells.size(); column++) {
                Cell value = merged.get(place(at, column));
                boolean fromAbove = value != null && value.getRowIndex() < at;
                own += cells.get(column).isEmpty() || fromAbove ? 0 : 1;
            }
            boolean numbers = at == lastHeadRow + 1
                    && cells.stream()
                            .filter(each -> !each.isEmpty())
                            .allMatch(each -> COUNTED.matcher(each).matches());
            return own > 1 && !numbers;
        }

        private void check(String called, int at, List<String> cells) {
            for (int column = 0; column < cells.size(); column++) {
                String where = cell(column, at + 1);
                if (cells.get(column).length() > LONGEST_CELL) {
                    throw new Refusal(called + ", ô " + where + " dài "
                            + cells.get(column).length() + " ký tự, nhiều nhất " + LONGEST_CELL
                            + ". Rút gọn rồi tải lên.");
                }
                SecrecyMark.in(cells.get(column)).ifPresent(mark -> {
                    throw new Refusal(called + ", ô " + where + " mang dấu mật \"" + mark
                            + "\": hệ thống này không nhận văn bản mật, chưa lưu gì. Bỏ dòng đó khỏi tệp, theo dõi theo"
                            + " chế độ tài liệu mật.");
                });
            }
        }

        private String text(int row, int column) {
            Cell cell = merged.get(place(row, column));
            if (cell != null && headRow >= 0 && row > lastHeadRow && cell.getColumnIndex() != column) {
                cell = null;
            }
            if (cell == null) {
                Row line = sheet.getRow(row);
                cell = line == null ? null : line.getCell(column);
            }
            return cell == null ? "" : SheetFile.text(cell);
        }

        private static long place(int row, int column) {
            return (long) row * 1_000 + column;
        }
    }

    private static String text(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> {
                String typed = TypedText.visible(cell.getStringCellValue());
                yield HARMLESS.matcher(typed).matches() ? typed.substring(1) : typed;
            }
            case NUMERIC -> number(cell);
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            case ERROR -> "#LỖI";
            default -> "";
        };
    }

    private static String number(Cell cell) {
        double value = cell.getNumericCellValue();
        if (DateUtil.isCellDateFormatted(cell) && DateUtil.isValidExcelDate(value)) {
            LocalDateTime at = cell.getLocalDateTimeCellValue();
            if (at != null && at.getYear() >= 1900) {
                return at.toLocalDate().toString();
            }
        }
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
