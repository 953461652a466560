package vn.dondoc.urging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.Rung;
import vn.dondoc.directive.Urgency;
import vn.dondoc.register.AlertLedger.Raised;

class LadderTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate DUE = LocalDate.of(2020, 12, 31);
    private static final int KEYS = 500;

    @Test
    @DisplayName("Mốc nằm từ 00:05 tới 06:00, rải đều, và cùng một mã thì luôn cùng một giây")
    void instantsAreSpreadOverTheNightAndStayTheSame() {
        Set<Instant> different = new java.util.HashSet<>();
        for (int i = 0; i < KEYS; i++) {
            List<Ladder.Stand> stands = stands("K:" + i, ordinary());
            assertThat(stands("K:" + i, ordinary())).isEqualTo(stands);
            assertThat(stands)
                    .extracting(stand -> stand.nominal().atZone(ZONE).toLocalTime())
                    .allMatch(time -> !time.isBefore(LocalTime.of(0, 5)) && !time.isAfter(LocalTime.of(6, 0)));
            different.add(stands.get(0).nominal());
        }
        assertThat(different).as("seconds that %d works share", KEYS).hasSizeGreaterThan(KEYS * 9 / 10);
    }

    @Test
    @DisplayName("Hai mốc cùng ngày (hỏa tốc): mốc cao không bao giờ tới trước mốc thấp")
    void aHigherRungNeverComesFirst() {
        List<RungTable.Distance> sameDay =
                List.of(new RungTable.Distance(Rung.DO_DAC_BIET, 1), new RungTable.Distance(Rung.DO, 1));
        for (int i = 0; i < KEYS; i++) {
            assertThat(stands("K:" + i, sameDay))
                    .extracting(Ladder.Stand::rung)
                    .as("K:%d", i)
                    .containsExactly(Rung.DO, Rung.DO_DAC_BIET);
        }
    }

    @Test
    @DisplayName("Mốc lỡ trước khi hạn được đặt không truy lại; lỡ hết thì mốc cao nhất tới ngay")
    void whatLayBeforeTheDateWasSet() {
        assertThat(rungs(LocalDate.of(2020, 12, 29))).containsExactly(Rung.DO, Rung.DO_DAC_BIET);
        Instant late = LocalDate.of(2021, 3, 1).atStartOfDay(ZONE).toInstant();
        assertThat(ladder("K", ordinary()).stands(List.of(subject(late)), Set.of()))
                .singleElement()
                .satisfies(stand -> {
                    assertThat(stand.rung()).isEqualTo(Rung.DO_DAC_BIET);
                    assertThat(stand.nominal()).isEqualTo(late);
                });
    }

    @Test
    @DisplayName("Mốc đã ghi sổ không tới nữa; hạn khác thì là mốc khác")
    void raisedRungsAreOver() {
        Set<Raised> raised = Set.of(
                new Raised("due", null, DUE, Rung.NHAC),
                new Raised("due", null, DUE, Rung.VANG),
                new Raised("due", null, DUE.plusDays(1), Rung.DO));
        assertThat(ladder("K", ordinary()).stands(List.of(subject(Instant.EPOCH)), raised))
                .extracting(Ladder.Stand::rung)
                .containsExactly(Rung.DO, Rung.DO_DAC_BIET);
    }

    private List<Rung> rungs(LocalDate since) {
        return ladder("K", ordinary())
                .stands(List.of(subject(since.atStartOfDay(ZONE).toInstant())), Set.of())
                .stream()
                .map(Ladder.Stand::rung)
                .toList();
    }

    private static List<Ladder.Stand> stands(String key, List<RungTable.Distance> distances) {
        return ladder(key, distances).stands(List.of(subject(Instant.EPOCH)), Set.of());
    }

    private static Ladder.Subject subject(Instant since) {
        return new Ladder.Subject("due", "execute", "b", DUE, DateSetBy.DOCUMENT, Urgency.THUONG, since);
    }

    private static List<RungTable.Distance> ordinary() {
        return List.of(
                new RungTable.Distance(Rung.NHAC, -7),
                new RungTable.Distance(Rung.VANG, -3),
                new RungTable.Distance(Rung.DO, 1),
                new RungTable.Distance(Rung.DO_DAC_BIET, 3));
    }

    private static Ladder ladder(String key, List<RungTable.Distance> distances) {
        RungTable table = new RungTable() {
            @Override
            public List<Distance> rungs(String urgency, String kind, String setBy) {
                return distances;
            }

            @Override
            public List<Recipient> recipients(String ownerKind, Rung rung) {
                return List.of();
            }
        };
        return new Ladder(
                key, table, new WorkingCalendar(Set.of(LocalDate.of(2021, 1, 1)), Set.of()), Clock.system(ZONE));
    }
}
