package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The dates of open work that were reckoned from the office's rules, many proceedings at a time. What a document prints
 * and what somebody ruled or named is not among them. Whoever writes here holds the proceedings.
 */
@Component
public class ReckonedDates {

    /** A due day that was counted from {@code from}, and that nobody has moved since. */
    public record Relative(String key, LocalDate from, int count, String unit) {}

    /** A milestone that isn't reached; {@code wanted} is where the rules put it when it was last reckoned. */
    public record Milestone(String key, String step, LocalDate due, LocalDate wanted) {}

    /**
     * A date that goes elsewhere.
     *
     * @param what DUE of an assignment, STEP or MILESTONE
     * @param item the task's id of a step, the element id of a milestone, null of a due day
     * @param name the element id of the step; null of a due day
     * @param wanted of a milestone, else null
     */
    public record Move(
            String key,
            String what,
            String item,
            String name,
            String owner,
            LocalDate from,
            LocalDate to,
            LocalDate wanted) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ReckonedDates(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Open proceedings in the order of their keys, and nothing of them but these. */
    public List<Proceedings.Proceeding> next(String after, int most) {
        return jdbc.sql("""
                        select * from register.proceeding where ended_at is null and key > ? order by key limit ?
                        """)
                .params(after == null ? "" : after, most)
                .query((row, n) -> proceeding(row))
                .list();
    }

    /** Of these, those that are still open and that nobody else holds now; kept until the transaction ends. */
    public List<Proceedings.Proceeding> lockFree(Collection<String> keys) {
        return jdbc.sql("""
                        select * from register.proceeding where ended_at is null and key = any(?)
                        order by key for update skip locked
                        """)
                .param(keys.toArray(String[]::new))
                .query((row, n) -> proceeding(row))
                .list();
    }

    /** Waits for it; empty where it has ended meanwhile. */
    public Optional<Proceedings.Proceeding> lockOpen(String key) {
        return jdbc.sql("select * from register.proceeding where key = ? and ended_at is null for update")
                .param(key)
                .query((row, n) -> proceeding(row))
                .optional();
    }

    private static Proceedings.Proceeding proceeding(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Proceedings.Proceeding(
                row.getString("key"),
                row.getString("directive"),
                row.getString("process"),
                row.getString("process_instance_id"),
                row.getString("owner"));
    }

    public Map<String, Relative> relatives(Collection<String> keys) {
        return jdbc
                .sql("""
                        select a.key, m.deadline_days, m.deadline_unit,
                          case when a.due_estimated or a.received_on is null
                            then cast(a.issued_at at time zone :zone as date) else a.received_on end as counted_from
                        from register.assignment a
                        join register.measure m on m.directive = a.directive and m.code = a.measure
                        where a.key = any(:keys) and a.closed_at is null and a.due is not null and a.period is null
                          and m.deadline_rule = 'relative' and m.deadline_days is not null
                          and not exists (select 1 from register.deadline_move v
                                          where v.work = a.key and v.cause <> 'CALENDAR')
                        """)
                .param("zone", clock.getZone().getId())
                .param("keys", keys.toArray(String[]::new))
                .query((row, n) -> new Relative(
                        row.getString("key"),
                        row.getObject("counted_from", LocalDate.class),
                        row.getInt("deadline_days"),
                        row.getString("deadline_unit")))
                .list()
                .stream()
                .collect(Collectors.toMap(Relative::key, Function.identity()));
    }

    /** By assignment; of open schemes with a day of submission. */
    public Map<String, List<Milestone>> milestones(Collection<String> keys) {
        return jdbc
                .sql("""
                        select m.* from register.milestone m join register.assignment a on a.key = m.assignment
                        where m.assignment = any(?) and m.done_at is null and a.closed_at is null and a.due is not null
                        """)
                .param(keys.toArray(String[]::new))
                .query((row, n) -> new Milestone(
                        row.getString("assignment"),
                        row.getString("step"),
                        row.getObject("due", LocalDate.class),
                        row.getObject("wanted", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Milestone::key));
    }

    /** Writes them, a statement a kind. A due day that moves keeps who set it, and is on record with what it was. */
    public void write(List<Move> moves, String reason, String by) {
        Map<String, List<Move>> kinds = new HashMap<>(moves.stream().collect(Collectors.groupingBy(Move::what)));
        List<Move> dues = kinds.getOrDefault("DUE", List.of());
        if (!dues.isEmpty()) {
            jdbc.sql("""
                            with n as (select * from unnest(cast(:keys as text[]), cast(:tos as date[])) as n(key, due)),
                            old as (
                              insert into register.deadline_move (work, from_due, from_set_by, to_due, to_set_by, cause,
                                reason, moved_by, moved_at)
                              select a.key, a.due, a.due_set_by, n.due, coalesce(a.due_set_by, 'DOCUMENT'), 'CALENDAR',
                                :reason, :by, cast(:now as timestamptz)
                              from register.assignment a join n on n.key = a.key)
                            update register.assignment a set due = n.due, due_since = cast(:now as timestamptz)
                            from n where a.key = n.key
                            """)
                    .param("keys", Proceedings.texts(dues, Move::key))
                    .param("tos", Proceedings.texts(dues, move -> move.to().toString()))
                    .param("reason", reason)
                    .param("by", by)
                    .param("now", OffsetDateTime.now(clock))
                    .update();
        }
        List<Move> steps = kinds.getOrDefault("STEP", List.of());
        if (!steps.isEmpty()) {
            jdbc.sql("""
                            update register.step s set due = n.due
                            from unnest(cast(:ids as text[]), cast(:tos as date[])) as n(id, due) where s.task_id = n.id
                            """)
                    .param("ids", Proceedings.texts(steps, Move::item))
                    .param("tos", Proceedings.texts(steps, move -> move.to().toString()))
                    .update();
        }
        List<Move> milestones = kinds.getOrDefault("MILESTONE", List.of());
        if (!milestones.isEmpty()) {
            jdbc.sql("""
                            update register.milestone m set due = n.due, wanted = n.wanted
                            from unnest(cast(:keys as text[]), cast(:steps as text[]), cast(:tos as date[]),
                              cast(:wanted as date[])) as n(key, step, due, wanted)
                            where m.assignment = n.key and m.step = n.step and m.done_at is null
                            """)
                    .param("keys", Proceedings.texts(milestones, Move::key))
                    .param("steps", Proceedings.texts(milestones, Move::item))
                    .param(
                            "tos",
                            Proceedings.texts(milestones, move -> move.to().toString()))
                    .param(
                            "wanted",
                            Proceedings.texts(milestones, move -> move.wanted().toString()))
                    .update();
        }
    }
}
