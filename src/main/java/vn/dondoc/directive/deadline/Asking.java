package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import vn.dondoc.directive.deadline.Mention.Beside;
import vn.dondoc.directive.deadline.Mention.Doubt;
import vn.dondoc.directive.deadline.Mention.Unclear;

/** What is asked where a date is wrong, incomplete or only a beginning. */
final class Asking {

    private static final Phrases ON_OCCASION = Phrases.any("trong", "vào", "dịp");

    private final Line line;

    Asking(Line line) {
        this.line = line;
    }

    Unclear asked(Lead lead, int from, int to, String why, String question) {
        String phrase = Wording.quoted(line.printed(from, to));
        return new Unclear(from, to, lead, Doubt.STRONG, phrase + " " + why + ".", phrase + ": " + question);
    }

    Unclear wrongDay(Lead lead, int from, int to, PrintedDay day) {
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

    Unclear wrongWeekday(Place place, PrintedDay day, LocalDate date) {
        return new Unclear(
                place.from(),
                day.next(),
                place.lead(),
                Doubt.STRONG,
                "Văn bản ghi " + Wording.weekday(day.weekday()) + " nhưng ngày " + Wording.day(date) + " là "
                        + Wording.weekday(date.getDayOfWeek()) + ".",
                Wording.quoted(line.printed(place.from(), day.next())) + ": hạn là ngày nào?");
    }

    Mention started(int from, int to, Lead how, String shown) {
        return new Unclear(
                from,
                to,
                how,
                Doubt.WEAK,
                "Văn bản ghi ngày bắt đầu (" + shown + "), không ghi ngày kết thúc.",
                Wording.quoted(line.printed(from, to)) + ": phải xong ngày nào?");
    }

    Mention occasion(Lead lead, int from, int to) {
        String phrase = Wording.quoted(line.printed(from, to));
        return line.has(from, ON_OCCASION)
                ? new Unclear(from, to, lead, Doubt.WEAK, phrase + " không nêu ngày.", phrase + ": hạn là ngày nào?")
                : new Beside(from, to, phrase + " là dịp kỷ niệm, không phải hạn.");
    }

    Unclear wrongPeriod(Lead lead, int from, Span span) {
        String phrase = Wording.quoted(line.printed(from, span.next()));
        return new Unclear(
                from,
                span.next(),
                lead,
                Doubt.STRONG,
                phrase + " không có trong lịch.",
                phrase + ": đúng ra là " + span.unit().word() + " nào?");
    }
}
