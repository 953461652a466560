package vn.dondoc.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dondoc.register.Facts;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Steps;

/** Pending timers and tasks of many proceedings at once, as the engine keeps them. */
public interface OfficeTimers {

    /** A proceeding as it is to stand: facts and open steps with their dates reckoned anew. */
    record Standing(Proceedings.Proceeding proceeding, Facts facts, List<Steps.Step> open) {}

    /**
     * A timer that lies elsewhere than the rules put it.
     *
     * @param what RUNG of urging, or OPENING of a period
     * @param timer the engine's id
     * @param to never before now: what is overdue fires at once
     */
    record Move(String key, String what, String timer, Instant from, Instant to) {}

    /** Reads only. Timers that are firing, and those of proceedings without any rung left, stay where they are. */
    List<Move> outOfPlace(List<Standing> standings);

    /**
     * Keeps the timers of these instances from the executor until the transaction ends; waits for none.
     *
     * @return the instances of which somebody else holds a timer just now
     */
    Set<String> holdFree(Collection<String> instances);

    /** The same for one instance, waiting for whoever holds a timer of it. */
    void hold(String instance);

    void move(List<Move> moves);

    /** Sets by when tasks are to be done, by their ids. */
    void moveTasks(Map<String, LocalDate> dues);
}
