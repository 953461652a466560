package vn.dondoc.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.register.Evidences;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.EvidenceFiles;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Refusal;

/** Files of a piece of work: up, down and, until they are submitted, away again. */
@Controller
@RequestMapping("/work/{key}/files")
class EvidencePages {

    /** What the page's script asks for, one file a request. */
    private static final String BY_SCRIPT = HttpHeaders.ACCEPT + "=" + MediaType.APPLICATION_JSON_VALUE;

    record Kept(long id, String name, long size, String sha256) {}

    private final EvidenceFiles files;
    private final Evidences evidences;

    EvidencePages(EvidenceFiles files, Evidences evidences) {
        this.files = files;
        this.evidences = evidences;
    }

    @PostMapping(headers = BY_SCRIPT)
    ResponseEntity<?> addByScript(@PathVariable String key, @RequestParam("file") MultipartFile file, Principal who)
            throws IOException {
        try {
            Evidences.FileEntry kept = add(key, file, who);
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(new Kept(kept.id(), kept.name(), kept.size(), kept.sha256()));
        } catch (Refusal refusal) {
            return problem(HttpStatus.UNPROCESSABLE_ENTITY, refusal);
        } catch (NotYours notYours) {
            return problem(HttpStatus.FORBIDDEN, notYours);
        } catch (UnknownThing unknown) {
            return problem(HttpStatus.NOT_FOUND, unknown);
        }
    }

    /** Without scripts: all files of the form at once; those that are refused are named, the others kept. */
    @PostMapping
    String add(
            @PathVariable String key,
            @RequestParam("file") List<MultipartFile> chosen,
            Principal who,
            RedirectAttributes after)
            throws IOException {
        List<String> refusals = new ArrayList<>();
        for (MultipartFile file : chosen) {
            try {
                if (!file.isEmpty()
                        || file.getOriginalFilename() != null
                                && !file.getOriginalFilename().isEmpty()) {
                    add(key, file, who);
                }
            } catch (Refusal refusal) {
                refusals.add(refusal.getMessage());
            }
        }
        after.addFlashAttribute("refusals", refusals);
        return "redirect:/work/{key}#evidence";
    }

    @PostMapping("/{id}/delete")
    String remove(@PathVariable String key, @PathVariable long id, Principal who, RedirectAttributes after) {
        try {
            files.remove(key, id, who.getName());
        } catch (Refusal refusal) {
            after.addFlashAttribute("refusals", List.of(refusal.getMessage()));
        }
        return "redirect:/work/{key}#evidence";
    }

    /** Always as an attachment: nothing that was uploaded runs in the office's pages. */
    @GetMapping("/{id}")
    ResponseEntity<byte[]> get(@PathVariable String key, @PathVariable long id) {
        Evidences.FileEntry file = evidences
                .file(id)
                .filter(found -> found.work().equals(key))
                .orElseThrow(() -> new UnknownThing("Không có tệp này trong hồ sơ; có thể đã được xóa."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(evidences.content(id));
    }

    private Evidences.FileEntry add(String key, MultipartFile file, Principal who) throws IOException {
        Path kept = Files.createTempFile("evidence", ".upload");
        try {
            file.transferTo(kept);
            return files.add(key, who.getName(), file.getOriginalFilename(), kept);
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, RuntimeException refused) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, refused.getMessage()))
                .build();
    }
}
