package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.register.UrgingTables;
import vn.dondoc.urging.OfficeTables;
import vn.dondoc.urging.TableFiles;
import vn.dondoc.work.Refusal;

/** The two tables of urging, for the administrator: in force, to be edited, changed with a preview and a reason. */
@RestController
@RequestMapping("/api/ladders")
@PreAuthorize("hasRole('ADMINISTRATOR')")
@Tag(name = "administration")
class LadderApi {

    private final OfficeTables office;
    private final UrgingTables tables;
    private final ZoneId zone;

    LadderApi(OfficeTables office, UrgingTables tables, Clock clock) {
        this.office = office;
        this.tables = tables;
        this.zone = clock.getZone();
    }

    /** @param source SHIPPED, FOLDER or ADMINISTRATOR */
    record Edition(
            String decision,
            int version,
            String source,
            String changedBy,
            OffsetDateTime changedAt,
            String reason,
            List<String> changes,
            int moved,
            boolean allMoved) {}

    record InForce(Edition edition, List<TableFiles.Rule> rules) {}

    record Tables(List<InForce> items, int total) {}

    record History(List<Edition> items, int total) {}

    /** @param from null where no timer was pending */
    record Move(String assignment, String body, OffsetDateTime from, OffsetDateTime to, String rung) {}

    record Moves(List<Move> items, int total) {}

    /**
     * @param preview false where the table is in force now
     * @param seen give it back with {@code apply=true}
     * @param atOnce of the moved timers, those that reach a rung at once
     */
    record Outcome(
            boolean preview,
            String decision,
            int version,
            String seen,
            List<String> changes,
            int looked,
            int moved,
            int atOnce,
            List<Move> moves) {}

    @GetMapping
    @Operation(summary = "The tables in force, rule by rule")
    Tables inForce() {
        List<InForce> all = OfficeTables.DECISIONS.stream()
                .map(decision -> new InForce(
                        edition(tables.inForce(decision).orElseThrow()),
                        office.inForce(decision).rules()))
                .toList();
        return new Tables(all, all.size());
    }

    @GetMapping("/history")
    @Operation(summary = "Every version that was ever in force: who, when, why, how many timers moved")
    History history() {
        List<Edition> all = tables.history().stream().map(this::edition).toList();
        return new History(all, all.size());
    }

    @GetMapping("/{decision}/file")
    @Operation(summary = "The DMN file of a version, the one in force where none is named")
    ResponseEntity<byte[]> file(@PathVariable String decision, @RequestParam(required = false) Integer version) {
        UrgingTables.Version found = version == null
                ? tables.inForce(decision).orElseThrow(() -> unknown(decision, null))
                : find(decision, version);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(decision + ".dmn")
                                .build()
                                .toString())
                .body(found.content().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/{decision}/versions/{version}/moves")
    @Operation(summary = "Which timers moved with a version")
    Moves moves(
            @PathVariable String decision,
            @PathVariable int version,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        if (page < 0 || size < 1 || size > 500) {
            throw new Refusal("page: ghi từ 0; size: ghi từ 1 đến 500.");
        }
        UrgingTables.Version found = find(decision, version);
        return new Moves(
                tables.moves(found.id(), page, size).stream()
                        .map(move ->
                                new Move(move.proceeding(), move.owner(), at(move.from()), at(move.to()), move.rung()))
                        .toList(),
                found.moves());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "What a file would change and which timers would move; with apply, a reason and what the preview"
                    + " answered in seen: puts it in force")
    Outcome change(
            @RequestParam("file") MultipartFile file,
            @RequestParam(defaultValue = "false") boolean apply,
            @RequestParam(required = false) String seen,
            @RequestParam(required = false) String reason,
            Authentication who)
            throws IOException {
        String name = LadderPages.name(file);
        if (!apply) {
            OfficeTables.Preview preview = office.preview(name, file.getBytes());
            return new Outcome(
                    true,
                    preview.decision(),
                    preview.comparedWith(),
                    preview.seen(),
                    preview.changes(),
                    preview.looked(),
                    preview.moves().size(),
                    preview.atOnce(),
                    preview.moves().stream().map(this::move).toList());
        }
        if (seen == null || seen.isBlank()) {
            throw new Refusal("seen: thiếu mã xem trước. Gửi tệp không có apply để xem trước, rồi gửi lại kèm mã đó.");
        }
        UrgingTables.Version now = office.apply(name, file.getBytes(), seen, reason, who.getName());
        return new Outcome(
                false, now.decision(), now.version(), null, now.changes(), now.moves(), now.moves(), 0, List.of());
    }

    private Move move(OfficeTables.Moved move) {
        return new Move(move.key(), move.owner(), at(move.from()), at(move.to()), move.rung());
    }

    private UrgingTables.Version find(String decision, int version) {
        return tables.find(decision, version).orElseThrow(() -> unknown(decision, version));
    }

    private static UnknownThing unknown(String decision, Integer version) {
        return new UnknownThing("Không có bảng đôn đốc " + decision + (version == null ? "" : " bản " + version)
                + ". Xem GET /api/ladders/history.");
    }

    private OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atZone(zone).toOffsetDateTime().withNano(0);
    }

    private Edition edition(UrgingTables.Version version) {
        return new Edition(
                version.decision(),
                version.version(),
                version.source().name(),
                version.changedBy(),
                at(version.changedAt()),
                version.reason(),
                version.changes(),
                version.moves(),
                version.movedAt() != null);
    }
}
