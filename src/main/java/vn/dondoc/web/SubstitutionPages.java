package vn.dondoc.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.register.Organisation;
import vn.dondoc.register.Substitutions;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.Substituting;

/** Theo ủy quyền: who does whose work from day to day; seen in their bodies, named by the person, their head, an administrator. */
@Controller
@RequestMapping("/substitutions")
class SubstitutionPages {

    private final Substitutions substitutions;
    private final Substituting substituting;
    private final Organisation organisation;
    private final MessageSource messages;
    private final Clock clock;

    SubstitutionPages(
            Substitutions substitutions,
            Substituting substituting,
            Organisation organisation,
            MessageSource messages,
            Clock clock) {
        this.substitutions = substitutions;
        this.substituting = substituting;
        this.organisation = organisation;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(Principal who, Model model) {
        String account = who.getName();
        model.addAttribute("nav", "organisation");
        Predicate<String> may = substituting.mayGive(account);
        List<Substitutions.Substitution> all = substitutions.all();
        model.addAttribute("substitutions", all);
        model.addAttribute(
                "mine",
                all.stream()
                        .filter(each -> may.test(each.person()))
                        .map(Substitutions.Substitution::id)
                        .toList());
        List<Organisation.PersonLine> people = organisation.people();
        Set<String> colleagues = organisation.colleagues(account);
        model.addAttribute(
                "colleagues",
                people.stream()
                        .filter(each -> colleagues.contains(each.account()))
                        .toList());
        model.addAttribute(
                "others",
                people.stream()
                        .filter(each -> !colleagues.contains(each.account()))
                        .toList());
        model.addAttribute(
                "absent",
                people.stream().filter(each -> may.test(each.account())).toList());
        model.addAttribute("today", LocalDate.now(clock));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of("person", account));
        }
        return "substitutions";
    }

    @PostMapping
    String give(@RequestParam Map<String, String> typed, Principal who, RedirectAttributes after) {
        try {
            substituting.give(
                    new Substituting.Wish(
                            typed.get("person"),
                            typed.get("deputy"),
                            OrganisationPages.day(typed, "from"),
                            OrganisationPages.day(typed, "to"),
                            typed.get("document")),
                    who.getName());
            after.addFlashAttribute("done", say("organisation.done.substituted"));
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", refusal.getMessage());
            after.addFlashAttribute("typed", new LinkedHashMap<>(typed));
        }
        return "redirect:/substitutions";
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable long id, Principal who, RedirectAttributes after) {
        try {
            substituting.end(id, who.getName());
            after.addFlashAttribute("done", say("organisation.done.substitutionEnded"));
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/substitutions";
    }

    private String say(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
