package vn.dondoc.register;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of the messages of the ledger, try by try. */
@Component
public class Deliveries {

    /**
     * One try of one message.
     *
     * @param carrier MAIL or GATEWAY
     * @param at when it began
     * @param outcome ACCEPTED, FAILED (for now), REFUSED (for good), NO_ADDRESS, or UNKNOWN where nobody noted an answer
     * @param error why not, and what to do; null where it was accepted
     * @param providerId what the carrier calls the message; null where it was not accepted or does not say
     */
    public record Attempt(String batch, String carrier, Instant at, String outcome, String error, String providerId) {}

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The tries of these messages, earliest first; nulls among them are left out. */
    public Map<String, List<Attempt>> of(Collection<String> batches) {
        String[] wanted = batches.stream().filter(Objects::nonNull).distinct().toArray(String[]::new);
        if (wanted.length == 0) {
            return Map.of();
        }
        return jdbc
                .sql("select * from register.delivery_attempt where batch = any(?) order by id")
                .param(wanted)
                .query((row, n) -> new Attempt(
                        row.getString("batch"),
                        row.getString("carrier"),
                        AssignmentView.instant(row, "at"),
                        row.getString("outcome"),
                        row.getString("error"),
                        row.getString("provider_id")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Attempt::batch));
    }
}
