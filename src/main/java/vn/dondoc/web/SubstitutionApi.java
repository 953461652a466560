package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.register.Substitutions;
import vn.dondoc.work.Substituting;

/** Theo ủy quyền for programs. */
@RestController
@RequestMapping("/api/substitutions")
@Tag(name = "substitutions")
class SubstitutionApi {

    /** {@code to} is the last day, inclusive. */
    record Item(long id, String person, String deputy, LocalDate from, LocalDate to, String document) {}

    record Given(String person, String deputy, LocalDate from, LocalDate to, String document) {}

    record Number(long id) {}

    private final Substitutions substitutions;
    private final Substituting substituting;

    SubstitutionApi(Substitutions substitutions, Substituting substituting) {
        this.substitutions = substitutions;
        this.substituting = substituting;
    }

    @GetMapping
    @Operation(summary = "Who does whose work between which days, the latest first; 500 are kept in sight")
    Paging.Of<Item> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        Paging paging = new Paging(page, size);
        List<Item> all = substitutions.all().stream()
                .map(each -> new Item(each.id(), each.person(), each.deputy(), each.from(), each.to(), each.document()))
                .toList();
        int from = (int) Math.min((long) paging.page() * paging.size(), all.size());
        return new Paging.Of<>(all.subList(from, Math.min(from + paging.size(), all.size())), all.size());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Names a deputy: oneself, as their head, or as an administrator")
    Number give(@RequestBody Given given, Authentication who) {
        return new Number(substituting.give(
                new Substituting.Wish(given.person(), given.deputy(), given.from(), given.to(), given.document()),
                who.getName()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Makes today its last day; one that has not begun never does")
    void end(@PathVariable long id, Authentication who) {
        substituting.end(id, who.getName());
    }
}
