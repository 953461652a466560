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
import vn.dondoc.directive.RequestKind;

/** What bodies ask about their assignments, and what they are answered. */
@Component
public class Requests {

    /**
     * @param key business key of the request's own proceeding
     * @param askedFor the body that asks
     * @param number of the body's own paper, with its day and who signed it; null where it wrote none
     * @param afterDue asked when the date had passed
     * @param wanted ADJUSTMENT: PASSED_ON, MERGED or COORDINATION
     * @param ruler the body that rules
     * @param decision null while open
     * @param ruledDue granted day; of an obstacle the day by which the answer is to be acted on
     */
    public record Request(
            String key,
            RequestKind kind,
            String assignment,
            int ordinal,
            String askedFor,
            String askedForName,
            String askedBy,
            Instant askedAt,
            String number,
            LocalDate datedOn,
            String signedBy,
            String content,
            boolean afterDue,
            String wanted,
            String wantedBody,
            String wantedBodyName,
            String wantedInto,
            LocalDate wantedDue,
            String ruler,
            String rulerName,
            String decision,
            String decidedBy,
            Instant decidedAt,
            String ruledBody,
            LocalDate ruledDue,
            String answer,
            Instant closedAt) {

        public boolean open() {
            return closedAt == null;
        }
    }

    /** What a body asks, before it has a key. */
    public record Asked(
            RequestKind kind,
            String assignment,
            String askedFor,
            String askedBy,
            String number,
            LocalDate datedOn,
            String signedBy,
            String content,
            boolean afterDue,
            String wanted,
            String wantedBody,
            String wantedInto,
            LocalDate wantedDue,
            String ruler) {}

    private static final String SELECT = """
            select q.*, b.name asked_for_name, r.name ruler_name, w.name wanted_name,
              coalesce(p.name, q.asked_by) asked_by_name, coalesce(d.name, q.decided_by) decided_by_name
            from register.request q
              join register.body b on b.code = q.asked_for
              join register.body r on r.code = q.ruler
              left join register.body w on w.code = q.wanted_body
              left join register.person p on p.account = q.asked_by
              left join register.person d on d.account = q.decided_by
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Sight sight;

    Requests(JdbcClient jdbc, Clock clock, Sight sight) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sight = sight;
    }

    /** The number that the next request of this kind about the assignment gets. */
    public int nextOrdinal(String assignment, RequestKind kind) {
        return jdbc.sql("select coalesce(max(ordinal), 0) + 1 from register.request where assignment = ? and kind = ?")
                .params(assignment, kind.name())
                .query(Integer.class)
                .single();
    }

    public Optional<Request> open(String assignment, RequestKind kind) {
        return jdbc.sql(SELECT + " where q.assignment = ? and q.kind = ? and q.closed_at is null")
                .params(assignment, kind.name())
                .query(Requests::request)
                .optional();
    }

    public void add(String key, int ordinal, Asked asked) {
        jdbc.sql("""
                        insert into register.request (key, kind, assignment, ordinal, asked_for, asked_by, asked_at, number,
                          dated_on, signed_by, content, after_due, wanted, wanted_body, wanted_into, wanted_due, ruler)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        key,
                        asked.kind().name(),
                        asked.assignment(),
                        ordinal,
                        asked.askedFor(),
                        asked.askedBy(),
                        OffsetDateTime.now(clock),
                        asked.number(),
                        asked.datedOn(),
                        asked.signedBy(),
                        asked.content(),
                        asked.afterDue(),
                        asked.wanted(),
                        asked.wantedBody(),
                        asked.wantedInto(),
                        asked.wantedDue(),
                        asked.ruler())
                .update();
    }

    /** @throws UnknownThing where there is no such request */
    public Request get(String key) {
        return find(key).orElseThrow(() -> new UnknownThing("Không có đề nghị nào mang mã " + key + "."));
    }

    public Optional<Request> find(String key) {
        return jdbc.sql(SELECT + " where q.key = ?")
                .param(key)
                .query(Requests::request)
                .optional();
    }

    /** The latest first. */
    public List<Request> about(String assignment) {
        Sight.View seen = sight.now();
        return jdbc.sql(SELECT + " where q.assignment = :assignment and " + seen.work("q.assignment")
                        + " order by q.asked_at desc, q.key desc")
                .param("assignment", assignment)
                .params(seen.parameters())
                .query(Requests::request)
                .list();
    }

    /** Another body's assignment of the same measure. */
    public record Other(String key, String bodyName) {}

    /** Who else is still at the same measure. */
    public List<Other> others(String assignment) {
        return jdbc.sql("""
                        select o.key, b.name as body_name from register.assignment a join register.assignment o on o.directive = a.directive
                          and o.measure = a.measure and o.period is not distinct from a.period and o.key <> a.key
                          join register.body b on b.code = o.body
                        where a.key = ? and o.closed_at is null order by b.name
                        """).param(assignment).query(Other.class).list();
    }

    /** Somebody has ruled; an obstacle may be ruled on again. */
    public void decide(String key, String decision, String body, LocalDate due, String answer, String by) {
        jdbc.sql("""
                        update register.request set decision = ?, ruled_body = ?, ruled_due = ?,
                          answer = concat_ws(E'\\n', answer, cast(? as text)), decided_by = ?, decided_at = ? where key = ?
                        """)
                .params(decision, body, due, answer, by, OffsetDateTime.now(clock), key)
                .update();
    }

    /** Passed up to another body, which rules from now on. */
    public void passUp(String key, String ruler) {
        jdbc.sql("update register.request set ruler = ? where key = ?")
                .params(ruler, key)
                .update();
    }

    public void close(String key) {
        jdbc.sql("update register.request set closed_at = ? where key = ? and closed_at is null")
                .params(OffsetDateTime.now(clock), key)
                .update();
    }

    /** The work that it was about, or the directive, has ended. */
    public void overtake(String key) {
        jdbc.sql(
                        "update register.request set decision = 'OVERTAKEN', closed_at = ? where key = ? and closed_at is null")
                .params(OffsetDateTime.now(clock), key)
                .update();
    }

    private static Request request(ResultSet row, int n) throws SQLException {
        return new Request(
                row.getString("key"),
                RequestKind.valueOf(row.getString("kind")),
                row.getString("assignment"),
                row.getInt("ordinal"),
                row.getString("asked_for"),
                row.getString("asked_for_name"),
                row.getString("asked_by_name"),
                AssignmentView.instant(row, "asked_at"),
                row.getString("number"),
                row.getObject("dated_on", LocalDate.class),
                row.getString("signed_by"),
                row.getString("content"),
                row.getBoolean("after_due"),
                row.getString("wanted"),
                row.getString("wanted_body"),
                row.getString("wanted_name"),
                row.getString("wanted_into"),
                row.getObject("wanted_due", LocalDate.class),
                row.getString("ruler"),
                row.getString("ruler_name"),
                row.getString("decision"),
                row.getString("decided_by_name"),
                AssignmentView.instant(row, "decided_at"),
                row.getString("ruled_body"),
                row.getObject("ruled_due", LocalDate.class),
                row.getString("answer"),
                AssignmentView.instant(row, "closed_at"));
    }
}
