package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.Coverage;
import vn.dondoc.directive.Directive;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.MeasureDraft;
import vn.dondoc.directive.Split;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Board;
import vn.dondoc.register.Directives;
import vn.dondoc.register.UnknownThing;

/** Directives as read and how far they have come. */
@RestController
@RequestMapping("/api/directives")
@Tag(name = "directives")
class DirectiveApi {

    private final Board board;
    private final Directives directives;
    private final AssignmentView assignments;

    DirectiveApi(Board board, Directives directives, AssignmentView assignments) {
        this.board = board;
        this.directives = directives;
        this.assignments = assignments;
    }

    record Line(
            String key,
            String number,
            String subject,
            LocalDate issuedOn,
            String state,
            int planned,
            int issued,
            Split split) {}

    record Measure(
            String code,
            String kind,
            String title,
            String product,
            String deadlinePhrase,
            String deadlineRule,
            LocalDate due,
            String dueSetBy,
            String question,
            String confirmer,
            List<String> leads,
            boolean verified,
            String note) {}

    record Clause(
            String path,
            String parent,
            String label,
            String wording,
            String noMeasureReason,
            boolean covered,
            List<Measure> measures) {}

    record CoverageOf(long covered, int total, List<String> missing) {}

    record Addressee(String body, String group, boolean verified, String note) {}

    record Whole(
            String key,
            String number,
            String subject,
            LocalDate issuedOn,
            String issuer,
            String signer,
            String state,
            int planned,
            int issued,
            String monitoringBody,
            List<Addressee> addressees,
            List<Clause> clauses,
            CoverageOf coverage) {}

    record Scheduled(
            String assignment,
            String clause,
            String measure,
            String body,
            String kind,
            LocalDate due,
            String dueSetBy,
            boolean estimated,
            String state) {}

    @GetMapping
    @Operation(summary = "Directives, the latest first")
    Paging.Of<Line> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        Paging paging = new Paging(page, size);
        AssignmentView.Page<Board.Progress> found = board.directives(paging.page(), paging.size());
        return new Paging.Of<>(
                found.items().stream()
                        .map(each -> new Line(
                                each.key(),
                                each.number(),
                                each.subject(),
                                each.issuedOn(),
                                each.state().name(),
                                each.planned(),
                                each.issued(),
                                each.split()))
                        .toList(),
                found.total());
    }

    @GetMapping("/{key}")
    @Operation(summary = "A directive: clauses, measures, coverage")
    Whole one(@PathVariable String key) {
        Directive directive = directive(key);
        DirectiveHeader header = directive.header();
        Coverage coverage = Coverage.of(directive.content());
        return new Whole(
                key,
                header.number(),
                header.subject(),
                header.issuedOn(),
                header.issuer(),
                header.signerName(),
                directive.state().name(),
                directive.planned(),
                directive.issued(),
                header.monitoringBody(),
                directive.content().addressees().stream()
                        .map(each -> new Addressee(each.body(), each.group(), each.verified(), each.note()))
                        .toList(),
                directive.content().clauses().stream()
                        .map(clause -> clause(clause, coverage))
                        .toList(),
                new CoverageOf(coverage.covered(), coverage.total(), coverage.missing()));
    }

    @GetMapping("/{key}/schedule")
    @Operation(summary = "What is due when, the earliest first; what has no date comes last")
    Paging.Of<Scheduled> schedule(
            @PathVariable String key,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "500") int size) {
        directive(key);
        Paging paging = new Paging(page, size);
        AssignmentView.Page<AssignmentView.Line> found = assignments.schedule(key, paging.page(), paging.size());
        return new Paging.Of<>(
                found.items().stream()
                        .map(line -> new Scheduled(
                                line.key(),
                                line.clause(),
                                line.measure(),
                                line.body(),
                                line.kind().code(),
                                line.due(),
                                line.dueSetBy() == null ? null : line.dueSetBy().name(),
                                line.dueEstimated(),
                                line.state().name()))
                        .toList(),
                found.total());
    }

    private Directive directive(String key) {
        try {
            return directives.get(new DirectiveKey(key));
        } catch (IllegalArgumentException e) {
            throw new UnknownThing("Không có văn bản nào mang mã " + key + ".");
        }
    }

    private static Clause clause(ClauseDraft clause, Coverage coverage) {
        return new Clause(
                clause.path(),
                clause.parent(),
                clause.label(),
                clause.wording(),
                clause.noMeasureReason(),
                coverage.covers(clause.path()),
                clause.measures().stream().map(DirectiveApi::measure).toList());
    }

    private static Measure measure(MeasureDraft measure) {
        return new Measure(
                measure.code(),
                measure.kind().code(),
                measure.title(),
                measure.product(),
                measure.deadline().phrase(),
                measure.deadline().rule().name().toLowerCase(Locale.ROOT),
                measure.deadline().due(),
                measure.deadline().setBy() == null
                        ? null
                        : measure.deadline().setBy().name(),
                measure.deadline().question(),
                measure.confirmer(),
                measure.leads(),
                measure.verified(),
                measure.note());
    }
}
