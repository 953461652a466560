package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.MeasureKind;

/** Changes of running directives: what each is made of, how far it has been carried out. */
@Component
public class Changes {

    /** What becomes of the directive. */
    public enum Kind {
        AMENDED,
        WITHDRAWN,
        REPLACED
    }

    /** What one item of an amendment does. */
    public enum Action {
        /** A new measure; its bodies come as {@link #ADD_LEAD}. */
        ADD_MEASURE,
        /** A body joins, late or for the first time. */
        ADD_LEAD,
        /** The measure is given up, for one body or for all. */
        CANCEL,
        /** A new date, for one body or for all. */
        MOVE_DUE,
        /** Another body instead. */
        REASSIGN
    }

    /** @param key business key of the process that carries it out */
    public record Change(
            String key,
            String directive,
            int ordinal,
            Kind kind,
            String number,
            LocalDate datedOn,
            String reason,
            String replacedBy,
            String state,
            String preparedBy,
            Instant signedAt,
            Instant appliedAt) {

        public boolean editable() {
            return state.equals("PREPARING");
        }
    }

    /**
     * One line of an amendment.
     *
     * @param body null: every body of the measure
     * @param done assignments changed so far
     */
    public record Item(
            int ordinal,
            Action action,
            String measure,
            String body,
            String bodyName,
            String toBody,
            String toBodyName,
            LocalDate due,
            String clause,
            String kind,
            String title,
            String product,
            int done,
            Instant appliedAt) {}

    /** An assignment that an item concerns, as it stands now. */
    public record Concerned(String key, String bodyName, LocalDate due, String state) {}

    private final JdbcClient jdbc;
    private final Sight sight;
    private final Clock clock;

    Changes(JdbcClient jdbc, Sight sight, Clock clock) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.clock = clock;
    }

    /** @return its key */
    public String begin(
            String directive,
            Kind kind,
            String number,
            LocalDate datedOn,
            String reason,
            String replacedBy,
            String by) {
        int ordinal = jdbc.sql(
                        "select coalesce(max(ordinal), 0) + 1 from register.directive_change where directive = ?")
                .param(directive)
                .query(Integer.class)
                .single();
        String key = directive + ":change:" + ordinal;
        jdbc.sql("""
                        insert into register.directive_change (key, directive, ordinal, kind, number, dated_on, reason,
                          replaced_by, state, prepared_by, prepared_at) values (?, ?, ?, ?, ?, ?, ?, ?, 'PREPARING', ?, ?)
                        """)
                .params(
                        key,
                        directive,
                        ordinal,
                        kind.name(),
                        number,
                        datedOn,
                        reason,
                        replacedBy,
                        by,
                        OffsetDateTime.now(clock))
                .update();
        return key;
    }

    public Optional<Change> find(String key) {
        return jdbc.sql("select * from register.directive_change where key = ?")
                .param(key)
                .query(Changes::change)
                .optional();
    }

    /** Until it is signed a change is read by whoever has to do with it, like a directive; empty for anybody else. */
    public Optional<Change> read(String key) {
        return read("key = :at", key).stream().findFirst();
    }

    /** What the reader may see of a directive's changes, the latest first. */
    public List<Change> readOf(String directive) {
        return read("directive = :at", directive);
    }

    private List<Change> read(String which, String at) {
        Sight.View seen = sight.now();
        return jdbc.sql("select * from register.directive_change where " + which
                        + " and (state in ('APPLYING', 'APPLIED') or " + seen.work("key") + ") and "
                        + seen.directive("directive") + " order by ordinal desc")
                .param("at", at)
                .params(seen.parameters())
                .query(Changes::change)
                .list();
    }

    public Optional<Change> open(String directive) {
        return jdbc.sql("""
                        select * from register.directive_change where directive = ?
                          and state in ('PREPARING', 'AWAITING_SIGNATURE', 'APPLYING')
                        """).param(directive).query(Changes::change).optional();
    }

    /** The latest first. */
    public List<Change> of(String directive) {
        return jdbc.sql("select * from register.directive_change where directive = ? order by ordinal desc")
                .param(directive)
                .query(Changes::change)
                .list();
    }

    public List<Item> items(String change) {
        return jdbc.sql("""
                        select i.*, b.name body_name, t.name to_name from register.change_item i
                          left join register.body b on b.code = i.body left join register.body t on t.code = i.to_body
                        where i.change = ? order by i.ordinal
                        """)
                .param(change)
                .query((row, n) -> new Item(
                        row.getInt("ordinal"),
                        Action.valueOf(row.getString("action")),
                        row.getString("measure"),
                        row.getString("body"),
                        row.getString("body_name"),
                        row.getString("to_body"),
                        row.getString("to_name"),
                        row.getObject("due", LocalDate.class),
                        row.getString("clause"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("product"),
                        row.getInt("done"),
                        AssignmentView.instant(row, "applied_at")))
                .list();
    }

    public void add(String change, Item item) {
        jdbc.sql("""
                        insert into register.change_item (change, ordinal, action, measure, body, to_body, due, clause, kind,
                          title, product)
                        select ?, coalesce(max(ordinal), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?
                        from register.change_item where change = ?
                        """)
                .params(
                        change,
                        item.action().name(),
                        item.measure(),
                        item.body(),
                        item.toBody(),
                        item.due(),
                        item.clause(),
                        item.kind(),
                        item.title(),
                        item.product(),
                        change)
                .update();
    }

    public void remove(String change, int ordinal) {
        jdbc.sql("delete from register.change_item where change = ? and ordinal = ?")
                .params(change, ordinal)
                .update();
    }

    public void state(String change, String state) {
        jdbc.sql("update register.directive_change set state = ? where key = ?")
                .params(state, change)
                .update();
    }

    public void signed(String change, String by) {
        jdbc.sql("""
                        update register.directive_change set state = 'APPLYING', signed_by = ?, signed_at = ? where key = ?
                        """).params(by, OffsetDateTime.now(clock), change).update();
    }

    public void applied(String change) {
        jdbc.sql("update register.directive_change set state = 'APPLIED', applied_at = ? where key = ?")
                .params(OffsetDateTime.now(clock), change)
                .update();
    }

    /** So many more assignments are changed. */
    public void advance(String change, int ordinal, int by, boolean finished) {
        jdbc.sql("update register.change_item set done = done + ?, applied_at = ? where change = ? and ordinal = ?")
                .params(by, finished ? OffsetDateTime.now(clock) : null, change, ordinal)
                .update();
    }

    /** Open assignments of the measure, of one body or of all, that do not have this date yet; in the order of keys. */
    public List<Concerned> concerned(String directive, String measure, String body, LocalDate due, int most) {
        return concerned(directive, measure, body, due, most, "true", Map.of());
    }

    /** Of those what the reader may see. */
    public List<Concerned> readConcerned(String directive, String measure, String body, LocalDate due, int most) {
        Sight.View seen = sight.now();
        return concerned(directive, measure, body, due, most, seen.work("a.key"), seen.parameters());
    }

    private List<Concerned> concerned(
            String directive,
            String measure,
            String body,
            LocalDate due,
            int most,
            String seen,
            Map<String, Object> reader) {
        return jdbc.sql("""
                        select a.key, b.name body_name, a.due, a.state from register.assignment a
                          join register.body b on b.code = a.body
                        where a.directive = :directive and a.measure = :measure and a.closed_at is null
                          and (cast(:body as text) is null or a.body = :body)
                          and (cast(:due as date) is null or (a.due is not null and a.due <> :due))
                          and %s
                        order by a.key limit :most
                        """.formatted(seen))
                .params(reader)
                .param("directive", directive)
                .param("measure", measure)
                .param("body", body)
                .param("due", due)
                .param("most", most)
                .query(Concerned.class)
                .list();
    }

    public int count(String directive, String measure, String body, LocalDate due) {
        return count(directive, measure, body, due, "true", Map.of());
    }

    /** How many of those the reader may see. */
    public int readCount(String directive, String measure, String body, LocalDate due) {
        Sight.View seen = sight.now();
        return count(directive, measure, body, due, seen.work("a.key"), seen.parameters());
    }

    private int count(
            String directive, String measure, String body, LocalDate due, String seen, Map<String, Object> reader) {
        return jdbc.sql("""
                        select count(*) from register.assignment a
                        where a.directive = :directive and a.measure = :measure and a.closed_at is null
                          and (cast(:body as text) is null or a.body = :body)
                          and (cast(:due as date) is null or (a.due is not null and a.due <> :due))
                          and %s
                        """.formatted(seen))
                .params(reader)
                .param("directive", directive)
                .param("measure", measure)
                .param("body", body)
                .param("due", due)
                .query(Integer.class)
                .single();
    }

    /** Of the open assignments, which would end with the directive, those that the reader may see. */
    public int readOpenAssignments(String directive) {
        Sight.View seen = sight.now();
        return jdbc.sql(
                        "select count(*) from register.assignment where directive = :directive and closed_at is null and "
                                + seen.work("key"))
                .param("directive", directive)
                .params(seen.parameters())
                .query(Integer.class)
                .single();
    }

    /** Open assignments, which would end with the directive. */
    public int openAssignments(String directive) {
        return jdbc.sql("""
                        select count(*) from register.assignment where directive = ? and closed_at is null
                        """).param(directive).query(Integer.class).single();
    }

    /** Codes in the order of the text. */
    public List<String> measures(String directive) {
        return jdbc.sql("select code from register.measure where directive = ? order by ordinal")
                .param(directive)
                .query(String.class)
                .list();
    }

    /** Paths in the order of the text. */
    public List<String> clauses(String directive) {
        return jdbc.sql("select path from register.clause where directive = ? order by ordinal")
                .param(directive)
                .query(String.class)
                .list();
    }

    public boolean isLead(String directive, String measure, String body) {
        return jdbc.sql("""
                        select exists (select 1 from register.measure_lead where directive = ? and measure = ? and body = ?)
                        """)
                .params(directive, measure, body)
                .query(Boolean.class)
                .single();
    }

    public boolean hasClause(String directive, String clause) {
        return jdbc.sql("select exists (select 1 from register.clause where directive = ? and path = ?)")
                .params(directive, clause)
                .query(Boolean.class)
                .single();
    }

    /** The kind of a measure; empty where the directive has none of this code. */
    public Optional<MeasureKind> kindOf(String directive, String measure) {
        return jdbc.sql("select kind from register.measure where directive = ? and code = ?")
                .params(directive, measure)
                .query(String.class)
                .optional()
                .map(MeasureKind::of);
    }

    /** A measure that the directive did not have when it was signed. */
    public void addMeasure(String directive, String change, Item item) {
        jdbc.sql("""
                        insert into register.measure (directive, code, clause, ordinal, kind, title, product, confirmer,
                          confirmer_for_own, deadline_rule, deadline_due, deadline_set_by, added_by)
                        select d.key, :code, :clause, (select coalesce(max(ordinal), 0) + 1 from register.measure
                          where directive = d.key), :kind, :title, :product, coalesce(d.monitoring_body, d.superior_body),
                          d.superior_body, case when :kind = 'continuous' then 'continuous'
                            when cast(:due as date) is null then 'ask' else 'date' end,
                          :due, case when cast(:due as date) is null then null else 'DOCUMENT' end, :change
                        from register.directive d where d.key = :directive on conflict do nothing
                        """)
                .param("code", item.measure())
                .param("clause", item.clause())
                .param("kind", item.kind())
                .param("title", item.title())
                .param("product", item.product())
                .param("due", item.due())
                .param("change", change)
                .param("directive", directive)
                .update();
    }

    /** The measure's own date, for whoever joins later. */
    public void moveMeasure(String directive, String measure, LocalDate due) {
        jdbc.sql("""
                        update register.measure set deadline_due = ? where directive = ? and code = ?
                          and deadline_due is not null
                        """).params(due, directive, measure).update();
    }

    public void cancelMeasure(String directive, String measure, String change) {
        jdbc.sql("update register.measure set cancelled_by = ? where directive = ? and code = ?")
                .params(change, directive, measure)
                .update();
    }

    /** A body joins a measure: an addressee from now on, planned with the number that is answered; 0 where it had joined. */
    public int join(String directive, String measure, String body) {
        jdbc.sql("""
                        insert into register.directive_addressee (directive, body, ordinal)
                        select ?, ?, coalesce(max(ordinal), 0) + 1 from register.directive_addressee where directive = ?
                        on conflict do nothing
                        """).params(directive, body, directive).update();
        int added = jdbc.sql("""
                        insert into register.measure_lead (directive, measure, body, ordinal)
                        select key, ?, ?, planned + 1 from register.directive where key = ? on conflict do nothing
                        """).params(measure, body, directive).update();
        if (added == 0) {
            return 0;
        }
        return jdbc.sql("""
                        update register.directive set planned = planned + 1, issued = issued + 1 where key = ?
                        returning planned
                        """).param(directive).query(Integer.class).single();
    }

    /** The directive ends here; another may stand in its place. */
    public void end(String directive, Kind outcome, String reason, String replacedBy) {
        jdbc.sql("""
                        update register.directive set state = 'CLOSED', end_outcome = :outcome, end_reason = :reason,
                          replaced_by = :by, ended_at = coalesce(ended_at, :now), closed_at = :now where key = :key
                        """)
                .param("outcome", outcome.name())
                .param("reason", reason)
                .param("by", replacedBy)
                .param("now", OffsetDateTime.now(clock))
                .param("key", directive)
                .update();
    }

    /**
     * A directive that stands in another's place.
     *
     * @param newer whether it is the one that replaced, else one that was replaced
     */
    public record Link(String key, String number, boolean newer) {}

    /** What this directive replaced and by what it was replaced. */
    public List<Link> links(String directive) {
        return jdbc.sql("""
                        select n.key, n.number, true as newer from register.directive d
                          join register.directive n on n.key = d.replaced_by where d.key = :key
                        union all select key, number, false from register.directive where replaced_by = :key
                        """).param("key", directive).query(Link.class).list();
    }

    private static Change change(ResultSet row, int n) throws SQLException {
        return new Change(
                row.getString("key"),
                row.getString("directive"),
                row.getInt("ordinal"),
                Kind.valueOf(row.getString("kind")),
                row.getString("number"),
                row.getObject("dated_on", LocalDate.class),
                row.getString("reason"),
                row.getString("replaced_by"),
                row.getString("state"),
                row.getString("prepared_by"),
                AssignmentView.instant(row, "signed_at"),
                AssignmentView.instant(row, "applied_at"));
    }
}
