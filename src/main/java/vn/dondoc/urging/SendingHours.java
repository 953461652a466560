package vn.dondoc.urging;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.Urgency;
import vn.dondoc.register.CalendarDays;

/** When a message may leave: on working days from 07:30 to 17:00; hỏa tốc at once (brief, section 5). */
@Component
public class SendingHours {

    static final LocalTime MORNING = LocalTime.of(7, 30);
    static final LocalTime EVENING = LocalTime.of(17, 0);

    private final CalendarDays days;
    private final ZoneId zone;

    SendingHours(CalendarDays days, Clock clock) {
        this.days = days;
        this.zone = clock.getZone();
    }

    /** The first instant from {@code wanted} on at which the message may leave. */
    public Instant earliest(Instant wanted, Urgency urgency) {
        return earliest(wanted, urgency, days.calendar(), zone);
    }

    static Instant earliest(Instant wanted, Urgency urgency, WorkingCalendar calendar, ZoneId zone) {
        if (urgency == Urgency.HOA_TOC) {
            return wanted;
        }
        ZonedDateTime at = wanted.atZone(zone);
        boolean today = calendar.isWorking(at.toLocalDate()) && at.toLocalTime().isBefore(EVENING);
        if (today && !at.toLocalTime().isBefore(MORNING)) {
            return wanted;
        }
        return (today ? at.toLocalDate() : calendar.nextWorking(at.toLocalDate().plusDays(1)))
                .atTime(MORNING)
                .atZone(zone)
                .toInstant();
    }
}
