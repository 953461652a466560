package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.process.guard.Trusted;

/**
 * Wants an expression of their own to run in the server. The ready lists hold a few, so the engine runs those that are
 * stored: whoever gets one in by any door runs code.
 */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
class RunsCodeInAListIT {

    private static final String MARK = "dondoc.ran";

    private static final String CODE = "${''.getClass().forName('java.lang.System').getMethod('setProperty', "
            + "''.getClass(), ''.getClass()).invoke(null, '" + MARK + "', '1')}";

    private static final List<String> CALLERS = List.of("r.lead", "r.supervisor", "r.admin");

    @LocalServerPort
    private int port;

    @Autowired
    private GuardedOffice office;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    private String before;

    @BeforeEach
    void open() {
        office.open(port);
        before = lists();
    }

    @AfterEach
    void nothingRanAndNoListChanged() {
        assertThat(System.clearProperty(MARK)).as("code ran").isNull();
        assertThat(lists()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task?maxResults=5",
                "/task/count",
                "/filter/{list}/list?firstResult=0&maxResults=5",
                "/filter/{list}/count",
                "/filter/{list}/singleResult",
                "/filter/{mine}/list?firstResult=0&maxResults=5",
                "/filter/{mine}/count"
            })
    @DisplayName("Hỏi việc, mở rộng danh sách, hỏi việc cũ: biểu thức ở ngoài hay trong orQueries đều không chạy")
    void noQuestionBringsAnExpression(String path) {
        String door = path.replace("{list}", list("Việc của đơn vị").getId())
                .replace("{mine}", list("Việc của tôi").getId());
        for (String account : CALLERS) {
            Visitor caller = Visitor.signedIn(port, account);
            for (String name : expressions()) {
                String part = "{\"" + name + "\":\"" + CODE + "\"}";
                for (String body : List.of(part, "{\"orQueries\":[" + part + "]}")) {
                    assertThat(caller.rest("POST", door, body).statusCode())
                            .as(account + " " + door + " " + body)
                            .isBetween(400, 499);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/history/task?maxResults=5", "/history/task/count"})
    @DisplayName("Hỏi việc cũ không có biểu thức: tên lạ bị bỏ qua, không có gì chạy")
    void pastWorkKnowsNoExpressions(String door) {
        Visitor caller = Visitor.signedIn(port, "r.supervisor");
        for (String name : expressions()) {
            String part = "{\"" + name + "\":\"" + CODE + "\"}";
            caller.rest("POST", door, part);
            caller.rest("POST", door, "{\"orQueries\":[" + part + "]}");
        }
    }

    @Test
    @DisplayName("Đến biểu thức vô hại của chính hệ thống cũng không ai mang từ ngoài vào được; GET cũng vậy")
    void notEvenAHarmlessOne() {
        Visitor lead = Visitor.signedIn(port, "r.lead");
        for (String body : List.of(
                "{\"assigneeExpression\":\"${currentUser()}\"}",
                "{\"orQueries\":[{\"assigneeExpression\":\"${currentUser()}\"}]}")) {
            assertThat(lead.rest("POST", "/task?maxResults=5", body).statusCode())
                    .as(body)
                    .isBetween(400, 499);
        }
        for (String name : expressions()) {
            assertThat(lead.rest("GET", "/task?maxResults=5&" + name + "=%24%7B1%2B1%7D", null)
                            .statusCode())
                    .as(name)
                    .isBetween(400, 499);
        }
    }

    @Test
    @DisplayName("Không ai lập, sửa, xóa được danh sách")
    void nobodyKeepsAList() {
        String mine = list("Việc của tôi").getId();
        String body = "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":%s}";
        for (String account : CALLERS) {
            Visitor caller = Visitor.signedIn(port, account);
            for (String query : List.of(
                    "{}",
                    "{\"assigneeExpression\":\"" + CODE + "\"}",
                    "{\"orQueries\":[{\"assigneeExpression\":\"" + CODE + "\"}]}")) {
                assertThat(caller.rest("POST", "/filter/create", body.formatted(query))
                                .statusCode())
                        .as(account + query)
                        .isBetween(400, 499);
                assertThat(caller.rest("PUT", "/filter/" + mine, body.formatted(query))
                                .statusCode())
                        .as(account + query)
                        .isBetween(400, 499);
            }
            assertThat(caller.rest("DELETE", "/filter/" + mine, null).statusCode())
                    .isBetween(400, 499);
        }
    }

    @Test
    @DisplayName("Chính ứng dụng cũng chỉ giữ được đúng mấy biểu thức đã biết, đúng từng chữ và đúng chỗ")
    void notEvenTheApplicationKeepsAnother() {
        refused(tasks.createTaskQuery().taskAssigneeExpression(CODE));
        refused(tasks.createTaskQuery().taskAssigneeExpression("${ currentUser()}"));
        refused(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}" + CODE));
        refused(tasks.createTaskQuery().taskAssigneeExpression("#{currentUser()}"));
        refused(tasks.createTaskQuery().taskAssigneeExpression("${now()}"));
        refused(tasks.createTaskQuery().taskOwnerExpression("${currentUser()}"));
        refused(tasks.createTaskQuery().dueBeforeExpression("${dateTime().plusDays(7)}"));
        refused(tasks.createTaskQuery()
                .or()
                .taskCandidateGroupInExpression(CODE)
                .endOr());
    }

    private void refused(TaskQuery query) {
        assertThatThrownBy(() -> Trusted.run(
                        () -> filters.saveFilter(filters.newTaskFilter("x").setQuery(query))))
                .hasMessageContaining("không được giữ biểu thức");
    }

    /** Everything of a query over REST that the engine takes for an expression. */
    private static List<String> expressions() {
        List<String> found = Arrays.stream(TaskQueryDto.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("set") && name.endsWith("Expression"))
                .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
                .sorted()
                .toList();
        assertThat(found).contains("assigneeExpression", "dueBeforeExpression", "processInstanceBusinessKeyExpression");
        return found;
    }

    private Filter list(String name) {
        return filters.createTaskFilterQuery().filterName(name).singleResult();
    }

    private String lists() {
        List<Map<String, Object>> rows =
                jdbc.sql("select * from act_ru_filter order by id_").query().listOfRows();
        return rows.toString();
    }
}
