package vn.dondoc.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bút phê: what a leader wrote on paper about one task, and the scan of it. */
@Component
public class Endorsements {

    /** @param leader who wrote, as the paper shows; {@code writtenOn} the day on it */
    public record Endorsement(
            long id,
            String taskId,
            String leader,
            LocalDate writtenOn,
            String content,
            String fileName,
            String mediaType,
            long size,
            String recordedBy,
            Instant recordedAt) {}

    /** The scan. */
    public record Scan(String fileName, String mediaType, byte[] content) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Sight sight;

    Endorsements(JdbcClient jdbc, Clock clock, Sight sight) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sight = sight;
    }

    /** @param file the scan, checked before */
    public void add(
            String taskId,
            String proceeding,
            String leader,
            LocalDate writtenOn,
            String content,
            String fileName,
            String mediaType,
            String sha256,
            Path file,
            String by) {
        try (InputStream scan = Files.newInputStream(file)) {
            jdbc.sql("""
                            insert into register.endorsement (task_id, proceeding, leader, written_on, content, file_name,
                              media_type, size, sha256, scan, recorded_by, recorded_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            taskId,
                            proceeding,
                            leader,
                            writtenOn,
                            content,
                            fileName,
                            mediaType,
                            Files.size(file),
                            sha256,
                            scan.readAllBytes(),
                            by,
                            OffsetDateTime.now(clock))
                    .update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The latest one that this clerk recorded for the task. */
    public Optional<Endorsement> latest(String taskId, String by) {
        return jdbc.sql(
                        "select * from register.endorsement where task_id = ? and recorded_by = ? order by id desc limit 1")
                .params(taskId, by)
                .query(Endorsements::endorsement)
                .optional();
    }

    /** The first one first. */
    public List<Endorsement> about(String proceeding) {
        return jdbc.sql("select * from register.endorsement where proceeding = ? order by id")
                .param(proceeding)
                .query(Endorsements::endorsement)
                .list();
    }

    /** Empty, too, where whoever reads may not read the work that it is about. */
    public Optional<Scan> scan(long id) {
        Sight.View seen = sight.now();
        return jdbc.sql("select file_name, media_type, scan from register.endorsement where id = :id and "
                        + seen.work("proceeding"))
                .param("id", id)
                .params(seen.parameters())
                .query((row, n) -> new Scan(row.getString(1), row.getString(2), row.getBytes(3)))
                .optional();
    }

    private static Endorsement endorsement(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Endorsement(
                row.getLong("id"),
                row.getString("task_id"),
                row.getString("leader"),
                row.getObject("written_on", LocalDate.class),
                row.getString("content"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("recorded_by"),
                AssignmentView.instant(row, "recorded_at"));
    }
}
