package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every version of the two tables of urging that was ever in force; of each table the newest one is. */
@Component
public class UrgingTables {

    /** Where a version came from. */
    public enum Source {
        /** With a release. */
        SHIPPED,
        /** Read from the office's folder at a start. */
        FOLDER,
        /** By an administrator. */
        ADMINISTRATOR
    }

    /**
     * @param content the DMN file
     * @param changedBy account, or SYSTEM
     * @param changes what differs from the version before
     * @param moves how many pending timers moved so far
     * @param movedAt when all timers had been looked at, null before
     */
    public record Version(
            long id,
            String decision,
            int version,
            String content,
            String sha256,
            Source source,
            String changedBy,
            String changedByName,
            Instant changedAt,
            String reason,
            List<String> changes,
            int moves,
            Instant movedAt) {}

    /**
     * @param owner the body that the work is with today
     * @param from null where no timer was pending
     */
    public record Move(String proceeding, String owner, Instant from, Instant to, String rung) {}

    private static final String VERSION = """
            select t.*, coalesce(p.name, t.changed_by) as by_name,
              (select count(*) from register.urging_table_move m where m.urging_table = t.id) as moves
            from register.urging_table t left join register.person p on p.account = t.changed_by
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    UrgingTables(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Until the transaction ends nobody else changes a table. */
    public void holdAll() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('register.urging_table'))")
                .query((row, n) -> true)
                .list();
    }

    public Optional<Version> inForce(String decision) {
        return jdbc.sql(VERSION + "where t.decision = ? order by t.version desc limit 1")
                .param(decision)
                .query(UrgingTables::version)
                .optional();
    }

    /** Those in force that did not come with a release, by decision. */
    public Map<String, String> officesOwn() {
        Map<String, String> own = new HashMap<>();
        jdbc.sql("""
                        select decision, content from (select distinct on (decision) * from register.urging_table
                          order by decision, version desc) t where source <> 'SHIPPED'
                        """).query(row -> {
            own.put(row.getString(1), row.getString(2));
        });
        return own;
    }

    /** The newest first. */
    public List<Version> history() {
        return jdbc.sql(VERSION + "order by t.id desc limit 200")
                .query(UrgingTables::version)
                .list();
    }

    public Optional<Version> find(String decision, int version) {
        return jdbc.sql(VERSION + "where t.decision = ? and t.version = ?")
                .params(decision, version)
                .query(UrgingTables::version)
                .optional();
    }

    /** Whether a release has ever brought this content. */
    public boolean shippedBefore(String decision, String sha256) {
        return jdbc.sql("""
                        select exists (select 1 from register.urging_table
                                       where decision = ? and sha256 = ? and source = 'SHIPPED')
                        """).params(decision, sha256).query(Boolean.class).single();
    }

    /** What was last read from the folder; empty where nothing ever was. */
    public Optional<String> lastFromFolder(String decision) {
        return jdbc.sql("""
                        select sha256 from register.urging_table where decision = ? and source = 'FOLDER'
                        order by version desc limit 1
                        """).param(decision).query(String.class).optional();
    }

    /** @return the new version's id */
    public long add(
            String decision,
            String content,
            String sha256,
            Source source,
            String by,
            String reason,
            List<String> changes,
            boolean nothingToMove) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        insert into register.urging_table (decision, version, content, sha256, source, changed_by,
                          changed_at, reason, changes, moved_at)
                        select :decision, coalesce(max(version), 0) + 1, :content, :sha, :source, :by, :now, :reason,
                          cast(:changes as text[]), cast(:moved as timestamptz)
                        from register.urging_table where decision = :decision returning id
                        """)
                .param("decision", decision)
                .param("content", content)
                .param("sha", sha256)
                .param("source", source.name())
                .param("by", by)
                .param("now", now)
                .param("reason", reason)
                .param("changes", changes.toArray(String[]::new))
                .param("moved", nothingToMove ? now : null)
                .query(Long.class)
                .single();
    }

    /** Versions whose timers have not all been looked at: a node went away meanwhile. */
    public List<Long> unfinished() {
        return jdbc.sql("select id from register.urging_table where moved_at is null order by id")
                .query(Long.class)
                .list();
    }

    /** Up to which key the timers have been looked at; waits while another node looks. Empty where all have been. */
    public Optional<String> holdProgress(long id) {
        return jdbc.sql("select moved_to from register.urging_table where id = ? and moved_at is null for update")
                .param(id)
                .query(String.class)
                .optional();
    }

    public void progress(long id, String key) {
        jdbc.sql("update register.urging_table set moved_to = ? where id = ?")
                .params(key, id)
                .update();
    }

    public void finished(long id) {
        jdbc.sql("update register.urging_table set moved_at = ? where id = ?")
                .params(OffsetDateTime.now(clock), id)
                .update();
    }

    /** All in one statement; what is there already stays. */
    public void moved(long id, Collection<Move> moves) {
        List<Move> all = List.copyOf(moves);
        jdbc.sql("""
                        insert into register.urging_table_move (urging_table, proceeding, from_at, to_at, rung)
                        select cast(:id as bigint), *
                        from unnest(cast(:keys as text[]), cast(:froms as timestamptz[]), cast(:tos as timestamptz[]),
                                    cast(:rungs as text[])) on conflict do nothing
                        """)
                .param("id", id)
                .param("keys", Proceedings.texts(all, Move::proceeding))
                .param("froms", Proceedings.texts(all, move -> utc(move.from())))
                .param("tos", Proceedings.texts(all, move -> utc(move.to())))
                .param("rungs", Proceedings.texts(all, Move::rung))
                .update();
    }

    /** What moved with one version, by key. */
    public List<Move> moves(long id, int page, int size) {
        return jdbc.sql("""
                        select m.*, p.owner from register.urging_table_move m
                          left join register.proceeding p on p.key = m.proceeding
                        where m.urging_table = ? order by m.proceeding offset ? limit ?
                        """)
                .params(id, (long) page * size, size)
                .query((row, n) -> new Move(
                        row.getString("proceeding"),
                        row.getString("owner"),
                        AssignmentView.instant(row, "from_at"),
                        AssignmentView.instant(row, "to_at"),
                        row.getString("rung")))
                .list();
    }

    private static String utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC).toString();
    }

    private static Version version(ResultSet row, int n) throws SQLException {
        return new Version(
                row.getLong("id"),
                row.getString("decision"),
                row.getInt("version"),
                row.getString("content"),
                row.getString("sha256"),
                Source.valueOf(row.getString("source")),
                row.getString("changed_by"),
                row.getString("by_name"),
                AssignmentView.instant(row, "changed_at"),
                row.getString("reason"),
                List.of((String[]) row.getArray("changes").getArray()),
                row.getInt("moves"),
                AssignmentView.instant(row, "moved_at"));
    }
}
