package vn.dondoc.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the engine remembers of process instances, running and finished: read only, for whoever supervises. */
public interface InstanceHistory {

    /** At most so many tasks, incidents and operations of one instance are told, the latest of them. */
    int MOST = 500;

    /** A process in all its editions. */
    record Process(String key, String name, long running, long finished) {}

    /**
     * @param definition id of the edition that it runs, or ran, on
     * @param endedAt null while it runs
     * @param state COMPLETED, ACTIVE, SUSPENDED, EXTERNALLY_TERMINATED or INTERNALLY_TERMINATED
     * @param caller the instance that called it; null where none did
     */
    record Line(
            String id,
            String definition,
            String process,
            String name,
            int version,
            String businessKey,
            Instant startedAt,
            Instant endedAt,
            String state,
            String reason,
            String caller) {}

    record Page(List<Line> items, long total) {}

    /**
     * Which instances; null leaves a condition free.
     *
     * @param text part of the business key, in any case
     */
    record Filter(String process, String text, boolean finished) {}

    /** @param times how often it was entered; {@code canceled} of these, {@code open} still there */
    record Activity(String id, int times, int canceled, int open) {}

    /** @param times how often the sequence flow was taken, as the order of the visits tells */
    record Flow(String id, int times) {}

    /** @param owner the body, by name; {@code doneBy} the person, null where the process closed it by itself */
    record Task(
            String id,
            String activity,
            String name,
            String owner,
            Instant startedAt,
            Instant endedAt,
            Instant due,
            String doneBy,
            String outcome) {}

    /** @param state OPEN, RESOLVED or DELETED */
    record Incident(String type, String activity, String message, Instant at, Instant endedAt, String state) {}

    /** A command that somebody gave by hand, in Tasklist, Cockpit or by a form. */
    record Operation(
            Instant at, String by, String operation, String entity, String property, String before, String after) {}

    /** @param called what it called, the first one first */
    record Whole(
            Line line,
            List<Activity> activities,
            List<Flow> flows,
            List<Line> called,
            List<Task> tasks,
            List<Incident> incidents,
            List<Operation> operations) {}

    /** All processes, by name. */
    List<Process> processes();

    /** The last one to end, or to start, first. */
    Page page(Filter filter, int page, int size);

    Optional<Whole> find(String id);

    /** The drawing of one edition, BPMN 2.0 XML. */
    Optional<String> diagram(String definition);
}
