package vn.dondoc.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Board;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.ReportRequests;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.AskingReports;
import vn.dondoc.work.Refusal;

/** Questions put to bodies outside any period: the list, a new one, and who has answered what. */
@Controller
@RequestMapping("/report-requests")
class ReportRequestPages {

    private static final int SIZE = 50;

    private final ReportRequests requests;
    private final AskingReports asking;
    private final Bodies bodies;
    private final Board board;
    private final Clock clock;

    ReportRequestPages(ReportRequests requests, AskingReports asking, Bodies bodies, Board board, Clock clock) {
        this.requests = requests;
        this.asking = asking;
        this.bodies = bodies;
        this.board = board;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "0") int page, Principal who, Model model) {
        AssignmentView.Page<ReportRequests.Request> found = requests.page(Math.max(0, page), SIZE);
        model.addAttribute("nav", "requests");
        model.addAttribute("found", found);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("pager", new Pager(Math.max(0, page), SIZE, found.total()));
        model.addAttribute("mayAsk", asking.asker(who.getName()).isPresent());
        return "report-requests";
    }

    @GetMapping("/new")
    String blank(@RequestParam(required = false) String directive, Model model) {
        model.addAttribute("directive", directive);
        return form(model);
    }

    private String form(Model model) {
        model.addAttribute("nav", "requests");
        model.addAttribute("kinds", bodies.currentByKind());
        model.addAttribute("directives", board.directives(0, SIZE).items());
        return "report-request-new";
    }

    /** What was typed stays where it can't be taken. */
    @PostMapping
    String ask(
            @RequestParam(required = false) String directive,
            @RequestParam(required = false) String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate datedOn,
            @RequestParam(required = false) String subject,
            @RequestParam(required = false) String question,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate due,
            @RequestParam(required = false) List<String> asked,
            Principal who,
            Model model,
            RedirectAttributes after) {
        AskingReports.Wish wish = new AskingReports.Wish(directive, number, datedOn, subject, question, due, asked);
        try {
            String key = asking.ask(wish, who.getName());
            after.addFlashAttribute("sent", true);
            return "redirect:/report-requests/" + key;
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal.getMessage());
            model.addAttribute("typed", wish);
            model.addAttribute("directive", directive);
            return form(model);
        }
    }

    @GetMapping("/{key}")
    String show(@PathVariable String key, Model model) {
        ReportRequests.Request request = requests.find(key)
                .orElseThrow(() -> new UnknownThing("Không có yêu cầu báo cáo nào mang mã " + key + "."));
        model.addAttribute("nav", "requests");
        model.addAttribute("request", request);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("answers", requests.answers(key));
        return "report-request";
    }
}
