package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DirectiveState;

/** Hồ sơ công việc: everything about one assignment, or about the proceeding of a body's periodic report. */
@Component
public class WorkView {

    /** An assignment and what stands behind it. */
    public record Work(AssignmentView.Line line, Order order) {}

    /** What is ordered, by whom, and why that date. */
    public record Order(
            String wording,
            String confirmer,
            String confirmerName,
            String deciderName,
            String accountableName,
            String executing,
            String executingName,
            List<String> coordinating,
            String phrase,
            String rule,
            LocalDate from,
            Integer days,
            String unit,
            String every,
            String monthDay,
            String question,
            String proposal,
            String evidenceRule,
            boolean verified,
            String note,
            OfDirective directive,
            Dissemination dissemination) {}

    /** The document that orders. */
    public record OfDirective(
            String key,
            String number,
            String subject,
            LocalDate issuedOn,
            String issuerName,
            String authority,
            String signerName,
            String monitoringBody,
            String monitoringName,
            String superiorName,
            DirectiveState state) {}

    /** How the body took the document in. */
    public record Dissemination(String arrivalNo, LocalDate arrivalOn, String leadPerson, String helpers) {}

    /** The proceeding of a periodic report. */
    public record Reporting(String key, String body, String bodyName, boolean ended, OfDirective directive) {}

    /** A step, open or done. */
    public record Step(
            String taskId,
            String task,
            String name,
            String owner,
            String ownerName,
            LocalDate due,
            DateSetBy setBy,
            Instant openedAt,
            Instant doneAt,
            String doneBy,
            String outcome,
            int daysLate) {

        public boolean open() {
            return doneAt == null;
        }

        /** Closed by the process itself, not by an official. */
        public boolean dropped() {
            return doneAt != null && doneBy == null;
        }
    }

    /** An open step, from its user task. */
    public record Turn(String proceeding, String task, String name, String owner, String ownerName, LocalDate due) {}

    /** One handing in and the answer to it. */
    public record Submission(
            int ordinal,
            Instant at,
            String by,
            String onBehalfOf,
            String note,
            String outcome,
            Instant decidedAt,
            String decidedBy,
            String decisionNote) {

        public boolean returned() {
            return "RETURNED".equals(outcome);
        }
    }

    /** One row of the ledger of urging; {@code carrier} as in {@link Deliveries.Attempt}, tries earliest first. */
    public record Alert(
            String task,
            LocalDate due,
            String rung,
            String recipient,
            String channel,
            Instant at,
            Instant sentAt,
            String state,
            String carrier,
            List<Deliveries.Attempt> attempts) {

        /** What carried it, once it has left; null before. */
        public String sentBy() {
            return sentAt == null ? null : carrier;
        }
    }

    /**
     * A paper, a milestone or an answered question of a scheme, in order.
     *
     * @param kind {@code RECORD, MILESTONE} or {@code CONSULTATION}
     * @param name element id of the step; of a consultation the body's name
     * @param on the paper's date, or the day by which
     */
    public record SchemeLine(
            String kind, String name, String number, LocalDate on, String remark, String outcome, Instant at) {}

    private static final String DIRECTIVE = """
            d.key d_key, d.number d_number, d.subject d_subject, d.issued_on d_issued_on, register.name_on(d.issuer, d.issued_on) d_issuer,
              d.authority d_authority, d.signer_name d_signer, d.monitoring_body d_monitoring, mo.name d_monitoring_name,
              su.name d_superior, d.state d_state
            """;

    private static final String DIRECTIVE_NAMES = """
            join register.body su on su.code = d.superior_body
              left join register.body mo on mo.code = d.monitoring_body
            """;

    private final JdbcClient jdbc;
    private final OfficeDay day;
    private final Deliveries deliveries;
    private final Sight sight;

    WorkView(JdbcClient jdbc, OfficeDay day, Deliveries deliveries, Sight sight) {
        this.jdbc = jdbc;
        this.day = day;
        this.deliveries = deliveries;
        this.sight = sight;
    }

    public Optional<Work> assignment(String key) {
        Sight.View seen = sight.now();
        OfficeDay.Reading now = day.read();
        return jdbc.sql(AssignmentView.LINE + """
                          , c.wording, x.code confirmer, x.name confirmer_name, de.name decider_name,
                          ac.name accountable_name, m.executing, ex.name executing_name,
                          array(select coalesce(b.name, t.code)
                                from unnest(m.coordinating) with ordinality t(code, n)
                                left join register.body b on b.code = t.code order by t.n) coordinating_names,
                          m.deadline_phrase, m.deadline_rule, m.deadline_from, m.deadline_days, m.deadline_unit,
                          m.deadline_every, m.deadline_month_day, m.deadline_question, m.deadline_proposal,
                          m.evidence_rule, coalesce(m.verified, true) verified, m.note,
                          s.arrival_no, s.arrival_on, s.lead_person, s.helpers,
                        """ + DIRECTIVE + """
                        """ + AssignmentView.FROM + DIRECTIVE_NAMES + """
                          left join register.body x on x.code =
                            case when m.confirmer = a.body then m.confirmer_for_own else m.confirmer end
                          left join register.body de on de.code = m.decider
                          left join register.body ac on ac.code = m.accountable
                          left join register.body ex on ex.code = m.executing
                          left join register.dissemination s on s.assignment = a.key
                        where a.key = :key and\s
                        """
                        + seen.work("a.key"))
                .param("key", key)
                .params(seen.parameters())
                .query((row, n) -> new Work(AssignmentView.line(row, now), order(row)))
                .optional();
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getString("wording"),
                row.getString("confirmer"),
                row.getString("confirmer_name"),
                row.getString("decider_name"),
                row.getString("accountable_name"),
                row.getString("executing"),
                row.getString("executing_name"),
                List.of((String[]) row.getArray("coordinating_names").getArray()),
                row.getString("deadline_phrase"),
                row.getString("deadline_rule"),
                row.getObject("deadline_from", LocalDate.class),
                row.getObject("deadline_days", Integer.class),
                row.getString("deadline_unit"),
                row.getString("deadline_every"),
                row.getString("deadline_month_day"),
                row.getString("deadline_question"),
                row.getString("deadline_proposal"),
                row.getString("evidence_rule"),
                row.getBoolean("verified"),
                row.getString("note"),
                directive(row),
                row.getString("arrival_no") == null
                        ? null
                        : new Dissemination(
                                row.getString("arrival_no"),
                                row.getObject("arrival_on", LocalDate.class),
                                row.getString("lead_person"),
                                row.getString("helpers")));
    }

    /** The proceeding of a body's periodic report; empty for any other key. */
    public Optional<Reporting> reporting(String proceeding) {
        Sight.View seen = sight.now();
        return jdbc.sql("select p.key p_key, p.owner, p.ended_at, b.name body_name, " + DIRECTIVE + """
                        from register.proceeding p
                          join register.directive d on d.key = p.directive
                        """
                        + DIRECTIVE_NAMES + """
                          join register.body b on b.code = p.owner
                        where p.key = :key and p.key <> p.directive
                          and not exists (select 1 from register.assignment a where a.key = p.key) and\s
                        """ + seen.work("p.key"))
                .param("key", proceeding)
                .params(seen.parameters())
                .query((row, n) -> new Reporting(
                        row.getString("p_key"),
                        row.getString("owner"),
                        row.getString("body_name"),
                        row.getObject("ended_at") != null,
                        directive(row)))
                .optional();
    }

    /** Empty where no such task is open. */
    public Optional<Turn> turn(String taskId) {
        return jdbc.sql("""
                        select s.*, b.name owner_name from register.step s join register.body b on b.code = s.owner
                        where s.task_id = ? and s.done_at is null
                        """)
                .param(taskId)
                .query((row, n) -> new Turn(
                        row.getString("proceeding"),
                        row.getString("task"),
                        row.getString("name"),
                        row.getString("owner"),
                        row.getString("owner_name"),
                        row.getObject("due", LocalDate.class)))
                .optional();
    }

    /** The document that a proceeding is about; empty for work that no document ordered. */
    public Optional<OfDirective> document(String proceeding) {
        return jdbc.sql("select " + DIRECTIVE + """
                        from register.proceeding p
                          join register.directive d on d.key = p.directive
                        """ + DIRECTIVE_NAMES + " where p.key = ?")
                .param(proceeding)
                .query((row, n) -> directive(row))
                .optional();
    }

    public boolean isDirective(String key) {
        return jdbc.sql("select exists (select 1 from register.directive where key = ?)")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    /** Steps in the order in which they opened. */
    public List<Step> steps(String proceeding) {
        OfficeDay.Reading now = day.read();
        return jdbc.sql("""
                        select s.*, b.name owner_name, coalesce(p.name, s.done_by) done_by_name
                        from register.step s
                          join register.body b on b.code = s.owner
                          left join register.person p on p.account = s.done_by
                        where s.proceeding = ? order by s.opened_at, s.task_id
                        """)
                .param(proceeding)
                .query((row, n) -> {
                    LocalDate due = row.getObject("due", LocalDate.class);
                    DateSetBy setBy = DirectiveView.setBy(row, "set_by");
                    Instant done = AssignmentView.instant(row, "done_at");
                    return new Step(
                            row.getString("task_id"),
                            row.getString("task"),
                            row.getString("name"),
                            row.getString("owner"),
                            row.getString("owner_name"),
                            due,
                            setBy,
                            AssignmentView.instant(row, "opened_at"),
                            done,
                            row.getString("done_by_name"),
                            row.getString("outcome"),
                            done == null ? now.daysLate(vn.dondoc.directive.Lateness.Dates.open(due, setBy)) : 0);
                })
                .list();
    }

    public List<Submission> submissions(String assignment) {
        return jdbc.sql("""
                        select s.*, coalesce(p.name, s.submitted_by) by_name, coalesce(q.name, s.decided_by) decided_name,
                          b.name behalf_name
                        from register.submission s
                          left join register.person p on p.account = s.submitted_by
                          left join register.person q on q.account = s.decided_by
                          left join register.body b on b.code = s.on_behalf_of
                        where s.assignment = ? order by s.ordinal
                        """)
                .param(assignment)
                .query((row, n) -> new Submission(
                        row.getInt("ordinal"),
                        AssignmentView.instant(row, "submitted_at"),
                        row.getString("by_name"),
                        row.getString("behalf_name"),
                        row.getString("note"),
                        row.getString("outcome"),
                        AssignmentView.instant(row, "decided_at"),
                        row.getString("decided_name"),
                        row.getString("decision_note")))
                .list();
    }

    /** The latest first; no page shows more than a hundred. */
    public List<Alert> alerts(String proceeding) {
        Map<String, List<Deliveries.Attempt>> attempts =
                deliveries.of(jdbc.sql("select distinct batch from register.alert where proceeding = ?")
                        .param(proceeding)
                        .query(String.class)
                        .list());
        return alerts("l.proceeding = ?", proceeding, 100, attempts);
    }

    /** The last urging that left the house, without its tries. */
    public Optional<Alert> lastAlert(String proceeding) {
        return alerts("l.proceeding = ? and l.state = 'SENT'", proceeding, 1, Map.of()).stream()
                .findFirst();
    }

    private List<Alert> alerts(
            String which, String proceeding, int most, Map<String, List<Deliveries.Attempt>> attempts) {
        return jdbc.sql("""
                        select l.*, coalesce(p.name, l.recipient) recipient_name
                        from register.alert l left join register.person p on p.account = l.recipient
                        where %s order by l.nominal_at desc, l.id desc limit %d
                        """.formatted(which, most))
                .param(proceeding)
                .query((row, n) -> new Alert(
                        row.getString("task"),
                        row.getObject("due", LocalDate.class),
                        row.getString("rung"),
                        row.getString("recipient_name"),
                        row.getString("channel"),
                        AssignmentView.instant(row, "nominal_at"),
                        AssignmentView.instant(row, "sent_at"),
                        row.getString("state"),
                        row.getString("carrier"),
                        row.getString("batch") == null
                                ? List.of()
                                : attempts.getOrDefault(row.getString("batch"), List.of())))
                .list();
    }

    /** The latest first; no page shows more than two hundred. */
    public List<DirectiveView.Entry> trail(String work) {
        return jdbc.sql("""
                        select t.*, coalesce(p.name, t.actor) actor_name,
                          register.name_on(t.body, cast(t.at as date)) body_name,
                          (select f.name from register.person f where f.account = t.for_person) for_name,
                          coalesce(r.name, t.recipient) recipient_name
                        from register.trail t
                          left join register.person p on p.account = t.actor
                          left join register.person r on r.account = t.recipient
                        where t.proceeding = ? order by t.id desc limit 200
                        """)
                .param(work)
                .query((row, n) -> DirectiveView.entry(row))
                .list();
    }

    public List<SchemeLine> scheme(String assignment) {
        return jdbc.sql("""
                        select x.* from (
                        select 'MILESTONE' kind, step as name, null as number, due as day, null as remark, null as outcome,
                          done_at as at, 0 as n
                        from register.milestone where assignment = :key
                        union all
                        select 'RECORD', step, number, dated_on, remark, outcome, recorded_at, id
                        from register.scheme_record where assignment = :key
                        union all
                        select 'CONSULTATION', b.name, null, c.due, c.remark, c.answer, c.answered_at, c.round
                        from register.consultation c join register.body b on b.code = c.body where c.assignment = :key) x
                        order by array_position(array['MILESTONE', 'RECORD', 'CONSULTATION'], x.kind), x.n, x.day, x.name
                        """)
                .param("key", assignment)
                .query((row, n) -> new SchemeLine(
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("number"),
                        row.getObject("day", LocalDate.class),
                        row.getString("remark"),
                        row.getString("outcome"),
                        AssignmentView.instant(row, "at")))
                .list();
    }

    private static OfDirective directive(ResultSet row) throws SQLException {
        return new OfDirective(
                row.getString("d_key"),
                row.getString("d_number"),
                row.getString("d_subject"),
                row.getObject("d_issued_on", LocalDate.class),
                row.getString("d_issuer"),
                row.getString("d_authority"),
                row.getString("d_signer"),
                row.getString("d_monitoring"),
                row.getString("d_monitoring_name"),
                row.getString("d_superior"),
                DirectiveState.valueOf(row.getString("d_state")));
    }
}
