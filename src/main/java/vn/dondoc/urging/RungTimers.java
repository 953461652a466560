package vn.dondoc.urging;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The pending timers of urging of many proceedings at once, one a proceeding. */
public interface RungTimers {

    /** @param id the engine's */
    record Pending(String id, Instant at) {}

    /** By process instance; an instance without a pending timer is left out. */
    Map<String, Pending> pending(Collection<String> instances);

    /** Those of which an {@code escalation} waits with no rung ahead. */
    Set<String> waiting(Collection<String> instances);
}
