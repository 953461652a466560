package vn.dondoc.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.WorkingCalendar;

/** The milestones of a scheme and how much room lies between them, in working days. */
@Component
public class Milestones {

    /**
     * One milestone.
     *
     * @param doneAt null while it is open
     * @param left working days from today to it, negative where it has passed; null once it is reached
     * @param toNext working days to the next milestone that is open, of the last one to the day of submission
     * @param usual what the office's distances leave between the two
     * @param toDue working days to the day of submission
     */
    public record Line(
            String step, LocalDate due, Instant doneAt, Integer left, Integer toNext, Integer usual, int toDue) {}

    /** @param session the session that the scheme is planned for; null where none near its day of submission is known */
    public record Plan(LocalDate session, List<Line> lines) {}

    /** As it is kept; {@code doneAt} null while it is open. */
    public record Stored(String step, LocalDate due, Instant doneAt) {}

    private final JdbcClient jdbc;
    private final CalendarDays days;
    private final Clock clock;

    Milestones(JdbcClient jdbc, CalendarDays days, Clock clock) {
        this.jdbc = jdbc;
        this.days = days;
        this.clock = clock;
    }

    /** Without lines for work that is no scheme. */
    public Plan of(String assignment, LocalDate submission) {
        return plan(
                submission,
                jdbc.sql("select step, due, done_at from register.milestone where assignment = ?")
                        .param(assignment)
                        .query((row, n) -> new Stored(
                                row.getString("step"),
                                row.getObject("due", LocalDate.class),
                                AssignmentView.instant(row, "done_at")))
                        .list());
    }

    /**
     * The same of milestones that were read already, in the order of the work.
     *
     * @param submission null where there is no such day: then there are no milestones either
     */
    public Plan plan(LocalDate submission, List<Stored> stored) {
        if (submission == null) {
            return new Plan(null, List.of());
        }
        CalendarDays.Rules rules = days.rules();
        LocalDate today = LocalDate.now(clock);
        List<String> order = List.copyOf(rules.plan().distances().keySet());
        List<Stored> sorted = stored.stream()
                .sorted(Comparator.comparing(each -> order.indexOf(each.step())))
                .toList();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            lines.add(line(sorted.get(i), next(sorted, i), submission, rules, today));
        }
        return new Plan(
                rules.plan().session(submission, today, rules.calendar()).orElse(null), lines);
    }

    private static Stored next(List<Stored> stored, int after) {
        return stored.subList(after + 1, stored.size()).stream()
                .filter(each -> each.doneAt() == null)
                .findFirst()
                .orElse(null);
    }

    private static Line line(
            Stored each, Stored next, LocalDate submission, CalendarDays.Rules rules, LocalDate today) {
        WorkingCalendar calendar = rules.calendar();
        Map<String, Integer> distances = rules.plan().distances();
        boolean open = each.doneAt() == null;
        LocalDate until = next == null ? submission : next.due();
        int usual =
                distances.getOrDefault(each.step(), 0) - (next == null ? 0 : distances.getOrDefault(next.step(), 0));
        return new Line(
                each.step(),
                each.due(),
                each.doneAt(),
                open ? calendar.between(today, each.due()) : null,
                open ? calendar.between(each.due(), until) : null,
                open ? usual : null,
                calendar.between(each.due(), submission));
    }
}
