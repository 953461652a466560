package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.Split;
import vn.dondoc.directive.Standing;

/** What signed reports say, under the code that they print. Nothing here is ever changed (V51); a correction is a version more. */
@Component
public class FrozenFigures {

    public enum Kind {
        PERIOD_REPORT,
        MONITORING,
        CLOSING
    }

    public enum Cause {
        SIGNED,
        /** The first one came back; the body signed another. */
        SIGNED_AGAIN,
        /** Đính chính. */
        CORRECTED
    }

    /** Fields of a row that a correction may change. */
    public static final List<String> CORRECTED = List.of("standing", "due", "daysLate", "content");

    /**
     * The head of one version.
     *
     * @param code as printed; the same for all versions
     * @param cutOff the instant that the rows show
     * @param proposedBy who proposed the correction; null for what was signed
     * @param frozenBy who signed, or confirmed the correction
     */
    public record Head(
            String code,
            int version,
            Kind kind,
            String directive,
            String directiveNumber,
            String proceeding,
            String body,
            String bodyName,
            String period,
            String number,
            LocalDate datedOn,
            Instant cutOff,
            Cause cause,
            String reason,
            String proposedBy,
            String frozenBy,
            Instant frozenAt) {}

    /** What a version says otherwise than the one before. */
    public record Change(String work, String field, String was, String now) {}

    /** @param changes empty for the first version */
    public record Version(Head head, List<ReportFigures.Row> rows, List<Change> changes) {

        public Split split() {
            return ReportFigures.splitOf(rows);
        }
    }

    /** What was signed. */
    public record Signed(
            Kind kind,
            String directive,
            String proceeding,
            String body,
            String period,
            String number,
            LocalDate datedOn,
            String by) {}

    /** A correction that somebody proposed; decided or not. */
    public record Correction(
            long id,
            String code,
            int ofVersion,
            String reason,
            String proposedBy,
            String proposedByName,
            Instant proposedAt,
            String decidedBy,
            Instant decidedAt,
            String outcome,
            String note,
            List<Change> changes) {}

    private static final String HEAD = """
            select f.*, d.number directive_number, coalesce(b.name, f.body) body_name,
              coalesce(pp.name, f.proposed_by) proposed_name, coalesce(fp.name, f.frozen_by) frozen_name
            from register.figure_set f
              left join register.directive d on d.key = f.directive
              left join register.body b on b.code = f.body
              left join register.person pp on pp.account = f.proposed_by
              left join register.person fp on fp.account = f.frozen_by
            """;

    private final JdbcClient jdbc;
    private final Sight sight;
    private final Clock clock;

    FrozenFigures(JdbcClient jdbc, Sight sight, Clock clock) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.clock = clock;
    }

    /** The code that a report prints: known before it is signed, so that the draft bears it. */
    public static String code(String proceeding, String period) {
        return proceeding + ":" + (period == null ? "closing" : period);
    }

    /** The first signing, or another one after the report came back. */
    public String freeze(Signed signed, ReportFigures.Sheet sheet) {
        String code = code(signed.proceeding(), signed.period());
        hold(code);
        List<ReportFigures.Row> before =
                last(code).map(head -> rows(code, head.version())).orElse(null);
        int version = last(code).map(Head::version).orElse(0) + 1;
        insert(
                code,
                version,
                signed,
                sheet.cutOff(),
                version == 1 ? Cause.SIGNED : Cause.SIGNED_AGAIN,
                null,
                null,
                sheet.rows());
        if (before != null) {
            changes(code, version, differences(before, sheet.rows()));
        }
        return code;
    }

    private void insert(
            String code,
            int version,
            Signed signed,
            Instant cutOff,
            Cause cause,
            String reason,
            String proposedBy,
            List<ReportFigures.Row> rows) {
        jdbc.sql("""
                        insert into register.figure_set (code, version, kind, directive, proceeding, body, period, number,
                          dated_on, cut_off, cause, reason, proposed_by, frozen_by, frozen_at)
                        values (:code, :version, :kind, :directive, :proceeding, :body, :period, :number, :datedOn,
                          :cutOff, :cause, :reason, :proposedBy, :by, :now)
                        """)
                .param("code", code)
                .param("version", version)
                .param("kind", signed.kind().name())
                .param("directive", signed.directive())
                .param("proceeding", signed.proceeding())
                .param("body", signed.body())
                .param("period", signed.period())
                .param("number", signed.number())
                .param("datedOn", signed.datedOn())
                .param("cutOff", cutOff.atZone(clock.getZone()).toOffsetDateTime())
                .param("cause", cause.name())
                .param("reason", reason)
                .param("proposedBy", proposedBy)
                .param("by", signed.by())
                .param("now", OffsetDateTime.now(clock))
                .update();
        jdbc.sql("""
                        insert into register.figure_row (code, version, ordinal, work, clause, clause_label, measure,
                          title, product, body, body_name, period, due, due_set_by, state, standing, days_late, content)
                        select :code, :version, n, work, clause, label, measure, title, product, body, name, period,
                          due, set_by, state, standing, late, content
                        from rows from (unnest(cast(:works as text[])), unnest(cast(:clauses as text[])),
                          unnest(cast(:labels as text[])), unnest(cast(:measures as text[])),
                          unnest(cast(:titles as text[])), unnest(cast(:products as text[])),
                          unnest(cast(:bodies as text[])), unnest(cast(:names as text[])),
                          unnest(cast(:periods as text[])), unnest(cast(:dues as date[])),
                          unnest(cast(:setBys as text[])), unnest(cast(:states as text[])),
                          unnest(cast(:standings as text[])), unnest(cast(:late as integer[])),
                          unnest(cast(:contents as text[]))) with ordinality
                          as x(work, clause, label, measure, title, product, body, name, period, due, set_by, state,
                            standing, late, content, n)
                        """)
                .param("code", code)
                .param("version", version)
                .param("works", Proceedings.texts(rows, ReportFigures.Row::work))
                .param("clauses", Proceedings.texts(rows, ReportFigures.Row::clause))
                .param("labels", Proceedings.texts(rows, ReportFigures.Row::clauseLabel))
                .param("measures", Proceedings.texts(rows, ReportFigures.Row::measure))
                .param("titles", Proceedings.texts(rows, ReportFigures.Row::title))
                .param("products", Proceedings.texts(rows, ReportFigures.Row::product))
                .param("bodies", Proceedings.texts(rows, ReportFigures.Row::body))
                .param("names", Proceedings.texts(rows, ReportFigures.Row::bodyName))
                .param("periods", Proceedings.texts(rows, ReportFigures.Row::period))
                .param("dues", Proceedings.texts(rows, row -> text(row.due())))
                .param("setBys", Proceedings.texts(rows, row -> text(row.dueSetBy())))
                .param("states", Proceedings.texts(rows, row -> row.state().name()))
                .param(
                        "standings",
                        Proceedings.texts(rows, row -> row.standing().name()))
                .param("late", rows.stream().map(ReportFigures.Row::daysLate).toArray(Integer[]::new))
                .param("contents", Proceedings.texts(rows, ReportFigures.Row::content))
                .update();
    }

    private void changes(String code, int version, List<Change> changes) {
        jdbc.sql("""
                        insert into register.figure_change (code, version, ordinal, work, field, was, is_now)
                        select :code, :version, n, work, field, was, now
                        from unnest(cast(:works as text[]), cast(:fields as text[]), cast(:was as text[]),
                          cast(:now as text[])) with ordinality x(work, field, was, now, n)
                        """)
                .param("code", code)
                .param("version", version)
                .param("works", Proceedings.texts(changes, Change::work))
                .param("fields", Proceedings.texts(changes, Change::field))
                .param("was", Proceedings.texts(changes, Change::was))
                .param("now", Proceedings.texts(changes, Change::now))
                .update();
    }

    private static List<Change> differences(List<ReportFigures.Row> before, List<ReportFigures.Row> after) {
        Map<String, ReportFigures.Row> was = new LinkedHashMap<>();
        before.forEach(row -> was.put(row.work(), row));
        List<Change> changes = new ArrayList<>();
        for (ReportFigures.Row row : after) {
            ReportFigures.Row old = was.remove(row.work());
            if (old == null) {
                changes.add(new Change(row.work(), "row", null, row.title()));
                continue;
            }
            for (String field : CORRECTED) {
                String from = value(old, field);
                String to = value(row, field);
                if (!Objects.equals(from, to)) {
                    changes.add(new Change(row.work(), field, from, to));
                }
            }
        }
        was.values().forEach(row -> changes.add(new Change(row.work(), "row", row.title(), null)));
        return changes;
    }

    /** A field of {@link #CORRECTED}, as a correction writes it: codes and ISO dates. */
    public static String value(ReportFigures.Row row, String field) {
        return switch (field) {
            case "standing" -> row.standing().name();
            case "due" -> text(row.due());
            case "daysLate" -> Integer.toString(row.daysLate());
            case "content" -> row.content();
            default -> throw new IllegalArgumentException(field);
        };
    }

    // ------------------------------------------------------------------------------------------------- reading

    /** The newest version; empty, too, where whoever reads may not read the report. */
    public Optional<Version> find(String code) {
        return last(code).flatMap(head -> find(code, head.version()));
    }

    public Optional<Version> find(String code, int version) {
        Sight.View seen = sight.now();
        return jdbc.sql(HEAD + " where f.code = :code and f.version = :version and " + seen.work("f.proceeding"))
                .param("code", code)
                .param("version", version)
                .params(seen.parameters())
                .query((row, n) -> head(row))
                .optional()
                .map(head -> new Version(head, rows(code, version), changesOf(code, version)));
    }

    /** All versions, the newest first; empty where whoever reads may not read the report. */
    public List<Head> versions(String code) {
        return heads("f.code = :key", code, "f.version desc");
    }

    /** The newest version of each report of one proceeding, the newest first. */
    public List<Head> ofProceeding(String proceeding) {
        return heads(
                "f.proceeding = :key and f.version = (select max(x.version) from register.figure_set x"
                        + " where x.code = f.code)",
                proceeding,
                "f.frozen_at desc, f.code");
    }

    private List<Head> heads(String where, String key, String order) {
        Sight.View seen = sight.now();
        return jdbc.sql(HEAD + " where " + where + " and " + seen.work("f.proceeding") + " order by " + order)
                .param("key", key)
                .params(seen.parameters())
                .query((row, n) -> head(row))
                .list();
    }

    private Optional<Head> last(String code) {
        return jdbc.sql(HEAD + " where f.code = :code order by f.version desc limit 1")
                .param("code", code)
                .query((row, n) -> head(row))
                .optional();
    }

    private List<ReportFigures.Row> rows(String code, int version) {
        return jdbc.sql("select * from register.figure_row where code = ? and version = ? order by ordinal")
                .params(code, version)
                .query((row, n) -> new ReportFigures.Row(
                        row.getString("work"),
                        row.getString("clause"),
                        row.getString("clause_label"),
                        row.getString("measure"),
                        row.getString("title"),
                        row.getString("product"),
                        row.getString("body"),
                        row.getString("body_name"),
                        row.getString("period"),
                        row.getObject("due", LocalDate.class),
                        row.getString("due_set_by") == null ? null : DateSetBy.valueOf(row.getString("due_set_by")),
                        AssignmentState.valueOf(row.getString("state")),
                        Standing.valueOf(row.getString("standing")),
                        row.getInt("days_late"),
                        row.getString("content")))
                .list();
    }

    private List<Change> changesOf(String code, int version) {
        return jdbc.sql("""
                        select work, field, was, is_now from register.figure_change where code = ? and version = ?
                        order by ordinal
                        """)
                .params(code, version)
                .query((row, n) -> new Change(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    // ---------------------------------------------------------------------------------------------- corrections

    /** Until the transaction ends nobody else signs or corrects this report. */
    public void hold(String code) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('register.figure_set ' || ?))")
                .param(code)
                .query((row, n) -> true)
                .list();
    }

    public long propose(String code, int version, String reason, String by, List<Change> changes) {
        long id = jdbc.sql("""
                        insert into register.figure_correction (code, of_version, reason, proposed_by, proposed_at)
                        values (?, ?, ?, ?, ?) returning id
                        """)
                .params(code, version, reason, by, OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into register.figure_correction_change (correction, ordinal, work, field, was, is_now)
                        select :id, n, work, field, was, now
                        from unnest(cast(:works as text[]), cast(:fields as text[]), cast(:was as text[]),
                          cast(:now as text[])) with ordinality x(work, field, was, now, n)
                        """)
                .param("id", id)
                .param("works", Proceedings.texts(changes, Change::work))
                .param("fields", Proceedings.texts(changes, Change::field))
                .param("was", Proceedings.texts(changes, Change::was))
                .param("now", Proceedings.texts(changes, Change::now))
                .update();
        return id;
    }

    public Optional<Correction> correction(long id) {
        return corrections("c.id = :key", id).stream().findFirst();
    }

    /** All that were proposed for one report, the newest first. */
    public List<Correction> corrections(String code) {
        return corrections("c.code = :key", code);
    }

    private List<Correction> corrections(String where, Object key) {
        Sight.View seen = sight.now();
        Map<Long, List<Change>> changes = new LinkedHashMap<>();
        List<Correction> found = jdbc.sql("""
                        select c.*, coalesce(p.name, c.proposed_by) proposed_name, coalesce(e.name, c.decided_by) decided_name
                        from register.figure_correction c
                          join register.figure_set f on f.code = c.code and f.version = c.of_version
                          left join register.person p on p.account = c.proposed_by
                          left join register.person e on e.account = c.decided_by
                        where %s and %s order by c.id desc
                        """.formatted(where, seen.work("f.proceeding")))
                .param("key", key)
                .params(seen.parameters())
                .query((row, n) -> new Correction(
                        row.getLong("id"),
                        row.getString("code"),
                        row.getInt("of_version"),
                        row.getString("reason"),
                        row.getString("proposed_by"),
                        row.getString("proposed_name"),
                        AssignmentView.instant(row, "proposed_at"),
                        row.getString("decided_name"),
                        AssignmentView.instant(row, "decided_at"),
                        row.getString("outcome"),
                        row.getString("decision_note"),
                        changes.computeIfAbsent(row.getLong("id"), id -> new ArrayList<>())))
                .list();
        if (!found.isEmpty()) {
            jdbc.sql("""
                            select * from register.figure_correction_change where correction = any(:ids)
                            order by correction, ordinal
                            """).param("ids", changes.keySet().toArray(Long[]::new)).query(row -> {
                changes.get(row.getLong("correction"))
                        .add(new Change(
                                row.getString("work"),
                                row.getString("field"),
                                row.getString("was"),
                                row.getString("is_now")));
            });
        }
        return found;
    }

    public void refuse(long id, String by, String note) {
        decide(id, by, "REFUSED", note);
    }

    /** The correction becomes a version; call {@link #hold} first. */
    public Head confirm(Correction correction, String by, String note) {
        decide(correction.id(), by, "CONFIRMED", note);
        Head old = last(correction.code()).orElseThrow();
        List<ReportFigures.Row> before = rows(old.code(), old.version());
        List<ReportFigures.Row> after = new ArrayList<>(before);
        for (Change change : correction.changes()) {
            after.replaceAll(row -> row.work().equals(change.work()) ? with(row, change) : row);
        }
        int version = old.version() + 1;
        Signed signed = new Signed(
                old.kind(),
                old.directive(),
                old.proceeding(),
                old.body(),
                old.period(),
                old.number(),
                old.datedOn(),
                by);
        insert(
                old.code(),
                version,
                signed,
                old.cutOff(),
                Cause.CORRECTED,
                correction.reason(),
                correction.proposedBy(),
                after);
        changes(old.code(), version, differences(before, after));
        return last(old.code()).orElseThrow();
    }

    private void decide(long id, String by, String outcome, String note) {
        jdbc.sql("""
                        update register.figure_correction set decided_by = ?, decided_at = ?, outcome = ?, decision_note = ?
                        where id = ?
                        """).params(by, OffsetDateTime.now(clock), outcome, note, id).update();
    }

    private static ReportFigures.Row with(ReportFigures.Row row, Change change) {
        String now = change.now();
        boolean due = change.field().equals("due");
        return new ReportFigures.Row(
                row.work(),
                row.clause(),
                row.clauseLabel(),
                row.measure(),
                row.title(),
                row.product(),
                row.body(),
                row.bodyName(),
                row.period(),
                due ? (now == null ? null : LocalDate.parse(now)) : row.due(),
                row.dueSetBy(),
                row.state(),
                change.field().equals("standing") ? Standing.valueOf(now) : row.standing(),
                change.field().equals("daysLate") ? Integer.parseInt(now) : row.daysLate(),
                change.field().equals("content") ? now : row.content());
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getString("code"),
                row.getInt("version"),
                Kind.valueOf(row.getString("kind")),
                row.getString("directive"),
                row.getString("directive_number"),
                row.getString("proceeding"),
                row.getString("body"),
                row.getString("body_name"),
                row.getString("period"),
                row.getString("number"),
                row.getObject("dated_on", LocalDate.class),
                AssignmentView.instant(row, "cut_off"),
                Cause.valueOf(row.getString("cause")),
                row.getString("reason"),
                row.getString("proposed_name"),
                row.getString("frozen_name"),
                AssignmentView.instant(row, "frozen_at"));
    }

    private static String text(Object value) {
        return value == null ? null : value instanceof Enum<?> code ? code.name() : value.toString();
    }
}
