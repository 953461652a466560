package vn.dondoc.directive;

import java.time.LocalDate;

/**
 * The deadline of a measure: the printed phrase, how it is read and what comes of it. Null where nothing is said.
 *
 * @param from first day of a period
 * @param days relative: how many {@code unit}s from the receipt
 * @param every recurring: ISO-8601 period, null where the text prints none
 * @param monthDay recurring: the day of the year by which each occurrence is due, {@code MM-DD}
 * @param first recurring: the first period
 * @param question what the lead is asked
 * @param proposal the answer that is proposed
 */
public record DeadlineDraft(
        String phrase,
        DeadlineRule rule,
        LocalDate from,
        LocalDate due,
        DateSetBy setBy,
        Integer days,
        DeadlineUnit unit,
        String every,
        String monthDay,
        String first,
        String question,
        String proposal) {

    /** Nobody set a date and nobody is asked. */
    public static DeadlineDraft none() {
        return of(DeadlineRule.NONE);
    }

    public static DeadlineDraft of(DeadlineRule rule) {
        return new DeadlineDraft(null, rule, null, null, null, null, null, null, null, null, null, null);
    }
}
