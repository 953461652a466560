package vn.dondoc.urging;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.Urgency;
import vn.dondoc.register.CalendarDays;

/**
 * When a message may leave: on working days from 07:30 to 17:00, digests in the morning, lists in the morning before the
 * leaders' weekly meeting; hỏa tốc at once (brief, section 5).
 */
@Component
public class SendingHours {

    static final LocalTime MORNING = LocalTime.of(7, 30);
    static final LocalTime EVENING = LocalTime.of(17, 0);

    /** What missed its morning leaves together at the next of these. */
    private static final Duration LATE_TOGETHER = Duration.ofMinutes(30);

    /** The leaders' meeting of every week; where its day is off, on the next working day. */
    record Meeting(DayOfWeek day, LocalTime at) {}

    private final CalendarDays days;
    private final ZoneId zone;
    private final Meeting meeting;

    SendingHours(
            CalendarDays days,
            Clock clock,
            @Value("${dondoc.meeting.day}") DayOfWeek day,
            @Value("${dondoc.meeting.time}") String time) {
        this.days = days;
        this.zone = clock.getZone();
        this.meeting = new Meeting(day, LocalTime.parse(time));
    }

    /** The first instant from {@code wanted} on at which the message may leave. */
    public Instant earliest(Instant wanted, Urgency urgency) {
        return urgency == Urgency.HOA_TOC ? wanted : earliest(wanted, urgency, days.calendar(), zone);
    }

    /**
     * When an alert leaves that is raised now.
     *
     * @param channel SMS at once, DIGEST in the morning, LIST in the last morning before the meeting
     * @param nominal when the rung lay
     */
    public Instant leaves(String channel, Instant nominal, Instant now, Urgency urgency) {
        return leaves(channel, nominal, now, urgency, days.calendar(), zone, meeting);
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
        return morning(
                today ? at.toLocalDate() : calendar.nextWorking(at.toLocalDate().plusDays(1)), zone);
    }

    static Instant leaves(
            String channel,
            Instant nominal,
            Instant now,
            Urgency urgency,
            WorkingCalendar calendar,
            ZoneId zone,
            Meeting meeting) {
        Instant soonest = nominal.isAfter(now) ? nominal : now;
        if (urgency == Urgency.HOA_TOC || channel.equals("SMS")) {
            return earliest(soonest, urgency, calendar, zone);
        }
        Instant due = channel.equals("LIST")
                ? beforeTheMeeting(nominal, calendar, zone, meeting)
                : nextMorning(nominal, calendar, zone);
        return due.isBefore(now) ? earliest(together(soonest), urgency, calendar, zone) : due;
    }

    private static Instant nextMorning(Instant from, WorkingCalendar calendar, ZoneId zone) {
        LocalDate day = from.atZone(zone).toLocalDate();
        Instant today = morning(day, zone);
        return calendar.isWorking(day) && !today.isBefore(from)
                ? today
                : morning(calendar.nextWorking(day.plusDays(1)), zone);
    }

    private static Instant beforeTheMeeting(Instant from, WorkingCalendar calendar, ZoneId zone, Meeting meeting) {
        LocalDate week =
                from.atZone(zone).toLocalDate().minusWeeks(2).with(TemporalAdjusters.nextOrSame(meeting.day()));
        while (true) {
            LocalDate day = calendar.nextWorking(week);
            if (!meeting.at().isAfter(MORNING)) {
                day = dayBefore(day, calendar);
            }
            Instant morning = morning(day, zone);
            if (!morning.isBefore(from)) {
                return morning;
            }
            week = week.plusWeeks(1);
        }
    }

    private static LocalDate dayBefore(LocalDate day, WorkingCalendar calendar) {
        LocalDate before = day.minusDays(1);
        while (!calendar.isWorking(before)) {
            before = before.minusDays(1);
        }
        return before;
    }

    private static Instant together(Instant at) {
        long step = LATE_TOGETHER.toSeconds();
        long seconds = at.truncatedTo(ChronoUnit.SECONDS).equals(at) ? at.getEpochSecond() : at.getEpochSecond() + 1;
        return Instant.ofEpochSecond(-Math.floorDiv(-seconds, step) * step);
    }

    private static Instant morning(LocalDate day, ZoneId zone) {
        return day.atTime(MORNING).atZone(zone).toInstant();
    }
}
