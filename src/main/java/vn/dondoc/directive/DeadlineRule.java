package vn.dondoc.directive;

import java.util.Arrays;
import java.util.Locale;

/** How a date is to be read from the printed phrase. */
public enum DeadlineRule {
    DATE,
    /** A quarter, month or range: due on its last day. */
    PERIOD,
    RECURRING,
    /** So many days from the receipt. */
    RELATIVE,
    CONTINUOUS,
    NONE,
    /** Nothing that can be computed is printed: the lead is asked. */
    ASK;

    /** As it stands in data files, the register and {@code /api}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a code that is not one of the seven */
    public static DeadlineRule of(String code) {
        return Arrays.stream(values())
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No rule for deadlines has the code " + code));
    }
}
