package vn.dondoc.work;

import java.time.LocalDate;
import vn.dondoc.directive.DateSetBy;

/**
 * Whose a user task is, by when, on whose word.
 *
 * @param role null: every official of the body
 * @param ladder how the step is urged; null where the assignment's own date urges it already
 * @param workingDays how many working days after its opening the step is to be answered; null where the day was named
 */
public record Plan(String owner, String role, LocalDate due, DateSetBy setBy, String ladder, Integer workingDays) {

    /** A day to answer by, and how it came about. */
    record Term(LocalDate due, Integer workingDays) {

        static Term named(LocalDate due) {
            return new Term(due, null);
        }
    }

    /** The group of the engine that may take the task. */
    public String group() {
        return role == null ? owner : owner + ":" + role;
    }

    static Plan step(String owner, Term by, DateSetBy setBy) {
        return of(owner, by, setBy, "step");
    }

    static Plan confirm(String owner, Term by) {
        return of(owner, by, DateSetBy.MONITOR, "confirm");
    }

    static Plan of(String owner, Term by, DateSetBy setBy, String ladder) {
        return new Plan(owner, null, by.due(), setBy, ladder, by.workingDays());
    }

    /** A step that waits for the assignment's own date. */
    static Plan byAssignment(String owner, LocalDate due, DateSetBy setBy) {
        return of(owner, Term.named(due), setBy, null);
    }

    Plan onlyFor(String onlyRole) {
        return new Plan(owner, onlyRole, due, setBy, ladder, workingDays);
    }
}
