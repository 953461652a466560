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
import vn.dondoc.directive.DateSetBy;

/** Questions put to bodies outside any period, and what each of them answered. */
@Component
public class ReportRequests {

    /**
     * @param directive null where the question is about none
     * @param number of the paper that asks, null where it was asked without one
     * @param asked bodies that were asked; {@code received} of them have answered to satisfaction
     */
    public record Request(
            String key,
            String directive,
            String directiveNumber,
            String asker,
            String askerName,
            String askedBy,
            Instant askedAt,
            String number,
            LocalDate datedOn,
            String subject,
            String question,
            LocalDate due,
            DateSetBy setBy,
            int asked,
            int answered,
            int received) {}

    /** @param state OPEN, SUBMITTED, RETURNED, RECEIVED or CANCELLED */
    public record Answer(
            String proceeding,
            String request,
            String body,
            String bodyName,
            String state,
            String number,
            LocalDate datedOn,
            String content,
            Instant submittedAt,
            String submittedBy,
            Instant receivedAt,
            String note) {

        public boolean waits() {
            return state.equals("OPEN") || state.equals("RETURNED");
        }
    }

    /** A question before it has a key. */
    public record Question(
            String directive,
            String asker,
            String askedBy,
            String number,
            LocalDate datedOn,
            String subject,
            String question,
            LocalDate due,
            DateSetBy setBy,
            String superior) {}

    private static final String SELECT = """
            select q.*, b.name asker_name, d.number directive_number, coalesce(p.name, q.asked_by) by_name,
              (select count(*) from register.report_answer a where a.request = q.key) asked,
              (select count(*) from register.report_answer a
                 where a.request = q.key and a.state in ('SUBMITTED', 'RECEIVED')) answered,
              (select count(*) from register.report_answer a
                 where a.request = q.key and a.state = 'RECEIVED') received
            from register.report_request q join register.body b on b.code = q.asker
              left join register.directive d on d.key = q.directive
              left join register.person p on p.account = q.asked_by
            """;

    private static final String ANSWER = """
            select a.*, b.name body_name, coalesce(p.name, a.submitted_by) by_name
            from register.report_answer a join register.body b on b.code = a.body
              left join register.person p on p.account = a.submitted_by
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Sight sight;

    ReportRequests(JdbcClient jdbc, Clock clock, Sight sight) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sight = sight;
    }

    /** @return the key under which it is known from now on */
    public String add(Question question) {
        String key = "YC-"
                + jdbc.sql("select nextval('register.report_request_number')")
                        .query(Long.class)
                        .single();
        jdbc.sql("""
                        insert into register.report_request (key, directive, asker, asked_by, asked_at, number, dated_on,
                          subject, question, due, set_by, superior) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        key,
                        question.directive(),
                        question.asker(),
                        question.askedBy(),
                        OffsetDateTime.now(clock),
                        question.number(),
                        question.datedOn(),
                        question.subject(),
                        question.question(),
                        question.due(),
                        question.setBy().name(),
                        question.superior())
                .update();
        return key;
    }

    /** All in one statement. */
    public void ask(String request, List<String> bodies) {
        jdbc.sql("""
                        insert into register.report_answer (proceeding, request, body, state)
                        select cast(:request as text) || ':' || b, :request, b, 'OPEN' from unnest(cast(:bodies as text[])) b
                        """)
                .param("request", request)
                .param("bodies", bodies.toArray(String[]::new))
                .update();
    }

    /** The latest first. */
    public AssignmentView.Page<Request> page(int page, int size) {
        Sight.View seen = sight.now();
        long total = jdbc.sql("select count(*) from register.report_request q where " + question(seen))
                .params(seen.parameters())
                .query(Long.class)
                .single();
        return new AssignmentView.Page<>(
                jdbc.sql(SELECT + " where " + question(seen)
                                + " order by q.asked_at desc, q.key limit :size offset :skip")
                        .params(seen.parameters())
                        .param("size", size)
                        .param("skip", (long) page * size)
                        .query(ReportRequests::request)
                        .list(),
                total);
    }

    public Optional<Request> find(String key) {
        Sight.View seen = sight.now();
        return jdbc.sql(SELECT + " where q.key = :key and " + question(seen))
                .param("key", key)
                .params(seen.parameters())
                .query(ReportRequests::request)
                .optional();
    }

    /** Who has not answered comes first. */
    public List<Answer> answers(String request) {
        Sight.View seen = sight.now();
        return jdbc.sql(ANSWER + " where a.request = :request and " + seen.work("a.proceeding") + """

                        order by array_position(array['OPEN', 'RETURNED', 'SUBMITTED', 'RECEIVED', 'CANCELLED'], a.state),
                          b.name
                        """)
                .param("request", request)
                .params(seen.parameters())
                .query(ReportRequests::answer)
                .list();
    }

    public Optional<Answer> answer(String proceeding) {
        Sight.View seen = sight.now();
        return jdbc.sql(ANSWER + " where a.proceeding = :proceeding and " + seen.work("a.proceeding"))
                .param("proceeding", proceeding)
                .params(seen.parameters())
                .query(ReportRequests::answer)
                .optional();
    }

    public void submitted(String proceeding, String number, LocalDate datedOn, String content, String by) {
        jdbc.sql("""
                        update register.report_answer set state = 'SUBMITTED', number = ?, dated_on = ?, content = ?,
                          submitted_at = ?, submitted_by = ? where proceeding = ?
                        """)
                .params(number, datedOn, content, OffsetDateTime.now(clock), by, proceeding)
                .update();
    }

    public void returned(String proceeding, String note) {
        jdbc.sql("update register.report_answer set state = 'RETURNED', note = ? where proceeding = ?")
                .params(note, proceeding)
                .update();
    }

    public void received(String proceeding) {
        jdbc.sql(
                        "update register.report_answer set state = 'RECEIVED', received_at = ?, note = null where proceeding = ?")
                .params(OffsetDateTime.now(clock), proceeding)
                .update();
    }

    /** The directive that it was about has ended. */
    public void cancel(String proceeding) {
        jdbc.sql("update register.report_answer set state = 'CANCELLED' where proceeding = ? and state <> 'RECEIVED'")
                .param(proceeding)
                .update();
    }

    /** A question is read by whoever asked and by each body that is asked, which sees its own answer alone. */
    private static String question(Sight.View seen) {
        return seen.everything()
                ? "true"
                : "(q.asker = any(cast(:sightBodies as text[])) or exists (select 1 from register.report_answer x where x.request = q.key and "
                        + seen.work("x.proceeding") + "))";
    }

    private static Request request(ResultSet row, int n) throws SQLException {
        return new Request(
                row.getString("key"),
                row.getString("directive"),
                row.getString("directive_number"),
                row.getString("asker"),
                row.getString("asker_name"),
                row.getString("by_name"),
                AssignmentView.instant(row, "asked_at"),
                row.getString("number"),
                row.getObject("dated_on", LocalDate.class),
                row.getString("subject"),
                row.getString("question"),
                row.getObject("due", LocalDate.class),
                DateSetBy.valueOf(row.getString("set_by")),
                row.getInt("asked"),
                row.getInt("answered"),
                row.getInt("received"));
    }

    private static Answer answer(ResultSet row, int n) throws SQLException {
        return new Answer(
                row.getString("proceeding"),
                row.getString("request"),
                row.getString("body"),
                row.getString("body_name"),
                row.getString("state"),
                row.getString("number"),
                row.getObject("dated_on", LocalDate.class),
                row.getString("content"),
                AssignmentView.instant(row, "submitted_at"),
                row.getString("by_name"),
                AssignmentView.instant(row, "received_at"),
                row.getString("note"));
    }
}
