package vn.dondoc.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** An office's first days with the shipped jar in the profile production, each step as the operator's guide says. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("Chạy thật: cài, đặt mật khẩu, làm việc, sao lưu, phục hồi")
class ProductionIT {

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(90);
    private static final Path DIRECTORY = Path.of("target/production-" + UUID.randomUUID());
    private static final String MACHINE = "mật khẩu của máy giám sát";
    private static final String ADMIN = "lg.quantri:Mật khẩu thứ nhất";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static DatabaseServer server;
    private static Jar node;

    @BeforeAll
    static void server() throws Exception {
        server = Backup.client().filter(release -> release < 17).isPresent() && Files.exists(DatabaseServer.OLDER)
                ? DatabaseServer.startOlder(DIRECTORY.resolve("postgres"))
                : DatabaseServer.start(DIRECTORY.resolve("postgres"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (node != null) {
            node.close();
        }
        server.close();
    }

    @Test
    @Order(1)
    @DisplayName("Thiếu mật khẩu cơ sở dữ liệu: không chạy, một thông báo nói thiếu gì, đặt ở đâu")
    void refusesToStartWithoutItsSecrets() throws Exception {
        Jar refused = Jar.production(DIRECTORY, Map.of());
        assertThat(refused.untilEnd(ENDS_WITHIN)).isEqualTo(1);
        assertThat(refused.output())
                .contains(
                        "Thiếu địa chỉ máy chủ PostgreSQL: đặt SPRING_DATASOURCE_URL",
                        "Thiếu mật khẩu PostgreSQL: đặt SPRING_DATASOURCE_PASSWORD hoặc tệp spring.datasource.password",
                        "/run/secrets")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    @Order(2)
    @DisplayName("Sai mật khẩu cơ sở dữ liệu: nói rõ, không in mật khẩu, không in vết lỗi")
    void saysThatThePasswordIsWrong() throws Exception {
        Map<String, String> wrong = new HashMap<>(server.settings());
        wrong.put("SPRING_DATASOURCE_PASSWORD", "đoán bừa");
        Jar refused = Jar.production(DIRECTORY, wrong);
        assertThat(refused.untilEnd(ENDS_WITHIN)).isEqualTo(1);
        assertThat(message(refused))
                .contains("PostgreSQL không nhận tài khoản hoặc mật khẩu", "SPRING_DATASOURCE_USERNAME")
                .doesNotContain("đoán bừa", "\tat ");
    }

    @Test
    @Order(3)
    @DisplayName("Chưa có dữ liệu của cơ quan: không chạy với sổ trống, chỉ cách khắc phục")
    void refusesToRunAnOfficeWithoutPeople() throws Exception {
        Jar refused = Jar.production(DIRECTORY, server.settings());
        assertThat(refused.untilEnd(ENDS_WITHIN)).isEqualTo(1);
        assertThat(message(refused)).contains("chưa có cơ quan và người dùng nào", "DONDOC_OFFICE");
    }

    @Test
    @Order(4)
    @DisplayName("Mật đọc từ tệp, dữ liệu cơ quan nạp lúc khởi động: chạy, không có gì của chế độ dùng thử")
    void startsWithItsSecretsAndItsData() throws Exception {
        node = started();
        assertThat(node.output()).doesNotContain("dùng thử", DatabaseServer.PASSWORD);
        assertThat(node.output().lines().filter(line -> line.startsWith("{")).findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("\"@timestamp\"", "\"don-doc\""));
        assertThat(server.look("dondoc")
                        .sql("select count(*) from register.person where password_hash is not null")
                        .query(Integer.class)
                        .single())
                .as("nobody has a password that was not set")
                .isZero();
        assertThat(node.get("/api/directives", "lg.quantri:demo").statusCode()).isEqualTo(401);
    }

    @Test
    @Order(5)
    @DisplayName("Lệnh password cho người đầu tiên vào được; quá ngắn hay sai tên thì không đổi gì")
    void thePasswordCommandGivesTheFirstLogin() throws Exception {
        assertThat(password("ngắn\n", "lg.quantri")).contains("ít nhất 10 ký tự");
        assertThat(password("Mật khẩu thứ nhất\n", "khong.co")).contains("Không có tài khoản \"khong.co\"");
        assertThat(password("Mật khẩu thứ nhất\n", "lg.quantri")).contains("Đã đặt mật khẩu cho lg.quantri");
        assertThat(password("Mật khẩu thứ nhất\n", "lg.ky")).contains("Đã đặt");
        assertThat(server.look("dondoc")
                        .sql("select password_hash from register.person where account = 'lg.quantri'")
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}$2a$");

        JsonNode directives = JSON.readTree(node.get("/api/directives", ADMIN).body());
        assertThat(directives.path("items").get(0).path("key").asText()).isEqualTo("15-CT-UBND");
        assertThat(node.get("/trial", ADMIN).statusCode()).isNotEqualTo(200);
        assertThat(node.get("/api/rehearsal/clock", ADMIN).statusCode()).isEqualTo(404);
        assertThat(node.get("/trial/banner", null).statusCode()).isEqualTo(204);
    }

    @Test
    @Order(6)
    @DisplayName("Sau cửa proxy: phiên chỉ đi qua TLS, chuyển trang đúng tên máy; đổi mật khẩu thì phiên cũ hết")
    void behindTheProxy() throws Exception {
        Visitor signer = new Visitor();
        HttpResponse<String> in = signer.login(node, "lg.ky", "Mật khẩu thứ nhất");
        assertThat(in.headers().firstValue("Location")).hasValue("/");
        assertThat(in.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(signer.asSet.get("SESSION")).contains("Secure", "HttpOnly", "SameSite=Lax");
        assertThat(signer.get(node, "/").statusCode()).isEqualTo(200);
        signer.get(node, "/camunda/app/tasklist/default/");
        assertThat(signer.asSet.get("XSRF-TOKEN")).contains("Secure");
        assertThat(signer.tasks(node, "userTask_sign")).hasSize(1);

        password("Mật khẩu thứ hai\n", "lg.ky");
        assertThat(signer.get(node, "/").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/login"));
        assertThat(signer.login(node, "lg.ky", "Mật khẩu thứ nhất").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("error"));
        signer.login(node, "lg.ky", "Mật khẩu thứ hai");
        assertThat(signer.get(node, "/").statusCode()).isEqualTo(200);
        assertThat(password("", "lg.ky", "--close")).contains("Đã đóng tài khoản lg.ky");
        assertThat(signer.get(node, "/").statusCode()).isEqualTo(302);
        assertThat(signer.login(node, "lg.ky", "Mật khẩu thứ hai").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("error"));
    }

    @Test
    @Order(7)
    @DisplayName("Số liệu giám sát: máy giám sát và quản trị đọc được, cán bộ và người lạ thì không")
    void theFiguresAreNotForEverybody() throws Exception {
        assertThat(node.get("/actuator/prometheus", null).statusCode()).isEqualTo(401);
        assertThat(node.get("/actuator/prometheus", "prometheus:đoán bừa").statusCode())
                .isEqualTo(401);
        password("Mật khẩu thứ ba\n", "lg.so.tc");
        assertThat(node.get("/actuator/prometheus", "lg.so.tc:Mật khẩu thứ ba").statusCode())
                .isEqualTo(403);
        assertThat(node.get("/actuator/prometheus", ADMIN).statusCode()).isEqualTo(200);
        String figures =
                node.get("/actuator/prometheus", "prometheus:" + MACHINE).body();
        assertThat(figures)
                .contains(
                        "dondoc_assignments_overdue 0.0",
                        "dondoc_alerts_undelivered{state=\"failed\"} 0.0",
                        "dondoc_alerts_undelivered{state=\"waiting\"} 0.0",
                        "dondoc_incidents_open 0.0",
                        "dondoc_jobs_oldest_due_seconds");
        assertThat(node.get("/api/directives", "prometheus:" + MACHINE).statusCode())
                .isEqualTo(401);
        assertThat(node.get("/actuator/health", null).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(node.get("/actuator/env", ADMIN).statusCode()).isNotEqualTo(200);
    }

    @Test
    @Order(8)
    @DisplayName("Lịch sử của máy quy trình được dọn buổi tối, ngoài giờ lên mốc đôn đốc")
    void historyIsCleanedInTheEvening() {
        assertThat(server.look("dondoc").sql("""
                                select duedate_::time between '20:00' and '23:00' from act_ru_job
                                where handler_type_ = 'history-cleanup'
                                """).query(Boolean.class).list()).containsExactly(true);
    }

    @Test
    @Order(9)
    @DisplayName(
            "Sao lưu khi đang chạy, mất sạch, phục hồi: từng bảng như cũ, tệp minh chứng còn nguyên, việc làm tiếp được")
    void whatWasBackedUpComesBack() throws Exception {
        assumeBackup();
        password("Mật khẩu thứ tư\n", "lg.ky");
        Visitor signer = new Visitor();
        signer.login(node, "lg.ky", "Mật khẩu thứ tư");
        signer.get(node, "/camunda/app/tasklist/default/");
        signer.complete(
                node,
                node,
                signer.tasks(node, "userTask_sign").get(0).path("id").asText(),
                "lg.ky",
                Map.of("decision", "SIGNED"));
        password("Mật khẩu thứ năm\n", "lg.so.gddt");
        String key = settled("15-CT-UBND");
        HttpResponse<String> kept =
                node.upload("/api/assignments/" + key + "/files", "lg.so.gddt:Mật khẩu thứ năm", "minh-chung.pdf", PDF);
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        long file = JSON.readTree(kept.body()).path("files").get(0).asLong();

        Map<String, String> before = server.content("dondoc");
        Path dump = DIRECTORY.resolve("dondoc.dump");
        Backup.dump(server, dump);
        node.close();
        server.look("dondoc").sql("drop schema register cascade").update();
        Backup.restore(server, dump);
        Map<String, String> after = server.content("dondoc");
        assertThat(after).isEqualTo(before);
        assertThat(before.get("register.evidence_file")).startsWith("1 ");
        assertThat(before.get("public.act_ru_task")).doesNotStartWith("0 ");

        node = started();
        assertThat(node.getBytes("/api/files/" + file, ADMIN)).isEqualTo(PDF);
        assertThat(signer.get(node, "/").statusCode())
                .as("even who was signed in still is")
                .isEqualTo(200);
        Visitor officer = new Visitor();
        officer.login(node, "lg.so.gddt", "Mật khẩu thứ năm");
        officer.get(node, "/camunda/app/tasklist/default/");
        officer.complete(
                node,
                node,
                officer.tasks(node, "userTask_register").get(0).path("id").asText(),
                "lg.so.gddt",
                Map.of("arrivalNo", "1", "arrivalOn", "2022-06-16"));
        assertThat(officer.tasks(node, "userTask_assign")).hasSize(1);
    }

    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private static void assumeBackup() throws InterruptedException {
        boolean possible = Backup.client().isPresent();
        if (Boolean.parseBoolean(System.getenv("BACKUP_REQUIRED"))) {
            assertThat(possible).as("pg_dump on the path").isTrue();
        }
        if (!possible) {
            System.out.println("BACKUP TEST SKIPPED: no pg_dump on the path");
        }
        assumeTrue(possible, "No pg_dump on the path");
    }

    /** Answers a product's key once all is issued and nothing more runs by itself. */
    private static String settled(String directive) {
        Await.until(
                () -> server.look("dondoc")
                                .sql("select count(*) from register.directive where key = ? and state = 'IN_EXECUTION'")
                                .param(directive)
                                .query(Integer.class)
                                .single()
                        == 1,
                "all is issued");
        Await.until(
                () -> server.look("dondoc")
                                .sql("select count(*) from act_ru_job where duedate_ <= localtimestamp")
                                .query(Integer.class)
                                .single()
                        == 0,
                "nothing is due");
        return server.look("dondoc")
                .sql(
                        "select key from register.assignment where directive = ? and kind = 'execute' and body = 'lg.so.gddt'"
                                + " order by key limit 1")
                .param(directive)
                .query(String.class)
                .single();
    }

    private static Jar started() throws Exception {
        Path secrets = Files.createDirectories(DIRECTORY.resolve("secrets"));
        Files.writeString(secrets.resolve("spring.datasource.password"), DatabaseServer.PASSWORD + "\n");
        Files.writeString(secrets.resolve("dondoc.metrics.password"), MACHINE);
        Map<String, String> settings = new HashMap<>(server.settings());
        settings.remove("SPRING_DATASOURCE_PASSWORD");
        settings.put("DONDOC_SECRETS", secrets.toAbsolutePath().toString());
        settings.put(
                "DONDOC_OFFICE",
                Path.of("src/test/resources/data/second").toAbsolutePath().toString());
        return Jar.production(DIRECTORY.resolve("node"), settings).untilUp();
    }

    private static String password(String typed, String... words) throws Exception {
        Map<String, String> settings = new HashMap<>(server.settings());
        settings.put("SPRING_PROFILES_ACTIVE", "production");
        String[] command = new String[words.length + 1];
        command[0] = "password";
        System.arraycopy(words, 0, command, 1, words.length);
        Jar run = Jar.command(DIRECTORY.resolve("command"), settings, typed, command);
        run.untilEnd(ENDS_WITHIN);
        return run.output();
    }

    /** What the last structured line says. */
    private static String message(Jar ended) throws Exception {
        StringBuilder messages = new StringBuilder();
        for (String line : ended.output().lines().toList()) {
            messages.append(
                            line.startsWith("{")
                                    ? JSON.readTree(line).path("message").asText()
                                    : line)
                    .append('\n');
        }
        return messages.toString();
    }
}
