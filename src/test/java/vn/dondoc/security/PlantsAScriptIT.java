package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.process.guard.Trusted;

/** Wants code of their own to run: in the server through a list of tasks, in a colleague's browser through a text or a file. */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
class PlantsAScriptIT {

    private static final String CODE = "${''.getClass().forName('java.lang.System').getMethod('setProperty', "
            + "''.getClass(), ''.getClass()).invoke(null, 'pwned', '1')}";

    @LocalServerPort
    private int port;

    @Autowired
    private GuardedOffice office;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @BeforeEach
    void open() {
        office.open(port);
    }

    @Test
    @DisplayName(
            "Danh sách việc không giữ biểu thức: người ngoài không lập được danh sách, ứng dụng cũng không giữ biểu thức nào")
    void noListHoldsAnExpression() {
        for (String account : new String[] {"r.lead", "r.supervisor", "r.admin"}) {
            HttpResponse<String> answer = Visitor.signedIn(port, account)
                    .rest(
                            "POST",
                            "/filter/create",
                            "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"assigneeExpression\":\"" + CODE
                                    + "\"}}");
            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        }
        assertThatThrownBy(() -> Trusted.run(() -> filters.saveFilter(filters.newTaskFilter("x")
                        .setQuery(tasks.createTaskQuery().taskAssigneeExpression(CODE)))))
                .hasMessageContaining("không được giữ biểu thức");
        assertThatThrownBy(() -> Trusted.run(() -> filters.saveFilter(filters.newTaskFilter("x")
                        .setQuery(tasks.createTaskQuery()
                                .or()
                                .taskCandidateGroupInExpression(CODE)
                                .endOr()))))
                .hasMessageContaining("không được giữ biểu thức");
        HttpResponse<String> adHoc = Visitor.signedIn(port, "r.lead")
                .rest("POST", "/task?maxResults=1", "{\"assigneeExpression\":\"" + CODE + "\"}");
        assertThat(adHoc.statusCode()).isBetween(400, 499);
        assertThat(System.getProperty("pwned")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/directives", "/assignments", "/work/khong-co", "/account/password"})
    @DisplayName("Trang nào của hệ thống cũng cấm script lạ, cấm nhúng vào trang khác, cấm đoán kiểu tệp")
    void everyPageForbidsForeignScripts(String path) {
        HttpResponse<String> page = Visitor.signedIn(port, "r.lead").get(path);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.body()).doesNotContainPattern("<script>|<script [^>]*>[^<]|\\son[a-z]+=\"");
    }

    @Test
    @DisplayName("Tệp trang web đội lốt PDF bị từ chối theo nội dung; tệp lấy ra luôn là tệp đính kèm")
    void aPageDressedAsAPdfIsRefused() {
        Visitor lead = Visitor.signedIn(port, "r.lead");
        String boundary = "ranh-gioi";
        HttpResponse<String> sent =
                lead.send(HttpRequest.newBuilder(lead.uri("/api/assignments/" + GuardedOffice.WORK + "/files"))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .header(
                                "Authorization",
                                "Basic "
                                        + java.util.Base64.getEncoder()
                                                .encodeToString(("r.lead:" + Visitor.PASSWORD)
                                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                        .POST(BodyPublishers.ofString("--" + boundary
                                + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"bao-cao.pdf\"\r\n"
                                + "Content-Type: application/pdf\r\n\r\n<html><script>alert(1)</script></html>\r\n--"
                                + boundary + "--\r\n")));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(400);
        HttpResponse<String> file = lead.api("GET", "/api/files/" + office.file(), null);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", " null "})
    @DisplayName("Nộp với nội dung rỗng thì bị từ chối bằng một câu, không làm hệ thống lỗi")
    void anEmptySubmissionIsRefusedPlainly(String body) {
        HttpResponse<String> answer = Visitor.signedIn(port, "r.lead")
                .rest("POST", "/task/" + office.task(GuardedOffice.WORK) + "/complete", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }
}
