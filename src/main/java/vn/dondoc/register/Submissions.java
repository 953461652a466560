package vn.dondoc.register;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each handing in of a result and the answer to it; the days between the two never count against the owner. */
@Component
public class Submissions {

    private final JdbcClient jdbc;
    private final Clock clock;

    Submissions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Answers the ordinal of this submission of the assignment, from 1. */
    public int add(String assignment, String by, String onBehalfOf, String note) {
        return jdbc.sql("""
                        insert into register.submission (assignment, ordinal, submitted_at, submitted_by, on_behalf_of,
                          note)
                        select ?, coalesce(max(ordinal), 0) + 1, ?, ?, ?, ? from register.submission where assignment = ?
                        returning ordinal
                        """)
                .params(assignment, OffsetDateTime.now(clock), by, onBehalfOf, note, assignment)
                .query(Integer.class)
                .single();
    }

    /** The answer to the submission that is still without one. */
    public void decide(String assignment, String outcome, String by, String note) {
        jdbc.sql("""
                        update register.submission set outcome = ?, decided_at = ?, decided_by = ?, decision_note = ?
                        where assignment = ? and outcome is null
                        """)
                .params(outcome, OffsetDateTime.now(clock), by, note, assignment)
                .update();
    }

    /** What the last return asked for; null where nothing was returned. */
    public String lastRequest(String assignment) {
        return jdbc.sql("""
                        select decision_note from register.submission
                        where assignment = ? and outcome = 'RETURNED' order by ordinal desc limit 1
                        """).param(assignment).query(String.class).optional().orElse(null);
    }
}
