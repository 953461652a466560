package vn.dondoc.directive;

import java.util.List;

/**
 * An addressable piece of a directive.
 *
 * @param path {@code 2.4}
 * @param parent the path of the clause that it belongs to, null at the top
 * @param label as officials cite it: điểm 2, gạch đầu dòng thứ tư
 * @param wording exactly as printed, without its number or dash
 * @param noMeasureReason why it orders nothing; null where it has measures
 */
public record ClauseDraft(
        String path, String parent, String label, String wording, String noMeasureReason, List<MeasureDraft> measures) {

    public ClauseDraft {
        measures = List.copyOf(measures);
    }

    public ClauseDraft with(String reason, List<MeasureDraft> other) {
        return new ClauseDraft(path, parent, label, wording, reason, other);
    }
}
