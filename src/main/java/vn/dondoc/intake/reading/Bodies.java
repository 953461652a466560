package vn.dondoc.intake.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists of bodies as sentences name them. A name goes on until a verb in small letters: "Ban Tổ chức" is a name, "tổ chức"
 * after a name is what it does.
 */
final class Bodies {

    /** Words with which the name of a body begins. */
    static final String HEAD =
            "(?:Các|các|Những|Thủ trưởng|thủ trưởng|Người đứng đầu|Giám đốc|giám đốc|Chủ tịch|chủ tịch|Chánh|"
                    + "Trưởng|Bí thư|Bộ trưởng|Thống đốc|Tổng Giám đốc|Tổng giám đốc|Sở|Bộ|Ban|Ủy ban|Uỷ ban|UBND|UBMTTQ|UBKT|HĐND|MTTQ|Hội|"
                    + "Văn phòng|VP|Công an|Quân sự|Đảng ủy|Đảng uỷ|đảng ủy|đảng uỷ|Đảng đoàn|đảng đoàn|Đảng bộ|Huyện ủy|Huyện uỷ|Thành ủy|"
                    + "Thành uỷ|Tỉnh ủy|Tỉnh uỷ|Thị ủy|Thị uỷ|Quận ủy|Quận uỷ|huyện ủy|huyện uỷ|thành ủy|thành uỷ|Tỉnh đoàn|Thành đoàn|"
                    + "Đoàn|Trường|Học viện|Cục|Chi cục|Tổng cục|Liên đoàn|Mặt trận|Báo|Đài|Bảo hiểm|Kho bạc|Viện|Tòa án|Toà án|Thanh tra|"
                    + "Trung tâm|Phòng|Ngân hàng|Thường trực|Thường vụ|Liên minh|Liên hiệp|Bưu điện|Điện lực|Công ty|Tổng công ty|Tập đoàn|Hiệp hội|"
                    + "Hải quan|Thuế|Cơ quan|cơ quan|Đơn vị|đơn vị|địa phương|Địa phương|ngành|sở|ban|cấp ủy|cấp uỷ|Cấp ủy|Cấp uỷ|chi bộ|Chi bộ|"
                    + "tổ chức đảng|Tổ|Kiểm toán|Vụ|Hạt|Ủy viên|Lãnh đạo)(?!\\p{L})";

    private static final Pattern STARTS = Pattern.compile("\\s*+" + HEAD);

    /** Verbs, in small letters, that end a name. */
    private static final Pattern VERB = Pattern.compile(
            "(?<!\\p{L})(?:chủ trì|chủ động|phối hợp|cùng với|có trách nhiệm|chịu trách"
                    + " nhiệm|xây dựng|triển khai|theo dõi|tham mưu|tổ chức(?! (?:đảng|chính trị|cơ sở|xã hội|đoàn))|rà soát|hướng dẫn|kiểm tra|đôn"
                    + " đốc|báo cáo|tổng hợp|thực hiện|chỉ đạo|nghiên cứu|tiếp tục|khẩn trương|tăng cường|phát huy|đẩy mạnh|lãnh đạo(?!"
                    + " (?:tỉnh|các|huyện|thành|sở))|căn cứ|tuyên truyền|quán triệt|đề xuất|ban hành|phân công|bố trí|cung cấp|gửi|lập|soạn|hoàn"
                    + " thành|nâng cao|thường xuyên|quan tâm|bảo đảm|đảm bảo|nghiêm túc|cử|kịp thời|định kỳ|hằng|hàng|trong|trước|theo"
                    + " (?!dõi)|để|phổ biến|thông báo|đăng|công bố|xem xét|thẩm định|trình|tập trung|huy động|vận động|cân đối|thanh tra|giám"
                    + " sát|xử lý|giải quyết|khắc phục|chấn chỉnh|yêu cầu|đề nghị|tạo điều kiện|duy trì|phát động|khảo sát|thống kê|cập nhật|in|"
                    + "quản lý|sử dụng|ưu tiên|lồng ghép|đưa|làm|là|được|phải|cần|sẽ|không|vào|lên|thành lập|kiện toàn|chuẩn bị|dự|tham gia|"
                    + "tham dự|tập hợp|bổ sung|sửa đổi|phê duyệt|lựa chọn|đánh giá|tiến hành|phát hiện|ngăn chặn|hỗ trợ|tư vấn|rút kinh"
                    + " nghiệm|kiểm soát|điều chỉnh|xác định|tính toán|nắm|tham khảo|giúp(?! việc)|khuyến khích|thúc đẩy|đổi mới|quy định|giao"
                    + " |trao|nhận|đối với|về việc|hoàn thiện|tạo|chuyển|bàn giao|tiếp nhận|tự|tích cực|siết|vận hành|truyền thông|nhanh chóng|chú"
                    + " trọng|đầu tư|biên soạn|tập huấn|bồi dưỡng|phân tích|phân bổ|thẩm tra|tiếp thu|giải trình|đối chiếu|hợp nhất)(?!\\p{L})");

    private static final int LONGEST_LIST = 400;
    private static final int LONGEST_NAME = 160;

    /** @param end the place after the list; {@code verb} whether one follows */
    record Found(List<String> names, int end, boolean verb) {}

    private Bodies() {}

    static boolean startsAt(String text, int at) {
        return at <= text.length()
                && STARTS.matcher(text)
                        .region(at, text.length())
                        .useTransparentBounds(true)
                        .lookingAt();
    }

    /** The list that begins there, else null. */
    static Found at(String text, int at) {
        if (!startsAt(text, at)) {
            return null;
        }
        int limit = Math.min(text.length(), at + LONGEST_LIST);
        int end = limit;
        boolean verb = false;
        Matcher matcher = VERB.matcher(text).region(at, limit).useTransparentBounds(true);
        while (matcher.find()) {
            String before = text.substring(at, matcher.start());
            boolean named = matcher.group().equals("tham mưu")
                            && before.matches("(?s).*(cơ quan|đơn vị)( chuyên trách)?,? $")
                    || matcher.group().equals("kiểm tra") && before.matches("(?s).*[ỦủUu]ỷ? ban $")
                    || before.matches("(?s).*(các|những|cơ quan|đơn vị) $")
                            && matcher.group()
                                    .matches("tổ chức|quản lý|đầu tư|cơ quan|thanh tra|tham mưu|đề xuất|lãnh đạo");
            if (!named) {
                end = matcher.start();
                verb = true;
                break;
            }
        }
        int stop = stop(text, at, end);
        if (stop < end) {
            end = stop;
            verb = false;
        }
        if (end >= limit && limit < text.length()) {
            return null;
        }
        List<String> names = split(text.substring(at, end));
        return names.isEmpty() || names.stream().anyMatch(name -> name.length() > LONGEST_NAME)
                ? null
                : new Found(names, end, verb);
    }

    /** A full stop, a colon or a bracket ends the list; a comma does where no other body follows. */
    private static int stop(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char sign = text.charAt(i);
            if (sign == ':' || sign == '(' || sign == '\n') {
                return i;
            }
            if (sign == '.' && (i + 1 >= text.length() || text.charAt(i + 1) <= ' ') && !abbreviated(text, i)) {
                return i;
            }
            if (sign == ';' && !startsAt(text, i + 1)) {
                return i;
            }
        }
        return to;
    }

    private static boolean abbreviated(String text, int dot) {
        return dot > 1 && text.substring(Math.max(0, dot - 2), dot).matches(".?(TP|Tp|P|Q|TX)");
    }

    /** Parts "các huyện ủy, thành ủy, Ban Thường vụ Tỉnh đoàn" where another body begins. */
    static List<String> split(String list) {
        List<String> names = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char sign = list.charAt(i);
            if (sign == ';' || sign == ',' && opens(list, i + 1)) {
                add(names, list.substring(from, i));
                from = i + 1;
            } else if (list.startsWith(" và ", i) && opens(list, i + 3)) {
                add(names, list.substring(from, i));
                from = i + 3;
            }
        }
        add(names, list.substring(from));
        return names;
    }

    /** Small letters go on within a group; "các" and capitals open another body. */
    private static boolean opens(String list, int at) {
        String rest = list.substring(at).strip();
        return startsAt(list, at) && (rest.startsWith("các ") || Character.isUpperCase(rest.charAt(0)));
    }

    private static void add(List<String> names, String name) {
        String one = PlainText.item(name).replaceAll("^(và|cùng|với|,) ", "");
        if (!one.isEmpty()) {
            names.add(one);
        }
    }

    /** Whether a heading names nothing but bodies. */
    static List<String> heading(String text) {
        String one = PlainText.item(text);
        if (one.length() > LONGEST_LIST || !startsAt(one, 0)) {
            return List.of();
        }
        Found found = at(one + ":", 0);
        if (found == null || found.end() < one.length()) {
            return List.of();
        }
        List<String> names = found.names();
        String first = names.get(0).toLowerCase(Locale.ROOT);
        return first.length() < 4 ? List.of() : names;
    }
}
