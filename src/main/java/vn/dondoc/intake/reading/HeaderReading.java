package vn.dondoc.intake.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dondoc.intake.reading.Proposal.Sureness;

/**
 * The header, read from the header block alone: above "Kính gửi", the grounds or the first clause. A number or date of
 * a document that is only cited is the usual mistake, so a blank number ends the search for one.
 */
final class HeaderReading {

    private static final Pattern NUMBER_MARK = Pattern.compile("(?<!\\p{L})S[ốỐ]\\s{0,4}[:.]?");

    private static final String PART = "[A-ZĐƯÔƠÂÊĂ][\\p{L}\\d]*+";
    private static final Pattern NUMBER =
            Pattern.compile("\\G[\\s.…_]*+(\\d{1,6}+\\s?[a-zA-Z]?(?![\\p{L}\\d]))?[\\s.…_]*+"
                    + "(?:([/\\-–])\\s?+(\\d{4})(?=\\s?[/\\-–]\\s?[A-ZĐ])\\s?+)?([/\\-–])\\s{0,3}+(" + PART
                    + "(?: ?[-–/&.] ?" + PART + ")*+)");
    private static final Pattern BARE_NUMBER =
            Pattern.compile("\\G\\s{0,4}(\\d{1,6})(?![\\d/.])(?=\\s*($|[\\n\\u0001]))");
    private static final Pattern GLUED_PLACE =
            Pattern.compile("^([A-ZĐ]{2,})(\\p{Lu}\\p{Ll}*[^\\x00-\\x7f\\p{Lu}]\\p{Ll}*)$");

    private static final Pattern ABOUT =
            Pattern.compile("(?iu)(?<=^|[\\n\\u0001 ])(V\\s?/\\s?v|Về việc)(?!\\p{L})\\s*+[:.]?");

    private static final Pattern HEAD_OF_BODY =
            Pattern.compile("^(UBND|ỦY BAN|UỶ BAN|HỘI ĐỒNG|HĐND|SỞ|BỘ|CỤC|CHI CỤC|TỔNG"
                    + " CỤC|VĂN PHÒNG|BAN|TỈNH [ỦU]|THÀNH [ỦU]|HUYỆN [ỦU]|QUẬN [ỦU]|THỊ [ỦU]|ĐẢNG [ỦU]|ĐẢNG BỘ|ĐẢNG ĐOÀN|CHI BỘ|PHÒNG"
                    + "|TRUNG TÂM|TRƯỜNG|ĐẠI HỌC|HỌC VIỆN|VIỆN|CÔNG TY|CÔNG AN|TẬP ĐOÀN|TỔNG CÔNG TY|NGÂN HÀNG|TÒA ÁN|TOÀ ÁN|LIÊN ĐOÀN"
                    + "|HỘI|ĐOÀN|TỈNH ĐOÀN|THANH TRA|KHO BẠC|BẢO HIỂM XÃ HỘI|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|BCH|BỘ CHỈ HUY|TỔNG LIÊN"
                    + " ĐOÀN|ĐÀI|BÁO|BỆNH VIỆN|CHI NHÁNH|TRUNG ƯƠNG|MẶT TRẬN|LIÊN HIỆP|HIỆP HỘI|TỔ|KIỂM TOÁN).*");

    private static final Set<String> URGENT =
            Set.of("KHAN", "THUONGKHAN", "HOATOC", "HOATOCHENGIO", "THUONGKHANHOATOC");

    private static final Set<String> NO_BODY = Set.of(
            "DUTHAO", "BANSAO", "SAOY", "SAOYBANCHINH", "LUUHANHNOIBO", "XEMXONGTRALAI", "KHONGPHOBIEN", "BANTHAO");

    String number;
    String symbol;
    String code;
    String type;
    LocalDate date;
    String issuer;
    String superior;
    String place;
    String subject;
    String urgency;

    /** Whether the block looks like the header of a document at all. */
    boolean found;

    private final Readings readings;
    private final HeaderBlock head;
    /** The place in the text after everything that was read. */
    int end;

    HeaderReading(String text, Readings readings) {
        this.readings = readings;
        head = new HeaderBlock(text);
    }

    HeaderReading read() {
        found = head.cutNational();
        stamps();
        title();
        if (!head.addressed && head.typeTo < 0) {
            cutBody();
        }
        about();
        number();
        HeaderDay day = new HeaderDay(head, readings).read();
        date = day.date;
        place = day.place;
        found |= day.found;
        HeaderSubject about = new HeaderSubject(head, readings).read();
        subject = about.subject;
        end = Math.max(about.end, Math.max(head.numberTo, head.typeTo));
        issuer();
        type();
        return this;
    }

    private void stamps() {
        for (HeaderBlock.Line line : head.lines()) {
            String folded = Folded.fold(line.text());
            if (URGENT.contains(folded) && PlainText.capitals(line.text())) {
                urgency = PlainText.joined(line.text());
                readings.add("urgency", line.text(), Sureness.SURE);
                head.blank(line.from(), line.to(), HeaderBlock.CUT);
            } else if (NO_BODY.contains(folded)) {
                head.blank(line.from(), line.to(), HeaderBlock.CUT);
            }
        }
    }

    /** A line of capitals that begins with the name of a type. */
    private void title() {
        List<HeaderBlock.Line> lines = head.lines();
        for (int i = 0; i < lines.size(); i++) {
            HeaderBlock.Line line = lines.get(i);
            String text = line.text().strip();
            if (!PlainText.capitals(text)) {
                continue;
            }
            String name = TypeName.opening(text);
            int last = i;
            if (name == null && i + 1 < lines.size() && text.length() < 12) {
                String both = text + " " + lines.get(i + 1).text().strip();
                name = TypeName.opening(both);
                if (name != null && !Folded.fold(both).equals(Folded.fold(name))) {
                    name = null;
                }
                last = i + 1;
            }
            if (name != null && !name.equals("Luật")) {
                type = name;
                head.typeFrom = line.from();
                head.typeTo = lines.get(last).to();
                found = true;
                return;
            }
        }
    }

    /** Without a title and addressees the text begins at its first sentence. */
    private void cutBody() {
        for (HeaderBlock.Line line : head.lines()) {
            if (HeaderSubject.BEGINNING.matcher(line.text()).matches()) {
                head.text.setLength(line.from());
                return;
            }
        }
    }

    private void about() {
        Matcher matcher = ABOUT.matcher(head.text);
        int from = 0;
        while (matcher.find(from)) {
            String before = PlainText.joined(head.lineBefore(matcher.start()));
            // "Quyết định về việc …" is the subject of another document.
            if (before.isEmpty() || !Character.isLowerCase(before.charAt(before.length() - 1))) {
                head.aboutFrom = matcher.start();
                return;
            }
            from = matcher.end();
        }
    }

    private void number() {
        Matcher mark = NUMBER_MARK.matcher(head.text);
        int end = head.firstOf(head.aboutFrom, head.typeTo >= 0 ? head.typeFrom : -1, head.text.length());
        while (mark.find() && mark.start() < end) {
            String before = PlainText.joined(head.lineBefore(mark.start()));
            if (!before.isEmpty() && !PlainText.capitals(before)) {
                continue;
            }
            head.numberFrom = mark.start();
            found = true;
            Matcher rest = NUMBER.matcher(head.text);
            Matcher bare = BARE_NUMBER.matcher(head.text);
            if (rest.find(mark.end()) && rest.start() == mark.end() && rest.start(5) < end + 1) {
                symbol(rest);
            } else if (bare.find(mark.end()) && bare.start() == mark.end()) {
                number = bare.group(1);
                head.numberTo = bare.end(1);
                readings.add("number", head.text.substring(head.numberFrom, head.numberTo), Sureness.LIKELY);
            } else {
                head.numberTo = mark.end();
            }
            if (number == null) {
                readings.note("Số văn bản để trống: gõ số như trên bản đã ký.");
            }
            return;
        }
    }

    private void symbol(Matcher rest) {
        head.numberTo = rest.end();
        String printed = rest.group(5);
        int cut = Math.max(printed.lastIndexOf('-'), printed.lastIndexOf('/'));
        Matcher glued = GLUED_PLACE.matcher(printed.substring(cut + 1));
        if (glued.matches()) {
            head.numberTo -= glued.group(2).length();
            printed = printed.substring(0, cut + 1) + glued.group(1);
            head.text.insert(head.numberTo, '\n');
            head.aboutFrom = head.aboutFrom > head.numberTo ? head.aboutFrom + 1 : head.aboutFrom;
            head.typeFrom = head.typeFrom > head.numberTo ? head.typeFrom + 1 : head.typeFrom;
            head.typeTo = head.typeTo > head.numberTo ? head.typeTo + 1 : head.typeTo;
        }
        printed = printed.replace(" ", "").replace('–', '-').replaceAll("[.&]$", "");
        symbol = rest.group(3) == null ? printed : rest.group(3) + rest.group(4).replace('–', '-') + printed;
        String words = head.text.substring(head.numberFrom, head.numberTo);
        readings.add("symbol", words, Sureness.SURE);
        if (rest.group(1) != null) {
            number = rest.group(1).replace(" ", "");
            String separator = rest.group(3) == null ? rest.group(4) : rest.group(2);
            code = number + separator.replace('–', '-') + symbol;
            readings.add("number", words, Sureness.SURE);
        }
    }

    private void issuer() {
        int end = head.firstOf(head.numberFrom, head.typeFrom, head.aboutFrom);
        if (!found || end <= 0 || head.numberFrom < 0 && head.typeFrom < 0) {
            return;
        }
        List<StringBuilder> bodies = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        String before = "";
        for (HeaderBlock.Line line : head.lines()) {
            String text = PlainText.joined(line.text());
            if (line.from() >= end || text.isEmpty()) {
                continue;
            }
            String own = line.to() > end ? PlainText.joined(head.text.substring(line.from(), end)) : text;
            if (!PlainText.capitals(own) || own.length() < 2 || own.matches("(MẪU|PHỤ LỤC|BIỂU).*")) {
                continue;
            }
            words.append(words.length() == 0 ? "" : " / ").append(own);
            boolean open = bodies.isEmpty()
                    || before.matches("(ỦY|UỶ|VĂN PHÒNG|BAN|HỘI ĐỒNG|SỞ|BỘ|CỤC)")
                    || HeaderSubject.endsOpen(before);
            if (!open && HEAD_OF_BODY.matcher(own).matches() && !before.matches(".*(ỦY|UỶ)$")) {
                bodies.add(new StringBuilder(own));
            } else if (bodies.isEmpty()) {
                bodies.add(new StringBuilder(own));
            } else {
                bodies.get(bodies.size() - 1).append(' ').append(own);
            }
            before = own;
        }
        if (bodies.isEmpty()) {
            return;
        }
        boolean joint = symbol != null && symbol.matches(".*(TTLT|NQLT|KHLT|LT|CTPH|QCPH).*") && bodies.size() > 1;
        if (joint) {
            issuer = String.join(" - ", bodies);
        } else {
            issuer = bodies.get(bodies.size() - 1).toString();
            superior = bodies.size() > 1 ? bodies.get(bodies.size() - 2).toString() : null;
        }
        issuer = issuer.replaceAll("[\\s,.;:*-]+$", "");
        if (!HEAD_OF_BODY.matcher(issuer).matches()) {
            issuer = null;
            superior = null;
            return;
        }
        readings.add("issuer", words.toString(), bodies.size() > 2 ? Sureness.LIKELY : Sureness.SURE);
        if (superior != null) {
            readings.add("superior", superior, Sureness.LIKELY);
        }
    }

    private void type() {
        String said = TypeName.ofSymbol(symbol);
        if (type != null) {
            readings.add("type", head.text.substring(head.typeFrom, head.typeTo), Sureness.SURE);
            type = TypeName.sentenceCase(type);
        } else if (said != null) {
            type = said;
            readings.add("type", symbol, Sureness.LIKELY);
        } else if (head.addressed && symbol != null && TypeName.namesNoType(symbol)) {
            type = TypeName.LETTER;
            readings.add("type", symbol + " … Kính gửi", Sureness.SURE);
        }
    }

    // ------------------------------------------------------------------------------------------------- the block
}
