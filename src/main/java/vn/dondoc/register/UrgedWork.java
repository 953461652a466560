package vn.dondoc.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.Urgency;

/** What urging must know of many proceedings at once: three statements however many. */
@Component
public class UrgedWork {

    /**
     * The date of an assignment.
     *
     * @param kind by which the table of rungs knows it
     */
    public record OwnDate(
            String kind, String body, LocalDate due, DateSetBy setBy, AssignmentState state, Instant since) {}

    /** @param ownDate null where nobody set a date for the work as a whole */
    public record Work(
            String key,
            String directive,
            String instance,
            String owner,
            Urgency urgency,
            OwnDate ownDate,
            List<Steps.Step> steps,
            Set<AlertLedger.Raised> raised) {}

    private final JdbcClient jdbc;
    private final Steps steps;
    private final AlertLedger ledger;

    UrgedWork(JdbcClient jdbc, Steps steps, AlertLedger ledger) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.ledger = ledger;
    }

    /** Keys of open proceedings after this one, in order. */
    public List<String> keys(String after, int most) {
        return jdbc.sql("""
                        select key from register.proceeding where ended_at is null and key > ? order by key limit ?
                        """).params(after, most).query(String.class).list();
    }

    /** Takes those of the keys that are open and that nobody else holds just now (ADR 0003). */
    public List<String> lockFree(Collection<String> keys) {
        return jdbc.sql("""
                        select key from register.proceeding where key = any(?) and ended_at is null
                        order by key for update skip locked
                        """)
                .param(keys.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** In the order of their keys. */
    public List<Work> of(Collection<String> keys) {
        Map<String, List<Steps.Step>> open = steps.openOf(keys);
        Map<String, Set<AlertLedger.Raised>> raised = ledger.raised(keys);
        // A question outside any period is never urgent by its directive; an occurrence of a series is a single
        // product.
        return jdbc.sql("""
                        select p.key, p.directive, p.process_instance_id, p.owner, a.body, a.due, a.due_set_by, a.state,
                          a.due_since, a.period, m.kind,
                          case when a.key is null and p.key ~ '^YC-[0-9]+:' then 'THUONG'
                               else coalesce(d.urgency, 'THUONG') end as urgency
                        from register.proceeding p
                        left join register.directive d on d.key = p.directive
                        left join register.assignment a on a.key = p.key
                        left join register.measure m on m.directive = a.directive and m.code = a.measure
                        where p.key = any(?) order by p.key
                        """)
                .param(keys.toArray(String[]::new))
                .query((row, n) -> new Work(
                        row.getString("key"),
                        row.getString("directive"),
                        row.getString("process_instance_id"),
                        row.getString("owner"),
                        Urgency.valueOf(row.getString("urgency")),
                        row.getObject("due", LocalDate.class) == null
                                ? null
                                : new OwnDate(
                                        kind(row.getString("kind"), row.getString("period")),
                                        row.getString("body"),
                                        row.getObject("due", LocalDate.class),
                                        DateSetBy.valueOf(row.getString("due_set_by")),
                                        AssignmentState.valueOf(row.getString("state")),
                                        AssignmentView.instant(row, "due_since")),
                        open.getOrDefault(row.getString("key"), List.of()),
                        raised.getOrDefault(row.getString("key"), Set.of())))
                .list();
    }

    private static String kind(String kind, String period) {
        return kind.equals("series") && period != null ? "execute" : kind;
    }
}
