package vn.dondoc.web;

import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Evidences;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Journal;
import vn.dondoc.register.People;
import vn.dondoc.register.Reports;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.EvidenceFiles;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.WritingReports;

/**
 * Hồ sơ công việc, linked from every task: what is ordered in its exact words, by when and why that day, what has been
 * done, the files that prove it, and the rows of a periodic report.
 */
@Controller
@RequestMapping("/work/{key}")
class WorkPage {

    private static final String ROW = "row-";

    private final FactsReader facts;
    private final AssignmentView assignments;
    private final Journal journal;
    private final Evidences evidences;
    private final Bodies bodies;
    private final People people;
    private final Reports reports;
    private final WritingReports writing;
    private final EvidenceFiles files;

    WorkPage(
            FactsReader facts,
            AssignmentView assignments,
            Journal journal,
            Evidences evidences,
            Bodies bodies,
            People people,
            Reports reports,
            WritingReports writing,
            EvidenceFiles files) {
        this.facts = facts;
        this.assignments = assignments;
        this.journal = journal;
        this.evidences = evidences;
        this.bodies = bodies;
        this.people = people;
        this.reports = reports;
        this.writing = writing;
        this.files = files;
    }

    @GetMapping
    String show(@PathVariable String key, Principal who, Model model) {
        Facts of = facts(key);
        if (key.equals(of.directive().key())) {
            return "redirect:/directives/" + key;
        }
        Optional<AssignmentView.Line> line = assignments.find(key);
        boolean mine = people.groups(who.getName()).contains(of.owner());
        boolean open = line.map(each -> each.closedAt() == null).orElse(true);
        model.addAttribute("nav", "work");
        model.addAttribute("facts", of);
        model.addAttribute("line", line.orElse(null));
        model.addAttribute("ownerName", bodies.name(of.owner()));
        model.addAttribute(
                "confirmerName",
                of.assignment() == null ? null : bodies.name(of.assignment().confirmer()));
        model.addAttribute("steps", journal.steps(key));
        model.addAttribute("submissions", journal.submissions(key));
        model.addAttribute("papers", evidences.papers(key));
        model.addAttribute("pending", evidences.pending(key));
        model.addAttribute("alerts", journal.alerts(null, key, 0, 50).items());
        model.addAttribute("trail", journal.trail(key));
        model.addAttribute(
                "mayUpload", mine && open && (line.isEmpty() || line.get().proceeding() != null));
        model.addAttribute("report", reports.current(key).orElse(null));
        model.addAttribute("rows", journal.reportRows(key));
        model.addAttribute("mine", mine);
        return "work";
    }

    /** Keeps what was written for each clause, complete or not. */
    @PostMapping("/report")
    String write(
            @PathVariable String key, @RequestParam Map<String, String> form, Principal who, RedirectAttributes next) {
        Map<String, String> rows = new HashMap<>();
        form.forEach((name, text) -> {
            if (name.startsWith(ROW)) {
                rows.put(name.substring(ROW.length()), text.strip());
            }
        });
        try {
            writing.write(key, null, rows, who.getName());
            next.addFlashAttribute(
                    "done", "Đã lưu nội dung báo cáo. Muốn nộp, mở việc trong Tasklist và bấm Hoàn thành.");
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.getMessage());
        }
        return back(key);
    }

    @PostMapping("/files/{id}/remove")
    String remove(@PathVariable String key, @PathVariable long id, Principal who, RedirectAttributes next) {
        try {
            files.remove(id, who.getName());
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.getMessage());
        }
        return back(key);
    }

    private static String back(String key) {
        return "redirect:/work/" + key;
    }

    private Facts facts(String key) {
        try {
            return facts.of(key);
        } catch (UnknownThing unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage());
        }
    }
}
