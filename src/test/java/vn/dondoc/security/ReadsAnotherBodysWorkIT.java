package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;

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
    @DisplayName("Nộp thay cơ quan khác không được; đúng cơ quan mình thì được")
    void onlyTheLeadHandsIn() {
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
