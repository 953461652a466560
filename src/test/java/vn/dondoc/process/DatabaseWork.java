package vn.dondoc.process;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many statements a piece of work sends to PostgreSQL and how many rows it writes, as the server counts them. */
@Component
class DatabaseWork {

    record Cost(long statements, long rows) {

        Cost less(Cost other) {
            return new Cost(statements - other.statements, rows - other.rows);
        }
    }

    private final JdbcClient jdbc;

    DatabaseWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Cost of(Runnable work) {
        jdbc.sql("create extension if not exists pg_stat_statements").update();
        long rowsBefore = rows();
        jdbc.sql("select cast(pg_stat_statements_reset() as text)")
                .query(String.class)
                .list();
        work.run();
        long statements = jdbc.sql("""
                        select coalesce(sum(calls), 0) from pg_stat_statements
                        where query not like '%pg_stat%' and query not ilike 'begin%' and query not ilike 'commit%'
                          and query not ilike 'set %' and query not ilike 'show %'
                        """).query(Long.class).single();
        return new Cost(statements, rows() - rowsBefore);
    }

    /** The statements that were sent most often, for the reader of a failing test. */
    List<String> most() {
        return jdbc.sql("""
                        select calls || ' x ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 110)
                        from pg_stat_statements where query not like '%pg_stat%' order by calls desc limit 12
                        """).query(String.class).list();
    }

    private long rows() {
        jdbc.sql("select cast(pg_stat_force_next_flush() as text)")
                .query(String.class)
                .list();
        jdbc.sql("select cast(pg_stat_clear_snapshot() as text)")
                .query(String.class)
                .list();
        return jdbc.sql("select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) from pg_stat_user_tables")
                .query(Long.class)
                .single();
    }
}
