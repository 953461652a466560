package vn.dondoc.register;

import java.time.Instant;
import java.time.LocalDate;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.Urgency;

/**
 * What the register knows about one proceeding, read in one statement.
 *
 * @param key the business key of the proceeding
 * @param owner the body whose proceeding it is
 * @param assignment null for a directive's own proceeding and for a body's periodic report
 */
public record Facts(String key, OfDirective directive, String owner, String ownerName, OfAssignment assignment) {

    /**
     * @param monitoringBody null where the directive names none
     * @param superiorBody rules on delays and ends the tracking
     * @param reportEvery ISO-8601 period of the bodies' report, null where none is asked
     */
    public record OfDirective(
            String key,
            String number,
            String subject,
            LocalDate issuedOn,
            Urgency urgency,
            String monitoringBody,
            String superiorBody,
            String signingBody,
            String state,
            String processInstanceId,
            String reportEvery,
            String reportMonthDay,
            String reportFirst,
            DateSetBy reportSetBy) {

        /** The monitoring body, or whoever stands in for it. */
        public String follower() {
            return monitoringBody != null ? monitoringBody : superiorBody;
        }
    }

    /**
     * @param due null where nobody set a date
     * @param confirmer who confirms, never the lead itself where the reading names another
     */
    public record OfAssignment(
            String clause,
            String clauseLabel,
            String wording,
            String measure,
            String title,
            String product,
            MeasureKind kind,
            String body,
            String period,
            LocalDate due,
            DateSetBy dueSetBy,
            boolean dueEstimated,
            Instant dueSince,
            LocalDate internalDue,
            AssignmentState state,
            String confirmer,
            String decider,
            String executing,
            String phrase,
            String rule,
            String evidenceRule,
            Integer ruleDays,
            String ruleUnit,
            String question,
            String proposal) {}
}
