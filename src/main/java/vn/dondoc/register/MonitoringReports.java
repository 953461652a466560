package vn.dondoc.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The monitoring body's reports: figures are reckoned in SQL and frozen, with a code, when the report is signed. */
@Component
public class MonitoringReports {

    /** @param period label of the period; {@code cutOff} the last day that the figures count */
    public record Current(String period, LocalDate cutOff, LocalDate due) {}

    /** @param figures JSON, frozen; null until the report is signed */
    public record Written(
            String period,
            LocalDate cutOff,
            LocalDate due,
            String code,
            String figures,
            String assessment,
            String number,
            Instant signedAt,
            String signedBy,
            String outcome) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OfficeDay day;

    MonitoringReports(JdbcClient jdbc, Clock clock, OfficeDay day) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
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

    /**
     * The official split over all assignments of the directive, with its denominator, and the list of what is overdue,
     * as JSON.
     */
    public String figures(String directive, LocalDate cutOff) {
        return jdbc.sql("""
                        select json_build_object(
                          'cutOff', cast(cast(:today as date) as text),
                          'total', count(*) filter (where standing <> 'CANCELLED'),
                          'doneInTime', count(*) filter (where standing = 'DONE_IN_TIME'),
                          'doneLate', count(*) filter (where standing = 'DONE_LATE'),
                          'openInTime', count(*) filter (where standing = 'OPEN_IN_TIME'),
                          'openLate', count(*) filter (where standing = 'OPEN_LATE'),
                          'noDue', count(*) filter (where standing = 'NO_DUE'),
                          'cancelled', count(*) filter (where standing = 'CANCELLED'),
                          'late', coalesce((select json_agg(json_build_object(
                              'key', l.key, 'body', l.body_name, 'product', l.product, 'due', cast(l.due as text),
                              'daysLate', l.days_late) order by l.days_late desc, l.body_name)
                            from (select a.key, b.name body_name, coalesce(m.product, m.title) product, a.due,
                                    %2$s days_late
                                  from register.assignment a join register.body b on b.code = a.body
                                    left join register.measure m on m.directive = a.directive and m.code = a.measure
                                  where a.directive = :directive and %3$s
                                  order by a.due, a.key limit 500) l), '[]'))
                        from (select %1$s standing from register.assignment a where a.directive = :directive) x
                        """.formatted(LateSql.STANDING, LateSql.DAYS_LATE, LateSql.OVERDUE))
                .params(day.on(cutOff).parameters())
                .param("directive", directive)
                .query(String.class)
                .single();
    }

    /** The reports of one proceeding, the latest first. */
    public List<Written> written(String proceeding) {
        return jdbc.sql("""
                        select r.*, coalesce(p.name, r.signed_by) signed_name from register.monitoring_report r
                          left join register.person p on p.account = r.signed_by
                        where r.proceeding = ? order by r.due desc limit 12
                        """)
                .param(proceeding)
                .query((row, n) -> new Written(
                        row.getString("period"),
                        row.getObject("cut_off", LocalDate.class),
                        row.getObject("due", LocalDate.class),
                        row.getString("code"),
                        row.getString("figures"),
                        row.getString("assessment"),
                        row.getString("number"),
                        AssignmentView.instant(row, "signed_at"),
                        row.getString("signed_name"),
                        row.getString("outcome")))
                .list();
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
