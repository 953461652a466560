package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.register.Inspections;
import vn.dondoc.work.OpeningInspections;

/** What inspectors may read, for the administrator. */
@RestController
@RequestMapping("/api/inspections")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(name = "administration")
class InspectionApi {

    record Item(
            long id,
            String inspector,
            String directive,
            String body,
            String number,
            LocalDate datedOn,
            LocalDate from,
            LocalDate to) {}

    record Id(long id) {}

    private final Inspections inspections;
    private final OpeningInspections opening;

    InspectionApi(Inspections inspections, OpeningInspections opening) {
        this.inspections = inspections;
        this.opening = opening;
    }

    @GetMapping
    @Operation(summary = "What inspectors may read, the latest first")
    Paging.Of<Item> list() {
        List<Item> items = inspections.all().stream()
                .map(each -> new Item(
                        each.id(),
                        each.inspector(),
                        each.directive(),
                        each.body(),
                        each.number(),
                        each.datedOn(),
                        each.from(),
                        each.to()))
                .toList();
        return new Paging.Of<>(items, items.size());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Opens a directive, the work of a body, or both together, to an inspector for some days")
    Id open(@RequestBody Inspections.Wish asked, Authentication who) {
        return new Id(opening.open(asked, who.getName()));
    }

    @PostMapping("/{id}/end")
    @Operation(summary = "Makes today the last day")
    void end(@PathVariable long id, Authentication who) {
        opening.end(id, who.getName());
    }
}
