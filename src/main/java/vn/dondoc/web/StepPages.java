package vn.dondoc.web;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Board;
import vn.dondoc.register.Figures;
import vn.dondoc.register.OpenSteps;
import vn.dondoc.work.Refusal;

/** Where work is stuck: by step, the steps themselves, and the periodic reports that are late. */
@Controller
class StepPages {

    private static final int LINES = 100;

    private final OpenSteps steps;
    private final Board board;
    private final Figures figures;

    StepPages(OpenSteps steps, Board board, Figures figures) {
        this.steps = steps;
        this.board = board;
        this.figures = figures;
    }

    @GetMapping("/board/steps")
    String byStep(Model model) {
        model.addAttribute("nav", "board");
        model.addAttribute("view", "steps");
        model.addAttribute("steps", steps.byStep());
        model.addAttribute("whole", figures.ofTheWholeOffice());
        return "steps";
    }

    @GetMapping("/board/steps/list")
    String list(
            @RequestParam(defaultValue = "all") String which,
            @RequestParam(required = false) String task,
            @RequestParam(required = false) String owner,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        int at = Math.max(0, page);
        OpenSteps.Which kind = which(which);
        AssignmentView.Page<OpenSteps.Line> found = steps.list(kind, Keys.filter(task), Keys.filter(owner), at, LINES);
        model.addAttribute("nav", "board");
        model.addAttribute("view", "steps");
        model.addAttribute("which", kind.name().toLowerCase(Locale.ROOT));
        model.addAttribute("lines", found);
        model.addAttribute("pager", new Pager(at, LINES, found.total()));
        model.addAttribute(
                "here",
                new ListLink("/board/steps/list", java.util.Map.of())
                        .with("which", which)
                        .with("task", Keys.filter(task))
                        .with("owner", Keys.filter(owner))
                        .asQuery());
        return "step-list";
    }

    @GetMapping("/board/reports")
    String lateReports(@RequestParam(defaultValue = "0") int page, Model model) {
        int at = Math.max(0, page);
        AssignmentView.Page<Board.Late> found = board.lateReports(at, LINES);
        model.addAttribute("nav", "board");
        model.addAttribute("view", "exceptions");
        model.addAttribute("lines", found);
        model.addAttribute("pager", new Pager(at, LINES, found.total()));
        return "late-reports";
    }

    private static OpenSteps.Which which(String written) {
        try {
            return OpenSteps.Which.valueOf(written.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refusal("which: chỉ nhận all, overdue hoặc stuck, không nhận " + written + ".");
        }
    }
}
