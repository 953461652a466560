package vn.dondoc.operation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.Refusal;

/** The history of process instances, which Cockpit of the community edition does not show. Read only. */
@RestController
@RequestMapping("/api/history")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMINISTRATOR')")
@Tag(name = "history")
class HistoryApi {

    private static final int LARGEST = 500;

    /** Nobody turns further pages; he searches. */
    private static final int FURTHEST = 100_000;

    private final InstanceHistory history;
    private final ZoneId zone;

    HistoryApi(InstanceHistory history, Clock clock) {
        this.history = history;
        this.zone = clock.getZone();
    }

    record Processes(List<InstanceHistory.Process> items, int total) {}

    record Line(
            String id,
            String definition,
            String process,
            String name,
            int version,
            String businessKey,
            OffsetDateTime startedAt,
            OffsetDateTime endedAt,
            String state,
            String reason,
            String caller) {}

    record Page(List<Line> items, long total) {}

    record Task(
            String id,
            String activity,
            String name,
            String owner,
            OffsetDateTime startedAt,
            OffsetDateTime endedAt,
            OffsetDateTime due,
            String doneBy,
            String outcome) {}

    record Incident(
            String type, String activity, String message, OffsetDateTime at, OffsetDateTime endedAt, String state) {}

    record Act(
            OffsetDateTime at,
            String by,
            String operation,
            String entity,
            String property,
            String before,
            String after) {}

    record Whole(
            Line instance,
            List<InstanceHistory.Activity> activities,
            List<InstanceHistory.Flow> flows,
            List<Line> called,
            List<Task> tasks,
            List<Incident> incidents,
            List<Act> operations) {}

    @GetMapping("/processes")
    @Operation(summary = "The processes, with how many instances run and have finished")
    Processes processes() {
        List<InstanceHistory.Process> all = history.processes();
        return new Processes(all, all.size());
    }

    @GetMapping("/instances")
    @Operation(summary = "Process instances, the last one to end first")
    Page instances(
            @Parameter(description = "Key of the process; all where left out") @RequestParam(required = false)
                    String process,
            @Parameter(description = "Part of the business key") @RequestParam(required = false) String text,
            @Parameter(description = "false: those that still run") @RequestParam(defaultValue = "true")
                    boolean finished,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        if (page < 0 || page > FURTHEST) {
            throw new Refusal("page: ghi từ 0 đến " + FURTHEST + ".");
        }
        if (size < 1 || size > LARGEST) {
            throw new Refusal("size: ghi từ 1 đến " + LARGEST + ".");
        }
        InstanceHistory.Page found =
                history.page(new InstanceHistory.Filter(filled(process), filled(text), finished), page, size);
        return new Page(found.items().stream().map(this::line).toList(), found.total());
    }

    @GetMapping("/instances/{id}")
    @Operation(summary = "One instance: the path it took, its tasks, incidents and what was done by hand")
    Whole instance(@PathVariable String id) {
        InstanceHistory.Whole whole =
                history.find(id).orElseThrow(() -> new UnknownThing("Không có lượt thực hiện nào mang mã " + id + "."));
        return new Whole(
                line(whole.line()),
                whole.activities(),
                whole.flows(),
                whole.called().stream().map(this::line).toList(),
                whole.tasks().stream()
                        .map(task -> new Task(
                                task.id(),
                                task.activity(),
                                task.name(),
                                task.owner(),
                                at(task.startedAt()),
                                at(task.endedAt()),
                                at(task.due()),
                                task.doneBy(),
                                task.outcome()))
                        .toList(),
                whole.incidents().stream()
                        .map(each -> new Incident(
                                each.type(),
                                each.activity(),
                                each.message(),
                                at(each.at()),
                                at(each.endedAt()),
                                each.state()))
                        .toList(),
                whole.operations().stream()
                        .map(each -> new Act(
                                at(each.at()),
                                each.by(),
                                each.operation(),
                                each.entity(),
                                each.property(),
                                each.before(),
                                each.after()))
                        .toList());
    }

    @GetMapping(path = "/definitions/{id}/diagram", produces = "application/xml;charset=UTF-8")
    @Operation(summary = "The drawing of the edition of a process that an instance ran on")
    String diagram(@PathVariable String id) {
        return history.diagram(id)
                .orElseThrow(() -> new UnknownThing("Không có bản quy trình nào mang mã " + id + "."));
    }

    private Line line(InstanceHistory.Line line) {
        return new Line(
                line.id(),
                line.definition(),
                line.process(),
                line.name(),
                line.version(),
                line.businessKey(),
                at(line.startedAt()),
                at(line.endedAt()),
                line.state(),
                line.reason(),
                line.caller());
    }

    /** PostgreSQL takes no NUL. */
    private static String filled(String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\0", "\uFFFD");
    }

    private OffsetDateTime at(Instant at) {
        return at == null ? null : at.atZone(zone).toOffsetDateTime().withNano(0);
    }
}
