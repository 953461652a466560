package vn.dondoc.register;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.directive.Addressee;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DeadlineDraft;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.DeadlineUnit;
import vn.dondoc.directive.Directive;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.DirectiveState;
import vn.dondoc.directive.DocumentType;
import vn.dondoc.directive.EvidenceRule;
import vn.dondoc.directive.MeasureDraft;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.Urgency;

/** The directives as read: header, addressees, clauses, measures and leads. */
@Component
public class Directives {

    /** One line of a list. */
    public record Summary(
            String key,
            String number,
            DocumentType type,
            LocalDate issuedOn,
            String subject,
            Urgency urgency,
            DirectiveState state,
            int planned,
            int issued) {}

    private final JdbcClient jdbc;
    private final Sight sight;

    Directives(JdbcClient jdbc, Sight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
    }

    /** Whether the body follows up any directive, today or earlier. */
    public boolean monitors(String body) {
        return jdbc.sql("select exists (select 1 from register.directive where monitoring_body = ?)")
                .param(body)
                .query(Boolean.class)
                .single();
    }

    /** The directive with this issuer, number and date, in whatever case and spacing: the same document. */
    public Optional<DirectiveKey> find(String number, String issuer, LocalDate issuedOn) {
        return jdbc.sql("""
                        select key from register.directive where issuer = ? and issued_on = ?
                          and upper(replace(number, ' ', '')) = upper(replace(?, ' ', ''))
                        order by number = ? desc limit 1
                        """)
                .params(issuer, issuedOn, number, number)
                .query(String.class)
                .optional()
                .map(DirectiveKey::new);
    }

    /** One document at a time is entered, until the transaction ends: nobody takes the same number at the same moment. */
    public void lockNumbers() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('register.directive.number'))")
                .query((row, n) -> true)
                .single();
    }

    /**
     * The key that the document has or would get: its number, with the year of issue where another document has taken
     * that.
     *
     * @return empty where other documents have taken both
     */
    public Optional<DirectiveKey> keyFor(String number, String issuer, LocalDate issuedOn) {
        Optional<DirectiveKey> own = find(number, issuer, issuedOn);
        if (own.isPresent()) {
            return own;
        }
        DirectiveKey plain = DirectiveKey.ofNumber(number);
        return List.of(plain, plain.inYear(issuedOn.getYear())).stream()
                .filter(key -> state(key).isEmpty())
                .findFirst();
    }

    public Optional<DirectiveState> state(DirectiveKey key) {
        return jdbc.sql("select state from register.directive where key = ?")
                .param(key.value())
                .query(String.class)
                .optional()
                .map(DirectiveState::valueOf);
    }

    /** Waits for the directive's row and keeps it until the transaction ends. */
    public DirectiveState lock(DirectiveKey key) {
        return jdbc.sql("select state from register.directive where key = ? for update")
                .param(key.value())
                .query(String.class)
                .optional()
                .map(DirectiveState::valueOf)
                .orElseThrow(() -> unknown(key));
    }

    public List<Summary> list() {
        return list("order by issued_on desc, key", null);
    }

    /** What a form offers: the chosen one and the latest others, a hundred at most. */
    public List<Summary> choice(String chosen) {
        return list("order by (key = :chosen) is true desc, issued_on desc, key limit 100", chosen);
    }

    private List<Summary> list(String order, String chosen) {
        Sight.View seen = sight.now();
        return jdbc.sql("""
                        select key, number, type, issued_on, subject, urgency, state, planned, issued
                        from register.directive where %s %s
                        """.formatted(seen.directive("key"), order))
                .params(seen.parameters())
                .param("chosen", chosen)
                .query((row, n) -> new Summary(
                        row.getString("key"),
                        row.getString("number"),
                        DocumentType.valueOf(row.getString("type")),
                        row.getObject("issued_on", LocalDate.class),
                        row.getString("subject"),
                        Urgency.valueOf(row.getString("urgency")),
                        DirectiveState.valueOf(row.getString("state")),
                        row.getInt("planned"),
                        row.getInt("issued")))
                .list();
    }

    /** Empty, too, where whoever reads may not read it. */
    public Optional<Directive> load(DirectiveKey key) {
        Sight.View seen = sight.now();
        List<Addressee> addressees = addressees(key);
        List<ClauseDraft> clauses = clauses(key);
        return jdbc.sql("select * from register.directive where key = :key and " + seen.directive("key"))
                .param("key", key.value())
                .params(seen.parameters())
                .query((row, n) -> directive(row, addressees, clauses))
                .optional();
    }

    /** @throws UnknownThing where there is no such directive */
    public Directive get(DirectiveKey key) {
        return load(key).orElseThrow(() -> unknown(key));
    }

    /** Assignments that signing would plan: one a measure and lead. */
    public int plannedLeads(DirectiveKey key) {
        return jdbc.sql("select count(*) from register.measure_lead where directive = ?")
                .param(key.value())
                .query(Integer.class)
                .single();
    }

    /**
     * Puts the draft in the place of what stands there; state and process stay. Writes nothing where nothing is new.
     *
     * @return whether anything was new
     * @throws IllegalStateException once the directive is signed
     */
    @Transactional
    public boolean save(DirectiveKey key, DirectiveDraft draft) {
        if (state(key).isPresent()) {
            if (lock(key).signed()) {
                throw new IllegalStateException("A signed directive stays as it is: " + key);
            }
            if (canonical(get(key).content()).equals(canonical(draft))) {
                return false;
            }
            for (String part : List.of("measure_lead", "measure", "clause", "directive_addressee")) {
                jdbc.sql("delete from register." + part + " where directive = ?")
                        .param(key.value())
                        .update();
            }
        }
        saveHeader(key, draft.header());
        saveAddressees(key, draft.addressees());
        saveClauses(key, draft.clauses());
        return true;
    }

    /** A draft that nothing but its own proceeding hangs on leaves the register. */
    public void forgetDraft(DirectiveKey key) {
        for (String part :
                List.of("step where proceeding = ?", "proceeding where key = ?", "directive where key = ?")) {
            jdbc.sql("delete from register." + part).param(key.value()).update();
        }
    }

    private void saveHeader(DirectiveKey key, DirectiveHeader header) {
        DirectiveHeader.Report report = header.report();
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("key", key.value());
        columns.put("number", header.number());
        columns.put("type", header.type().name());
        columns.put("issued_on", header.issuedOn());
        columns.put("received_on", header.receivedOn());
        columns.put("issuer", header.issuer());
        columns.put("place", header.place());
        columns.put("authority", header.authority());
        columns.put("signer_name", header.signerName());
        columns.put("signer_title", header.signerTitle());
        columns.put("subject", header.subject());
        columns.put("basis", header.basis().toArray(String[]::new));
        columns.put("urgency", header.urgency().name());
        columns.put("copies", header.copies().toArray(String[]::new));
        columns.put("full_text", header.fullText());
        columns.put("monitoring_body", header.monitoringBody());
        columns.put("superior_body", header.superiorBody());
        columns.put("signing_body", header.signingBody());
        columns.put("report_every", report == null ? null : report.every());
        columns.put("report_month_day", report == null ? null : report.monthDay());
        columns.put("report_first", report == null ? null : report.first());
        columns.put("report_set_by", report == null ? null : name(report.setBy()));
        insert("directive", columns, "key");
    }

    private void saveAddressees(DirectiveKey key, List<Addressee> addressees) {
        int ordinal = 0;
        for (Addressee addressee : addressees) {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("directive", key.value());
            columns.put("body", addressee.body());
            columns.put("group_code", addressee.group());
            columns.put("ordinal", ++ordinal);
            columns.put("verified", addressee.verified());
            columns.put("note", addressee.note());
            insert("directive_addressee", columns, null);
        }
    }

    private void saveClauses(DirectiveKey key, List<ClauseDraft> clauses) {
        int ordinal = 0;
        int measureOrdinal = 0;
        for (ClauseDraft clause : clauses) {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("directive", key.value());
            columns.put("path", clause.path());
            columns.put("ordinal", ++ordinal);
            columns.put("parent", clause.parent());
            columns.put("label", clause.label());
            columns.put("wording", clause.wording());
            columns.put("no_measure_reason", clause.noMeasureReason());
            insert("clause", columns, null);
            for (MeasureDraft measure : clause.measures()) {
                saveMeasure(key, clause.path(), ++measureOrdinal, measure);
            }
        }
    }

    private void saveMeasure(DirectiveKey key, String clause, int ordinal, MeasureDraft measure) {
        DeadlineDraft deadline = measure.deadline();
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("directive", key.value());
        columns.put("code", measure.code());
        columns.put("clause", clause);
        columns.put("ordinal", ordinal);
        columns.put("kind", measure.kind().code());
        columns.put("title", measure.title());
        columns.put("product", measure.product());
        columns.put("evidence_rule", measure.evidenceRule().name());
        columns.put("confirmer", measure.confirmer());
        columns.put("confirmer_for_own", measure.confirmerForOwn());
        columns.put("decider", measure.decider());
        columns.put("accountable", measure.accountable());
        columns.put("executing", measure.executing());
        columns.put("coordinating", measure.coordinating().toArray(String[]::new));
        columns.put("deadline_phrase", deadline.phrase());
        columns.put("deadline_rule", deadline.rule().code());
        columns.put("deadline_from", deadline.from());
        columns.put("deadline_due", deadline.due());
        columns.put("deadline_set_by", name(deadline.setBy()));
        columns.put("deadline_days", deadline.days());
        columns.put("deadline_unit", name(deadline.unit()));
        columns.put("deadline_every", deadline.every());
        columns.put("deadline_month_day", deadline.monthDay());
        columns.put("deadline_first", deadline.first());
        columns.put("deadline_question", deadline.question());
        columns.put("deadline_proposal", deadline.proposal());
        columns.put("verified", measure.verified());
        columns.put("note", measure.note());
        insert("measure", columns, null);
        jdbc.sql("""
                        insert into register.measure_lead (directive, measure, body)
                        select ?, ?, unnest(cast(? as text[]))
                        """)
                .params(key.value(), measure.code(), measure.leads().toArray(String[]::new))
                .update();
    }

    /** @param keyColumn the column on which an existing row is updated, null where there can be none */
    private void insert(String table, Map<String, Object> columns, String keyColumn) {
        String sql = "insert into register." + table + " (" + String.join(", ", columns.keySet()) + ") values ("
                + String.join(", ", columns.keySet().stream().map(c -> "?").toList()) + ")";
        if (keyColumn != null) {
            sql += " on conflict (" + keyColumn + ") do update set "
                    + String.join(
                            ", ",
                            columns.keySet().stream()
                                    .filter(column -> !column.equals(keyColumn))
                                    .map(column -> column + " = excluded." + column)
                                    .toList());
        }
        jdbc.sql(sql).params(new ArrayList<>(columns.values())).update();
    }

    private List<Addressee> addressees(DirectiveKey key) {
        return jdbc.sql("select * from register.directive_addressee where directive = ? order by ordinal")
                .param(key.value())
                .query((row, n) -> new Addressee(
                        row.getString("body"),
                        row.getString("group_code"),
                        row.getBoolean("verified"),
                        row.getString("note")))
                .list();
    }

    private List<ClauseDraft> clauses(DirectiveKey key) {
        Map<String, List<MeasureDraft>> measures = new LinkedHashMap<>();
        jdbc.sql("""
                        select m.*, array(select l.body from register.measure_lead l
                          left join register.directive_addressee a on a.directive = l.directive and a.body = l.body
                          where l.directive = m.directive and l.measure = m.code order by a.ordinal, l.body) leads
                        from register.measure m where m.directive = ? order by m.ordinal
                        """).param(key.value()).query(row -> {
            measures.computeIfAbsent(row.getString("clause"), clause -> new ArrayList<>())
                    .add(measure(row));
        });
        return jdbc.sql("select * from register.clause where directive = ? order by ordinal")
                .param(key.value())
                .query((row, n) -> new ClauseDraft(
                        row.getString("path"),
                        row.getString("parent"),
                        row.getString("label"),
                        row.getString("wording"),
                        row.getString("no_measure_reason"),
                        measures.getOrDefault(row.getString("path"), List.of())))
                .list();
    }

    private static MeasureDraft measure(ResultSet row) throws SQLException {
        return new MeasureDraft(
                row.getString("code"),
                MeasureKind.of(row.getString("kind")),
                row.getString("title"),
                row.getString("product"),
                EvidenceRule.valueOf(row.getString("evidence_rule")),
                row.getString("confirmer"),
                row.getString("confirmer_for_own"),
                row.getString("decider"),
                row.getString("accountable"),
                row.getString("executing"),
                texts(row, "coordinating"),
                new DeadlineDraft(
                        row.getString("deadline_phrase"),
                        DeadlineRule.of(row.getString("deadline_rule")),
                        row.getObject("deadline_from", LocalDate.class),
                        row.getObject("deadline_due", LocalDate.class),
                        code(row.getString("deadline_set_by"), DateSetBy::valueOf),
                        row.getObject("deadline_days", Integer.class),
                        code(row.getString("deadline_unit"), DeadlineUnit::valueOf),
                        row.getString("deadline_every"),
                        row.getString("deadline_month_day"),
                        row.getString("deadline_first"),
                        row.getString("deadline_question"),
                        row.getString("deadline_proposal")),
                texts(row, "leads"),
                row.getBoolean("verified"),
                row.getString("note"));
    }

    private static Directive directive(ResultSet row, List<Addressee> addressees, List<ClauseDraft> clauses)
            throws SQLException {
        String every = row.getString("report_every");
        DirectiveHeader header = new DirectiveHeader(
                row.getString("number"),
                DocumentType.valueOf(row.getString("type")),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("received_on", LocalDate.class),
                row.getString("issuer"),
                row.getString("place"),
                row.getString("authority"),
                row.getString("signer_name"),
                row.getString("signer_title"),
                row.getString("subject"),
                texts(row, "basis"),
                Urgency.valueOf(row.getString("urgency")),
                texts(row, "copies"),
                row.getString("full_text"),
                row.getString("monitoring_body"),
                row.getString("superior_body"),
                row.getString("signing_body"),
                every == null
                        ? null
                        : new DirectiveHeader.Report(
                                every,
                                row.getString("report_month_day"),
                                row.getString("report_first"),
                                code(row.getString("report_set_by"), DateSetBy::valueOf)));
        return new Directive(
                new DirectiveKey(row.getString("key")),
                DirectiveState.valueOf(row.getString("state")),
                new DirectiveDraft(header, addressees, clauses),
                row.getString("process_instance_id"),
                row.getInt("planned"),
                row.getInt("issued"),
                instant(row, "signed_at"),
                row.getString("signed_by"),
                instant(row, "issued_at"),
                instant(row, "ended_at"),
                row.getString("end_outcome"),
                row.getString("end_reason"),
                instant(row, "closed_at"));
    }

    /** The register keeps leads as a set. */
    private static DirectiveDraft canonical(DirectiveDraft draft) {
        return draft.withClauses(draft.clauses().stream()
                .map(clause -> clause.with(
                        clause.noMeasureReason(),
                        clause.measures().stream()
                                .map(measure -> measure.withLeads(measure.leads().stream()
                                        .sorted(Comparator.naturalOrder())
                                        .toList()))
                                .toList()))
                .toList());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static <T> T code(String value, Function<String, T> reader) {
        return value == null ? null : reader.apply(value);
    }

    private static String name(Enum<?> code) {
        return code == null ? null : code.name();
    }

    private static UnknownThing unknown(DirectiveKey key) {
        return new UnknownThing("Không có văn bản nào mang khóa " + key + ".");
    }
}
