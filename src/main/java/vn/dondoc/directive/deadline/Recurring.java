package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.deadline.Mention.During;
import vn.dondoc.directive.deadline.Mention.Every;
import vn.dondoc.directive.deadline.Mention.OnDay;

/**
 * What comes again and again, with the days of the year that stand beside it: "hằng năm, trước ngày 15/12", "ngày 15/6
 * và 15/12 hằng năm". Each turn is an assignment of its own, so there is no due day; which turn is the first is asked.
 */
final class Recurring {

    private final Line line;
    private final LocalDate issued;
    private final List<Every> cycles;
    private final List<Mention> dates;

    Recurring(Line line, LocalDate issued, List<Every> cycles, List<Mention> dates) {
        this.line = line;
        this.issued = issued;
        this.cycles = cycles;
        this.dates = dates;
    }

    Reading reading() {
        Set<String> printed = cycles.stream()
                .map(cycle -> String.valueOf(cycle.every()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (printed.size() > 1 || cycles.stream().anyMatch(Every::several)) {
            return unclear(
                    "Văn bản nêu nhiều kỳ: " + quoted(cycles) + ".",
                    "Nhiệm vụ này làm theo kỳ nào? Nếu theo nhiều kỳ thì tách thành từng nhiệm vụ.");
        }
        if (dates.stream().anyMatch(date -> !ofEachYear(date))) {
            return Reading.of(
                    DeadlineRule.ASK,
                    "Câu chữ vừa nêu kỳ lặp lại (" + quoted(cycles) + ") vừa nêu thời hạn một lần (" + quoted(dates)
                            + ").",
                    "Nhiệm vụ này làm một lần hay theo kỳ? Nếu cả hai thì tách thành từng nhiệm vụ.");
        }
        String every = cycles.get(0).every();
        TreeSet<String> days = new TreeSet<>();
        Stream.concat(
                        cycles.stream().flatMap(cycle -> cycle.monthDays().stream()),
                        dates.stream().map(Recurring::monthDay))
                .forEach(days::add);
        String spread = spread(days);
        if (spread != null && (every == null || every.equals("P1Y") || every.equals(spread))) {
            every = spread;
        } else if (days.size() > 1 || !dates.isEmpty() && !"P1Y".equals(every)) {
            return unclear(
                    "Câu chữ nêu kỳ lặp lại và ngày hạn không khớp nhau: " + quoted(cycles) + "; " + quoted(dates)
                            + ".",
                    "Làm bao lâu một lần, hạn ngày nào của mỗi kỳ?");
        }
        if (every == null) {
            return unclear(
                    "Văn bản ghi " + quoted(cycles) + " mà không ghi rõ chu kỳ.",
                    "Bao lâu làm một lần, hạn ngày nào, kỳ đầu tiên từ năm nào?");
        }
        return rhythm(every, days.isEmpty() ? null : days.last());
    }

    private Reading rhythm(String every, String monthDay) {
        Lead lead = Stream.concat(
                        cycles.stream().map(Every::lead), dates.stream().map(Recurring::lead))
                .filter(one -> one != Lead.NONE)
                .reduce(Lead.NONE, (first, second) -> second);
        StringBuilder text = new StringBuilder("Văn bản ghi " + quoted(cycles) + (dates.isEmpty() ? "" : ", ")
                + quoted(dates) + ": làm " + Wording.cycle(every));
        text.append(", mỗi kỳ là một việc, nên không có một ngày hạn chung.");
        if (monthDay != null) {
            MonthDay day = MonthDay.parse("--" + monthDay);
            text.append(" Hạn của kỳ cuối trong năm: ")
                    .append(lead == Lead.BEFORE ? "trước ngày " : "ngày ")
                    .append("%02d/%02d".formatted(day.getDayOfMonth(), day.getMonthValue()))
                    .append('.');
        }
        int year = issued.getYear();
        String question = every.endsWith("Y")
                ? "Kỳ đầu tiên là năm " + year + " hay " + (year + 1)
                        + (monthDay == null ? ", hạn ngày nào trong năm?" : "?")
                : monthDay == null ? "Hạn là ngày nào của mỗi kỳ, kỳ đầu tiên từ khi nào?" : "Kỳ đầu tiên từ khi nào?";
        Operator operator = monthDay == null ? null : lead == Lead.BEFORE ? Operator.BEFORE : Operator.BY;
        return new Reading(
                DeadlineRule.RECURRING,
                null,
                operator,
                every,
                text.toString(),
                question,
                null,
                null,
                null,
                false,
                false,
                monthDay);
    }

    private static Reading unclear(String explanation, String question) {
        return Reading.of(DeadlineRule.RECURRING, explanation, question);
    }

    /** The rhythm of days that lie evenly over the year; null where they don't. */
    private static String spread(TreeSet<String> days) {
        if (days.size() != 2 && days.size() != 4) {
            return null;
        }
        int step = 12 / days.size();
        int month = MonthDay.parse("--" + days.first()).getMonthValue();
        for (String day : days) {
            if (MonthDay.parse("--" + day).getMonthValue() != month) {
                return null;
            }
            month += step;
        }
        return Cycles.months(step);
    }

    private static boolean ofEachYear(Mention date) {
        if (date instanceof OnDay day) {
            return day.printed() != null && !day.yearPrinted() && !day.fromNow() && day.hour() == null;
        }
        return date instanceof During period && period.printed() != null && !period.yearPrinted() && !period.fromNow();
    }

    private static String monthDay(Mention date) {
        LocalDate day = date instanceof OnDay one ? one.date() : ((During) date).last();
        return MonthDay.from(day).toString().substring(2);
    }

    private static Lead lead(Mention date) {
        return date instanceof OnDay day ? day.lead() : ((During) date).lead();
    }

    private String quoted(List<? extends Mention> some) {
        return some.stream()
                .map(one -> Wording.quoted(line.printed(one.from(), one.to())))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
