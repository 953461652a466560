package vn.dondoc.register;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.Lateness;

/** Steps that wait for somebody: where the work is stuck, and in whose hands. */
@Component
public class OpenSteps {

    /** Which of the open ones. */
    public enum Which {
        ALL("true"),
        /** Their answer-by day has passed. */
        OVERDUE("s.due < :lastWorkingDay"),
        /** Overdue, and not merely the late assignment or report itself. */
        STUCK("""
                s.due < :lastWorkingDay
                and not exists (select 1 from register.assignment o
                  where o.key = s.proceeding and o.body = s.owner and o.due = s.due)
                and not exists (select 1 from register.report r where r.proceeding = s.proceeding
                  and r.state in ('OPEN', 'RETURNED') and r.due = s.due)""");

        private final String condition;

        Which(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }
    }

    /**
     * One step of the processes.
     *
     * @param task the element id in the model
     * @param owners bodies in whose hands the overdue ones are
     * @param oldest the earliest answer-by day of the overdue ones; null where none is
     * @param daysLate working days since then
     */
    public record Step(String task, String name, int open, int overdue, int owners, LocalDate oldest, int daysLate) {}

    /**
     * One open step of one piece of work.
     *
     * @param number of the directive; null where it serves none
     * @param clauseLabel null where it belongs to no clause
     */
    public record Line(
            String work,
            String number,
            String clauseLabel,
            String title,
            String task,
            String step,
            String owner,
            String ownerName,
            LocalDate due,
            int daysLate) {}

    private static final String NAMES = """
              join register.body b on b.code = s.owner
              left join register.assignment a on a.key = s.proceeding
              left join register.proceeding p on p.key = s.proceeding
              left join register.directive d on d.key = coalesce(a.directive, p.directive)
              left join register.clause c on c.directive = a.directive and c.path = a.clause
              left join register.measure m on m.directive = a.directive and m.code = a.measure
            """;

    private final JdbcClient jdbc;
    private final OfficeDay day;
    private final Sight sight;

    OpenSteps(JdbcClient jdbc, OfficeDay day, Sight sight) {
        this.jdbc = jdbc;
        this.day = day;
        this.sight = sight;
    }

    /** The one with most overdue first. */
    public List<Step> byStep() {
        OfficeDay.Reading now = day.read();
        Sight.View seen = sight.now();
        return jdbc.sql("""
                        select s.task, max(s.name) step, count(*) n, count(*) filter (where %1$s) overdue,
                          count(distinct s.owner) filter (where %1$s) owners, min(s.due) filter (where %1$s) oldest
                        from register.step s where s.done_at is null and %2$s
                        group by s.task order by overdue desc, n desc, step, s.task
                        """.formatted(Which.OVERDUE.condition(), seen.work("s.proceeding")))
                .params(seen.parameters())
                .param("lastWorkingDay", now.lastWorkingDay())
                .query((row, n) -> {
                    LocalDate oldest = row.getObject("oldest", LocalDate.class);
                    return new Step(
                            row.getString("task"),
                            row.getString("step"),
                            row.getInt("n"),
                            row.getInt("overdue"),
                            row.getInt("owners"),
                            oldest,
                            oldest == null ? 0 : now.daysLate(Lateness.Dates.open(oldest, null)));
                })
                .list();
    }

    /**
     * The longest overdue first.
     *
     * @param task element id; null for any
     * @param owner code of the body in whose hands it is; null for any
     */
    public AssignmentView.Page<Line> list(Which which, String task, String owner, int page, int size) {
        return list(day.read(), which, task, owner, page, size);
    }

    AssignmentView.Page<Line> list(OfficeDay.Reading now, Which which, String task, String owner, int page, int size) {
        Sight.View seen = sight.now();
        Map<String, Object> parameters = new LinkedHashMap<>(seen.parameters());
        parameters.put("lastWorkingDay", now.lastWorkingDay());
        parameters.put("size", size);
        parameters.put("skip", (long) page * size);
        String where = "s.done_at is null and " + which.condition() + " and " + seen.work("s.proceeding");
        if (task != null) {
            where += " and s.task = :task";
            parameters.put("task", task);
        }
        if (owner != null) {
            where += " and s.owner = :owner";
            parameters.put("owner", owner);
        }
        long[] total = {0};
        List<Line> lines = jdbc.sql("""
                        with l as (select s.task_id, s.due, s.proceeding, count(*) over () total from register.step s
                          where %1$s order by s.due, s.proceeding, s.task_id limit :size offset :skip)
                        select s.proceeding, d.number, c.label clause_label, m.title, s.task, s.name step, s.owner,
                          b.name owner_name, s.due, l.total
                        from l join register.step s on s.task_id = l.task_id %2$s
                        order by s.due, s.proceeding, s.task_id
                        """.formatted(where, NAMES))
                .params(parameters)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    LocalDate due = row.getObject("due", LocalDate.class);
                    return new Line(
                            row.getString("proceeding"),
                            row.getString("number"),
                            row.getString("clause_label"),
                            row.getString("title"),
                            row.getString("task"),
                            row.getString("step"),
                            row.getString("owner"),
                            row.getString("owner_name"),
                            due,
                            now.daysLate(Lateness.Dates.open(due, null)));
                })
                .list();
        return new AssignmentView.Page<>(lines, total[0]);
    }
}
