package vn.dondoc.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.intake.reading.Proposal.Instruction;
import vn.dondoc.intake.reading.Proposal.Signer;
import vn.dondoc.intake.reading.Proposal.Sureness;

/** The documents but one are made up, each around one trap of real ones. */
@DisplayName("Đọc văn bản: để trống còn hơn đọc sai")
class DocumentReaderTest {

    private final DocumentReader reader = new DocumentReader(new WorkingCalendar(Set.of(), Set.of()));

    @Test
    @DisplayName("Công văn của Tỉnh ủy đọc được đầy đủ: đầu, nơi nhận, điểm, chủ trì, phối hợp, hạn, theo dõi")
    void theDirectiveItself() throws IOException {
        whole(reader.read(sample()));
    }

    @Test
    @DisplayName("Chữ tổ hợp rời (NFD), dấu kiểu cũ và kiểu mới: kết quả như nhau")
    void decomposedAndOldToneMarks() throws IOException {
        whole(reader.read(Normalizer.normalize(sample(), Normalizer.Form.NFD)));
        Proposal old = reader.read(sample().replace("TỈNH ỦY", "TỈNH UỶ"));
        assertThat(old.issuer()).isEqualTo("TỈNH UỶ KON TUM");
        assertThat(old.number()).isEqualTo("875");
    }

    private static void whole(Proposal read) {
        assertThat(read.number()).isEqualTo("875");
        assertThat(read.symbol()).isEqualTo("CV/TU");
        assertThat(read.type()).isEqualTo("Công văn");
        assertThat(read.date()).isEqualTo(LocalDate.of(2019, 10, 17));
        assertThat(read.place()).isEqualTo("Kon Tum");
        assertThat(read.issuer()).isEqualTo("TỈNH ỦY KON TUM");
        assertThat(read.subject())
                .isEqualTo(
                        "V/v triển khai thực hiện Kết luận số 52-KL/TW của Ban Bí thư Trung ương Đảng về xây dựng đội ngũ"
                                + " trí thức");
        assertThat(read.signer()).isEqualTo(new Signer(null, null, "Y Mửi"));
        assertThat(read.recipients())
                .containsExactly(
                        "Các cơ quan tham mưu, giúp việc Tỉnh ủy",
                        "Các ban cán sự đảng, đảng đoàn, đảng ủy trực thuộc Tỉnh ủy",
                        "Các huyện ủy, thành ủy",
                        "Ban Thường vụ Tỉnh đoàn");
        assertThat(read.copies()).hasSize(4).endsWith("Lưu Văn phòng Tỉnh uỷ");
        assertThat(read.basis()).singleElement().asString().startsWith("Kết luận số 52-KL/TW, ngày 30-5-2019");
        assertThat(read.instructions())
                .extracting(Instruction::no)
                .containsExactly("1", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3", "4");
        assertThat(read.instructions().get(1).lead())
                .containsExactly("Ban cán sự đảng Ủy ban nhân dân tỉnh", "các huyện ủy, thành ủy");
        assertThat(read.instructions().get(1).inherited()).isTrue();
        Instruction scheme = read.instructions().get(7);
        assertThat(scheme.lead()).containsExactly("Ủy ban nhân dân tỉnh");
        assertThat(scheme.accountable()).isEqualTo("Ban cán sự đảng Ủy ban nhân dân tỉnh");
        assertThat(scheme.coordinate()).containsExactly("các cơ quan liên quan");
        assertThat(scheme.product()).isEqualTo("Đề án về phát triển đội ngũ trí thức tỉnh Kon Tum giai đoạn 2021-2030");
        assertThat(scheme.deadline().phrase()).isEqualTo("trong quý IV-2020");
        assertThat(scheme.deadline().kind()).isEqualTo("period");
        assertThat(scheme.deadline().due()).isEqualTo(LocalDate.of(2020, 12, 31));
        assertThat(scheme.deadline().operator()).isEqualTo("within");
        assertThat(read.instructions().get(8).deadline().kind()).isEqualTo("none");
        // "chương trình đề án" of 2.4 is what the dialogue is for, no product.
        assertThat(read.instructions().get(4).product()).isNull();
        assertThat(read.relations())
                .extracting(Proposal.Relation::kind, Proposal.Relation::document)
                .containsExactly(tuple("basis", "52-KL/TW"), tuple("mentions", "58-CTr/TU"));
        assertThat(read.monitoring()).containsExactly("Ban Tuyên giáo Tỉnh ủy");
        assertThat(read.readings().get("number").sureness()).isEqualTo(Sureness.SURE);
    }

    @Test
    @DisplayName("Số và ngày để trống: để trống, không lấy số và ngày của văn bản căn cứ")
    void blankNumberAndDay() {
        Proposal read = reader.read("""
                ỦY BAN NHÂN DÂN
                TỈNH MẪU
                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                Độc lập - Tự do - Hạnh phúc
                Số:        /UBND-VX
                V/v kiểm tra an toàn
                Thị xã Mẫu, ngày     tháng 9 năm 2025
                Kính gửi: Sở Một.
                Thực hiện Công văn số 61/BYT-DP ngày 02 tháng 9 năm 2025 của Bộ Mẫu về kiểm tra, Ủy ban nhân dân tỉnh có ý kiến:
                1. Giao Sở Một chủ trì, phối hợp với Sở Hai và các huyện kiểm tra, báo cáo trước ngày 30/11.
                """);
        assertThat(read.number()).isNull();
        assertThat(read.code()).isNull();
        assertThat(read.symbol()).isEqualTo("UBND-VX");
        assertThat(read.date()).isNull();
        assertThat(read.basis()).singleElement().asString().contains("61/BYT-DP");
        assertThat(read.notes()).anySatisfy(note -> assertThat(note).contains("Số văn bản để trống"));
        assertThat(read.instructions()).singleElement().satisfies(order -> {
            assertThat(order.lead()).containsExactly("Sở Một");
            assertThat(order.coordinate()).containsExactly("Sở Hai", "các huyện");
            // Without the day of the document no year may be guessed.
            assertThat(order.deadline().due()).isNull();
            assertThat(order.deadline().kind()).isEqualTo("ask");
        });
    }

    @Test
    @DisplayName("Hai cột đầu dính vào một dòng, chữ dính liền: số, địa danh, ngày, cơ quan vẫn đúng")
    void mergedColumns() {
        Proposal read = reader.read("""
                ỦY BAN NHÂN DÂN CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
                TỈNH MẪU Độc lập - Tự do - Hạnh phúc
                Số: 454/UBND-NCTHVị Thanh, ngày 6 tháng 4 năm 2011
                V/v bầu chọn kỳ quan
                Kính gửi:
                - Giám đốc Sở Một;
                - Chủ tịch UBND huyện, thị xã.
                Ủy ban nhân dân tỉnh nhận được Công văn số 847/UBND-VX1 ngày 22 tháng 3 năm 2011.
                Nơi nhận:
                - Như trên;
                - Lưu: VT. KT. CHỦ TỊCH
                PHÓ CHỦ TỊCH
                (đã ký)
                Trần Văn Mẫu
                """);
        assertThat(read.code()).isEqualTo("454/UBND-NCTH");
        assertThat(read.place()).isEqualTo("Vị Thanh");
        assertThat(read.date()).isEqualTo(LocalDate.of(2011, 4, 6));
        assertThat(read.issuer()).isEqualTo("ỦY BAN NHÂN DÂN TỈNH MẪU");
        assertThat(read.recipients()).containsExactly("Giám đốc Sở Một", "Chủ tịch UBND huyện, thị xã");
        assertThat(read.signer()).isEqualTo(new Signer("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Mẫu"));
        assertThat(read.copies()).containsExactly("Như trên", "Lưu: VT");
    }

    @Test
    @DisplayName("Đầu văn bản chẻ nhỏ từng ô bảng: ghép lại, ngày trong trích yếu không phải ngày ban hành")
    void splitCells() {
        Proposal read = reader.read("""
                ỦY
                BAN NHÂN DÂN
                TỈNH MẪU
                -------
                |
                CỘNG
                HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                Độc lập - Tự do - Hạnh phúc
                ---------------
                |
                Số:
                68/KH-UBND
                |
                Sơn
                Mẫu, ngày 11 tháng 3
                năm 2020
                |
                KẾ HOẠCH
                THỰC HIỆN CHỈ THỊ SỐ 37-CT/TW NGÀY 03 THÁNG 9 NĂM 2019 CỦA BAN
                BÍ THƯ
                Căn cứ Chỉ thị số 37-CT/TW ngày
                03/9/2019 của Ban Bí thư; Kế hoạch số 185-KH/TU ngày 03/01/2020 của Ban Thường vụ. UBND tỉnh ban hành Kế hoạch:
                I. MỤC ĐÍCH, YÊU CẦU
                1. Quán triệt sâu rộng.
                II. TỔ CHỨC THỰC HIỆN
                1. Sở Một
                - Chủ trì tham mưu; báo cáo trước ngày 15/12/2020.
                - Đôn đốc các đơn vị.
                2. Các sở, ban, ngành: thực hiện Kế hoạch này.
                """);
        assertThat(read.code()).isEqualTo("68/KH-UBND");
        assertThat(read.type()).isEqualTo("Kế hoạch");
        assertThat(read.place()).isEqualTo("Sơn Mẫu");
        assertThat(read.date()).isEqualTo(LocalDate.of(2020, 3, 11));
        assertThat(read.subject()).endsWith("CỦA BAN BÍ THƯ");
        assertThat(read.basis()).hasSize(2);
        assertThat(read.instructions()).extracting(Instruction::no).containsExactly("2.1.1", "2.1.2", "2.2");
        assertThat(read.instructions().get(0).lead()).containsExactly("Sở Một");
        assertThat(read.instructions().get(0).deadline().due()).isEqualTo(LocalDate.of(2020, 12, 15));
    }

    @Test
    @DisplayName("Không có phần đầu: số và ngày đầu tiên trong bài không phải của văn bản")
    void noHeaderAtAll() {
        Proposal read =
                reader.read("Ngày 5 tháng 6 năm 2020, Sở Một có Công văn số 12/SM-VP. Đề nghị các đơn vị thực hiện.");
        assertThat(read.number()).isNull();
        assertThat(read.symbol()).isNull();
        assertThat(read.issuer()).isNull();
        assertThat(read.subject()).isNull();
        assertThat(read.notes()).anySatisfy(note -> assertThat(note).contains("Không thấy phần đầu"));
    }

    @Test
    @DisplayName("Sau \"Kính gửi:\" là lời văn chứ không phải cơ quan: nơi nhận để trống")
    void addressedToNobody() {
        Proposal read = reader.read("""
                Số 120-CV/HU
                Kính gửi:
                Về đôn đốc thực hiện Kế hoạch số 9-KH/HU
                1. Rà soát số liệu.
                """);
        assertThat(read.number()).isEqualTo("120");
        assertThat(read.recipients()).isEmpty();
    }

    @Test
    @DisplayName("Số để trống, dưới có dấu công văn đến: không lấy số đến")
    void stampOfArrival() {
        Proposal read = reader.read("""
                ỦY BAN NHÂN DÂN
                TỈNH MẪU
                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                Số:        /UBND-VX
                CÔNG VĂN ĐẾN Số: 1520/ĐẾN
                V/v kiểm tra an toàn
                Kính gửi: Sở Một.
                """);
        assertThat(read.number()).isNull();
        assertThat(read.symbol()).isEqualTo("UBND-VX");
    }

    @Test
    @DisplayName("Giấy mời không giao việc gì, và nói rõ như vậy")
    void invitation() {
        Proposal read = reader.read("""
                TỈNH ỦY MẪU
                *
                Số 15-GM/TU
                ĐẢNG CỘNG SẢN VIỆT NAM
                Mẫu, ngày 02 tháng 3 năm 2020
                GIẤY MỜI
                Hội nghị giao ban
                Kính gửi: Đồng chí Nguyễn Văn Mẫu
                1. Thời gian: 8 giờ ngày 05/3/2020.
                2. Yêu cầu các đồng chí dự đúng giờ.
                """);
        assertThat(read.type()).isEqualTo("Giấy mời");
        assertThat(read.instructions()).isEmpty();
        assertThat(read.notes()).anySatisfy(note -> assertThat(note).contains("không giao việc"));
    }

    @Test
    @DisplayName("Quyết định: thay thế, bãi bỏ văn bản khác; mỗi điều một điểm")
    void relations() {
        Proposal read = reader.read("""
                SỞ MỘT
                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                Số: 33/2019/QĐ-SM
                Mẫu, ngày 24 tháng 12 năm 2019
                QUYẾT ĐỊNH
                Ban hành Quy chế làm việc
                GIÁM ĐỐC SỞ MỘT
                Căn cứ Luật Mẫu ngày 26/11/2003;
                Căn cứ Nghị định số 64/2007/NĐ-CP ngày 10/4/2007 của Chính phủ;
                QUYẾT ĐỊNH:
                Điều 1. Ban hành Quy chế. Quyết định này thay thế Quyết định số 01/2010/QĐ-SM ngày 15/01/2010 của Sở Một.
                Điều 2. Bãi bỏ Công văn số 17/SM-VP ngày 03/02/2012.
                Điều 3. Chánh Văn phòng Sở, các phòng có trách nhiệm thi hành.
                Nơi nhận:
                - Như Điều 3;
                - Lưu: VT.
                Q. GIÁM ĐỐC
                Lê Thị Mẫu
                """);
        assertThat(read.number()).isEqualTo("33");
        assertThat(read.symbol()).isEqualTo("2019/QĐ-SM");
        assertThat(read.subject()).isEqualTo("Ban hành Quy chế làm việc");
        assertThat(read.basis()).hasSize(2);
        assertThat(read.signer()).isEqualTo(new Signer(null, "Q. GIÁM ĐỐC", "Lê Thị Mẫu"));
        assertThat(read.relations())
                .extracting(Proposal.Relation::kind, Proposal.Relation::document)
                .contains(
                        tuple("basis", "64/2007/NĐ-CP"),
                        tuple("replaces", "01/2010/QĐ-SM"),
                        tuple("repeals", "17/SM-VP"));
        assertThat(read.instructions()).extracting(Instruction::no).containsExactly("1", "2", "3");
        assertThat(read.instructions().get(2).lead()).containsExactly("Chánh Văn phòng Sở", "các phòng");
    }

    @Test
    @DisplayName("Ký T/M Ban Thường vụ; hạn ở đoạn cuối: hỏi áp dụng cho điểm nào")
    void closingDeadline() {
        Proposal read = reader.read("""
                HUYỆN ỦY MẪU
                *
                Số 120-CV/HU
                ĐẢNG CỘNG SẢN VIỆT NAM
                Mẫu, ngày 05 tháng 8 năm 2020
                Về đôn đốc thực hiện Kế hoạch số 9-KH/HU
                Kính gửi:
                - Các chi bộ, đảng bộ cơ sở.
                Ban Thường vụ Huyện ủy yêu cầu:
                1. Rà soát số liệu.
                2. Bổ sung hồ sơ.

                Báo cáo gửi về Văn phòng Huyện ủy trước ngày 22/8/2020.
                Nơi nhận:
                - Như trên,
                - Lưu.
                T/M BAN THƯỜNG VỤ
                PHÓ BÍ THƯ
                A Mẫu
                """);
        assertThat(read.signer()).isEqualTo(new Signer("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "A Mẫu"));
        assertThat(read.subject()).contains("đôn đốc thực hiện");
        assertThat(read.instructions()).extracting(Instruction::no).containsExactly("1", "2", null);
        assertThat(read.instructions().get(1).deadline().due()).isNull();
        assertThat(read.instructions().get(2).deadline().due()).isEqualTo(LocalDate.of(2020, 8, 22));
        assertThat(read.notes()).anySatisfy(note -> assertThat(note).contains("áp dụng cho những điểm nào"));
        assertThat(read.relations())
                .extracting(Proposal.Relation::kind, Proposal.Relation::document)
                .contains(tuple("reminds", "9-KH/HU"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Số: ",
                "- ",
                "ngày ",
                "Giao Sở ",
                "phối hợp với ",
                "1. ",
                ". ",
                "A-",
                "12/",
                "(",
                "Kính gửi: ",
                "\n",
                " ",
                "Ơ ",
                "\n1. Giao",
                "\na"
            })
    @DisplayName("Một triệu ký tự dựng để làm chậm: vẫn đọc xong trong ít giây")
    void hostileText(String piece) {
        String text = "ỦY BAN NHÂN DÂN\nSố: 1/UBND-VX\nKính gửi: Sở Một.\n" + piece.repeat(1_000_000 / piece.length());
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> reader.read(text));
    }

    @Test
    @DisplayName("Khoảng trắng dài trên \"Nơi nhận\": không thành tên người, không làm chậm")
    void hostileBlanks() {
        String text = "Kính gửi: Sở Một.\n1. Việc.\na" + " ".repeat(900_000) + "b\nNơi nhận:\n- Như trên;\n";
        assertThat(org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                                Duration.ofSeconds(10), () -> reader.read(text))
                        .signer()
                        .name())
                .isNull();
    }

    @Test
    @DisplayName("Quá dài: không nhận")
    void tooLong() {
        assertThatThrownBy(() -> reader.read("a".repeat(DocumentReader.LONGEST + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String sample() throws IOException {
        try (InputStream in = DocumentReaderTest.class.getResourceAsStream("/875-CV-TU.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
