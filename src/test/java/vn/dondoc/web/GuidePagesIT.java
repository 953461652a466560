package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;

@OfficeTest
@DisplayName("Hướng dẫn trong hệ thống")
class GuidePagesIT {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private SampleOffice office;

    @Autowired
    private WebOffice work;

    @Autowired
    private JdbcClient jdbc;

    private MockMvc browser;

    @BeforeEach
    void anOffice() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        office.open();
        office.body("gd.one", "Huyện ủy Hướng Dẫn", "DISTRICT_COMMITTEE");
        work.directive("T-GUIDE", "execute", null, 1);
    }

    @AfterEach
    void nobodyStays() {
        jdbc.sql("delete from register.membership where person like 'gd.%'").update();
        work.forget("T-GUIDE");
    }

    @Test
    @DisplayName("Bấm Hướng dẫn thì mở đúng trang của vai đang giữ hôm nay")
    void eachRoleOpensItsPage() throws Exception {
        Map<String[], String> pages = new LinkedHashMap<>();
        pages.put(new String[] {SampleOffice.OFFICE, "ADMINISTRATOR"}, "administrator");
        pages.put(new String[] {SampleOffice.OFFICE, "SUPERVISOR"}, "supervisor");
        pages.put(new String[] {SampleOffice.OFFICE, "INSPECTOR"}, "inspector");
        pages.put(new String[] {SampleOffice.OFFICE, "CLERK"}, "clerk");
        pages.put(new String[] {SampleOffice.OFFICE, "OFFICER"}, "monitor");
        pages.put(new String[] {SampleOffice.MONITOR, "OFFICER"}, "monitor");
        pages.put(new String[] {SampleOffice.STANDING, "SIGNER"}, "leader");
        pages.put(new String[] {SampleOffice.STANDING, "OFFICER"}, "leader");
        pages.put(new String[] {"gd.one", "HEAD"}, "head");
        pages.put(new String[] {"gd.one", "CLERK"}, "officer");
        pages.put(new String[] {"gd.one", "OFFICER"}, "officer");
        for (Map.Entry<String[], String> each : pages.entrySet()) {
            String account = "gd." + each.getKey()[0] + "." + each.getKey()[1].toLowerCase(java.util.Locale.ROOT);
            jdbc.sql("insert into register.person (account, name) values (?, 'Ai đó') on conflict do nothing")
                    .param(account)
                    .update();
            jdbc.sql("insert into register.membership (person, body, role) values (?, ?, ?)")
                    .params(account, each.getKey()[0], each.getKey()[1])
                    .update();
            browser.perform(get("/guide").with(user(account))).andExpect(redirectedUrl("/guide/" + each.getValue()));
        }
    }

    @Test
    @DisplayName(
            "Trang là đúng tệp trong docs/guide; liên kết dẫn tới trang bên cạnh, tài liệu không phục vụ thì chỉ còn chữ")
    void pagesAreTheFiles() throws Exception {
        browser.perform(get("/guide/index").with(user("gd.any")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("<h1>Hướng dẫn sử dụng</h1>"),
                                containsString("<a href=\"/guide/officer\">"),
                                containsString("tài liệu vận hành"),
                                containsString("<img src=\"pictures/login.png\" alt=\"Trang đăng nhập\""),
                                not(containsString(".md")))));
        byte[] picture = browser.perform(get("/guide/pictures/login.png").with(user("gd.any")))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.IMAGE_PNG))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(picture).isEqualTo(Files.readAllBytes(Path.of("docs/guide/pictures/login.png")));
    }

    @Test
    @DisplayName("Trang không có thì nói không có; ra ngoài thư mục hình thì không được")
    void nothingElseIsServed() throws Exception {
        for (String path : new String[] {"/guide/nothing", "/guide/pictures/none.png", "/guide/officer.md"}) {
            browser.perform(get(path).with(user("gd.any"))).andExpect(status().isNotFound());
        }
    }
}
