package vn.dondoc.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.dondoc.directive.RequestKind;
import vn.dondoc.papers.Drafts;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Changes;
import vn.dondoc.register.Evidences;
import vn.dondoc.register.People;
import vn.dondoc.register.Remarks;
import vn.dondoc.register.ReportRequests;
import vn.dondoc.register.ReportRows;
import vn.dondoc.register.Requests;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.register.WorkView;
import vn.dondoc.work.AskingRequests;
import vn.dondoc.work.EvidenceFiles;
import vn.dondoc.work.FileContent;

/**
 * What stands above a task's form in Tasklist: what is ordered, by whom, by when and why, what was said and urged, and
 * the place to drop evidence. A fragment of a page, for whoever holds the task.
 */
@Controller
class TaskBrief {

    /** Steps before there can be any paper; files may still be added on the page of the work. */
    private static final Set<String> NO_PAPER_YET =
            Set.of("userTask_register", "userTask_assign", "userTask_proposeDate", "userTask_setPeriod");

    /** In the order in which they stand. */
    private static final List<RequestKind> ASKED =
            List.of(RequestKind.EXTENSION, RequestKind.OBSTACLE, RequestKind.ADJUSTMENT);

    private final WorkView view;
    private final Evidences evidences;
    private final Requests requests;
    private final ReportRequests reportRequests;
    private final Remarks remarks;
    private final ReportRows reports;
    private final Changes changes;
    private final AskingRequests asking;
    private final People people;
    private final Drafts drafts;

    TaskBrief(
            WorkView view,
            Evidences evidences,
            Requests requests,
            ReportRequests reportRequests,
            Remarks remarks,
            ReportRows reports,
            Changes changes,
            AskingRequests asking,
            People people,
            Drafts drafts) {
        this.view = view;
        this.evidences = evidences;
        this.requests = requests;
        this.reportRequests = reportRequests;
        this.remarks = remarks;
        this.reports = reports;
        this.changes = changes;
        this.asking = asking;
        this.people = people;
        this.drafts = drafts;
    }

    /** Another body's task is answered like one that isn't there. */
    @GetMapping("/tasks/{id}/brief")
    String brief(@PathVariable String id, Principal who, Model model, HttpServletResponse answer) {
        answer.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        Set<String> groups = people.groups(who.getName());
        WorkView.Turn turn = view.turn(id)
                .filter(open -> groups.contains(open.owner()))
                .orElseThrow(() -> new UnknownThing("Không có việc nào đang chờ đồng chí mang mã " + id + "."));
        String key = turn.proceeding();
        model.addAttribute("turn", turn);
        model.addAttribute("key", key);
        model.addAttribute("papers", drafts.forTask(turn.task(), key));
        Optional<Requests.Request> request = RequestKind.ofKey(key).flatMap(kind -> requests.find(key));
        request.ifPresent(asked -> model.addAttribute("request", asked));
        Optional<WorkView.Work> work =
                view.assignment(request.map(Requests.Request::assignment).orElse(key));
        if (work.isPresent()) {
            assignment(work.get(), turn, groups, who.getName(), model);
        } else {
            other(key, model);
        }
        return "task-brief";
    }

    private void assignment(WorkView.Work work, WorkView.Turn turn, Set<String> groups, String who, Model model) {
        AssignmentView.Line line = work.line();
        model.addAttribute("line", line);
        model.addAttribute("order", work.order());
        model.addAttribute("directive", work.order().directive());
        model.addAttribute("remarks", remarks.about(line.key()));
        model.addAttribute("alert", view.lastAlert(line.key()).orElse(null));
        asks(line, groups, who, model);
        boolean proves = line.key().equals(turn.proceeding())
                && EvidenceFiles.provesWork(turn.task())
                && !NO_PAPER_YET.contains(turn.task());
        model.addAttribute("mayAdd", proves);
        if (proves) {
            model.addAttribute("folder", evidences.folder(line.key()));
            model.addAttribute("accepted", FileContent.ACCEPTED);
            model.addAttribute("mostEach", EvidenceFiles.MOST_EACH);
            model.addAttribute("mostTogether", EvidenceFiles.MOST_TOGETHER);
        }
    }

    /** What may be asked about the assignment, and of the rest why not: one reason with the kinds that it stands for. */
    private void asks(AssignmentView.Line line, Set<String> groups, String who, Model model) {
        List<RequestKind> may = new ArrayList<>();
        Map<String, List<RequestKind>> mayNot = new LinkedHashMap<>();
        if (groups.contains(line.body())) {
            for (RequestKind kind : ASKED) {
                asking.whyNot(line.key(), kind, who)
                        .ifPresentOrElse(
                                why -> mayNot.computeIfAbsent(why, none -> new ArrayList<>())
                                        .add(kind),
                                () -> may.add(kind));
            }
        } else {
            model.addAttribute("asksOf", line.bodyName());
        }
        model.addAttribute("mayAsk", may);
        model.addAttribute("mayNotAsk", mayNot);
    }

    private void other(String key, Model model) {
        model.addAttribute("remarks", Collections.emptyList());
        model.addAttribute("mayAsk", List.of());
        model.addAttribute("mayNotAsk", Map.of());
        // Every proceeding would pass for one.
        Optional<WorkView.Reporting> reporting =
                key.matches(WorkPage.REPORTING) ? view.reporting(key) : Optional.empty();
        if (reporting.isPresent()) {
            model.addAttribute("reporting", reporting.get());
            model.addAttribute("asksInRows", true);
            reports.periods(key).stream().findFirst().ifPresent(period -> {
                model.addAttribute("period", period);
                model.addAttribute("rows", reports.rows(key, period.period()));
            });
            model.addAttribute("directive", reporting.get().directive());
            model.addAttribute("alert", view.lastAlert(key).orElse(null));
            return;
        }
        reportRequests
                .answer(key)
                .flatMap(asked -> reportRequests.find(asked.request()))
                .ifPresent(asked -> model.addAttribute("question", asked));
        changes.find(key).ifPresent(change -> model.addAttribute("change", change));
        view.document(key).ifPresent(directive -> model.addAttribute("directive", directive));
    }
}
