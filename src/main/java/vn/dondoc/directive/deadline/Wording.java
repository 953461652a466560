package vn.dondoc.directive.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Days and numbers as a clerk writes them. */
final class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final String[] WEEKDAYS = {"thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"
    };
    private static final Map<String, String> CYCLES = Map.of(
            "P1D", "hằng ngày",
            "P1W", "hằng tuần",
            "P1M", "hằng tháng",
            "P3M", "hằng quý",
            "P6M", "sáu tháng một lần",
            "P1Y", "hằng năm");

    private Wording() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String weekday(DayOfWeek day) {
        return WEEKDAYS[day.getValue() - 1];
    }

    /** thứ Hai, 28/10/2019 */
    static String weekdayAndDay(LocalDate day) {
        return weekday(day.getDayOfWeek()) + ", " + day(day);
    }

    static String cycle(String every) {
        String number = every.substring(1, every.length() - 1);
        return CYCLES.getOrDefault(
                every,
                number
                        + switch (every.charAt(every.length() - 1)) {
                            case 'D' -> " ngày một lần";
                            case 'W' -> " tuần một lần";
                            case 'M' -> " tháng một lần";
                            default -> " năm một lần";
                        });
    }

    /** {@code MM-DD} */
    static String monthDay(int month, int day) {
        return "%02d-%02d".formatted(month, day);
    }

    /** In quotation marks as printed, with one space between words. */
    static String quoted(String printed) {
        return "\"" + printed.strip().replaceAll(" +", " ") + "\"";
    }
}
