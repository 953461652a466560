package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.dondoc.directive.deadline.Mention.Beside;
import vn.dondoc.directive.deadline.Mention.Doubt;
import vn.dondoc.directive.deadline.Mention.Every;
import vn.dondoc.directive.deadline.Mention.OnDay;
import vn.dondoc.directive.deadline.Mention.Unclear;
import vn.dondoc.directive.deadline.Surroundings.Sense;

/** Finds days and feasts by which work is due, and tells them from those that are only mentioned. */
final class DayFinder {

    private static final Words DAY = Words.of("ngày");
    private static final Words MONTH = Words.of("tháng");
    private static final Words YEAR = Words.of("năm");
    private static final Phrases EACH_YEAR =
            Phrases.any("hằng năm", "hàng năm", "mỗi năm", "của hằng năm", "của mỗi năm", "của hàng năm");
    private static final Phrases EACH_MONTH = Phrases.any(
            "hằng tháng",
            "hàng tháng",
            "mỗi tháng",
            "các tháng",
            "của mỗi tháng",
            "của hằng tháng",
            "của các tháng",
            "từng tháng");
    private static final Phrases LAST_MONTH_OF_QUARTER = Phrases.any(
            "tháng cuối quý",
            "tháng cuối của quý",
            "của tháng cuối quý",
            "tháng cuối mỗi quý",
            "của tháng cuối mỗi quý",
            "tháng cuối cùng của quý",
            "của tháng cuối cùng của quý",
            "tháng cuối của mỗi quý",
            "của tháng cuối hằng quý",
            "tháng cuối hằng quý",
            "tháng cuối hàng quý");
    private static final Phrases THIS_MONTH = Phrases.any("tháng này", "tháng nay", "của tháng này");
    private static final Phrases NEXT_MONTH = Phrases.any(
            "tháng sau",
            "tháng tới",
            "tháng tiếp theo",
            "tháng kế tiếp",
            "tháng liền kề",
            "của tháng sau",
            "của tháng tiếp theo");
    private static final Phrases EACH_WEEK = Phrases.any("hằng tuần", "hàng tuần", "mỗi tuần");
    private static final Phrases EACH_DAY = Phrases.any("hằng ngày", "hàng ngày", "mỗi ngày");
    private static final Phrases WEEK_NAMED = Phrases.any("tuần này", "tuần sau", "tuần tới", "này", "tới");
    private static final Phrases TIME_OF_DAY = Phrases.any("sáng", "chiều", "tối", ",", "( ", "cùng ngày");
    private static final Phrases ALSO = Phrases.any("và", ",", "hoặc", ", và", "và ngày", ", ngày");
    private static final Words COMMA = Words.of(",");
    private static final Words AND = Words.of("và");
    private static final int LEAP_YEAR = 2020;

    private final Line line;
    private final LocalDate issued;
    private final Days days;
    private final Feasts feasts;
    private final Hours hours;
    private final Asking asking;
    private final Surroundings surroundings;

    DayFinder(Line line, LocalDate issued, Days days, Surroundings surroundings) {
        this.line = line;
        this.issued = issued;
        this.days = days;
        this.surroundings = surroundings;
        feasts = new Feasts(line, issued, days);
        hours = new Hours(line);
        asking = new Asking(line);
    }

    Mention hour(Place place) {
        int next = hours.after(place.at());
        if (next < 0) {
            return null;
        }
        String hour = hours.shown(place.at());
        int day = next;
        for (int i = 0; i < 2; i++) {
            day = line.past(day, TIME_OF_DAY);
        }
        Mention found = day(place, day, hour == null ? "?" : hour);
        if (found == null) {
            Feasts.Found feast = feasts.at(day);
            found = feast == null ? null : onFeast(place, feast, hour);
        }
        if (found != null) {
            return hour == null
                    ? asking.asked(
                            place.lead(), place.from(), found.to(), "ghi giờ không có trong ngày", "giờ nào, ngày nào?")
                    : found;
        }
        int daily = line.after(next, EACH_DAY);
        if (daily > 0) {
            return new Every(place.from(), daily, place.lead(), "P1D", false, List.of());
        }
        if (place.lead() == Lead.BEFORE || place.lead() == Lead.BY || place.lead() == Lead.TO) {
            return asking.asked(place.lead(), place.from(), next, "ghi giờ mà không ghi ngày", "của ngày nào?");
        }
        return null;
    }

    Mention feast(Place place) {
        Feasts.Found feast = feasts.at(place.at());
        if (feast != null
                && place.lead() == Lead.NONE
                && line.at(place.at() - 1).isNumber()) {
            // "28 Tết"
            return asking.asked(place.lead(), place.at() - 1, feast.next(), "theo âm lịch", "là ngày dương lịch nào?");
        }
        return feast == null ? null : onFeast(place, feast, null);
    }

    /** @param hour null where none stands before the day */
    Mention day(Place place) {
        return day(place, place.at(), null);
    }

    private Mention day(Place place, int i, String hour) {
        boolean afterWork = place.lead() == Lead.NONE && line.at(i).isNumber() && surroundings.ofDay(i) == Sense.WORK;
        boolean expected = hour != null
                || afterWork
                || place.lead().bounds() && place.lead() != Lead.WITHIN
                || place.lead() == Lead.FROM
                || place.lead() == Lead.FIGURES
                || place.lead() == Lead.AT
                || place.lead() == Lead.AFTER
                || place.lead() == Lead.OCCASION
                || line.blank(0, i);
        PrintedDay day = days.at(i, expected);
        if (day == null) {
            return weekday(place, i);
        }
        boolean bare = day.plain() && day.year() == 0 && place.lead() == Lead.NONE && hour == null;
        if (bare && !line.alone(i, day.next()) && !(afterWork && day.day() > day.month())) {
            // "2/3 số đại biểu"
            return null;
        }
        if (day.month() == 0) {
            return dayOfMonth(place, i, day);
        }
        Mention yearly = day.year() > 0 ? null : eachYear(place, day);
        if (yearly != null) {
            return yearly;
        }
        if (day.lunar()) {
            return asking.asked(place.lead(), place.from(), day.next(), "theo âm lịch", "là ngày dương lịch nào?");
        }
        LocalDate date = day.in(issued);
        if (date == null) {
            return asking.wrongDay(place.lead(), place.from(), day.next(), day);
        }
        if (day.weekday() != null && day.weekday() != date.getDayOfWeek()) {
            return asking.wrongWeekday(place, day, date);
        }
        return placed(
                place,
                new OnDay(
                        place.from(),
                        day.next(),
                        place.lead(),
                        date,
                        day,
                        hour,
                        null,
                        day.year() > 0,
                        place.fromNow()));
    }

    /** "ngày   tháng   năm 2019": left blank by the typist. */
    Mention blankDay(Place place) {
        int next = line.after(place.at(), DAY);
        while (next > 0 && line.at(next).kind() == Token.Kind.MARK) {
            next++;
        }
        int month = line.after(next, MONTH);
        if (month < 0 || next < 0) {
            return null;
        }
        int end = month;
        while (line.at(end).kind() == Token.Kind.MARK
                || line.has(end, YEAR)
                || line.at(end).isNumber()) {
            end++;
        }
        return place.lead().bounds()
                ? asking.asked(place.lead(), place.from(), end, "để trống ngày", "là ngày nào?")
                : new Beside(place.at(), end, "Ngày để trống không phải hạn.");
    }

    /** "15/12 hằng năm", "15/6 và 15/12 hằng năm"; or null. */
    private Mention eachYear(Place place, PrintedDay first) {
        List<String> monthDays = new ArrayList<>();
        PrintedDay day = first;
        while (day != null && day.month() > 0 && day.year() == 0) {
            if (day.in(LEAP_YEAR) == null) {
                return null;
            }
            monthDays.add(Wording.monthDay(day.month(), day.day()));
            int end = line.after(day.next(), EACH_YEAR);
            if (end > 0) {
                return new Every(place.from(), end, place.lead(), "P1Y", false, List.copyOf(monthDays));
            }
            int more = line.after(day.next(), ALSO);
            day = more < 0 ? null : days.at(more, true);
        }
        return null;
    }

    private Mention weekday(Place place, int i) {
        if (!days.weekdayAt(i) || !place.lead().bounds()) {
            return null;
        }
        int weekly = line.after(i + 2, EACH_WEEK);
        if (weekly > 0) {
            return new Every(place.from(), weekly, place.lead(), "P1W", false, List.of());
        }
        int next = line.past(i + 2, WEEK_NAMED);
        return asking.asked(place.lead(), place.from(), next, "chỉ ghi thứ mà không ghi ngày", "hạn là ngày nào?");
    }

    /** A day without a month: of each month, of each quarter, of this or the next one. */
    private Mention dayOfMonth(Place place, int i, PrintedDay day) {
        if (day.day() < 1 || day.day() > 31) {
            return place.lead().bounds() ? asking.wrongDay(place.lead(), place.from(), day.next(), day) : null;
        }
        int next = day.next();
        boolean several = (line.has(next, COMMA) || line.has(next, AND))
                && line.at(next + 1).isNumber();
        int end = several ? next + 2 : next;
        List<String> december = List.of(Wording.monthDay(12, day.day()));
        int quarter = line.after(next, LAST_MONTH_OF_QUARTER);
        if (quarter > 0) {
            return new Every(place.from(), quarter, place.lead(), "P3M", false, december);
        }
        int month = line.after(end, EACH_MONTH);
        if (month > 0) {
            return new Every(
                    place.from(), month, place.lead(), several ? null : "P1M", several, several ? List.of() : december);
        }
        int current = line.after(next, THIS_MONTH);
        int following = line.after(next, NEXT_MONTH);
        if (current > 0 || following > 0) {
            LocalDate in = current > 0 ? issued : issued.plusMonths(1);
            PrintedDay full =
                    new PrintedDay(day.day(), in.getMonthValue(), in.getYear(), day.weekday(), false, false, next);
            LocalDate date = full.in(in.getYear());
            int to = Math.max(current, following);
            return date == null
                    ? asking.wrongDay(place.lead(), place.from(), to, full)
                    : placed(
                            place,
                            new OnDay(place.from(), to, place.lead(), date, full, null, null, true, place.fromNow()));
        }
        if (place.lead().bounds() && eachMonthBefore(place, i)) {
            return new Every(place.from(), next, place.lead(), "P1M", false, december);
        }
        return place.lead().bounds()
                ? asking.asked(place.lead(), place.from(), next, "chỉ ghi ngày mà không ghi tháng", "của tháng nào?")
                : null;
    }

    /** "hằng tháng, trước ngày 20" */
    private boolean eachMonthBefore(Place place, int i) {
        return place.last() instanceof Every every
                && "P1M".equals(every.every())
                && line.clauseStart(every.from()) == line.clauseStart(i);
    }

    /** Whether a day is one by which work is due; if not, what it is. */
    private Mention placed(Place place, OnDay day) {
        String shown = Wording.day(day.date());
        boolean alone = line.alone(day.from(), day.to());
        if (!alone
                && (cited(place, day.from()) || day.yearPrinted() && day.date().isBefore(issued))) {
            return new Beside(
                    day.from(),
                    day.to(),
                    cited(place, day.from())
                            ? "Ngày " + shown + " là ngày của văn bản được dẫn, không phải hạn."
                            : "Ngày " + shown + " đã qua khi ban hành văn bản, không phải hạn.");
        }
        if (day.lead() == Lead.FIGURES || day.lead() == Lead.TO && !day.fromNow() && surroundings.figures(day.from())) {
            return new Beside(day.from(), day.to(), "Ngày " + shown + " là ngày chốt số liệu, không phải hạn.");
        }
        return switch (day.lead()) {
            case AFTER, FROM -> asking.started(day.from(), day.to(), day.lead(), shown);
            case OCCASION -> asking.occasion(place.lead(), day.from(), day.to());
            case NONE, AT -> alone ? day : unbound(day, shown);
            default -> day;
        };
    }

    private boolean cited(Place place, int from) {
        int i = from;
        while (i > place.paperEnd() && (line.is(i - 1, ",") || line.is(i - 1, "(") || line.has(i - 1, DAY))) {
            i--;
        }
        return place.paperEnd() > 0 && i == place.paperEnd();
    }

    private Mention unbound(OnDay day, String shown) {
        return switch (surroundings.ofDay(day.from())) {
            case WORK -> day;
            case MEETING ->
                new Beside(
                        day.from(),
                        day.to(),
                        "Ngày " + shown + " là ngày họp hoặc ngày diễn ra một việc, không phải hạn.");
            case FIGURES, ABOUT ->
                new Beside(day.from(), day.to(), "Ngày " + shown + " là ngày chốt số liệu, không phải hạn.");
            case UNKNOWN ->
                day.feast() != null
                        ? new Beside(day.from(), day.to(), "Ngày lễ được nhắc tới, không phải hạn.")
                        : new Unclear(
                                day.from(),
                                day.to(),
                                day.lead(),
                                Doubt.WEAK,
                                "Trong câu có ngày " + shown + " nhưng không rõ có phải hạn không.",
                                "Ngày " + shown + " có phải hạn hoàn thành không?");
        };
    }

    private Mention onFeast(Place place, Feasts.Found feast, String hour) {
        if (feast.date() == null) {
            return place.lead() == Lead.NONE
                    ? new Beside(place.at(), feast.next(), "Ngày lễ được nhắc tới, không phải hạn.")
                    : asking.asked(
                            place.lead(),
                            place.from(),
                            feast.next(),
                            "không ra ngày: " + feast.problem().replaceAll("\\.$", ""),
                            "là ngày nào?");
        }
        return placed(
                place,
                new OnDay(
                        place.from(),
                        feast.next(),
                        place.lead(),
                        feast.date(),
                        null,
                        hour,
                        feast.name(),
                        feast.yearPrinted(),
                        place.fromNow()));
    }
}
