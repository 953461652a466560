package vn.dondoc.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.Lateness;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.Turn;
import vn.dondoc.directive.Urgency;

/**
 * Căn cứ xếp màu: everything on record that explains the colour of one assignment, read at one moment. What is late and
 * of which colour comes from {@link AssignmentView} as everywhere else; nothing is reckoned a second way.
 */
@Component
public class BasisView {

    /** The superior rules on a delay while the owner goes on working: that holds nobody up. */
    private static final String BESIDE_THE_WORK = "userTask_rule";

    private static final ZoneId OFFICE = ZoneId.of("Asia/Ho_Chi_Minh");

    /**
     * @param today of the office
     * @param alerts of its proceeding, the latest first
     * @param handedOver the day on which the work left its owner's hands; null while it is there
     * @param daysLeft working days up to the due day; 0 or less from that day on, and without one
     * @param counted from when on the clock of the date runs; null where there is no date
     * @param daysOff listed days between the start of the clock and the due day, and after it while it counts
     * @param stretches of {@link Lateness#stretches}
     * @param turns that lay with others, in order
     * @param daysWithOthers working days in all
     */
    public record Basis(
            WorkView.Work work,
            Level level,
            Urgency urgency,
            Instant dueSince,
            String mergedInto,
            List<Move> moves,
            List<WorkView.Submission> submissions,
            List<WorkView.Step> steps,
            List<WorkView.Alert> alerts,
            List<Evidences.Paper> papers,
            List<Period> periods,
            Receipt receipt,
            LocalDate today,
            int daysLeft,
            LocalDate handedOver,
            Counted counted,
            List<DayOff> daysOff,
            List<Lateness.Stretch> stretches,
            List<Held> turns,
            int daysWithOthers) {}

    /**
     * When the body took the document in.
     *
     * @param on null until it is registered
     * @param number in the incoming register; null where the day alone was entered
     */
    public record Receipt(LocalDate on, String number) {}

    /** Which level decides. */
    public record Level(String body, String name) {}

    /**
     * A date that was moved, with the paper that asked for it where there is one.
     *
     * @param secondClock it moved the day by which a scheme is to be completed, not the due day of the directive
     */
    public record Move(
            LocalDate from,
            DateSetBy fromSetBy,
            LocalDate to,
            DateSetBy toSetBy,
            String cause,
            String reason,
            String by,
            Instant at,
            String number,
            LocalDate datedOn,
            String signedBy,
            boolean secondClock) {}

    /**
     * @param from not counted itself
     * @param weekendDays days off that no list names
     * @param provisionalYear the first year in between whose days off nobody has announced; null where none
     */
    public record Counted(LocalDate from, LocalDate to, int workingDays, int weekendDays, Integer provisionalYear) {}

    /** @param kind HOLIDAY, IN_LIEU or MADE_UP (a weekend day that is worked) */
    public record DayOff(LocalDate day, String kind, String name, String source, boolean provisional) {}

    /** A step that others held. */
    public record Held(
            String step, String body, String bodyName, LocalDate from, LocalDate to, int workingDays, String outcome) {}

    /**
     * A period of the report with which work is reported that has no date of its own.
     *
     * @param handedIn null while it is owed
     * @param state null for a report to follow up, which is signed
     */
    public record Period(String period, LocalDate due, LocalDate handedIn, String state, String number, int daysLate) {}

    private final JdbcClient jdbc;
    private final WorkView view;
    private final Evidences evidences;
    private final ReportRows reports;
    private final MonitoringReports monitoring;
    private final OfficeDay day;
    private final CalendarDays calendarDays;

    BasisView(
            JdbcClient jdbc,
            WorkView view,
            Evidences evidences,
            ReportRows reports,
            MonitoringReports monitoring,
            OfficeDay day,
            CalendarDays calendarDays) {
        this.jdbc = jdbc;
        this.view = view;
        this.evidences = evidences;
        this.reports = reports;
        this.monitoring = monitoring;
        this.day = day;
        this.calendarDays = calendarDays;
    }

    /** Empty for a key that no assignment has. */
    @Transactional(readOnly = true)
    public Optional<Basis> find(String key) {
        return view.assignment(key).map(this::basis);
    }

    private Basis basis(WorkView.Work work) {
        AssignmentView.Line line = work.line();
        LocalDate today = day.read().today();
        WorkingCalendar calendar = calendarDays.calendar();
        Behind behind = behind(line.key());
        List<WorkView.Submission> submissions =
                line.kind() == MeasureKind.MONITOR ? List.of() : view.submissions(line.key());
        List<WorkView.Step> steps = line.proceeding() == null ? List.of() : view.steps(line.proceeding());
        Lateness.Dates dates = dates(line, submissions);
        LocalDate until = until(line, submissions, today);
        List<Lateness.Stretch> stretches = new Lateness(calendar).stretches(dates, until);
        Counted counted = counted(work, calendar);
        Set<String> owners = new HashSet<>(behind.owners());
        owners.add(line.body());
        List<Turn> turns = steps.stream()
                .filter(step -> !step.task().equals(BESIDE_THE_WORK))
                .map(step -> new Turn(step.task(), step.owner(), on(step.openedAt()), on(step.doneAt())))
                .toList();
        return new Basis(
                work,
                behind.level(),
                behind.urgency(),
                behind.dueSince(),
                behind.mergedInto(),
                moves(line.key(), line.due()),
                submissions,
                steps,
                line.proceeding() == null ? List.of() : view.alerts(line.proceeding()),
                evidences
                        .folder(
                                line.kind() == MeasureKind.CONTINUOUS && line.proceeding() != null
                                        ? line.proceeding()
                                        : line.key())
                        .papers(),
                periods(line, calendar, today),
                behind.receipt(),
                today,
                line.due() == null ? 0 : calendar.between(today, line.due()),
                dates.handedOver(),
                counted,
                daysOff(counted, stretches),
                stretches,
                held(steps, owners, calendar, today),
                Turn.daysWithOthers(turns, owners, calendar, today));
    }

    /** What the page of the work does not read. */
    private record Behind(
            Level level, Urgency urgency, Instant dueSince, String mergedInto, Receipt receipt, List<String> owners) {}

    private Behind behind(String key) {
        return jdbc.sql("""
                        select l.code level, l.name level_name, d.urgency, a.due_since, a.merged_into,
                          coalesce(a.received_on, r.received_on) received_on, r.arrival_no,
                          array_remove(array[m.executing, m.accountable, s.drafter], null)
                            || array(select o.from_body from register.owner_move o where o.assignment = a.key) owners
                        from register.assignment a
                          join register.directive d on d.key = a.directive
                          left join register.measure m on m.directive = a.directive and m.code = a.measure
                          left join register.body l on l.code = coalesce(m.decider, d.superior_body)
                          left join register.scheme s on s.assignment = a.key
                          left join lateral (
                            select x.received_on, n.arrival_no from register.assignment x
                              left join register.dissemination n on n.assignment = x.key
                            where x.directive = a.directive and x.body = a.body and x.kind = 'disseminate'
                            order by x.received_on nulls last limit 1) r on true
                        where a.key = ?
                        """)
                .param(key)
                .query((row, n) -> new Behind(
                        new Level(row.getString("level"), row.getString("level_name")),
                        Urgency.valueOf(row.getString("urgency")),
                        AssignmentView.instant(row, "due_since"),
                        row.getString("merged_into"),
                        new Receipt(row.getObject("received_on", LocalDate.class), row.getString("arrival_no")),
                        List.of((String[]) row.getArray("owners").getArray())))
                .single();
    }

    /** The first move first. The extension that granted one names its paper; an amendment names it in the reason. */
    private List<Move> moves(String key, LocalDate due) {
        List<Move> moves = jdbc.sql("""
                        select m.*, coalesce(p.name, m.moved_by) by_name, q.number, q.dated_on, q.signed_by
                        from register.deadline_move m
                          left join register.person p on p.account = m.moved_by
                          left join lateral (
                            select x.number, x.dated_on, x.signed_by from register.request x
                            where m.cause = 'EXTENSION' and x.assignment = m.work and x.kind = 'EXTENSION'
                              and x.decision = 'GRANTED' and x.ruled_due = m.to_due and x.decided_at >= m.moved_at
                            order by x.decided_at limit 1) q on true
                        where m.work = ? and m.period is null order by m.id
                        """)
                .param(key)
                .query((row, n) -> new Move(
                        row.getObject("from_due", LocalDate.class),
                        DirectiveView.setBy(row, "from_set_by"),
                        row.getObject("to_due", LocalDate.class),
                        DirectiveView.setBy(row, "to_set_by"),
                        row.getString("cause"),
                        row.getString("reason"),
                        row.getString("by_name"),
                        AssignmentView.instant(row, "moved_at"),
                        row.getString("number"),
                        row.getObject("dated_on", LocalDate.class),
                        row.getString("signed_by"),
                        false))
                .list();
        return byClock(moves, due);
    }

    /** Moves that lead to the due day moved it; the others moved the second clock of a scheme. */
    private static List<Move> byClock(List<Move> moves, LocalDate due) {
        List<Move> told = new ArrayList<>();
        LocalDate to = due;
        for (int i = moves.size() - 1; i >= 0; i--) {
            Move move = moves.get(i);
            boolean own = move.to().equals(to);
            told.add(
                    0,
                    own
                            ? move
                            : new Move(
                                    move.from(),
                                    move.fromSetBy(),
                                    move.to(),
                                    move.toSetBy(),
                                    move.cause(),
                                    move.reason(),
                                    move.by(),
                                    move.at(),
                                    move.number(),
                                    move.datedOn(),
                                    move.signedBy(),
                                    true));
            to = own ? move.from() : to;
        }
        return told;
    }

    private static Lateness.Dates dates(AssignmentView.Line line, List<WorkView.Submission> submissions) {
        boolean left = line.state() == AssignmentState.SUBMITTED
                || line.state() == AssignmentState.DONE
                || line.state() == AssignmentState.CANCELLED;
        Instant handedOver = line.submittedAt() != null ? line.submittedAt() : line.closedAt();
        return new Lateness.Dates(
                line.due(),
                line.dueSetBy(),
                submissions.stream()
                        .filter(WorkView.Submission::returned)
                        .map(each -> new Lateness.Submission(on(each.at()), on(each.decidedAt())))
                        .toList(),
                left ? on(handedOver) : null);
    }

    /** Up to when the days after the due day are told: a scheme whose dossier was complete is nobody's delay later. */
    private static LocalDate until(AssignmentView.Line line, List<WorkView.Submission> submissions, LocalDate today) {
        LocalDate confirmed = submissions.stream()
                .filter(each -> "CONFIRMED".equals(each.outcome()))
                .reduce((earlier, later) -> later)
                .map(each -> on(each.decidedAt()))
                .orElse(null);
        if (line.state().closed()) {
            LocalDate closed = on(line.closedAt() != null ? line.closedAt() : line.submittedAt());
            return confirmed != null ? confirmed : closed != null ? closed : today;
        }
        return line.state() == AssignmentState.SUBMITTED && confirmed != null ? confirmed : today;
    }

    /** A clock that runs from receipt starts there; every other date is told from the day of the document. */
    private static Counted counted(WorkView.Work work, WorkingCalendar calendar) {
        AssignmentView.Line line = work.line();
        if (line.due() == null) {
            return null;
        }
        LocalDate from = work.order().directive().issuedOn();
        if ("relative".equals(work.order().rule())) {
            from = line.receivedOn() != null && !line.dueEstimated() ? line.receivedOn() : on(line.issuedAt());
        }
        if (from.isAfter(line.due())) {
            return new Counted(from, line.due(), 0, 0, null);
        }
        int weekend = (int) from.plusDays(1)
                .datesUntil(line.due().plusDays(1))
                .filter(each -> each.getDayOfWeek().getValue() >= 6 && !calendar.isWorking(each))
                .count();
        return new Counted(
                from,
                line.due(),
                calendar.between(from, line.due()),
                weekend,
                calendar.provisionalYear(from, line.due()).isPresent()
                        ? calendar.provisionalYear(from, line.due()).getAsInt()
                        : null);
    }

    private List<DayOff> daysOff(Counted counted, List<Lateness.Stretch> stretches) {
        if (counted == null) {
            return List.of();
        }
        LocalDate last = stretches.isEmpty()
                ? counted.to()
                : stretches.get(stretches.size() - 1).to();
        return jdbc.sql("""
                        select day, kind, name, source, provisional from register.calendar_day
                        where day > ? and day <= ? order by day
                        """)
                .params(counted.from().isBefore(counted.to()) ? counted.from() : counted.to(), last)
                .query((row, n) -> new DayOff(
                        row.getObject("day", LocalDate.class),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("source"),
                        row.getBoolean("provisional")))
                .list();
    }

    private static List<Held> held(
            List<WorkView.Step> steps, Set<String> owners, WorkingCalendar calendar, LocalDate today) {
        return steps.stream()
                .filter(step -> !step.task().equals(BESIDE_THE_WORK) && !owners.contains(step.owner()))
                .map(step -> {
                    LocalDate from = on(step.openedAt());
                    LocalDate to = on(step.doneAt());
                    return new Held(
                            step.name(),
                            step.owner(),
                            step.ownerName(),
                            from,
                            to,
                            new Turn(step.task(), step.owner(), from, to).workingDays(calendar, today),
                            step.outcome());
                })
                .toList();
    }

    private List<Period> periods(AssignmentView.Line line, WorkingCalendar calendar, LocalDate today) {
        if (line.proceeding() == null) {
            return List.of();
        }
        if (line.kind() == MeasureKind.CONTINUOUS) {
            return reports.periods(line.proceeding()).stream()
                    .map(each -> period(
                            each.period(),
                            each.due(),
                            each.writable() ? null : on(each.submittedAt()),
                            each.state(),
                            each.number(),
                            calendar,
                            today))
                    .toList();
        }
        if (line.kind() == MeasureKind.MONITOR) {
            return monitoring.written(line.proceeding()).stream()
                    .map(each -> period(
                            each.period(), each.due(), on(each.signedAt()), null, each.number(), calendar, today))
                    .toList();
        }
        return List.of();
    }

    private static Period period(
            String period,
            LocalDate due,
            LocalDate handedIn,
            String state,
            String number,
            WorkingCalendar calendar,
            LocalDate today) {
        boolean owed = !"CANCELLED".equals(state);
        int late = owed ? Math.max(0, calendar.between(due, handedIn == null ? today : handedIn)) : 0;
        return new Period(period, due, handedIn, state, number, late);
    }

    /** The office's day of an instant. */
    private static LocalDate on(Instant at) {
        return at == null ? null : LocalDate.ofInstant(at, OFFICE);
    }
}
