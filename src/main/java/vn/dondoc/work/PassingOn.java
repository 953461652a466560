package vn.dondoc.work;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.PassedRights;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Reports;
import vn.dondoc.register.Steps;
import vn.dondoc.register.Successions;
import vn.dondoc.register.Trail;

/**
 * Gives one proceeding, which the caller has locked, to the successor of its body: register, open tasks, waiting alerts
 * and the pending timer in the caller's transaction. Dates and keys stay (ADR 0017, 0028).
 */
@Component
class PassingOn {

    private final Proceedings proceedings;
    private final PassedRights rights;
    private final Reports reports;
    private final Steps steps;
    private final AlertLedger ledger;
    private final WaitingAlertsOf alerts;
    private final FactsReader facts;
    private final WorkEngine engine;
    private final Trail trail;

    PassingOn(
            Proceedings proceedings,
            PassedRights rights,
            Reports reports,
            Steps steps,
            AlertLedger ledger,
            WaitingAlertsOf alerts,
            FactsReader facts,
            WorkEngine engine,
            Trail trail) {
        this.proceedings = proceedings;
        this.rights = rights;
        this.reports = reports;
        this.steps = steps;
        this.ledger = ledger;
        this.alerts = alerts;
        this.facts = facts;
        this.engine = engine;
        this.trail = trail;
    }

    void pass(Proceedings.Proceeding proceeding, Successions.Succession of) {
        facts.forget(proceeding.key());
        note(rights.assignments(of, proceeding.key()), of, proceeding.process());
        if (proceeding.owner().equals(of.body())) {
            if (proceeding.process().equals(ReportingWork.PROCESS) && merged(proceeding, of.successor(), of)) {
                return;
            }
            proceedings.handTo(proceeding.key(), of.successor());
        }
        facts.forget(proceeding.key());
        for (Steps.Step step : steps.openOf(proceeding.key())) {
            if (step.owner().equals(of.body())) {
                steps.handTo(step.taskId(), of.successor());
                engine.handTask(step.taskId(), step.groupOf(of.successor()));
            }
        }
        alerts.readdress(proceeding.key());
        engine.replanRungs(proceeding.key(), proceeding.instance());
    }

    /** What no process serves. */
    void passSeries(Successions.Succession of) {
        note(rights.assignments(of, null), of, null);
    }

    /** A report of the successor's that lies between two periods, beside one of its own. */
    void mergeIdle(Proceedings.Proceeding report, Successions.Succession of) {
        merged(report, report.owner(), of);
    }

    /**
     * One report a body and period: where the successor has one of its own in the directive, its clauses pass over to
     * that one and the former body's proceeding ends. Not in the middle of a report that the other one can't take up:
     * that is finished first.
     */
    private boolean merged(Proceedings.Proceeding report, String successor, Successions.Succession of) {
        String own = proceedings
                .reportingOf(report.directive(), successor, report.key())
                .orElse(null);
        if (own == null || proceedings.lock(own).isEmpty()) {
            return false;
        }
        Reports.Standing here = reports.standing(report.key()).orElse(null);
        if (here != null) {
            Reports.Standing there = reports.standing(own).orElse(null);
            if (!here.written()
                    || there == null
                    || !there.written()
                    || !there.period().equals(here.period())) {
                return false;
            }
            reports.mergeInto(report.key(), own, here.period(), "Gộp vào báo cáo của cơ quan kế thừa");
        }
        rights.servedBy(report.key(), own);
        trail.add(new Trail.Event(
                "ended",
                Trail.SYSTEM,
                null,
                report.directive(),
                report.key(),
                null,
                report.owner(),
                ReportingWork.PROCESS,
                "báo cáo gộp vào " + own + (of == null ? "" : ", kế thừa theo " + of.document())));
        ledger.withdraw(report.key());
        engine.cancel(report.instance(), "Gộp vào " + own);
        proceedings.end(report.key());
        facts.forget(report.key());
        return true;
    }

    private void note(List<PassedRights.Passed> passed, Successions.Succession of, String process) {
        passed.forEach(each -> facts.forget(each.key()));
        if (!passed.isEmpty()) {
            trail.add(passed.stream()
                    .map(each -> new Trail.Event(
                            "adjusted",
                            of.decidedBy(),
                            null,
                            each.directive(),
                            each.key(),
                            each.clause(),
                            of.successor(),
                            process,
                            "kế thừa: từ " + of.bodyName() + " sang " + of.successorName() + ", theo " + of.document()))
                    .toList());
        }
    }
}
