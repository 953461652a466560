package vn.dondoc.work;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FrozenFigures;
import vn.dondoc.register.ReportFigures;
import vn.dondoc.register.Sight;

/** On signing, the figures that a report was drawn from stand still under the code that it prints. */
@Component
class SignedFigures {

    private final ReportFigures figures;
    private final FrozenFigures frozen;
    private final Sight sight;

    SignedFigures(ReportFigures figures, FrozenFigures frozen, Sight sight) {
        this.figures = figures;
        this.frozen = frozen;
        this.sight = sight;
    }

    /** @return the code */
    String monitoring(Facts facts, String period, String number, LocalDate datedOn, String by) {
        return freeze(FrozenFigures.Kind.MONITORING, facts, period, number, datedOn, by);
    }

    String periodReport(Facts facts, String period, String number, LocalDate datedOn, String by) {
        return freeze(FrozenFigures.Kind.PERIOD_REPORT, facts, period, number, datedOn, by);
    }

    String closingReport(Facts facts, String number, LocalDate datedOn, String by) {
        return freeze(FrozenFigures.Kind.CLOSING, facts, null, number, datedOn, by);
    }

    private String freeze(
            FrozenFigures.Kind kind, Facts facts, String period, String number, LocalDate datedOn, String by) {
        String directive = facts.directive().key();
        // The report is the body's, whoever of it, or for it, signs.
        return sight.ofTheSystem(() -> {
            ReportFigures.Sheet sheet = kind == FrozenFigures.Kind.PERIOD_REPORT
                    ? figures.ofReport(directive, facts.owner(), facts.key(), period)
                    : figures.ofDirective(directive);
            String body = kind == FrozenFigures.Kind.CLOSING ? facts.directive().follower() : facts.owner();
            return frozen.freeze(
                    new FrozenFigures.Signed(kind, directive, facts.key(), body, period, number, datedOn, by), sheet);
        });
    }
}
