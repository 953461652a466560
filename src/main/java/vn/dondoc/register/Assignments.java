package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.DateSetBy;

/** The assignments and what becomes of them. Whoever writes here holds the lock of the proceeding. */
@Component
public class Assignments {

    /** An assignment as it is issued; {@code proceeding} is null for a series. */
    public record Issued(Facts facts, AssignmentState state, String proceeding) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final FactsReader facts;

    Assignments(JdbcClient jdbc, Clock clock, FactsReader facts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.facts = facts;
    }

    /** All in one statement; the key (directive, measure, body issued to, period) makes a second issue impossible. */
    public void add(List<Issued> issued) {
        jdbc.sql("""
                        insert into register.assignment (key, directive, clause, measure, body, period, kind, due,
                          due_original, due_set_by, due_estimated, state, proceeding, issued_at, due_since)
                        select key, directive, clause, measure, body, period, kind, due, due, set_by, estimated, state,
                               proceeding, cast(:now as timestamptz), cast(:now as timestamptz)
                        from unnest(cast(:keys as text[]), cast(:directives as text[]), cast(:clauses as text[]),
                                    cast(:measures as text[]), cast(:bodies as text[]), cast(:periods as text[]),
                                    cast(:kinds as text[]), cast(:dues as date[]), cast(:setBys as text[]),
                                    cast(:estimated as boolean[]), cast(:states as text[]),
                                    cast(:proceedings as text[]))
                          as i(key, directive, clause, measure, body, period, kind, due, set_by, estimated, state,
                               proceeding)
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("keys", column(issued, i -> i.facts().key()))
                .param("directives", column(issued, i -> i.facts().directive().key()))
                .param("clauses", column(issued, i -> i.facts().assignment().clause()))
                .param("measures", column(issued, i -> i.facts().assignment().measure()))
                .param("bodies", column(issued, i -> i.facts().assignment().body()))
                .param("periods", column(issued, i -> i.facts().assignment().period()))
                .param(
                        "kinds",
                        column(issued, i -> i.facts().assignment().kind().code()))
                .param("dues", column(issued, i -> text(i.facts().assignment().due())))
                .param("setBys", column(issued, i -> text(i.facts().assignment().dueSetBy())))
                .param(
                        "estimated",
                        column(
                                issued,
                                i -> Boolean.toString(i.facts().assignment().dueEstimated())))
                .param("states", column(issued, i -> i.state().name()))
                .param("proceedings", column(issued, Issued::proceeding))
                .update();
    }

    public void received(String key, LocalDate on) {
        update("update register.assignment set received_on = ?, state = 'IN_PROGRESS' where key = ?", key, on);
    }

    /** Open work of a body whose clock runs from a receipt that nobody has registered; the issue day stands in. */
    public List<String> waitingForReceipt(String directive, String body) {
        return jdbc.sql("""
                        select a.key from register.assignment a
                        join register.measure m on m.directive = a.directive and m.code = a.measure
                        where a.directive = ? and a.body = ? and a.closed_at is null and a.due_estimated
                          and m.deadline_rule = 'relative'
                        order by a.key
                        """).params(directive, body).query(String.class).list();
    }

    /** The paper that orders it came to the body on this day. */
    public void receivedOn(String key, LocalDate on) {
        update("update register.assignment set received_on = ? where key = ?", key, on);
    }

    /** A new date; the first one stays in {@code due_original}. */
    public void moveDue(String key, LocalDate due, DateSetBy setBy, boolean estimated) {
        update(
                "update register.assignment set due = ?, due_set_by = ?, due_estimated = ?,"
                        + " due_original = coalesce(due_original, due), due_since = ? where key = ?",
                key,
                due,
                setBy.name(),
                estimated,
                OffsetDateTime.now(clock));
    }

    /** Another body owns it from now on; the key keeps the first one's code (ADR 0017). */
    public void handTo(String key, String body) {
        update("update register.assignment set body = ? where key = ?", key, body);
    }

    /** Another proceeding serves it from now on. */
    public void servedBy(String key, String proceeding) {
        update("update register.assignment set proceeding = ? where key = ?", key, proceeding);
    }

    public void mergedInto(String key, String other) {
        update("update register.assignment set merged_into = ? where key = ?", key, other);
    }

    /** A body that helps from now on, beside those that the measure names. */
    public void addHelper(String key, String body) {
        jdbc.sql(
                        "insert into register.assignment_helper (assignment, body, since) values (?, ?, ?) on conflict do nothing")
                .params(key, body, OffsetDateTime.now(clock))
                .update();
    }

    /** Whether this body was given this measure for this period (null: for good), open or closed. */
    public boolean has(String directive, String measure, String body, String period) {
        return jdbc.sql("""
                        select exists (select 1 from register.assignment where directive = ? and measure = ? and body = ?
                                       and period is not distinct from ?)
                        """)
                .params(directive, measure, body, period)
                .query(Boolean.class)
                .single();
    }

    /** Waits for the row and keeps it until the transaction ends; after its proceeding's, where it has one. */
    public void lock(String key) {
        jdbc.sql("select key from register.assignment where key = ? for no key update")
                .param(key)
                .query(String.class)
                .optional();
    }

    public void internalDue(String key, LocalDate due) {
        update("update register.assignment set internal_due = ? where key = ?", key, due);
    }

    public void submitted(String key) {
        update(
                "update register.assignment set state = 'SUBMITTED', submitted_at = ? where key = ?",
                key,
                OffsetDateTime.now(clock));
    }

    public void returned(String key) {
        update("update register.assignment set state = 'RETURNED' where key = ?", key);
    }

    public void confirmed(String key) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        update(
                "update register.assignment set state = 'DONE', confirmed_at = ?, closed_at = ? where key = ?",
                key,
                now,
                now);
    }

    public void close(String key, AssignmentState state, String reason) {
        update(
                "update register.assignment set state = ?, closed_at = ?, close_reason = ?"
                        + " where key = ? and closed_at is null",
                key,
                state.name(),
                OffsetDateTime.now(clock),
                reason);
    }

    /** An assignment that was closed, and the clause that ordered it. */
    public record Closed(String key, String clause) {}

    /** Closes all open assignments that one proceeding serves. */
    public List<Closed> closeAllOf(String proceeding, AssignmentState state, String reason) {
        List<Closed> closed = jdbc.sql("""
                        update register.assignment set state = ?, closed_at = ?, close_reason = ?
                        where proceeding = ? and closed_at is null returning key, clause
                        """)
                .params(state.name(), OffsetDateTime.now(clock), reason, proceeding)
                .query((row, n) -> new Closed(row.getString("key"), row.getString("clause")))
                .list();
        closed.forEach(each -> facts.forget(each.key()));
        return closed;
    }

    /** Closes series, which no process serves. */
    public List<String> closeSeries(String directive, String reason) {
        return jdbc.sql("""
                        update register.assignment set state = 'DONE', closed_at = ?, close_reason = ?
                        where directive = ? and proceeding is null and closed_at is null returning key
                        """)
                .params(OffsetDateTime.now(clock), reason, directive)
                .query(String.class)
                .list();
    }

    /** Whatever no process serves ends with a directive that is withdrawn or replaced. */
    public void cancelSeries(String directive, String reason) {
        jdbc.sql("""
                        update register.assignment set state = 'CANCELLED', closed_at = ?, close_reason = ?
                        where directive = ? and closed_at is null
                        """).params(OffsetDateTime.now(clock), reason, directive).update();
    }

    /**
     * Whether work that has an end of its own is still open: products, schemes, disseminations, and occurrences whose
     * day has come (a later one is cancelled when the tracking ends, ADR 0013). Asked in the order of an index, and not by
     * {@code exists}: where one directive holds much of the table, that reads the table from its start.
     */
    public boolean anythingToFinish(String directive, LocalDate today) {
        return jdbc.sql("""
                        select coalesce((select true from register.assignment where directive = ? and closed_at is null
                                         and kind in ('disseminate', 'execute', 'scheme')
                                         and (period is null or due <= ?) order by due limit 1), false)
                        """).params(directive, today).query(Boolean.class).single();
    }

    /** Open assignments and reports whose due day has come: none may be left when the tracking is ended. */
    public List<String> dueAndOpen(String directive, LocalDate today) {
        return jdbc.sql("""
                        select key from register.assignment where directive = ? and closed_at is null and due <= ?
                        union all
                        select r.proceeding || ':' || r.period from register.report r
                        join register.proceeding p on p.key = r.proceeding
                        where p.directive = ? and r.state not in ('RECEIVED', 'CANCELLED') and r.due <= ?
                        order by 1 limit 20
                        """)
                .params(directive, today, directive, today)
                .query(String.class)
                .list();
    }

    /**
     * The assignments that one body's periodic report speaks of, in the order of the text; also of what bodies had
     * disseminated before it took over their work.
     */
    public List<String> reportedBy(String directive, String body) {
        return jdbc.sql("""
                        select a.key from register.assignment a
                        join register.measure m on m.directive = a.directive and m.code = a.measure
                        where a.directive = ? and a.kind in ('disseminate', 'continuous')
                          and (a.body = ? or (a.kind = 'disseminate' and a.body in (select s.body
                            from register.succession s where register.in_force(s.body) = ? and s.state <> 'PLANNED')))
                          and a.state <> 'CANCELLED'
                        order by m.ordinal
                        """).params(directive, body, body).query(String.class).list();
    }

    private void update(String sql, String key, Object... values) {
        Object[] all = java.util.Arrays.copyOf(values, values.length + 1);
        all[values.length] = key;
        jdbc.sql(sql).params(all).update();
        facts.forget(key);
    }

    private static String[] column(Collection<Issued> issued, java.util.function.Function<Issued, String> value) {
        return issued.stream().map(value).toArray(String[]::new);
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
