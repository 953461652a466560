package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.dondoc.directive.Split;
import vn.dondoc.papers.Drafts;
import vn.dondoc.register.FrozenFigures;
import vn.dondoc.register.People;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.register.WorkView;
import vn.dondoc.work.Correcting;
import vn.dondoc.work.Refusal;

/** Frozen figures of signed reports, and the papers that belong to a task. */
@RestController
@Tag(name = "papers")
class PaperApi {

    private final FrozenFigures frozen;
    private final Correcting correcting;
    private final Drafts drafts;
    private final WorkView works;
    private final People people;
    private final Clock clock;

    PaperApi(FrozenFigures frozen, Correcting correcting, Drafts drafts, WorkView works, People people, Clock clock) {
        this.frozen = frozen;
        this.correcting = correcting;
        this.drafts = drafts;
        this.works = works;
        this.people = people;
        this.clock = clock;
    }

    /** @param total the denominator of all classes; {@code dated} that of the four with a due day */
    record Totals(
            int total,
            int dated,
            int doneInTime,
            int doneLate,
            int openInTime,
            int openLate,
            int noDue,
            int cancelled) {

        static Totals of(Split split) {
            return new Totals(
                    split.total(),
                    split.dated(),
                    split.doneInTime(),
                    split.doneLate(),
                    split.openInTime(),
                    split.openLate(),
                    split.noDue(),
                    split.cancelled());
        }
    }

    /** @param standing class of the official split; {@code content} what the report says about it, else null */
    record Row(
            String assignment,
            String clause,
            String measure,
            String title,
            String body,
            String bodyName,
            String period,
            LocalDate due,
            String dueSetBy,
            String state,
            String standing,
            int daysLate,
            String content) {}

    /** @param field standing, due, daysLate, content, or row (one that came or went) */
    record Change(String assignment, String field, String was, String now) {}

    /**
     * @param cause SIGNED, SIGNED_AGAIN or CORRECTED
     * @param changes what this version says otherwise than the one before
     */
    record FigureSet(
            String code,
            int version,
            int versions,
            String kind,
            String directive,
            String body,
            String period,
            String number,
            LocalDate datedOn,
            OffsetDateTime cutOff,
            String cause,
            String reason,
            String proposedBy,
            String frozenBy,
            OffsetDateTime frozenAt,
            Totals totals,
            List<Row> rows,
            List<Change> changes) {}

    /** @param changes each {@code {"assignment", "field", "now"}} */
    record Proposal(String reason, List<Change> changes) {}

    record Proposed(long id) {}

    record Decision(Boolean confirmed, String note) {}

    record Decided(long id, String outcome) {}

    /** @param to the body that a letter goes to; {@code draw} is where to POST for the draft */
    record Offer(String paper, String about, String to) {}

    record Offers(List<Offer> items, int total) {}

    @GetMapping("/api/papers/{code}")
    @Operation(
            summary =
                    "The figures that a signed report prints under its code: the same for ever; version for an earlier"
                            + " one, before a correction")
    FigureSet figures(@PathVariable String code, @RequestParam(required = false) Integer version) {
        FrozenFigures.Version found = (version == null ? frozen.find(code) : frozen.find(code, version))
                .orElseThrow(() -> unknown(code, version));
        FrozenFigures.Head head = found.head();
        return new FigureSet(
                head.code(),
                head.version(),
                frozen.versions(code).size(),
                head.kind().name(),
                head.directive(),
                head.body(),
                head.period(),
                head.number(),
                head.datedOn(),
                at(head.cutOff()),
                head.cause().name(),
                head.reason(),
                head.proposedBy(),
                head.frozenBy(),
                at(head.frozenAt()),
                Totals.of(found.split()),
                found.rows().stream()
                        .map(row -> new Row(
                                row.work(),
                                row.clause(),
                                row.measure(),
                                row.title(),
                                row.body(),
                                row.bodyName(),
                                row.period(),
                                row.due(),
                                row.dueSetBy() == null ? null : row.dueSetBy().name(),
                                row.state().name(),
                                row.standing().name(),
                                row.daysLate(),
                                row.content()))
                        .toList(),
                found.changes().stream()
                        .map(change -> new Change(change.work(), change.field(), change.was(), change.now()))
                        .toList());
    }

    @PostMapping("/api/papers/{code}/corrections")
    @Operation(summary = "Proposes a correction of a signed report's figures; another person of the body confirms it")
    Proposed propose(@PathVariable String code, @RequestBody Proposal proposal, Authentication who) {
        List<Correcting.Asked> asked = (proposal.changes() == null ? List.<Change>of() : proposal.changes())
                .stream()
                        .map(change -> new Correcting.Asked(change.assignment(), change.field(), change.now()))
                        .toList();
        return new Proposed(correcting.propose(code, proposal.reason(), asked, who.getName()));
    }

    @PostMapping("/api/papers/corrections/{id}/decision")
    @Operation(summary = "Confirms or refuses a correction; never by whoever proposed it")
    Decided decide(@PathVariable long id, @RequestBody Decision decision, Authentication who) {
        if (decision.confirmed() == null) {
            throw new Refusal("confirmed: ghi true (xác nhận) hoặc false (không xác nhận).");
        }
        return new Decided(
                id,
                correcting
                        .decide(id, decision.confirmed(), decision.note(), who.getName())
                        .outcome());
    }

    @GetMapping("/api/tasks/{id}/papers")
    @Operation(summary = "Papers that can be drawn up for a task in hand; POST /papers/drafts draws one")
    Offers ofTask(@PathVariable String id, Authentication who) {
        WorkView.Turn turn = works.turn(id)
                .filter(open -> people.groups(who.getName()).contains(open.owner()))
                .orElseThrow(() -> new UnknownThing("Không có việc nào đang chờ đồng chí mang mã " + id + "."));
        List<Offer> offers = drafts.forTask(turn.task(), turn.proceeding()).stream()
                .map(offer -> new Offer(offer.paper().code(), offer.about(), offer.to()))
                .toList();
        return new Offers(offers, offers.size());
    }

    static UnknownThing unknown(String code, Integer version) {
        return new UnknownThing("Không có báo cáo đã ký nào mang mã số liệu " + code
                + (version == null ? "" : ", bản " + version) + ", hoặc tài khoản này không được xem.");
    }

    private OffsetDateTime at(Instant instant) {
        return instant.atZone(clock.getZone()).toOffsetDateTime().withNano(0);
    }
}
