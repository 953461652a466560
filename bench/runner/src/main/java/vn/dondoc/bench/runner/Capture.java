package vn.dondoc.bench.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every row that a piece of work writes, in order and by transaction, as triggers see it. */
final class Capture {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param key the old row's primary key
     * @param values the columns of a new row, or those that an update changes
     * @param texts the columns that may hold an id or a key
     */
    record Write(String table, char kind, Map<String, String> key, Map<String, String> values, Set<String> texts) {}

    /** @param made ids that came into being in it */
    record Log(List<List<Write>> transactions, Set<String> made) {

        long rows() {
            return transactions.stream().mapToLong(List::size).sum();
        }
    }

    private final Db db;

    Capture(Db db) {
        this.db = db;
    }

    Log of(Counts.Work work) throws Exception {
        db.exec("create table bench.log (n bigint generated always as identity, tx bigint, tab text, kind text, before jsonb, after jsonb)");
        db.exec("""
                create or replace function bench.log() returns trigger language plpgsql as $$ begin
                  insert into bench.log (tx, tab, kind, before, after) values (pg_current_xact_id()::text::bigint,
                    tg_table_schema || '.' || tg_table_name, left(tg_op, 1), to_jsonb(old), to_jsonb(new));
                  return null; end $$
                """);
        List<String> tables = db.texts("""
                select schemaname || '.' || tablename from pg_tables where schemaname in ('public', 'register')
                  and tablename not in ('change_log', 'act_ge_property', 'session', 'session_attributes', 'flyway_schema_history')
                """);
        for (String table : tables) {
            db.exec("create trigger zz_bench after insert or update or delete on " + table + " for each row execute function bench.log()");
        }
        try {
            work.run();
        } finally {
            for (String table : tables) {
                db.exec("drop trigger zz_bench on " + table);
            }
        }
        Log log = read();
        db.exec("drop table bench.log");
        return log;
    }

    private Log read() throws SQLException, IOException {
        Map<String, List<Write>> transactions = new LinkedHashMap<>();
        Set<String> made = new HashSet<>();
        Map<String, List<String>> keys = new LinkedHashMap<>();
        Map<String, Set<String>> drawn = new LinkedHashMap<>();
        for (String[] row : db.rows("select tx, tab, kind, before, after from bench.log order by n")) {
            String table = row[1];
            if (!keys.containsKey(table)) {
                keys.put(table, db.texts("""
                        select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                        where i.indisprimary and i.indrelid = cast(? as regclass)
                        """, table));
                drawn.put(table, Set.copyOf(db.texts(
                        "select attname from pg_attribute where attrelid = cast(? as regclass) and attidentity <> ''"
                                + " union all select 'tx' where ? = 'register.trail'",
                        table,
                        table)));
            }
            JsonNode before = row[3] == null ? null : JSON.readTree(row[3]);
            JsonNode after = row[4] == null ? null : JSON.readTree(row[4]);
            Map<String, String> key = new LinkedHashMap<>();
            if (before != null) {
                keys.get(table).forEach(column -> key.put(column, before.get(column).asText()));
            }
            Map<String, String> values = new LinkedHashMap<>();
            Set<String> texts = new HashSet<>();
            if (after != null) {
                for (Iterator<Map.Entry<String, JsonNode>> i = after.fields(); i.hasNext(); ) {
                    Map.Entry<String, JsonNode> column = i.next();
                    JsonNode value = column.getValue();
                    boolean wanted = before == null ? !value.isNull() : !value.equals(before.get(column.getKey()));
                    if (wanted && !drawn.get(table).contains(column.getKey())) {
                        if (value.isTextual()) {
                            texts.add(column.getKey());
                        }
                        values.put(column.getKey(), value.isNull() ? null : value.isArray() ? array(value) : value.asText());
                    }
                }
            }
            if (row[2].equals("I") && keys.get(table).size() == 1) {
                String id = after.get(keys.get(table).get(0)).asText();
                if (after.get(keys.get(table).get(0)).isTextual()) {
                    made.add(id);
                }
            }
            transactions.computeIfAbsent(row[0], tx -> new ArrayList<>())
                    .add(new Write(table, row[2].charAt(0), key, values, texts));
        }
        return new Log(List.copyOf(transactions.values()), made);
    }

    private static String array(JsonNode values) {
        StringBuilder text = new StringBuilder("{");
        values.forEach(value -> text.append(text.length() > 1 ? "," : "").append('"').append(value.asText()).append('"'));
        return text.append('}').toString();
    }
}
