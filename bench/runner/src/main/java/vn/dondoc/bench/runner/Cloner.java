package vn.dondoc.bench.runner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a database large: the rows that the engine wrote for one directive are laid aside and copied by SQL, every id
 * and key of theirs with a number behind it.
 */
final class Cloner {

    /** Rows that belong to no directive. */
    private static final Set<String> NOT_OF_A_DIRECTIVE = Set.of(
            "act_ge_property", "act_ru_meter_log", "act_ru_task_meter_log", "body", "person", "membership", "office_post",
            "session", "session_attributes", "flyway_schema_history", "change_log", "act_ge_bytearray", "act_re_deployment",
            "act_re_procdef", "act_ru_jobdef", "act_ru_authorization_global", "ledger", "act_evt_log", "act_ru_history_job");

    /** Above it, indexes are made anew instead of being kept up row by row. */
    private static final long MANY = 50_000;

    /** One copy in so many is late; the due day that it gets then. */
    private static final int LATE_EVERY = 20;

    private static final String LATE = "2025-03-03";

    private static final Set<String> DUE = Set.of("assignment.due", "assignment.due_original", "step.due", "act_ru_task.due_date_");
    private static final Set<String> TIMERS = Set.of("act_ru_job.duedate_", "act_ru_timer_job.duedate_");

    private record Table(String schema, String name, String laid) {
        String full() {
            return schema + "." + name;
        }
    }

    private final Db db;
    private final Map<String, List<Table>> templates = new LinkedHashMap<>();

    Cloner(Db db) {
        this.db = db;
    }

    Db db() {
        return db;
    }

    long now() throws SQLException {
        return db.number("select pg_current_xact_id()::text");
    }

    /**
     * Lays aside what was written since then.
     *
     * @param directive its key, which stands in no table of the peers as one
     */
    void lay(String template, long since, String directive) throws SQLException {
        List<Table> tables = new ArrayList<>();
        db.exec("create table bench." + template + "_ids (id text primary key)");
        for (String[] each : db.rows("select schemaname, tablename from pg_tables where schemaname in ('public', 'register')")) {
            Table table = new Table(each[0], each[1], "bench." + template + "__" + each[1]);
            if (NOT_OF_A_DIRECTIVE.contains(table.name)) {
                continue;
            }
            String ours = table.full() + " where xmin::text::bigint >= " + since;
            if (db.number("select count(*) from (select 1 from " + ours + " limit 1) x") == 0) {
                continue;
            }
            db.exec("create table " + table.laid + " as select * from " + ours);
            tables.add(table);
            List<String[]> key = key(table);
            if (key.size() == 1 && key.get(0)[1].matches("text|character varying")) {
                db.exec("insert into bench." + template + "_ids select " + key.get(0)[0] + " from " + table.laid
                        + " on conflict do nothing");
            }
        }
        db.update("insert into bench." + template + "_ids values (?) on conflict do nothing", directive);
        db.exec("analyze bench." + template + "_ids");
        templates.put(template, tables);
    }

    private List<String[]> key(Table table) throws SQLException {
        return db.rows("""
                select a.attname, format_type(a.atttypid, null) from pg_index i
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                where i.indisprimary and i.indrelid = cast(? as regclass)
                """, table.full());
    }

    /**
     * Copies number {@code from} to {@code to}.
     *
     * @param parked whether timers are spread over later minutes and some of the work is late
     */
    void copy(String template, int from, int to, boolean parked) throws SQLException {
        if (to < from) {
            return;
        }
        db.exec("set session_replication_role = replica");
        db.exec("set synchronous_commit = off");
        db.exec("set maintenance_work_mem = '512MB'");
        try {
            for (Table table : templates.get(template)) {
                long rows = db.number("select count(*) from " + table.laid) * (to - from + 1);
                List<String[]> indexes = rows > MANY ? indexes(table) : List.of();
                for (String[] index : indexes) {
                    db.exec("drop index " + index[0]);
                }
                db.exec(insert(template, table, from, to, parked));
                for (String[] index : indexes) {
                    db.exec(index[1]);
                }
            }
        } finally {
            db.exec("set session_replication_role = origin");
            db.exec("set synchronous_commit = on");
        }
    }

    private List<String[]> indexes(Table table) throws SQLException {
        return db.rows("""
                select cast(i.indexrelid as regclass)::text, pg_get_indexdef(i.indexrelid) from pg_index i
                where i.indrelid = cast(? as regclass) and not i.indisprimary
                  and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
                """, table.full());
    }

    private String insert(String template, Table table, int from, int to, boolean parked) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String[] column : db.rows("""
                select attname, format_type(atttypid, null) from pg_attribute
                where attrelid = cast(? as regclass) and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
                """, table.full())) {
            columns.put(column[0], value(template, table, column[0], column[1], parked));
        }
        return "insert into " + table.full() + " (" + String.join(", ", columns.keySet()) + ") select "
                + String.join(", ", columns.values()) + " from " + table.laid + " t cross join generate_series(" + from + ", "
                + to + ") g";
    }

    private String value(String template, Table table, String column, String type, boolean parked) throws SQLException {
        String own = "t." + column;
        String ids = "bench." + template + "_ids";
        if (parked && TIMERS.contains(table.name + "." + column)) {
            return own + " + g * interval '1 minute'";
        }
        if (parked && DUE.contains(table.name + "." + column)) {
            return "case when g % " + LATE_EVERY + " = 0 and " + own + " is not null then cast('" + LATE + "' as " + type
                    + ") else " + own + " end";
        }
        if (!type.matches("text|character varying")) {
            return own;
        }
        String[] known = db.rows("select count(*) filter (where i.id is not null), count(" + own + ") from " + table.laid
                        + " t left join " + ids + " i on i.id = " + own).get(0);
        if (known[0].equals("0")) {
            return own;
        }
        String copied = own + " || '-' || g";
        return known[0].equals(known[1])
                ? copied
                : "case when " + own + " in (select id from " + ids + ") then " + copied + " else " + own + " end";
    }

    void tidy() throws SQLException {
        db.exec("vacuum analyze");
    }

    /** All ids and keys of a template. */
    Set<String> ids(String template) throws SQLException {
        return db.texts("select id from bench." + template + "_ids").stream().collect(Collectors.toSet());
    }
}
