package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What inspectors may read: dated mandates, each on a paper; {@link Sight} goes by those of today. */
@Component
public class Inspections {

    /**
     * @param directive null: whatever the directive, of the body named
     * @param body null: whatever the body, of the directive named
     * @param to last day, inclusive
     */
    public record Wish(
            String inspector,
            String directive,
            String body,
            String number,
            LocalDate datedOn,
            LocalDate from,
            LocalDate to) {}

    public record Mandate(
            long id,
            String inspector,
            String inspectorName,
            String directive,
            String body,
            String bodyName,
            String number,
            LocalDate datedOn,
            LocalDate from,
            LocalDate to,
            String openedBy) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Inspections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public long open(Wish wish, String by) {
        return jdbc.sql("""
                        insert into register.inspection (inspector, directive, body, number, dated_on, valid_from, valid_to,
                          opened_by, opened_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .params(
                        wish.inspector(),
                        wish.directive(),
                        wish.body(),
                        wish.number(),
                        wish.datedOn(),
                        wish.from(),
                        wish.to(),
                        by,
                        OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    /** The day given is the last one; before its first one it never holds. @return whether it was open after that day */
    public boolean end(long id, LocalDate lastDay) {
        return jdbc.sql("""
                        update register.inspection set valid_to = greatest(valid_from - 1, cast(:day as date))
                        where id = :id and valid_to > :day and valid_to >= valid_from
                        """).param("day", lastDay).param("id", id).update() > 0;
    }

    /** Accounts that hold the role of inspector today. */
    public List<String> inspectors() {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("""
                        select distinct person from register.membership
                        where role = 'INSPECTOR' and valid_from <= ? and (valid_to is null or valid_to >= ?) order by 1
                        """).params(today, today).query(String.class).list();
    }

    /** The latest first, those that have ended, too. */
    public List<Mandate> all() {
        return jdbc.sql("""
                        select i.*, p.name inspector_name, b.name body_name, coalesce(o.name, i.opened_by) opener
                        from register.inspection i join register.person p on p.account = i.inspector
                          left join register.body b on b.code = i.body
                          left join register.person o on o.account = i.opened_by
                        order by i.id desc limit 500
                        """)
                .query((row, n) -> new Mandate(
                        row.getLong("id"),
                        row.getString("inspector"),
                        row.getString("inspector_name"),
                        row.getString("directive"),
                        row.getString("body"),
                        row.getString("body_name"),
                        row.getString("number"),
                        row.getObject("dated_on", LocalDate.class),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class),
                        row.getString("opener")))
                .list();
    }
}
