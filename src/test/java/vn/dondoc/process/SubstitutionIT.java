package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.dondoc.SampleDirectives.by;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleDirectives;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.People;
import vn.dondoc.work.HandingOver;
import vn.dondoc.work.LapsedClaims;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.Substituting;

@OfficeTest
@DisplayName("Ủy quyền có thời hạn; bàn giao mọi việc một lần")
class SubstitutionIT {

    private static final String ADMIN = "u.admin";
    private static final String PAPER = "Giấy ủy quyền 15-UQ/HU";

    @Autowired
    SampleDirectives directives;

    @Autowired
    Scene scene;

    @Autowired
    Substituting substituting;

    @Autowired
    HandingOver handingOver;

    @Autowired
    LapsedClaims claims;

    @Autowired
    People people;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void february() {
        scene.at("2025-02-03T08:00:00");
    }

    @AfterEach
    void end() {
        for (String table : List.of("substitution")) {
            jdbc.sql("delete from register." + table).update();
        }
        jdbc.sql("delete from register.membership where person like 'u.%' or role in ('HEAD', 'AREA_LEAD')")
                .update();
        jdbc.sql("update register.membership set valid_to = null where person like 's.%'")
                .update();
        scene.end();
    }

    private String issue(String directive) {
        directives
                .of(directive)
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 3, 3), DateSetBy.DOCUMENT), "s.b1", "s.b2")
                .save();
        scene.issue(directive);
        scene.office("s.b5");
        person(ADMIN, "Quản trị");
        scene.member(ADMIN, "t.office", "ADMINISTRATOR");
        return directive + ":1:s.b1";
    }

    private void person(String account, String name) {
        jdbc.sql("insert into register.person (account, name) values (?, ?) on conflict do nothing")
                .params(account, name)
                .update();
    }

    private static Substituting.Wish wish(String person, String deputy, String from, String to) {
        return new Substituting.Wish(person, deputy, LocalDate.parse(from), LocalDate.parse(to), PAPER);
    }

    @Test
    @DisplayName("Từ ngày đến ngày người được ủy quyền thấy và làm việc; nhật ký ghi thay mặt ai; hết ngày thì tự hết")
    void fromDayToDay() {
        String key = issue("U-DAYS");
        String task = scene.text("select task_id from register.step where proceeding = ? and done_at is null", key);
        identity.setAuthentication("s.b1", List.of("s.b1"));
        tasks.claim(task, "s.b1");
        identity.clearAuthentication();

        substituting.give(wish("s.b1", "s.b5", "2025-02-04", "2025-02-06"), "s.b1");
        assertThat(people.groups("s.b5")).as("not before its day").doesNotContain("s.b1");
        assertThatThrownBy(() -> scene.completeAs("s.b5", key, "userTask_execute", Scene.PAPER))
                .isInstanceOf(AuthorizationException.class);

        scene.at("2025-02-04T08:00:00");
        assertThat(substituting.beginDue()).isEqualTo(1);
        assertThat(substituting.beginDue()).as("once").isZero();
        assertThat(scene.text("select assignee_ from act_ru_task where id_ = ?", task))
                .as("what the absent one had claimed is free")
                .isNull();
        assertThat(people.groups("s.b5")).contains("s.b1");
        assertThat(people.holders("s.b1", "OFFICER")).as("who is told").containsExactly("s.b5");
        scene.completeAs("s.b5", key, "userTask_execute", Scene.PAPER);
        assertThat(scene.row(
                        "select actor, for_person, on_behalf_of from register.trail where proceeding = ? and event = 'submitted'",
                        key))
                .containsEntry("actor", "s.b5")
                .containsEntry("for_person", "s.b1")
                .containsEntry("on_behalf_of", null);
        scene.complete(key, "userTask_confirm", Map.of("decision", "RETURNED", "note", "Thiếu"));
        String again = scene.text("select task_id from register.step where proceeding = ? and done_at is null", key);
        identity.setAuthentication("s.b5", List.of("s.b5", "s.b1"));
        tasks.claim(again, "s.b5");
        identity.clearAuthentication();
        assertThat(claims.giveBack()).as("while the right lasts").isZero();

        scene.at("2025-02-07T08:00:00");
        assertThat(people.groups("s.b5")).doesNotContain("s.b1");
        assertThat(people.holders("s.b1", "OFFICER")).containsExactly("s.b1");
        assertThat(claims.giveBack()).isEqualTo(1);
        assertThat(scene.text("select assignee_ from act_ru_task where id_ = ?", again))
                .as("what the deputy had claimed is free for whoever is back")
                .isNull();
        // A session of yesterday still carries yesterday's groups.
        assertThat(scene.refused(() ->
                        scene.completeWith(List.of("s.b5", "s.b1"), "s.b5", key, "userTask_execute", Scene.PAPER)))
                .contains("cũng không thay mặt ai");
    }

    @Test
    @DisplayName(
            "Người ký vắng: người được ủy quyền ký thay mặt, dù cùng cơ quan; quản trị, vận hành không ủy quyền được")
    void signedInPlace() {
        issue("U-BEFORE");
        directives
                .of("U-SIGN")
                .clause(MeasureKind.EXECUTE, by(LocalDate.of(2025, 3, 3), DateSetBy.DOCUMENT), "s.b1")
                .save();
        scene.member("s.b5", "t.standing", "OFFICER");
        scene.lay("U-SIGN");
        substituting.give(wish("t.standing.signer", "s.b5", "2025-02-03", "2025-02-03"), ADMIN);
        scene.completeAs("s.b5", "U-SIGN", "userTask_sign", Map.of("decision", "SIGNED"));
        scene.runDue("U-SIGN");
        assertThat(scene.text("select state from register.directive where key = 'U-SIGN'"))
                .isEqualTo("IN_EXECUTION");
        assertThat(scene.count("register.trail where directive = 'U-SIGN' and actor = 's.b5'"
                        + " and for_person = 't.standing.signer'"))
                .isPositive();
        assertThatThrownBy(() -> substituting.give(wish(ADMIN, "s.b5", "2025-02-03", "2025-02-04"), ADMIN))
                .hasMessageContaining("không giữ vai nào ủy quyền được");
        scene.noMember("s.b5", "t.standing", "OFFICER");
    }

    @Test
    @DisplayName(
            "Người làm thay không quyết định việc của cơ quan mình đứng đầu, cũng không của cơ quan mình đang thay người đứng đầu")
    void neverOnTheirOwn() {
        String key = issue("U-OWN");
        scene.complete(key, "userTask_execute", Scene.PAPER);
        scene.member("s.b5", "s.b1", "HEAD");
        substituting.give(wish("t.monitor", "s.b5", "2025-02-03", "2025-02-04"), "t.monitor");
        assertThat(scene.refused(
                        () -> scene.completeAs("s.b5", key, "userTask_confirm", Map.of("decision", "CONFIRMED"))))
                .contains("không quyết định việc của chính cơ quan này");
        scene.noMember("s.b5", "s.b1", "HEAD");
        substituting.end(
                jdbc.sql("select id from register.substitution")
                        .query(Long.class)
                        .single(),
                ADMIN);

        scene.at("2025-02-04T08:00:00");
        jdbc.sql("delete from register.substitution").update();
        person("u.head", "Bí thư");
        scene.member("u.head", "s.b1", "HEAD");
        substituting.give(wish("u.head", "t.monitor", "2025-02-04", "2025-02-05"), "u.head");
        assertThat(scene.refused(
                        () -> scene.completeAs("t.monitor", key, "userTask_confirm", Map.of("decision", "CONFIRMED"))))
                .contains("đang thay mặt người đứng đầu");
    }

    @Test
    @DisplayName(
            "Ai ủy quyền được; không nối tiếp, không vòng, không chồng ngày, có thời hạn, có văn bản: sai thì không đổi gì")
    void refused() {
        issue("U-BAD");
        assertThatThrownBy(() -> substituting.give(wish("s.b1", "s.b5", "2025-02-03", "2025-02-04"), "s.b2"))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> substituting.give(wish("s.b1", "s.b1", "2025-02-03", "2025-02-04"), "s.b1"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("người khác");
        assertThatThrownBy(() -> substituting.give(wish("s.b1", "nobody", "2025-02-03", "2025-02-04"), "s.b1"))
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> substituting.give(wish("s.b1", "s.b5", "2025-02-01", "2025-02-04"), "s.b1"))
                .hasMessageContaining("từ hôm nay 03/02/2025");
        assertThatThrownBy(() -> substituting.give(wish("s.b1", "s.b5", "2025-02-05", "2025-02-04"), "s.b1"))
                .hasMessageContaining("trước ngày bắt đầu");
        assertThatThrownBy(() -> substituting.give(wish("s.b1", "s.b5", "2025-02-05", "2026-03-04"), "s.b1"))
                .hasMessageContaining("dài nhất");
        assertThatThrownBy(() -> substituting.give(
                        new Substituting.Wish("s.b1", "s.b5", LocalDate.of(2025, 2, 3), null, PAPER), "s.b1"))
                .hasMessageContaining("luôn có thời hạn");
        assertThatThrownBy(() -> substituting.give(
                        new Substituting.Wish("s.b1", "s.b5", LocalDate.of(2025, 2, 3), LocalDate.of(2025, 2, 4), " "),
                        "s.b1"))
                .hasMessageContaining("văn bản ủy quyền");
        assertThat(scene.count("register.substitution")).isZero();

        substituting.give(wish("s.b1", "s.b5", "2025-02-03", "2025-02-10"), "s.b1");
        assertThatThrownBy(() -> substituting.give(wish("s.b1", "s.b2", "2025-02-10", "2025-02-12"), "s.b1"))
                .hasMessageContaining("đã ủy quyền cho s.b5");
        assertThatThrownBy(() -> substituting.give(wish("s.b5", "s.b1", "2025-02-05", "2025-02-06"), "s.b5"))
                .as("in a circle")
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> substituting.give(wish("s.b5", "s.b2", "2025-02-05", "2025-02-06"), "s.b5"))
                .as("handed on")
                .hasMessageContaining("đang làm thay");
        assertThatThrownBy(() -> substituting.give(wish("s.b2", "s.b1", "2025-02-05", "2025-02-06"), "s.b2"))
                .as("to somebody who is away")
                .hasMessageContaining("cũng vắng");
        assertThat(scene.count("register.substitution")).isEqualTo(1);
        substituting.give(wish("s.b5", "s.b2", "2025-02-11", "2025-02-12"), "s.b5");
    }

    @Test
    @DisplayName("Phụ trách địa bàn: chỉ người phụ trách nơi ấy được nhắc; vắng thì người được ủy quyền")
    void areas() {
        issue("U-AREA");
        person("u.east", "Nguyễn Thị Ái Vân");
        person("u.west", "Y Hạnh");
        jdbc.sql(
                        "insert into register.membership (person, body, role, areas) values"
                                + " ('u.east', 't.standing', 'AREA_LEAD', '{s.b1}'), ('u.west', 't.standing', 'AREA_LEAD', '{s.b2}')")
                .update();
        assertThat(people.holders("t.standing", "AREA_LEAD", "s.b1")).containsExactly("u.east");
        assertThat(people.holders("t.standing", "AREA_LEAD", "s.b2")).containsExactly("u.west");
        substituting.give(wish("u.east", "u.west", "2025-02-03", "2025-02-04"), "u.east");
        assertThat(people.holders("t.standing", "AREA_LEAD", "s.b1")).containsExactly("u.west");
    }

    @Test
    @DisplayName(
            "Bàn giao: xem trước rồi mới làm; vai, việc đã nhận, ủy quyền sang người mới một lần; người cũ hết quyền")
    void handedOver() {
        String key = issue("U-HAND");
        String task = scene.text("select task_id from register.step where proceeding = ? and done_at is null", key);
        identity.setAuthentication("s.b1", List.of("s.b1"));
        tasks.claim(task, "s.b1");
        identity.clearAuthentication();
        person("u.new", "Phạm Thị Hồng Nhung");
        scene.member("s.b1", "s.b1", "HEAD");
        scene.at("2025-02-04T08:00:00");
        substituting.give(wish("s.b1", "s.b5", "2025-02-10", "2025-02-12"), "s.b1");

        HandingOver.Wish wish = new HandingOver.Wish("s.b1", "u.new", true, "QĐ 77-QĐ/HU");
        assertThatThrownBy(() -> handingOver.handOver(wish, "s.b1")).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> handingOver.preview(new HandingOver.Wish("s.b1", "s.b1", true, "x"), ADMIN))
                .hasMessageContaining("người khác");
        assertThatThrownBy(() -> handingOver.preview(new HandingOver.Wish("u.new", "s.b1", true, "x"), ADMIN))
                .hasMessageContaining("không có gì để bàn giao");
        HandingOver.Preview seen = handingOver.preview(wish, ADMIN);
        assertThat(seen.claimed()).extracting(each -> each.proceeding()).containsExactly(key);
        assertThat(seen.roles()).hasSize(2);
        assertThat(seen.substitutions()).hasSize(1);
        assertThat(people.groups("u.new")).as("only a preview").isEmpty();

        handingOver.handOver(wish, ADMIN);
        assertThat(people.groups("s.b1")).isEmpty();
        assertThat(people.groups("u.new")).contains("s.b1", "s.b1:HEAD", "s.b1:OFFICER");
        assertThat(scene.text("select assignee_ from act_ru_task where id_ = ?", task))
                .isEqualTo("u.new");
        assertThat(scene.count("register.substitution where valid_to >= valid_from"))
                .isZero();
        assertThat(scene.text(
                        "select detail from register.trail where event = 'organised' and actor = ?"
                                + " order by id desc limit 1",
                        ADMIN))
                .contains("bàn giao cho Phạm Thị Hồng Nhung: 2 vai, 1 việc đã nhận")
                .contains("QĐ 77-QĐ/HU");
        assertThat(people.holders("s.b1", "OFFICER")).containsExactly("u.new");
        scene.completeAs("u.new", key, "userTask_execute", Scene.PAPER);
        assertThatThrownBy(() -> handingOver.handOver(wish, ADMIN))
                .as("twice")
                .hasMessageContaining("không có gì để bàn giao");
    }
}
