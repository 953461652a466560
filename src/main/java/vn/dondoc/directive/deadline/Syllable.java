package vn.dondoc.directive.deadline;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A syllable as it is compared: lower case, the mark of tone at the end (hoà and hòa are one word), a lone final y as i
 * (kỳ and kì are one word).
 */
final class Syllable {

    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";
    private static final String VOWELS = "aăâeêioôơuư";

    /** Beyond the last letter of the language, ỹ. */
    private static final int LETTERS = 0x1F00;

    private static final char[] WITHOUT_TONE = new char[LETTERS];
    private static final byte[] TONE = new byte[LETTERS];

    static {
        for (char c = 0; c < LETTERS; c++) {
            WITHOUT_TONE[c] = c;
            String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            for (int i = 1; i < parts.length(); i++) {
                int tone = TONES.indexOf(parts.charAt(i));
                if (tone >= 0 && Character.isLowerCase(c)) {
                    String rest = parts.substring(0, i) + parts.substring(i + 1);
                    String composed = Normalizer.normalize(rest, Normalizer.Form.NFC);
                    if (composed.length() == 1) {
                        WITHOUT_TONE[c] = composed.charAt(0);
                        TONE[c] = (byte) (tone + 1);
                    }
                }
            }
        }
    }

    private Syllable() {}

    /** @param word composed (NFC) */
    static String key(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(lower.length() + 1);
        int tone = 0;
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c < LETTERS) {
                key.append(WITHOUT_TONE[c]);
                tone = TONE[c] > 0 ? TONE[c] : tone;
            } else {
                key.append(c);
            }
        }
        if (loneY(key)) {
            key.setCharAt(key.length() - 1, 'i');
        }
        return tone == 0 ? key.toString() : key.append(tone).toString();
    }

    private static boolean loneY(CharSequence letters) {
        int last = letters.length() - 1;
        if (last < 1 || letters.charAt(last) != 'y') {
            return false;
        }
        for (int i = 0; i < last; i++) {
            boolean glide = i == 1 && last == 2 && letters.charAt(0) == 'q';
            if (VOWELS.indexOf(letters.charAt(i)) >= 0 && !glide) {
                return false;
            }
        }
        return true;
    }
}
