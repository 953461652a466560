package vn.dondoc.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.DateSetBy;

/** The rows of a body's periodic report, one a clause, while they are written and afterwards. */
@Component
public class ReportRows {

    /** A period of the report. */
    public record Period(
            String period,
            LocalDate due,
            DateSetBy setBy,
            String state,
            String number,
            LocalDate datedOn,
            Instant submittedAt,
            String submittedBy,
            Instant receivedAt,
            String note) {

        /** Whether the body still writes on it. */
        public boolean writable() {
            return state.equals("OPEN") || state.equals("RETURNED");
        }
    }

    /**
     * One clause.
     *
     * @param last what the last received report said; null where there is none
     */
    public record Row(
            String assignment,
            String clause,
            String label,
            String title,
            String wording,
            String content,
            String last) {}

    private final JdbcClient jdbc;

    ReportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest first. */
    public List<Period> periods(String proceeding) {
        return jdbc.sql("""
                        select r.*, coalesce(p.name, r.submitted_by) by_name from register.report r
                          left join register.person p on p.account = r.submitted_by
                        where r.proceeding = ? order by r.due desc limit 24
                        """)
                .param(proceeding)
                .query((row, n) -> new Period(
                        row.getString("period"),
                        row.getObject("due", LocalDate.class),
                        DirectiveView.setBy(row, "set_by"),
                        row.getString("state"),
                        row.getString("number"),
                        row.getObject("dated_on", LocalDate.class),
                        AssignmentView.instant(row, "submitted_at"),
                        row.getString("by_name"),
                        AssignmentView.instant(row, "received_at"),
                        row.getString("note")))
                .list();
    }

    /** Rows of one period in the order of the text. */
    public List<Row> rows(String proceeding, String period) {
        return jdbc.sql("""
                        select r.assignment, a.clause, c.label, m.title, c.wording, r.content,
                          (select x.content from register.report_row x
                             join register.report p on p.proceeding = x.proceeding and p.period = x.period
                           where x.proceeding = r.proceeding and x.assignment = r.assignment and p.state = 'RECEIVED'
                             and p.due < t.due order by p.due desc limit 1) last
                        from register.report_row r
                          join register.report t on t.proceeding = r.proceeding and t.period = r.period
                          join register.assignment a on a.key = r.assignment
                          left join register.clause c on c.directive = a.directive and c.path = a.clause
                          left join register.measure m on m.directive = a.directive and m.code = a.measure
                        where r.proceeding = ? and r.period = ?
                        order by c.ordinal, m.ordinal, r.assignment
                        """).params(proceeding, period).query(Row.class).list();
    }

    /** What the periods said about one assignment, the latest first. */
    public List<Map.Entry<String, String>> said(String proceeding, String assignment) {
        return jdbc.sql("""
                        select r.period, r.content from register.report_row r
                          join register.report p on p.proceeding = r.proceeding and p.period = r.period
                        where r.proceeding = ? and r.assignment = ? and p.state in ('SUBMITTED', 'RECEIVED')
                        order by p.due desc limit 12
                        """)
                .params(proceeding, assignment)
                .query((row, n) -> Map.entry(row.getString("period"), row.getString("content")))
                .list();
    }

    /** Only rows that the period has; others are left out. */
    public void save(String proceeding, String period, Map<String, String> contents) {
        jdbc.sql("""
                        update register.report_row r set content = n.content
                        from unnest(cast(:keys as text[]), cast(:contents as text[])) n(key, content)
                        where r.proceeding = :proceeding and r.period = :period and r.assignment = n.key
                        """)
                .param("keys", contents.keySet().toArray(String[]::new))
                .param("contents", contents.values().toArray(String[]::new))
                .param("proceeding", proceeding)
                .param("period", period)
                .update();
    }
}
