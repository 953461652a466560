package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.Split;
import vn.dondoc.directive.Standing;

/** What stands around the reading of one directive: how far its assignments are, who has answered, what is dated. */
@Component
public class DirectiveView {

    /** Assignments of one measure that share period, date, state and class. */
    public record Share(
            String measure,
            String period,
            LocalDate due,
            DateSetBy dueSetBy,
            AssignmentState state,
            Standing standing,
            int count) {}

    /**
     * A day that is neither a measure's nor an assignment's: {@code REPORT} (a period of the bodies' reports),
     * {@code MILESTONE} (of a scheme) or {@code STEP} (open on the directive itself).
     *
     * @param name the period, the element id of the milestone, or the step's name
     * @param body whose step it is, by name; else null
     * @param done of {@code count}, how many are done
     */
    public record Dated(
            String kind, String work, String name, LocalDate due, DateSetBy setBy, String body, int count, int done) {}

    /** @param shares the assignments, by what is alike in them */
    public record Days(List<Share> shares, List<Dated> others) {}

    /** How a body has answered; null where it has not done so yet. */
    public record Answer(
            String body,
            String bodyName,
            String group,
            boolean verified,
            String note,
            String assignment,
            String arrivalNo,
            LocalDate received,
            Instant assigned,
            String leadPerson,
            Instant disseminated,
            String manner,
            Instant reported,
            boolean confirmed) {

        /** Nothing at all has come from the body. */
        public boolean silent() {
            return received == null && assigned == null && disseminated == null && reported == null;
        }
    }

    /** One entry of the trail; the actor by name. */
    public record Entry(
            Instant at,
            String actor,
            String onBehalfOf,
            String inPlaceOf,
            String work,
            String clause,
            String bodyName,
            String event,
            String rung,
            String recipient,
            String detail) {}

    private final JdbcClient jdbc;
    private final OfficeDay day;
    private final Sight sight;

    DirectiveView(JdbcClient jdbc, OfficeDay day, Sight sight) {
        this.jdbc = jdbc;
        this.day = day;
        this.sight = sight;
    }

    /** What the bodies were called on the day, by code. */
    public Map<String, String> names(Collection<String> bodies, LocalDate day) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select code, register.name_on(code, ?) as name from register.body where code = any(?)")
                .param(day)
                .param(bodies.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("code"), row.getString("name"));
                });
        return names;
    }

    /** Everything in a directive that has a day or could have one. */
    public Days days(String directive) {
        List<Share> shares = new ArrayList<>();
        List<Dated> others = new ArrayList<>();
        Sight.View seen = sight.now();
        jdbc.sql("""
                        select 'ASSIGNMENT' kind, a.measure as work, a.period as name, a.due, a.due_set_by set_by,
                          null as body, a.state, %s standing, count(*) n, 0 done
                        from register.assignment a where a.directive = :directive and %s
                        group by 2, 3, 4, 5, 7, 8
                        union all
                        select 'REPORT', null, r.period, r.due, r.set_by, null, null, null, count(*),
                          count(*) filter (where r.state = 'RECEIVED')
                        from register.report r join register.proceeding p on p.key = r.proceeding
                        where p.directive = :directive and r.state <> 'CANCELLED' and %s
                        group by r.period, r.due, r.set_by
                        union all
                        select 'MILESTONE', m.assignment, m.step, m.due, 'INTERNAL', b.name, null, null, 1,
                          case when m.done_at is null then 0 else 1 end
                        from register.milestone m
                          join register.assignment a on a.key = m.assignment
                          join register.body b on b.code = a.body
                        where a.directive = :directive and %s
                        union all
                        select 'STEP', s.proceeding, s.name, s.due, s.set_by, b.name, null, null, 1, 0
                        from register.step s join register.body b on b.code = s.owner
                        where s.proceeding = :directive and s.done_at is null
                        order by due nulls last, work, name
                        """.formatted(LateSql.STANDING, seen.work("a.key"), seen.work("r.proceeding"), seen.work("a.key")))
                .params(day.read().parameters())
                .params(seen.parameters())
                .param("directive", directive)
                .query(row -> {
                    if (row.getString("kind").equals("ASSIGNMENT")) {
                        shares.add(share(row));
                    } else {
                        others.add(dated(row));
                    }
                });
        return new Days(shares, others);
    }

    private static Share share(ResultSet row) throws SQLException {
        return new Share(
                row.getString("work"),
                row.getString("name"),
                row.getObject("due", LocalDate.class),
                setBy(row, "set_by"),
                AssignmentState.valueOf(row.getString("state")),
                Standing.valueOf(row.getString("standing")),
                row.getInt("n"));
    }

    private static Dated dated(ResultSet row) throws SQLException {
        return new Dated(
                row.getString("kind"),
                row.getString("work"),
                row.getString("name"),
                row.getObject("due", LocalDate.class),
                setBy(row, "set_by"),
                row.getString("body"),
                row.getInt("n"),
                row.getInt("done"));
    }

    public static Split split(Collection<Share> shares) {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        shares.forEach(share -> counts.merge(share.standing(), share.count(), Integer::sum));
        return Split.of(counts);
    }

    /** The matrix: every addressee and what it has answered, in the order of "Kính gửi". */
    public List<Answer> answers(String directive) {
        Sight.View seen = sight.now();
        return jdbc.sql("""
                        select x.body, register.name_on(x.body, i.issued_on) body_name, g.name group_name, x.verified, x.note, a.key, a.received_on,
                          a.submitted_at, a.state, d.arrival_no, d.arrival_on, d.lead_person, d.manner,
                          s.assigned, s.disseminated
                        from register.directive_addressee x
                          join register.directive i on i.key = x.directive
                          left join register.addressee_group g on g.code = x.group_code
                          left join register.assignment a
                            on a.directive = x.directive and split_part(a.key, ':', 3) = x.body and a.kind = 'disseminate'
                          left join register.dissemination d on d.assignment = a.key
                          left join lateral (
                            select max(s.done_at) filter (where s.task = 'userTask_assign') assigned,
                              max(s.done_at) filter (where s.task = 'userTask_disseminate') disseminated
                            from register.step s
                            where s.proceeding = a.proceeding and s.done_by is not null) s on true
                        where x.directive = :directive and (a.key is null or %s) order by x.ordinal, a.measure
                        """.formatted(seen.work("a.key")))
                .param("directive", directive)
                .params(seen.parameters())
                .query((row, n) -> answer(row))
                .list();
    }

    private static Answer answer(ResultSet row) throws SQLException {
        LocalDate arrival = row.getObject("arrival_on", LocalDate.class);
        return new Answer(
                row.getString("body"),
                row.getString("body_name"),
                row.getString("group_name"),
                row.getBoolean("verified"),
                row.getString("note"),
                row.getString("key"),
                row.getString("arrival_no"),
                arrival == null ? row.getObject("received_on", LocalDate.class) : arrival,
                AssignmentView.instant(row, "assigned"),
                row.getString("lead_person"),
                AssignmentView.instant(row, "disseminated"),
                row.getString("manner"),
                AssignmentView.instant(row, "submitted_at"),
                "DONE".equals(row.getString("state")));
    }

    /** The trail of a directive with all its work, the latest first. */
    public AssignmentView.Page<Entry> trail(String directive, int page, int size) {
        long[] total = {0};
        Sight.View seen = sight.now();
        String lines = "register.trail where directive = :directive and " + seen.line("proceeding", "directive");
        List<Entry> entries = new ArrayList<>(jdbc.sql("""
                        select t.*, coalesce(p.name, t.actor) actor_name,
                          register.name_on(t.body, cast(t.at as date)) body_name,
                          (select f.name from register.person f where f.account = t.for_person) for_name,
                          coalesce(r.name, t.recipient) recipient_name, n.total
                        from (select * from %1$s
                              order by id desc limit :size offset :skip) t
                          cross join (select count(*) total from %1$s) n
                          left join register.person p on p.account = t.actor
                          left join register.person r on r.account = t.recipient
                        order by t.id desc
                        """.formatted(lines))
                .params(seen.parameters())
                .param("directive", directive)
                .param("size", size)
                .param("skip", (long) page * size)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    return entry(row);
                })
                .list());
        return new AssignmentView.Page<>(entries, total[0]);
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                AssignmentView.instant(row, "at"),
                row.getString("actor_name"),
                row.getString("on_behalf_of"),
                row.getString("for_name"),
                row.getString("proceeding"),
                row.getString("clause"),
                row.getString("body_name"),
                row.getString("event"),
                row.getString("rung"),
                row.getString("recipient_name"),
                row.getString("detail"));
    }

    static DateSetBy setBy(ResultSet row, String column) throws SQLException {
        String code = row.getString(column);
        return code == null ? null : DateSetBy.valueOf(code);
    }
}
