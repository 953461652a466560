package vn.dondoc.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.dondoc.register.Acknowledgements;
import vn.dondoc.register.Directives;
import vn.dondoc.register.Figures;

/** Who has received what: bodies by directive; of one directive, bodies by clause. */
@Controller
class MatrixPage {

    private static final int COLUMNS = 8;

    private final Acknowledgements acknowledgements;
    private final Directives directives;
    private final Figures figures;

    MatrixPage(Acknowledgements acknowledgements, Directives directives, Figures figures) {
        this.acknowledgements = acknowledgements;
        this.directives = directives;
        this.figures = figures;
    }

    @GetMapping("/board/matrix")
    String show(
            @RequestParam(required = false) String directive, @RequestParam(defaultValue = "0") int page, Model model) {
        String key = Keys.filter(directive);
        model.addAttribute("nav", "board");
        model.addAttribute("view", "matrix");
        model.addAttribute("directive", key);
        model.addAttribute("directives", directives.choice(key));
        model.addAttribute("whole", figures.ofTheWholeOffice());
        if (key != null) {
            model.addAttribute("header", directives.get(Keys.directive(key)).header());
            model.addAttribute("matrix", acknowledgements.of(key));
            model.addAttribute("list", ListLink.ASSIGNMENTS.with("directive", key));
            return "matrix-clauses";
        }
        int at = Math.max(0, page);
        Acknowledgements.Matrix matrix = acknowledgements.matrix(at, COLUMNS);
        model.addAttribute("matrix", matrix);
        model.addAttribute("pager", new Pager(at, COLUMNS, matrix.directives()));
        model.addAttribute(
                "list",
                new ListLink("/assignments", Map.of())
                        .with("kind", "disseminate")
                        .with("counted", true));
        return "matrix";
    }
}
