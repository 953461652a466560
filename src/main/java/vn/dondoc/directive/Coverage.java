package vn.dondoc.directive;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether every clause is answered for: by a measure of its own or below it, or by a written reason why it orders
 * nothing.
 *
 * @param clauses in the order of the text
 * @param absent pieces of the text that stand in no clause at all
 */
public record Coverage(List<Item> clauses, List<ClauseDraft> absent) {

    /** One clause and whether it is answered for. */
    public record Item(String path, String label, boolean covered) {}

    public static Coverage of(DirectiveDraft draft) {
        return of(draft.header().fullText(), draft.clauses());
    }

    public static Coverage of(String text, List<ClauseDraft> clauses) {
        List<Item> items = clauses.stream()
                .map(clause -> new Item(clause.path(), clause.label(), covered(clause, clauses)))
                .toList();
        return new Coverage(items, absent(text, clauses));
    }

    public long covered() {
        return clauses.stream().filter(Item::covered).count();
    }

    public int total() {
        return clauses.size() + absent.size();
    }

    /** The clauses not answered for, in words that can be shown. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        clauses.stream().filter(item -> !item.covered()).map(Item::label).forEach(missing::add);
        absent.stream().map(ClauseDraft::label).forEach(missing::add);
        return missing;
    }

    public boolean complete() {
        return !clauses.isEmpty() && missing().isEmpty();
    }

    public boolean covers(String path) {
        return clauses.stream().anyMatch(item -> item.path().equals(path) && item.covered());
    }

    private static boolean covered(ClauseDraft clause, List<ClauseDraft> all) {
        return hasText(clause.noMeasureReason()) || hasMeasure(clause, all, 0);
    }

    private static boolean hasMeasure(ClauseDraft clause, List<ClauseDraft> all, int depth) {
        return !clause.measures().isEmpty()
                // A circle of parents is the validator's to report.
                || depth < all.size()
                        && all.stream()
                                .filter(other -> clause.path().equals(other.parent()))
                                .anyMatch(child -> hasMeasure(child, all, depth + 1));
    }

    private static List<ClauseDraft> absent(String text, List<ClauseDraft> clauses) {
        StringBuilder all = new StringBuilder();
        clauses.forEach(
                clause -> all.append(ClauseProposal.plain(clause.wording())).append(' '));
        return ClauseProposal.of(text).stream()
                .filter(piece -> all.indexOf(ClauseProposal.plain(piece.wording())) < 0)
                .toList();
    }

    private static boolean hasText(String value) {
        return value != null && !value.isBlank();
    }
}
