package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.DeadlineUnit;

/**
 * What a printed phrase says about time; null where it says nothing.
 *
 * @param kind the rule by which the date is reckoned; {@code ASK} where only the lead or the clerk knows
 * @param due the due day, which counts whole; null for a recurring, continuous, missing or unclear date
 * @param every recurring: ISO-8601 period, null where the text prints none
 * @param explanation one or more sentences as a clerk would write them
 * @param question what has to be asked; null where nothing is open
 * @param from first day of a period, or the day that a relative clock starts from
 * @param days relative: how many {@code unit}s
 * @param fromReceipt relative: whether the clock runs from the receipt, so that the date moves with it
 * @param estimated the receipt isn't known yet and the issue day stands in
 * @param monthDay recurring: the last due day of a year where the text prints one, {@code MM-DD}
 */
public record Reading(
        DeadlineRule kind,
        LocalDate due,
        Operator operator,
        String every,
        String explanation,
        String question,
        LocalDate from,
        Integer days,
        DeadlineUnit unit,
        boolean fromReceipt,
        boolean estimated,
        String monthDay) {

    static Reading of(DeadlineRule kind, String explanation, String question) {
        return new Reading(kind, null, null, null, explanation, question, null, null, null, false, false, null);
    }

    static Reading dated(
            DeadlineRule kind, LocalDate from, LocalDate due, Operator operator, String explanation, String question) {
        return new Reading(kind, due, operator, null, explanation, question, from, null, null, false, false, null);
    }
}
