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

/** Nhập thay: which body's officials enter for which other body, between which days, on what grounds. */
@Component
public class Mandates {

    /** @param to last day, inclusive; null: until it is ended */
    public record Mandate(
            long id,
            String body,
            String bodyName,
            String agent,
            String agentName,
            LocalDate from,
            LocalDate to,
            String document,
            String givenBy) {}

    private static final String ALL = """
            select g.*, b.name body_name, a.name agent_name, coalesce(p.name, g.given_by) by_name
            from register.mandate g join register.body b on b.code = g.body
              join register.body a on a.code = g.agent left join register.person p on p.account = g.given_by
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Mandates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void give(String body, String agent, LocalDate from, LocalDate to, String document, String by) {
        jdbc.sql("""
                        insert into register.mandate (body, agent, valid_from, valid_to, document, given_by, given_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(body, agent, from, to, document, by, OffsetDateTime.now(clock))
                .update();
    }

    /** After that day it holds no more, before its first one never; what was entered under it stays. */
    public boolean end(long id, LocalDate lastDay) {
        return jdbc.sql("""
                        update register.mandate set valid_to = greatest(valid_from - 1, cast(:day as date))
                        where id = :id and (valid_to is null or valid_to > :day and valid_to >= valid_from)
                        """).param("day", lastDay).param("id", id).update() > 0;
    }

    public Optional<Mandate> find(long id) {
        return jdbc.sql(ALL + "where g.id = ?")
                .param(id)
                .query(Mandates::mandate)
                .optional();
    }

    /** The latest first, those that have ended, too. */
    public List<Mandate> all() {
        return jdbc.sql(ALL + "order by g.id desc limit 500")
                .query(Mandates::mandate)
                .list();
    }

    private static Mandate mandate(ResultSet row, int n) throws SQLException {
        return new Mandate(
                row.getLong("id"),
                row.getString("body"),
                row.getString("body_name"),
                row.getString("agent"),
                row.getString("agent_name"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("document"),
                row.getString("by_name"));
    }
}
