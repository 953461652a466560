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
import vn.dondoc.directive.RequestKind;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.Moves;
import vn.dondoc.work.AskingRequests;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Reassign;
import vn.dondoc.work.Refusal;

@OfficeTest
@DisplayName("Đề nghị của đơn vị: gia hạn, điều chỉnh phân công, khó khăn vướng mắc")
class RequestsIT {

    private static final LocalDate DUE = LocalDate.of(2025, 4, 1);
    private static final LocalDate LATER = LocalDate.of(2025, 4, 22);

    @Autowired
    SampleDirectives directives;

    @Autowired
    Scene scene;

    @Autowired
    AskingRequests asking;

    @Autowired
    Reassign reassign;

    @Autowired
    CalendarDays days;

    @Autowired
    Moves moves;

    @Autowired
    org.springframework.transaction.support.TransactionOperations transaction;

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
        Walked.played(RequestsIT.class);
    }

    private String issue(String directive, DateSetBy setBy, String... leads) {
        directives
                .of(directive)
                .clause(MeasureKind.EXECUTE, by(DUE, setBy), leads)
                .save();
        scene.issue(directive);
        return directive + ":1:" + leads[0];
    }

    private String askTime(String assignment, LocalDate until) {
        return asking.ask(
                assignment,
                new AskingRequests.Wish(
                        RequestKind.EXTENSION,
                        "Chờ số liệu của cấp xã",
                        "45-CV/HU",
                        LocalDate.of(2025, 2, 3),
                        "Bí thư",
                        null,
                        null,
                        null,
                        until),
                officer(assignment));
    }

    private String askAdjustment(String assignment, String wanted, String body, String into) {
        return asking.ask(
                assignment,
                new AskingRequests.Wish(
                        RequestKind.ADJUSTMENT, "Không thuộc lĩnh vực", null, null, null, wanted, body, into, null),
                officer(assignment));
    }

    private String report(String assignment) {
        return asking.ask(
                assignment,
                new AskingRequests.Wish(
                        RequestKind.OBSTACLE, "Chưa có kinh phí", null, null, null, null, null, null, null),
                officer(assignment));
    }

    private String officer(String assignment) {
        return scene.holder(scene.text("select body from register.assignment where key = ?", assignment));
    }

    /** The day on which the one pending timer of this work lies, from the job table. */
    private LocalDate timer(String key) {
        return LocalDate.parse(scene.text("""
                        select to_char(j.duedate_, 'YYYY-MM-DD') from act_ru_job j
                        join register.proceeding p on p.process_instance_id = j.root_proc_inst_id_
                        where p.key = ? and j.type_ = 'timer'
                          and (j.handler_cfg_ like 'subProcess_urging%' or j.handler_cfg_ like 'event_nextRung%')
                        """, key));
    }

    private LocalDate reminder(LocalDate due) {
        return days.calendar().add(due, -7);
    }

    // ---------------------------------------------------------------------------------------------------- gia hạn

    @Test
    @DisplayName("Xin gia hạn, Thường trực đồng ý: hạn, việc, lịch nhắc chuyển cùng lúc; hạn cũ được lưu, được đếm")
    void extensionGranted() {
        String key = issue("R-TIME", DateSetBy.DOCUMENT, "s.b1");
        assertThat(timer(key)).isEqualTo(reminder(DUE));
        String request = askTime(key, LATER);
        assertThat(request).isEqualTo("R-TIME:1:s.b1:extension:1");
        assertThat(scene.open(key)).as("the work goes on").containsExactly("userTask_execute of s.b1");
        assertThat(scene.open(request)).containsExactly("userTask_ruleOnExtension of t.standing");

        scene.complete(request, "userTask_ruleOnExtension", Map.of("decision", "GRANTED", "note", "Đồng ý"));
        assertThat(scene.due(key, "due")).isEqualTo("2025-04-22");
        assertThat(scene.due(key, "due_original")).isEqualTo("2025-04-01");
        assertThat(scene.due(key, "due_set_by")).isEqualTo("STANDING");
        assertThat(timer(key)).isEqualTo(reminder(LATER));
        assertThat(scene.text(
                        "select to_char(due_date_, 'YYYY-MM-DD') from act_ru_task t join register.step s"
                                + " on s.task_id = t.id_ where s.proceeding = ?",
                        key))
                .isEqualTo("2025-04-22");
        assertThat(moves.count(key)).isEqualTo(1);
        assertThat(scene.events(key)).containsExactly("issued", "routed", "moved");
        scene.runDue("R-TIME");
        assertThat(scene.running(request)).isZero();
        assertThat(scene.endedAt(request)).isNotNull();
        assertThat(scene.text("select decision from register.request where key = ?", request))
                .isEqualTo("GRANTED");
    }

    @Test
    @DisplayName("Không đồng ý gia hạn: phải ghi lý do, không gì thay đổi; lần sau vẫn xin được")
    void extensionRefused() {
        String key = issue("R-NOTIME", DateSetBy.MONITOR, "s.b1");
        String request = askTime(key, LATER);
        assertThat(scene.open(request))
                .as("whoever set the date rules")
                .containsExactly("userTask_ruleOnExtension of t.monitor");
        assertThat(scene.refused(request, "userTask_ruleOnExtension", Map.of("decision", "REFUSED")))
                .contains("phải ghi lý do");
        LocalDate timer = timer(key);
        scene.complete(request, "userTask_ruleOnExtension", Map.of("decision", "REFUSED", "note", "Không có lý do"));
        assertThat(scene.due(key, "due")).isEqualTo("2025-04-01");
        assertThat(timer(key)).isEqualTo(timer);
        assertThat(moves.count(key)).isZero();
        scene.runDue("R-NOTIME");
        assertThat(scene.running(request)).isZero();
        assertThat(askTime(key, LATER)).endsWith(":extension:2");
    }

    @Test
    @DisplayName("Xin khi đã quá hạn thì ghi là xin sau hạn")
    void askedAfterTheDate() {
        String key = issue("R-AFTER", DateSetBy.MONITOR, "s.b1");
        scene.to("R-AFTER", "2025-04-03T09:00:00");
        String request = askTime(key, LATER);
        assertThat(scene.text("select after_due::text from register.request where key = ?", request))
                .isEqualTo("true");
        scene.complete(request, "userTask_ruleOnExtension", Map.of("decision", "GRANTED"));
        assertThat(scene.text("select reason from register.deadline_move where work = ?", key))
                .contains("xin sau hạn");
        assertThat(timer(key)).as("urging begins anew under the new date").isEqualTo(reminder(LATER));
    }

    @Test
    @DisplayName(
            "Đề nghị sai thì được báo rõ, không gì thay đổi: thiếu văn bản, ngày sớm hơn hạn, hai lần cùng lúc, việc"
                    + " của đơn vị khác, hạn tự đặt, việc đã đóng")
    void badRequests() {
        String key = issue("R-BAD", DateSetBy.MONITOR, "s.b1", "s.b2");
        assertThatThrownBy(() -> asking.ask(
                        key,
                        new AskingRequests.Wish(
                                RequestKind.EXTENSION, "lý do", null, null, null, null, null, null, LATER),
                        officer(key)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("phải có văn bản");
        assertThatThrownBy(() -> askTime(key, DUE.minusDays(3)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("phải sau hạn hiện nay 01/04/2025");
        assertThatThrownBy(() -> asking.ask(
                        key,
                        new AskingRequests.Wish(
                                RequestKind.OBSTACLE, "vướng", null, null, null, null, null, null, null),
                        scene.holder("s.b2")))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> asking.moveOwnDate(key, LATER, null, officer(key)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("không do đơn vị tự đặt");
        assertThat(scene.count("register.request where assignment = ?", key)).isZero();
        askTime(key, LATER);
        assertThatThrownBy(() -> askTime(key, LATER))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("đang chờ");
        scene.complete(key, "userTask_execute", Scene.PAPER);
        scene.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        assertThatThrownBy(() -> report(key)).isInstanceOf(Refusal.class).hasMessageContaining("đã đóng");
        // What was asked in time is answered to no effect.
        scene.complete(
                key + ":extension:1", "userTask_ruleOnExtension", Map.of("decision", "GRANTED", "note", "Đồng ý"));
        assertThat(scene.due(key, "due")).isEqualTo("2025-04-01");
        assertThat(scene.text("select decision from register.request where key = ?", key + ":extension:1"))
                .isEqualTo("OVERTAKEN");
    }

    @Test
    @DisplayName("Dán cả ký tự không thấy được thì vẫn gửi được; số văn bản quá dài thì được gọi tên ô")
    void pastedText() {
        String key = issue("R-PASTE", DateSetBy.MONITOR, "s.b1");
        assertThatThrownBy(() -> asking.ask(
                        key,
                        new AskingRequests.Wish(
                                RequestKind.OBSTACLE, "vướng", "9".repeat(51), null, null, null, null, null, null),
                        officer(key)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Số, ký hiệu văn bản");
        String request = asking.ask(
                key,
                new AskingRequests.Wish(
                        RequestKind.OBSTACLE, "Chưa có\u0000 kinh phí\u200b", null, null, null, null, null, null, null),
                officer(key));
        assertThat(scene.text("select content from register.request where key = ?", request))
                .isEqualTo("Chưa có kinh phí");
    }

    @Test
    @DisplayName("Hai người cùng báo vướng mắc về một việc thường xuyên: một người được nhận, người kia được báo rõ")
    void twoAskAtOnce() {
        directives
                .of("R-TWO")
                .reports("P1Y", "12-31", "2025")
                .clause(MeasureKind.CONTINUOUS, goesOn(), "s.b1")
                .save();
        scene.issue("R-TWO");
        try (AtOnce both = new AtOnce()) {
            assertThat(both.run(() -> report("R-TWO:1:s.b1"), () -> report("R-TWO:1:s.b1")))
                    .containsOnlyOnce((String) null)
                    .filteredOn(Objects::nonNull)
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("Refusal")
                    .contains("đang chờ");
        }
        assertThat(scene.count("register.request where assignment = 'R-TWO:1:s.b1'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("Hạn đơn vị tự đặt thì tự đổi, không phải xin, không tính là gia hạn")
    void ownDate() {
        String key = issue("R-OWN", DateSetBy.INTERNAL, "s.b1");
        assertThatThrownBy(() -> askTime(key, LATER))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("tự đổi ngày");
        asking.moveOwnDate(key, LATER, "Chờ kinh phí", officer(key));
        assertThat(scene.due(key, "due")).isEqualTo("2025-04-22");
        assertThat(timer(key)).isEqualTo(reminder(LATER));
        assertThat(moves.count(key)).isZero();
    }

    @Test
    @DisplayName("Đề án lùi 10 ngày làm việc: mọi mốc còn mở, việc đang làm và lịch nhắc lùi theo")
    void schemeMovesWithItsMilestones() {
        // No milestone of it lies round Tết, which would hold it back (MilestoneRulesIT).
        LocalDate due = LocalDate.of(2026, 11, 30);
        directives
                .of("R-SCHEME")
                .clause(MeasureKind.SCHEME, by(due, DateSetBy.DOCUMENT), "s.b1")
                .save();
        scene.issue("R-SCHEME");
        String key = "R-SCHEME:1:s.b1";
        LocalDate later = days.calendar().add(due, 10);
        List<String> before =
                scene.texts("select due::text from register.milestone where assignment = ? order by due", key);
        LocalDate timer = timer(key);
        scene.complete(askTime(key, later), "userTask_ruleOnExtension", Map.of("decision", "GRANTED"));
        List<String> after =
                scene.texts("select due::text from register.milestone where assignment = ? order by due", key);
        assertThat(after).hasSize(before.size()).hasSize(11);
        assertThat(after)
                .containsExactlyElementsOf(before.stream()
                        .map(day ->
                                days.calendar().add(LocalDate.parse(day), 10).toString())
                        .toList());
        assertThat(timer(key)).isEqualTo(days.calendar().add(timer, 10));
        assertThat(scene.text("select s.due::text from register.step s where proceeding = ? and done_at is null", key))
                .isEqualTo(after.get(0));
    }

    // ------------------------------------------------------------------------------------- điều chỉnh phân công

    @Test
    @DisplayName("Chuyển cho cơ quan khác: việc, người thấy việc và lịch nhắc chuyển, hạn và mã giữ nguyên")
    void passedOn() {
        String key = issue("R-PASS", DateSetBy.DOCUMENT, "s.b1", "s.b2");
        scene.office("s.b3");
        LocalDate timer = timer(key);
        String request = askAdjustment(key, "PASSED_ON", "s.b3", null);
        assertThat(scene.refused(request, "userTask_decideAdjustment", Map.of("decision", "PASSED_ON")))
                .contains("phải chọn cơ quan nhận");
        assertThat(scene.refused(request, "userTask_decideAdjustment", Map.of("decision", "PASSED_ON", "body", "s.b2")))
                .contains("đã được giao cùng nhiệm vụ này");
        scene.complete(request, "userTask_decideAdjustment", Map.of("decision", "PASSED_ON", "body", "s.b3"));
        assertThat(scene.open(key)).containsExactly("userTask_execute of s.b3");
        assertThat(scene.text("select body from register.assignment where key = ?", key))
                .isEqualTo("s.b3");
        assertThat(scene.due(key, "due")).isEqualTo("2025-04-01");
        assertThat(timer(key)).isEqualTo(timer);
        assertThat(moves.earlierOwners(key)).containsExactly("s.b1");
        scene.complete(key, "userTask_execute", Scene.PAPER);
        scene.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        scene.runDue("R-PASS");
        assertThat(scene.running(request)).isZero();
        assertThat(scene.state(key)).isEqualTo("DONE");
    }

    @Test
    @DisplayName("Nhập hai việc làm một, chuyển sang phối hợp, hay giữ nguyên")
    void mergedCoordinatingKept() {
        String first = issue("R-MERGE", DateSetBy.DOCUMENT, "s.b1", "s.b2", "s.b3", "s.b4");
        String other = "R-MERGE:1:s.b2";
        String third = "R-MERGE:1:s.b3";
        String fourth = "R-MERGE:1:s.b4";
        String merge = askAdjustment(first, "MERGED", null, other);
        scene.complete(merge, "userTask_decideAdjustment", Map.of("decision", "MERGED", "into", other));
        assertThat(scene.state(first)).isEqualTo("CANCELLED");
        assertThat(scene.text("select merged_into from register.assignment where key = ?", first))
                .isEqualTo(other);
        assertThat(scene.running(first)).isZero();

        String help = askAdjustment(third, "COORDINATION", null, other);
        scene.complete(help, "userTask_decideAdjustment", Map.of("decision", "COORDINATION", "into", other));
        assertThat(scene.state(third)).isEqualTo("CANCELLED");
        assertThat(scene.texts("select body from register.assignment_helper where assignment = ?", other))
                .containsExactly("s.b3");

        String keep = askAdjustment(fourth, "PASSED_ON", "s.b1", null);
        assertThat(scene.refused(keep, "userTask_decideAdjustment", Map.of("decision", "KEPT")))
                .contains("phải ghi lý do");
        scene.complete(keep, "userTask_decideAdjustment", Map.of("decision", "KEPT", "note", "Đúng chức năng"));
        assertThat(scene.open(fourth)).containsExactly("userTask_execute of s.b4");
        scene.runDue("R-MERGE");
        for (String request : List.of(merge, help, keep)) {
            assertThat(scene.endedAt(request)).isNotNull();
            assertThat(scene.running(request)).isZero();
        }
    }

    @Test
    @DisplayName("Việc cuối cùng được nhập vào việc đã xong: câu hỏi kết thúc theo dõi vẫn được đặt ra, một lần")
    void cancellingTheLastOneAsksForTheEnd() {
        String first = issue("R-LAST", DateSetBy.DOCUMENT, "s.b1", "s.b2");
        String other = "R-LAST:1:s.b2";
        String merge = askAdjustment(first, "MERGED", null, other);
        scene.complete(other, "userTask_execute", Scene.PAPER);
        scene.complete(merge, "userTask_decideAdjustment", Map.of("decision", "MERGED", "into", other));
        scene.complete(other, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        scene.runDue("R-LAST");
        assertThat(scene.open("R-LAST")).containsExactly("userTask_endTracking of t.standing");
    }

    @Test
    @DisplayName("Việc thường xuyên và kỳ báo cáo chuyển sang báo cáo của cơ quan nhận")
    void continuousWorkMovesToTheOtherReport() {
        directives
                .of("R-CONT")
                .reports("P1Y", "12-31", "2025")
                .clause(MeasureKind.CONTINUOUS, goesOn(), "s.b1")
                .clause(MeasureKind.CONTINUOUS, goesOn(), "s.b1", "s.b2")
                .save();
        scene.issue("R-CONT");
        scene.office("s.b3");
        scene.to("R-CONT", "2025-12-20T08:00:00");
        String key = "R-CONT:1:s.b1";
        transaction.executeWithoutResult(status -> reassign.to(key, "s.b2", "Đổi lĩnh vực", "t.standing"));
        assertThat(scene.texts(
                        "select assignment from register.report_row where proceeding = ? order by 1",
                        "R-CONT:continuous:s.b2"))
                .containsExactly(key, "R-CONT:2:s.b2");
        assertThat(scene.texts(
                        "select assignment from register.report_row where proceeding = ?", "R-CONT:continuous:s.b1"))
                .containsExactly("R-CONT:2:s.b1");
        transaction.executeWithoutResult(status -> reassign.to(key, "s.b3", "Đổi lần nữa", "t.standing"));
        scene.runDue("R-CONT");
        assertThat(scene.text("select proceeding from register.assignment where key = ?", key))
                .isEqualTo("R-CONT:continuous:s.b3");
        assertThat(scene.open("R-CONT:continuous:s.b3")).containsExactly("userTask_report of s.b3");
    }

    @Test
    @DisplayName("Nhiệm vụ theo kỳ chuyển chủ trì: kỳ sau mở cho cơ quan nhận, kỳ đang làm vẫn của cơ quan cũ")
    void seriesPassedOn() {
        directives
                .of("R-SERIES")
                .clause(MeasureKind.SERIES, every("P1Y", "12-31", "2025", null), "s.b1")
                .save();
        scene.issue("R-SERIES");
        scene.office("s.b3");
        transaction.executeWithoutResult(
                status -> reassign.to("R-SERIES:1:s.b1", "s.b3", "Đổi lĩnh vực", "t.standing"));
        scene.to("R-SERIES", "2026-01-10T08:00:00");
        assertThat(
                        scene.texts(
                                "select key from register.assignment where directive = 'R-SERIES' and period is not null order by 1"))
                .containsExactly("R-SERIES:1:s.b1:2025", "R-SERIES:1:s.b3:2026");
    }

    // ------------------------------------------------------------------------------------------------- vướng mắc

    @Test
    @DisplayName("Cơ quan theo dõi trả lời được: đơn vị thực hiện, đã tháo gỡ")
    void answeredAtOnce() {
        String key = issue("R-OBST", DateSetBy.DOCUMENT, "s.b1");
        String request = report(key);
        assertThat(scene.open(request)).containsExactly("userTask_examine of t.monitor");
        assertThat(scene.refused(request, "userTask_examine", Map.of("decision", "ANSWERED")))
                .contains("Ghi rõ nội dung");
        scene.complete(
                request,
                "userTask_examine",
                Map.of("decision", "ANSWERED", "content", "Lồng ghép kinh phí", "answerBy", "2025-03-03"));
        assertThat(scene.text(
                        "select due::text from register.step where proceeding = ? and task = 'userTask_act'", request))
                .isEqualTo("2025-03-03");
        scene.complete(request, "userTask_act", Map.of("decision", "CLEARED"));
        scene.runDue("R-OBST");
        assertThat(scene.endedAt(request)).isNotNull();
        assertThat(scene.events(key)).containsExactly("issued", "obstacle", "ruling", "obstacle");
        assertThat(scene.open(key)).containsExactly("userTask_execute of s.b1");
    }

    @Test
    @DisplayName("Chuyển lên Thường trực, còn vướng nên xem lại, rồi kiến nghị Trung ương")
    void beyondTheProvince() {
        String key = issue("R-BEYOND", DateSetBy.DOCUMENT, "s.b1");
        String request = report(key);
        scene.complete(request, "userTask_examine", Map.of("decision", "FORWARDED"));
        assertThat(scene.open(request)).containsExactly("userTask_ruleOnObstacle of t.standing");
        scene.complete(request, "userTask_ruleOnObstacle", Map.of("decision", "RULED", "content", "Bố trí kinh phí"));
        assertThat(scene.refused(request, "userTask_act", Map.of("decision", "STILL_BLOCKED")))
                .contains("ghi rõ vướng gì");
        scene.complete(request, "userTask_act", Map.of("decision", "STILL_BLOCKED", "note", "Luật chưa cho"));
        assertThat(scene.open(request)).containsExactly("userTask_examine of t.monitor");
        scene.complete(request, "userTask_examine", Map.of("decision", "FORWARDED", "content", "Đề nghị kiến nghị"));
        scene.complete(
                request,
                "userTask_ruleOnObstacle",
                Map.of("decision", "BEYOND_PROVINCE", "content", "Kiến nghị Ban Tuyên giáo Trung ương"));
        assertThat(scene.open(request)).containsExactly("userTask_propose of t.office");
        scene.complete(request, "userTask_propose", Scene.PAPER);
        scene.runDue("R-BEYOND");
        assertThat(scene.endedAt(request)).isNotNull();
        assertThat(scene.running(request)).isZero();
        assertThat(scene.text("select decision from register.request where key = ?", request))
                .isEqualTo("BEYOND_PROVINCE");
    }

    @Test
    @DisplayName("Không ai quyết định việc của cơ quan mà mình đứng đầu")
    void nobodyRulesOnTheirOwnBody() {
        String key = issue("R-SELF", DateSetBy.DOCUMENT, "s.b1");
        String request = askTime(key, LATER);
        scene.member("t.standing", "s.b1", "HEAD");
        try {
            assertThat(scene.refused(() -> scene.completeAs(
                            "t.standing", request, "userTask_ruleOnExtension", Map.of("decision", "GRANTED"))))
                    .contains("đứng đầu");
        } finally {
            scene.noMember("t.standing", "s.b1", "HEAD");
        }
        assertThat(scene.due(key, "due")).isEqualTo("2025-04-01");
    }

    @Test
    @DisplayName("Đề nghị không ai trả lời thì người phải trả lời được nhắc, như mọi việc khác")
    void unansweredRequestsAreUrged() {
        String key = issue("R-SLOW", DateSetBy.DOCUMENT, "s.b1");
        scene.office("s.b3");
        String request = askTime(key, LATER);
        askAdjustment(key, "PASSED_ON", "s.b3", null);
        report(key);
        scene.to("R-SLOW", "2025-02-20T08:00:00");
        assertThat(scene.texts(
                        "select distinct task || ' ' || rung from register.alert where proceeding = ? order by 1",
                        request))
                .contains("userTask_ruleOnExtension DO");
    }
}
