package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import vn.dondoc.calendar.WorkingCalendar;

/**
 * Reads the deadline that a printed phrase sets: the phrase alone or its whole sentence, as typed. Works through the
 * words once, without regular expressions, so the time it takes grows with the length of the phrase and no faster.
 *
 * <p>Printed dates and ends of periods stand as printed; a relative period that ends on a day off rolls forward. Days
 * are days of the office. Source of the reckoning: Civil Code 2015, art. 146 to 148, as a default.
 */
public final class DeadlineReader {

    /** Characters; a clause of a directive is far shorter. */
    public static final int LONGEST = 4_000;

    private final WorkingCalendar calendar;

    public DeadlineReader(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** Whether nothing is printed there but spaces, of whatever kind. */
    public static boolean isBlank(String phrase) {
        return phrase.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT);
    }

    /**
     * @param phrase up to {@link #LONGEST} characters
     * @param issued the day of the document
     * @param received the day on which the clock of the one who has to do it starts; null while it isn't registered
     * @throws IllegalArgumentException for a phrase that is too long
     */
    public Reading read(String phrase, LocalDate issued, LocalDate received) {
        if (phrase.length() > LONGEST) {
            throw new IllegalArgumentException("Too long: " + phrase.length());
        }
        return new Verdict(new Line(phrase), issued, received, calendar).reading();
    }

    /** @param phrase the printed words that decide; null where they can't be parted from the rest */
    public record Found(Reading reading, String phrase) {}

    /** As {@link #read}, with the words of the sentence that the reading rests on. */
    public Found find(String sentence, LocalDate issued, LocalDate received) {
        if (sentence.length() > LONGEST) {
            throw new IllegalArgumentException("Too long: " + sentence.length());
        }
        Verdict verdict = new Verdict(new Line(sentence), issued, received, calendar);
        return new Found(verdict.reading(), verdict.phrase());
    }
}
