package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.dondoc.OfficeTest;
import vn.dondoc.register.Logins;

/** Wants that nobody finds out: changes or deletes what was written down, or acts without a trace. */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
class HidesTheTrailIT {

    @LocalServerPort
    private int port;

    @Autowired
    private GuardedOffice office;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @BeforeEach
    void open() {
        office.open(port);
    }

    @Test
    @DisplayName("Không sửa, xóa, làm rỗng được vết tích, kể cả bằng chính kết nối của ứng dụng")
    void nothingWrittenDownIsChanged() {
        for (String sql : List.of(
                "update register.trail set actor = 'người khác'",
                "delete from register.trail",
                "truncate register.trail",
                "update register.change_log set is_now = 'khác'",
                "delete from register.change_log",
                "truncate register.change_log")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).hasMessageContaining("only ever added to");
        }
    }

    @Test
    @DisplayName("Mở, kết thúc quyền đọc cho người kiểm tra: ai, khi nào, cho ai, từ gì sang gì đều còn vết")
    void aRightLeavesItsTrace() throws Exception {
        Visitor admin = Visitor.signedIn(port, "r.admin");
        HttpResponse<String> opened = admin.api(
                "POST",
                "/api/inspections",
                "{\"inspector\":\"r.idle\",\"directive\":\"T-RIGHTS\",\"number\":\"=2-QĐ\",\"datedOn\":\"2019-10-17\","
                        + "\"from\":\"2019-10-17\",\"to\":\"2999-12-31\"}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        String id = json.readTree(opened.body()).get("id").asText();
        Visitor inspector = Visitor.signedIn(port, "r.idle");
        assertThat(inspector
                        .api("GET", "/api/assignments/" + GuardedOffice.WORK, null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(inspector.get("/work/" + GuardedOffice.OTHER_WORK).statusCode())
                .isEqualTo(200);
        assertThat(admin.api("POST", "/api/inspections/" + id + "/end", null).statusCode())
                .isEqualTo(200);
        HttpResponse<String> early = admin.api(
                "POST",
                "/api/inspections",
                "{\"inspector\":\"r.idle\",\"directive\":\"T-RIGHTS\",\"number\":\"3-QĐ\",\"datedOn\":\"2019-10-17\","
                        + "\"from\":\"2998-01-01\",\"to\":\"2999-12-31\"}");
        long never = json.readTree(early.body()).get("id").asLong();
        assertThat(admin.api("POST", "/api/inspections/" + never + "/end", null).statusCode())
                .isEqualTo(200);
        assertThat(jdbc.sql("select valid_to < valid_from from register.inspection where id = ?")
                        .param(never)
                        .query(Boolean.class)
                        .single())
                .as("ended before it began, it opens no day")
                .isTrue();
        // Today was the last day: the mandate is of yesterday now.
        jdbc.sql("update register.inspection set valid_to = valid_from where id = ?")
                .param(Long.parseLong(id))
                .update();
        assertThat(inspector
                        .api("GET", "/api/assignments/" + GuardedOffice.WORK, null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(jdbc.sql(
                                "select string_agg(event || ' ' || actor || ' ' || detail, '; ' order by id) from register.trail "
                                        + "where process = 'inspection'")
                        .query(String.class)
                        .single())
                .contains(
                        "right r.admin mở quyền đọc số " + id + " cho r.idle",
                        "right r.admin kết thúc quyền đọc số " + id);
        assertThat(jdbc.sql("select count(*) from register.change_log where thing = 'inspection' and key = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    @DisplayName("Ghi sai ngày khi mở quyền đọc: một câu nêu rõ ngày nào, điều đã nhập còn nguyên, không mở gì")
    void aWrongDayLosesNothing() {
        String open = "select count(*) from register.inspection";
        long before = jdbc.sql(open).query(Long.class).single();
        String page = Visitor.signedIn(port, "r.admin")
                .post("/inspections", "inspector=r.idle&body=r.lead&number=19-QD&datedOn=31-02-2020&from=&to=")
                .body();
        assertThat(page).contains("31-02-2020", "không phải ngày có thật", "value=\"19-QD\"");
        assertThat(jdbc.sql(open).query(Long.class).single()).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "Xuất vết tích: JSON và CSV như nhau, người kiểm tra chỉ thấy phần được mở; không ô nào chạy như công thức")
    void theTrailIsHandedOverWhole() throws Exception {
        jdbc.sql("insert into register.trail (at, actor, directive, proceeding, event, detail) "
                        + "values (now(), 'r.lead', ?, ?, 'moved', '=HYPERLINK(\"http://evil\")')")
                .params(GuardedOffice.DIRECTIVE, GuardedOffice.WORK)
                .update();
        Visitor admin = Visitor.signedIn(port, "r.admin");
        Visitor inspector = Visitor.signedIn(port, "r.inspector");
        String of = "?directive=" + GuardedOffice.DIRECTIVE;
        JsonNode all = json.readTree(
                admin.api("GET", "/api/trail" + of + "&size=500", null).body());
        HttpResponse<String> file = admin.api("GET", "/api/trail.csv" + of, null);
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(file.body()))
                .getRecords();
        assertThat(rows).hasSize(all.get("total").asInt()).isNotEmpty();
        assertThat(rows).allSatisfy(row -> row.forEach(cell -> assertThat(cell).doesNotMatch("(?s)[=+@\\t\\r-].*")));
        assertThat(file.body()).contains("'=HYPERLINK");
        JsonNode opened = json.readTree(
                inspector.api("GET", "/api/trail" + of + "&size=500", null).body());
        assertThat(opened.get("total").asInt())
                .isPositive()
                .isLessThan(all.get("total").asInt());
        assertThat(opened.toString()).doesNotContain(GuardedOffice.OTHER_WORK);
    }

    @Test
    @DisplayName(
            "Đổi lịch, mốc, phiên họp, bảng đôn đốc, cơ quan, ủy quyền, mật khẩu: ai, từ gì sang gì, vì sao đều còn vết")
    void everyRuleAndRightLeavesItsTrace() throws Exception {
        Visitor admin = Visitor.signedIn(port, "r.admin");
        rule(
                admin,
                "\"days\":[{\"day\":\"2031-08-13\",\"kind\":\"HOLIDAY\",\"name\":\"Nghỉ\",\"source\":\"TB 9\"}]",
                "vì lịch");
        rule(admin, "\"distances\":{\"userTask_adopt\":19}", "vì mốc");
        rule(admin, "\"sessions\":[{\"day\":\"2031-08-20\",\"note\":\"KH 9\"}]", "vì phiên");
        rule(admin, "\"days\":[{\"day\":\"2031-08-13\",\"remove\":true}]", "trả lịch");
        rule(admin, "\"distances\":{\"userTask_adopt\":20}", "trả mốc");
        rule(admin, "\"sessions\":[{\"day\":\"2031-08-20\",\"remove\":true}]", "trả phiên");
        office.official("r.traced");
        assertThat(admin.post(
                                "/organisation/bodies/r.traced/name",
                                "slip=1&name=T%C3%AAn%20m%E1%BB%9Bi&reason=v%C3%AC%20t%C3%AAn")
                        .statusCode())
                .isEqualTo(302);
        String today = LocalDate.now(clock).toString();
        HttpResponse<String> given = admin.api(
                "POST",
                "/api/substitutions",
                "{\"person\":\"r.traced\",\"deputy\":\"r.stranger\",\"document\":\"UQ 9\",\"from\":\"" + today
                        + "\",\"to\":\"" + LocalDate.now(clock).plusDays(2) + "\"}");
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        assertThat(admin.api(
                                "DELETE",
                                "/api/substitutions/"
                                        + json.readTree(given.body()).get("id").asText(),
                                null)
                        .statusCode())
                .isEqualTo(204);
        new Logins(jdbc, transaction).setByOperator("r.traced", null);
        List<String> changes = new java.util.ArrayList<>();
        JsonNode last =
                json.readTree(admin.api("GET", "/api/trail?size=1", null).body());
        int pages = (last.get("total").asInt() - 1) / 500;
        for (int page = Math.max(0, pages - 1); page <= pages; page++) {
            json.readTree(admin.api("GET", "/api/trail?size=500&page=" + page, null)
                            .body())
                    .get("items")
                    .forEach(item -> changes.add(item.get("actor").asText() + " | "
                            + item.path("detail").asText() + " | "
                            + item.path("changes").asText()));
        }
        for (String expected : new String[] {
            "r\\.admin \\| DAY 2031-08-13: \\(không có\\) → .*vì lịch \\| .*HOLIDAY.*",
            "r\\.admin \\| DAY 2031-08-13: .* → \\(bỏ\\).*trả lịch \\| .*",
            "r\\.admin \\| DISTANCE userTask_adopt: 20 → 19.*vì mốc \\| working_days: 20 → 19",
            "r\\.admin \\| SESSION 2031-08-20: .*vì phiên \\| .*KH 9.*",
            "r\\.admin \\| .*Tên mới.*vì tên \\| name: Đơn vị r.traced → Tên mới",
            "r\\.admin \\| r.traced ủy quyền cho r.stranger.*UQ 9 \\| .*r.stranger.*",
            "r\\.admin \\| kết thúc ủy quyền.* \\| valid_to: .*",
            "SYSTEM \\| đóng tài khoản r.traced.* \\| password_hash: \\*\\*\\* → \\*\\*\\*"
        }) {
            assertThat(changes).as(expected).anyMatch(line -> line.matches("(?s)" + expected));
        }
    }

    private void rule(Visitor who, String change, String reason) throws Exception {
        String asked = "{" + change + ",\"reason\":\"" + reason + "\"";
        HttpResponse<String> seen = who.api("POST", "/api/calendar/changes", asked + "}");
        assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
        HttpResponse<String> done = who.api(
                "POST",
                "/api/calendar/changes",
                asked + ",\"preview\":false,\"token\":\""
                        + json.readTree(seen.body()).get("token").asText() + "\"}");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    }

    @Test
    @DisplayName("Mỗi lần đổi trạng thái, hạn, cơ quan trong sổ đều có người làm trong vết tích")
    void everyChangeHasItsActor() {
        assertThat(jdbc.sql("""
                        select c.thing || ' ' || c.key || ' ' || c.field from register.change_log c
                        where c.thing in ('assignment', 'report')
                          and not exists (select 1 from register.trail t where t.tx = c.tx)
                        """).query(String.class).list()).isEmpty();
    }
}
