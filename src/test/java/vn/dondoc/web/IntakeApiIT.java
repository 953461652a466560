package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;

/** A program of the office sends a document, over real HTTP. */
@OfficeTest
@DisplayName("POST /api/intake")
class IntakeApiIT {

    @LocalServerPort
    private int port;

    @Autowired
    private SampleOffice office;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private ObjectMapper json;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void peopleWithPasswords() {
        office.open();
        office.body("t.intake", "Đơn vị thử đọc văn bản", "DISTRICT_COMMITTEE");
        String coded = passwords.encode("demo");
        jdbc.sql("update register.person set password_hash = ? where account = 't.intake'")
                .param(coded)
                .update();
        jdbc.sql("insert into register.person (account, name, password_hash) values ('t.admin', 'Quản trị thử', ?)"
                        + " on conflict (account) do update set password_hash = excluded.password_hash")
                .param(coded)
                .update();
        jdbc.sql("insert into register.membership (person, body, role, valid_from)"
                        + " select 't.admin', 't.intake', 'ADMINISTRATOR', date '2000-01-01'"
                        + " where not exists (select 1 from register.membership where person = 't.admin')")
                .update();
    }

    @Test
    @DisplayName("Văn bản thật: trả đúng các tên đã hẹn, không lưu gì")
    void theDirective() throws Exception {
        long before = directives();
        HttpResponse<String> answer = post("t.admin", "text/plain; charset=UTF-8", sample());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode read = json.readTree(answer.body());
        assertThat(read.fieldNames())
                .toIterable()
                .contains(
                        "number",
                        "symbol",
                        "type",
                        "date",
                        "issuer",
                        "place",
                        "subject",
                        "signer",
                        "recipients",
                        "copies",
                        "basis",
                        "instructions",
                        "monitoring",
                        "readings",
                        "relations");
        assertThat(read.path("number").asText()).isEqualTo("875");
        assertThat(read.path("date").asText()).isEqualTo("2019-10-17");
        assertThat(read.path("signer").path("name").asText()).isEqualTo("Y Mửi");
        JsonNode third = read.path("instructions").path(7);
        assertThat(third.path("no").asText()).isEqualTo("3");
        assertThat(third.path("lead").path(0).asText()).isEqualTo("Ủy ban nhân dân tỉnh");
        assertThat(third.path("deadline").path("due").asText()).isEqualTo("2020-12-31");
        assertThat(third.path("deadline").path("kind").asText()).isEqualTo("period");
        assertThat(third.path("deadline").path("operator").asText()).isEqualTo("within");
        assertThat(directives()).isEqualTo(before);
    }

    @Test
    @DisplayName("Dấu mật, rỗng, không phải UTF-8, tệp lạ: 400 bằng tiếng Việt, nêu lý do")
    void refusals() throws Exception {
        refused("text/plain", "MẬT\nSố 1-CV/TU\nKính gửi: Sở Một.".getBytes(StandardCharsets.UTF_8), "dấu mật");
        refused("text/plain", new byte[0], "Chưa có gì để đọc");
        refused("text/plain", new byte[] {'K', (byte) 0xED, 'n', 'h'}, "không phải UTF-8");
        refused("application/pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8), "hỏng");
        refused(
                "application/xml",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><MessageHeader>&x;</MessageHeader>"
                        .getBytes(StandardCharsets.UTF_8),
                "DTD");
        refused("image/png", new byte[] {1, 2, 3}, "không đọc được");
    }

    @Test
    @DisplayName("Người không phải văn thư Văn phòng hay quản trị: 403; chưa đăng nhập: 401")
    void rights() throws Exception {
        assertThat(post("t.intake", "text/plain", sample()).statusCode()).isEqualTo(403);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/intake"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isIn(401, 403);
    }

    private void refused(String type, byte[] content, String reason) throws Exception {
        HttpResponse<String> answer = post("t.admin", type, content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json.readTree(answer.body()).path("detail").asText()).contains(reason);
    }

    private HttpResponse<String> post(String account, String type, byte[] content) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/intake"))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private long directives() {
        return jdbc.sql("select count(*) from register.directive")
                .query(Long.class)
                .single();
    }

    private static byte[] sample() throws Exception {
        try (InputStream in = IntakeApiIT.class.getResourceAsStream("/875-CV-TU.txt")) {
            return in.readAllBytes();
        }
    }
}
