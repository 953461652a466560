package vn.dondoc.directive.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dondoc.directive.deadline.Mention.Doubt;
import vn.dondoc.directive.deadline.Mention.Unclear;

/** Finds what only somebody who knows more can date: a week, the beginning of a month, an event, another paper. */
final class Doubts {

    /** How many words name an event. */
    private static final int FAR = 12;

    private static final Words WEEK = Words.of("tuần");
    private static final Phrases PART = Phrases.any(
            "đầu",
            "giữa",
            "cuối",
            "trung tuần",
            "thượng tuần",
            "hạ tuần",
            "những ngày đầu",
            "những tháng đầu",
            "các tháng đầu",
            "những tháng cuối",
            "các tháng cuối",
            "những ngày cuối",
            "các ngày cuối",
            "khoảng đầu",
            "khoảng giữa",
            "khoảng cuối");
    private static final Phrases BEGINNING =
            Phrases.any("đầu", "thượng tuần", "những ngày đầu", "những tháng đầu", "các tháng đầu", "khoảng đầu");
    private static final Phrases MIDDLE = Phrases.any("giữa", "trung tuần", "khoảng giữa");
    private static final Words YEAR = Words.of("năm");
    private static final Words MONTH = Words.of("tháng");
    private static final Words QUARTER = Words.of("quý");
    private static final Phrases WHICH_WEEK =
            Phrases.any("này", "nay", "tới", "sau", "trước", "đầu", "cuối", "tiếp theo", "kế tiếp");
    private static final Phrases NUMBER_OF_WEEK = Phrases.any("thứ", "số", "lễ thứ");
    private static final Phrases OF = Phrases.any("của", "trong", ",");
    private static final Words STUDY = Words.of("học");
    private static final Words IN = Words.of("trong");
    private static final Phrases WITHIN_DAY = Phrases.any("trong ngày", "ngay trong ngày");
    private static final Phrases TODAY =
            Phrases.any("hôm nay", "ngày hôm nay", "ngày mai", "sáng mai", "chiều nay", "sáng nay");

    /** Nouns that a date may be tied to. */
    private static final Phrases EVENT = Phrases.any(
            "kỳ họp",
            "phiên họp",
            "cuộc họp",
            "buổi họp",
            "ngày họp",
            "hội nghị",
            "đại hội",
            "mùa mưa",
            "mùa khô",
            "mùa mưa bão",
            "bầu cử",
            "ngày bầu cử",
            "khai giảng",
            "bế giảng",
            "tổng kết",
            "lễ kỷ niệm",
            "lễ hội",
            "lễ khai giảng",
            "lễ bế giảng",
            "khai mạc",
            "bế mạc",
            "ngày diễn ra",
            "ngày tổ chức",
            "ngày khai mạc",
            "khi",
            "thời điểm",
            "nhiệm kỳ",
            "hội thi",
            "vụ",
            "đợt",
            "thi tốt nghiệp",
            "kỳ thi",
            "ngày làm việc",
            "buổi làm việc",
            "giao ban",
            "khi có",
            "ngày có");

    private static final Phrases SITTING = Phrases.any("tại kỳ họp", "tại phiên họp");
    private static final Words WHEN = Words.of("khi");
    /** Of school: no lead is needed. */
    private static final Phrases SCHOOL = Phrases.any("học kỳ", "năm học", "kỳ nghỉ hè", "hè", "nghỉ hè");

    private static final Phrases SCHOOL_ALONE = Phrases.any("học kỳ", "năm học");

    private static final Phrases OTHER_PAPER = Phrases.any(
            "thời gian quy định",
            "thời hạn quy định",
            "theo thời gian",
            "theo thời hạn",
            "theo thời gian quy định",
            "theo thời hạn quy định",
            "theo đúng thời gian quy định",
            "theo đúng thời hạn quy định",
            "đúng thời gian quy định",
            "đúng thời hạn quy định",
            "đúng tiến độ quy định",
            "đúng thời gian",
            "đúng thời hạn",
            "đúng hạn",
            "đúng tiến độ",
            "theo tiến độ",
            "bảo đảm tiến độ",
            "đảm bảo tiến độ",
            "theo lộ trình",
            "đúng lộ trình",
            "theo đúng thời gian",
            "theo đúng thời hạn",
            "theo đúng tiến độ",
            "thời gian theo quy định",
            "thời hạn theo quy định",
            "thời gian nêu tại",
            "thời hạn nêu tại",
            "thời gian được giao",
            "thời hạn được giao",
            "tiến độ đề ra",
            "tiến độ quy định",
            "thời gian yêu cầu");

    private final Line line;
    private final LocalDate issued;
    private final Periods periods;

    Doubts(Line line, LocalDate issued, Periods periods) {
        this.line = line;
        this.issued = issued;
        this.periods = periods;
    }

    /** "tuần 2 tháng 10", "tuần tới", "trong tuần", "cuối tuần"; or null. */
    Unclear week(int i, int from, Lead lead) {
        int start = line.past(i, PART);
        int week = line.after(start, WEEK);
        boolean part = start > i;
        if (week < 0) {
            return null;
        }
        int next = line.past(week, WHICH_WEEK);
        int number = 0;
        if (next == week) {
            int ordinal = line.past(week, NUMBER_OF_WEEK);
            Amounts.Amount which = Amounts.at(line, ordinal);
            if (which != null && which.value() <= 53) {
                number = which.value();
                next = which.next();
            }
        }
        if (next == week && !part && !(lead.bounds() && ends(week))) {
            return null;
        }
        Span month = periods.at(line.past(next, OF));
        if (month != null && month.unit() == Span.Unit.MONTH && month.valid()) {
            return weekOf(number, month, from, month.next());
        }
        String phrase = line.printed(from, next);
        return new Unclear(
                from,
                next,
                lead,
                Doubt.WEAK,
                "\"" + phrase + "\" chỉ nói tuần, không có quy định nào nói tuần bắt đầu, kết thúc ngày nào.",
                "\"" + phrase + "\": hạn là ngày nào?");
    }

    private boolean ends(int i) {
        return !line.at(i).isWord() && !line.at(i).isNumber();
    }

    /** Offices read the nth week of a month in three ways; none is prescribed. */
    private Unclear weekOf(int number, Span month, int from, int next) {
        String phrase = line.printed(from, next);
        String question = "\"" + phrase + "\": hạn là ngày nào?";
        LocalDate first = month.first(month.yearFor(issued));
        if (number >= 1 && number <= 4) {
            LocalDate days = first.plusDays(number * 7L - 1);
            LocalDate touching = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(number - 1L)
                    .plusDays(4);
            LocalDate beginning = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(number - 1L)
                    .plusDays(4);
            question = "\"" + phrase + "\" đến hết ngày nào: "
                    + Stream.of(touching, days, beginning)
                            .distinct()
                            .sorted()
                            .map(Wording::day)
                            .collect(Collectors.joining(" hay "))
                    + "?";
        }
        return new Unclear(
                from,
                next,
                Lead.NONE,
                Doubt.WEAK,
                "\"" + phrase
                        + "\" có nhiều cách hiểu, không có quy định nào nói tuần thứ mấy của tháng là những ngày nào.",
                question);
    }

    /** "đầu tháng 3/2025", "cuối năm", "giữa quý II"; or null. */
    Unclear part(int i, int from, Lead lead) {
        Part part = partAt(i);
        if (part == null) {
            return null;
        }
        String phrase = line.printed(from, part.next());
        return new Unclear(
                from,
                part.next(),
                lead,
                Doubt.WEAK,
                "\"" + phrase + "\" không nêu ngày; theo cách tính chung của Bộ luật Dân sự thì "
                        + line.printed(i, part.next()) + " là ngày " + Wording.day(part.day()) + ".",
                "\"" + phrase + "\": hạn là ngày nào? Có lấy ngày " + Wording.day(part.day()) + " không?");
    }

    /** A part of a period, and the day by which the Civil Code 2015, art. 148, names it. */
    record Part(LocalDate day, boolean end, int next) {}

    Part partAt(int i) {
        int next = line.after(i, PART);
        if (next < 0) {
            return null;
        }
        boolean beginning = line.has(i, BEGINNING);
        boolean middle = line.has(i, MIDDLE);
        Span span = periods.at(next);
        if (span == null) {
            span = unnamed(next);
        }
        if (span == null || !span.valid()) {
            return null;
        }
        LocalDate first = span.first(span.yearFor(issued));
        LocalDate last = span.last(span.yearFor(issued));
        LocalDate day = beginning ? first : last;
        if (middle) {
            day = switch (span.unit()) {
                case YEAR -> LocalDate.of(first.getYear(), 6, 30);
                case QUARTER -> first.plusMonths(1).withDayOfMonth(15);
                default -> first.withDayOfMonth(15);
            };
        }
        return new Part(day, !beginning && !middle, span.next());
    }

    /** "cuối năm", "đầu tháng", "cuối quý", "hết năm": those of the issue day. */
    private Span unnamed(int i) {
        int month = issued.getMonthValue();
        if (line.has(i, YEAR) && !line.has(i + 1, STUDY)) {
            return Span.years(issued.getYear(), issued.getYear(), false, i + 1);
        }
        if (line.has(i, MONTH)) {
            return Span.months(month, month, issued.getYear(), false, i + 1);
        }
        if (line.has(i, QUARTER)) {
            int quarter = (month - 1) / 3 + 1;
            return Span.quarters(quarter, quarter, issued.getYear(), false, i + 1);
        }
        return null;
    }

    /** "(đến) hết năm", "hết tháng", "hết quý" with nothing behind it; or null. */
    Span unnamedEnd(int i) {
        return ends(i + 1) ? unnamed(i) : null;
    }

    /** "trong ngày", "hôm nay", "trong tháng", "trong quý"; or null. */
    Unclear unnamed(int i, int from, Lead lead) {
        int next = line.after(i, WITHIN_DAY);
        if (next > 0 && !line.at(next).isNumber()) {
            next = line.past(next, TODAY);
            return asked(from, next, lead, "không ghi ngày nào");
        }
        next = line.after(i, TODAY);
        if (next > 0) {
            return asked(from, next, lead, "không ghi ngày nào");
        }
        int unit = line.after(i, IN);
        if (unit > 0 && (line.has(unit, MONTH) || line.has(unit, QUARTER) || line.has(unit, YEAR)) && ends(unit + 1)) {
            return asked(from, unit + 1, lead, "không ghi rõ của thời gian nào");
        }
        return null;
    }

    private Unclear asked(int from, int next, Lead lead, String why) {
        String phrase = line.printed(from, next);
        return new Unclear(
                from,
                next,
                lead,
                Doubt.WEAK,
                "\"" + phrase + "\" " + why + ".",
                "\"" + phrase + "\": hạn là ngày nào? Văn bản ban hành ngày " + Wording.day(issued) + ".");
    }

    /** Tied to an event: "trước kỳ họp", "sau khi", "từ học kì 2"; or null. */
    Unclear event(int i, int from, Lead lead) {
        boolean tied = lead != Lead.NONE && lead != Lead.FIGURES;
        int next = tied ? line.after(i, EVENT) : line.after(i, SITTING);
        if (next < 0 && i == 0) {
            next = line.after(i, WHEN);
        }
        if (next < 0) {
            next = tied ? line.after(i, SCHOOL) : line.after(line.past(i, PART), SCHOOL_ALONE);
        }
        if (next < 0) {
            return null;
        }
        int end = end(next);
        String phrase = line.printed(from, end);
        return new Unclear(
                from,
                end,
                lead,
                Doubt.WEAK,
                "\"" + phrase + "\" gắn với một sự kiện, văn bản không ghi ngày.",
                "\"" + phrase + "\" là ngày nào?");
    }

    /** Where the name of an event or paper ends that begins before this place. */
    private int end(int next) {
        int end = next;
        while (end < line.size() && end < next + FAR && !line.endsClause(end) && !line.is(end, ",") && !limit(end)) {
            end++;
        }
        return end;
    }

    private boolean limit(int i) {
        Lead.At lead = Lead.at(line, i);
        return lead != null && (lead.lead() == Lead.BEFORE || lead.lead() == Lead.BY);
    }

    /** "theo thời gian quy định (tại Công văn …)"; or null. */
    Unclear otherPaper(int i) {
        int next = line.after(i, OTHER_PAPER);
        if (next < 0) {
            return null;
        }
        return new Unclear(
                i,
                next,
                Lead.NONE,
                Doubt.WEAK,
                "Hạn nằm ở một văn bản khác, không in ở đây.",
                "\"" + line.printed(i, end(next)) + "\": thời gian đó quy định ở văn bản nào, là ngày nào?");
    }
}
