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

/** Drafts of papers as they were drawn, and what was signed after them. Rows are only ever added. */
@Component
public class PaperDrafts {

    /**
     * @param about a directive, an assignment or a proceeding; null: everything that is followed
     * @param addressee the body that a letter goes to, by code; else null
     * @param body whose paper it is
     * @param template which one filled it
     * @param figures the code that it prints; null where it has none
     */
    public record Draft(
            long id,
            String paper,
            String about,
            String addressee,
            String body,
            String period,
            LocalDate datedOn,
            String template,
            String templateSha256,
            String figures,
            Instant cutOff,
            String dataSha256,
            String name,
            String sha256,
            long size,
            String drawnBy,
            String drawnByName,
            Instant drawnAt) {}

    /** @param name of the scan; null where none was kept */
    public record Signed(
            long id,
            long draft,
            String number,
            LocalDate datedOn,
            String name,
            String mediaType,
            String sha256,
            String recordedBy,
            Instant recordedAt) {}

    private static final String DRAFT = """
            select d.id, d.paper, d.about, d.addressee, d.body, d.period, d.dated_on, d.template, d.template_sha256,
              d.figures, d.cut_off, d.data_sha256, d.name, d.sha256, d.size, d.drawn_by, d.drawn_at,
              coalesce(p.name, d.drawn_by) drawn_name
            from register.paper_draft d left join register.person p on p.account = d.drawn_by
            """;

    private static final String SIGNED = """
            select s.id, s.draft, s.number, s.dated_on, s.name, s.media_type, s.sha256, s.recorded_at,
              coalesce(p.name, s.recorded_by) recorded_name
            from register.paper_signed s left join register.person p on p.account = s.recorded_by
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PaperDrafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The draft that the same data gave this official already. */
    public Optional<Draft> same(String dataSha256, String by) {
        return jdbc.sql(DRAFT + "where d.data_sha256 = ? and d.drawn_by = ? order by d.id desc limit 1")
                .params(dataSha256, by)
                .query((row, n) -> draft(row))
                .optional();
    }

    public Optional<Draft> find(long id) {
        return jdbc.sql(DRAFT + "where d.id = ?")
                .param(id)
                .query((row, n) -> draft(row))
                .optional();
    }

    /** Of these bodies or drawn by this account, about one thing or (null) about anything, the newest first. */
    public List<Draft> of(java.util.Collection<String> bodies, String account, String about) {
        return jdbc.sql(DRAFT + """
                        where (d.body = any(:bodies) or d.drawn_by = :account) and (cast(:about as text) is null or d.about = :about)
                        order by d.id desc limit 100
                        """)
                .param("bodies", bodies.toArray(String[]::new))
                .param("account", account)
                .param("about", about)
                .query((row, n) -> draft(row))
                .list();
    }

    public byte[] content(long id) {
        return jdbc.sql("select content from register.paper_draft where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
    }

    /** @return the id; {@code id}, names and instants of the draft itself are not read */
    public long add(Draft draft, byte[] content, String by) {
        return jdbc.sql("""
                        insert into register.paper_draft (paper, about, addressee, body, period, dated_on, template,
                          template_sha256, figures, cut_off, data_sha256, name, sha256, size, content, drawn_by, drawn_at)
                        values (:paper, :about, :addressee, :body, :period, :datedOn, :template, :templateSha, :figures,
                          :cutOff, :dataSha, :name, :sha, :size, :content, :by, :now) returning id
                        """)
                .param("paper", draft.paper())
                .param("about", draft.about())
                .param("addressee", draft.addressee())
                .param("body", draft.body())
                .param("period", draft.period())
                .param("datedOn", draft.datedOn())
                .param("template", draft.template())
                .param("templateSha", draft.templateSha256())
                .param("figures", draft.figures())
                .param("cutOff", draft.cutOff().atZone(clock.getZone()).toOffsetDateTime())
                .param("dataSha", draft.dataSha256())
                .param("name", draft.name())
                .param("sha", draft.sha256())
                .param("size", draft.size())
                .param("content", content)
                .param("by", by)
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    /** @param content of the scan; null, with name, media type and hash, where there is none */
    public long sign(
            long draft,
            String number,
            LocalDate datedOn,
            String name,
            String mediaType,
            String sha256,
            byte[] content,
            String by) {
        return jdbc.sql("""
                        insert into register.paper_signed (draft, number, dated_on, name, media_type, size, sha256, content,
                          recorded_by, recorded_at)
                        values (:draft, :number, :datedOn, :name, :mediaType, :size, :sha, :content, :by, :now) returning id
                        """)
                .param("draft", draft)
                .param("number", number)
                .param("datedOn", datedOn)
                .param("name", name)
                .param("mediaType", mediaType)
                .param("size", content == null ? null : content.length)
                .param("sha", sha256)
                .param("content", content)
                .param("by", by)
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    /** What was signed after these drafts, oldest first. */
    public List<Signed> signed(java.util.Collection<Long> drafts) {
        return jdbc.sql(SIGNED + "where s.draft = any(?) order by s.id")
                .param(drafts.toArray(Long[]::new))
                .query((row, n) -> signed(row))
                .list();
    }

    public Optional<Signed> findSigned(long id) {
        return jdbc.sql(SIGNED + "where s.id = ?")
                .param(id)
                .query((row, n) -> signed(row))
                .optional();
    }

    public byte[] scan(long id) {
        return jdbc.sql("select content from register.paper_signed where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
    }

    private static Signed signed(ResultSet row) throws SQLException {
        return new Signed(
                row.getLong("id"),
                row.getLong("draft"),
                row.getString("number"),
                row.getObject("dated_on", LocalDate.class),
                row.getString("name"),
                row.getString("media_type"),
                row.getString("sha256"),
                row.getString("recorded_name"),
                AssignmentView.instant(row, "recorded_at"));
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getLong("id"),
                row.getString("paper"),
                row.getString("about"),
                row.getString("addressee"),
                row.getString("body"),
                row.getString("period"),
                row.getObject("dated_on", LocalDate.class),
                row.getString("template"),
                row.getString("template_sha256"),
                row.getString("figures"),
                AssignmentView.instant(row, "cut_off"),
                row.getString("data_sha256"),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("size"),
                row.getString("drawn_by"),
                row.getString("drawn_name"),
                AssignmentView.instant(row, "drawn_at"));
    }
}
