package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.config.ClockControl;

@OfficeTest
@DisplayName("/api: văn bản và việc được giao")
class ApiIT {

    private static final String KEY = "T-WEB-API";
    private static final LocalDate DUE = LocalDate.parse("2020-12-31");

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private WebOffice office;

    @Autowired
    private ClockControl clock;

    @Autowired
    private ObjectMapper json;

    private MockMvc api;

    @BeforeEach
    void fiveAssignments() {
        api = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clock.standAt(WebOffice.morning(LocalDate.parse("2021-01-06")).toInstant());
        office.directive(KEY, "execute", DUE, 5);
        office.assignment(KEY, "t.b1", "IN_PROGRESS", DUE, "DOCUMENT");
        office.assignment(KEY, "t.b2", "IN_PROGRESS", DUE, "MONITOR");
        office.assignment(KEY, "t.b3", "DONE", DUE, "DOCUMENT");
        office.assignment(KEY, "t.b4", "CONTINUOUS", null, null);
        office.assignment(KEY, "t.b5", "IN_PROGRESS", DUE.plusDays(7), "INTERNAL");
        office.submission(KEY + ":1:t.b3", 1, LocalDate.parse("2020-12-30"), "CONFIRMED", DUE);
        office.paper(KEY + ":1:t.b3", "12-BC/HU", "Báo cáo <kết quả>");
    }

    @AfterEach
    void clean() {
        office.forget(KEY);
        clock.real();
    }

    @Test
    @DisplayName("Một việc mang đủ các trường đã hẹn")
    void oneAssignmentHasTheAgreedFields() throws Exception {
        JsonNode one = json.readTree(read("/api/assignments/" + KEY + ":1:t.b3")
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
        assertThat(one.fieldNames())
                .toIterable()
                .contains(
                        "key",
                        "clause",
                        "measure",
                        "body",
                        "kind",
                        "due",
                        "dueSetBy",
                        "internalDue",
                        "state",
                        "colour",
                        "evidence",
                        "processInstanceId",
                        "period",
                        "daysLate");
        assertThat(one.path("due").asText()).isEqualTo("2020-12-31");
        assertThat(one.path("kind").asText()).isEqualTo("execute");
        assertThat(one.path("colour").asText()).isEqualTo("XANH");
        assertThat(one.path("processInstanceId").asText()).isEqualTo("pi-" + KEY + ":1:t.b3");
        JsonNode paper = one.path("evidence").get(0);
        assertThat(paper.path("number").asText()).isEqualTo("12-BC/HU");
        assertThat(paper.path("abstract").asText()).isEqualTo("Báo cáo <kết quả>");
        assertThat(paper.path("datedOn").asText()).isEqualTo("2020-01-02");
        assertThat(paper.path("receiver").asText()).isEqualTo("Ban theo dõi thử");
    }

    @Test
    @DisplayName("Màu và số ngày quá hạn theo người đặt hạn")
    void coloursFollowWhoSetTheDate() throws Exception {
        read("/api/assignments/" + KEY + ":1:t.b1")
                .andExpect(jsonPath("$.colour").value("DO_DAC_BIET"))
                .andExpect(jsonPath("$.daysLate").value(3));
        read("/api/assignments/" + KEY + ":1:t.b2")
                .andExpect(jsonPath("$.colour").value("DO"));
        read("/api/assignments/" + KEY + ":1:t.b4")
                .andExpect(jsonPath("$.colour").value("XAM"))
                .andExpect(jsonPath("$.due").value(nullValue()));
        read("/api/assignments/" + KEY + ":1:t.b5")
                .andExpect(jsonPath("$.colour").value("VANG"));
    }

    @Test
    @DisplayName("Lọc theo điểm, cơ quan, trạng thái, quá hạn; trang đánh số từ 0")
    void filtersAndPages() throws Exception {
        read("/api/assignments?directive=" + KEY)
                .andExpect(jsonPath("$.total").value(5))
                .andExpect(jsonPath("$.items", hasSize(5)));
        read("/api/assignments?directive=" + KEY + "&overdue=true")
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.items[*].body", containsInAnyOrder("t.b1", "t.b2")));
        read("/api/assignments?directive=" + KEY + "&overdue=false")
                .andExpect(jsonPath("$.total").value(3));
        read("/api/assignments?directive=" + KEY + "&state=DONE")
                .andExpect(jsonPath("$.items[0].body").value("t.b3"));
        read("/api/assignments?directive=" + KEY + "&body=t.b4&clause=1")
                .andExpect(jsonPath("$.total").value(1));
        read("/api/assignments?directive=" + KEY + "&clause=2")
                .andExpect(jsonPath("$.total").value(0));
        read("/api/assignments?directive=" + KEY + "&state=&body=")
                .andExpect(jsonPath("$.total").value(5));
        read("/api/assignments?directive=" + KEY + "&page=1&size=2")
                .andExpect(jsonPath("$.total").value(5))
                .andExpect(jsonPath("$.items[*].body", hasItems("t.b3", "t.b4")));
        read("/api/assignments?directive=" + KEY + "&page=9&size=500")
                .andExpect(jsonPath("$.total").value(5))
                .andExpect(jsonPath("$.items", hasSize(0)));
        read("/api/assignments?directive=" + KEY + "&page=2147483647&size=500").andExpect(status().isOk());
    }

    @Test
    @DisplayName("Tham số sai: 400, nêu tên tham số và cách sửa; mã lạ: 404")
    void problemsNameTheParameterAndTheRemedy() throws Exception {
        refused("/api/assignments?page=-1", "page");
        refused("/api/assignments?size=0", "500");
        refused("/api/assignments?size=501", "size");
        refused("/api/assignments?size=many", "số nguyên");
        refused("/api/assignments?state=LATE", "RECEIVED_PENDING");
        refused("/api/assignments?overdue=perhaps", "true hoặc false");
        refused("/api/directives?page=-1", "page");
        for (String path : new String[] {
            "/api/assignments/none", "/api/directives/NONE", "/api/directives/NONE/schedule", "/api/directives/a:b"
        }) {
            read(path)
                    .andExpect(status().isNotFound())
                    .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                    .andExpect(jsonPath("$.status").value(404));
        }
        read("/api/assignments?clause=a%00b")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(0));
        for (String filter : new String[] {"directive", "assignment"}) {
            read("/api/alerts?" + filter + "=%00")
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.total").value(0));
        }
    }

    @Test
    @DisplayName("Văn bản: điểm, nhiệm vụ, độ phủ; lịch có hạn và người đặt")
    void aDirectiveWithCoverageAndSchedule() throws Exception {
        read("/api/directives/" + KEY)
                .andExpect(jsonPath("$.number").value(KEY))
                .andExpect(jsonPath("$.clauses[0].path").value("1"))
                .andExpect(jsonPath("$.clauses[0].covered").value(true))
                .andExpect(jsonPath("$.clauses[0].measures[0].code").value("1"))
                .andExpect(jsonPath("$.clauses[0].measures[0].leads", hasSize(5)))
                .andExpect(jsonPath("$.coverage.covered").value(1))
                .andExpect(jsonPath("$.coverage.total").value(1))
                .andExpect(jsonPath("$.coverage.missing", hasSize(0)));
        read("/api/directives/" + KEY + "/schedule")
                .andExpect(jsonPath("$.total").value(4))
                .andExpect(jsonPath("$.items[0].due").value("2020-12-31"))
                .andExpect(jsonPath("$.items[0].clause").value("1"))
                .andExpect(jsonPath("$.items[*].dueSetBy", hasItem("DOCUMENT")));
        read("/api/directives?size=500").andExpect(jsonPath("$.items[*].key", hasItem(KEY)));
    }

    @Test
    @DisplayName("Mô tả giao diện ở /api/docs")
    void theInterfaceIsDescribed() throws Exception {
        read("/api/docs")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("/api/assignments/{key}")))
                .andExpect(content().string(containsString("overdue")));
    }

    private void refused(String path, String remedy) throws Exception {
        read(path)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.detail", containsString(remedy)));
    }

    private ResultActions read(String path) throws Exception {
        return api.perform(get(java.net.URI.create(path)).with(user("t.office.clerk")));
    }
}
