package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.BodyRole;

/** Who works where, on any day: accounts, dated memberships and the groups that follow from them. */
@Component
public class People {

    /** @param passwordHash null for a contact who never logs in */
    public record Person(String account, String name, String title, String email, String passwordHash) {}

    /** One role in one body, valid on the day that was asked for. */
    public record Membership(String body, BodyRole role) {}

    private static final String VALID = " m.valid_from <= :day and (m.valid_to is null or m.valid_to >= :day) ";

    /** Mandates of the bodies that the person works in, and, for a clerk of the office, the leaders' bodies. */
    private static final String STANDS_IN = """
            select g.body, false as leaders from register.mandate g join register.membership m on m.body = g.agent
            where m.person = :person and m.role in ('OFFICER', 'CLERK', 'OFFICE_HEAD') and
            """ + VALID + """
              and g.valid_from <= :day and (g.valid_to is null or g.valid_to >= :day)
            union
            select l.body, true from register.office_post l
            where l.post in ('STANDING', 'COMMITTEE') and exists (
              select 1 from register.membership m join register.office_post o on o.body = m.body
              where o.post = 'PARTY_OFFICE' and m.person = :person and m.role = 'CLERK' and
            """ + VALID + ")";

    /** What the person does for others today, theo ủy quyền; running or inspecting the system never passes on. */
    private static final String STOOD_FOR = """
            select u.id, u.person, m.body, m.role from register.substitution u
            join register.membership m on m.person = u.person
            where u.deputy = :person and u.valid_from <= :day and u.valid_to >= :day
              and m.role not in ('ADMINISTRATOR', 'SUPERVISOR', 'INSPECTOR') and
            """ + VALID;

    private final JdbcClient jdbc;
    private final Clock clock;

    People(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Person> find(String account) {
        return jdbc.sql("select * from register.person where account = ?")
                .param(account)
                .query(People::person)
                .optional();
    }

    /** Everybody who can log in, by account. */
    public List<Person> withLogin() {
        return jdbc.sql("select * from register.person where password_hash is not null order by account")
                .query(People::person)
                .list();
    }

    /** What the person is today. */
    public List<Membership> memberships(String account) {
        return jdbc.sql("select m.body, m.role from register.membership m where m.person = :person and" + VALID
                        + "order by m.body, m.role")
                .param("person", account)
                .param("day", today())
                .query((row, n) -> new Membership(row.getString(1), BodyRole.valueOf(row.getString(2))))
                .list();
    }

    /**
     * The groups of the engine that follow from memberships: the body, {@code body:ROLE}, and those of the system's own
     * roles. Inspecting or running the system, or being in charge of an area, makes nobody an official of the body.
     */
    public static Set<String> groups(Collection<Membership> memberships) {
        Set<String> groups = new LinkedHashSet<>();
        for (Membership membership : memberships) {
            switch (membership.role()) {
                case ADMINISTRATOR -> groups.add("camunda-admin");
                case SUPERVISOR -> groups.add("supervisor");
                case INSPECTOR -> groups.add("inspector");
                // A member of the committee in charge of this body is not one of its officials.
                case AREA_LEAD -> {}
                default -> groups.add(membership.body());
            }
            groups.add(membership.role().groupOf(membership.body()));
        }
        return groups;
    }

    /**
     * Everything whose tasks the account may do today: its own bodies', those of the people it stands in for, and the
     * bodies it enters for. One statement.
     */
    public Set<String> groups(String account) {
        List<Membership> own = new ArrayList<>();
        Set<String> groups = new LinkedHashSet<>();
        jdbc.sql("select m.body, m.role, false from register.membership m where m.person = :person and" + VALID
                        + " union all select body, role, false from (" + STOOD_FOR + ") t"
                        + " union all select body, null, leaders from (" + STANDS_IN + ") s order by 1, 2")
                .param("person", account)
                .param("day", today())
                .query(row -> {
                    String body = row.getString(1);
                    String role = row.getString(2);
                    if (role != null) {
                        own.add(new Membership(body, BodyRole.valueOf(role)));
                        return;
                    }
                    groups.add(body);
                    if (row.getBoolean(3)) {
                        groups.add(BodyRole.SIGNER.groupOf(body));
                    }
                });
        groups.addAll(groups(own));
        return groups;
    }

    /** What follows from the account's own memberships alone. */
    public Set<String> ownGroups(String account) {
        return groups(memberships(account));
    }

    /** How somebody acts for a body. */
    public enum Acting {
        /** As an official of it. */
        OWN,
        /** Thay mặt: in the place of an official of it, theo ủy quyền. */
        SUBSTITUTE,
        /** Nhập thay, under a dated mandate. */
        ON_BEHALF,
        /** Theo bút phê: a clerk of the office for leaders who wrote on paper. */
        BY_ENDORSEMENT,
        /** Not at all. */
        NOT
    }

    private record StandIn(String body, boolean leaders) {}

    /** In which way this account may act for this body today. */
    public Acting acting(String account, String body) {
        return acting(account, body, null);
    }

    /**
     * In which way this account may act today in what is kept to one role of this body.
     *
     * @param role null: every official of the body
     */
    public Acting acting(String account, String body, String role) {
        Set<String> own = ownGroups(account);
        if (own.contains(role == null ? body : body + ":" + role)) {
            return Acting.OWN;
        }
        if (standsFor(account, body, role).isPresent()) {
            return Acting.SUBSTITUTE;
        }
        if (own.contains(body)) {
            return Acting.OWN;
        }
        return jdbc
                .sql(STANDS_IN)
                .param("person", account)
                .param("day", today())
                .query((row, n) -> new StandIn(row.getString(1), row.getBoolean(2)))
                .list()
                .stream()
                .filter(standIn -> standIn.body().equals(body))
                .map(standIn -> standIn.leaders() ? Acting.BY_ENDORSEMENT : Acting.ON_BEHALF)
                .findFirst()
                .orElse(Acting.NOT);
    }

    /** The person in whose place this account does this body's work today, the one named first; empty for nobody. */
    public Optional<String> standsFor(String account, String body, String role) {
        return jdbc.sql("select person from (" + STOOD_FOR + """
                        ) t where body = :body and (cast(:role as text) is null or role = :role) order by id limit 1
                        """)
                .param("person", account)
                .param("day", today())
                .param("body", body)
                .param("role", role)
                .query(String.class)
                .optional();
    }

    /** Whether the account heads this body today, itself or in the place of its head. */
    public boolean heads(String account, String body) {
        return jdbc.sql("select exists (select 1 from register.membership m where m.person = :person and m.body = :body"
                        + " and m.role = 'HEAD' and" + VALID + ") or exists (select 1 from (" + STOOD_FOR
                        + ") t where body = :body and role = 'HEAD')")
                .param("person", account)
                .param("body", body)
                .param("day", today())
                .query(Boolean.class)
                .single();
    }

    /** Everybody in the bodies that the account heads today, itself or in the place of their head. */
    public Set<String> ledBy(String account) {
        return jdbc.sql("select distinct m.person from register.membership m where" + VALID
                        + "and m.body in (select m.body from register.membership m where m.person = :person"
                        + " and m.role = 'HEAD' and" + VALID + "union select body from (" + STOOD_FOR
                        + ") t where role = 'HEAD')")
                .param("person", account)
                .param("day", today())
                .query(String.class)
                .set();
    }

    /** Who holds this role in the body today, by account; empty where the post is vacant. */
    public List<String> holders(String body, String role) {
        return holders(body, role, null);
    }

    /**
     * Who is to be told today in this role of the body: its holders and, in the place of those who have named one, their
     * deputies.
     *
     * @param about a body: of those in charge of certain bodies only whoever is in charge of this one; null: all
     * @return accounts, none twice; empty where the post is vacant
     */
    public List<String> holders(String body, String role, String about) {
        return jdbc.sql("""
                        select coalesce(u.deputy, m.person) from register.membership m
                        left join lateral (select s.deputy from register.substitution s
                          where s.person = m.person and s.valid_from <= :day and s.valid_to >= :day
                            and m.role not in ('ADMINISTRATOR', 'SUPERVISOR', 'INSPECTOR')
                          order by s.id limit 1) u on true
                        where m.body = :body and m.role = :role
                          and (cast(:about as text) is null or cardinality(m.areas) = 0 or :about = any(m.areas)) and
                        """ + VALID + "group by 1 order by min(m.person)")
                .param("body", body)
                .param("role", role)
                .param("about", about)
                .param("day", today())
                .query(String.class)
                .list();
    }

    /** Who holds this role today, wherever. */
    public List<String> everyHolder(String role) {
        return jdbc.sql("select distinct m.person from register.membership m where m.role = :role and" + VALID
                        + "order by m.person")
                .param("role", role)
                .param("day", today())
                .query(String.class)
                .list();
    }

    /** Accounts that belong to a group of the engine today. */
    public List<String> members(String group) {
        List<String> members = new ArrayList<>();
        for (Person person : withLogin()) {
            if (groups(person.account()).contains(group)) {
                members.add(person.account());
            }
        }
        return members;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Person person(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Person(
                row.getString("account"),
                row.getString("name"),
                row.getString("title"),
                row.getString("email"),
                row.getString("password_hash"));
    }
}
