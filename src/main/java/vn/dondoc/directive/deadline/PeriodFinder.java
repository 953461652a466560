package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import java.util.List;
import vn.dondoc.directive.deadline.Mention.Beside;
import vn.dondoc.directive.deadline.Mention.Doubt;
import vn.dondoc.directive.deadline.Mention.During;
import vn.dondoc.directive.deadline.Mention.Every;
import vn.dondoc.directive.deadline.Mention.Unclear;
import vn.dondoc.directive.deadline.Surroundings.Sense;

/** Finds quarters, months and years by which work is due, and tells them from those that work is about. */
final class PeriodFinder {

    private static final Phrases LAST_YEAR =
            Phrases.any("năm trước", "năm ngoái", "vừa qua", "qua", "năm vừa qua", "của năm trước", "cùng kỳ");
    private static final Phrases EACH_YEAR =
            Phrases.any("hằng năm", "hàng năm", "mỗi năm", "của hằng năm", "của mỗi năm", "của hàng năm");

    private final Line line;
    private final LocalDate issued;
    private final Periods periods;
    private final Doubts doubts;
    private final Asking asking;
    private final Surroundings surroundings;

    PeriodFinder(Line line, LocalDate issued, Periods periods, Doubts doubts, Surroundings surroundings) {
        this.line = line;
        this.issued = issued;
        this.periods = periods;
        this.doubts = doubts;
        this.surroundings = surroundings;
        asking = new Asking(line);
    }

    Mention part(Place place) {
        Doubts.Part part = doubts.partAt(place.at());
        if (part == null) {
            return null;
        }
        if (part.end() && place.lead() == Lead.TO) {
            // "từ nay đến cuối năm": the end of a period that runs there.
            return new During(
                    place.from(),
                    part.next(),
                    Lead.BY,
                    place.fromNow() ? issued : null,
                    part.day(),
                    null,
                    true,
                    place.fromNow());
        }
        if (place.lead() == Lead.FROM || place.lead() == Lead.AFTER || place.lead() == Lead.FIGURES) {
            return new Beside(
                    place.from(),
                    part.next(),
                    Wording.quoted(line.printed(place.from(), part.next())) + " không phải hạn.");
        }
        boolean alone = line.alone(place.from(), part.next());
        return place.lead() == Lead.NONE && !alone && surroundings.ofPeriod(place.at()) != Sense.WORK
                ? null
                : doubts.part(place.at(), place.from(), place.lead());
    }

    Mention period(Place place) {
        Span span = periods.at(place.at());
        if (span == null && (place.lead().bounds() || line.blank(0, place.at()))) {
            span = periods.monthAndYear(place.at());
        }
        if (span == null && place.lead() == Lead.BY) {
            span = doubts.unnamedEnd(place.at());
        }
        if (span == null) {
            return null;
        }
        int from = place.from();
        if (span.year() == 0 && line.has(span.next(), LAST_YEAR)) {
            return about(from, span);
        }
        boolean alone = line.alone(from, span.next());
        if (!span.valid()) {
            return asking.wrongPeriod(place.lead(), from, span);
        }
        int yearly = line.after(span.next(), EACH_YEAR);
        LocalDate last = span.last(span.yearFor(issued));
        LocalDate first = span.first(span.yearFor(issued));
        if (span.year() == 0 && yearly > 0) {
            return new Every(
                    from,
                    yearly,
                    place.lead(),
                    "P1Y",
                    false,
                    List.of(Wording.monthDay(last.getMonthValue(), last.getDayOfMonth())));
        }
        String phrase = Wording.quoted(line.printed(from, span.next()));
        if (span.several() && place.lead() != Lead.FIGURES) {
            return place.lead() == Lead.NONE && !alone && surroundings.ofPeriod(place.at()) == Sense.ABOUT
                    ? about(from, span)
                    : new Unclear(
                            from,
                            span.next(),
                            place.lead(),
                            Doubt.STRONG,
                            phrase + " nêu nhiều " + span.unit().word() + ".",
                            phrase + ": một hạn chung hay mỗi " + span.unit().word() + " một hạn?");
        }
        if (!alone && span.year() > 0 && last.isBefore(issued)) {
            return new Beside(from, span.next(), phrase + " đã qua khi ban hành văn bản, không phải hạn.");
        }
        During during =
                new During(from, span.next(), place.lead(), first, last, span, span.year() > 0, place.fromNow());
        return switch (place.lead()) {
            case WITHIN, BY, BEFORE, AT -> during;
            case FIGURES -> new Beside(from, span.next(), phrase + " là mốc lấy số liệu, không phải hạn.");
            case FROM, AFTER -> asking.started(from, span.next(), place.lead(), line.printed(place.at(), span.next()));
            case OCCASION -> asking.occasion(place.lead(), from, span.next());
            case TO -> place.fromNow() ? during : upTo(place, span, phrase, last);
            case NONE -> alone ? during : unbound(place, during, span, phrase);
        };
    }

    private Mention upTo(Place place, Span span, String phrase, LocalDate last) {
        if (span.unit() == Span.Unit.YEAR && surroundings.aimOfAPlan(place.from(), span.next())) {
            return new Beside(place.from(), span.next(), phrase + " là mục tiêu của kế hoạch, đề án, không phải hạn.");
        }
        return new Unclear(
                place.from(),
                span.next(),
                place.lead(),
                Doubt.STRONG,
                phrase + " không nói rõ đầu hay cuối " + span.unit().word() + ".",
                phrase + ": có phải đến hết ngày " + Wording.day(last) + " không?");
    }

    private Mention unbound(Place place, During during, Span span, String phrase) {
        Sense sense = surroundings.ofPeriod(place.at());
        boolean opening = span.unit() == Span.Unit.YEAR && line.blank(0, during.from());
        if (span.unit() == Span.Unit.YEAR && !opening
                || sense == Sense.ABOUT
                || sense == Sense.FIGURES
                || sense == Sense.MEETING) {
            return about(during.from(), span);
        }
        return sense == Sense.WORK && !opening
                ? during
                : new Unclear(
                        during.from(),
                        during.to(),
                        place.lead(),
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
}
