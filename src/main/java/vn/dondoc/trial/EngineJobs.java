package vn.dondoc.trial;

import java.time.Instant;

/** The engine's jobs, taken in hand while the clock is moved. */
public interface EngineJobs {

    /** From now on no job starts by itself. */
    void pause();

    void resume();

    /** When the earliest job that can still run is due; null where none is. */
    Instant nextDue();

    /** Runs every job that is due by the clock, earliest first, and what these bring about; answers how many ran. */
    int runDue();
}
