package vn.dondoc.web;

import java.security.Principal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.register.Board;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Changes;
import vn.dondoc.register.Directives;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.ChangingDirectives;
import vn.dondoc.work.Refusal;

/** Changes of a running directive: prepared line by line, seen before they happen. */
@Controller
class ChangePages {

    private static final int DIRECTIVES = 100;

    private final Changes changes;
    private final ChangingDirectives changing;
    private final Directives directives;
    private final Bodies bodies;
    private final Board board;

    ChangePages(Changes changes, ChangingDirectives changing, Directives directives, Bodies bodies, Board board) {
        this.changes = changes;
        this.changing = changing;
        this.directives = directives;
        this.bodies = bodies;
        this.board = board;
    }

    @GetMapping("/directives/{key}/changes")
    String list(@PathVariable String key, Principal who, Model model) {
        model.addAttribute("nav", "directives");
        model.addAttribute("directive", directives.get(Keys.directive(key)));
        model.addAttribute("changes", changes.readOf(key));
        model.addAttribute("mayPrepare", changing.mayPrepare(who.getName()));
        model.addAttribute(
                "others",
                board.directives(0, DIRECTIVES).items().stream()
                        .filter(each -> !each.key().equals(key))
                        .toList());
        return "changes";
    }

    @PostMapping("/directives/{key}/changes")
    String begin(
            @PathVariable String key,
            @RequestParam(required = false) Changes.Kind kind,
            @RequestParam(required = false) String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate datedOn,
            @RequestParam(required = false) String reason,
            @RequestParam(required = false) String replacedBy,
            Principal who,
            Model model) {
        try {
            return "redirect:/changes/" + changing.begin(key, kind, number, datedOn, reason, replacedBy, who.getName());
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal.getMessage());
            model.addAttribute("kind", kind);
            model.addAttribute("number", number);
            model.addAttribute("datedOn", datedOn);
            model.addAttribute("reason", reason);
            return list(key, who, model);
        }
    }

    @GetMapping("/changes/{key}")
    String show(@PathVariable String key, Principal who, Model model) {
        Changes.Change change =
                changes.read(key).orElseThrow(() -> new UnknownThing("Không có lần thay đổi nào mang mã " + key + "."));
        model.addAttribute("nav", "directives");
        model.addAttribute("change", change);
        model.addAttribute("directive", directives.get(Keys.directive(change.directive())));
        model.addAttribute("previews", changing.preview(change));
        model.addAttribute("ends", changes.readOpenAssignments(change.directive()));
        boolean may = change.editable() && changing.mayPrepare(who.getName());
        model.addAttribute("mayEdit", may && change.kind() == Changes.Kind.AMENDED);
        if (may) {
            model.addAttribute("measures", changing.measures(change.directive(), key));
            model.addAttribute("clauses", changes.clauses(change.directive()));
            model.addAttribute("allBodies", bodies.current());
        }
        return "change";
    }

    @PostMapping("/changes/{key}/items")
    String add(
            @PathVariable String key,
            @RequestParam Changes.Action action,
            @RequestParam(required = false) String measure,
            @RequestParam(required = false) String body,
            @RequestParam(required = false) String toBody,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate due,
            @RequestParam(required = false) String clause,
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String title,
            @RequestParam(required = false) String product,
            @RequestParam Map<String, String> typed,
            Principal who,
            RedirectAttributes after) {
        try {
            changing.add(
                    key,
                    new Changes.Item(
                            0, action, measure, body, null, toBody, null, due, clause, kind, title, product, 0, null),
                    who.getName());
        } catch (Refusal refusal) {
            after.addFlashAttribute("refusal", refusal.getMessage());
            after.addFlashAttribute("open", action.name());
            after.addFlashAttribute("typed", new LinkedHashMap<>(typed));
        }
        return "redirect:/changes/{key}";
    }

    @PostMapping("/changes/{key}/items/{ordinal}/remove")
    String remove(@PathVariable String key, @PathVariable int ordinal, Principal who, RedirectAttributes after) {
        try {
            changing.remove(key, ordinal, who.getName());
        } catch (Refusal refusal) {
            after.addFlashAttribute("refusal", refusal.getMessage());
        }
        return "redirect:/changes/{key}";
    }
}
