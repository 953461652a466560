package vn.dondoc.operation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.work.Refusal;

/** Moves running work to the models of a new release; for the administrator. */
@RestController
@RequestMapping("/api/admin/models")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(name = "administration")
class ModelApi {

    private static final int AT_ONCE = 500;

    private final ModelVersions models;

    ModelApi(ModelVersions models) {
        this.models = models;
    }

    /**
     * @param from the version that the work runs on now
     * @param steps old to new ids of steps that have been renamed; may be left out
     * @param preview true where left out: nothing is changed
     * @param after where an answer before said to go on; left out: from the first
     * @param most at most so many instances, 500 where left out
     */
    record Migration(
            String process, Integer from, Map<String, String> steps, Boolean preview, String after, Integer most) {}

    record Editions(List<ModelVersions.Edition> items, int total) {}

    record Answer(boolean preview, ModelVersions.Outcome outcome) {}

    @GetMapping
    @Operation(summary = "Which versions of the processes work runs on")
    Editions editions() {
        List<ModelVersions.Edition> editions = models.editions();
        return new Editions(editions, editions.size());
    }

    @PostMapping("/migration")
    @Operation(summary = "Moves work to this release's version of its process, or tells what would happen")
    Answer migrate(@RequestBody Migration asked, Authentication who) {
        if (asked.process() == null || asked.from() == null) {
            throw new Refusal("Ghi process (mã quy trình) và from (số bản đang chạy); xem GET /api/admin/models.");
        }
        int most = asked.most() == null ? AT_ONCE : asked.most();
        if (most < 1 || most > AT_ONCE) {
            throw new Refusal("most: ghi từ 1 đến " + AT_ONCE + ".");
        }
        boolean preview = !Boolean.FALSE.equals(asked.preview());
        return new Answer(
                preview,
                models.move(
                        new ModelVersions.Move(
                                asked.process(),
                                asked.from(),
                                asked.steps() == null ? Map.of() : asked.steps(),
                                asked.after(),
                                most),
                        preview,
                        who.getName()));
    }
}
