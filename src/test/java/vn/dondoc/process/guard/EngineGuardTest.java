package vn.dondoc.process.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobsRetriesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobListener;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The guard reads classes that the engine does not promise to keep. A version that renames a field or brings a command
 * that nobody has judged fails here, not in an office.
 */
class EngineGuardTest {

    /** Commands that the guard takes over or lets through only in part. */
    private static final Map<Class<?>, List<String>> READ = Map.of(
            AbstractExecuteFilterCmd.class, List.of("extendingQuery"),
            SaveFilterCmd.class, List.of("filter"),
            ExecuteJobsCmd.class, List.of("jobId"),
            ClaimTaskCmd.class, List.of("taskId", "userId"),
            FailedJobListener.class, List.of("jobFailureCollector"),
            CompleteTaskCmd.class, List.of("taskId", "variables", "returnVariables", "deserializeReturnedVariables"),
            SubmitTaskFormCmd.class, List.of("taskId", "properties", "returnVariables", "deserializeValues"),
            SubmitStartFormCmd.class, List.of("processDefinitionId", "variables"),
            SetJobRetriesCmd.class, List.of("isDueDateSet"),
            AbstractSetJobsRetriesBatchCmd.class, List.of("isDueDateSet"));

    /** Only reads. */
    private static final Predicate<String> READS = Pattern.compile(
                    "Get.*|Find.*|Optimize.*|Execute(Filter|Duration).*|.*Query(Impl|Cmd)?|.*Report(Impl|Cmd)?"
                            + "|.*Count(By.*)?(Cmd)?|.*CountByProcessDefinitionKey|.*ReportCmd|Is.*|Determine.*"
                            + "|AuthorizationCheckCmd|CheckPassword|CreateMigrationPlanCmd")
            .asMatchPredicate();

    /** The engine's own errands, which no service and no page of the webapps offers. */
    private static final Predicate<String> ERRANDS = Pattern.compile(
                    "Bootstrap.*|HistoryLevelSetup.*|Schema.*|DbSchema.*|AcquireJobsCmd|UnlockJobCmd"
                            + "|DefaultJobRetryCmd|FailedJobListener.+|SuccessfulJobListener|CreateNewTimerJobCommand"
                            + "|HistoryCleanup.*|.*Metrics.*|Delete(Deployment)?(Fail|Listener)Cmd"
                            + "|DeleteDeployment(Fail|Listener)Cmd|PurgeDatabaseAndCacheCmd"
                            + "|SetProcessDefinitionVersionCmd|(Unr|R)egister(Deployment|ProcessApplication)Cmd"
                            + "|Telemetry.*|.*LicenseKeyCmd|.*PropertyCmd|FetchExternalTasksCmd")
            .asMatchPredicate();

    /** Rights and filters belong to the administrator; people are read-only, so these fail by themselves. */
    private static final Predicate<String> ADMINISTRATION = Pattern.compile(
                    "(Save|Create|Delete)(Authorization|Filter|User|Group|Tenant|Membership).*"
                            + "|(Set|Delete)User(Info|Picture)Cmd|UnlockUserCmd"
                            + "|(Add|Delete)IdentityLinkForProcessDefinitionCmd|DeleteUserOperationLogEntryCmd"
                            + "|SetAnnotationForOperationLog")
            .asMatchPredicate();

    /** What whoever runs the processes does in Cockpit: hold on, go on, try again. Nothing of the work changes. */
    private static final Predicate<String> OPERATION = Pattern.compile(
                    "(Activate|Suspend)(Batch|Job|JobDefinition|ProcessDefinition|ProcessInstance)Cmd"
                            + "|UpdateProcessInstancesSuspendState(Batch)?Cmd|SetJob(Definition)?PriorityCmd"
                            + "|SetJobsRetries(ByProcess)?BatchCmd|SetExternalTasksRetries(Batch)?Cmd|DeleteBatchCmd"
                            + "|(Create|Resolve)IncidentCmd|SetAnnotationForIncidentCmd")
            .asMatchPredicate();

    /** Notes beside the work, and what the engine remembers; the register's trail is the record. */
    private static final Predicate<String> BESIDE = Pattern.compile(
                    "(Add|Update|DeleteTask|DeleteProcessInstance)CommentCmd|(Create|Save|Delete)AttachmentCmd"
                            + "|DeleteHistoric.*|SetRemovalTimeTo.*|Update.*HistoryTimeToLiveCmd|EvaluateDecision.*")
            .asMatchPredicate();

    /** Cases are switched off. */
    private static final String CASES = ".cmmn.";

    @Test
    @DisplayName("Mỗi trường của lớp lệnh mà bộ gác đọc theo tên đều có thật")
    void theFieldsThatTheGuardReadsExist() {
        READ.forEach((command, fields) -> assertThat(fields)
                .as(command.getSimpleName())
                .allSatisfy(field -> assertThat(ReflectionUtils.findField(command, field))
                        .as(field)
                        .isNotNull()));
    }

    @Test
    @DisplayName("Lệnh dựng lại thay cho lệnh nộp biểu mẫu có đủ tham số của lệnh cũ")
    void aRebuiltCommandHasTheFieldsOfTheOldOne() {
        assertThat(fieldsOf(CompleteTaskCmd.class))
                .containsExactlyInAnyOrderElementsOf(READ.get(CompleteTaskCmd.class));
        assertThat(fieldsOf(SubmitTaskFormCmd.class))
                .containsExactlyInAnyOrderElementsOf(READ.get(SubmitTaskFormCmd.class));
        assertThat(fieldsOf(SubmitStartFormCmd.class))
                .as("the business key is ours to give")
                .containsExactlyInAnyOrder("processDefinitionId", "variables", "businessKey");
    }

    @Test
    @DisplayName("Mỗi lệnh cấm là một lớp lệnh có thật của động cơ")
    void everyForbiddenCommandIsACommandOfTheEngine() {
        assertThat(EngineGuard.OURS_ALONE)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(each -> assertThat(each)
                        .matches(
                                type -> Command.class.isAssignableFrom(type)
                                        || commands().anyMatch(type::isAssignableFrom),
                                "is a command, or commands extend it"));
    }

    @Test
    @DisplayName("Không lệnh nào của động cơ mà chưa ai xét: cấm, nhận thay, hay vô hại")
    void everyCommandOfTheEngineIsJudged() {
        Set<String> unjudged = new TreeSet<>();
        commands()
                .filter(type -> !READ.containsKey(type))
                .filter(type -> EngineGuard.OURS_ALONE.stream().noneMatch(ours -> ours.isAssignableFrom(type)))
                .filter(type -> !type.getName().contains(CASES))
                .filter(type -> Stream.of(READS, ERRANDS, ADMINISTRATION, OPERATION, BESIDE)
                        .noneMatch(harmless -> harmless.test(type.getSimpleName())))
                .forEach(type -> unjudged.add(type.getName()));
        assertThat(unjudged).isEmpty();
    }

    @Test
    @DisplayName("Việc của chính hệ thống lồng nhau bao nhiêu cũng được, xong thì hết quyền")
    void trustEndsWithTheCallThatGaveIt() {
        Trusted.run(() -> {
            Trusted.run(() -> assertThat(Trusted.now()).isTrue());
            assertThat(Trusted.now()).isTrue();
        });
        assertThat(Trusted.now()).isFalse();
        assertThatCode(() -> Trusted.run(() -> {
                    throw new IllegalStateException("thử");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Trusted.now()).as("after a failure").isFalse();
    }

    private static Stream<Class<?>> commands() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(Command.class));
        return scan.findCandidateComponents("org.camunda.bpm.engine.impl").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(name -> ClassUtils.resolveClassName(name, null));
    }

    private static List<String> fieldsOf(Class<?> command) {
        return Arrays.stream(command.getDeclaredFields())
                .filter(field -> !java.lang.reflect.Modifier.isStatic(field.getModifiers()))
                .map(Field::getName)
                .toList();
    }
}
