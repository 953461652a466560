package vn.dondoc.work;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What people type or paste: composed (NFC), without the invisible characters that come along from elsewhere. */
public final class TypedText {

    /** Some of them the database refuses; none of them anybody meant. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}&&[^\\r\\n\\t]]");

    /** No letter bears so many marks; putting thousands of them in order takes minutes. */
    private static final Pattern STACKED = Pattern.compile("(\\p{M}{8})\\p{M}++");

    private TypedText() {}

    /** Trimmed, with plain line ends; empty for null. */
    public static String visible(String typed) {
        return typed == null
                ? ""
                : Normalizer.normalize(unstacked(INVISIBLE.matcher(typed).replaceAll("")), Normalizer.Form.NFC)
                        .replace("\r\n", "\n")
                        .strip();
    }

    /** At most eight marks on a letter. */
    static String unstacked(String text) {
        return STACKED.matcher(text).replaceAll("$1");
    }

    /** As {@link #visible}; null where nothing was typed. */
    public static String orNull(String typed) {
        String text = visible(typed);
        return text.isEmpty() ? null : text;
    }

    public static boolean hasInvisible(String text) {
        return INVISIBLE.matcher(text).find();
    }

    /**
     * @param field the field's name as the page shows it
     * @param most characters
     * @return null where nothing was typed
     * @throws Refusal where it is too long
     */
    public static String optional(String field, String typed, int most) {
        String text = orNull(typed);
        if (text != null && text.length() > most) {
            throw new Refusal("Ô \"" + field + "\" dài " + text.length() + " ký tự, nhiều nhất " + most
                    + ". Viết gọn lại, chi tiết để trong văn bản đính kèm.");
        }
        return text;
    }

    /** @throws Refusal where nothing was typed, or too much */
    public static String required(String field, String typed, int most) {
        String text = optional(field, typed, most);
        if (text == null) {
            throw new Refusal("Ô \"" + field + "\" còn trống. Điền ô này rồi gửi lại.");
        }
        return text;
    }
}
