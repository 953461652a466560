package vn.dondoc.intake.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header block as one string in which rules, cells of tables and the national title have become {@link #CUT}, and
 * where in it each part stands; -1 where there is none.
 */
final class HeaderBlock {

    /** Ends whatever stood before it. */
    static final char CUT = '\u0001';

    private static final int LONGEST_BLOCK = 5_000;
    private static final int MOST_LINES = 90;

    private static final List<String> NATIONAL = List.of(
            "CONGHOAXAHOICHUNGHIAVIETNAM",
            "DOCLAPTUDOHANHPHUC",
            "DANGCONGSANVIETNAM",
            "DOANTNCONGSANHOCHIMINH",
            "DOANTNCSHOCHIMINH");

    private static final Pattern RULE = Pattern.compile("[-_=–—~]{3,}+|\\*+|\\|+|[─━]+");
    private static final Pattern ADDRESSED = Pattern.compile("(?iu)(?<!\\p{L})K[íi]nh\\s{1,3}(gửi|trình)\\s{0,3}:?");

    record Line(int from, int to, String text) {}

    final StringBuilder text;

    /** Whether "Kính gửi" ends the block. */
    final boolean addressed;

    int numberFrom = -1;
    int numberTo = -1;
    int aboutFrom = -1;
    int typeFrom = -1;
    int typeTo = -1;

    HeaderBlock(String whole) {
        String head = head(whole);
        Matcher to = ADDRESSED.matcher(head);
        addressed = to.find();
        text = new StringBuilder(addressed ? head.substring(0, to.start()) : head);
    }

    /** Rules and borders of tables end what stands before them. */
    private static String head(String text) {
        int end = Math.min(text.length(), LONGEST_BLOCK);
        int lines = 0;
        for (int i = 0; i < end && lines <= MOST_LINES; i++) {
            if (text.charAt(i) == '\n') {
                lines++;
                if (lines > MOST_LINES) {
                    end = i;
                }
            }
        }
        // As long as before, so that places in the block are places in the text.
        return RULE.matcher(text.substring(0, end)).replaceAll(rule -> CUT + " ".repeat(rule.end() - rule.start() - 1));
    }

    /** @return whether one was there */
    boolean cutNational() {
        boolean found = false;
        for (String title : NATIONAL) {
            int[] at = Folded.of(text.toString()).find(title);
            boolean motto = title.startsWith("DOCLAP");
            if (at != null
                    && at[1] - at[0] < title.length() * 3
                    && (motto || PlainText.mostlyCapitals(text.substring(at[0], at[1])))) {
                found = true;
                blank(at[0], at[1], CUT);
            }
        }
        return found;
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == CUT) {
                if (i > from) {
                    lines.add(new Line(from, i, text.substring(from, i)));
                }
                from = i + 1;
            }
        }
        return lines;
    }

    int lineStart(int at) {
        int from = at;
        while (from > 0 && text.charAt(from - 1) != '\n' && text.charAt(from - 1) != CUT) {
            from--;
        }
        return from;
    }

    String lineBefore(int at) {
        return text.substring(lineStart(at), at);
    }

    static int firstOf(int... places) {
        int first = Integer.MAX_VALUE;
        for (int place : places) {
            first = place >= 0 ? Math.min(first, place) : first;
        }
        return first == Integer.MAX_VALUE ? -1 : first;
    }

    void blank(int from, int to, char with) {
        for (int i = from; i < to; i++) {
            text.setCharAt(i, ' ');
        }
        text.setCharAt(from, with);
    }
}
