package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.Facts;
import vn.dondoc.register.ReportRequests;
import vn.dondoc.register.Reports;
import vn.dondoc.register.Requests;
import vn.dondoc.register.Schemes;

/**
 * Plans every user task of every process: owner, answer-by date, who set it. A date that the directive or the Standing
 * Committee set is passed on; all others are the office's habit (days below are working days) and never reach the top
 * rung.
 */
@Component
public class StepPlans {

    static final int OFFICE_DAYS = 2;
    static final int ARRIVAL_DAYS = 3;
    static final int ROUTING_DAYS = 5;
    static final int ANSWER_DAYS = 10;
    /** Brief section 3: confirmed within five working days; the confirmer is reminded, not the owner. */
    static final int CONFIRM_DAYS = 5;

    static final int RULING_DAYS = 2;
    static final int DECISION_DAYS = 20;

    private final CalendarDays days;
    private final Clock clock;
    private final Bodies bodies;
    private final Schemes schemes;
    private final Reports reports;
    private final Requests requests;
    private final ReportRequests reportRequests;
    private final Superior superior;

    StepPlans(
            CalendarDays days,
            Clock clock,
            Bodies bodies,
            Schemes schemes,
            Reports reports,
            Requests requests,
            ReportRequests reportRequests,
            Superior superior) {
        this.days = days;
        this.clock = clock;
        this.bodies = bodies;
        this.schemes = schemes;
        this.reports = reports;
        this.requests = requests;
        this.reportRequests = reportRequests;
        this.superior = superior;
    }

    /**
     * @param local of the task's own scope: {@code consulted}, {@code body} of a question, {@code answerDays} of a ruling
     * @throws IllegalArgumentException for a task that no rule speaks of
     */
    public Plan of(String process, String task, Facts facts, Map<String, String> local) {
        return switch (process) {
            case "directive-lifecycle" -> lifecycle(task, facts, local);
            case "dissemination" -> dissemination(task, facts);
            case "measure-execution" -> execution(task, facts);
            case "period-reporting" -> reporting(task, facts);
            case "scheme-drafting" -> scheme(task, facts, local);
            case "monitoring" -> monitoring(task, facts);
            case "assignment-adjustment", "deadline-extension", "obstacle-resolution" -> request(task, facts);
            case "directive-change" ->
                task.equals("userTask_signChange")
                        ? Plan.step(facts.directive().signingBody(), in(OFFICE_DAYS), DateSetBy.INTERNAL)
                                .onlyFor("SIGNER")
                        : Plan.step(bodies.officePost("PARTY_OFFICE"), in(OFFICE_DAYS), DateSetBy.INTERNAL)
                                .onlyFor("CLERK");
            case "report-request" -> reportRequest(task, facts);
            case "escalation" ->
                Plan.step(
                        superior.above(facts).orElse(facts.directive().superiorBody()),
                        in(local.containsKey("answerDays") ? Integer.parseInt(local.get("answerDays")) : RULING_DAYS),
                        DateSetBy.INTERNAL);
            default -> throw unknown(process, task);
        };
    }

    private Plan lifecycle(String task, Facts facts, Map<String, String> local) {
        Facts.OfDirective directive = facts.directive();
        return switch (task) {
            case "userTask_breakDown" ->
                Plan.step(bodies.officePost("PARTY_OFFICE"), in(OFFICE_DAYS), DateSetBy.INTERNAL)
                        .onlyFor("CLERK");
            case "userTask_sign" ->
                Plan.step(directive.signingBody(), in(OFFICE_DAYS), DateSetBy.INTERNAL)
                        .onlyFor("SIGNER");
            case "userTask_setPeriod" -> Plan.step(local.get("body"), in(ANSWER_DAYS), DateSetBy.MONITOR);
            case "userTask_endTracking" -> Plan.step(directive.superiorBody(), in(ANSWER_DAYS), DateSetBy.INTERNAL);
            case "userTask_closingReport" -> Plan.step(directive.follower(), in(ANSWER_DAYS), DateSetBy.INTERNAL);
            default -> throw unknown("directive-lifecycle", task);
        };
    }

    private Plan dissemination(String task, Facts facts) {
        Facts.OfAssignment assignment = facts.assignment();
        return switch (task) {
            case "userTask_register" -> Plan.step(assignment.body(), in(ARRIVAL_DAYS), DateSetBy.MONITOR);
            case "userTask_assign" -> Plan.step(assignment.body(), in(ROUTING_DAYS), DateSetBy.MONITOR);
            case "userTask_disseminate", "userTask_report" -> deliverable(assignment);
            case "userTask_confirm" -> Plan.confirm(assignment.confirmer(), in(CONFIRM_DAYS));
            default -> throw unknown("dissemination", task);
        };
    }

    private Plan execution(String task, Facts facts) {
        Facts.OfAssignment assignment = facts.assignment();
        return switch (task) {
            case "userTask_proposeDate" -> Plan.step(assignment.body(), in(ANSWER_DAYS), DateSetBy.MONITOR);
            case "userTask_execute" -> deliverable(assignment);
            case "userTask_confirm" -> Plan.confirm(assignment.confirmer(), in(CONFIRM_DAYS));
            default -> throw unknown("measure-execution", task);
        };
    }

    private Plan reporting(String task, Facts facts) {
        return switch (task) {
            case "userTask_report" -> {
                Reports.Due due = reports.current(facts.key())
                        .orElseGet(() -> new Reports.Due(null, in(ANSWER_DAYS).due(), DateSetBy.MONITOR));
                yield Plan.of(facts.owner(), Plan.Term.named(due.due()), due.setBy(), "report");
            }
            case "userTask_receive" -> Plan.confirm(facts.directive().follower(), in(CONFIRM_DAYS));
            default -> throw unknown("period-reporting", task);
        };
    }

    private Plan scheme(String task, Facts facts, Map<String, String> local) {
        Facts.OfAssignment assignment = facts.assignment();
        Schemes.Scheme scheme = schemes.find(facts.key());
        String drafter = scheme.drafter() != null ? scheme.drafter() : assignment.body();
        String executing = assignment.executing() != null ? assignment.executing() : drafter;
        Plan.Term milestone =
                schemes.milestone(facts.key(), task).map(Plan.Term::named).orElseGet(() -> in(ANSWER_DAYS));
        DateSetBy office = DateSetBy.INTERNAL;
        return switch (task) {
            case "userTask_assignDrafter", "userTask_adopt" -> Plan.step(assignment.body(), milestone, office);
            case "userTask_formTeam" -> Plan.step(executing, milestone, office);
            case "userTask_outline", "userTask_draft", "userTask_planConsultation", "userTask_explain" ->
                Plan.step(drafter, milestone, office);
            case "userTask_consult" ->
                Plan.step(bodies.inForce(local.get("consulted")), Plan.Term.named(scheme.consultUntil()), office);
            case "userTask_appraise" ->
                Plan.step(scheme.appraiser() != null ? scheme.appraiser() : executing, milestone, office);
            case "userTask_opinion" -> Plan.confirm(facts.directive().follower(), in(CONFIRM_DAYS));
            case "userTask_checkDossier" -> Plan.confirm(assignment.confirmer(), in(CONFIRM_DAYS));
            // The session is nobody's delay but the session's: it carries no date of the document.
            case "userTask_decide" ->
                Plan.step(
                        assignment.decider() != null
                                ? assignment.decider()
                                : facts.directive().superiorBody(),
                        scheme.nextSession() != null ? Plan.Term.named(scheme.nextSession()) : in(DECISION_DAYS),
                        office);
            case "userTask_complete", "userTask_promulgate" ->
                Plan.of(
                        task.equals("userTask_complete") ? drafter : assignment.body(),
                        scheme.completionDue() != null ? Plan.Term.named(scheme.completionDue()) : in(DECISION_DAYS),
                        scheme.completionDue() != null ? DateSetBy.STANDING : office,
                        scheme.completionDue() != null ? "scheme" : "step");
            default -> throw unknown("scheme-drafting", task);
        };
    }

    private Plan monitoring(String task, Facts facts) {
        return switch (task) {
            case "userTask_drawUp" ->
                Plan.step(
                        facts.owner(),
                        reports.currentMonitoring(facts.key())
                                .map(Plan.Term::named)
                                .orElseGet(() -> in(ANSWER_DAYS)),
                        DateSetBy.MONITOR);
            case "userTask_signReport" -> Plan.step(facts.owner(), in(ARRIVAL_DAYS), DateSetBy.MONITOR);
            case "userTask_takeNote" -> Plan.confirm(facts.directive().superiorBody(), in(CONFIRM_DAYS));
            default -> throw unknown("monitoring", task);
        };
    }

    /** A question that leaders put climbs like an order of theirs; one of another body never to the top rung. */
    private Plan reportRequest(String task, Facts facts) {
        return switch (task) {
            case "userTask_answer" -> {
                ReportRequests.Request request = reportRequests
                        .find(reportRequests.answer(facts.key()).orElseThrow().request())
                        .orElseThrow();
                yield Plan.of(facts.owner(), Plan.Term.named(request.due()), request.setBy(), "execute");
            }
            case "userTask_receiveAnswer" -> Plan.confirm(facts.directive().follower(), in(CONFIRM_DAYS));
            default -> throw unknown("report-request", task);
        };
    }

    /** Requests: whoever rules answers within the office's habit, and the body acts by the day that it was told. */
    private Plan request(String task, Facts facts) {
        Requests.Request request = requests.get(facts.key());
        return switch (task) {
            case "userTask_decideAdjustment",
                    "userTask_ruleOnExtension",
                    "userTask_examine",
                    "userTask_ruleOnObstacle" -> Plan.step(request.ruler(), in(CONFIRM_DAYS), DateSetBy.INTERNAL);
            case "userTask_propose" ->
                Plan.step(bodies.officePost("PARTY_OFFICE"), in(CONFIRM_DAYS), DateSetBy.INTERNAL);
            case "userTask_act" ->
                Plan.step(
                        request.askedFor(),
                        request.ruledDue() != null ? Plan.Term.named(request.ruledDue()) : in(ANSWER_DAYS),
                        request.ruledDue() != null ? DateSetBy.STANDING : DateSetBy.INTERNAL);
            default -> throw unknown(request.kind().process(), task);
        };
    }

    private Plan deliverable(Facts.OfAssignment assignment) {
        if (assignment.due() == null) {
            return Plan.step(assignment.body(), in(ANSWER_DAYS), DateSetBy.MONITOR);
        }
        return Plan.byAssignment(assignment.body(), assignment.due(), assignment.dueSetBy());
    }

    private Plan.Term in(int workingDays) {
        WorkingCalendar calendar = days.calendar();
        return new Plan.Term(calendar.add(LocalDate.now(clock), workingDays), workingDays);
    }

    private static IllegalArgumentException unknown(String process, String task) {
        return new IllegalArgumentException("No plan for " + task + " of " + process);
    }
}
