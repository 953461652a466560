package vn.dondoc.sheets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.register.SheetWork.Tracked;

/** What an export writes into each cell of a row, how two cells are compared, and what a row was when it was exported. */
public final class SheetValues {

    /** Fields of which an exported row remembers what they were, in this order. */
    static final List<SheetField> REMEMBERED = List.of(
            SheetField.MEETING,
            SheetField.NUMBER,
            SheetField.ISSUED_ON,
            SheetField.FOLLOWER,
            SheetField.SECTOR,
            SheetField.LEAD,
            SheetField.DETAIL,
            SheetField.CONTENT,
            SheetField.DEADLINE_KIND,
            SheetField.DUE,
            SheetField.PROGRESS,
            SheetField.RESULT,
            SheetField.PAPER,
            SheetField.PRODUCT);

    /** Hexadecimal digits of one field; a change that hits the same ones by chance is one of 16 million. */
    private static final int DIGITS = 6;

    private static final String DUE_MARK = " (hạn xử lý: ";
    private static final Pattern WITH_DUE = Pattern.compile("(?s)(.*) \\(hạn xử lý: [^()]*(?:\\([^()]*\\))?[^()]*\\)");

    private SheetValues() {}

    /** A text, a LocalDate, or null. */
    public static Object of(Tracked row, SheetField field) {
        return switch (field) {
            case MEETING, FOLLOWER, SECTOR, DETAIL, PAPER -> row.notes().get(SheetField.REMARKS.indexOf(field));
            case NUMBER -> row.number();
            case ISSUED_ON -> row.issuedOn();
            case LEAD -> row.bodyName();
            case CONTENT -> content(row.wording());
            case DEADLINE_KIND -> deadlineKind(row);
            case DUE -> row.due() != null ? row.due() : row.phrase();
            case PROGRESS -> progress(row);
            case RESULT -> row.evidence();
            case PRODUCT -> row.product();
            case CODE -> row.key();
            case VERSION -> version(row);
            default -> null;
        };
    }

    /** The wording that a row's content becomes, with the words of its deadline in it. */
    static String wording(String content, String phrase) {
        String flat = content.replaceAll("[\\s\\u00a0]+", " ").strip();
        boolean said = phrase == null || flat.toLowerCase(Locale.ROOT).contains(phrase.toLowerCase(Locale.ROOT));
        return said ? flat : flat + DUE_MARK + phrase.replaceAll("\\s+", " ").strip() + ")";
    }

    /** The content that it came from. */
    static String content(String wording) {
        var matcher = WITH_DUE.matcher(wording);
        return matcher.matches() ? matcher.group(1) : wording;
    }

    /** As two cells of this field are compared: remarks word by word, all else without tone marks, blanks and signs. */
    static String canonical(SheetField field, Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString().replaceAll("\\s+", " ").strip();
        if (field == SheetField.ISSUED_ON || field == SheetField.DUE) {
            SheetDays.Day day = SheetDays.of(text);
            if (day != null && day.day() != null) {
                return day.day().toString();
            }
        }
        return SheetField.REMARKS.contains(field) ? text : SheetField.fold(text);
    }

    static String mark(String canonical) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The mark that an exported row bears for a field; null where it bears none that can be read. */
    static String mark(String version, SheetField field) {
        int at = REMEMBERED.indexOf(field) * DIGITS;
        return version.length() == REMEMBERED.size() * DIGITS && at >= 0 ? version.substring(at, at + DIGITS) : null;
    }

    private static String version(Tracked row) {
        return REMEMBERED.stream()
                .map(field -> mark(canonical(field, of(row, field))))
                .collect(Collectors.joining());
    }

    private static String deadlineKind(Tracked row) {
        if (row.rule() == null) {
            return "Không giao việc";
        }
        return switch (row.rule()) {
            case CONTINUOUS -> "Thường xuyên";
            case ASK -> row.due() == null ? "Chờ điều kiện" : "Có hạn cụ thể";
            case NONE -> row.due() == null ? "Không có hạn" : "Có hạn cụ thể";
            case RECURRING -> "Theo kỳ";
            default -> row.dueSetBy() == DateSetBy.MONITOR ? "Cơ quan theo dõi đặt" : "Có hạn cụ thể";
        };
    }

    private static String progress(Tracked row) {
        if (row.state() == null) {
            return switch (row.directiveState()) {
                case DRAFT -> "Dự thảo, đang phân rã";
                case AWAITING_SIGNATURE -> "Dự thảo, chờ ký";
                default -> "Không giao việc";
            };
        }
        if (row.state() == AssignmentState.CONTINUOUS) {
            return "Thường xuyên";
        }
        return switch (row.standing()) {
            case DONE_IN_TIME -> "Hoàn thành đúng hạn";
            case DONE_LATE -> "Hoàn thành quá hạn";
            case OPEN_IN_TIME -> "Đang thực hiện trong hạn";
            case OPEN_LATE -> "Đang thực hiện quá hạn";
            case CANCELLED -> "Đã hủy";
            case NO_DUE -> row.state() == AssignmentState.DONE ? "Hoàn thành" : "Đang thực hiện, không ấn định hạn";
        };
    }

    static LocalDate day(String cell) {
        SheetDays.Day day = SheetDays.of(cell);
        return day == null ? null : day.day();
    }
}
