package vn.dondoc.bench.runner;

import java.sql.SQLException;
import java.util.List;

/**
 * What the server counted while something ran in one database: statements that clients sent, rows read from tables, rows
 * written, bytes of WAL of these statements.
 */
record Counts(long statements, long read, long written, long wal) {

    private static final String SENT = """
            select coalesce(sum(calls), 0), coalesce(sum(wal_bytes), 0) from pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database()) and toplevel
              and query not like '%pg_stat%' and query not like '%/* bench */%' and query not ilike 'show %'
              and query not ilike '%act_ge_property%'
            """;

    private static final String ROWS = """
            select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), sum(n_tup_ins + n_tup_upd + n_tup_del)
            from pg_stat_user_tables where schemaname <> 'bench' and relname <> 'act_ge_property'
            """;

    interface Work {
        void run() throws Exception;
    }

    interface Flush {
        void now() throws Exception;
    }

    static Counts of(Db db, Flush flush, Work work) throws Exception {
        flush.now();
        own(db);
        long[] before = rows(db);
        db.texts("select pg_stat_statements_reset()::text");
        work.run();
        String[] sent = db.rows(SENT).get(0);
        flush.now();
        long[] after = rows(db);
        return new Counts(
                Long.parseLong(sent[0]), after[0] - before[0], after[1] - before[1], Math.round(Double.parseDouble(sent[1])));
    }

    /** What the runner itself has read is not to appear later. */
    static void own(Db db) throws SQLException {
        db.texts("select pg_stat_force_next_flush()::text");
        db.texts("select 1::text");
    }

    private static long[] rows(Db db) throws SQLException {
        db.texts("select pg_stat_clear_snapshot()::text");
        String[] row = db.rows(ROWS).get(0);
        return new long[] {Long.parseLong(row[0]), Long.parseLong(row[1])};
    }

    /** Rows read by table since {@link #reads} was asked, the most first. */
    static String readsSince(Db db, java.util.Map<String, Long> before, double each) throws SQLException {
        db.texts("select pg_stat_clear_snapshot()::text");
        java.util.Map<String, Long> now = reads(db);
        return now.entrySet().stream()
                .map(table -> java.util.Map.entry(table.getKey(), table.getValue() - before.getOrDefault(table.getKey(), 0L)))
                .filter(table -> table.getValue() > 0)
                .sorted(java.util.Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(8)
                .map(table -> table.getKey() + " " + Results.plain(table.getValue() / each))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    static java.util.Map<String, Long> reads(Db db) throws SQLException {
        own(db);
        java.util.Map<String, Long> reads = new java.util.HashMap<>();
        for (String[] row : db.rows("select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables"
                + " where schemaname <> 'bench'")) {
            reads.put(row[0], Long.parseLong(row[1]));
        }
        return reads;
    }

    /** The statements that were sent most often, for whoever looks for a cause. */
    static List<String> most(Db db) throws SQLException {
        return db.texts("select calls || ' x ' || round(mean_exec_time::numeric, 2) || ' ms x ' || rows || ' rows: '"
                + " || left(regexp_replace(query, '\\s+', ' ', 'g'), 160) from pg_stat_statements"
                + " where dbid = (select oid from pg_database where datname = current_database())"
                + " and query not like '%pg_stat%' order by total_exec_time desc limit 15");
    }
}
