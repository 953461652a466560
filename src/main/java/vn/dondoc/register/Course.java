package vn.dondoc.register;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The course of the work over months: what had to be done by the end of each, and what was. */
@Component
public class Course {

    /** Months that are told singly; what lies before is in their sums. */
    public static final int LONGEST = 60;

    /** Months after the present one, at most; what is due later counts in the denominator alone. */
    public static final int AHEAD = 24;

    /**
     * One month.
     *
     * @param due assignments due in it, {@code allDue} by its end; cancelled ones do not count
     * @param done assignments with a due day that were done in it, {@code allDone} by its end; null for months to come
     */
    public record Point(YearMonth month, int due, int allDue, Integer done, Integer allDone) {

        /** As lists take it: {@code 2020-11}. */
        public String code() {
            return month.toString();
        }
    }

    /** @param dated assignments with a due day: the denominator */
    public record Sheet(LocalDate today, List<Point> points, int dated) {}

    private final JdbcClient jdbc;
    private final OfficeDay day;
    private final Sight sight;

    Course(JdbcClient jdbc, OfficeDay day, Sight sight) {
        this.jdbc = jdbc;
        this.day = day;
        this.sight = sight;
    }

    /** @param filter what the figures are about, which says nothing of due days */
    public Sheet read(AssignmentView.Filter filter) {
        OfficeDay.Reading now = day.read();
        Map<String, Object> parameters = new LinkedHashMap<>();
        String where = AssignmentConditions.where(filter, now, sight.now(), parameters);
        Map<YearMonth, int[]> months = new TreeMap<>();
        jdbc.sql("""
                        select to_char(a.due, 'YYYY-MM') due, case when a.state = 'DONE' then to_char(%s, 'YYYY-MM') end done,
                          count(*) n
                        from register.assignment a %s %s a.due is not null and a.state <> 'CANCELLED' group by 1, 2
                        """.formatted(LateSql.day("a.closed_at"), where, where.isEmpty() ? "where" : "and"))
                .params(parameters)
                .query(row -> {
                    count(months, row.getString("due"), 0, row.getInt("n"));
                    count(months, row.getString("done"), 1, row.getInt("n"));
                });
        return sheet(now.today(), months);
    }

    private static void count(Map<YearMonth, int[]> months, String month, int which, int n) {
        if (month != null) {
            months.computeIfAbsent(YearMonth.parse(month), key -> new int[2])[which] += n;
        }
    }

    private static Sheet sheet(LocalDate today, Map<YearMonth, int[]> months) {
        if (months.isEmpty()) {
            return new Sheet(today, List.of(), 0);
        }
        TreeMap<YearMonth, int[]> sorted = (TreeMap<YearMonth, int[]>) months;
        YearMonth thisMonth = YearMonth.from(today);
        YearMonth furthest = thisMonth.plusMonths(AHEAD);
        YearMonth last = sorted.lastKey().isAfter(furthest) ? furthest : sorted.lastKey();
        YearMonth first = sorted.firstKey();
        List<Point> points = new ArrayList<>();
        int allDue = 0;
        int allDone = 0;
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            int[] counts = sorted.getOrDefault(month, new int[2]);
            allDue += counts[0];
            allDone += counts[1];
            boolean yetToCome = month.isAfter(thisMonth);
            points.add(new Point(month, counts[0], allDue, yetToCome ? null : counts[1], yetToCome ? null : allDone));
        }
        int skip = Math.max(0, points.size() - LONGEST);
        int dated = sorted.values().stream().mapToInt(counts -> counts[0]).sum();
        return new Sheet(today, List.copyOf(points.subList(skip, points.size())), dated);
    }
}
