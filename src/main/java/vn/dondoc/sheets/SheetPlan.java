package vn.dondoc.sheets;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.register.SheetImports;
import vn.dondoc.register.SheetWork;

/**
 * What the rows of a file would become.
 *
 * @param lines one a row, in the order of the sheet
 * @param batches the new rows, by document
 * @param remarks rows of which only the office's own remarks change
 */
public record SheetPlan(List<Line> lines, List<Batch> batches, List<Remark> remarks) {

    public enum Verdict {
        NEW,
        CHANGED,
        SAME,
        REFUSED
    }

    /**
     * @param words what the row becomes, or why it is refused
     * @param directive the directive where the register has it already, else null
     * @param key of the work that it is, where the register has it
     */
    public record Line(SheetImports.Row row, Verdict verdict, String words, String directive, String key) {}

    /**
     * New rows of one document.
     *
     * @param directive the draft of an earlier import to which they are added; null where the document is new
     */
    public record Batch(
            String number, LocalDate issuedOn, String issuer, String directive, Heading heading, List<Part> parts) {

        public List<Integer> rows() {
            return parts.stream().map(part -> part.row().number()).toList();
        }
    }

    /** @param continuous whether the bodies' periodic report is needed */
    record Heading(String subject, boolean continuous) {}

    /** One new row; the clause bears no number yet. */
    record Part(SheetImports.Row row, ClauseDraft clause, List<String> leads, List<String> remarks) {}

    /** @param before by key: what stands there now */
    record Remark(
            SheetImports.Row row,
            String directive,
            Map<String, List<String>> before,
            List<SheetWork.Note> after,
            String words) {}

    public int count(Verdict verdict) {
        return (int) lines.stream().filter(line -> line.verdict() == verdict).count();
    }

    /** @param verdict null for all of them, with what changes before what stays as it is */
    public List<Line> of(Verdict verdict) {
        return verdict == null
                ? lines.stream()
                        .sorted(Comparator.comparing(line -> line.verdict() == Verdict.SAME))
                        .toList()
                : lines.stream().filter(line -> line.verdict() == verdict).toList();
    }

    /** Whether there is anything to import. */
    public boolean any() {
        return !batches.isEmpty() || !remarks.isEmpty();
    }
}
