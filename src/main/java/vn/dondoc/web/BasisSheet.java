package vn.dondoc.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.Colour;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.Rung;

/**
 * Căn cứ xếp màu: why one assignment has its colour, as the page and {@code /api} tell it. Null where something does not
 * apply; days are the office's, working days by its calendar.
 *
 * @param colourBecause the sentence that leads from the dates to the colour
 * @param decides which level decides
 */
record BasisSheet(
        String key,
        String directive,
        String clause,
        String measure,
        String body,
        String kind,
        String period,
        AssignmentState state,
        Colour colour,
        String colourBecause,
        Due due,
        Receipt receipt,
        Counted counted,
        List<Move> moves,
        List<RungLine> rungs,
        List<AlertLine> otherAlerts,
        List<Paper> evidence,
        List<PeriodLine> periods,
        Late late,
        Others others,
        Level decides) {

    /**
     * @param day null: nobody ordered a date
     * @param setBy whose word it is now; {@code setByName} who that is
     * @param firstDay the day that was set first
     * @param explanation how the phrase leads to the day, in sentences
     * @param estimated the receipt is not registered yet and the issue day stands in
     */
    record Due(
            LocalDate day,
            DateSetBy setBy,
            String setByName,
            LocalDate firstDay,
            LocalDate internalDay,
            String phrase,
            String rule,
            String explanation,
            String question,
            boolean estimated,
            Integer daysLeft) {}

    /** @param registered false: nobody has entered the document in the incoming register */
    record Receipt(boolean registered, LocalDate on, String number, String sentence) {}

    /**
     * From the start of the clock (not counted itself) to the due day.
     *
     * @param weekendDays Saturdays and Sundays that are days off
     * @param daysOff listed days in between and, where work is late, up to the day until which it counts
     * @param provisionalYear its days off were not announced yet
     */
    record Counted(
            LocalDate from,
            LocalDate to,
            int workingDays,
            int weekendDays,
            List<DayOff> daysOff,
            Integer provisionalYear) {}

    /** @param kind HOLIDAY, IN_LIEU or MADE_UP, a weekend day that is worked */
    record DayOff(LocalDate day, String kind, String name, String source, boolean provisional) {}

    /** @param cause EXTENSION, RULING, AMENDMENT, OWN or CALENDAR */
    record Move(
            LocalDate from,
            DateSetBy fromSetBy,
            LocalDate to,
            DateSetBy toSetBy,
            String cause,
            String reason,
            String paper,
            LocalDate paperOn,
            String signedBy,
            String by,
            OffsetDateTime at,
            boolean secondClock) {}

    /**
     * A rung of the date in force.
     *
     * @param outcome RAISED, AHEAD, WAITING (due, about to be raised), BEFORE_DATE (it lay before the date was set) or
     *     LEFT (the work was out of its owner's hands)
     */
    record RungLine(Rung rung, OffsetDateTime at, String outcome, List<AlertLine> alerts) {}

    /** @param subject {@code due}, or the name of the step that was urged */
    record AlertLine(
            String subject,
            LocalDate due,
            String rung,
            String recipient,
            String channel,
            OffsetDateTime at,
            OffsetDateTime sentAt,
            String state) {}

    record Paper(
            String number,
            LocalDate datedOn,
            @JsonProperty("abstract") String summary,
            String receiver,
            Integer submission,
            List<String> files) {}

    /** A periodic report by which work without a date of its own is followed. */
    record PeriodLine(String period, LocalDate due, LocalDate handedIn, String state, String number, int daysLate) {}

    /**
     * @param days the working days that count against the owner
     * @param handedOver the day on which the work left the owner's hands
     * @param stretches their working days, where they count, are {@code days}
     */
    record Late(int days, LocalDate handedOver, List<Stretch> stretches) {}

    /** @param hands the body that had it */
    record Stretch(LocalDate from, LocalDate to, int workingDays, boolean counted, String hands) {}

    /** @param days on which only others had it; steps at the same time count once */
    record Others(int days, List<Held> steps) {}

    /** @param to null while it is there */
    record Held(
            String step, String body, String bodyName, LocalDate from, LocalDate to, int workingDays, String outcome) {}

    record Level(String body, String name) {}
}
