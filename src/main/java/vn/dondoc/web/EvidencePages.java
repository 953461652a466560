package vn.dondoc.web;

import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.work.EvidenceFiles;
import vn.dondoc.work.Refusal;

/** The page's forms for files, which work without scripts; with them the page uses {@link FileApi}. */
@Controller
@RequestMapping("/work/{key}/files")
class EvidencePages {

    private final EvidenceFiles files;

    EvidencePages(EvidenceFiles files) {
        this.files = files;
    }

    /** All files of the form at once; those that are refused are named, the others kept. */
    @PostMapping
    String add(
            @PathVariable String key,
            @RequestParam(name = "files", defaultValue = "") List<MultipartFile> chosen,
            Principal who,
            RedirectAttributes after)
            throws IOException {
        List<String> refusals = new ArrayList<>();
        for (MultipartFile file : chosen) {
            try {
                if (!String.valueOf(file.getOriginalFilename()).isEmpty()) {
                    Uploads.keep(files, key, file, who.getName());
                }
            } catch (Refusal refusal) {
                refusals.add(refusal.getMessage());
            }
        }
        after.addFlashAttribute("refusals", refusals);
        return "redirect:/work/{key}#evidence";
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable String key, @PathVariable long id, Principal who, RedirectAttributes after) {
        try {
            files.remove(id, who.getName());
        } catch (Refusal refusal) {
            after.addFlashAttribute("refusals", List.of(refusal.getMessage()));
        }
        return "redirect:/work/{key}#evidence";
    }
}
