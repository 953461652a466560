package vn.dondoc.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.RequestKind;

/** Lists across all directives that no page shows whole: what whoever reads may read of them, page by page. */
@Component
public class OfficeLists {

    /** A request of a body about its work: more time, an obstacle, another division of work. */
    public record Asked(
            String key,
            RequestKind kind,
            String assignment,
            String number,
            String title,
            String bodyName,
            Instant askedAt,
            String content,
            LocalDate wantedDue,
            String rulerName,
            String decision,
            LocalDate ruledDue,
            String answer,
            Instant closedAt) {}

    /** A periodic report of a body on a directive. */
    public record Reported(
            String proceeding,
            String number,
            String bodyName,
            String period,
            LocalDate due,
            String setBy,
            String state,
            String paper,
            LocalDate datedOn,
            Instant submittedAt,
            Instant receivedAt) {}

    /** A milestone of a scheme. */
    public record Milestone(
            String assignment,
            String number,
            String title,
            String bodyName,
            String step,
            LocalDate due,
            Instant doneAt) {}

    private final JdbcClient jdbc;
    private final Sight sight;

    OfficeLists(JdbcClient jdbc, Sight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
    }

    /** Open ones first, then the latest. */
    public List<Asked> requests(int page, int size) {
        Sight.View seen = sight.now();
        return jdbc.sql("""
                        select q.*, d.number directive_number, m.title, b.name body_name, r.name ruler_name
                        from register.request q
                          join register.assignment a on a.key = q.assignment
                          join register.directive d on d.key = a.directive
                          join register.body b on b.code = q.asked_for
                          join register.body r on r.code = q.ruler
                          left join register.measure m on m.directive = a.directive and m.code = a.measure
                        where %s order by q.closed_at is not null, q.asked_at desc, q.key limit :size offset :skip
                        """.formatted(seen.work("q.assignment")))
                .params(seen.parameters())
                .param("size", size)
                .param("skip", (long) page * size)
                .query((row, n) -> new Asked(
                        row.getString("key"),
                        RequestKind.valueOf(row.getString("kind")),
                        row.getString("assignment"),
                        row.getString("directive_number"),
                        row.getString("title"),
                        row.getString("body_name"),
                        AssignmentView.instant(row, "asked_at"),
                        row.getString("content"),
                        row.getObject("wanted_due", LocalDate.class),
                        row.getString("ruler_name"),
                        row.getString("decision"),
                        row.getObject("ruled_due", LocalDate.class),
                        row.getString("answer"),
                        AssignmentView.instant(row, "closed_at")))
                .list();
    }

    /** The latest due day first. */
    public List<Reported> reports(int page, int size) {
        Sight.View seen = sight.now();
        return jdbc.sql("""
                        select r.*, d.number directive_number, b.name body_name
                        from register.report r
                          join register.proceeding p on p.key = r.proceeding
                          join register.directive d on d.key = p.directive
                          join register.body b on b.code = p.owner
                        where %s order by r.due desc, b.name, r.proceeding, r.period limit :size offset :skip
                        """.formatted(seen.work("r.proceeding")))
                .params(seen.parameters())
                .param("size", size)
                .param("skip", (long) page * size)
                .query((row, n) -> new Reported(
                        row.getString("proceeding"),
                        row.getString("directive_number"),
                        row.getString("body_name"),
                        row.getString("period"),
                        row.getObject("due", LocalDate.class),
                        row.getString("set_by"),
                        row.getString("state"),
                        row.getString("number"),
                        row.getObject("dated_on", LocalDate.class),
                        AssignmentView.instant(row, "submitted_at"),
                        AssignmentView.instant(row, "received_at")))
                .list();
    }

    /** By scheme, in the order of their days. */
    public List<Milestone> milestones(int page, int size) {
        Sight.View seen = sight.now();
        return jdbc.sql("""
                        select s.*, d.number directive_number, m.title, b.name body_name
                        from register.milestone s
                          join register.assignment a on a.key = s.assignment
                          join register.directive d on d.key = a.directive
                          join register.body b on b.code = a.body
                          left join register.measure m on m.directive = a.directive and m.code = a.measure
                        where %s order by s.assignment, s.due, s.step limit :size offset :skip
                        """.formatted(seen.work("s.assignment")))
                .params(seen.parameters())
                .param("size", size)
                .param("skip", (long) page * size)
                .query((row, n) -> new Milestone(
                        row.getString("assignment"),
                        row.getString("directive_number"),
                        row.getString("title"),
                        row.getString("body_name"),
                        row.getString("step"),
                        row.getObject("due", LocalDate.class),
                        AssignmentView.instant(row, "done_at")))
                .list();
    }
}
