package vn.dondoc.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.work.Refusal;

/** A number of days as addresses write it: {@code 3-9}, or {@code 60-} without end. */
final class DayRange {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})-(\\d{1,5})?");

    private DayRange() {}

    /**
     * Null for null.
     *
     * @param field how the parameter is called
     * @throws Refusal for anything that is no range
     */
    static AssignmentView.Range of(String field, String written) {
        if (written == null) {
            return null;
        }
        Matcher range = WRITTEN.matcher(written);
        if (!range.matches()) {
            throw new Refusal(field + ": số ngày viết là 3-9 hoặc 60-, không nhận " + written + ".");
        }
        return new AssignmentView.Range(
                Integer.parseInt(range.group(1)), range.group(2) == null ? null : Integer.valueOf(range.group(2)));
    }

    static String written(AssignmentView.Range range) {
        return range.from() + "-" + (range.to() == null ? "" : range.to());
    }
}
