package vn.dondoc.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** The Vietnamese words for the codes that a clerk chooses among, in the order of the list. */
final class BreakDownWords {

    static final Map<String, Map<String, String>> ALL = Map.of(
            "kind",
                    words(
                            "disseminate", "Quán triệt, triển khai",
                            "execute", "Làm một lần, có sản phẩm",
                            "series", "Làm theo kỳ (ví dụ hằng năm)",
                            "continuous", "Thường xuyên, báo cáo theo kỳ",
                            "scheme", "Xây dựng đề án",
                            "monitor", "Theo dõi, báo cáo"),
            "evidenceRule",
                    words(
                            "PAPER", "Số, ngày, trích yếu của văn bản",
                            "PAPER_AND_FILE", "Văn bản kèm tệp",
                            "REPORT", "Một mục trong báo cáo kỳ"),
            "rule",
                    words(
                            "date", "Ngày cụ thể",
                            "period", "Trong khoảng thời gian (quý, tháng)",
                            "recurring", "Lặp lại theo kỳ",
                            "relative", "Sau một số ngày kể từ ngày nhận",
                            "continuous", "Thường xuyên, không có hạn",
                            "none", "Không có hạn",
                            "ask", "Chưa rõ: hỏi cơ quan chủ trì"),
            "setBy",
                    words(
                            "DOCUMENT", "Văn bản ấn định",
                            "STANDING", "Ban Thường vụ, Thường trực ấn định",
                            "MONITOR", "Cơ quan theo dõi đặt",
                            "INTERNAL", "Đơn vị tự đặt"),
            "unit", words("WORKING_DAYS", "ngày làm việc", "DAYS", "ngày", "MONTHS", "tháng"),
            "every",
                    words(
                            "P1M", "hằng tháng",
                            "P3M", "hằng quý",
                            "P6M", "sáu tháng một lần",
                            "P1Y", "hằng năm",
                            "P2Y", "hai năm một lần",
                            "P3Y", "ba năm một lần",
                            "P5Y", "năm năm một lần"));

    private BreakDownWords() {}

    private static Map<String, String> words(String... codesAndWords) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < codesAndWords.length; i += 2) {
            words.put(codesAndWords[i], codesAndWords[i + 1]);
        }
        return words;
    }
}
