package vn.dondoc.calendar;

import java.time.LocalDate;

/**
 * The days round Tết on which an office plans no milestone: from the twenty-third of the last lunar month or so, a week
 * before mùng 1, up to mùng 6. Days off among them stand in the calendar anyway; the working week before is the office's
 * year end, when nobody is asked for an opinion and no team meets (ADR 0021).
 */
public final class TetSeason {

    private static final int DAYS_BEFORE = 7;
    private static final int DAYS_AFTER = 5;

    private TetSeason() {}

    public static boolean contains(LocalDate day) {
        return LunarFeasts.tet(day.getYear())
                .filter(first ->
                        !day.isBefore(first.minusDays(DAYS_BEFORE)) && !day.isAfter(first.plusDays(DAYS_AFTER)))
                .isPresent();
    }

    /** The day itself outside the season; else the last working day before it. */
    static LocalDate before(LocalDate day, WorkingCalendar calendar) {
        return contains(day) ? calendar.add(start(day), -1) : day;
    }

    /** The day itself outside the season; else the first working day after it. */
    static LocalDate after(LocalDate day, WorkingCalendar calendar) {
        return contains(day) ? calendar.add(start(day).plusDays(DAYS_BEFORE + DAYS_AFTER), 1) : day;
    }

    private static LocalDate start(LocalDate within) {
        return LunarFeasts.tet(within.getYear()).orElseThrow().minusDays(DAYS_BEFORE);
    }
}
