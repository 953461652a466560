package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.Lateness;

/** How old what is open has become: working days late by body, and days since it was issued. */
@Component
public class Ageing {

    /** Working days late; the second class begins where a date of the document is specially red. */
    public static final List<AssignmentView.Range> LATE = List.of(
            new AssignmentView.Range(1, Lateness.SPECIALLY_RED - 1),
            new AssignmentView.Range(Lateness.SPECIALLY_RED, Lateness.REPORT_SPECIALLY_RED - 1),
            new AssignmentView.Range(Lateness.REPORT_SPECIALLY_RED, 19),
            new AssignmentView.Range(20, 59),
            new AssignmentView.Range(60, null));

    /** Days since it was issued. */
    public static final List<AssignmentView.Range> OPEN = List.of(
            new AssignmentView.Range(0, 30),
            new AssignmentView.Range(31, 90),
            new AssignmentView.Range(91, 180),
            new AssignmentView.Range(181, 365),
            new AssignmentView.Range(366, null));

    /** @param counts one for each of {@link #LATE} */
    public record Body(String code, String name, List<Integer> counts) {

        public int total() {
            return counts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * @param bodies those with late work, the one with most first
     * @param open one for each of {@link #OPEN}
     */
    public record Sheet(LocalDate today, List<Body> bodies, List<Integer> open) {

        /** Over all bodies, one for each of {@link #LATE}. */
        public List<Integer> late() {
            return IntStream.range(0, LATE.size())
                    .mapToObj(i -> bodies.stream()
                            .mapToInt(body -> body.counts().get(i))
                            .sum())
                    .toList();
        }

        public int lateTotal() {
            return bodies.stream().mapToInt(Body::total).sum();
        }

        public int openTotal() {
            return open.stream().mapToInt(Integer::intValue).sum();
        }
    }

    private final JdbcClient jdbc;
    private final OfficeDay day;
    private final Sight sight;

    Ageing(JdbcClient jdbc, OfficeDay day, Sight sight) {
        this.jdbc = jdbc;
        this.day = day;
        this.sight = sight;
    }

    /** @param directive null: of all */
    public Sheet read(String directive) {
        OfficeDay.Reading now = day.read();
        Sight.View seen = sight.now();
        String which = " and " + seen.assignment("a") + (directive == null ? "" : " and a.directive = :directive");
        return new Sheet(now.today(), late(now, seen, which, directive), open(now, seen, which, directive));
    }

    private List<Body> late(OfficeDay.Reading now, Sight.View seen, String which, String directive) {
        Map<String, Body> bodies = new LinkedHashMap<>();
        Map<String, Object> since = new LinkedHashMap<>();
        LATE.forEach(range -> since.put("late" + range.from(), now.dueBeforeIsLate(range.from())));
        // What lies with its owner all the while needs no counting of days.
        jdbc.sql("""
                        select x.body, b.name, x.bucket, x.n, sum(x.n) over (partition by x.body) total
                        from (select l.body, l.bucket, count(*) n
                              from (select a.body, case
                                      when a.state <> 'SUBMITTED' and not %5$s then %6$s
                                      else width_bucket(cast(%2$s as int), %1$s) end bucket
                                    from register.assignment a where %3$s %4$s offset 0) l
                              group by 1, 2) x
                          join register.body b on b.code = x.body
                        order by total desc, b.name, x.body
                        """.formatted(from(LATE), LateSql.DAYS_LATE, LateSql.OVERDUE, which, LateSql.RETURNED, buckets()))
                .params(now.parameters())
                .params(since)
                .params(seen.parameters())
                .param("directive", directive)
                .query(row -> {
                    bodies.computeIfAbsent(
                                    row.getString("body"),
                                    code -> new Body(code, name(row), new ArrayList<>(List.of(0, 0, 0, 0, 0))))
                            .counts()
                            .set(row.getInt("bucket") - 1, row.getInt("n"));
                });
        return bodies.values().stream()
                .sorted(Comparator.comparing((Body body) -> -body.total())
                        .thenComparing(Body::name, VietnameseOrder.OF_NAMES))
                .toList();
    }

    private static String buckets() {
        return LATE.stream()
                .map(range -> "cast(a.due < :late" + range.from() + " as int)")
                .collect(Collectors.joining(" + "));
    }

    private static String name(ResultSet row) {
        try {
            return row.getString("name");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Integer> open(OfficeDay.Reading now, Sight.View seen, String which, String directive) {
        List<Integer> counts = new ArrayList<>(List.of(0, 0, 0, 0, 0));
        jdbc.sql("""
                        select width_bucket(cast(:today as date) - %1$s, %2$s) bucket, count(*) n
                        from register.assignment a where a.closed_at is null %3$s group by 1
                        """.formatted(LateSql.day("a.issued_at"), from(OPEN), which))
                .params(now.parameters())
                .params(seen.parameters())
                .param("directive", directive)
                .query(row -> {
                    counts.set(row.getInt("bucket") - 1, row.getInt("n"));
                });
        return counts;
    }

    private static String from(List<AssignmentView.Range> ranges) {
        return "array" + ranges.stream().map(AssignmentView.Range::from).toList();
    }
}
