package vn.dondoc.register;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a body is in documents, posts and groups passes to its successor; a fixed number of statements, however much there
 * is. What was printed stays: full text, addressees and leads of what was issued, closed work, closed directives.
 */
@Component
public class PassedRights {

    private static final String OF_OPEN =
            " and directive in (select key from register.directive where state <> 'CLOSED')";

    private final JdbcClient jdbc;
    private final Clock clock;

    PassedRights(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** People, posts, groups and mandates. */
    public void inTheOffice(Successions.Succession of) {
        if (of.withPeople()) {
            run("""
                    insert into register.membership (person, body, role, valid_from, valid_to, areas)
                    select m.person, :successor, m.role, greatest(m.valid_from, :from), m.valid_to, m.areas
                    from register.membership m
                    where m.body = :body and coalesce(m.valid_to, 'infinity') >= :from
                      and not exists (select 1 from register.membership o where o.person = m.person
                        and o.body = :successor and o.role = m.role and coalesce(o.valid_to, 'infinity') >= :from)
                    on conflict do nothing
                    """, of);
        }
        // Nobody is told or signs in as an official of a body that is no more.
        run("delete from register.membership where body = :body and valid_from >= :from", of);
        run("""
                update register.membership set valid_to = :from - 1
                where body = :body and coalesce(valid_to, 'infinity') >= :from
                """, of);
        run("""
                update register.membership set areas = array(select distinct case x when :body then :successor else x end
                  from unnest(areas) x) where :body = any(areas) and coalesce(valid_to, 'infinity') >= :from
                """, of);
        run("update register.office_post set body = :successor where body = :body", of);
        run("""
                insert into register.addressee_group_member (group_code, body, valid_from, valid_to)
                select m.group_code, :successor, greatest(m.valid_from, :from), m.valid_to
                from register.addressee_group_member m
                where m.body = :body and coalesce(m.valid_to, 'infinity') >= :from
                  and not exists (select 1 from register.addressee_group_member o where o.group_code = m.group_code
                    and o.body = :successor and coalesce(o.valid_to, 'infinity') >= :from)
                on conflict do nothing
                """, of);
        run("delete from register.addressee_group_member where body = :body and valid_from >= :from", of);
        run("""
                update register.addressee_group_member set valid_to = :from - 1
                where body = :body and coalesce(valid_to, 'infinity') >= :from
                """, of);
        run("""
                update register.mandate set valid_to = greatest(valid_from - 1, :from - 1)
                where :body in (body, agent) and coalesce(valid_to, 'infinity') >= greatest(valid_from, :from)
                """, of);
        run("update register.body set parent = :successor where parent = :body and code <> :successor", of);
    }

    /** Who monitors, rules, signs, confirms, decides, drafts and helps in whatever is not closed. */
    public void inDirectives(Successions.Succession of) {
        run("""
                update register.directive set
                  monitoring_body = case monitoring_body when :body then :successor else monitoring_body end,
                  superior_body = case superior_body when :body then :successor else superior_body end,
                  signing_body = case signing_body when :body then :successor else signing_body end
                where state <> 'CLOSED' and :body in (monitoring_body, superior_body, signing_body)
                """, of);
        run("""
                update register.measure set
                  confirmer = case confirmer when :body then :successor else confirmer end,
                  confirmer_for_own = case confirmer_for_own when :body then :successor else confirmer_for_own end,
                  decider = case decider when :body then :successor else decider end,
                  accountable = case accountable when :body then :successor else accountable end,
                  executing = case executing when :body then :successor else executing end,
                  coordinating = array(select t.b from (select case x when :body then :successor else x end b, min(n) n
                    from unnest(coordinating) with ordinality u(x, n) group by 1) t order by t.n)
                where (:body in (confirmer, confirmer_for_own, decider, accountable, executing)
                  or :body = any(coordinating))
                """ + OF_OPEN, of);
        run("""
                update register.scheme set drafter = case drafter when :body then :successor else drafter end,
                  appraiser = case appraiser when :body then :successor else appraiser end
                where :body in (drafter, appraiser)
                  and assignment in (select key from register.assignment where closed_at is null)
                """, of);
        run("""
                insert into register.assignment_helper (assignment, body, since)
                select h.assignment, :successor, :now from register.assignment_helper h
                join register.assignment a on a.key = h.assignment
                where h.body = :body and a.closed_at is null on conflict do nothing
                """, of);
        run("""
                update register.request set
                  asked_for = case asked_for when :body then :successor else asked_for end,
                  ruler = case ruler when :body then :successor else ruler end,
                  wanted_body = case wanted_body when :body then :successor else wanted_body end,
                  ruled_body = case ruled_body when :body then :successor else ruled_body end
                where closed_at is null and :body in (asked_for, ruler, wanted_body, ruled_body)
                """, of);
        run("""
                update register.report_request set asker = case asker when :body then :successor else asker end,
                  superior = case superior when :body then :successor else superior end
                where :body in (asker, superior) and exists (select 1 from register.report_answer a
                  where a.request = key and a.state not in ('RECEIVED', 'CANCELLED'))
                """, of);
        run("""
                update register.change_item set body = case body when :body then :successor else body end,
                  to_body = case to_body when :body then :successor else to_body end
                where :body in (body, to_body) and applied_at is null
                """, of);
    }

    /** What is not signed yet is addressed to whoever will be there. */
    public void inDrafts(Successions.Succession of) {
        String drafts = " in (select key from register.directive where state in ('DRAFT', 'AWAITING_SIGNATURE'))";
        run("""
                insert into register.directive_addressee (directive, body, group_code, ordinal, verified, note)
                select directive, :successor, group_code, ordinal, verified, note from register.directive_addressee
                where body = :body and directive""" + drafts + " on conflict do nothing", of);
        run("delete from register.directive_addressee where body = :body and directive" + drafts, of);
        run("""
                insert into register.measure_lead (directive, measure, body, ordinal)
                select directive, measure, :successor, null from register.measure_lead
                where body = :body and directive""" + drafts + " on conflict do nothing", of);
        run("delete from register.measure_lead where body = :body and directive" + drafts, of);
    }

    /** An assignment that changed hands. */
    public record Passed(String key, String directive, String clause, String kind) {}

    /** Open assignments that this proceeding serves; null: those that none serves, as series. */
    public List<Passed> assignments(Successions.Succession of, String proceeding) {
        return jdbc.sql("""
                        with passed as (
                          update register.assignment set body = :successor
                          where body = :body and closed_at is null
                            and proceeding is not distinct from cast(:proceeding as text)
                          returning key, directive, clause, kind),
                        noted as (
                          insert into register.owner_move (assignment, from_body, to_body, reason, moved_by, moved_at)
                          select key, :body, :successor, :document, :by, :now from passed)
                        select * from passed order by key
                        """)
                .param("body", of.body())
                .param("successor", of.successor())
                .param("document", "Kế thừa theo " + of.document())
                .param("by", of.decidedBy())
                .param("now", OffsetDateTime.now(clock))
                .param("proceeding", proceeding)
                .query(Passed.class)
                .list();
    }

    /** From now on the other proceeding serves what this one served. */
    public void servedBy(String proceeding, String other) {
        jdbc.sql("update register.assignment set proceeding = ? where proceeding = ? and closed_at is null")
                .params(other, proceeding)
                .update();
    }

    private void run(String sql, Successions.Succession of) {
        jdbc.sql(sql)
                .param("body", of.body())
                .param("successor", of.successor())
                .param("from", of.from())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
