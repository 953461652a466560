package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers from above that somebody acts on. */
@Component
public class Rulings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Rulings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param kind ASK_CAUSE, ASK_EXPLANATION, GRANT_TIME, REASSIGN, NOTE or RULE */
    public void add(
            String directive,
            String proceeding,
            String kind,
            String content,
            LocalDate newDue,
            LocalDate answerBy,
            String by) {
        jdbc.sql("""
                        insert into register.ruling (directive, proceeding, kind, content, new_due, answer_by, given_by,
                          given_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(directive, proceeding, kind, content, newDue, answerBy, by, OffsetDateTime.now(clock))
                .update();
    }
}
