package vn.dondoc.directive.deadline;

import java.util.Locale;

/** How a printed date bounds the work. The date itself is always kept as printed. */
public enum Operator {
    /** "trong …" */
    WITHIN,
    /** "trước …": read strictly, the day before is the last good one. */
    BEFORE,
    /** "chậm nhất …", "đến hết …", "ngày …": the day counts whole. */
    BY;

    /** As it stands in {@code /api}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
