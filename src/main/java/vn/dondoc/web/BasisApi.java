package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Why an assignment has its colour, for other programs. */
@RestController
@Tag(name = "assignments")
class BasisApi {

    private final BasisReader basis;

    BasisApi(BasisReader basis) {
        this.basis = basis;
    }

    @GetMapping("/api/assignments/{key}/basis")
    @Operation(
            summary = "Why an assignment has its colour",
            description =
                    "The printed phrase and the rule, the days off in between, who set and who moved the date, the"
                            + " receipt, each rung with what was sent to whom, the evidence, the days late as a reckoning, the"
                            + " days with others, and which level decides")
    BasisSheet basis(@PathVariable String key) {
        return basis.read(key).sheet();
    }
}
