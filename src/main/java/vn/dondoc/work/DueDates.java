package vn.dondoc.work;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.Facts;

/** The due day of an assignment: as printed, or counted from receipt. */
@Component
class DueDates {

    private final CalendarDays days;
    private final Assignments assignments;
    private final Clock clock;

    DueDates(CalendarDays days, Assignments assignments, Clock clock) {
        this.days = days;
        this.assignments = assignments;
        this.clock = clock;
    }

    /** What holds on issue: a clock that runs from receipt is started by the issue day for the time being. */
    Facts onIssue(Facts planned) {
        Facts.OfAssignment a = planned.assignment();
        if (!"relative".equals(a.rule()) || a.ruleDays() == null) {
            return planned;
        }
        LocalDate due = counted(LocalDate.now(clock), a.ruleDays(), a.ruleUnit());
        return new Facts(
                planned.key(),
                planned.directive(),
                planned.owner(),
                planned.ownerName(),
                withDue(a, due, a.dueSetBy(), true));
    }

    /** Brief section 4: until receipt is registered the issue day stands in; then the real day counts. */
    void startFromReceipt(Facts facts, LocalDate receivedOn) {
        Facts.OfAssignment a = facts.assignment();
        if ("relative".equals(a.rule()) && a.dueEstimated()) {
            assignments.moveDue(facts.key(), counted(receivedOn, a.ruleDays(), a.ruleUnit()), a.dueSetBy(), false);
        }
    }

    /** The first day is not counted (Civil Code 2015, art. 147); a period that ends on a day off rolls forward. */
    LocalDate counted(LocalDate from, int count, String unit) {
        WorkingCalendar calendar = days.calendar();
        return switch (unit) {
            case "WORKING_DAYS" -> calendar.add(from, count);
            case "MONTHS" -> calendar.nextWorking(from.plusMonths(count));
            default -> calendar.nextWorking(from.plusDays(count));
        };
    }

    static Facts.OfAssignment withDue(Facts.OfAssignment a, LocalDate due, DateSetBy setBy, boolean estimated) {
        return copy(a, a.kind(), a.period(), due, setBy, estimated, a.dueSince());
    }

    /** One turn of a series, worked on like any single product. */
    static Facts.OfAssignment occurrence(Facts.OfAssignment series, String period, LocalDate due, DateSetBy setBy) {
        return copy(series, MeasureKind.EXECUTE, period, due, setBy, false, series.dueSince());
    }

    /** The same date reckoned anew: rungs that lay before are not made up for. */
    static Facts.OfAssignment reckonedAnew(Facts.OfAssignment a, LocalDate due, Instant since) {
        return copy(a, a.kind(), a.period(), due, a.dueSetBy(), a.dueEstimated(), since);
    }

    private static Facts.OfAssignment copy(
            Facts.OfAssignment a,
            MeasureKind kind,
            String period,
            LocalDate due,
            DateSetBy setBy,
            boolean estimated,
            Instant since) {
        return new Facts.OfAssignment(
                a.clause(),
                a.clauseLabel(),
                a.wording(),
                a.measure(),
                a.title(),
                a.product(),
                kind,
                a.body(),
                period,
                due,
                setBy,
                estimated,
                since,
                a.internalDue(),
                a.state(),
                a.confirmer(),
                a.decider(),
                a.executing(),
                a.phrase(),
                a.rule(),
                a.evidenceRule(),
                a.ruleDays(),
                a.ruleUnit(),
                a.question(),
                a.proposal());
    }
}
