package vn.dondoc.web;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.BasisView;
import vn.dondoc.register.Evidences;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.register.WorkView;
import vn.dondoc.urging.RungDays;

/** Puts together why an assignment has its colour: what is on record, the ladder of its date, and the sentences. */
@Component
class BasisReader {

    /** What is on record, and what follows from it. */
    record Read(BasisView.Basis basis, BasisSheet sheet) {}

    private final BasisView view;
    private final RungDays rungs;
    private final BasisWords words;
    private final Clock clock;
    private final ZoneId zone;

    BasisReader(BasisView view, RungDays rungs, BasisWords words, Clock clock) {
        this.view = view;
        this.rungs = rungs;
        this.words = words;
        this.clock = clock;
        this.zone = clock.getZone();
    }

    /** @throws UnknownThing for a key that no assignment has */
    Read read(String key) {
        BasisView.Basis basis =
                view.find(key).orElseThrow(() -> new UnknownThing("Không có việc được giao nào mang mã " + key + "."));
        AssignmentView.Line line = basis.work().line();
        Map<String, String> steps = basis.steps().stream()
                .collect(Collectors.toMap(WorkView.Step::task, WorkView.Step::name, (first, second) -> first));
        return new Read(
                basis,
                new BasisSheet(
                        line.key(),
                        line.directive(),
                        line.clause(),
                        line.measure(),
                        line.body(),
                        line.kind().code(),
                        line.period(),
                        line.state(),
                        line.colour(),
                        words.colour(basis),
                        due(basis),
                        new BasisSheet.Receipt(
                                basis.receipt().on() != null,
                                basis.receipt().on(),
                                basis.receipt().number(),
                                words.receipt(basis)),
                        counted(basis),
                        basis.moves().stream().map(this::move).toList(),
                        rungs(basis),
                        basis.alerts().stream()
                                .filter(alert -> !ofTheDate(alert, line))
                                .map(alert -> alert(alert, steps))
                                .toList(),
                        basis.papers().stream().map(BasisReader::paper).toList(),
                        basis.periods().stream()
                                .map(each -> new BasisSheet.PeriodLine(
                                        each.period(),
                                        each.due(),
                                        each.handedIn(),
                                        each.state(),
                                        each.number(),
                                        each.daysLate()))
                                .toList(),
                        new BasisSheet.Late(
                                line.daysLate(),
                                basis.handedOver(),
                                basis.stretches().stream()
                                        .map(each -> new BasisSheet.Stretch(
                                                each.from(),
                                                each.to(),
                                                each.workingDays(),
                                                each.counted(),
                                                each.counted() ? line.bodyName() : words.confirmer(basis)))
                                        .toList()),
                        new BasisSheet.Others(
                                basis.daysWithOthers(),
                                basis.turns().stream()
                                        .map(each -> new BasisSheet.Held(
                                                each.step(),
                                                each.body(),
                                                each.bodyName(),
                                                each.from(),
                                                each.to(),
                                                each.workingDays(),
                                                each.outcome()))
                                        .toList()),
                        new BasisSheet.Level(basis.level().body(), basis.level().name())));
    }

    private BasisSheet.Due due(BasisView.Basis basis) {
        AssignmentView.Line line = basis.work().line();
        WorkView.Order order = basis.work().order();
        return new BasisSheet.Due(
                line.due(),
                line.due() == null ? null : line.dueSetBy(),
                line.due() == null ? null : words.setByName(basis),
                line.due() == null ? null : BasisWords.firstDay(basis),
                line.internalDue(),
                order.phrase(),
                order.rule(),
                words.date(basis),
                line.due() == null ? order.question() : null,
                line.dueEstimated(),
                line.due() == null || line.state().closed() ? null : basis.daysLeft());
    }

    private static BasisSheet.Counted counted(BasisView.Basis basis) {
        BasisView.Counted counted = basis.counted();
        if (counted == null) {
            return null;
        }
        return new BasisSheet.Counted(
                counted.from(),
                counted.to(),
                counted.workingDays(),
                counted.weekendDays(),
                basis.daysOff().stream()
                        .map(each -> new BasisSheet.DayOff(
                                each.day(), each.kind(), each.name(), each.source(), each.provisional()))
                        .toList(),
                counted.provisionalYear());
    }

    private BasisSheet.Move move(BasisView.Move move) {
        return new BasisSheet.Move(
                move.from(),
                move.fromSetBy(),
                move.to(),
                move.toSetBy(),
                move.cause(),
                move.reason(),
                move.number(),
                move.datedOn(),
                move.signedBy(),
                move.by(),
                at(move.at()),
                move.secondClock());
    }

    private List<BasisSheet.RungLine> rungs(BasisView.Basis basis) {
        AssignmentView.Line line = basis.work().line();
        if (line.due() == null || line.proceeding() == null) {
            return List.of();
        }
        Instant since = basis.dueSince() == null ? line.issuedAt() : basis.dueSince();
        return rungs
                .of(line.key(), line.kind(), line.body(), line.due(), line.dueSetBy(), basis.urgency(), since)
                .stream()
                .map(day -> {
                    List<BasisSheet.AlertLine> alerts = basis.alerts().stream()
                            .filter(alert -> ofTheDate(alert, line)
                                    && alert.rung().equals(day.rung().name()))
                            .map(alert -> alert(alert, Map.of()))
                            .toList();
                    return new BasisSheet.RungLine(
                            day.rung(), at(day.nominal()), outcome(basis, day, alerts, since), alerts);
                })
                .toList();
    }

    private String outcome(BasisView.Basis basis, RungDays.Day day, List<BasisSheet.AlertLine> alerts, Instant since) {
        if (!alerts.isEmpty()) {
            return "RAISED";
        }
        if (day.nominal().isBefore(since)) {
            return "BEFORE_DATE";
        }
        if (basis.handedOver() != null) {
            return "LEFT";
        }
        return day.nominal().isAfter(clock.instant()) ? "AHEAD" : "WAITING";
    }

    /** About the date in force; a moved date has rungs of its own. */
    private static boolean ofTheDate(WorkView.Alert alert, AssignmentView.Line line) {
        return AlertLedger.DUE.equals(alert.task()) && alert.due().equals(line.due());
    }

    private BasisSheet.AlertLine alert(WorkView.Alert alert, Map<String, String> steps) {
        return new BasisSheet.AlertLine(
                steps.getOrDefault(alert.task(), alert.task()),
                alert.due(),
                alert.rung(),
                alert.recipient(),
                alert.channel(),
                at(alert.at()),
                at(alert.sentAt()),
                alert.state());
    }

    private static BasisSheet.Paper paper(Evidences.Paper paper) {
        return new BasisSheet.Paper(
                paper.number(),
                paper.datedOn(),
                paper.summary(),
                paper.receiver(),
                paper.submission(),
                paper.files().stream().map(Evidences.FileEntry::name).toList());
    }

    private OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atZone(zone).toOffsetDateTime().withNano(0);
    }
}
