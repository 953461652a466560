package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;

/** Took a piece of work by mistake, or wants to take it out of another's hands. */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
class GivesWorkBackIT {

    @LocalServerPort
    private int port;

    @Autowired
    private GuardedOffice office;

    @Autowired
    private JdbcClient jdbc;

    private String task;

    @BeforeEach
    void open() {
        office.open(port);
        task = office.task(GuardedOffice.WORK);
    }

    @Test
    @DisplayName("Nhận nhầm thì trả lại được việc của mình; không ai trả thay, không ai giao cho người khác")
    void onlyTheHolder() {
        Visitor lead = Visitor.signedIn(port, "r.lead");
        assertThat(lead.rest("POST", "/task/" + task + "/claim", "{\"userId\":\"r.lead\"}")
                        .statusCode())
                .isEqualTo(204);
        for (String account : new String[] {"r.other", "r.helper", "t.monitor", "r.supervisor", "r.admin"}) {
            Visitor visitor = Visitor.signedIn(port, account);
            assertThat(visitor.rest("POST", "/task/" + task + "/unclaim", null).statusCode())
                    .as(account)
                    .isBetween(400, 499);
            assertThat(visitor.rest("POST", "/task/" + task + "/claim", "{\"userId\":null}")
                            .statusCode())
                    .as(account)
                    .isBetween(400, 499);
            assertThat(holder()).isEqualTo("r.lead");
        }
        assertThat(lead.rest("POST", "/task/" + task + "/assignee", "{\"userId\":\"r.other\"}")
                        .statusCode())
                .isBetween(400, 499);
        assertThat(holder()).isEqualTo("r.lead");

        assertThat(lead.rest("POST", "/task/" + task + "/unclaim", null).statusCode())
                .isEqualTo(204);
        assertThat(holder()).isNull();
        assertThat(lead.rest("POST", "/task/" + task + "/unclaim", null).body())
                .contains("Chỉ người đang nhận việc này trả lại được việc");
    }

    private String holder() {
        return jdbc.sql("select assignee_ from act_ru_task where id_ = ?")
                .param(task)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }
}
