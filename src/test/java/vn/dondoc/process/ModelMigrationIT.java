package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
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
import vn.dondoc.operation.ModelVersions;
import vn.dondoc.process.guard.Trusted;
import vn.dondoc.work.Refusal;

/**
 * A new release comes while 875-CV/TU runs: its models have a step more, a step of another id and another label. The
 * office's work moves over, with its open tasks, its timers and its urging, and goes on to its end.
 */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=migration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("Bản mới của quy trình khi việc đang chạy")
class ModelMigrationIT {

    private static final String KEY = "875-CV-TU";
    private static final String DAKHA = "875-CV-TU:1:hu.dakha";
    private static final String LATE = "875-CV-TU:1:hu.dakto";

    /** What a rename of the called step means in every model. */
    private static final Map<String, String> RENAMED = Map.of("callActivity_escalation", "callActivity_urge");

    private static final List<String> PROCESSES = List.of(
            "directive-lifecycle",
            "dissemination",
            "measure-execution",
            "period-reporting",
            "scheme-drafting",
            "monitoring",
            "escalation");

    @Autowired
    DataFiles files;

    @Autowired
    Scene scene;

    @Autowired
    ModelVersions models;

    @Autowired
    ModelDeployment deployment;

    @Autowired
    OwnModels own;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    private String first;
    private String second;

    @BeforeAll
    void inDecember() throws IOException {
        scene.at("2019-10-17T08:00:00");
        files.load(
                List.of(new PathMatchingResourcePatternResolver().getResources("classpath:trial/data/*.yaml")), "demo");
        scene.issue(KEY);
        scene.complete(DAKHA, "userTask_register", Map.of("arrivalNo", "245", "arrivalOn", "2019-10-17"));
        scene.complete(DAKHA, "userTask_assign", Map.of("leadPerson", "Ban Tuyên giáo Huyện ủy"));
        scene.complete(
                "875-CV-TU:3:bcsd.ubnd", "userTask_assignDrafter", Map.of("drafter", "ubnd", "appraiser", "so.tp"));
        scene.to(KEY, "2019-12-05T08:00:00");
        first = own.deployment();
    }

    @AfterAll
    void end() {
        own.are(first);
        scene.end();
    }

    @Test
    @Order(1)
    @DisplayName(
            "Nút của bản cũ khởi động lại khi bản mới đã có: không đưa quy trình cũ lên trước, không làm việc của bản mới")
    void anOlderNodeStartsAgain() throws IOException {
        Map<String, byte[]> newer = newRelease();
        second = Trusted.call(() -> deployment.deploy(newer).getId());
        assertThat(second).isNotEqualTo(first);

        deployment.run(null);
        assertThat(own.deployment()).isEqualTo(first);
        assertThat(deployments()).as("nothing is deployed anew").isEqualTo(2);
        assertThat(management.getRegisteredDeployments()).contains(first).doesNotContain(second);
        assertThat(models.editions())
                .filteredOn(edition -> edition.process().equals("dissemination"))
                .singleElement()
                .satisfies(edition -> {
                    assertThat(edition.version()).isEqualTo(1);
                    assertThat(edition.own()).isTrue();
                    assertThat(edition.running()).isEqualTo(29);
                });
        // An instance of the newer models, with a job: this node leaves it alone.
        String instance = Trusted.call(() -> engine.getRuntimeService()
                .createProcessInstanceById(definition("monitoring", second))
                .businessKey("875-CV-TU:4:btg")
                .setVariable("assignment", "875-CV-TU:4:btg")
                .execute()
                .getId());
        jdbc.sql("update act_ru_job set duedate_ = '2019-11-01', retries_ = 3 where process_instance_id_ = ?")
                .param(instance)
                .update();
        assertThat(acquired(instance)).isZero();
        management.registerDeploymentForJobExecutor(second);
        assertThat(acquired(instance)).isPositive();
        management.unregisterDeploymentForJobExecutor(second);
        Trusted.run(() -> engine.getRuntimeService().deleteProcessInstance(instance, "thử"));
    }

    @Test
    @Order(2)
    @DisplayName("Xem trước: bao nhiêu việc chuyển được, việc nào không và phải ghi gì; không đổi gì")
    void thePreviewTellsWhatWouldStay() {
        nextReleaseStarts();
        Map<String, List<String>> before = state();
        ModelVersions.Outcome blind = models.move(move("dissemination", Map.of()), true, "admin");
        assertThat(blind.target()).isEqualTo(2);
        assertThat(blind.moved() + blind.stuck().size()).isEqualTo(29);
        assertThat(blind.stuck())
                .hasSize(escalated("dissemination"))
                .allSatisfy(stuck ->
                        assertThat(stuck.why()).contains("callActivity_escalation", "bản mới không có", "steps"));
        ModelVersions.Outcome seeing = models.move(move("dissemination", RENAMED), true, "admin");
        assertThat(seeing.stuck()).isEmpty();
        assertThat(seeing.moved()).isEqualTo(29);
        same(before);
    }

    @Test
    @Order(3)
    @DisplayName("Yêu cầu sai: một câu nói sai gì, không đổi gì")
    void whatCanNotBe() {
        Map<String, List<String>> before = state();
        assertThatThrownBy(() ->
                        models.move(new ModelVersions.Move("dissemination", 7, Map.of(), null, 10), false, "admin"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Không có bản 7 của quy trình dissemination");
        assertThatThrownBy(() ->
                        models.move(new ModelVersions.Move("dissemination", 2, Map.of(), null, 10), false, "admin"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("đã là bản của hệ thống đang chạy");
        assertThatThrownBy(() -> models.move(
                        move("dissemination", Map.of("userTask_register", "userTask_khong_co")), false, "admin"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("userTask_register thành userTask_khong_co");
        same(before);
    }

    @Test
    @Order(4)
    @DisplayName("Chuyển hết: việc đang mở, người, hạn, mốc hẹn và hồ sơ đôn đốc còn nguyên, nay thuộc bản mới")
    void everythingMoves() {
        Map<String, List<String>> before = state();
        int running = scene.count("act_ru_execution where parent_id_ is null");
        int moved = 0;
        for (String process : PROCESSES) {
            String after = null;
            do {
                // In small portions, as an administrator does with a large office.
                ModelVersions.Outcome outcome =
                        models.move(new ModelVersions.Move(process, 1, renamedIn(process), after, 10), false, "admin");
                assertThat(outcome.stuck()).as(process).isEmpty();
                moved += outcome.moved();
                after = outcome.after();
            } while (after != null);
        }
        assertThat(moved).isEqualTo(running);
        assertThat(models.editions()).allSatisfy(edition -> {
            assertThat(edition.own()).isTrue();
            assertThat(edition.version()).isEqualTo(2);
        });
        same(before);
        assertThat(scene.count("act_ru_job where deployment_id_ <> ?", second)).isZero();
        assertThat(scene.count("act_ru_execution where act_id_ = 'callActivity_escalation'"))
                .isZero();
        assertThat(
                        scene.count(
                                "act_ru_execution e join act_ru_execution c on c.super_exec_ = e.id_ where e.act_id_ = 'callActivity_urge'"))
                .as("each called escalation hangs where it hung")
                .isEqualTo(scene.count("act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_"
                        + " where d.key_ = 'escalation' and e.parent_id_ is null"));
        assertThat(history.createUserOperationLogQuery()
                        .operationType("Migrate")
                        .userId("admin")
                        .count())
                .isPositive();
    }

    @Test
    @Order(5)
    @DisplayName("Sau khi chuyển: việc dở làm tiếp tới xong, đi qua bước mới; mốc quá hạn vẫn lên; đề án đi tiếp")
    void whatMovedGoesOnToItsEnd() {
        scene.complete(DAKHA, "userTask_disseminate", Map.of("manner", "OWN_PAPER"));
        scene.complete(DAKHA, "userTask_report", Scene.PAPER);
        scene.complete(DAKHA, "userTask_confirm", Map.of("decision", "CONFIRMED"));
        scene.runDue(KEY);
        assertThat(scene.state(DAKHA)).isEqualTo("DONE");
        assertThat(scene.running(DAKHA))
                .as("the called escalation ended with its work")
                .isZero();

        scene.complete(LATE, "userTask_register", Map.of("arrivalNo", "1", "arrivalOn", "2019-12-02"));
        assertThat(scene.open(LATE)).containsExactly("userTask_assign of hu.dakto");
        assertThat(scene.texts(
                        "select distinct a.act_id_ from act_hi_actinst a join act_hi_procinst p on p.proc_inst_id_ = a.proc_inst_id_"
                                + " where p.business_key_ = ? and a.act_id_ = 'event_noted'",
                        LATE))
                .as("the step that the new edition has added")
                .hasSize(1);

        int alerts = scene.count("register.alert where proceeding = '875-CV-TU:1:hu.ngochoi'");
        scene.to(KEY, "2020-01-10T08:00:00");
        assertThat(scene.count("register.alert where proceeding = '875-CV-TU:1:hu.ngochoi'"))
                .isGreaterThanOrEqualTo(alerts);
        assertThat(scene.count("register.alert where nominal_at >= '2019-12-05T08:00+07:00'"))
                .as("rungs that came after the move")
                .isPositive();
        assertThat(scene.count("(select proceeding, task, due, rung, recipient from register.alert"
                        + " group by 1, 2, 3, 4, 5 having count(*) > 1) x"))
                .isZero();
        assertThat(scene.open("875-CV-TU:3:bcsd.ubnd")).isNotEmpty();
        assertThat(scene.count("act_ru_incident")).isZero();
    }

    @Test
    @Order(6)
    @DisplayName("Bước đổi mã: sổ theo cùng, mốc đã nhắc không nhắc lại; quay về bản cũ được")
    void theRegisterFollowsARenamedStep() throws IOException {
        String key = "875-CV-TU:1:hu.sathay";
        String raised = "register.alert where proceeding = '" + key + "' and task = '%s'";
        int before = scene.count(raised.formatted("userTask_register"));
        assertThat(before).isPositive();
        Map<String, byte[]> third = newRelease();
        third.computeIfPresent(
                "bpmn/dissemination.bpmn",
                (name, model) -> text(model)
                        .replace("userTask_register", "userTask_book")
                        .getBytes(StandardCharsets.UTF_8));
        String newest = Trusted.call(() -> deployment.deploy(third).getId());
        own.are(newest);
        ModelVersions.Outcome there = models.move(
                new ModelVersions.Move("dissemination", 2, Map.of("userTask_register", "userTask_book"), null, 500),
                false,
                "admin");
        assertThat(there.stuck()).isEmpty();
        assertThat(scene.open(key)).containsExactly("userTask_book of hu.sathay");
        assertThat(scene.count(raised.formatted("userTask_register"))).isZero();
        assertThat(scene.count(raised.formatted("userTask_book"))).isEqualTo(before);

        own.are(second);
        ModelVersions.Outcome back = models.move(
                new ModelVersions.Move("dissemination", 3, Map.of("userTask_book", "userTask_register"), null, 500),
                false,
                "admin");
        assertThat(back.stuck()).isEmpty();
        assertThat(scene.count(raised.formatted("userTask_register"))).isEqualTo(before);
        scene.complete(key, "userTask_register", Map.of("arrivalNo", "9", "arrivalOn", "2020-01-10"));
        assertThat(scene.open(key)).containsExactly("userTask_assign of hu.sathay");
    }

    // ----------------------------------------------------------------------------------------------------- release

    /** As the next release's node does when it starts. */
    private void nextReleaseStarts() {
        own.are(second);
        management.registerDeploymentForJobExecutor(second);
    }

    private static Map<String, byte[]> newRelease() throws IOException {
        Map<String, byte[]> models = new TreeMap<>();
        for (String folder : List.of("bpmn", "dmn", "forms")) {
            try (Stream<Path> all = Files.list(Path.of(folder))) {
                for (Path file : all.toList()) {
                    models.put(folder + "/" + file.getFileName(), Files.readAllBytes(file));
                }
            }
        }
        models.replaceAll((name, content) ->
                name.endsWith(".bpmn") ? changed(text(content)).getBytes(StandardCharsets.UTF_8) : content);
        return models;
    }

    private static String changed(String model) {
        return model.replace("callActivity_escalation", "callActivity_urge")
                .replace("name=\"Vào sổ văn bản đến\"", "name=\"Tiếp nhận, vào sổ văn bản đến\"")
                .replace(
                        "<bpmn:sequenceFlow id=\"flow_toAssign\" sourceRef=\"userTask_register\" targetRef=\"userTask_assign\" />",
                        "<bpmn:intermediateThrowEvent id=\"event_noted\" name=\"Đã ghi nhận\">"
                                + "<bpmn:incoming>flow_toAssign</bpmn:incoming>"
                                + "<bpmn:outgoing>flow_toAssignment</bpmn:outgoing></bpmn:intermediateThrowEvent>"
                                + "<bpmn:sequenceFlow id=\"flow_toAssign\" sourceRef=\"userTask_register\" targetRef=\"event_noted\" />"
                                + "<bpmn:sequenceFlow id=\"flow_toAssignment\" sourceRef=\"event_noted\" targetRef=\"userTask_assign\" />");
    }

    private static String text(byte[] model) {
        return new String(model, StandardCharsets.UTF_8);
    }

    private Map<String, String> renamedIn(String process) {
        return process.equals("escalation") ? Map.of() : RENAMED;
    }

    private static ModelVersions.Move move(String process, Map<String, String> steps) {
        return new ModelVersions.Move(process, 1, steps, null, 500);
    }

    // ------------------------------------------------------------------------------------------------------ looking

    /** Everything of the running work that must survive a move: tasks, who may do them, timers, who called whom, steps. */
    private Map<String, List<String>> state() {
        Map<String, List<String>> state = new HashMap<>();
        for (Map.Entry<String, String> each : Map.of(
                        "tasks",
                                "select id_ || task_def_key_ || due_date_ || proc_inst_id_ from act_ru_task order by 1",
                        "groups",
                                "select task_id_ || group_id_ from act_ru_identitylink where task_id_ is not null order by 1",
                        "rights",
                                "select group_id_ || resource_id_ from act_ru_authorization where resource_type_ = 7 order by 1",
                        "jobs",
                                "select id_ || type_ || duedate_ || process_instance_id_ || handler_type_ from act_ru_job order by 1",
                        "messages",
                                "select id_ || event_name_ || proc_inst_id_ from act_ru_event_subscr where event_name_ is not null order by 1",
                        "instances",
                                "select id_ || coalesce(business_key_, '') || coalesce(super_exec_, '') from act_ru_execution"
                                        + " where parent_id_ is null order by 1",
                        "variables", "select id_ || name_ || coalesce(text_, '') from act_ru_variable order by 1",
                        "steps", "select s::text from register.step s order by task_id",
                        "ledger", "select a::text from register.alert a order by id")
                .entrySet()) {
            state.put(each.getKey(), scene.texts(each.getValue()));
        }
        return state;
    }

    private void same(Map<String, List<String>> before) {
        state().forEach((what, rows) ->
                assertThat(rows).as(what).containsExactlyInAnyOrderElementsOf(before.get(what)));
    }

    private int escalated(String process) {
        return scene.count(
                "act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_"
                        + " where d.key_ = ? and e.act_id_ = 'callActivity_escalation'",
                process);
    }

    private int deployments() {
        return scene.count("act_re_deployment where name_ = 'don-doc'");
    }

    private String definition(String process, String deploymentId) {
        return scene.text(
                "select id_ from act_re_procdef where key_ = ? and deployment_id_ = ?", process, deploymentId);
    }

    /** How many jobs of the instance this node's executor would take. */
    private long acquired(String instance) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.getJobManager().findNextJobsToExecute(new Page(0, 1000)).stream()
                        .filter(job -> instance.equals(job.getProcessInstanceId()))
                        .count());
    }
}
