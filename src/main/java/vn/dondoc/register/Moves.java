package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.DateSetBy;

/** Dates and owners that work had before: what was stays, and is counted. */
@Component
public class Moves {

    /**
     * A date that was moved.
     *
     * @param work an assignment's key, or the proceeding of a report
     * @param period of a report, else null
     * @param from null where there was none
     * @param cause EXTENSION, RULING, AMENDMENT, OWN or CALENDAR
     */
    public record Deadline(
            String work,
            String period,
            LocalDate from,
            DateSetBy fromSetBy,
            LocalDate to,
            DateSetBy toSetBy,
            String cause,
            String reason,
            String by) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Moves(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void add(Deadline move) {
        jdbc.sql("""
                        insert into register.deadline_move (work, period, from_due, from_set_by, to_due, to_set_by, cause,
                          reason, moved_by, moved_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        move.work(),
                        move.period(),
                        move.from(),
                        move.fromSetBy() == null ? null : move.fromSetBy().name(),
                        move.to(),
                        move.toSetBy().name(),
                        move.cause(),
                        move.reason(),
                        move.by(),
                        OffsetDateTime.now(clock))
                .update();
    }

    /** The work has another owner from now on. */
    public void handed(String assignment, String from, String to, String reason, String by) {
        jdbc.sql("""
                        insert into register.owner_move (assignment, from_body, to_body, reason, moved_by, moved_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(assignment, from, to, reason, by, OffsetDateTime.now(clock))
                .update();
    }

    /** How often the date of this work was moved at somebody's request or by a ruling. */
    public int count(String work) {
        return jdbc.sql(
                        "select count(*) from register.deadline_move where work = ? and cause not in ('OWN', 'CALENDAR')")
                .param(work)
                .query(Integer.class)
                .single();
    }

    /** Earlier owners, the first one first. */
    public List<String> earlierOwners(String assignment) {
        return jdbc.sql("select from_body from register.owner_move where assignment = ? order by id")
                .param(assignment)
                .query(String.class)
                .list();
    }
}
