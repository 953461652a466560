package vn.dondoc.sheets;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dondoc.intake.reading.NameKey;

/**
 * What a column of the tracking sheet holds, with the heads that offices give it. The first sixteen are the columns of a
 * provincial Party office's own sheet; the others are there where an office has added them.
 */
public enum SheetField {
    ORDINAL("STT", "TT", "Số thứ tự"),
    MEETING("Số hội nghị", "Hội nghị", "Kỳ họp", "Phiên họp"),
    NUMBER(
            "Số TB/KL",
            "Số thông báo, kết luận",
            "Số thông báo/kết luận",
            "Số văn bản",
            "Số, ký hiệu",
            "Số hiệu",
            "Số TB",
            "Số KL"),
    ISSUED_ON("Ngày ban hành", "Ngày văn bản", "Ngày, tháng ban hành", "Ngày TB/KL"),
    FOLLOWER("Chủ trì theo dõi", "Người theo dõi", "Chuyên viên theo dõi", "Theo dõi"),
    SECTOR("Ngành/lĩnh vực", "Lĩnh vực", "Ngành"),
    LEAD(
            "Cơ quan/đơn vị trình",
            "Cơ quan, đơn vị trình",
            "Cơ quan trình",
            "Đơn vị trình",
            "Cơ quan chủ trì",
            "Đơn vị chủ trì",
            "Cơ quan/đơn vị chủ trì",
            "Cơ quan thực hiện",
            "Đơn vị thực hiện",
            "Cơ quan, đơn vị thực hiện"),
    DETAIL("Lĩnh vực chi tiết"),
    CONTENT("Nội dung kết luận", "Nội dung", "Nội dung chỉ đạo", "Nhiệm vụ", "Nội dung nhiệm vụ", "Nội dung công việc"),
    DEADLINE_KIND("Loại thời hạn", "Loại hạn"),
    DUE(
            "Hạn xử lý",
            "Thời hạn",
            "Hạn",
            "Hạn hoàn thành",
            "Thời hạn hoàn thành",
            "Thời hạn xử lý",
            "Thời gian hoàn thành"),
    PROGRESS("Tiến độ", "Tình trạng", "Trạng thái", "Tiến độ thực hiện"),
    RESULT("Kết quả/Minh chứng", "Kết quả", "Minh chứng", "Kết quả thực hiện"),
    PAPER("Văn bản triển khai"),
    CODE("Mã", "Mã việc", "Mã nhiệm vụ"),
    UPDATED("Ngày cập nhật", "Cập nhật"),
    PRODUCT("Sản phẩm", "Sản phẩm đầu ra"),
    SUBJECT("Trích yếu", "Tên văn bản"),
    ISSUER("Cơ quan ban hành"),
    /** Written by an export: what each cell was then. */
    VERSION("Phiên bản");

    /** What an import can't do without. */
    static final List<SheetField> NEEDED = List.of(NUMBER, ISSUED_ON, LEAD, CONTENT);

    /** The office's own remarks, which the register only keeps; in the order in which it keeps them. */
    static final List<SheetField> REMARKS = List.of(MEETING, FOLLOWER, SECTOR, DETAIL, PAPER);

    private final List<String> heads;

    SheetField(String... heads) {
        this.heads = List.of(heads);
    }

    /** As the office's own sheet has it. */
    public String head() {
        return heads.get(0);
    }

    /** The field of a head without tone marks, where it is exactly one that is known. */
    static Optional<SheetField> of(String folded) {
        return Stream.of(values())
                .filter(field ->
                        field.heads.stream().anyMatch(head -> fold(head).equals(folded)))
                .findFirst();
    }

    /** A field that the head also speaks of: "Thời hạn hoàn thành (theo thông báo)". */
    static Optional<SheetField> within(String folded) {
        SheetField best = null;
        int longest = 5;
        for (SheetField field : values()) {
            for (String head : field.heads) {
                String known = fold(head);
                if (known.length() > longest && folded.contains(known)) {
                    best = field;
                    longest = known.length();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Without tone marks, blanks and signs. */
    static String fold(String head) {
        return NameKey.of(head);
    }
}
