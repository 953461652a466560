package vn.dondoc.register;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who changed which row of the office's rules, why, and how far the dates have moved along. */
@Component
public class RuleChanges {

    /**
     * One row that changed.
     *
     * @param what DAY, YEAR, DISTANCE or SESSION
     * @param item the day, the year, the step
     * @param from what stood there; null for nothing
     * @param to what stands there now; null where it was taken away
     */
    public record Row(String what, String item, String from, String to) {}

    /**
     * @param after the last proceeding that was looked at, null for none
     * @param seen so many proceedings have been looked at
     */
    public record Change(
            long id,
            String by,
            Instant at,
            String reason,
            boolean moving,
            String after,
            int seen,
            int dates,
            int timers,
            List<Row> rows) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    RuleChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public long begin(List<Row> rows, String reason, String by) {
        long id = jdbc.sql("""
                        insert into register.rule_change (changed_by, changed_at, reason, state)
                        values (?, ?, ?, 'MOVING') returning id
                        """).params(by, now(), reason).query(Long.class).single();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            jdbc.sql("insert into register.rule_change_row values (?, ?, ?, ?, ?, ?)")
                    .params(id, i + 1, row.what(), row.item(), row.from(), row.to())
                    .update();
        }
        return id;
    }

    /** Another node that goes on with the same change may have come further: its place stays. */
    public void advance(long id, String after, int seen, int dates, int timers) {
        jdbc.sql("""
                        update register.rule_change set after = ?, seen = seen + ?, dates = dates + ?, timers = timers + ?
                        where id = ? and (after is null or after < ?)
                        """).params(after, seen, dates, timers, id, after).update();
    }

    public void done(long id) {
        jdbc.sql("update register.rule_change set state = 'DONE', done_at = ? where id = ? and state = 'MOVING'")
                .params(now(), id)
                .update();
    }

    public Optional<Change> moving() {
        return read("where c.state = 'MOVING'").stream().findFirst();
    }

    public Change get(long id) {
        return read("where c.id = " + id).get(0);
    }

    /** The latest first. */
    public List<Change> latest(int most) {
        return read("order by c.id desc limit " + most);
    }

    private List<Change> read(String which) {
        List<Change> changes = jdbc.sql("select c.*, coalesce(p.name, c.changed_by) as by_name from"
                        + " register.rule_change c left join register.person p on p.account = c.changed_by " + which)
                .query((row, n) -> new Change(
                        row.getLong("id"),
                        row.getString("by_name"),
                        AssignmentView.instant(row, "changed_at"),
                        row.getString("reason"),
                        row.getString("state").equals("MOVING"),
                        row.getString("after"),
                        row.getInt("seen"),
                        row.getInt("dates"),
                        row.getInt("timers"),
                        List.of()))
                .list();
        Map<Long, List<Row>> rows = rows(changes.stream().map(Change::id).toArray(Long[]::new));
        return changes.stream()
                .map(c -> new Change(
                        c.id(),
                        c.by(),
                        c.at(),
                        c.reason(),
                        c.moving(),
                        c.after(),
                        c.seen(),
                        c.dates(),
                        c.timers(),
                        rows.getOrDefault(c.id(), List.of())))
                .toList();
    }

    private Map<Long, List<Row>> rows(Long[] changes) {
        record Of(long change, Row row) {}
        return jdbc
                .sql("select * from register.rule_change_row where change = any(?) order by change, ordinal")
                .param(changes)
                .query((row, n) -> new Of(
                        row.getLong("change"),
                        new Row(
                                row.getString("what"),
                                row.getString("item"),
                                row.getString("from_value"),
                                row.getString("to_value"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::change, Collectors.mapping(Of::row, Collectors.toList())));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
