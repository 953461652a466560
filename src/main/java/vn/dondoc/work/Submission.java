package vn.dondoc.work;

import vn.dondoc.register.Facts;

/**
 * What an official hands in with one user task, after the form's own rules have been checked.
 *
 * @param process the model that the task stands in
 * @param task the element id of the task
 * @param by the account that hands in
 * @param onBehalfOf the body that the account enters for; null for the body's own official
 * @param item the element of a task that runs once per item (a consulted body, a question's assignment), else null
 */
public record Submission(
        String taskId,
        String process,
        String task,
        Facts facts,
        String by,
        String onBehalfOf,
        String item,
        Values values) {

    public String key() {
        return facts.key();
    }
}
