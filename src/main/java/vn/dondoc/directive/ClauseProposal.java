package vn.dondoc.directive;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proposes the clauses of a document from its numbering and dashes: I. Điều 1. 1. 1.1. a) - +. The block of addressees before
 * and the signature and "Nơi nhận" after are no clauses. What stands between two marks belongs to the first one, so
 * no word between the first clause and the signature is lost.
 */
public final class ClauseProposal {

    private static final Pattern ADDRESSED =
            Pattern.compile("^\\s*Kính gửi\\s*:?.*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern END =
            Pattern.compile("^\\s*(Nơi nhận\\s*:?.*|(T/M|TM\\.|K/T|KT\\.|T/L|TL\\.|TUQ\\.)\\s+\\p{Lu}{2}.*)$");
    private static final Pattern STOP = Pattern.compile(".*[.;:!?…]\\s*$");

    private enum Mark {
        ROMAN("([IVX]+)[.)]\\s+(.*)"),
        ARTICLE("Điều (\\d{1,3})[.:]\\s+(.*)"),
        NUMBER("(\\d{1,2})[.)]\\s+(.*)"),
        SUBNUMBER("(\\d{1,2}(?:\\.\\d{1,2})+)[.)]?\\s+(.*)"),
        LETTER("([a-zđ])[.)]\\s+(.*)"),
        DASH("([-–—−•])\\s*(?=[\\p{L}\\d\"“(])(.*)"),
        PLUS("(\\+)\\s*(?=[\\p{L}\\d\"“(])(.*)");

        private final Pattern pattern;

        Mark(String pattern) {
            this.pattern = Pattern.compile("^\\s*" + pattern + "$");
        }

        boolean numbered() {
            return this == ARTICLE || this == NUMBER || this == SUBNUMBER;
        }

        String label(String printed, int ordinal, String above) {
            return switch (this) {
                case ROMAN -> "mục " + printed;
                case ARTICLE -> "Điều " + printed;
                case NUMBER -> after(above, "điểm " + printed);
                case SUBNUMBER -> "điểm " + printed;
                case LETTER -> after(above, "ý " + printed);
                case DASH -> after(above, "gạch đầu dòng thứ " + VietnameseOrdinal.of(ordinal));
                case PLUS -> after(above, "dấu cộng thứ " + VietnameseOrdinal.of(ordinal));
            };
        }

        private static String after(String above, String own) {
            return above == null ? own : above + ", " + own;
        }
    }

    private record Level(Mark mark, int ordinal, String path, String label) {}

    private record Found(Mark mark, String printed, String rest) {

        /** The number as printed; 0 where the mark bears none. */
        int number() {
            return mark.numbered() ? Integer.parseInt(printed.substring(printed.lastIndexOf('.') + 1)) : 0;
        }
    }

    private final List<ClauseDraft> clauses = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private Level current;
    private String parent;
    private StringBuilder wording;

    private ClauseProposal() {}

    /** Clauses without measures, in the order of the text; empty where the text has neither numbers nor dashes. */
    public static List<ClauseDraft> of(String text) {
        return new ClauseProposal().read(body(text));
    }

    /** Text for comparison: NFC, one space between words. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip();
    }

    private List<ClauseDraft> read(List<String> lines) {
        String before = "";
        for (String line : lines) {
            Found found = find(line);
            if (found != null && accepted(found, before)) {
                open(found);
            } else if (wording != null && !line.isBlank()) {
                if (!wording.isEmpty()) {
                    wording.append(before.isBlank() ? "\n" : " ");
                }
                wording.append(line.strip());
            }
            before = line;
        }
        close();
        return List.copyOf(clauses);
    }

    private void open(Found found) {
        close();
        while (!levels.isEmpty() && levels.peek().mark().compareTo(found.mark()) > 0) {
            levels.pop();
        }
        int last = 0;
        if (!levels.isEmpty() && levels.peek().mark() == found.mark()) {
            last = levels.pop().ordinal();
        }
        int ordinal = Math.max(last + 1, found.number());
        Level above = levels.peek();
        parent = above == null ? null : above.path();
        current = new Level(
                found.mark(),
                ordinal,
                above == null ? String.valueOf(ordinal) : above.path() + "." + ordinal,
                found.mark().label(found.printed(), ordinal, above == null ? null : above.label()));
        levels.push(current);
        wording = new StringBuilder(found.rest().strip());
    }

    private void close() {
        if (wording != null) {
            clauses.add(new ClauseDraft(
                    current.path(), parent, current.label(), wording.toString().strip(), null, List.of()));
        }
    }

    /** A number in the middle of a sentence, at the start of a wrapped line, opens no clause. */
    private boolean accepted(Found found, String before) {
        if (!found.mark().numbered()) {
            return true;
        }
        int last = levels.stream()
                .filter(level -> level.mark() == found.mark())
                .mapToInt(Level::ordinal)
                .findFirst()
                .orElse(0);
        boolean afresh = before.isBlank() || STOP.matcher(before).matches();
        return found.number() == last + 1 || found.number() > last && afresh;
    }

    private static Found find(String line) {
        if (line.isBlank()) {
            return null;
        }
        for (Mark mark : Mark.values()) {
            Matcher matcher = mark.pattern.matcher(line);
            if (matcher.matches()) {
                return new Found(mark, matcher.group(1), matcher.group(2));
            }
        }
        return null;
    }

    /** From the first mark after the addressees to the signature. */
    private static List<String> body(String text) {
        List<String> lines = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace('\u00a0', ' ')
                .lines()
                .toList();
        int from = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (ADDRESSED.matcher(lines.get(i)).matches()) {
                from = i + 1;
                break;
            }
        }
        int to = from;
        while (to < lines.size() && !END.matcher(lines.get(to)).matches()) {
            to++;
        }
        int first = firstNumber(lines, from, to);
        return lines.subList(first < 0 ? firstAfterIntroduction(lines, from, to) : first, to);
    }

    private static int firstNumber(List<String> lines, int from, int to) {
        for (int i = from; i < to; i++) {
            Found found = find(lines.get(i));
            if (found != null && found.mark().compareTo(Mark.LETTER) < 0) {
                return i;
            }
        }
        return -1;
    }

    /** Without numbers the clauses follow the sentence that ends "… yêu cầu:". */
    private static int firstAfterIntroduction(List<String> lines, int from, int to) {
        for (int i = from; i < to; i++) {
            if (lines.get(i).strip().endsWith(":") && find(lines.get(i)) == null) {
                return i + 1;
            }
        }
        return from == 0 ? 0 : to;
    }
}
