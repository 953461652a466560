package vn.dondoc.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.dondoc.calendar.WorkingCalendar;

@DisplayName("Ngày việc nằm ở cơ quan khác")
class TurnTest {

    private static final LocalDate TODAY = day("2020-12-31");

    private final WorkingCalendar calendar = new WorkingCalendar(Set.of(), Set.of());

    @Test
    @DisplayName("Chờ xác nhận từ thứ Sáu đến thứ Tư: ba ngày làm việc; ngày nộp là của bên nộp")
    void theConfirmerHeldIt() {
        assertThat(others(
                        turn("owner", "2020-12-01", "2020-12-11"),
                        turn("confirmer", "2020-12-11", "2020-12-16"),
                        turn("owner", "2020-12-16", null)))
                .isEqualTo(3);
    }

    @Test
    @DisplayName("Hai cơ quan cùng góp ý thì một ngày đếm một lần; ngày mà chủ trì còn giữ một bước thì không đếm")
    void severalAtOnceCountOnce() {
        assertThat(others(turn("a", "2020-12-07", "2020-12-11"), turn("b", "2020-12-07", "2020-12-09")))
                .isEqualTo(4);
        assertThat(others(turn("owner", "2020-12-09", "2020-12-10"), turn("a", "2020-12-07", "2020-12-11")))
                .isEqualTo(3);
    }

    @Test
    @DisplayName("Chưa trả thì đếm đến hôm nay; chưa ai giữ thì không có ngày nào")
    void whatIsStillThereCountsUpToToday() {
        assertThat(others(turn("confirmer", "2020-12-28", null))).isEqualTo(3);
        assertThat(others(turn("confirmer", "2020-12-31", null))).isZero();
        assertThat(others()).isZero();
    }

    private int others(Turn... turns) {
        return Turn.daysWithOthers(List.of(turns), Set.of("owner"), calendar, TODAY);
    }

    private static Turn turn(String holder, String from, String to) {
        return new Turn("step", holder, day(from), to == null ? null : day(to));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
