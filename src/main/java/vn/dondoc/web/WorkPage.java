package vn.dondoc.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.RequestKind;
import vn.dondoc.papers.Drafts;
import vn.dondoc.papers.Paper;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.DirectiveView;
import vn.dondoc.register.Endorsements;
import vn.dondoc.register.Evidences;
import vn.dondoc.register.Milestones;
import vn.dondoc.register.MonitoringReports;
import vn.dondoc.register.People;
import vn.dondoc.register.Remarks;
import vn.dondoc.register.ReportRequests;
import vn.dondoc.register.ReportRows;
import vn.dondoc.register.Requests;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.register.WorkView;
import vn.dondoc.work.EvidenceFiles;
import vn.dondoc.work.FileContent;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.WritingReports;

/**
 * Hồ sơ công việc: one assignment, or a body's periodic report. Everybody may read it; only the body whose turn it is
 * adds files and writes rows.
 */
@Controller
@RequestMapping("/work/{key}")
class WorkPage {

    /** A proceeding of this form serves a report, not one assignment. */
    static final String REPORTING = ".+:continuous:[^:]+";

    private static final String CHANGE = "[^:]+:change:\\d+";

    private final WorkView view;
    private final ReportRows reports;
    private final WritingReports writing;
    private final Evidences evidences;
    private final People people;
    private final MonitoringReports monitoringReports;
    private final Endorsements endorsements;
    private final Requests requests;
    private final ReportRequests reportRequests;
    private final Remarks remarks;
    private final Bodies bodies;
    private final Milestones milestones;
    private final CalendarDays days;
    private final Drafts drafts;
    private final ObjectMapper json;
    private final Clock clock;

    WorkPage(
            WorkView view,
            ReportRows reports,
            WritingReports writing,
            Evidences evidences,
            People people,
            MonitoringReports monitoringReports,
            Endorsements endorsements,
            Requests requests,
            ReportRequests reportRequests,
            Remarks remarks,
            Bodies bodies,
            Milestones milestones,
            CalendarDays days,
            Drafts drafts,
            ObjectMapper json,
            Clock clock) {
        this.view = view;
        this.reports = reports;
        this.writing = writing;
        this.evidences = evidences;
        this.people = people;
        this.monitoringReports = monitoringReports;
        this.endorsements = endorsements;
        this.requests = requests;
        this.reportRequests = reportRequests;
        this.remarks = remarks;
        this.bodies = bodies;
        this.milestones = milestones;
        this.days = days;
        this.drafts = drafts;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable String key, @RequestParam(required = false) String period, Principal who, Model model) {
        Optional<WorkView.Reporting> reporting = key.matches(REPORTING) ? view.reporting(key) : Optional.empty();
        if (reporting.isPresent()) {
            return report(reporting.get(), period, who, model);
        }
        Optional<WorkView.Work> work = view.assignment(key);
        if (work.isPresent()) {
            return assignment(work.get(), who, model);
        }
        if (view.isDirective(key)) {
            return "redirect:/directives/{key}";
        }
        if (key.matches(CHANGE)) {
            return "redirect:/changes/{key}";
        }
        Optional<ReportRequests.Answer> answer = reportRequests.answer(key);
        if (answer.isPresent()) {
            return answer(answer.get(), who, model);
        }
        Optional<Requests.Request> request = RequestKind.ofKey(key).flatMap(kind -> requests.find(key));
        if (request.isPresent()) {
            return "redirect:/work/" + request.get().assignment() + "#requests";
        }
        throw unknown(key);
    }

    /** Saves all rows of the report together. */
    @PostMapping("/rows")
    String save(
            @PathVariable String key,
            @RequestParam String period,
            @RequestParam String seen,
            @RequestParam("assignment") List<String> assignments,
            @RequestParam("content") String[] contents,
            Principal who,
            Model model,
            RedirectAttributes after) {
        Map<String, String> typed = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(assignments.size(), contents.length); i++) {
            typed.put(assignments.get(i), contents[i]);
        }
        try {
            writing.save(key, period, typed, seen, who.getName());
        } catch (Refusal refusal) {
            model.addAttribute("refusal", refusal.getMessage());
            model.addAttribute("typed", typed);
            return report(view.reporting(key).orElseThrow(() -> unknown(key)), period, who, model);
        }
        after.addFlashAttribute("saved", true);
        return "redirect:/work/{key}";
    }

    /** The receipt of one submission, which protects whoever handed in. */
    @GetMapping("/receipt/{which}")
    String receipt(@PathVariable String key, @PathVariable String which, Model model) {
        model.addAttribute("nav", "directives");
        model.addAttribute("key", key);
        Evidences.Folder folder = evidences.folder(key);
        Optional<WorkView.Reporting> reporting = key.matches(REPORTING) ? view.reporting(key) : Optional.empty();
        if (reporting.isPresent()) {
            ReportRows.Period period = reports.periods(key).stream()
                    .filter(each -> each.period().equals(which) && each.submittedAt() != null)
                    .findFirst()
                    .orElseThrow(() -> unknown(key));
            model.addAttribute("directive", reporting.get().directive());
            model.addAttribute("bodyName", reporting.get().bodyName());
            model.addAttribute("period", period);
            model.addAttribute(
                    "papers",
                    folder.papers().stream()
                            .filter(paper -> Objects.equals(paper.number(), period.number()))
                            .toList());
            return "receipt";
        }
        WorkView.Work work = view.assignment(key).orElseThrow(() -> unknown(key));
        WorkView.Submission submission = view.submissions(key).stream()
                .filter(each -> Integer.toString(each.ordinal()).equals(which))
                .findFirst()
                .orElseThrow(() -> unknown(key));
        model.addAttribute("directive", work.order().directive());
        model.addAttribute("bodyName", work.line().bodyName());
        model.addAttribute("line", work.line());
        model.addAttribute("submission", submission);
        model.addAttribute(
                "papers",
                folder.papers().stream()
                        .filter(paper -> Objects.equals(paper.submission(), submission.ordinal()))
                        .toList());
        return "receipt";
    }

    private String assignment(WorkView.Work work, Principal who, Model model) {
        AssignmentView.Line line = work.line();
        String key = line.key();
        // A report to follow up is never submitted: it is signed.
        boolean monitoring = line.kind() == MeasureKind.MONITOR;
        List<WorkView.Submission> submissions = monitoring ? List.of() : view.submissions(key);
        List<DirectiveView.Entry> trail = view.trail(key);
        model.addAttribute("line", line);
        model.addAttribute("order", work.order());
        model.addAttribute("directive", work.order().directive());
        model.addAttribute("submissions", submissions);
        model.addAttribute(
                "returned",
                submissions.stream()
                        .reduce((earlier, later) -> later)
                        .filter(last -> last.returned() && !line.state().closed())
                        .orElse(null));
        model.addAttribute("provisionalYear", provisionalYear(work));
        model.addAttribute("alerts", view.alerts(key));
        model.addAttribute("trail", trail);
        model.addAttribute(
                "moves",
                trail.stream().filter(entry -> entry.event().equals("moved")).toList());
        if (monitoring) {
            model.addAttribute("sheets", sheets(line));
        } else if (line.kind() == MeasureKind.SCHEME) {
            scheme(line, model);
        } else if (line.kind() == MeasureKind.CONTINUOUS && line.proceeding() != null) {
            model.addAttribute("said", reports.said(line.proceeding(), key));
        }
        Set<String> groups = folder(key, line.proceeding(), line.body(), who, model);
        asked(line, work.order(), groups, model);
        papers(papers(line, work.order(), groups), key, who, model);
        return "work";
    }

    /** What bodies of whoever looks write about it. */
    private static List<Drafts.Offer> papers(AssignmentView.Line line, WorkView.Order order, Set<String> groups) {
        boolean own = groups.contains(line.body());
        if (line.kind() == MeasureKind.MONITOR && own) {
            return List.of(
                    Drafts.Offer.of(Paper.MONITORING_NAMED, line.key()),
                    Drafts.Offer.of(Paper.MONITORING_UNNAMED, line.key()));
        }
        if (line.kind() == MeasureKind.SCHEME && (own || in(groups, order.executing()))) {
            return List.of(Drafts.Offer.of(Paper.SCHEME_SUBMISSION, line.key()));
        }
        boolean late = line.daysLate() > 0 && !line.state().closed();
        return late && !own && in(groups, order.directive().monitoringBody())
                ? List.of(new Drafts.Offer(Paper.URGING_LETTER, line.directive(), line.body(), line.bodyName()))
                : List.of();
    }

    private static boolean in(Set<String> groups, String body) {
        return body != null && groups.contains(body);
    }

    /** Drafts are read only for those who may have some. */
    private void papers(List<Drafts.Offer> offers, String key, Principal who, Model model) {
        model.addAttribute("papers", offers);
        model.addAttribute("drafts", offers.isEmpty() ? List.of() : drafts.kept(key, who.getName()));
    }

    private void scheme(AssignmentView.Line line, Model model) {
        List<WorkView.SchemeLine> lines = view.scheme(line.key());
        Milestones.Plan plan = milestones.plan(
                line.due(),
                lines.stream()
                        .filter(each -> each.kind().equals("MILESTONE"))
                        .map(each -> new Milestones.Stored(each.name(), each.on(), each.at()))
                        .toList());
        model.addAttribute("scheme", lines);
        model.addAttribute(
                "slack", plan.lines().stream().collect(Collectors.toMap(Milestones.Line::step, Function.identity())));
        model.addAttribute("schemeSession", plan.session());
    }

    /** The year by which a counted day is uncertain; null where all days off were announced, or the day was printed. */
    private Integer provisionalYear(WorkView.Work work) {
        LocalDate due = work.line().due();
        if (!"relative".equals(work.order().rule()) || due == null) {
            return null;
        }
        LocalDate from = work.order().directive().issuedOn();
        OptionalInt year = days.calendar().provisionalYear(from, due);
        return year.isPresent() ? year.getAsInt() : null;
    }

    /** What was asked and said about it, and what whoever looks may ask and say. */
    private void asked(AssignmentView.Line line, WorkView.Order order, Set<String> groups, Model model) {
        boolean open = !line.state().closed();
        boolean own = open && line.kind() != MeasureKind.MONITOR && groups.contains(line.body());
        model.addAttribute("requests", requests.about(line.key()));
        model.addAttribute("mayAsk", own);
        model.addAttribute("mayExtend", own && line.due() != null && line.dueSetBy() != DateSetBy.INTERNAL);
        model.addAttribute("mayMoveOwn", own && line.due() != null && line.dueSetBy() == DateSetBy.INTERNAL);
        model.addAttribute("others", own ? requests.others(line.key()) : List.of());
        model.addAttribute("allBodies", own ? bodies.current() : List.of());
        model.addAttribute("remarks", remarks.about(line.key()));
        boolean helps = open && !Collections.disjoint(remarks.helpers(line.key()), groups);
        model.addAttribute(
                "maySay",
                helps
                        || open
                                && Stream.of(
                                                line.body(),
                                                order.confirmer(),
                                                order.directive().monitoringBody())
                                        .anyMatch(body -> body != null && groups.contains(body)));
        if (helps) {
            model.addAttribute("mayAdd", line.key().equals(line.proceeding()) && stepsProve(model));
        }
    }

    @SuppressWarnings("unchecked")
    private static boolean stepsProve(Model model) {
        return ((List<WorkView.Step>) model.getAttribute("steps"))
                .stream().anyMatch(step -> step.open() && EvidenceFiles.provesWork(step.task()));
    }

    /** Signed reports as they were frozen; the figures of today once, for the report that is being drawn up. */
    private List<MonitoringSheet> sheets(AssignmentView.Line line) {
        List<MonitoringReports.Written> written = monitoringReports.written(line.key());
        String now = written.stream().allMatch(report -> report.figures() != null)
                ? null
                : monitoringReports.figures(line.directive(), LocalDate.now(clock));
        return written.stream()
                .map(report -> MonitoringSheet.of(report, report.figures() == null ? now : report.figures(), json))
                .toList();
    }

    private String answer(ReportRequests.Answer answer, Principal who, Model model) {
        String key = answer.proceeding();
        model.addAttribute("answer", answer);
        model.addAttribute("request", reportRequests.find(answer.request()).orElseThrow());
        model.addAttribute("alerts", view.alerts(key));
        model.addAttribute("trail", view.trail(key));
        folder(key, key, answer.body(), who, model);
        model.addAttribute("nav", "requests");
        return "work-answer";
    }

    private String report(WorkView.Reporting reporting, String asked, Principal who, Model model) {
        String key = reporting.key();
        List<ReportRows.Period> periods = reports.periods(key);
        ReportRows.Period period = periods.stream()
                .filter(each -> asked == null || each.period().equals(asked))
                .findFirst()
                .orElse(null);
        List<ReportRows.Row> rows = period == null ? List.of() : reports.rows(key, period.period());
        model.addAttribute("reporting", reporting);
        model.addAttribute("directive", reporting.directive());
        model.addAttribute("periods", periods);
        model.addAttribute("period", period);
        model.addAttribute("rows", rows);
        model.addAttribute("seen", WritingReports.version(rows));
        model.addAttribute("alerts", view.alerts(key));
        model.addAttribute("trail", view.trail(key));
        Set<String> groups = folder(key, key, reporting.body(), who, model);
        model.addAttribute("writable", period != null && period.writable() && groups.contains(reporting.body()));
        papers(
                period != null && groups.contains(reporting.body())
                        ? List.of(Drafts.Offer.of(Paper.PERIOD_REPORT, key))
                        : List.of(),
                key,
                who,
                model);
        return "work-report";
    }

    /** Steps, papers, files, and whether it is the turn of a body of whoever looks. */
    private Set<String> folder(String key, String proceeding, String owner, Principal who, Model model) {
        List<WorkView.Step> steps = proceeding == null ? List.of() : view.steps(proceeding);
        Set<String> groups = people.groups(who.getName());
        List<WorkView.Step> turn = steps.stream()
                .filter(step -> step.open() && groups.contains(step.owner()))
                .toList();
        Evidences.Folder folder = evidences.folder(key);
        model.addAttribute("nav", "directives");
        model.addAttribute("key", key);
        model.addAttribute("account", who.getName());
        model.addAttribute("proceeding", proceeding);
        model.addAttribute("steps", steps);
        model.addAttribute("turn", turn);
        if (!turn.isEmpty()) {
            Map<String, People.Acting> acting = new LinkedHashMap<>();
            turn.forEach(step -> acting.computeIfAbsent(step.owner(), body -> people.acting(who.getName(), body)));
            model.addAttribute("inPlaceOf", inPlaceOf(acting, who.getName()));
            model.addAttribute("byEndorsement", owners(acting, People.Acting.BY_ENDORSEMENT));
        }
        model.addAttribute("endorsements", proceeding == null ? List.of() : endorsements.about(proceeding));
        model.addAttribute("folder", folder);
        model.addAttribute(
                "mayAdd",
                key.equals(proceeding)
                        && steps.stream()
                                .filter(step -> step.open() && EvidenceFiles.provesWork(step.task()))
                                .anyMatch(step -> groups.contains(owner) || groups.contains(step.owner())));
        model.addAttribute("accepted", FileContent.ACCEPTED);
        model.addAttribute("mostEach", EvidenceFiles.MOST_EACH);
        model.addAttribute("mostTogether", EvidenceFiles.MOST_TOGETHER);
        return groups;
    }

    /** Names of those in whose place this account would act. */
    private List<String> inPlaceOf(Map<String, People.Acting> acting, String account) {
        return owners(acting, People.Acting.SUBSTITUTE).stream()
                .flatMap(owner -> people.standsFor(account, owner, null).stream())
                .flatMap(person -> people.find(person).stream())
                .map(People.Person::name)
                .distinct()
                .toList();
    }

    private static List<String> owners(Map<String, People.Acting> acting, People.Acting way) {
        return acting.entrySet().stream()
                .filter(each -> each.getValue() == way)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static UnknownThing unknown(String key) {
        return new UnknownThing("Không có công việc nào mang mã " + key + ".");
    }
}
