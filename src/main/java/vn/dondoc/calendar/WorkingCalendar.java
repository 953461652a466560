package vn.dondoc.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The office's working days: Monday to Friday, less the days off that the office lists (holidays, days in lieu), plus
 * the days that it makes up for. A year without rows has its weekends only. Dates that are reckoned in a year whose days
 * off nobody has announced are provisional (tạm tính).
 */
public final class WorkingCalendar {

    /** Nobody counts further; a wrong row must not make an endless walk. */
    private static final int FURTHEST = 20_000;

    private final Set<LocalDate> off;
    private final Set<LocalDate> madeUp;
    private final IntPredicate confirmed;
    private final int longestBreak;

    /**
     * A calendar that nobody doubts.
     *
     * @param off weekdays on which nobody works
     * @param madeUp weekend days that are worked; they win over {@code off}
     */
    public WorkingCalendar(Set<LocalDate> off, Set<LocalDate> madeUp) {
        this(off, madeUp, year -> true);
    }

    /** @param confirmed whether all days of a year were announced */
    public WorkingCalendar(Set<LocalDate> off, Set<LocalDate> madeUp, IntPredicate confirmed) {
        this.off = Set.copyOf(off);
        this.madeUp = Set.copyOf(madeUp);
        this.confirmed = confirmed;
        this.longestBreak = this.off.stream().mapToInt(this::breakAround).max().orElse(2);
    }

    private int breakAround(LocalDate day) {
        return isWorking(day) ? 2 : Math.max(2, (int) ChronoUnit.DAYS.between(add(day, -1), add(day, 1)) - 1);
    }

    /** The most days off on end, weekends included: whatever lies further apart has a working day between. */
    public int longestBreak() {
        return longestBreak;
    }

    public boolean isWorking(LocalDate day) {
        return madeUp.contains(day) || !weekend(day) && !off.contains(day);
    }

    /**
     * The day that lies so many working days away. The day one counts from is not counted (Civil Code 2015, art. 147);
     * zero answers the day itself, working or not.
     *
     * @param workingDays negative for days before
     */
    public LocalDate add(LocalDate from, int workingDays) {
        if (Math.abs(workingDays) > FURTHEST) {
            throw new IllegalArgumentException("Too far away: " + workingDays);
        }
        LocalDate day = from;
        for (int left = Math.abs(workingDays); left > 0; ) {
            day = day.plusDays(Integer.signum(workingDays));
            if (isWorking(day)) {
                left--;
            }
        }
        return day;
    }

    /** How many working days lie after {@code from} up to and including {@code to}; negative where to is earlier. */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorking)
                .count();
    }

    /** The day itself where it is worked, else the next one that is. */
    public LocalDate nextWorking(LocalDate day) {
        return isWorking(day) ? day : add(day, 1);
    }

    /** The first year between two days whose days off aren't confirmed; empty where a date between them is certain. */
    public OptionalInt provisionalYear(LocalDate from, LocalDate to) {
        return IntStream.rangeClosed(from.getYear(), to.getYear())
                .filter(year -> !confirmed.test(year))
                .findFirst();
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
