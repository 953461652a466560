package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.BackwardPlan.Milestone;

/** A scheme's drafting: who drafts and appraises, milestones, papers of each step, consultations, conclusions. */
@Component
public class Schemes {

    public record Scheme(
            String drafter,
            String appraiser,
            boolean silenceIsConsent,
            LocalDate consultUntil,
            LocalDate completionDue,
            LocalDate nextSession) {}

    private static final Scheme NONE = new Scheme(null, null, false, null, null, null);

    private final JdbcClient jdbc;
    private final Clock clock;

    Schemes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Scheme find(String assignment) {
        return jdbc.sql("select * from register.scheme where assignment = ?")
                .param(assignment)
                .query((row, n) -> new Scheme(
                        row.getString("drafter"),
                        row.getString("appraiser"),
                        row.getBoolean("silence_is_consent"),
                        row.getObject("consult_until", LocalDate.class),
                        row.getObject("completion_due", LocalDate.class),
                        row.getObject("next_session", LocalDate.class)))
                .optional()
                .orElse(NONE);
    }

    /** @param milestones the day of each step, by element id */
    public void open(String assignment, Map<String, Milestone> milestones) {
        jdbc.sql("insert into register.scheme (assignment) values (?)")
                .param(assignment)
                .update();
        jdbc.sql("""
                        insert into register.milestone (assignment, step, due, wanted)
                        select ?, * from unnest(cast(? as text[]), cast(? as date[]), cast(? as date[]))
                        """)
                .params(
                        assignment,
                        steps(milestones),
                        days(milestones, Milestone::due),
                        days(milestones, Milestone::wanted))
                .update();
    }

    /** New days for the milestones that are not reached yet. */
    public void moveMilestones(String assignment, Map<String, Milestone> milestones) {
        jdbc.sql("""
                        update register.milestone m set due = n.due, wanted = n.wanted
                        from unnest(cast(? as text[]), cast(? as date[]), cast(? as date[])) as n(step, due, wanted)
                        where m.assignment = ? and m.step = n.step and m.done_at is null
                        """)
                .params(
                        steps(milestones),
                        days(milestones, Milestone::due),
                        days(milestones, Milestone::wanted),
                        assignment)
                .update();
    }

    private static String[] steps(Map<String, Milestone> milestones) {
        return milestones.keySet().toArray(String[]::new);
    }

    private static String[] days(Map<String, Milestone> milestones, Function<Milestone, LocalDate> which) {
        return milestones.values().stream().map(which).map(LocalDate::toString).toArray(String[]::new);
    }

    public void moveCompletion(String assignment, LocalDate due) {
        jdbc.sql("update register.scheme set completion_due = ? where assignment = ?")
                .params(due, assignment)
                .update();
    }

    public Optional<LocalDate> milestone(String assignment, String step) {
        return jdbc.sql("select due from register.milestone where assignment = ? and step = ?")
                .params(assignment, step)
                .query(LocalDate.class)
                .optional();
    }

    public void reached(String assignment, String step) {
        jdbc.sql("update register.milestone set done_at = ? where assignment = ? and step = ? and done_at is null")
                .params(OffsetDateTime.now(clock), assignment, step)
                .update();
    }

    public void assignDrafter(String assignment, String drafter, String appraiser) {
        jdbc.sql("update register.scheme set drafter = ?, appraiser = ? where assignment = ?")
                .params(drafter, appraiser, assignment)
                .update();
    }

    public void record(
            String assignment,
            String step,
            String number,
            LocalDate datedOn,
            String remark,
            String outcome,
            String by) {
        jdbc.sql("""
                        insert into register.scheme_record (assignment, step, number, dated_on, remark, outcome,
                          recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(assignment, step, number, datedOn, remark, outcome, by, OffsetDateTime.now(clock))
                .update();
    }

    /** Asks these bodies for their opinion, in a round of its own. */
    public void consult(String assignment, List<String> bodies, LocalDate until, boolean silenceIsConsent) {
        jdbc.sql("update register.scheme set consult_until = ?, silence_is_consent = ? where assignment = ?")
                .params(until, silenceIsConsent, assignment)
                .update();
        jdbc.sql("""
                        insert into register.consultation (assignment, round, body, asked_at, due)
                        select ?, (select coalesce(max(round), 0) + 1 from register.consultation where assignment = ?),
                               b.code, ?, ? from unnest(cast(? as text[])) as b(code)
                        """)
                .params(assignment, assignment, OffsetDateTime.now(clock), until, bodies.toArray(String[]::new))
                .update();
    }

    /** The bodies asked in the last round. */
    public List<String> consulted(String assignment) {
        return jdbc.sql("""
                        select body from register.consultation where assignment = ?
                        and round = (select max(round) from register.consultation where assignment = ?) order by body
                        """).params(assignment, assignment).query(String.class).list();
    }

    /** The answer of one body of the last round; false where it has answered already. */
    public boolean answered(String assignment, String body, String answer, String remark) {
        return jdbc.sql("""
                                update register.consultation set answered_at = ?, answer = ?, remark = ?
                                where assignment = ? and body = ? and answered_at is null
                                and round = (select max(round) from register.consultation where assignment = ?)
                                """)
                        .params(OffsetDateTime.now(clock), answer, remark, assignment, body, assignment)
                        .update()
                == 1;
    }

    /** The bodies of the last round that have not answered. */
    public List<String> silent(String assignment) {
        return jdbc.sql("""
                        select body from register.consultation where assignment = ? and answered_at is null
                        and round = (select max(round) from register.consultation where assignment = ?) order by body
                        """).params(assignment, assignment).query(String.class).list();
    }

    public void dossierAccepted(String assignment) {
        jdbc.sql(
                        "update register.scheme set dossier_accepted_at = coalesce(dossier_accepted_at, ?) where assignment = ?")
                .params(OffsetDateTime.now(clock), assignment)
                .update();
    }

    public void decided(
            String assignment,
            String decision,
            String conclusionNumber,
            LocalDate conclusionOn,
            LocalDate completionDue,
            LocalDate nextSession) {
        jdbc.sql("""
                        update register.scheme set decision = ?, conclusion_number = coalesce(?, conclusion_number),
                          conclusion_on = coalesce(?, conclusion_on), completion_due = ?, next_session = ?
                        where assignment = ?
                        """)
                .params(decision, conclusionNumber, conclusionOn, completionDue, nextSession, assignment)
                .update();
    }

    public void promulgated(String assignment, String as, String by, String number, LocalDate on) {
        jdbc.sql("""
                        update register.scheme set promulgated_as = ?, promulgated_by = ?, promulgated_number = ?,
                          promulgated_on = ? where assignment = ?
                        """).params(as, by, number, on, assignment).update();
    }
}
