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

/** Theo ủy quyền: who does whose work, between which days, on what paper. */
@Component
public class Substitutions {

    /**
     * @param to last day, inclusive
     * @param begun whether what the person had claimed has followed
     */
    public record Substitution(
            long id,
            String person,
            String personName,
            String deputy,
            String deputyName,
            LocalDate from,
            LocalDate to,
            String document,
            String givenBy,
            boolean begun) {

        public boolean over(LocalDate today) {
            return to.isBefore(today) || to.isBefore(from);
        }
    }

    private static final String ALL = """
            select s.*, p.name person_name, d.name deputy_name, coalesce(g.name, s.given_by) given_name
            from register.substitution s join register.person p on p.account = s.person
              join register.person d on d.account = s.deputy left join register.person g on g.account = s.given_by
            """;

    private final JdbcClient jdbc;
    private final Sight sight;
    private final Clock clock;

    Substitutions(JdbcClient jdbc, Sight sight, Clock clock) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.clock = clock;
    }

    /** Two at once would each not see the other. */
    public void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('register.substitution'))")
                .query((row, n) -> "")
                .single();
    }

    public long add(String person, String deputy, LocalDate from, LocalDate to, String document, String by) {
        return jdbc.sql("""
                        insert into register.substitution (person, deputy, valid_from, valid_to, document, given_by,
                          given_at) values (?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(person, deputy, from, to, document, by, OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    /** Those that touch these days and in which one of the two takes part, on either side. */
    public List<Substitution> touching(String person, String deputy, LocalDate from, LocalDate to) {
        return jdbc.sql(ALL + """
                        where s.valid_from <= :to and s.valid_to >= :from and s.valid_to >= s.valid_from
                          and (s.person in (:person, :deputy) or s.deputy = :person) order by s.id
                        """)
                .param("person", person)
                .param("deputy", deputy)
                .param("from", from)
                .param("to", to)
                .query(Substitutions::row)
                .list();
    }

    /** Today's and those to come, of either side. */
    public List<Substitution> openOf(String account) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(ALL + """
                        where (s.person = :account or s.deputy = :account) and s.valid_to >= :today
                          and s.valid_to >= s.valid_from order by s.id
                        """)
                .param("account", account)
                .param("today", today)
                .query(Substitutions::row)
                .list();
    }

    /** Those of the reader's own bodies, of all for whoever runs the office; the latest first, those that are over, too. */
    public List<Substitution> all() {
        Sight.View seen = sight.now();
        return jdbc.sql(ALL + "where " + seen.person("s.person") + " or " + seen.person("s.deputy")
                        + " order by s.id desc limit 500")
                .params(seen.parameters())
                .query(Substitutions::row)
                .list();
    }

    public Optional<Substitution> find(long id) {
        return jdbc.sql(ALL + "where s.id = ?")
                .param(id)
                .query(Substitutions::row)
                .optional();
    }

    /** One that holds today and whose claimed tasks have not followed yet; nobody else takes it meanwhile. */
    public Optional<Substitution> takeToBegin() {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(ALL + """
                        where s.begun_at is null and s.valid_from <= :today and s.valid_to >= :today order by s.id limit 1
                        for update of s skip locked
                        """)
                .param("today", today)
                .query(Substitutions::row)
                .optional();
    }

    public void begun(long id) {
        jdbc.sql("update register.substitution set begun_at = ? where id = ?")
                .params(OffsetDateTime.now(clock), id)
                .update();
    }

    /** The last day, inclusive; before its first one it never holds. False where it is over already. */
    public boolean end(long id, LocalDate lastDay, String by) {
        return jdbc.sql("""
                        update register.substitution set valid_to = greatest(valid_from - 1, cast(:day as date)),
                          ended_by = :by, ended_at = :now
                        where id = :id and valid_to > :day and valid_to >= valid_from
                        """)
                        .param("day", lastDay)
                        .param("by", by)
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .update()
                > 0;
    }

    private static Substitution row(ResultSet row, int n) throws SQLException {
        return new Substitution(
                row.getLong("id"),
                row.getString("person"),
                row.getString("person_name"),
                row.getString("deputy"),
                row.getString("deputy_name"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("document"),
                row.getString("given_name"),
                row.getObject("begun_at") != null);
    }
}
