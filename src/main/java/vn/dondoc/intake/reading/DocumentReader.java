package vn.dondoc.intake.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.deadline.DeadlineReader;
import vn.dondoc.intake.reading.Proposal.Relation;
import vn.dondoc.intake.reading.Proposal.Signer;
import vn.dondoc.intake.reading.Proposal.Sureness;

/**
 * Reads the text of a document into a proposal: empty rather than wrong. Works by rules over places in the document and
 * goes through the text a fixed number of times, so that no text makes it slow. Keeps nothing, logs nothing.
 */
public final class DocumentReader {

    /** Characters. */
    public static final int LONGEST = 1_100_000;

    private static final Pattern GROUND =
            Pattern.compile("(?m)^\\s*+Căn cứ\\s+(?:vào )?([^\\n]{6,600}(?:\\n(?!\\s*\\n|\\s*Căn cứ|\\s*Xét|\\s*Theo"
                    + "|\\s*QUYẾT)[^\\n]{1,300}){0,5})");
    private static final Pattern RESTS = Pattern.compile(
            "^\\s*+(Căn cứ|Thực hiện|Triển khai|Theo (?!đề nghị)|Thi hành|Tiếp theo|Tiếp tục|Phúc đáp|Trả lời|Để|Nhằm)");
    private static final Pattern ANOTHER =
            Pattern.compile("^(Luật|Bộ luật|Pháp lệnh|Nghị|Quyết định|Kế hoạch|Chỉ thị|Kết luận|Thông|Công văn|Chương"
                    + " trình|Hướng dẫn|Quy|Văn bản|Đề án|Công điện)");
    private static final int LONGEST_INTRODUCTION = 6_000;

    private final DeadlineReader deadlines;

    public DocumentReader(WorkingCalendar calendar) {
        deadlines = new DeadlineReader(calendar);
    }

    /** @throws IllegalArgumentException for a text that is too long */
    public Proposal read(String given) {
        if (given.length() > LONGEST) {
            throw new IllegalArgumentException("Too long: " + given.length());
        }
        String text = PlainText.of(given);
        Readings readings = new Readings();
        HeaderReading header = new HeaderReading(text, readings).read();
        Addressing addressing = new Addressing(text, readings).read();
        int bodyTo = addressing.copiesFrom > addressing.textFrom ? addressing.copiesFrom : text.length();
        int bodyFrom = Math.min(bodyTo, Math.max(addressing.textFrom, header.end));
        String body = text.substring(bodyFrom, bodyTo);
        Signer signer = new Signature(text, readings).read(addressing.copiesFrom, bodyFrom);
        List<String> basis = basis(body, readings);
        Orders orders = new Orders(deadlines, header.date, readings).read(text, body, header.type);
        if (!header.found) {
            readings.note("Không thấy phần đầu văn bản (quốc hiệu, số, ngày): gõ các ô đầu văn bản theo bản gốc.");
        } else if (header.date == null) {
            readings.note("Không đọc được ngày ban hành: gõ theo bản gốc; hạn chỉ tính được khi có ngày này.");
        }
        List<Relation> relations = relations(header, body);
        return new Proposal(
                header.number,
                header.symbol,
                header.code,
                header.type,
                header.date,
                header.issuer,
                header.superior,
                header.place,
                header.subject,
                header.urgency,
                signer,
                addressing.recipients,
                addressing.copies,
                basis,
                List.copyOf(orders.instructions),
                List.copyOf(orders.monitoring),
                relations,
                readings.evidence,
                List.copyOf(readings.notes));
    }

    private static List<Relation> relations(HeaderReading header, String body) {
        String subject = header.subject == null ? "" : header.subject + ".\n\n";
        String text = body.length() > 200_000 ? body.substring(0, 200_000) : body;
        return List.copyOf(Citations.relations(
                subject + text,
                header.code,
                subject.length() + introduction(text).length()));
    }

    /** "Căn cứ …" line by line or, in a letter, the documents that its first sentence carries out. */
    private static List<String> basis(String body, Readings readings) {
        String start = introduction(body);
        List<String> basis = new ArrayList<>();
        Matcher ground = GROUND.matcher(start);
        int last = -1;
        while (ground.find() && basis.size() < 40) {
            String words = sentence(PlainText.joined(ground.group(1)));
            for (String part : words.split(";")) {
                String one = PlainText.item(part);
                boolean first = part == words || words.startsWith(part);
                boolean told =
                        one.matches("(?su).*(ban hành Kế hoạch này|yêu cầu|đề nghị|như sau|có ý kiến|hướng dẫn như).*");
                if (!told && (first || ANOTHER.matcher(one).find())) {
                    basis.add(one);
                }
            }
            last = ground.end();
        }
        for (String line : start.split("\n(?=\\s*(?:Thực hiện|Triển khai|Theo) )|\n\\s*\n")) {
            int before = basis.size();
            cited(line, basis);
            if (basis.size() > before) {
                last = Math.max(last, start.indexOf(line) + Math.min(line.length(), 500));
            }
        }
        if (!basis.isEmpty()) {
            readings.add(
                    "basis",
                    start.substring(0, Math.min(last, start.length())),
                    basis.size() > 6 ? Sureness.LIKELY : Sureness.SURE);
        }
        return List.copyOf(basis);
    }

    /** Up to the full stop that ends the sentence. */
    private static String sentence(String words) {
        Matcher stop = Pattern.compile("(?<=[\\p{Ll}\\d)])\\. (?=\\p{Lu})").matcher(words);
        return stop.find() ? words.substring(0, stop.start()) : words;
    }

    private static void cited(String start, List<String> basis) {
        String first = PlainText.joined(paragraph(start));
        if (first.startsWith("Căn cứ") || !RESTS.matcher(first).find()) {
            return;
        }
        int quoted = first.indexOf('(');
        List<String> codes = new ArrayList<>();
        for (Citations.Cited cited : Citations.in(first)) {
            boolean inBrackets = quoted >= 0 && cited.from() > quoted && first.indexOf(')', quoted) > cited.from();
            boolean opens = cited.from() < 40
                    || first.substring(0, cited.from()).matches("(?s).*(;|,| và| Thực hiện| Căn cứ| Theo)\\s?");
            if (!codes.contains(cited.code()) && !inBrackets && opens) {
                codes.add(cited.code());
                if (basis.stream().noneMatch(one -> one.contains(cited.code()))) {
                    basis.add(cited.full());
                }
            }
        }
    }

    /** What stands before the first clause. */
    private static String introduction(String body) {
        String start = body.substring(0, Math.min(body.length(), LONGEST_INTRODUCTION));
        Matcher clause = Pattern.compile("(?m)^\\s*+(?:1[.)]|I\\s?[.\\-)]|Điều 1|- (?=\\p{Lu})|A\\.)")
                .matcher(start);
        return clause.find() ? start.substring(0, clause.start()) : start;
    }

    private static String paragraph(String start) {
        String text = start.strip();
        int end = text.indexOf("\n\n");
        return end < 0 ? text : text.substring(0, end);
    }
}
