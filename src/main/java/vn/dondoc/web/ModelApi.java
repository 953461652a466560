package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.work.ModelUpgrade;

/** For an administrator after an upgrade: running work follows the new version of its model. */
@RestController
@RequestMapping("/api/admin/models")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(name = "administration")
class ModelApi {

    record Moved(int moved) {}

    private final ModelUpgrade upgrade;

    ModelApi(ModelUpgrade upgrade) {
        this.upgrade = upgrade;
    }

    @GetMapping
    @Operation(summary = "Running work on earlier versions of its model, and what of it has no place in the newest")
    List<ModelUpgrade.Older> preview() {
        return upgrade.preview();
    }

    @PostMapping("/{process}/migrate")
    @Operation(summary = "Moves running work of one process to the newest version of its model")
    Moved migrate(@PathVariable String process) {
        return new Moved(upgrade.migrate(process));
    }
}
