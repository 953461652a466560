package vn.dondoc.urging;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The pending timers of urging of many proceedings at once, one a proceeding. */
public interface RungTimers {

    /** When each fires, by process instance; an instance without a pending timer is left out. */
    Map<String, Instant> pending(Collection<String> instances);

    /** Those of which an {@code escalation} waits with no rung ahead. */
    Set<String> waiting(Collection<String> instances);

    /** Sets them in the caller's transaction; the proceedings are locked. */
    void move(Map<String, Instant> to);
}
