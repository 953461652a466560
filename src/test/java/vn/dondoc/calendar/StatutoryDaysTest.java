package vn.dondoc.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Ngày nghỉ của năm chưa có thông báo, tính theo luật")
class StatutoryDaysTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName("Đúng với các ngày đã được thông báo từ năm 2019 đến 2026, trừ ngày hoán đổi")
    @CsvSource(delimiter = '|', textBlock = """
            2019 | 01-01 02-04 02-05 02-06 02-07 02-08 04-15 04-30 05-01 09-02
            2020 | 01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02
            2021 | 01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03
            2022 | 01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02
            2023 | 01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04
            2024 | 01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-30 05-01 09-02 09-03
            2025 | 01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 09-01 09-02
            2026 | 01-01 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 09-01 09-02
            """)
    void agreesWithTheYearsThatWereAnnounced(int year, String days) {
        assertThat(shown(StatutoryDays.of(year, false))).isEqualTo(days);
    }

    @Test
    @DisplayName("2027: Tết rơi vào thứ Bảy thì nghỉ bù hai ngày; 24/11 chỉ nghỉ khi luật đã sửa")
    void theNextYear() {
        assertThat(shown(StatutoryDays.of(2027, false)))
                .isEqualTo("01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03");
        assertThat(shown(StatutoryDays.of(2027, true))).endsWith(" 11-24");
        assertThat(StatutoryDays.of(2027, false))
                .filteredOn(StatutoryDays.Day::inLieu)
                .extracting(StatutoryDays.Day::name)
                .contains("Nghỉ bù Tết Nguyên đán (6/2)", "Nghỉ bù Ngày Quốc tế Lao động (1/5)");
    }

    @Test
    @DisplayName("Tết và Giỗ Tổ lấy từ bảng, không theo lịch Trung Quốc; ngoài bảng thì không có")
    void lunarFeastsComeFromTheTable() {
        assertThat(LunarFeasts.tet(2027)).contains(LocalDate.parse("2027-02-06"));
        assertThat(LunarFeasts.tet(2030)).contains(LocalDate.parse("2030-02-02"));
        assertThat(LunarFeasts.gioTo(2025)).contains(LocalDate.parse("2025-04-07"));
        assertThat(LunarFeasts.tet(LunarFeasts.FIRST - 1)).isEmpty();
        assertThat(LunarFeasts.tet(LunarFeasts.LAST + 1)).isEmpty();
        assertThat(shown(StatutoryDays.of(2040, false))).isEqualTo("01-02 04-30 05-01 09-03 09-04");
        for (int year = LunarFeasts.FIRST; year <= LunarFeasts.LAST; year++) {
            LocalDate tet = LunarFeasts.tet(year).orElseThrow();
            assertThat(tet).isBetween(LocalDate.of(year, 1, 21), LocalDate.of(year, 2, 20));
            // The tenth of the third month: 2 lunar months and 9 days later, 29 or 30 days each, or a leap month more.
            assertThat(tet.until(LunarFeasts.gioTo(year).orElseThrow(), java.time.temporal.ChronoUnit.DAYS))
                    .isIn(67L, 68L, 69L, 97L, 98L, 99L);
        }
    }

    private static String shown(List<StatutoryDays.Day> days) {
        return String.join(
                " ", days.stream().map(day -> day.day().toString().substring(5)).toList());
    }
}
