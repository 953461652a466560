package vn.dondoc.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import vn.dondoc.work.Refusal;

/** Days as {@code /api} takes them: {@code 2019-10-17}, from 1900 to 2199. */
final class ApiDay {

    private ApiDay() {}

    /** @throws Refusal that names the parameter and the remedy */
    static LocalDate read(String parameter, String text) {
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() >= 1900 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Said below, with the bounds.
        }
        throw new Refusal(
                parameter + ": \"" + text + "\" không phải ngày từ năm 1900 đến năm 2199. Ghi như 2019-10-17.");
    }
}
