package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.directive.Addressee;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.Coverage;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DeadlineDraft;
import vn.dondoc.directive.Directive;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.MeasureDraft;
import vn.dondoc.directive.Split;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Board;
import vn.dondoc.register.DirectiveView;
import vn.dondoc.register.Directives;

/** The directives as other programs read them. */
@RestController
@RequestMapping("/api/directives")
@Tag(name = "directives")
class DirectiveApi {

    record Item(
            String key,
            String number,
            LocalDate issuedOn,
            String subject,
            String state,
            int planned,
            int issued,
            SplitJson split) {}

    /** @param total the denominator; cancelled ones are outside it */
    record SplitJson(int total, int doneInTime, int doneLate, int openInTime, int openLate, int noDue, int cancelled) {

        static SplitJson of(Split split) {
            return new SplitJson(
                    split.total(),
                    split.doneInTime(),
                    split.doneLate(),
                    split.openInTime(),
                    split.openLate(),
                    split.noDue(),
                    split.cancelled());
        }
    }

    record Whole(
            String key,
            String number,
            String type,
            LocalDate issuedOn,
            LocalDate receivedOn,
            String issuer,
            String signer,
            String signerTitle,
            String authority,
            String subject,
            List<String> basis,
            String urgency,
            String monitoringBody,
            String superiorBody,
            DirectiveHeader.Report report,
            String state,
            String processInstanceId,
            int planned,
            int issued,
            Instant signedAt,
            Instant issuedAt,
            List<Addressee> addressees,
            List<String> copies,
            List<ClauseJson> clauses,
            CoverageJson coverage) {}

    record ClauseJson(
            String path,
            String parent,
            String label,
            String wording,
            String noMeasureReason,
            boolean covered,
            List<MeasureJson> measures) {

        static ClauseJson of(ClauseDraft clause, Coverage coverage) {
            return new ClauseJson(
                    clause.path(),
                    clause.parent(),
                    clause.label(),
                    clause.wording(),
                    clause.noMeasureReason(),
                    coverage.covers(clause.path()),
                    clause.measures().stream().map(MeasureJson::of).toList());
        }
    }

    record MeasureJson(
            String code,
            String kind,
            String title,
            String product,
            String evidenceRule,
            List<String> leads,
            String accountable,
            String executing,
            List<String> coordinating,
            String confirmer,
            String confirmerForOwn,
            String decider,
            DeadlineJson deadline,
            boolean verified,
            String note) {

        static MeasureJson of(MeasureDraft measure) {
            return new MeasureJson(
                    measure.code(),
                    measure.kind().code(),
                    measure.title(),
                    measure.product(),
                    measure.evidenceRule().name(),
                    measure.leads(),
                    measure.accountable(),
                    measure.executing(),
                    measure.coordinating(),
                    measure.confirmer(),
                    measure.confirmerForOwn(),
                    measure.decider(),
                    DeadlineJson.of(measure.deadline()),
                    measure.verified(),
                    measure.note());
        }
    }

    record DeadlineJson(
            String phrase,
            String kind,
            LocalDate from,
            LocalDate due,
            DateSetBy setBy,
            Integer days,
            String unit,
            String every,
            String monthDay,
            String first,
            String question,
            String proposal) {

        static DeadlineJson of(DeadlineDraft deadline) {
            return new DeadlineJson(
                    deadline.phrase(),
                    deadline.rule().code(),
                    deadline.from(),
                    deadline.due(),
                    deadline.setBy(),
                    deadline.days(),
                    deadline.unit() == null ? null : deadline.unit().name(),
                    deadline.every(),
                    deadline.monthDay(),
                    deadline.first(),
                    deadline.question(),
                    deadline.proposal());
        }
    }

    /** @param missing labels of the clauses that nothing answers for */
    record CoverageJson(long covered, int total, boolean complete, List<String> missing) {}

    private final Directives directives;
    private final DirectiveView view;
    private final Board board;

    DirectiveApi(Directives directives, DirectiveView view, Board board) {
        this.directives = directives;
        this.view = view;
        this.board = board;
    }

    @GetMapping
    @Operation(summary = "Directives, the latest first, each with the official split")
    Paging.Of<Item> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        Paging paging = new Paging(page, size);
        AssignmentView.Page<Board.Progress> found = board.directives(paging.page(), paging.size());
        return new Paging.Of<>(
                found.items().stream()
                        .map(each -> new Item(
                                each.key(),
                                each.number(),
                                each.issuedOn(),
                                each.subject(),
                                each.state().name(),
                                each.planned(),
                                each.issued(),
                                SplitJson.of(each.split())))
                        .toList(),
                found.total());
    }

    @GetMapping("/{key}")
    @Operation(summary = "One directive: header, clauses with their measures, coverage")
    Whole one(@PathVariable String key) {
        Directive directive = directives.get(Keys.directive(key));
        DirectiveHeader header = directive.header();
        Coverage coverage = Coverage.of(directive.content());
        return new Whole(
                directive.key().value(),
                header.number(),
                header.type().name(),
                header.issuedOn(),
                header.receivedOn(),
                header.issuer(),
                header.signerName(),
                header.signerTitle(),
                header.authority(),
                header.subject(),
                header.basis(),
                header.urgency().name(),
                header.monitoringBody(),
                header.superiorBody(),
                header.report(),
                directive.state().name(),
                directive.processInstanceId(),
                directive.planned(),
                directive.issued(),
                directive.signedAt(),
                directive.issuedAt(),
                directive.content().addressees(),
                header.copies(),
                directive.content().clauses().stream()
                        .map(clause -> ClauseJson.of(clause, coverage))
                        .toList(),
                new CoverageJson(coverage.covered(), coverage.total(), coverage.complete(), coverage.missing()));
    }

    @GetMapping("/{key}/schedule")
    @Operation(summary = "What is to be ready by when: measures as read, assignments, reports, milestones")
    Paging.Of<ScheduleLine> schedule(@PathVariable String key) {
        Directive directive = directives.get(Keys.directive(key));
        List<ScheduleLine> lines = ScheduleLine.of(directive, view.days(key));
        return new Paging.Of<>(lines, lines.size());
    }
}
