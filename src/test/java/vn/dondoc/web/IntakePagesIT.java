package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.HtmlUtils;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.process.guard.Trusted;

@OfficeTest
@DisplayName("Trang đọc văn bản")
class IntakePagesIT {

    private static final String NUMBER = "4711-CV/SĐT";
    private static final String TEXT = """
            SỞ ĐỌC THỬ
            Số 4711-CV/SĐT
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Mẫu, ngày 17 tháng 10 năm 2019
            V/v đọc thử <b>văn bản</b>
            Kính gửi: Đơn vị nhận việc đọc thử
            1. Giao Đơn vị nhận việc đọc thử báo cáo trước ngày 15-11-2019.
            Nơi nhận:
            - Như trên,
            - Lưu.
            GIÁM ĐỐC
            Nguyễn Văn Mẫu
            """;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private SampleOffice office;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RuntimeService runtime;

    private MockMvc browser;

    @BeforeEach
    void bodies() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        office.open();
        office.body("t.issuer", "Sở Đọc thử", "PROVINCIAL_BODY");
        office.body("t.read", "Đơn vị nhận việc đọc thử", "DISTRICT_COMMITTEE");
    }

    @AfterEach
    void forget() {
        jdbc.sql("select process_instance_id from register.proceeding where directive = '4711-CV-SDT'")
                .query(String.class)
                .list()
                .forEach(each -> Trusted.run(() -> runtime.deleteProcessInstance(each, "thử xong")));
        for (String sql : List.of(
                "step where proceeding = '4711-CV-SDT'",
                "proceeding where key = '4711-CV-SDT'",
                "directive where key = '4711-CV-SDT'")) {
            jdbc.sql("delete from register." + sql).update();
        }
    }

    @Test
    @DisplayName("Dán toàn văn: mỗi ô một đề xuất, bên cạnh là chữ đã đọc; chưa ghi gì vào sổ")
    void pastedTextBecomesAProposal() throws Exception {
        String page = read(TEXT);
        assertThat(page)
                .contains(
                        "value=\"" + NUMBER + "\"",
                        "value=\"2019-10-17\"",
                        "value=\"Sở Đọc thử\"",
                        "value=\"Nguyễn Văn Mẫu\"",
                        "“V/v đọc thử &lt;b&gt;văn bản&lt;/b&gt;”",
                        "trước ngày 15-11-2019",
                        "15/11/2019")
                .doesNotContain("<b>văn bản", "đã có trong sổ");
        assertThat(kept()).isZero();
    }

    @Test
    @DisplayName("Chưa dán gì, hoặc tệp không đọc được: nêu lý do, không mất chữ đã dán")
    void whatCannotBeRead() throws Exception {
        assertThat(read("  ")).contains("Chưa có gì để đọc");
        String page = browser.perform(multipart("/intake/read")
                        .file(new MockMultipartFile(
                                "file", "quet.pdf", null, "%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
                        .with(clerk())
                        .with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(HtmlUtils.htmlUnescape(page)).contains("Tệp \"quet.pdf\" hỏng");
    }

    @Test
    @DisplayName("Dấu mật: từ chối khi đọc và khi nhập, không ghi gì")
    void secret() throws Exception {
        String secret = "TỐI MẬT\n" + TEXT;
        assertThat(read(secret)).contains("dấu mật", "chưa lưu gì").doesNotContain("name=\"fullText\"");
        MultiValueMap<String, String> form = form();
        form.set("fullText", secret);
        assertThat(refused(form)).contains("TỐI MẬT");
        assertThat(kept()).isZero();
    }

    @Test
    @DisplayName("Nhập bị từ chối: nêu ô sai và cách sửa, giữ nguyên mọi chữ đã gõ")
    void refusalKeepsWhatWasTyped() throws Exception {
        MultiValueMap<String, String> form = form();
        form.set("signerName", "");
        form.set("subject", "V/v đã sửa tay");
        form.set("copies", "Nơi gõ tay");
        assertThat(refused(form))
                .contains("Ô \"Người ký\" còn trống", "V/v đã sửa tay", "Nơi gõ tay", NUMBER, "Như trên,");
        form = form();
        form.set("issuer", "Cơ quan <lạ>");
        assertThat(refused(form)).contains("Cơ quan <lạ>", "V/v đọc thử");
        form = form();
        form.set("issuedOn", "17/10/2019x");
        assertThat(refused(form)).contains("\"17/10/2019x\" không đọc được");
        assertThat(kept()).isZero();
    }

    @Test
    @DisplayName(
            "Xác nhận: ghi một dự thảo, sang trang phân rã có sẵn đề xuất; đọc lại thì báo đã có, nhập lại thì từ chối")
    void confirmedBecomesADraft() throws Exception {
        String to = browser.perform(enter(form()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        String key = jdbc.sql("select key from register.directive where number = ? and state = 'DRAFT'")
                .param(NUMBER)
                .query(String.class)
                .single();
        assertThat(to).isEqualTo("/directives/" + key + "/breakdown?reading");
        String sheet = HtmlUtils.htmlUnescape(browser.perform(get("/directives/" + key + "/breakdown")
                        .param("reading", "")
                        .with(clerk()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
        assertThat(sheet).contains("Đơn vị nhận việc đọc thử", "trước ngày 15-11-2019", "Chưa lưu");
        assertThat(HtmlUtils.htmlUnescape(
                        browser.perform(get("/directives/" + key + "/breakdown").with(clerk()))
                                .andReturn()
                                .getResponse()
                                .getContentAsString()))
                .as("who left the page unsaved and comes back from the task finds the proposals again")
                .contains("trước ngày 15-11-2019", "Chưa lưu");
        assertThat(jdbc.sql("select count(*) from register.measure where directive = ?")
                        .param(key)
                        .query(Long.class)
                        .single())
                .as("a proposal is no measure before the clerk saves it")
                .isZero();

        assertThat(read(TEXT)).contains("đã có trong sổ", "/directives/" + key);
        assertThat(refused(form())).contains("đã có trong sổ");
        assertThat(kept()).isOne();
    }

    @Test
    @DisplayName("Chuyên viên của một cơ quan: 403; văn thư cơ quan khác cũng không nhập được")
    void otherBodiesStayOut() throws Exception {
        UserRequestPostProcessor officer = user("t.read").roles("OFFICER");
        browser.perform(get("/intake").with(officer)).andExpect(status().isForbidden());
        browser.perform(multipart("/intake/read")
                        .param("text", TEXT)
                        .with(officer)
                        .with(csrf()))
                .andExpect(status().isForbidden());
        browser.perform(post("/intake").params(form()).with(officer).with(csrf()))
                .andExpect(status().isForbidden());
        UserRequestPostProcessor clerkElsewhere = user("t.read").roles("CLERK");
        browser.perform(post("/intake").params(form()).with(clerkElsewhere).with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(kept()).isZero();
    }

    private String read(String text) throws Exception {
        return browser.perform(multipart("/intake/read")
                        .param("text", text)
                        .with(clerk())
                        .with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String refused(MultiValueMap<String, String> form) throws Exception {
        return HtmlUtils.htmlUnescape(browser.perform(enter(form))
                .andExpect(status().isOk())
                .andExpect(redirectedUrl(null))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private static MockHttpServletRequestBuilder enter(MultiValueMap<String, String> form) {
        return post("/intake").params(form).with(clerk()).with(csrf());
    }

    private static UserRequestPostProcessor clerk() {
        return user("t.office.clerk").roles("CLERK");
    }

    private static MultiValueMap<String, String> form() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.set("number", NUMBER);
        form.set("type", "CONG_VAN");
        form.set("issuedOn", "2019-10-17");
        form.set("issuer", "Sở Đọc thử");
        form.set("place", "Mẫu");
        form.set("subject", "V/v đọc thử");
        form.set("urgency", "THUONG");
        form.set("signerTitle", "GIÁM ĐỐC");
        form.set("signerName", "Nguyễn Văn Mẫu");
        form.set("copies", "Như trên,");
        form.set("fullText", TEXT);
        return form;
    }

    private long kept() {
        return jdbc.sql("select count(*) from register.directive where number = ?")
                .param(NUMBER)
                .query(Long.class)
                .single();
    }
}
