package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.Lateness;
import vn.dondoc.directive.Standing;

/**
 * What {@link Lateness} says, as conditions over dates that PostgreSQL can filter and count by. {@code a} is
 * register.assignment; the parameters are {@code today}, {@code lastWorkingDay}, the last one up to today, and {@code
 * longestBreak}, the most days off on end.
 */
final class LateSql {

    /** The day on which the work left its owner's hands; null while it is there. */
    static final String HANDED_OVER = "case when a.state in ('SUBMITTED', 'DONE', 'CANCELLED') then "
            + day("coalesce(a.submitted_at, a.closed_at)") + " end";

    private static final String END = "coalesce(" + HANDED_OVER + ", :today)";

    /** Something came back for more. */
    static final String RETURNED = """
            exists (select 1 from register.submission s where s.assignment = a.key and s.outcome = 'RETURNED')""";

    /** The day after the due day is worked: true of most, without counting. */
    private static final String WORKED_AT_ONCE = """
            extract(isodow from a.due + 1) < 6
              and a.due + 1 not in (select c.day from register.calendar_day c where c.kind <> 'MADE_UP')""";

    /** Every working day after the due day up to the end, but those in the confirmer's hands. */
    private static final String WITH_THE_OWNER = """
            from generate_series(1, %1$s - a.due) n
              left join register.calendar_day c on c.day = a.due + n
            where (c.kind = 'MADE_UP' or c.kind is null and extract(isodow from a.due + n) < 6)
              and not exists (select 1 from register.submission s
                where s.assignment = a.key and s.outcome = 'RETURNED'
                  and a.due + n > %2$s and a.due + n <= %3$s)""".formatted(END, day("s.submitted_at"), day("s.decided_at"));

    /**
     * Whether a single working day after the due day lay with the owner. Days are counted only where work came back or the
     * days between could all be days off.
     */
    static final String IS_LATE = """
            (case
               when a.due is null or %1$s <= a.due then false
               when (%1$s - a.due > :longestBreak
                   or a.closed_at is null and a.state <> 'SUBMITTED' and a.due < :lastWorkingDay
                   or %2$s)
                 and not %3$s then true
               else exists (select 1 %4$s)
             end)""".formatted(END, WORKED_AT_ONCE, RETURNED, WITH_THE_OWNER);

    /** Weekdays from Monday 1 January 1900 up to a day, a later one. */
    private static String weekdays(String day) {
        return "((%1$s - date '1900-01-01') / 7 * 5 + least(mod(%1$s - date '1900-01-01', 7) + 1, 5))".formatted(day);
    }

    /** Working days after the due day that lay with the owner. */
    static final String DAYS_LATE = """
            (case
               when a.due is null or %1$s <= a.due then 0
               when not %2$s then %3$s - %4$s + (
                 select count(*) filter (where c.kind = 'MADE_UP' and extract(isodow from c.day) > 5)
                   - count(*) filter (where c.kind <> 'MADE_UP' and extract(isodow from c.day) < 6)
                 from register.calendar_day c where c.day > a.due and c.day <= %1$s)
               else (select count(*) %5$s)
             end)""".formatted(END, RETURNED, weekdays(END), weekdays("a.due"), WITH_THE_OWNER);

    /** Open and late. */
    static final String OVERDUE = "(a.closed_at is null and a.due < :today and " + IS_LATE + ")";

    /** The place of {@link Standing} in its order; days are looked at once. */
    static final String CLASS = """
            (case
               when a.state = 'CANCELLED' then %2$d
               when a.due is null then %3$d
               else case when a.state = 'DONE' then %4$d else %5$d end + cast(%1$s as int)
             end)""".formatted(
                    IS_LATE,
                    Standing.CANCELLED.ordinal(),
                    Standing.NO_DUE.ordinal(),
                    Standing.DONE_IN_TIME.ordinal(),
                    Standing.OPEN_IN_TIME.ordinal());

    /** The code of {@link Standing}. */
    static final String STANDING = "(array["
            + Arrays.stream(Standing.values())
                    .map(standing -> "'" + standing + "'")
                    .collect(Collectors.joining(", "))
            + "])[1 + " + CLASS + "]";

    /** Submissions that came back, {@code from/to} each. */
    static final String RETURNS = "array(select " + day("s.submitted_at") + " || '/' || " + day("s.decided_at")
            + " from register.submission s where s.assignment = a.key and s.outcome = 'RETURNED' order by s.ordinal)";

    private LateSql() {}

    /** The office's day of an instant. */
    static String day(String instant) {
        return "(" + instant + " at time zone 'Asia/Ho_Chi_Minh')::date";
    }

    /** From columns {@code due, due_set_by, handed_over, returns}. */
    static Lateness.Dates dates(ResultSet row) throws SQLException {
        List<Lateness.Submission> submissions = new ArrayList<>();
        for (String span : (String[]) row.getArray("returns").getArray()) {
            String[] days = span.split("/");
            submissions.add(new Lateness.Submission(LocalDate.parse(days[0]), LocalDate.parse(days[1])));
        }
        String setBy = row.getString("due_set_by");
        return new Lateness.Dates(
                row.getObject("due", LocalDate.class),
                setBy == null ? null : DateSetBy.valueOf(setBy),
                submissions,
                row.getObject("handed_over", LocalDate.class));
    }
}
