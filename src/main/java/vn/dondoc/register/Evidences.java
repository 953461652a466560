package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Component;

/** The papers that prove the work, and their files. */
@Component
public class Evidences {

    /**
     * A paper on record.
     *
     * @param submission with which submission it went up; null before
     */
    public record Paper(
            long id,
            Integer submission,
            String number,
            LocalDate datedOn,
            String summary,
            String receiver,
            String recordedBy,
            Instant recordedAt,
            List<FileEntry> files) {}

    /**
     * A file without its content.
     *
     * @param evidence the paper that it belongs to; null until that is submitted
     */
    public record FileEntry(
            long id,
            String work,
            Long evidence,
            String name,
            String mediaType,
            long size,
            String sha256,
            String uploadedBy,
            String uploaderName,
            Instant uploadedAt) {}

    /** @param pending files that are not submitted yet */
    public record Folder(List<Paper> papers, List<FileEntry> pending) {

        public long pendingSize() {
            return pending.stream().mapToLong(FileEntry::size).sum();
        }
    }

    private static final ZoneId OFFICE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final String FILE = """
            select f.id, f.assignment, f.evidence, f.name, f.media_type, f.size, f.sha256, f.uploaded_by,
              coalesce(u.name, f.uploaded_by) uploader_name, f.uploaded_at
            from register.evidence_file f left join register.person u on u.account = f.uploaded_by
            """;

    private final JdbcClient jdbc;
    private final Sight sight;

    Evidences(JdbcClient jdbc, Sight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
    }

    /** All papers and files of one piece of work, oldest first. */
    public Folder folder(String work) {
        List<FileEntry> pending = new ArrayList<>();
        Map<String, List<Paper>> papers = papers(List.of(work), pending);
        return new Folder(papers.getOrDefault(work, List.of()), pending);
    }

    /** Papers on record, by the piece of work that they prove. */
    public Map<String, List<Paper>> papers(Collection<String> works) {
        return works.isEmpty() ? Map.of() : papers(works, new ArrayList<>());
    }

    /** Empty, too, where whoever reads may not read the work that it proves. */
    public Optional<FileEntry> file(long id) {
        Sight.View seen = sight.now();
        return jdbc.sql(FILE + " where f.id = :id and " + seen.work("f.assignment"))
                .param("id", id)
                .params(seen.parameters())
                .query((row, n) -> file(row))
                .optional();
    }

    public byte[] content(long id) {
        return jdbc.sql("select content from register.evidence_file where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
    }

    /** Bytes of the files that are not submitted yet. */
    public long pendingSize(String work) {
        return jdbc.sql("""
                        select coalesce(sum(size), 0) from register.evidence_file
                        where assignment = ? and evidence is null
                        """).param(work).query(Long.class).single();
    }

    /** The file with this content that the work has already, if any. */
    public Optional<FileEntry> same(String work, String sha256) {
        return jdbc.sql(FILE + " where f.assignment = ? and f.sha256 = ?")
                .params(work, sha256)
                .query((row, n) -> file(row))
                .optional();
    }

    public long add(
            String work,
            String name,
            String mediaType,
            long size,
            String sha256,
            InputStreamSource content,
            String by,
            Instant at) {
        return jdbc.sql("""
                        insert into register.evidence_file
                          (assignment, name, media_type, size, sha256, content, uploaded_by, uploaded_at)
                        values (:work, :name, :mediaType, :size, :sha256, :content, :by, :at)
                        returning id
                        """)
                .param("work", work)
                .param("name", name)
                .param("mediaType", mediaType)
                .param("size", size)
                .param("sha256", sha256)
                .param("content", new SqlBinaryValue(content, size))
                .param("by", by)
                .param("at", at.atZone(OFFICE).toOffsetDateTime())
                .query(Long.class)
                .single();
    }

    /** @return whether it was there and not submitted */
    public boolean removePending(long id) {
        return jdbc.sql("delete from register.evidence_file where id = ? and evidence is null")
                        .param(id)
                        .update()
                == 1;
    }

    private Map<String, List<Paper>> papers(Collection<String> works, List<FileEntry> pending) {
        Map<Long, List<FileEntry>> files = new LinkedHashMap<>();
        Map<String, List<Paper>> papers = new LinkedHashMap<>();
        jdbc.sql("""
                        select e.id paper, e.assignment, e.submission, e.number, e.dated_on, e.abstract, e.receiver,
                          coalesce(r.name, e.recorded_by) recorded_by, e.recorded_at,
                          f.id, f.evidence, f.name, f.media_type, f.size, f.sha256, f.uploaded_by,
                          coalesce(u.name, f.uploaded_by) uploader_name, f.uploaded_at
                        from register.evidence e
                          left join register.person r on r.account = e.recorded_by
                          left join register.evidence_file f on f.assignment = e.assignment and f.evidence = e.id
                          left join register.person u on u.account = f.uploaded_by
                        where e.assignment = any(:works)
                        union all
                        select null, f.assignment, null, null, null, null, null, null, null,
                          f.id, f.evidence, f.name, f.media_type, f.size, f.sha256, f.uploaded_by,
                          coalesce(u.name, f.uploaded_by), f.uploaded_at
                        from register.evidence_file f left join register.person u on u.account = f.uploaded_by
                        where f.assignment = any(:works) and f.evidence is null
                        order by paper, id
                        """).param("works", works.toArray(String[]::new)).query(row -> {
            Long paper = row.getObject("paper", Long.class);
            if (paper == null) {
                pending.add(file(row));
                return;
            }
            if (!files.containsKey(paper)) {
                files.put(paper, new ArrayList<>());
                papers.computeIfAbsent(row.getString("assignment"), work -> new ArrayList<>())
                        .add(new Paper(
                                paper,
                                row.getObject("submission", Integer.class),
                                row.getString("number"),
                                row.getObject("dated_on", LocalDate.class),
                                row.getString("abstract"),
                                row.getString("receiver"),
                                row.getString("recorded_by"),
                                AssignmentView.instant(row, "recorded_at"),
                                files.get(paper)));
            }
            if (row.getObject("id") != null) {
                files.get(paper).add(file(row));
            }
        });
        return papers;
    }

    private static FileEntry file(ResultSet row) throws SQLException {
        return new FileEntry(
                row.getLong("id"),
                row.getString("assignment"),
                row.getObject("evidence", Long.class),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("uploaded_by"),
                row.getString("uploader_name"),
                AssignmentView.instant(row, "uploaded_at"));
    }
}
