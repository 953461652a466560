package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
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

    @BeforeEach
    void oneOpenAssignment() {
        String directive = "T-GUARD-" + ++round;
        office.directive(directive, "execute", LocalDate.now(clock).plusDays(60), 1);
        work.issue(directive);
        key = directive + ":1:t.b1";
        task = work.open(key).get(0);
        identity.setAuthentication("t.b1", List.of("t.b1"));
    }

    @AfterEach
    void signOut() {
        identity.clearAuthentication();
    }

    @Test
    @DisplayName("Không đường nào khác biểu mẫu đưa được dữ liệu vào")
    void everyOtherPathIsRefusedAndChangesNothing() {
        String instance = task.getProcessInstanceId();
        Map<String, Object> forged = Map.of("outcome", "CONFIRMED");
        String timer = jdbc.sql("select id_ from act_ru_job where process_instance_id_ = ?")
                .param(instance)
                .query(String.class)
                .single();
        Stream.<ThrowingCallable>of(
                        () -> tasks.resolveTask(task.getId(), forged),
                        () -> tasks.handleBpmnError(task.getId(), "x", "x", forged),
                        () -> tasks.handleEscalation(task.getId(), "x", forged),
                        () -> tasks.setVariable(task.getId(), "outcome", "CONFIRMED"),
                        () -> tasks.setVariableLocal(task.getId(), "outcome", "CONFIRMED"),
                        () -> tasks.removeVariable(task.getId(), "assignment"),
                        () -> runtime.setVariables(instance, forged),
                        () -> runtime.setVariablesLocal(instance, forged),
                        () -> runtime.removeVariable(instance, "assignment"),
                        () -> runtime.startProcessInstanceByKey("measure-execution", "forged", forged),
                        () -> runtime.createProcessInstanceByKey("measure-execution")
                                .startBeforeActivity("userTask_confirm")
                                .execute(),
                        () -> runtime.createMessageCorrelation("tracking.ended").correlateAll(),
                        () -> runtime.createProcessInstanceModification(instance)
                                .startBeforeActivity("userTask_confirm")
                                .execute(),
                        () -> runtime.signal(instance, forged),
                        () -> runtime.deleteProcessInstance(instance, "away with it"),
                        () -> tasks.setDueDate(task.getId(), new Date()),
                        () -> tasks.setOwner(task.getId(), "t.b1"),
                        () -> tasks.setPriority(task.getId(), 100),
                        () -> tasks.saveTask(task),
                        () -> management.setJobDuedate(timer, new Date()),
                        () -> management.deleteJob(timer))
                .forEach(path -> assertThatThrownBy(path)
                        .isInstanceOf(BadUserRequestException.class)
                        .hasMessageContaining("không làm được từ bên ngoài"));
        untouched();
    }

    @Test
    @DisplayName("Biểu mẫu chỉ nhận các ô của nó, đúng kiểu, đủ minh chứng")
    void theFormIsCheckedAgain() {
        refused(with("outcome", "CONFIRMED"), "không có ô \"outcome\"");
        refused(without("number"), "còn trống");
        refused(Map.of(), "còn trống");
        refused(with("datedOn", "hôm qua"), "phải là ngày");
        refused(with("abstract", "x".repeat(501)), "nhiều nhất 500");
        refused(with("number", 12), "phải là chữ");
        untouched();
    }

    @Test
    @DisplayName("Số phải ghi bằng chữ số; lựa chọn phải có trong biểu mẫu")
    void numbersAndChoices() {
        work.complete(key, "userTask_execute", SampleWork.EVIDENCE);
        identity.setAuthentication(SampleOffice.MONITOR, List.of(SampleOffice.MONITOR));
        Task confirm = work.open(key).get(0);
        assertThatThrownBy(() -> tasks.complete(confirm.getId(), Map.of("decision", "TUYỆT VỜI")))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("không có lựa chọn");
        assertThatThrownBy(() -> tasks.complete(confirm.getId(), Map.of("decision", "RETURNED")))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("phải ghi rõ còn thiếu gì");
    }

    @Test
    @DisplayName("Cơ quan này không trả lời thay được cơ quan khác")
    void aBodyAnsweringForAnother() {
        identity.setAuthentication("t.b2", List.of("t.b2"));
        assertThatThrownBy(() -> tasks.complete(task.getId(), SampleWork.EVIDENCE))
                .isInstanceOf(AuthorizationException.class);
        untouched();
    }

    @Test
    @DisplayName("Biểu mẫu nộp hai lần: lần sau được báo ai đã nộp lúc nào")
    void aFormPostedTwice() {
        forms.submitTaskForm(task.getId(), SampleWork.EVIDENCE);
        assertThatThrownBy(() -> forms.submitTaskForm(task.getId(), SampleWork.EVIDENCE))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("đã được t.b1 hoàn thành lúc");
        assertThat(jdbc.sql("select count(*) from register.submission where assignment = ?")
                        .param(key)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("Chữ trong biểu mẫu nằm ở sổ, không nằm trong biến của quy trình")
    void textGoesToTheRegisterNotToTheEngine() {
        tasks.complete(task.getId(), SampleWork.EVIDENCE);
        assertThat(jdbc.sql("select distinct name_ from act_ru_variable where proc_inst_id_ = ?")
                        .param(task.getProcessInstanceId())
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
        assertThatThrownBy(() -> tasks.complete(task.getId(), submitted))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining(because);
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
