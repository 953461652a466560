package vn.dondoc.web;

import java.time.LocalDate;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.deadline.DeadlineReader;
import vn.dondoc.directive.deadline.Reading;

/**
 * What the printed phrase of a measure says, beside what the clerk has written down.
 *
 * @param differs the clerk's rule or date is another one
 * @param proposed the fields were just filled from it; nothing is kept before the clerk saves
 */
public record ReadPhrase(Reading reading, boolean differs, boolean proposed) {

    /** @return null where nothing is printed, or more than a deadline */
    static Reading read(String phrase, LocalDate issuedOn, WorkingCalendar calendar) {
        boolean readable =
                phrase != null && !DeadlineReader.isBlank(phrase) && phrase.length() <= DeadlineReader.LONGEST;
        return readable ? new DeadlineReader(calendar).read(phrase, issuedOn, null) : null;
    }

    /** The rule that bears it in the register, where a relative date always runs from the receipt. */
    static DeadlineRule rule(Reading reading) {
        return reading.kind() == DeadlineRule.RELATIVE && !reading.fromReceipt() ? DeadlineRule.DATE : reading.kind();
    }

    /**
     * Whether the document is said to set another date than it prints. An answer to what is unclear, or a date that
     * somebody else set, contradicts nothing.
     *
     * @param due as typed; null where there is none or it can't be read
     * @param setBy as chosen; null where nothing is
     */
    static boolean differs(Reading reading, String rule, LocalDate due, String setBy) {
        boolean byTheDocument = setBy == null || setBy.equals(DateSetBy.DOCUMENT.name());
        if (rule == null || !byTheDocument || reading.kind() == DeadlineRule.ASK) {
            return false;
        }
        boolean printed = rule(reading) == DeadlineRule.DATE || rule(reading) == DeadlineRule.PERIOD;
        return !rule.equals(rule(reading).code()) || printed && !reading.due().equals(due);
    }
}
