package vn.dondoc.directive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.dondoc.calendar.WorkingCalendar;

/**
 * How late a piece of work is and the colour that follows. Both are read from dates whenever they are shown and are
 * never kept. Days in the confirmer's hands do not count against the owner.
 */
public final class Lateness {

    /** Working days overdue from which a date of the document or of the Standing Committee is specially red. */
    public static final int SPECIALLY_RED = 3;

    /** The same for a periodic report, whoever set its date. */
    public static final int REPORT_SPECIALLY_RED = 10;

    /** Working days left from which a date is near. */
    public static final int NEAR = 3;

    /** The day on which work went up, and the day on which it came back for more. */
    public record Submission(LocalDate submitted, LocalDate returned) {}

    /**
     * The dates of one assignment, or of anything else that somebody owes by a day.
     *
     * @param due null: nobody ordered a date
     * @param dueSetBy null where there is no due day
     * @param returned the submissions that came back
     * @param handedOver the day of the submission that was confirmed or waits for it, or on which the work ended
     *     otherwise; null while the owner has it in hand
     */
    public record Dates(LocalDate due, DateSetBy dueSetBy, List<Submission> returned, LocalDate handedOver) {

        public Dates {
            returned = List.copyOf(returned);
        }

        /** Something that was never submitted yet. */
        public static Dates open(LocalDate due, DateSetBy dueSetBy) {
            return new Dates(due, dueSetBy, List.of(), null);
        }
    }

    /**
     * Consecutive days after the due day that lay in the same hands.
     *
     * @param to included
     * @param counted against the owner; the others lay with whoever confirms
     */
    public record Stretch(LocalDate from, LocalDate to, int workingDays, boolean counted) {}

    private final WorkingCalendar calendar;

    public Lateness(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** Working days after the due day on which the owner had the work in hand; 0 while in time or without a date. */
    public int daysLate(Dates dates, LocalDate today) {
        if (dates.due() == null) {
            return 0;
        }
        LocalDate end = dates.handedOver() == null ? today : dates.handedOver();
        int days = 0;
        for (LocalDate day = dates.due().plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            if (calendar.isWorking(day) && !atConfirmer(day, dates.returned())) {
                days++;
            }
        }
        return days;
    }

    /**
     * How {@link #daysLate} comes about: every day after the due day up to {@code until}, by whose hands it lay in. The
     * working days of the stretches that count are the days late.
     *
     * @param until the day on which what was handed in was confirmed, or the work ended otherwise; else today
     */
    public List<Stretch> stretches(Dates dates, LocalDate until) {
        List<Stretch> stretches = new ArrayList<>();
        if (dates.due() == null) {
            return stretches;
        }
        LocalDate end = dates.handedOver() != null && dates.handedOver().isAfter(until) ? dates.handedOver() : until;
        for (LocalDate day = dates.due().plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            boolean counted = (dates.handedOver() == null || !day.isAfter(dates.handedOver()))
                    && !atConfirmer(day, dates.returned());
            int working = calendar.isWorking(day) ? 1 : 0;
            Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
            if (last != null && last.counted() == counted) {
                stretches.set(
                        stretches.size() - 1, new Stretch(last.from(), day, last.workingDays() + working, counted));
            } else {
                stretches.add(new Stretch(day, day, working, counted));
            }
        }
        return stretches;
    }

    /** The traffic light; work that is done is green however late it came, and nobody orders what is cancelled. */
    public Colour colour(Dates dates, AssignmentState state, LocalDate today) {
        if (state == AssignmentState.DONE) {
            return Colour.XANH;
        }
        if (dates.due() == null || state == AssignmentState.CANCELLED) {
            return Colour.XAM;
        }
        int late = daysLate(dates, today);
        if (late >= SPECIALLY_RED && ordered(dates.dueSetBy())) {
            return Colour.DO_DAC_BIET;
        }
        if (late > 0) {
            return Colour.DO;
        }
        boolean near = !today.isBefore(calendar.add(dates.due(), -NEAR));
        return near && dates.handedOver() == null ? Colour.VANG : Colour.XANH;
    }

    /** The traffic light of a periodic report that is still owed; it is specially red late, but whoever set the date. */
    public Colour colourOfReport(LocalDate due, LocalDate today) {
        int late = daysLate(Dates.open(due, null), today);
        if (late >= REPORT_SPECIALLY_RED) {
            return Colour.DO_DAC_BIET;
        }
        if (late > 0) {
            return Colour.DO;
        }
        return today.isBefore(calendar.add(due, -NEAR)) ? Colour.XANH : Colour.VANG;
    }

    private static boolean ordered(DateSetBy setBy) {
        return setBy == DateSetBy.DOCUMENT || setBy == DateSetBy.STANDING;
    }

    /** The day of the submission is still the owner's, the day of the return the confirmer's. */
    private static boolean atConfirmer(LocalDate day, List<Submission> returned) {
        return returned.stream()
                .anyMatch(submission -> day.isAfter(submission.submitted()) && !day.isAfter(submission.returned()));
    }
}
