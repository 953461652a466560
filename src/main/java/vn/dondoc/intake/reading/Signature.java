package vn.dondoc.intake.reading;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dondoc.intake.reading.Proposal.Signer;
import vn.dondoc.intake.reading.Proposal.Sureness;

/** Authority, office and name under the text, wherever the two columns of the foot went. */
final class Signature {

    private static final Pattern AUTHORITY = Pattern.compile(
            "(?<![\\p{L}/])((?:T\\s?/\\s?M|TM|K\\s?/\\s?T|KT|T\\s?/\\s?L|TL|TUQ|T/UQ)\\s?[.]?\\s?(?=\\p{Lu}{2})\\p{Lu}[\\p{Lu}\\s,\\-]*)");

    private static final String OFFICE =
            "(?:Q\\.\\s?|QUYỀN )?(?:PHÓ |THỨ |TỔNG |ỦY VIÊN |UỶ VIÊN )*(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|BỘ TRƯỞNG"
                    + "|TRƯỞNG|CHÁNH|CỤC TRƯỞNG|VỤ TRƯỞNG|THỦ TƯỚNG|CHỦ NHIỆM|HIỆU TRƯỞNG|VIỆN TRƯỞNG|THỐNG ĐỐC|THANH TRA|TỔNG BIÊN TẬP|THƯỜNG TRỰC"
                    + "|TRƯỞNG BAN|TRƯỞNG PHÒNG|CHI CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|CHỈ HUY TRƯỞNG|CHÍNH ỦY|CHỦ TỌA|KIỂM TOÁN)";
    private static final Pattern TITLE = Pattern.compile("(?<!\\p{L})(" + OFFICE + "[\\p{Lu}\\s,\\-]*)$");

    private static final Pattern NAME = Pattern.compile(
            "^(?:(?:GS|PGS|TS|ThS|BS|Ths|Đ/c|Ts)\\.?\\s?)*(\\p{Lu}[\\p{L}'’]*(?: \\p{Lu}[\\p{L}'’]*){1,5})$");

    /** Of a line with a name, blanks and all. */
    private static final int LONGEST_LINE = 400;

    private static final List<String> NO_NAMES = List.of(
            "Kon Tum",
            "Hà Nội",
            "Nơi nhận",
            "Như trên",
            "Đã ký",
            "Phụ Lục",
            "Độc lập",
            "Văn Phòng",
            "Công Báo",
            "File");

    private final String text;
    private final Readings readings;

    Signature(String text, Readings readings) {
        this.text = text;
        this.readings = readings;
    }

    /** @param from the place of "Nơi nhận", -1 where there is none */
    Signer read(int from, int textFrom) {
        int start = from >= 0 ? from : Math.max(textFrom, text.length() - 1_500);
        int before = from >= 0 ? rightColumn(from, textFrom) : start;
        String foot = text.substring(before, Math.min(text.length(), start + 4_000));
        List<String> lines = foot.replace('|', '\n')
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(160)
                .toList();
        String authority = null;
        String title = null;
        String name = null;
        int seen = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.matches("(TM|T/M|KT|K/T|TL|T/L|TUQ)\\.?") && i + 1 < lines.size()) {
                line = line + " " + lines.get(i + 1);
            }
            Matcher by = AUTHORITY.matcher(line);
            boolean second = authority != null && title == null && i - seen <= 2;
            if (name == null && (authority == null || second) && by.find() && PlainText.capitals(by.group(1))) {
                authority = (second ? authority + " " : "") + PlainText.item(by.group(1));
                Matcher office = Pattern.compile(
                                "^(?:TM.{5,60} )?(K\\s?/\\s?T|KT|T\\s?/\\s?L|TL|TUQ|T/UQ|T\\s?/\\s?M|TM)\\.?\\s?.*?\\s((?:Q\\. ?)?(?:PHÓ|THỨ) .*)$")
                        .matcher(authority);
                if (office.matches()) {
                    title = PlainText.item(office.group(2));
                    authority = PlainText.item(authority.substring(0, office.start(2)));
                }
                seen = i;
                continue;
            }
            Matcher office = TITLE.matcher(line);
            boolean below = from >= 0 || office.find(0) && office.start() == 0 && line.length() < 60;
            if (title == null
                    && name == null
                    && below
                    && office.find(0)
                    && line.length() < 160
                    && (office.start() == 0 || authority == null || line.startsWith("-"))) {
                title = PlainText.item(office.group(1));
                seen = i;
                continue;
            }
            if ((seen >= 0 && i - seen <= 12 || from >= 0 && i == lines.size() - 1) && name == null) {
                name = name(line);
            }
        }
        if (name == null && from >= 0) {
            name = lastName(lines);
        }
        if (from < 0 && name == null && authority == null) {
            // The office that decides stands above the text, too.
            title = null;
        }
        if (authority == null && title == null && name == null) {
            return new Signer(null, null, null);
        }
        if (authority != null) {
            readings.add("signer.authority", authority, Sureness.SURE);
        }
        if (title != null) {
            readings.add("signer.title", title, Sureness.SURE);
        }
        if (name != null) {
            readings.add("signer.name", name, seen >= 0 ? Sureness.SURE : Sureness.LIKELY);
        }
        return new Signer(authority, title, name);
    }

    /** The foot may print its right column first: capitals and a name straight above "Nơi nhận". */
    private int rightColumn(int from, int textFrom) {
        int start = from;
        for (int i = 0; i < 12 && start > textFrom + 1; i++) {
            int line = text.lastIndexOf('\n', start - 2) + 1;
            String words = text.substring(line, start).strip();
            if (!words.isEmpty() && !words.equals("|") && !PlainText.capitals(words) && name(words) == null) {
                break;
            }
            start = line;
        }
        return Math.max(start, textFrom);
    }

    /** "- Lưu: VT. Nguyễn Văn A": the name right of the last copy. */
    private static String lastName(List<String> lines) {
        for (String line : lines) {
            Matcher merged = Pattern.compile("^- ?Lưu.{0,60}?[.]\\s{1,20}(\\p{Lu}.{4,50})$")
                    .matcher(line);
            if (merged.matches()) {
                return name(merged.group(1));
            }
        }
        return null;
    }

    private static String name(String line) {
        if (line.length() > LONGEST_LINE) {
            return null;
        }
        String bare = PlainText.joined(line.replaceAll("(?iu)\\(?\\s*đã ký\\s*\\)?[:.]?", ""))
                .replaceAll("[;,.]+$", "");
        Matcher matcher = NAME.matcher(bare);
        if (!matcher.matches() || bare.length() > 45 || NO_NAMES.stream().anyMatch(bare::startsWith)) {
            return null;
        }
        String name = matcher.group(1);
        if (PlainText.capitals(name) && TypeName.opening(name) != null
                || PlainText.capitals(name)
                        && name.matches(
                                ".*(BAN|CHỦ TỊCH|VĂN PHÒNG|PHÓ|TRƯỞNG|GIÁM|TỈNH|HUYỆN|SỞ|CỤC|ĐẢNG|ĐỐC|THƯ|NHIỆM).*")) {
            return null;
        }
        return name.matches(
                        "(?s)(Ủy|Uỷ|Ban|Sở|Phòng|Tỉnh|Huyện|Bộ|Cục|Hội|Công|Trung|Kính|Lưu|Điều|Phụ|Chương|Mục|Trường|Văn"
                                + " Phòng|Văn phòng|Báo|Đài|Các|Phần|Quyết|Nơi|Như|Thành|Quận|Xã|Ý|Số)(?!\\p{L}).*")
                ? null
                : name;
    }
}
