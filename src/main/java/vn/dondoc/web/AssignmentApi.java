package vn.dondoc.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.Colour;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Evidences;
import vn.dondoc.register.UnknownThing;

/** The assignments as other programs read them. */
@RestController
@RequestMapping("/api/assignments")
@Tag(name = "assignments")
class AssignmentApi {

    /**
     * @param clause path of the clause; {@code measure} the code
     * @param evidence papers on record; of continuous work those of the body's reports
     * @param processInstanceId null for a series, which the directive's own timer bears
     */
    record Item(
            String key,
            String directive,
            String clause,
            String measure,
            String body,
            String kind,
            String period,
            LocalDate due,
            DateSetBy dueSetBy,
            boolean dueEstimated,
            LocalDate internalDue,
            AssignmentState state,
            Colour colour,
            int daysLate,
            List<EvidenceJson> evidence,
            String processInstanceId) {}

    record EvidenceJson(
            String number,
            LocalDate datedOn,
            @JsonProperty("abstract") String summary,
            String receiver,
            List<FileJson> files) {}

    record FileJson(String name, long size, String sha256) {}

    private final AssignmentView assignments;
    private final Evidences evidences;

    AssignmentApi(AssignmentView assignments, Evidences evidences) {
        this.assignments = assignments;
        this.evidences = evidences;
    }

    @GetMapping
    @Operation(summary = "Assignments, filtered and paged")
    Paging.Of<Item> list(
            @ParameterObject AssignmentQuery query,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Paging paging = new Paging(page, size);
        AssignmentView.Page<AssignmentView.Line> found = assignments.page(query.filter(), paging.page(), paging.size());
        return new Paging.Of<>(items(found.items()), found.total());
    }

    @GetMapping("/{key}")
    @Operation(summary = "One assignment")
    Item one(@PathVariable String key) {
        AssignmentView.Line line = assignments
                .find(key)
                .orElseThrow(() -> new UnknownThing("Không có việc được giao nào mang mã " + key + "."));
        return items(List.of(line)).get(0);
    }

    private List<Item> items(List<AssignmentView.Line> lines) {
        Map<String, List<Evidences.Paper>> papers = evidences.papers(
                lines.stream().map(AssignmentApi::folder).distinct().toList());
        return lines.stream()
                .map(line -> item(line, papers.getOrDefault(folder(line), List.of())))
                .toList();
    }

    /** Where the papers of an assignment are kept. */
    private static String folder(AssignmentView.Line line) {
        return line.kind() == MeasureKind.CONTINUOUS && line.proceeding() != null ? line.proceeding() : line.key();
    }

    private static Item item(AssignmentView.Line line, List<Evidences.Paper> papers) {
        return new Item(
                line.key(),
                line.directive(),
                line.clause(),
                line.measure(),
                line.body(),
                line.kind().code(),
                line.period(),
                line.due(),
                line.dueSetBy(),
                line.dueEstimated(),
                line.internalDue(),
                line.state(),
                line.colour(),
                line.daysLate(),
                papers.stream()
                        .map(paper -> new EvidenceJson(
                                paper.number(),
                                paper.datedOn(),
                                paper.summary(),
                                paper.receiver(),
                                paper.files().stream()
                                        .map(file -> new FileJson(file.name(), file.size(), file.sha256()))
                                        .toList()))
                        .toList(),
                line.processInstanceId());
    }
}
