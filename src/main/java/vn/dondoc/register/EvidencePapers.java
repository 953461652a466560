package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The papers that prove the work: number, date, abstract, receiver. */
@Component
public class EvidencePapers {

    public record Paper(String number, LocalDate datedOn, String subject, String receiver) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    EvidencePapers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Puts a paper on record, with the files that were uploaded for it before.
     *
     * @param key an assignment, or the proceeding of a report
     */
    public void add(String key, Integer submission, Paper paper, String by) {
        jdbc.sql("""
                        with paper as (
                          insert into register.evidence (assignment, submission, number, dated_on, abstract, receiver,
                            recorded_by, recorded_at)
                          values (?, ?, ?, ?, ?, ?, ?, ?) returning id, assignment)
                        update register.evidence_file f set evidence = paper.id
                        from paper where f.assignment = paper.assignment and f.evidence is null
                        """)
                .params(
                        key,
                        submission,
                        paper.number(),
                        paper.datedOn(),
                        paper.subject(),
                        paper.receiver(),
                        by,
                        OffsetDateTime.now(clock))
                .update();
    }

    public boolean hasFile(String key) {
        return jdbc.sql("select exists (select 1 from register.evidence_file where assignment = ?)")
                .param(key)
                .query(Boolean.class)
                .single();
    }
}
