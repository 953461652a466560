package vn.dondoc.directive.deadline;

/**
 * A word, a number or a mark of the phrase.
 *
 * @param key as it is compared; digits without leading zeros
 * @param from where it stands in the cleaned phrase
 * @param glued no space before it
 */
record Token(Kind kind, String key, int from, int to, boolean glued) {

    enum Kind {
        WORD,
        NUMBER,
        MARK,
        /** Beyond the last one. */
        END
    }

    static final Token END = new Token(Kind.END, "", 0, 0, false);

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    boolean is(String other) {
        return key.equals(other);
    }

    /** The number; more digits than any day, year or term has count as a million. */
    int value() {
        return key.length() > 6 ? 1_000_000 : Integer.parseInt(key);
    }

    int length() {
        return to - from;
    }
}
