package vn.dondoc.urging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.Urgency;

class SendingHoursTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** New Year 2021 falls on a Friday; Saturday 09-01-2021 is made up. */
    private final WorkingCalendar calendar =
            new WorkingCalendar(Set.of(LocalDate.parse("2021-01-01")), Set.of(LocalDate.parse("2021-01-09")));

    @ParameterizedTest(name = "{1}, muốn gửi {0}: đi lúc {2}")
    @CsvSource({
        "2020-12-28T03:12:09, THUONG, 2020-12-28T07:30",
        "2020-12-28T07:29:59, KHAN, 2020-12-28T07:30",
        "2020-12-28T07:30, THUONG, 2020-12-28T07:30",
        "2020-12-28T16:59:59, THUONG_KHAN, 2020-12-28T16:59:59",
        "2020-12-28T17:00, THUONG, 2020-12-29T07:30",
        "2020-12-31T17:00, THUONG, 2021-01-04T07:30",
        "2021-01-01T09:00, THUONG, 2021-01-04T07:30",
        "2021-01-03T23:59, THUONG, 2021-01-04T07:30",
        "2021-01-09T03:00, THUONG, 2021-01-09T07:30",
        "2021-01-08T18:00, THUONG, 2021-01-09T07:30",
        "2021-01-03T02:00, HOA_TOC, 2021-01-03T02:00"
    })
    void leavesInWorkingHours(LocalDateTime wanted, Urgency urgency, LocalDateTime leaves) {
        assertThat(SendingHours.earliest(at(wanted), urgency, calendar, ZONE)).isEqualTo(at(leaves));
    }

    /** New Year 2021 is a Friday; the meeting is on Mondays at 08:00, that of 04-01-2021 included. */
    @ParameterizedTest(name = "{0} mốc {1}, ghi lúc {2}: đi lúc {3}")
    @CsvSource({
        "SMS, 2020-12-28T03:12:09, 2020-12-28T03:12:10, 2020-12-28T07:30",
        "SMS, 2020-12-28T03:12:09, 2020-12-28T10:10, 2020-12-28T10:10",
        "DIGEST, 2020-12-28T03:12:09, 2020-12-28T03:12:10, 2020-12-28T07:30",
        "DIGEST, 2020-12-28T10:10, 2020-12-28T10:10, 2020-12-29T07:30",
        "DIGEST, 2020-12-31T10:10, 2020-12-31T10:10, 2021-01-04T07:30",
        "DIGEST, 2020-12-28T03:12:09, 2020-12-28T10:10:05, 2020-12-28T10:30",
        "DIGEST, 2020-12-22T03:12:09, 2020-12-28T10:30, 2020-12-28T10:30",
        "DIGEST, 2020-12-28T03:12:09, 2020-12-28T16:31, 2020-12-29T07:30",
        "LIST, 2020-12-28T03:12:09, 2020-12-28T03:12:10, 2020-12-28T07:30",
        "LIST, 2020-12-28T07:30:01, 2020-12-28T07:30:01, 2021-01-04T07:30",
        "LIST, 2021-01-06T03:12:09, 2021-01-06T03:12:10, 2021-01-11T07:30",
        "LIST, 2021-01-06T03:12:09, 2021-01-11T09:01, 2021-01-11T09:30"
    })
    void digestsInTheMorningListsBeforeTheMeeting(
            String channel, LocalDateTime nominal, LocalDateTime raised, LocalDateTime leaves) {
        assertThat(leaves(channel, nominal, raised, Urgency.THUONG, DayOfWeek.MONDAY, "08:00"))
                .isEqualTo(at(leaves));
        assertThat(leaves(channel, nominal, raised, Urgency.HOA_TOC, DayOfWeek.MONDAY, "08:00"))
                .as("hỏa tốc")
                .isEqualTo(at(nominal.isAfter(raised) ? nominal : raised));
    }

    @ParameterizedTest(name = "giao ban {0} {1}: danh sách đi {2}")
    @CsvSource({
        "TUESDAY, 08:00, 2020-12-29T07:30",
        "TUESDAY, 07:30, 2020-12-28T07:30",
        "WEDNESDAY, 07:00, 2020-12-29T07:30",
        "FRIDAY, 08:00, 2021-01-04T07:30",
        "FRIDAY, 07:00, 2020-12-31T07:30",
        "SATURDAY, 14:00, 2020-12-28T07:30"
    })
    void theMeetingIsWhenTheOfficeHoldsIt(DayOfWeek day, String time, LocalDateTime leaves) {
        LocalDateTime nominal = LocalDateTime.parse("2020-12-28T03:12:09");
        assertThat(leaves("LIST", nominal, nominal, Urgency.KHAN, day, time)).isEqualTo(at(leaves));
    }

    private Instant leaves(
            String channel, LocalDateTime nominal, LocalDateTime raised, Urgency urgency, DayOfWeek day, String time) {
        return SendingHours.leaves(
                channel,
                at(nominal),
                at(raised),
                urgency,
                calendar,
                ZONE,
                new SendingHours.Meeting(day, LocalTime.parse(time)));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }
}
