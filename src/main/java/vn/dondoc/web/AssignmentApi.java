package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Evidences;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.Refusal;

/** Assignments, by SQL over the register: what is late is a question to the dates. */
@RestController
@RequestMapping("/api/assignments")
@Tag(name = "assignments")
class AssignmentApi {

    private final AssignmentView assignments;

    AssignmentApi(AssignmentView assignments) {
        this.assignments = assignments;
    }

    record Paper(String number, LocalDate datedOn, String summary, String receiver, List<String> files) {}

    record Assignment(
            String key,
            String directive,
            String clause,
            String measure,
            String body,
            String kind,
            String period,
            LocalDate due,
            String dueSetBy,
            boolean dueEstimated,
            LocalDate internalDue,
            String state,
            String colour,
            int daysLate,
            List<Paper> evidence,
            String processInstanceId) {}

    @GetMapping
    @Operation(summary = "Assignments; clause takes all its measures")
    Paging.Of<Assignment> list(
            @RequestParam(required = false) String directive,
            @RequestParam(required = false) String clause,
            @RequestParam(required = false) String body,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) Boolean overdue,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Paging paging = new Paging(page, size);
        AssignmentView.Page<AssignmentView.Line> found = assignments.page(
                new AssignmentView.Filter(directive, clause, body, state(state), overdue),
                paging.page(),
                paging.size());
        Map<String, List<Evidences.Paper>> papers = assignments.evidence(
                found.items().stream().map(AssignmentView.Line::key).toList());
        return new Paging.Of<>(
                found.items().stream()
                        .map(line -> assignment(line, papers.getOrDefault(line.key(), List.of())))
                        .toList(),
                found.total());
    }

    @GetMapping("/{key}")
    @Operation(summary = "One assignment by its key, for example <directive>:<measure>:<body>")
    Assignment one(@PathVariable String key) {
        AssignmentView.Line line = assignments
                .find(key)
                .orElseThrow(() -> new UnknownThing("Không có việc được giao nào mang mã " + key + "."));
        return assignment(line, assignments.evidence(List.of(key)).getOrDefault(key, List.of()));
    }

    private static AssignmentState state(String code) {
        if (code == null) {
            return null;
        }
        return Arrays.stream(AssignmentState.values())
                .filter(each -> each.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal("state: không có trạng thái \"" + code + "\". Chọn một trong "
                        + Arrays.toString(AssignmentState.values()) + "."));
    }

    private static Assignment assignment(AssignmentView.Line line, List<Evidences.Paper> papers) {
        return new Assignment(
                line.key(),
                line.directive(),
                line.clause(),
                line.measure(),
                line.body(),
                line.kind().code(),
                line.period(),
                line.due(),
                line.dueSetBy() == null ? null : line.dueSetBy().name(),
                line.dueEstimated(),
                line.internalDue(),
                line.state().name(),
                line.colour().name(),
                line.daysLate(),
                papers.stream()
                        .map(paper -> new Paper(
                                paper.number(),
                                paper.datedOn(),
                                paper.summary(),
                                paper.receiver(),
                                paper.files().stream()
                                        .map(Evidences.FileEntry::name)
                                        .toList()))
                        .toList(),
                line.processInstanceId());
    }
}
