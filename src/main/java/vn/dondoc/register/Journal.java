package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has happened, as pages show it: steps, submissions, alerts, trail, receipts. Every list is bounded. */
@Component
public class Journal {

    static final int LONGEST = 200;

    public record StepLine(
            String taskId,
            String task,
            String name,
            String owner,
            String ownerName,
            LocalDate due,
            String setBy,
            Instant openedAt,
            Instant doneAt,
            String doneBy) {}

    public record SubmissionLine(
            int ordinal,
            Instant submittedAt,
            String submittedBy,
            String note,
            String outcome,
            Instant decidedAt,
            String decidedBy,
            String decisionNote) {}

    public record AlertLine(
            long id,
            String assignment,
            String rung,
            String recipient,
            String recipientName,
            String channel,
            Instant nominal,
            Instant sendAt,
            Instant sentAt,
            String state,
            String lastError) {}

    public record Event(Instant at, String actor, String event, String body, String bodyName, String detail) {}

    /** One addressee and how far its dissemination has come; days are null where it has not come so far. */
    public record Acknowledgement(
            String body,
            String name,
            boolean verified,
            LocalDate received,
            Instant routed,
            Instant disseminated,
            Instant reported,
            Instant confirmed) {}

    /** A clause of a body's open report, and what was written the period before. */
    public record ReportRow(String clause, String label, String title, String wording, String content, String last) {}

    /** A page and how many there are. */
    public record AlertPage(List<AlertLine> items, long total) {}

    private static final String ALERT = """
            select a.id, a.proceeding, a.rung, a.recipient, p.name, a.channel, a.nominal_at, a.send_at, a.sent_at,
              a.state, a.last_error, count(*) over () total
            from register.alert a join register.person p on p.account = a.recipient
            """;

    private final JdbcClient jdbc;

    Journal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<StepLine> steps(String proceeding) {
        return jdbc.sql("""
                        select s.*, b.name owner_name, coalesce(p.name, s.done_by) done_by_name
                        from register.step s join register.body b on b.code = s.owner
                        left join register.person p on p.account = s.done_by
                        where s.proceeding = ? order by s.opened_at, s.task_id limit %d
                        """.formatted(LONGEST))
                .param(proceeding)
                .query((row, n) -> new StepLine(
                        row.getString("task_id"),
                        row.getString("task"),
                        row.getString("name"),
                        row.getString("owner"),
                        row.getString("owner_name"),
                        row.getObject("due", LocalDate.class),
                        row.getString("set_by"),
                        AssignmentView.instant(row, "opened_at"),
                        AssignmentView.instant(row, "done_at"),
                        row.getString("done_by_name")))
                .list();
    }

    public List<SubmissionLine> submissions(String assignment) {
        return jdbc.sql("select * from register.submission where assignment = ? order by ordinal")
                .param(assignment)
                .query((row, n) -> new SubmissionLine(
                        row.getInt("ordinal"),
                        AssignmentView.instant(row, "submitted_at"),
                        row.getString("submitted_by"),
                        row.getString("note"),
                        row.getString("outcome"),
                        AssignmentView.instant(row, "decided_at"),
                        row.getString("decided_by"),
                        row.getString("decision_note")))
                .list();
    }

    /** The ledger, earliest sending first; null leaves a condition out. */
    public AlertPage alerts(String directive, String proceeding, int page, int size) {
        long[] total = {0};
        List<AlertLine> items = jdbc.sql(ALERT + """
                        where (cast(:directive as text) is null or a.directive = :directive)
                          and (cast(:proceeding as text) is null or a.proceeding = :proceeding)
                        order by a.nominal_at, a.id limit :size offset :skip
                        """)
                .param("directive", directive)
                .param("proceeding", proceeding)
                .param("size", size)
                .param("skip", (long) page * size)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    return alert(row);
                })
                .list();
        return new AlertPage(items, total[0]);
    }

    public List<Event> trail(String proceeding) {
        return events("t.proceeding = ?", proceeding);
    }

    /** The directive's own events; issuing stands once, not once an assignment. */
    public List<Event> trailOfDirective(String directive) {
        return events("t.directive = ? and t.event <> 'issued'", directive);
    }

    public List<Acknowledgement> matrix(String directive) {
        return jdbc.sql("""
                        select d.body, b.name, d.verified, a.received_on,
                          max(s.done_at) filter (where s.task = 'userTask_assign') routed,
                          max(s.done_at) filter (where s.task = 'userTask_disseminate') disseminated,
                          max(s.done_at) filter (where s.task = 'userTask_report') reported, a.confirmed_at
                        from register.directive_addressee d
                        join register.body b on b.code = d.body
                        left join register.assignment a on a.directive = d.directive and a.body = d.body
                          and a.kind = 'disseminate'
                        left join register.step s on s.proceeding = a.key
                        where d.directive = ?
                        group by d.ordinal, d.body, b.name, d.verified, a.received_on, a.confirmed_at
                        order by d.ordinal, d.body limit 1000
                        """)
                .param(directive)
                .query((row, n) -> new Acknowledgement(
                        row.getString("body"),
                        row.getString("name"),
                        row.getBoolean("verified"),
                        row.getObject("received_on", LocalDate.class),
                        AssignmentView.instant(row, "routed"),
                        AssignmentView.instant(row, "disseminated"),
                        AssignmentView.instant(row, "reported"),
                        AssignmentView.instant(row, "confirmed_at")))
                .list();
    }

    public List<ReportRow> reportRows(String proceeding) {
        return jdbc.sql("""
                        select a.clause, c.label, m.title, c.wording, r.content, (
                          select o.content from register.report_row o
                          join register.report op on op.proceeding = o.proceeding and op.period = o.period
                          where o.proceeding = r.proceeding and o.assignment = r.assignment and op.state = 'RECEIVED'
                          order by op.due desc limit 1) last
                        from register.report_row r
                        join register.report p on p.proceeding = r.proceeding and p.period = r.period
                        join register.assignment a on a.key = r.assignment
                        join register.clause c on c.directive = a.directive and c.path = a.clause
                        join register.measure m on m.directive = a.directive and m.code = a.measure
                        where r.proceeding = ? and p.state in ('OPEN', 'RETURNED') order by m.ordinal
                        """)
                .param(proceeding)
                .query((row, n) -> new ReportRow(
                        row.getString("clause"),
                        row.getString("label"),
                        row.getString("title"),
                        row.getString("wording"),
                        row.getString("content"),
                        row.getString("last")))
                .list();
    }

    private List<Event> events(String where, String key) {
        return jdbc.sql("""
                        select t.at, coalesce(p.name, nullif(t.actor, 'SYSTEM'), 'hệ thống') actor, t.event, t.body, b.name body_name, t.detail
                        from register.trail t left join register.person p on p.account = t.actor
                        left join register.body b on b.code = t.body
                        where %s order by t.id desc limit %d
                        """.formatted(where, LONGEST))
                .param(key)
                .query((row, n) -> new Event(
                        AssignmentView.instant(row, "at"),
                        row.getString("actor"),
                        row.getString("event"),
                        row.getString("body"),
                        row.getString("body_name"),
                        row.getString("detail")))
                .list();
    }

    private static AlertLine alert(ResultSet row) throws SQLException {
        return new AlertLine(
                row.getLong("id"),
                row.getString("proceeding"),
                row.getString("rung"),
                row.getString("recipient"),
                row.getString("name"),
                row.getString("channel"),
                AssignmentView.instant(row, "nominal_at"),
                AssignmentView.instant(row, "send_at"),
                AssignmentView.instant(row, "sent_at"),
                row.getString("state"),
                row.getString("last_error"));
    }
}
