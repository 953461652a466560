package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Milestones;
import vn.dondoc.register.UnknownThing;

/** The milestones of a scheme, with the working days that are left before and between them. */
@RestController
@Tag(name = "assignments")
class MilestoneApi {

    private final AssignmentView assignments;
    private final Milestones milestones;

    MilestoneApi(AssignmentView assignments, Milestones milestones) {
        this.assignments = assignments;
        this.milestones = milestones;
    }

    /** @param session the session of the deciding body that the scheme is planned for; null where none is known */
    record Answer(LocalDate due, LocalDate session, List<Milestones.Line> items, int total) {}

    @GetMapping("/api/assignments/{key}/milestones")
    @Operation(summary = "Milestones of a scheme in the order of the work, with the slack in working days")
    Answer milestones(@PathVariable String key) {
        AssignmentView.Line line = assignments
                .find(key)
                .orElseThrow(() -> new UnknownThing("Không có việc được giao nào mang mã " + key + "."));
        Milestones.Plan plan = milestones.of(key, line.due());
        return new Answer(line.due(), plan.session(), plan.lines(), plan.lines().size());
    }
}
