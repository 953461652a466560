package vn.dondoc.work;

import org.springframework.stereotype.Component;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.ReportRequests;
import vn.dondoc.register.Reports;
import vn.dondoc.register.Requests;
import vn.dondoc.register.Trail;

/** Ends work before its time, for a reason that stays on record. */
@Component
class Cancelling {

    private final Proceedings proceedings;
    private final Assignments assignments;
    private final Reports reports;
    private final Requests requests;
    private final ReportRequests reportRequests;
    private final AlertLedger alerts;
    private final FactsReader facts;
    private final WorkEngine engine;
    private final Trail trail;

    Cancelling(
            Proceedings proceedings,
            Assignments assignments,
            Reports reports,
            Requests requests,
            ReportRequests reportRequests,
            AlertLedger alerts,
            FactsReader facts,
            WorkEngine engine,
            Trail trail) {
        this.proceedings = proceedings;
        this.assignments = assignments;
        this.reports = reports;
        this.requests = requests;
        this.reportRequests = reportRequests;
        this.alerts = alerts;
        this.facts = facts;
        this.engine = engine;
        this.trail = trail;
    }

    /** One assignment; the periodic report that spoke of it goes on without it. */
    void assignment(String key, String reason, String by) {
        proceedings.lock(key).ifPresent(own -> stop(own, reason));
        Facts of = facts.of(key);
        if (of.assignment().state().closed()) {
            return;
        }
        assignments.close(key, AssignmentState.CANCELLED, reason);
        reports.dropRow(key);
        alerts.withdraw(key);
        facts.forget(key);
        trail.add("ended", by, of, of.assignment().kind().process(), reason);
    }

    /** A proceeding that the caller has locked, with all that it serves. */
    void proceeding(Proceedings.Proceeding each, String reason, String by) {
        Facts of = facts.of(each.key());
        assignments.closeAllOf(each.key(), AssignmentState.CANCELLED, reason);
        requests.overtake(each.key());
        reportRequests.cancel(each.key());
        if (each.process().equals(ReportingWork.PROCESS)) {
            reports.cancelOpen(each.key());
        }
        alerts.withdraw(each.key());
        stop(each, reason);
        trail.add("ended", by, of, each.process(), reason);
    }

    private void stop(Proceedings.Proceeding each, String reason) {
        proceedings.end(each.key());
        engine.cancel(each.instance(), reason);
    }
}
