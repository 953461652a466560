package vn.dondoc.trial.play;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What really happened, read back from the trail, the ledger and the engine; never from the script. */
@Component
class Timeline {

    static final String[] HEADER = {"at", "clause", "body", "process", "event", "rung", "recipient", "detail"};

    /** One line; {@code at} is local time in whole seconds. */
    record Line(
            LocalDateTime at,
            String clause,
            String body,
            String process,
            String event,
            String rung,
            String recipient,
            String detail) {}

    private static final String SQL = """
            select at, clause, body, process, event, rung, recipient, detail from (
              select t.at, 0 as source, t.id, t.clause, t.body, t.process, t.event, t.rung, t.recipient, t.detail
              from register.trail t
              where t.event in ('issued', 'received', 'routed', 'disseminated', 'submitted', 'returned', 'confirmed',
                'reported', 'milestone', 'consulted', 'silent', 'decided', 'promulgated', 'ruling', 'adjusted',
                'obstacle', 'moved', 'ended')
              union all
              select a.sent_at, 1, a.id, s.clause, p.owner, 'escalation', 'alert', a.rung, a.recipient,
                a.proceeding || ' ' || a.task || ', hạn ' || a.due
              from register.alert a
              join register.proceeding p on p.key = a.proceeding
              left join register.assignment s on s.key = a.proceeding
              where a.sent_at is not null
              union all
              select h.end_time_ at time zone 'Asia/Ho_Chi_Minh', 2, 0, null, p.owner, h.proc_def_key_, 'closed', null,
                null, h.business_key_
              from act_hi_procinst h join register.proceeding p on p.process_instance_id = h.id_
              where h.proc_def_key_ = 'directive-lifecycle' and h.state_ = 'COMPLETED'
            ) everything
            order by date_trunc('second', at), source, case when source = 0 then id end,
              clause, body, rung, recipient, detail
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Timeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Line> read() {
        return jdbc.sql(SQL)
                .query((row, n) -> new Line(
                        row.getObject("at", OffsetDateTime.class)
                                .atZoneSameInstant(clock.getZone())
                                .toLocalDateTime()
                                .withNano(0),
                        row.getString("clause"),
                        row.getString("body"),
                        row.getString("process"),
                        row.getString("event"),
                        row.getString("rung"),
                        row.getString("recipient"),
                        row.getString("detail")))
                .list();
    }

    /** RFC 4180. */
    static void write(List<Line> lines, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader(HEADER).get();
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter csv = new CSVPrinter(out, format)) {
            for (Line line : lines) {
                csv.printRecord(
                        second(line.at()),
                        line.clause(),
                        line.body(),
                        line.process(),
                        line.event(),
                        line.rung(),
                        line.recipient(),
                        line.detail());
            }
        }
    }

    private static String second(LocalDateTime at) {
        return at.getSecond() == 0 ? at + ":00" : at.toString();
    }
}
