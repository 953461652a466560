package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.Body;
import vn.dondoc.directive.BodyGroup;
import vn.dondoc.directive.BodyKind;
import vn.dondoc.directive.BodyRole;
import vn.dondoc.directive.OfficePost;
import vn.dondoc.directive.Person;

/**
 * The writing side of bodies, posts, people, groups and days off. What is named is added or corrected; nothing is
 * taken away but the memberships that a named person or group no longer has.
 */
@Component
public class ReferenceData {

    /** A day that differs from its weekday. */
    public record CalendarDay(LocalDate day, String kind, String name, String source, boolean provisional) {}

    private final JdbcClient jdbc;
    private final CalendarDays calendar;
    private final Clock clock;

    ReferenceData(JdbcClient jdbc, CalendarDays calendar, Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Whether a file with this content was taken in before. */
    public boolean wasLoaded(String sha256) {
        return jdbc.sql("select exists (select 1 from register.loaded_file where sha256 = ?)")
                .param(sha256)
                .query(Boolean.class)
                .single();
    }

    public void loaded(String sha256, String name) {
        jdbc.sql("insert into register.loaded_file (sha256, name, loaded_at) values (?, ?, ?) on conflict do nothing")
                .params(sha256, name, OffsetDateTime.now(clock))
                .update();
    }

    /** All that is known of bodies, people and groups, a line a fact. */
    public Set<String> facts() {
        return Set.copyOf(jdbc.sql("""
                        select 'cơ quan ' || concat_ws(', ', code, name, kind, 'cấp trên ' || parent,
                            'từ ' || nullif(valid_from, '1900-01-01'), 'đến hết ' || valid_to, 'kế thừa ' || successor)
                        from register.body
                        union all select 'vai ' || post || ': ' || body from register.office_post
                        union all select 'người ' || concat_ws(', ', account, name, title, phone, email) from register.person
                        union all select concat_ws(', ', 'vai của ' || person || ': ' || role || ' ở ' || body,
                            'từ ' || nullif(valid_from, '1900-01-01'), 'đến hết ' || valid_to,
                            'phụ trách ' || nullif(array_to_string(areas, ' '), '')) from register.membership
                        union all select 'nhóm ' || code || ': ' || name from register.addressee_group
                        union all select concat_ws(', ', 'nhóm ' || group_code || ' có ' || body,
                            'từ ' || nullif(valid_from, '1900-01-01'), 'đến hết ' || valid_to)
                        from register.addressee_group_member
                        """).query(String.class).list());
    }

    public List<Body> bodies() {
        return jdbc.sql("select * from register.body order by code")
                .query((row, n) -> new Body(
                        row.getString("code"),
                        row.getString("name"),
                        BodyKind.valueOf(row.getString("kind")),
                        row.getString("parent"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getString("successor"),
                        row.getBoolean("verified"),
                        row.getString("note")))
                .list();
    }

    public List<BodyGroup> groups() {
        Map<String, List<BodyGroup.Member>> members = new LinkedHashMap<>();
        jdbc.sql("""
                        select m.* from register.addressee_group_member m join register.body b on b.code = m.body
                        order by m.group_code, b.name, m.valid_from
                        """).query(row -> {
            members.computeIfAbsent(row.getString("group_code"), code -> new ArrayList<>())
                    .add(new BodyGroup.Member(
                            row.getString("body"),
                            row.getObject("valid_from", LocalDate.class),
                            row.getObject("valid_to", LocalDate.class)));
        });
        return jdbc.sql("select * from register.addressee_group order by name")
                .query((row, n) -> new BodyGroup(
                        row.getString("code"),
                        row.getString("name"),
                        members.getOrDefault(row.getString("code"), List.of())))
                .list();
    }

    public Map<OfficePost, String> posts() {
        Map<OfficePost, String> posts = new LinkedHashMap<>();
        jdbc.sql("select post, body from register.office_post order by post").query(row -> {
            posts.put(OfficePost.valueOf(row.getString("post")), row.getString("body"));
        });
        return posts;
    }

    /** Whether the person has this role in the body on a day. */
    public boolean holds(String account, String body, BodyRole role, LocalDate day) {
        return jdbc.sql("""
                        select exists (select 1 from register.membership where person = ? and body = ? and role = ?
                                       and valid_from <= ? and (valid_to is null or valid_to >= ?))
                        """)
                .params(account, body, role.name(), day, day)
                .query(Boolean.class)
                .single();
    }

    public Set<String> accounts() {
        return Set.copyOf(jdbc.sql("select account from register.person")
                .query(String.class)
                .list());
    }

    /** Two runs over data files wait for each other. */
    public void lockForIntake() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('register.intake'))")
                .query((row, n) -> "")
                .single();
    }

    public void saveBodies(Collection<Body> bodies) {
        // Twice, because parents and successors may stand anywhere in the list.
        for (Body body : bodies) {
            jdbc.sql("insert into register.body (code, name, kind) values (?, ?, ?) on conflict (code) do nothing")
                    .params(body.code(), body.name(), body.kind().name())
                    .update();
        }
        LocalDate today = LocalDate.now(clock);
        for (Body body : bodies) {
            // A name that a file changes is another one from today on; what is older keeps the old one.
            jdbc.sql("""
                            insert into register.body_name (body, name, valid_to, changed_by, changed_at)
                            select code, name, ?, ?, ? from register.body where code = ? and name <> ?
                            on conflict (body, valid_to) do nothing
                            """)
                    .params(today.minusDays(1), Trail.SYSTEM, OffsetDateTime.now(clock), body.code(), body.name())
                    .update();
            jdbc.sql("""
                            update register.body set name = ?, kind = ?, parent = ?, valid_from = ?, valid_to = ?,
                              successor = ?, verified = ?, note = ? where code = ?
                            """)
                    .params(
                            body.name(),
                            body.kind().name(),
                            body.parent(),
                            body.validFrom(),
                            body.validTo(),
                            body.successor(),
                            body.verified(),
                            body.note(),
                            body.code())
                    .update();
        }
    }

    public void savePosts(Map<OfficePost, String> posts) {
        posts.forEach((post, body) -> jdbc.sql("""
                        insert into register.office_post (post, body) values (?, ?)
                        on conflict (post) do update set body = excluded.body
                        """).params(post.name(), body).update());
    }

    public void saveGroups(Collection<BodyGroup> groups) {
        for (BodyGroup group : groups) {
            jdbc.sql("""
                            insert into register.addressee_group (code, name) values (?, ?)
                            on conflict (code) do update set name = excluded.name
                            """).params(group.code(), group.name()).update();
            jdbc.sql("delete from register.addressee_group_member where group_code = ?")
                    .param(group.code())
                    .update();
            for (BodyGroup.Member member : group.members()) {
                jdbc.sql("""
                                insert into register.addressee_group_member (group_code, body, valid_from, valid_to)
                                values (?, ?, ?, ?)
                                """)
                        .params(group.code(), member.body(), member.validFrom(), member.validTo())
                        .update();
            }
        }
    }

    /** Passwords are not touched. */
    public void savePeople(Collection<Person> people) {
        for (Person person : people) {
            jdbc.sql("""
                            insert into register.person (account, name, title, phone, email) values (?, ?, ?, ?, ?)
                            on conflict (account) do update set name = excluded.name, title = excluded.title,
                              phone = excluded.phone, email = excluded.email
                            """)
                    .params(person.account(), person.name(), person.title(), person.phone(), person.email())
                    .update();
            jdbc.sql("delete from register.membership where person = ?")
                    .param(person.account())
                    .update();
            for (Person.Membership membership : person.memberships()) {
                jdbc.sql("""
                                insert into register.membership (person, body, role, valid_from, valid_to, areas)
                                values (?, ?, ?, ?, ?, ?)
                                """)
                        .params(
                                person.account(),
                                membership.body(),
                                membership.role().name(),
                                membership.validFrom(),
                                membership.validTo(),
                                membership.areas().toArray(String[]::new))
                        .update();
            }
        }
    }

    /** Those who have no password yet. */
    public Set<String> withoutPassword() {
        return Set.copyOf(jdbc.sql("select account from register.person where password_hash is null")
                .query(String.class)
                .list());
    }

    /** A first password; one that the person already has stays. */
    public void firstPassword(String account, String hash) {
        jdbc.sql("update register.person set password_hash = ? where account = ? and password_hash is null")
                .params(hash, account)
                .update();
    }

    /** The days of a year for which these are all: whatever else stood there goes. */
    public void keepOnly(int year, Collection<LocalDate> days) {
        jdbc.sql("delete from register.calendar_day where extract(year from day)::int = ? and day <> all (?::date[])")
                .params(year, texts(days))
                .update();
        calendar.forget();
    }

    void removeCalendarDays(Collection<LocalDate> days) {
        jdbc.sql("delete from register.calendar_day where day = any (?::date[])")
                .param(texts(days))
                .update();
        calendar.forget();
    }

    private static String[] texts(Collection<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    public void saveCalendar(Collection<CalendarDay> days) {
        for (CalendarDay day : days) {
            jdbc.sql("""
                            insert into register.calendar_day (day, kind, name, source, provisional)
                            values (?, ?, ?, ?, ?)
                            on conflict (day) do update set kind = excluded.kind, name = excluded.name,
                              source = excluded.source, provisional = excluded.provisional
                            """)
                    .params(day.day(), day.kind(), day.name(), day.source(), day.provisional())
                    .update();
        }
        calendar.forget();
    }
}
