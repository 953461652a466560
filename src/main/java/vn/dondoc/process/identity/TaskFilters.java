package vn.dondoc.process.identity;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.dondoc.process.guard.Trusted;

/**
 * The lists that Tasklist opens with. An official sees only the tasks of their own bodies anyway, so a list without a
 * condition is the list of their bodies' work. Who asks and what day it is, the lists ask by the few expressions that the
 * guard knows (ADR 0036).
 */
@Component
@Order(30)
class TaskFilters implements ApplicationRunner {

    private static final String[] CONFIRMING = {
        "userTask_confirm", "userTask_receive", "userTask_receiveAnswer", "userTask_checkDossier", "userTask_opinion"
    };

    private static final String[] DECIDING = {
        "userTask_sign",
        "userTask_signChange",
        "userTask_signReport",
        "userTask_takeNote",
        "userTask_rule",
        "userTask_ruleOnExtension",
        "userTask_ruleOnObstacle",
        "userTask_decideAdjustment",
        "userTask_decide",
        "userTask_endTracking"
    };

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TaskFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    @Override
    public void run(ApplicationArguments args) {
        Trusted.run(this::offer);
    }

    private void offer() {
        offer("Việc của đơn vị", "Mọi việc đang chờ, hạn gần nhất trước", "#b3261e", -10, tasks.createTaskQuery());
        offer(
                "Việc của tôi",
                "Việc tôi đã nhận xử lý",
                "#00695c",
                -8,
                tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        offer(
                "Quá hạn",
                "Việc đã qua ngày đến hạn",
                "#7f1010",
                -6,
                tasks.createTaskQuery().dueBeforeExpression("${now()}"));
        offer(
                "Sắp đến hạn",
                "Việc đến hạn trong 7 ngày làm việc tới",
                "#a65200",
                -4,
                tasks.createTaskQuery().dueAfterExpression("${now()}").dueBeforeExpression("${dueSoon.until()}"));
        offer(
                "Chưa ai nhận",
                "Việc chưa có người nhận xử lý",
                "#7a4b00",
                0,
                tasks.createTaskQuery().taskUnassigned());
        offer(
                "Chờ xác nhận",
                "Kết quả, báo cáo, hồ sơ đã nộp, chờ xác nhận hoặc tiếp nhận",
                "#155cb5",
                10,
                tasks.createTaskQuery().taskDefinitionKeyIn(CONFIRMING));
        offer(
                "Chờ quyết định",
                "Văn bản chờ ký, đề nghị, việc chậm, báo cáo chờ cho ý kiến",
                "#5b3a8c",
                20,
                tasks.createTaskQuery().taskDefinitionKeyIn(DECIDING));
    }

    private void offer(String name, String description, String colour, int priority, TaskQuery query) {
        if (filters.createTaskFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter(name)
                .setQuery(query.orderByDueDate().asc())
                .setProperties(
                        Map.of("description", description, "color", colour, "priority", priority, "refresh", true));
        filters.saveFilter(filter);
        Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        everybody.setResource(Resources.FILTER);
        everybody.setResourceId(filter.getId());
        everybody.addPermission(Permissions.READ);
        authorizations.saveAuthorization(everybody);
    }
}
