package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.DateSetBy;

/** The bodies' periodic reports, a row a clause, and the monitoring body's own. */
@Component
public class Reports {

    public record Due(String period, LocalDate due, DateSetBy setBy) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Reports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The report that the body works on now. */
    public Optional<Due> current(String proceeding) {
        return jdbc.sql("""
                        select period, due, set_by from register.report
                        where proceeding = ? and state not in ('RECEIVED', 'CANCELLED') order by due desc limit 1
                        """)
                .param(proceeding)
                .query((row, n) -> new Due(
                        row.getString("period"),
                        row.getObject("due", LocalDate.class),
                        DateSetBy.valueOf(row.getString("set_by"))))
                .optional();
    }

    public Optional<String> lastPeriod(String proceeding) {
        return jdbc.sql("select period from register.report where proceeding = ? order by due desc limit 1")
                .param(proceeding)
                .query(String.class)
                .optional();
    }

    /** Opens a period with a row for each clause, last period's text carried over. */
    public void open(String proceeding, Due due, List<String> assignments) {
        jdbc.sql("""
                        insert into register.report (proceeding, period, opened_at, due, set_by, state)
                        values (?, ?, ?, ?, ?, 'OPEN')
                        """)
                .params(
                        proceeding,
                        due.period(),
                        OffsetDateTime.now(clock),
                        due.due(),
                        due.setBy().name())
                .update();
        jdbc.sql("""
                        insert into register.report_row (proceeding, period, assignment, content)
                        select ?, ?, a.key, coalesce((
                          select r.content from register.report_row r
                          join register.report p on p.proceeding = r.proceeding and p.period = r.period
                          where r.assignment = a.key and p.state = 'RECEIVED'
                          order by p.due desc limit 1), '')
                        from unnest(cast(? as text[])) as a(key)
                        """)
                .params(proceeding, due.period(), assignments.toArray(String[]::new))
                .update();
    }

    public void moveDue(String proceeding, String period, LocalDate due, DateSetBy setBy) {
        jdbc.sql("update register.report set due = ?, set_by = ? where proceeding = ? and period = ?")
                .params(due, setBy.name(), proceeding, period)
                .update();
    }

    /** A clause passes from the report that one body is writing to that of another, if it is writing one. */
    public void moveRow(String assignment, String from, String to) {
        String open = " and r.state in ('OPEN', 'RETURNED')";
        jdbc.sql("""
                        insert into register.report_row (proceeding, period, assignment, content)
                        select r.proceeding, r.period, ?, '' from register.report r where r.proceeding = ?
                        """ + open + " on conflict do nothing").params(assignment, to).update();
        jdbc.sql("""
                        delete from register.report_row w using register.report r where w.assignment = ?
                          and w.proceeding = ? and r.proceeding = w.proceeding and r.period = w.period
                        """ + open).params(assignment, from).update();
    }

    /** The period that is open, and where it stands; empty between two periods. */
    public Optional<Standing> standing(String proceeding) {
        return jdbc.sql("""
                        select period, state from register.report
                        where proceeding = ? and state not in ('RECEIVED', 'CANCELLED') order by due desc limit 1
                        """)
                .param(proceeding)
                .query((row, n) -> new Standing(row.getString("period"), row.getString("state")))
                .optional();
    }

    /** @param state OPEN, RETURNED or SUBMITTED */
    public record Standing(String period, String state) {

        /** Whether the body writes on it. */
        public boolean written() {
            return !state.equals("SUBMITTED");
        }
    }

    /** What one report says so far becomes part of another one of the same period; the first is no longer asked for. */
    public void mergeInto(String proceeding, String other, String period, String why) {
        jdbc.sql("""
                        insert into register.report_row (proceeding, period, assignment, content)
                        select ?, period, assignment, content from register.report_row
                        where proceeding = ? and period = ? on conflict do nothing
                        """).params(other, proceeding, period).update();
        jdbc.sql("update register.report set state = 'CANCELLED', note = ? where proceeding = ? and period = ?")
                .params(why, proceeding, period)
                .update();
    }

    /** A clause that was cancelled need not be reported on in what is still being written. */
    public void dropRow(String assignment) {
        jdbc.sql("""
                        delete from register.report_row w using register.report r where w.assignment = ?
                          and r.proceeding = w.proceeding and r.period = w.period and r.state in ('OPEN', 'RETURNED')
                        """).param(assignment).update();
    }

    /** Clauses of the report that is being written which still have no text. */
    public List<String> emptyRows(String proceeding, String period) {
        return jdbc.sql("""
                        select a.clause from register.report_row r
                        join register.assignment a on a.key = r.assignment
                        where r.proceeding = ? and r.period = ? and btrim(r.content) = '' order by a.clause
                        """).params(proceeding, period).query(String.class).list();
    }

    public void submitted(String proceeding, String period, String number, LocalDate datedOn, String by, String note) {
        jdbc.sql("""
                        update register.report set state = 'SUBMITTED', number = ?, dated_on = ?, submitted_at = ?,
                          submitted_by = ?, note = ? where proceeding = ? and period = ?
                        """)
                .params(number, datedOn, OffsetDateTime.now(clock), by, note, proceeding, period)
                .update();
    }

    public void received(String proceeding, String period) {
        jdbc.sql("update register.report set state = 'RECEIVED', received_at = ? where proceeding = ? and period = ?")
                .params(OffsetDateTime.now(clock), proceeding, period)
                .update();
    }

    public void returned(String proceeding, String period, String note) {
        jdbc.sql("update register.report set state = 'RETURNED', note = ? where proceeding = ? and period = ?")
                .params(note, proceeding, period)
                .update();
    }

    /** What is not yet received when the tracking ends. */
    public void cancelOpen(String proceeding) {
        jdbc.sql("""
                        update register.report set state = 'CANCELLED'
                        where proceeding = ? and state not in ('RECEIVED', 'CANCELLED')
                        """).param(proceeding).update();
    }

    /** Number and period of the last report that was received, as closing work is justified by it. */
    public Optional<String> lastReceived(String proceeding) {
        return jdbc.sql("""
                        select 'báo cáo ' || coalesce(number, '') || ' kỳ ' || period from register.report
                        where proceeding = ? and state = 'RECEIVED' order by due desc limit 1
                        """).param(proceeding).query(String.class).optional();
    }

    public Optional<LocalDate> currentMonitoring(String proceeding) {
        return jdbc.sql("""
                        select due from register.monitoring_report
                        where proceeding = ? and outcome is null order by due desc limit 1
                        """).param(proceeding).query(LocalDate.class).optional();
    }
}
