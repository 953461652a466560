package vn.dondoc.intake.reading;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A pasted or extracted text in one form: NFC, plain blanks and line ends, nothing invisible. */
final class PlainText {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}&&[^\\n]]");
    private static final Pattern BLANK = Pattern.compile("[\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]");

    /** Tone marks that an old file printed beside their letters. */
    private static final Pattern STRAY = Pattern.compile("(?<=\\s)\\p{M}++");

    private static final Pattern BREAK = Pattern.compile("\\r\\n?|[\\u000b\\f\\u0085\\u2028\\u2029]");

    private PlainText() {}

    static String of(String text) {
        String one = Normalizer.normalize(text, Normalizer.Form.NFC);
        one = BREAK.matcher(one).replaceAll("\n");
        one = BLANK.matcher(one).replaceAll(" ");
        one = INVISIBLE.matcher(one).replaceAll("");
        one = STRAY.matcher(one).replaceAll("");
        return one.replace("\t", "  ").replace("\0", "");
    }

    /** Single blanks between words, none at the ends. */
    static String joined(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter <= ' ') {
                blank = out.length() > 0;
            } else {
                if (blank) {
                    out.append(' ');
                    blank = false;
                }
                out.append(letter);
            }
        }
        return out.toString();
    }

    /** Without the signs that end an item of a list. */
    static String item(String text) {
        String item = joined(text);
        int end = item.length();
        while (end > 0 && ",;.:/ ".indexOf(item.charAt(end - 1)) >= 0) {
            end--;
        }
        return item.substring(0, end);
    }

    /** Whether every letter is a capital, and there are some. */
    static boolean capitals(String text) {
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (Character.isLowerCase(letter)) {
                return false;
            }
            letters += Character.isLetter(letter) ? 1 : 0;
        }
        return letters > 1;
    }

    /** Old code pages leave a small letter among the capitals. */
    static boolean mostlyCapitals(String text) {
        long small = text.chars().filter(Character::isLowerCase).count();
        return small * 5 < text.length();
    }
}
