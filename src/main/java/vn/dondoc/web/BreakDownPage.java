package vn.dondoc.web;

import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.directive.Addressee;
import vn.dondoc.directive.Body;
import vn.dondoc.directive.BodyGroup;
import vn.dondoc.directive.Coverage;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.deadline.Reading;
import vn.dondoc.intake.BreakDown;
import vn.dondoc.intake.BreakDown.Sheet;
import vn.dondoc.intake.Problem;
import vn.dondoc.intake.Roster;
import vn.dondoc.register.CalendarDays;

/** Phân rã thành nhiệm vụ: the clauses of a directive, and beneath each what it orders. Works without scripts. */
@Controller
@RequestMapping("/directives/{key}/breakdown")
class BreakDownPage {

    /** Bodies to tick, under the name of their group; those of no group come last, without a code. */
    record Choice(String code, String name, List<Body> bodies) {}

    private static final Pattern ADD = Pattern.compile("add-(\\d{1,4})");
    private static final Pattern REMOVE = Pattern.compile("remove-(\\d{1,4})-(\\d{1,4})");

    private static final Pattern READ = Pattern.compile("read-(\\d{1,4})-(\\d{1,4})");

    private final BreakDown breakDown;
    private final CalendarDays days;

    BreakDownPage(BreakDown breakDown, CalendarDays days) {
        this.breakDown = breakDown;
        this.days = days;
    }

    @InitBinder("form")
    void bind(WebDataBinder binder) {
        binder.setAutoGrowCollectionLimit(1000);
    }

    @GetMapping
    String show(@PathVariable String key, @RequestParam(required = false) String reading, Principal who, Model model) {
        Sheet sheet = open(key, who);
        if (sheet.editable() && (reading != null || untouched(sheet.draft()))) {
            DirectiveDraft proposed = breakDown.proposed(sheet);
            if (!proposed.equals(sheet.draft())) {
                model.addAttribute("unsaved", true);
                model.addAttribute("fromReading", true);
            }
            return page(sheet, proposed, BreakDownForm.of(proposed, sheet.version()), List.of(), model);
        }
        return page(sheet, sheet.draft(), BreakDownForm.of(sheet.draft(), sheet.version()), List.of(), model);
    }

    /**
     * @param action {@code save}, {@code add-<clause>}, {@code remove-<clause>-<measure>} or {@code
     *     read-<clause>-<measure>}, by position
     */
    @PostMapping
    String change(
            @PathVariable String key,
            @RequestParam(defaultValue = "save") String action,
            @ModelAttribute("form") BreakDownForm form,
            Principal who,
            Model model,
            RedirectAttributes after) {
        Sheet sheet = open(key, who);
        if (!form.isComplete()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Trang gửi lên bị cắt bớt, chưa ghi gì. Bấm Quay lại rồi lưu lần nữa.");
        }
        Matcher read = READ.matcher(action);
        if (read.matches() || action.equals("save")) {
            Set<String> proposed = propose(form, sheet, read.matches() ? action.substring("read-".length()) : null);
            if (read.matches() || !proposed.isEmpty()) {
                model.addAttribute("proposed", proposed);
                model.addAttribute("unsaved", true);
                return page(sheet, form.over(sheet.draft(), sheet.roster(), new ArrayList<>()), form, List.of(), model);
            }
        }
        if (!action.equals("save")) {
            model.addAttribute("focus", "clauses-" + apply(action, form, sheet));
            model.addAttribute("unsaved", true);
            return page(sheet, form.over(sheet.draft(), sheet.roster(), new ArrayList<>()), form, List.of(), model);
        }
        List<Problem> problems = new ArrayList<>();
        DirectiveDraft draft = form.over(sheet.draft(), sheet.roster(), problems);
        if (problems.isEmpty()) {
            problems.addAll(breakDown.save(sheet.directive().key(), form.getVersion(), draft));
        } else {
            problems.addAll(breakDown.check(draft));
        }
        if (!problems.isEmpty()) {
            model.addAttribute("unsaved", true);
            return page(sheet, draft, form, problems, model);
        }
        after.addFlashAttribute("saved", true);
        return "redirect:/directives/{key}/breakdown";
    }

    /** Adds or removes a measure; returns the position of its clause. */
    private static int apply(String action, BreakDownForm form, Sheet sheet) {
        Matcher add = ADD.matcher(action);
        Matcher remove = REMOVE.matcher(action);
        try {
            if (add.matches()) {
                int clause = Integer.parseInt(add.group(1));
                form.addMeasure(clause, sheet.draft().clauses().get(clause).path());
                return clause;
            }
            if (remove.matches()) {
                int clause = Integer.parseInt(remove.group(1));
                form.removeMeasure(clause, Integer.parseInt(remove.group(2)));
                return clause;
            }
        } catch (IndexOutOfBoundsException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Không có điểm hay nhiệm vụ này.", e);
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Không có nút nào như vậy.");
    }

    /**
     * Reads the printed phrases that nobody has read yet: proposals, which the clerk saves or corrects.
     *
     * @param place of the one measure to read, {@code <clause>-<measure>}; null for all
     * @return where something was proposed
     */
    private Set<String> propose(BreakDownForm form, Sheet sheet, String place) {
        Set<String> proposed = new LinkedHashSet<>();
        boolean found = place == null;
        for (int clause = 0; clause < form.getClauses().size(); clause++) {
            List<BreakDownForm.MeasureForm> measures =
                    form.getClauses().get(clause).getMeasures();
            for (int i = 0; i < measures.size(); i++) {
                String at = clause + "-" + i;
                found = found || at.equals(place);
                Reading reading = place == null || at.equals(place) ? read(measures.get(i), sheet) : null;
                if (reading != null && measures.get(i).unread()) {
                    measures.get(i).propose(reading);
                    proposed.add(at);
                }
            }
        }
        if (!found) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Không có điểm hay nhiệm vụ này.");
        }
        return proposed;
    }

    private Reading read(BreakDownForm.MeasureForm measure, Sheet sheet) {
        return ReadPhrase.read(measure.phrase(), sheet.directive().header().issuedOn(), days.calendar());
    }

    /** What each printed phrase says, by place. */
    private Map<String, ReadPhrase> readings(BreakDownForm form, Sheet sheet, Set<?> proposed) {
        Map<String, ReadPhrase> readings = new LinkedHashMap<>();
        for (int clause = 0; clause < form.getClauses().size(); clause++) {
            List<BreakDownForm.MeasureForm> measures =
                    form.getClauses().get(clause).getMeasures();
            for (int i = 0; i < measures.size(); i++) {
                Reading reading = read(measures.get(i), sheet);
                if (reading != null) {
                    String at = clause + "-" + i;
                    readings.put(at, new ReadPhrase(reading, measures.get(i).differs(reading), proposed.contains(at)));
                }
            }
        }
        return readings;
    }

    /** Nothing was saved yet: whoever left the page before and comes back from the task finds the proposals again. */
    private static boolean untouched(DirectiveDraft draft) {
        return draft.clauses().stream()
                .allMatch(clause -> clause.measures().isEmpty() && clause.noMeasureReason() == null);
    }

    private Sheet open(String key, Principal who) {
        if (who == null || !breakDown.mayEdit(who.getName())) {
            throw new AccessDeniedException("Chỉ văn thư của Văn phòng được phân rã văn bản.");
        }
        return breakDown.open(Keys.directive(key));
    }

    private String page(Sheet sheet, DirectiveDraft draft, BreakDownForm form, List<Problem> problems, Model model) {
        while (form.getClauses().size() < draft.clauses().size()) {
            form.getClauses().add(new BreakDownForm.ClauseForm());
        }
        Set<?> proposed = model.getAttribute("proposed") instanceof Set<?> places ? places : Set.of();
        model.addAttribute("nav", "directives");
        model.addAttribute("readings", readings(form, sheet, proposed));
        model.addAttribute("form", form);
        model.addAttribute("directive", sheet.directive());
        model.addAttribute("draft", draft);
        model.addAttribute("editable", sheet.editable());
        model.addAttribute("coverage", Coverage.of(draft));
        model.addAttribute("problems", new FieldProblems(problems));
        model.addAttribute("roster", sheet.roster());
        model.addAttribute("bodies", valid(sheet));
        model.addAttribute("everybody", choices(sheet.roster(), valid(sheet), sheet));
        Set<String> addressed = draft.addressees().stream().map(Addressee::body).collect(Collectors.toSet());
        model.addAttribute(
                "addressed",
                choices(
                        sheet.roster(),
                        valid(sheet).stream()
                                .filter(body -> addressed.contains(body.code()))
                                .toList(),
                        sheet));
        model.addAttribute("words", BreakDownWords.ALL);
        return "breakdown";
    }

    private static List<Body> valid(Sheet sheet) {
        return sheet.roster().bodies().values().stream()
                .filter(body -> body.validOn(sheet.directive().header().issuedOn()))
                .toList();
    }

    private static List<Choice> choices(Roster roster, List<Body> bodies, Sheet sheet) {
        Map<String, Body> left = new LinkedHashMap<>();
        bodies.forEach(body -> left.put(body.code(), body));
        List<Choice> choices = new ArrayList<>();
        for (BodyGroup group : roster.groups().values()) {
            List<Body> members = group.on(sheet.directive().header().issuedOn()).stream()
                    .map(left::remove)
                    .filter(body -> body != null)
                    .toList();
            if (!members.isEmpty()) {
                choices.add(new Choice(group.code(), group.name(), members));
            }
        }
        if (!left.isEmpty()) {
            choices.add(new Choice(null, "Cơ quan khác", List.copyOf(left.values())));
        }
        return choices;
    }
}
