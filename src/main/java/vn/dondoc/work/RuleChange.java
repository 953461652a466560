package vn.dondoc.work;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody wants changed in the office's rules. Nothing in it: dates are only brought in line with the rules in force.
 *
 * @param confirmYear the year whose list was announced, null for none
 * @param yearSource where it was announced
 * @param distances working days before the submission, by step; those left out stay
 */
public record RuleChange(
        List<Day> days,
        Integer confirmYear,
        String yearSource,
        Map<String, Integer> distances,
        List<Session> sessions,
        String reason) {

    /**
     * A row of the calendar that is added, put in the place of the one that the day has, or taken away.
     *
     * @param kind HOLIDAY, IN_LIEU or MADE_UP; null where the row is taken away
     */
    public record Day(LocalDate day, String kind, String name, String source, boolean provisional, boolean remove) {}

    /** A session of the deciding body that becomes known, or is called off. */
    public record Session(LocalDate day, String note, boolean remove) {}

    public RuleChange {
        days = days == null ? List.of() : List.copyOf(days);
        // In their order, which is the same on every node: the token of a preview stands for it.
        distances = distances == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(distances));
        sessions = sessions == null ? List.of() : List.copyOf(sessions);
    }

    /** Only brings dates in line. */
    public static RuleChange none(String reason) {
        return new RuleChange(null, null, null, null, null, reason);
    }
}
