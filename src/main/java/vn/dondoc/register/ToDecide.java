package vn.dondoc.register;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for a decision of the leaders: open steps of the bodies that hold STANDING or COMMITTEE. */
@Component
public class ToDecide {

    /**
     * @param step what is to be done, in the words of the model
     * @param bodyName whose work it is about
     * @param content what is asked; null where nobody asked
     * @param due the day to answer by
     */
    public record Item(
            String work,
            String number,
            String clauseLabel,
            String title,
            String step,
            String ownerName,
            String bodyName,
            String content,
            LocalDate due) {}

    private final JdbcClient jdbc;
    private final Sight sight;

    ToDecide(JdbcClient jdbc, Sight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
    }

    /** The earliest first. */
    public List<Item> all() {
        Sight.View seen = sight.now();
        return jdbc.sql("""
                        select s.proceeding as work, d.number, c.label clause_label, m.title, s.name step,
                          b.name owner_name, o.name body_name, q.content, s.due
                        from register.step s
                          join register.body b on b.code = s.owner
                          left join register.request q on q.key = s.proceeding
                          left join register.assignment a on a.key = coalesce(q.assignment, s.proceeding)
                          left join register.proceeding p on p.key = s.proceeding
                          left join register.directive d on d.key = coalesce(a.directive, p.directive)
                          left join register.clause c on c.directive = a.directive and c.path = a.clause
                          left join register.measure m on m.directive = a.directive and m.code = a.measure
                          left join register.body o on o.code = coalesce(q.asked_for, a.body, p.owner)
                        where s.done_at is null
                          and s.owner in (select body from register.office_post where post in ('STANDING', 'COMMITTEE'))
                          and %s
                        order by s.due, s.proceeding, s.task_id
                        """.formatted(seen.work("s.proceeding")))
                .params(seen.parameters())
                .query(Item.class)
                .list();
    }
}
