package vn.dondoc.urging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;
import vn.dondoc.process.Samples;

/** Alerts leave for real through Camunda Connect; the gateway is a real HTTP server that behaves badly on request. */
@OfficeTest
class RelayIT {

    private static int round;

    @Autowired
    Relay relay;

    @Autowired
    GatewayAddress address;

    @Autowired
    Samples samples;

    @Autowired
    ClockControl control;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private final WireMockServer gateway =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

    private String key;

    @BeforeEach
    void gatewayAndOneAssignment() {
        gateway.start();
        address.use(gateway.baseUrl() + "/messages", "t-token");
        key = samples.issueOne("T-RELAY-" + ++round);
        jdbc.sql("update register.alert set state = 'WITHDRAWN' where state = 'PENDING'")
                .update();
    }

    @AfterEach
    void stop() {
        address.use("", "");
        gateway.stop();
        control.real();
    }

    @Test
    @DisplayName("Tin đi được: một tin nhắn riêng, các tin trong bản sáng gộp một tin; ra ngoài chỉ có số lượng")
    void messagesLeaveOnceAndSayNoMoreThanACount() {
        gateway.stubFor(post("/messages").willReturn(okJson("{\"accepted\": true, \"id\": \"1\"}")));
        alert("SMS", "a");
        alert("DIGEST", "b");
        alert("DIGEST", "c");
        relay.relayDue();
        relay.relayDue();
        assertThat(states()).containsOnly("SENT");
        List<LoggedRequest> sent = gateway.findAll(postRequestedFor(urlEqualTo("/messages")));
        assertThat(sent).hasSize(2);
        assertThat(sent)
                .extracting(request -> request.getHeader("Idempotency-Key"))
                .doesNotHaveDuplicates();
        assertThat(sent)
                .allSatisfy(request -> assertThat(request.getBodyAsString())
                        .contains("mời đăng nhập")
                        .doesNotContain("Làm việc này")
                        .doesNotContain(key));
    }

    @Test
    @DisplayName("Cổng lỗi ba lần: cùng một mã tin, rồi thành sự cố của việc; gửi lại được thì sự cố hết")
    void threeFailuresBecomeAnIncidentThatGoesWhenDelivered() {
        gateway.stubFor(post("/messages").willReturn(serverError()));
        alert("SMS", "a");
        for (int i = 0; i < 4; i++) {
            relay.relayDue();
            control.tickFrom(clock.instant().plus(Duration.ofMinutes(10)));
        }
        assertThat(states()).containsOnly("FAILED");
        assertThat(gateway.findAll(postRequestedFor(urlEqualTo("/messages"))))
                .hasSize(Relay.TRIES)
                .extracting(request -> request.getHeader("Idempotency-Key"))
                .containsOnly(gateway.findAll(postRequestedFor(urlEqualTo("/messages")))
                        .get(0)
                        .getHeader("Idempotency-Key"));
        assertThat(incidents()).singleElement().asString().contains("không tới", "Gửi lại");

        gateway.resetAll();
        gateway.stubFor(post("/messages").willReturn(okJson("{\"accepted\": true, \"id\": \"1\"}")));
        assertThat(relay.resend(id())).isTrue();
        assertThat(states()).containsOnly("SENT");
        assertThat(incidents()).isEmpty();
    }

    @Test
    @DisplayName("Cổng trả lời linh tinh, từ chối hay ngắt giữa chừng đều không tính là đã gửi")
    void onlyAnAnswerThatSaysSoCounts() {
        alert("SMS", "a");
        for (var answer : List.of(
                aResponse().withStatus(200).withBody("<html>Đăng nhập mạng</html>"),
                okJson("{\"accepted\": false}"),
                aResponse().withStatus(204),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE))) {
            gateway.resetAll();
            gateway.stubFor(post("/messages").willReturn(answer));
            jdbc.sql("update register.alert set attempts = 0, claimed_until = null where proceeding = ?")
                    .param(key)
                    .update();
            relay.relayDue();
            assertThat(states()).containsOnly("PENDING");
        }
    }

    private void alert(String channel, String suffix) {
        OffsetDateTime now = OffsetDateTime.now(clock).minusMinutes(1).withNano(0);
        jdbc.sql("""
                        insert into register.alert (idempotency_key, directive, proceeding, task, due, rung, recipient,
                          channel, nominal_at, send_at, state, created_at)
                        values (?, 'T', ?, 'due', current_date, 'DO', ?, ?, ?, ?, 'PENDING', ?)
                        """)
                .params(key + suffix, key, SampleOffice.MONITOR, channel, now, now, now)
                .update();
    }

    private List<String> states() {
        return jdbc.sql("select state from register.alert where proceeding = ? and directive = 'T'")
                .param(key)
                .query(String.class)
                .list();
    }

    private long id() {
        return jdbc.sql("select id from register.alert where proceeding = ? and directive = 'T'")
                .param(key)
                .query(Long.class)
                .single();
    }

    private List<String> incidents() {
        return jdbc.sql("""
                        select i.incident_msg_ from act_ru_incident i
                        join register.proceeding p on p.process_instance_id = i.proc_inst_id_ where p.key = ?
                        """).param(key).query(String.class).list();
    }
}
