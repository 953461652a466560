package vn.dondoc.directive;

import java.time.LocalDate;
import java.util.Collection;
import vn.dondoc.calendar.WorkingCalendar;

/**
 * A step of a piece of work as time that it lay with somebody. The day on which it came is still that of whoever passed
 * it on, as {@link Lateness} counts.
 *
 * @param holder the body's code
 * @param from the day on which it came
 * @param to the day on which it left; null while it is there
 */
public record Turn(String step, String holder, LocalDate from, LocalDate to) {

    /** Working days in these hands. */
    public int workingDays(WorkingCalendar calendar, LocalDate today) {
        return calendar.between(from, end(today));
    }

    /**
     * Working days on which the work lay with others and with none of its owners; days on which several others had it at
     * once count once.
     *
     * @param owners who has to do the work: the lead, and whoever drafts for it
     */
    public static int daysWithOthers(
            Collection<Turn> turns, Collection<String> owners, WorkingCalendar calendar, LocalDate today) {
        LocalDate first =
                turns.stream().map(Turn::from).min(LocalDate::compareTo).orElse(today);
        return (int) first.plusDays(1)
                .datesUntil(today.isAfter(first) ? today.plusDays(1) : first.plusDays(1))
                .filter(calendar::isWorking)
                .filter(day -> turns.stream().anyMatch(turn -> turn.covers(day, today)))
                .filter(day ->
                        turns.stream().noneMatch(turn -> owners.contains(turn.holder()) && turn.covers(day, today)))
                .count();
    }

    private boolean covers(LocalDate day, LocalDate today) {
        return day.isAfter(from) && !day.isAfter(end(today));
    }

    private LocalDate end(LocalDate today) {
        return to == null ? today : to;
    }
}
