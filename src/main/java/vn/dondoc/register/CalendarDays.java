package vn.dondoc.register;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.WorkingCalendar;

/** STUB */
@Component
public class CalendarDays {
    private final JdbcClient jdbc;
    private volatile WorkingCalendar cached;

    CalendarDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public WorkingCalendar calendar() {
        if (cached == null) {
            Set<LocalDate> off = new HashSet<>(jdbc.sql("select day from register.calendar_day where kind <> 'MADE_UP'")
                    .query(LocalDate.class)
                    .list());
            Set<LocalDate> on = new HashSet<>(jdbc.sql("select day from register.calendar_day where kind = 'MADE_UP'")
                    .query(LocalDate.class)
                    .list());
            cached = new WorkingCalendar(off, on);
        }
        return cached;
    }
}
