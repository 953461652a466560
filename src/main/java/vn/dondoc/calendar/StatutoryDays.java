package vn.dondoc.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The days off of a year as the law gives them, for as long as nobody has announced them: Labour Code 2012, art. 115, up
 * to 2020; Labour Code 2019, art. 112, from 2021. Which five days are Tết, which day goes with National Day and which
 * working days are moved to a Saturday, the Government decides each year; the first two are taken here as it decided for
 * 2019 to 2026, the last can't be foreseen.
 */
public final class StatutoryDays {

    /**
     * A weekday on which nobody works.
     *
     * @param inLieu for a feast that falls on a weekend
     */
    public record Day(LocalDate day, boolean inLieu, String name) {}

    private static final int SECOND_NATIONAL_DAY_SINCE = 2021;

    private final int year;
    private final TreeMap<LocalDate, String> feasts = new TreeMap<>();

    private StatutoryDays(int year) {
        this.year = year;
    }

    /**
     * The weekdays off of a year, in order. Outside the table of {@link LunarFeasts} Tết and Giỗ Tổ are missing.
     *
     * @param cultureDay whether 24 November, Ngày Văn hóa Việt Nam, is a day off by then
     */
    public static List<Day> of(int year, boolean cultureDay) {
        StatutoryDays days = new StatutoryDays(year);
        days.feasts(cultureDay);
        return days.weekdays();
    }

    private void feasts(boolean cultureDay) {
        feast(1, 1, "Tết Dương lịch");
        LunarFeasts.tet(year)
                .ifPresent(first -> first.minusDays(2)
                        .datesUntil(first.plusDays(3))
                        .forEach(day -> feasts.put(day, "Tết Nguyên đán")));
        LunarFeasts.gioTo(year).ifPresent(day -> feasts.put(day, "Giỗ Tổ Hùng Vương"));
        feast(4, 30, "Ngày Chiến thắng");
        feast(5, 1, "Ngày Quốc tế Lao động");
        LocalDate national = LocalDate.of(year, 9, 2);
        feasts.put(national, "Quốc khánh");
        if (year >= SECOND_NATIONAL_DAY_SINCE) {
            feasts.put(beside(national), "Quốc khánh, ngày liền kề");
        }
        if (cultureDay) {
            feast(11, 24, "Ngày Văn hóa Việt Nam");
        }
    }

    private void feast(int month, int day, String name) {
        feasts.put(LocalDate.of(year, month, day), name);
    }

    /** The day before or after, whichever makes the longer row of days off; so it was decided for 2021 to 2026. */
    private static LocalDate beside(LocalDate national) {
        return switch (national.getDayOfWeek()) {
            case MONDAY, THURSDAY, SUNDAY -> national.plusDays(1);
            default -> national.minusDays(1);
        };
    }

    private List<Day> weekdays() {
        Set<LocalDate> off = new HashSet<>(feasts.keySet());
        List<Day> days = new ArrayList<>();
        feasts.forEach((day, name) -> days.add(weekend(day) ? inLieu(day, name, off) : new Day(day, false, name)));
        days.sort((a, b) -> a.day().compareTo(b.day()));
        return days;
    }

    /** The next working day is off instead (art. 111). */
    private static Day inLieu(LocalDate feast, String name, Set<LocalDate> off) {
        LocalDate day = feast;
        while (weekend(day) || !off.add(day)) {
            day = day.plusDays(1);
        }
        return new Day(day, true, "Nghỉ bù " + name + " (" + feast.getDayOfMonth() + "/" + feast.getMonthValue() + ")");
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
