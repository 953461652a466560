package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.Colour;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.Lateness;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.Standing;

/** The assignments as lists and interfaces show them; what is late is computed, never stored. */
@Component
public class AssignmentView {

    /**
     * Which assignments; null leaves a column free.
     *
     * @param clause a clause's path: it and those below it, with all their measures
     * @param overdue open and late today
     */
    public record Filter(
            String directive, String clause, String body, AssignmentState state, Boolean overdue, Narrow narrow) {

        public Filter(String directive, String clause, String body, AssignmentState state, Boolean overdue) {
            this(directive, clause, body, state, overdue, Narrow.NOTHING);
        }

        public static Filter ofDirective(String directive) {
            return new Filter(directive, null, null, null, null);
        }
    }

    /**
     * From a day to a day, both inclusive.
     *
     * @param from null: from the beginning
     * @param to null: without end
     */
    public record Span(LocalDate from, LocalDate to) {}

    /**
     * From a number to a number, both inclusive.
     *
     * @param to null: without end
     */
    public record Range(int from, Integer to) {}

    /**
     * What the figures of the board take apart; null or empty leaves it free.
     *
     * @param standing classes of the official split
     * @param counted only what belongs to its denominator: not cancelled
     * @param alone a clause without those below it
     * @param due day on which it is due; {@code undated} those without one instead
     * @param done closed as done on a day of these, with a due day
     * @param late open and so many working days late
     * @param age open, and issued so many days ago
     * @param followed of directives that are not closed
     * @param received true: the body has registered its receipt; false: not yet
     */
    public record Narrow(
            Set<Standing> standing,
            boolean counted,
            boolean alone,
            Span due,
            boolean undated,
            Span done,
            Range late,
            Range age,
            boolean followed,
            MeasureKind kind,
            Boolean received) {

        public static final Narrow NOTHING =
                new Narrow(Set.of(), false, false, null, false, null, null, null, false, null, null);
    }

    /**
     * One assignment.
     *
     * @param processInstanceId null where it has no process of its own: a series
     * @param returns how often it came back
     */
    public record Line(
            String key,
            String directive,
            String number,
            String clause,
            String clauseLabel,
            String measure,
            String title,
            String product,
            String body,
            String bodyName,
            MeasureKind kind,
            String period,
            LocalDate due,
            DateSetBy dueSetBy,
            LocalDate dueOriginal,
            boolean dueEstimated,
            LocalDate internalDue,
            AssignmentState state,
            String proceeding,
            String processInstanceId,
            Instant issuedAt,
            LocalDate receivedOn,
            Instant submittedAt,
            Instant confirmedAt,
            Instant closedAt,
            String closeReason,
            int returns,
            int daysLate,
            Colour colour) {

        /** Whether the due day is another than the one first set. */
        public boolean moved() {
            return dueOriginal != null && !dueOriginal.equals(due);
        }
    }

    /** One page and how many there are in all. */
    public record Page<T>(List<T> items, long total) {}

    static final String LINE = """
            select a.key, a.directive, d.number, a.clause, c.label clause_label, a.measure, m.title, m.product, a.body,
              register.shown_owner(a.key, a.body, b.name) body_name, a.kind, a.period, a.due, a.due_set_by, a.due_original, a.due_estimated, a.internal_due,
              a.state, a.proceeding, p.process_instance_id, a.issued_at, a.received_on, a.submitted_at,
              a.confirmed_at, a.closed_at, a.close_reason, %s handed_over, %s returns
            """.formatted(LateSql.HANDED_OVER, LateSql.RETURNS);

    static final String FROM = """
            from register.assignment a
              join register.directive d on d.key = a.directive
              join register.body b on b.code = a.body
              left join register.clause c on c.directive = a.directive and c.path = a.clause
              left join register.measure m on m.directive = a.directive and m.code = a.measure
              left join register.proceeding p on p.key = a.proceeding
            """;

    private final JdbcClient jdbc;
    private final OfficeDay day;
    private final Sight sight;

    AssignmentView(JdbcClient jdbc, OfficeDay day, Sight sight) {
        this.jdbc = jdbc;
        this.day = day;
        this.sight = sight;
    }

    /** @param page from 0; overdue ones come oldest first, others by measure and body */
    public Page<Line> page(Filter filter, int page, int size) {
        OfficeDay.Reading now = day.read();
        Map<String, Object> parameters = new LinkedHashMap<>();
        String where = AssignmentConditions.where(filter, now, sight.now(), parameters);
        long total = jdbc.sql("select count(*) from register.assignment a" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        if (total == 0) {
            return new Page<>(List.of(), 0);
        }
        String order = Boolean.TRUE.equals(filter.overdue()) || filter.narrow().late() != null
                ? "a.due, a.key"
                // As the unique index has them.
                : "a.directive, a.measure, a.body, a.period";
        parameters.put("size", size);
        parameters.put("skip", (long) page * size);
        List<Line> items = jdbc.sql(LINE + FROM + where + " order by " + order + " limit :size offset :skip")
                .params(parameters)
                .query((row, n) -> line(row, now))
                .list();
        return new Page<>(items, total);
    }

    public Optional<Line> find(String key) {
        OfficeDay.Reading now = day.read();
        Sight.View seen = sight.now();
        return jdbc.sql(LINE + FROM + " where a.key = :key and " + seen.work("a.key"))
                .param("key", key)
                .params(seen.parameters())
                .query((row, n) -> line(row, now))
                .optional();
    }

    static Line line(ResultSet row, OfficeDay.Reading now) throws SQLException {
        Lateness.Dates dates = LateSql.dates(row);
        AssignmentState state = AssignmentState.valueOf(row.getString("state"));
        return new Line(
                row.getString("key"),
                row.getString("directive"),
                row.getString("number"),
                row.getString("clause"),
                row.getString("clause_label"),
                row.getString("measure"),
                row.getString("title"),
                row.getString("product"),
                row.getString("body"),
                row.getString("body_name"),
                MeasureKind.of(row.getString("kind")),
                row.getString("period"),
                dates.due(),
                dates.dueSetBy(),
                row.getObject("due_original", LocalDate.class),
                row.getBoolean("due_estimated"),
                row.getObject("internal_due", LocalDate.class),
                state,
                row.getString("proceeding"),
                row.getString("process_instance_id"),
                instant(row, "issued_at"),
                row.getObject("received_on", LocalDate.class),
                instant(row, "submitted_at"),
                instant(row, "confirmed_at"),
                instant(row, "closed_at"),
                row.getString("close_reason"),
                dates.returned().size(),
                now.daysLate(dates),
                now.colour(dates, state));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
