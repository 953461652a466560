package vn.dondoc.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Mốc tính ngược từ hạn trình")
class BackwardPlanTest {

    private static final LocalDate LONG_AGO = day("2020-06-01");
    private static final WorkingCalendar CALENDAR = calendar();

    private static WorkingCalendar calendar() {
        Set<LocalDate> off = StatutoryDays.of(2021, false).stream()
                .map(StatutoryDays.Day::day)
                .collect(Collectors.toSet());
        return new WorkingCalendar(off, Set.of());
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static Map<String, Integer> distances(int... days) {
        Map<String, Integer> distances = new LinkedHashMap<>();
        for (int i = 0; i < days.length; i++) {
            distances.put("step" + (i + 1), days[i]);
        }
        return distances;
    }

    private static List<String> due(BackwardPlan plan, String due, LocalDate soonest) {
        return plan.milestones(day(due), soonest, CALENDAR).values().stream()
                .map(milestone -> milestone.due().toString())
                .toList();
    }

    @Test
    @DisplayName("Cách hạn bao nhiêu ngày làm việc thì đứng ở đó; hạn in sẵn giữ như in dù là ngày nghỉ")
    void distancesCountWorkingDays() {
        BackwardPlan plan = new BackwardPlan(distances(10, 5, 0), List.of());
        assertThat(due(plan, "2020-12-31", LONG_AGO)).containsExactly("2020-12-17", "2020-12-24", "2020-12-31");
        assertThat(due(plan, "2020-12-27", LONG_AGO)).containsExactly("2020-12-14", "2020-12-21", "2020-12-27");
    }

    @Test
    @DisplayName("Không ai phải xong sớm hơn ngày sớm nhất còn kịp; mốc lẽ ra ở đâu vẫn được nhớ")
    void nobodyIsLateBeforeHeBegins() {
        BackwardPlan plan = new BackwardPlan(distances(10, 5, 0), List.of());
        assertThat(due(plan, "2020-12-31", day("2020-12-21")))
                .containsExactly("2020-12-21", "2020-12-24", "2020-12-31");
        assertThat(plan.milestones(day("2020-12-31"), day("2020-12-21"), CALENDAR)
                        .get("step1")
                        .wanted())
                .isEqualTo(day("2020-12-17"));
    }

    @Test
    @DisplayName("Biết phiên họp thì trình ở phiên cuối cùng không sau hạn, các mốc trước tính từ phiên ấy")
    void theLastKnownSession() {
        BackwardPlan plan =
                new BackwardPlan(distances(10, 5, 0), List.of(day("2020-11-10"), day("2020-12-22"), day("2021-01-12")));
        assertThat(due(plan, "2020-12-31", LONG_AGO)).containsExactly("2020-12-08", "2020-12-15", "2020-12-22");
        assertThat(due(plan, "2020-12-22", LONG_AGO))
                .as("on the very day")
                .last()
                .isEqualTo("2020-12-22");
        assertThat(due(plan, "2021-06-30", LONG_AGO))
                .as("sessions of half a year before say nothing: later ones aren't known yet")
                .last()
                .isEqualTo("2021-06-30");
        assertThat(due(plan, "2020-12-31", day("2020-12-23")))
                .as("a session that comes too soon is missed")
                .last()
                .isEqualTo("2020-12-31");
    }

    @Test
    @DisplayName("Tết 12/02/2021: mốc rơi vào tuần trước Tết hay trong Tết lùi về trước đó; hạn trình thì không")
    void noMilestoneRoundTet() {
        BackwardPlan plan = new BackwardPlan(distances(6, 2, 1, 0), List.of());
        // 05/02 is the seventh day before mùng 1; 10 to 16/02 are off; 17/02 is mùng 6.
        assertThat(due(plan, "2021-02-19", LONG_AGO))
                .containsExactly("2021-02-04", "2021-02-04", "2021-02-18", "2021-02-19");
        assertThat(due(plan, "2021-02-09", LONG_AGO)).last().isEqualTo("2021-02-09");
        assertThat(due(plan, "2021-03-31", day("2021-02-08")))
                .as("what can't be done before waits until after")
                .allMatch(each -> day(each).isAfter(day("2021-02-17")));
        assertThat(TetSeason.contains(day("2021-02-04"))).isFalse();
        assertThat(TetSeason.contains(day("2021-02-05"))).isTrue();
        assertThat(TetSeason.contains(day("2021-02-17"))).isTrue();
        assertThat(TetSeason.contains(day("2021-02-18"))).isFalse();
        assertThat(TetSeason.contains(day("2090-02-01")))
                .as("outside the table")
                .isFalse();
    }
}
