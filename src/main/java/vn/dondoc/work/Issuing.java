package vn.dondoc.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.DirectiveProgress;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Trail;

/**
 * Issues a signed directive in chunks, each one command and one commit. Register and engine are written in the same
 * transaction, so a chunk is there as a whole or not at all, and the next one begins where the last commit ended.
 */
@Component
public class Issuing {

    /** Between 50 and 200 (brief, section 3): large enough for batches, small enough to be seen advancing. */
    static final int CHUNK = 100;

    private final DirectiveProgress progress;
    private final FactsReader facts;
    private final DueDates dueDates;
    private final Proceedings proceedings;
    private final Assignments assignments;
    private final SchemeWork schemes;
    private final Series series;
    private final WorkEngine engine;
    private final Trail trail;

    Issuing(
            DirectiveProgress progress,
            FactsReader facts,
            DueDates dueDates,
            Proceedings proceedings,
            Assignments assignments,
            SchemeWork schemes,
            Series series,
            WorkEngine engine,
            Trail trail) {
        this.progress = progress;
        this.facts = facts;
        this.dueDates = dueDates;
        this.proceedings = proceedings;
        this.assignments = assignments;
        this.schemes = schemes;
        this.series = series;
        this.engine = engine;
        this.trail = trail;
    }

    /** True where more is left to issue. */
    public boolean issueNext(String directive) {
        DirectiveProgress.Chunk chunk = progress.nextChunk(directive, CHUNK);
        if (chunk.from() <= chunk.to()) {
            issue(facts.planned(directive, chunk.from(), chunk.to()).stream()
                    .map(dueDates::onIssue)
                    .toList());
            progress.issued(directive, chunk.to());
        }
        return chunk.to() < chunk.planned();
    }

    /** A body joins while the directive runs: its planned assignment goes out alone. */
    void issueLate(String directive, int ordinal) {
        issue(facts.planned(directive, ordinal, ordinal).stream()
                .map(dueDates::onIssue)
                .toList());
    }

    /** All chunks are out: the directive is in execution, its series get their timer and their questions. */
    public void finish(Facts of, String processInstanceId) {
        progress.allIssued(of.directive().key());
        facts.forget(of.key());
        series.begin(of.directive(), processInstanceId);
    }

    private void issue(List<Facts> chunk) {
        facts.know(chunk);
        Map<String, Start> starts = starts(chunk);
        List<String> instances =
                engine.startAll(starts.values().stream().map(Start::forEngine).toList());

        List<Proceedings.Proceeding> opened = new ArrayList<>();
        int i = 0;
        for (Start start : starts.values()) {
            opened.add(new Proceedings.Proceeding(
                    start.key(), start.facts().directive().key(), start.process(), instances.get(i++), start.owner()));
        }
        proceedings.add(opened);
        assignments.add(chunk.stream().map(this::issued).toList());
        trail.add(chunk.stream()
                .map(each -> issued(each, Trail.SYSTEM, each.assignment().kind().process()))
                .toList());
        chunk.forEach(each -> facts.forget(each.key()));
        starts.keySet().forEach(facts::forget);
    }

    private record Start(String key, String process, String owner, Facts facts) {
        WorkEngine.Start forEngine() {
            return new WorkEngine.Start(process, key, variables(facts));
        }
    }

    /** One process an assignment; a body's report is one process whatever the number of its clauses. */
    private Map<String, Start> starts(List<Facts> chunk) {
        Map<String, Start> starts = new LinkedHashMap<>();
        Map<String, Start> reporting = new LinkedHashMap<>();
        for (Facts each : chunk) {
            MeasureKind kind = each.assignment().kind();
            if (kind == MeasureKind.SCHEME) {
                // Its row has no assignment to refer to before the end of this chunk: the constraint is deferred.
                schemes.open(each);
            }
            if (kind != MeasureKind.CONTINUOUS && kind != MeasureKind.SERIES) {
                starts.put(each.key(), new Start(each.key(), kind.process(), each.owner(), each));
            }
            if (reportsOn(each)) {
                String key = reportingKey(each);
                reporting.putIfAbsent(
                        key,
                        new Start(
                                key,
                                ReportingWork.PROCESS,
                                each.owner(),
                                new Facts(key, each.directive(), each.owner(), each.ownerName(), null)));
            }
        }
        if (!reporting.isEmpty()) {
            Set<String> running = proceedings.existing(reporting.keySet());
            reporting.keySet().removeAll(running);
            facts.know(reporting.values().stream().map(Start::facts).toList());
            starts.putAll(reporting);
        }
        return starts;
    }

    /** A product without a date begins with the question for one. */
    static Map<String, Object> variables(Facts of) {
        Facts.OfAssignment a = of.assignment();
        if (a == null || a.kind() != MeasureKind.EXECUTE) {
            return Map.of("assignment", of.key());
        }
        return Map.of("assignment", of.key(), "outcome", a.due() == null ? "ASK_DATE" : "DATED");
    }

    private static boolean reportsOn(Facts each) {
        MeasureKind kind = each.assignment().kind();
        return each.directive().reportEvery() != null
                && (kind == MeasureKind.CONTINUOUS || kind == MeasureKind.DISSEMINATE);
    }

    private static String reportingKey(Facts each) {
        return new DirectiveKey(each.directive().key()).reporting(each.owner());
    }

    private Assignments.Issued issued(Facts each) {
        return switch (each.assignment().kind()) {
            case DISSEMINATE -> new Assignments.Issued(each, AssignmentState.RECEIVED_PENDING, each.key());
            case CONTINUOUS ->
                new Assignments.Issued(
                        each,
                        AssignmentState.CONTINUOUS,
                        each.directive().reportEvery() == null ? null : reportingKey(each));
            case SERIES -> new Assignments.Issued(each, AssignmentState.CONTINUOUS, null);
            case MONITOR -> new Assignments.Issued(each, AssignmentState.CONTINUOUS, each.key());
            case EXECUTE, SCHEME -> new Assignments.Issued(each, AssignmentState.IN_PROGRESS, each.key());
        };
    }

    static Trail.Event issued(Facts each, String actor, String process) {
        Facts.OfAssignment a = each.assignment();
        return new Trail.Event(
                "issued",
                actor,
                null,
                each.directive().key(),
                each.key(),
                a.clause(),
                a.body(),
                process,
                a.due() == null ? null : "hạn " + a.due());
    }
}
