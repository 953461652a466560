package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
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

/** Over real HTTP, since the server itself cuts long addresses. */
@OfficeTest
@DisplayName("/api/deadlines/resolve và /api/calendar/add")
class DeadlineApiIT {

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
    void somebodyWithAPassword() {
        office.open();
        office.body("t.reader", "Đơn vị đọc hạn", "DISTRICT_COMMITTEE");
        jdbc.sql("update register.person set password_hash = ? where account = 't.reader'")
                .param(passwords.encode("demo"))
                .update();
    }

    @Test
    @DisplayName("Trả lời đúng sáu trường đã hẹn, trường nào không áp dụng là null")
    void theAgreedFields() throws Exception {
        JsonNode quarter = answer("trong quý IV-2020", "2019-10-17", "");
        assertThat(quarter.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("kind", "due", "operator", "every", "explanation", "question");
        assertThat(quarter.path("kind").asText()).isEqualTo("period");
        assertThat(quarter.path("due").asText()).isEqualTo("2020-12-31");
        assertThat(quarter.path("operator").asText()).isEqualTo("within");
        assertThat(quarter.path("every").isNull()).isTrue();
        assertThat(quarter.path("question").isNull()).isTrue();
        assertThat(quarter.path("explanation").asText()).contains("ngày cuối quý, 31/12/2020");

        JsonNode regularly = answer("định kỳ", "2019-10-17", "");
        assertThat(regularly.path("kind").asText()).isEqualTo("recurring");
        assertThat(regularly.path("every").isNull()).isTrue();
        assertThat(regularly.path("due").isNull()).isTrue();
        assertThat(regularly.path("question").asText()).contains("Bao lâu");
        assertThat(answer("hằng năm", "2019-10-17", "").path("every").asText()).isEqualTo("P1Y");
    }

    @Test
    @DisplayName("Ngày nhận làm mốc; chưa có thì ước tính theo ngày ban hành; không cho ngày ban hành thì lấy hôm nay")
    void receiptIssueAndToday() throws Exception {
        String phrase = "trong 15 ngày làm việc kể từ ngày nhận";
        assertThat(answer(phrase, "2019-10-17", "").path("due").asText()).isEqualTo("2019-11-07");
        assertThat(answer(phrase, "2019-10-17", "").path("explanation").asText())
                .contains("ước tính");
        JsonNode received = answer(phrase, "2019-10-17", "2019-10-21");
        assertThat(received.path("due").asText()).isEqualTo("2019-11-11");
        assertThat(received.path("explanation").asText()).doesNotContain("ước tính");
        HttpResponse<String> today = get("/api/deadlines/resolve?phrase=" + encoded("trong quý IV-2020"));
        assertThat(today.statusCode()).isEqualTo(200);
        assertThat(json.readTree(today.body()).path("due").asText()).isEqualTo("2020-12-31");
        assertThat(json.readTree(today.body()).path("explanation").asText()).contains("lấy ngày hôm nay");
    }

    @Test
    @DisplayName("Thiếu, quá dài, ngày sai: 400, một câu nêu tham số và cách sửa")
    void problems() throws Exception {
        refused("/api/deadlines/resolve?issued=2019-10-17", "phrase");
        refused("/api/deadlines/resolve?phrase=&issued=2019-10-17", "phrase");
        refused("/api/deadlines/resolve?phrase=%20%C2%A0&issued=2019-10-17", "phrase");
        refused("/api/deadlines/resolve?issued=2019-10-17&phrase=" + "1".repeat(10_000), "dài 10000 ký tự");
        refused("/api/deadlines/resolve?issued=2019-10-17&phrase=" + encoded("ợ".repeat(5_000)), "dài 5000 ký tự");
        refused("/api/deadlines/resolve?phrase=a&issued=17/10/2019", "issued");
        refused("/api/deadlines/resolve?phrase=a&issued=2019-02-30", "issued");
        refused("/api/deadlines/resolve?phrase=a&issued=0019-02-03", "issued");
        refused("/api/deadlines/resolve?phrase=a&issued=2019-10-17&received=x", "received");
        refused("/api/deadlines/resolve?phrase=a&issued=2019-10-17&received=2019-10-16", "trước ngày ban hành");
    }

    @Test
    @DisplayName("Ngày không có trong lịch thì hỏi; câu dài nhất vẫn trả lời")
    void asksInsteadOfFailing() throws Exception {
        JsonNode wrong = answer("trước ngày 31/02", "2019-10-17", "");
        assertThat(wrong.path("kind").asText()).isEqualTo("ask");
        assertThat(wrong.path("question").asText()).contains("31/02");
        assertThat(answer("ngày 1, ".repeat(500), "2019-10-17", "").path("kind").asText())
                .isNotEmpty();
    }

    @Test
    @DisplayName("15 ngày làm việc từ 17/10/2019 là 07/11/2019; ngày sai thì 400")
    void workingDays() throws Exception {
        HttpResponse<String> answer = get("/api/calendar/add?from=2019-10-17&workingDays=15");
        assertThat(answer.body()).isEqualTo("{\"date\":\"2019-11-07\"}");
        refused("/api/calendar/add?from=2019-13-17&workingDays=15", "from");
        refused("/api/calendar/add?from=2019-10-17&workingDays=x", "workingDays");
    }

    @Test
    @DisplayName("Không đăng nhập thì không trả lời")
    void needsALogin() throws Exception {
        HttpResponse<String> nobody = client.send(
                HttpRequest.newBuilder(uri("/api/deadlines/resolve?phrase=a&issued=2019-10-17"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(nobody.statusCode()).isEqualTo(401);
    }

    private JsonNode answer(String phrase, String issued, String received) throws Exception {
        HttpResponse<String> response =
                get("/api/deadlines/resolve?phrase=" + encoded(phrase) + "&issued=" + issued + "&received=" + received);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private void refused(String path, String named) throws Exception {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json.readTree(response.body()).path("detail").asText()).contains(named);
    }

    private HttpResponse<String> get(String path) throws Exception {
        String basic = Base64.getEncoder().encodeToString("t.reader:demo".getBytes(StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Basic " + basic)
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
