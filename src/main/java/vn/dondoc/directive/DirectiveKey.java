package vn.dondoc.directive;

import java.text.Normalizer;

/**
 * The business key of a directive: its number in ASCII, every other sign a hyphen ({@code 12-CV/AB} gives
 * {@code 12-CV-AB}). Where another issuer or date has taken the key, {@code -<issue year>} follows.
 */
public record DirectiveKey(String value) {

    public DirectiveKey {
        if (!value.matches("[A-Za-z0-9]+(-[A-Za-z0-9]+)*")) {
            throw new IllegalArgumentException("Not a directive's key: " + value);
        }
    }

    public static DirectiveKey ofNumber(String number) {
        String ascii = Normalizer.normalize(number.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('Đ', 'D')
                .replace('đ', 'd');
        String key = ascii.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return new DirectiveKey(key);
    }

    /** The same number of another year or issuer. */
    public DirectiveKey inYear(int issueYear) {
        return new DirectiveKey(value + "-" + issueYear);
    }

    /** {@code 12-CV-AB:2.4b:body:2020}; without a period where there is none. */
    public String assignment(String measure, String body, String period) {
        String key = value + ":" + measure + ":" + body;
        return period == null ? key : key + ":" + period;
    }

    /** The proceeding of a body's periodic report. */
    public String reporting(String body) {
        return assignment("continuous", body, null);
    }

    /** The proceeding of a request about an assignment: {@code 12-CV-AB:3:body:extension:1}. */
    public static String request(String assignment, RequestKind kind, int ordinal) {
        return assignment + ":" + kind.code() + ":" + ordinal;
    }

    @Override
    public String toString() {
        return value;
    }
}
