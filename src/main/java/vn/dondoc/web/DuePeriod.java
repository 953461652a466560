package vn.dondoc.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.work.Refusal;

/** A year, a quarter or a month as addresses write it: {@code 2020}, {@code 2020-Q4}, {@code 2020-11}. */
final class DuePeriod {

    /** What is due on no day at all. */
    static final String UNDATED = "none";

    private static final Pattern WRITTEN = Pattern.compile("(\\.\\.)?([12]\\d{3})(?:-(?:Q([1-4])|(\\d{2})))?");

    private DuePeriod() {}

    /**
     * Null for null.
     *
     * @param field how the parameter is called
     * @throws Refusal for anything that is no period
     */
    static AssignmentView.Span span(String field, String written) {
        if (written == null) {
            return null;
        }
        Matcher period = WRITTEN.matcher(written);
        try {
            if (period.matches()) {
                int year = Integer.parseInt(period.group(2));
                YearMonth first = YearMonth.of(year, 1);
                YearMonth last = YearMonth.of(year, 12);
                if (period.group(3) != null) {
                    last = YearMonth.of(year, 3 * Integer.parseInt(period.group(3)));
                    first = last.minusMonths(2);
                } else if (period.group(4) != null) {
                    first = YearMonth.of(year, Integer.parseInt(period.group(4)));
                    last = first;
                }
                LocalDate from = period.group(1) == null ? first.atDay(1) : null;
                return new AssignmentView.Span(from, last.atEndOfMonth());
            }
        } catch (DateTimeException e) {
            // No month: said below.
        }
        throw new Refusal(field + ": kỳ viết là 2020, 2020-Q4 hoặc 2020-11, không nhận " + written + ".");
    }
}
