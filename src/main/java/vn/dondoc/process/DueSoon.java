package vn.dondoc.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.springframework.stereotype.Component;
import vn.dondoc.register.CalendarDays;

/** Which work Tasklist's list <i>Sắp đến hạn</i> holds; the list asks for it by expression whenever it is opened. */
@Component("dueSoon")
public class DueSoon {

    /** Working days left: where NHẮC stands by default (brief, section 5). */
    static final int WORKING_DAYS = 7;

    private final CalendarDays days;
    private final Clock clock;

    DueSoon(CalendarDays days, Clock clock) {
        this.days = days;
        this.clock = clock;
    }

    /** The first instant that is no longer near: the day after the last near one begins, in the office's zone. */
    public Date until() {
        LocalDate last = days.calendar().add(LocalDate.now(clock), WORKING_DAYS);
        return Date.from(last.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }
}
