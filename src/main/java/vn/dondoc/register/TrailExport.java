package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The trail as it is handed over: in the order in which it was written, with what each act changed from and to. */
@Component
public class TrailExport {

    /**
     * @param at in the office's zone
     * @param onBehalfOf the body for which the actor entered (nhập thay, theo bút phê)
     * @param inPlaceOf the person in whose place the actor acted (theo ủy quyền)
     * @param changes what the act's transaction changed of this work, {@code field: was → now}; null where nothing
     */
    public record Entry(
            long id,
            OffsetDateTime at,
            String actor,
            String onBehalfOf,
            String inPlaceOf,
            String directive,
            String work,
            String clause,
            String body,
            String process,
            String event,
            String rung,
            String recipient,
            String detail,
            String changes) {}

    private static final int BLOCK = 2000;

    private static final String ENTRY = """
            select t.*, (select string_agg(c.field || ': ' || coalesce(c.was, '–') || ' → ' || coalesce(c.is_now, '–'), '; '
                  order by c.id)
                from register.change_log c
                where c.tx = t.tx and (c.key = t.proceeding or starts_with(c.key, t.proceeding || ' ')
                  or t.proceeding is null and c.key = t.directive
                  or t.event = 'rule' and (strpos(t.detail, ' ' || c.key || ':') > 0
                    or t.detail like 'YEAR ' || left(c.key, 4) || ':%')
                  or t.event in ('organised', 'right', 'tables')
                    and c.thing not in ('assignment', 'directive', 'report'))) changes
            from register.trail t
            where (cast(:directive as text) is null or t.directive = :directive) and\s""";

    private final JdbcClient jdbc;
    private final Sight sight;
    private final ZoneId zone;

    TrailExport(JdbcClient jdbc, Sight sight, Clock clock) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.zone = clock.getZone();
    }

    /** @param directive null: of all that whoever reads may read */
    public AssignmentView.Page<Entry> page(String directive, int page, int size) {
        Sight.View seen = sight.now();
        Map<String, Object> parameters = new HashMap<>(seen.parameters());
        parameters.put("directive", directive);
        long total = jdbc.sql("select count(*) from register.trail t where (cast(:directive as text) is null"
                        + " or t.directive = :directive) and " + visible(seen))
                .params(parameters)
                .query(Long.class)
                .single();
        List<Entry> items = jdbc.sql(ENTRY + visible(seen) + " order by t.id limit :size offset :skip")
                .params(parameters)
                .param("size", size)
                .param("skip", (long) page * size)
                .query((row, n) -> entry(row))
                .list();
        return new AssignmentView.Page<>(items, total);
    }

    /** All of it, in blocks. */
    public void each(String directive, Consumer<Entry> to) {
        Sight.View seen = sight.now();
        long last = 0;
        List<Entry> block;
        do {
            Map<String, Object> parameters = new HashMap<>(seen.parameters());
            parameters.put("directive", directive);
            parameters.put("last", last);
            parameters.put("size", BLOCK);
            block = jdbc.sql(ENTRY + visible(seen) + " and t.id > :last order by t.id limit :size")
                    .params(parameters)
                    .query((row, n) -> entry(row))
                    .list();
            block.forEach(to);
            last = block.isEmpty() ? last : block.get(block.size() - 1).id();
        } while (block.size() == BLOCK);
    }

    /**
     * Whether the trail is whole.
     *
     * @param changes of state, date or owner of work, by the database's own log
     * @param untraced those whose transaction left no line in the trail: thing, key, field
     */
    public record Completeness(long changes, List<String> untraced) {}

    public Completeness completeness() {
        return new Completeness(
                jdbc.sql(
                                "select count(*) from register.change_log where thing in ('assignment', 'directive', 'report')")
                        .query(Long.class)
                        .single(),
                jdbc.sql("""
                                select c.thing || ' ' || c.key || ' ' || c.field || ': ' || coalesce(c.was, '–') || ' → '
                                  || coalesce(c.is_now, '–')
                                from register.change_log c
                                where c.thing in ('assignment', 'directive', 'report')
                                  and not exists (select 1 from register.trail t where t.tx = c.tx and
                                    (t.proceeding = c.key or starts_with(c.key, t.proceeding || ' ')
                                      or c.thing = 'directive' and t.directive = c.key
                                      or c.thing = 'assignment' and t.proceeding
                                        = (select a.proceeding from register.assignment a where a.key = c.key)))
                                order by c.id
                                """).query(String.class).list());
    }

    private static String visible(Sight.View seen) {
        return seen.everything()
                ? "true"
                : "(t.directive is null or " + seen.directive("t.directive") + ") and (t.proceeding is not null or"
                        + " t.directive is not null) and " + seen.line("t.proceeding", "t.directive");
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                AssignmentView.instant(row, "at").atZone(zone).toOffsetDateTime(),
                row.getString("actor"),
                row.getString("on_behalf_of"),
                row.getString("for_person"),
                row.getString("directive"),
                row.getString("proceeding"),
                row.getString("clause"),
                row.getString("body"),
                row.getString("process"),
                row.getString("event"),
                row.getString("rung"),
                row.getString("recipient"),
                row.getString("detail"),
                row.getString("changes"));
    }
}
