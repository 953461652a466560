package vn.dondoc.urging;

import java.util.ArrayList;
import java.util.List;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.Urgency;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.Steps;
import vn.dondoc.register.UrgedWork;

/** The dates that one proceeding stands under: of its open steps, and of the assignment itself. */
final class Subjects {

    private Subjects() {}

    static List<Ladder.Subject> of(Urgency urgency, List<Steps.Step> open, UrgedWork.OwnDate ownDate) {
        List<Ladder.Subject> subjects = new ArrayList<>();
        for (Steps.Step step : open) {
            if (step.ladder() != null) {
                subjects.add(new Ladder.Subject(
                        step.task(), step.ladder(), step.owner(), step.due(), step.setBy(), urgency, step.openedAt()));
            }
        }
        addOwnDate(urgency, ownDate, subjects);
        return subjects;
    }

    /** The assignment's own date urges its owner until the work is handed in. */
    static void addOwnDate(Urgency urgency, UrgedWork.OwnDate own, List<Ladder.Subject> subjects) {
        if (own != null
                && own.state() != AssignmentState.SUBMITTED
                && (own.state() == null || !own.state().closed())) {
            subjects.add(new Ladder.Subject(
                    AlertLedger.DUE, own.kind(), own.body(), own.due(), own.setBy(), urgency, own.since()));
        }
    }
}
