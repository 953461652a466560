package vn.dondoc.register;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.WorkingCalendar;

/** The rows of the working calendar, kept in memory: every date that is reckoned asks for them. */
@Component
public class CalendarDays {

    private record Known(int change, WorkingCalendar calendar) {}

    private final JdbcClient jdbc;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile Known known;

    CalendarDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public WorkingCalendar calendar() {
        Known last = known;
        int change = changes.get();
        if (last == null || last.change() != change) {
            // Rows that change while they are read bear an old number, so the next to ask reads them again.
            last = new Known(change, new WorkingCalendar(days("<>"), days("="), confirmedYears()::contains));
            known = last;
        }
        return last.calendar();
    }

    /** After the rows have changed. */
    public void forget() {
        changes.incrementAndGet();
    }

    /** Those of which there are rows, none of them provisional. */
    private Set<Integer> confirmedYears() {
        return Set.copyOf(jdbc.sql("""
                        select extract(year from day)::int from register.calendar_day group by 1
                        having not bool_or(provisional)
                        """).query(Integer.class).list());
    }

    private Set<LocalDate> days(String comparedToMadeUp) {
        List<LocalDate> days = jdbc.sql(
                        "select day from register.calendar_day where kind " + comparedToMadeUp + " 'MADE_UP'")
                .query(LocalDate.class)
                .list();
        return new HashSet<>(days);
    }
}
