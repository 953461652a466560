package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.net.http.HttpResponse;
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
import vn.dondoc.OfficeTest;

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
    @DisplayName("Mỗi lần đổi trạng thái, hạn, cơ quan trong sổ đều có người làm trong vết tích")
    void everyChangeHasItsActor() {
        assertThat(jdbc.sql("""
                        select c.thing || ' ' || c.key || ' ' || c.field from register.change_log c
                        where c.thing in ('assignment', 'report')
                          and not exists (select 1 from register.trail t where t.tx = c.tx)
                        """).query(String.class).list()).isEmpty();
    }
}
