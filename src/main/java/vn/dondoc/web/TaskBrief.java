package vn.dondoc.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.RequestKind;
import vn.dondoc.papers.Drafts;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Evidences;
import vn.dondoc.register.People;
import vn.dondoc.register.Remarks;
import vn.dondoc.register.ReportRequests;
import vn.dondoc.register.Requests;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.register.WorkView;
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

    private final WorkView view;
    private final Evidences evidences;
    private final Requests requests;
    private final ReportRequests reportRequests;
    private final Remarks remarks;
    private final People people;
    private final Drafts drafts;

    TaskBrief(
            WorkView view,
            Evidences evidences,
            Requests requests,
            ReportRequests reportRequests,
            Remarks remarks,
            People people,
            Drafts drafts) {
        this.view = view;
        this.evidences = evidences;
        this.requests = requests;
        this.reportRequests = reportRequests;
        this.remarks = remarks;
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
            assignment(work.get(), turn, groups, model);
        } else {
            other(key, model);
        }
        return "task-brief";
    }

    private void assignment(WorkView.Work work, WorkView.Turn turn, Set<String> groups, Model model) {
        AssignmentView.Line line = work.line();
        boolean own = groups.contains(line.body()) && line.kind() != MeasureKind.MONITOR;
        model.addAttribute("line", line);
        model.addAttribute("order", work.order());
        model.addAttribute("directive", work.order().directive());
        model.addAttribute("remarks", remarks.about(line.key()));
        model.addAttribute("alert", view.lastAlert(line.key()).orElse(null));
        model.addAttribute("mayAsk", own);
        model.addAttribute("mayExtend", own && line.due() != null && line.dueSetBy() != DateSetBy.INTERNAL);
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

    private void other(String key, Model model) {
        model.addAttribute("remarks", Collections.emptyList());
        Optional<WorkView.Reporting> reporting = view.reporting(key);
        if (reporting.isPresent()) {
            model.addAttribute("reporting", reporting.get());
            model.addAttribute("directive", reporting.get().directive());
            model.addAttribute("alert", view.lastAlert(key).orElse(null));
            return;
        }
        reportRequests
                .answer(key)
                .flatMap(asked -> reportRequests.find(asked.request()))
                .ifPresent(asked -> model.addAttribute("question", asked));
        view.document(key).ifPresent(directive -> model.addAttribute("directive", directive));
    }
}
