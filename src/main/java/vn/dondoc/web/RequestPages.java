package vn.dondoc.web;

import java.security.Principal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.directive.RequestKind;
import vn.dondoc.work.AskingRequests;
import vn.dondoc.work.Coordinating;
import vn.dondoc.work.Refusal;

/** What officials ask and say on the page of an assignment; what was refused is still there to be mended. */
@Controller
@RequestMapping("/work/{key}")
class RequestPages {

    private final AskingRequests asking;
    private final Coordinating coordinating;

    RequestPages(AskingRequests asking, Coordinating coordinating) {
        this.asking = asking;
        this.coordinating = coordinating;
    }

    @PostMapping("/requests/{kind}")
    String ask(
            @PathVariable String key,
            @PathVariable RequestKind kind,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate datedOn,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate wantedDue,
            Principal who,
            RedirectAttributes after) {
        try {
            asking.ask(
                    key,
                    new AskingRequests.Wish(
                            kind,
                            typed.get("content"),
                            typed.get("number"),
                            datedOn,
                            typed.get("signedBy"),
                            typed.get("wanted"),
                            typed.get("wantedBody"),
                            typed.get("wantedInto"),
                            wantedDue),
                    who.getName());
            after.addFlashAttribute("asked", kind.name());
        } catch (Refusal refusal) {
            after.addFlashAttribute("requestRefusal", refusal.getMessage());
            after.addFlashAttribute("typedKind", kind.name());
            after.addFlashAttribute("typed", new LinkedHashMap<>(typed));
        }
        return "redirect:/work/{key}#requests";
    }

    @PostMapping("/own-date")
    String ownDate(
            @PathVariable String key,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate due,
            @RequestParam(required = false) String reason,
            Principal who,
            RedirectAttributes after) {
        try {
            asking.moveOwnDate(key, due, reason, who.getName());
            after.addFlashAttribute("asked", "OWN_DATE");
        } catch (Refusal refusal) {
            after.addFlashAttribute("requestRefusal", refusal.getMessage());
            after.addFlashAttribute("typedOwnDue", due);
            after.addFlashAttribute("typedOwnReason", reason);
        }
        return "redirect:/work/{key}#requests";
    }

    @PostMapping("/remarks")
    String say(@PathVariable String key, @RequestParam String content, Principal who, RedirectAttributes after) {
        try {
            coordinating.say(key, content, who.getName());
        } catch (Refusal refusal) {
            after.addFlashAttribute("remarkRefusal", refusal.getMessage());
            after.addFlashAttribute("typedRemark", content);
        }
        return "redirect:/work/{key}#remarks";
    }
}
