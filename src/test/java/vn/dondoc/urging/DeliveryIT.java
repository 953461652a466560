package vn.dondoc.urging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;
import vn.dondoc.process.DatabaseWork;
import vn.dondoc.process.Samples;
import vn.dondoc.register.Deliveries;
import vn.dondoc.register.Outbox;

/**
 * Alerts leave by mail and by gateway, over real SMTP and HTTP servers that behave badly on request; what one can't
 * deliver the other does.
 */
@OfficeTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("Tin đôn đốc đi bằng thư và cổng tin: mất đường này thì đi đường kia, không mất, không lặp")
class DeliveryIT {

    private static final Duration LEASE = Duration.ofMinutes(5);

    private static int round;

    @Autowired
    Relay relay;

    @Autowired
    GatewayAddress address;

    @Autowired
    MailServer mail;

    @Autowired
    Samples samples;

    @Autowired
    SampleOffice office;

    @Autowired
    ClockControl control;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

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

    @Autowired
    ManagementService engine;

    @Autowired
    DatabaseWork database;

    private MailOffice post;
    private BadGateway gateway;
    private String key;
    private String person;
    private OffsetDateTime morning;

    @BeforeEach
    void openBoth() throws Exception {
        post = MailOffice.open();
        gateway = BadGateway.open();
        at("2027-03-02T09:00");
        key = samples.issueOne("T-DELIVER-" + ++round);
        person = person("0000 000 " + round, "nguoi.nhan@example.vn");
        morning = OffsetDateTime.now(clock).minusMinutes(1).withNano(0);
        jdbc.sql("update register.alert set state = 'WITHDRAWN' where state = 'PENDING'")
                .update();
        address.use(gateway.url(), "t-token");
        mailTo(post.port(), MailServer.Tls.NONE);
    }

    @AfterEach
    void closeBoth() throws Exception {
        jdbc.sql("delete from register.alert where proceeding = ?").param(key).update();
        address.use("", "");
        mail.use(new MailServer.Settings("", 25, "", "", MailServer.Tls.NONE, "", ""));
        gateway.close();
        post.close();
        control.real();
    }

    @Test
    @DisplayName("Thư thật: tiếng Việt nguyên dấu, chỉ có số lượng và lời mời, mang mã tin, xưng là thư tự động")
    void theEmailSaysACountAndNoMore() throws Exception {
        GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        server.start();
        try {
            mailTo(server.getSmtp().getPort(), MailServer.Tls.NONE);
            alert("DIGEST", "a");
            alert("DIGEST", "b");
            relay.relayDue();
            MimeMessage letter = server.getReceivedMessages()[0];
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(letter.getSubject()).isEqualTo("2 việc cần đôn đốc, mời đăng nhập");
            assertThat(letter.getHeader("Subject")[0])
                    .as("encoded for the wire")
                    .isASCII();
            assertThat(letter.getContentType())
                    .containsIgnoringCase("text/plain")
                    .containsIgnoringCase("utf-8");
            assertThat((String) letter.getContent())
                    .contains("2 việc cần đôn đốc, mời đăng nhập để xem.", "https://dondoc.example.vn")
                    .doesNotContain(key, "T-DELIVER", "Làm việc này", person);
            assertThat(letter.getMessageID()).isEqualTo("<" + batch("a") + "-mail@example.vn>");
            assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(letter.getFrom()[0]).hasToString("dondoc@example.vn");
            assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly("nguoi.nhan@example.vn");
        } finally {
            server.stop();
        }
        assertThat(states()).containsOnly("SENT");
        assertThat(tries("a")).singleElement().satisfies(attempt -> {
            assertThat(attempt.carrier()).isEqualTo("MAIL");
            assertThat(attempt.outcome()).isEqualTo("ACCEPTED");
            assertThat(attempt.providerId()).startsWith("250");
        });
        assertThat(gateway.keys()).isEmpty();
    }

    @Test
    @DisplayName("Máy chủ thư từ chối một trong ba người: hai người kia nhận thư, người ấy nhận ngay qua cổng tin")
    void oneRecipientOfThreeIsRefused() {
        post.behave(command -> command.contains("sai@example.vn") ? "550 5.1.1 <sai@example.vn>: unknown" : null);
        alert("DIGEST", "a");
        alert("DIGEST", "b", person("0000 111", "sai@example.vn"));
        alert("DIGEST", "c", person("0000 222", "thu.ba@example.vn"));
        relay.relayDue();
        assertThat(post.letters()).hasSize(2);
        assertThat(gateway.keys()).containsExactly(batch("b") + "-gateway");
        assertThat(states()).containsOnly("SENT");
        assertThat(story("b")).containsExactly("MAIL REFUSED", "GATEWAY ACCEPTED");
        assertThat(tries("b").get(0).error())
                .contains("từ chối người nhận (550 5.1.1)", "tệp people")
                .doesNotContain("example.vn");
    }

    @Test
    @DisplayName(
            "Bị từ chối hẳn mà không còn đường khác: không thử lại, thành sự cố nói phải làm gì; sửa địa chỉ rồi gửi lại thì hết")
    void aRefusalIsNotTriedAgain() {
        address.use("", "");
        post.behave(command -> command.contains("nguoi.nhan@") ? "550 5.1.1 unknown" : null);
        alert("DIGEST", "a");
        relay.relayDue();
        assertThat(states()).containsOnly("FAILED");
        assertThat(story("a")).containsExactly("MAIL REFUSED");
        assertThat(incidents())
                .singleElement()
                .asString()
                .contains("không tới người nhận", "Thư điện tử", "sửa địa chỉ thư", "gửi lại", id("a") + "/resend");

        jdbc.sql("update register.person set email = 'dung@example.vn' where account = ?")
                .param(person)
                .update();
        assertThat(relay.resend(id("a"))).isTrue();
        assertThat(states()).containsOnly("SENT");
        assertThat(incidents()).isEmpty();
        assertThat(post.letters()).singleElement().asString().contains("dung@example.vn");
    }

    @Test
    @DisplayName("Máy chủ thư bảo đợi (4xx): thử lại sau, cùng một mã thư")
    void aTemporaryRefusalIsTriedAgain() {
        post.behave(command -> command.startsWith("RCPT") && count("RCPT") <= 2 ? "451 4.7.1 greylisted" : null);
        alert("DIGEST", "a");
        for (int i = 0; i < 3; i++) {
            relay.relayDue();
            later();
        }
        assertThat(states()).containsOnly("SENT");
        assertThat(story("a")).containsExactly("MAIL FAILED", "MAIL FAILED", "MAIL ACCEPTED");
        assertThat(post.letters()).singleElement().asString().contains("Message-ID: <" + batch("a") + "-mail@");
        assertThat(gateway.keys()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {MailOffice.HANG, MailOffice.DRIP})
    @DisplayName(
            "Máy chủ thư treo hay nhỏ giọt: có giới hạn, không giữ kết nối dữ liệu, mốc hẹn vẫn chạy, rồi đi cổng tin")
    void aMailServerThatHangs(String how) throws Exception {
        post.behave(command -> command.equals(MailOffice.GREETING) ? how : null);
        alert("DIGEST", "a");
        jdbc.sql("update register.alert set attempts = 2 where idempotency_key = ?")
                .param(key + "a")
                .update();
        whileItHangs(() -> !post.commands().isEmpty());
        assertThat(story("a")).containsExactly("MAIL FAILED", "GATEWAY ACCEPTED");
        assertThat(states()).containsOnly("SENT");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"greets and drops", "drops half-way", "refuses the connection", "offers no TLS"})
    @DisplayName("Máy chủ thư chào rồi ngắt, ngắt giữa thư, không nghe, không có TLS: ba lần cùng mã, rồi đi cổng tin")
    void aMailServerThatBreaksOff(String how) throws Exception {
        switch (how) {
            case "greets and drops" ->
                post.behave(command -> command.equals(MailOffice.GREETING) ? null : MailOffice.DROP);
            case "drops half-way" -> post.behave(command -> command.equals(".") ? MailOffice.DROP : null);
            case "offers no TLS" -> mailTo(post.port(), MailServer.Tls.STARTTLS);
            default -> post.close();
        }
        alert("DIGEST", "a");
        for (int i = 0; i < Relay.TRIES; i++) {
            assertThat(gateway.keys()).isEmpty();
            relay.relayDue();
            later();
        }
        assertThat(story("a")).containsExactly("MAIL FAILED", "MAIL FAILED", "MAIL FAILED", "GATEWAY ACCEPTED");
        assertThat(post.letters()).isEmpty();
        assertThat(post.commands()).noneMatch(command -> how.contains("TLS") && command.startsWith("MAIL"));
        assertThat(gateway.keys()).containsExactly(batch("a") + "-gateway");
    }

    @Test
    @DisplayName("Chứng thư lạ: không đưa thư")
    void anUnknownCertificateIsNotTrusted() {
        GreenMail server = new GreenMail(new ServerSetup[] {ServerSetupTest.SMTPS.dynamicPort()});
        server.start();
        try {
            mailTo(server.getSmtps().getPort(), MailServer.Tls.SSL);
            alert("DIGEST", "a");
            relay.relayDue();
            assertThat(server.getReceivedMessages()).isEmpty();
            assertThat(story("a")).containsExactly("MAIL FAILED");
        } finally {
            server.stop();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = BadGateway.State.class,
            names = {"FAILS", "GARBAGE", "CLOSES_HALF_WAY", "REFUSES"})
    @DisplayName(
            "Cổng tin hỏng: ba lần cùng một mã, rồi thư mang mã riêng suy từ tin ấy; cả hai hỏng thì sự cố, gửi lại thì hết")
    void aGatewayThatIsBroken(BadGateway.State how) {
        gateway.is(how);
        address.use(gateway.url(), "t-token");
        post.behave(command -> command.startsWith("RCPT") ? "550 5.7.1 no" : null);
        alert("SMS", "a");
        for (int i = 0; i < Relay.TRIES; i++) {
            relay.relayDue();
            later();
        }
        assertThat(story("a")).containsExactly("GATEWAY FAILED", "GATEWAY FAILED", "GATEWAY FAILED", "MAIL REFUSED");
        assertThat(Set.copyOf(gateway.keys()))
                .isEqualTo(how == BadGateway.State.REFUSES ? Set.of() : Set.of(batch("a") + "-gateway"));
        assertThat(states()).containsOnly("FAILED");
        assertThat(incidents())
                .singleElement()
                .asString()
                .contains("Thư điện tử", "cổng tin", "gửi lại")
                .containsPattern("kiểm tra|xem nhật ký");
        int before = gateway.keys().size();

        gateway.is(BadGateway.State.WELL);
        address.use(gateway.url(), "t-token");
        assertThat(relay.resend(id("a"))).isTrue();
        assertThat(states()).containsOnly("SENT");
        assertThat(incidents()).isEmpty();
        assertThat(gateway.keys().subList(before, gateway.keys().size()))
                .as("no key is new for an old alert")
                .containsExactly(batch("a") + "-gateway");
    }

    @Test
    @DisplayName("Cổng tin treo: có giới hạn, không giữ kết nối dữ liệu, mốc hẹn vẫn chạy, rồi đi thư")
    void aGatewayThatHangs() throws Exception {
        gateway.is(BadGateway.State.HANGS);
        alert("SMS", "a");
        jdbc.sql("update register.alert set attempts = 2 where idempotency_key = ?")
                .param(key + "a")
                .update();
        whileItHangs(() -> !gateway.keys().isEmpty());
        assertThat(story("a")).containsExactly("GATEWAY FAILED", "MAIL ACCEPTED");
        assertThat(post.letters()).singleElement().asString().contains("<" + batch("a") + "-mail@");
    }

    @Test
    @DisplayName("Cổng tin biết chắc số không có: không thử lại, đi thư ngay")
    void aGatewayThatKnowsBetter() {
        gateway.is(BadGateway.State.KNOWS_BETTER);
        alert("SMS", "a");
        relay.relayDue();
        assertThat(story("a")).containsExactly("GATEWAY REFUSED", "MAIL ACCEPTED");
    }

    @Test
    @DisplayName("Không có số điện thoại thì đi thư; không có cả thư thì thành sự cố nói phải ghi gì vào đâu")
    void whoeverHasNoAddress() {
        alert("SMS", "a", person(null, "chi.thu@example.vn"));
        alert("SMS", "b", person("  ", null));
        relay.relayDue();
        assertThat(story("a")).containsExactly("GATEWAY NO_ADDRESS", "MAIL ACCEPTED");
        assertThat(story("b")).containsExactly("GATEWAY NO_ADDRESS", "MAIL NO_ADDRESS");
        assertThat(incidents())
                .singleElement()
                .asString()
                .contains("chưa có số điện thoại", "chưa có địa chỉ thư", "people");
        assertThat(gateway.keys()).isEmpty();
    }

    @Test
    @DisplayName("Nút bị giết sau khi bên nhận đã nhận, trước khi ghi sổ: nút kia gửi lại đúng mã cũ")
    void aNodeIsLostBetweenSendingAndNoting() {
        Outbox dies = mock(Outbox.class, delegatesTo(outbox));
        doThrow(new IllegalStateException("killed")).when(dies).sent(any(), anyLong(), any());
        Relay lost = new Relay(dies, carriers, hours, deliveries, incidents, transaction, clock, false, LEASE);
        alert("SMS", "a");
        assertThatThrownBy(lost::relayDue).hasMessage("killed");
        relay.relayDue();
        assertThat(gateway.keys()).as("within the lease").hasSize(1);
        assertThat(states()).containsOnly("PENDING");
        control.tickFrom(clock.instant().plus(LEASE));
        relay.relayDue();
        alert("DIGEST", "b");
        assertThatThrownBy(lost::relayDue).hasMessage("killed");
        control.tickFrom(clock.instant().plus(LEASE));
        relay.relayDue();
        assertThat(gateway.keys()).containsExactly(batch("a") + "-gateway", batch("a") + "-gateway");
        assertThat(post.letters())
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter).contains("Message-ID: <" + batch("b") + "-mail@"));
        assertThat(story("a")).containsExactly("GATEWAY UNKNOWN", "GATEWAY ACCEPTED");
        assertThat(states()).containsOnly("SENT");
    }

    @Test
    @DisplayName("Ngoài giờ gửi: gửi lại thì chờ sáng, lần thử sau rơi vào tối cũng chờ sáng; hỏa tốc đi ngay")
    void nothingLeavesAtNight() {
        at("2027-03-02T16:59");
        gateway.is(BadGateway.State.FAILS);
        alert("SMS", "a");
        relay.relayDue();
        at("2027-03-02T20:00");
        gateway.is(BadGateway.State.WELL);
        assertThat(relay.relayDue()).isZero();
        assertThat(relay.nextDue()).isEqualTo(instant("2027-03-03T07:30"));
        jdbc.sql("update register.alert set state = 'FAILED' where idempotency_key = ?")
                .param(key + "a")
                .update();
        assertThat(relay.resend(id("a"))).isTrue();
        assertThat(states()).containsOnly("PENDING");

        jdbc.sql("update register.directive set urgency = 'HOA_TOC' where key = split_part(?, ':', 1)")
                .param(key)
                .update();
        alert("SMS", "express");
        jdbc.sql("update register.alert set directive = split_part(?, ':', 1) where idempotency_key = ?")
                .params(key, key + "express")
                .update();
        assertThat(relay.relayDue()).isEqualTo(1);
        assertThat(story("express")).containsExactly("GATEWAY ACCEPTED");
        at("2027-03-03T07:30");
        assertThat(relay.relayDue()).isEqualTo(1);
        assertThat(states()).containsOnly("SENT");
    }

    @Test
    @DisplayName("Việc xong trước giờ gửi: bị rút khỏi bản tin sáng, không có thư riêng")
    void whatClosesBeforeItLeavesIsNotInTheDigest() {
        alert("DIGEST", "a");
        alert("DIGEST", "b");
        alert("LIST", "c");
        jdbc.sql("update register.alert set state = 'WITHDRAWN' where idempotency_key in (?, ?)")
                .params(key + "a", key + "c")
                .update();
        relay.relayDue();
        assertThat(post.letters()).hasSize(1);
        assertThat(stateOf("a")).isEqualTo("WITHDRAWN");
        assertThat(stateOf("c")).isEqualTo("WITHDRAWN");
        assertThat(stateOf("b")).isEqualTo("SENT");
    }

    @Test
    @DisplayName("Rút trong lúc chờ thử lại: không đi đường khác, không thành sự cố")
    void whatClosesBetweenTwoTriesLeavesByNoCarrier() {
        post.behave(command -> command.startsWith("RCPT") ? "550 no" : null);
        address.use("", "");
        alert("DIGEST", "a");
        MailServer.Settings settings = mail.settings();
        post.behave(command -> {
            if (command.startsWith("RCPT")) {
                jdbc.sql("update register.alert set state = 'WITHDRAWN' where idempotency_key = ?")
                        .param(key + "a")
                        .update();
                return "550 5.1.1 no";
            }
            return null;
        });
        address.use(gateway.url(), "t-token");
        mail.use(settings);
        relay.relayDue();
        assertThat(stateOf("a")).isEqualTo("WITHDRAWN");
        assertThat(gateway.keys()).isEmpty();
        assertThat(incidents()).isEmpty();
    }

    @Test
    @DisplayName("Nhật ký không có gì riêng của ai: không địa chỉ, không số, không tài khoản, không việc")
    void nothingPersonalIsLogged(CapturedOutput output) {
        gateway.is(BadGateway.State.KNOWS_BETTER);
        post.behave(command -> command.startsWith("RCPT") ? "550 5.1.1 <nguoi.nhan@example.vn> unknown" : null);
        alert("DIGEST", "a");
        int before = output.getAll().length();
        relay.relayDue();
        assertThat(states()).containsOnly("FAILED");
        assertThat(output.getAll().substring(before))
                .contains("Gave up")
                .doesNotContain(person, "nguoi.nhan", "0000 000", key, "T-DELIVER");
    }

    @Test
    @DisplayName("Không có gì để gửi: một câu hỏi; một bản tin 500 việc tốn như bản tin 1 việc")
    void whatAPassCosts() {
        assertThat(database.of(relay::relayDue).statements()).as("nothing due").isEqualTo(1);
        alert("DIGEST", "one");
        long one = database.of(relay::relayDue).statements();
        jdbc.sql("""
                        insert into register.alert (idempotency_key, directive, proceeding, task, due, rung, recipient,
                          channel, nominal_at, send_at, state, created_at)
                        select ? || i, 'T', ?, 'due', current_date, 'DO', ?, 'DIGEST', ?, ?, 'PENDING', ?
                        from generate_series(1, 500) i
                        """)
                .params(key + "many", key, person, morning, morning, morning)
                .update();
        long many = database.of(relay::relayDue).statements();
        assertThat(states()).hasSize(501).containsOnly("SENT");
        assertThat(post.letters()).hasSize(2);
        assertThat(List.of(one, many)).as("%s", database.most()).containsOnly(8L);
    }

    /** Whatever hangs is asked by the relay; meanwhile the database is free and a timer of the work fires. */
    private void whileItHangs(java.util.concurrent.Callable<Boolean> hangs) throws Exception {
        long began = System.nanoTime();
        CompletableFuture<Integer> pass = CompletableFuture.supplyAsync(relay::relayDue);
        await().until(hangs);
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        fireTimer();
        assertThat(pass).isNotDone();
        pass.get(25, TimeUnit.SECONDS);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
    }

    private void fireTimer() {
        String job = jdbc.sql("""
                        select j.id_ from act_ru_job j
                        join register.proceeding p on p.process_instance_id = j.root_proc_inst_id_
                        where p.key = ? and j.type_ = 'timer'
                        """).param(key).query(String.class).single();
        engine.executeJob(job);
        assertThat(jdbc.sql("select count(*) from act_ru_job where id_ = ?")
                        .param(job)
                        .query(Integer.class)
                        .single())
                .as("the timer has fired")
                .isZero();
    }

    private long count(String command) {
        return post.commands().stream().filter(each -> each.startsWith(command)).count();
    }

    private void mailTo(int port, MailServer.Tls tls) {
        mail.use(new MailServer.Settings(
                "127.0.0.1", port, "", "", tls, "dondoc@example.vn", "https://dondoc.example.vn"));
    }

    private void at(String local) {
        control.tickFrom(instant(local));
    }

    private java.time.Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(clock.getZone()).toInstant();
    }

    private void later() {
        control.tickFrom(clock.instant().plus(Duration.ofMinutes(10)));
    }

    private String person(String phone, String email) {
        String account = "t.deliver." + round + "." + System.nanoTime();
        jdbc.sql("insert into register.person (account, name, phone, email) values (?, ?, ?, ?)")
                .params(account, account, phone, email)
                .update();
        return account;
    }

    private void alert(String channel, String suffix) {
        alert(channel, suffix, person);
    }

    private void alert(String channel, String suffix, String to) {
        jdbc.sql("""
                        insert into register.alert (idempotency_key, directive, proceeding, task, due, rung, recipient,
                          channel, nominal_at, send_at, state, created_at)
                        values (?, 'T', ?, 'due', current_date, 'DO', ?, ?, ?, ?, 'PENDING', ?)
                        """)
                .params(key + suffix, key, to, channel, morning, morning, morning)
                .update();
    }

    private List<String> states() {
        return jdbc.sql("select state from register.alert where proceeding = ? and directive <> split_part(?, ':', 1)"
                        + " or idempotency_key = ?")
                .params(key, key, key + "express")
                .query(String.class)
                .list();
    }

    private String stateOf(String suffix) {
        return jdbc.sql("select state from register.alert where idempotency_key = ?")
                .param(key + suffix)
                .query(String.class)
                .single();
    }

    private long id(String suffix) {
        return jdbc.sql("select id from register.alert where idempotency_key = ?")
                .param(key + suffix)
                .query(Long.class)
                .single();
    }

    private String batch(String suffix) {
        return jdbc.sql("select batch from register.alert where idempotency_key = ?")
                .param(key + suffix)
                .query(String.class)
                .single();
    }

    private List<Deliveries.Attempt> tries(String suffix) {
        return deliveries.of(List.of(batch(suffix))).getOrDefault(batch(suffix), List.of());
    }

    private List<String> story(String suffix) {
        return tries(suffix).stream()
                .map(attempt -> attempt.carrier() + " " + attempt.outcome())
                .toList();
    }

    private List<String> incidents() {
        return jdbc.sql("""
                        select i.incident_msg_ from act_ru_incident i
                        join register.proceeding p on p.process_instance_id = i.proc_inst_id_ where p.key = ?
                        """).param(key).query(String.class).list();
    }
}
