package vn.dondoc.work;

import java.util.Map;
import java.util.function.Function;

/** The work of one process: for each of its user tasks, what handing it in does to the register. */
public interface TaskWork {

    /** The process these tasks belong to. */
    String process();

    /**
     * By element id of the task: takes the submission over into the register and answers the code that the model
     * branches on, or null. Throws {@link Refusal} where it can't; then nothing of the transaction stays.
     */
    Map<String, Function<Submission, String>> tasks();
}
