package vn.dondoc.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
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
import vn.dondoc.directive.Standing;
import vn.dondoc.papers.Drafts;
import vn.dondoc.papers.Paper;
import vn.dondoc.register.FrozenFigures;
import vn.dondoc.register.PaperDrafts;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.Correcting;
import vn.dondoc.work.EvidenceFiles;
import vn.dondoc.work.FileContent;
import vn.dondoc.work.Refusal;

/** Văn bản soạn sẵn: drafts in Word, what was signed after them, and the frozen figures that signed reports print. */
@Controller
@RequestMapping("/papers")
class PaperPages {

    private final Drafts drafts;
    private final FrozenFigures frozen;
    private final Correcting correcting;

    PaperPages(Drafts drafts, FrozenFigures frozen, Correcting correcting) {
        this.drafts = drafts;
        this.frozen = frozen;
        this.correcting = correcting;
    }

    /** @param about a directive; without it, what is about everything that is followed */
    @GetMapping
    String list(@RequestParam(required = false) String about, Principal who, Model model) {
        String key = about == null || about.isBlank() ? null : about;
        List<Drafts.Offer> offers = new ArrayList<>(drafts.general(who.getName()));
        if (key != null) {
            offers.addAll(drafts.aboutDirective(key, who.getName()));
        }
        model.addAttribute("about", key);
        model.addAttribute("papers", offers);
        model.addAttribute("drafts", drafts.kept(key, who.getName()));
        model.addAttribute("accepted", FileContent.ACCEPTED);
        return "papers";
    }

    /** Draws it up and gives it out. */
    @PostMapping("/drafts")
    ResponseEntity<byte[]> draw(
            @RequestParam String paper,
            @RequestParam(required = false) String about,
            @RequestParam(required = false) String to,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            Principal who) {
        Paper which = Paper.of(paper)
                .orElseThrow(() -> new UnknownThing("Không có loại văn bản soạn sẵn nào mang mã " + paper + "."));
        if (which != Paper.MEETING_LIST && blank(about)) {
            throw new Refusal("Chưa chọn văn bản chỉ đạo hoặc công việc để soạn văn bản này.");
        }
        PaperDrafts.Draft draft = drafts.draw(
                which, which == Paper.MEETING_LIST ? null : about, blank(to) ? null : to, on, who.getName());
        return Attachment.of(drafts.file(draft.id(), who.getName()));
    }

    @GetMapping("/drafts/{id}")
    ResponseEntity<byte[]> draft(@PathVariable long id, Principal who) {
        return Attachment.of(drafts.file(id, who.getName()));
    }

    @PostMapping("/drafts/{id}/signed")
    String signed(
            @PathVariable long id,
            @RequestParam(required = false) String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate datedOn,
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(required = false) String about,
            Principal who,
            RedirectAttributes after)
            throws IOException {
        Path kept = Files.createTempFile("signed", ".upload");
        try {
            EvidenceFiles.Given given = null;
            if (file != null && !file.isEmpty()) {
                file.transferTo(kept);
                given = new EvidenceFiles.Given(file.getOriginalFilename(), kept);
            }
            drafts.signed(id, number, datedOn, given, who.getName());
            after.addFlashAttribute("done", "Đã ghi số, ngày của văn bản đã ký; bản thảo và bản ký cùng được giữ.");
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", refusal.getMessage());
        } finally {
            Files.deleteIfExists(kept);
        }
        if (!blank(about)) {
            after.addAttribute("about", about);
        }
        return "redirect:/papers";
    }

    @GetMapping("/signed/{id}")
    ResponseEntity<byte[]> scan(@PathVariable long id, Principal who) {
        return Attachment.of(drafts.scan(id, who.getName()));
    }

    /** The figures that a signed report prints: the same for ever, the newest version unless another is named. */
    @GetMapping("/{code}")
    String figures(
            @PathVariable String code, @RequestParam(required = false) Integer version, Principal who, Model model) {
        FrozenFigures.Version found = (version == null ? frozen.find(code) : frozen.find(code, version))
                .orElseThrow(() -> PaperApi.unknown(code, version));
        model.addAttribute("nav", "directives");
        model.addAttribute("figures", found);
        model.addAttribute("versions", frozen.versions(code));
        model.addAttribute("corrections", frozen.corrections(code));
        model.addAttribute("mayCorrect", correcting.may(found.head(), who.getName()));
        model.addAttribute("account", who.getName());
        model.addAttribute("standings", Standing.values());
        model.addAttribute("fields", FrozenFigures.CORRECTED);
        return "paper-figures";
    }

    /** Lines of the form that name nothing are left out. */
    @PostMapping("/{code}/corrections")
    String propose(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(name = "work", defaultValue = "") String[] works,
            @RequestParam(name = "field", defaultValue = "") String[] fields,
            @RequestParam(name = "now", defaultValue = "") String[] now,
            @RequestParam(name = "standing", defaultValue = "") String[] standings,
            Principal who,
            RedirectAttributes after) {
        try {
            List<Correcting.Asked> asked = new ArrayList<>();
            for (int i = 0; i < Math.min(works.length, Math.min(fields.length, now.length)); i++) {
                if (!works[i].isBlank()) {
                    boolean chosen = fields[i].equals("standing") && i < standings.length && !standings[i].isBlank();
                    asked.add(new Correcting.Asked(works[i], fields[i], chosen ? standings[i] : now[i]));
                }
            }
            correcting.propose(code, reason, asked, who.getName());
            after.addFlashAttribute(
                    "done", "Đã ghi đề nghị đính chính. Một người khác của cơ quan xác nhận thì bản mới có hiệu lực.");
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/papers/{code}";
    }

    @PostMapping("/corrections/{id}")
    String decide(
            @PathVariable long id,
            @RequestParam String code,
            @RequestParam boolean confirmed,
            @RequestParam(required = false) String note,
            Principal who,
            RedirectAttributes after) {
        try {
            correcting.decide(id, confirmed, note, who.getName());
            after.addFlashAttribute(
                    "done", confirmed ? "Đã xác nhận đính chính; bản trước vẫn còn." : "Đã ghi không xác nhận.");
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", refusal.getMessage());
        }
        after.addAttribute("code", code);
        return "redirect:/papers/{code}";
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
