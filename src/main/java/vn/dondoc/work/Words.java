package vn.dondoc.work;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.dondoc.directive.DateSetBy;

/** How the office writes days and who set them, in the sentences that officials read. */
public final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private Words() {}

    /** {@code 31/12/2020}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** The first five; the others stand on the board. */
    static String some(List<String> keys) {
        return String.join(", ", keys.subList(0, Math.min(5, keys.size())))
                + (keys.size() > 5 ? " và các việc quá hạn khác ở bảng theo dõi" : "");
    }

    public static String setBy(DateSetBy who) {
        return switch (who) {
            case DOCUMENT -> "văn bản ấn định";
            case STANDING -> "Ban Thường vụ, Thường trực ấn định";
            case MONITOR -> "cơ quan theo dõi đặt";
            case INTERNAL -> "đơn vị tự đặt";
        };
    }
}
