package vn.dondoc.config;

import java.time.Instant;

/** Moves the one clock of the application, the engine's included. Only trial mode, the rehearsal and tests do so. */
public interface ClockControl {

    /** From now on the clock shows {@code instant} and ticks. */
    void tickFrom(Instant instant);

    /** From now on the clock shows {@code instant} and stands still. */
    void standAt(Instant instant);

    /** Back to real time. */
    void real();
}
