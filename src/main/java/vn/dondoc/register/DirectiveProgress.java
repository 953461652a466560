package vn.dondoc.register;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far a directive has come, from draft to closed. Whoever writes here holds the lock of its proceeding. */
@Component
public class DirectiveProgress {

    /** The ordinals that the next chunk issues, both inclusive; empty where {@code from > to}. */
    public record Chunk(int from, int to, int planned) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    DirectiveProgress(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void begun(String directive, String processInstanceId) {
        jdbc.sql("update register.directive set process_instance_id = ? where key = ?")
                .params(processInstanceId, directive)
                .update();
    }

    public void state(String directive, String state) {
        jdbc.sql("update register.directive set state = ? where key = ?")
                .params(state, directive)
                .update();
    }

    /** Numbers the planned assignments in the order of the text and fixes how many there are. */
    public int sign(String directive, String by) {
        jdbc.sql("""
                        update register.measure_lead l set ordinal = n.ordinal
                        from (select x.measure, x.body, row_number() over (order by m.ordinal, x.body) as ordinal
                              from register.measure_lead x
                              join register.measure m on m.directive = x.directive and m.code = x.measure
                              where x.directive = ?) n
                        where l.directive = ? and l.measure = n.measure and l.body = n.body
                        """).params(directive, directive).update();
        return jdbc.sql("""
                        update register.directive set state = 'ISSUING', signed_at = ?, signed_by = ?,
                          planned = (select count(*) from register.measure_lead where directive = ?)
                        where key = ? returning planned
                        """)
                .params(OffsetDateTime.now(clock), by, directive, directive)
                .query(Integer.class)
                .single();
    }

    public Chunk nextChunk(String directive, int size) {
        return jdbc.sql("select issued, planned from register.directive where key = ?")
                .param(directive)
                .query((row, n) -> new Chunk(
                        row.getInt("issued") + 1,
                        Math.min(row.getInt("issued") + size, row.getInt("planned")),
                        row.getInt("planned")))
                .single();
    }

    public void issued(String directive, int upTo) {
        jdbc.sql("update register.directive set issued = ? where key = ?")
                .params(upTo, directive)
                .update();
    }

    public void allIssued(String directive) {
        jdbc.sql("update register.directive set state = 'IN_EXECUTION', issued_at = ? where key = ?")
                .params(OffsetDateTime.now(clock), directive)
                .update();
    }

    /** True for the one caller that may open the task of ending the tracking. */
    public boolean requestEnd(String directive) {
        return jdbc.sql("""
                                update register.directive set end_requested = true
                                where key = ? and not end_requested and state = 'IN_EXECUTION'
                                """).param(directive).update() == 1;
    }

    /** The Thường trực wants the tracking to go on: the task may be opened again. */
    public void goOn(String directive) {
        jdbc.sql("update register.directive set end_requested = false where key = ?")
                .param(directive)
                .update();
    }

    public void ended(String directive, String outcome, String reason) {
        jdbc.sql("""
                        update register.directive set state = 'ENDED', ended_at = ?, end_outcome = ?, end_reason = ?
                        where key = ?
                        """)
                .params(OffsetDateTime.now(clock), outcome, reason, directive)
                .update();
    }

    /** On what the decision to end the tracking rests; null while it is not taken. */
    public String endReason(String directive) {
        return jdbc.sql("select end_reason from register.directive where key = ?")
                .param(directive)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    public void closed(String directive) {
        jdbc.sql("update register.directive set state = 'CLOSED', closed_at = ? where key = ?")
                .params(OffsetDateTime.now(clock), directive)
                .update();
    }
}
