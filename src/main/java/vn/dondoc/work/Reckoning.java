package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.BackwardPlan;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.ReckonedDates;
import vn.dondoc.register.ReckonedDates.Move;
import vn.dondoc.register.Steps;
import vn.dondoc.register.Trail;

/**
 * Brings open work in line with the office's rules in force: each date that was reckoned is reckoned again, and what differs
 * moves (ADR 0020). It does not ask what has changed, so that running it twice does nothing and a run that broke off is
 * simply begun again.
 */
@Component
class Reckoning {

    /** What is out of line in one chunk of proceedings. */
    record Found(List<Move> dates, List<OfficeTimers.Move> timers, List<OfficeTimers.Standing> standings) {}

    private final ReckonedDates dates;
    private final DueDates dueDates;
    private final SchemeDates schemeDates;
    private final CalendarDays days;
    private final Steps steps;
    private final FactsReader facts;
    private final OfficeTimers timers;
    private final WorkEngine engine;
    private final Trail trail;
    private final Clock clock;

    Reckoning(
            ReckonedDates dates,
            DueDates dueDates,
            SchemeDates schemeDates,
            CalendarDays days,
            Steps steps,
            FactsReader facts,
            OfficeTimers timers,
            WorkEngine engine,
            Trail trail,
            Clock clock) {
        this.dates = dates;
        this.dueDates = dueDates;
        this.schemeDates = schemeDates;
        this.days = days;
        this.steps = steps;
        this.facts = facts;
        this.timers = timers;
        this.engine = engine;
        this.trail = trail;
        this.clock = clock;
    }

    /** Reads only; the number of statements does not depend on how many proceedings there are. */
    Found find(List<Proceedings.Proceeding> proceedings) {
        List<String> keys =
                proceedings.stream().map(Proceedings.Proceeding::key).toList();
        facts.learn(keys);
        Map<String, List<Steps.Step>> open = steps.openOf(keys);
        Map<String, ReckonedDates.Relative> relatives = dates.relatives(keys);
        Map<String, List<ReckonedDates.Milestone>> milestones = dates.milestones(proceedings.stream()
                .filter(each -> each.process().equals(SchemeWork.PROCESS))
                .map(Proceedings.Proceeding::key)
                .toList());
        List<Move> moves = new ArrayList<>();
        List<OfficeTimers.Standing> standings = new ArrayList<>();
        for (Proceedings.Proceeding each : proceedings) {
            Facts of = facts.of(each.key());
            One one = new One(of, open.getOrDefault(each.key(), List.of()));
            one.due(relatives.get(each.key()));
            one.milestones(milestones.getOrDefault(each.key(), List.of()));
            one.steps();
            moves.addAll(one.moves);
            standings.add(new OfficeTimers.Standing(each, one.facts, one.open));
        }
        List<OfficeTimers.Move> timerMoves = timers.outOfPlace(standings);
        keys.forEach(facts::forget);
        return new Found(moves, timerMoves, standings);
    }

    /** The proceedings of the chunk are held. */
    void write(Found found, String reason, String by) {
        if (!found.dates().isEmpty()) {
            dates.write(found.dates(), reason, by);
            record(found, by);
            facts.learn(found.dates().stream().map(Move::key).distinct().toList());
            Map<String, LocalDate> tasks = new LinkedHashMap<>();
            found.dates().stream()
                    .filter(move -> move.what().equals("STEP"))
                    .forEach(move -> tasks.put(move.item(), move.to()));
            timers.moveTasks(tasks);
        }
        timers.move(found.timers());
        wakeWhatWaits(found);
    }

    /** An urging that has no rung left waits for a new date, not for an instant. */
    private void wakeWhatWaits(Found found) {
        Set<String> moved = new HashSet<>();
        found.dates().forEach(move -> moved.add(move.key()));
        found.timers().forEach(move -> moved.remove(move.key()));
        found.standings().stream()
                .map(OfficeTimers.Standing::proceeding)
                .filter(each -> moved.contains(each.key()))
                .forEach(each -> engine.replanRungs(each.key(), each.instance()));
    }

    private void record(Found found, String by) {
        Map<String, Facts> of = new HashMap<>();
        found.standings().forEach(each -> of.put(each.facts().key(), each.facts()));
        trail.add(found.dates().stream()
                .map(move -> event(of.get(move.key()), move, by))
                .toList());
    }

    private static Trail.Event event(Facts of, Move move, String by) {
        String fromTo = move.from() + " sang " + move.to();
        return new Trail.Event(
                move.what().equals("DUE") ? "moved" : "reckoned",
                by,
                null,
                of.directive().key(),
                of.key(),
                of.assignment() == null ? null : of.assignment().clause(),
                of.owner(),
                null,
                move.what().equals("DUE") ? fromTo + ": tính lại theo lịch làm việc" : move.name() + ": " + fromTo);
    }

    /** One proceeding and what its dates become. */
    private final class One {

        private final List<Move> moves = new ArrayList<>();
        private final WorkingCalendar calendar = days.calendar();
        private final LocalDate today = LocalDate.now(clock);
        private final Map<String, Move> milestoneMoves = new HashMap<>();
        private final Facts before;
        private Facts facts;
        private List<Steps.Step> open;

        One(Facts facts, List<Steps.Step> open) {
            this.before = facts;
            this.facts = facts;
            this.open = open;
        }

        /** A day that has come stands, and none is moved into the past: an office makes nobody late by a row. */
        private LocalDate settle(LocalDate current, LocalDate reckoned) {
            return current.isBefore(today) || reckoned.isBefore(today) ? current : reckoned;
        }

        void due(ReckonedDates.Relative relative) {
            Facts.OfAssignment a = facts.assignment();
            if (relative == null || a == null) {
                return;
            }
            LocalDate to = settle(a.due(), dueDates.counted(relative.from(), relative.count(), relative.unit()));
            if (!to.equals(a.due())) {
                moves.add(new Move(facts.key(), "DUE", null, null, facts.owner(), a.due(), to, null));
                facts = new Facts(
                        facts.key(),
                        facts.directive(),
                        facts.owner(),
                        facts.ownerName(),
                        DueDates.reckonedAnew(a, to, clock.instant()));
            }
        }

        void milestones(List<ReckonedDates.Milestone> stored) {
            if (stored.isEmpty() || facts.assignment().kind() != MeasureKind.SCHEME) {
                return;
            }
            Map<String, BackwardPlan.Milestone> reckoned =
                    schemeDates.milestones(facts.assignment().due());
            for (ReckonedDates.Milestone each : stored) {
                BackwardPlan.Milestone now = reckoned.get(each.step());
                LocalDate wanted = each.wanted() == null ? each.due() : each.wanted();
                // Less time than the rules want was given on purpose; only where they want another day does it move.
                if (now == null || now.wanted().equals(wanted)) {
                    continue;
                }
                LocalDate to = settle(each.due(), now.due());
                if (!to.equals(each.due())) {
                    Move move = new Move(
                            facts.key(),
                            "MILESTONE",
                            each.step(),
                            each.step(),
                            facts.owner(),
                            each.due(),
                            to,
                            now.wanted());
                    moves.add(move);
                    milestoneMoves.put(each.step(), move);
                }
            }
        }

        void steps() {
            List<Steps.Step> after = new ArrayList<>();
            for (Steps.Step step : open) {
                LocalDate to = settle(step.due(), reckoned(step));
                if (!to.equals(step.due())) {
                    moves.add(new Move(
                            facts.key(), "STEP", step.taskId(), step.task(), step.owner(), step.due(), to, null));
                }
                after.add(step.withDue(to));
            }
            open = after;
        }

        private LocalDate reckoned(Steps.Step step) {
            if (step.workingDays() != null) {
                LocalDate opened = LocalDateTime.ofInstant(step.openedAt(), clock.getZone())
                        .toLocalDate();
                return calendar.add(opened, step.workingDays());
            }
            Move milestone = milestoneMoves.get(step.task());
            if (milestone != null && step.due().equals(milestone.from())) {
                return milestone.to();
            }
            Facts.OfAssignment a = before.assignment();
            boolean byAssignment =
                    step.ladder() == null && a != null && step.due().equals(a.due());
            return byAssignment ? facts.assignment().due() : step.due();
        }
    }
}
