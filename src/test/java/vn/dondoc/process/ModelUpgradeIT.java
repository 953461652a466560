package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
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
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.intake.DataFiles;
import vn.dondoc.process.guard.Trusted;
import vn.dondoc.work.ModelUpgrade;
import vn.dondoc.work.Refusal;

/** The real directive runs, its models get new versions, and its work moves over. */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=upgrade")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("Mô hình có phiên bản mới khi văn bản đang thực hiện")
class ModelUpgradeIT {

    private static final String KEY = "875-CV-TU";
    private static final String LATE = "875-CV-TU:1:hu.iahdrai";

    @Autowired
    DataFiles files;

    @Autowired
    RepositoryService repository;

    @Autowired
    ModelUpgrade upgrade;

    @Autowired
    Scene scene;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void issue() throws IOException {
        scene.at("2019-10-17T08:00:00");
        files.load(
                List.of(new PathMatchingResourcePatternResolver().getResources("classpath:trial/data/*.yaml")), "demo");
        scene.issue(KEY);
        // A month later everybody is late with the incoming register: escalations run beside the work.
        scene.to(KEY, "2019-11-18T09:00:00");
    }

    @AfterAll
    void end() {
        scene.end();
    }

    private void deploy(String process, String from, String to) {
        try {
            String model = Files.readString(Path.of("bpmn", process + ".bpmn"));
            assertThat(model).contains(from);
            Trusted.run(() -> repository
                    .createDeployment()
                    .name("next release")
                    .addString("bpmn/" + process + ".bpmn", model.replace(from, to))
                    .addString("forms/submit-result.form", form("submit-result"))
                    .addString("forms/confirm-result.form", form("confirm-result"))
                    .addString("forms/propose-date.form", form("propose-date"))
                    .addString("forms/register-arrival.form", form("register-arrival"))
                    .addString("forms/assign-inside.form", form("assign-inside"))
                    .addString("forms/disseminate.form", form("disseminate"))
                    .deploy());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String form(String id) {
        try {
            return Files.readString(Path.of("forms", id + ".form"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> timers() {
        return jdbc.sql("""
                        select p.key || ' ' || j.duedate_ from act_ru_job j
                        join register.proceeding p on p.process_instance_id = j.root_proc_inst_id_
                        where p.directive = ? and j.type_ = 'timer' order by 1
                        """).param(KEY).query(String.class).list();
    }

    private int on(String process, int version) {
        return scene.count(
                "act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_"
                        + " where e.parent_id_ is null and d.key_ = ? and d.version_ = ?",
                process,
                version);
    }

    @Test
    @Order(1)
    @DisplayName(
            "29 việc của điểm 1 sang phiên bản mới: bước, hạn, mốc nhắc, người làm giữ nguyên, làm tiếp được đến cùng")
    void movesOver() {
        int running = on("dissemination", 1);
        assertThat(running).isEqualTo(29);
        deploy("dissemination", "name=\"Phân công thực hiện\"", "name=\"Bút phê, phân công thực hiện\"");
        assertThat(upgrade.preview())
                .containsExactly(new ModelUpgrade.Older("dissemination", 1, 2, running, List.of()));
        List<String> timers = timers();
        List<String> open = scene.open(LATE);
        assertThat(upgrade.migrate("dissemination")).isEqualTo(running);
        assertThat(on("dissemination", 1)).isZero();
        assertThat(on("dissemination", 2)).isEqualTo(running);
        assertThat(timers()).as("no timer moves").isEqualTo(timers);
        assertThat(scene.open(LATE)).isEqualTo(open).containsExactly("userTask_register of hu.iahdrai");
        assertThat(upgrade.migrate("dissemination")).as("once more").isZero();
        assertThat(upgrade.preview()).isEmpty();

        scene.complete(LATE, "userTask_register", Map.of("arrivalNo", "12", "arrivalOn", "2019-11-18"));
        assertThat(scene.text(
                        "select t.name_ from act_ru_task t join register.step s on s.task_id = t.id_"
                                + " where s.proceeding = ? and s.task = 'userTask_assign'",
                        LATE))
                .isEqualTo("Bút phê, phân công thực hiện");
        scene.complete(LATE, "userTask_assign", Map.of("leadPerson", "Ban Tuyên giáo"));
        scene.complete(LATE, "userTask_disseminate", Map.of("manner", "OWN_PAPER"));
        scene.complete(LATE, "userTask_report", Scene.PAPER);
        scene.complete(LATE, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        scene.runDue(KEY);
        assertThat(scene.state(LATE)).isEqualTo("DONE");
        assertThat(scene.running(LATE)).isZero();
    }

    @Test
    @Order(2)
    @DisplayName("Việc đang đứng ở bước mà mô hình mới bỏ đi: không chuyển gì, nói rõ bước nào")
    void whatHasNoPlaceIsNamed() {
        deploy("measure-execution", "userTask_proposeDate", "userTask_nameDate");
        assertThat(upgrade.preview())
                .anyMatch(older -> older.process().equals("measure-execution")
                        && older.stuck().equals(List.of("userTask_proposeDate"))
                        && !older.ready());
        assertThatThrownBy(() -> upgrade.migrate("measure-execution"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("userTask_proposeDate");
        assertThat(on("measure-execution", 2)).isZero();
        assertThatThrownBy(() -> upgrade.migrate("no-such-process")).isInstanceOf(Refusal.class);
    }

    @Test
    @Order(3)
    @DisplayName("Hai phiên bản chạy cạnh nhau: việc cũ làm theo mô hình cũ cho đến khi được chuyển")
    void versionsSideBySide() {
        String asked = "875-CV-TU:2.5b:bcsd.ubnd";
        scene.complete(asked, "userTask_proposeDate", Map.of("due", "2020-11-30", "reason", "Chờ kinh phí"));
        assertThat(scene.open(asked)).contains("userTask_execute of bcsd.ubnd");
        assertThat(on("measure-execution", 1)).isPositive();
    }
}
