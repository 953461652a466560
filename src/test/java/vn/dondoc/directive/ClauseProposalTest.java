package vn.dondoc.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Đề xuất các điểm từ số thứ tự và gạch đầu dòng")
class ClauseProposalTest {

    @Test
    @DisplayName("Văn bản thật: đúng các điểm 1, 2, 2.1 đến 2.6, 3, 4; Kính gửi và Nơi nhận không thành điểm")
    void realDocument() throws IOException {
        List<ClauseDraft> clauses = ClauseProposal.of(text("/875-CV-TU.txt"));

        assertThat(clauses)
                .extracting(ClauseDraft::path)
                .containsExactly("1", "2", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3", "4");
        assertThat(clauses)
                .extracting(ClauseDraft::parent)
                .containsExactly(null, null, "2", "2", "2", "2", "2", "2", null, null);
        assertThat(clauses.get(5).label()).isEqualTo("điểm 2, gạch đầu dòng thứ tư");
        assertThat(clauses.get(1).wording()).isEqualTo("Ban cán sự đảng Ủy ban nhân dân tỉnh, các huyện ủy, thành ủy");
        assertThat(clauses.get(8).wording())
                .startsWith("Ban cán sự đảng Ủy ban nhân dân tỉnh lãnh đạo")
                .endsWith("trình Ban Thường vụ Tỉnh ủy trong quý IV-2020.");
        assertThat(clauses.get(9).wording()).endsWith("khó khăn, vướng mắc (nếu có).");
    }

    @Test
    @DisplayName("Không mất chữ nào giữa điểm đầu và phần ký")
    void nothingIsLost() throws IOException {
        String text = text("/875-CV-TU.txt");
        String body = text.substring(text.indexOf("1. Các cơ quan"), text.indexOf("Nơi nhận:"));
        String rebuilt = "";
        for (ClauseDraft clause : ClauseProposal.of(text)) {
            String mark = clause.parent() == null ? clause.path() + ". " : "- ";
            rebuilt += mark + clause.wording() + " ";
        }
        assertThat(ClauseProposal.plain(rebuilt)).isEqualTo(ClauseProposal.plain(body));
    }

    @Test
    @DisplayName("Mục La Mã, điểm, ý a) b), gạch, cộng lồng nhau")
    void nested() {
        List<ClauseDraft> clauses = ClauseProposal.of("""
                Kính gửi: - Các sở
                - Các huyện
                I. Mục đích
                1. Nâng cao
                II. Nhiệm vụ
                1. Sở Một
                a) Việc thứ nhất
                - Ý nhỏ
                + Ý nhỏ hơn
                b) Việc thứ hai
                2. Sở Hai báo cáo trước ngày
                15. tháng sau, theo
                  mẫu kèm theo.

                Đoạn thêm của điểm 2.
                TM. BAN THƯỜNG VỤ
                - Không phải điểm
                """);
        assertThat(clauses)
                .extracting(ClauseDraft::path)
                .containsExactly("1", "1.1", "2", "2.1", "2.1.1", "2.1.1.1", "2.1.1.1.1", "2.1.2", "2.2");
        assertThat(clauses.get(6).label()).isEqualTo("mục II, điểm 1, ý a, gạch đầu dòng thứ nhất, dấu cộng thứ nhất");
        assertThat(clauses.get(8).wording())
                .isEqualTo("Sở Hai báo cáo trước ngày 15. tháng sau, theo mẫu kèm theo.\nĐoạn thêm của điểm 2.");
    }

    @Test
    @DisplayName("Đánh số 1.1 theo số in trên văn bản")
    void numbersWithinNumbers() {
        List<ClauseDraft> clauses = ClauseProposal.of("1. A\n1.1. B\n1.2 C\n2. D\n2.1. E\n");
        assertThat(clauses).extracting(ClauseDraft::path).containsExactly("1", "1.1", "1.2", "2", "2.1");
        assertThat(clauses).extracting(ClauseDraft::label).contains("điểm 1.2");
    }

    @Test
    @DisplayName("Chỉ có gạch đầu dòng: lấy sau câu yêu cầu, không lấy ở Kính gửi")
    void dashesOnly() {
        List<ClauseDraft> clauses = ClauseProposal.of(
                "Kính gửi:\n- Các sở,\n- Các huyện.\n\nThường trực yêu cầu:\n- Rà soát.\n- Báo cáo.\nNơi nhận:\n- Lưu.");
        assertThat(clauses).extracting(ClauseDraft::wording).containsExactly("Rà soát.", "Báo cáo.");
        assertThat(clauses)
                .extracting(ClauseDraft::label)
                .containsExactly("gạch đầu dòng thứ nhất", "gạch đầu dòng thứ hai");
    }

    @Test
    @DisplayName("Chữ tổ hợp rời (NFD) cho cùng kết quả")
    void decomposedText() throws IOException {
        String text = text("/875-CV-TU.txt");
        assertThat(ClauseProposal.of(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(ClauseProposal.of(text));
    }

    @Test
    @DisplayName("Không có số, không có gạch: không đoán")
    void plainProse() {
        assertThat(ClauseProposal.of("Yêu cầu các đơn vị nghiêm túc thực hiện."))
                .isEmpty();
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = ClauseProposalTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
