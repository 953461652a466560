package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may read what (docs/security.md), as a condition that every list, page, export and figure of the register puts
 * into its own SQL, so that counts and pages agree. It is asked once a request, never once a row.
 *
 * <p>Work is an assignment or a proceeding, by key. A body reads the work that it leads, led, confirms, decides,
 * coordinates, drafts, appraises, is consulted on, holds or held a step of, and all of a directive that it monitors or
 * that its signer signs. A directive is read by its addressees and by every body that reads some of its work.
 */
@Component
public class Sight {

    /** Says in whose name the present thread reads. */
    public interface WhoReads {

        /** The account; empty text for somebody who has not signed in; null where the system itself reads. */
        String account();

        /** What is known of the account already; null if it was not asked for in this request. */
        Reader known(String account);

        /** Keeps it until the request ends. */
        void keep(String account, Reader reader);
    }

    /**
     * @param everything whoever runs the office: leaders, the party office, administrators, supervisors
     * @param inspects reads what a mandate of today opens, besides
     * @param follows works in a body that monitors, rules on or signs some directive: reads much, by the directive
     */
    public record Reader(String account, boolean everything, List<String> bodies, boolean inspects, boolean follows) {}

    private static final Set<String> OF_THE_SYSTEM = Set.of("camunda-admin", "supervisor", "inspector");

    private static final String BODIES = "any(cast(:sightBodies as text[]))";

    /** A mandate of today; {@code %1$s} the directive, {@code %2$s} the body that it would have to name. */
    private static final String INSPECTED = """
            i.inspector = :sightInspector and i.valid_from <= :sightDay and i.valid_to >= :sightDay
              and (i.directive is null or i.directive = %1$s) and (i.body is null or i.body = %2$s)""";

    /** By the work itself, not by the directive that it belongs to. */
    private static final String OWN_WORK = """
            select a.key from register.assignment a where a.body = %1$s
            union all select o.assignment from register.owner_move o where o.from_body = %1$s
            union all select a.key
              from register.measure m join register.assignment a on a.directive = m.directive and a.measure = m.code
              where m.confirmer = %1$s or m.decider = %1$s or m.accountable = %1$s or m.executing = %1$s
                or m.coordinating && cast(:sightBodies as text[]) or (m.confirmer_for_own = %1$s and a.body = m.confirmer)
            union all select h.assignment from register.assignment_helper h where h.body = %1$s
            union all select s.assignment from register.scheme s where s.drafter = %1$s or s.appraiser = %1$s
            union all select c.assignment from register.consultation c where c.body = %1$s
            union all select s.proceeding from register.step s where s.owner = %1$s
            union all select r.assignment from register.request r where r.ruler = %1$s
            union all select p.key from register.proceeding p where p.owner = %1$s
            union all select r.proceeding
              from register.report_answer r join register.report_request q on q.key = r.request
              where r.body = %1$s or q.asker = %1$s or q.superior = %1$s
            """.formatted(BODIES);

    /** Of whoever follows directives as wholes; {@code %1$s} the key. */
    private static final String FOLLOWED_WORK = """
            %%1$s in (select p.key from register.directive d join register.proceeding p on p.directive = d.key
              where (d.monitoring_body = %1$s or d.superior_body = %1$s)
                  and d.state not in ('DRAFT', 'AWAITING_SIGNATURE')
                or d.signing_body = %1$s)
            or %%1$s in (select a.key from register.directive d join register.assignment a on a.directive = d.key
              where d.monitoring_body = %1$s or d.superior_body = %1$s or d.signing_body = %1$s)""".formatted(BODIES);

    /** What gives assignments of {@link #OWN_WORK} and {@link #FOLLOWED_WORK}, the most telling first; {@code %1$s} the row. */
    private static final String ASSIGNMENT = """
            (%1$s.body = %2$s
              or %1$s.directive in (select d.key from register.directive d
                where d.monitoring_body = %2$s or d.superior_body = %2$s or d.signing_body = %2$s)
              or (%1$s.directive, %1$s.measure) in (select m.directive, m.code from register.measure m
                where m.confirmer = %2$s or m.decider = %2$s or m.accountable = %2$s or m.executing = %2$s
                  or m.coordinating && cast(:sightBodies as text[]))
              or (%1$s.directive, %1$s.measure, %1$s.body) in (select m.directive, m.code, m.confirmer
                from register.measure m where m.confirmer_for_own = %2$s and m.confirmer is not null)
              or %1$s.key in (
                select o.assignment from register.owner_move o where o.from_body = %2$s
                union all select h.assignment from register.assignment_helper h where h.body = %2$s
                union all select s.assignment from register.scheme s where s.drafter = %2$s or s.appraiser = %2$s
                union all select c.assignment from register.consultation c where c.body = %2$s
                union all select s.proceeding from register.step s where s.owner = %2$s
                union all select r.assignment from register.request r where r.ruler = %2$s
                union all select p.key from register.proceeding p where p.owner = %2$s))""";

    /**
     * A mandate names a directive or a body; by whichever it names, the work is found. Work of a body under inspection stays
     * readable when it passes on; the rest of the body that takes it does not open.
     */
    private static final String INSPECTED_WORK =
            inspected("a.key", "register.assignment a", "a.directive", "a.body", "")
                    + inspected("p.key", "register.proceeding p", "p.directive", "p.owner", "p.key <> p.directive and ")
                    + """

            union all select a.key from register.inspection i
              join register.owner_move o on o.from_body = i.body join register.assignment a on a.key = o.assignment and
            """
                    + INSPECTED.formatted("a.directive", "o.from_body")
                    + """

            union all select r.proceeding from register.inspection i
              join register.report_request q on true join register.report_answer r on r.request = q.key and
            """ + INSPECTED.formatted("q.directive", "r.body");

    private static String inspected(String key, String table, String directive, String body, String besides) {
        String mandate = besides + INSPECTED.formatted(directive, body);
        return """

            union all select %1$s from register.inspection i join %2$s on %4$s = i.body and %5$s
            union all select %1$s from register.inspection i join %2$s on %3$s = i.directive and i.body is null and %5$s
            """.formatted(key, table, directive, body, mandate);
    }

    /** Before a directive is signed it is read by whoever has a step of it in hand, not by those whom it will name. */
    private static final String DIRECTIVES = """
            select x.directive from register.directive_addressee x join register.directive d on d.key = x.directive
              where x.body = %1$s and d.state not in ('DRAFT', 'AWAITING_SIGNATURE')
            union all select d.key from register.directive d
              where (d.monitoring_body = %1$s or d.superior_body = %1$s or d.issuer = %1$s
                  or exists (select 1 from register.body b where b.code = %1$s and b.name = any(d.copies)))
                and d.state not in ('DRAFT', 'AWAITING_SIGNATURE')
            union all select d.key from register.directive d where d.signing_body = %1$s and d.state <> 'DRAFT'
            """.formatted(BODIES);

    /** Whoever signs has the proceeding of the directive before them, also while it is drafted. */
    private static final String SIGNED_DRAFTS = """
            union all select p.directive from register.proceeding p join register.directive d on d.key = p.directive
              where d.signing_body = %1$s
            """.formatted(BODIES);

    private static final String INSPECTED_DIRECTIVES = """
            union all select d.key from register.inspection i join register.directive d on i.directive = d.key and
            """ + INSPECTED.formatted("d.key", "i.body");

    private final WhoReads who;
    private final People people;
    private final JdbcClient jdbc;
    private final Clock clock;

    private final ThreadLocal<Boolean> system = new ThreadLocal<>();

    Sight(WhoReads who, People people, JdbcClient jdbc, Clock clock) {
        this.who = who;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What one reader sees; the conditions go with {@link #parameters()}. */
    public static final class View {

        private final Reader reader;
        private final LocalDate today;

        private View(Reader reader, LocalDate today) {
            this.reader = reader;
            this.today = today;
        }

        public boolean everything() {
            return reader == null || reader.everything();
        }

        /** @param key an expression: key of an assignment or of a proceeding */
        public String work(String key) {
            return everything()
                    ? "true"
                    : "(" + (reader.follows() ? FOLLOWED_WORK.formatted(key) + " or " : "") + key + " in (" + ownWork()
                            + "))";
        }

        /**
         * The same of a row of register.assignment, for lists and figures over all of them. Whoever follows whole directives
         * is answered by the directive, instead of by the keys of nearly everything.
         *
         * @param row its alias
         */
        public String assignment(String row) {
            return everything() || reader.inspects() || !reader.follows()
                    ? work(row + ".key")
                    : ASSIGNMENT.formatted(row, BODIES);
        }

        /** @param key an expression: key of a directive */
        public String directive(String key) {
            return everything()
                    ? "true"
                    // The second list, by far the longer one, is only made for what the first one lacks.
                    : "(" + key + " in (" + DIRECTIVES + (reader.inspects() ? INSPECTED_DIRECTIVES : "") + ") or "
                            + key + " in (" + """
                            select a.directive from register.assignment a where a.key in (%1$s)
                            union all select p.directive from register.proceeding p where p.key in (%1$s)
                            """.formatted(ownWork()) + (reader.follows() ? SIGNED_DRAFTS : "") + "))";
        }

        /** Of a line about a directive: its own life, or work of it that the reader sees. */
        public String line(String work, String directive) {
            return everything()
                    ? "true"
                    : "(%1$s is null or %1$s = %2$s or %3$s)".formatted(work, directive, work(work));
        }

        /** What is told of people: oneself, and whoever works in a body that the reader works in. */
        public String person(String account) {
            return everything()
                    ? "true"
                    : "(" + account
                            + " = :sightInspector or exists (select 1 from register.membership m where m.person = "
                            + account + " and m.body = " + BODIES + "))";
        }

        private String ownWork() {
            return OWN_WORK + (reader.inspects() ? INSPECTED_WORK : "");
        }

        public Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>();
            if (!everything()) {
                parameters.put("sightBodies", reader.bodies().toArray(String[]::new));
                parameters.put("sightInspector", reader.account());
                parameters.put("sightDay", today);
            }
            return parameters;
        }
    }

    /** What whoever reads at present may see. */
    public View now() {
        String account = Boolean.TRUE.equals(system.get()) ? null : who.account();
        return new View(account == null ? null : reader(account), LocalDate.now(clock));
    }

    /** For figures that are told to machines, in nobody's name. */
    public <T> T ofTheSystem(java.util.function.Supplier<T> reading) {
        Boolean before = system.get();
        system.set(true);
        try {
            return reading.get();
        } finally {
            system.set(before);
        }
    }

    private Reader reader(String account) {
        Reader known = who.known(account);
        if (known == null) {
            known = account.isEmpty() ? new Reader("", false, List.of(), false, false) : read(account);
            who.keep(account, known);
        }
        return known;
    }

    private Reader read(String account) {
        Set<String> groups = people.groups(account);
        Set<String> bodies = new LinkedHashSet<>(groups);
        bodies.removeIf(group -> group.contains(":") || OF_THE_SYSTEM.contains(group));
        boolean follows = false;
        boolean runsIt = groups.contains("camunda-admin") || groups.contains("supervisor");
        if (!bodies.isEmpty()) {
            String[] own = bodies.toArray(String[]::new);
            // The leaders' bodies and the party office follow everything; an heir reads what was its predecessors'.
            boolean[] known = jdbc.sql("""
                            select exists (select 1 from register.office_post where body = any(:own)) posts,
                              exists (select 1 from register.directive d
                                where array[d.monitoring_body, d.superior_body, d.signing_body] && (cast(:own as text[])
                                  || array(select s.body from register.succession s
                                    where s.state <> 'PLANNED' and register.in_force(s.body) = any(:own)))) follows,
                              array(select s.body from register.succession s
                                where s.state <> 'PLANNED' and register.in_force(s.body) = any(:own)) former
                            """)
                    .param("own", own)
                    .query((row, n) -> {
                        bodies.addAll(List.of((String[]) row.getArray("former").getArray()));
                        return new boolean[] {row.getBoolean("posts"), row.getBoolean("follows")};
                    })
                    .single();
            runsIt |= known[0];
            follows = known[1];
        }
        return new Reader(account, runsIt, List.copyOf(bodies), groups.contains("inspector"), follows);
    }
}
