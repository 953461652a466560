package vn.dondoc.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The papers that are written from live data, and what a template of each may and must name (docs/papers.md). */
public enum Paper {
    /** Báo cáo định kỳ of a body, a row a clause. */
    PERIOD_REPORT(
            "period-report",
            "BC",
            true,
            List.of(
                    must("văn bản chỉ đạo"),
                    must("kỳ báo cáo"),
                    may("số điểm đã báo cáo"),
                    may("tổng số việc"),
                    may("hoàn thành đúng hạn"),
                    may("hoàn thành quá hạn"),
                    may("đang thực hiện trong hạn"),
                    may("đang thực hiện quá hạn"),
                    may("không ấn định ngày")),
            List.of(must("các điểm", "thứ tự", "điểm", "nhiệm vụ", "nội dung"))),

    /** Báo cáo theo dõi that names the bodies that are late. */
    MONITORING_NAMED(
            "monitoring-named",
            "BC",
            true,
            Names.FOLLOWED,
            List.of(
                    must("việc quá hạn", "thứ tự", "cơ quan", "điểm", "sản phẩm", "hạn", "ngày chậm"),
                    may(
                            "theo nhiệm vụ",
                            "thứ tự",
                            "điểm",
                            "nhiệm vụ",
                            "số việc",
                            "đúng hạn",
                            "xong quá hạn",
                            "trong hạn",
                            "quá hạn",
                            "không ấn định ngày"))),

    /** The same without names. */
    MONITORING_UNNAMED(
            "monitoring-unnamed",
            "BC",
            true,
            Names.FOLLOWED,
            List.of(must(
                    "theo nhiệm vụ",
                    "thứ tự",
                    "điểm",
                    "nhiệm vụ",
                    "số việc",
                    "đúng hạn",
                    "xong quá hạn",
                    "trong hạn",
                    "quá hạn",
                    "không ấn định ngày"))),

    /** Danh mục việc for a meeting of the Thường trực: overdue, soon due, to be decided. */
    MEETING_LIST(
            "meeting-list",
            "BC",
            false,
            List.of(
                    may("số văn bản"),
                    must("số việc quá hạn"),
                    must("số việc sắp đến hạn"),
                    must("số việc cần quyết định"),
                    may("số ngày tới")),
            List.of(
                    must(
                            "việc quá hạn",
                            "thứ tự",
                            "cơ quan",
                            "văn bản",
                            "điểm",
                            "sản phẩm",
                            "hạn",
                            "ngày chậm",
                            "cấp quyết định"),
                    must("việc sắp đến hạn", "thứ tự", "cơ quan", "văn bản", "điểm", "nội dung", "hạn"),
                    must(
                            "việc cần quyết định",
                            "thứ tự",
                            "cơ quan",
                            "văn bản",
                            "điểm",
                            "nội dung",
                            "việc phải quyết",
                            "cấp quyết định",
                            "hạn"))),

    /** Công văn đôn đốc to one body that is late. */
    URGING_LETTER(
            "urging-letter",
            "CV",
            false,
            List.of(must("văn bản chỉ đạo"), must("kính gửi"), must("số việc quá hạn"), may("hạn trả lời")),
            List.of(must("việc quá hạn", "thứ tự", "điểm", "nhiệm vụ", "sản phẩm", "hạn", "ngày chậm"))),

    /** Tờ trình of a scheme. */
    SCHEME_SUBMISSION(
            "scheme-submission",
            "TTr",
            false,
            List.of(
                    must("văn bản chỉ đạo"),
                    must("kính trình"),
                    must("tên đề án"),
                    may("nguyên văn giao việc"),
                    may("cơ quan chủ trì"),
                    may("cơ quan soạn thảo"),
                    may("cơ quan thẩm định"),
                    may("hạn trình"),
                    may("số cơ quan góp ý")),
            List.of(
                    must("quá trình xây dựng", "thứ tự", "bước", "số và ngày", "kết quả"),
                    may("ý kiến góp ý", "thứ tự", "cơ quan", "ý kiến", "nội dung"))),

    /** Báo cáo kết thúc theo dõi. */
    CLOSING_REPORT(
            "closing-report",
            "BC",
            true,
            Stream.concat(Names.COUNTED.stream(), Stream.of(must("kết luận kết thúc")))
                    .toList(),
            List.of(
                    must(
                            "theo nhiệm vụ",
                            "thứ tự",
                            "điểm",
                            "nhiệm vụ",
                            "số việc",
                            "đúng hạn",
                            "xong quá hạn",
                            "trong hạn",
                            "quá hạn",
                            "không ấn định ngày"),
                    may("việc chưa xong", "thứ tự", "cơ quan", "điểm", "nhiệm vụ", "hạn")));

    /**
     * A word that a template names: {@code {{trích yếu}}}, or a table's.
     *
     * @param required whether a template without it is refused
     * @param columns of a table, named {@code [cột]} in the row that is repeated; empty for a text
     */
    public record Name(String name, boolean required, List<String> columns) {}

    /** Of every paper. */
    private static final class Names {

        static final List<Name> HEAD = List.of(
                may("cơ quan cấp trên"),
                must("cơ quan ban hành"),
                may("tên cơ quan"),
                must("ký hiệu"),
                must("địa danh và ngày"),
                must("trích yếu"),
                may("quyền hạn"),
                may("chức vụ"),
                may("người ký"),
                must("nơi nhận"),
                must("giờ chốt số liệu"));

        static final List<Name> COUNTED = List.of(
                must("văn bản chỉ đạo"),
                must("tổng số việc"),
                may("số việc có thời hạn"),
                must("hoàn thành đúng hạn"),
                must("hoàn thành quá hạn"),
                must("đang thực hiện trong hạn"),
                must("đang thực hiện quá hạn"),
                may("không ấn định ngày"),
                may("đã hủy"));

        static final List<Name> FOLLOWED = Stream.concat(
                        COUNTED.stream(), Stream.of(must("kỳ báo cáo"), may("đánh giá"), may("số cơ quan quá hạn")))
                .toList();

        static final Name CODE = must("mã số liệu");
    }

    private final String code;
    private final String symbol;
    private final List<Name> names;

    Paper(String code, String symbol, boolean frozen, List<Name> texts, List<Name> tables) {
        this.code = code;
        this.symbol = symbol;
        List<Name> all = new ArrayList<>(Names.HEAD);
        if (frozen) {
            all.add(Names.CODE);
        }
        all.addAll(texts);
        all.addAll(tables);
        this.names = List.copyOf(all);
    }

    private static Name must(String name, String... columns) {
        return new Name(name, true, List.of(columns));
    }

    private static Name may(String name, String... columns) {
        return new Name(name, false, List.of(columns));
    }

    /** Name of its template files, and in addresses. */
    public String code() {
        return code;
    }

    /** The type in the paper's number: BC, CV, TTr. */
    public String symbol() {
        return symbol;
    }

    public List<Name> names() {
        return names;
    }

    public Optional<Name> name(String name) {
        return names.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    public static Optional<Paper> of(String code) {
        return Arrays.stream(values()).filter(paper -> paper.code.equals(code)).findFirst();
    }
}
