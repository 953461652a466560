package vn.dondoc.directive.deadline;

import java.util.HashMap;
import java.util.Map;

/** Numbers in digits, in words, or in both: "15", "mười lăm", "15 (mười lăm)", "ba (03)". */
final class Amounts {

    /**
     * A number and the place after it.
     *
     * @param contradicts digits and words in brackets differ
     */
    record Amount(int value, int next, boolean contradicts) {}

    private static final Map<String, Integer> UNITS = new HashMap<>();
    private static final String FIVE = Syllable.key("năm");
    private static final Words TEN = Words.of("mười");
    private static final Words TENS = Words.of("mươi");
    private static final Words HUNDRED = Words.of("trăm");
    private static final Phrases ZERO = Phrases.any("linh", "lẻ");
    private static final Words OPEN = Words.of("(");
    private static final Words CLOSE = Words.of(")");

    static {
        String[] names = {"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
        for (int i = 0; i < names.length; i++) {
            UNITS.put(Syllable.key(names[i]), i + 1);
        }
        UNITS.put(Syllable.key("bẩy"), 7);
    }

    /** As the last of a compound number only. */
    private static final Map<String, Integer> LAST = Map.of(
            Syllable.key("mốt"), 1,
            Syllable.key("tư"), 4,
            Syllable.key("lăm"), 5,
            Syllable.key("nhăm"), 5);

    private Amounts() {}

    /** The number that stands here, or null. */
    static Amount at(Line line, int i) {
        Amount first = single(line, i);
        if (first == null) {
            return null;
        }
        int bracket = line.after(first.next(), OPEN);
        Amount second = bracket < 0 ? null : single(line, bracket);
        int closed = second == null ? -1 : line.after(second.next(), CLOSE);
        return closed < 0 ? first : new Amount(first.value(), closed, first.value() != second.value());
    }

    private static Amount single(Line line, int i) {
        if (line.at(i).isNumber()) {
            return new Amount(line.at(i).value(), i + 1, false);
        }
        return inWords(line, i);
    }

    /** The number in words that stands here, or null; up to 999. */
    static Amount inWords(Line line, int i) {
        Integer unit = UNITS.get(line.at(i).key());
        if (unit != null && line.has(i + 1, HUNDRED)) {
            int next = line.past(i + 2, ZERO);
            Amount rest = belowHundred(line, next);
            return rest == null
                    ? new Amount(unit * 100, i + 2, false)
                    : new Amount(unit * 100 + rest.value(), rest.next(), false);
        }
        return belowHundred(line, i);
    }

    private static Amount belowHundred(Line line, int i) {
        if (line.has(i, TEN)) {
            int unit = last(line, i + 1);
            return new Amount(10 + unit, unit == 0 ? i + 1 : i + 2, false);
        }
        Integer first = UNITS.get(line.at(i).key());
        if (first == null) {
            return null;
        }
        if (line.has(i + 1, TENS)) {
            int unit = last(line, i + 2);
            return new Amount(first * 10 + unit, unit == 0 ? i + 2 : i + 3, false);
        }
        return new Amount(first, i + 1, false);
    }

    /** The last of a compound number. "Mười năm" is ten years: fifteen is "mười lăm". */
    private static int last(Line line, int i) {
        String key = line.at(i).key();
        return key.equals(FIVE) ? 0 : LAST.getOrDefault(key, UNITS.getOrDefault(key, 0));
    }
}
