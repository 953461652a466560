package vn.dondoc.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.OfficeTest;
import vn.dondoc.calendar.LunarFeasts;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.deadline.DeadlineReader;
import vn.dondoc.directive.deadline.Reading;
import vn.dondoc.intake.DataFiles;
import vn.dondoc.intake.DataFilesRefused;

@OfficeTest
@DisplayName("Lịch làm việc: năm đã có thông báo, năm tính theo luật, năm cơ quan khai")
class CalendarYearsIT {

    @Autowired
    private CalendarDays days;

    @Autowired
    private StatutoryYears statutory;

    @Autowired
    private DataFiles files;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @AfterEach
    void asShipped() {
        jdbc.sql("delete from register.calendar_day where extract(year from day) in (2028, 2029)")
                .update();
        reckon();
        days.forget();
    }

    @Test
    @DisplayName("Từ 2019 đến 2027 năm nào cũng có ngày nghỉ kèm nguồn; năm không thấy thông báo mang dấu tạm tính")
    void shippedYears() {
        List<Integer> years = jdbc.sql(
                        "select distinct extract(year from day)::int from register.calendar_day where trim(source) <> ''")
                .query(Integer.class)
                .list();
        for (int year = 2019; year <= LunarFeasts.LAST; year++) {
            assertThat(years).contains(year);
        }
        WorkingCalendar calendar = days.calendar();
        for (int year : List.of(2019, 2020, 2021, 2023, 2024, 2025, 2026)) {
            assertThat(calendar.provisionalYear(day(year + "-03-02"), day(year + "-03-05")))
                    .as("năm " + year)
                    .isEmpty();
        }
        assertThat(calendar.provisionalYear(day("2026-12-30"), day("2027-01-05")))
                .hasValue(2027);
        assertThat(calendar.provisionalYear(day("2022-03-02"), day("2022-03-05")))
                .hasValue(2022);
    }

    @Test
    @DisplayName("Các ví dụ đã tính: qua Tết, qua ngày hoán đổi, qua lễ")
    void countsOverFeastsAndSwaps() {
        WorkingCalendar calendar = days.calendar();
        assertThat(calendar.add(day("2019-10-17"), 15)).isEqualTo(day("2019-11-07"));
        assertThat(calendar.add(day("2026-02-10"), 15)).isEqualTo(day("2026-03-10"));
        assertThat(calendar.add(day("2026-08-20"), 10)).isEqualTo(day("2026-09-07"));
        assertThat(calendar.isWorking(day("2026-08-22"))).isTrue();
        assertThat(calendar.isWorking(day("2026-08-31"))).isFalse();
        assertThat(calendar.isWorking(day("2019-05-04"))).isTrue();
        assertThat(calendar.add(day("2020-12-31"), 1)).isEqualTo(day("2021-01-04"));
        assertThat(calendar.add(day("2020-01-22"), 1)).isEqualTo(day("2020-01-30"));
    }

    @Test
    @DisplayName("Hạn tính trong năm chưa có thông báo được ghi là tạm tính")
    void saysProvisional() {
        DeadlineReader reader = new DeadlineReader(days.calendar());
        Reading overTet = reader.read("trong 10 ngày làm việc", day("2027-02-01"), null);
        assertThat(overTet.due()).isEqualTo(day("2027-02-22"));
        assertThat(overTet.explanation()).contains("tạm tính", "2027");
        assertThat(reader.read("trong 10 ngày làm việc", day("2026-02-02"), null)
                        .explanation())
                .doesNotContain("tạm tính");
    }

    @Test
    @DisplayName(
            "Cơ quan khai đủ một năm: ngày tính theo luật nhường chỗ, năm thành chính thức; khởi động lại không đổi")
    void theOfficesListTakesOver() {
        LocalDate computed = day("2028-01-28");
        assertThat(days.calendar().isWorking(computed)).isFalse();
        load("""
                years: [2028]
                holidays:
                  - {day: 2028-01-24, kind: HOLIDAY, name: Tết, source: thông báo thử}
                  - {day: 2028-01-25, kind: HOLIDAY, name: Tết, source: thông báo thử}
                """);
        assertThat(days.calendar().isWorking(computed)).isTrue();
        assertThat(days.calendar().isWorking(day("2028-01-25"))).isFalse();
        assertThat(days.calendar().provisionalYear(day("2028-03-01"), day("2028-03-02")))
                .isEmpty();
        reckon();
        assertThat(count(2028)).isEqualTo(2);
        assertThat(days.calendar().isWorking(computed)).isTrue();
    }

    @Test
    @DisplayName("Khai thêm một ngày mà chưa đủ danh sách: các ngày theo luật còn đó, năm vẫn là tạm tính")
    void oneDayIsNoList() {
        int before = count(2029);
        load("""
                holidays:
                  - {day: 2029-03-07, kind: HOLIDAY, name: Ngày riêng, source: thông báo thử}
                """);
        assertThat(count(2029)).isEqualTo(before + 1);
        assertThat(days.calendar().provisionalYear(day("2029-03-01"), day("2029-03-02")))
                .hasValue(2029);
        reckon();
        assertThat(count(2029)).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("Năm ghi là khai đủ mà không có ngày nào: từ chối, không mất ngày đã có")
    void anEmptyListIsRefused() {
        int before = count(2028);
        assertThatThrownBy(() -> load("""
                        years: [2028]
                        holidays:
                          - {day: 2029-03-07, kind: HOLIDAY, name: Ngày riêng, source: thông báo thử}
                        """))
                .isInstanceOf(DataFilesRefused.class)
                .hasMessageContaining("Năm 2028")
                .hasMessageContaining("không có ngày nào");
        assertThat(count(2028)).isEqualTo(before);
    }

    @Test
    @DisplayName("Tính lại khi khởi động không đổi gì nếu không có gì mới; ngày thừa bị bỏ, ngày thiếu được thêm")
    void reckoningAgainChangesNothing() {
        List<String> before = all();
        reckon();
        assertThat(all()).isEqualTo(before);
        jdbc.sql("delete from register.calendar_day where day = '2028-01-26'").update();
        jdbc.sql("insert into register.calendar_day values ('2028-06-06', 'HOLIDAY', 'Thừa', ?, true)")
                .param(StatutoryYears.SOURCE)
                .update();
        reckon();
        assertThat(all()).isEqualTo(before);
    }

    private void reckon() {
        transaction.executeWithoutResult(status -> statutory.reckon());
    }

    private void load(String yaml) {
        try {
            files.load(
                    List.of(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)) {
                        @Override
                        public String getFilename() {
                            return "holidays.yaml";
                        }
                    }),
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int count(int year) {
        return jdbc.sql("select count(*) from register.calendar_day where extract(year from day) = ?")
                .param(year)
                .query(Integer.class)
                .single();
    }

    private List<String> all() {
        return jdbc.sql("select t::text from register.calendar_day t order by day")
                .query(String.class)
                .list();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
