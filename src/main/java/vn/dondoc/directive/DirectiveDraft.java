package vn.dondoc.directive;

import java.util.List;
import java.util.stream.Stream;

/** A directive as a data file or the page says it is to be read; not yet judged. */
public record DirectiveDraft(DirectiveHeader header, List<Addressee> addressees, List<ClauseDraft> clauses) {

    public DirectiveDraft {
        addressees = List.copyOf(addressees);
        clauses = List.copyOf(clauses);
    }

    public Stream<MeasureDraft> measures() {
        return clauses.stream().flatMap(clause -> clause.measures().stream());
    }

    public DirectiveDraft withClauses(List<ClauseDraft> other) {
        return new DirectiveDraft(header, addressees, other);
    }
}
