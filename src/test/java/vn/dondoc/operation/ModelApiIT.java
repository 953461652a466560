package vn.dondoc.operation;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.process.Samples;

@OfficeTest
@DisplayName("Chuyển việc sang bản mới của quy trình: chỉ quản trị, xem trước là mặc định")
class ModelApiIT {

    private static final UserRequestPostProcessor ADMINISTRATOR =
            user("t.admin").roles("ADMINISTRATOR");

    @Autowired
    WebApplicationContext context;

    @Autowired
    Samples samples;

    private MockMvc api;

    @BeforeEach
    void setUp() {
        api = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    @DisplayName("Quản trị thấy việc đang chạy trên bản nào; người khác, kể cả vận hành quy trình, thì không")
    void whoMaySee() throws Exception {
        samples.issueOne("T-EDITIONS");
        api.perform(get("/api/admin/models").with(ADMINISTRATOR))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[?(@.process == 'measure-execution' && @.own)].running")
                        .isNotEmpty());
        for (String role : new String[] {"OFFICER", "SUPERVISOR", "INSPECTOR"}) {
            api.perform(get("/api/admin/models").with(user("t.b1").roles(role))).andExpect(status().isForbidden());
            api.perform(migration("{}").with(user("t.b1").roles(role))).andExpect(status().isForbidden());
        }
    }

    @Test
    @DisplayName("Thiếu hay sai thì một câu nói sai gì, ghi thế nào")
    void wrongRequests() throws Exception {
        refused("{}", "Ghi process (mã quy trình) và from");
        refused("{\"process\": \"measure-execution\", \"from\": 99}", "Không có bản 99");
        refused("{\"process\": \"khong-co\", \"from\": 1}", "Không có bản 1 của quy trình khong-co");
        refused("{\"process\": \"measure-execution\", \"from\": 1, \"most\": 100000}", "most: ghi từ 1 đến 500");
        refused("{\"process\": ", "không phải JSON đúng dạng");
    }

    private void refused(String body, String says) throws Exception {
        api.perform(migration(body).with(ADMINISTRATOR))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(containsString(says)));
    }

    private static MockHttpServletRequestBuilder migration(String body) {
        return post("/api/admin/models/migration")
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
