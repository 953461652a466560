package vn.dondoc.work;

import java.util.List;

/** Running work follows a new version of its model; what has no place in it is named before anything moves (ADR 0018). */
public interface ModelUpgrade {

    /**
     * Running work of one earlier version.
     *
     * @param running instances of this version
     * @param stuck elements at which instances stand and which the newest version does not have, or has otherwise
     */
    record Older(String process, int version, int newest, long running, List<String> stuck) {

        public boolean ready() {
            return stuck.isEmpty();
        }
    }

    /** Everything that still runs on an earlier version; nothing is changed. */
    List<Older> preview();

    /**
     * Moves all running work of the process to its newest version, a chunk a commit; timers, tasks, owners and dates stay.
     * May be run again: it goes on where it stopped.
     *
     * @return how many instances were moved
     * @throws Refusal naming what has no place in the newest version; nothing is moved then
     */
    int migrate(String process);
}
