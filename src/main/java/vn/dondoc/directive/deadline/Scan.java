package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.dondoc.directive.deadline.Mention.Beside;
import vn.dondoc.directive.deadline.Mention.Doubt;
import vn.dondoc.directive.deadline.Mention.During;
import vn.dondoc.directive.deadline.Mention.Every;
import vn.dondoc.directive.deadline.Mention.Lasting;
import vn.dondoc.directive.deadline.Mention.Length;
import vn.dondoc.directive.deadline.Mention.OnDay;
import vn.dondoc.directive.deadline.Mention.Soon;
import vn.dondoc.directive.deadline.Mention.Unclear;
import vn.dondoc.directive.deadline.Surroundings.Sense;

/** One walk over a phrase, from left to right, that notes whatever speaks of time. Nothing is read twice. */
final class Scan {

    private static final Phrases NO_DEADLINE = Phrases.any(
            "trước mắt",
            "trước hết",
            "trước đây",
            "trước đó",
            "trước tiên",
            "trước sau",
            "trước nay",
            "trước kia",
            "trước thời hạn",
            "trước hạn",
            "từ trước đến nay",
            "từ đó đến nay",
            "từ trước tới nay",
            "đến nay",
            "cho đến nay",
            "tới nay",
            "đến thời điểm hiện tại",
            "trước , trong và sau",
            "hết sức",
            "ngày càng",
            "ngày nay",
            "từ nay trở đi",
            "thời gian qua",
            "trong thời gian qua",
            "thời gian vừa qua",
            "trong những năm qua",
            "những năm qua",
            "trong năm qua",
            "sau đây",
            "sau đó",
            "như sau",
            "từ đó",
            "trong đó",
            "ngày một",
            "ngày đêm",
            "quý vị",
            "lần thứ",
            "khóa",
            "kể từ ngày ký",
            "từ ngày ký",
            "kể từ ngày ban hành",
            "từ ngày ban hành",
            "hiệu lực từ",
            "hiệu lực kể từ");

    private static final Phrases SOON = Phrases.any(
            "kịp thời",
            "khẩn trương",
            "sớm",
            "sớm nhất",
            "ngay",
            "nhanh chóng",
            "gấp",
            "càng sớm càng tốt",
            "trong thời gian sớm nhất",
            "thời gian sớm nhất",
            "trong thời gian ngắn nhất",
            "trong thời gian tới",
            "thời gian tới",
            "lập tức",
            "ngay lập tức",
            "tức thì",
            "ngay sau khi nhận",
            "ngay sau khi nhận được",
            "ngay khi nhận",
            "ngay khi nhận được",
            "ngay từ",
            "hỏa tốc",
            "khẩn");
    private static final Phrases NOT_YET_SOON = Phrases.any("ngay trong", "ngay sau", "ngay khi", "ngay từ");
    private static final Phrases PAPER =
            Phrases.any("công văn", "văn bản", "chỉ thị", "kế hoạch", "kết luận", "thông báo");
    private static final Words THIS = Words.of("này");

    private static final Phrases LASTING = Phrases.any(
            "thường xuyên",
            "tiếp tục",
            "liên tục",
            "lâu dài",
            "trong suốt quá trình",
            "trong quá trình",
            "suốt quá trình",
            "trong suốt thời gian");
    private static final Phrases ON_EVENT = Phrases.any(
            "nếu có vướng mắc",
            "nếu có khó khăn",
            "nếu có phát sinh",
            "nếu phát sinh",
            "nếu gặp khó khăn",
            "nếu có thay đổi",
            "khi có vướng mắc",
            "khi có khó khăn",
            "khi có phát sinh",
            "khi phát sinh",
            "khi có yêu cầu",
            "khi có thay đổi",
            "khi có tình huống",
            "khi có chỉ đạo",
            "khi có biến động",
            "khi cần",
            "khi cần thiết",
            "khi được yêu cầu",
            "theo yêu cầu",
            "đột xuất");
    private static final Words SPENDING = Words.of("chi");

    private static final Phrases STAGE =
            Phrases.any("giai đoạn", "thời kỳ", "nhiệm kỳ", "niên độ", "kế hoạch 5 năm", "kế hoạch 05 năm");
    private static final Words FROM_NOW = Words.of("từ nay");
    private static final Phrases UP_TO =
            Phrases.any("đến hết", "cho đến hết", "đến", "tới", "-", "cho đến", "đến trước");
    private static final Phrases WHOLE = Phrases.any("hết", "trước");
    private static final Phrases SIGNED = Phrases.any("ngày ký", "ngày ban hành", "ngày ký ban hành", "khi ban hành");
    private static final Phrases RECEIVED = Phrases.any("ngày nhận", "ngày nhận được", "khi nhận", "khi nhận được");
    private static final Words DAY = Words.of("ngày");
    private static final Words MONTH = Words.of("tháng");
    private static final Words YEAR = Words.of("năm");
    private static final Words NUMBER = Words.of("số");
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
    private static final Phrases EACH_WEEK = Phrases.any("hằng tuần", "hàng tuần", "mỗi tuần");
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
    private static final Phrases WEEK_NAMED = Phrases.any("tuần này", "tuần sau", "tuần tới", "này", "tới");
    private static final Phrases HOUR = Phrases.any("h", "g", "giờ");
    private static final Words MINUTE = Words.of("phút");
    private static final Phrases TIME_OF_DAY = Phrases.any("sáng", "chiều", "tối", ",", "( ", "cùng ngày");
    private static final Phrases FILLERS =
            Phrases.any("là", ":", ",", "(", "\"", "thời điểm", "mốc", "cả", "cho", "lễ", "thời gian", "cùng", "các");
    private static final Phrases LIST =
            Phrases.any("các nội dung", "những nội dung", "các nhiệm vụ", "các công việc", "các báo cáo");

    private static final Phrases ON_OCCASION = Phrases.any("trong", "vào", "dịp");
    private static final Phrases ALSO = Phrases.any("và", ",", "hoặc", ", và", "và ngày", ", ngày");
    private static final int LEAP_YEAR = 2020;
    private static final Words COMMA = Words.of(",");
    private static final Words AND = Words.of("và");
    private static final Phrases JOINED = Phrases.any("-", ",", "và", "đến");

    private static final int FILLERS_AT_MOST = 4;

    /** A phrase of so many words is a deadline and not a sentence. */
    private static final int SHORT = 14;

    private final Line line;
    private final LocalDate issued;
    private final LocalDate received;
    private final Days days;
    private final Periods periods;
    private final Feasts feasts;
    private final Cycles cycles;
    private final Lengths lengths;
    private final Doubts doubts;
    private final Surroundings surroundings;
    private final List<Mention> mentions = new ArrayList<>();

    private int at;
    private Lead lead = Lead.NONE;
    private int leadFrom;
    private boolean fromNow;
    private int fillers;
    private int paperEnd = -1;

    Scan(Line line, LocalDate issued, LocalDate received) {
        this.line = line;
        this.issued = issued;
        this.received = received;
        days = new Days(line, issued.getYear());
        periods = new Periods(line, issued);
        feasts = new Feasts(line, issued, days);
        cycles = new Cycles(line);
        lengths = new Lengths(line, days, issued);
        doubts = new Doubts(line, issued, periods);
        surroundings = new Surroundings(line);
    }

    List<Mention> mentions() {
        while (at < line.size()) {
            if (!step()) {
                follow();
            }
        }
        return mentions;
    }

    /** Reads what stands here; false where it is no mention. */
    private boolean step() {
        int paper = paper(at);
        if (paper > 0) {
            paperEnd = paper;
            return go(paper);
        }
        carryOn();
        int idle = line.after(at, NO_DEADLINE);
        if (idle > 0) {
            return note(noDeadline(idle)) || go(idle);
        }
        return note(blankDay())
                || note(stage())
                || note(lasting())
                || note(soon())
                || note(cycle())
                || note(doubts.unnamed(at, from(), lead))
                || note(doubts.week(at, from(), lead))
                || note(range())
                || note(bound())
                || note(doubts.otherPaper(at));
    }

    /** "trước ngày 15/6 và 15/12": what bound the first day binds the second. */
    private void carryOn() {
        if (lead != Lead.NONE || mentions.isEmpty()) {
            return;
        }
        int next = line.after(at, ALSO);
        if (mentions.get(mentions.size() - 1) instanceof OnDay last && last.to() == at && next > 0) {
            PrintedDay day = days.at(next, true);
            if (day != null && day.month() > 0) {
                lead = last.lead();
                leadFrom = next;
                at = next;
            }
        }
    }

    private Mention noDeadline(int next) {
        return alone(at, next)
                ? new Beside(at, next, Wording.quoted(line.printed(at, next)) + " không phải hạn.")
                : null;
    }

    /** "ngày   tháng   năm 2019": left blank by the typist. */
    private Mention blankDay() {
        int next = line.after(at, DAY);
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
        return lead.bounds()
                ? asked(from(), end, "để trống ngày", "là ngày nào?")
                : new Beside(at, end, "Ngày để trống không phải hạn.");
    }

    /** What a lead may bind. */
    private Mention bound() {
        Mention found = hour();
        if (found == null) {
            found = feast();
        }
        if (found == null) {
            found = day(at, null);
        }
        if (found == null) {
            found = part();
        }
        if (found == null) {
            found = period();
        }
        if (found == null) {
            found = length();
        }
        return found == null ? doubts.event(at, from(), lead) : found;
    }

    private boolean note(Mention mention) {
        if (mention == null) {
            return false;
        }
        mentions.add(mention);
        return go(mention.to());
    }

    private boolean go(int next) {
        at = Math.max(next, at + 1);
        lead = Lead.NONE;
        fromNow = false;
        fillers = 0;
        return true;
    }

    /** Takes a lead or a filler, or forgets the lead before it. */
    private void follow() {
        if (line.has(at, FROM_NOW)) {
            leadFrom = at;
            fromNow = true;
            lead = Lead.TO;
            at += 2;
            return;
        }
        Lead.At found = Lead.at(line, at);
        if (found != null) {
            leadFrom = lead == Lead.NONE ? at : leadFrom;
            lead = fromNow && found.lead() == Lead.TO ? Lead.TO : lead.then(found.lead());
            at = found.next();
            fillers = 0;
        } else if (lead != Lead.NONE && countOfPeriods() > 0) {
            at = countOfPeriods();
        } else if (lead != Lead.NONE && line.has(at, FILLERS) && fillers++ < FILLERS_AT_MOST) {
            at = line.after(at, FILLERS);
        } else {
            go(at + 1);
        }
    }

    /** "trong 02 năm 2020-2021": the place of the period after its count, else -1. */
    private int countOfPeriods() {
        Amounts.Amount count = Amounts.at(line, at);
        return count != null && count.next() < line.size() && periods.at(count.next()) != null ? count.next() : -1;
    }

    private int from() {
        return lead == Lead.NONE ? at : leadFrom;
    }

    /** Nothing but marks stands before and after. */
    boolean alone(int from, int to) {
        return line.blank(0, from) && line.blank(to, line.size());
    }

    /** The place after the number of a document: 52-KL/TW, 30/2020/NĐ-CP; else -1. */
    private int paper(int i) {
        if (!line.at(i).isNumber() || line.at(i - 1).is("/") && line.at(i).glued()) {
            return -1;
        }
        int next = i + 1;
        if (separator(next) && line.at(next + 1).isNumber() && line.at(next + 1).length() == 4) {
            next += 2;
        }
        boolean loose = line.has(i - 1, NUMBER);
        int parts = 0;
        while (separator(next)
                && line.at(next + 1).isWord()
                && (loose || line.at(next).glued() && line.at(next + 1).glued())) {
            if (Lead.at(line, next + 1) != null
                    || line.has(next + 1, DAY)
                    || line.has(next + 1, MONTH)
                    || line.has(next + 1, YEAR)) {
                break;
            }
            parts++;
            next += 2;
        }
        return parts > 0 ? next : -1;
    }

    private boolean separator(int i) {
        return line.is(i, "-") || line.is(i, "/");
    }

    private Mention stage() {
        int next = line.after(at, STAGE);
        if (next < 0) {
            return null;
        }
        Span years = periods.at(next);
        if (years != null) {
            next = years.next();
        } else {
            while (line.at(next).isNumber() || line.is(next, "-")) {
                next++;
            }
        }
        return new Beside(at, next, Wording.quoted(line.printed(at, next)) + " là giai đoạn, không phải hạn.");
    }

    private Mention lasting() {
        int next = line.after(at, LASTING);
        if (next > 0 && !line.has(at - 1, SPENDING)) {
            return new Lasting(at, next, false);
        }
        next = lead == Lead.NONE ? line.after(at, ON_EVENT) : -1;
        return next < 0 ? null : new Lasting(at, next, true);
    }

    private Mention soon() {
        int next = line.after(at, SOON);
        if (next < 0) {
            return null;
        }
        if (line.has(at, NOT_YET_SOON) && next <= at + 2) {
            return null;
        }
        return new Soon(at, line.past(line.past(next, PAPER), THIS));
    }

    private Mention cycle() {
        Cycles.Cycle cycle = cycles.at(at);
        if (cycle != null) {
            return new Every(from(), cycle.next(), lead, cycle.every(), cycle.several(), List.of());
        }
        if (lead == Lead.NONE && days.weekdayAt(at) && line.has(at + 2, EACH_WEEK)) {
            return new Every(at, line.after(at + 2, EACH_WEEK), lead, "P1W", false, List.of());
        }
        return null;
    }

    // ------------------------------------------------------------------------------------------------ ranges

    /** "từ … đến …", or two days with a dash between. */
    private Mention range() {
        Lead.At opening = Lead.at(line, at);
        if (opening != null && opening.lead() == Lead.FROM) {
            return fromTo(opening.next());
        }
        return twoDays(at);
    }

    private Mention fromTo(int i) {
        int clock = clock(i);
        if (clock > 0 && line.has(clock, UP_TO)) {
            // "từ 8 giờ đến 11 giờ ngày …": hours of a day on which something takes place.
            int end = clock(line.after(clock, UP_TO));
            PrintedDay day = end < 0 ? null : days.at(line.past(end, TIME_OF_DAY), true);
            return day == null ? null : new Beside(at, day.next(), "Khung giờ trong ngày không phải hạn.");
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
                return wrongDay(at, last.next(), last);
            }
            LocalDate first = signed > 0
                    ? issued
                    : receipt > 0
                            ? received == null ? issued : received
                            : left != null ? startOf(left, end) : part != null ? part.day() : first(span, end);
            return during(at, last.next(), first, end, last.year() > 0 || last.plain());
        }
        Span lastSpan = periods.at(right);
        Doubts.Part lastPart = lastSpan == null ? doubts.partAt(right) : null;
        if (lastSpan == null && lastPart == null || left != null && left.month() == 0) {
            return null;
        }
        if (lastPart != null) {
            LocalDate first =
                    left != null ? startOf(left, lastPart.day()) : span != null ? first(span, lastPart.day()) : issued;
            return lastPart.end() ? during(at, lastPart.next(), first, lastPart.day(), true) : null;
        }
        if (!lastSpan.valid()) {
            return wrongPeriod(at, lastSpan);
        }
        LocalDate end = lastSpan.last(lastSpan.yearFor(issued));
        LocalDate first = left != null ? startOf(left, end) : span != null ? first(span, end) : issued;
        return during(at, lastSpan.next(), first, end, lastSpan.year() > 0);
    }

    /** "10-14/5/2026", "10/5 - 14/5/2026", "ngày 10 và 11/5/2026". */
    private Mention twoDays(int i) {
        int named = line.past(i, DAY);
        Token first = line.at(named);
        if (!first.isNumber() || first.length() > 2) {
            return null;
        }
        boolean expected = named > i || lead != Lead.NONE;
        PrintedDay left = days.at(i, expected);
        if (left != null && left.month() > 0) {
            int right = line.is(left.next(), "-") ? left.next() + 1 : -1;
            PrintedDay last = right < 0 ? null : days.at(right, true);
            if (last == null || last.month() == 0) {
                return null;
            }
            LocalDate end = last.in(issued);
            return end == null
                    ? wrongDay(i, last.next(), last)
                    : during(from(), last.next(), startOf(left, end), end, last.year() > 0);
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
            return wrongDay(i, last.next(), last);
        }
        return during(from(), last.next(), until.withDayOfMonth(first.value()), until, last.year() > 0);
    }

    private Mention during(int from, int to, LocalDate first, LocalDate last, boolean yearPrinted) {
        if (first == null || first.isAfter(last)) {
            String phrase = Wording.quoted(line.printed(from, to));
            return new Unclear(
                    from, to, lead, Doubt.STRONG, phrase + " có ngày đầu sau ngày cuối.", phrase + ": ngày nào đúng?");
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

    // ------------------------------------------------------------------------------------------------ days

    /** The place after an hour: 9h00, 17 giờ 30 phút, 15:00; else -1. */
    private int clock(int i) {
        Token hour = line.at(i);
        if (!hour.isNumber() || hour.length() > 2) {
            return -1;
        }
        if (line.is(i + 1, ":")
                && line.at(i + 1).glued()
                && line.at(i + 2).isNumber()
                && line.at(i + 2).length() == 2) {
            return line.past(i + 3, HOUR);
        }
        int next = line.after(i + 1, HOUR);
        if (next < 0) {
            return -1;
        }
        boolean minutes = line.at(next).isNumber()
                && line.at(next).length() <= 2
                && !separator(next + 1)
                && !line.has(next + 1, MONTH);
        return minutes ? line.past(next + 1, MINUTE) : next;
    }

    private String hourAt(int i) {
        int minute = 0;
        if (line.is(i + 1, ":")) {
            minute = line.at(i + 2).value();
        } else {
            int next = line.after(i + 1, HOUR);
            if (clock(i) > next) {
                minute = line.at(next).value();
            }
        }
        int hour = line.at(i).value();
        return hour > 24 || minute > 59 || hour == 24 && minute > 0 ? null : "%d giờ %02d".formatted(hour, minute);
    }

    private Mention hour() {
        int next = clock(at);
        if (next < 0) {
            return null;
        }
        String hour = hourAt(at);
        int day = next;
        for (int i = 0; i < 2; i++) {
            day = line.past(day, TIME_OF_DAY);
        }
        Mention found = day(day, hour == null ? "?" : hour);
        if (found == null) {
            Feasts.Found feast = feasts.at(day);
            found = feast == null ? null : onFeast(feast, hour);
        }
        if (found != null) {
            return hour == null
                    ? asked(from(), found.to(), "ghi giờ không có trong ngày", "giờ nào, ngày nào?")
                    : found;
        }
        if (lead == Lead.BEFORE || lead == Lead.BY || lead == Lead.TO) {
            return asked(from(), next, "ghi giờ mà không ghi ngày", "của ngày nào?");
        }
        return null;
    }

    private Unclear asked(int from, int to, String why, String question) {
        String phrase = Wording.quoted(line.printed(from, to));
        return new Unclear(from, to, lead, Doubt.STRONG, phrase + " " + why + ".", phrase + ": " + question);
    }

    /** @param hour null where none stands before the day */
    private Mention day(int i, String hour) {
        boolean expected = hour != null
                || lead.bounds() && lead != Lead.WITHIN
                || lead == Lead.FROM
                || lead == Lead.FIGURES
                || lead == Lead.AT
                || lead == Lead.AFTER
                || lead == Lead.OCCASION
                || line.blank(0, i);
        PrintedDay day = days.at(i, expected);
        if (day == null) {
            return weekday(i);
        }
        if (day.plain() && day.year() == 0 && lead == Lead.NONE && hour == null && !alone(i, day.next())) {
            return null;
        }
        if (day.month() == 0) {
            return dayOfMonth(i, day);
        }
        Mention yearly = day.year() > 0 ? null : eachYear(day);
        if (yearly != null) {
            return yearly;
        }
        if (day.lunar()) {
            return asked(from(), day.next(), "theo âm lịch", "là ngày dương lịch nào?");
        }
        LocalDate date = day.in(issued);
        if (date == null) {
            return wrongDay(from(), day.next(), day);
        }
        if (day.weekday() != null && day.weekday() != date.getDayOfWeek()) {
            return wrongWeekday(day, date);
        }
        return placed(new OnDay(from(), day.next(), lead, date, day, hour, null, day.year() > 0, fromNow));
    }

    /** "15/12 hằng năm", "15/6 và 15/12 hằng năm"; or null. */
    private Mention eachYear(PrintedDay first) {
        List<String> monthDays = new ArrayList<>();
        PrintedDay day = first;
        while (day != null && day.month() > 0 && day.year() == 0) {
            if (day.in(LEAP_YEAR) == null) {
                return null;
            }
            monthDays.add(monthDay(day.month(), day.day()));
            int end = line.after(day.next(), EACH_YEAR);
            if (end > 0) {
                return new Every(from(), end, lead, "P1Y", false, List.copyOf(monthDays));
            }
            int more = line.after(day.next(), ALSO);
            day = more < 0 ? null : days.at(more, true);
        }
        return null;
    }

    private Mention weekday(int i) {
        if (!days.weekdayAt(i) || !lead.bounds()) {
            return null;
        }
        int next = line.past(i + 2, WEEK_NAMED);
        return asked(from(), next, "chỉ ghi thứ mà không ghi ngày", "hạn là ngày nào?");
    }

    /** A day without a month: of each month, of each quarter, of this or the next one. */
    private Mention dayOfMonth(int i, PrintedDay day) {
        if (day.day() < 1 || day.day() > 31) {
            return lead.bounds() ? wrongDay(from(), day.next(), day) : null;
        }
        int next = day.next();
        boolean several = (line.has(next, COMMA) || line.has(next, AND))
                && line.at(next + 1).isNumber();
        int end = several ? next + 2 : next;
        List<String> december = List.of(monthDay(12, day.day()));
        int quarter = line.after(next, LAST_MONTH_OF_QUARTER);
        if (quarter > 0) {
            return new Every(from(), quarter, lead, "P3M", false, december);
        }
        int month = line.after(end, EACH_MONTH);
        if (month > 0) {
            return new Every(from(), month, lead, several ? null : "P1M", several, several ? List.of() : december);
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
                    ? wrongDay(from(), to, full)
                    : placed(new OnDay(from(), to, lead, date, full, null, null, true, fromNow));
        }
        if (lead.bounds() && eachMonthBefore(i)) {
            return new Every(from(), next, lead, "P1M", false, december);
        }
        return lead.bounds() ? asked(from(), next, "chỉ ghi ngày mà không ghi tháng", "của tháng nào?") : null;
    }

    /** "hằng tháng, trước ngày 20" */
    private boolean eachMonthBefore(int i) {
        return !mentions.isEmpty()
                && mentions.get(mentions.size() - 1) instanceof Every every
                && "P1M".equals(every.every())
                && line.clauseStart(every.from()) == line.clauseStart(i);
    }

    private static String monthDay(int month, int day) {
        return "%02d-%02d".formatted(month, day);
    }

    private Unclear wrongDay(int from, int to, PrintedDay day) {
        String printed =
                day.day() + (day.month() > 0 ? "/" + day.month() : "") + (day.year() > 0 ? "/" + day.year() : "");
        return new Unclear(
                from,
                to,
                lead,
                Doubt.STRONG,
                day.lunar() ? "Ngày ghi theo âm lịch." : "Ngày " + printed + " không có trong lịch.",
                Wording.quoted(line.printed(from, to)) + ": đúng ra là ngày nào?");
    }

    private Unclear wrongWeekday(PrintedDay day, LocalDate date) {
        return new Unclear(
                from(),
                day.next(),
                lead,
                Doubt.STRONG,
                "Văn bản ghi " + Wording.weekday(day.weekday()) + " nhưng ngày " + Wording.day(date) + " là "
                        + Wording.weekday(date.getDayOfWeek()) + ".",
                Wording.quoted(line.printed(from(), day.next())) + ": hạn là ngày nào?");
    }

    /** Whether a day is one by which work is due; if not, what it is. */
    private Mention placed(OnDay day) {
        String shown = Wording.day(day.date());
        boolean alone = alone(day.from(), day.to());
        if (!alone && (cited(day.from()) || day.yearPrinted() && day.date().isBefore(issued))) {
            return new Beside(
                    day.from(),
                    day.to(),
                    cited(day.from())
                            ? "Ngày " + shown + " là ngày của văn bản được dẫn, không phải hạn."
                            : "Ngày " + shown + " đã qua khi ban hành văn bản, không phải hạn.");
        }
        if (day.lead() == Lead.FIGURES || day.lead() == Lead.TO && !day.fromNow() && surroundings.figures(day.from())) {
            return new Beside(day.from(), day.to(), "Ngày " + shown + " là ngày chốt số liệu, không phải hạn.");
        }
        return switch (day.lead()) {
            case AFTER, FROM -> started(day.from(), day.to(), day.lead(), shown);
            case OCCASION -> occasion(day.from(), day.to());
            case NONE, AT -> alone ? day : unbound(day, shown);
            default -> day;
        };
    }

    private boolean cited(int from) {
        int i = from;
        while (i > paperEnd && (line.is(i - 1, ",") || line.is(i - 1, "(") || line.has(i - 1, DAY))) {
            i--;
        }
        return paperEnd > 0 && i == paperEnd;
    }

    private Mention started(int from, int to, Lead how, String shown) {
        return new Unclear(
                from,
                to,
                how,
                Doubt.WEAK,
                "Văn bản ghi ngày bắt đầu (" + shown + "), không ghi ngày kết thúc.",
                Wording.quoted(line.printed(from, to)) + ": phải xong ngày nào?");
    }

    private Mention occasion(int from, int to) {
        String phrase = Wording.quoted(line.printed(from, to));
        return line.has(from, ON_OCCASION)
                ? new Unclear(from, to, lead, Doubt.WEAK, phrase + " không nêu ngày.", phrase + ": hạn là ngày nào?")
                : new Beside(from, to, phrase + " là dịp kỷ niệm, không phải hạn.");
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

    private Mention feast() {
        Feasts.Found feast = feasts.at(at);
        return feast == null ? null : onFeast(feast, null);
    }

    private Mention onFeast(Feasts.Found feast, String hour) {
        if (feast.date() == null) {
            return lead == Lead.NONE
                    ? new Beside(at, feast.next(), "Ngày lễ được nhắc tới, không phải hạn.")
                    : asked(
                            from(),
                            feast.next(),
                            "không ra ngày: " + feast.problem().replaceAll("\\.$", ""),
                            "là ngày nào?");
        }
        return placed(new OnDay(
                from(), feast.next(), lead, feast.date(), null, hour, feast.name(), feast.yearPrinted(), fromNow));
    }

    // ------------------------------------------------------------------------------------------------ periods

    private Mention part() {
        Doubts.Part part = doubts.partAt(at);
        if (part == null) {
            return null;
        }
        if (part.end() && lead == Lead.TO) {
            // "từ nay đến cuối năm": the end of a period that runs there.
            return new During(from(), part.next(), Lead.BY, fromNow ? issued : null, part.day(), null, true, fromNow);
        }
        if (lead == Lead.FROM || lead == Lead.AFTER || lead == Lead.FIGURES) {
            return new Beside(
                    from(), part.next(), Wording.quoted(line.printed(from(), part.next())) + " không phải hạn.");
        }
        boolean alone = alone(from(), part.next());
        return lead == Lead.NONE && !alone && surroundings.ofPeriod(at) != Sense.WORK
                ? null
                : doubts.part(at, from(), lead);
    }

    private Mention period() {
        Span span = periods.at(at);
        if (span == null && lead == Lead.BY) {
            span = doubts.unnamedEnd(at);
        }
        if (span == null) {
            return null;
        }
        int from = from();
        boolean alone = alone(from, span.next());
        if (!span.valid()) {
            return wrongPeriod(from, span);
        }
        int yearly = line.after(span.next(), EACH_YEAR);
        LocalDate last = span.last(span.yearFor(issued));
        LocalDate first = span.first(span.yearFor(issued));
        if (span.year() == 0 && yearly > 0) {
            return new Every(
                    from, yearly, lead, "P1Y", false, List.of(monthDay(last.getMonthValue(), last.getDayOfMonth())));
        }
        String phrase = Wording.quoted(line.printed(from, span.next()));
        if (span.several() && lead != Lead.FIGURES) {
            return lead == Lead.NONE && !alone && surroundings.ofPeriod(at) == Sense.ABOUT
                    ? about(from, span)
                    : new Unclear(
                            from,
                            span.next(),
                            lead,
                            Doubt.STRONG,
                            phrase + " nêu nhiều " + span.unit().word() + ".",
                            phrase + ": một hạn chung hay mỗi " + span.unit().word() + " một hạn?");
        }
        if (!alone && span.year() > 0 && last.isBefore(issued)) {
            return new Beside(from, span.next(), phrase + " đã qua khi ban hành văn bản, không phải hạn.");
        }
        During during = new During(from, span.next(), lead, first, last, span, span.year() > 0, fromNow);
        return switch (lead) {
            case WITHIN, BY, BEFORE, AT -> during;
            case FIGURES -> new Beside(from, span.next(), phrase + " là mốc lấy số liệu, không phải hạn.");
            case FROM, AFTER -> started(from, span.next(), lead, line.printed(at, span.next()));
            case OCCASION -> occasion(from, span.next());
            case TO -> fromNow ? during : upTo(span, phrase, last);
            case NONE -> alone ? during : unbound(during, span, phrase);
        };
    }

    private Mention upTo(Span span, String phrase, LocalDate last) {
        if (span.unit() == Span.Unit.YEAR && surroundings.aimOfAPlan(from(), span.next())) {
            return new Beside(from(), span.next(), phrase + " là mục tiêu của kế hoạch, đề án, không phải hạn.");
        }
        return new Unclear(
                from(),
                span.next(),
                lead,
                Doubt.STRONG,
                phrase + " không nói rõ đầu hay cuối " + span.unit().word() + ".",
                phrase + ": có phải đến hết ngày " + Wording.day(last) + " không?");
    }

    private Mention unbound(During during, Span span, String phrase) {
        Sense sense = surroundings.ofPeriod(at);
        if (span.unit() == Span.Unit.YEAR || sense == Sense.ABOUT || sense == Sense.FIGURES || sense == Sense.MEETING) {
            return about(during.from(), span);
        }
        return sense == Sense.WORK
                ? during
                : new Unclear(
                        during.from(),
                        during.to(),
                        lead,
                        Doubt.WEAK,
                        "Trong câu có " + phrase + " nhưng không rõ có phải hạn không.",
                        phrase + " có phải hạn hoàn thành không?");
    }

    private Mention about(int from, Span span) {
        return new Beside(
                from,
                span.next(),
                Wording.quoted(line.printed(from, span.next()))
                        + " là thời gian mà công việc, báo cáo nói tới, không phải hạn.");
    }

    private Unclear wrongPeriod(int from, Span span) {
        String phrase = Wording.quoted(line.printed(from, span.next()));
        return new Unclear(
                from,
                span.next(),
                lead,
                Doubt.STRONG,
                phrase + " không có trong lịch.",
                phrase + ": đúng ra là " + span.unit().word() + " nào?");
    }

    // ------------------------------------------------------------------------------------------------ lengths

    private Mention length() {
        Lengths.Printed length = lengths.at(at);
        if (length == null) {
            return null;
        }
        int from = from();
        if (length.minutes() || length.past()) {
            return new Beside(
                    from, length.next(), Wording.quoted(line.printed(from, length.next())) + " không phải hạn.");
        }
        Lengths.From start = lengths.start(length.next()).closed(line);
        boolean alone = alone(from, start.next());
        boolean limit = lead == Lead.WITHIN || lead == Lead.BY || lead == Lead.NONE && (start.printed() || alone);
        if (lead == Lead.BEFORE || lead == Lead.AFTER) {
            return asked(
                    from,
                    start.next(),
                    lead == Lead.BEFORE ? "không nói rõ trước ngày nào" : "là mốc bắt đầu, không nói phải xong lúc nào",
                    "hạn là ngày nào?");
        }
        if (!limit) {
            return null;
        }
        if (length.hours() || length.vague()) {
            return asked(
                    from,
                    start.next(),
                    length.hours() ? "tính bằng giờ, phải biết giờ nhận" : "không nêu một con số rõ ràng",
                    "hạn là ngày nào?");
        }
        if (start.start() == null) {
            int end = Math.min(line.size(), start.next() + 8);
            return new Unclear(
                    from,
                    start.next(),
                    lead,
                    Doubt.STRONG,
                    "Thời hạn tính từ một việc hoặc văn bản khác, văn bản này không ghi ngày.",
                    Wording.quoted(line.printed(from, end)) + ": bắt đầu tính từ ngày nào?");
        }
        return new Length(
                from,
                start.next(),
                lead,
                length.amount(),
                length.unit(),
                start.start(),
                start.printed(),
                start.day(),
                lead == Lead.NONE && !start.printed());
    }

    /** A closing line that sets one date for what stands above it. */
    boolean closesAList() {
        for (int i = 0; i < line.size(); i++) {
            if (line.has(i, LIST)) {
                return true;
            }
        }
        return false;
    }

    /** The first words let one expect a date. */
    boolean opensLikeADate() {
        int i = 0;
        while (i < line.size() && !line.at(i).isWord() && !line.at(i).isNumber()) {
            i++;
        }
        Lead.At opening = Lead.at(line, i);
        return opening != null && opening.lead() != Lead.OCCASION && !line.has(i, NO_DEADLINE) && line.size() <= SHORT;
    }
}
