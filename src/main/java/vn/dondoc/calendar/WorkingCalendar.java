package vn.dondoc.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/** STUB */
public final class WorkingCalendar {
    private final Set<LocalDate> off;
    private final Set<LocalDate> worked;

    public WorkingCalendar(Set<LocalDate> off, Set<LocalDate> worked) {
        this.off = off;
        this.worked = worked;
    }

    public boolean isWorking(LocalDate day) {
        return worked.contains(day)
                || day.getDayOfWeek() != DayOfWeek.SATURDAY
                        && day.getDayOfWeek() != DayOfWeek.SUNDAY
                        && !off.contains(day);
    }

    public LocalDate add(LocalDate from, int days) {
        LocalDate day = from;
        int left = Math.abs(days);
        while (left > 0) {
            day = day.plusDays(Integer.signum(days));
            if (isWorking(day)) left--;
        }
        return day;
    }

    public LocalDate nextWorking(LocalDate day) {
        LocalDate d = day;
        while (!isWorking(d)) d = d.plusDays(1);
        return d;
    }
}
