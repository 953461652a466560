package vn.dondoc.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.Colour;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.Lateness;
import vn.dondoc.directive.deadline.DeadlineReader;
import vn.dondoc.directive.deadline.Reading;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.BasisView;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.WorkView;
import vn.dondoc.work.Words;

/** The sentences of "căn cứ xếp màu", as a clerk would write them. */
@Component
class BasisWords {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final MessageSource messages;
    private final CalendarDays days;

    BasisWords(MessageSource messages, CalendarDays days) {
        this.messages = messages;
        this.days = days;
    }

    /** How the dates lead to the colour. */
    String colour(BasisView.Basis basis) {
        AssignmentView.Line line = basis.work().line();
        if (line.state() == AssignmentState.CANCELLED) {
            return line.closedAt() == null
                    ? say("why.colour.cancelledAt", "")
                    : say("why.colour.cancelledAt", day(line.closedAt()));
        }
        if (line.state() == AssignmentState.DONE) {
            return done(basis);
        }
        if (line.due() == null) {
            return say(basis.periods().isEmpty() ? "why.colour.noDue" : "why.colour.noDueReported");
        }
        String sentence = line.daysLate() > 0 ? late(line) : inTime(basis);
        return line.state() == AssignmentState.SUBMITTED && basis.handedOver() != null && line.daysLate() > 0
                ? sentence + " " + say("why.colour.stopped", Words.day(basis.handedOver()))
                : sentence;
    }

    private String done(BasisView.Basis basis) {
        AssignmentView.Line line = basis.work().line();
        String on = basis.handedOver() == null ? "" : Words.day(basis.handedOver());
        if (line.due() == null) {
            return say("why.colour.doneNoDue", on);
        }
        return line.daysLate() > 0 ? say("why.colour.doneLate", on, line.daysLate()) : say("why.colour.doneInTime", on);
    }

    private String late(AssignmentView.Line line) {
        String setBy = word("setBy." + line.dueSetBy());
        if (line.colour() == Colour.DO_DAC_BIET) {
            return say("why.colour.special", line.daysLate(), Lateness.SPECIALLY_RED, setBy);
        }
        boolean ordered = line.dueSetBy() == DateSetBy.DOCUMENT || line.dueSetBy() == DateSetBy.STANDING;
        return ordered
                ? say("why.colour.late", line.daysLate(), Lateness.SPECIALLY_RED)
                : say("why.colour.lateNotOrdered", line.daysLate(), setBy);
    }

    private String inTime(BasisView.Basis basis) {
        AssignmentView.Line line = basis.work().line();
        if (basis.handedOver() != null) {
            return say("why.colour.handedIn", Words.day(basis.handedOver()));
        }
        if (line.colour() == Colour.XANH) {
            return say("why.colour.inTime", basis.daysLeft(), Lateness.NEAR);
        }
        if (basis.today().equals(line.due())) {
            return say("why.colour.lastDay");
        }
        return basis.today().isAfter(line.due())
                ? say("why.colour.notYetLate")
                : say("why.colour.near", basis.daysLeft(), Lateness.NEAR);
    }

    /** How the phrase leads to the date, and that it was moved since. */
    String date(BasisView.Basis basis) {
        long moved = basis.moves().stream().filter(move -> !move.secondClock()).count();
        String sentence = first(basis);
        return moved == 0
                ? sentence
                : sentence + " "
                        + say(
                                "why.date.moved",
                                moved,
                                Words.day(basis.work().line().due()));
    }

    private String first(BasisView.Basis basis) {
        AssignmentView.Line line = basis.work().line();
        WorkView.Order order = basis.work().order();
        LocalDate first = firstDay(basis);
        String rule = order.rule() == null ? "none" : order.rule();
        String read = read(basis, rule, first);
        if (read != null) {
            return read;
        }
        return switch (rule) {
            case "recurring" ->
                first == null
                        ? say("why.date.series", every(order))
                        : say("why.date.occurrence", every(order), line.period(), Words.day(first));
            case "relative" ->
                order.days() == null || first == null
                        ? say("why.date.relativeOpen")
                        : say(
                                "why.date.relative",
                                order.days(),
                                word("code." + order.unit()),
                                Words.day(basis.counted().from()),
                                Words.day(first));
            case "continuous" -> say("why.date.continuous");
            case "ask" ->
                first == null
                        ? say("why.date.asking", Objects.toString(order.question(), ""))
                        : say("why.date.answered", Objects.toString(order.question(), ""), Words.day(first));
            case "none" -> first == null ? say("why.date.none") : say("why.date.given", Words.day(first));
            default ->
                first == null
                        ? say("why.date.none")
                        : order.phrase() == null
                                ? say("why.date.given", Words.day(first))
                                : say("why.date.written", order.phrase(), Words.day(first));
        };
    }

    /** What the reader of deadlines says of the phrase; null where the register holds another rule or day. */
    private String read(BasisView.Basis basis, String rule, LocalDate first) {
        WorkView.Order order = basis.work().order();
        AssignmentView.Line line = basis.work().line();
        if (order.phrase() == null
                || DeadlineReader.isBlank(order.phrase())
                || order.phrase().length() > DeadlineReader.LONGEST
                || line.period() != null) {
            return null;
        }
        Reading reading = new DeadlineReader(days.calendar())
                .read(
                        order.phrase(),
                        order.directive().issuedOn(),
                        line.dueEstimated() ? null : basis.receipt().on());
        boolean same = ReadPhrase.rule(reading).code().equals(rule) && Objects.equals(reading.due(), first);
        return same && !rule.equals("ask") ? reading.explanation() : null;
    }

    /** The day that was set before anybody moved it. */
    static LocalDate firstDay(BasisView.Basis basis) {
        return basis.moves().stream()
                .filter(move -> !move.secondClock())
                .findFirst()
                .map(BasisView.Move::from)
                .orElse(basis.work().line().due());
    }

    /** Who that is who set the date in force; null where nobody did. */
    String setByName(BasisView.Basis basis) {
        WorkView.OfDirective directive = basis.work().order().directive();
        DateSetBy setBy = basis.work().line().dueSetBy();
        if (setBy == null) {
            return null;
        }
        return switch (setBy) {
            case DOCUMENT -> say("why.setBy.document", directive.number(), Words.day(directive.issuedOn()));
            case STANDING -> directive.superiorName();
            case MONITOR -> directive.monitoringName() == null ? directive.superiorName() : directive.monitoringName();
            case INTERNAL -> basis.work().line().bodyName();
        };
    }

    String receipt(BasisView.Basis basis) {
        AssignmentView.Line line = basis.work().line();
        boolean runs = "relative".equals(basis.work().order().rule());
        if (runs && line.dueEstimated()) {
            return say("why.receipt.estimated", day(line.issuedAt()));
        }
        if (basis.receipt().on() == null) {
            return say("why.receipt.none");
        }
        String on = Words.day(basis.receipt().on());
        String registered = basis.receipt().number() == null
                ? say("why.receipt.on", on)
                : say("why.receipt.registered", basis.receipt().number(), on);
        return runs ? registered + " " + say("why.receipt.runs") : registered;
    }

    /** In whose hands work lies that was handed in. */
    String confirmer(BasisView.Basis basis) {
        String name = basis.work().order().confirmerName();
        if (name != null) {
            return name;
        }
        List<BasisView.Held> held = basis.turns();
        return held.isEmpty()
                ? basis.work().order().directive().superiorName()
                : held.get(0).bodyName();
    }

    private String every(WorkView.Order order) {
        return order.every() == null ? word("rule.recurring") : word("code." + order.every());
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    private String word(String key) {
        return messages.getMessage(key, null, key, LocaleContextHolder.getLocale());
    }

    private static String day(Instant at) {
        return Words.day(LocalDate.ofInstant(at, OFFICE));
    }
}
