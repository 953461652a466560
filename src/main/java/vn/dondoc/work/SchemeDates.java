package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.Schemes;

/** The days of a scheme: milestones that run backwards from the day of submission, and the second clock. */
@Component
class SchemeDates {

    /** Working days before the day of submission by which each step should be done: the office's habit. */
    private static final Map<String, Integer> DISTANCES = distances();

    private final Schemes schemes;
    private final CalendarDays days;
    private final Clock clock;

    SchemeDates(Schemes schemes, CalendarDays days, Clock clock) {
        this.schemes = schemes;
        this.days = days;
        this.clock = clock;
    }

    private static Map<String, Integer> distances() {
        Map<String, Integer> distances = new LinkedHashMap<>();
        distances.put("userTask_assignDrafter", 240);
        distances.put("userTask_formTeam", 220);
        distances.put("userTask_outline", 180);
        distances.put("userTask_draft", 120);
        distances.put("userTask_planConsultation", 110);
        distances.put("userTask_consult", 85);
        distances.put("userTask_explain", 65);
        distances.put("userTask_appraise", 40);
        distances.put("userTask_adopt", 20);
        distances.put("userTask_opinion", 10);
        distances.put("userTask_checkDossier", 0);
        return distances;
    }

    static boolean isMilestone(String task) {
        return DISTANCES.containsKey(task);
    }

    /** By element id of the step, each at least three working days away; none without a day of submission. */
    Map<String, LocalDate> milestones(LocalDate due) {
        Map<String, LocalDate> milestones = new LinkedHashMap<>();
        if (due == null) {
            return milestones;
        }
        LocalDate soonest = days.calendar().add(LocalDate.now(clock), StepPlans.ARRIVAL_DAYS);
        DISTANCES.forEach((step, distance) -> {
            LocalDate wanted = days.calendar().add(due, -distance);
            milestones.put(step, wanted.isBefore(soonest) ? soonest : wanted);
        });
        return milestones;
    }

    /** A new day of submission; answers the new days of the steps. Milestones that were reached keep theirs. */
    Map<String, LocalDate> moveMilestones(String assignment, LocalDate due) {
        Map<String, LocalDate> milestones = milestones(due);
        schemes.moveMilestones(assignment, milestones);
        return milestones;
    }

    void moveCompletion(String assignment, LocalDate due) {
        schemes.moveCompletion(assignment, due);
    }
}
