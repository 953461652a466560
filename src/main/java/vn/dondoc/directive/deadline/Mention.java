package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import java.util.List;
import vn.dondoc.directive.DeadlineUnit;

/** Something in a phrase that speaks of time, between two places of the line. */
sealed interface Mention {

    int from();

    int to();

    /**
     * A day.
     *
     * @param printed null for a feast without a day
     * @param hour as a clerk says it; null where none is printed
     * @param feast null where none is named
     * @param fromNow "từ nay đến …"
     */
    record OnDay(
            int from,
            int to,
            Lead lead,
            LocalDate date,
            PrintedDay printed,
            String hour,
            String feast,
            boolean yearPrinted,
            boolean fromNow)
            implements Mention {}

    /**
     * A period.
     *
     * @param printed null for a range of days
     * @param fromNow "từ nay đến …"
     */
    record During(
            int from,
            int to,
            Lead lead,
            LocalDate first,
            LocalDate last,
            Span printed,
            boolean yearPrinted,
            boolean fromNow)
            implements Mention {}

    /** What a relative clock starts from. */
    enum Start {
        RECEIPT,
        ISSUE,
        DAY
    }

    /**
     * So many days, weeks or months.
     *
     * @param bare nothing before it says that it is a limit
     * @param startDay null but for {@link Start#DAY}
     */
    record Length(
            int from,
            int to,
            Lead lead,
            int amount,
            DeadlineUnit unit,
            Start start,
            boolean startPrinted,
            LocalDate startDay,
            boolean bare)
            implements Mention {}

    /**
     * Again and again.
     *
     * @param every ISO-8601; null where no period is printed, or more than one
     * @param several more than one period is printed
     * @param monthDays the due days of a year that stand with it, {@code MM-DD}
     */
    record Every(int from, int to, Lead lead, String every, boolean several, List<String> monthDays)
            implements Mention {}

    /** Somebody has to be asked. */
    record Unclear(int from, int to, Lead lead, Doubt doubt, String explanation, String question) implements Mention {}

    enum Doubt {
        /** Gives way to a date beside it. */
        WEAK,
        /** Must be cleared even where a date stands beside it. */
        STRONG
    }

    /** Without an end. */
    record Lasting(int from, int to, boolean onEvent) implements Mention {}

    /** "Kịp thời", "sớm", "ngay": urgent, but no date. */
    record Soon(int from, int to) implements Mention {}

    /** A date that is none for the work. */
    record Beside(int from, int to, String why) implements Mention {}
}
