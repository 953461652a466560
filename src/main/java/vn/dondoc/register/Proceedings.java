package vn.dondoc.register;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One row per running process instance; its lock comes before anything that the engine does with the instance. */
@Component
public class Proceedings {

    /** @param instance the engine's process instance */
    public record Proceeding(String key, String directive, String process, String instance, String owner) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Proceedings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Waits for the row and keeps it until the transaction ends. */
    public Optional<Proceeding> lock(String key) {
        return jdbc.sql("select * from register.proceeding where key = ? for update")
                .param(key)
                .query((row, n) -> new Proceeding(
                        row.getString("key"),
                        row.getString("directive"),
                        row.getString("process"),
                        row.getString("process_instance_id"),
                        row.getString("owner")))
                .optional();
    }

    public Optional<Proceeding> find(String key) {
        return jdbc.sql("select * from register.proceeding where key = ?")
                .param(key)
                .query((row, n) -> new Proceeding(
                        row.getString("key"),
                        row.getString("directive"),
                        row.getString("process"),
                        row.getString("process_instance_id"),
                        row.getString("owner")))
                .optional();
    }

    /** The open periodic report of a directive that this body owns, its own one first; empty where it has none. */
    public Optional<String> reportingOf(String directive, String owner, String but) {
        return jdbc.sql("""
                        select key from register.proceeding
                        where directive = ? and owner = ? and process = 'period-reporting' and ended_at is null and key <> ?
                        order by key <> directive || ':continuous:' || owner, key limit 1
                        """).params(directive, owner, but).query(String.class).optional();
    }

    /** Another body's proceeding from now on. */
    public void handTo(String key, String owner) {
        jdbc.sql("update register.proceeding set owner = ? where key = ?")
                .params(owner, key)
                .update();
    }

    /** Of these keys, those that exist. */
    public Set<String> existing(Collection<String> keys) {
        return Set.copyOf(jdbc.sql("select key from register.proceeding where key = any(?)")
                .param(keys.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** All in one statement. */
    public void add(List<Proceeding> started) {
        jdbc.sql("""
                        insert into register.proceeding (key, directive, process, process_instance_id, owner, started_at)
                        select *, cast(:now as timestamptz)
                        from unnest(cast(:keys as text[]), cast(:directives as text[]), cast(:processes as text[]),
                                    cast(:instances as text[]), cast(:owners as text[]))
                        """)
                .param("now", now())
                .param("keys", texts(started, Proceeding::key))
                .param("directives", texts(started, Proceeding::directive))
                .param("processes", texts(started, Proceeding::process))
                .param("instances", texts(started, Proceeding::instance))
                .param("owners", texts(started, Proceeding::owner))
                .update();
    }

    public void end(String key) {
        jdbc.sql("update register.proceeding set ended_at = ? where key = ? and ended_at is null")
                .params(now(), key)
                .update();
    }

    /**
     * Takes up to {@code most} open proceedings of a directive that run one of these processes. Those that somebody
     * else holds just now are left for the next call: waiting for them could be waiting for each other (ADR 0003).
     */
    public List<Proceeding> open(String directive, Collection<String> processes, int most) {
        return jdbc.sql("""
                        select * from register.proceeding
                        where directive = ? and process = any(?) and ended_at is null order by key limit ?
                        for update skip locked
                        """)
                .params(directive, processes.toArray(String[]::new), most)
                .query((row, n) -> new Proceeding(
                        row.getString("key"),
                        row.getString("directive"),
                        row.getString("process"),
                        row.getString("process_instance_id"),
                        row.getString("owner")))
                .list();
    }

    /** Whether any proceeding but the directive's own is still open. */
    public boolean anyOpen(String directive) {
        return jdbc.sql("""
                        select exists (select 1 from register.proceeding
                                       where directive = ? and key <> directive and ended_at is null)
                        """).param(directive).query(Boolean.class).single();
    }

    /** Whether anything of the directive is open beside its own proceeding and this one. */
    public boolean anyOpenBeside(String directive, String key) {
        return jdbc.sql("""
                        select exists (select 1 from register.proceeding
                                       where directive = ? and key <> directive and key <> ? and ended_at is null)
                        """).params(directive, key).query(Boolean.class).single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    static <T> String[] texts(List<T> rows, java.util.function.Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
