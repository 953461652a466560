package vn.dondoc.web;

import java.io.IOException;
import java.security.Principal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.register.UrgingTables;
import vn.dondoc.urging.OfficeTables;
import vn.dondoc.urging.TableFiles;
import vn.dondoc.work.Refusal;

/** Bảng đôn đốc: the two tables in force as people read them, what a new file would do, and who changed what. */
@Controller
@RequestMapping("/ladders")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class LadderPages {

    /** Moves on one page. */
    private static final int SIZE = 100;

    private static final int LONGEST_NAME = 100;

    private final OfficeTables office;
    private final UrgingTables tables;
    private final Bodies bodies;

    LadderPages(OfficeTables office, UrgingTables tables, Bodies bodies) {
        this.office = office;
        this.tables = tables;
        this.bodies = bodies;
    }

    @GetMapping
    String list(Model model) {
        Map<String, List<TableFiles.Rule>> rules = new LinkedHashMap<>();
        Map<String, UrgingTables.Version> inForce = new LinkedHashMap<>();
        for (String decision : OfficeTables.DECISIONS) {
            rules.put(decision, office.inForce(decision).rules());
            inForce.put(decision, tables.inForce(decision).orElseThrow());
        }
        model.addAttribute("rules", rules);
        model.addAttribute("inForce", inForce);
        model.addAttribute("history", tables.history());
        return "ladders";
    }

    /** The file goes to the page and comes back with the order: nothing is kept of what is only looked at. */
    @PostMapping("/preview")
    String preview(@RequestParam(required = false) MultipartFile file, Model model) throws IOException {
        if (file == null || file.isEmpty()) {
            model.addAttribute("refused", "Chưa chọn tệp .dmn nào. Chọn tệp rồi xem trước.");
            return list(model);
        }
        return preview(name(file), file.getBytes(), model);
    }

    private String preview(String file, byte[] content, Model model) {
        try {
            OfficeTables.Preview preview = office.preview(file, content);
            model.addAttribute("preview", preview);
            model.addAttribute(
                    "moves",
                    preview.moves().subList(0, Math.min(SIZE, preview.moves().size())));
            model.addAttribute("bodyNames", bodies.names());
            model.addAttribute("file", file);
            // Not "content": the layout calls the page itself so.
            model.addAttribute("encoded", Base64.getEncoder().encodeToString(content));
        } catch (Refusal refusal) {
            model.addAttribute("refused", refusal.getMessage());
        }
        return list(model);
    }

    @PostMapping("/apply")
    String apply(
            @RequestParam String file,
            @RequestParam String content,
            @RequestParam String seen,
            @RequestParam(required = false) String reason,
            Principal who,
            Model model,
            RedirectAttributes after) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException damaged) {
            model.addAttribute("refused", "Tệp gửi kèm bị hỏng, chưa đổi gì. Chọn lại tệp rồi xem trước.");
            return list(model);
        }
        try {
            UrgingTables.Version now = office.apply(shortened(file), bytes, seen, reason, who.getName());
            after.addFlashAttribute(
                    "done",
                    "Đã áp dụng bảng " + now.decision() + " bản " + now.version() + "; đã chuyển " + now.moves()
                            + " mốc hẹn.");
            return "redirect:/ladders";
        } catch (Refusal refusal) {
            String page = preview(shortened(file), bytes, model);
            model.addAttribute("refused", refusal.getMessage());
            model.addAttribute("reason", reason);
            return page;
        }
    }

    @GetMapping("/{decision}/{version}")
    String version(
            @PathVariable String decision,
            @PathVariable int version,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        UrgingTables.Version found = tables.find(decision, version)
                .orElseThrow(() -> new UnknownThing(
                        "Không có bảng đôn đốc " + decision + " bản " + version + ". Xem trang Bảng đôn đốc."));
        model.addAttribute("version", found);
        model.addAttribute("moves", tables.moves(found.id(), Math.max(0, page), SIZE));
        model.addAttribute("pager", new Pager(Math.max(0, page), SIZE, found.moves()));
        return "ladder-version";
    }

    /** How messages name what was sent. */
    static String name(MultipartFile file) {
        return shortened(file.getOriginalFilename() == null ? "" : file.getOriginalFilename());
    }

    private static String shortened(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        String last = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
        return last.isEmpty() ? "gửi lên" : last.substring(0, Math.min(LONGEST_NAME, last.length()));
    }
}
