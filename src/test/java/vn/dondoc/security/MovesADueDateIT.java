package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;

/** Wants more time, another owner or less urgency without asking whoever set the date. */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
class MovesADueDateIT {

    private static final String LATER = "2031-12-31T00:00:00.000+0700";

    @LocalServerPort
    private int port;

    @Autowired
    private GuardedOffice office;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void open() {
        office.open(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r.lead", "r.other", "r.helper", "t.monitor", "r.supervisor", "r.admin", "r.inspector"})
    @DisplayName(
            "Không đường nào đổi được hạn, người thực hiện, mức ưu tiên: qua việc, biến, việc hẹn giờ, lượt thực hiện, /api")
    void noPathMovesIt(String account) {
        Visitor visitor = Visitor.signedIn(port, account);
        String task = "/task/" + office.task(GuardedOffice.WORK);
        String instance = "/process-instance/" + office.instance();
        String job = "/job/" + office.job();
        String before = dates();
        String[][] calls = {
            {"PUT", task, "{\"due\":\"" + LATER + "\",\"followUp\":\"" + LATER + "\",\"priority\":1}"},
            {"POST", task + "/assignee", "{\"userId\":\"" + account + "\"}"},
            {"POST", task + "/delegate", "{\"userId\":\"" + account + "\"}"},
            {"POST", task + "/resolve", "{}"},
            {"POST", task + "/identity-links", "{\"userId\":\"" + account + "\",\"type\":\"owner\"}"},
            {"POST", task + "/identity-links/delete", "{\"groupId\":\"r.lead\",\"type\":\"candidate\"}"},
            {"PUT", task + "/variables/dueAt", "{\"value\":\"" + LATER + "\"}"},
            {"PUT", task + "/localVariables/dueAt", "{\"value\":\"" + LATER + "\"}"},
            {"PUT", instance + "/variables/dueAt", "{\"value\":\"" + LATER + "\"}"},
            {"POST", instance + "/variables", "{\"modifications\":{\"dueAt\":{\"value\":\"" + LATER + "\"}}}"},
            {"PUT", "/execution/" + office.instance() + "/localVariables/dueAt", "{\"value\":\"" + LATER + "\"}"},
            {"PUT", job + "/duedate", "{\"duedate\":\"" + LATER + "\"}"},
            {"POST", job + "/duedate/recalculate", null},
            {"PUT", job + "/retries", "{\"retries\":1,\"dueDate\":\"" + LATER + "\"}"},
            {"PUT", job + "/suspended", "{\"suspended\":true,\"executionDate\":\"" + LATER + "\"}"},
            {"DELETE", job, null},
            {"DELETE", instance, null},
        };
        for (String[] call : calls) {
            HttpResponse<String> answer = visitor.rest(call[0], call[1], call[2]);
            boolean suspends = call[1].endsWith("/suspended");
            assertThat(answer.statusCode())
                    .as(call[0] + " " + call[1] + ": " + answer.body())
                    .isBetween(suspends && account.equals("r.supervisor") ? 200 : 400, 499);
        }
        for (String path : new String[] {"/own-date", "/requests"}) {
            assertThat(visitor.api(
                                    "POST",
                                    "/api/assignments/" + GuardedOffice.WORK + path,
                                    "{\"due\":\"2031-12-31\",\"reason\":\"bận\"}")
                            .statusCode())
                    .isBetween(400, 499);
        }
        assertThat(dates()).isEqualTo(before);
    }

    private String dates() {
        return jdbc.sql("""
                        select a.due || '/' || a.body || '/' || (select string_agg(s.due || s.owner, ',' order by s.task_id)
                            from register.step s where s.proceeding = a.key)
                          || '/' || (select string_agg(t.due_date_ || '-' || t.priority_ || coalesce(t.assignee_, '')
                              || coalesce(t.owner_, ''), ',' order by t.id_) from act_ru_task t where t.proc_inst_id_ = :instance)
                          || '/' || (select string_agg(j.duedate_ || '', ',' order by j.id_) from act_ru_job j
                              where j.process_instance_id_ = :instance)
                          || '/' || (select count(*) from act_ru_identitylink l join act_ru_task t on t.id_ = l.task_id_
                              where t.proc_inst_id_ = :instance)
                        from register.assignment a where a.key = :work
                        """)
                .param("instance", office.instance())
                .param("work", GuardedOffice.WORK)
                .query(String.class)
                .single();
    }
}
