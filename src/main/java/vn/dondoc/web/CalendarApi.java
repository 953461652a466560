package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.work.Refusal;

/** Working days, for whoever reckons a date outside the system. */
@RestController
@Tag(name = "calendar")
class CalendarApi {

    private static final int FURTHEST = 5_000;

    private final CalendarDays days;

    CalendarApi(CalendarDays days) {
        this.days = days;
    }

    record Answer(LocalDate date) {}

    @GetMapping("/api/calendar/add")
    @Operation(summary = "The day so many working days away; the day counted from is not counted")
    Answer add(@RequestParam String from, @RequestParam String workingDays) {
        return new Answer(days.calendar().add(ApiDay.read("from", from), count(workingDays)));
    }

    private static int count(String text) {
        try {
            int count = Integer.parseInt(text.strip());
            if (Math.abs(count) <= FURTHEST) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Said below, with the bounds.
        }
        throw new Refusal("workingDays: \"" + text + "\" phải là số nguyên từ -" + FURTHEST + " đến " + FURTHEST + ".");
    }
}
