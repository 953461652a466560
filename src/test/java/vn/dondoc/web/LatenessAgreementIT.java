package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.config.ClockControl;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.Split;
import vn.dondoc.directive.Standing;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.DirectiveView;
import vn.dondoc.register.MonitoringReports;

/** What is late is said twice, in Java for a row and in SQL for filters and counts: both must say the same. */
@OfficeTest
@DisplayName("Quá hạn: SQL và Java nói một lời")
class LatenessAgreementIT {

    private static final String KEY = "T-WEB-LATE";
    private static final int MANY = 300;
    private static final LocalDate TODAY = LocalDate.parse("2020-02-04");

    @Autowired
    private WebOffice office;

    @Autowired
    private AssignmentView assignments;

    @Autowired
    private DirectiveView directives;

    @Autowired
    private MonitoringReports monitoring;

    @Autowired
    private BasisReader basis;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private CalendarDays days;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClockControl clock;

    @BeforeEach
    void aYearOfWork() {
        clock.standAt(WebOffice.morning(TODAY).toInstant());
        jdbc.sql("""
                        insert into register.calendar_day (day, kind, name, source)
                        select cast(d as date), 'HOLIDAY', 'Tết', 'T-WEB'
                        from generate_series(timestamp '2020-01-23', timestamp '2020-01-29', interval '1 day') d
                        on conflict do nothing
                        """).update();
        jdbc.sql("insert into register.calendar_day values ('2020-02-01', 'MADE_UP', 'Làm bù', 'T-WEB') "
                        + "on conflict do nothing")
                .update();
        days.forget();
        office.directive(KEY, "execute", null, MANY);
        Random random = new Random(875);
        for (int i = 1; i <= MANY; i++) {
            work(random, "t.b" + i);
        }
    }

    @AfterEach
    void clean() {
        office.forget(KEY);
        jdbc.sql("delete from register.calendar_day where source = 'T-WEB'").update();
        days.forget();
        clock.real();
    }

    @Test
    @DisplayName("Bộ lọc quá hạn, bảng phân loại và số ngày của từng việc khớp nhau")
    void filterSplitAndDaysAgree() {
        List<AssignmentView.Line> all =
                assignments.page(AssignmentView.Filter.ofDirective(KEY), 0, 500).items();
        assertThat(all).hasSize(MANY);
        List<String> late = all.stream()
                .filter(line -> !line.state().closed() && line.daysLate() > 0)
                .map(AssignmentView.Line::key)
                .sorted()
                .toList();
        assertThat(late).hasSizeBetween(20, MANY - 20);
        assertThat(keys(true)).isEqualTo(late);
        assertThat(keys(false)).hasSize(MANY - late.size()).doesNotContainAnyElementsOf(late);

        Map<Standing, Integer> expected = all.stream()
                .collect(Collectors.groupingBy(LatenessAgreementIT::standing, Collectors.summingInt(line -> 1)));
        assertThat(DirectiveView.split(directives.days(KEY).shares())).isEqualTo(Split.of(expected));
        assertThat(expected.keySet()).containsExactlyInAnyOrder(Standing.values());
    }

    @Test
    @DisplayName("Số liệu của báo cáo theo dõi là cùng những con số ấy")
    void figuresOfTheMonitoringReportAgree() throws Exception {
        MonitoringSheet sheet = MonitoringSheet.of(
                new MonitoringReports.Written("2020", TODAY, TODAY, null, null, null, null, null, null, null),
                monitoring.figures(KEY, TODAY),
                json);
        assertThat(sheet.split())
                .isEqualTo(DirectiveView.split(directives.days(KEY).shares()));
        assertThat(sheet.cutOff()).isEqualTo(TODAY);
        assertThat(sheet.late().stream()
                        .collect(Collectors.toMap(MonitoringSheet.Late::key, MonitoringSheet.Late::daysLate)))
                .isEqualTo(
                        assignments
                                .page(new AssignmentView.Filter(KEY, null, null, null, true), 0, 500)
                                .items()
                                .stream()
                                .collect(Collectors.toMap(AssignmentView.Line::key, AssignmentView.Line::daysLate)));
    }

    @Test
    @DisplayName("Căn cứ xếp màu của từng việc: các đoạn ngày cộng lại đúng số ngày và màu mà danh sách ghi")
    void theReckoningOfEachAgrees() {
        for (AssignmentView.Line line :
                assignments.page(AssignmentView.Filter.ofDirective(KEY), 0, 500).items()) {
            BasisSheet sheet = basis.read(line.key()).sheet();
            assertThat(sheet.late().stretches().stream()
                            .filter(BasisSheet.Stretch::counted)
                            .mapToInt(BasisSheet.Stretch::workingDays)
                            .sum())
                    .as(line.key() + " " + sheet.late())
                    .isEqualTo(line.daysLate());
            assertThat(sheet.late().days()).isEqualTo(line.daysLate());
            assertThat(sheet.colour()).isEqualTo(line.colour());
            assertThat(sheet.colourBecause()).isNotBlank();
        }
    }

    private List<String> keys(boolean overdue) {
        return assignments.page(new AssignmentView.Filter(KEY, null, null, null, overdue), 0, 500).items().stream()
                .map(AssignmentView.Line::key)
                .sorted()
                .toList();
    }

    private static Standing standing(AssignmentView.Line line) {
        if (line.state() == AssignmentState.CANCELLED) {
            return Standing.CANCELLED;
        }
        if (line.due() == null) {
            return Standing.NO_DUE;
        }
        boolean late = line.daysLate() > 0;
        if (line.state() == AssignmentState.DONE) {
            return late ? Standing.DONE_LATE : Standing.DONE_IN_TIME;
        }
        return late ? Standing.OPEN_LATE : Standing.OPEN_IN_TIME;
    }

    /** Any date around Tết, with up to three submissions that came back, in any state. */
    private void work(Random random, String body) {
        LocalDate due = random.nextInt(8) == 0 ? null : TODAY.plusDays(random.nextInt(40) - 32);
        String state = List.of("IN_PROGRESS", "RETURNED", "SUBMITTED", "DONE", "CANCELLED")
                .get(random.nextInt(5));
        String key = office.assignment(KEY, body, state, due, due == null ? null : "DOCUMENT");
        LocalDate day = TODAY.minusDays(40);
        int ordinal = 1;
        for (int returns = random.nextInt(4); returns > 0; returns--) {
            LocalDate submitted = day.plusDays(random.nextInt(8));
            LocalDate returned = submitted.plusDays(random.nextInt(8));
            if (returned.isAfter(TODAY)) {
                break;
            }
            office.submission(key, ordinal++, submitted, "RETURNED", returned);
            day = returned;
        }
        LocalDate last = day.plusDays(random.nextInt(6));
        LocalDate end = last.isAfter(TODAY) ? TODAY : last;
        if (state.equals("SUBMITTED")) {
            office.submission(key, ordinal, end, null, null);
        } else if (state.equals("DONE")) {
            office.submission(key, ordinal, end, "CONFIRMED", end);
        }
        if (state.equals("DONE") || state.equals("CANCELLED")) {
            jdbc.sql("update register.assignment set closed_at = ? where key = ?")
                    .params(WebOffice.morning(end), key)
                    .update();
        }
    }
}
