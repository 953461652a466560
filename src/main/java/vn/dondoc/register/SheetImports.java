package vn.dondoc.register;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files of the office's own tracking sheet: what was read of them, how their columns go, what an import made of them. */
@Component
public class SheetImports {

    /**
     * @param heads as printed, by column from A
     * @param fields beside them, empty where a column is left out; null until the clerk has said so
     * @param product where a row names none; null: every row must
     * @param state UPLOADED, RUNNING, DONE, UNDONE
     * @param doneAt null until the last chunk
     */
    public record Import(
            long id,
            String fileName,
            String sheet,
            List<String> heads,
            List<String> fields,
            String issuer,
            String product,
            String state,
            String uploadedBy,
            Instant uploadedAt,
            Instant doneAt,
            Instant undoneAt) {}

    /** @param number as the spreadsheet counts its rows */
    public record Row(int number, List<String> cells) {}

    /** What became of a row. */
    public record Result(
            int number,
            String outcome,
            String reason,
            String directive,
            String key,
            List<String> before,
            List<String> after) {

        public static Result of(int number, String outcome, String reason, String directive, String key) {
            return new Result(number, outcome, reason, directive, key, null, null);
        }
    }

    /** A row that was worked on. */
    public record Done(
            int number,
            List<String> cells,
            String outcome,
            String reason,
            String directive,
            String key,
            List<String> before,
            List<String> after,
            boolean undone) {}

    /** What an import made of one directive. */
    public record Made(
            String directive,
            boolean created,
            String content,
            String textBefore,
            List<String> clauses,
            boolean undone) {}

    /** How the columns of a file with these heads go. */
    public record Layout(String name, List<String> fields, String issuer, String product) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    SheetImports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    // ------------------------------------------------------------------------------------------------------ files

    /** Keeps what was read; what others left lying for longer than this goes. */
    public long add(String fileName, String sheet, List<String> heads, List<Row> rows, String by, Duration kept) {
        jdbc.sql("delete from register.sheet_import where state = 'UPLOADED' and uploaded_at < ?")
                .param(OffsetDateTime.now(clock).minus(kept))
                .update();
        long id = jdbc.sql("""
                        insert into register.sheet_import (file_name, sheet, heads, state, uploaded_by, uploaded_at)
                        values (?, ?, ?, 'UPLOADED', ?, ?) returning id
                        """)
                .params(fileName, sheet, array(heads), by, OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
        int width = heads.size();
        String[] cells = rows.stream().flatMap(row -> row.cells().stream()).toArray(String[]::new);
        jdbc.sql("""
                        insert into register.sheet_row (import, number, cells)
                        select :id, r.number, (cast(:cells as text[]))[(r.n - 1) * :width + 1 : r.n * :width]
                        from unnest(cast(:numbers as integer[])) with ordinality r(number, n)
                        """)
                .param("id", id)
                .param("cells", cells)
                .param("width", width)
                .param("numbers", rows.stream().map(Row::number).toArray(Integer[]::new))
                .update();
        return id;
    }

    public Optional<Import> find(long id) {
        return jdbc.sql("select * from register.sheet_import where id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Waits for the file's row and keeps it until the transaction ends: two clicks, one import. */
    public Optional<Import> lock(long id) {
        return jdbc.sql("select * from register.sheet_import where id = ? for update")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** The latest first. */
    public List<Import> latest(int most) {
        return jdbc.sql("select * from register.sheet_import order by id desc limit ?")
                .param(most)
                .query((row, n) -> read(row))
                .list();
    }

    public void columns(long id, List<String> fields, String issuer, String product) {
        jdbc.sql(
                        "update register.sheet_import set fields = ?, issuer = ?, product = ? where id = ? and state = 'UPLOADED'")
                .params(array(fields), issuer, product, id)
                .update();
    }

    public void state(long id, String state) {
        jdbc.sql("update register.sheet_import set state = ? where id = ?")
                .params(state, id)
                .update();
    }

    public void done(long id) {
        jdbc.sql("update register.sheet_import set state = 'DONE', done_at = ? where id = ?")
                .params(OffsetDateTime.now(clock), id)
                .update();
    }

    /** @param whole whether nothing of it is left */
    public void undone(long id, boolean whole, String by) {
        jdbc.sql("update register.sheet_import set state = ?, undone_at = ?, undone_by = ? where id = ?")
                .params(whole ? "UNDONE" : "DONE", OffsetDateTime.now(clock), by, id)
                .update();
    }

    public void drop(long id) {
        jdbc.sql("delete from register.sheet_import where id = ? and state = 'UPLOADED'")
                .param(id)
                .update();
    }

    // ------------------------------------------------------------------------------------------------------- rows

    /** Rows with which nothing was done yet, in the order of the sheet. */
    public List<Row> waiting(long id) {
        return jdbc.sql(
                        "select number, cells from register.sheet_row where import = ? and outcome is null order by number")
                .param(id)
                .query((row, n) -> new Row(row.getInt("number"), list(row, "cells")))
                .list();
    }

    public List<Done> results(long id) {
        return jdbc.sql("select * from register.sheet_row where import = ? and outcome is not null order by number")
                .param(id)
                .query((row, n) -> new Done(
                        row.getInt("number"),
                        list(row, "cells"),
                        row.getString("outcome"),
                        row.getString("reason"),
                        row.getString("directive"),
                        row.getString("key"),
                        list(row, "note_before"),
                        list(row, "note_after"),
                        row.getBoolean("undone")))
                .list();
    }

    /** Whether nothing was done with any of these rows yet; the caller holds the file's lock. */
    public boolean waiting(long id, Collection<Integer> numbers) {
        return jdbc.sql("""
                        select not exists (select 1 from register.sheet_row
                          where import = ? and number = any(?) and outcome is not null)
                        """)
                .params(id, numbers.toArray(Integer[]::new))
                .query(Boolean.class)
                .single();
    }

    /** How many rows came out how; those that still wait under the empty word. */
    public Map<String, Integer> counts(long id) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql("select coalesce(outcome, '') outcome, count(*) n from register.sheet_row where import = ? group by 1")
                .param(id)
                .query(row -> {
                    counts.put(row.getString("outcome"), row.getInt("n"));
                });
        return counts;
    }

    /** All in one statement. */
    public void results(long id, Collection<Result> results) {
        if (results.isEmpty()) {
            return;
        }
        List<Result> all = List.copyOf(results);
        jdbc.sql("""
                        update register.sheet_row r set outcome = x.outcome, reason = x.reason, directive = x.directive,
                          key = x.key,
                          note_before = case when x.noted then (cast(:before as text[]))[(x.n - 1) * 5 + 1 : x.n * 5] end,
                          note_after = case when x.noted then (cast(:after as text[]))[(x.n - 1) * 5 + 1 : x.n * 5] end
                        from unnest(cast(:numbers as integer[]), cast(:outcomes as text[]), cast(:reasons as text[]),
                          cast(:directives as text[]), cast(:keys as text[]), cast(:noted as boolean[]))
                          with ordinality x(number, outcome, reason, directive, key, noted, n)
                        where r.import = :id and r.number = x.number and r.outcome is null
                        """)
                .param("id", id)
                .param("numbers", all.stream().map(Result::number).toArray(Integer[]::new))
                .param("outcomes", Proceedings.texts(all, Result::outcome))
                .param("reasons", Proceedings.texts(all, Result::reason))
                .param("directives", Proceedings.texts(all, Result::directive))
                .param("keys", Proceedings.texts(all, Result::key))
                .param("noted", all.stream().map(each -> each.after() != null).toArray(Boolean[]::new))
                .param("before", five(all, Result::before))
                .param("after", five(all, Result::after))
                .update();
    }

    private static String[] five(List<Result> all, java.util.function.Function<Result, List<String>> notes) {
        return all.stream()
                .flatMap(each -> notes.apply(each) == null
                        ? IntStream.range(0, 5).mapToObj(i -> (String) null)
                        : notes.apply(each).stream())
                .toArray(String[]::new);
    }

    public void rowsUndone(long id, String directive, Collection<Integer> numbers) {
        jdbc.sql("""
                        update register.sheet_row set undone = true where import = ?
                          and (directive = ? and outcome in ('ENTERED', 'ADDED') or number = any(?))
                        """).params(id, directive, numbers.toArray(Integer[]::new)).update();
    }

    // ------------------------------------------------------------------------------------------------- directives

    public void made(long id, Made made) {
        jdbc.sql("""
                        insert into register.sheet_directive (import, directive, created, content, text_before, clauses)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(id, made.directive(), made.created(), made.content(), made.textBefore(), array(made.clauses()))
                .update();
    }

    public List<Made> made(long id) {
        return jdbc.sql("select * from register.sheet_directive where import = ? order by directive")
                .param(id)
                .query((row, n) -> new Made(
                        row.getString("directive"),
                        row.getBoolean("created"),
                        row.getString("content"),
                        row.getString("text_before"),
                        list(row, "clauses"),
                        row.getBoolean("undone")))
                .list();
    }

    public void madeUndone(long id, String directive) {
        jdbc.sql("update register.sheet_directive set undone = true where import = ? and directive = ?")
                .params(id, directive)
                .update();
    }

    /**
     * What has happened to these directives since they came in, by directive: acts that the trail knows, other than
     * entering, and later imports.
     */
    public Map<String, String> since(long id, Collection<String> directives) {
        Map<String, String> since = new HashMap<>();
        jdbc.sql("""
                        select t.directive, t.actor, t.event, null later from register.trail t
                          where t.directive = any(:directives) and t.event not in ('entered', 'imported', 'undone')
                        union all
                        select s.directive, null, null, max(s.import) from register.sheet_directive s
                          where s.directive = any(:directives) and s.import > :id and not s.undone group by s.directive
                        """)
                .param("directives", directives.toArray(String[]::new))
                .param("id", id)
                .query(row -> {
                    since.putIfAbsent(
                            row.getString("directive"),
                            row.getString("later") == null
                                    ? row.getString("actor") + ": " + row.getString("event")
                                    : "#" + row.getString("later"));
                });
        return since;
    }

    // ---------------------------------------------------------------------------------------------------- columns

    /** The latest one that was saved for these heads. */
    public Optional<Layout> layout(List<String> heads) {
        return jdbc.sql(
                        "select * from register.sheet_layout where heads = cast(? as text[]) order by saved_at desc limit 1")
                .param(array(heads))
                .query((row, n) -> new Layout(
                        row.getString("name"), list(row, "fields"), row.getString("issuer"), row.getString("product")))
                .optional();
    }

    /** Under its name; another one of that name goes. */
    public void save(String name, List<String> heads, List<String> fields, String issuer, String product, String by) {
        jdbc.sql("""
                        insert into register.sheet_layout (name, heads, fields, issuer, product, saved_by, saved_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (name) do update set heads = excluded.heads, fields = excluded.fields,
                          issuer = excluded.issuer, product = excluded.product, saved_by = excluded.saved_by,
                          saved_at = excluded.saved_at
                        """)
                .params(name, array(heads), array(fields), issuer, product, by, OffsetDateTime.now(clock))
                .update();
    }

    private static Import read(ResultSet row) throws SQLException {
        return new Import(
                row.getLong("id"),
                row.getString("file_name"),
                row.getString("sheet"),
                list(row, "heads"),
                list(row, "fields"),
                row.getString("issuer"),
                row.getString("product"),
                row.getString("state"),
                row.getString("uploaded_by"),
                AssignmentView.instant(row, "uploaded_at"),
                AssignmentView.instant(row, "done_at"),
                AssignmentView.instant(row, "undone_at"));
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : Arrays.asList((String[]) array.getArray());
    }

    private static String[] array(List<String> list) {
        return list == null ? null : list.toArray(String[]::new);
    }
}
