package vn.dondoc.register;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private record Stored(String step, LocalDate due, Instant doneAt, LocalDate submission) {}

    private final JdbcClient jdbc;
    private final CalendarDays days;
    private final Clock clock;

    Milestones(JdbcClient jdbc, CalendarDays days, Clock clock) {
        this.jdbc = jdbc;
        this.days = days;
        this.clock = clock;
    }

    /** In the order of the work; none for work that is no scheme, or has no day of submission. */
    public List<Line> of(String assignment) {
        List<Stored> stored = jdbc.sql("""
                        select m.step, m.due, m.done_at, a.due as submission from register.milestone m
                        join register.assignment a on a.key = m.assignment
                        left join register.scheme_distance d on d.step = m.step
                        where m.assignment = ? and a.due is not null order by d.ordinal
                        """)
                .param(assignment)
                .query((row, n) -> new Stored(
                        row.getString("step"),
                        row.getObject("due", LocalDate.class),
                        AssignmentView.instant(row, "done_at"),
                        row.getObject("submission", LocalDate.class)))
                .list();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            lines.add(line(stored.get(i), next(stored, i)));
        }
        return lines;
    }

    private static Stored next(List<Stored> stored, int after) {
        return stored.subList(after + 1, stored.size()).stream()
                .filter(each -> each.doneAt() == null)
                .findFirst()
                .orElse(null);
    }

    private Line line(Stored each, Stored next) {
        WorkingCalendar calendar = days.calendar();
        Map<String, Integer> distances = days.backwardPlan().distances();
        boolean open = each.doneAt() == null;
        LocalDate until = next == null ? each.submission() : next.due();
        int usual =
                distances.getOrDefault(each.step(), 0) - (next == null ? 0 : distances.getOrDefault(next.step(), 0));
        return new Line(
                each.step(),
                each.due(),
                each.doneAt(),
                open ? calendar.between(LocalDate.now(clock), each.due()) : null,
                open ? calendar.between(each.due(), until) : null,
                open ? usual : null,
                calendar.between(each.due(), each.submission()));
    }

    /** The session that a scheme is planned for; empty where none near its day of submission is known. */
    public Optional<LocalDate> session(LocalDate due) {
        return due == null ? Optional.empty() : days.backwardPlan().session(due, LocalDate.now(clock), days.calendar());
    }
}
