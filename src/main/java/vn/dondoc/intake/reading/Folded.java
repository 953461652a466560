package vn.dondoc.intake.reading;

import java.text.Normalizer;

/**
 * A text as bare capitals, without marks, blanks and signs, that knows where each letter stood: finds words whatever
 * their tone marks are and however the blanks were lost.
 */
final class Folded {

    private final StringBuilder letters = new StringBuilder();
    private final int[] places;

    private Folded(String text) {
        int[] at = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            char letter = plain(text.charAt(i));
            if (letter != 0) {
                at[letters.length()] = i;
                letters.append(letter);
            }
        }
        places = at;
    }

    static Folded of(String text) {
        return new Folded(text);
    }

    static String fold(String text) {
        return new Folded(text).letters.toString();
    }

    /** From where to where in the text the folded words first stand, else null. */
    int[] find(String folded) {
        int at = letters.indexOf(folded);
        return at < 0 ? null : new int[] {places[at], places[at + folded.length() - 1] + 1};
    }

    private static char plain(char letter) {
        if (letter < 128) {
            return Character.isLetterOrDigit(letter) ? Character.toUpperCase(letter) : 0;
        }
        if (letter == 'đ' || letter == 'Đ') {
            return 'D';
        }
        if (!Character.isLetter(letter)) {
            return 0;
        }
        char base = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                .charAt(0);
        return Character.toUpperCase(base);
    }
}
