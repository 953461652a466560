package vn.dondoc.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.DateSetBy;

/** Every user task that ever opened: whose it is, by when, on whose word. */
@Component
public class Steps {

    /**
     * @param task the element id in the model
     * @param ladder the kind by which the table of rungs knows the step; null where the assignment's date urges it
     * @param workingDays so many working days after its opening; null where the day was named
     * @param role to which role of its owner the step is kept; null: every official
     */
    public record Step(
            String taskId,
            String proceeding,
            String task,
            String name,
            String owner,
            LocalDate due,
            DateSetBy setBy,
            String ladder,
            Instant openedAt,
            Instant doneAt,
            String doneBy,
            Integer workingDays,
            String role) {

        /** For every official of the owner, on a named day. */
        public Step(
                String taskId,
                String proceeding,
                String task,
                String name,
                String owner,
                LocalDate due,
                DateSetBy setBy,
                String ladder,
                Instant openedAt,
                Instant doneAt,
                String doneBy) {
            this(taskId, proceeding, task, name, owner, due, setBy, ladder, openedAt, doneAt, doneBy, null, null);
        }

        /** With another day to answer by. */
        public Step withDue(LocalDate other) {
            return new Step(
                    taskId,
                    proceeding,
                    task,
                    name,
                    owner,
                    other,
                    setBy,
                    ladder,
                    openedAt,
                    doneAt,
                    doneBy,
                    workingDays,
                    role);
        }

        /** The engine's group of those who may do it, were it this body's. */
        public String groupOf(String body) {
            return role == null ? body : body + ":" + role;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Steps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All in one statement. */
    public void open(List<Step> steps) {
        jdbc.sql("""
                        insert into register.step (task_id, proceeding, task, name, owner, due, set_by, ladder,
                          working_days, role, opened_at)
                        select *, cast(:now as timestamptz)
                        from unnest(cast(:ids as text[]), cast(:proceedings as text[]), cast(:tasks as text[]),
                                    cast(:names as text[]), cast(:owners as text[]), cast(:dues as date[]),
                                    cast(:setBys as text[]), cast(:ladders as text[]),
                                    cast(:workingDays as integer[]), cast(:roles as text[]))
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("ids", Proceedings.texts(steps, Step::taskId))
                .param("proceedings", Proceedings.texts(steps, Step::proceeding))
                .param("tasks", Proceedings.texts(steps, Step::task))
                .param("names", Proceedings.texts(steps, Step::name))
                .param("owners", Proceedings.texts(steps, Step::owner))
                .param("dues", Proceedings.texts(steps, step -> step.due().toString()))
                .param("setBys", Proceedings.texts(steps, step -> step.setBy().name()))
                .param("ladders", Proceedings.texts(steps, Step::ladder))
                .param("workingDays", steps.stream().map(Step::workingDays).toArray(Integer[]::new))
                .param("roles", Proceedings.texts(steps, Step::role))
                .update();
    }

    /** A task ended: done by somebody, perhaps for another body, with a result, or dropped by the process (both null). */
    public void close(String taskId, String doneBy, String doneFor, String outcome) {
        jdbc.sql("""
                        update register.step set done_at = ?, done_by = ?, done_for = ?, outcome = ?
                        where task_id = ? and done_at is null
                        """)
                .params(OffsetDateTime.now(clock), doneBy, doneFor, outcome, taskId)
                .update();
    }

    /** Somebody names the day: from now on it is no longer counted. */
    public void moveDue(String taskId, LocalDate due, DateSetBy setBy) {
        jdbc.sql("update register.step set due = ?, set_by = ?, working_days = null where task_id = ?")
                .params(due, setBy.name(), taskId)
                .update();
    }

    public void handTo(String taskId, String owner) {
        jdbc.sql("update register.step set owner = ? where task_id = ?")
                .params(owner, taskId)
                .update();
    }

    public Optional<Step> find(String taskId) {
        return jdbc.sql("select * from register.step where task_id = ?")
                .param(taskId)
                .query(Steps::step)
                .optional();
    }

    public List<Step> openOf(String proceeding) {
        return jdbc.sql("select * from register.step where proceeding = ? and done_at is null order by task_id")
                .param(proceeding)
                .query(Steps::step)
                .list();
    }

    /** The open steps of many proceedings in one statement; those without any are missing. */
    public Map<String, List<Step>> openOf(Collection<String> proceedings) {
        return jdbc
                .sql("select * from register.step where proceeding = any(?) and done_at is null order by task_id")
                .param(proceedings.toArray(String[]::new))
                .query(Steps::step)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Step::proceeding));
    }

    static Step step(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        OffsetDateTime done = row.getObject("done_at", OffsetDateTime.class);
        return new Step(
                row.getString("task_id"),
                row.getString("proceeding"),
                row.getString("task"),
                row.getString("name"),
                row.getString("owner"),
                row.getObject("due", LocalDate.class),
                DateSetBy.valueOf(row.getString("set_by")),
                row.getString("ladder"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                done == null ? null : done.toInstant(),
                row.getString("done_by"),
                row.getObject("working_days", Integer.class),
                row.getString("role"));
    }

    /** A new release calls the step by another id; what is open of the proceeding goes along. */
    public void rename(String proceeding, String from, String to) {
        jdbc.sql("update register.step set task = ? where proceeding = ? and task = ? and done_at is null")
                .params(to, proceeding, from)
                .update();
    }
}
