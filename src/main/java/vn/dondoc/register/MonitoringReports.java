package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The monitoring body's reports: figures are reckoned in SQL and frozen, with a code, when the report is signed. */
@Component
public class MonitoringReports {

    /** @param period label of the period; {@code cutOff} the last day that the figures count */
    public record Current(String period, LocalDate cutOff, LocalDate due) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    MonitoringReports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Current> current(String proceeding) {
        return jdbc.sql("""
                        select period, cut_off, due from register.monitoring_report
                        where proceeding = ? and outcome is null order by due desc limit 1
                        """)
                .param(proceeding)
                .query((row, n) -> new Current(
                        row.getString("period"),
                        row.getObject("cut_off", LocalDate.class),
                        row.getObject("due", LocalDate.class)))
                .optional();
    }

    public Optional<String> lastPeriod(String proceeding) {
        return jdbc.sql("select period from register.monitoring_report where proceeding = ? order by due desc limit 1")
                .param(proceeding)
                .query(String.class)
                .optional();
    }

    public void open(String proceeding, Current period) {
        jdbc.sql("insert into register.monitoring_report (proceeding, period, cut_off, due) values (?, ?, ?, ?)")
                .params(proceeding, period.period(), period.cutOff(), period.due())
                .update();
    }

    public void drawUp(String proceeding, String period, String assessment) {
        jdbc.sql("update register.monitoring_report set assessment = ? where proceeding = ? and period = ?")
                .params(assessment, proceeding, period)
                .update();
    }

    /** The official split over all assignments of the directive, with its denominator, as JSON. */
    public String figures(String directive, LocalDate cutOff) {
        return jdbc.sql("""
                        select json_build_object(
                          'cutOff', cast(cast(:day as date) as text),
                          'total', count(*),
                          'withDate', count(*) filter (where due is not null),
                          'withoutDate', count(*) filter (where due is null),
                          'doneInTime', count(*) filter (where due is not null and state = 'DONE'
                             and cast(coalesce(submitted_at, closed_at) as date) <= due),
                          'doneLate', count(*) filter (where due is not null and state = 'DONE'
                             and cast(coalesce(submitted_at, closed_at) as date) > due),
                          'openInTime', count(*) filter (where due is not null and closed_at is null and due >= :day),
                          'openLate', count(*) filter (where due is not null and closed_at is null and due < :day),
                          'cancelled', count(*) filter (where state = 'CANCELLED'))
                        from register.assignment where directive = :directive
                        """)
                .param("directive", directive)
                .param("day", cutOff)
                .query(String.class)
                .single();
    }

    /** From now on the figures of this report are these, for ever. */
    public void sign(String proceeding, String period, String code, String figures, String number, String by) {
        jdbc.sql("""
                        update register.monitoring_report set code = ?, figures = cast(? as jsonb), number = ?,
                          signed_at = ?, signed_by = ? where proceeding = ? and period = ? and code is null
                        """)
                .params(code, figures, number, OffsetDateTime.now(clock), by, proceeding, period)
                .update();
    }

    public void answered(String proceeding, String period, String outcome) {
        jdbc.sql("update register.monitoring_report set outcome = ? where proceeding = ? and period = ?")
                .params(outcome, proceeding, period)
                .update();
    }
}
