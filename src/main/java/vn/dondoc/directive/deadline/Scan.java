package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.dondoc.directive.deadline.Mention.Every;
import vn.dondoc.directive.deadline.Mention.OnDay;

/** One walk over a phrase, from left to right, that notes whatever speaks of time. Nothing is read twice. */
final class Scan {

    private static final Words FROM_NOW = Words.of("từ nay");
    private static final Words DAY = Words.of("ngày");
    private static final Words MONTH = Words.of("tháng");
    private static final Words YEAR = Words.of("năm");
    private static final Words NUMBER = Words.of("số");
    private static final Phrases EACH_WEEK = Phrases.any("hằng tuần", "hàng tuần", "mỗi tuần");
    private static final Phrases FILLERS =
            Phrases.any("là", ":", ",", "(", "\"", "thời điểm", "mốc", "cả", "cho", "lễ", "thời gian", "cùng", "các");
    private static final Phrases LIST =
            Phrases.any("các nội dung", "những nội dung", "các nhiệm vụ", "các công việc", "các báo cáo");
    private static final Phrases ALSO = Phrases.any("và", ",", "hoặc", ", và", "và ngày", ", ngày");

    private static final int FILLERS_AT_MOST = 4;

    /** A phrase of so many words is a deadline and not a sentence. */
    private static final int SHORT = 14;

    private final Line line;
    private final Days days;
    private final Periods periods;
    private final Cycles cycles;
    private final Idioms idioms;

    /** What is looked for at each place, the more particular first. */
    private final List<Function<Place, Mention>> finders;

    private final List<Mention> mentions = new ArrayList<>();

    private int at;
    private Lead lead = Lead.NONE;
    private int leadFrom;
    private boolean fromNow;
    private int fillers;
    private int paperEnd = -1;

    /** @param received null where the receipt isn't registered yet */
    Scan(Line line, LocalDate issued, LocalDate received) {
        this.line = line;
        days = new Days(line, issued.getYear());
        periods = new Periods(line, issued);
        cycles = new Cycles(line);
        idioms = new Idioms(line, periods);
        Surroundings surroundings = new Surroundings(line);
        Doubts doubts = new Doubts(line, issued, periods);
        DayFinder dayFinder = new DayFinder(line, issued, days, surroundings);
        PeriodFinder periodFinder = new PeriodFinder(line, issued, periods, doubts, surroundings);
        RangeFinder ranges = new RangeFinder(line, issued, received, days, periods, doubts, surroundings);
        LengthFinder lengths = new LengthFinder(line, new Lengths(line, days, issued));
        finders = List.of(
                dayFinder::blankDay,
                idioms::stage,
                idioms::lasting,
                idioms::soon,
                this::cycle,
                place -> doubts.unnamed(place.at(), place.from(), place.lead()),
                place -> doubts.week(place.at(), place.from(), place.lead()),
                ranges::range,
                dayFinder::hour,
                dayFinder::feast,
                dayFinder::day,
                periodFinder::part,
                periodFinder::period,
                lengths::length,
                place -> doubts.event(place.at(), place.from(), place.lead()),
                place -> doubts.otherPaper(place.at()));
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
        int idle = idioms.idle(at);
        if (idle > 0) {
            return note(idioms.noDeadline(at, idle)) || go(idle);
        }
        Mention last = mentions.isEmpty() ? null : mentions.get(mentions.size() - 1);
        Place place = new Place(at, lead, leadFrom, fromNow, paperEnd, last);
        for (Function<Place, Mention> finder : finders) {
            if (note(finder.apply(place))) {
                return true;
            }
        }
        return false;
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

    private Mention cycle(Place place) {
        Cycles.Cycle cycle = cycles.at(at);
        if (cycle != null) {
            return new Every(place.from(), cycle.next(), lead, cycle.every(), cycle.several(), List.of());
        }
        if (lead == Lead.NONE && days.weekdayAt(at) && line.has(at + 2, EACH_WEEK)) {
            return new Every(at, line.after(at + 2, EACH_WEEK), lead, "P1W", false, List.of());
        }
        return null;
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
        return opening != null && opening.lead() != Lead.OCCASION && idioms.idle(i) < 0 && line.size() <= SHORT;
    }
}
