package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.register.DirectiveView;
import vn.dondoc.register.WaitingWork;

/** Wants to see how far another body is, what it answered and proved, or to hand in for it. */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
class ReadsAnotherBodysWorkIT {

    @LocalServerPort
    private int port;

    @Autowired
    private GuardedOffice office;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WaitingWork waiting;

    @BeforeEach
    void open() {
        office.open(port);
    }

    @Test
    @DisplayName("Trang văn bản không lộ việc, phản hồi, vết tích của cơ quan khác; của mình thì có")
    void theDirectiveShowsOnesOwnWorkAlone() {
        Visitor other = Visitor.signedIn(port, "r.other");
        for (String page : new String[] {
            "/",
            "/directives",
            "/directives/T-RIGHTS",
            "/directives/T-RIGHTS/trail",
            "/assignments",
            "/assignments?directive=T-RIGHTS",
            "/report-requests"
        }) {
            assertThat(other.get(page).body()).as(page).doesNotContain(GuardedOffice.WORK);
        }
        assertThat(other.get("/assignments?directive=T-RIGHTS").body()).contains(GuardedOffice.OTHER_WORK);
    }

    @Test
    @DisplayName("Đếm và trang khớp nhau: tổng số, lọc, lật trang đều theo những gì được đọc")
    void totalsAndPagesAgree() throws Exception {
        for (String account : new String[] {"r.lead", "r.helper", "r.stranger", "r.admin", "r.inspector", "r.idle"}) {
            Visitor reader = Visitor.signedIn(port, account);
            for (String list : new String[] {
                "/api/assignments?",
                "/api/assignments?overdue=false&",
                "/api/assignments?directive=T-RIGHTS&",
                "/api/directives?",
                "/api/report-requests?"
            }) {
                int total = json.readTree(
                                reader.api("GET", list + "size=1", null).body())
                        .get("total")
                        .asInt();
                int seen = 0;
                for (int page = 0; page * 7 < total; page++) {
                    JsonNode answer = json.readTree(reader.api("GET", list + "size=7&page=" + page, null)
                            .body());
                    assertThat(answer.get("total").asInt())
                            .as(account + " " + list)
                            .isEqualTo(total);
                    seen += answer.get("items").size();
                }
                assertThat(seen).as(account + " " + list).isEqualTo(total);
            }
        }
    }

    @Test
    @DisplayName("Mã đoán mò trả lời như mã không có: không lộ việc nào tồn tại")
    void guessedKeysTellNothing() throws Exception {
        Visitor stranger = Visitor.signedIn(port, "r.stranger");
        HttpResponse<String> there = stranger.api("GET", "/api/assignments/" + GuardedOffice.WORK, null);
        HttpResponse<String> not = stranger.api("GET", "/api/assignments/" + GuardedOffice.WORK + "x", null);
        assertThat(there.statusCode()).isEqualTo(404).isEqualTo(not.statusCode());
        assertThat(json.readTree(there.body()).get("detail").asText() + "x")
                .hasSize(json.readTree(not.body()).get("detail").asText().length());
        assertThat(stranger.api("GET", "/api/files/" + office.file(), null).statusCode())
                .isEqualTo(404);
        assertThat(stranger.get("/work/" + GuardedOffice.WORK + "/receipt/1").statusCode())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("Văn bản chưa ký thì nơi nhận và cơ quan theo dõi chưa đọc được; Văn phòng, người ký thì được")
    void aDraftIsNotReadAhead() {
        jdbc.sql("""
                        insert into register.directive (key, number, type, issued_on, issuer, subject, full_text,
                          monitoring_body, superior_body, signing_body, state)
                        values ('T-DRAFT', '2-CV/THU', 'CONG_VAN', '2019-10-18', 't.standing', 'Chưa ký', '1. Việc.',
                          't.monitor', 't.standing', 't.standing', 'AWAITING_SIGNATURE') on conflict do nothing
                        """).update();
        jdbc.sql(
                        "insert into register.directive_addressee values ('T-DRAFT', 'r.lead', null, 1) on conflict do nothing")
                .update();
        jdbc.sql(
                        "insert into register.proceeding (key, directive, process, process_instance_id, owner, started_at) values "
                                + "('T-DRAFT', 'T-DRAFT', 'directive-lifecycle', 'pi-draft', 't.office', now()) on conflict do nothing")
                .update();
        try {
            for (String account : new String[] {"r.lead", "t.monitor", "r.inspector"}) {
                assertThat(Visitor.signedIn(port, account)
                                .api("GET", "/api/directives/T-DRAFT", null)
                                .statusCode())
                        .as(account)
                        .isEqualTo(404);
            }
            for (String account : new String[] {"t.office.clerk", "t.standing.signer", "r.admin"}) {
                assertThat(Visitor.signedIn(port, account)
                                .api("GET", "/api/directives/T-DRAFT", null)
                                .statusCode())
                        .as(account)
                        .isEqualTo(200);
            }
        } finally {
            jdbc.sql("delete from register.proceeding where key = 'T-DRAFT'").update();
            jdbc.sql("delete from register.directive where key = 'T-DRAFT'").update();
        }
    }

    @Test
    @DisplayName("Thay đổi chưa ký thì nơi nhận chưa đọc được; xem trước chỉ kể việc mình được đọc")
    void aChangeTellsOfOnesOwnWorkAlone() {
        String page = "/changes/" + GuardedOffice.CHANGE;
        String list = "/directives/T-RIGHTS/changes";
        Visitor lead = Visitor.signedIn(port, "r.lead");
        assertThat(lead.get(page).statusCode()).isEqualTo(404);
        assertThat(lead.get(list).body()).doesNotContain("3-CV");
        assertThat(Visitor.signedIn(port, "t.office.clerk").get(page).body())
                .contains(GuardedOffice.WORK, GuardedOffice.OTHER_WORK);
        jdbc.sql("update register.directive_change set state = 'APPLYING' where key = ?")
                .param(GuardedOffice.CHANGE)
                .update();
        try {
            assertThat(lead.get(list).body()).contains("3-CV");
            assertThat(lead.get(page).body())
                    .contains("/work/" + GuardedOffice.WORK)
                    .doesNotContain(GuardedOffice.OTHER_WORK);
            assertThat(Visitor.signedIn(port, "r.stranger").get(page).statusCode())
                    .isEqualTo(404);
        } finally {
            jdbc.sql("update register.directive_change set state = 'PREPARING' where key = ?")
                    .param(GuardedOffice.CHANGE)
                    .update();
        }
    }

    @Test
    @DisplayName("Danh mục cơ quan không đếm hộ việc mở của cơ quan khác; ủy quyền chỉ thấy của cơ quan mình")
    void listsOfBodiesAndPeopleTellNoWork() throws Exception {
        String open = "<td class=\"right\">1</td><td class=\"right\">%d</td>";
        assertThat(row(Visitor.signedIn(port, "r.lead"), "r.lead")).contains(open.formatted(1));
        assertThat(row(Visitor.signedIn(port, "r.admin"), "r.lead")).contains(open.formatted(1));
        assertThat(row(Visitor.signedIn(port, "r.stranger"), "r.lead")).contains(open.formatted(0));
        for (String account : new String[] {"r.lead", "r.stranger", "r.admin", "t.office.clerk"}) {
            assertThat(Visitor.signedIn(port, account)
                            .api("GET", "/api/substitutions", null)
                            .body())
                    .as(account)
                    .contains("UQ thử quyền");
        }
        for (String account : new String[] {"r.other", "r.inspector", "r.idle"}) {
            Visitor visitor = Visitor.signedIn(port, account);
            assertThat(visitor.api("GET", "/api/substitutions", null).body())
                    .as(account)
                    .doesNotContain("UQ thử quyền");
            assertThat(visitor.get("/substitutions").body()).as(account).doesNotContain("UQ thử quyền");
        }
    }

    private static String row(Visitor reader, String body) {
        String page = reader.get("/organisation").body();
        int at = page.indexOf("/organisation/bodies/" + body + "\"");
        return page.substring(at, page.indexOf("</tr>", at));
    }

    @Test
    @DisplayName(
            "\"Vừa xảy ra\" của trang dùng thử chỉ kể điều người xem được đọc; đổi quyền, đổi lịch thì quản trị thấy")
    void theLatestIsWhatOneMayRead() {
        jdbc.sql("insert into register.trail (at, actor, directive, proceeding, body, event, detail) values "
                        + "(now(), 'r.other', 'T-RIGHTS', ?, 'r.other', 'moved', 'của đơn vị kia'), "
                        + "(now(), 'r.admin', null, null, null, 'right', 'đổi quyền')")
                .param(GuardedOffice.OTHER_WORK)
                .update();
        assertThat(latest("r.other")).contains("của đơn vị kia").doesNotContain("đổi quyền");
        assertThat(latest("r.lead")).doesNotContain("của đơn vị kia", "đổi quyền");
        assertThat(latest("r.admin")).contains("của đơn vị kia", "đổi quyền");
    }

    private List<String> latest(String account) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(account, "", "ROLE_X"));
        try {
            return waiting.latest(50).stream().map(DirectiveView.Entry::detail).toList();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    @DisplayName(
            "Không phải quản trị thì không xem trước, không áp dụng được bảng đôn đốc; không đề nghị kết thúc thay")
    void onlyWhoMayChangeSeesAPreview() {
        for (String account : new String[] {"r.lead", "r.supervisor", "t.office.clerk", "r.inspector"}) {
            Visitor visitor = Visitor.signedIn(port, account);
            assertThat(visitor.send(HttpRequest.newBuilder(visitor.uri("/api/ladders"))
                                    .header("Authorization", visitor.basic())
                                    .header("Content-Type", "multipart/form-data; boundary=b")
                                    .POST(BodyPublishers.ofString(
                                            "--b\r\nContent-Disposition: form-data; name=\"file\";"
                                                    + " filename=\"x.dmn\"\r\n\r\nx\r\n--b--\r\n")))
                            .statusCode())
                    .as(account)
                    .isEqualTo(403);
        }
        for (String account :
                new String[] {"r.lead", "r.helper", "r.stranger", "r.admin", "r.supervisor", "r.inspector"}) {
            assertThat(Visitor.signedIn(port, account)
                            .post("/directives/T-RIGHTS/end-request", "")
                            .statusCode())
                    .as(account)
                    .isIn(403, 404);
        }
    }

    @Test
    @DisplayName("Lịch, mốc đề án: ô sai, năm lạ, gửi thiếu thì một câu rõ ràng; không có mã trang thì không nhận")
    void badInputOfRulesIsToldOnce() {
        Visitor clerk = Visitor.signedIn(port, "t.office.clerk");
        for (String year : new String[] {"abc", "99999999999"}) {
            assertThat(clerk.get("/calendar?year=" + year).statusCode())
                    .as(year)
                    .isEqualTo(400);
        }
        for (String year : new String[] {"-5", "2147483647", "-2147483648"}) {
            assertThat(clerk.get("/calendar?year=" + year).statusCode())
                    .as(year)
                    .isEqualTo(200);
        }
        assertThat(clerk.get("/calendar?day=%00").statusCode()).isLessThan(500);
        for (String fields : new String[] {
            "",
            "op=zz",
            "op=day",
            "op=day&day=2025-02-30&reason=x",
            "op=year&year=x&reason=x",
            "op=distances&distance.userTask_adopt=-1&reason=x",
            "op=session&day=&reason=x",
            "op=none"
        }) {
            HttpResponse<String> answer = clerk.post("/calendar/preview", fields);
            assertThat(answer.statusCode()).as(fields).isEqualTo(200);
            assertThat(answer.body().split("class=\"notice bad\"", -1))
                    .as(fields)
                    .hasSize(2);
        }
        assertThat(clerk.send(HttpRequest.newBuilder(clerk.uri("/calendar/confirm"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("op=none&reason=x&token=x")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("Nộp thay cơ quan khác không được; đúng cơ quan mình thì được")
    void onlyTheLeadHandsIn() {
        office.signed(port, "T-OWN", "r.own");
        office.mayLogIn("r.own");
        HttpResponse<String> own = Visitor.signedIn(port, "r.own")
                .rest(
                        "POST",
                        "/task/" + office.task("T-OWN:1:r.own") + "/submit-form",
                        "{\"variables\":{\"number\":{\"value\":\"12-BC/HU\"},\"datedOn\":{\"value\":\"2019-10-30\"},"
                                + "\"abstract\":{\"value\":\"Báo cáo\"},\"receiver\":{\"value\":\"Ban theo dõi\"}}}");
        assertThat(own.statusCode()).as(own.body()).isBetween(200, 299);
        String form = "{\"variables\":{\"number\":{\"value\":\"12-BC/HU\"},\"datedOn\":{\"value\":\"2019-10-30\"},"
                + "\"abstract\":{\"value\":\"Báo cáo\"},\"receiver\":{\"value\":\"Ban theo dõi\"}}}";
        String submit = "/task/" + office.task(GuardedOffice.OTHER_WORK) + "/submit-form";
        for (String account :
                new String[] {"r.lead", "r.helper", "r.stranger", "r.supervisor", "r.admin", "r.inspector"}) {
            assertThat(Visitor.signedIn(port, account)
                            .rest("POST", submit, form)
                            .statusCode())
                    .as(account)
                    .isBetween(400, 499);
        }
    }
}
