package vn.dondoc.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.register.Endorsements;
import vn.dondoc.register.Steps;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.EndorsementDesk;
import vn.dondoc.work.FileContent;
import vn.dondoc.work.Refusal;

/** Ghi theo bút phê: what a leader wrote on paper about one task, with the scan. */
@Controller
@RequestMapping("/endorsements")
class EndorsementPages {

    private final EndorsementDesk desk;
    private final Endorsements endorsements;

    EndorsementPages(EndorsementDesk desk, Endorsements endorsements) {
        this.desk = desk;
        this.endorsements = endorsements;
    }

    @GetMapping("/{task}")
    String show(@PathVariable String task, Principal who, Model model) {
        Steps.Step step = desk.open(task, who.getName());
        model.addAttribute("step", step);
        model.addAttribute("latest", endorsements.latest(task, who.getName()).orElse(null));
        model.addAttribute("accepted", FileContent.ACCEPTED);
        return "endorsement";
    }

    @PostMapping("/{task}")
    String record(
            @PathVariable String task,
            @RequestParam(required = false) String leader,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate writtenOn,
            @RequestParam(required = false) String content,
            @RequestParam(required = false) MultipartFile scan,
            Principal who,
            Model model,
            RedirectAttributes after)
            throws IOException {
        Path kept = Files.createTempFile("but-phe", null);
        try {
            if (scan != null) {
                scan.transferTo(kept);
            }
            desk.record(
                    task,
                    leader,
                    writtenOn,
                    content,
                    scan == null ? "" : scan.getOriginalFilename(),
                    kept,
                    who.getName());
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal.getMessage());
            model.addAttribute("leader", leader);
            model.addAttribute("writtenOn", writtenOn);
            model.addAttribute("content", content);
            return show(task, who, model);
        } finally {
            Files.deleteIfExists(kept);
        }
        after.addFlashAttribute("kept", true);
        return "redirect:/endorsements/{task}";
    }

    @GetMapping("/scans/{id}")
    ResponseEntity<byte[]> scan(@PathVariable long id) {
        Endorsements.Scan scan =
                endorsements.scan(id).orElseThrow(() -> new UnknownThing("Không có bản chụp nào mang mã " + id + "."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(scan.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(scan.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(scan.content());
    }
}
