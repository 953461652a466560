package vn.dondoc.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.config.ClockControl;

@OfficeTest
@DisplayName("Sổ đôn đốc nói tin đã tới chưa, bằng đường nào, sau mấy lần")
class DeliveryPagesIT {

    private static final String KEY = "T-WEB-DELIVERY";
    private static final LocalDate DUE = LocalDate.parse("2020-12-31");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private WebOffice office;

    @Autowired
    private ClockControl clock;

    @Autowired
    private JdbcClient jdbc;

    private MockMvc browser;
    private String work;

    @BeforeEach
    void threeAlerts() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clock.standAt(WebOffice.morning(LocalDate.parse("2021-01-06")).toInstant());
        office.directive(KEY, "execute", DUE, 1);
        work = office.assignment(KEY, "t.b1", "IN_PROGRESS", DUE, "DOCUMENT");
        alert("VANG", "SENT", "GATEWAY", "t-web-1", "2020-12-28T07:30");
        attempt("t-web-1", "MAIL", "REFUSED", "máy chủ thư từ chối người nhận (550 5.1.1)", null);
        attempt("t-web-1", "GATEWAY", "ACCEPTED", null, "g-1");
        alert("DO", "PENDING", null, null, null);
        alert("DO_DAC_BIET", "SENT", "MAIL", "t-web-2", "2021-01-06T07:30");
        attempt("t-web-2", "MAIL", "ACCEPTED", null, "250 ok");
    }

    @AfterEach
    void clean() {
        jdbc.sql("delete from register.alert where directive = ?").param(KEY).update();
        jdbc.sql("delete from register.delivery_attempt where batch like 't-web-%'")
                .update();
        office.forget(KEY);
        clock.real();
    }

    @Test
    @DisplayName("/api/alerts: đường đã nhận và từng lần gửi")
    void theLedgerTellsEveryTry() throws Exception {
        browser.perform(get("/api/alerts?assignment=" + work).with(user("t.b1")))
                .andExpect(jsonPath("$.total").value(3))
                .andExpect(jsonPath("$.items[0].channel").value("DIGEST"))
                .andExpect(jsonPath("$.items[0].deliveredBy").value("GATEWAY"))
                .andExpect(jsonPath("$.items[0].attempts", hasSize(2)))
                .andExpect(jsonPath("$.items[0].attempts[0].by").value("MAIL"))
                .andExpect(jsonPath("$.items[0].attempts[0].outcome").value("REFUSED"))
                .andExpect(jsonPath("$.items[0].attempts[0].error", containsString("550")))
                .andExpect(jsonPath("$.items[0].attempts[0].at").value("2020-12-28T07:30:00+07:00"))
                .andExpect(jsonPath("$.items[0].attempts[1].messageId").value("g-1"))
                .andExpect(jsonPath("$.items[1].deliveredBy", nullValue()))
                .andExpect(jsonPath("$.items[1].attempts", hasSize(0)))
                .andExpect(jsonPath("$.items[2].deliveredBy").value("MAIL"));
    }

    @Test
    @DisplayName("Trang của việc: đã gửi bằng gì; các lần không được thì mở ra xem")
    void thePageOfTheWorkTellsIt() throws Exception {
        browser.perform(get("/work/" + work).with(user("t.b1")))
                .andExpect(content()
                        .string(allOf(
                                containsString("cổng tin"),
                                containsString("thư điện tử"),
                                containsString("2 lần gửi"),
                                containsString("bị từ chối"),
                                containsString("(550 5.1.1)"),
                                not(containsString("1 lần gửi")))));
    }

    private void alert(String rung, String state, String carrier, String batch, String sent) {
        jdbc.sql("""
                        insert into register.alert (idempotency_key, directive, proceeding, task, due, rung, recipient,
                          channel, nominal_at, send_at, state, created_at, carrier, batch, sent_at)
                        values (?, ?, ?, 'due', ?, ?, 't.b1', 'DIGEST', now(), now(), ?, now(), ?, ?,
                          cast(? as timestamp) at time zone 'Asia/Ho_Chi_Minh')
                        """)
                .params(work + rung, KEY, work, DUE, rung, state, carrier, batch, sent)
                .update();
    }

    private void attempt(String batch, String carrier, String outcome, String error, String id) {
        jdbc.sql("""
                        insert into register.delivery_attempt (batch, carrier, at, outcome, error, provider_id)
                        values (?, ?, '2020-12-28T07:30+07:00', ?, ?, ?)
                        """).params(batch, carrier, outcome, error, id).update();
    }
}
