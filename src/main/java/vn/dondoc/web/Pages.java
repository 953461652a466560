package vn.dondoc.web;

import java.security.Principal;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.directive.Coverage;
import vn.dondoc.directive.Directive;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.intake.BreakDown;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Board;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Directives;
import vn.dondoc.register.Journal;
import vn.dondoc.register.People;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.Settling;

/** The board, and directives as they run. */
@Controller
class Pages {

    static final int ROWS = 500;

    private final Board board;
    private final Directives directives;
    private final AssignmentView assignments;
    private final Journal journal;
    private final Bodies bodies;
    private final BreakDown breakDown;
    private final Settling settling;
    private final People people;

    Pages(
            Board board,
            Directives directives,
            AssignmentView assignments,
            Journal journal,
            Bodies bodies,
            BreakDown breakDown,
            Settling settling,
            People people) {
        this.board = board;
        this.directives = directives;
        this.assignments = assignments;
        this.journal = journal;
        this.bodies = bodies;
        this.breakDown = breakDown;
        this.settling = settling;
        this.people = people;
    }

    /** Exceptions first: who is late, how late, which product is missing, which level decides. */
    @GetMapping("/")
    String board(Model model) {
        model.addAttribute("nav", "board");
        model.addAttribute("sheet", board.read());
        return "board";
    }

    @GetMapping("/directives")
    String directives(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("nav", "directives");
        model.addAttribute("page", Math.max(0, page));
        model.addAttribute("found", board.directives(Math.max(0, page), 50));
        return "directives";
    }

    @GetMapping("/directives/{key}")
    String directive(@PathVariable String key, Principal who, Model model) {
        Directive directive = directive(key);
        model.addAttribute("nav", "directives");
        model.addAttribute("directive", directive);
        model.addAttribute("header", directive.header());
        model.addAttribute("coverage", Coverage.of(directive.content()));
        model.addAttribute("bodies", bodies.names());
        model.addAttribute("assignments", assignments.schedule(key, 0, ROWS));
        model.addAttribute("matrix", journal.matrix(key));
        model.addAttribute("trail", journal.trailOfDirective(key));
        model.addAttribute("mayEdit", breakDown.mayEdit(who.getName()));
        model.addAttribute("mayAskForEnd", mayAskForEnd(directive, who));
        return "directive";
    }

    /** The Thường trực or the monitoring body asks for the decision before everything is finished. */
    @PostMapping("/directives/{key}/end-request")
    String askForEnd(@PathVariable String key, Principal who, RedirectAttributes next) {
        if (!mayAskForEnd(directive(key), who)) {
            throw new AccessDeniedException(
                    "Chỉ cơ quan theo dõi và Thường trực được đề nghị kết thúc theo dõi văn bản này.");
        }
        try {
            settling.askForEnd(key, who.getName());
            next.addFlashAttribute("done", "Đã đề nghị kết thúc theo dõi; việc đã sang Thường trực quyết định.");
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/directives/" + key;
    }

    private boolean mayAskForEnd(Directive directive, Principal who) {
        Set<String> groups = people.groups(who.getName());
        return directive.state().name().equals("IN_EXECUTION")
                && (groups.contains(directive.header().superiorBody())
                        || groups.contains(directive.header().monitoringBody()));
    }

    private Directive directive(String key) {
        try {
            return directives
                    .load(new DirectiveKey(key))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
