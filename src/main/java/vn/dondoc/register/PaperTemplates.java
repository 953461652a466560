package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The office's own templates of papers, every version; one may be taken back, none is changed. */
@Component
public class PaperTemplates {

    /**
     * One version.
     *
     * @param validFrom papers of this day and later are written with it
     * @param withdrawnAt null while it holds
     */
    public record Version(
            long id,
            String paper,
            int version,
            LocalDate validFrom,
            String name,
            String sha256,
            String reason,
            String addedBy,
            Instant addedAt,
            String withdrawnBy,
            Instant withdrawnAt,
            String withdrawnReason) {}

    private static final String VERSION = """
            select t.id, t.paper, t.version, t.valid_from, t.name, t.sha256, t.reason, t.added_at, t.withdrawn_at,
              t.withdrawn_reason, coalesce(a.name, t.added_by) added_name, coalesce(w.name, t.withdrawn_by) withdrawn_name
            from register.paper_template t left join register.person a on a.account = t.added_by
              left join register.person w on w.account = t.withdrawn_by
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PaperTemplates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The office's version that holds on a day; empty where it has none. */
    public Optional<Version> inForce(String paper, LocalDate on) {
        return jdbc.sql(VERSION + """
                        where t.paper = ? and t.valid_from <= ? and t.withdrawn_at is null
                        order by t.valid_from desc, t.version desc limit 1
                        """)
                .params(paper, on)
                .query((row, n) -> version(row))
                .optional();
    }

    public Optional<Version> find(long id) {
        return jdbc.sql(VERSION + "where t.id = ?")
                .param(id)
                .query((row, n) -> version(row))
                .optional();
    }

    /** Of all papers, the newest first. */
    public List<Version> history() {
        return jdbc.sql(VERSION + "order by t.id desc limit 200")
                .query((row, n) -> version(row))
                .list();
    }

    public byte[] content(long id) {
        return jdbc.sql("select content from register.paper_template where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
    }

    public Version add(
            String paper, LocalDate validFrom, String name, String sha256, byte[] content, String reason, String by) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('register.paper_template'))")
                .query((row, n) -> true)
                .list();
        long id = jdbc.sql("""
                        insert into register.paper_template (paper, version, valid_from, name, sha256, content, reason,
                          added_by, added_at)
                        select :paper, coalesce(max(version), 0) + 1, :from, :name, :sha, :content, :reason, :by, :now
                        from register.paper_template where paper = :paper returning id
                        """)
                .param("paper", paper)
                .param("from", validFrom)
                .param("name", name)
                .param("sha", sha256)
                .param("content", content)
                .param("reason", reason)
                .param("by", by)
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
        return find(id).orElseThrow();
    }

    /** @return whether it still held */
    public boolean withdraw(long id, String reason, String by) {
        return jdbc.sql("""
                        update register.paper_template set withdrawn_by = ?, withdrawn_at = ?, withdrawn_reason = ?
                        where id = ? and withdrawn_at is null
                        """).params(by, OffsetDateTime.now(clock), reason, id).update() == 1;
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getLong("id"),
                row.getString("paper"),
                row.getInt("version"),
                row.getObject("valid_from", LocalDate.class),
                row.getString("name"),
                row.getString("sha256"),
                row.getString("reason"),
                row.getString("added_name"),
                AssignmentView.instant(row, "added_at"),
                row.getString("withdrawn_name"),
                AssignmentView.instant(row, "withdrawn_at"),
                row.getString("withdrawn_reason"));
    }
}
