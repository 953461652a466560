package vn.dondoc.process;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many statements a piece of work sends to PostgreSQL and how many rows it writes, as the server counts them. */
@Component
public class DatabaseWork {

    /**
     * Of all schemas.
     *
     * @param reads rows fetched from tables that grow with the work, through an index or not, by table
     */
    public record Cost(long statements, long inserted, long updated, long deleted, Map<String, Long> reads) {

        long read() {
            return reads.values().stream().mapToLong(Long::longValue).sum();
        }

        long written() {
            return inserted + updated + deleted;
        }

        /** What does not depend on where rows lie. */
        Cost withoutReads() {
            return new Cost(statements, inserted, updated, deleted, Map.of());
        }
    }

    private record Rows(long inserted, long updated, long deleted, Map<String, Long> reads) {}

    /** Transactions, the counting itself, and the block of ids that the engine draws now and then. */
    private static final String NOT_THE_WORK = """
            query not like '%pg_stat%' and query not ilike 'begin%' and query not ilike 'commit%'
            and query not ilike 'set %' and query not ilike 'show %' and query not ilike '%act_ge_property%'
            """;

    /** Small, whatever the work; the planner reads them as a whole or not, as it likes. */
    private static final String GROWS_WITH_THE_WORK = """
            relname not in ('body', 'person', 'membership', 'office_post', 'calendar_day', 'act_re_procdef', 'act_ru_jobdef')
            """;

    private final JdbcClient jdbc;
    private final HikariDataSource pool;

    DatabaseWork(JdbcClient jdbc, HikariDataSource pool) {
        this.jdbc = jdbc;
        this.pool = pool;
    }

    public Cost of(Runnable work) {
        jdbc.sql("create extension if not exists pg_stat_statements").update();
        Rows before = rows();
        jdbc.sql("select cast(pg_stat_statements_reset() as text)")
                .query(String.class)
                .list();
        work.run();
        long statements = jdbc.sql("select coalesce(sum(calls), 0) from pg_stat_statements where " + NOT_THE_WORK)
                .query(Long.class)
                .single();
        Rows after = rows();
        return new Cost(
                statements,
                after.inserted - before.inserted,
                after.updated - before.updated,
                after.deleted - before.deleted,
                more(before.reads, after.reads));
    }

    private static Map<String, Long> more(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> more = new TreeMap<>(after);
        before.forEach((table, read) -> more.merge(table, -read, Long::sum));
        more.values().removeIf(read -> read == 0);
        return more;
    }

    /** The statements that were sent most often, for the reader of a failing test. */
    public List<String> most() {
        return jdbc.sql("select calls || ' x ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 110)"
                        + " from pg_stat_statements where " + NOT_THE_WORK + " order by calls desc limit 12")
                .query(String.class)
                .list();
    }

    /** The block of ids that the engine draws now and then belongs to no work. */
    private Rows rows() {
        flush();
        Map<String, Long> reads = new HashMap<>();
        jdbc.sql(
                        "select schemaname || '.' || relname, seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables where "
                                + GROWS_WITH_THE_WORK)
                .query(row -> {
                    reads.put(row.getString(1), row.getLong(2));
                });
        return jdbc.sql("""
                        select sum(n_tup_ins), sum(n_tup_upd), sum(n_tup_del)
                        from pg_stat_user_tables where relname <> 'act_ge_property'
                        """)
                .query((row, n) -> new Rows(row.getLong(1), row.getLong(2), row.getLong(3), reads))
                .single();
    }

    /** A session keeps its counts to itself for up to ten seconds: every idle one is asked for them. */
    private void flush() {
        List<Connection> sessions = new ArrayList<>();
        try {
            int idle = pool.getHikariPoolMXBean().getIdleConnections();
            for (int i = 0; i < idle; i++) {
                sessions.add(pool.getConnection());
            }
            for (Connection session : sessions) {
                try (Statement statement = session.createStatement()) {
                    statement.execute("select pg_stat_force_next_flush()");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            sessions.forEach(DatabaseWork::giveBack);
        }
    }

    private static void giveBack(Connection session) {
        try {
            session.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
