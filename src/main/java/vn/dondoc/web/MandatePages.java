package vn.dondoc.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Mandates;
import vn.dondoc.work.ActingFor;
import vn.dondoc.work.Refusal;

/** Nhập thay: which body enters for which, seen by everybody, given and ended by a clerk of the office. */
@Controller
@RequestMapping("/mandates")
class MandatePages {

    private final Mandates mandates;
    private final ActingFor acting;
    private final Bodies bodies;
    private final Clock clock;

    MandatePages(Mandates mandates, ActingFor acting, Bodies bodies, Clock clock) {
        this.mandates = mandates;
        this.acting = acting;
        this.bodies = bodies;
        this.clock = clock;
    }

    @GetMapping
    String list(Principal who, Model model) {
        boolean may = acting.mayGive(who.getName());
        model.addAttribute("mandates", mandates.all());
        model.addAttribute("mayGive", may);
        model.addAttribute("today", LocalDate.now(clock));
        if (may) {
            model.addAttribute("allBodies", bodies.current());
        }
        return "mandates";
    }

    @PostMapping
    String give(
            @RequestParam(required = false) String body,
            @RequestParam(required = false) String agent,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(required = false) String document,
            Principal who,
            Model model,
            RedirectAttributes after) {
        try {
            acting.give(body, agent, from, to, document, who.getName());
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal.getMessage());
            model.addAttribute("body", body);
            model.addAttribute("agent", agent);
            model.addAttribute("from", from);
            model.addAttribute("to", to);
            model.addAttribute("document", document);
            return list(who, model);
        }
        return "redirect:/mandates";
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable long id, Principal who, Model model) {
        try {
            acting.end(id, who.getName());
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal.getMessage());
            return list(who, model);
        }
        return "redirect:/mandates";
    }
}
