package vn.dondoc.register;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.PeriodRule;

/** The recurring dates of measures, and the series that still lack one. */
@Component
public class MeasureRules {

    /**
     * A series and its rule.
     *
     * @param rule null while the lead has not answered what the text leaves open
     * @param last the period that was born last, null for none
     */
    public record Series(
            String assignment,
            String clause,
            String measure,
            String body,
            PeriodRule rule,
            String setBy,
            String last) {}

    private final JdbcClient jdbc;

    MeasureRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty while the period, its day or its first year is unknown. */
    public Optional<PeriodRule> period(String directive, String measure) {
        return jdbc.sql("""
                        select deadline_every, deadline_month_day, deadline_first from register.measure
                        where directive = ? and code = ? and deadline_every is not null
                          and deadline_month_day is not null and deadline_first is not null
                        """)
                .params(directive, measure)
                .query((row, n) -> PeriodRule.of(row.getString(1), row.getString(2), row.getString(3)))
                .optional();
    }

    /** The lead's answer; who set the date stays what the text says where it printed the period. */
    public void answer(String directive, String measure, PeriodRule rule) {
        jdbc.sql("""
                        update register.measure set
                          deadline_set_by = case when deadline_every is null then 'INTERNAL' else deadline_set_by end,
                          deadline_every = ?, deadline_month_day = ?, deadline_first = ?, deadline_question = null
                        where directive = ? and code = ?
                        """)
                .params(
                        rule.every().toString(),
                        rule.monthDay().toString().substring(2),
                        Integer.toString(rule.first()),
                        directive,
                        measure)
                .update();
    }

    /** Series of a directive in the order of the text, open ones only. */
    public List<Series> series(String directive) {
        return jdbc.sql("""
                        select a.key, a.clause, a.measure, a.body, m.deadline_every, m.deadline_month_day,
                          m.deadline_first, m.deadline_question, m.deadline_set_by,
                          (select o.period from register.assignment o where o.directive = a.directive
                             and o.measure = a.measure and o.period is not null
                             and (o.key = a.key || ':' || o.period
                               or (split_part(o.key, ':', 3) in (select a.body union all
                                     select h.from_body from register.owner_move h where h.assignment = a.key)
                                   and not exists (select 1 from register.assignment z where z.kind = 'series'
                                     and z.key = a.directive || ':' || a.measure || ':' || split_part(o.key, ':', 3))))
                             order by o.due desc limit 1) as last_period
                        from register.assignment a
                        join register.measure m on m.directive = a.directive and m.code = a.measure
                        where a.directive = ? and a.kind = 'series' and a.closed_at is null
                        order by m.ordinal, a.body
                        """)
                .param(directive)
                .query((row, n) -> {
                    boolean known = row.getString("deadline_question") == null
                            && row.getString("deadline_every") != null
                            && row.getString("deadline_month_day") != null
                            && row.getString("deadline_first") != null;
                    return new Series(
                            row.getString("key"),
                            row.getString("clause"),
                            row.getString("measure"),
                            row.getString("body"),
                            known
                                    ? PeriodRule.of(
                                            row.getString("deadline_every"),
                                            row.getString("deadline_month_day"),
                                            row.getString("deadline_first"))
                                    : null,
                            row.getString("deadline_set_by"),
                            row.getString("last_period"));
                })
                .list();
    }
}
