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

    /** @param batch the message that the alert leaves with, fixed at its first try */
    public record Waiting(
            long id,
            String proceeding,
            String recipient,
            String phone,
            String email,
            String channel,
            Instant sendAt,
            int attempts,
            String batch,
            String incident) {}

    /** An alert that could not be delivered, and where its work runs. */
    public record Failed(long id, String instance, String incident) {}

    /** Names the advisory lock under which relays claim. */
    private static final long CLAIMING = 7_300_700;

    private final JdbcClient jdbc;
    private final Proceedings proceedings;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Proceedings proceedings, Clock clock) {
        this.jdbc = jdbc;
        this.proceedings = proceedings;
        this.clock = clock;
    }

    /**
     * Takes the alerts of the next messages that are due for {@code lease}; no two relays take the same. An SMS is a
     * message of its own, digests and lists are one a person and sending instant. The first claim fixes which alerts a
     * message has, and so its key. The key follows from what the alerts are, not from their numbers: after a restore a
     * number may stand for another alert, and the gateway would take that for one that it has sent.
     *
     * @param messages at most so many
     */
    @Transactional
    public List<Waiting> claim(int messages, Duration lease) {
        // Two at once would each lock a part of the same digest and send it in halves.
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(CLAIMING)
                .query((row, n) -> true)
                .single();
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        with due as (
                          select id, send_at, coalesce(batch, case channel when 'SMS' then id::text
                            else concat_ws('|', channel, recipient, send_at) end) message
                          from register.alert
                          where state = 'PENDING' and send_at <= :now
                            and (claimed_until is null or claimed_until <= :now)),
                        first as (
                          select message from due group by message order by min(send_at), message limit :messages),
                        taken as (
                          select a.id, a.idempotency_key, d.message from register.alert a join due d on d.id = a.id
                          where d.message in (select message from first) and a.state = 'PENDING'
                          for update of a skip locked),
                        keyed as (select id, 'alert-' || md5(string_agg(idempotency_key, '|') over (
                            partition by message order by idempotency_key
                            rows between unbounded preceding and unbounded following)) batch from taken)
                        update register.alert a set claimed_until = :until, attempts = a.attempts + 1,
                          batch = coalesce(a.batch, keyed.batch)
                        from keyed, register.person p
                        where a.id = keyed.id and p.account = a.recipient
                        returning a.*, p.phone, p.email
                        """)
                .param("now", now)
                .param("until", now.plus(lease))
                .param("messages", messages)
                .query((row, n) -> new Waiting(
                        row.getLong("id"),
                        row.getString("proceeding"),
                        row.getString("recipient"),
                        row.getString("phone"),
                        row.getString("email"),
                        row.getString("channel"),
                        row.getObject("send_at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempts"),
                        row.getString("batch"),
                        row.getString("incident_id")))
                .list();
    }

    /** These alerts have left, also those whose work was closed while they were on the way. */
    public void sent(List<Long> alerts) {
        jdbc.sql("""
                        update register.alert set state = 'SENT', sent_at = ?, claimed_until = null, last_error = null
                        where id = any(?)
                        """)
                .params(OffsetDateTime.now(clock), alerts.toArray(Long[]::new))
                .update();
    }

    /** A delivered alert's incident, no longer kept; its proceeding is locked first, like before {@link #failed}. */
    @Transactional
    public Optional<String> settled(Waiting alert) {
        proceedings.lock(alert.proceeding());
        jdbc.sql("update register.alert set incident_id = null where id = ?")
                .param(alert.id())
                .update();
        return Optional.ofNullable(alert.incident());
    }

    public void tryAgain(List<Long> alerts, Instant at, String error) {
        jdbc.sql("update register.alert set claimed_until = ?, last_error = ? where id = any(?)")
                .params(at.atOffset(ZoneOffset.UTC), error, alerts.toArray(Long[]::new))
                .update();
    }

    /**
     * Gives an alert up; empty where its work was closed meanwhile. The proceeding is locked first, for its instance is
     * about to get an incident (ADR 0003).
     */
    @Transactional
    public Optional<Failed> failed(Waiting alert, String error) {
        String instance = proceedings
                .lock(alert.proceeding())
                .map(Proceedings.Proceeding::instance)
                .orElse(null);
        return jdbc.sql("""
                        update register.alert set state = 'FAILED', claimed_until = null, last_error = ?
                        where id = ? and state = 'PENDING' returning incident_id
                        """)
                .params(error, alert.id())
                .query((row, n) -> new Failed(alert.id(), instance, row.getString(1)))
                .optional();
    }

    public void incident(long alert, String incident) {
        jdbc.sql("update register.alert set incident_id = ? where id = ?")
                .params(incident, alert)
                .update();
    }

    /**
     * A failed alert is to be sent once more, with all that failed in the same message: under one key the gateway takes
     * one message, and the rest would pass for delivered.
     *
     * @return false where the alert is not a failed one
     */
    public boolean again(long alert) {
        return jdbc.sql("""
                        update register.alert a set state = 'PENDING', attempts = 0, claimed_until = null
                        from register.alert asked
                        where asked.id = ? and asked.state = 'FAILED' and a.state = 'FAILED'
                          and (a.id = asked.id or a.batch = asked.batch)
                        """).param(alert).update() > 0;
    }

    /** How many alerts were given up. */
    public long failed() {
        return jdbc.sql("select count(*) from register.alert where state = 'FAILED'")
                .query(Long.class)
                .single();
    }

    /** How many alerts may leave and are still here. */
    public long waiting() {
        return jdbc.sql("select count(*) from register.alert where state = 'PENDING' and send_at <= ?")
                .param(OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
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
