package vn.dondoc.directive.deadline;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * A day as printed.
 *
 * @param month 0 where none is printed
 * @param year 0 where none is printed
 * @param weekday null where none is printed
 * @param lunar by the lunar calendar
 * @param plain nothing but the numbers says that it is a day
 * @param next the place after it
 */
record PrintedDay(int day, int month, int year, DayOfWeek weekday, boolean lunar, boolean plain, int next) {

    /**
     * The day of the calendar: of the document's year or, where that day is past, of the next one.
     *
     * @return null where there is no such day
     */
    LocalDate in(LocalDate issued) {
        if (year > 0) {
            return in(year);
        }
        LocalDate same = in(issued.getYear());
        return same == null || same.isBefore(issued) ? in(issued.getYear() + 1) : same;
    }

    LocalDate in(int someYear) {
        try {
            return LocalDate.of(someYear, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
