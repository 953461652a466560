package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.dondoc.SampleDirectives.by;
import static vn.dondoc.SampleDirectives.every;
import static vn.dondoc.SampleDirectives.goesOn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleDirectives;
import vn.dondoc.SampleOffice;
import vn.dondoc.directive.Addressee;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.Coverage;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.intake.BreakDown;
import vn.dondoc.work.Refusal;

@OfficeTest
@DisplayName("Quá trình thực hiện văn bản")
class DirectiveLifecycleIT {

    private static final Map<String, Object> CLOSING_REPORT =
            Map.of("number", "150-BC", "datedOn", "2026-01-10", "abstract", "Báo cáo kết thúc");

    @Autowired
    SampleDirectives directives;

    @Autowired
    SampleOffice office;

    @Autowired
    Scene scene;

    @Autowired
    Endings endings;

    @Autowired
    BreakDown breakDown;

    @Autowired
    @Qualifier("engineRights")
    ApplicationRunner rights;

    @BeforeEach
    void february() {
        scene.at("2025-02-03T08:00:00");
    }

    @AfterEach
    void end() {
        scene.end();
    }

    @AfterAll
    static void played() {
        Walked.played(DirectiveLifecycleIT.class);
    }

    private String state(String directive) {
        return scene.text("select state from register.directive where key = ?", directive);
    }

    private void finish(String key) {
        scene.complete(key, "userTask_execute", Scene.PAPER);
        scene.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
    }

    @Test
    @DisplayName(
            "Cùng một văn bản nhập lần hai, đổi chữ hoa, thêm dấu cách, hay hai văn thư bấm cùng lúc: chỉ một được nhận")
    void theSameDocumentIsEnteredOnce() throws Exception {
        office.open();
        rights.run(null);
        Map<String, Object> document = new HashMap<>(Map.of(
                "number", "78-CV/S",
                "type", "CONG_VAN",
                "issuedOn", "2025-02-03",
                "urgency", "KHAN",
                "issuer", "thuong truc THU",
                "subject", "V/v thử",
                "signerTitle", "Phó Bí thư",
                "signerName", "Nguyễn Văn A",
                "fullText", "1. Đơn vị làm báo cáo.\n"));
        Runnable enter = () -> scene.enter(document);
        try (AtOnce atOnce = new AtOnce()) {
            List<String> outcomes = atOnce.run(enter, enter);
            assertThat(outcomes).filteredOn(Objects::isNull).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Objects::nonNull)
                    .singleElement()
                    .asString()
                    .contains("đã có trong sổ");
        }
        for (String number : List.of("78-CV/S", "78-cv/s", " 78 - CV/S")) {
            document.put("number", number);
            assertThatThrownBy(() -> scene.enter(document)).hasMessageContaining("đã có trong sổ");
        }
        document.put("number", "bảy mươi tám");
        assertThatThrownBy(() -> scene.enter(document)).hasMessageContaining("phải bắt đầu bằng chữ số");
        document.put("number", "90-CV/S");
        document.put("issuedOn", "2025-02-04");
        assertThatThrownBy(() -> scene.enter(document)).hasMessageContaining("04/02/2025 chưa tới");
    }

    @Test
    @DisplayName(
            "Văn thư nhập văn bản, phân rã còn sót thì phải phân rã tiếp và biết sót điểm nào; người ký trả lại kèm"
                    + " ý kiến; sửa, trình lại, ký thì việc được giao")
    void enteredBrokenDownReturnedAndSigned() throws Exception {
        office.open();
        office.body("s.b1", "Đơn vị s.b1", "DISTRICT_COMMITTEE");
        rights.run(null);
        scene.enter(Map.of(
                "number", "77-CV/S",
                "type", "CONG_VAN",
                "issuedOn", "2025-02-03",
                "urgency", "KHAN",
                "issuer", "thuong truc THU",
                "subject", "V/v thử",
                "signerTitle", "Phó Bí thư",
                "signerName", "Nguyễn Văn A",
                "fullText", "Kính gửi: Các đơn vị\n\n1. Đơn vị làm báo cáo.\n2. Đơn vị lập danh sách.\n"));
        String directive = "77-CV-S";
        String clerks = scene.officePost("PARTY_OFFICE");
        assertThat(state(directive)).isEqualTo("DRAFT");
        assertThat(scene.open(directive)).containsExactly("userTask_breakDown of " + clerks);
        assertThat(scene.refused(directive, "userTask_breakDown", Map.of("confirmDone", false)))
                .isNotBlank();

        assertThat(missing(directive)).containsExactly("điểm 1", "điểm 2");
        scene.complete(directive, "userTask_breakDown", Map.of("confirmDone", true));
        assertThat(state(directive)).isEqualTo("DRAFT");
        assertThat(scene.open(directive))
                .as("back to the break-down")
                .containsExactly("userTask_breakDown of " + clerks);

        cover(directive, 1);
        scene.complete(directive, "userTask_breakDown", Map.of("confirmDone", true));
        assertThat(scene.open(directive)).containsExactly("userTask_breakDown of " + clerks);
        assertThat(missing(directive)).containsExactly("điểm 2");

        cover(directive, 2);
        scene.complete(directive, "userTask_breakDown", Map.of("confirmDone", true));
        String signer = scene.officePost("COMMITTEE");
        assertThat(state(directive)).isEqualTo("AWAITING_SIGNATURE");
        assertThat(scene.open(directive)).containsExactly("userTask_sign of " + signer);
        assertThat(breakDown.open(new DirectiveKey(directive)).editable()).isFalse();

        assertThat(scene.refused(directive, "userTask_sign", Map.of("decision", "RETURNED")))
                .contains("phải ghi rõ cần sửa gì");
        scene.complete(directive, "userTask_sign", Map.of("decision", "RETURNED", "note", "Hạn điểm 2 quá gần."));
        assertThat(state(directive)).isEqualTo("DRAFT");
        assertThat(breakDown.open(new DirectiveKey(directive)).editable()).isTrue();
        assertThat(scene.text(
                        "select detail from register.trail where directive = ? and event = 'returned'", directive))
                .isEqualTo("Hạn điểm 2 quá gần.");
        assertThat(scene.count("register.assignment where directive = ?", directive))
                .isZero();

        scene.complete(directive, "userTask_breakDown", Map.of("confirmDone", true));
        scene.complete(directive, "userTask_sign", Map.of("decision", "SIGNED"));
        assertThat(state(directive)).isEqualTo("ISSUING");
        scene.runDue(directive);
        assertThat(state(directive)).isEqualTo("IN_EXECUTION");
        assertThat(scene.texts("select key from register.assignment where directive = ? order by 1", directive))
                .containsExactly("77-CV-S:1:s.b1", "77-CV-S:2:s.b1");
        assertThat(scene.done(directive))
                .containsExactly(
                        "userTask_breakDown",
                        "userTask_breakDown",
                        "userTask_breakDown",
                        "userTask_sign RETURNED",
                        "userTask_breakDown",
                        "userTask_sign SIGNED");
    }

    private List<String> missing(String directive) {
        return Coverage.of(breakDown.open(new DirectiveKey(directive)).draft()).missing();
    }

    /** On the page: the first {@code clauses} clauses get a measure for s.b1. */
    private void cover(String directive, int clauses) {
        BreakDown.Sheet sheet = breakDown.open(new DirectiveKey(directive));
        DirectiveDraft sample = directives
                .of("any")
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 4, 1), DateSetBy.MONITOR), "s.b1")
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 4, 1), DateSetBy.MONITOR), "s.b1")
                .draft();
        List<ClauseDraft> covered = new ArrayList<>();
        for (int i = 0; i < sheet.draft().clauses().size(); i++) {
            ClauseDraft clause = sheet.draft().clauses().get(i);
            covered.add(i < clauses ? clause.with(null, sample.clauses().get(i).measures()) : clause);
        }
        DirectiveDraft changed =
                new DirectiveDraft(sheet.draft().header(), List.of(new Addressee("s.b1", null, true, null)), covered);
        assertThat(breakDown.save(new DirectiveKey(directive), sheet.version(), changed))
                .isEmpty();
    }

    @Test
    @DisplayName("Tệp còn điểm chưa giao việc: không đến bàn người ký mà về bước phân rã")
    void gapsInAFile() {
        String directive = directives
                .of("S-GAP")
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 4, 1), DateSetBy.DOCUMENT), "s.b1")
                .gap()
                .save();
        scene.lay(directive);
        assertThat(state(directive)).isEqualTo("DRAFT");
        assertThat(scene.open(directive)).containsExactly("userTask_breakDown of " + scene.officePost("PARTY_OFFICE"));
        assertThat(missing(directive)).containsExactly("điểm 2");
    }

    @Test
    @DisplayName("101 đơn vị nhận việc qua hai đợt phát hành, mỗi đơn vị đúng một việc; kết thúc thì đóng hết")
    void issuedAndEndedInChunks() {
        String[] bodies = IntStream.rangeClosed(1, 101).mapToObj(i -> "s.c" + i).toArray(String[]::new);
        String directive = directives
                .of("S-CHUNKS")
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 6, 2), DateSetBy.DOCUMENT), bodies)
                .save();
        scene.issue(directive);
        assertThat(chunks(directive, "serviceTask_issueChunk")).isEqualTo(2);
        assertThat(scene.row("select planned, issued, state from register.directive where key = ?", directive))
                .containsEntry("planned", 101)
                .containsEntry("issued", 101)
                .containsEntry("state", "IN_EXECUTION");
        assertThat(scene.texts("select distinct body from register.assignment where directive = ?", directive))
                .containsExactlyInAnyOrder(bodies);
        assertThat(scene.count("register.proceeding where directive = ? and process = 'measure-execution'", directive))
                .isEqualTo(101);

        endings.end(directive);
        assertThat(chunks(directive, "serviceTask_endChunk")).isEqualTo(3);
        assertThat(scene.texts(
                        "select distinct state || ' ' || close_reason from register.assignment where directive = ?",
                        directive))
                .containsExactly("CANCELLED Kết thúc theo dõi: Thông báo số 5 của Thường trực");
        assertThat(scene.count("register.proceeding where directive = ? and ended_at is null", directive))
                .as("the directive's own")
                .isEqualTo(1);
    }

    private int chunks(String directive, String task) {
        return scene.count(
                "act_hi_actinst a join register.directive d on d.process_instance_id = a.proc_inst_id_"
                        + " where d.key = ? and a.act_id_ = ?",
                directive,
                task);
    }

    @Test
    @DisplayName(
            "Còn việc đã đến hạn chưa đóng thì chưa kết thúc được; Thường trực cho tiếp tục; đóng xong thì kết thúc:"
                    + " việc hạn sau bị hủy có lý do, việc thường xuyên và nhiệm vụ theo kỳ đóng, rồi báo cáo và đóng văn bản")
    void endOfTracking() {
        String directive = directives
                .of("S-END")
                .reports("P1Y", "12-15", "2025")
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 3, 3), DateSetBy.DOCUMENT), "s.b1")
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2026, 1, 30), DateSetBy.DOCUMENT), "s.b1")
                .clause(MeasureKind.CONTINUOUS, goesOn(), "s.b1")
                .clause(MeasureKind.SERIES, every("P1Y", "12-31", "2025", null), "s.b1")
                .clause(MeasureKind.MONITOR, every("P6M", "12-31", "2026", null), SampleOffice.MONITOR)
                .save();
        scene.issue(directive);
        assertThat(scene.state("S-END:4:s.b1:2025"))
                .as("this year's turn is born at once")
                .isEqualTo("IN_PROGRESS");

        scene.to(directive, "2025-02-20T08:00:00");
        endings.ask(directive);
        assertThatThrownBy(() -> endings.ask(directive))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("đang chờ");
        assertThat(scene.open(directive)).containsExactly("userTask_endTracking of t.standing");

        scene.to(directive, "2025-03-04T08:00:00");
        assertThat(scene.refused(directive, "userTask_endTracking", Endings.ENDED))
                .contains("S-END:1:s.b1");
        assertThat(scene.refused(directive, "userTask_endTracking", Map.of("decision", "ENDED", "reason", "Đủ")))
                .contains("còn việc đã đến hạn");
        scene.complete(directive, "userTask_endTracking", Map.of("decision", "GO_ON", "reason", "Còn việc quá hạn"));
        assertThat(state(directive)).isEqualTo("IN_EXECUTION");
        assertThat(scene.open(directive)).noneMatch(step -> step.startsWith("userTask_endTracking"));
        assertThatThrownBy(() -> endings.ask(directive))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("S-END:1:s.b1");

        finish("S-END:1:s.b1");
        scene.runDue(directive);
        assertThat(scene.open(directive))
                .as("not asked by itself while a later product is open")
                .noneMatch(step -> step.startsWith("userTask_endTracking"));
        endings.ask(directive);
        assertThat(scene.refused(directive, "userTask_endTracking", Map.of("decision", "ENDED", "reason", "Đủ")))
                .contains("lý do kết thúc");
        scene.complete(directive, "userTask_endTracking", Endings.ENDED);
        scene.runDue(directive);

        assertThat(scene.row("select state, end_outcome, end_reason from register.directive where key = ?", directive))
                .containsEntry("state", "ENDED")
                .containsEntry("end_outcome", "COMPLETED")
                .containsEntry("end_reason", "Thông báo số 5 của Thường trực");
        assertThat(scene.texts("""
                        select key || ' ' || state || coalesce(' ' || close_reason, '') from register.assignment
                        where directive = ? order by key
                        """, directive))
                .containsExactly(
                        "S-END:1:s.b1 DONE",
                        "S-END:2:s.b1 CANCELLED Kết thúc theo dõi: Thông báo số 5 của Thường trực",
                        "S-END:3:s.b1 DONE Kết thúc theo dõi",
                        "S-END:4:s.b1 DONE Kết thúc theo dõi",
                        "S-END:4:s.b1:2025 CANCELLED Kết thúc theo dõi: Thông báo số 5 của Thường trực",
                        "S-END:5:t.monitor DONE Kết thúc theo dõi");
        assertThat(scene.events("S-END:2:s.b1")).containsExactly("issued", "ended");
        assertThat(scene.running("S-END:2:s.b1")).isZero();
        assertThat(scene.running("S-END:continuous:s.b1")).isZero();
        assertThat(scene.open(directive)).containsExactly("userTask_closingReport of t.monitor");

        scene.to(directive, "2026-01-05T08:00:00");
        assertThat(scene.count("register.assignment where directive = ? and period = '2026'", directive))
                .as("no turn of a closed series is born")
                .isZero();
        scene.complete(directive, "userTask_closingReport", CLOSING_REPORT);
        assertThat(state(directive)).isEqualTo("CLOSED");
        assertThat(scene.running(directive)).isZero();
        assertThat(scene.endedAt(directive)).isNotNull();
        assertThat(scene.texts(
                        "select event from register.trail where proceeding = ? and process = 'directive-lifecycle' order by id",
                        directive))
                .containsSubsequence("routed", "ruling", "routed", "ended", "reported", "closed");
    }

    @Test
    @DisplayName(
            "Văn bản ghi định kỳ mà không rõ kỳ: hỏi đơn vị chủ trì từng nhiệm vụ; hai nhiệm vụ mở kỳ dưới mã riêng;"
                    + " kỳ sau mở vào ngày làm việc đầu năm sau, không trùng")
    void series() {
        String directive = directives
                .of("S-SERIES")
                .clause(MeasureKind.SERIES, every(null, null, null, "Bao lâu một lần?"), "s.b1")
                .clause(MeasureKind.SERIES, every("P1Y", "12-31", null, "Kỳ đầu năm nào?"), "s.b1")
                .save();
        scene.issue(directive);
        assertThat(scene.open(directive)).containsExactly("userTask_setPeriod of s.b1", "userTask_setPeriod of s.b1");
        assertThat(scene.row("select state, proceeding, due from register.assignment where key = 'S-SERIES:1:s.b1'"))
                .containsEntry("state", "CONTINUOUS")
                .containsEntry("proceeding", null)
                .containsEntry("due", null);
        assertThat(scene.count("register.assignment where directive = 'S-SERIES' and period is not null"))
                .isZero();

        Map<String, Object> yearly = Map.of("every", "P1Y", "monthDay", "12-31", "firstPeriod", 2025);
        assertThat(scene.refused(() -> scene.completeItem(
                        "S-SERIES:1:s.b1",
                        directive,
                        "userTask_setPeriod",
                        "assignment",
                        Map.of("every", "P1Y", "monthDay", "12-31", "firstPeriod", 2024))))
                .contains("đã qua");
        scene.completeItem("S-SERIES:1:s.b1", directive, "userTask_setPeriod", "assignment", yearly);
        scene.runDue(directive);
        assertThat(turns()).containsExactly("S-SERIES:1:s.b1:2025 2025-12-31 INTERNAL");
        scene.completeItem("S-SERIES:2:s.b1", directive, "userTask_setPeriod", "assignment", yearly);
        scene.runDue(directive);
        assertThat(turns())
                .containsExactly(
                        "S-SERIES:1:s.b1:2025 2025-12-31 INTERNAL", "S-SERIES:2:s.b1:2025 2025-12-31 DOCUMENT");
        assertThat(scene.state("S-SERIES:1:s.b1:2025")).isEqualTo("IN_PROGRESS");
        assertThat(scene.open("S-SERIES:1:s.b1:2025")).containsExactly("userTask_execute of s.b1");
        assertThat(scene.open(directive)).isEmpty();

        finish("S-SERIES:1:s.b1:2025");
        scene.to(directive, "2025-12-31T23:00:00");
        assertThat(turns()).as("nothing early").hasSize(2);
        scene.to(directive, "2026-01-06T08:00:00");
        assertThat(turns())
                .containsExactly(
                        "S-SERIES:1:s.b1:2025 2025-12-31 INTERNAL",
                        "S-SERIES:1:s.b1:2026 2026-12-31 INTERNAL",
                        "S-SERIES:2:s.b1:2025 2025-12-31 DOCUMENT",
                        "S-SERIES:2:s.b1:2026 2026-12-31 DOCUMENT");
        scene.to(directive, "2026-06-30T08:00:00");
        assertThat(turns()).hasSize(4);
        assertThat(scene.state("S-SERIES:1:s.b1:2025")).isEqualTo("DONE");

        assertThatThrownBy(() -> endings.ask(directive))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("S-SERIES:2:s.b1:2025");
        finish("S-SERIES:2:s.b1:2025");
        endings.end(directive);
        assertThat(scene.state("S-SERIES:2:s.b1:2026")).isEqualTo("CANCELLED");
        assertThat(scene.state("S-SERIES:2:s.b1")).isEqualTo("DONE");
        scene.to(directive, "2027-01-10T08:00:00");
        assertThat(turns()).as("the timer that still waited bears nothing").hasSize(4);
        assertThat(scene.waitsAt(directive)).doesNotContain("event_occurrenceDue");
        scene.complete(directive, "userTask_closingReport", CLOSING_REPORT);
        assertThat(scene.running(directive)).isZero();
    }

    private List<String> turns() {
        return scene.texts("""
                select key || ' ' || due || ' ' || due_set_by from register.assignment
                where directive = 'S-SERIES' and period is not null order by key
                """);
    }

    @Test
    @DisplayName("Văn bản trình ký mà để lâu, đề nghị kết thúc theo dõi không ai quyết định, câu hỏi về kỳ không ai trả"
            + " lời, báo cáo kết thúc không ai lập: đều bị nhắc")
    void theOfficeItselfIsUrged() {
        String directive = directives
                .of("S-OFFICE-LATE")
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 12, 1), DateSetBy.DOCUMENT), "s.b1")
                .clause(MeasureKind.SERIES, every(null, null, null, "Bao lâu một lần?"), "s.b1")
                .save();
        scene.lay(directive);
        scene.to(directive, "2025-02-10T08:00:00");
        assertThat(urged(directive)).containsExactly("userTask_sign DO", "userTask_sign VANG");
        scene.complete(directive, "userTask_sign", Map.of("decision", "SIGNED"));
        scene.runDue(directive);

        scene.to(directive, "2025-03-10T08:00:00");
        assertThat(urged(directive)).contains("userTask_setPeriod DO", "userTask_setPeriod VANG");
        scene.complete(
                directive, "userTask_setPeriod", Map.of("every", "P1Y", "monthDay", "12-31", "firstPeriod", 2026));

        scene.to(directive, "2025-04-01T08:00:00");
        finish("S-OFFICE-LATE:1:s.b1");
        scene.runDue(directive);
        assertThat(scene.open(directive)).contains("userTask_endTracking of t.standing");
        scene.to(directive, "2025-05-01T08:00:00");
        assertThat(urged(directive)).contains("userTask_endTracking DO", "userTask_endTracking VANG");

        scene.complete(directive, "userTask_endTracking", Endings.ENDED);
        scene.runDue(directive);
        assertThat(scene.open(directive)).contains("userTask_closingReport of t.monitor");
        scene.to(directive, "2025-06-02T08:00:00");
        assertThat(urged(directive)).contains("userTask_closingReport DO", "userTask_closingReport VANG");
        scene.complete(directive, "userTask_closingReport", CLOSING_REPORT);
        assertThat(scene.running(directive)).isZero();
    }

    private List<String> urged(String directive) {
        return scene.texts(
                "select distinct task || ' ' || rung from register.alert where proceeding = ? order by 1", directive);
    }
}
