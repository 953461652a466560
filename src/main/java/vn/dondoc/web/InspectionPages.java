package vn.dondoc.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Directives;
import vn.dondoc.register.Inspections;
import vn.dondoc.work.OpeningInspections;
import vn.dondoc.work.Refusal;

/** Quyền đọc của người kiểm tra: on which paper, what, from when to when; for the administrator. */
@Controller
@RequestMapping("/inspections")
@PreAuthorize("hasRole('ADMINISTRATOR')")
class InspectionPages {

    private final Inspections inspections;
    private final OpeningInspections opening;
    private final Bodies bodies;
    private final Directives directives;
    private final Clock clock;

    InspectionPages(
            Inspections inspections, OpeningInspections opening, Bodies bodies, Directives directives, Clock clock) {
        this.inspections = inspections;
        this.opening = opening;
        this.bodies = bodies;
        this.directives = directives;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("mandates", inspections.all());
        model.addAttribute("inspectors", inspections.inspectors());
        model.addAttribute("directives", directives.list());
        model.addAttribute("allBodies", bodies.current());
        model.addAttribute("today", LocalDate.now(clock));
        return "inspections";
    }

    /** What was typed stays where it can't be taken. */
    @PostMapping
    String open(@RequestParam Map<String, String> typed, Principal who, Model model) {
        try {
            opening.open(
                    new Inspections.Wish(
                            typed.get("inspector"),
                            typed.get("directive"),
                            typed.get("body"),
                            typed.get("number"),
                            OrganisationPages.day(typed, "datedOn"),
                            OrganisationPages.day(typed, "from"),
                            OrganisationPages.day(typed, "to")),
                    who.getName());
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal.getMessage());
            model.addAttribute("typed", typed);
            return list(model);
        }
        return "redirect:/inspections";
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable long id, Principal who, Model model) {
        try {
            opening.end(id, who.getName());
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal.getMessage());
            return list(model);
        }
        return "redirect:/inspections";
    }
}
