package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.dondoc.SampleDirectives.by;
import static vn.dondoc.SampleDirectives.every;
import static vn.dondoc.SampleDirectives.goesOn;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleDirectives;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.Changes;
import vn.dondoc.work.ChangingDirectives;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Refusal;

@OfficeTest
@DisplayName("Sửa đổi, thu hồi, thay thế văn bản đang thực hiện")
class DirectiveChangeIT {

    private static final String CLERK = "t.office.clerk";
    private static final LocalDate TODAY = LocalDate.of(2025, 2, 3);
    private static final LocalDate DUE = LocalDate.of(2025, 4, 1);
    private static final LocalDate LATER = LocalDate.of(2025, 5, 5);

    @Autowired
    SampleDirectives directives;

    @Autowired
    Scene scene;

    @Autowired
    ChangingDirectives changing;

    @Autowired
    Changes changes;

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
        Walked.played(DirectiveChangeIT.class);
    }

    private String begin(String directive, Changes.Kind kind, String replacedBy) {
        return changing.begin(directive, kind, "20-CV/TU", TODAY, "Tình hình thay đổi", replacedBy, CLERK);
    }

    private void sign(String change) {
        scene.complete(change, "userTask_prepareChange", Map.of("decision", "SUBMITTED"));
        scene.complete(change, "userTask_signChange", Map.of("decision", "SIGNED"));
        scene.runDue(change.substring(0, change.indexOf(':')));
    }

    private static Changes.Item item(Changes.Action action, String measure, String body, String toBody, LocalDate due) {
        return new Changes.Item(0, action, measure, body, null, toBody, null, due, null, null, null, null, 0, null);
    }

    private static Changes.Item added(String measure, String kind, LocalDate due) {
        return new Changes.Item(
                0,
                Changes.Action.ADD_MEASURE,
                measure,
                null,
                null,
                null,
                null,
                due,
                "1",
                kind,
                "Việc mới",
                "Báo cáo",
                0,
                null);
    }

    private String issue(String directive) {
        directives
                .of(directive)
                .reports("P1Y", "12-31", "2025")
                .clause(MeasureKind.EXECUTE, by(DUE, DateSetBy.DOCUMENT), "s.b1", "s.b2", "s.b3")
                .clause(MeasureKind.EXECUTE, by(DUE, DateSetBy.DOCUMENT), "s.b1", "s.b2")
                .clause(MeasureKind.CONTINUOUS, goesOn(), "s.b1")
                .clause(MeasureKind.SERIES, every("P1Y", "12-31", "2025", null), "s.b1")
                .save();
        scene.issue(directive);
        return directive;
    }

    @Test
    @DisplayName("Sửa đổi: xem trước, trả lại một lần, ký; đổi hạn, hủy, đổi chủ trì, giao thêm, thêm nhiệm vụ")
    void amended() {
        String directive = issue("CH-AMEND");
        scene.office("s.b8");
        scene.office("s.b9");
        scene.complete("CH-AMEND:1:s.b3", "userTask_execute", Scene.PAPER);
        scene.complete("CH-AMEND:1:s.b3", "userTask_confirm", Map.of("decision", "CONFIRMED"));
        String change = begin(directive, Changes.Kind.AMENDED, null);
        assertThat(change).isEqualTo("CH-AMEND:change:1");
        assertThat(scene.refused(change, "userTask_prepareChange", Map.of("decision", "SUBMITTED")))
                .contains("Chưa kê thay đổi nào");
        changing.add(change, item(Changes.Action.MOVE_DUE, "1", null, null, LATER), CLERK);
        changing.add(change, item(Changes.Action.CANCEL, "2", "s.b2", null, null), CLERK);
        changing.add(change, item(Changes.Action.REASSIGN, "2", "s.b1", "s.b8", null), CLERK);
        changing.add(change, item(Changes.Action.ADD_LEAD, "3", "s.b9", null, null), CLERK);
        changing.add(change, item(Changes.Action.ADD_LEAD, "1", "s.b9", null, null), CLERK);
        changing.add(change, added("1b", "execute", LATER), CLERK);
        changing.add(change, item(Changes.Action.ADD_LEAD, "1b", "s.b1", null, null), CLERK);
        List<ChangingDirectives.Preview> preview =
                changing.preview(changes.find(change).orElseThrow());
        assertThat(preview).extracting(ChangingDirectives.Preview::count).containsExactly(2, 1, 1, 0, 0, 0, 0);
        assertThat(preview.get(0).first())
                .extracting(Changes.Concerned::key)
                .containsExactly("CH-AMEND:1:s.b1", "CH-AMEND:1:s.b2");
        assertThat(scene.due("CH-AMEND:1:s.b1", "due"))
                .as("nothing has happened yet")
                .isEqualTo("2025-04-01");

        scene.complete(change, "userTask_prepareChange", Map.of("decision", "SUBMITTED"));
        assertThatThrownBy(() -> changing.remove(change, 1, CLERK)).isInstanceOf(Refusal.class);
        assertThat(scene.refused(change, "userTask_signChange", Map.of("decision", "RETURNED")))
                .contains("phải ghi rõ");
        scene.complete(change, "userTask_signChange", Map.of("decision", "RETURNED", "note", "Xem lại"));
        sign(change);

        assertThat(scene.due("CH-AMEND:1:s.b1", "due")).isEqualTo("2025-05-05");
        assertThat(scene.due("CH-AMEND:1:s.b1", "due_original")).isEqualTo("2025-04-01");
        assertThat(scene.due("CH-AMEND:1:s.b3", "due")).as("what is done stays").isEqualTo("2025-04-01");
        assertThat(scene.state("CH-AMEND:2:s.b2")).isEqualTo("CANCELLED");
        assertThat(scene.text("select close_reason from register.assignment where key = ?", "CH-AMEND:2:s.b2"))
                .contains("20-CV/TU");
        assertThat(scene.running("CH-AMEND:2:s.b2")).isZero();
        assertThat(scene.open("CH-AMEND:2:s.b1")).containsExactly("userTask_execute of s.b8");
        assertThat(scene.due("CH-AMEND:1:s.b9", "due"))
                .as("who joins late gets the new date")
                .isEqualTo("2025-05-05");
        assertThat(scene.open("CH-AMEND:1:s.b9")).containsExactly("userTask_execute of s.b9");
        assertThat(scene.text("select proceeding from register.assignment where key = ?", "CH-AMEND:3:s.b9"))
                .isEqualTo("CH-AMEND:continuous:s.b9");
        assertThat(scene.due("CH-AMEND:1b:s.b1", "due")).isEqualTo("2025-05-05");
        assertThat(scene.count("register.directive_addressee where directive = ? and body = 's.b9'", directive))
                .isEqualTo(1);
        assertThat(changes.find(change).orElseThrow().state()).isEqualTo("APPLIED");
        assertThat(scene.running(change)).isZero();
        assertThat(scene.text("select planned || '/' || issued from register.directive where key = ?", directive))
                .isEqualTo("10/10");
    }

    @Test
    @DisplayName("Thu hồi: mọi việc còn mở kết thúc có lý do, việc đã xong giữ nguyên, văn bản đóng, không còn gì chạy")
    void withdrawn() {
        String directive = issue("CH-WITHDRAW");
        scene.complete("CH-WITHDRAW:1:s.b3", "userTask_execute", Scene.PAPER);
        scene.complete("CH-WITHDRAW:1:s.b3", "userTask_confirm", Map.of("decision", "CONFIRMED"));
        String change = begin(directive, Changes.Kind.WITHDRAWN, null);
        assertThat(changes.openAssignments(directive)).isEqualTo(7);
        sign(change);
        assertThat(scene.state("CH-WITHDRAW:1:s.b3")).isEqualTo("DONE");
        assertThat(scene.texts(
                        "select distinct state from register.assignment where directive = ? and key <> ?",
                        directive,
                        "CH-WITHDRAW:1:s.b3"))
                .containsExactly("CANCELLED");
        assertThat(scene.text("select state || ' ' || end_outcome from register.directive where key = ?", directive))
                .isEqualTo("CLOSED WITHDRAWN");
        assertThat(scene.count("register.proceeding where directive = ? and ended_at is null", directive))
                .isZero();
        assertThat(scene.count(
                        "act_ru_execution e join register.proceeding p on p.process_instance_id = e.root_proc_inst_id_"
                                + " where p.directive = ?",
                        directive))
                .isZero();
        assertThat(scene.count(
                        "act_ru_job j join register.proceeding p on p.process_instance_id = j.root_proc_inst_id_"
                                + " where p.directive = ?",
                        directive))
                .isZero();
    }

    @Test
    @DisplayName("Thay thế: văn bản cũ đóng và chỉ sang văn bản mới, văn bản mới chỉ lại văn bản cũ")
    void replaced() {
        String directive = issue("CH-OLD");
        directives
                .of("CH-NEW")
                .clause(MeasureKind.EXECUTE, by(DUE, DateSetBy.DOCUMENT), "s.b1")
                .save();
        assertThatThrownBy(() -> begin(directive, Changes.Kind.REPLACED, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("văn bản mới");
        sign(begin(directive, Changes.Kind.REPLACED, "CH-NEW"));
        assertThat(changes.links(directive)).containsExactly(new Changes.Link("CH-NEW", "CH-NEW", true));
        assertThat(changes.links("CH-NEW")).containsExactly(new Changes.Link(directive, directive, false));
        assertThatThrownBy(() -> begin(directive, Changes.Kind.AMENDED, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("không ở trong thời gian thực hiện");
    }

    @Test
    @DisplayName("Kê rồi bỏ thì không gì thay đổi; kê sai thì được báo rõ; hai lần thay đổi không chồng nhau")
    void droppedAndBadInput() {
        String directive = issue("CH-BAD");
        assertThatThrownBy(() -> changing.begin(directive, Changes.Kind.AMENDED, "1", TODAY, "x", null, "s.b1"))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> changing.begin(directive, Changes.Kind.AMENDED, " ", TODAY, "x", null, CLERK))
                .hasMessageContaining("Số, ký hiệu văn bản làm căn cứ");
        assertThatThrownBy(
                        () -> changing.begin(directive, Changes.Kind.AMENDED, "1", TODAY.plusDays(1), "x", null, CLERK))
                .hasMessageContaining("đến hôm nay");
        String change = begin(directive, Changes.Kind.AMENDED, null);
        assertThatThrownBy(() -> begin(directive, Changes.Kind.WITHDRAWN, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("chưa xong");
        for (Map.Entry<Changes.Item, String> bad : Map.of(
                        item(Changes.Action.CANCEL, "9", null, null, null), "không có nhiệm vụ mang mã \"9\"",
                        item(Changes.Action.CANCEL, "1", "t.office", null, null), "Không có việc đang mở",
                        item(Changes.Action.MOVE_DUE, "1", null, null, TODAY.minusDays(1)), "từ hôm nay",
                        item(Changes.Action.MOVE_DUE, "1", null, null, DUE), "có hạn khác ngày này",
                        item(Changes.Action.ADD_LEAD, "1", "nowhere", null, null), "nowhere",
                        item(Changes.Action.ADD_LEAD, "1", "s.b1", null, null), "đã được giao",
                        item(Changes.Action.ADD_LEAD, "4", "s.b2", null, null), "không giao thêm",
                        item(Changes.Action.REASSIGN, "1", "s.b1", "s.b1", null), "khác nhau",
                        item(Changes.Action.REASSIGN, "1", "s.b1", "s.b2", null), "đã được giao",
                        item(Changes.Action.ADD_MEASURE, "x y", null, null, null), "chữ, số")
                .entrySet()) {
            assertThatThrownBy(() -> changing.add(change, bad.getKey(), CLERK))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(bad.getValue());
        }
        for (Map.Entry<Changes.Item, String> bad : Map.of(
                        added("5", "whatever", null), "Loại nhiệm vụ",
                        added("5", "scheme", null), "Loại nhiệm vụ",
                        added("5", "continuous", LATER), "không có hạn",
                        added("1", "execute", LATER), "đã có")
                .entrySet()) {
            assertThatThrownBy(() -> changing.add(change, bad.getKey(), CLERK))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(bad.getValue());
        }
        assertThat(changes.items(change)).isEmpty();
        scene.complete(change, "userTask_prepareChange", Map.of("decision", "DROPPED"));
        assertThat(scene.running(change)).isZero();
        assertThat(changes.find(change).orElseThrow().state()).isEqualTo("DROPPED");
        assertThat(changes.openAssignments(directive)).isEqualTo(8);
        assertThat(begin(directive, Changes.Kind.AMENDED, null)).isEqualTo("CH-BAD:change:2");
    }

    @Test
    @DisplayName("Bỏ nhiệm vụ mới thì những dòng kê theo nhiệm vụ ấy cũng bỏ; một cơ quan không kê hai lần")
    void removedWithWhatNamesIt() {
        String directive = issue("CH-REMOVE");
        scene.office("s.b8");
        String change = begin(directive, Changes.Kind.AMENDED, null);
        changing.add(change, added("5", "execute", LATER), CLERK);
        changing.add(change, item(Changes.Action.ADD_LEAD, "5", "s.b1", null, null), CLERK);
        changing.add(change, item(Changes.Action.REASSIGN, "1", "s.b1", "s.b8", null), CLERK);
        assertThatThrownBy(() -> changing.add(change, item(Changes.Action.ADD_LEAD, "5", "s.b1", null, null), CLERK))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("đã được giao");
        assertThatThrownBy(() -> changing.add(change, item(Changes.Action.ADD_LEAD, "1", "s.b8", null, null), CLERK))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("đã được giao");
        changing.remove(change, 1, CLERK);
        assertThat(changes.items(change)).extracting(Changes.Item::action).containsExactly(Changes.Action.REASSIGN);
    }

    @Test
    @DisplayName("Hai văn thư cùng mở thay đổi một văn bản: một người mở được, người kia được báo rõ")
    void twoBeginAtOnce() {
        String directive = issue("CH-TWO");
        try (AtOnce both = new AtOnce()) {
            assertThat(both.run(
                            () -> begin(directive, Changes.Kind.AMENDED, null),
                            () -> begin(directive, Changes.Kind.WITHDRAWN, null)))
                    .containsOnlyOnce((String) null)
                    .filteredOn(Objects::nonNull)
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("Refusal")
                    .contains("chưa xong");
        }
        assertThat(changes.of(directive)).hasSize(1);
    }

    @Test
    @DisplayName("Thay đổi kê rồi để đó thì văn thư được nhắc, như mọi việc khác")
    void anUnfinishedChangeIsUrged() {
        String directive = issue("CH-SLOW");
        String change = begin(directive, Changes.Kind.AMENDED, null);
        scene.to(directive, "2025-02-20T08:00:00");
        assertThat(scene.texts(
                        "select distinct task || ' ' || rung from register.alert where proceeding = ? order by 1",
                        change))
                .contains("userTask_prepareChange DO");
    }
}
