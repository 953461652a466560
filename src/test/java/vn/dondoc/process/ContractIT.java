package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.work.TaskWork;

@OfficeTest
@DisplayName("Mô hình đã cài đặt khớp với các thành phần đang chạy")
class ContractIT {

    @Autowired
    ApplicationContext beans;

    @Autowired
    RepositoryService repository;

    @Autowired
    List<TaskWork> work;

    @Test
    @DisplayName("Mỗi bước của người có đúng một nơi nhận kết quả, không nơi nhận nào thừa")
    void handlers() {
        Map<String, Set<String>> drawn = new TreeMap<>();
        for (ProcessDefinition definition : latest()) {
            Set<String> tasks = new TreeSet<>();
            collect(deployed(definition), tasks);
            drawn.put(definition.getKey(), tasks);
        }
        Map<String, Set<String>> handled = new TreeMap<>();
        for (TaskWork each : work) {
            assertThat(handled.put(each.process(), new TreeSet<>(each.tasks().keySet())))
                    .as("one handler for %s", each.process())
                    .isNull();
        }
        assertThat(handled).isEqualTo(drawn);
    }

    private static void collect(ScopeImpl scope, Set<String> tasks) {
        for (ActivityImpl activity : scope.getActivities()) {
            if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior) {
                tasks.add(activity.getId());
            }
            collect(activity, tasks);
        }
    }

    @Test
    @DisplayName("Mỗi biểu thức trong mô hình gọi một thành phần có thật và phương thức có thật")
    void expressions() throws Exception {
        Pattern call = Pattern.compile("\\$\\{(\\w+)(?:\\.(\\w+)\\(execution\\))?}");
        Set<String> seen = new TreeSet<>();
        for (ProcessDefinition definition : latest()) {
            String xml = new String(
                    repository.getProcessModel(definition.getId()).readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
            Matcher matcher = call.matcher(xml);
            while (matcher.find()) {
                String bean = matcher.group(1);
                seen.add(bean);
                assertThat(beans.containsBean(bean))
                        .as("${%s} in %s", bean, definition.getKey())
                        .isTrue();
                Object found = beans.getBean(bean);
                if (matcher.group(2) == null) {
                    assertThat(found).isInstanceOf(JavaDelegate.class);
                } else {
                    assertThat(found.getClass().getMethod(matcher.group(2), DelegateExecution.class))
                            .isNotNull();
                }
            }
        }
        assertThat(seen).containsAll(Set.of(beans.getBeanNamesForType(JavaDelegate.class)));
        assertThat(seen)
                .contains(
                        "officeTask", "urging", "reporting", "monitoring", "series", "seriesQuestions", "consultation");
    }

    private List<ProcessDefinition> latest() {
        return repository.createProcessDefinitionQuery().latestVersion().list();
    }

    private ProcessDefinitionEntity deployed(ProcessDefinition definition) {
        return (ProcessDefinitionEntity)
                ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(definition.getId());
    }
}
