package vn.dondoc.directive;

import java.time.LocalDate;

/**
 * An office that gives or receives orders; valid between two days, both inclusive.
 *
 * @param validTo null: without end
 * @param successor who took over its work
 */
public record Body(
        String code,
        String name,
        BodyKind kind,
        String parent,
        LocalDate validFrom,
        LocalDate validTo,
        String successor,
        boolean verified,
        String note) {

    /** What a row is valid from where nobody says so. */
    public static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    public boolean validOn(LocalDate day) {
        return Body.valid(validFrom, validTo, day);
    }

    static boolean valid(LocalDate from, LocalDate to, LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
