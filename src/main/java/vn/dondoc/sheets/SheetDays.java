package vn.dondoc.sheets;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dondoc.work.Words;

/** Days as clerks type them: 17/10/2019, 17-10-2019, 17.10.2019, a day cell. What can't be a day is told apart from a phrase. */
final class SheetDays {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern TYPED = Pattern.compile(
            "(?:ngày\\s+)?(\\d{1,2})\\s*[/.\\-]\\s*(\\d{1,2})\\s*[/.\\-]\\s*(\\d{2,5})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    /** @param why null where it is a day; else what is wrong, the end of a sentence that names the cell */
    record Day(LocalDate day, String why) {}

    private SheetDays() {}

    /** Null where it is no attempt at a day at all: a phrase. */
    static Day of(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(text, iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher typed = TYPED.matcher(text);
        if (typed.matches()) {
            if (typed.group(3).length() != 4) {
                return new Day(null, "ghi năm \"" + typed.group(3) + "\" không đủ bốn chữ số. Ghi như 17/10/2019");
            }
            return day(text, typed.group(3), typed.group(2), typed.group(1));
        }
        if (NUMBER.matcher(text).matches()) {
            return new Day(
                    null, "ghi số " + text + ", không phải ngày. Định dạng ô thành ngày, hoặc ghi như 17/10/2019");
        }
        return null;
    }

    private static Day day(String text, String year, String month, String day) {
        try {
            return new Day(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)), null);
        } catch (DateTimeException e) {
            return new Day(null, "ghi \"" + text + "\": không có ngày đó. Sửa ngày hoặc tháng");
        }
    }

    /**
     * Whether the year can be meant.
     *
     * @return null where it can; else what is wrong, with the year that may be meant
     */
    static String doubt(LocalDate day, LocalDate from, LocalDate to) {
        if (!day.isBefore(from) && !day.isAfter(to)) {
            return null;
        }
        String meant = meant(day, from, to);
        return "ghi ngày " + Words.day(day) + (day.isBefore(from) ? ", trước ngày " : ", sau ngày ")
                + Words.day(day.isBefore(from) ? from : to)
                + (meant == null ? ". Sửa lại năm" : ". Có phải " + meant + "? Sửa lại năm");
    }

    /** Two digits of the year changed places, else one is another; null where neither gives a year that can be meant. */
    private static String meant(LocalDate day, LocalDate from, LocalDate to) {
        String year = String.valueOf(day.getYear());
        for (int differs = 2; differs >= 1; differs--) {
            for (int candidate = from.getYear(); candidate <= to.getYear(); candidate++) {
                LocalDate other = day.withYear(candidate);
                if (slip(year, String.valueOf(candidate)) == differs && !other.isBefore(from) && !other.isAfter(to)) {
                    return Words.day(other);
                }
            }
        }
        return null;
    }

    /** 2 where digits changed places, 1 where one is another, else 0. */
    private static int slip(String one, String other) {
        if (one.length() != other.length()) {
            return 0;
        }
        int differs = 0;
        for (int i = 0; i < one.length(); i++) {
            differs += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        boolean moved = differs == 2
                && Arrays.equals(
                        one.chars().sorted().toArray(), other.chars().sorted().toArray());
        return moved ? 2 : differs == 1 ? 1 : 0;
    }
}
