package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.register.EvidencePapers;

@OfficeTest
@DisplayName("Tệp minh chứng")
class EvidenceIT {

    private static final String KEY = "T-WEB-FILES";
    private static final String WORK = KEY + ":1:t.b1";
    private static final LocalDate DUE = LocalDate.parse("2020-12-31");

    @LocalServerPort
    private int port;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private WebOffice office;

    @Autowired
    private EvidencePapers papers;

    @Autowired
    private JdbcClient jdbc;

    private MockMvc browser;

    @BeforeEach
    void workInHand() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        office.directive(KEY, "execute", DUE, 2);
        office.assignment(KEY, "t.b1", "IN_PROGRESS", DUE, "DOCUMENT");
        office.assignment(KEY, "t.b2", "SUBMITTED", DUE, "DOCUMENT");
        office.step(WORK, "userTask_execute", "t.b1", DUE);
        office.step(KEY + ":1:t.b2", "userTask_confirm", "t.monitor", DUE);
    }

    @AfterEach
    void clean() {
        office.forget(KEY);
    }

    @Test
    @DisplayName("Tải lên, tải xuống nguyên vẹn, chỉ là tệp đính kèm; nộp văn bản thì tệp theo văn bản và hết xóa được")
    void upDownAndSubmitted() throws Exception {
        byte[] pdf = pdf("nội dung");
        upload("t.b1", WORK, "báo cáo \"1\".pdf", pdf).andExpect(status().isOk());
        Map<String, Object> kept = kept();
        assertThat(kept)
                .containsEntry("media_type", "application/pdf")
                .containsEntry("uploaded_by", "t.b1")
                .containsEntry("size", (long) pdf.length);
        long id = (long) kept.get("id");
        browser.perform(get("/api/files/" + id).with(user("t.monitor")))
                .andExpect(status().isOk())
                .andExpect(content().bytes(pdf))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")));

        papers.add(WORK, null, new EvidencePapers.Paper("1-BC", DUE, "Báo cáo", "Ban theo dõi thử"), "t.b1");
        assertThat(kept().get("evidence")).isNotNull();
        browser.perform(post("/work/" + WORK + "/files/" + id + "/remove")
                        .with(user("t.b1"))
                        .with(csrf()))
                .andExpect(flash().attributeExists("refusals"));
        assertThat(kept()).isNotNull();
    }

    @Test
    @DisplayName("Cùng nội dung tải hai lần chỉ giữ một; người tải xóa được khi chưa nộp, người khác thì không")
    void sameContentOnceAndOwnFilesGo() throws Exception {
        upload("t.b1", WORK, "a.pdf", pdf("x")).andExpect(status().isOk());
        upload("t.b1", WORK, "b.pdf", pdf("x")).andExpect(status().isOk());
        long id = (long) kept().get("id");
        jdbc.sql("update register.evidence_file set uploaded_by = 't.b2' where id = ?")
                .param(id)
                .update();
        remove(id).andExpect(status().isForbidden());
        jdbc.sql("update register.evidence_file set uploaded_by = 't.b1' where id = ?")
                .param(id)
                .update();
        remove(id).andExpect(redirectedUrl("/work/" + WORK + "#evidence"));
        assertThat(jdbc.sql("select count(*) from register.evidence_file where assignment = ?")
                        .param(WORK)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName("Chỉ cơ quan đang đến lượt được thêm: cơ quan khác 403, cơ quan xác nhận 403, đã nộp rồi thì từ chối")
    void onlyWhoseTurnItIs() throws Exception {
        upload("t.b2", WORK, "a.pdf", pdf("x"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail", containsString("không phải việc của cơ quan")));
        upload("t.monitor", KEY + ":1:t.b2", "a.pdf", pdf("x")).andExpect(status().isForbidden());
        upload("t.b2", KEY + ":1:t.b2", "a.pdf", pdf("x"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("đang chờ trả lời")));
        upload("t.b1", KEY + ":none", "a.pdf", pdf("x")).andExpect(status().isNotFound());
        browser.perform(multipart("/api/assignments/" + WORK + "/files")
                        .file(new MockMultipartFile("files", "a.pdf", null, pdf("x")))
                        .with(user("t.b1")))
                .andExpect(status().isForbidden());
    }

    @Test
    @DisplayName("Không nhận tệp rỗng, sai loại; quá 20 MB một tệp, quá 60 MB cả lần nộp")
    void limitsAndTypes() throws Exception {
        refused("rong.pdf", new byte[0], "rỗng");
        refused("trang.pdf", "<html>".getBytes(StandardCharsets.UTF_8), "không đúng loại");
        refused("anh.png", pdf("x"), "Đổi tên");
        refused("to.pdf", large(20 * 1024 * 1024 + 1, 0), "20 MB");
        for (int i = 0; i < 3; i++) {
            upload("t.b1", WORK, i + ".pdf", large(20 * 1024 * 1024 - 10, i)).andExpect(status().isOk());
        }
        refused("them.pdf", pdf("x".repeat(100)), "60 MB");
    }

    @Test
    @DisplayName("Trang không cần script: nhiều tệp một lần, tệp bị từ chối được nêu tên, tệp khác vẫn giữ")
    void withoutScripts() throws Exception {
        browser.perform(multipart("/work/" + WORK + "/files")
                        .file(new MockMultipartFile("files", "tot.pdf", null, pdf("x")))
                        .file(new MockMultipartFile("files", "xau.exe", null, new byte[] {'M', 'Z'}))
                        .with(user("t.b1"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/work/" + WORK + "#evidence"))
                .andExpect(flash().attribute("refusals", org.hamcrest.Matchers.hasSize(1)));
        assertThat(kept()).containsEntry("name", "tot.pdf");
        browser.perform(multipart("/work/" + WORK + "/files")
                        .file(new MockMultipartFile("files", "a.pdf", null, pdf("x")))
                        .with(user("t.b2"))
                        .with(csrf()))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("Không có quyền")));
    }

    @Test
    @DisplayName("Chương trình gửi nhiều tệp một lần: một tệp bị từ chối thì không tệp nào được giữ")
    void allOrNoneForPrograms() throws Exception {
        browser.perform(multipart("/api/assignments/" + WORK + "/files")
                        .file(new MockMultipartFile("files", "tot.pdf", null, pdf("x")))
                        .file(new MockMultipartFile("files", "xau.exe", null, new byte[] {'M', 'Z'}))
                        .with(user("t.b1"))
                        .with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("xau.exe")));
        assertThat(jdbc.sql("select count(*) from register.evidence_file where assignment = ?")
                        .param(WORK)
                        .query(Integer.class)
                        .single())
                .isZero();
        browser.perform(multipart("/api/assignments/" + WORK + "/files")
                        .with(user("t.b1"))
                        .with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("thiếu tệp")));
    }

    @Test
    @DisplayName("Tên tệp dài bị cắt không bao giờ đứt đôi một ký tự")
    void aLongNameIsCutBetweenSigns() throws Exception {
        upload("t.b1", WORK, "a".repeat(145) + "\uD83D\uDE00".repeat(20) + ".pdf", pdf("x"))
                .andExpect(status().isOk());
        assertThat(kept()).containsEntry("name", "a".repeat(145) + ".pdf");
    }

    @Test
    @DisplayName("Tệp 21 MB qua mạng thật: trả lời 413 bằng tiếng Việt, không cắt ngang")
    void tooLargeOverTheWire() throws Exception {
        HttpResponse<String> answer = overTheWire(1, "to.pdf", large(21 * 1024 * 1024, 0));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("20 MB");
    }

    @Test
    @DisplayName("Quá nhiều tệp, tên tệp quá dài hay có NUL, nội dung đứt quãng: nói đúng điều sai, không lỗi máy chủ")
    void brokenOverTheWire() throws Exception {
        HttpResponse<String> many = overTheWire(200, "a.pdf", pdf("x"));
        assertThat(many.statusCode()).isEqualTo(413);
        assertThat(many.body()).contains("Quá nhiều tệp");
        for (String name : List.of("Báo cáo kết quả ".repeat(500) + ".pdf", "a\0b.pdf")) {
            HttpResponse<String> odd = overTheWire(1, name, pdf("x"));
            assertThat(odd.statusCode()).as(odd.body()).isEqualTo(400);
            assertThat(odd.body()).contains("tên tệp quá dài hoặc có ký tự lạ");
        }
        assertThat(sent("--x\r\n".getBytes(StandardCharsets.US_ASCII)).statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> overTheWire(int files, String name, byte[] content) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < files; i++) {
            body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name + "\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes("--x--\r\n".getBytes(StandardCharsets.US_ASCII));
        return sent(body.toByteArray());
    }

    private HttpResponse<String> sent(byte[] body) throws Exception {
        jdbc.sql("update register.person set password_hash = '{noop}demo' where account = 't.b1'")
                .update();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + port + "/api/assignments/" + WORK + "/files"))
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .header("Accept", "application/json")
                                .header(
                                        "Authorization",
                                        "Basic " + Base64.getEncoder().encodeToString("t.b1:demo".getBytes()))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private void refused(String name, byte[] content, String why) throws Exception {
        upload("t.b1", WORK, name, content)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString(why)));
    }

    private ResultActions upload(String account, String work, String name, byte[] content) throws Exception {
        return browser.perform(multipart("/api/assignments/" + work + "/files")
                .file(new MockMultipartFile("files", name, "text/html", content))
                .with(user(account))
                .with(csrf()));
    }

    private ResultActions remove(long id) throws Exception {
        return browser.perform(post("/work/" + WORK + "/files/" + id + "/remove")
                .with(user("t.b1"))
                .with(csrf()));
    }

    private Map<String, Object> kept() {
        List<Map<String, Object>> rows = jdbc.sql("""
                        select id, name, media_type, size, uploaded_by, evidence from register.evidence_file
                        where assignment = ?
                        """).param(WORK).query().listOfRows();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static byte[] pdf(String text) {
        return ("%PDF-1.7\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] large(int size, int seed) {
        byte[] content = new byte[size];
        byte[] head = pdf(Integer.toString(seed));
        System.arraycopy(head, 0, content, 0, head.length);
        return content;
    }
}
