package vn.dondoc.urging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;
import vn.dondoc.process.Samples;
import vn.dondoc.register.Deliveries;
import vn.dondoc.register.Outbox;

/** Alerts leave for real through Camunda Connect; the gateway is a real HTTP server that behaves badly on request. */
@OfficeTest
class RelayIT {

    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final List<String> ALL = List.of("SMS", "DIGEST", "LIST");

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

    @Autowired
    Outbox outbox;

    @Autowired
    Carriers carriers;

    @Autowired
    SendingHours hours;

    @Autowired
    Deliveries deliveries;

    @Autowired
    DeliveryIncidents incidents;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    HikariDataSource pool;

    private String key;
    private OffsetDateTime morning;

    @BeforeEach
    void gatewayAndOneAssignment() {
        gateway.start();
        address.use(gateway.baseUrl() + "/messages", "t-token");
        key = samples.issueOne("T-RELAY-" + ++round);
        control.tickFrom(
                LocalDateTime.parse("2027-03-02T09:00").atZone(clock.getZone()).toInstant());
        morning = OffsetDateTime.now(clock).minusMinutes(1).withNano(0);
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
        assertThat(incidents()).singleElement().asString().contains("không tới", "gửi lại", "/resend");

        gateway.resetAll();
        gateway.stubFor(post("/messages").willReturn(okJson("{\"accepted\": true, \"id\": \"1\"}")));
        assertThat(relay.resend(id("a"))).isTrue();
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
                okJson("{\"accepted\": true}"),
                okJson("{\"accepted\": \"true\", \"id\": \"1\"}"),
                aResponse().withStatus(204),
                aResponse().withStatus(302).withHeader("Location", "/elsewhere"),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))) {
            gateway.resetAll();
            gateway.stubFor(post("/messages").willReturn(answer));
            jdbc.sql("update register.alert set attempts = 0, claimed_until = null where proceeding = ?")
                    .param(key)
                    .update();
            relay.relayDue();
            assertThat(states()).containsOnly("PENDING");
        }
    }

    @Test
    @DisplayName("Cổng treo hay nhỏ giọt: bỏ sau thời gian định trước, trong lúc chờ không giữ kết nối dữ liệu nào")
    void aGatewayThatHangsHoldsNoConnection() throws Exception {
        alert("SMS", "a");
        for (var answer : List.of(
                aResponse().withStatus(200).withFixedDelay(60_000),
                okJson("{\"accepted\": true, \"id\": \"1\"}")
                        .withGzipDisabled(true)
                        .withChunkedDribbleDelay(15, 45_000))) {
            gateway.resetAll();
            gateway.stubFor(post("/messages").willReturn(answer));
            jdbc.sql("update register.alert set attempts = 0, claimed_until = null where proceeding = ?")
                    .param(key)
                    .update();
            long began = System.nanoTime();
            CompletableFuture<Integer> pass = CompletableFuture.supplyAsync(relay::relayDue);
            await().until(() ->
                    !gateway.findAll(postRequestedFor(urlEqualTo("/messages"))).isEmpty());
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            assertThat(pass).isNotDone();
            assertThat(pass.get(20, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
            assertThat(states()).containsOnly("PENDING");
        }
    }

    @Test
    @DisplayName("Hai máy gửi cùng lúc: mỗi tin đi một lần")
    void twoRelaysSendEachMessageOnce() throws Exception {
        gateway.stubFor(post("/messages")
                .willReturn(okJson("{\"accepted\": true, \"id\": \"1\"}").withFixedDelay(5)));
        for (int i = 0; i < 50; i++) {
            alert("SMS", "sms" + i);
            alert("DIGEST", "digest" + i);
        }
        Relay other = new Relay(outbox, carriers, hours, deliveries, incidents, transaction, clock, false, LEASE);
        List<Integer> handled = atOnce(relay::relayDue, other::relayDue);
        assertThat(handled.get(0) + handled.get(1)).isEqualTo(100);
        assertThat(states()).hasSize(100).containsOnly("SENT");
        assertThat(sentKeys()).hasSize(51).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("Hai máy lấy tin cùng lúc: một bản sáng không bị xé đôi, không tin nào bị lấy hai lần")
    void aDigestIsClaimedWhole() throws Exception {
        for (int i = 0; i < 5; i++) {
            digestOf(2_000, "round" + i + "-");
            Callable<Integer> claim =
                    () -> outbox.claim(Relay.AT_ONCE, LEASE, ALL, false).size();
            assertThat(atOnce(claim, claim)).containsExactlyInAnyOrder(0, 2_000);
            morning = morning.minusMinutes(1);
        }
    }

    @Test
    @DisplayName("Máy kia chưa lấy xong thì máy này không lấy trùng")
    void whatIsBeingClaimedIsNotClaimedAgain() throws Exception {
        alert("SMS", "a");
        CompletableFuture<List<Outbox.Waiting>> second = new CompletableFuture<>();
        transaction.executeWithoutResult(status -> {
            assertThat(outbox.claim(10, LEASE, ALL, false)).hasSize(1);
            second.completeAsync(() -> outbox.claim(10, LEASE, ALL, false));
            await().until(() -> second.isDone() || somebodyWaitsForALock());
            assertThat(second).isNotDone();
        });
        assertThat(second.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    @DisplayName("Việc đóng rồi thì tin chưa đi bị thu hồi, không gửi; đang gửi dở mà hỏng cũng không thành sự cố")
    void withdrawnAlertsStayWithdrawn() {
        gateway.stubFor(post("/messages").willReturn(serverError()));
        alert("SMS", "a");
        alert("SMS", "b");
        withdraw("a");
        List<Outbox.Waiting> onTheWay = outbox.claim(10, Duration.ofMinutes(5), ALL, false);
        assertThat(onTheWay).hasSize(1);
        withdraw("b");
        assertThat(outbox.failed(onTheWay.get(0), "hỏng")).isEmpty();
        assertThat(relay.relayDue()).isZero();
        assertThat(sentKeys()).isEmpty();
        assertThat(states()).containsOnly("WITHDRAWN");
        assertThat(incidents()).isEmpty();
    }

    @Test
    @DisplayName("Bản sáng gửi lại đi nguyên cả bản, cùng mã tin; tin ghi thêm sau không lẫn vào")
    void aDigestIsSentAgainAsTheSameMessage() {
        gateway.stubFor(post("/messages").willReturn(serverError()));
        alert("DIGEST", "a");
        alert("DIGEST", "b");
        relay.relayDue();
        alert("DIGEST", "later");
        for (int i = 0; i < 4; i++) {
            control.tickFrom(clock.instant().plus(Duration.ofMinutes(10)));
            relay.relayDue();
        }
        assertThat(states()).containsOnly("FAILED");
        assertThat(incidents()).hasSize(3);
        assertThat(Set.copyOf(sentKeys())).hasSize(2);

        gateway.resetAll();
        gateway.stubFor(post("/messages").willReturn(okJson("{\"accepted\": true, \"id\": \"1\"}")));
        assertThat(relay.resend(id("a"))).isTrue();
        assertThat(relay.resend(id("b"))).isFalse();
        assertThat(gateway.findAll(postRequestedFor(urlEqualTo("/messages"))))
                .singleElement()
                .satisfies(request -> assertThat(request.getBodyAsString()).contains("\"count\":2"));
        assertThat(states()).containsExactlyInAnyOrder("SENT", "SENT", "FAILED");
        assertThat(incidents()).hasSize(1);
    }

    @Test
    @DisplayName("Hỏng lúc ghi sự cố: tin không biến mất, lần sau ghi được")
    void anAlertFailsOnlyTogetherWithItsIncident() {
        gateway.stubFor(post("/messages").willReturn(serverError()));
        alert("SMS", "a");
        jdbc.sql("update register.alert set attempts = 2 where proceeding = ?")
                .param(key)
                .update();
        DeliveryIncidents broken = new DeliveryIncidents() {
            @Override
            public String raise(String processInstanceId, long alert, String message) {
                throw new IllegalStateException("engine is away");
            }

            @Override
            public void resolve(String incident) {}
        };
        Relay unlucky = new Relay(outbox, carriers, hours, deliveries, broken, transaction, clock, false, LEASE);
        assertThatIllegalStateException().isThrownBy(unlucky::relayDue);
        assertThat(states()).containsOnly("PENDING");
        control.tickFrom(clock.instant().plus(LEASE));
        relay.relayDue();
        assertThat(states()).containsOnly("FAILED");
        assertThat(incidents()).hasSize(1);
    }

    @Test
    @DisplayName("Chưa cấu hình cổng tin: tin chờ trong sổ, không tính là một lần gửi")
    void withoutAGatewayAlertsWait() {
        address.use("", "");
        alert("SMS", "a");
        assertThat(relay.relayDue()).isZero();
        assertThat(relay.nextDue()).isNull();
        assertThat(states()).containsOnly("PENDING");
        assertThat(jdbc.sql("select attempts from register.alert where id = ?")
                        .param(id("a"))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> each : two.invokeAll(Stream.of(one, other)
                    .map(work -> (Callable<Integer>) () -> {
                        together.await(10, TimeUnit.SECONDS);
                        return work.call();
                    })
                    .toList())) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            two.shutdown();
        }
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock')")
                .query(Boolean.class)
                .single();
    }

    private void digestOf(int alerts, String prefix) {
        jdbc.sql("""
                        insert into register.alert (idempotency_key, directive, proceeding, task, due, rung, recipient,
                          channel, nominal_at, send_at, state, created_at)
                        select ? || i, 'T', ?, 'due', current_date, 'DO', ?, 'DIGEST', ?, ?, 'PENDING', ?
                        from generate_series(1, ?) i
                        """)
                .params(key + prefix, key, SampleOffice.MONITOR, morning, morning, morning, alerts)
                .update();
    }

    private void withdraw(String suffix) {
        jdbc.sql("update register.alert set state = 'WITHDRAWN' where idempotency_key = ?")
                .param(key + suffix)
                .update();
    }

    private List<String> sentKeys() {
        return gateway.findAll(postRequestedFor(urlEqualTo("/messages"))).stream()
                .map(request -> request.getHeader("Idempotency-Key"))
                .toList();
    }

    private void alert(String channel, String suffix) {
        jdbc.sql("""
                        insert into register.alert (idempotency_key, directive, proceeding, task, due, rung, recipient,
                          channel, nominal_at, send_at, state, created_at)
                        values (?, 'T', ?, 'due', current_date, 'DO', ?, ?, ?, ?, 'PENDING', ?)
                        """)
                .params(key + suffix, key, SampleOffice.MONITOR, channel, morning, morning, morning)
                .update();
    }

    private List<String> states() {
        return jdbc.sql("select state from register.alert where proceeding = ? and directive = 'T'")
                .param(key)
                .query(String.class)
                .list();
    }

    private long id(String suffix) {
        return jdbc.sql("select id from register.alert where idempotency_key = ?")
                .param(key + suffix)
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
