package vn.dondoc.operation;

import java.util.List;
import java.util.Map;

/** Which editions of the processes work runs on, and how it gets from an older one to that of this release. */
public interface ModelVersions {

    /**
     * One edition of a process.
     *
     * @param own whether it came with the release of this node, so that new work starts on it here
     * @param running instances that run on it
     */
    record Edition(String process, int version, boolean own, long running) {}

    /**
     * From an edition to the one of this release.
     *
     * @param steps where a step has another id now: old to new; steps whose id is the same go to themselves
     * @param after only instances after this one, as an {@link Outcome} before has named it; null: from the first
     * @param most at most so many instances
     */
    record Move(String process, int from, Map<String, String> steps, String after, int most) {}

    /** An instance that stays where it is, and why. */
    record Stuck(String instance, String key, String why) {}

    /**
     * @param moved how many instances moved, or would
     * @param after where to go on; null where all have been looked at
     * @param left how many are left behind that point
     */
    record Outcome(int target, int moved, List<Stuck> stuck, String after, long left) {}

    /** Every edition that work runs on, and those of this release. */
    List<Edition> editions();

    /**
     * Moves instances one by one, each in a transaction of its own that holds its proceeding: what officials and timers do
     * at the same time comes before or after. What can't move stays as it was.
     *
     * @param rehearse goes the same way and takes everything back
     * @param by the account on whose word
     * @throws vn.dondoc.work.Refusal where there is no way from that edition to this
     */
    Outcome move(Move move, boolean rehearse, String by);
}
