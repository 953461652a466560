package vn.dondoc.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.dondoc.register.Ageing;
import vn.dondoc.register.Directives;
import vn.dondoc.register.Figures;

/** How late and how old what is open has become. */
@Controller
class AgeingPage {

    private final Ageing ageing;
    private final Directives directives;
    private final Figures figures;

    AgeingPage(Ageing ageing, Directives directives, Figures figures) {
        this.ageing = ageing;
        this.directives = directives;
        this.figures = figures;
    }

    @GetMapping("/board/ageing")
    String show(@RequestParam(required = false) String directive, Model model) {
        String key = Keys.filter(directive);
        model.addAttribute("nav", "board");
        model.addAttribute("view", "ageing");
        model.addAttribute("directive", key);
        model.addAttribute("sheet", ageing.read(key));
        model.addAttribute("late", Ageing.LATE);
        model.addAttribute("open", Ageing.OPEN);
        model.addAttribute(
                "lateCodes", Ageing.LATE.stream().map(DayRange::written).toList());
        model.addAttribute(
                "openCodes", Ageing.OPEN.stream().map(DayRange::written).toList());
        model.addAttribute("list", ListLink.ASSIGNMENTS.with("directive", key));
        model.addAttribute("directives", directives.choice(key));
        model.addAttribute("whole", figures.ofTheWholeOffice());
        return "ageing";
    }
}
