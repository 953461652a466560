package vn.dondoc.web;

import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
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
import vn.dondoc.papers.Drafts;
import vn.dondoc.papers.Paper;
import vn.dondoc.papers.Templates;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.Refusal;

/** Mẫu văn bản: the templates in force, changed in Word by the office's clerk or the administrator, without code. */
@Controller
@RequestMapping("/papers/templates")
class PaperTemplatePages {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Templates templates;
    private final Clock clock;

    PaperTemplatePages(Templates templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping
    String list(Principal who, Model model) {
        templates.requireChange(who.getName());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("inForce", templates.on(LocalDate.now(clock)));
        model.addAttribute("history", templates.history());
        return "paper-templates";
    }

    /** The file in force on a day, today where none is named. */
    @GetMapping("/{paper}/file")
    ResponseEntity<byte[]> file(
            @PathVariable String paper,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            Principal who) {
        templates.requireChange(who.getName());
        Templates.InForce template = templates.on(known(paper), on == null ? LocalDate.now(clock) : on);
        return Attachment.of(new Drafts.File("mau-" + paper + ".docx", DOCX, template.content()));
    }

    @GetMapping("/versions/{id}")
    ResponseEntity<byte[]> version(@PathVariable long id, Principal who) {
        templates.requireChange(who.getName());
        return Attachment.of(new Drafts.File(
                "mau-" + templates.find(id).paper() + "-" + templates.find(id).version() + ".docx",
                DOCX,
                templates.content(id)));
    }

    /** The file goes to the page and comes back with the order: nothing is kept of what is only looked at. */
    @PostMapping("/preview")
    String preview(
            @RequestParam String paper, @RequestParam(required = false) MultipartFile file, Principal who, Model model)
            throws IOException {
        templates.requireChange(who.getName());
        if (file == null || file.isEmpty()) {
            model.addAttribute("refused", "Chưa chọn tệp .docx nào. Chọn tệp rồi xem trước.");
            return list(who, model);
        }
        return preview(known(paper), LadderPages.name(file), file.getBytes(), who, model);
    }

    private String preview(Paper paper, String name, byte[] content, Principal who, Model model) {
        try {
            model.addAttribute("sample", Templates.text(templates.sample(paper, content, name)));
            model.addAttribute("paper", paper);
            model.addAttribute("file", name);
            model.addAttribute("encoded", Base64.getEncoder().encodeToString(content));
        } catch (Refusal refusal) {
            model.addAttribute("refused", refusal.getMessage());
        }
        return list(who, model);
    }

    /** The filled sample as Word shows it. */
    @PostMapping("/sample")
    ResponseEntity<byte[]> sample(
            @RequestParam String paper, @RequestParam String file, @RequestParam String content, Principal who) {
        templates.requireChange(who.getName());
        Paper which = known(paper);
        return Attachment.of(new Drafts.File(
                "dien-thu-" + which.code() + ".docx", DOCX, templates.sample(which, decoded(content), file)));
    }

    @PostMapping("/apply")
    String apply(
            @RequestParam String paper,
            @RequestParam String file,
            @RequestParam String content,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) String reason,
            Principal who,
            Model model,
            RedirectAttributes after) {
        Paper which = known(paper);
        byte[] bytes = decoded(content);
        try {
            var added = templates.add(which, bytes, file, from, reason, who.getName());
            after.addFlashAttribute(
                    "done",
                    "Đã nhận mẫu, bản " + added.version() + ", dùng cho văn bản từ ngày "
                            + vn.dondoc.work.Words.day(added.validFrom()) + ".");
            return "redirect:/papers/templates";
        } catch (Refusal refusal) {
            String page = preview(which, file, bytes, who, model);
            model.addAttribute("refused", refusal.getMessage());
            model.addAttribute("reason", reason);
            return page;
        }
    }

    @PostMapping("/versions/{id}/withdraw")
    String withdraw(
            @PathVariable long id,
            @RequestParam(required = false) String reason,
            Principal who,
            RedirectAttributes after) {
        try {
            templates.takeBack(id, reason, who.getName());
            after.addFlashAttribute("done", "Đã thôi dùng mẫu đó; mẫu trước nó lại có hiệu lực.");
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/papers/templates";
    }

    private static byte[] decoded(String content) {
        try {
            return Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException damaged) {
            throw new Refusal("Tệp gửi kèm bị hỏng, chưa đổi gì. Chọn lại tệp rồi xem trước.");
        }
    }

    private static Paper known(String paper) {
        return Paper.of(paper)
                .orElseThrow(() -> new UnknownThing("Không có loại văn bản soạn sẵn nào mang mã " + paper + "."));
    }
}
