package vn.dondoc.operation;

import java.time.Instant;

/** What tells whether the engine keeps up; over all nodes. */
public interface EngineFigures {

    /** Incidents that nobody has settled: failed jobs and undelivered alerts. */
    long incidents();

    /** Since when the oldest job that could run has been due; null where none waits. */
    Instant oldestDue();
}
