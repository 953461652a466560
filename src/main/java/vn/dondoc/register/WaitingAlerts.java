package vn.dondoc.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.Rung;

/** Alerts that have not left yet and whose recipient changes. The row of the old one stays, withdrawn. */
@Component
public class WaitingAlerts {

    /** What waits for one date and rung of a proceeding; {@code owner} as in {@link AlertLedger.Entry}. */
    public record Waiting(
            String directive, String task, String owner, LocalDate due, Rung rung, Instant nominal, Instant sendAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    WaitingAlerts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public int countOf(String person) {
        return jdbc.sql("select count(*) from register.alert where recipient = ? and state = 'PENDING'")
                .param(person)
                .query(Integer.class)
                .single();
    }

    /**
     * What waits for one person goes to another.
     *
     * @param lastDay only what would leave up to then; null: all
     * @return how many
     */
    public int passOn(String from, String to, LocalDate lastDay) {
        OffsetDateTime before = lastDay == null
                ? null
                : lastDay.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
        return jdbc.sql("""
                        with waiting as (
                          update register.alert set state = 'WITHDRAWN' where recipient = :from and state = 'PENDING'
                            and (cast(:before as timestamptz) is null or send_at < :before) returning *)
                        insert into register.alert (idempotency_key, directive, proceeding, task, owner, due, rung,
                          recipient, channel, nominal_at, send_at, state, created_at)
                        select concat_ws('|', proceeding, task, due, rung, cast(:to as text)), directive, proceeding, task, owner,
                          due, rung, :to, channel, nominal_at, send_at, 'PENDING', :now
                        from waiting on conflict (idempotency_key) do nothing
                        """)
                .param("from", from)
                .param("to", to)
                .param("before", before)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Of one proceeding, each date and rung once. */
    public List<Waiting> of(String proceeding) {
        return jdbc.sql("""
                        select distinct on (task, owner, due, rung) * from register.alert
                        where proceeding = ? and state = 'PENDING' order by task, owner, due, rung, id
                        """)
                .param(proceeding)
                .query((row, n) -> new Waiting(
                        row.getString("directive"),
                        row.getString("task"),
                        row.getString("owner"),
                        row.getObject("due", LocalDate.class),
                        Rung.valueOf(row.getString("rung")),
                        AssignmentView.instant(row, "nominal_at"),
                        AssignmentView.instant(row, "send_at")))
                .list();
    }

    /** Whoever is no longer told of this date and rung is taken off. */
    public void withdrawBut(String proceeding, Waiting alert, Collection<String> recipients) {
        jdbc.sql("""
                        update register.alert set state = 'WITHDRAWN' where proceeding = ? and task = ? and due = ?
                          and rung = ? and owner is not distinct from ? and state = 'PENDING' and recipient <> all (?)
                        """)
                .params(
                        proceeding,
                        alert.task(),
                        alert.due(),
                        alert.rung().name(),
                        alert.owner(),
                        recipients.toArray(String[]::new))
                .update();
    }
}
