package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.process.guard.Trusted;

/** Whatever a list of tasks asks, it shows those on which the reader's groups hold a right, no more and no fewer. */
@OfficeTest
@DisplayName("Danh sách việc hiện đúng những việc mà người đọc có quyền")
class TaskListsIT {

    private static final List<String> NOBODYS = List.of("t.nobody");

    @Autowired
    SampleOffice office;

    @Autowired
    SampleWork work;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    DatabaseWork database;

    @Autowired
    JdbcClient jdbc;

    private static boolean issued;

    @BeforeEach
    void issue() {
        if (!issued) {
            issued = true;
            office.directive("T-LISTS", "execute", LocalDate.now().plusDays(90), 12);
            work.issue("T-LISTS");
        }
    }

    @AfterEach
    void signOut() {
        identity.clearAuthentication();
    }

    @Test
    @DisplayName("Một cơ quan, nhiều cơ quan, người ký, người không có việc: đúng bằng quyền ghi trong bảng quyền")
    void everyReaderSeesWhatTheirGroupsMay() {
        for (List<String> groups : List.of(
                List.of("t.b3"),
                List.of("t.b3", "t.b7", SampleOffice.MONITOR),
                List.of(SampleOffice.STANDING + ":SIGNER"),
                List.of(SampleOffice.MONITOR),
                NOBODYS)) {
            assertThat(seen(groups, query -> query)).as(groups.toString()).isEqualTo(granted(groups));
        }
        assertThat(granted(List.of("t.b3"))).isNotEmpty();
        assertThat(granted(NOBODYS)).isEmpty();
    }

    @Test
    @DisplayName("Việc đã có người nhận vẫn nằm trong danh sách của đơn vị; hỏi nhóm của đơn vị khác thì không thấy gì")
    void askingForMoreShowsNoMore() {
        String mine = jdbc.sql(
                        "select task_id from register.step where proceeding = 'T-LISTS:1:t.b5' and done_at is null")
                .query(String.class)
                .single();
        Trusted.run(() -> tasks.setAssignee(mine, "t.b5"));
        List<String> groups = List.of("t.b5");
        assertThat(seen(groups, query -> query)).contains(mine).isEqualTo(granted(groups));
        assertThat(seen(groups, query -> query.taskAssignee("t.b5"))).containsExactly(mine);
        assertThat(seen(groups, query -> query.taskCandidateGroup("t.b6").includeAssignedTasks()))
                .isEmpty();
        assertThat(seen(
                        groups,
                        query -> query.taskCandidateGroupIn(List.of("t.b5", "t.b6"))
                                .includeAssignedTasks()))
                .isEqualTo(granted(groups));
        assertThat(seen(groups, query -> query.taskCandidateGroupLike("t.%").includeAssignedTasks()))
                .isEqualTo(granted(groups));
        assertThat(seen(
                        groups,
                        query -> query.or()
                                .taskDefinitionKey("userTask_execute")
                                .taskNameLike("%")
                                .endOr()))
                .isEqualTo(granted(groups));
        assertThat(seen(List.of("supervisor"), query -> query.processInstanceBusinessKeyLike("T-LISTS%")))
                .hasSizeGreaterThanOrEqualTo(12);
    }

    private Set<String> seen(List<String> groups, UnaryOperator<TaskQuery> asked) {
        identity.setAuthentication("somebody", groups);
        try {
            TaskQuery query = asked.apply(tasks.createTaskQuery());
            Set<String> seen = new TreeSet<>();
            query.listPage(0, 2000).forEach(task -> seen.add(task.getId()));
            assertThat(query.count()).isEqualTo(seen.size());
            return seen;
        } finally {
            identity.clearAuthentication();
        }
    }

    private Set<String> granted(List<String> groups) {
        return new TreeSet<>(jdbc.sql("""
                        select distinct t.id_ from act_ru_task t join act_ru_authorization a
                          on a.resource_type_ = 7 and a.resource_id_ = t.id_ and a.type_ = 1 and a.perms_ & 2 = 2
                        where a.group_id_ = any(:groups)
                        """)
                .param("groups", groups.toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
