package vn.dondoc.intake.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dondoc.intake.reading.Proposal.Sureness;

/** "Kon Tum, ngày 17 tháng 10 năm 2019": the place and the day of the document itself, not of one that is cited. */
final class HeaderDay {

    private static final Pattern DAY = Pattern.compile("(?iu)(?<!\\p{L})ng[àa]y(?:(\\s*\\d{1,2}\\s*)|[\\s.…_]{0,40}+)"
            + "th[áa]ng(?:(\\s*\\d{1,2}\\s*)|[\\s.…_]{0,40}+)n[ăa]m(?:\\s*(\\d{4})|\\s*(?:20)?[\\s.…_\\d]{0,20}+)");
    private static final Pattern SHORT_DAY = Pattern.compile(
            "(?iu)(?<!\\p{L})ng[àa]y\\s{0,4}(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?(\\d{4})(?!\\d)");

    /** Where one of these stands before a name with a day, the day is that of a cited document. */
    private static final Set<String> NOT_A_PLACE_AFTER =
            Set.of("tỉnh", "huyện", "xã", "phường", "quận", "phố", "của", "tại", "ở", "thị", "trấn", "số", "về", "do");

    private static final Set<String> PLACE_PREFIX =
            Set.of("TP.", "Tp.", "TP", "Tp", "T.P", "P.", "Q.", "TX.", "Thành", "-");

    LocalDate date;
    String place;

    /** Whether there is such a line, its figures blank or not. */
    boolean found;

    private final HeaderBlock head;
    private final Readings readings;

    HeaderDay(HeaderBlock head, Readings readings) {
        this.head = head;
        this.readings = readings;
    }

    HeaderDay read() {
        if (!day(DAY) && head.typeTo < 0) {
            day(SHORT_DAY);
        }
        return this;
    }

    private boolean day(Pattern pattern) {
        Matcher matcher = pattern.matcher(head.text);
        int from = 0;
        int to = head.typeTo >= 0 ? head.typeFrom : head.text.length();
        while (matcher.find(from) && matcher.start() < to) {
            Place before = placeBefore(matcher.start());
            if (before != null) {
                place = before.name;
                if (place != null) {
                    readings.add("place", head.text.substring(before.from, matcher.start()), before.sureness);
                }
                date = calendarDay(matcher.group(1), matcher.group(2), matcher.group(3));
                if (date != null) {
                    readings.add("date", head.text.substring(before.from, matcher.end()), before.sureness);
                } else {
                    readings.note("Ngày ban hành để trống hoặc không có trong lịch: gõ ngày như trên bản đã ký.");
                }
                found = true;
                head.blank(before.from, matcher.end(), before.sureness == Sureness.SURE ? HeaderBlock.CUT : ' ');
                return true;
            }
            from = matcher.end();
        }
        return false;
    }

    /** Null where the day is that of something else. */
    private record Place(String name, int from, Sureness sureness) {}

    private Place placeBefore(int at) {
        int end = at;
        while (end > 0 && head.text.charAt(end - 1) <= ' ' && head.text.charAt(end - 1) != HeaderBlock.CUT) {
            end--;
        }
        if (end == 0
                || head.text.charAt(end - 1) == HeaderBlock.CUT
                || head.text.substring(end, at).contains("\n") && head.text.charAt(end - 1) != ',') {
            return head.aboutFrom >= 0 && head.aboutFrom < at && !nothingBetween(end, at)
                    ? null
                    : new Place(null, at, Sureness.LIKELY);
        }
        if (head.text.charAt(end - 1) != ',') {
            return null;
        }
        int from = end - 1;
        int first = from;
        int words = 0;
        while (words < 7) {
            int wordEnd = from;
            while (wordEnd > 0
                    && head.text.charAt(wordEnd - 1) <= ' '
                    && head.text.charAt(wordEnd - 1) != HeaderBlock.CUT) {
                wordEnd--;
            }
            int wordFrom = wordEnd;
            while (wordFrom > 0 && head.text.charAt(wordFrom - 1) > ' ') {
                wordFrom--;
            }
            String word = head.text.substring(wordFrom, wordEnd);
            boolean wrapped = head.text.substring(wordEnd, from).contains("\n");
            if (!placeWord(word)
                    || wrapped && words > 2
                    || head.text.substring(wordEnd, from).contains("\n\n")) {
                break;
            }
            from = wordFrom;
            first = wordFrom;
            words++;
        }
        if (words == 0) {
            return null;
        }
        String name = PlainText.joined(head.text.substring(first, end - 1));
        if (name.startsWith("- ")) {
            return null;
        }
        String before = head.lineBefore(first).strip();
        boolean afterNumber = head.numberTo >= 0
                && head.numberTo <= first
                && head.text.substring(head.numberTo, first).isBlank();
        if (before.isEmpty() || afterNumber || PlainText.capitals(before)) {
            return new Place(name, first, Sureness.SURE);
        }
        String last = before.substring(before.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        boolean cited = NOT_A_PLACE_AFTER.contains(last) || !Character.isLetterOrDigit(last.charAt(last.length() - 1));
        // Two columns that ran into one line: the subject left of the place.
        boolean merged = head.aboutFrom >= 0 && head.aboutFrom < first && head.lineStart(first) <= head.aboutFrom;
        return cited || !merged ? null : new Place(name, first, Sureness.LIKELY);
    }

    private boolean nothingBetween(int from, int to) {
        return head.text.substring(from, to).isBlank() && from > 0 && head.text.charAt(from - 1) == HeaderBlock.CUT;
    }

    private static boolean placeWord(String word) {
        if (word.isEmpty()) {
            return false;
        }
        if (PLACE_PREFIX.contains(word) || word.equals("phố")) {
            return true;
        }
        boolean lower = false;
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (!Character.isLetter(letter) && "'’-.".indexOf(letter) < 0) {
                return false;
            }
            lower |= Character.isLowerCase(letter);
        }
        return Character.isUpperCase(word.charAt(0)) && (lower || word.length() == 1);
    }

    private static LocalDate calendarDay(String day, String month, String year) {
        if (day == null || month == null || year == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(year.strip()), Integer.parseInt(month.strip()), Integer.parseInt(day.strip()));
            return date.getYear() < 1945 || date.getYear() > 2100 ? null : date;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
