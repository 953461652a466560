package vn.dondoc.urging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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

    private static Instant at(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }
}
