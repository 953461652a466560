package vn.dondoc.trial.play;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who does what, when: habits are looked through from the top, the first that fits an open task says what becomes of it.
 *
 * @param until the last day that is played
 * @param asks what bodies ask about their assignments, each once
 */
record Script(LocalDate until, List<Ask> asks, List<Habit> habits) {

    Script {
        asks = Objects.requireNonNullElse(asks, List.of());
    }

    /**
     * @param on asked on the first working day from this one
     * @param as the account
     * @param of key of the assignment
     * @param with what is asked, as {@code POST /api/assignments/{key}/requests} takes it
     */
    record Ask(LocalDate on, String as, String of, Map<String, Object> with) {}

    /**
     * @param task element id
     * @param key the proceeding, or its beginning up to a {@code *}; null: any
     * @param of the body whose task it is; null: any
     * @param nth only the so-manieth time that this task opens in its proceeding, from 1; null: any
     * @param from only from this day on
     * @param on done on this day; null: {@code after} says when
     * @param after working days from the opening of the task
     * @param never the official stays silent
     * @param as the account; null: the body's code
     * @param with the values of the form
     * @param rows what is written for each clause of a report before it is handed in
     * @param file whether a file is handed in before
     */
    record Habit(
            String task,
            String key,
            String of,
            Integer nth,
            LocalDate from,
            LocalDate on,
            int after,
            boolean never,
            String as,
            Map<String, Object> with,
            String rows,
            boolean file) {

        boolean fits(OpenStep step, int visit, LocalDate today) {
            return task.equals(step.task())
                    && (key == null
                            || (key.endsWith("*")
                                    ? step.proceeding().startsWith(key.substring(0, key.length() - 1))
                                    : key.equals(step.proceeding())))
                    && (of == null || of.equals(step.owner()))
                    && (nth == null || nth == visit)
                    && (from == null || !today.isBefore(from));
        }
    }
}
