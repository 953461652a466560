package vn.dondoc.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Milestones that run backwards from a day of submission: by distances in working days, from the last known session that is
 * not later than that day, none of them round Tết.
 */
public final class BackwardPlan {

    /** A session further away than a quarter of a year says nothing about a day of submission: later ones aren't known yet. */
    static final int SESSION_WITHIN = 66;

    /**
     * One milestone.
     *
     * @param due the day in force, never sooner than {@code soonest} of the plan
     * @param wanted where distances, sessions and Tết alone put it
     */
    public record Milestone(LocalDate due, LocalDate wanted) {}

    private final Map<String, Integer> distances;
    private final NavigableSet<LocalDate> sessions;

    /**
     * @param distances working days before the submission, by step, in the order of the work
     * @param sessions days on which the deciding body is known to sit
     */
    public BackwardPlan(Map<String, Integer> distances, Collection<LocalDate> sessions) {
        this.distances = new LinkedHashMap<>(distances);
        this.sessions = new TreeSet<>(sessions);
    }

    /** Working days before the submission, by step, in the order of the work. */
    public Map<String, Integer> distances() {
        return Collections.unmodifiableMap(distances);
    }

    /** The session to submit to; empty where none near the day is known. */
    public Optional<LocalDate> session(LocalDate due, LocalDate soonest, WorkingCalendar calendar) {
        return Optional.ofNullable(sessions.floor(due))
                .filter(day -> !day.isBefore(soonest) && calendar.between(day, due) <= SESSION_WITHIN);
    }

    /**
     * The milestones by step, in the order of the work.
     *
     * @param soonest nobody is given less time than until this day
     */
    public Map<String, Milestone> milestones(LocalDate due, LocalDate soonest, WorkingCalendar calendar) {
        LocalDate from = session(due, soonest, calendar).orElse(due);
        LocalDate first = TetSeason.after(soonest, calendar);
        Map<String, Milestone> milestones = new LinkedHashMap<>();
        distances.forEach((step, distance) -> {
            // The day of submission itself stands as printed, the session as it was called.
            LocalDate wanted = distance == 0 ? from : TetSeason.before(calendar.add(from, -distance), calendar);
            milestones.put(step, new Milestone(wanted.isBefore(first) ? first : wanted, wanted));
        });
        return milestones;
    }
}
