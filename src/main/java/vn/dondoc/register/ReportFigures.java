package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.Split;
import vn.dondoc.directive.Standing;

/**
 * The rows that a paper is written from, one an assignment, with the class of the official split that the board counts
 * it in ({@link LateSql#STANDING}). Totals of a paper are counted from its rows, so rows and totals can't disagree.
 */
@Component
public class ReportFigures {

    /**
     * One assignment as it stands.
     *
     * @param work its key
     * @param daysLate working days, as the board counts them
     * @param content what the body's report says about it; null outside such a report
     */
    public record Row(
            String work,
            String clause,
            String clauseLabel,
            String measure,
            String title,
            String product,
            String body,
            String bodyName,
            String period,
            LocalDate due,
            DateSetBy dueSetBy,
            AssignmentState state,
            Standing standing,
            int daysLate,
            String content) {}

    /** @param cutOff the instant that the rows show */
    public record Sheet(Instant cutOff, List<Row> rows) {

        public Split split() {
            return splitOf(rows);
        }

        /** Open and late, the latest first. */
        public List<Row> late() {
            return rows.stream()
                    .filter(row -> row.standing() == Standing.OPEN_LATE)
                    .sorted(java.util.Comparator.comparingInt(Row::daysLate)
                            .reversed()
                            .thenComparing(Row::bodyName))
                    .toList();
        }
    }

    public static Split splitOf(List<Row> rows) {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        rows.forEach(row -> counts.merge(row.standing(), 1, Integer::sum));
        return Split.of(counts);
    }

    private static final String ORDER = " order by c.ordinal, m.ordinal, body_name, a.period, a.key";

    private final JdbcClient jdbc;
    private final OfficeDay day;
    private final Sight sight;
    private final Clock clock;

    ReportFigures(JdbcClient jdbc, OfficeDay day, Sight sight, Clock clock) {
        this.jdbc = jdbc;
        this.day = day;
        this.sight = sight;
        this.clock = clock;
    }

    /** The instant that figures read now show. */
    public Instant now() {
        return clock.instant();
    }

    /** All assignments of a directive that whoever reads may read, in the order of the text. */
    public Sheet ofDirective(String directive) {
        return read("", "a.directive = :directive", Map.of("directive", directive));
    }

    /** What one body leads. */
    public Sheet ofBody(String directive, String body) {
        return read("", "a.directive = :directive and a.body = :body", Map.of("directive", directive, "body", body));
    }

    /** What one body leads, with what its report of a period says about each; null where it says nothing. */
    public Sheet ofReport(String directive, String body, String proceeding, String period) {
        return read(
                " left join register.report_row r on r.assignment = a.key and r.proceeding = :proceeding"
                        + " and r.period = :ofPeriod",
                """
                a.key in (select o.key from register.assignment o where o.directive = :directive and o.body = :body
                  union all select x.assignment from register.report_row x
                    where x.proceeding = :proceeding and x.period = :ofPeriod)""",
                Map.of("directive", directive, "body", body, "proceeding", proceeding, "ofPeriod", period));
    }

    private Sheet read(String join, String where, Map<String, Object> parameters) {
        Instant cutOff = clock.instant();
        OfficeDay.Reading now = day.read();
        Sight.View seen = sight.now();
        String content = join.isEmpty() ? "null" : "r.content";
        List<Row> rows = jdbc.sql(AssignmentView.LINE + ", " + LateSql.STANDING + " standing, " + content + " content "
                        + AssignmentView.FROM + join + " where " + where + " and " + seen.work("a.key") + ORDER)
                .params(now.parameters())
                .params(seen.parameters())
                .params(parameters)
                .query((row, n) -> row(row, now))
                .list();
        return new Sheet(cutOff, rows);
    }

    private static Row row(ResultSet row, OfficeDay.Reading now) throws SQLException {
        AssignmentView.Line line = AssignmentView.line(row, now);
        return new Row(
                line.key(),
                line.clause(),
                line.clauseLabel(),
                line.measure(),
                line.title(),
                line.product(),
                line.body(),
                line.bodyName(),
                line.period(),
                line.due(),
                line.dueSetBy(),
                line.state(),
                Standing.valueOf(row.getString("standing")),
                line.daysLate(),
                row.getString("content"));
    }
}
