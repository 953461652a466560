package vn.dondoc.work;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.deadline.DeadlineReader;
import vn.dondoc.directive.deadline.Reading;
import vn.dondoc.register.CalendarDays;

/** A date that an official names in a form: by the calendar, or in the words of a paper ("trong quý I-2020"). */
@Component
class NamedDate {

    private final CalendarDays days;

    NamedDate(CalendarDays days) {
        this.days = days;
    }

    /**
     * @param day as chosen; null where left empty
     * @param phrase as written; null where left empty; what it counts from is today
     * @throws Refusal where neither is there, where they differ, and where the words leave the day open
     */
    LocalDate read(LocalDate day, String phrase, LocalDate today, String missing) {
        if (phrase == null) {
            if (day == null) {
                throw new Refusal(missing);
            }
            return day;
        }
        Reading reading = new DeadlineReader(days.calendar()).read(phrase, today, today);
        if (reading.due() == null) {
            throw new Refusal("Không tính được ngày từ câu \"" + phrase + "\": "
                    + (reading.question() != null ? reading.question() : reading.explanation())
                    + " Chọn ngày trên lịch.");
        }
        if (day != null && !day.equals(reading.due())) {
            throw new Refusal("Câu \"" + phrase + "\" là hết ngày " + Words.day(reading.due()) + ", khác ngày đã chọn "
                    + Words.day(day) + ". Bỏ trống một trong hai ô.");
        }
        return reading.due();
    }
}
