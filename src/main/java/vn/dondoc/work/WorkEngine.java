package vn.dondoc.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What the office's work asks of the process engine, in the caller's transaction. */
public interface WorkEngine {

    /** @param variables codes, keys and dates only */
    record Start(String process, String businessKey, Map<String, Object> variables) {}

    /** Starts all of them; answers the instances' ids in the same order. */
    List<String> startAll(List<Start> starts);

    /** Wakes the one place of an instance that waits for this message; true where there was one. */
    boolean wake(String processInstanceId, String message);

    /** Wakes another instance to a step, whose rungs are planned at once: no submission or job there follows to do so. */
    void wakeToStep(String processInstanceId, String message);

    /** Ends an instance before its time; the reason stands in the engine's history. */
    void cancel(String processInstanceId, String reason);

    /**
     * Sets the instance's pending timer of urging, wherever it waits; where none is pending, wakes the waiting
     * {@code escalation} so that it looks again.
     *
     * @param next null where no rung is left
     */
    void moveRung(String processInstanceId, Instant next);

    /** A date or an owner of this proceeding was changed from outside: its pending timer goes where the next rung lies. */
    void replanRungs(String key, String processInstanceId);

    /** An open task passes to the officials of another body; whoever had claimed it loses it. */
    void handTask(String taskId, String group);

    /**
     * An open task that somebody has taken for themselves.
     *
     * @param group whose officials may do it
     */
    record Claimed(String taskId, String proceeding, String name, String owner, String group, LocalDate due) {}

    /** Accounts that have claimed something. */
    List<String> claimants();

    /** What this account has claimed, by proceeding. */
    List<Claimed> claimedBy(String account);

    /** What one official still has claimed goes to another of its group; {@code to} null: back to all of them. */
    void assign(String taskId, String from, String to);

    /** Sets by when a task is to be done, as its owner sees it. */
    void moveTask(String taskId, LocalDate due);

    /** Sets the directive's timer of the next occurrence; false where no such timer is pending. */
    boolean moveOccurrence(String processInstanceId, Instant next);
}
