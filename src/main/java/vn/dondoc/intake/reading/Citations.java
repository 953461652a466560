package vn.dondoc.intake.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dondoc.intake.reading.Proposal.Relation;

/** Other documents that a text names, by type, number and day, and what it does with them. */
final class Citations {

    private static final String SYMBOL = "[A-ZĐƯ][\\p{L}\\d]{0,12}+(?:[-–/][A-ZĐƯ&][\\p{L}\\d&]{0,15}+){0,4}+";

    static final Pattern CODE =
            Pattern.compile("(?<![\\p{L}\\d/.-])(\\d{1,5}[a-z]?)\\s?[-–/]\\s?(?:(\\d{4})\\s?/\\s?)?(" + SYMBOL + ")");

    private static final Pattern NAME =
            Pattern.compile("(?iu)(Kết luận|Nghị quyết|Chỉ thị|Quyết định|Công văn|Kế hoạch|Chương trình|Thông"
                    + " báo|Hướng dẫn|Quy định|Nghị định|Thông tư(?: liên tịch)?|Công điện|Báo cáo|Tờ trình|Văn bản|Giấy mời|Thông tri|Quy"
                    + " chế|Đề án|Luật)\\s{1,2}(?:số\\s{0,2}:?\\s{0,2})?$");

    private static final Pattern DAY = Pattern.compile(
            "[,\\s]{0,3}(?:đề )?ngày\\s?(?:(\\d{1,2})\\s?[-/.]\\s?(\\d{1,2})\\s?[-/.]\\s?(\\d{4})|(\\d{1,2}) tháng (\\d{1,2}) năm"
                    + " (\\d{4}))");

    private static final Pattern END =
            Pattern.compile("[;.](?=\\s|$)|[(\\n]|, (?=[A-ZĐƯ])| và (?=(?:Kế hoạch|Công văn|Chỉ thị|Nghị"
                    + " quyết|Kết luận|Quyết định) số)");

    private static final List<Verb> VERBS = List.of(
            new Verb("replaces", "thay thế"),
            new Verb("repeals", "bãi bỏ|hủy bỏ|huỷ bỏ|thu hồi"),
            new Verb("amends", "sửa đổi|điều chỉnh|đính chính|bổ sung"),
            new Verb("postpones", "tạm hoãn|hoãn|lùi thời gian"),
            new Verb("reminds", "đôn đốc|nhắc"),
            new Verb("answers", "phúc đáp|trả lời"),
            new Verb("basis", "căn cứ|thực hiện|theo|triển khai|tiếp theo|thi hành|xét"));

    private record Verb(String kind, Pattern words) {
        Verb(String kind, String words) {
            this(kind, Pattern.compile("(?iu)(?<!\\p{L})(" + words + ")(?!\\p{L})"));
        }
    }

    /** @param full type, number, day and whose it is */
    record Cited(String code, LocalDate date, int from, int to, String full) {}

    private Citations() {}

    static List<Cited> in(String text) {
        List<Cited> found = new ArrayList<>();
        Matcher code = CODE.matcher(text);
        while (code.find() && found.size() < 300) {
            String before = text.substring(Math.max(0, code.start() - 32), code.start());
            Matcher name = NAME.matcher(before);
            boolean named = name.find();
            if (!named && !before.matches("(?s).*(?iu)số:?\\s{0,2}")) {
                continue;
            }
            int from = named ? code.start() - before.length() + name.start() : code.start();
            int to = code.end();
            LocalDate date = null;
            Matcher day = DAY.matcher(text).region(to, text.length());
            if (day.lookingAt()) {
                date = date(day);
                to = day.end();
            }
            Matcher end = END.matcher(text).region(to, Math.min(text.length(), to + 400));
            int stop = end.find() ? end.start() : Math.min(text.length(), to + 400);
            found.add(new Cited(
                    code.group().replaceAll("\\s", "").replace('–', '-'),
                    date,
                    from,
                    to,
                    PlainText.item(text.substring(from, stop))));
        }
        return found;
    }

    private static LocalDate date(Matcher day) {
        int shift = day.group(1) == null ? 3 : 0;
        try {
            return LocalDate.of(
                    Integer.parseInt(day.group(3 + shift)),
                    Integer.parseInt(day.group(2 + shift)),
                    Integer.parseInt(day.group(1 + shift)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Each document once; what is done with it stands in the same sentence before it. */
    static List<Relation> relations(String text, String own, int introduced) {
        List<Relation> relations = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Cited cited : in(text)) {
            if (cited.code().equals(own)) {
                continue;
            }
            int sentence = Math.max(0, cited.from() - 160);
            for (int i = cited.from() - 1; i > sentence; i--) {
                char sign = text.charAt(i);
                if (sign == ';'
                        || sign == '.' && i + 1 < text.length() && text.charAt(i + 1) <= ' '
                        || sign == '\n' && text.charAt(i - 1) == '\n') {
                    sentence = i + 1;
                    break;
                }
            }
            String before = text.substring(sentence, cited.from());
            String kind = kind(before);
            // Below the introduction a document is carried out, not rested on.
            kind = kind.equals("basis") && cited.from() > introduced ? "mentions" : kind;
            int at = seen.indexOf(cited.code());
            Relation relation = new Relation(
                    kind, cited.code(), cited.date(), PlainText.joined(text.substring(sentence, cited.to())));
            if (at < 0) {
                seen.add(cited.code());
                relations.add(relation);
            } else if (relations.get(at).kind().equals("mentions") && !kind.equals("mentions")) {
                relations.set(at, relation);
            }
        }
        return relations;
    }

    /** The verb nearest before the document. */
    private static String kind(String before) {
        String kind = "mentions";
        int last = -1;
        for (Verb verb : VERBS) {
            Matcher matcher = verb.words().matcher(before);
            while (matcher.find()) {
                boolean stronger = verb.kind().equals("basis")
                        && last >= 0
                        && before.length() - matcher.start() < 40
                        && !kind.equals("basis")
                        && last > matcher.start() - 30;
                if (matcher.start() > last && !stronger) {
                    last = matcher.start();
                    kind = verb.kind();
                }
            }
        }
        return kind;
    }
}
