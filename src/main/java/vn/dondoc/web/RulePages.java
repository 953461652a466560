package vn.dondoc.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.OfficeRules;
import vn.dondoc.register.ReckonedDates;
import vn.dondoc.register.ReferenceData;
import vn.dondoc.register.RuleChanges;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.RulesDesk;

/**
 * Lịch làm việc and Mốc đề án: read by everybody, changed by a clerk of the office or the administrator, who first sees
 * what would move.
 */
@Controller
class RulePages {

    private static final int LINES = 200;
    private static final int CHANGES = 20;

    private final OfficeRules rules;
    private final RulesDesk desk;
    private final RuleChanges changes;
    private final Bodies bodies;
    private final Clock clock;

    RulePages(OfficeRules rules, RulesDesk desk, RuleChanges changes, Bodies bodies, Clock clock) {
        this.rules = rules;
        this.desk = desk;
        this.changes = changes;
        this.bodies = bodies;
        this.clock = clock;
    }

    @GetMapping("/calendar")
    String calendar(
            @RequestParam(required = false) Integer year,
            @RequestParam(required = false) String day,
            Principal who,
            Model model) {
        int shown = year == null ? LocalDate.now(clock).getYear() : year;
        List<ReferenceData.CalendarDay> rows = rules.year(shown);
        model.addAttribute("year", shown);
        model.addAttribute("years", rules.years());
        model.addAttribute("rows", rows);
        model.addAttribute(
                "confirmed", rules.years().stream().anyMatch(each -> each.year() == shown && each.confirmed()));
        rows.stream()
                .filter(row -> row.day().toString().equals(day))
                .findFirst()
                .ifPresent(row -> model.addAttribute("chosen", row));
        common(who, model);
        return "calendar";
    }

    @GetMapping("/milestones")
    String milestones(Principal who, Model model) {
        model.addAttribute("distances", rules.distances());
        model.addAttribute("sessions", rules.sessions());
        common(who, model);
        return "milestones";
    }

    private void common(Principal who, Model model) {
        boolean may = desk.mayChange(who.getName());
        model.addAttribute("mayChange", may);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("moving", changes.moving().orElse(null));
        model.addAttribute("waiting", may && desk.waiting());
        model.addAttribute("changes", changes.latest(CHANGES));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", Map.of());
        }
    }

    @PostMapping("/calendar/preview")
    String preview(@RequestParam Map<String, String> request, Principal who, Model model) {
        RuleForm form = RuleForm.of(request);
        try {
            return shown(form, desk.preview(form.change(), who.getName()), model);
        } catch (Refusal refusal) {
            return again(form, refusal, who, model);
        }
    }

    @PostMapping("/calendar/confirm")
    String confirm(@RequestParam Map<String, String> request, Principal who, Model model, RedirectAttributes after) {
        RuleForm form = RuleForm.of(request);
        try {
            RuleChanges.Change done = desk.confirm(form.change(), request.get("token"), who.getName());
            after.addFlashAttribute(
                    "done", "Đã ghi. Dời " + done.dates() + " ngày hạn và " + done.timers() + " giờ hẹn.");
        } catch (RulesDesk.Outdated outdated) {
            model.addAttribute("refusal", outdated.getMessage());
            return shown(form, outdated.now(), model);
        } catch (Refusal refusal) {
            return again(form, refusal, who, model);
        }
        return form.ofMilestones() ? "redirect:/milestones" : "redirect:/calendar" + yearOf(form);
    }

    /** Dates of a change that a stop broke off. */
    @PostMapping("/calendar/resume")
    String resume(Principal who, RedirectAttributes after) {
        desk.requireMayChange(who.getName());
        desk.resume(who.getName());
        after.addFlashAttribute("done", "Đã dời xong.");
        return "redirect:/calendar";
    }

    private static String yearOf(RuleForm form) {
        String day = form.typed().getOrDefault("day", form.typed().getOrDefault("year", ""));
        return day.matches("\\d{4}.*") ? "?year=" + day.substring(0, 4) : "";
    }

    private String again(RuleForm form, Refusal refusal, Principal who, Model model) {
        model.addAttribute("refusal", refusal.getMessage());
        model.addAttribute("typed", form.typed());
        if (form.ofMilestones()) {
            return milestones(who, model);
        }
        String year = yearOf(form);
        return calendar(year.isEmpty() ? null : Integer.valueOf(year.substring(6)), null, who, model);
    }

    private String shown(RuleForm form, RulesDesk.Preview preview, Model model) {
        List<ReckonedDates.Move> lines =
                preview.dates().subList(0, Math.min(LINES, preview.dates().size()));
        Map<String, String> names = new HashMap<>();
        lines.forEach(line -> names.computeIfAbsent(line.owner(), bodies::name));
        model.addAttribute("typed", form.typed());
        model.addAttribute("preview", preview);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "timers",
                preview.timers().subList(0, Math.min(LINES, preview.timers().size())));
        model.addAttribute("names", names);
        model.addAttribute("back", form.ofMilestones() ? "/milestones" : "/calendar" + yearOf(form));
        return "rule-preview";
    }
}
