package vn.dondoc.intake.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The names of types of document, as titles and as abbreviations in a symbol. Source: NĐ 30/2020, 66-QĐ/TW. */
final class TypeName {

    static final String LETTER = "Công văn";

    /** Longest first: "thông tư liên tịch" before "thông tư". */
    private static final List<String> NAMES = Stream.of(
                    "Nghị quyết",
                    "Quyết định",
                    "Chỉ thị",
                    "Kết luận",
                    "Quy chế",
                    "Quy định",
                    "Thông tri",
                    "Hướng dẫn",
                    "Thông báo kết luận",
                    "Thông báo",
                    "Thông cáo",
                    "Tuyên bố",
                    "Báo cáo",
                    "Kế hoạch",
                    "Quy hoạch",
                    "Chương trình hành động",
                    "Chương trình",
                    "Đề án",
                    "Phương án",
                    "Dự án",
                    "Tờ trình",
                    "Công văn",
                    "Biên bản",
                    "Giấy mời",
                    "Thư mời",
                    "Giấy triệu tập",
                    "Công điện",
                    "Thông tư liên tịch",
                    "Thông tư",
                    "Nghị định",
                    "Nghị quyết liên tịch",
                    "Kế hoạch liên tịch",
                    "Phiếu chuyển",
                    "Lệnh",
                    "Luật",
                    "Sắc lệnh")
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private static final Map<String, String> BY_SYMBOL = Map.ofEntries(
            Map.entry("CT", "Chỉ thị"),
            Map.entry("NQ", "Nghị quyết"),
            Map.entry("KL", "Kết luận"),
            Map.entry("KH", "Kế hoạch"),
            Map.entry("TB", "Thông báo"),
            Map.entry("HD", "Hướng dẫn"),
            Map.entry("BC", "Báo cáo"),
            Map.entry("TTr", "Tờ trình"),
            Map.entry("CTr", "Chương trình"),
            Map.entry("CTrHĐ", "Chương trình hành động"),
            Map.entry("GM", "Giấy mời"),
            Map.entry("CĐ", "Công điện"),
            Map.entry("NĐ", "Nghị định"),
            Map.entry("CV", LETTER));

    /** In a symbol, but of more than one type. */
    private static final List<String> AMBIGUOUS = List.of("QĐ", "QyĐ", "TT", "QC", "ĐA", "TTLT", "NQLT", "KHLT", "PA");

    private TypeName() {}

    /** The name with which a line of capitals begins, else null. */
    static String opening(String line) {
        String folded = Folded.fold(line);
        return NAMES.stream()
                .filter(name -> folded.startsWith(Folded.fold(name)))
                .findFirst()
                .orElse(null);
    }

    /** What the first part of a symbol says; null where it says nothing or too much. */
    static String ofSymbol(String symbol) {
        return symbol == null ? null : BY_SYMBOL.get(firstPart(symbol));
    }

    /** The symbol of a letter of the state names the issuer and a department, but no type. */
    static boolean namesNoType(String symbol) {
        String first = firstPart(symbol);
        return !BY_SYMBOL.containsKey(first) && !AMBIGUOUS.contains(first);
    }

    private static String firstPart(String symbol) {
        String bare = symbol.replaceFirst("^\\d{4}/", "");
        int end = 0;
        while (end < bare.length() && Character.isLetter(bare.charAt(end))) {
            end++;
        }
        return bare.substring(0, end);
    }

    static String sentenceCase(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
