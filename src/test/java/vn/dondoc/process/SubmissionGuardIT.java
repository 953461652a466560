package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;

/** What an attacker, or a careless program, tries on the engine's paths; nothing gets in but a checked form. */
@OfficeTest
class SubmissionGuardIT {

    private static final Map<String, Object> FORGED = Map.of("outcome", "CONFIRMED");

    private static int round;

    @Autowired
    SampleOffice office;

    @Autowired
    SampleWork work;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    FormService forms;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private String key;
    private Task task;
    private String instance;
    private String timer;

    @BeforeEach
    void oneOpenAssignment() {
        String directive = "T-GUARD-" + ++round;
        office.directive(directive, "execute", LocalDate.now(clock).plusDays(60), 1);
        work.issue(directive);
        key = directive + ":1:t.b1";
        task = work.open(key).get(0);
        instance = task.getProcessInstanceId();
        timer = jdbc.sql("select id_ from act_ru_job where process_instance_id_ = ?")
                .param(instance)
                .query(String.class)
                .single();
        identity.setAuthentication("t.b1", List.of("t.b1"));
    }

    @AfterEach
    void signOut() {
        identity.clearAuthentication();
    }

    @Test
    @DisplayName("Không đường nào khác biểu mẫu đưa được dữ liệu vào, kể cả với quyền quản trị")
    void everyOtherPathIsRefusedAndChangesNothing() {
        List<String> before = everything();
        for (String group : List.of("t.b1", "supervisor", "camunda-admin")) {
            identity.setAuthentication("t.b1", List.of(group));
            refuseAll(group, variables());
            refuseAll(group, otherWaysOn());
            refuseAll(group, instances());
            refuseAll(group, taskProperties());
            refuseAll(group, timers());
            refuseAll(group, models());
        }
        identity.clearAuthentication();
        assertThat(everything()).isEqualTo(before);
        untouched();
    }

    private void refuseAll(String group, Map<String, ThrowingCallable> paths) {
        paths.forEach((name, path) -> assertThatThrownBy(path)
                .as("%s, as %s", name, group)
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("không làm được từ bên ngoài"));
    }

    private Map<String, ThrowingCallable> variables() {
        String id = task.getId();
        List<String> names = List.of("assignment");
        Map<String, ThrowingCallable> paths = new LinkedHashMap<>();
        paths.put("task variable", () -> tasks.setVariable(id, "outcome", "CONFIRMED"));
        paths.put("task variable, local", () -> tasks.setVariableLocal(id, "outcome", "CONFIRMED"));
        paths.put("task variables", () -> tasks.setVariables(id, FORGED));
        paths.put("task variables, local", () -> tasks.setVariablesLocal(id, FORGED));
        paths.put("task variables patched", () -> ((TaskServiceImpl) tasks).updateVariables(id, FORGED, names));
        paths.put(
                "task variables patched, local",
                () -> ((TaskServiceImpl) tasks).updateVariablesLocal(id, FORGED, names));
        paths.put("task variable removed", () -> tasks.removeVariable(id, "assignment"));
        paths.put("task variables removed, local", () -> tasks.removeVariablesLocal(id, names));
        paths.put("variable", () -> runtime.setVariable(instance, "outcome", "CONFIRMED"));
        paths.put("variable, local", () -> runtime.setVariableLocal(task.getExecutionId(), "outcome", "CONFIRMED"));
        paths.put("variables", () -> runtime.setVariables(instance, FORGED));
        paths.put("variables, local", () -> runtime.setVariablesLocal(instance, FORGED));
        paths.put("variables of many, as a batch", () -> runtime.setVariablesAsync(List.of(instance), FORGED));
        paths.put("variables patched", () -> ((RuntimeServiceImpl) runtime).updateVariables(instance, FORGED, names));
        paths.put(
                "variables patched, local",
                () -> ((RuntimeServiceImpl) runtime).updateVariablesLocal(instance, FORGED, names));
        paths.put("variable removed", () -> runtime.removeVariable(instance, "assignment"));
        paths.put("variables removed, local", () -> runtime.removeVariablesLocal(instance, names));
        return paths;
    }

    private Map<String, ThrowingCallable> otherWaysOn() {
        String id = task.getId();
        Map<String, ThrowingCallable> paths = new LinkedHashMap<>();
        paths.put("resolve", () -> tasks.resolveTask(id));
        paths.put("resolve with variables", () -> tasks.resolveTask(id, FORGED));
        paths.put("delegate", () -> tasks.delegateTask(id, "t.b2"));
        paths.put("error", () -> tasks.handleBpmnError(id, "x"));
        paths.put("error with variables", () -> tasks.handleBpmnError(id, "x", "x", FORGED));
        paths.put("escalation", () -> tasks.handleEscalation(id, "x", FORGED));
        paths.put("external task", () -> externalTasks.complete("none", "worker", FORGED));
        paths.put(
                "message",
                () -> runtime.createMessageCorrelation("proceeding.changed")
                        .processInstanceId(instance)
                        .setVariables(FORGED)
                        .correlate());
        paths.put(
                "message to all",
                () -> runtime.createMessageCorrelation("tracking.ended").correlateAll());
        paths.put(
                "message, as a batch",
                () -> runtime.createMessageCorrelationAsync("tracking.ended")
                        .processInstanceIds(List.of(instance))
                        .setVariables(FORGED)
                        .correlateAllAsync());
        paths.put("message event", () -> runtime.messageEventReceived("tracking.ended", instance, FORGED));
        paths.put("signal", () -> runtime.signal(instance, FORGED));
        paths.put("signal event", () -> runtime.signalEventReceived("x", FORGED));
        paths.put(
                "condition",
                () -> runtime.createConditionEvaluation().setVariables(FORGED).evaluateStartConditions());
        return paths;
    }

    private Map<String, ThrowingCallable> instances() {
        String definition = task.getProcessDefinitionId();
        List<String> one = List.of(instance);
        Map<String, ThrowingCallable> paths = new LinkedHashMap<>();
        paths.put("start", () -> runtime.startProcessInstanceByKey("measure-execution"));
        paths.put(
                "start with variables", () -> runtime.startProcessInstanceByKey("measure-execution", "forged", FORGED));
        paths.put("start by id", () -> runtime.startProcessInstanceById(definition, "forged", FORGED));
        paths.put("start by message", () -> runtime.startProcessInstanceByMessage("directive.readyToEnd", FORGED));
        paths.put(
                "start at an activity",
                () -> runtime.createProcessInstanceByKey("measure-execution")
                        .startBeforeActivity("userTask_confirm")
                        .setVariables(FORGED)
                        .execute());
        paths.put(
                "modification",
                () -> runtime.createProcessInstanceModification(instance)
                        .startBeforeActivity("userTask_confirm")
                        .execute());
        paths.put(
                "modification, later",
                () -> runtime.createProcessInstanceModification(instance)
                        .cancelAllForActivity("userTask_execute")
                        .executeAsync());
        paths.put(
                "modification of many",
                () -> runtime.createModification(definition)
                        .processInstanceIds(one)
                        .startAfterActivity("userTask_confirm")
                        .execute());
        paths.put(
                "modification of many, as a batch",
                () -> runtime.createModification(definition)
                        .processInstanceIds(one)
                        .startAfterActivity("userTask_confirm")
                        .executeAsync());
        paths.put(
                "restart",
                () -> runtime.restartProcessInstances(definition)
                        .processInstanceIds(instance)
                        .startBeforeActivity("userTask_execute")
                        .execute());
        paths.put(
                "restart, as a batch",
                () -> runtime.restartProcessInstances(definition)
                        .processInstanceIds(instance)
                        .startBeforeActivity("userTask_execute")
                        .executeAsync());
        paths.put(
                "migration",
                () -> runtime.newMigration(runtime.createMigrationPlan(definition, definition)
                                .mapEqualActivities()
                                .setVariables(FORGED)
                                .build())
                        .processInstanceIds(one)
                        .execute());
        paths.put(
                "migration, as a batch",
                () -> runtime.newMigration(runtime.createMigrationPlan(definition, definition)
                                .mapEqualActivities()
                                .build())
                        .processInstanceIds(one)
                        .executeAsync());
        paths.put("delete", () -> runtime.deleteProcessInstance(instance, "away with it"));
        paths.put("delete many", () -> runtime.deleteProcessInstances(one, "away with it", true, true));
        paths.put("delete many, as a batch", () -> runtime.deleteProcessInstancesAsync(one, "away with it"));
        return paths;
    }

    private Map<String, ThrowingCallable> taskProperties() {
        String id = task.getId();
        Map<String, ThrowingCallable> paths = new LinkedHashMap<>();
        paths.put("due date", () -> tasks.setDueDate(id, new Date()));
        paths.put("follow-up date", () -> tasks.setFollowUpDate(id, new Date()));
        paths.put("name", () -> tasks.setName(id, "Không phải làm gì"));
        paths.put("description", () -> tasks.setDescription(id, "Không phải làm gì"));
        paths.put("priority", () -> tasks.setPriority(id, 100));
        paths.put("owner", () -> tasks.setOwner(id, "t.b1"));
        paths.put("owner, as a link", () -> tasks.addUserIdentityLink(id, "t.b1", "owner"));
        paths.put("assignee", () -> tasks.setAssignee(id, "t.b2"));
        paths.put("candidate", () -> tasks.addCandidateUser(id, "t.b2"));
        paths.put("candidate group", () -> tasks.addCandidateGroup(id, "t.b2"));
        paths.put("candidate group removed", () -> tasks.deleteCandidateGroup(id, "t.b1"));
        paths.put("save", () -> tasks.saveTask(task));
        paths.put("new task", () -> tasks.newTask());
        paths.put("delete", () -> tasks.deleteTask(id));
        paths.put("delete many", () -> tasks.deleteTasks(List.of(id), true));
        return paths;
    }

    private Map<String, ThrowingCallable> timers() {
        Map<String, ThrowingCallable> paths = new LinkedHashMap<>();
        paths.put("due date", () -> management.setJobDuedate(timer, new Date()));
        paths.put("due date, cascading", () -> management.setJobDuedate(timer, new Date(), true));
        paths.put("recalculated", () -> management.recalculateJobDuedate(timer, false));
        paths.put(
                "due date along with retries",
                () -> management
                        .setJobRetries(1)
                        .jobId(timer)
                        .dueDate(new Date())
                        .execute());
        paths.put(
                "due date along with retries, as a batch",
                () -> management
                        .setJobRetriesByJobsAsync(1)
                        .jobIds(List.of(timer))
                        .dueDate(new Date())
                        .executeAsync());
        paths.put("delete", () -> management.deleteJob(timer));
        return paths;
    }

    private Map<String, ThrowingCallable> models() {
        String definition = task.getProcessDefinitionId();
        Map<String, ThrowingCallable> paths = new LinkedHashMap<>();
        paths.put(
                "deploy",
                () -> repository
                        .createDeployment()
                        .addString("forms/submit-result.form", "{}")
                        .deploy());
        paths.put(
                "delete deployment",
                () -> repository.deleteDeployment(
                        jdbc.sql("select deployment_id_ from act_re_procdef where id_ = ?")
                                .param(definition)
                                .query(String.class)
                                .single(),
                        true));
        paths.put("delete definition", () -> repository.deleteProcessDefinition(definition, true));
        paths.put(
                "delete definitions",
                () -> repository
                        .deleteProcessDefinitions()
                        .byKey("measure-execution")
                        .cascade()
                        .delete());
        return paths;
    }

    /** All that the paths could have changed, row by row. */
    private List<String> everything() {
        return jdbc.sql("""
                        select t::text from act_ru_task t where proc_inst_id_ = :instance
                        union all select l::text from act_ru_identitylink l where task_id_ = :task
                        union all select v::text from act_ru_variable v where proc_inst_id_ = :instance
                        union all select j::text from act_ru_job j where root_proc_inst_id_ = :instance
                        union all select e::text from act_ru_execution e where root_proc_inst_id_ = :instance
                        union all select 'instances ' || count(*) from act_ru_execution
                        union all select 'jobs ' || count(*) from act_ru_job
                        union all select 'tasks ' || count(*) from act_ru_task
                        union all select 'batches ' || count(*) from act_ru_batch
                        union all select 'definitions ' || count(*) from act_re_procdef
                        union all select 'resources ' || count(*) from act_ge_bytearray
                        union all select a::text from register.assignment a where key = :key
                        union all select p::text from register.proceeding p where key = :key
                        union all select s::text from register.step s where proceeding = :key
                        union all select 'trail ' || count(*) from register.trail
                        """)
                .param("instance", instance)
                .param("task", task.getId())
                .param("key", key)
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("Người vận hành cho chạy lại một lệnh hỏng được, nhưng không dời được ngày")
    void theSupervisorMayRetry() {
        identity.setAuthentication("t.supervisor", List.of("supervisor"));
        management.setJobRetries(timer, 3);
        identity.clearAuthentication();
        untouched();
    }

    @Test
    @DisplayName("Cán bộ nhận việc của đơn vị mình và trả lại được")
    void claimingIsNobodyElsesBusiness() {
        tasks.claim(task.getId(), "t.b1");
        tasks.claim(task.getId(), null);
        identity.clearAuthentication();
        untouched();
    }

    @Test
    @DisplayName("Không ai bấm cho đồng hồ reo sớm; bấm bao nhiêu lần cũng không làm hỏng hẹn giờ đôn đốc")
    void nobodyRingsTheClock() {
        List<String> before = everything();
        for (String group : List.of("t.b1", "t.b2", "supervisor", "camunda-admin")) {
            identity.setAuthentication("t.b1", List.of(group));
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(() -> management.executeJob(timer))
                        .as("as %s", group)
                        .isInstanceOf(BadUserRequestException.class)
                        .hasMessageContaining("do hệ thống tự chạy");
            }
        }
        identity.clearAuthentication();
        assertThat(everything()).isEqualTo(before);
        untouched();
    }

    @Test
    @DisplayName("Không ai nhận việc hộ người khác: việc của đơn vị không trao được cho người ngoài")
    void nobodyClaimsForAnother() {
        for (String other : List.of("t.b2", "t.khong-co", SampleOffice.MONITOR)) {
            assertThatThrownBy(() -> tasks.claim(task.getId(), other))
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining("chỉ nhận việc cho chính mình");
        }
        assertThat(work.open(key)).extracting(Task::getAssignee).containsOnlyNulls();
        untouched();
    }

    @Test
    @DisplayName("Người đã nhận việc rồi rời đơn vị thì không làm được việc ấy nữa")
    void whoeverLeavesTheBodyLosesWhatTheyClaimed() {
        tasks.claim(task.getId(), "t.b1");
        identity.setAuthentication("t.b1", List.of());
        assertThatThrownBy(() -> tasks.complete(task.getId(), SampleWork.EVIDENCE))
                .isInstanceOf(AuthorizationException.class);
        identity.clearAuthentication();
        untouched();
    }

    @Test
    @DisplayName("Việc đã có người nhận: người sau được báo, không phải lỗi hệ thống")
    void aTaskThatAColleagueHasClaimed() {
        tasks.claim(task.getId(), "t.b1");
        identity.setAuthentication("t.b1.khac", List.of("t.b1"));
        assertThatThrownBy(() -> tasks.claim(task.getId(), "t.b1.khac"))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("đã có người khác nhận");
        identity.clearAuthentication();
        untouched();
    }

    @Test
    @DisplayName("Biểu mẫu chỉ nhận các ô của nó, đúng kiểu, đủ minh chứng, dù nộp bằng đường nào")
    void theFormIsCheckedAgain() {
        refused(with("outcome", "CONFIRMED"), "không có ô \"outcome\"");
        refused(with("assignment", "T-KHAC:1:t.b2"), "không có ô \"assignment\"");
        refused(Map.of(), "còn trống");
        refused(null, "còn trống");
        for (String field : SampleWork.EVIDENCE.keySet()) {
            refused(without(field), "còn trống");
            refused(with(field, "   "), "còn trống");
        }
        refused(with("datedOn", "hôm qua"), "phải là ngày");
        refused(with("datedOn", "31/12/2020"), "phải là ngày");
        refused(with("datedOn", "+20201-12-31"), "phải là ngày");
        refused(with("datedOn", "2020-12-31Tnhảm"), "phải là ngày");
        refused(with("datedOn", "x".repeat(100_000)), "…\".");
        refused(with("x".repeat(100_000), 1), "…\".");
        refused(
                with("abstract", Variables.fileValue("a.pdf").file(new byte[1]).create()),
                "không nhận tệp hay đối tượng");
        refused(
                with(
                        "abstract",
                        Variables.serializedObjectValue("{}")
                                .serializationDataFormat("application/json")
                                .objectTypeName("java.util.HashMap")
                                .create()),
                "không nhận tệp hay đối tượng");
        refused(with("abstract", "x".repeat(501)), "nhiều nhất 500");
        refused(with("number", 12), "phải là chữ");
        refused(with("number", Map.of("a", "b")), "phải là chữ");
        untouched();
    }

    @Test
    @DisplayName("Ký tự điều khiển lẫn trong chữ dán vào được bỏ đi, không làm hỏng việc nộp")
    void controlCharactersAreLeftOut() {
        tasks.complete(task.getId(), with("abstract", "Báo\u0000 cáo\u000B\nkết\uD800 quả\uFEFF"));
        assertThat(jdbc.sql("select abstract from register.evidence where assignment = ?")
                        .param(key)
                        .query(String.class)
                        .single())
                .isEqualTo("Báo cáo\nkết quả");
    }

    @Test
    @DisplayName("Lựa chọn phải có trong biểu mẫu; đề nghị bổ sung phải ghi rõ còn thiếu gì")
    void choices() {
        work.complete(key, "userTask_execute", SampleWork.EVIDENCE);
        Task confirm = work.open(key).get(0);
        identity.setAuthentication(SampleOffice.MONITOR, List.of(SampleOffice.MONITOR));
        assertThatThrownBy(() -> tasks.complete(confirm.getId(), Map.of("decision", "TUYỆT VỜI")))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("không có lựa chọn");
        assertThatThrownBy(() -> tasks.complete(confirm.getId(), Map.of("decision", List.of("CONFIRMED"))))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("không có lựa chọn");
        assertThatThrownBy(() -> tasks.complete(confirm.getId(), Map.of("decision", "RETURNED")))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("phải ghi rõ còn thiếu gì");
        identity.clearAuthentication();
        assertThat(work.open(key)).extracting(Task::getId).containsExactly(confirm.getId());
    }

    @Test
    @DisplayName("Cơ quan này không trả lời thay được cơ quan khác, kể cả khi biết mã việc")
    void aBodyAnsweringForAnother() {
        identity.setAuthentication("t.b2", List.of("t.b2"));
        assertThatThrownBy(() -> tasks.complete(task.getId(), SampleWork.EVIDENCE))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> forms.submitTaskForm(task.getId(), SampleWork.EVIDENCE))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> tasks.claim(task.getId(), "t.b2")).isInstanceOf(AuthorizationException.class);
        identity.setAuthentication("t.b1", List.of());
        assertThatThrownBy(() -> tasks.complete(task.getId(), SampleWork.EVIDENCE))
                .as("somebody who has left the body")
                .isInstanceOf(AuthorizationException.class);
        untouched();
    }

    @Test
    @DisplayName("Đơn vị không tự xác nhận được kết quả của mình")
    void nobodyConfirmsTheirOwnWork() {
        work.complete(key, "userTask_execute", SampleWork.EVIDENCE);
        Task confirm = work.open(key).get(0);
        identity.setAuthentication("t.b1", List.of("t.b1"));
        assertThatThrownBy(() -> tasks.complete(confirm.getId(), Map.of("decision", "CONFIRMED")))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    @DisplayName("Biểu mẫu nộp hai lần: lần sau được báo ai đã nộp lúc nào")
    void aFormPostedTwice() {
        forms.submitTaskForm(task.getId(), SampleWork.EVIDENCE);
        assertThatThrownBy(() -> forms.submitTaskForm(task.getId(), SampleWork.EVIDENCE))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("đã được t.b1 hoàn thành lúc");
        assertThat(submissions()).isEqualTo(1);
    }

    @Test
    @DisplayName("Bấm nộp hai lần cùng một lúc: một lần được nhận, lần kia được báo ai đã nộp")
    void aFormPostedTwiceAtTheSameInstant() {
        Runnable post = () -> {
            identity.setAuthentication("t.b1", List.of("t.b1"));
            tasks.complete(task.getId(), SampleWork.EVIDENCE);
        };
        try (AtOnce atOnce = new AtOnce()) {
            List<String> outcomes = atOnce.run(post, post);
            assertThat(outcomes).filteredOn(Objects::isNull).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Objects::nonNull)
                    .singleElement()
                    .asString()
                    .contains("đã được t.b1 hoàn thành lúc");
        }
        assertThat(submissions()).isEqualTo(1);
    }

    @Test
    @DisplayName("Mã việc không có thật được trả lời rõ ràng")
    void anUnknownTask() {
        assertThatThrownBy(() -> tasks.complete("khong-co", SampleWork.EVIDENCE))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("Không có việc nào mang mã khong-co");
        assertThatThrownBy(() -> forms.submitTaskForm("khong-co", SampleWork.EVIDENCE))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("Không có việc nào mang mã khong-co");
    }

    @Test
    @DisplayName("Chữ trong biểu mẫu nằm ở sổ, không nằm trong biến của quy trình")
    void textGoesToTheRegisterNotToTheEngine() {
        assertThat(tasks.completeWithVariablesInReturn(task.getId(), SampleWork.EVIDENCE, true))
                .containsOnlyKeys("assignment", "outcome");
        assertThat(jdbc.sql("select distinct name_ from act_ru_variable where proc_inst_id_ = ?")
                        .param(instance)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("assignment", "outcome");
        assertThat(jdbc.sql("select abstract from register.evidence where assignment = ?")
                        .param(key)
                        .query(String.class)
                        .single())
                .isEqualTo("Báo cáo kết quả");
    }

    private void refused(Map<String, Object> submitted, String because) {
        for (ThrowingCallable path : List.<ThrowingCallable>of(
                () -> tasks.complete(task.getId(), submitted),
                () -> tasks.completeWithVariablesInReturn(task.getId(), submitted, false),
                () -> forms.submitTaskForm(task.getId(), submitted),
                () -> forms.submitTaskFormWithVariablesInReturn(task.getId(), submitted, false))) {
            assertThatThrownBy(path)
                    .as("%s", submitted)
                    .isInstanceOf(BadUserRequestException.class)
                    .hasMessageContaining(because);
        }
    }

    private int submissions() {
        return jdbc.sql("select count(*) from register.submission where assignment = ?")
                .param(key)
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> values = new HashMap<>(SampleWork.EVIDENCE);
        values.put(field, value);
        return values;
    }

    private static Map<String, Object> without(String field) {
        Map<String, Object> values = new HashMap<>(SampleWork.EVIDENCE);
        values.remove(field);
        return values;
    }

    private void untouched() {
        assertThat(jdbc.sql("select state from register.assignment where key = ?")
                        .param(key)
                        .query(String.class)
                        .single())
                .isEqualTo("IN_PROGRESS");
        assertThat(work.open(key)).extracting(Task::getId).containsExactly(task.getId());
    }
}
