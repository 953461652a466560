package vn.dondoc.register;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what, when, for whom. Rows are only ever added. */
@Component
public class Trail {

    /** The actor where no person acted. */
    public static final String SYSTEM = "SYSTEM";

    /**
     * One event of the life of a directive.
     *
     * @param event one of the words of the timeline: issued, received, routed, disseminated, submitted, …
     * @param subject an assignment's or a proceeding's key, null for the directive as a whole
     */
    public record Event(
            String event,
            String actor,
            String onBehalfOf,
            String directive,
            String subject,
            String clause,
            String body,
            String process,
            String detail) {}

    private final ThreadLocal<String> behalf = new ThreadLocal<>();
    private final ThreadLocal<String> represented = new ThreadLocal<>();

    private final JdbcClient jdbc;
    private final Clock clock;

    Trail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everything that is noted meanwhile, on this thread, is done for this body; null for one's own. */
    public <T> T onBehalfOf(String body, Supplier<T> act) {
        String before = behalf.get();
        behalf.set(body);
        try {
            return act.get();
        } finally {
            behalf.set(before);
        }
    }

    /** Everything that is noted meanwhile, on this thread, is done in the place of this person (thay mặt); null: oneself. */
    public <T> T inPlaceOf(String person, Supplier<T> act) {
        String before = represented.get();
        represented.set(person);
        try {
            return act.get();
        } finally {
            represented.set(before);
        }
    }

    public void add(Event event) {
        add(List.of(event));
    }

    /** About the assignment or proceeding that the facts describe. */
    public void add(String event, String actor, Facts facts, String process, String detail) {
        Facts.OfAssignment assignment = facts.assignment();
        add(new Event(
                event,
                actor,
                SYSTEM.equals(actor) ? null : behalf.get(),
                facts.directive().key(),
                facts.key(),
                assignment == null ? null : assignment.clause(),
                facts.owner(),
                process,
                detail));
    }

    /** All in one statement. */
    public void add(List<Event> events) {
        jdbc.sql("""
                        insert into register.trail (at, event, actor, on_behalf_of, directive, proceeding, clause, body,
                          process, detail, for_person)
                        select cast(:now as timestamptz), *
                        from unnest(cast(:events as text[]), cast(:actors as text[]), cast(:behalf as text[]),
                                    cast(:directives as text[]), cast(:subjects as text[]), cast(:clauses as text[]),
                                    cast(:bodies as text[]), cast(:processes as text[]), cast(:details as text[]),
                                    cast(:persons as text[]))
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("events", Proceedings.texts(events, Event::event))
                .param("actors", Proceedings.texts(events, Event::actor))
                .param("behalf", Proceedings.texts(events, Event::onBehalfOf))
                .param("directives", Proceedings.texts(events, Event::directive))
                .param("subjects", Proceedings.texts(events, Event::subject))
                .param("clauses", Proceedings.texts(events, Event::clause))
                .param("bodies", Proceedings.texts(events, Event::body))
                .param("processes", Proceedings.texts(events, Event::process))
                .param("details", Proceedings.texts(events, Event::detail))
                .param(
                        "persons",
                        Proceedings.texts(events, each -> SYSTEM.equals(each.actor()) ? null : represented.get()))
                .update();
    }
}
