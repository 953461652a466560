package vn.dondoc.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.Rung;

/** The ledger of urging: a row is one reminder to one person, once, kept for ever. */
@Component
public class AlertLedger {

    /** The subject of {@link Entry#task()} where the assignment's own date is urged, not a step's. */
    public static final String DUE = "due";

    /**
     * @param owner whose step it is; null for the assignment's own date
     * @param nominal when the rung lay, however late it was raised
     * @param sendAt when it may leave
     * @param overtaken a higher rung of the same date is delivered instead
     * @param vacantRole whom the table names, where nobody holds that post and the recipient is told instead; else null
     */
    public record Entry(
            String directive,
            String proceeding,
            String task,
            String owner,
            LocalDate due,
            Rung rung,
            String recipient,
            String channel,
            Instant nominal,
            Instant sendAt,
            boolean overtaken,
            String vacantRole) {

        /** Stays the same however often the rung is looked at; a moved date gives a new one. */
        String idempotencyKey() {
            return String.join("|", proceeding, task, due.toString(), rung.name(), recipient);
        }
    }

    /** A rung of one date that is on the ledger, whatever the recipient; {@code owner} as in {@link Entry}. */
    public record Raised(String task, String owner, LocalDate due, Rung rung) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    AlertLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Rows that are there already stay as they are. */
    public int add(List<Entry> entries) {
        return jdbc.sql("""
                        insert into register.alert (idempotency_key, directive, proceeding, task, owner, due, rung,
                          recipient, channel, nominal_at, send_at, state, vacant_role, created_at)
                        select *, cast(:now as timestamptz)
                        from unnest(cast(:keys as text[]), cast(:directives as text[]), cast(:proceedings as text[]),
                          cast(:tasks as text[]), cast(:owners as text[]), cast(:dues as date[]), cast(:rungs as text[]),
                          cast(:recipients as text[]), cast(:channels as text[]), cast(:nominals as timestamptz[]),
                          cast(:sendAts as timestamptz[]), cast(:states as text[]), cast(:vacant as text[]))
                        on conflict (idempotency_key) do nothing
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("keys", Proceedings.texts(entries, Entry::idempotencyKey))
                .param("directives", Proceedings.texts(entries, Entry::directive))
                .param("proceedings", Proceedings.texts(entries, Entry::proceeding))
                .param("tasks", Proceedings.texts(entries, Entry::task))
                .param("owners", Proceedings.texts(entries, Entry::owner))
                .param("dues", Proceedings.texts(entries, entry -> entry.due().toString()))
                .param("rungs", Proceedings.texts(entries, entry -> entry.rung().name()))
                .param("recipients", Proceedings.texts(entries, Entry::recipient))
                .param("channels", Proceedings.texts(entries, Entry::channel))
                .param("nominals", Proceedings.texts(entries, entry -> utc(entry.nominal())))
                .param("sendAts", Proceedings.texts(entries, entry -> utc(entry.sendAt())))
                .param("states", Proceedings.texts(entries, entry -> entry.overtaken() ? "OVERTAKEN" : "PENDING"))
                .param("vacant", Proceedings.texts(entries, Entry::vacantRole))
                .update();
    }

    public Set<Raised> raised(String proceeding) {
        return jdbc.sql("select distinct task, owner, due, rung from register.alert where proceeding = ?")
                .param(proceeding)
                .query((row, n) -> new Raised(
                        row.getString("task"),
                        row.getString("owner"),
                        row.getObject("due", LocalDate.class),
                        Rung.valueOf(row.getString("rung"))))
                .set();
    }

    /** The same for many proceedings in one statement; those of which nothing was raised are missing. */
    public Map<String, Set<Raised>> raised(Collection<String> proceedings) {
        Map<String, Set<Raised>> raised = new HashMap<>();
        jdbc.sql("select distinct proceeding, task, owner, due, rung from register.alert where proceeding = any(?)")
                .param(proceedings.toArray(String[]::new))
                .query(row -> {
                    raised.computeIfAbsent(row.getString("proceeding"), key -> new HashSet<>())
                            .add(new Raised(
                                    row.getString("task"),
                                    row.getString("owner"),
                                    row.getObject("due", LocalDate.class),
                                    Rung.valueOf(row.getString("rung"))));
                });
        return raised;
    }

    /** The work is closed: what has not left yet never will. */
    public int withdraw(String proceeding) {
        return jdbc.sql("update register.alert set state = 'WITHDRAWN' where proceeding = ? and state = 'PENDING'")
                .param(proceeding)
                .update();
    }

    /** A new release calls the step by another id: rungs that were raised for it count as raised. Keys stay. */
    public void rename(String proceeding, String from, String to) {
        jdbc.sql("update register.alert set task = ? where proceeding = ? and task = ?")
                .params(to, proceeding, from)
                .update();
    }

    private static String utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toString();
    }
}
