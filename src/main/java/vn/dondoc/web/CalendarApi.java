package vn.dondoc.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.OfficeRules;
import vn.dondoc.register.ReckonedDates;
import vn.dondoc.register.ReferenceData;
import vn.dondoc.register.RuleChanges;
import vn.dondoc.work.OfficeTimers;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.RuleChange;
import vn.dondoc.work.RulesDesk;

/** Working days, for whoever reckons a date outside the system, and the rows they are reckoned by. */
@RestController
@Tag(name = "calendar")
class CalendarApi {

    private static final int FURTHEST = 5_000;

    /** Of each list in an answer; the whole number stands beside it. */
    private static final int SHOWN = 500;

    private final CalendarDays days;
    private final OfficeRules rules;
    private final RulesDesk desk;

    CalendarApi(CalendarDays days, OfficeRules rules, RulesDesk desk) {
        this.days = days;
        this.rules = rules;
        this.desk = desk;
    }

    /** @param provisional true where the days off of {@code year} weren't announced yet; left out otherwise */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(LocalDate date, Boolean provisional, Integer year, String explanation) {}

    @GetMapping("/api/calendar/add")
    @Operation(summary = "The day so many working days away; the day counted from is not counted")
    Answer add(@RequestParam String from, @RequestParam String workingDays) {
        WorkingCalendar calendar = days.calendar();
        LocalDate start = ApiDay.read("from", from);
        LocalDate date = calendar.add(start, count(workingDays));
        OptionalInt year =
                date.isBefore(start) ? calendar.provisionalYear(date, start) : calendar.provisionalYear(start, date);
        return year.isEmpty()
                ? new Answer(date, null, null, null)
                : new Answer(
                        date,
                        true,
                        year.getAsInt(),
                        "Tạm tính: lịch nghỉ năm " + year.getAsInt()
                                + " chưa có thông báo, các ngày nghỉ được tính theo Bộ luật Lao động.");
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

    record YearJson(int year, boolean provisional, List<ReferenceData.CalendarDay> items, int total) {}

    @GetMapping("/api/calendar/{year}")
    @Operation(summary = "The rows of a year: days off and days made up, each with its source")
    YearJson year(@PathVariable int year) {
        List<ReferenceData.CalendarDay> rows = rules.year(year);
        boolean confirmed = rules.years().stream().anyMatch(each -> each.year() == year && each.confirmed());
        return new YearJson(year, !confirmed, rows, rows.size());
    }

    record MilestoneRules(Map<String, Integer> distances, List<OfficeRules.Session> sessions) {}

    @GetMapping("/api/calendar/milestone-rules")
    @Operation(summary = "How milestones of a scheme run backwards: working days before the submission, known sessions")
    MilestoneRules milestoneRules() {
        return new MilestoneRules(rules.distances(), rules.sessions());
    }

    record DayJson(String day, String kind, String name, String source, boolean provisional, boolean remove) {}

    record SessionJson(String day, String note, boolean remove) {}

    /**
     * @param preview true where left out: nothing is changed
     * @param token of the preview that is confirmed
     */
    record Asked(
            List<DayJson> days,
            Integer confirmYear,
            String yearSource,
            Map<String, Integer> distances,
            List<SessionJson> sessions,
            String reason,
            Boolean preview,
            String token) {

        RuleChange change() {
            return new RuleChange(
                    days == null
                            ? null
                            : days.stream()
                                    .map(each -> named("days", each))
                                    .map(each -> new RuleChange.Day(
                                            read("days.day", each.day()),
                                            each.kind(),
                                            each.name(),
                                            each.source(),
                                            each.provisional(),
                                            each.remove()))
                                    .toList(),
                    confirmYear,
                    yearSource,
                    distances,
                    sessions == null
                            ? null
                            : sessions.stream()
                                    .map(each -> named("sessions", each))
                                    .map(each -> new RuleChange.Session(
                                            read("sessions.day", each.day()), each.note(), each.remove()))
                                    .toList(),
                    reason);
        }

        private static <T> T named(String field, T each) {
            if (each == null) {
                throw new Refusal(field + ": có một dòng để trống (null). Bỏ dòng đó hoặc ghi đủ ngày.");
            }
            return each;
        }

        private static LocalDate read(String field, String day) {
            return ApiDay.read(field, day == null ? "" : day);
        }
    }

    record Some<T>(List<T> items, int total) {

        static <T> Some<T> of(List<T> all) {
            return new Some<>(all.subList(0, Math.min(SHOWN, all.size())), all.size());
        }
    }

    record DateMove(String key, String what, String step, String owner, LocalDate from, LocalDate to) {

        static DateMove of(ReckonedDates.Move move) {
            return new DateMove(move.key(), move.what(), move.name(), move.owner(), move.from(), move.to());
        }
    }

    record TimerMove(String key, String what, Instant from, Instant to) {

        static TimerMove of(OfficeTimers.Move move) {
            return new TimerMove(move.key(), move.what(), move.from(), move.to());
        }
    }

    /** Of a preview the token and what would move; of a change its number and how much moved. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changed(
            boolean preview,
            String token,
            List<RuleChanges.Row> rows,
            Some<DateMove> dates,
            Some<TimerMove> timers,
            Long change,
            Integer datesMoved,
            Integer timersMoved) {}

    @PostMapping("/api/calendar/changes")
    @Operation(
            summary = "Changes rows of the calendar, distances or sessions and moves what hangs on them; by default"
                    + " only tells what would move")
    Changed change(@RequestBody Asked asked, Authentication who) {
        RuleChange change = asked.change();
        if (!Boolean.FALSE.equals(asked.preview())) {
            RulesDesk.Preview preview = desk.preview(change, who.getName());
            return new Changed(
                    true,
                    preview.token(),
                    preview.rows(),
                    Some.of(preview.dates().stream().map(DateMove::of).toList()),
                    Some.of(preview.timers().stream().map(TimerMove::of).toList()),
                    null,
                    null,
                    null);
        }
        if (asked.token() == null) {
            throw new Refusal("token: thiếu. Gửi preview: true trước, rồi gửi lại với token của bản xem trước.");
        }
        RuleChanges.Change done = desk.confirm(change, asked.token(), who.getName());
        return new Changed(false, null, done.rows(), null, null, done.id(), done.dates(), done.timers());
    }

    @ExceptionHandler
    ProblemDetail outdated(RulesDesk.Outdated outdated) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, outdated.getMessage());
    }
}
