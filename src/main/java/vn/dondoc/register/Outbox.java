package vn.dondoc.register;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ledger's rows on their way out of the house. */
@Component
public class Outbox {

    /** @param batch the message that the alert leaves with; null before its first try */
    public record Waiting(
            long id,
            String proceeding,
            String recipient,
            String phone,
            String email,
            String channel,
            Instant sendAt,
            int attempts,
            String batch) {}

    /** An alert that could not be delivered, and where its work runs. */
    public record Failed(long id, String instance, String incident) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes what is due for {@code lease}; no two relays take the same. */
    @Transactional
    public List<Waiting> claim(int most, Duration lease) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        update register.alert a set claimed_until = ?, attempts = a.attempts + 1
                        from register.person p
                        where p.account = a.recipient and a.id in (
                          select id from register.alert
                          where state = 'PENDING' and send_at <= ? and (claimed_until is null or claimed_until <= ?)
                          order by send_at, channel, recipient, id limit ? for update skip locked)
                        returning a.*, p.phone, p.email
                        """)
                .params(now.plus(lease), now, now, most)
                .query((row, n) -> new Waiting(
                        row.getLong("id"),
                        row.getString("proceeding"),
                        row.getString("recipient"),
                        row.getString("phone"),
                        row.getString("email"),
                        row.getString("channel"),
                        row.getObject("send_at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts"),
                        row.getString("batch")))
                .list();
    }

    /** From now on these alerts leave as this one message, however often it is tried. */
    public void batch(List<Long> alerts, String batch) {
        jdbc.sql("update register.alert set batch = ? where id = any(?) and batch is null")
                .params(batch, alerts.toArray(Long[]::new))
                .update();
    }

    /** @return incidents that this delivery settles */
    @Transactional
    public List<String> sent(List<Long> alerts) {
        Long[] ids = alerts.toArray(Long[]::new);
        List<String> incidents = jdbc.sql(
                        "select incident_id from register.alert where id = any(?) and incident_id is not null")
                .param(ids)
                .query(String.class)
                .list();
        jdbc.sql("""
                        update register.alert set state = 'SENT', sent_at = ?, claimed_until = null, last_error = null,
                          incident_id = null where id = any(?)
                        """).params(OffsetDateTime.now(clock), ids).update();
        return incidents;
    }

    public void tryAgain(List<Long> alerts, Instant at, String error) {
        jdbc.sql("update register.alert set claimed_until = ?, last_error = ? where id = any(?)")
                .params(at.atOffset(ZoneOffset.UTC), error, alerts.toArray(Long[]::new))
                .update();
    }

    public List<Failed> failed(List<Long> alerts, String error) {
        return jdbc.sql("""
                        update register.alert a set state = 'FAILED', claimed_until = null, last_error = ?
                        from register.proceeding p where p.key = a.proceeding and a.id = any(?)
                        returning a.id, p.process_instance_id, a.incident_id
                        """)
                .params(error, alerts.toArray(Long[]::new))
                .query((row, n) -> new Failed(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    public void incident(long alert, String incident) {
        jdbc.sql("update register.alert set incident_id = ? where id = ?")
                .params(incident, alert)
                .update();
    }

    /** A failed alert is to be sent once more; false where it is not a failed one. */
    public boolean again(long alert) {
        return jdbc.sql("update register.alert set state = 'PENDING', attempts = 0, claimed_until = null"
                                + " where id = ? and state = 'FAILED'")
                        .param(alert)
                        .update()
                == 1;
    }

    /** When the next alert may leave; empty where none waits. */
    public Optional<Instant> nextDue() {
        return jdbc.sql("""
                        select min(greatest(send_at, coalesce(claimed_until, send_at))) from register.alert
                        where state = 'PENDING'
                        """)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }
}
