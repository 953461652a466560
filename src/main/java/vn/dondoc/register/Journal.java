package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger of urging, as it is read. */
@Component
public class Journal {

    /** @param carrier MAIL or GATEWAY: which has it or had it last; null before the first try */
    public record AlertLine(
            long id,
            String assignment,
            String rung,
            String recipient,
            String recipientName,
            String channel,
            Instant nominal,
            Instant sendAt,
            Instant sentAt,
            String state,
            String lastError,
            String carrier,
            List<Deliveries.Attempt> attempts) {

        private AlertLine with(List<Deliveries.Attempt> all) {
            return new AlertLine(
                    id,
                    assignment,
                    rung,
                    recipient,
                    recipientName,
                    channel,
                    nominal,
                    sendAt,
                    sentAt,
                    state,
                    lastError,
                    carrier,
                    all);
        }
    }

    /** A page and how many there are. */
    public record AlertPage(List<AlertLine> items, long total) {}

    private static final String ALERT = """
            select a.id, a.proceeding, a.rung, a.recipient, p.name, a.channel, a.nominal_at, a.send_at, a.sent_at,
              a.state, a.last_error, a.carrier, a.batch, count(*) over () total
            from register.alert a join register.person p on p.account = a.recipient
            """;

    private final JdbcClient jdbc;
    private final Deliveries deliveries;
    private final Sight sight;

    Journal(JdbcClient jdbc, Deliveries deliveries, Sight sight) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.sight = sight;
    }

    /** The ledger, earliest sending first; null leaves a condition out. */
    public AlertPage alerts(String directive, String proceeding, int page, int size) {
        long[] total = {0};
        List<String> batches = new ArrayList<>();
        Sight.View seen = sight.now();
        List<AlertLine> lines = jdbc.sql(ALERT + """
                        where (cast(:directive as text) is null or a.directive = :directive)
                          and (cast(:proceeding as text) is null or a.proceeding = :proceeding)
                          and %s
                        order by a.nominal_at, a.id limit :size offset :skip
                        """.formatted(seen.work("a.proceeding")))
                .params(seen.parameters())
                .param("directive", directive)
                .param("proceeding", proceeding)
                .param("size", size)
                .param("skip", (long) page * size)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    batches.add(row.getString("batch"));
                    return alert(row);
                })
                .list();
        Map<String, List<Deliveries.Attempt>> attempts = deliveries.of(batches);
        return new AlertPage(
                IntStream.range(0, lines.size())
                        .mapToObj(i -> batches.get(i) == null
                                ? lines.get(i)
                                : lines.get(i).with(attempts.getOrDefault(batches.get(i), List.of())))
                        .toList(),
                total[0]);
    }

    private static AlertLine alert(ResultSet row) throws SQLException {
        return new AlertLine(
                row.getLong("id"),
                row.getString("proceeding"),
                row.getString("rung"),
                row.getString("recipient"),
                row.getString("name"),
                row.getString("channel"),
                AssignmentView.instant(row, "nominal_at"),
                AssignmentView.instant(row, "send_at"),
                AssignmentView.instant(row, "sent_at"),
                row.getString("state"),
                row.getString("last_error"),
                row.getString("carrier"),
                List.of());
    }
}
