package vn.dondoc.urging;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.Rung;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Steps;
import vn.dondoc.register.Trail;
import vn.dondoc.register.UrgedWork;
import vn.dondoc.work.Plan;
import vn.dondoc.work.Superior;
import vn.dondoc.work.WorkEngine;

/** When somebody is to be urged about a proceeding, and what is then written on the ledger. */
@Component("urgingService")
public class Urging {

    /** What lies before us: the highest rung of one date that is due, and the lower ones that it overtakes. */
    public record Found(String ownerKind, Rung rung) {}

    private final FactsReader facts;
    private final Steps steps;
    private final AlertLedger ledger;
    private final CalendarDays days;
    private final RungTable table;
    private final Bodies bodies;
    private final Chain chain;
    private final Superior superior;
    private final Trail trail;
    private final WorkEngine engine;
    private final SendingHours hours;
    private final Clock clock;

    Urging(
            FactsReader facts,
            Steps steps,
            AlertLedger ledger,
            CalendarDays days,
            RungTable table,
            Bodies bodies,
            Chain chain,
            Superior superior,
            Trail trail,
            WorkEngine engine,
            SendingHours hours,
            Clock clock) {
        this.facts = facts;
        this.steps = steps;
        this.ledger = ledger;
        this.days = days;
        this.table = table;
        this.bodies = bodies;
        this.chain = chain;
        this.superior = superior;
        this.trail = trail;
        this.engine = engine;
        this.hours = hours;
        this.clock = clock;
    }

    /**
     * The first rung of a proceeding whose first step is planned but not yet open. Now, where none lies ahead: a step
     * that opens after its day, as after downtime, is in trouble from the start.
     */
    public Instant first(Facts of, String task, Plan plan) {
        List<Ladder.Subject> subjects = new ArrayList<>();
        Instant now = clock.instant();
        if (plan.ladder() != null) {
            subjects.add(new Ladder.Subject(
                    task,
                    plan.ladder(),
                    plan.owner(),
                    plan.due(),
                    plan.setBy(),
                    of.directive().urgency(),
                    now));
        }
        Subjects.addOwnDate(of.directive().urgency(), ownDate(of, now), subjects);
        return ladder(of.key()).stands(subjects, Set.of()).stream()
                .map(Ladder.Stand::nominal)
                .findFirst()
                .orElse(now);
    }

    /** The next rung that lies ahead, or now where one is due already; null where none is left. */
    public Instant next(String key) {
        Instant now = clock.instant();
        return stands(key).stream()
                .map(Ladder.Stand::nominal)
                .findFirst()
                .map(nominal -> nominal.isBefore(now) ? now : nominal)
                .orElse(null);
    }

    /**
     * Where the next rung of a proceeding lies that stands as told; earlier than now where one is due already, null where
     * none is left.
     */
    public Instant next(Facts of, List<Steps.Step> open, Set<AlertLedger.Raised> raised) {
        return stands(of, open, raised).stream()
                .map(Ladder.Stand::nominal)
                .findFirst()
                .orElse(null);
    }

    /** Whether anything of the proceeding is still open that somebody could be urged about. */
    public boolean goesOn(String key) {
        return !steps.openOf(key).isEmpty();
    }

    /** Puts the proceeding's timer where the next rung lies. */
    public void reschedule(String key, String processInstanceId) {
        engine.moveRung(processInstanceId, next(key));
    }

    /** What is to be raised now; null where nothing is. */
    public Found find(String key) {
        List<Ladder.Stand> due = due(key);
        if (due.isEmpty()) {
            return null;
        }
        Ladder.Stand highest = highest(due);
        return new Found(bodies.kind(highest.subject().owner()), highest.rung());
    }

    /**
     * Writes what {@link #find} found on the ledger: a row a recipient, lower rungs that were missed as overtaken.
     *
     * @param recipients what the table of recipients answered for the found rung
     * @return whether the superior has to rule
     */
    public boolean raise(String key, List<RungTable.Recipient> recipients) {
        List<Ladder.Stand> due = due(key);
        if (due.isEmpty()) {
            return false;
        }
        Facts of = facts.of(key);
        Ladder.Stand highest = highest(due);
        List<AlertLedger.Entry> entries = new ArrayList<>();
        for (Ladder.Stand stand : due) {
            if (stand.subject().equals(highest.subject())) {
                List<RungTable.Recipient> to = stand == highest
                        ? recipients
                        : table.recipients(bodies.kind(stand.subject().owner()), stand.rung());
                entries.addAll(entries(of, stand, to, stand != highest));
            }
        }
        ledger.add(entries);
        String owner = highest.subject().owner();
        return recipients.stream().anyMatch(recipient -> recipient.answerDays() != null)
                && superior.above(of).filter(ruler -> !ruler.equals(owner)).isPresent();
    }

    private List<AlertLedger.Entry> entries(
            Facts of, Ladder.Stand stand, List<RungTable.Recipient> recipients, boolean overtaken) {
        List<AlertLedger.Entry> entries = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (RungTable.Recipient recipient : recipients) {
            Chain.Found found = chain.holders(of, stand.subject().owner(), recipient);
            for (String person : found.people()) {
                if (seen.add(person)) {
                    entries.add(new AlertLedger.Entry(
                            of.directive().key(),
                            of.key(),
                            stand.subject().task(),
                            stand.subject().stepOwner(),
                            stand.subject().due(),
                            stand.rung(),
                            person,
                            recipient.channel(),
                            stand.nominal(),
                            hours.leaves(
                                    recipient.channel(),
                                    stand.nominal(),
                                    clock.instant(),
                                    of.directive().urgency()),
                            overtaken,
                            found.vacantRole()));
                }
            }
        }
        return entries;
    }

    private List<Ladder.Stand> due(String key) {
        Instant now = clock.instant();
        return stands(key).stream()
                .filter(stand -> !stand.nominal().isAfter(now))
                .toList();
    }

    /** Of the date that was due first, the highest rung. */
    private static Ladder.Stand highest(List<Ladder.Stand> due) {
        Ladder.Subject subject = due.get(0).subject();
        return due.stream()
                .filter(stand -> stand.subject().equals(subject))
                .max((a, b) -> a.rung().compareTo(b.rung()))
                .orElseThrow();
    }

    private List<Ladder.Stand> stands(String key) {
        return stands(facts.of(key), steps.openOf(key), ledger.raised(key));
    }

    private List<Ladder.Stand> stands(Facts of, List<Steps.Step> open, Set<AlertLedger.Raised> raised) {
        return ladder(of.key()).stands(Subjects.of(of.directive().urgency(), open, ownDate(of, null)), raised);
    }

    /** @param issuedNow where the date begins to count with this transaction */
    private static UrgedWork.OwnDate ownDate(Facts of, Instant issuedNow) {
        Facts.OfAssignment a = of.assignment();
        return a == null || a.due() == null
                ? null
                : new UrgedWork.OwnDate(
                        a.kind().code(),
                        a.body(),
                        a.due(),
                        a.dueSetBy(),
                        a.state(),
                        issuedNow != null ? issuedNow : a.dueSince());
    }

    private Ladder ladder(String key) {
        return new Ladder(key, table, days.calendar(), clock);
    }
}
