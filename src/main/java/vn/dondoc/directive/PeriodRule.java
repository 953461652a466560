package vn.dondoc.directive;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;

/**
 * A recurring date: {@code every} twelve months or a divisor or multiple of that, the last one of a year on
 * {@code monthDay}, from year {@code first} on.
 */
public record PeriodRule(Period every, MonthDay monthDay, int first) {

    /** One turn of the rule: {@code 2020}, or {@code 2020-1} where a year has several. */
    public record Occurrence(String label, LocalDate from, LocalDate due) {}

    public PeriodRule {
        long months = every.toTotalMonths();
        if (every.getDays() != 0 || months < 1 || (months < 12 ? 12 % months : months % 12) != 0) {
            throw new IllegalArgumentException("Not a period within the year or of whole years: " + every);
        }
    }

    /** @param every ISO-8601, e.g. P1Y; {@code monthDay} MM-DD; {@code first} a year */
    public static PeriodRule of(String every, String monthDay, String first) {
        return new PeriodRule(Period.parse(every), MonthDay.parse("--" + monthDay), Integer.parseInt(first));
    }

    /** The occurrence number {@code index}, from 0. */
    public Occurrence at(int index) {
        int months = (int) every.toTotalMonths();
        int perYear = Math.max(1, 12 / months);
        int year = first + (perYear > 1 ? index / perYear : index * (months / 12));
        int turn = index % perYear;
        LocalDate due = monthDay.atYear(year).minusMonths((long) (perYear - 1 - turn) * months);
        if (monthDay.getDayOfMonth() == monthDay.getMonth().maxLength()) {
            due = due.withDayOfMonth(due.lengthOfMonth());
        }
        String label = perYear > 1 ? year + "-" + (turn + 1) : Integer.toString(year);
        return new Occurrence(label, due.minusMonths(months).plusDays(1), due);
    }

    /** The one after the occurrence of this label; the first one for null. */
    public Occurrence after(String label) {
        int index = 0;
        while (label != null && !at(index).label().equals(label)) {
            if (index++ > 2000) {
                throw new IllegalArgumentException("No occurrence is called " + label);
            }
        }
        return at(label == null ? 0 : index + 1);
    }
}
