package vn.dondoc.urging;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.Rung;
import vn.dondoc.directive.Urgency;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.AlertLedger.Raised;

/** The rungs of the dates that one proceeding stands under: pure reckoning over a table and a calendar. */
final class Ladder {

    /** Rung instants are spread over these minutes of the night, so that no two thousand fire at once. */
    private static final LocalTime EARLIEST = LocalTime.of(0, 5);

    private static final int SPREAD_SECONDS = 355 * 60;

    /**
     * One date to be urged.
     *
     * @param task the element id of the step, or {@code due}
     * @param kind what the table of rungs knows it by
     * @param owner whose delay it would be
     * @param since rungs that lay before are not made up for
     */
    record Subject(
            String task, String kind, String owner, LocalDate due, DateSetBy setBy, Urgency urgency, Instant since) {

        /** As the ledger knows it: several bodies may have the same step at once, an own date has one owner at a time. */
        String stepOwner() {
            return AlertLedger.DUE.equals(task) ? null : owner;
        }
    }

    /** One rung of one subject and the instant at which it lies. */
    record Stand(Subject subject, Rung rung, Instant nominal) {}

    private final String key;
    private final RungTable table;
    private final WorkingCalendar calendar;
    private final ZoneId zone;

    Ladder(String key, RungTable table, WorkingCalendar calendar, Clock clock) {
        this.key = key;
        this.table = table;
        this.calendar = calendar;
        this.zone = clock.getZone();
    }

    /** All rungs that still stand, earliest first. */
    List<Stand> stands(List<Subject> subjects, Set<Raised> raised) {
        List<Stand> stands = new ArrayList<>();
        for (Subject subject : subjects) {
            for (Stand stand : standing(subject)) {
                if (!raisedUpTo(raised, subject, stand.rung())) {
                    stands.add(stand);
                }
            }
        }
        stands.sort(Comparator.comparing(Stand::nominal).thenComparing(Stand::rung));
        return stands;
    }

    /** A rung below one that was raised is over, too, also where a changed table names it only now. */
    private static boolean raisedUpTo(Set<Raised> raised, Subject subject, Rung rung) {
        return raised.stream()
                .anyMatch(each -> each.task().equals(subject.task())
                        && Objects.equals(each.owner(), subject.stepOwner())
                        && each.due().equals(subject.due())
                        && each.rung().compareTo(rung) >= 0);
    }

    /** Rungs that lay before the date was set are not made up for; where all do, it is late already: the highest one now. */
    private List<Stand> standing(Subject subject) {
        List<Stand> all = climbing(subject);
        List<Stand> ahead = all.stream()
                .filter(stand -> !stand.nominal().isBefore(subject.since()))
                .toList();
        if (!ahead.isEmpty()) {
            return ahead;
        }
        return all.stream()
                .max(Comparator.comparing(Stand::rung))
                .map(highest -> List.of(new Stand(subject, highest.rung(), subject.since())))
                .orElse(List.of());
    }

    /** From the lowest rung up: of two that lie on one day the higher one never comes first. */
    List<Stand> climbing(Subject subject) {
        List<Stand> climbing = new ArrayList<>();
        Instant below = Instant.MIN;
        for (RungTable.Distance distance :
                table
                        .rungs(
                                subject.urgency().name(),
                                subject.kind(),
                                subject.setBy().name())
                        .stream()
                        .sorted(Comparator.comparing(RungTable.Distance::rung))
                        .toList()) {
            Instant nominal = nominal(subject, distance);
            below = nominal.isBefore(below) ? below : nominal;
            climbing.add(new Stand(subject, distance.rung(), below));
        }
        return climbing;
    }

    /** Hashed from business keys alone: two runs of the same history fire at the same seconds. */
    private Instant nominal(Subject subject, RungTable.Distance distance) {
        LocalDate day = calendar.add(subject.due(), distance.workingDays());
        int seconds = Math.floorMod((key + "|" + subject.task() + "|" + distance.rung()).hashCode(), SPREAD_SECONDS);
        return day.atTime(EARLIEST).plusSeconds(seconds).atZone(zone).toInstant();
    }
}
