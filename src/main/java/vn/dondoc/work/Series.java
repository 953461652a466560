package vn.dondoc.work;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.PeriodRule;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.MeasureRules;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Trail;

/** Series: occurrences are born by one timer per directive, each under its own key (measure, body, period). */
@Component("seriesService")
public class Series {

    private final MeasureRules rules;
    private final FactsReader facts;
    private final Assignments assignments;
    private final Proceedings proceedings;
    private final CalendarDays days;
    private final WorkEngine engine;
    private final Trail trail;
    private final Clock clock;

    Series(
            MeasureRules rules,
            FactsReader facts,
            Assignments assignments,
            Proceedings proceedings,
            CalendarDays days,
            WorkEngine engine,
            Trail trail,
            Clock clock) {
        this.rules = rules;
        this.facts = facts;
        this.assignments = assignments;
        this.proceedings = proceedings;
        this.days = days;
        this.engine = engine;
        this.trail = trail;
        this.clock = clock;
    }

    /** Assignments whose lead must say what the text leaves open. */
    public List<String> questions(String directive) {
        return rules.series(directive).stream()
                .filter(series -> series.rule() == null)
                .map(MeasureRules.Series::assignment)
                .toList();
    }

    /** After issue: asks what must be asked, and starts the timer of what is known. */
    void begin(Facts.OfDirective directive, String processInstanceId) {
        if (!questions(directive.key()).isEmpty()) {
            engine.wake(processInstanceId, "directive.periodsMissing");
        }
        schedule(directive.key(), processInstanceId);
    }

    /** The lead's answer: from now on the series bears occurrences. */
    void answer(Facts series, PeriodRule rule) {
        rules.answer(series.directive().key(), series.assignment().measure(), rule);
        schedule(series.directive().key(), series.directive().processInstanceId());
    }

    private void schedule(String directive, String processInstanceId) {
        Instant next = nextBirth(directive);
        if (next != null && !engine.moveOccurrence(processInstanceId, next)) {
            engine.wake(processInstanceId, "directive.seriesScheduled");
        }
    }

    /** When the next occurrence of any series of the directive begins; null where none is known. */
    public Instant nextBirth(String directive) {
        Instant now = clock.instant();
        return rules.series(directive).stream()
                .filter(series -> series.rule() != null)
                .map(series -> birth(series.rule().after(series.last())))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(birth -> birth.isBefore(now) ? now : birth)
                .orElse(null);
    }

    /** A period's work begins on the first working morning of the period. */
    private Instant birth(PeriodRule.Occurrence occurrence) {
        LocalDate day = days.calendar().nextWorking(occurrence.from());
        return day.atTime(ReportingWork.MORNING).atZone(clock.getZone()).toInstant();
    }

    /** Opens every occurrence whose period has begun; true where another one lies ahead. */
    public boolean openDue(String directive) {
        Instant now = clock.instant();
        List<Facts> born = new ArrayList<>();
        for (MeasureRules.Series series : rules.series(directive)) {
            if (series.rule() == null) {
                continue;
            }
            PeriodRule.Occurrence next = series.rule().after(series.last());
            while (!birth(next).isAfter(now)) {
                born.add(occurrence(series, next, claims(directive, series)));
                next = series.rule().after(next.label());
            }
        }
        start(born);
        return nextBirth(directive) != null;
    }

    /** Whether the owner has several series of the measure, as a successor has that was given it, too (ADR 0028). */
    private boolean claims(String directive, MeasureRules.Series series) {
        return rules.series(directive).stream()
                        .filter(each -> each.measure().equals(series.measure())
                                && each.body().equals(series.body()))
                        .count()
                > 1;
    }

    private Facts occurrence(MeasureRules.Series series, PeriodRule.Occurrence occurrence, boolean oneOfSeveral) {
        Facts of = facts.of(series.assignment());
        Facts.OfAssignment a = of.assignment();
        String key = oneOfSeveral
                ? series.assignment() + ":" + occurrence.label()
                : new DirectiveKey(of.directive().key()).assignment(a.measure(), a.body(), occurrence.label());
        return new Facts(
                key,
                of.directive(),
                a.body(),
                of.ownerName(),
                DueDates.occurrence(a, occurrence.label(), occurrence.due(), DateSetBy.valueOf(series.setBy())));
    }

    private void start(List<Facts> born) {
        if (born.isEmpty()) {
            return;
        }
        facts.know(born);
        List<String> instances = engine.startAll(born.stream()
                .map(each -> new WorkEngine.Start("measure-execution", each.key(), Issuing.variables(each)))
                .toList());
        List<Proceedings.Proceeding> opened = new ArrayList<>();
        List<Assignments.Issued> issued = new ArrayList<>();
        List<Trail.Event> events = new ArrayList<>();
        for (int i = 0; i < born.size(); i++) {
            Facts each = born.get(i);
            opened.add(new Proceedings.Proceeding(
                    each.key(), each.directive().key(), "measure-execution", instances.get(i), each.owner()));
            issued.add(new Assignments.Issued(each, AssignmentState.IN_PROGRESS, each.key()));
            events.add(Issuing.issued(each, Trail.SYSTEM, "measure-execution"));
        }
        proceedings.add(opened);
        assignments.add(issued);
        trail.add(events);
        born.forEach(each -> facts.forget(each.key()));
    }
}
