package vn.dondoc.bench.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** W3: many timers due at one instant, each writes the ledger; on one JVM, on two, and with one of them killed. */
final class Storms {

    private static final String W = "W3";
    private static final String PAST = "2025-02-28";
    private static final int TEMPLATE = 1_000;

    /** What an engine has for it; a rate is told of what it did by then. */
    private static final Duration LONGEST = Duration.ofMinutes(8);

    private final Field field;
    private final Plan plan;
    private final Results results;
    private int storm;

    Storms(Field field, Plan plan, Results results) {
        this.field = field;
        this.plan = plan;
        this.results = results;
    }

    void run() throws Exception {
        for (Competitor one : field.engines()) {
            idle(one);
        }
        int rounds = Math.min(plan.rounds(), 3);
        for (int round = 1; round <= rounds; round++) {
            for (Competitor one : field.engines()) {
                for (int due : one.name.equals(Field.PRODUCT) ? plan.storms().subList(0, 1) : List.of(plan.slowStorm())) {
                    storm(one, null, due, false);
                }
            }
        }
        for (int due : plan.storms().subList(1, plan.storms().size())) {
            storm(field.get(Field.PRODUCT), null, due, false);
            if (field.get(Field.TUNED) != null && due <= 10_000) {
                storm(field.get(Field.TUNED), null, due / 10, false);
            }
        }
        int due = plan.storms().get(0);
        try (Competitor second = field.second(Field.PRODUCT)) {
            for (int round = 1; round <= rounds; round++) {
                storm(field.get(Field.PRODUCT), second, due, false);
            }
            storm(field.get(Field.PRODUCT), second, due, true);
        }
        results.write();
    }

    /** What a poll costs that finds nothing due. */
    private void idle(Competitor one) throws Exception {
        Counts counts = Counts.of(one.db, one::flush, () -> {
            one.call("executor", "on", true);
            Thread.sleep(12_000);
            one.call("executor", "on", false);
        });
        String table = one.name.equals(Field.FLOWABLE) ? "act_ru_timer_job" : "act_ru_job";
        String acquisition = "query ilike 'select%" + table + "%duedate%'";
        double polls = one.db.number("select coalesce(sum(calls), 0) from pg_stat_statements where "
                + "dbid = (select oid from pg_database where datname = current_database()) and " + acquisition);
        if (polls > 0) {
            String setting = "idle, open=" + field.label(one.name);
            results.add(W, one.name, setting, "rows read/poll", counts.read() / polls);
            results.add(W, one.name, setting, "ms/poll in the server", Double.parseDouble(one.db.texts(
                            "select (sum(total_exec_time) / sum(calls))::text from pg_stat_statements where "
                                    + "dbid = (select oid from pg_database where datname = current_database()) and " + acquisition)
                    .get(0)));
        }
    }

    private void storm(Competitor one, Competitor second, int due, boolean killed) throws Exception {
        String key = "W3-" + ++storm + "x";
        long since = field.cloner(one.name).now();
        Field.issue(one, key, Math.min(due, TEMPLATE), PAST);
        if (due > TEMPLATE) {
            field.cloner(one.name).lay("w3_" + storm, since, key);
            field.cloner(one.name).copy("w3_" + storm, 1, due / TEMPLATE - 1, false);
        }
        one.db.exec("vacuum analyze act_ru_job");
        long before = ledger(one, key);
        String setting = due + " due, " + (second == null ? "1 JVM" : killed ? "2 JVMs, one killed" : "2 JVMs");
        Instant begun = Instant.now();
        one.call("executor", "on", true);
        if (second != null) {
            second.call("executor", "on", true);
        }
        boolean alive = true;
        long written = 0;
        while (written < due && Duration.between(begun, Instant.now()).compareTo(LONGEST) < 0) {
            Thread.sleep(due > 5_000 ? 1_000 : 100);
            written = ledger(one, key) - before;
            if (killed && alive && written > due / 3) {
                second.kill();
                alive = false;
                results.note("storm " + storm, "killed with SIGKILL at " + written + " of " + due);
            }
        }
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        // Whatever runs still ends first.
        one.call("executor", "on", false);
        if (second != null && alive) {
            second.call("executor", "on", false);
        }
        String[] lateness = one.db.rows("select extract(epoch from percentile_disc(0.5) within group (order by at) - cast(? as timestamptz)),"
                        + " extract(epoch from percentile_disc(0.99) within group (order by at) - cast(? as timestamptz)),"
                        + " extract(epoch from max(at) - cast(? as timestamptz)) from (" + lines(one) + ") x",
                begun.toString(), begun.toString(), begun.toString(), key + "%").get(0);
        if (written == due) {
            seconds = Double.parseDouble(lateness[2]);
            once(one, key, due);
        } else {
            results.note(one.name + " " + setting, "only " + written + " within " + LONGEST.toMinutes() + " minutes");
        }
        results.add(W, one.name, setting, "timers/s", written / seconds);
        results.add(W, one.name, setting, "lateness p50 s", Double.parseDouble(lateness[0]));
        results.add(W, one.name, setting, "lateness p99 s", Double.parseDouble(lateness[1]));
        results.add(W, one.name, setting, "lateness max s", Double.parseDouble(lateness[2]));
        clear(one);
    }

    /** One line a piece of work, when its first row was written. */
    private static String lines(Competitor one) {
        return switch (one.name) {
            case Field.PRODUCT -> "select proceeding work, min(created_at) at from register.alert where directive like ? group by 1";
            case Field.FLOWABLE -> "select work, at from ledger where cast(? as text) is not null and at > now() - interval '1 hour'"
                    + " and id > (select coalesce(max(id), 0) from bench.seen)";
            default -> "select work, at from ledger where work like ?";
        };
    }

    private static long ledger(Competitor one, String key) throws SQLException {
        one.db.exec("create table if not exists bench.seen (id bigint)");
        return one.db.number("select count(*) from (" + lines(one) + ") x", key + "%");
    }

    /** Each once, nothing failed, nothing left due. */
    private static void once(Competitor one, String key, int due) throws SQLException {
        if (one.name.equals(Field.PRODUCT)) {
            Checks.require(one, "work with one escalation", due, one.db.number("""
                    select count(*) from (select p.key from register.proceeding p join act_ru_execution e
                      on e.root_proc_inst_id_ = p.process_instance_id and e.parent_id_ is null and e.super_exec_ is not null
                    where p.directive like ? and p.key <> p.directive group by 1 having count(*) = 1) x
                    """, key + "%"));
            Checks.require(one, "rows twice", 0, one.db.number("select count(*) from (select 1 from register.alert"
                    + " where directive like ? group by proceeding, task, rung, recipient having count(*) > 1) x", key + "%"));
        }
        String table = one.name.equals(Field.FLOWABLE) ? "act_ru_deadletter_job" : "act_ru_job";
        Checks.require(one, "failed jobs", 0, one.db.number("select count(*) from " + table
                + (one.name.equals(Field.FLOWABLE) ? "" : " where retries_ = 0 or exception_msg_ is not null")));
    }

    private static void clear(Competitor one) throws SQLException {
        if (one.name.equals(Field.FLOWABLE)) {
            one.db.exec("insert into bench.seen select max(id) from ledger");
        }
    }
}
