package vn.dondoc.register;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.WorkingCalendar;

/** The rows of the working calendar, kept in memory: every date that is reckoned asks for them. */
@Component
public class CalendarDays {

    private final JdbcClient jdbc;
    private volatile WorkingCalendar known;

    CalendarDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public WorkingCalendar calendar() {
        WorkingCalendar calendar = known;
        if (calendar == null) {
            calendar = new WorkingCalendar(days("<>"), days("="));
            known = calendar;
        }
        return calendar;
    }

    /** After the rows have changed. */
    public void forget() {
        known = null;
    }

    private Set<LocalDate> days(String comparedToMadeUp) {
        List<LocalDate> days = jdbc.sql(
                        "select day from register.calendar_day where kind " + comparedToMadeUp + " 'MADE_UP'")
                .query(LocalDate.class)
                .list();
        return new HashSet<>(days);
    }
}
