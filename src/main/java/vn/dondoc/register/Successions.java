package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which body takes over whose work, from which day, and what of it has not gone over yet. */
@Component
public class Successions {

    /**
     * @param from first day of the successor
     * @param passed proceedings that have gone over so far
     */
    public record Succession(
            String body,
            String bodyName,
            String successor,
            String successorName,
            LocalDate from,
            String document,
            boolean withPeople,
            String decidedBy,
            String state,
            int passed) {}

    /** What is open of a body: what a successor would be given. */
    public record Open(
            long assignments,
            long steps,
            long proceedings,
            long reports,
            long series,
            long waitingAlerts,
            List<String> directives,
            List<String> posts,
            List<String> groups,
            List<String> people,
            List<String> mandates) {

        /** Whether somebody has to go on with something. */
        public boolean anyWork() {
            return assignments + steps + proceedings + series > 0 || !posts.isEmpty();
        }
    }

    private static final String ALL = """
            select s.*, register.name_on(s.body, s.from_day - 1) body_name, n.name successor_name
            from register.succession s join register.body n on n.code = s.successor
            """;

    /** Keys of open proceedings in which something is still the body's. */
    private static final String LEFT = """
            (select key from register.proceeding where owner = :body and ended_at is null
             union select t.proceeding from register.step t where t.owner = :body and t.done_at is null
             union select a.proceeding from register.assignment a where a.body = :body and a.closed_at is null)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Successions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<Succession> all() {
        return jdbc.sql(ALL + "order by s.from_day desc, s.body")
                .query(Successions::row)
                .list();
    }

    public Optional<Succession> of(String body) {
        return jdbc.sql(ALL + "where s.body = ?")
                .param(body)
                .query(Successions::row)
                .optional();
    }

    /** Bodies whose work this one takes over or has taken over. */
    public List<Succession> to(String successor) {
        return jdbc.sql(ALL + "where s.successor = ? order by s.from_day, s.body")
                .param(successor)
                .query(Successions::row)
                .list();
    }

    public void plan(String body, String successor, LocalDate from, String document, boolean withPeople, String by) {
        jdbc.sql("""
                        insert into register.succession (body, successor, from_day, document, with_people, decided_by,
                          decided_at, state) values (?, ?, ?, ?, ?, ?, ?, 'PLANNED')
                        """)
                .params(body, successor, from, document, withPeople, by, OffsetDateTime.now(clock))
                .update();
        jdbc.sql("update register.body set valid_to = ?, successor = ? where code = ?")
                .params(from.minusDays(1), successor, body)
                .update();
    }

    /** Taken back before its day; the body goes on. False where it has begun. */
    public boolean withdraw(String body) {
        boolean planned = jdbc.sql("delete from register.succession where body = ? and state = 'PLANNED'")
                        .param(body)
                        .update()
                > 0;
        if (planned) {
            jdbc.sql("update register.body set valid_to = null, successor = null where code = ?")
                    .param(body)
                    .update();
        }
        return planned;
    }

    /** Bodies whose day has come and of which something is left to pass on, also what has come up since; by day. */
    public List<String> due() {
        return jdbc.sql("""
                        select s.body from register.succession s
                        where s.from_day <= :today and (s.state <> 'DONE'
                          or exists (select 1 from register.proceeding p where p.owner = s.body and p.ended_at is null)
                          or exists (select 1 from register.step t where t.owner = s.body and t.done_at is null)
                          or exists (select 1 from register.assignment a where a.body = s.body and a.closed_at is null))
                        order by s.from_day, s.body
                        """)
                .param("today", LocalDate.now(clock))
                .query(String.class)
                .list();
    }

    /** Empty while somebody else passes on what was this body's; nobody else does until the transaction ends. */
    public Optional<Succession> take(String body) {
        return jdbc.sql(ALL + "where s.body = ? for update of s skip locked")
                .param(body)
                .query(Successions::row)
                .optional();
    }

    public void running(String body) {
        jdbc.sql("update register.succession set state = 'RUNNING' where body = ? and state = 'PLANNED'")
                .param(body)
                .update();
    }

    public void passed(String body, int more) {
        jdbc.sql("update register.succession set passed = passed + ? where body = ?")
                .params(more, body)
                .update();
    }

    /** False where it was done before. */
    public boolean done(String body) {
        return jdbc.sql("""
                        update register.succession set state = 'DONE', finished_at = ? where body = ? and state <> 'DONE'
                        """).params(OffsetDateTime.now(clock), body).update() > 0;
    }

    /** Up to so many proceedings in which something is the body's, locked; those that somebody holds wait for the next call. */
    public List<Proceedings.Proceeding> take(String body, int most) {
        return jdbc.sql("select * from register.proceeding where ended_at is null and key in " + LEFT
                        + " order by key limit :most for update skip locked")
                .param("body", body)
                .param("most", most)
                .query(Successions::proceeding)
                .list();
    }

    public boolean anythingLeft(String body) {
        return jdbc.sql("select exists (select 1 from register.proceeding where ended_at is null and key in " + LEFT
                        + ")")
                .param("body", body)
                .query(Boolean.class)
                .single();
    }

    /**
     * Reports that a successor took over in the middle of a period, which is over now, while it has a report of its own
     * in the directive: locked, a few at a time.
     */
    public List<Proceedings.Proceeding> takeIdleReports(int most) {
        return jdbc.sql("""
                        select p.* from register.proceeding p
                        where p.process = 'period-reporting' and p.ended_at is null
                          and p.owner in (select successor from register.succession where state <> 'PLANNED')
                          and p.key <> p.directive || ':continuous:' || p.owner
                          and not exists (select 1 from register.step t where t.proceeding = p.key and t.done_at is null)
                          and exists (select 1 from register.proceeding m where m.directive = p.directive
                            and m.owner = p.owner and m.process = p.process and m.ended_at is null and m.key <> p.key
                            and (m.key = p.directive || ':continuous:' || p.owner or m.key < p.key))
                        order by p.key limit :most for update of p skip locked
                        """).param("most", most).query(Successions::proceeding).list();
    }

    /** What somebody would have to go on with. */
    public Open open(String body) {
        return jdbc.sql("""
                        select
                          (select count(*) from register.assignment where body = :body and closed_at is null
                             and kind not in ('series')) assignments,
                          (select count(*) from register.assignment where body = :body and closed_at is null
                             and kind = 'series') series,
                          (select count(*) from register.step where owner = :body and done_at is null) steps,
                          (select count(*) from register.proceeding where owner = :body and ended_at is null) proceedings,
                          (select count(*) from register.proceeding where owner = :body and ended_at is null
                             and process = 'period-reporting') reports,
                          (select count(*) from register.alert a where a.state = 'PENDING' and a.proceeding in
                             (select key from register.proceeding where owner = :body and ended_at is null)) alerts,
                          array(select distinct coalesce(d.number, a.directive) from register.assignment a
                                left join register.directive d on d.key = a.directive
                                where a.body = :body and a.closed_at is null order by 1) directives,
                          array(select post from register.office_post where body = :body order by 1) posts,
                          array(select g.name from register.addressee_group_member m
                                join register.addressee_group g on g.code = m.group_code
                                where m.body = :body and coalesce(m.valid_to, 'infinity') >= :today order by 1) member_of,
                          array(select distinct p.name from register.membership m
                                join register.person p on p.account = m.person
                                where m.body = :body and coalesce(m.valid_to, 'infinity') >= :today order by 1) people,
                          array(select b.name || ' → ' || a.name from register.mandate g
                                join register.body b on b.code = g.body join register.body a on a.code = g.agent
                                where :body in (g.body, g.agent) and coalesce(g.valid_to, 'infinity') >= :today
                                order by 1) mandates
                        """)
                .param("body", body)
                .param("today", LocalDate.now(clock))
                .query((row, n) -> new Open(
                        row.getLong("assignments"),
                        row.getLong("steps"),
                        row.getLong("proceedings"),
                        row.getLong("reports"),
                        row.getLong("series"),
                        row.getLong("alerts"),
                        texts(row, "directives"),
                        texts(row, "posts"),
                        texts(row, "member_of"),
                        texts(row, "people"),
                        texts(row, "mandates")))
                .single();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Proceedings.Proceeding proceeding(ResultSet row, int n) throws SQLException {
        return new Proceedings.Proceeding(
                row.getString("key"),
                row.getString("directive"),
                row.getString("process"),
                row.getString("process_instance_id"),
                row.getString("owner"));
    }

    private static Succession row(ResultSet row, int n) throws SQLException {
        return new Succession(
                row.getString("body"),
                row.getString("body_name"),
                row.getString("successor"),
                row.getString("successor_name"),
                row.getObject("from_day", LocalDate.class),
                row.getString("document"),
                row.getBoolean("with_people"),
                row.getString("decided_by"),
                row.getString("state"),
                row.getInt("passed"));
    }
}
