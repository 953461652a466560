package vn.dondoc.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.dondoc.register.Course;
import vn.dondoc.register.Directives;
import vn.dondoc.register.Figures;

/** What had to be done and what was, over months: a chart, and the table that it is drawn from. */
@Controller
class ProgressPage {

    private final Course course;
    private final Directives directives;
    private final Figures figures;

    ProgressPage(Course course, Directives directives, Figures figures) {
        this.course = course;
        this.directives = directives;
        this.figures = figures;
    }

    @GetMapping("/board/progress")
    String show(@RequestParam(required = false) String directive, Model model) {
        String key = Keys.filter(directive);
        AssignmentQuery query = new AssignmentQuery(
                key,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                key == null ? true : null,
                null,
                null);
        model.addAttribute("nav", "board");
        model.addAttribute("view", "progress");
        model.addAttribute("directive", key);
        model.addAttribute("sheet", course.read(query.filter()));
        model.addAttribute("list", query.link());
        model.addAttribute("directives", directives.choice(key));
        model.addAttribute("whole", figures.ofTheWholeOffice());
        return "progress";
    }
}
