package vn.dondoc.work;

import java.time.LocalDate;
import vn.dondoc.directive.DateSetBy;

/**
 * Whose a user task is, by when, on whose word.
 *
 * @param role null: every official of the body
 * @param ladder how the step is urged; null where the assignment's own date urges it already
 */
public record Plan(String owner, String role, LocalDate due, DateSetBy setBy, String ladder) {

    /** The group of the engine that may take the task. */
    public String group() {
        return role == null ? owner : owner + ":" + role;
    }

    static Plan step(String owner, LocalDate due, DateSetBy setBy) {
        return new Plan(owner, null, due, setBy, "step");
    }

    static Plan confirm(String owner, LocalDate due) {
        return new Plan(owner, null, due, DateSetBy.MONITOR, "confirm");
    }

    /** A step that waits for the assignment's own date. */
    static Plan byAssignment(String owner, LocalDate due, DateSetBy setBy) {
        return new Plan(owner, null, due, setBy, null);
    }

    Plan onlyFor(String onlyRole) {
        return new Plan(owner, onlyRole, due, setBy, ladder);
    }
}
