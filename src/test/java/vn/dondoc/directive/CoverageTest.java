package vn.dondoc.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Độ phủ: điểm nào cũng có nhiệm vụ hoặc lý do")
class CoverageTest {

    private static final String TEXT = "1. Một\n2. Hai\n- Gạch một\n- Gạch hai\n";

    @Test
    @DisplayName("Điểm mẹ được phủ bởi nhiệm vụ ở gạch bên dưới; gạch không có gì thì thiếu")
    void measureBelow() {
        Coverage coverage = Coverage.of(
                TEXT,
                List.of(
                        clause("1", null, "Một", null, measure("1")),
                        clause("2", null, "Hai", null),
                        clause("2.1", "2", "Gạch một", null, measure("2.1")),
                        clause("2.2", "2", "Gạch hai", " ")));

        assertThat(coverage.complete()).isFalse();
        assertThat(coverage.missing()).containsExactly("nhãn 2.2");
        assertThat(coverage.covered()).isEqualTo(3);
        assertThat(coverage.total()).isEqualTo(4);
        assertThat(coverage.covers("2")).isTrue();
    }

    @Test
    @DisplayName("Có lý do bằng văn bản thì không cần nhiệm vụ; nhiệm vụ ở điểm mẹ không phủ cho gạch")
    void reason() {
        Coverage coverage = Coverage.of(
                TEXT,
                List.of(
                        clause("1", null, "Một", "Chỉ là lời dẫn."),
                        clause("2", null, "Hai", null, measure("2")),
                        clause("2.1", "2", "Gạch một", "Nằm trong nhiệm vụ của điểm 2."),
                        clause("2.2", "2", "Gạch hai", null)));
        assertThat(coverage.missing()).containsExactly("nhãn 2.2");
    }

    @Test
    @DisplayName("Đoạn của văn bản không nằm trong điểm nào cũng là thiếu")
    void pieceOfTheTextInNoClause() {
        Coverage coverage = Coverage.of(
                TEXT,
                List.of(
                        clause("1", null, "Một", null, measure("1")),
                        clause("2", null, "Hai", null),
                        clause("2.1", "2", "Gạch một", null, measure("2.1"))));
        assertThat(coverage.missing()).containsExactly("điểm 2, gạch đầu dòng thứ hai");
        assertThat(coverage.total()).isEqualTo(4);
    }

    @Test
    @DisplayName("Không có điểm nào thì chưa phủ; vòng điểm cha không làm treo")
    void noClausesAndCircles() {
        assertThat(Coverage.of("", List.of()).complete()).isFalse();
        assertThat(Coverage.of("", List.of(clause("1", "2", "Một", null), clause("2", "1", "Hai", null)))
                        .missing())
                .hasSize(2);
    }

    private static ClauseDraft clause(
            String path, String parent, String wording, String reason, MeasureDraft... measures) {
        return new ClauseDraft(path, parent, "nhãn " + path, wording, reason, List.of(measures));
    }

    private static MeasureDraft measure(String code) {
        return new MeasureDraft(
                code,
                MeasureKind.EXECUTE,
                "Việc",
                null,
                EvidenceRule.PAPER,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                DeadlineDraft.none(),
                List.of("a"),
                true,
                null);
    }
}
