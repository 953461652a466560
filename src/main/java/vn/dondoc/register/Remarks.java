package vn.dondoc.register;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What coordinating bodies, the lead and whoever confirms say to each other about one assignment. */
@Component
public class Remarks {

    /** One remark; never changed, never taken back. */
    public record Remark(String bodyName, String by, Instant at, String content) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Remarks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void add(String assignment, String body, String by, String content) {
        jdbc.sql("""
                        insert into register.remark (assignment, body, written_by, written_at, content)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(assignment, body, by, OffsetDateTime.now(clock), content)
                .update();
    }

    /** The first one first. */
    public List<Remark> about(String assignment) {
        return jdbc.sql("""
                        select b.name, coalesce(p.name, r.written_by) by_name, r.written_at, r.content
                        from register.remark r join register.body b on b.code = r.body
                          left join register.person p on p.account = r.written_by
                        where r.assignment = ? order by r.id
                        """)
                .param(assignment)
                .query((row, n) -> new Remark(
                        row.getString(1),
                        row.getString(2),
                        AssignmentView.instant(row, "written_at"),
                        row.getString(4)))
                .list();
    }

    /** Codes of the bodies that coordinate in this assignment: those of its measure and those that joined later. */
    public List<String> helpers(String assignment) {
        return jdbc.sql("""
                        select unnest(m.coordinating) from register.assignment a
                          join register.measure m on m.directive = a.directive and m.code = a.measure where a.key = :key
                        union select body from register.assignment_helper where assignment = :key
                        """).param("key", assignment).query(String.class).list();
    }
}
