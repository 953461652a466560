package vn.dondoc.bench.runner;

import java.sql.SQLException;

/** No speed is told of a run that has not done what it was asked for. */
final class Checks {

    private Checks() {}

    static void issued(Competitor one, String key, int size) throws SQLException {
        Db db = one.db;
        if (one.name.equals(Field.PRODUCT)) {
            require(one, "open tasks", size, db.number("""
                    select count(*) from act_ru_task t join register.step s on s.task_id = t.id_ and s.done_at is null
                    join register.assignment a on a.key = s.proceeding
                    where a.directive = ? and t.task_def_key_ = 'userTask_execute'
                    """, key));
            require(one, "timers", size, db.number("""
                    select count(*) from act_ru_job j join register.assignment a on true
                    join register.proceeding p on p.key = a.proceeding and p.process_instance_id = j.process_instance_id_
                    where a.directive = ? and j.type_ = 'timer'
                    """, key));
            require(one, "lines of the trail", size, db.number(
                    "select count(distinct proceeding) from register.trail where event = 'issued' and directive = ?", key));
            return;
        }
        String instance = "(select id_ from act_ru_execution where business_key_ = ? and parent_id_ is null)";
        require(one, "open tasks", size, db.number(
                "select count(*) from act_ru_task where task_def_key_ = 'userTask_execute' and proc_inst_id_ in " + instance, key));
        require(one, "timers", 3L * size, db.number(one.name.equals(Field.FLOWABLE)
                ? "select count(*) from act_ru_timer_job where process_instance_id_ in " + instance
                : "select count(*) from act_ru_job where type_ = 'timer' and process_instance_id_ in " + instance, key));
        require(one, "lines of history", size, db.number(
                "select count(*) from act_hi_taskinst where proc_inst_id_ in " + instance, key));
    }

    /** The floor's rows of one directive. */
    static void written(Db db, String behind, int size) throws SQLException {
        long found = db.number(
                "select count(*) from register.assignment where key like '%' || ? || '%'", behind);
        if (found != size) {
            throw new IllegalStateException("floor: " + found + " assignments instead of " + size);
        }
    }

    /** So many pieces of work are done: closed, confirmed, on record. */
    static void completed(Competitor one, long before, int count) throws SQLException {
        require(one, "completed", before + count, done(one));
    }

    static long done(Competitor one) throws SQLException {
        return one.db.number(one.name.equals(Field.PRODUCT)
                ? """
                  select count(*) from register.assignment a join register.proceeding p on p.key = a.proceeding
                  where a.state = 'DONE' and p.ended_at is not null
                    and exists (select 1 from register.trail t where t.proceeding = a.key and t.event = 'confirmed')
                    and not exists (select 1 from act_ru_execution e where e.proc_inst_id_ = p.process_instance_id)
                  """
                : "select count(*) from act_hi_taskinst where task_def_key_ = 'userTask_confirm' and end_time_ is not null");
    }

    static void require(Competitor one, String what, long expected, long found) {
        if (expected != found) {
            throw new IllegalStateException(one.name + ": " + what + ": " + found + " instead of " + expected);
        }
    }
}
