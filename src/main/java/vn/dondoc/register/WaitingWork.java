package vn.dondoc.register;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose turn it is, account by account, and what happened last: the start page of trial mode. */
@Component
public class WaitingWork {

    /**
     * An account that can log in.
     *
     * @param waiting open steps that its list of tasks shows
     * @param next the name of the most urgent one; null where nothing waits
     * @param due the answer-by day of that one
     */
    public record Account(String account, String name, int waiting, String next, LocalDate due) {}

    private final JdbcClient jdbc;
    private final OfficeDay day;
    private final Sight sight;

    WaitingWork(JdbcClient jdbc, OfficeDay day, Sight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.day = day;
    }

    /** A step that is kept to a role is that role's, all else any official's of the body. */
    public List<Account> accounts() {
        return jdbc.sql("""
                        select p.account, p.name, count(s.task_id) waiting,
                          (array_agg(s.name order by s.due, s.opened_at, s.task_id))[1] next, min(s.due) due
                        from register.person p
                          left join lateral (
                            select distinct s.task_id, s.name, s.due, s.opened_at
                            from register.membership m join register.step s on s.owner = m.body and s.done_at is null
                            where m.person = p.account and m.role not in ('ADMINISTRATOR', 'SUPERVISOR', 'INSPECTOR')
                              and m.valid_from <= :today and (m.valid_to is null or m.valid_to >= :today)
                              and (s.role is null or s.role = m.role)
                          ) s on true
                        where p.password_hash is not null
                        group by p.account, p.name order by (count(s.task_id) = 0), min(s.due), p.account
                        """)
                .param("today", day.read().today())
                .query((row, n) -> new Account(
                        row.getString("account"),
                        row.getString("name"),
                        row.getInt("waiting"),
                        row.getString("next"),
                        row.getObject("due", LocalDate.class)))
                .list();
    }

    /** What was done and what was sent, as far as the reader may see it, the last one first. */
    public List<DirectiveView.Entry> latest(int most) {
        Sight.View seen = sight.now();
        return jdbc.sql("""
                        select t.at, coalesce(p.name, t.actor) actor_name, t.on_behalf_of, t.proceeding, t.clause,
                          (select f.name from register.person f where f.account = t.for_person) for_name,
                          b.name body_name, t.event, t.rung, coalesce(r.name, t.recipient) recipient_name, t.detail
                        from (
                          (select at, actor, on_behalf_of, for_person, proceeding, clause, body, event, rung, recipient, detail,
                             id
                           from register.trail where %1$s order by id desc limit :most)
                          union all
                          (select l.sent_at, 'SYSTEM', null, null, l.proceeding, null, a.body, 'alert', l.rung, l.recipient,
                             w.name, l.id
                           from (select * from register.alert where state = 'SENT' and %2$s
                                 order by sent_at desc, id desc limit :most) l
                             left join register.assignment a on a.key = l.proceeding
                             left join register.person w on w.account = l.recipient)
                        ) t
                          left join register.person p on p.account = t.actor
                          left join register.person r on r.account = t.recipient
                          left join register.body b on b.code = t.body
                        order by t.at desc, t.id desc limit :most
                        """.formatted(event(seen), seen.work("proceeding")))
                .params(seen.parameters())
                .param("most", most)
                .query((row, n) -> DirectiveView.entry(row))
                .list();
    }

    /** What belongs to no directive (rules, rights, bodies) is for whoever runs the office. */
    private static String event(Sight.View seen) {
        return seen.everything()
                ? "true"
                : "directive is not null and " + seen.directive("directive") + " and "
                        + seen.line("proceeding", "directive");
    }
}
