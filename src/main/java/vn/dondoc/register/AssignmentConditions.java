package vn.dondoc.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dondoc.directive.Standing;

/**
 * A filter as a condition over register.assignment {@code a}. Lists and figures take it from here, so that a number and the
 * list behind it are the same question.
 */
final class AssignmentConditions {

    private static final String DONE_ON = LateSql.day("a.closed_at");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters;
    private final OfficeDay.Reading now;

    private AssignmentConditions(OfficeDay.Reading now, Map<String, Object> parameters) {
        this.now = now;
        this.parameters = parameters;
    }

    /** Starts with {@code where}, or is empty; what it names goes into {@code parameters}. */
    static String where(
            AssignmentView.Filter filter, OfficeDay.Reading now, Sight.View seen, Map<String, Object> parameters) {
        AssignmentConditions all = new AssignmentConditions(now, parameters);
        all.reader(seen);
        all.columns(filter);
        all.narrow(filter.narrow());
        return all.conditions.isEmpty() ? "" : " where " + String.join(" and ", all.conditions);
    }

    private void reader(Sight.View seen) {
        if (!seen.everything()) {
            conditions.add(seen.assignment("a"));
            parameters.putAll(seen.parameters());
        }
    }

    private void columns(AssignmentView.Filter filter) {
        equal("a.directive", "directive", filter.directive());
        if (filter.clause() != null && filter.narrow().alone()) {
            equal("a.clause", "clause", filter.clause());
        } else if (filter.clause() != null) {
            with("(a.clause = :clause or starts_with(a.clause, :clause || '.'))", "clause", filter.clause());
        }
        equal("a.body", "body", filter.body());
        equal("a.state", "state", filter.state() == null ? null : filter.state().name());
        if (filter.overdue() != null) {
            dated(filter.overdue() ? LateSql.OVERDUE : "coalesce(not " + LateSql.OVERDUE + ", true)");
        }
    }

    private void narrow(AssignmentView.Narrow narrow) {
        if (!narrow.standing().isEmpty()) {
            standing(narrow.standing());
        }
        if (narrow.counted()) {
            conditions.add("a.state <> 'CANCELLED'");
        }
        if (narrow.undated()) {
            conditions.add("a.due is null");
        }
        span("a.due", "due", narrow.due());
        if (narrow.done() != null) {
            conditions.add("a.state = 'DONE' and a.due is not null");
            span(DONE_ON, "done", narrow.done());
        }
        if (narrow.late() != null) {
            dated(LateSql.OVERDUE);
            range(LateSql.DAYS_LATE, "late", narrow.late());
        }
        if (narrow.age() != null) {
            conditions.add("a.closed_at is null");
            parameters.putAll(now.parameters());
            range("(cast(:today as date) - " + LateSql.day("a.issued_at") + ")", "age", narrow.age());
        }
        if (narrow.followed()) {
            conditions.add(FOLLOWED);
        }
        equal("a.kind", "kind", narrow.kind() == null ? null : narrow.kind().code());
        if (narrow.received() != null) {
            conditions.add(narrow.received() ? "a.received_on is not null" : "a.received_on is null");
        }
    }

    /** Of a directive that is not closed. */
    static final String FOLLOWED = "a.directive in (select f.key from register.directive f where f.state <> 'CLOSED')";

    private void standing(Set<Standing> standings) {
        dated(standings.stream().map(AssignmentConditions::of).collect(Collectors.joining(" or ", "(", ")")));
    }

    /** One class, in words that an index can follow; together they are {@link LateSql#STANDING}. */
    private static String of(Standing standing) {
        return switch (standing) {
            case CANCELLED -> "a.state = 'CANCELLED'";
            case NO_DUE -> "a.due is null and a.state <> 'CANCELLED'";
            case DONE_IN_TIME -> "a.due is not null and a.state = 'DONE' and not " + LateSql.IS_LATE;
            case DONE_LATE -> "a.due is not null and a.state = 'DONE' and " + LateSql.IS_LATE;
            case OPEN_IN_TIME ->
                "a.due is not null and a.state not in ('DONE', 'CANCELLED') and not " + LateSql.IS_LATE;
            case OPEN_LATE -> "a.state not in ('DONE', 'CANCELLED') and " + LateSql.OVERDUE;
        };
    }

    private void equal(String column, String name, String value) {
        if (value != null) {
            with(column + " = :" + name, name, value);
        }
    }

    private void span(String day, String name, AssignmentView.Span span) {
        if (span == null) {
            return;
        }
        if (span.from() != null) {
            with(day + " >= :" + name + "From", name + "From", span.from());
        }
        if (span.to() != null) {
            with(day + " <= :" + name + "To", name + "To", span.to());
        }
    }

    private void range(String number, String name, AssignmentView.Range range) {
        with(number + " >= :" + name + "From", name + "From", range.from());
        if (range.to() != null) {
            with(number + " <= :" + name + "To", name + "To", range.to());
        }
    }

    private void dated(String condition) {
        conditions.add(condition);
        parameters.putAll(now.parameters());
    }

    private void with(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }
}
