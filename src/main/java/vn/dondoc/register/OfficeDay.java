package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.Colour;
import vn.dondoc.directive.Lateness;

/** Today as the office counts: one reading for everything that a page shows. */
@Component
class OfficeDay {

    /**
     * @param lastWorkingDay today or, where that is a day off, the last one before
     */
    record Reading(LocalDate today, LocalDate lastWorkingDay, WorkingCalendar calendar, Lateness lateness) {

        /** What was due before this day, and lies with its owner, is at least so many working days late. */
        LocalDate dueBeforeIsLate(int workingDays) {
            return calendar.add(lastWorkingDay, 1 - workingDays);
        }

        int daysLate(Lateness.Dates dates) {
            return lateness.daysLate(dates, today);
        }

        Colour colour(Lateness.Dates dates, AssignmentState state) {
            return lateness.colour(dates, state, today);
        }

        /** The parameters of {@link LateSql}. */
        Map<String, Object> parameters() {
            return Map.of("today", today, "lastWorkingDay", lastWorkingDay, "longestBreak", calendar.longestBreak());
        }
    }

    private final CalendarDays days;
    private final Clock clock;

    OfficeDay(CalendarDays days, Clock clock) {
        this.days = days;
        this.clock = clock;
    }

    Reading read() {
        return on(LocalDate.now(clock));
    }

    /** As if it were another day. */
    Reading on(LocalDate day) {
        WorkingCalendar calendar = days.calendar();
        LocalDate last = calendar.isWorking(day) ? day : calendar.add(day, -1);
        return new Reading(day, last, calendar, new Lateness(calendar));
    }
}
