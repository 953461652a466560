package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.Urgency;

/** Reads facts once a transaction: a task's owner, date and description all ask for the same ones. */
@Component
public class FactsReader {

    private static final String DIRECTIVE = """
            d.key as d_key, d.number as d_number, d.subject as d_subject, d.issued_on as d_issued_on,
            d.urgency as d_urgency, d.monitoring_body as d_monitoring, d.superior_body as d_superior,
            d.signing_body as d_signing, d.state as d_state, d.process_instance_id as d_instance,
            d.report_every as d_every, d.report_month_day as d_month_day, d.report_first as d_first,
            d.report_set_by as d_set_by
            """;

    private static final String ASSIGNMENT = """
            m.code as m_code, m.title as m_title, m.product as m_product, m.kind as m_kind,
            m.confirmer as m_confirmer, m.confirmer_for_own as m_confirmer_own, m.decider as m_decider,
            m.executing as m_executing, m.deadline_phrase as m_phrase, m.deadline_rule as m_rule,
            m.deadline_days as m_days, m.deadline_unit as m_unit, m.deadline_question as m_question,
            m.deadline_proposal as m_proposal, m.evidence_rule as m_evidence, c.path as c_path, c.label as c_label, c.wording as c_wording
            """;

    private static final String OF_ASSIGNMENT = "select a.*, b.name as b_name, " + DIRECTIVE + ", " + ASSIGNMENT + """
            from register.assignment a
            join register.body b on b.code = a.body
            join register.directive d on d.key = a.directive
            join register.measure m on m.directive = a.directive and m.code = a.measure
            join register.clause c on c.directive = a.directive and c.path = a.clause
            """;

    private static final String OF_PROCEEDING =
            "select p.key as p_key, p.owner as p_owner, b.name as b_name, " + DIRECTIVE + """
            from register.proceeding p join register.directive d on d.key = p.directive
            join register.body b on b.code = p.owner
            """;

    private static final String OF_DIRECTIVE = "select " + DIRECTIVE + """
            , o.body as office, b.name as b_name
            from register.directive d
            left join register.office_post o on o.post = 'PARTY_OFFICE'
            left join register.body b on b.code = o.body
            """;

    /** A directive's key never begins so: its number does. */
    private static final Pattern REQUEST = Pattern.compile("YC-\\d+:.+");

    private final JdbcClient jdbc;

    FactsReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws UnknownThing where the register has no proceeding or assignment of this key */
    public Facts of(String key) {
        return cache().computeIfAbsent(key, this::read);
    }

    /** Makes facts known that are about to be written, so that issuing reads nothing per assignment. */
    public void know(Collection<Facts> facts) {
        facts.forEach(each -> cache().put(each.key(), each));
    }

    /** After a change of the register in the same transaction. */
    public void forget(String key) {
        cache().remove(key);
    }

    /** Reads the facts of many proceedings in three statements, for whoever then asks for each. */
    public void learn(Collection<String> keys) {
        String[] all = keys.toArray(String[]::new);
        know(jdbc.sql(OF_ASSIGNMENT + "where a.key = any(?)")
                .param(all)
                .query((row, n) -> ofAssignment(row))
                .list());
        know(jdbc
                .sql(OF_PROCEEDING + "where p.key = any(?) and p.key <> d.key and not p.key = any(?)")
                .params(all, keys.stream().filter(cache()::containsKey).toArray(String[]::new))
                .query((row, n) -> ofProceeding(row))
                .list()
                .stream()
                .filter(of -> !REQUEST.matcher(of.key()).matches())
                .toList());
        know(jdbc.sql(OF_DIRECTIVE + "where d.key = any(?)")
                .param(all)
                .query((row, n) -> ofDirective(row))
                .list());
    }

    private Facts read(String key) {
        return jdbc.sql(OF_ASSIGNMENT + "where a.key = ?")
                .param(key)
                .query((row, n) -> ofAssignment(row))
                .optional()
                .or(() -> readRequest(key))
                .or(() -> readReporting(key))
                .or(() -> readDirective(key))
                .orElseThrow(() -> new UnknownThing("Không có hồ sơ công việc nào mang mã " + key + "."));
    }

    /** A question outside any period: whoever asked follows it up, be it about a directive or about none. */
    private Optional<Facts> readRequest(String key) {
        if (!REQUEST.matcher(key).matches()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select a.proceeding, coalesce(p.owner, a.body) as body, b.name as b_name, q.*,
                          cast(q.asked_at at time zone 'Asia/Ho_Chi_Minh' as date) as asked_on
                        from register.report_answer a join register.report_request q on q.key = a.request
                        left join register.proceeding p on p.key = a.proceeding
                        join register.body b on b.code = coalesce(p.owner, a.body) where a.proceeding = ?
                        """)
                .param(key)
                .query((row, n) -> new Facts(
                        row.getString("proceeding"),
                        new Facts.OfDirective(
                                row.getString("directive") == null ? row.getString("key") : row.getString("directive"),
                                row.getString("number") == null ? row.getString("key") : row.getString("number"),
                                row.getString("subject"),
                                row.getObject("dated_on", LocalDate.class) == null
                                        ? row.getObject("asked_on", LocalDate.class)
                                        : row.getObject("dated_on", LocalDate.class),
                                Urgency.THUONG,
                                row.getString("asker"),
                                row.getString("superior"),
                                null,
                                "IN_EXECUTION",
                                null,
                                null,
                                null,
                                null,
                                null),
                        row.getString("body"),
                        row.getString("b_name"),
                        null))
                .optional();
    }

    private Optional<Facts> readReporting(String key) {
        return jdbc.sql(OF_PROCEEDING + "where p.key = ? and p.key <> d.key")
                .param(key)
                .query((row, n) -> ofProceeding(row))
                .optional();
    }

    private static Facts ofProceeding(ResultSet row) throws SQLException {
        return new Facts(
                row.getString("p_key"), directive(row), row.getString("p_owner"), row.getString("b_name"), null);
    }

    private Optional<Facts> readDirective(String key) {
        return jdbc.sql(OF_DIRECTIVE + "where d.key = ?")
                .param(key)
                .query((row, n) -> ofDirective(row))
                .optional();
    }

    private static Facts ofDirective(ResultSet row) throws SQLException {
        return new Facts(
                row.getString("d_key"), directive(row), row.getString("office"), row.getString("b_name"), null);
    }

    /** The planned leads {@code from} to {@code to} of a directive (ordinals, inclusive) as assignments to be. */
    public List<Facts> planned(String directive, int from, int to) {
        return jdbc.sql(
                        "select l.body as l_body, b.name as b_name, l.ordinal, m.deadline_due, m.deadline_set_by, m.deadline_every,"
                                + " " + DIRECTIVE + ", " + ASSIGNMENT
                                + """
                        from register.measure_lead l
                        join register.body b on b.code = l.body
                        join register.directive d on d.key = l.directive
                        join register.measure m on m.directive = l.directive and m.code = l.measure
                        join register.clause c on c.directive = m.directive and c.path = m.clause
                        where l.directive = ? and l.ordinal between ? and ?
                        order by l.ordinal
                        """)
                .params(directive, from, to)
                .query((row, n) -> plannedAssignment(row))
                .list();
    }

    private static Facts plannedAssignment(ResultSet row) throws SQLException {
        String body = row.getString("l_body");
        return new Facts(
                new DirectiveKey(row.getString("d_key")).assignment(row.getString("m_code"), body, null),
                directive(row),
                body,
                row.getString("b_name"),
                assignment(
                        row,
                        body,
                        null,
                        row.getObject("deadline_due", LocalDate.class),
                        setBy(row.getString("deadline_set_by")),
                        false,
                        null,
                        null,
                        null));
    }

    private static Facts ofAssignment(ResultSet row) throws SQLException {
        return new Facts(
                row.getString("key"),
                directive(row),
                row.getString("body"),
                row.getString("b_name"),
                assignment(
                        row,
                        row.getString("body"),
                        row.getString("period"),
                        row.getObject("due", LocalDate.class),
                        setBy(row.getString("due_set_by")),
                        row.getBoolean("due_estimated"),
                        AssignmentView.instant(row, "due_since"),
                        row.getObject("internal_due", LocalDate.class),
                        AssignmentState.valueOf(row.getString("state"))));
    }

    private static Facts.OfAssignment assignment(
            ResultSet row,
            String body,
            String period,
            LocalDate due,
            DateSetBy setBy,
            boolean estimated,
            Instant dueSince,
            LocalDate internalDue,
            AssignmentState state)
            throws SQLException {
        String confirmer = row.getString("m_confirmer");
        if (body.equals(confirmer)) {
            confirmer = row.getString("m_confirmer_own");
        }
        if (confirmer == null) {
            confirmer = row.getString("d_superior");
        }
        MeasureKind kind = MeasureKind.of(row.getString("m_kind"));
        // An occurrence of a series is worked on like any single product.
        if (kind == MeasureKind.SERIES && period != null) {
            kind = MeasureKind.EXECUTE;
        }
        return new Facts.OfAssignment(
                row.getString("c_path"),
                row.getString("c_label"),
                row.getString("c_wording"),
                row.getString("m_code"),
                row.getString("m_title"),
                row.getString("m_product"),
                kind,
                body,
                period,
                due,
                setBy,
                estimated,
                dueSince,
                internalDue,
                state,
                confirmer,
                row.getString("m_decider"),
                row.getString("m_executing"),
                row.getString("m_phrase"),
                row.getString("m_rule"),
                row.getString("m_evidence"),
                row.getObject("m_days", Integer.class),
                row.getString("m_unit"),
                row.getString("m_question"),
                row.getString("m_proposal"));
    }

    private static Facts.OfDirective directive(ResultSet row) throws SQLException {
        return new Facts.OfDirective(
                row.getString("d_key"),
                row.getString("d_number"),
                row.getString("d_subject"),
                row.getObject("d_issued_on", LocalDate.class),
                Urgency.valueOf(row.getString("d_urgency")),
                row.getString("d_monitoring"),
                row.getString("d_superior"),
                row.getString("d_signing"),
                row.getString("d_state"),
                row.getString("d_instance"),
                row.getString("d_every"),
                row.getString("d_month_day"),
                row.getString("d_first"),
                setBy(row.getString("d_set_by")));
    }

    private static DateSetBy setBy(String code) {
        return code == null ? null : DateSetBy.valueOf(code);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Facts> cache() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return new HashMap<>();
        }
        Map<String, Facts> bound = (Map<String, Facts>) TransactionSynchronizationManager.getResource(this);
        if (bound == null) {
            Map<String, Facts> fresh = new HashMap<>();
            TransactionSynchronizationManager.bindResource(this, fresh);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void suspend() {
                    TransactionSynchronizationManager.unbindResource(FactsReader.this);
                }

                @Override
                public void resume() {
                    TransactionSynchronizationManager.bindResource(FactsReader.this, fresh);
                }

                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(FactsReader.this);
                }
            });
            return fresh;
        }
        return bound;
    }
}
