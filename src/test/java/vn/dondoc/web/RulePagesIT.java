package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;

@OfficeTest
@DisplayName("Trang Lịch làm việc, Mốc đề án và API của lịch")
class RulePagesIT {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern API_TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    @Autowired
    WebApplicationContext context;

    @Autowired
    SampleOffice office;

    @Autowired
    JdbcClient jdbc;

    private MockMvc pages;
    private UserRequestPostProcessor clerk;
    private UserRequestPostProcessor officer;

    @BeforeEach
    void setUp() {
        office.open();
        office.body("t.b1", "Đơn vị t.b1", "DISTRICT_COMMITTEE");
        pages = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clerk = user(jdbc.sql("""
                        select m.person from register.membership m join register.office_post o on o.body = m.body
                        where o.post = 'PARTY_OFFICE' and m.role = 'CLERK' order by 1 limit 1
                        """).query(String.class).single());
        officer = user("t.b1");
    }

    @AfterEach
    void end() {
        jdbc.sql("delete from register.calendar_day where source = 'thông báo thử'")
                .update();
    }

    private int rows() {
        return jdbc.sql("select count(*) from register.calendar_day where day = '2025-08-13'")
                .query(Integer.class)
                .single();
    }

    private static MockHttpServletRequestBuilder day(String to, String day, String reason) {
        return post("/calendar/" + to)
                .with(csrf())
                .param("op", "day")
                .param("day", day)
                .param("kind", "HOLIDAY")
                .param("name", "Nghỉ thử")
                .param("source", "thông báo thử")
                .param("reason", reason);
    }

    @Test
    @DisplayName("Ai đăng nhập cũng đọc được lịch năm 2027: từng ngày, nguồn, tạm tính; không có nút đổi")
    void anybodyReadsTheCalendar() throws Exception {
        pages.perform(get("/calendar").param("year", "2027").with(officer))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Lịch làm việc năm 2027")))
                .andExpect(content().string(containsString("08/02/2027")))
                .andExpect(content().string(containsString("tạm tính")))
                .andExpect(content().string(containsString("Tính theo Bộ luật Lao động")))
                .andExpect(content().string(not(containsString("Xem trước"))));
        pages.perform(get("/calendar").param("year", "2026").with(officer))
                .andExpect(content().string(containsString("Văn bản 12729/VPCP-KGVX")))
                .andExpect(content().string(containsString("chính thức")));
        pages.perform(get("/milestones").with(officer))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("240")))
                .andExpect(content().string(not(containsString("Xem trước"))));
        pages.perform(get("/calendar")).andExpect(status().is3xxRedirection());
        pages.perform(day("preview", "2025-08-13", "thử").with(officer))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("Chỉ văn thư của")));
        pages.perform(day("confirm", "2025-08-13", "thử").param("token", "x").with(officer))
                .andExpect(status().isForbidden());
        assertThat(rows()).isZero();
    }

    @Test
    @DisplayName("Văn thư thêm một ngày: thiếu gì thì báo và giữ nguyên điều đã gõ, đủ thì xem trước, xác nhận mới ghi")
    void theClerkAddsADay() throws Exception {
        pages.perform(get("/calendar")
                        .param("year", "2026")
                        .param("day", "2026-09-01")
                        .with(clerk))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Bỏ ngày 01/09/2026")));
        pages.perform(get("/milestones").with(clerk))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("name=\"distance.userTask_adopt\"")));
        pages.perform(day("preview", "2025-08-16", "thử").with(clerk))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("vốn đã nghỉ")))
                .andExpect(content().string(containsString("value=\"Nghỉ thử\"")));
        pages.perform(day("preview", "hôm qua", "thử").with(clerk))
                .andExpect(content().string(containsString("không phải ngày")));
        String shown = pages.perform(day("preview", "2025-08-13", "thử trang").with(clerk))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Xem trước khi đổi")))
                .andExpect(content().string(containsString("13/08/2025")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(rows()).isZero();
        pages.perform(day("confirm", "2025-08-13", "thử trang")
                        .param("token", "x")
                        .with(clerk))
                .andExpect(content().string(containsString("chưa ghi gì")));
        assertThat(rows()).isZero();
        pages.perform(day("confirm", "2025-08-13", "thử trang")
                        .param("token", token(TOKEN, shown))
                        .with(clerk))
                .andExpect(redirectedUrl("/calendar?year=2025"));
        assertThat(rows()).isOne();
        pages.perform(get("/calendar").param("year", "2025").with(officer))
                .andExpect(content().string(containsString("Nghỉ thử")))
                .andExpect(content().string(containsString("thử trang")));
    }

    @Test
    @DisplayName("calendar/add đánh dấu năm tạm tính, năm đã có thông báo thì chỉ có ngày")
    void addMarksProvisionalYears() throws Exception {
        pages.perform(get("/api/calendar/add")
                        .param("from", "2027-02-01")
                        .param("workingDays", "10")
                        .with(officer))
                .andExpect(jsonPath("$.date").value("2027-02-22"))
                .andExpect(jsonPath("$.provisional").value(true))
                .andExpect(jsonPath("$.year").value(2027))
                .andExpect(jsonPath("$.explanation").value(containsString("Tạm tính: lịch nghỉ năm 2027")));
        pages.perform(get("/api/calendar/add")
                        .param("from", "2019-10-17")
                        .param("workingDays", "15")
                        .with(officer))
                .andExpect(content().json("{\"date\": \"2019-11-07\"}", true));
        pages.perform(get("/api/calendar/2027").with(officer))
                .andExpect(jsonPath("$.provisional").value(true))
                .andExpect(jsonPath("$.items[*].day").value(hasItem("2027-09-02")));
        pages.perform(get("/api/calendar/abc").with(officer)).andExpect(status().isBadRequest());
        pages.perform(get("/api/calendar/milestone-rules").with(officer))
                .andExpect(jsonPath("$.distances.userTask_adopt").value(20));
    }

    @Test
    @DisplayName("API đổi lịch: xem trước là mặc định, xác nhận bằng token; sai thì nói sai gì")
    void theApiPreviewsByDefault() throws Exception {
        String row = "{\"days\": [{\"day\": \"2025-08-13\", \"kind\": \"HOLIDAY\", \"name\": \"Nghỉ thử\","
                + " \"source\": \"thông báo thử\"}], \"reason\": \"thử API\"";
        String answer = change(row + "}", clerk)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.preview").value(true))
                .andExpect(jsonPath("$.rows[0].to").value("HOLIDAY: Nghỉ thử (thông báo thử)"))
                .andExpect(jsonPath("$.dates.total").isNumber())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(rows()).isZero();
        change(row + "}", officer).andExpect(status().isForbidden());
        change(row + ", \"preview\": false}", clerk)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("token: thiếu")));
        change(row + ", \"preview\": false, \"token\": \"cũ\"}", clerk)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.detail").value(containsString("chưa ghi gì")));
        change("{\"days\": [{\"day\": \"2025-02-30\"}], \"reason\": \"thử\"}", clerk)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("days.day: \"2025-02-30\" không phải ngày")));
        change("{\"days\": [null], \"reason\": \"thử\"}", clerk)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("days: có một dòng để trống")));
        change("{}", clerk)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString("\"Lý do\" còn trống")));
        assertThat(rows()).isZero();
        change(row + ", \"preview\": false, \"token\": \"" + token(API_TOKEN, answer) + "\"}", clerk)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.preview").value(false))
                .andExpect(jsonPath("$.change").isNumber());
        assertThat(rows()).isOne();
    }

    private org.springframework.test.web.servlet.ResultActions change(String body, UserRequestPostProcessor who)
            throws Exception {
        return pages.perform(post("/api/calendar/changes")
                .with(csrf())
                .with(who)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static String token(Pattern where, String text) {
        Matcher found = where.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}
