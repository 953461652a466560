package vn.dondoc.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The words that people read for each code, and how dates are written; {@code docs/glossary.md} holds the same. */
@Component("labels")
public class Labels {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

    private static final Map<String, String> KINDS = Map.of(
            "disseminate", "Quán triệt, triển khai",
            "execute", "Làm một lần, có sản phẩm",
            "series", "Làm theo kỳ",
            "continuous", "Thường xuyên, báo cáo theo kỳ",
            "scheme", "Xây dựng đề án",
            "monitor", "Theo dõi, báo cáo");

    private static final Map<String, String> STATES = Map.of(
            "RECEIVED_PENDING", "Chờ vào sổ đến",
            "IN_PROGRESS", "Đang thực hiện",
            "SUBMITTED", "Đã nộp, chờ xác nhận",
            "RETURNED", "Đề nghị bổ sung, hoàn thiện",
            "CONTINUOUS", "Thường xuyên",
            "DONE", "Hoàn thành",
            "CANCELLED", "Đã hủy");

    private static final Map<String, String> COLOURS = Map.of(
            "XANH", "Xanh", "VANG", "Vàng", "DO", "Đỏ", "DO_DAC_BIET", "Đỏ đặc biệt", "XAM", "Không ấn định hạn");

    private static final Map<String, String> RUNGS =
            Map.of("NHAC", "NHẮC", "VANG", "VÀNG", "DO", "ĐỎ", "DO_DAC_BIET", "ĐỎ ĐẶC BIỆT");

    private static final Map<String, String> SET_BY = Map.of(
            "DOCUMENT", "văn bản ấn định",
            "STANDING", "Ban Thường vụ, Thường trực ấn định",
            "MONITOR", "cơ quan theo dõi đặt",
            "INTERNAL", "đơn vị tự đặt");

    private static final Map<String, String> DIRECTIVE_STATES = Map.of(
            "DRAFT", "Đang phân rã",
            "AWAITING_SIGNATURE", "Chờ ký",
            "ISSUING", "Đang phát hành",
            "IN_EXECUTION", "Đang thực hiện",
            "ENDED", "Đã kết thúc theo dõi",
            "CLOSED", "Đã đóng");

    private static final Map<String, String> ALERT_STATES = Map.of(
            "PENDING", "Chờ gửi",
            "SENT", "Đã gửi",
            "FAILED", "Gửi không tới",
            "WITHDRAWN", "Đã rút",
            "OVERTAKEN", "Mốc cao hơn đã gửi thay");

    private static final Map<String, String> EVENTS = Map.ofEntries(
            Map.entry("entered", "Nhập văn bản"),
            Map.entry("issued", "Phát hành"),
            Map.entry("received", "Vào sổ đến"),
            Map.entry("routed", "Phân công"),
            Map.entry("disseminated", "Triển khai"),
            Map.entry("submitted", "Nộp kết quả"),
            Map.entry("returned", "Đề nghị bổ sung"),
            Map.entry("confirmed", "Xác nhận"),
            Map.entry("reported", "Báo cáo"),
            Map.entry("milestone", "Qua mốc"),
            Map.entry("consulted", "Góp ý"),
            Map.entry("silent", "Không trả lời"),
            Map.entry("decided", "Kết luận"),
            Map.entry("promulgated", "Ban hành"),
            Map.entry("ruling", "Ý kiến chỉ đạo"),
            Map.entry("moved", "Lùi hạn"),
            Map.entry("ended", "Kết thúc theo dõi"),
            Map.entry("closed", "Đóng"));

    private final ZoneId zone;

    Labels(Clock clock) {
        this.zone = clock.getZone();
    }

    public String kind(Object code) {
        return word(KINDS, code);
    }

    public String state(Object code) {
        return word(STATES, code);
    }

    public String colour(Object code) {
        return word(COLOURS, code);
    }

    public String rung(Object code) {
        return word(RUNGS, code);
    }

    public String setBy(Object code) {
        return word(SET_BY, code);
    }

    public String directiveState(Object code) {
        return word(DIRECTIVE_STATES, code);
    }

    public String alertState(Object code) {
        return word(ALERT_STATES, code);
    }

    public String event(Object code) {
        return word(EVENTS, code);
    }

    /** {@code 31/12/2020}; a dash where there is none. */
    public String day(LocalDate day) {
        return day == null ? "–" : DAY.format(day);
    }

    /** {@code 07:30 28/12/2020}. */
    public String minute(Instant instant) {
        return instant == null ? "–" : MINUTE.format(instant.atZone(zone));
    }

    private static String word(Map<String, String> words, Object code) {
        return code == null ? "" : words.getOrDefault(code.toString(), code.toString());
    }
}
