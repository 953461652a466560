package vn.dondoc.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What whoever supervises the processes looks at first: overdue work by body and by step, alerts that didn't arrive. */
@Component
public class Supervision {

    /** No list is longer; the total is told beside it. */
    public static final int LONGEST = 100;

    /** Nobody's delay but the superior's own: it belongs to the process of urging, whatever it rules on. */
    private static final String PROCESS = "case when s.task = 'userTask_rule' then 'escalation' else p.process end";

    /** @param works assignments that are late; {@code due} the earliest of their days */
    public record LateBody(String body, String name, int works, LocalDate due, int daysLate) {}

    /** @param overdue open steps whose answer-by day has passed, of {@code open} */
    public record Step(String process, String activity, int open, int overdue) {}

    /** An alert that the gateway did not take. */
    public record Undelivered(
            long id,
            String work,
            String processInstanceId,
            String rung,
            String recipient,
            String channel,
            Instant at,
            String error) {}

    /**
     * An instance that serves a directive.
     *
     * @param endedAt null while it runs
     */
    public record Serving(
            String work,
            String process,
            String processInstanceId,
            String ownerName,
            Instant startedAt,
            Instant endedAt) {}

    private final JdbcClient jdbc;
    private final OfficeDay day;

    Supervision(JdbcClient jdbc, OfficeDay day) {
        this.jdbc = jdbc;
        this.day = day;
    }

    /** Bodies with late assignments, the one with most first; those of one directive, or of all. */
    @Transactional(readOnly = true)
    public List<LateBody> lateBodies(String directive) {
        OfficeDay.Reading now = day.read();
        return jdbc.sql("""
                        select a.body, b.name, count(*) works, min(a.due) due, max(%s) days
                        from register.assignment a join register.body b on b.code = a.body
                        where %s and (cast(:directive as text) is null or a.directive = :directive)
                        group by a.body, b.name order by works desc, due, b.name limit %d
                        """.formatted(LateSql.DAYS_LATE, LateSql.OVERDUE, LONGEST))
                .params(now.parameters())
                .param("directive", directive)
                .query((row, n) -> new LateBody(
                        row.getString("body"),
                        row.getString("name"),
                        row.getInt("works"),
                        row.getObject("due", LocalDate.class),
                        row.getInt("days")))
                .list();
    }

    /** Open steps by process and activity. */
    @Transactional(readOnly = true)
    public List<Step> steps(String process) {
        OfficeDay.Reading now = day.read();
        return jdbc.sql("""
                        select %1$s process, s.task, count(*) n, count(*) filter (where s.due < :lastWorkingDay) overdue
                        from register.step s join register.proceeding p on p.key = s.proceeding
                        where s.done_at is null and (cast(:process as text) is null or %1$s = :process)
                        group by 1, 2 order by 1, 2
                        """.formatted(PROCESS))
                .param("lastWorkingDay", now.lastWorkingDay())
                .param("process", process)
                .query((row, n) -> new Step(
                        row.getString("process"), row.getString("task"), row.getInt("n"), row.getInt("overdue")))
                .list();
    }

    /** The latest first. */
    public AssignmentView.Page<Undelivered> undelivered() {
        long[] total = {0};
        List<Undelivered> items = jdbc.sql("""
                        select l.id, l.proceeding, q.process_instance_id, l.rung, coalesce(p.name, l.recipient) recipient_name,
                          l.channel, l.nominal_at, l.last_error, count(*) over () total
                        from register.alert l
                          left join register.person p on p.account = l.recipient
                          left join register.proceeding q on q.key = l.proceeding
                        where l.state = 'FAILED' order by l.id desc limit %d
                        """.formatted(LONGEST))
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    return new Undelivered(
                            row.getLong("id"),
                            row.getString("proceeding"),
                            row.getString("process_instance_id"),
                            row.getString("rung"),
                            row.getString("recipient_name"),
                            row.getString("channel"),
                            AssignmentView.instant(row, "nominal_at"),
                            row.getString("last_error"));
                })
                .list();
        return new AssignmentView.Page<>(items, total[0]);
    }

    /** The instances of a directive, by process and key. */
    @Transactional(readOnly = true)
    public AssignmentView.Page<Serving> serving(String directive, int page, int size) {
        long total = jdbc.sql("select count(*) from register.proceeding where directive = ?")
                .param(directive)
                .query(Long.class)
                .single();
        List<Serving> items = jdbc.sql("""
                        select p.key, p.process, p.process_instance_id, b.name, p.started_at, p.ended_at
                        from register.proceeding p join register.body b on b.code = p.owner
                        where p.directive = ? order by p.process, p.key limit ? offset ?
                        """)
                .params(directive, size, (long) page * size)
                .query((row, n) -> new Serving(
                        row.getString("key"),
                        row.getString("process"),
                        row.getString("process_instance_id"),
                        row.getString("name"),
                        AssignmentView.instant(row, "started_at"),
                        AssignmentView.instant(row, "ended_at")))
                .list();
        return new AssignmentView.Page<>(items, total);
    }
}
