package vn.dondoc.directive.deadline;

import java.util.Arrays;

/** Words that stand one after the other, as they are compared. */
record Words(String... keys) {

    /** @param text syllables with one space between; punctuation marks stand alone */
    static Words of(String text) {
        return new Words(Arrays.stream(text.split(" ")).map(Syllable::key).toArray(String[]::new));
    }
}
