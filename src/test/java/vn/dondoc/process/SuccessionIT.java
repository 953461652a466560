package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.intake.DataFiles;
import vn.dondoc.register.People;
import vn.dondoc.register.Sight;
import vn.dondoc.register.Successions;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.Succeeding;

/** One life of the real directive in which bodies merge. */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=succession")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName(
        "Kế thừa: huyện ủy nhập vào huyện ủy khác, Ban Tuyên giáo nhập với Ban Dân vận giữa lúc thực hiện 875-CV/TU")
class SuccessionIT {

    private static final String KEY = "875-CV-TU";
    private static final String OLD = "hu.konray";
    private static final String HEIR = "hu.dakha";
    private static final String PAPER = "Nghị quyết 01-NQ/TU ngày 20/6/2020";

    @Autowired
    DataFiles files;

    @Autowired
    Succeeding succeeding;

    @Autowired
    Successions successions;

    @Autowired
    Sight sight;

    @Autowired
    People people;

    @Autowired
    TaskService tasks;

    @Autowired
    Scene scene;

    @Autowired
    DataSource database;

    @BeforeAll
    void issue() throws IOException {
        scene.at("2019-10-17T08:00:00");
        files.load(
                List.of(new PathMatchingResourcePatternResolver().getResources("classpath:trial/data/*.yaml")), "demo");
        scene.issue(KEY);
    }

    @AfterAll
    void end() {
        scene.end();
    }

    private static Succeeding.Wish merger(String old, String heir, LocalDate from) {
        return new Succeeding.Wish(old, heir, from, PAPER, false);
    }

    private List<String> pendingFor(String key) {
        return scene.texts(
                "select recipient from register.alert where proceeding = ? and state = 'PENDING' order by 1", key);
    }

    @Test
    @Order(1)
    @DisplayName("Chỉ quản trị hệ thống; vòng tròn, ngày đã qua, cơ quan lạ, chưa có căn cứ thì không, không đổi gì")
    void refused() {
        LocalDate july = LocalDate.of(2020, 7, 1);
        assertThatThrownBy(() -> succeeding.plan(merger(OLD, HEIR, july), "vanthu"))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> succeeding.plan(merger(OLD, OLD, july), "admin"))
                .hasMessageContaining("phải khác");
        assertThatThrownBy(() -> succeeding.plan(merger(OLD, "nowhere", july), "admin"))
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> succeeding.plan(merger(OLD, "", july), "admin"))
                .hasMessageContaining("Chưa chọn cơ quan kế thừa");
        assertThatThrownBy(() -> succeeding.plan(merger(OLD, HEIR, LocalDate.of(2019, 1, 1)), "admin"))
                .hasMessageContaining("từ hôm nay 17/10/2019");
        assertThatThrownBy(() -> succeeding.plan(new Succeeding.Wish(OLD, HEIR, july, " ", false), "admin"))
                .hasMessageContaining("Số, ngày quyết định");
        assertThatThrownBy(() -> succeeding.plan(merger(OLD, "tinhuy", july), "admin"))
                .hasMessageContaining("chưa có chuyên viên");
        succeeding.plan(merger("hu.sathay", HEIR, july), "admin");
        assertThatThrownBy(() -> succeeding.plan(merger(HEIR, "hu.sathay", july), "admin"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("vòng tròn");
        assertThatThrownBy(() -> succeeding.plan(merger("hu.sathay", OLD, july), "admin"))
                .hasMessageContaining("Mỗi cơ quan chỉ được kế thừa một lần");
        assertThat(succeeding.runDue()).as("its day has not come").isZero();
        succeeding.withdraw("hu.sathay", "Chưa có nghị quyết", "admin");
        assertThat(scene.count("register.succession")).isZero();
        assertThat(scene.count("register.body where valid_to is not null")).isZero();
        assertThat(scene.texts("select detail from register.trail where event = 'organised' order by id"))
                .hasSize(2)
                .allMatch(detail -> detail.contains("lý do: "));
    }

    @Test
    @Order(2)
    @DisplayName(
            "Từ ngày kế thừa: việc mở, việc đã có người nhận, báo cáo kỳ, nhóm nơi nhận về cơ quan kế thừa, một lần")
    void districtMerged() {
        String key = "875-CV-TU:1:" + OLD;
        scene.to(KEY, "2019-10-28T08:00:00");
        scene.complete(key, "userTask_register", Map.of("arrivalNo", "9", "arrivalOn", "2019-10-25"));
        scene.complete(key, "userTask_assign", Map.of("leadPerson", "Ban Tuyên giáo Huyện ủy"));
        String task = scene.text("select task_id from register.step where proceeding = ? and done_at is null", key);
        tasks.claim(task, OLD);
        scene.complete("875-CV-TU:1:" + HEIR, "userTask_register", Map.of("arrivalNo", "3", "arrivalOn", "2019-10-21"));
        // One day before the merger a reminder of the old body waits for the morning.
        scene.to(KEY, "2019-11-27T06:00:00");
        assertThat(pendingFor(key)).anyMatch(who -> who.startsWith(OLD));

        Succeeding.Wish wish = merger(OLD, HEIR, LocalDate.of(2019, 11, 27));
        Successions.Open open = succeeding.preview(wish, "admin");
        assertThat(open.assignments()).isEqualTo(7);
        assertThat(open.steps()).isEqualTo(1);
        assertThat(open.proceedings()).isEqualTo(2);
        assertThat(open.directives()).containsExactly("875-CV/TU");
        assertThat(open.groups()).containsExactly("Các huyện ủy, thành ủy");
        assertThat(scene.count("register.succession")).as("a preview").isZero();

        succeeding.plan(wish, "admin");
        assertThat(succeeding.runDue()).isEqualTo(2);
        assertThat(succeeding.runDue()).as("exactly once").isZero();

        assertThat(scene.open(key)).containsExactly("userTask_disseminate of " + HEIR);
        assertThat(scene.group(task)).isEqualTo(HEIR);
        assertThat(scene.text("select assignee_ from act_ru_task where id_ = ?", task))
                .isNull();
        assertThat(scene.count("register.assignment where directive = ? and body = ?", KEY, HEIR))
                .as("its own and the other's, each under its key")
                .isEqualTo(14);
        assertThat(scene.count("register.assignment where body = ?", OLD)).isZero();
        assertThat(scene.count("register.owner_move where from_body = ? and to_body = ?", OLD, HEIR))
                .isEqualTo(7);
        assertThat(scene.texts("select detail from register.trail where proceeding = ? and event = 'adjusted'", key))
                .containsExactly("kế thừa: từ Huyện ủy Kon Rẫy sang Huyện ủy Đăk Hà, theo " + PAPER);
        assertThat(pendingFor(key))
                .as("the successor's chain")
                .noneMatch(who -> who.startsWith(OLD))
                .anyMatch(who -> who.startsWith(HEIR));
        assertThat(scene.endedAt("875-CV-TU:continuous:" + OLD)).isNotNull();
        assertThat(scene.running("875-CV-TU:continuous:" + OLD)).isZero();
        assertThat(scene.texts(
                        "select distinct proceeding from register.assignment where body = ? and kind = 'continuous'",
                        HEIR))
                .containsExactly("875-CV-TU:continuous:" + HEIR);
        assertThat(
                        scene.texts(
                                "select body || ' ' || valid_to from register.addressee_group_member where valid_to is not null"))
                .containsExactly(OLD + " 2019-11-26");
        assertThat(scene.text("select valid_to::text || ' ' || successor from register.body where code = ?", OLD))
                .isEqualTo("2019-11-26 " + HEIR);
        assertThat(people.groups(OLD))
                .as("logging in as the old body's officer ends")
                .isEmpty();
        assertThatThrownBy(() -> scene.completeAs(OLD, key, "userTask_disseminate", Map.of("manner", "OWN_PAPER")))
                .isInstanceOf(AuthorizationException.class);
        assertThat(scene.texts("select x.body from register.directive_addressee x where x.directive = ?", KEY))
                .as("what was printed stays")
                .contains(OLD, HEIR);
    }

    @Test
    @Order(3)
    @DisplayName("Việc của cơ quan cũ xong dưới tên cơ quan kế thừa; nhắc việc tới người của cơ quan kế thừa")
    void goesOn() {
        String key = "875-CV-TU:1:" + OLD;
        scene.to(KEY, "2019-12-10T08:00:00");
        assertThat(scene.texts(
                        "select distinct recipient from register.alert where proceeding = ? and rung = 'DO'"
                                + " and nominal_at > '2019-12-01' order by 1",
                        key))
                .as("nobody of the old body")
                .isNotEmpty()
                .noneMatch(who -> who.startsWith(OLD))
                .anyMatch(who -> who.startsWith(HEIR));
        scene.complete(key, "userTask_disseminate", Map.of("manner", "OWN_PAPER"));
        scene.complete(key, "userTask_report", Scene.PAPER);
        scene.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        scene.runDue(KEY);
        assertThat(scene.state(key)).isEqualTo("DONE");
        assertThat(scene.endedAt(key)).isNotNull();
    }

    @Test
    @Order(4)
    @DisplayName("Đoàn kiểm tra cơ quan cũ vẫn đọc việc đã chuyển sang cơ quan kế thừa, không đọc việc khác của nơi ấy")
    void inspectionFollowsTheWork() {
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql(
                        "insert into register.inspection (inspector, body, number, dated_on, valid_from, valid_to, opened_by,"
                                + " opened_at) values ('kiemtra', ?, '3-QĐ/KT', '2019-12-01', '2019-12-01', '2019-12-31', 'admin', now())")
                .param(OLD)
                .update();
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated("kiemtra", null, List.of()));
        try {
            Sight.View view = sight.now();
            assertThat(jdbc.sql("select split_part(key, ':', 3) from register.assignment where " + view.work("key")
                                    + " and body = :heir")
                            .params(view.parameters())
                            .param("heir", HEIR)
                            .query(String.class)
                            .set())
                    .containsExactly(OLD);
        } finally {
            SecurityContextHolder.clearContext();
            jdbc.sql("delete from register.inspection where inspector = 'kiemtra'")
                    .update();
        }
    }

    @Test
    @Order(5)
    @DisplayName(
            "Cơ quan theo dõi nhập với cơ quan khác: bước chờ xác nhận, quyền theo dõi, kỳ báo cáo sau về cơ quan mới")
    void monitorMerged() {
        String waiting = "875-CV-TU:1:hu.dakto";
        scene.complete(waiting, "userTask_register", Map.of("arrivalNo", "9", "arrivalOn", "2019-10-25"));
        scene.complete(waiting, "userTask_assign", Map.of("leadPerson", "Ban Tuyên giáo Huyện ủy"));
        scene.complete(waiting, "userTask_disseminate", Map.of("manner", "OWN_PAPER"));
        scene.complete(waiting, "userTask_report", Scene.PAPER);
        assertThat(scene.open(waiting)).containsExactly("userTask_confirm of btg");
        succeeding.plan(merger("btg", "bdv", LocalDate.of(2019, 12, 10)), "admin");
        succeeding.runDue();
        assertThat(scene.open(waiting)).containsExactly("userTask_confirm of bdv");
        assertThat(scene.text("select monitoring_body from register.directive where key = ?", KEY))
                .isEqualTo("bdv");
        assertThat(scene.count("register.step where done_at is null and owner in ('btg', ?)", OLD))
                .isZero();
        assertThat(scene.count("register.measure where confirmer = 'btg' or decider = 'btg'"))
                .isZero();
        scene.complete(waiting, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        assertThat(scene.state(waiting)).isEqualTo("DONE");
        // Two disseminations for one body now: its own, and the one that it took over.
        assertThat(scene.texts("select key from register.assignment where body = 'bdv' and measure = '1' order by 1"))
                .containsExactly("875-CV-TU:1:bdv", "875-CV-TU:1:btg");
    }

    @Test
    @Order(6)
    @DisplayName("Kỳ báo cáo cuối năm: một báo cáo của cơ quan kế thừa, có điểm của cả hai nơi; không sự cố nào")
    void oneReport() {
        scene.to(KEY, "2020-11-20T08:00:00");
        assertThat(scene.texts("select distinct proceeding from register.report where proceeding like '%" + HEIR
                        + "' or proceeding like '%" + OLD + "'"))
                .containsExactly("875-CV-TU:continuous:" + HEIR);
        assertThat(scene.texts(
                        "select split_part(assignment, ':', 3) || ' ' || count(*) from register.report_row"
                                + " where proceeding = ? group by split_part(assignment, ':', 3) order by 1",
                        "875-CV-TU:continuous:" + HEIR))
                .containsExactly(HEIR + " 7", OLD + " 7");
        assertThat(scene.count("act_ru_incident")).isZero();
        assertThat(scene.count("register.step where done_at is null and owner in ('btg', ?)", OLD))
                .isZero();
    }

    @Test
    @Order(7)
    @DisplayName("Việc của một nơi đang có người giữ thì nơi khác vẫn được kế thừa; nơi sắp kế thừa thì chưa kết thúc")
    void oneKeepsNoOtherWaiting() throws Exception {
        LocalDate day = LocalDate.of(2020, 12, 1);
        succeeding.plan(merger("hu.dakto", HEIR, day), "admin");
        succeeding.plan(merger("hu.sathay", HEIR, day), "admin");
        assertThatThrownBy(() -> succeeding.plan(merger(HEIR, "bdv", day), "admin"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("sẽ kế thừa");
        scene.at("2020-12-01T08:00:00");
        String open = "register.proceeding where ended_at is null and owner = ?";
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .executeQuery("select 1 from register.proceeding where owner = 'hu.dakto' for update");
            succeeding.runDue();
            assertThat(scene.count(open, "hu.dakto")).as("held").isPositive();
            assertThat(scene.count(open, "hu.sathay")).isZero();
            other.rollback();
        }
        succeeding.runDue();
        assertThat(scene.count(open, "hu.dakto")).isZero();
    }
}
