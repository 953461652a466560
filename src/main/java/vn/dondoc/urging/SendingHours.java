package vn.dondoc.urging;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.Urgency;
import vn.dondoc.register.CalendarDays;

/** STUB */
@Component
public class SendingHours {
    private final CalendarDays days;
    private final Clock clock;

    SendingHours(CalendarDays days, Clock clock) {
        this.days = days;
        this.clock = clock;
    }

    public Instant earliest(Instant from, Urgency urgency) {
        if (urgency == Urgency.HOA_TOC) return from;
        ZonedDateTime at = from.atZone(clock.getZone());
        if (days.calendar().isWorking(at.toLocalDate())) {
            if (at.toLocalTime().isBefore(LocalTime.of(7, 30)))
                return at.with(LocalTime.of(7, 30)).toInstant();
            if (at.toLocalTime().isBefore(LocalTime.of(17, 0))) return from;
        }
        return days.calendar()
                .nextWorking(at.toLocalDate().plusDays(1))
                .atTime(7, 30)
                .atZone(clock.getZone())
                .toInstant();
    }
}
