package vn.dondoc.process;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of the job table alone, so that it is as long as that of an office that has years of work. */
@Component
class PendingTimers {

    /** Few dead rows are left in an index by default; here they would count as entries that a poll reads. */
    private static final String TIDY = "vacuum (index_cleanup on, analyze) act_ru_job";

    private final OwnModels own;
    private final JdbcClient jdbc;

    PendingTimers(OwnModels own, JdbcClient jdbc) {
        this.own = own;
        this.jdbc = jdbc;
    }

    /** As many more, due from this instant on, a minute apart. */
    void add(int timers, Instant from) {
        jdbc.sql("""
                        insert into act_ru_job (id_, rev_, type_, retries_, duedate_, suspension_state_, exclusive_,
                          deployment_id_, handler_type_, handler_cfg_, priority_, sequence_counter_, create_time_)
                        select 'pending-' || i, 1, 'timer', 3, cast(? as timestamp) + i * interval '1 minute', 1, true, ?,
                          'timer-start-event-subprocess', 'subProcess_urging', 0, 1, now()
                        from generate_series(1, ?) i
                        """)
                .params(java.sql.Timestamp.from(from), own.deployment(), timers)
                .update();
        jdbc.sql(TIDY).update();
    }

    void remove() {
        jdbc.sql("delete from act_ru_job where id_ like 'pending-%'").update();
        jdbc.sql(TIDY).update();
    }
}
