package vn.dondoc.register;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.DigestUtils;

/** The ledger's rows on their way out of the house. */
@Component
public class Outbox {

    /**
     * @param attempts tries by its carrier, this one included
     * @param batch the message that the alert leaves with, fixed at its first try
     * @param carrier code of the carrier that has it; null before the first try
     * @param urgent leaves at any hour
     */
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
            String incident,
            String carrier,
            boolean urgent) {

        private Waiting in(String message) {
            return new Waiting(
                    id,
                    proceeding,
                    recipient,
                    phone,
                    email,
                    channel,
                    sendAt,
                    attempts,
                    message,
                    incident,
                    carrier,
                    urgent);
        }
    }

    /** Whether anything may leave, and whether anything may at any hour. */
    public record Due(boolean any, boolean urgent) {}

    /** When the next alert may leave, by hỏa tốc and by all others; null where none waits. */
    public record Next(Instant urgent, Instant ordinary) {}

    /** How the try of a message ended; {@code code} of register.delivery_attempt. */
    public record Ending(long attempt, String code, String error) {}

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

    private static final String URGENT =
            "exists (select 1 from register.directive d where d.key = a.directive and d.urgency = 'HOA_TOC')";

    /** @param channels that can leave at all */
    public Due due(List<String> channels) {
        return jdbc.sql("""
                        select count(*) > 0, coalesce(bool_or(%s), false) from register.alert a
                        where state = 'PENDING' and send_at <= :now and channel = any(:channels)
                          and (claimed_until is null or claimed_until <= :now)
                        """.formatted(URGENT))
                .param("now", OffsetDateTime.now(clock))
                .param("channels", channels.toArray(String[]::new))
                .query((row, n) -> new Due(row.getBoolean(1), row.getBoolean(2)))
                .single();
    }

    /**
     * Takes the alerts of the next messages that are due for {@code lease}; no two relays take the same. An SMS is a
     * message of its own, digests and lists are one a person and sending instant. The first claim fixes which alerts a
     * message has, and so its key. The key follows from what the alerts are, not from their numbers: after a restore a
     * number may stand for another alert, and the gateway would take that for one that it has sent.
     *
     * @param messages at most so many
     * @param channels that can leave at all
     * @param urgentOnly out of the sending hours
     */
    @Transactional
    public List<Waiting> claim(int messages, Duration lease, List<String> channels, boolean urgentOnly) {
        // Two at once would each lock a part of the same digest and send it in halves.
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(CLAIMING)
                .query((row, n) -> true)
                .single();
        OffsetDateTime now = OffsetDateTime.now(clock);
        Map<String, List<Waiting>> taken = jdbc
                .sql("""
                        with able as (
                          select id, send_at, batch, channel, recipient, %s urgent from register.alert a
                          where state = 'PENDING' and send_at <= :now and channel = any(:channels)
                            and (claimed_until is null or claimed_until <= :now)),
                        due as materialized (
                          select id, send_at, urgent, coalesce(batch, case channel when 'SMS' then id::text
                            else concat_ws('|', channel, recipient, send_at, urgent) end) message
                          from able where urgent or not :urgentOnly),
                        first as materialized (
                          select message from due group by message order by min(send_at), message limit :messages)
                        select a.*, p.phone, p.email, d.message, d.urgent
                        from first join due d on d.message = first.message join register.alert a on a.id = d.id
                          join register.person p on p.account = a.recipient
                        where a.state = 'PENDING' for update of a skip locked
                        """.formatted(URGENT))
                .param("now", now)
                .param("messages", messages)
                .param("channels", channels.toArray(String[]::new))
                .param("urgentOnly", urgentOnly)
                .query((row, n) -> Map.entry(
                        row.getString("message"),
                        new Taken(
                                row.getString("idempotency_key"),
                                new Waiting(
                                        row.getLong("id"),
                                        row.getString("proceeding"),
                                        row.getString("recipient"),
                                        row.getString("phone"),
                                        row.getString("email"),
                                        row.getString("channel"),
                                        row.getObject("send_at", OffsetDateTime.class)
                                                .toInstant(),
                                        row.getInt("attempts") + 1,
                                        row.getString("batch"),
                                        row.getString("incident_id"),
                                        row.getString("carrier"),
                                        row.getBoolean("urgent")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList()), Outbox::keyed)));
        List<Waiting> claimed = taken.values().stream().flatMap(List::stream).toList();
        jdbc.sql("""
                        update register.alert a set claimed_until = :until, attempts = a.attempts + 1, batch = m.batch
                        from unnest(cast(:ids as bigint[]), cast(:batches as text[])) m (id, batch) where a.id = m.id
                        """)
                .param("until", now.plus(lease))
                .param("ids", ids(claimed))
                .param("batches", Proceedings.texts(claimed, Waiting::batch))
                .update();
        return claimed;
    }

    private record Taken(String key, Waiting alert) {}

    /** The key that a message has already, or one that follows from its alerts. */
    private static List<Waiting> keyed(List<Taken> message) {
        String first = message.get(0).alert().batch();
        String batch = first != null
                ? first
                : "alert-"
                        + DigestUtils.md5DigestAsHex(message.stream()
                                .map(Taken::key)
                                .sorted()
                                .collect(Collectors.joining("|"))
                                .getBytes(StandardCharsets.UTF_8));
        return message.stream().map(taken -> taken.alert().in(batch)).toList();
    }

    /**
     * Notes before the message leaves by whom it does, so that a node that is lost meanwhile leaves a trace.
     *
     * @param carrier null where none is left
     * @param passedOver carriers for which the person has no address, each with what to do about it
     * @return the number of the try; null without a carrier
     */
    public Long begin(List<Waiting> message, String carrier, Map<String, String> passedOver) {
        List<String[]> rows = new ArrayList<>();
        passedOver.forEach((each, error) -> rows.add(new String[] {each, "NO_ADDRESS", error}));
        if (carrier != null) {
            rows.add(new String[] {carrier, "UNKNOWN", null});
        }
        return jdbc.sql("""
                        with tried as (
                          insert into register.delivery_attempt (batch, carrier, at, outcome, error)
                          select :batch, x.carrier, :now, x.outcome, x.error from unnest(cast(:carriers as text[]),
                            cast(:outcomes as text[]), cast(:errors as text[])) x (carrier, outcome, error)
                          returning id, outcome),
                        has as (
                          update register.alert set carrier = coalesce(:carrier, carrier) where id = any(:ids))
                        select id from tried where outcome = 'UNKNOWN'
                        """)
                .param("batch", message.get(0).batch())
                .param("now", OffsetDateTime.now(clock))
                .param("carriers", Proceedings.texts(rows, row -> row[0]))
                .param("outcomes", Proceedings.texts(rows, row -> row[1]))
                .param("errors", Proceedings.texts(rows, row -> row[2]))
                .param("carrier", carrier)
                .param("ids", ids(message))
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /**
     * These alerts have left, also those whose work was closed while they were on the way.
     *
     * @param provider what the carrier calls the message; may be null
     */
    public void sent(List<Waiting> message, long attempt, String provider) {
        jdbc.sql("""
                        with answered as (
                          update register.delivery_attempt set outcome = 'ACCEPTED', provider_id = :provider
                          where id = :attempt)
                        update register.alert set state = 'SENT', sent_at = :now, claimed_until = null, last_error = null
                        where id = any(:ids)
                        """)
                .param("attempt", attempt)
                .param("provider", provider)
                .param("now", OffsetDateTime.now(clock))
                .param("ids", ids(message))
                .update();
    }

    /** Not before {@code at}, by the same carrier. */
    public void tryAgain(List<Waiting> message, Ending ending, Instant at) {
        ended(
                message,
                ending,
                "claimed_until = :at, last_error = :error",
                Map.of("at", at.atOffset(ZoneOffset.UTC), "error", ending.error()));
    }

    /** The next carrier has it, at once. */
    public void passOn(List<Waiting> message, Ending ending, String carrier) {
        ended(
                message,
                ending,
                "carrier = :carrier, attempts = 0, claimed_until = null, last_error = :error",
                Map.of("carrier", carrier, "error", ending.error()));
    }

    private void ended(List<Waiting> message, Ending ending, String change, Map<String, ?> values) {
        jdbc.sql("""
                        with answered as (
                          update register.delivery_attempt set outcome = :outcome, error = :error where id = :attempt)
                        update register.alert set %s where id = any(:ids) and state = 'PENDING'
                        """.formatted(change))
                .params(values)
                .param("outcome", ending.code())
                .param("error", ending.error())
                .param("attempt", ending.attempt())
                .param("ids", ids(message))
                .update();
    }

    /** The last try of a message has ended; its alerts are given up one by one. */
    public void ended(Ending ending) {
        jdbc.sql("update register.delivery_attempt set outcome = ?, error = ? where id = ?")
                .params(ending.code(), ending.error(), ending.attempt())
                .update();
    }

    private static Long[] ids(List<Waiting> message) {
        return message.stream().map(Waiting::id).toArray(Long[]::new);
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
     * one message, and the rest would pass for delivered. The first carrier comes first again: what stood in its way may
     * have been mended.
     *
     * @return false where the alert is not a failed one
     */
    public boolean again(long alert) {
        return jdbc.sql("""
                        update register.alert a set state = 'PENDING', attempts = 0, carrier = null,
                          claimed_until = null
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

    /** How many alerts a carrier could not deliver at its last try, given up or not. */
    public long troubled(String carrier) {
        return jdbc.sql("""
                        select (select count(*) from register.alert where state = 'FAILED' and carrier = :carrier)
                          + (select count(*) from register.alert
                             where state = 'PENDING' and last_error is not null and carrier = :carrier)
                        """).param("carrier", carrier).query(Long.class).single();
    }

    /** @param channels that can leave at all */
    public Next nextDue(List<String> channels) {
        return jdbc.sql("""
                        select min(at) filter (where urgent), min(at) filter (where not urgent) from (
                          select greatest(send_at, coalesce(claimed_until, send_at)) at, %s urgent
                          from register.alert a where state = 'PENDING' and channel = any(?)) waiting
                        """.formatted(URGENT))
                .param(channels.toArray(String[]::new))
                .query((row, n) -> new Next(instant(row, 1), instant(row, 2)))
                .single();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
