package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.DirectiveState;
import vn.dondoc.directive.Standing;

/** The register as the office's tracking sheet has it: one row a clause, measure and lead body. */
@Component
public class SheetWork {

    /**
     * One row.
     *
     * @param key of the assignment, or the key that it will have once it is issued; null where a clause orders nothing
     * @param directiveState decides where a correction is made
     * @param rule null where a clause orders nothing
     * @param state of the assignment; null before it is issued
     * @param notes the office's remarks: meeting, follower, sector, detail, paper; null where there is none
     * @param updated the last act on it; null where there was none
     */
    public record Tracked(
            String key,
            String directive,
            String number,
            String issuer,
            LocalDate issuedOn,
            DirectiveState directiveState,
            String clause,
            String wording,
            String noMeasureReason,
            String measure,
            String product,
            DeadlineRule rule,
            String phrase,
            LocalDate due,
            DateSetBy dueSetBy,
            String body,
            String bodyName,
            AssignmentState state,
            Standing standing,
            String evidence,
            List<String> notes,
            Instant updated) {}

    /** A directive that a sheet may speak of. @param fromSheet an import made it, and that was not taken back */
    public record Known(
            String key, String number, String issuer, LocalDate issuedOn, DirectiveState state, boolean fromSheet) {}

    private static final String ROWS = """
            select x.*, d.number, d.issuer, d.issued_on, d.state directive_state, c.path, c.wording, c.no_measure_reason,
              m.product, m.deadline_rule, m.deadline_phrase, b.name body_name, n.meeting, n.follower, n.sector, n.detail,
              n.paper,
              (select string_agg(e.number || ' ngày ' || to_char(e.dated_on, 'DD/MM/YYYY'), '; ' order by e.id)
                from register.evidence e where e.assignment = x.key) evidence,
              (select t.at from register.trail t where t.proceeding = x.key order by t.id desc limit 1) updated
            from (
              select a.key, a.directive, a.clause, a.measure, a.body, a.due, a.due_set_by, a.state, %s standing
              from register.assignment a where %s
              union all
              select c.directive || ':' || m.code || ':' || l.body, c.directive, c.path, m.code, l.body, m.deadline_due,
                m.deadline_set_by, null, null
              from register.clause c
                left join register.measure m on m.directive = c.directive and m.clause = c.path
                left join register.measure_lead l on l.directive = m.directive and l.measure = m.code
              where exists (select 1 from register.directive d where d.key = c.directive
                  and d.state in ('DRAFT', 'AWAITING_SIGNATURE') and %s)
                or m.code is null and exists (select 1 from register.directive d where d.key = c.directive and %s)) x
              join register.directive d on d.key = x.directive
              join register.clause c on c.directive = x.directive and c.path = x.clause
              left join register.measure m on m.directive = x.directive and m.code = x.measure
              left join register.body b on b.code = x.body
              left join register.sheet_note n on n.key = x.key
            """;

    private final JdbcClient jdbc;
    private final OfficeDay day;
    private final Sight sight;

    SheetWork(JdbcClient jdbc, OfficeDay day, Sight sight) {
        this.sight = sight;
        this.jdbc = jdbc;
        this.day = day;
    }

    /** Everything that whoever reads may read, in the order of documents and their text. */
    public List<Tracked> all() {
        Sight.View seen = sight.now();
        return rows(seen.work("a.key"), seen.directive("d.key"), seen.parameters(), " where x.measure is not null");
    }

    /** The rows of these directives. */
    public List<Tracked> of(Collection<String> directives) {
        return rows(
                "a.directive = any(cast(:keys as text[]))",
                "d.key = any(cast(:keys as text[]))",
                Map.of("keys", directives.toArray(String[]::new)),
                "");
    }

    private List<Tracked> rows(String assignments, String directives, Map<String, Object> parameters, String where) {
        OfficeDay.Reading now = day.read();
        return jdbc.sql(ROWS.formatted(LateSql.STANDING, assignments, directives, directives) + where
                        + " order by d.issued_on, d.key, c.ordinal, m.ordinal, x.key")
                .params(parameters)
                .params(now.parameters())
                .query((row, n) -> tracked(row))
                .list();
    }

    /** The directives with these keys, or with these numbers in whatever case and spacing. */
    public List<Known> known(Collection<String> keys, Collection<String> numbers) {
        return jdbc.sql("""
                        select d.key, d.number, d.issuer, d.issued_on, d.state, exists (select 1
                          from register.sheet_directive s where s.directive = d.key and not s.undone) from_sheet
                        from register.directive d
                        where d.key = any(?) or upper(replace(d.number, ' ', ''))
                          in (select upper(replace(x, ' ', '')) from unnest(cast(? as text[])) x)
                        """)
                .params(keys.toArray(String[]::new), numbers.toArray(String[]::new))
                .query((row, n) -> new Known(
                        row.getString("key"),
                        row.getString("number"),
                        row.getString("issuer"),
                        row.getObject("issued_on", LocalDate.class),
                        DirectiveState.valueOf(row.getString("state")),
                        row.getBoolean("from_sheet")))
                .list();
    }

    /** The remarks of these keys; empty ones where there are none. */
    public Map<String, List<String>> notes(Collection<String> keys) {
        Map<String, List<String>> notes = new HashMap<>();
        jdbc.sql("select * from register.sheet_note where key = any(?)")
                .param(keys.toArray(String[]::new))
                .query(row -> {
                    notes.put(row.getString("key"), notes(row));
                });
        return notes;
    }

    /** Remarks of one key. */
    public record Note(String key, String directive, List<String> words) {}

    /** All in one statement. */
    public void note(Collection<Note> notes) {
        List<Note> all = List.copyOf(notes);
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into register.sheet_note (key, directive, meeting, follower, sector, detail, paper)
                        select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                          cast(? as text[]), cast(? as text[]), cast(? as text[]))
                        on conflict (key) do update set meeting = excluded.meeting, follower = excluded.follower,
                          sector = excluded.sector, detail = excluded.detail, paper = excluded.paper
                        """).params(columns(all)).update();
    }

    private static List<Object> columns(List<Note> all) {
        List<Object> columns = new ArrayList<>();
        columns.add(Proceedings.texts(all, Note::key));
        columns.add(Proceedings.texts(all, Note::directive));
        for (int i = 0; i < 5; i++) {
            int at = i;
            columns.add(Proceedings.texts(all, note -> note.words().get(at)));
        }
        return columns;
    }

    private static Tracked tracked(ResultSet row) throws SQLException {
        String rule = row.getString("deadline_rule");
        String setBy = row.getString("due_set_by");
        String state = row.getString("state");
        String standing = row.getString("standing");
        return new Tracked(
                row.getString("key"),
                row.getString("directive"),
                row.getString("number"),
                row.getString("issuer"),
                row.getObject("issued_on", LocalDate.class),
                DirectiveState.valueOf(row.getString("directive_state")),
                row.getString("path"),
                row.getString("wording"),
                row.getString("no_measure_reason"),
                row.getString("measure"),
                row.getString("product"),
                rule == null ? null : DeadlineRule.of(rule),
                row.getString("deadline_phrase"),
                row.getObject("due", LocalDate.class),
                setBy == null ? null : DateSetBy.valueOf(setBy),
                row.getString("body"),
                row.getString("body_name"),
                state == null ? null : AssignmentState.valueOf(state),
                standing == null ? null : Standing.valueOf(standing),
                row.getString("evidence"),
                notes(row),
                AssignmentView.instant(row, "updated"));
    }

    private static List<String> notes(ResultSet row) throws SQLException {
        return Arrays.asList(
                row.getString("meeting"),
                row.getString("follower"),
                row.getString("sector"),
                row.getString("detail"),
                row.getString("paper"));
    }
}
