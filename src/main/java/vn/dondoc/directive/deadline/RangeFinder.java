package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import vn.dondoc.directive.deadline.Mention.Beside;
import vn.dondoc.directive.deadline.Mention.Doubt;
import vn.dondoc.directive.deadline.Mention.During;
import vn.dondoc.directive.deadline.Mention.Unclear;
import vn.dondoc.directive.deadline.Surroundings.Sense;

/** Finds "từ … đến …" and days with a dash between: a period that ends on its last day. */
final class RangeFinder {

    private static final Phrases UP_TO =
            Phrases.any("đến hết", "cho đến hết", "đến", "tới", "-", "cho đến", "đến trước");
    private static final Phrases WHOLE = Phrases.any("hết", "trước");
    private static final Phrases SIGNED = Phrases.any("ngày ký", "ngày ban hành", "ngày ký ban hành", "khi ban hành");
    private static final Phrases RECEIVED = Phrases.any("ngày nhận", "ngày nhận được", "khi nhận", "khi nhận được");
    private static final Words DAY = Words.of("ngày");
    private static final Words COMMA = Words.of(",");
    private static final Phrases JOINED = Phrases.any("-", ",", "và", "đến");
    private static final Phrases TIME_OF_DAY = Phrases.any("sáng", "chiều", "tối", ",", "( ", "cùng ngày");

    private final Line line;
    private final LocalDate issued;
    private final LocalDate received;
    private final Days days;
    private final Periods periods;
    private final Doubts doubts;
    private final Hours hours;
    private final Asking asking;
    private final Surroundings surroundings;

    RangeFinder(
            Line line,
            LocalDate issued,
            LocalDate received,
            Days days,
            Periods periods,
            Doubts doubts,
            Surroundings surroundings) {
        this.line = line;
        this.issued = issued;
        this.received = received;
        this.days = days;
        this.periods = periods;
        this.doubts = doubts;
        this.surroundings = surroundings;
        hours = new Hours(line);
        asking = new Asking(line);
    }

    /** "từ … đến …", or two days with a dash between. */
    Mention range(Place place) {
        Lead.At opening = Lead.at(line, place.at());
        if (opening != null && opening.lead() == Lead.FROM) {
            return fromTo(place, opening.next());
        }
        return twoDays(place, place.at());
    }

    private Mention fromTo(Place place, int i) {
        int clock = hours.after(i);
        if (clock > 0 && line.has(clock, UP_TO)) {
            // "từ 8 giờ đến 11 giờ ngày …": hours of a day on which something takes place.
            int end = hours.after(line.after(clock, UP_TO));
            PrintedDay day = end < 0 ? null : days.at(line.past(end, TIME_OF_DAY), true);
            return day == null ? null : new Beside(place.at(), day.next(), "Khung giờ trong ngày không phải hạn.");
        }
        int signed = line.after(i, SIGNED);
        int receipt = line.after(i, RECEIVED);
        PrintedDay left = signed > 0 || receipt > 0 ? null : days.at(i, true);
        Span span = left == null ? periods.at(i) : null;
        Doubts.Part part = left == null && span == null ? doubts.partAt(i) : null;
        int after = signed > 0
                ? signed
                : receipt > 0
                        ? receipt
                        : left != null ? left.next() : span != null ? span.next() : part != null ? part.next() : -1;
        int right = line.after(line.past(after, COMMA), UP_TO);
        if (after < 0 || right < 0) {
            return null;
        }
        right = line.past(right, WHOLE);
        PrintedDay last = days.at(right, true);
        if (last != null && last.month() > 0) {
            LocalDate end = last.in(issued);
            if (end == null || last.lunar()) {
                return asking.wrongDay(place.lead(), place.at(), last.next(), last);
            }
            LocalDate first = signed > 0
                    ? issued
                    : receipt > 0
                            ? received == null ? issued : received
                            : left != null ? startOf(left, end) : part != null ? part.day() : first(span, end);
            return during(place, place.at(), last.next(), first, end, last.year() > 0 || last.plain());
        }
        Span lastSpan = periods.at(right);
        Doubts.Part lastPart = lastSpan == null ? doubts.partAt(right) : null;
        if (lastSpan == null && lastPart == null || left != null && left.month() == 0) {
            return null;
        }
        if (lastPart != null) {
            LocalDate first =
                    left != null ? startOf(left, lastPart.day()) : span != null ? first(span, lastPart.day()) : issued;
            return lastPart.end() ? during(place, place.at(), lastPart.next(), first, lastPart.day(), true) : null;
        }
        if (!lastSpan.valid()) {
            return asking.wrongPeriod(place.lead(), place.at(), lastSpan);
        }
        LocalDate end = lastSpan.last(lastSpan.yearFor(issued));
        LocalDate first = left != null ? startOf(left, end) : span != null ? first(span, end) : issued;
        return during(place, place.at(), lastSpan.next(), first, end, lastSpan.year() > 0);
    }

    /** "10-14/5/2026", "10/5 - 14/5/2026", "ngày 10 và 11/5/2026". */
    private Mention twoDays(Place place, int i) {
        int named = line.past(i, DAY);
        Token first = line.at(named);
        if (!first.isNumber() || first.length() > 2) {
            return null;
        }
        boolean expected = named > i || place.lead() != Lead.NONE;
        PrintedDay left = days.at(i, expected);
        if (left != null && left.month() > 0) {
            int right = line.is(left.next(), "-") ? left.next() + 1 : -1;
            PrintedDay last = right < 0 ? null : days.at(right, true);
            if (last == null || last.month() == 0) {
                return null;
            }
            LocalDate end = last.in(issued);
            return end == null
                    ? asking.wrongDay(place.lead(), i, last.next(), last)
                    : during(place, place.from(), last.next(), startOf(left, end), end, last.year() > 0);
        }
        if (!expected) {
            return null;
        }
        int joined = named + 1;
        int end = -1;
        while (line.has(joined, JOINED)) {
            int other = line.past(joined + 1, DAY);
            PrintedDay last = days.at(other, true);
            if (last != null && last.month() > 0) {
                end = other;
                break;
            }
            if (!line.at(other).isNumber() || line.at(other).length() > 2) {
                break;
            }
            joined = other + 1;
        }
        if (end < 0) {
            return null;
        }
        PrintedDay last = days.at(end, true);
        LocalDate until = last.in(issued);
        if (until == null || first.value() > last.day() || first.value() < 1) {
            return asking.wrongDay(place.lead(), i, last.next(), last);
        }
        return during(place, place.from(), last.next(), until.withDayOfMonth(first.value()), until, last.year() > 0);
    }

    private Mention during(Place place, int from, int to, LocalDate first, LocalDate last, boolean yearPrinted) {
        if (first == null || first.isAfter(last)) {
            String phrase = Wording.quoted(line.printed(from, to));
            return new Unclear(
                    from,
                    to,
                    place.lead(),
                    Doubt.STRONG,
                    phrase + " có ngày đầu sau ngày cuối.",
                    phrase + ": ngày nào đúng?");
        }
        if (surroundings.figures(from)) {
            return new Beside(from, to, "Khoảng thời gian lấy số liệu không phải hạn.");
        }
        if (surroundings.ofDay(from) == Sense.MEETING) {
            return new Beside(from, to, "Thời gian diễn ra một việc không phải hạn.");
        }
        return new During(from, to, Lead.WITHIN, first, last, null, yearPrinted, false);
    }

    /** The first day of a range takes from its last one what it doesn't print itself. */
    private static LocalDate startOf(PrintedDay left, LocalDate end) {
        if (left.month() == 0) {
            return left.day() >= 1 && left.day() <= end.lengthOfMonth() ? end.withDayOfMonth(left.day()) : null;
        }
        if (left.year() > 0) {
            return left.in(left.year());
        }
        LocalDate same = left.in(end.getYear());
        return same == null || same.isAfter(end) ? left.in(end.getYear() - 1) : same;
    }

    private static LocalDate first(Span span, LocalDate end) {
        if (!span.valid()) {
            return null;
        }
        if (span.year() > 0) {
            return span.first(span.year());
        }
        LocalDate same = span.first(end.getYear());
        return same.isAfter(end) ? span.first(end.getYear() - 1) : same;
    }
}
