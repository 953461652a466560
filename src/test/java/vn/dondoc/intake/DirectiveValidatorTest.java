package vn.dondoc.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dondoc.directive.Addressee;
import vn.dondoc.directive.Body;
import vn.dondoc.directive.BodyKind;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DeadlineDraft;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.DeadlineUnit;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.DocumentType;
import vn.dondoc.directive.EvidenceRule;
import vn.dondoc.directive.MeasureDraft;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.Urgency;

@DisplayName("Kiểm tra một văn bản trước khi nhận")
class DirectiveValidatorTest {

    private static final LocalDate ISSUED = LocalDate.of(2021, 3, 1);
    private static final String TEXT =
            "Kính gửi: các huyện\nHuyện ủy yêu cầu:\n1. Báo cáo trước ngày 15-3-2021.\n2. Rà soát.\n";

    private final DirectiveValidator validator = new DirectiveValidator();
    private final Roster roster = Roster.of(
            List.of(
                    body("a", null),
                    body("b", null),
                    body("x", null),
                    body("y", null),
                    body("gone", LocalDate.of(2020, 12, 31))),
            List.of());

    @Test
    @DisplayName("Văn bản đúng: không có lỗi nào")
    void nothingWrong() {
        assertThat(check(draft())).isEmpty();
        assertThat(validator.checkCoverage(draft())).isEmpty();
    }

    @ParameterizedTest(name = "\"{0}\" là dấu mật: {1}")
    @CsvSource({
        "MẬT, true",
        "TỐI MẬT, true",
        "TUYỆT MẬT, true",
        "Độ mật: Tối mật, true",
        "Tuyệt mật, true",
        "HUYỆN ỦY A   MẬT, true",
        "(Mật), true",
        "M Ậ T, true",
        "[T Ố I  M Ậ T], true",
        "CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC, false",
        "V/v bảo vệ bí mật nhà nước, false",
        "MẬT ĐỘ DÂN CƯ, false"
    })
    void secrecyMark(String line, boolean refused) {
        DirectiveDraft inText = with(draft(), header -> text(header, line + "\n" + TEXT));
        assertThat(check(inText).stream().anyMatch(message -> message.contains("văn bản mật")))
                .isEqualTo(refused);
        assertThat(check(with(draft(), header -> subject(header, line))).stream()
                        .anyMatch(message -> message.contains("văn bản mật")))
                .isEqualTo(refused);
    }

    @Test
    @DisplayName("Dấu mật gõ bằng chữ tổ hợp rời cũng bị chặn; chữ \"mật\" trong thân văn bản thì không")
    void secrecyMarkDecomposed() {
        String mark = java.text.Normalizer.normalize("TỐI MẬT", java.text.Normalizer.Form.NFD);
        assertThat(check(with(draft(), header -> text(header, mark + "\n" + TEXT))))
                .anyMatch(message -> message.contains("TỐI MẬT"));
        assertThat(check(with(draft(), header -> text(header, TEXT + "\n3. Quản lý tài liệu có dấu MẬT."))))
                .isEmpty();
    }

    @Test
    @DisplayName("Dấu mật đứng riêng một dòng bị chặn ở bất cứ đâu, kể cả dưới điểm đầu")
    void secrecyMarkBelow() {
        assertThat(check(with(draft(), header -> text(header, TEXT + "\nĐộ mật: TỐI MẬT\n"))))
                .anyMatch(message -> message.contains("văn bản mật"));
    }

    @ParameterizedTest(name = "số \"{0}\"")
    @ValueSource(
            strings = {
                "tám trăm bảy mươi lăm",
                "tám-CV/HU",
                "１２-CV/HU",
                "12-CV/HU\u00a0",
                "12-CV/HU\nMẬT",
                "<b>12-CV/HU",
                "12\0-CV/HU",
                "-",
                "12-CV/HU '; --"
            })
    void numbersAsNobodyPrintsThem(String number) {
        assertThat(validator.check(with(draft(), header -> number(header, number)), roster))
                .extracting(Problem::location)
                .contains("/header/number");
    }

    @ParameterizedTest(name = "số \"{0}\"")
    @ValueSource(strings = {"12-CV/HU", "15/CT-UBND", "01/2020/QĐ-UBND", "26a-NQ/TW", "7", "12 - BC/HU", "52-KL/TW"})
    void numbersAsOfficesPrintThem(String number) {
        assertThat(check(with(draft(), header -> number(header, number)))).isEmpty();
    }

    @Test
    @DisplayName("Ký tự không đọc được và lời dài bất thường: nêu đúng ô, không đợi cơ sở dữ liệu từ chối")
    void textsThatCannotBeKept() {
        DirectiveDraft draft = draft();
        for (String wrong : List.of("a\0b", "a\uD800b", "x".repeat(20_001))) {
            List<ClauseDraft> clauses = new java.util.ArrayList<>(draft.clauses());
            clauses.set(1, clauses.get(1).with(wrong, List.of()));
            assertThat(validator.check(new DirectiveDraft(draft.header(), draft.addressees(), clauses), roster))
                    .extracting(Problem::location)
                    .containsExactly("/clauses/1/noMeasureReason");
            assertThat(validator.check(with(draft, header -> subject(header, wrong)), roster))
                    .extracting(Problem::location)
                    .containsExactly("/header/subject");
        }
    }

    @Test
    @DisplayName("Hạn ở đời không ai thấy: năm 9999, hai tỷ ngày")
    void datesThatNobodyLivesToSee() {
        DeadlineDraft far = new DeadlineDraft(
                null,
                DeadlineRule.DATE,
                null,
                LocalDate.of(9999, 12, 31),
                DateSetBy.MONITOR,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        DeadlineDraft long2 = new DeadlineDraft(
                null,
                DeadlineRule.RELATIVE,
                null,
                null,
                DateSetBy.MONITOR,
                Integer.MAX_VALUE,
                DeadlineUnit.WORKING_DAYS,
                null,
                null,
                null,
                null,
                null);
        DirectiveDraft draft = measures(
                draft(), measure("1", MeasureKind.EXECUTE, far, "a"), measure("1a", MeasureKind.EXECUTE, long2, "a"));
        assertThat(validator.check(draft, roster))
                .extracting(Problem::location)
                .containsExactlyInAnyOrder("/clauses/0/measures/0/deadline/due", "/clauses/0/measures/1/deadline/days");
    }

    @Test
    @DisplayName("Hạn trước ngày ban hành, không có cơ quan, chủ trì ngoài Kính gửi: báo hết một lượt")
    void everythingAtOnce() {
        DeadlineDraft early = new DeadlineDraft(
                "trước ngày 15-3-2021",
                DeadlineRule.DATE,
                null,
                LocalDate.of(2021, 2, 28),
                DateSetBy.DOCUMENT,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        DirectiveDraft draft = measures(
                draft(),
                measure("1", MeasureKind.EXECUTE, early, "y"),
                measure("1a", MeasureKind.EXECUTE, early, "zz"));
        assertThat(validator.check(draft, roster))
                .extracting(Problem::location)
                .containsExactlyInAnyOrder(
                        "/clauses/0/measures/0/leads/0",
                        "/clauses/0/measures/0/deadline/due",
                        "/clauses/0/measures/1/leads/0",
                        "/clauses/0/measures/1/deadline/due");
    }

    @Test
    @DisplayName("Lặp lại mà không có chu kỳ, không có ngày, không có câu hỏi")
    void recurringWithoutRule() {
        DirectiveDraft draft =
                measures(draft(), measure("1", MeasureKind.SERIES, DeadlineDraft.of(DeadlineRule.RECURRING), "a"));
        assertThat(validator.check(draft, roster))
                .extracting(Problem::location)
                .containsExactly(
                        "/clauses/0/measures/0/deadline/every",
                        "/clauses/0/measures/0/deadline/monthDay",
                        "/clauses/0/measures/0/deadline/first");
        DeadlineDraft asked = new DeadlineDraft(
                null, DeadlineRule.RECURRING, null, null, null, null, null, null, null, null, "Bao lâu một lần?", null);
        assertThat(check(measures(draft(), measure("1", MeasureKind.SERIES, asked, "a"))))
                .isEmpty();
    }

    @Test
    @DisplayName("Câu chữ về hạn và lời của điểm phải có trong toàn văn")
    void nothingInvented() {
        DeadlineDraft invented = new DeadlineDraft(
                "trước ngày 30-4-2021",
                DeadlineRule.DATE,
                null,
                LocalDate.of(2021, 4, 30),
                DateSetBy.DOCUMENT,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        DirectiveDraft draft = measures(draft(), measure("1", MeasureKind.EXECUTE, invented, "a"));
        ClauseDraft clause = draft.clauses().get(0);
        draft = draft.withClauses(List.of(
                new ClauseDraft("1", null, "điểm 1", "Báo cáo ngay.", null, clause.measures()),
                draft.clauses().get(1)));
        assertThat(validator.check(draft, roster))
                .extracting(Problem::location)
                .containsExactly("/clauses/0/wording", "/clauses/0/measures/0/deadline/phrase");
    }

    @Test
    @DisplayName("Không ai tự xác nhận việc của mình")
    void nobodyConfirmsThemselves() {
        MeasureDraft own = new MeasureDraft(
                "1",
                MeasureKind.EXECUTE,
                "Việc",
                null,
                EvidenceRule.PAPER,
                "a",
                "a",
                null,
                null,
                null,
                List.of(),
                DeadlineDraft.none(),
                List.of("a", "b"),
                true,
                null);
        assertThat(validator.check(measures(draft(), own), roster))
                .extracting(Problem::location)
                .containsExactly("/clauses/0/measures/0/confirmerForOwn");
    }

    @Test
    @DisplayName("Cơ quan hết hiệu lực, điểm trùng, điểm cha vòng tròn")
    void bodiesAndTree() {
        DirectiveDraft draft = new DirectiveDraft(
                draft().header(),
                List.of(new Addressee("gone", null, true, null), new Addressee("a", "khong.co", true, null)),
                List.of(
                        new ClauseDraft("1", "2", "điểm 1", "Rà soát.", "lý do", List.of()),
                        new ClauseDraft("2", "1", "điểm 2", "Rà soát.", "lý do", List.of()),
                        new ClauseDraft("2", "9", "điểm 2", "Rà soát.", "lý do", List.of())));
        assertThat(validator.check(draft, roster))
                .extracting(Problem::location)
                .containsExactly(
                        "/addressees/0",
                        "/addressees/1",
                        "/clauses/2/path",
                        "/clauses/0/parent",
                        "/clauses/1/parent",
                        "/clauses/2/parent");
    }

    @ParameterizedTest(name = "Ngày-tháng \"{0}\" không dùng được")
    @ValueSource(strings = {"13-01", "02-30", "31-12", "1231", "abc"})
    void monthDay(String value) {
        DeadlineDraft deadline = new DeadlineDraft(
                null, DeadlineRule.RECURRING, null, null, null, null, null, "P1Y", value, "2022", null, null);
        assertThat(validator.check(measures(draft(), measure("1", MeasureKind.SERIES, deadline, "a")), roster))
                .extracting(Problem::location)
                .containsExactly("/clauses/0/measures/0/deadline/monthDay");
    }

    @Test
    @DisplayName("Trang bỏ trống mọi ô của một nhiệm vụ: lỗi từng ô, không đổ vỡ")
    void emptyMeasureOfThePage() {
        MeasureDraft empty = new MeasureDraft(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                new DeadlineDraft(null, null, null, null, null, null, null, null, null, null, null, null),
                List.of(),
                true,
                null);
        assertThat(validator.check(measures(draft(), empty), roster))
                .extracting(Problem::location)
                .containsExactly(
                        "/clauses/0/measures/0/code",
                        "/clauses/0/measures/0/kind",
                        "/clauses/0/measures/0/title",
                        "/clauses/0/measures/0/evidenceRule",
                        "/clauses/0/measures/0/leads",
                        "/clauses/0/measures/0/deadline/rule");
    }

    @Test
    @DisplayName("Điểm không có nhiệm vụ, không có lý do: nêu đúng tên điểm")
    void coverage() {
        DirectiveDraft draft = draft();
        draft = draft.withClauses(
                List.of(draft.clauses().get(0), draft.clauses().get(1).with(null, List.of())));
        assertThat(validator.checkCoverage(draft)).singleElement().satisfies(problem -> {
            assertThat(problem.location()).isEqualTo("/clauses/1");
            assertThat(problem.message()).contains("điểm 2");
        });
    }

    private List<String> check(DirectiveDraft draft) {
        return validator.check(draft, roster).stream().map(Problem::message).toList();
    }

    private static Body body(String code, LocalDate to) {
        return new Body(code, "Cơ quan " + code, BodyKind.STATE_BODY, null, Body.EVER, to, null, true, null);
    }

    private static DirectiveDraft draft() {
        DirectiveHeader header = new DirectiveHeader(
                "12-CV/HU",
                DocumentType.CONG_VAN,
                ISSUED,
                null,
                "x",
                null,
                "T/M",
                null,
                null,
                "V/v báo cáo",
                List.of(),
                Urgency.THUONG,
                List.of(),
                TEXT,
                "x",
                "x",
                "x",
                null);
        return new DirectiveDraft(
                header,
                List.of(new Addressee("a", null, true, null), new Addressee("b", null, true, null)),
                List.of(
                        new ClauseDraft(
                                "1",
                                null,
                                "điểm 1",
                                "Báo cáo trước ngày 15-3-2021.",
                                null,
                                List.of(measure("1", MeasureKind.EXECUTE, DeadlineDraft.none(), "a"))),
                        new ClauseDraft("2", null, "điểm 2", "Rà soát.", "Việc nội bộ.", List.of())));
    }

    private static MeasureDraft measure(String code, MeasureKind kind, DeadlineDraft deadline, String lead) {
        return new MeasureDraft(
                code,
                kind,
                "Việc",
                null,
                EvidenceRule.PAPER,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                deadline,
                List.of(lead),
                true,
                null);
    }

    private static DirectiveDraft measures(DirectiveDraft draft, MeasureDraft... measures) {
        return draft.withClauses(List.of(
                draft.clauses().get(0).with(null, List.of(measures)),
                draft.clauses().get(1)));
    }

    private static DirectiveDraft with(DirectiveDraft draft, UnaryOperator<DirectiveHeader> change) {
        return new DirectiveDraft(change.apply(draft.header()), draft.addressees(), draft.clauses());
    }

    private static DirectiveHeader text(DirectiveHeader h, String text) {
        return new DirectiveHeader(
                h.number(),
                h.type(),
                h.issuedOn(),
                h.receivedOn(),
                h.issuer(),
                h.place(),
                h.authority(),
                h.signerName(),
                h.signerTitle(),
                h.subject(),
                h.basis(),
                h.urgency(),
                h.copies(),
                text,
                h.monitoringBody(),
                h.superiorBody(),
                h.signingBody(),
                h.report());
    }

    private static DirectiveHeader subject(DirectiveHeader h, String subject) {
        return new DirectiveHeader(
                h.number(),
                h.type(),
                h.issuedOn(),
                h.receivedOn(),
                h.issuer(),
                h.place(),
                h.authority(),
                h.signerName(),
                h.signerTitle(),
                subject,
                h.basis(),
                h.urgency(),
                h.copies(),
                h.fullText(),
                h.monitoringBody(),
                h.superiorBody(),
                h.signingBody(),
                h.report());
    }

    private static DirectiveHeader number(DirectiveHeader h, String number) {
        return new DirectiveHeader(
                number,
                h.type(),
                h.issuedOn(),
                h.receivedOn(),
                h.issuer(),
                h.place(),
                h.authority(),
                h.signerName(),
                h.signerTitle(),
                h.subject(),
                h.basis(),
                h.urgency(),
                h.copies(),
                h.fullText(),
                h.monitoringBody(),
                h.superiorBody(),
                h.signingBody(),
                h.report());
    }
}
