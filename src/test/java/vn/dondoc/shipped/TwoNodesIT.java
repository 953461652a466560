package vn.dondoc.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two nodes of the shipped jar over one PostgreSQL server, in the profile production; one of them is killed with SIGKILL
 * in the middle of its work, twice.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("Hai nút, một cơ sở dữ liệu: mất một nút giữa chừng thì không mất việc, không lặp việc")
class TwoNodesIT {

    private static final Path DIRECTORY = Path.of("target/two-nodes-" + UUID.randomUUID());
    private static final String PASSWORD = "Mật khẩu người ký";

    /** Ten thousand pieces of work that are due in years, and a thousand that have been due for long. */
    private static final String LARGE = "1-CV-LON";

    private static final String LATE = "2-CV-TRE";

    private static DatabaseServer server;
    private static Gateway gateway;
    private static JdbcClient database;
    private static Jar a;
    private static Jar b;
    private static CompletableFuture<Jar> again;

    @BeforeAll
    static void start() throws Exception {
        gateway = Gateway.open();
        server = DatabaseServer.start(DIRECTORY.resolve("postgres"));
        database = server.look("dondoc");
        Path office = DIRECTORY.resolve("office");
        LargeOffice.write(office);
        LargeOffice.directive(office, "1-CV/LON", "THUONG", 50, "2030-12-31", "MONITOR");
        LargeOffice.directive(office, "2-CV/TRE", "HOA_TOC", 5, "2025-02-28", "MONITOR");
        // At the same instant, on an empty database.
        Jar first = node("a");
        b = node("b").untilUp();
        a = first.untilUp();
        Map<String, String> settings = new HashMap<>(server.settings());
        settings.put("SPRING_PROFILES_ACTIVE", "production");
        Jar command = Jar.command(DIRECTORY.resolve("command"), settings, PASSWORD + "\n", "password", "l.ky");
        assertThat(command.untilEnd(Duration.ofMinutes(1))).isZero();
    }

    @AfterAll
    static void stop() throws Exception {
        for (Jar node : new Jar[] {a, b, again == null ? null : again.getNow(null)}) {
            if (node != null) {
                node.close();
            }
        }
        server.close();
        gateway.close();
    }

    private static Jar node(String name) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(server.settings());
        settings.put("DONDOC_NODE", name);
        settings.put(
                "DONDOC_OFFICE", DIRECTORY.resolve("office").toAbsolutePath().toString());
        settings.put("DONDOC_GATEWAY_URL", gateway.url());
        settings.put("DONDOC_GATEWAY_TOKEN", name);
        settings.put("DONDOC_RELAY_INTERVAL", "200");
        // A test does not wait five minutes for what a lost node had taken.
        settings.put("DONDOC_RELAY_LEASE", "15s");
        settings.put("CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "10000");
        settings.put("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "12");
        return Jar.unpacked(DIRECTORY.resolve(name), settings);
    }

    @Test
    @Order(1)
    @DisplayName("Hai nút khởi động cùng lúc trên cơ sở dữ liệu trống: mỗi thứ có một, không nút nào lỗi")
    void bothStartAtOnce() {
        assertThat(count("act_re_deployment where name_ = 'don-doc'")).isEqualTo(1);
        assertThat(count("act_ru_filter")).isEqualTo(7);
        assertThat(count("register.proceeding")).isEqualTo(2);
        assertThat(count("register.person")).isEqualTo(LargeOffice.BODIES + 2);
    }

    @Test
    @Order(2)
    @DisplayName("Giết một nút khi đang phát hành 10.000 việc: nút kia làm nốt, mỗi việc đúng một lần")
    void aNodeIsKilledWhileIssuing() throws Exception {
        Visitor signer = new Visitor();
        signer.login(a, "l.ky", PASSWORD);
        signer.get(a, "/camunda/app/tasklist/default/");
        // The session that began on one node goes on, on the other.
        assertThat(signer.get(b, "/").statusCode()).isEqualTo(200);
        signer.complete(b, a, taskOf(LARGE), "l.ky", Map.of("decision", "SIGNED"));

        Await.until(() -> issued(LARGE) >= 2_000, "a fifth is issued");
        String working = awaitWriter();
        Jar lost = working.equals("a") ? a : b;
        lost.kill();
        int atTheKill = issued(LARGE);
        System.out.println("killed node " + working + " in the middle of a chunk, " + atTheKill + " issued");
        assertThat(atTheKill).isLessThan(10_000);
        assertThat(lost.isAlive()).isFalse();

        Jar left = lost == a ? b : a;
        assertThat(signer.get(left, "/").statusCode())
                .as("still signed in, on the node that is left")
                .isEqualTo(200);
        again = CompletableFuture.supplyAsync(() -> restarted(working + "2"));
        Await.until(
                () -> count("register.directive where key = '" + LARGE + "' and state = 'IN_EXECUTION'") == 1,
                "all is issued");
        everyoneOnce(LARGE, 10_000);
        assertThat(count("act_ru_incident")).isZero();

        a = left;
        b = again.get(2, TimeUnit.MINUTES);
        again = null;
    }

    @Test
    @Order(3)
    @DisplayName(
            "Giết một nút trong cơn dồn 1.000 mốc quá hạn, đúng lúc cổng vừa nhận tin: mỗi mốc một dòng, mỗi tin một lần")
    void aNodeIsKilledInAStormOfTimers() throws Exception {
        int before = count("register.alert");
        Jar lost = b;
        String name = nameOf(lost);
        AtomicInteger ofLost = new AtomicInteger();
        CompletableFuture<Integer> ledgerAtTheKill = new CompletableFuture<>();
        CompletableFuture<String> inFlight = new CompletableFuture<>();
        gateway.whenAccepted(arrival -> {
            if (arrival.node().equals(name) && ofLost.incrementAndGet() == 60) {
                // Accepted by the gateway, and the sender will never know.
                try {
                    ledgerAtTheKill.complete(count("register.alert") - before);
                    lost.kill();
                    inFlight.complete(arrival.key());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        Visitor signer = new Visitor();
        signer.login(a, "l.ky", PASSWORD);
        signer.get(a, "/camunda/app/tasklist/default/");
        signer.complete(a, b, taskOf(LATE), "l.ky", Map.of("decision", "SIGNED"));

        String key = inFlight.get(Await.WITHIN.toSeconds(), TimeUnit.SECONDS);
        int written = ledgerAtTheKill.get();
        System.out.println("killed node " + name + " in the storm: " + written + " of 1000 on the ledger, "
                + gateway.arrivals().size() + " messages at the gateway");
        assertThat(lost.isAlive()).isFalse();
        Await.until(
                () -> count("register.alert") - before == 1_000,
                () -> "every rung is on the ledger: " + (count("register.alert") - before) + " rows of "
                        + count("(select distinct proceeding from register.alert) x") + " pieces of work, "
                        + count("act_ru_job where retries_ = 0") + " failed jobs, "
                        + count("act_ru_job where duedate_ <= now() and retries_ > 0") + " due");
        Await.until(() -> count("register.alert where state = 'SENT'") - before == 1_000, "every alert is sent");

        assertThat(count("(select proceeding, task, rung from register.alert group by 1, 2, 3 having count(*) > 1) x"))
                .isZero();
        assertThat(count("(select distinct proceeding from register.alert where directive = '" + LATE + "') x"))
                .isEqualTo(1_000);
        assertThat(count("act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_"
                        + " where e.parent_id_ is null and d.key_ = 'escalation'"))
                .as("one escalation each")
                .isEqualTo(1_000);
        Map<String, Integer> times = gateway.times();
        assertThat(times).hasSize(1_000);
        assertThat(times.entrySet().stream().filter(each -> each.getValue() > 1).map(Map.Entry::getKey))
                .as("only what the gateway took and the lost node could not note comes again, under its old key")
                .containsExactly(key);
        assertThat(times.get(key)).isEqualTo(2);
        assertThat(count("act_ru_incident")).isZero();
        assertThat(written).isBetween(60, 999);
        everyoneOnce(LATE, 1_000);
    }

    /** Exactly so many are out: each once in the register, once in the engine, once in the trail. */
    private static void everyoneOnce(String directive, int expected) {
        for (String counted : List.of(
                "register.assignment a where a.directive = ?",
                "(select distinct measure, body from register.assignment where directive = ?) x",
                "register.proceeding where key <> directive and directive = ?",
                "(select distinct proceeding from register.trail where event = 'issued' and directive = ?) x",
                "register.trail where event = 'issued' and directive = ?",
                """
                act_ru_execution e join register.proceeding p on p.key = e.business_key_
                  where e.parent_id_ is null and e.super_exec_ is null and p.key <> p.directive and p.directive = ?""",
                """
                act_ru_task t join register.step s on s.task_id = t.id_ and s.done_at is null
                  join register.assignment a on a.key = s.proceeding
                  where t.task_def_key_ = 'userTask_execute' and a.directive = ?""",
                """
                register.step s join register.assignment a on a.key = s.proceeding
                  where s.task = 'userTask_execute' and a.directive = ?""")) {
            assertThat(database.sql("select count(*) from " + counted)
                            .param(directive)
                            .query(Integer.class)
                            .single())
                    .as(counted)
                    .isEqualTo(expected);
        }
    }

    private static Jar restarted(String name) {
        try {
            return node(name).untilUp();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nameOf(Jar node) throws IOException {
        return node.output().replaceAll("(?s).*?\"node\":\\{\"name\":\"([^\"]+)\".*", "$1");
    }

    /** The node whose transaction has been open for a while: it is in the middle of a chunk. */
    private static String awaitWriter() {
        String[] found = new String[1];
        Await.until(
                () -> {
                    found[0] = database.sql("""
                                    select split_part(application_name, ' ', 2) from pg_stat_activity
                                    where datname = 'dondoc' and backend_xid is not null
                                      and xact_start < clock_timestamp() - interval '25 ms'
                                      and application_name like 'don-doc %' limit 1
                                    """).query(String.class).optional().orElse(null);
                    return found[0] != null;
                },
                "a node is in the middle of a chunk");
        return found[0];
    }

    private static String taskOf(String directive) {
        return database.sql(
                        "select task_id from register.step where proceeding = ? and task = 'userTask_sign' and done_at is null")
                .param(directive)
                .query(String.class)
                .single();
    }

    private static int issued(String directive) {
        return database.sql("select issued from register.directive where key = ?")
                .param(directive)
                .query(Integer.class)
                .single();
    }

    private static int count(String from) {
        return database.sql("select count(*) from " + from).query(Integer.class).single();
    }
}
