package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.DirectiveView;
import vn.dondoc.register.Supervision;

/** What Cockpit's own pages show of the office: overdue work by body and step, alerts that didn't arrive. Read only. */
@RestController
@RequestMapping("/api/supervision")
@PreAuthorize("hasAnyRole('SUPERVISOR', 'ADMINISTRATOR')")
@Tag(name = "supervision")
class SupervisionApi {

    private final Supervision supervision;
    private final DirectiveView directives;
    private final ZoneId zone;

    SupervisionApi(Supervision supervision, DirectiveView directives, Clock clock) {
        this.supervision = supervision;
        this.directives = directives;
        this.zone = clock.getZone();
    }

    record Undelivered(
            long id,
            String work,
            String processInstanceId,
            String rung,
            String recipient,
            String channel,
            OffsetDateTime at,
            String error) {}

    /** How an addressee has answered; null where it has not yet. */
    record Answer(
            String body,
            String bodyName,
            String assignment,
            LocalDate received,
            OffsetDateTime assigned,
            OffsetDateTime disseminated,
            OffsetDateTime reported,
            boolean confirmed) {}

    record Serving(
            String work,
            String process,
            String processInstanceId,
            String owner,
            OffsetDateTime startedAt,
            OffsetDateTime endedAt) {}

    @GetMapping("/late-bodies")
    @Operation(summary = "Bodies with late assignments, the one with most first")
    Paging.Of<Supervision.LateBody> lateBodies(@RequestParam(required = false) String directive) {
        List<Supervision.LateBody> bodies = supervision.lateBodies(Keys.filter(directive));
        return new Paging.Of<>(bodies, bodies.size());
    }

    @GetMapping("/steps")
    @Operation(summary = "Open steps by process and activity, and how many of them are overdue")
    Paging.Of<Supervision.Step> steps(@RequestParam(required = false) String process) {
        List<Supervision.Step> steps = supervision.steps(Keys.filter(process));
        return new Paging.Of<>(steps, steps.size());
    }

    @GetMapping("/undelivered")
    @Operation(summary = "Alerts that could not be delivered, the latest first")
    Paging.Of<Undelivered> undelivered() {
        AssignmentView.Page<Supervision.Undelivered> found = supervision.undelivered();
        return new Paging.Of<>(
                found.items().stream()
                        .map(each -> new Undelivered(
                                each.id(),
                                each.work(),
                                each.processInstanceId(),
                                each.rung(),
                                each.recipient(),
                                each.channel(),
                                at(each.at()),
                                each.error()))
                        .toList(),
                found.total());
    }

    @GetMapping("/directives/{key}/answers")
    @Operation(summary = "Which addressees have received, assigned, disseminated and reported")
    Paging.Of<Answer> answers(@PathVariable String key) {
        List<Answer> answers = directives.answers(Keys.directive(key).value()).stream()
                .map(each -> new Answer(
                        each.body(),
                        each.bodyName(),
                        each.assignment(),
                        each.received(),
                        at(each.assigned()),
                        at(each.disseminated()),
                        at(each.reported()),
                        each.confirmed()))
                .toList();
        return new Paging.Of<>(answers, answers.size());
    }

    @GetMapping("/directives/{key}/instances")
    @Operation(summary = "The process instances that serve a directive")
    Paging.Of<Serving> instances(
            @PathVariable String key,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        Paging paging = new Paging(page, size);
        AssignmentView.Page<Supervision.Serving> found =
                supervision.serving(Keys.directive(key).value(), paging.page(), paging.size());
        return new Paging.Of<>(
                found.items().stream()
                        .map(each -> new Serving(
                                each.work(),
                                each.process(),
                                each.processInstanceId(),
                                each.ownerName(),
                                at(each.startedAt()),
                                at(each.endedAt())))
                        .toList(),
                found.total());
    }

    private OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atZone(zone).toOffsetDateTime().withNano(0);
    }
}
