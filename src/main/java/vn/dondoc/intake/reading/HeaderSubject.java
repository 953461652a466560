package vn.dondoc.intake.reading;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dondoc.intake.reading.Proposal.Sureness;

/** What the document is about: after "V/v", under its title or, in a letter, without either. */
final class HeaderSubject {

    private static final int LONGEST_SUBJECT = 900;

    /** Words with which the text itself begins. */
    static final Pattern BEGINNING = Pattern.compile(
            "^\\s*+(Căn cứ|Thực hiện|Xét |Theo |Để |Nhằm |Kính |Ngày \\d|Trong |Qua |Tiếp tục|Triển khai|Sau khi|Hiện nay"
                    + "|Vừa qua|Thời gian|Phần |Chương |Điều \\d|[IVX]{1,4}\\s?[.\\-)–]|\\d{1,2}[.)]|A\\.|Phúc đáp|Trả lời).*",
            Pattern.DOTALL);

    private static final Pattern OFFICE_THAT_DECIDES =
            Pattern.compile("^(CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|HỘI ĐỒNG"
                    + " NHÂN DÂN|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|THỐNG ĐỐC|TỔNG GIÁM ĐỐC|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|HIỆU TRƯỞNG|ỦY BAN NHÂN"
                    + " DÂN|UỶ BAN NHÂN DÂN|UBND|HĐND|TRƯỞNG BAN|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG KIỂM TOÁN).*");

    private static final Set<String> CONNECTING =
            Set.of("CỦA", "VÀ", "DO", "TẠI", "VỚI", "VỀ", "CHO", "THUỘC", "GIỮA", "BỞI");

    String subject;

    /** The place in the block after the subject; 0 where none was read. */
    int end;

    private final HeaderBlock head;
    private final Readings readings;

    HeaderSubject(HeaderBlock head, Readings readings) {
        this.head = head;
        this.readings = readings;
    }

    HeaderSubject read() {
        if (head.typeTo >= 0 && (head.aboutFrom < 0 || head.aboutFrom > head.typeFrom)) {
            titled();
        } else if (head.aboutFrom >= 0) {
            int end = head.aboutFrom;
            while (end < head.text.length() && head.text.charAt(end) != HeaderBlock.CUT) {
                end++;
            }
            String words = withoutBody(head.text.substring(head.aboutFrom, end));
            keep(words, Sureness.SURE);
            this.end = Math.max(this.end, head.aboutFrom + words.length());
        } else if (head.addressed && head.numberTo >= 0 && head.typeTo < 0) {
            bare();
        }
        return this;
    }

    /** Under its title; capitals go on as capitals, sentences until the text begins. */
    private void titled() {
        List<HeaderBlock.Line> lines = head.lines();
        String title = head.text.substring(head.typeFrom, head.typeTo).strip();
        String rest = title.substring(Math.min(title.length(), openingLength(title)));
        StringBuilder words = new StringBuilder();
        if (rest.matches("(?s)\\s*(?:[Ss][ốỐ]\\s*:?\\s*)?\\d.*")) {
            // A headline that names the document, not its title.
            return;
        }
        boolean ofIssuer = Folded.fold(rest).startsWith("CUA");
        if (!ofIssuer && rest.replaceAll("[^\\p{L}]", "").length() > 2) {
            words.append(rest.strip());
        }
        boolean started = words.length() > 0;
        int last = head.typeTo;
        for (HeaderBlock.Line line : lines) {
            String text = line.text().strip();
            if (line.from() < head.typeTo || text.isEmpty()) {
                continue;
            }
            String between = head.text.substring(last, line.from());
            boolean apart = between.indexOf(HeaderBlock.CUT) >= 0
                    || started && between.chars().filter(c -> c == '\n').count() > 2;
            boolean upper = PlainText.capitals(text);
            boolean goesOn = started
                    && !endsOpen(words)
                    && (upper != PlainText.capitals(words.toString())
                                    && !lowerStart(text)
                                    && !text.matches("[\\d\\s./-]+")
                            || OFFICE_THAT_DECIDES.matcher(text).matches() && upper);
            if (!started && ofIssuer && upper && !lowerStart(text) && words.length() == 0 && !isAbout(text)) {
                last = line.to();
                if (Folded.fold(text).startsWith("CUA")) {
                    continue;
                }
            }
            if (!started && Folded.fold(text).startsWith("CUA") && upper) {
                ofIssuer = true;
                last = line.to();
                continue;
            }
            boolean begins = BEGINNING.matcher(text).matches() && !upper;
            if (apart && started
                    || goesOn
                    || started && begins
                    || text.startsWith("(")
                    || words.length() > LONGEST_SUBJECT) {
                break;
            }
            if (!started && (text.matches("(?s)(Căn cứ|Kính gửi|Điều \\d|[IVX]{1,4}\\.).*") || sentence(line))) {
                break;
            }
            if (!started && upper && OFFICE_THAT_DECIDES.matcher(text).matches()) {
                break;
            }
            words.append(words.length() == 0 ? "" : " ").append(text);
            started = true;
            last = line.to();
        }
        keep(words.toString(), Sureness.SURE);
        end = Math.max(end, last);
    }

    private static boolean isAbout(String text) {
        return Folded.fold(text).startsWith("VE");
    }

    /** A first line that is already the text: a long paragraph that ends with a colon. */
    private boolean sentence(HeaderBlock.Line line) {
        int end = head.text.indexOf("\n\n", line.from());
        String paragraph =
                head.text.substring(line.from(), end < 0 ? Math.min(head.text.length(), line.from() + 1500) : end);
        int cut = paragraph.indexOf(HeaderBlock.CUT);
        String whole = (cut < 0 ? paragraph : paragraph.substring(0, cut)).strip();
        return whole.endsWith(":")
                && whole.length() > 60
                && BEGINNING.matcher(whole).matches();
    }

    static boolean endsOpen(CharSequence words) {
        String text = words.toString().strip();
        return CONNECTING.contains(text.substring(text.lastIndexOf(' ') + 1).toUpperCase(Locale.ROOT))
                || text.endsWith(",")
                || text.endsWith("-");
    }

    private static boolean lowerStart(String text) {
        return Character.isLowerCase(text.charAt(0));
    }

    private static int openingLength(String title) {
        String name = TypeName.opening(title);
        if (name == null) {
            return title.length();
        }
        int[] at = Folded.of(title).find(Folded.fold(name));
        return at == null ? title.length() : at[1];
    }

    /** A letter may print its subject without "V/v". */
    private void bare() {
        StringBuilder words = new StringBuilder();
        for (HeaderBlock.Line line : head.lines()) {
            String text = line.text().strip();
            if (line.from() < head.numberTo || text.isEmpty()) {
                continue;
            }
            if (PlainText.capitals(text) || text.length() < 8 && words.length() == 0 || text.startsWith("(")) {
                if (words.length() > 0) {
                    break;
                }
                continue;
            }
            words.append(words.length() == 0 ? "" : " ").append(text);
        }
        if (words.length() >= 12
                        && words.length() <= 400
                        && !BEGINNING.matcher(words).matches()
                || words.toString().startsWith("Triển khai")
                || words.toString().startsWith("Thực hiện")) {
            keep(words.toString(), Sureness.LIKELY);
        }
    }

    private String withoutBody(String words) {
        int end = words.length();
        Matcher line = Pattern.compile("\n").matcher(words);
        while (line.find()) {
            String rest = words.substring(line.end());
            String text = rest.substring(0, rest.indexOf('\n') < 0 ? rest.length() : rest.indexOf('\n'))
                    .strip();
            boolean caps = PlainText.capitals(text) && text.length() > 12;
            if (!text.isEmpty()
                    && (caps || !head.addressed && BEGINNING.matcher(text).matches())) {
                end = line.start();
                break;
            }
        }
        return words.substring(0, end);
    }

    private void keep(String words, Sureness sureness) {
        String one = PlainText.joined(words.replace(HeaderBlock.CUT, ' '))
                .replaceAll("^(V/v|v/v|V/V|Về việc)\\s*[:.]\\s*", "$1 ");
        while (!one.isEmpty() && ",;.:".indexOf(one.charAt(one.length() - 1)) >= 0) {
            one = one.substring(0, one.length() - 1).strip();
        }
        if (one.length() >= 6 && one.length() <= LONGEST_SUBJECT) {
            subject = one;
            readings.add("subject", one, sureness);
        }
    }
}
