package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.BodyRole;

/** Bodies, people and groups with their dates, as the office keeps them: read for the pages, changed one thing at a time. */
@Component
public class Organisation {

    /** @param to last day, inclusive; null: without end */
    public record BodyLine(
            String code,
            String name,
            String kind,
            String parent,
            String parentName,
            LocalDate from,
            LocalDate to,
            String successor,
            String successorName,
            long people,
            long open) {}

    /** A name of the past, until its last day. */
    public record FormerName(String name, LocalDate to) {}

    /** What somebody is in a body between two days. */
    public record Role(
            String account,
            String name,
            String title,
            String phone,
            String email,
            String body,
            String bodyName,
            String role,
            List<String> areas,
            LocalDate from,
            LocalDate to) {

        public boolean over(LocalDate today) {
            return to != null && to.isBefore(today);
        }
    }

    /** A group of addressees, and who is in it between which days. */
    public record GroupMember(
            String group, String groupName, String body, String bodyName, LocalDate from, LocalDate to) {}

    public record PersonLine(String account, String name) {}

    /** Accounts of those who work in a body with this person today, the person too. */
    public Set<String> colleagues(String account) {
        return Set.copyOf(jdbc.sql("""
                        select distinct o.person from register.membership m join register.membership o on o.body = m.body
                        where m.person = :account
                          and m.valid_from <= :day and (m.valid_to is null or m.valid_to >= :day)
                          and o.valid_from <= :day and (o.valid_to is null or o.valid_to >= :day)
                        """)
                .param("account", account)
                .param("day", LocalDate.now(clock))
                .query(String.class)
                .list());
    }

    /** One change of bodies or people. */
    public record Change(Instant at, String actor, String inPlaceOf, String bodyName, String detail) {}

    private static final String BODY = """
            select b.*, p.name parent_name, s.name successor_name,
              (select count(distinct m.person) from register.membership m where m.body = b.code
                 and m.valid_from <= :today and coalesce(m.valid_to, 'infinity') >= :today) people,
              (select count(*) from register.assignment a where a.body = b.code and a.closed_at is null and %s) open_work
            from register.body b left join register.body p on p.code = b.parent
              left join register.body s on s.code = b.successor
            """;

    private static final String ROLE = """
            select m.*, p.name, p.title, p.phone, p.email, b.name body_name,
              array(select coalesce(x.name, t.code) from unnest(m.areas) with ordinality t(code, n)
                    left join register.body x on x.code = t.code order by t.n) area_names
            from register.membership m join register.person p on p.account = m.person
              join register.body b on b.code = m.body
            """;

    private final JdbcClient jdbc;
    private final Sight sight;
    private final Clock clock;

    Organisation(JdbcClient jdbc, Sight sight, Clock clock) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.clock = clock;
    }

    /** All bodies ever kept, those of today first; of their open work what the reader may see is counted. */
    public List<BodyLine> bodies() {
        Sight.View seen = sight.now();
        return jdbc.sql(BODY.formatted(seen.work("a.key"))
                        + "order by coalesce(b.valid_to, 'infinity') < :today, b.name")
                .param("today", LocalDate.now(clock))
                .params(seen.parameters())
                .query(Organisation::body)
                .list();
    }

    public Optional<BodyLine> body(String code) {
        Sight.View seen = sight.now();
        return jdbc.sql(BODY.formatted(seen.work("a.key")) + "where b.code = :code")
                .param("today", LocalDate.now(clock))
                .params(seen.parameters())
                .param("code", code)
                .query(Organisation::body)
                .optional();
    }

    /** The latest first. */
    public List<FormerName> formerNames(String body) {
        return jdbc.sql("select name, valid_to from register.body_name where body = ? order by valid_to desc")
                .param(body)
                .query((row, n) -> new FormerName(row.getString(1), row.getObject(2, LocalDate.class)))
                .list();
    }

    /** Everybody who is or was something in the body, today's first. */
    public List<Role> rolesIn(String body) {
        return jdbc.sql(ROLE + "where m.body = ? order by coalesce(m.valid_to, 'infinity') desc, p.name, m.role")
                .param(body)
                .query(Organisation::role)
                .list();
    }

    /** What somebody is today and will be. */
    public List<Role> rolesOf(String account) {
        return jdbc.sql(ROLE + "where m.person = ? and coalesce(m.valid_to, 'infinity') >= ? order by b.name, m.role")
                .params(account, LocalDate.now(clock))
                .query(Organisation::role)
                .list();
    }

    public List<PersonLine> people() {
        return jdbc.sql("select account, name from register.person order by name, account")
                .query(PersonLine.class)
                .list();
    }

    /** Members of all groups, or of the groups that one body is in. */
    public List<GroupMember> groupMembers(String body) {
        return jdbc.sql("""
                        select g.code, g.name, m.body, b.name body_name, m.valid_from, m.valid_to
                        from register.addressee_group g
                          left join register.addressee_group_member m on m.group_code = g.code
                          left join register.body b on b.code = m.body
                        where cast(:body as text) is null or m.body = :body
                        order by g.name, coalesce(m.valid_to, 'infinity') desc, b.name
                        """)
                .param("body", body)
                .query((row, n) -> new GroupMember(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("body"),
                        row.getString("body_name"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }

    /** The latest hundred changes of bodies and people; of one body, or of all where it is null. */
    public List<Change> changes(String body) {
        return jdbc.sql("""
                        select t.at, coalesce(p.name, t.actor) actor, f.name for_name,
                          register.name_on(t.body, cast(t.at as date)) body_name, t.detail
                        from register.trail t left join register.person p on p.account = t.actor
                          left join register.person f on f.account = t.for_person
                        where t.event = 'organised' and (cast(:body as text) is null or t.body = :body)
                        order by t.id desc limit 100
                        """)
                .param("body", body)
                .query((row, n) -> new Change(
                        AssignmentView.instant(row, "at"),
                        row.getString("actor"),
                        row.getString("for_name"),
                        row.getString("body_name"),
                        row.getString("detail")))
                .list();
    }

    // ------------------------------------------------------------------------------------------------ changes

    public void addBody(String code, String name, String kind, String parent, LocalDate from) {
        jdbc.sql("insert into register.body (code, name, kind, parent, valid_from) values (?, ?, ?, ?, ?)")
                .params(code, name, kind, parent, from)
                .update();
    }

    /** From the day on it is called otherwise; until then it keeps the name that it had. */
    public void rename(String body, String name, LocalDate from, String by) {
        jdbc.sql("""
                        insert into register.body_name (body, name, valid_to, changed_by, changed_at)
                        select code, name, ?, ?, ? from register.body where code = ?
                        """)
                .params(from.minusDays(1), by, OffsetDateTime.now(clock), body)
                .update();
        correctName(body, name);
    }

    /** It was never called otherwise: a slip of the pen. */
    public void correctName(String body, String name) {
        jdbc.sql("update register.body set name = ? where code = ?")
                .params(name, body)
                .update();
    }

    public void place(String body, String kind, String parent) {
        jdbc.sql("update register.body set kind = ?, parent = ? where code = ?")
                .params(kind, parent, body)
                .update();
    }

    /** The day after which the last change of name took effect; empty where it has had one name. */
    public Optional<LocalDate> lastRename(String body) {
        return jdbc.sql("select max(valid_to) from register.body_name where body = ?")
                .param(body)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** Its last day; people and groups end with it. */
    public void endBody(String body, LocalDate lastDay) {
        jdbc.sql("update register.body set valid_to = ? where code = ?")
                .params(lastDay, body)
                .update();
        for (String table : List.of("membership", "addressee_group_member")) {
            jdbc.sql("delete from register." + table + " where body = ? and valid_from > ?")
                    .params(body, lastDay)
                    .update();
            jdbc.sql("update register." + table + " set valid_to = ? where body = ? and"
                            + " coalesce(valid_to, 'infinity') > ?")
                    .params(lastDay, body, lastDay)
                    .update();
        }
    }

    public void addPerson(String account, String name, String title, String phone, String email) {
        jdbc.sql("insert into register.person (account, name, title, phone, email) values (?, ?, ?, ?, ?)")
                .params(account, name, title, phone, email)
                .update();
    }

    public void contact(String account, String name, String title, String phone, String email) {
        jdbc.sql("update register.person set name = ?, title = ?, phone = ?, email = ? where account = ?")
                .params(name, title, phone, email, account)
                .update();
    }

    /** How to reach somebody, and how they are called. */
    public record Contact(String name, String title, String phone, String email) {}

    public Contact contactOf(String account) {
        return jdbc.sql("select name, title, phone, email from register.person where account = ?")
                .param(account)
                .query(Contact.class)
                .optional()
                .orElseThrow(() -> new UnknownThing("Không có tài khoản nào tên " + account + "."));
    }

    /** The same person in the same role of the same body on any of these days; {@code to} null: without end. */
    public Optional<Role> overlapping(String account, String body, BodyRole role, LocalDate from, LocalDate to) {
        return jdbc.sql(ROLE + """
                        where m.person = :person and m.body = :body and m.role = :role
                          and m.valid_from <= coalesce(cast(:to as date), 'infinity')
                          and coalesce(m.valid_to, 'infinity') >= :from order by m.valid_from limit 1
                        """)
                .param("person", account)
                .param("body", body)
                .param("role", role.name())
                .param("from", from)
                .param("to", to)
                .query(Organisation::role)
                .optional();
    }

    /** Codes of the bodies that somebody is in charge of in one role; empty: all. */
    public List<String> areas(String account, String body, BodyRole role, LocalDate from) {
        return jdbc.sql("""
                        select unnest(areas) from register.membership
                        where person = ? and body = ? and role = ? and valid_from = ?
                        """)
                .params(account, body, role.name(), from)
                .query(String.class)
                .list();
    }

    public void appoint(
            String account, String body, BodyRole role, Collection<String> areas, LocalDate from, LocalDate to) {
        jdbc.sql("""
                        insert into register.membership (person, body, role, valid_from, valid_to, areas)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(account, body, role.name(), from, to, areas.toArray(String[]::new))
                .update();
    }

    /** Ends one role; one that has not begun by then never does. False where there is none to end. */
    public boolean endRole(String account, String body, BodyRole role, LocalDate from, LocalDate lastDay) {
        int gone =
                jdbc.sql("""
                        delete from register.membership where person = ? and body = ? and role = ? and valid_from = ?
                          and valid_from > ?
                        """).params(account, body, role.name(), from, lastDay).update();
        return gone > 0
                || jdbc.sql("""
                                update register.membership set valid_to = ? where person = ? and body = ? and role = ?
                                  and valid_from = ? and coalesce(valid_to, 'infinity') > ?
                                """)
                                .params(lastDay, account, body, role.name(), from, lastDay)
                                .update()
                        > 0;
    }

    /**
     * Whether somebody administers the system on and after the day, without a known end.
     *
     * @param butPerson an account that does not count; null: all do
     * @param butBody a body whose people do not count; null: all do
     */
    public boolean administered(String butPerson, String butBody, LocalDate day) {
        return jdbc.sql("""
                        select exists (select 1 from register.membership where role = 'ADMINISTRATOR'
                          and person is distinct from cast(:person as text) and body is distinct from cast(:body as text)
                          and valid_from <= :day and valid_to is null)
                        """)
                .param("person", butPerson)
                .param("body", butBody)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** Whoever is signed in with it is signed out. */
    public void signOut(String account) {
        jdbc.sql("delete from register.session where principal_name = ?")
                .param(account)
                .update();
    }

    public boolean hasGroup(String code) {
        return jdbc.sql("select exists (select 1 from register.addressee_group where code = ?)")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    public void addGroup(String code, String name) {
        jdbc.sql("insert into register.addressee_group (code, name) values (?, ?)")
                .params(code, name)
                .update();
    }

    /** Whether the body is in the group on this day or later. */
    public boolean isMember(String group, String body, LocalDate day) {
        return jdbc.sql("""
                        select exists (select 1 from register.addressee_group_member where group_code = ? and body = ?
                                       and coalesce(valid_to, 'infinity') >= ?)
                        """).params(group, body, day).query(Boolean.class).single();
    }

    public void join(String group, String body, LocalDate from) {
        jdbc.sql("insert into register.addressee_group_member (group_code, body, valid_from) values (?, ?, ?)")
                .params(group, body, from)
                .update();
    }

    /** False where it is not in the group after that day. */
    public boolean leave(String group, String body, LocalDate lastDay) {
        int gone = jdbc.sql("""
                        delete from register.addressee_group_member where group_code = ? and body = ? and valid_from > ?
                        """).params(group, body, lastDay).update();
        return jdbc.sql("""
                        update register.addressee_group_member set valid_to = ? where group_code = ? and body = ?
                          and coalesce(valid_to, 'infinity') > ?
                        """).params(lastDay, group, body, lastDay).update() + gone > 0;
    }

    private static BodyLine body(ResultSet row, int n) throws SQLException {
        return new BodyLine(
                row.getString("code"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("parent"),
                row.getString("parent_name"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("successor"),
                row.getString("successor_name"),
                row.getLong("people"),
                row.getLong("open_work"));
    }

    private static Role role(ResultSet row, int n) throws SQLException {
        return new Role(
                row.getString("person"),
                row.getString("name"),
                row.getString("title"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("body"),
                row.getString("body_name"),
                row.getString("role"),
                List.of((String[]) row.getArray("area_names").getArray()),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }
}
