package vn.dondoc.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    /** New Year 2021, and the swap of 2026: Monday 31-08 off, Saturday 22-08 worked, 01 and 02-09 off. */
    private final WorkingCalendar calendar = new WorkingCalendar(
            Set.of(day("2021-01-01"), day("2026-08-31"), day("2026-09-01"), day("2026-09-02")),
            Set.of(day("2026-08-22")));

    @ParameterizedTest(name = "{0} thêm {1} ngày làm việc là {2}")
    @CsvSource({
        "2019-10-17, 15, 2019-11-07",
        "2020-12-31, -3, 2020-12-28",
        "2020-12-31, 1, 2021-01-04",
        "2020-12-31, 3, 2021-01-06",
        "2020-12-31, 0, 2020-12-31",
        "2019-10-19, 1, 2019-10-21",
        "2019-10-20, -1, 2019-10-18",
        "2026-08-20, 10, 2026-09-07"
    })
    void counts(LocalDate from, int workingDays, LocalDate expected) {
        assertThat(calendar.add(from, workingDays)).isEqualTo(expected);
    }

    @Test
    @DisplayName("Đếm ngày làm việc giữa hai ngày, ngày đầu không tính")
    void countsBetween() {
        assertThat(calendar.between(day("2020-12-31"), day("2021-01-06"))).isEqualTo(3);
        assertThat(calendar.between(day("2021-01-06"), day("2020-12-31"))).isEqualTo(-3);
        assertThat(calendar.nextWorking(day("2021-01-01"))).isEqualTo(day("2021-01-04"));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
