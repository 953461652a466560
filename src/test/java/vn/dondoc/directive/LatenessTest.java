package vn.dondoc.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import vn.dondoc.calendar.WorkingCalendar;

@DisplayName("Số ngày quá hạn và màu")
class LatenessTest {

    /** New Year's Day 2021 off; Tết 2020 from 23 to 29 January. */
    private final Lateness lateness = new Lateness(new WorkingCalendar(
            Set.of(
                    LocalDate.parse("2021-01-01"),
                    LocalDate.parse("2020-01-23"),
                    LocalDate.parse("2020-01-24"),
                    LocalDate.parse("2020-01-27"),
                    LocalDate.parse("2020-01-28"),
                    LocalDate.parse("2020-01-29")),
            Set.of()));

    @Test
    @DisplayName("Hạn 31/12/2020: VÀNG từ 28/12, ĐỎ từ 04/01, ĐỎ ĐẶC BIỆT từ 06/01")
    void coloursBeginOnTheDaysOfTheRungs() {
        Lateness.Dates dates = open("2020-12-31", DateSetBy.DOCUMENT);
        assertThat(colour(dates, "2020-12-27")).isEqualTo(Colour.XANH);
        assertThat(colour(dates, "2020-12-28")).isEqualTo(Colour.VANG);
        assertThat(colour(dates, "2020-12-31")).isEqualTo(Colour.VANG);
        assertThat(colour(dates, "2021-01-03")).isEqualTo(Colour.VANG);
        assertThat(colour(dates, "2021-01-04")).isEqualTo(Colour.DO);
        assertThat(colour(dates, "2021-01-05")).isEqualTo(Colour.DO);
        assertThat(colour(dates, "2021-01-06")).isEqualTo(Colour.DO_DAC_BIET);
    }

    @Test
    @DisplayName("Hạn do cơ quan theo dõi hay đơn vị đặt không bao giờ ĐỎ ĐẶC BIỆT; không ai đặt hạn thì XÁM")
    void onlyWhatWasOrderedIsSpeciallyRed() {
        assertThat(colour(open("2020-12-31", DateSetBy.STANDING), "2021-02-01")).isEqualTo(Colour.DO_DAC_BIET);
        assertThat(colour(open("2020-12-31", DateSetBy.MONITOR), "2021-02-01")).isEqualTo(Colour.DO);
        assertThat(colour(open("2020-12-31", DateSetBy.INTERNAL), "2021-02-01")).isEqualTo(Colour.DO);
        assertThat(colour(Lateness.Dates.open(null, null), "2021-02-01")).isEqualTo(Colour.XAM);
    }

    @Test
    @DisplayName("Báo cáo định kỳ ĐỎ ĐẶC BIỆT từ ngày làm việc thứ mười, ai đặt hạn cũng vậy")
    void aReportIsSpeciallyRedAtTen() {
        LocalDate due = LocalDate.parse("2020-12-15");
        assertThat(lateness.colourOfReport(due, LocalDate.parse("2020-12-11"))).isEqualTo(Colour.VANG);
        assertThat(lateness.colourOfReport(due, LocalDate.parse("2020-12-28"))).isEqualTo(Colour.DO);
        assertThat(lateness.colourOfReport(due, LocalDate.parse("2020-12-29"))).isEqualTo(Colour.DO_DAC_BIET);
    }

    @Test
    @DisplayName("Từng đoạn ngày sau hạn: ngày ở cơ quan xác nhận không tính, cộng lại đúng số ngày quá hạn")
    void theStretchesAddUp() {
        Lateness.Dates dates = new Lateness.Dates(
                LocalDate.parse("2020-12-31"),
                DateSetBy.DOCUMENT,
                List.of(new Lateness.Submission(LocalDate.parse("2021-01-05"), LocalDate.parse("2021-01-11"))),
                LocalDate.parse("2021-01-13"));
        List<Lateness.Stretch> stretches = lateness.stretches(dates, LocalDate.parse("2021-01-20"));
        assertThat(stretches)
                .containsExactly(
                        stretch("2021-01-01", "2021-01-05", 2, true),
                        stretch("2021-01-06", "2021-01-11", 4, false),
                        stretch("2021-01-12", "2021-01-13", 2, true),
                        stretch("2021-01-14", "2021-01-20", 5, false));
        assertThat(lateness.daysLate(dates, LocalDate.parse("2021-02-01"))).isEqualTo(4);
        assertThat(lateness.stretches(open("2020-12-31", DateSetBy.DOCUMENT), LocalDate.parse("2020-12-31")))
                .isEmpty();
        assertThat(lateness.stretches(Lateness.Dates.open(null, null), LocalDate.parse("2020-12-31")))
                .isEmpty();
    }

    private static Lateness.Stretch stretch(String from, String to, int days, boolean counted) {
        return new Lateness.Stretch(LocalDate.parse(from), LocalDate.parse(to), days, counted);
    }

    @Test
    @DisplayName("Đã hoàn thành thì XANH dù muộn; đã hủy thì không còn màu đỏ")
    void whatIsClosedIsNotRed() {
        Lateness.Dates late =
                new Lateness.Dates(LocalDate.parse("2020-12-31"), DateSetBy.DOCUMENT, List.of(), day("2021-01-20"));
        assertThat(lateness.colour(late, AssignmentState.DONE, day("2021-02-01")))
                .isEqualTo(Colour.XANH);
        assertThat(lateness.daysLate(late, day("2021-02-01"))).isEqualTo(13);
        assertThat(lateness.colour(late, AssignmentState.CANCELLED, day("2021-02-01")))
                .isEqualTo(Colour.XAM);
    }

    @Test
    @DisplayName("Nghỉ Tết không tính là ngày quá hạn")
    void holidaysDoNotCount() {
        Lateness.Dates dates = open("2020-01-22", DateSetBy.DOCUMENT);
        assertThat(lateness.daysLate(dates, day("2020-01-29"))).isZero();
        assertThat(lateness.daysLate(dates, day("2020-01-30"))).isEqualTo(1);
    }

    @Test
    @DisplayName("Ngày chờ xác nhận không tính: nộp đúng hạn, bị trả lại sau hạn, nộp lại hôm sau thì quá hạn một ngày")
    void daysInTheConfirmersHandsDoNotCount() {
        LocalDate due = day("2020-06-10");
        List<Lateness.Submission> returned = List.of(new Lateness.Submission(day("2020-06-10"), day("2020-06-17")));
        assertThat(lateness.daysLate(
                        new Lateness.Dates(due, DateSetBy.DOCUMENT, returned, day("2020-06-18")), day("2020-12-01")))
                .isEqualTo(1);
        assertThat(lateness.daysLate(
                        new Lateness.Dates(due, DateSetBy.DOCUMENT, returned, day("2020-06-17")), day("2020-12-01")))
                .isZero();
    }

    @Test
    @DisplayName("Ngày chờ xác nhận trước hạn không bù cho ngày quá hạn về sau")
    void waitingBeforeTheDueDayBuysNothing() {
        List<Lateness.Submission> returned = List.of(new Lateness.Submission(day("2020-06-01"), day("2020-06-05")));
        assertThat(lateness.daysLate(
                        new Lateness.Dates(day("2020-06-10"), DateSetBy.DOCUMENT, returned, day("2020-06-12")),
                        day("2020-12-01")))
                .isEqualTo(2);
    }

    @Test
    @DisplayName("Nộp rồi, chưa ai trả lời: số ngày đứng lại từ ngày nộp, không VÀNG")
    void whileItWaitsTheCountStands() {
        Lateness.Dates inTime = new Lateness.Dates(day("2020-12-31"), DateSetBy.DOCUMENT, List.of(), day("2020-12-30"));
        assertThat(lateness.colour(inTime, AssignmentState.SUBMITTED, day("2020-12-30")))
                .isEqualTo(Colour.XANH);
        assertThat(lateness.colour(inTime, AssignmentState.SUBMITTED, day("2021-03-01")))
                .isEqualTo(Colour.XANH);
        Lateness.Dates late = new Lateness.Dates(day("2020-12-31"), DateSetBy.DOCUMENT, List.of(), day("2021-01-05"));
        assertThat(lateness.daysLate(late, day("2021-03-01"))).isEqualTo(2);
        assertThat(lateness.colour(late, AssignmentState.SUBMITTED, day("2021-03-01")))
                .isEqualTo(Colour.DO);
    }

    private Colour colour(Lateness.Dates dates, String today) {
        return lateness.colour(dates, AssignmentState.IN_PROGRESS, day(today));
    }

    private static Lateness.Dates open(String due, DateSetBy setBy) {
        return Lateness.Dates.open(LocalDate.parse(due), setBy);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
