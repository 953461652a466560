package vn.dondoc.directive;

import java.util.EnumMap;
import java.util.Map;

/** The official split with its denominator: how many assignments are in each class. */
public record Split(int doneInTime, int doneLate, int openInTime, int openLate, int noDue, int cancelled) {

    public static final Split NOTHING = new Split(0, 0, 0, 0, 0, 0);

    public static Split of(Map<Standing, Integer> counts) {
        Map<Standing, Integer> all = new EnumMap<>(Standing.class);
        all.putAll(counts);
        return new Split(
                all.getOrDefault(Standing.DONE_IN_TIME, 0),
                all.getOrDefault(Standing.DONE_LATE, 0),
                all.getOrDefault(Standing.OPEN_IN_TIME, 0),
                all.getOrDefault(Standing.OPEN_LATE, 0),
                all.getOrDefault(Standing.NO_DUE, 0),
                all.getOrDefault(Standing.CANCELLED, 0));
    }

    /** The denominator: whatever was given and not cancelled. */
    public int total() {
        return doneInTime + doneLate + openInTime + openLate + noDue;
    }

    /** Those with a due day. */
    public int dated() {
        return total() - noDue;
    }

    /** Those with a due day that are finished. */
    public int done() {
        return doneInTime + doneLate;
    }

    public Split plus(Split other) {
        return new Split(
                doneInTime + other.doneInTime,
                doneLate + other.doneLate,
                openInTime + other.openInTime,
                openLate + other.openLate,
                noDue + other.noDue,
                cancelled + other.cancelled);
    }
}
