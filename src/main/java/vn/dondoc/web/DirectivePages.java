package vn.dondoc.web;

import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.Coverage;
import vn.dondoc.directive.Directive;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.DirectiveState;
import vn.dondoc.directive.MeasureDraft;
import vn.dondoc.directive.Split;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Board;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Changes;
import vn.dondoc.register.DirectiveView;
import vn.dondoc.register.Directives;
import vn.dondoc.register.People;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.Settling;

/** The documents, one of them as a whole, its trail, and the list of assignments. */
@Controller
class DirectivePages {

    private static final String GROUP = "GROUP_";

    private static final int DIRECTIVES = 50;
    private static final int ENTRIES = 100;
    private static final int LINES = 100;

    /** Entries of the trail on the page of a directive. */
    private static final int LATEST = 15;

    private final Directives directives;
    private final DirectiveView view;
    private final AssignmentView assignments;
    private final Board board;
    private final Bodies bodies;
    private final Settling settling;
    private final People people;
    private final Changes changes;

    DirectivePages(
            Directives directives,
            DirectiveView view,
            AssignmentView assignments,
            Board board,
            Bodies bodies,
            Settling settling,
            People people,
            Changes changes) {
        this.directives = directives;
        this.view = view;
        this.assignments = assignments;
        this.board = board;
        this.bodies = bodies;
        this.settling = settling;
        this.people = people;
        this.changes = changes;
    }

    @GetMapping("/directives")
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("nav", "directives");
        int at = Math.max(0, page);
        AssignmentView.Page<Board.Progress> found = board.directives(at, DIRECTIVES);
        model.addAttribute("directives", found);
        model.addAttribute("pager", new Pager(at, DIRECTIVES, found.total()));
        return "directives";
    }

    @GetMapping("/directives/{key}")
    String show(@PathVariable String key, Authentication who, Model model) {
        Directive directive = directives.get(Keys.directive(key));
        DirectiveView.Days days = view.days(key);
        List<DirectiveView.Share> shares = days.shares();
        AssignmentView.Page<DirectiveView.Entry> trail = view.trail(key, 0, LATEST);
        List<DirectiveView.Answer> answers = view.answers(key);
        model.addAttribute("nav", "directives");
        model.addAttribute("directive", directive);
        model.addAttribute("header", directive.header());
        model.addAttribute("clauses", directive.content().clauses());
        model.addAttribute("coverage", Coverage.of(directive.content()));
        model.addAttribute(
                "names",
                view.names(mentioned(directive), directive.content().header().issuedOn()));
        model.addAttribute("split", DirectiveView.split(shares));
        model.addAttribute("states", states(shares));
        model.addAttribute("late", late(shares));
        model.addAttribute("schedule", ScheduleLine.of(directive, days));
        model.addAttribute(
                "steps",
                days.others().stream()
                        .filter(each -> each.kind().equals("STEP"))
                        .toList());
        model.addAttribute("answers", answers);
        model.addAttribute("groups", groups(answers));
        count(model, "received", answers, answer -> answer.received() != null);
        count(model, "assigned", answers, answer -> answer.assigned() != null);
        count(model, "disseminated", answers, answer -> answer.disseminated() != null);
        count(model, "reported", answers, answer -> answer.reported() != null);
        count(model, "silent", answers, answer -> answer.assignment() != null && answer.silent());
        model.addAttribute("links", changes.links(key));
        model.addAttribute("trail", trail);
        model.addAttribute("mayAskForEnd", mayAskForEnd(directive, groupsAtLogin(who)));
        return "directive";
    }

    /** The Thường trực or the monitoring body asks for the decision before everything is finished. */
    @PostMapping("/directives/{key}/end-request")
    String askForEnd(@PathVariable String key, Principal who, RedirectAttributes after) {
        if (!mayAskForEnd(directives.get(Keys.directive(key)), people.groups(who.getName()))) {
            throw new NotYours("Chỉ cơ quan theo dõi và Thường trực được đề nghị kết thúc theo dõi văn bản này.");
        }
        try {
            settling.askForEnd(key, who.getName());
            after.addFlashAttribute("done", "Đã đề nghị kết thúc theo dõi; việc đã sang Thường trực quyết định.");
        } catch (Refusal refusal) {
            after.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/directives/{key}";
    }

    private static boolean mayAskForEnd(Directive directive, Set<String> groups) {
        return directive.state() == DirectiveState.IN_EXECUTION
                && (groups.contains(directive.header().superiorBody())
                        || groups.contains(directive.header().monitoringBody()));
    }

    /** As they were at the login, without asking the register again; what is done asks. */
    private static Set<String> groupsAtLogin(Authentication who) {
        return who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(GROUP))
                .map(authority -> authority.substring(GROUP.length()))
                .collect(Collectors.toSet());
    }

    @GetMapping("/directives/{key}/trail")
    String trail(@PathVariable String key, @RequestParam(defaultValue = "0") int page, Model model) {
        Directive directive = directives.get(Keys.directive(key));
        int at = Math.max(0, page);
        AssignmentView.Page<DirectiveView.Entry> trail = view.trail(key, at, ENTRIES);
        model.addAttribute("nav", "directives");
        model.addAttribute("directive", directive);
        model.addAttribute("trail", trail);
        model.addAttribute("pager", new Pager(at, ENTRIES, trail.total()));
        return "trail";
    }

    @GetMapping("/assignments")
    String assignments(AssignmentQuery query, @RequestParam(defaultValue = "0") int page, Model model) {
        int at = Math.max(0, page);
        AssignmentView.Page<AssignmentView.Line> lines = assignments.page(query.filter(), at, LINES);
        model.addAttribute("nav", "directives");
        model.addAttribute("query", query);
        model.addAttribute("filters", query.asQuery());
        model.addAttribute("lines", lines);
        model.addAttribute("pager", new Pager(at, LINES, lines.total()));
        model.addAttribute("bodies", bodies.current());
        model.addAttribute("directives", directives.list());
        model.addAttribute("states", AssignmentState.values());
        return "assignments";
    }

    private static Map<String, Map<AssignmentState, Integer>> states(List<DirectiveView.Share> shares) {
        return shares.stream()
                .collect(Collectors.groupingBy(
                        DirectiveView.Share::measure,
                        Collectors.groupingBy(
                                DirectiveView.Share::state,
                                java.util.TreeMap::new,
                                Collectors.summingInt(DirectiveView.Share::count))));
    }

    private static Map<String, Integer> late(List<DirectiveView.Share> shares) {
        return shares.stream()
                .collect(Collectors.groupingBy(DirectiveView.Share::measure, Collectors.toList()))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> {
                    Split split = DirectiveView.split(each.getValue());
                    return split.openLate();
                }));
    }

    private static void count(
            Model model, String name, List<DirectiveView.Answer> answers, Predicate<DirectiveView.Answer> which) {
        model.addAttribute(name, answers.stream().filter(which).count());
    }

    /** Addressees by the group that the document names. */
    private static Map<String, List<DirectiveView.Answer>> groups(List<DirectiveView.Answer> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> answer.group() == null ? "" : answer.group(),
                        java.util.LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static Set<String> mentioned(Directive directive) {
        DirectiveHeader header = directive.header();
        Set<String> codes = new LinkedHashSet<>(List.of(header.issuer(), header.superiorBody(), header.signingBody()));
        List<String> others = new ArrayList<>();
        others.add(header.monitoringBody());
        directive
                .content()
                .clauses()
                .forEach(clause -> clause.measures().forEach(measure -> others.addAll(mentioned(measure))));
        others.stream().filter(Objects::nonNull).forEach(codes::add);
        return codes;
    }

    private static List<String> mentioned(MeasureDraft measure) {
        List<String> codes = new ArrayList<>(measure.leads());
        codes.addAll(measure.coordinating());
        codes.add(measure.confirmer());
        codes.add(measure.confirmerForOwn());
        codes.add(measure.decider());
        codes.add(measure.accountable());
        codes.add(measure.executing());
        return codes;
    }
}
