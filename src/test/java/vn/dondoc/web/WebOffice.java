package vn.dondoc.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.SampleOffice;

/** Assignments put into the register by hand, so that pages can be tested without an engine. */
@Component
class WebOffice {

    static final ZoneOffset OFFSET = ZoneOffset.ofHours(7);

    private final SampleOffice office;
    private final JdbcClient jdbc;

    WebOffice(SampleOffice office, JdbcClient jdbc) {
        this.office = office;
        this.jdbc = jdbc;
    }

    /** Closes what other tests have left open: it would stand above one's own work on the board. */
    @Transactional
    public void alone() {
        jdbc.sql("update register.assignment set state = 'CANCELLED', closed_at = now() where closed_at is null")
                .update();
        jdbc.sql("update register.step set done_at = now() where done_at is null")
                .update();
    }

    /** A directive in execution with one measure; assignments are added singly. */
    @Transactional
    public void directive(String key, String kind, LocalDate due, int bodies) {
        forget(key);
        office.directive(key, kind, due, bodies);
        jdbc.sql("update register.directive set state = 'IN_EXECUTION', planned = ?, issued = ? where key = ?")
                .params(bodies, bodies, key)
                .update();
    }

    /** @return the key */
    @Transactional
    public String assignment(String directive, String body, String state, LocalDate due, String setBy) {
        String key = directive + ":1:" + body;
        jdbc.sql("""
                        insert into register.proceeding (key, directive, process, process_instance_id, owner, started_at)
                        values (?, ?, 'measure-execution', ?, ?, '2019-10-17T08:00+07:00')
                        """).params(key, directive, "pi-" + key, body).update();
        jdbc.sql("""
                        insert into register.assignment (key, directive, clause, measure, body, kind, due, due_original,
                          due_set_by, state, proceeding, issued_at)
                        select ?, ?, '1', '1', ?, m.kind, cast(? as date), cast(? as date), ?, ?, ?,
                          '2019-10-17T08:00+07:00'
                        from register.measure m where m.directive = ? and m.code = '1'
                        """)
                .params(key, directive, body, due, due, setBy, state, key, directive)
                .update();
        return key;
    }

    void step(String proceeding, String task, String owner, LocalDate due) {
        jdbc.sql("""
                        insert into register.step (task_id, proceeding, task, name, owner, due, set_by, opened_at)
                        values (?, ?, ?, 'Bước thử', ?, ?, 'MONITOR', '2019-10-17T08:00+07:00')
                        """)
                .params(proceeding + "/" + task, proceeding, task, owner, due)
                .update();
    }

    void submission(String assignment, int ordinal, LocalDate on, String outcome, LocalDate decided) {
        jdbc.sql("""
                        insert into register.submission (assignment, ordinal, submitted_at, submitted_by, outcome,
                          decided_at, decided_by, decision_note)
                        values (?, ?, ?, 'ai đó', ?, ?, 'ai khác', 'Bổ sung phụ lục')
                        """)
                .params(assignment, ordinal, morning(on), outcome, decided == null ? null : morning(decided))
                .update();
        jdbc.sql("update register.assignment set submitted_at = ? where key = ?")
                .params(morning(on), assignment)
                .update();
    }

    void paper(String assignment, String number, String subject) {
        jdbc.sql("""
                        insert into register.evidence (assignment, number, dated_on, abstract, receiver, recorded_by,
                          recorded_at)
                        values (?, ?, '2020-01-02', ?, 'Ban theo dõi thử', 'ai đó', '2020-01-02T09:00+07:00')
                        """).params(assignment, number, subject).update();
    }

    /** Everything of a directive. */
    @Transactional
    public void forget(String key) {
        for (String sql : new String[] {
            "delete from register.report_row where proceeding like ?",
            "delete from register.report where proceeding like ?",
            "delete from register.consultation where assignment like ?",
            "delete from register.scheme_record where assignment like ?",
            "delete from register.milestone where assignment like ?",
            "delete from register.scheme where assignment like ?",
            "delete from register.monitoring_report where proceeding like ?",
            "delete from register.evidence_file where assignment like ?",
            "delete from register.evidence where assignment like ?",
            "delete from register.submission where assignment like ?",
            "delete from register.step where proceeding like ?",
            "delete from register.assignment where key like ?",
            "delete from register.proceeding where key like ?"
        }) {
            jdbc.sql(sql).param(key + ":%").update();
        }
        jdbc.sql("delete from register.directive where key = ?").param(key).update();
    }

    static OffsetDateTime morning(LocalDate day) {
        return day.atTime(9, 0).atOffset(OFFSET);
    }
}
