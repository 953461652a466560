package vn.dondoc.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The solar days of the feasts that follow the Vietnamese lunar calendar: a table, since a Chinese calendar gives wrong
 * days for some years (2030: 3 February, in Việt Nam 2 February).
 *
 * <p>Source: computed for UTC+7 after the published method of Hồ Ngọc Đức; 2019 to 2026 agree with the days that the
 * ministries announced (migration V20), 2027 is 6 February in both countries.
 */
public final class LunarFeasts {

    private record Year(LocalDate tet, LocalDate gioTo) {}

    private static final Map<Integer, Year> YEARS = new TreeMap<>();

    static {
        year(2019, "02-05", "04-14");
        year(2020, "01-25", "04-02");
        year(2021, "02-12", "04-21");
        year(2022, "02-01", "04-10");
        year(2023, "01-22", "04-29");
        year(2024, "02-10", "04-18");
        year(2025, "01-29", "04-07");
        year(2026, "02-17", "04-26");
        year(2027, "02-06", "04-16");
        year(2028, "01-26", "04-04");
        year(2029, "02-13", "04-23");
        year(2030, "02-02", "04-12");
        year(2031, "01-23", "04-01");
        year(2032, "02-11", "04-19");
        year(2033, "01-31", "04-09");
        year(2034, "02-19", "04-28");
        year(2035, "02-08", "04-17");
        year(2036, "01-28", "04-06");
    }

    /** The first and the last year of the table. */
    public static final int FIRST = 2019;

    public static final int LAST = 2036;

    private LunarFeasts() {}

    /** Mùng 1 Tết Nguyên đán, the first day of the first lunar month; empty outside the table. */
    public static Optional<LocalDate> tet(int year) {
        return Optional.ofNullable(YEARS.get(year)).map(Year::tet);
    }

    /** Giỗ Tổ Hùng Vương, the tenth day of the third lunar month; empty outside the table. */
    public static Optional<LocalDate> gioTo(int year) {
        return Optional.ofNullable(YEARS.get(year)).map(Year::gioTo);
    }

    private static void year(int year, String tet, String gioTo) {
        YEARS.put(year, new Year(LocalDate.parse(year + "-" + tet), LocalDate.parse(year + "-" + gioTo)));
    }
}
