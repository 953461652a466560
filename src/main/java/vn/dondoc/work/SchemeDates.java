package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.BackwardPlan.Milestone;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.Schemes;

/** The days of a scheme: milestones that run backwards from the day of submission, and the second clock. */
@Component
public class SchemeDates {

    /** The steps that have a milestone, in the order of the work; how far before the submission is the office's (ADR 0021). */
    public static final List<String> STEPS = List.of(
            "userTask_assignDrafter",
            "userTask_formTeam",
            "userTask_outline",
            "userTask_draft",
            "userTask_planConsultation",
            "userTask_consult",
            "userTask_explain",
            "userTask_appraise",
            "userTask_adopt",
            "userTask_opinion",
            "userTask_checkDossier");

    private final Schemes schemes;
    private final CalendarDays days;
    private final Clock clock;

    SchemeDates(Schemes schemes, CalendarDays days, Clock clock) {
        this.schemes = schemes;
        this.days = days;
        this.clock = clock;
    }

    static boolean isMilestone(String task) {
        return STEPS.contains(task);
    }

    /** By element id of the step, each at least three working days away; none without a day of submission. */
    Map<String, Milestone> milestones(LocalDate due) {
        return due == null ? Map.of() : days.backwardPlan().milestones(due, soonest(), days.calendar());
    }

    private LocalDate soonest() {
        return days.calendar().add(LocalDate.now(clock), StepPlans.ARRIVAL_DAYS);
    }

    /** A new day of submission; answers the new days of the steps. Milestones that were reached keep theirs. */
    Map<String, Milestone> moveMilestones(String assignment, LocalDate due) {
        Map<String, Milestone> milestones = milestones(due);
        schemes.moveMilestones(assignment, milestones);
        return milestones;
    }

    void moveCompletion(String assignment, LocalDate due) {
        schemes.moveCompletion(assignment, due);
    }
}
