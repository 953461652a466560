package vn.dondoc.directive.deadline;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.dondoc.directive.deadline.Token.Kind;

/** A phrase as words, cleaned: one form of letters, glued words parted, doubled words once. */
final class Line {

    /** Words of time that typists run together. */
    private static final Set<String> GLUED =
            Set.of(("trong trước sau chậm muộn nhất đến tới hết từ ngày tháng quý quí năm "
                            + "tuần giờ phút hằng hàng mỗi định kỳ kì kể tính là vào xong không quá vòng thời hạn làm việc hoàn thành "
                            + "đầu giữa cuối nay này tiếp theo thường xuyên kịp khẩn trương ngay sớm một hai ba bốn tư sáu bảy tám "
                            + "chín mười mươi lăm ký kí nhận được ban hành báo cáo trình gửi nộp và")
                    .split(" "));

    private static final Set<String> ROMAN = Set.of("i", "ii", "iii", "iv");
    private static final Set<String> QUARTER = Set.of("quý", "quí");
    private static final String YEAR = Syllable.key("năm");

    /** Longer than any word of the language: "nghiêng" has seven letters. */
    private static final int LONGEST_GLUED = 40;

    private static final int LONGEST_WORD = 7;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final int[] clauseStarts;
    private final int[] wordsBefore;

    Line(String phrase) {
        text = clean(phrase);
        cut();
        clauseStarts = new int[size() + 1];
        wordsBefore = new int[size() + 1];
        measure();
    }

    int size() {
        return tokens.size();
    }

    Token at(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i) : Token.END;
    }

    /** What is printed between two tokens, the second one not included. */
    String printed(int from, int to) {
        return from >= to ? "" : text.substring(at(from).from(), at(to - 1).to());
    }

    boolean is(int i, String key) {
        return at(i).is(key);
    }

    /** The place after the words where they stand here, else -1. */
    int after(int i, Words words) {
        if (i < 0) {
            return -1;
        }
        for (String key : words.keys()) {
            if (!at(i).is(key)) {
                return -1;
            }
            i++;
        }
        return i;
    }

    /** The place after the longest of these that stands here, else -1. */
    int after(int i, Phrases any) {
        if (i < 0) {
            return -1;
        }
        for (Words words : any.beginningWith(at(i).key())) {
            int next = after(i, words);
            if (next >= 0) {
                return next;
            }
        }
        return -1;
    }

    /** As {@link #after}, but the place itself where none of them stands there. */
    int past(int i, Phrases any) {
        return Math.max(i, after(i, any));
    }

    int past(int i, Words words) {
        return Math.max(i, after(i, words));
    }

    boolean has(int i, Phrases any) {
        return after(i, any) >= 0;
    }

    boolean has(int i, Words words) {
        return after(i, words) >= 0;
    }

    /** Whether nothing but marks stands between two places. */
    boolean blank(int from, int to) {
        return from >= to || wordsBefore[Math.min(to, size())] == wordsBefore[from];
    }

    /** Whether nothing but marks stands around a part of it. */
    boolean alone(int from, int to) {
        return blank(0, from) && blank(to, size());
    }

    /** The start of the clause that a token stands in: after the last semicolon, colon or full stop. */
    int clauseStart(int i) {
        return clauseStarts[i];
    }

    /** A full stop ends a clause where a space follows; one within a number or date does not. */
    boolean endsClause(int i) {
        Token token = at(i);
        return token.is(";") || token.is(":") || token.is(".") && !at(i + 1).glued();
    }

    private void measure() {
        int start = 0;
        for (int i = 0; i < size(); i++) {
            clauseStarts[i] = start;
            wordsBefore[i + 1] = wordsBefore[i] + (at(i).kind() == Kind.MARK ? 0 : 1);
            if (endsClause(i)) {
                start = i + 1;
            }
        }
        clauseStarts[size()] = start;
    }

    private static String clean(String phrase) {
        String composed = Normalizer.normalize(phrase, Normalizer.Form.NFKC);
        StringBuilder clean = new StringBuilder(composed.length());
        composed.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.DASH_PUNCTUATION || c == 0x2212) {
                clean.append('-');
            } else if (type == Character.CONTROL || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                clean.append(' ');
            } else if (type != Character.FORMAT) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    private void cut() {
        int i = 0;
        int last = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int from = i;
            if (c == ' ') {
                i++;
                continue;
            }
            Kind kind = kindOf(c);
            i++;
            while (kind != Kind.MARK && i < text.length() && kindOf(text.charAt(i)) == kind) {
                i++;
            }
            boolean glued = from == last && from > 0;
            last = i;
            if (kind == Kind.WORD) {
                word(from, i, glued);
            } else {
                add(new Token(kind, kind == Kind.NUMBER ? digits(from, i) : String.valueOf(c), from, i, glued));
            }
        }
    }

    private static Kind kindOf(char c) {
        if (c >= '0' && c <= '9') {
            return Kind.NUMBER;
        }
        return Character.isLetter(c) || Character.isSurrogate(c) || Character.getType(c) == Character.NON_SPACING_MARK
                ? Kind.WORD
                : Kind.MARK;
    }

    private String digits(int from, int to) {
        while (from < to - 1 && text.charAt(from) == '0') {
            from++;
        }
        return text.substring(from, to);
    }

    private void word(int from, int to, boolean glued) {
        String word = text.substring(from, to).toLowerCase(Locale.ROOT);
        boolean fits = to - from <= LONGEST_GLUED && word.length() == to - from;
        List<Integer> cuts = fits && !GLUED.contains(word) ? parts(word) : List.of();
        int start = 0;
        for (int cut : cuts) {
            add(token(word, start, cut, from, glued && start == 0));
            start = cut;
        }
        if (start < word.length()) {
            add(new Token(Kind.WORD, Syllable.key(word.substring(start)), from + start, to, glued && start == 0));
        }
    }

    private static Token token(String word, int start, int end, int from, boolean glued) {
        return new Token(Kind.WORD, Syllable.key(word.substring(start, end)), from + start, from + end, glued);
    }

    /** Where a word has to be cut so that every part is a word of time; nowhere if it isn't made of such parts. */
    private static List<Integer> parts(String word) {
        int length = word.length();
        int[] before = new int[length + 1];
        String[] part = new String[length + 1];
        for (int end = 1; end <= length; end++) {
            before[end] = -1;
            for (int start = Math.max(0, end - LONGEST_WORD); start < end && before[end] < 0; start++) {
                if (start > 0 && before[start] < 0) {
                    continue;
                }
                String some = word.substring(start, end);
                if (GLUED.contains(some) || ROMAN.contains(some) && start > 0 && QUARTER.contains(part[start])) {
                    before[end] = start;
                    part[end] = some;
                }
            }
        }
        List<Integer> cuts = new ArrayList<>();
        if (before[length] <= 0) {
            return cuts;
        }
        for (int end = length; end > 0; end = before[end]) {
            cuts.add(0, end);
        }
        return cuts;
    }

    /** Adds a token; what was typed twice in a row, up to four words, stands once. */
    private void add(Token token) {
        tokens.add(token);
        int size = tokens.size();
        if (token.isNumber()
                && token.length() == 4
                && at(size - 2).is(YEAR)
                && at(size - 3).is(YEAR)) {
            tokens.remove(size - 2);
            return;
        }
        for (int length = 1; length <= 4 && 2 * length <= size; length++) {
            if (twice(size - length, length)) {
                tokens.subList(size - length, size).clear();
                return;
            }
        }
    }

    /** Whether the words from this place on are those before it. "Năm năm" is five years. */
    private boolean twice(int from, int length) {
        Token first = at(from);
        if (!first.isWord() || length == 1 && first.is(YEAR)) {
            return false;
        }
        for (int i = from; i < from + length; i++) {
            if (!at(i).is(at(i - length).key())) {
                return false;
            }
        }
        return true;
    }
}
