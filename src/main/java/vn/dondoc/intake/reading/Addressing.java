package vn.dondoc.intake.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dondoc.intake.reading.Proposal.Sureness;

/** "Kính gửi" and "Nơi nhận": who has to act, and who only gets a copy. */
final class Addressing {

    private static final Pattern ADDRESSED =
            Pattern.compile("(?imu)(?:^|(?<=[\\s|]))K[íi]nh\\s{1,3}(?:gửi|trình)\\s{0,3}:?[ |]*");
    private static final Pattern COPIES =
            Pattern.compile("(?imu)(?:^|(?<=[\\s|]))N[ơo]i\\s{1,3}nhận\\s{0,3}[:.]?[ |]*");
    private static final Pattern DASH = Pattern.compile("^\\s*+[-–—−•+]\\s*+(.*)$", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile(
            "^\\s*+(Căn cứ|Thực hiện|Xét |Theo |Để |Nhằm |Ngày \\d|Trong |Qua |Tiếp tục |Triển"
                    + " khai |Sau khi |Hiện nay|Vừa qua|Thời gian |Phúc đáp|Trả lời|Liên quan|Nhận được|Tại |Trước |Từ |Ngay |Về |Vào |Tiếp"
                    + " theo|Được sự|Với |Hằng|Hàng|\\d{1,2}[.)]|[IVX]{1,4}[.\\-]).*",
            Pattern.DOTALL);
    private static final Pattern SENTENCE =
            Pattern.compile("(?iu)(nhận được|ban hành|yêu cầu|có ý kiến|thông báo|trân trọng|vừa qua|đề nghị"
                    + " |ngày \\d{1,2}[/ -]|xin gửi|kính đề nghị|đã có|tổ chức )");
    private static final Pattern SIGNING = Pattern.compile(
            "^\\s*+(?:(?:T\\s?/\\s?M|TM|K\\s?/\\s?T|KT|T\\s?/\\s?L|TL|TUQ|T/UQ|Q)[./ ]|CHỦ"
                    + " TỊCH|PHÓ CHỦ|BÍ THƯ|PHÓ BÍ|GIÁM ĐỐC|PHÓ GIÁM|BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH|CỤC TRƯỞNG|PHÓ CỤC|TỔNG|TRƯỞNG|PHÓ"
                    + " TRƯỞNG|THỦ TƯỚNG|PHÓ THỦ|CHỦ NHIỆM|PHÓ CHỦ NHIỆM|VỤ TRƯỞNG|HIỆU TRƯỞNG|VIỆN).*",
            Pattern.DOTALL);
    /** The text itself, in the same line. */
    private static final Pattern RUNS_ON =
            Pattern.compile("(?<=[\\p{L}.;)]\\s{1,8})(?:Căn cứ|Thực hiện|Vừa qua|Theo|Ngày \\d) ?");

    private static final int LONGEST_ITEM = 300;
    private static final int MOST_ITEMS = 80;

    /** The place after the addressees; 0 where there are none. */
    int textFrom;

    /** The place of "Nơi nhận"; -1 where there is none. */
    int copiesFrom = -1;

    List<String> recipients = List.of();
    List<String> copies = List.of();

    private final String text;
    private final Readings readings;

    Addressing(String text, Readings readings) {
        this.text = text;
        this.readings = readings;
    }

    Addressing read() {
        Matcher to = ADDRESSED.matcher(text.substring(0, Math.min(text.length(), 12_000)));
        if (to.find()) {
            recipients(to.end());
        }
        Matcher last = COPIES.matcher(text);
        int at = textFrom;
        while (last.find(at)) {
            copiesFrom = last.start();
            at = last.end();
            if (text.substring(copiesFrom, Math.min(text.length(), copiesFrom + 200))
                    .contains("-")) {
                break;
            }
        }
        if (copiesFrom >= 0) {
            copies(at);
        }
        return this;
    }

    private void recipients(int from) {
        Items items = new Items();
        int at = from;
        boolean dashes = false;
        boolean apart = false;
        int first = 0;
        while (at < text.length()) {
            int end = lineEnd(at);
            String line = text.substring(at, end).replace('|', ' ').strip();
            Matcher dash = DASH.matcher(line);
            boolean dashed = dash.matches();
            if (line.isEmpty() || line.matches("[-_=*.\\s]+")) {
                apart = items.size() > 0;
            } else if (dashed) {
                if (!dashes && at != from) {
                    // What ran in between the columns is no addressee.
                    items.keepOnly(first);
                }
                dashes = true;
                items.open(dash.group(1));
            } else if (items.size() == 0 && (at == from || !TEXT.matcher(line).matches())) {
                if (sentence(line) || line.length() > LONGEST_ITEM) {
                    break;
                }
                first = at == from ? 1 : 0;
                items.open(line);
            } else if (items.size() == 0) {
                break;
            } else if (goesOn(items.last(), line, dashes, apart)) {
                items.more(line);
            } else if (!dashes && !apart && listed(items.last(), line)) {
                items.open(line);
            } else if (!dashes && apart && items.last().endsWith(";") && listed(items.last(), line)) {
                items.open(line);
            } else {
                break;
            }
            apart = apart && line.isEmpty();
            at = end + 1;
            if (items.size() > MOST_ITEMS || items.tooLong()) {
                return;
            }
        }
        textFrom = Math.min(at, text.length());
        recipients = items.all(true);
        if (!recipients.isEmpty()) {
            readings.add(
                    "recipients",
                    text.substring(from, textFrom),
                    dashes || recipients.size() == 1 ? Sureness.SURE : Sureness.LIKELY);
        }
    }

    private static boolean goesOn(String last, String line, boolean dashes, boolean apart) {
        if (TEXT.matcher(line).matches() && !Character.isLowerCase(line.charAt(0))
                || sentence(line) && line.length() > 60) {
            return false;
        }
        boolean small = Character.isLowerCase(line.charAt(0)) || line.startsWith("(");
        boolean ended = last.endsWith(".") || last.endsWith(";");
        if (small) {
            return !last.endsWith(".") || line.startsWith("(");
        }
        // A name that was broken in the middle of its line.
        return dashes
                ? !ended && !apart && (last.endsWith(",") || last.length() > 35) && line.length() < 90
                : !ended
                        && !apart
                        && (last.endsWith(",") && !Bodies.startsAt(line, 0)
                                || last.matches("(?s).* (và|của|tỉnh|thành phố|huyện|Công|TNHH|Sở|Bộ|Cục|phố|các)$"));
    }

    private static boolean listed(String last, String line) {
        return !TEXT.matcher(line).matches()
                && !sentence(line)
                && line.length() <= 120
                && !last.endsWith(".")
                && !line.endsWith(":");
    }

    private static boolean sentence(String line) {
        return SENTENCE.matcher(line).find();
    }

    private void copies(int from) {
        Items items = new Items();
        int at = from;
        boolean dashes = false;
        while (at < text.length() && items.size() <= MOST_ITEMS && !items.tooLong()) {
            int end = lineEnd(at);
            String line = text.substring(at, end).replace('|', ' ').strip();
            Matcher dash = DASH.matcher(line);
            if (line.isEmpty()) {
                at = end + 1;
                continue;
            }
            if (dash.matches()) {
                dashes = true;
                items.open(withoutSignature(dash.group(1)));
            } else if (SIGNING.matcher(line).matches() || PlainText.capitals(line)) {
                if (items.size() > 0 || at != from) {
                    break;
                }
            } else if (items.size() > 0
                    && (Character.isLowerCase(line.charAt(0)) || line.startsWith("("))
                    && !items.last().startsWith("Lưu")
                    && !items.last().endsWith(".")) {
                items.more(line);
            } else if (!dashes && line.length() < LONGEST_ITEM && (line.endsWith(";") || line.startsWith("Như "))) {
                items.open(line);
            } else {
                break;
            }
            at = end + 1;
        }
        copies = items.all(false);
        if (!copies.isEmpty()) {
            readings.add(
                    "copies",
                    text.substring(from, Math.min(at, text.length())),
                    dashes ? Sureness.SURE : Sureness.LIKELY);
        }
    }

    /** Two columns that ran into one line: the signature begins right of the item. */
    private static String withoutSignature(String item) {
        Matcher column = Pattern.compile("\\s(?=(?:T/M|TM\\.|K/T|KT\\.|T/L|TL\\.|TUQ\\.)\\s)|\\s{3,}")
                .matcher(item);
        return column.find() ? item.substring(0, column.start()) : item;
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private static final class Items {

        private final List<StringBuilder> items = new ArrayList<>();

        void open(String item) {
            items.add(new StringBuilder(item.strip()));
        }

        void more(String words) {
            items.get(items.size() - 1).append(' ').append(words.strip());
        }

        void keepOnly(int first) {
            while (items.size() > first) {
                items.remove(items.size() - 1);
            }
        }

        int size() {
            return items.size();
        }

        /** The text has run into the list; the whole of it would be copied for each of its lines. */
        boolean tooLong() {
            return !items.isEmpty() && items.get(items.size() - 1).length() > MOST_ITEMS * LONGEST_ITEM;
        }

        String last() {
            return items.get(items.size() - 1).toString();
        }

        List<String> all(boolean split) {
            List<String> all = new ArrayList<>();
            for (StringBuilder item : items) {
                // One line without dashes names several bodies between semicolons.
                for (String part : split ? item.toString().split(";\\s*[-–+]?") : new String[] {item.toString()}) {
                    if (split && !all.isEmpty() && TEXT.matcher(part).matches()) {
                        break;
                    }
                    Matcher text = split ? RUNS_ON.matcher(part) : null;
                    String one = PlainText.item(text != null && text.find() ? part.substring(0, text.start()) : part);
                    if (one.length() > 1 && one.length() <= LONGEST_ITEM) {
                        all.add(one);
                    }
                }
            }
            return List.copyOf(all);
        }
    }
}
