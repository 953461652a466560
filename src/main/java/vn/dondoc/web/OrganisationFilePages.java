package vn.dondoc.web;

import java.security.Principal;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.intake.DataFilesRefused;
import vn.dondoc.intake.FileProblem;
import vn.dondoc.intake.OrganisationFiles;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Organising;
import vn.dondoc.work.Succeeding;

/** An edited file of bodies, people or groups for a running office: seen first, then taken in. */
@Controller
@RequestMapping("/organisation/files")
class OrganisationFilePages {

    private final OrganisationFiles files;
    private final Organising organising;
    private final Succeeding succeeding;
    private final MessageSource messages;

    OrganisationFilePages(
            OrganisationFiles files, Organising organising, Succeeding succeeding, MessageSource messages) {
        this.files = files;
        this.organising = organising;
        this.succeeding = succeeding;
        this.messages = messages;
    }

    @GetMapping
    String form(Principal who, Model model) {
        require(who);
        model.addAttribute("nav", "organisation");
        return "organisation-files";
    }

    @PostMapping
    String take(
            @RequestParam String content,
            @RequestParam(required = false) String confirmed,
            Principal who,
            Model model,
            RedirectAttributes after) {
        require(who);
        model.addAttribute("nav", "organisation");
        model.addAttribute("content", content);
        try {
            if (confirmed != null) {
                List<String> changes = files.apply(content, who.getName());
                succeeding.runDue();
                after.addFlashAttribute(
                        "done",
                        messages.getMessage(
                                "organisation.done.files",
                                new Object[] {changes.size()},
                                LocaleContextHolder.getLocale()));
                return "redirect:/organisation";
            }
            model.addAttribute("changes", files.preview(content));
        } catch (DataFilesRefused refused) {
            model.addAttribute(
                    "problems",
                    refused.problems().stream().map(FileProblem::toString).toList());
        }
        return "organisation-files";
    }

    private void require(Principal who) {
        if (!organising.may(who.getName())) {
            throw new NotYours("Chỉ quản trị hệ thống nạp được tệp danh mục.");
        }
    }
}
