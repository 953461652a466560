package vn.dondoc.intake.reading;

import java.time.DateTimeException;
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
 *
 * <p>The block is worked on as one string in which rules, cells of tables and the national title have become
 * {@link #CUT}.
 */
final class HeaderReading {

    /** Ends whatever stood before it. */
    private static final char CUT = '\u0001';

    private static final int LONGEST_BLOCK = 5_000;
    private static final int MOST_LINES = 90;
    private static final int LONGEST_SUBJECT = 900;

    private static final List<String> NATIONAL = List.of(
            "CONGHOAXAHOICHUNGHIAVIETNAM",
            "DOCLAPTUDOHANHPHUC",
            "DANGCONGSANVIETNAM",
            "DOANTNCONGSANHOCHIMINH",
            "DOANTNCSHOCHIMINH");

    private static final Pattern RULE = Pattern.compile("[-_=–—~]{3,}+|\\*+|\\|+|[─━]+");
    private static final Pattern ADDRESSED = Pattern.compile("(?iu)(?<!\\p{L})K[íi]nh\\s{1,3}(gửi|trình)\\s{0,3}:?");

    /** Words with which the text itself begins. */
    private static final Pattern BEGINNING = Pattern.compile(
            "^\\s*+(Căn cứ|Thực hiện|Xét |Theo |Để |Nhằm |Kính |Ngày \\d|Trong |Qua |Tiếp tục|Triển khai|Sau khi|Hiện nay"
                    + "|Vừa qua|Thời gian|Phần |Chương |Điều \\d|[IVX]{1,4}\\s?[.\\-)–]|\\d{1,2}[.)]|A\\.|Phúc đáp|Trả lời).*",
            Pattern.DOTALL);

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

    private static final Pattern DAY = Pattern.compile("(?iu)(?<!\\p{L})ng[àa]y(?:(\\s*\\d{1,2}\\s*)|[\\s.…_]{0,40}+)"
            + "th[áa]ng(?:(\\s*\\d{1,2}\\s*)|[\\s.…_]{0,40}+)n[ăa]m(?:\\s*(\\d{4})|\\s*(?:20)?[\\s.…_\\d]{0,20}+)");
    private static final Pattern SHORT_DAY = Pattern.compile(
            "(?iu)(?<!\\p{L})ng[àa]y\\s{0,4}(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?(\\d{4})(?!\\d)");

    private static final Pattern ABOUT =
            Pattern.compile("(?iu)(?<=^|[\\n\\u0001 ])(V\\s?/\\s?v|Về việc)(?!\\p{L})\\s*+[:.]?");

    /** Where one of these stands before a name with a day, the day is that of a cited document. */
    private static final Set<String> NOT_A_PLACE_AFTER =
            Set.of("tỉnh", "huyện", "xã", "phường", "quận", "phố", "của", "tại", "ở", "thị", "trấn", "số", "về", "do");

    private static final Set<String> PLACE_PREFIX =
            Set.of("TP.", "Tp.", "TP", "Tp", "T.P", "P.", "Q.", "TX.", "Thành", "-");

    private static final Pattern HEAD_OF_BODY =
            Pattern.compile("^(UBND|ỦY BAN|UỶ BAN|HỘI ĐỒNG|HĐND|SỞ|BỘ|CỤC|CHI CỤC|TỔNG"
                    + " CỤC|VĂN PHÒNG|BAN|TỈNH [ỦU]|THÀNH [ỦU]|HUYỆN [ỦU]|QUẬN [ỦU]|THỊ [ỦU]|ĐẢNG [ỦU]|ĐẢNG BỘ|ĐẢNG ĐOÀN|CHI BỘ|PHÒNG"
                    + "|TRUNG TÂM|TRƯỜNG|ĐẠI HỌC|HỌC VIỆN|VIỆN|CÔNG TY|CÔNG AN|TẬP ĐOÀN|TỔNG CÔNG TY|NGÂN HÀNG|TÒA ÁN|TOÀ ÁN|LIÊN ĐOÀN"
                    + "|HỘI|ĐOÀN|TỈNH ĐOÀN|THANH TRA|KHO BẠC|BẢO HIỂM XÃ HỘI|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|BCH|BỘ CHỈ HUY|TỔNG LIÊN"
                    + " ĐOÀN|ĐÀI|BÁO|BỆNH VIỆN|CHI NHÁNH|TRUNG ƯƠNG|MẶT TRẬN|LIÊN HIỆP|HIỆP HỘI|TỔ|KIỂM TOÁN).*");

    private static final Pattern OFFICE_THAT_DECIDES =
            Pattern.compile("^(CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|HỘI ĐỒNG"
                    + " NHÂN DÂN|BAN THƯỜNG VỤ|BAN CHẤP HÀNH|THỐNG ĐỐC|TỔNG GIÁM ĐỐC|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|HIỆU TRƯỞNG|ỦY BAN NHÂN"
                    + " DÂN|UỶ BAN NHÂN DÂN|UBND|HĐND|TRƯỞNG BAN|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG KIỂM TOÁN).*");

    private static final Set<String> CONNECTING =
            Set.of("CỦA", "VÀ", "DO", "TẠI", "VỚI", "VỀ", "CHO", "THUỘC", "GIỮA", "BỞI");

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
    private final StringBuilder block;
    private final boolean addressed;
    /** The place in the text after everything that was read. */
    int end;

    private int numberFrom = -1;
    private int numberTo = -1;
    private int aboutFrom = -1;
    private int typeFrom = -1;
    private int typeTo = -1;

    HeaderReading(String text, Readings readings) {
        this.readings = readings;
        String head = head(text);
        Matcher to = ADDRESSED.matcher(head);
        addressed = to.find();
        block = new StringBuilder(addressed ? head.substring(0, to.start()) : head);
    }

    HeaderReading read() {
        cutNational();
        stamps();
        title();
        if (!addressed && typeTo < 0) {
            cutBody();
        }
        about();
        number();
        day();
        end = Math.max(end, Math.max(numberTo, typeTo));
        subject();
        issuer();
        type();
        return this;
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

    private void cutNational() {
        for (String title : NATIONAL) {
            int[] at = Folded.of(block.toString()).find(title);
            boolean motto = title.startsWith("DOCLAP");
            if (at != null
                    && at[1] - at[0] < title.length() * 3
                    && (motto || PlainText.mostlyCapitals(block.substring(at[0], at[1])))) {
                found = true;
                blank(at[0], at[1], CUT);
            }
        }
    }

    private void stamps() {
        for (Line line : lines()) {
            String folded = Folded.fold(line.text);
            if (URGENT.contains(folded) && PlainText.capitals(line.text)) {
                urgency = PlainText.joined(line.text);
                readings.add("urgency", line.text, Sureness.SURE);
                blank(line.from, line.to, CUT);
            } else if (NO_BODY.contains(folded)) {
                blank(line.from, line.to, CUT);
            }
        }
    }

    /** A line of capitals that begins with the name of a type. */
    private void title() {
        List<Line> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String text = line.text.strip();
            if (!PlainText.capitals(text)) {
                continue;
            }
            String name = TypeName.opening(text);
            int last = i;
            if (name == null && i + 1 < lines.size() && text.length() < 12) {
                String both = text + " " + lines.get(i + 1).text.strip();
                name = TypeName.opening(both);
                if (name != null && !Folded.fold(both).equals(Folded.fold(name))) {
                    name = null;
                }
                last = i + 1;
            }
            if (name != null && !name.equals("Luật")) {
                type = name;
                typeFrom = line.from;
                typeTo = lines.get(last).to;
                found = true;
                return;
            }
        }
    }

    /** Without a title and addressees the text begins at its first sentence. */
    private void cutBody() {
        for (Line line : lines()) {
            if (BEGINNING.matcher(line.text).matches()) {
                block.setLength(line.from);
                return;
            }
        }
    }

    private void about() {
        Matcher matcher = ABOUT.matcher(block);
        int from = 0;
        while (matcher.find(from)) {
            String before = PlainText.joined(lineBefore(matcher.start()));
            // "Quyết định về việc …" is the subject of another document.
            if (before.isEmpty() || !Character.isLowerCase(before.charAt(before.length() - 1))) {
                aboutFrom = matcher.start();
                return;
            }
            from = matcher.end();
        }
    }

    private void number() {
        Matcher mark = NUMBER_MARK.matcher(block);
        int end = firstOf(aboutFrom, typeTo >= 0 ? afterTitle() : -1, block.length());
        while (mark.find() && mark.start() < end) {
            String before = PlainText.joined(lineBefore(mark.start()));
            if (!before.isEmpty() && !PlainText.capitals(before)) {
                continue;
            }
            numberFrom = mark.start();
            found = true;
            Matcher rest = NUMBER.matcher(block);
            Matcher bare = BARE_NUMBER.matcher(block);
            if (rest.find(mark.end()) && rest.start() == mark.end() && rest.start(5) < end + 1) {
                symbol(rest);
            } else if (bare.find(mark.end()) && bare.start() == mark.end()) {
                number = bare.group(1);
                numberTo = bare.end(1);
                readings.add("number", block.substring(numberFrom, numberTo), Sureness.LIKELY);
            } else {
                numberTo = mark.end();
            }
            if (number == null) {
                readings.note("Số văn bản để trống: gõ số như trên bản đã ký.");
            }
            return;
        }
    }

    private void symbol(Matcher rest) {
        numberTo = rest.end();
        String printed = rest.group(5);
        int cut = Math.max(printed.lastIndexOf('-'), printed.lastIndexOf('/'));
        Matcher glued = GLUED_PLACE.matcher(printed.substring(cut + 1));
        if (glued.matches()) {
            numberTo -= glued.group(2).length();
            printed = printed.substring(0, cut + 1) + glued.group(1);
            block.insert(numberTo, '\n');
            aboutFrom = aboutFrom > numberTo ? aboutFrom + 1 : aboutFrom;
            typeFrom = typeFrom > numberTo ? typeFrom + 1 : typeFrom;
            typeTo = typeTo > numberTo ? typeTo + 1 : typeTo;
        }
        printed = printed.replace(" ", "").replace('–', '-').replaceAll("[.&]$", "");
        symbol = rest.group(3) == null ? printed : rest.group(3) + rest.group(4).replace('–', '-') + printed;
        String words = block.substring(numberFrom, numberTo);
        readings.add("symbol", words, Sureness.SURE);
        if (rest.group(1) != null) {
            number = rest.group(1).replace(" ", "");
            String separator = rest.group(3) == null ? rest.group(4) : rest.group(2);
            code = number + separator.replace('–', '-') + symbol;
            readings.add("number", words, Sureness.SURE);
        }
    }

    private void day() {
        if (!day(DAY) && typeTo < 0) {
            day(SHORT_DAY);
        }
    }

    private boolean day(Pattern pattern) {
        Matcher matcher = pattern.matcher(block);
        int from = 0;
        int end = typeTo >= 0 ? afterTitle() : block.length();
        while (matcher.find(from) && matcher.start() < end) {
            Place before = placeBefore(matcher.start());
            if (before != null) {
                place = before.name;
                if (place != null) {
                    readings.add("place", block.substring(before.from, matcher.start()), before.sureness);
                }
                date = calendarDay(matcher.group(1), matcher.group(2), matcher.group(3));
                if (date != null) {
                    readings.add("date", block.substring(before.from, matcher.end()), before.sureness);
                } else {
                    readings.note("Ngày ban hành để trống hoặc không có trong lịch: gõ ngày như trên bản đã ký.");
                }
                found = true;
                end = matcher.end();
                blank(before.from, matcher.end(), before.sureness == Sureness.SURE ? CUT : ' ');
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
        while (end > 0 && block.charAt(end - 1) <= ' ' && block.charAt(end - 1) != CUT) {
            end--;
        }
        if (end == 0
                || block.charAt(end - 1) == CUT
                || block.substring(end, at).contains("\n") && block.charAt(end - 1) != ',') {
            return aboutFrom >= 0 && aboutFrom < at && !nothingBetween(end, at)
                    ? null
                    : new Place(null, at, Sureness.LIKELY);
        }
        if (block.charAt(end - 1) != ',') {
            return null;
        }
        int from = end - 1;
        int first = from;
        int words = 0;
        while (words < 7) {
            int wordEnd = from;
            while (wordEnd > 0 && block.charAt(wordEnd - 1) <= ' ' && block.charAt(wordEnd - 1) != CUT) {
                wordEnd--;
            }
            int wordFrom = wordEnd;
            while (wordFrom > 0 && block.charAt(wordFrom - 1) > ' ') {
                wordFrom--;
            }
            String word = block.substring(wordFrom, wordEnd);
            boolean wrapped = block.substring(wordEnd, from).contains("\n");
            if (!placeWord(word)
                    || wrapped && words > 2
                    || block.substring(wordEnd, from).contains("\n\n")) {
                break;
            }
            from = wordFrom;
            first = wordFrom;
            words++;
        }
        if (words == 0) {
            return null;
        }
        String name = PlainText.joined(block.substring(first, end - 1));
        if (name.startsWith("- ")) {
            return null;
        }
        String before = lineBefore(first).strip();
        boolean afterNumber = numberTo >= 0
                && numberTo <= first
                && block.substring(numberTo, first).isBlank();
        if (before.isEmpty() || afterNumber || PlainText.capitals(before)) {
            return new Place(name, first, Sureness.SURE);
        }
        String last = before.substring(before.lastIndexOf(' ') + 1).toLowerCase(java.util.Locale.ROOT);
        boolean cited = NOT_A_PLACE_AFTER.contains(last) || !Character.isLetterOrDigit(last.charAt(last.length() - 1));
        // Two columns that ran into one line: the subject left of the place.
        boolean merged = aboutFrom >= 0 && aboutFrom < first && lineStart(first) <= aboutFrom;
        return cited || !merged ? null : new Place(name, first, Sureness.LIKELY);
    }

    private boolean nothingBetween(int from, int to) {
        return block.substring(from, to).isBlank() && from > 0 && block.charAt(from - 1) == CUT;
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

    private void subject() {
        if (typeTo >= 0 && (aboutFrom < 0 || aboutFrom > typeFrom)) {
            titled();
        } else if (aboutFrom >= 0) {
            int end = aboutFrom;
            while (end < block.length() && block.charAt(end) != CUT) {
                end++;
            }
            String words = withoutBody(block.substring(aboutFrom, end));
            keep(words, Sureness.SURE);
            this.end = Math.max(this.end, aboutFrom + words.length());
        } else if (addressed && numberTo >= 0 && typeTo < 0) {
            bare();
        }
    }

    /** Under its title; capitals go on as capitals, sentences until the text begins. */
    private void titled() {
        List<Line> lines = lines();
        String title = block.substring(typeFrom, typeTo).strip();
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
        int last = typeTo;
        for (Line line : lines) {
            String text = line.text.strip();
            if (line.from < typeTo || text.isEmpty()) {
                continue;
            }
            String between = block.substring(last, line.from);
            boolean apart = between.indexOf(CUT) >= 0
                    || started && between.chars().filter(c -> c == '\n').count() > 2;
            boolean upper = PlainText.capitals(text);
            boolean goesOn = started
                    && !endsOpen(words)
                    && (upper != PlainText.capitals(words.toString())
                                    && !lowerStart(text)
                                    && !text.matches("[\\d\\s./-]+")
                            || OFFICE_THAT_DECIDES.matcher(text).matches() && upper);
            if (!started && ofIssuer && upper && !lowerStart(text) && words.length() == 0 && !isAbout(text)) {
                last = line.to;
                if (Folded.fold(text).startsWith("CUA")) {
                    continue;
                }
            }
            if (!started && Folded.fold(text).startsWith("CUA") && upper) {
                ofIssuer = true;
                last = line.to;
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
            last = line.to;
        }
        keep(words.toString(), Sureness.SURE);
        end = Math.max(end, last);
    }

    private static boolean isAbout(String text) {
        return Folded.fold(text).startsWith("VE");
    }

    /** A first line that is already the text: a long paragraph that ends with a colon. */
    private boolean sentence(Line line) {
        int end = block.indexOf("\n\n", line.from);
        String paragraph = block.substring(line.from, end < 0 ? Math.min(block.length(), line.from + 1500) : end);
        int cut = paragraph.indexOf(CUT);
        String whole = (cut < 0 ? paragraph : paragraph.substring(0, cut)).strip();
        return whole.endsWith(":")
                && whole.length() > 60
                && BEGINNING.matcher(whole).matches();
    }

    private static boolean endsOpen(CharSequence words) {
        String text = words.toString().strip();
        return CONNECTING.contains(text.substring(text.lastIndexOf(' ') + 1).toUpperCase(java.util.Locale.ROOT))
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
        for (Line line : lines()) {
            String text = line.text.strip();
            if (line.from < numberTo || text.isEmpty()) {
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
                    && (caps || !addressed && BEGINNING.matcher(text).matches())) {
                end = line.start();
                break;
            }
        }
        return words.substring(0, end);
    }

    private void keep(String words, Sureness sureness) {
        String one = PlainText.joined(words.replace(CUT, ' ')).replaceAll("^(V/v|v/v|V/V|Về việc)\\s*[:.]\\s*", "$1 ");
        while (!one.isEmpty() && ",;.:".indexOf(one.charAt(one.length() - 1)) >= 0) {
            one = one.substring(0, one.length() - 1).strip();
        }
        if (one.length() >= 6 && one.length() <= LONGEST_SUBJECT) {
            subject = one;
            readings.add("subject", one, sureness);
        }
    }

    private void issuer() {
        int end = firstOf(numberFrom, typeFrom, aboutFrom);
        if (!found || end <= 0 || numberFrom < 0 && typeFrom < 0) {
            return;
        }
        List<StringBuilder> bodies = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        String before = "";
        for (Line line : lines()) {
            String text = PlainText.joined(line.text);
            if (line.from >= end || text.isEmpty()) {
                continue;
            }
            String own = line.to > end ? PlainText.joined(block.substring(line.from, end)) : text;
            if (!PlainText.capitals(own) || own.length() < 2 || own.matches("(MẪU|PHỤ LỤC|BIỂU).*")) {
                continue;
            }
            words.append(words.length() == 0 ? "" : " / ").append(own);
            boolean open =
                    bodies.isEmpty() || before.matches("(ỦY|UỶ|VĂN PHÒNG|BAN|HỘI ĐỒNG|SỞ|BỘ|CỤC)") || endsOpen(before);
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
            readings.add("type", block.substring(typeFrom, typeTo), Sureness.SURE);
            type = TypeName.sentenceCase(type);
        } else if (said != null) {
            type = said;
            readings.add("type", symbol, Sureness.LIKELY);
        } else if (addressed && symbol != null && TypeName.namesNoType(symbol)) {
            type = TypeName.LETTER;
            readings.add("type", symbol + " … Kính gửi", Sureness.SURE);
        }
    }

    // ------------------------------------------------------------------------------------------------- the block

    private record Line(int from, int to, String text) {}

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= block.length(); i++) {
            if (i == block.length() || block.charAt(i) == '\n' || block.charAt(i) == CUT) {
                if (i > from) {
                    lines.add(new Line(from, i, block.substring(from, i)));
                }
                from = i + 1;
            }
        }
        return lines;
    }

    private int lineStart(int at) {
        int from = at;
        while (from > 0 && block.charAt(from - 1) != '\n' && block.charAt(from - 1) != CUT) {
            from--;
        }
        return from;
    }

    private String lineBefore(int at) {
        return block.substring(lineStart(at), at);
    }

    private int afterTitle() {
        return typeFrom;
    }

    private static int firstOf(int... places) {
        int first = Integer.MAX_VALUE;
        for (int place : places) {
            first = place >= 0 ? Math.min(first, place) : first;
        }
        return first == Integer.MAX_VALUE ? -1 : first;
    }

    private void blank(int from, int to, char with) {
        for (int i = from; i < to; i++) {
            block.setCharAt(i, ' ');
        }
        block.setCharAt(from, with);
    }
}
