package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;
import vn.dondoc.config.ClockControl;

@OfficeTest
@DisplayName("Trang cơ quan và con người: quản trị sửa từng điều, có lý do, có nhật ký; người khác chỉ xem")
class OrganisationPagesIT {

    private static final String ADMIN = "oz.admin";
    private static final String LONG =
            "Đảng ủy Sở Nông nghiệp và Môi trường, Sở Xây dựng, Sở Khoa học và Công nghệ, Sở Dân tộc"
                    + " và Tôn giáo trực thuộc Đảng bộ Ủy ban nhân dân tỉnh (hợp nhất từ ngày 01 tháng 3 năm 2025)";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private SampleOffice office;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClockControl clock;

    private MockMvc browser;

    @BeforeEach
    void anOffice() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clock.standAt(WebOffice.morning(LocalDate.parse("2025-03-03")).toInstant());
        office.open();
        office.body("oz.one", "Đảng ủy xã Một", "AFFILIATED_COMMITTEE");
        office.body("oz.two", "Đảng ủy xã Hai", "AFFILIATED_COMMITTEE");
        jdbc.sql("insert into register.person (account, name) values (?, 'Quản trị') on conflict do nothing")
                .param(ADMIN)
                .update();
        jdbc.sql("insert into register.membership (person, body, role) values (?, 't.office', 'ADMINISTRATOR')")
                .param(ADMIN)
                .update();
    }

    @AfterEach
    void clean() {
        for (String sql : List.of(
                "delete from register.substitution",
                "delete from register.succession where body like 'oz.%'",
                "delete from register.body_name where body like 'oz.%'",
                "delete from register.addressee_group_member where body like 'oz.%'",
                "delete from register.addressee_group where code like 'o-%'",
                "delete from register.membership where body like 'oz.%' or person like 'oz.%'",
                "update register.body set successor = null, parent = null where code like 'oz.%'",
                "delete from register.body where code like 'oz.%'",
                "delete from register.person where account like 'oz.%'")) {
            jdbc.sql(sql).update();
        }
        clock.real();
    }

    private ResultActions page(String account, String path) throws Exception {
        return browser.perform(get(path).with(user(account)));
    }

    private ResultActions send(String account, String path, String... fields) throws Exception {
        MockHttpServletRequestBuilder request = post(path).with(user(account)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return browser.perform(request);
    }

    private ResultActions refused(ResultActions sent, String... words) throws Exception {
        for (String word : words) {
            sent.andExpect(flash().attribute("refused", containsString(word)));
        }
        return sent;
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    private String lastChange() {
        return text("select detail from register.trail where event = 'organised' order by id desc limit 1");
    }

    @Test
    @DisplayName(
            "Ai cũng xem được cơ quan và người; số điện thoại, biểu mẫu và thay đổi chỉ quản trị thấy; không quản trị thì không sửa")
    void whoSeesWhat() throws Exception {
        jdbc.sql("update register.person set phone = '0900 123 456' where account = 'oz.one'")
                .update();
        page("oz.two", "/organisation")
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Đảng ủy xã Một")));
        page("oz.two", "/organisation/bodies/oz.one")
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("0900 123 456"))))
                .andExpect(content().string(not(containsString("Thêm người"))));
        page(ADMIN, "/organisation/bodies/oz.one")
                .andExpect(content().string(allOf(containsString("0900 123 456"), containsString("Thêm người"))));
        page(ADMIN, "/organisation/bodies/nowhere").andExpect(status().isNotFound());
        for (String path : List.of(
                "/organisation/bodies",
                "/organisation/groups",
                "/organisation/handover",
                "/organisation/files",
                "/organisation/bodies/oz.one/name",
                "/organisation/bodies/oz.one/place",
                "/organisation/bodies/oz.one/end",
                "/organisation/bodies/oz.one/people",
                "/organisation/bodies/oz.one/roles",
                "/organisation/bodies/oz.one/roles/end",
                "/organisation/bodies/oz.one/contact",
                "/organisation/bodies/oz.one/succession",
                "/organisation/bodies/oz.one/succession/preview",
                "/organisation/bodies/oz.one/succession/withdraw",
                "/organisation/groups/o-g/members")) {
            send("oz.two", path, "reason", "x", "content", "bodies: []", "document", "x")
                    .andExpect(status().isForbidden());
        }
        page("oz.two", "/organisation/files").andExpect(status().isForbidden());
        page("oz.two", "/organisation/handover").andExpect(content().string(containsString("Chỉ quản trị hệ thống")));
    }

    @Test
    @DisplayName(
            "Tên có dấu, tên dài: thêm cơ quan, thêm người, sửa liên hệ, thôi giữ vai; mỗi lần một dòng nhật ký có lý do")
    void addedAndEnded() throws Exception {
        send(
                        ADMIN,
                        "/organisation/bodies",
                        "code",
                        "oz.new",
                        "name",
                        LONG,
                        "kind",
                        "AFFILIATED_COMMITTEE",
                        "from",
                        "2025-03-01",
                        "reason",
                        "QĐ 12")
                .andExpect(flash().attribute("done", "Đã thêm."));
        assertThat(lastChange()).contains("thêm cơ quan " + LONG).contains("lý do: QĐ 12");
        refused(
                send(ADMIN, "/organisation/bodies", "code", "Đảng.ủy", "name", "x", "kind", "CAUCUS", "reason", "x"),
                "chữ thường không dấu");
        refused(
                send(ADMIN, "/organisation/bodies", "code", "oz.new", "name", "x", "kind", "CAUCUS", "reason", "x"),
                "đã là của");
        refused(
                send(ADMIN, "/organisation/bodies", "code", "oz.x", "name", "x", "kind", "CAUCUS", "reason", " "),
                "Lý do, căn cứ");
        send(
                        ADMIN,
                        "/organisation/bodies/oz.new/people",
                        "account",
                        "oz.huong",
                        "name",
                        "Nguyễn Thị Quỳnh Hương Giang",
                        "phone",
                        "0905 111 222",
                        "email",
                        "huong@example.vn",
                        "role",
                        "OFFICER",
                        "from",
                        "2025-03-03",
                        "reason",
                        "QĐ 13")
                .andExpect(flash().attribute("done", containsString("Đã thêm người")));
        page(ADMIN, "/organisation/bodies/oz.new")
                .andExpect(
                        content().string(allOf(containsString(LONG), containsString("Nguyễn Thị Quỳnh Hương Giang"))));
        refused(
                send(
                        ADMIN,
                        "/organisation/bodies/oz.new/contact",
                        "account",
                        "oz.huong",
                        "name",
                        "Nguyễn Thị Quỳnh Hương Giang",
                        "phone",
                        "không có",
                        "reason",
                        "x"),
                "Số điện thoại");
        send(
                ADMIN,
                "/organisation/bodies/oz.new/contact",
                "account",
                "oz.huong",
                "name",
                "Nguyễn Thị Quỳnh Hương Giang",
                "phone",
                "0905 111 222",
                "email",
                "giang@example.vn",
                "reason",
                "Đổi hộp thư");
        assertThat(lastChange())
                .as("personal data stay out of the trail")
                .contains("thư điện tử")
                .doesNotContain("giang@example.vn");
        refused(
                send(
                        ADMIN,
                        "/organisation/bodies/oz.new/roles",
                        "account",
                        "oz.huong",
                        "role",
                        "OFFICER",
                        "from",
                        "2025-04-01",
                        "reason",
                        "x"),
                "đã giữ vai này");
        refused(
                send(
                        ADMIN,
                        "/organisation/bodies/oz.new/roles",
                        "account",
                        "oz.huong",
                        "role",
                        "HEAD",
                        "from",
                        "2025-02-30",
                        "reason",
                        "x"),
                "không phải ngày có thật");
        refused(
                send(
                        ADMIN,
                        "/organisation/bodies/oz.new/roles",
                        "account",
                        "oz.huong",
                        "role",
                        "HEAD",
                        "areas",
                        "oz.one",
                        "from",
                        "2025-03-03",
                        "reason",
                        "x"),
                "phụ trách địa bàn");
        send(
                ADMIN,
                "/organisation/bodies/t.standing/roles",
                "account",
                "oz.huong",
                "role",
                "AREA_LEAD",
                "areas",
                "oz.one",
                "from",
                "2025-03-03",
                "reason",
                "Phân công 3");
        assertThat(lastChange()).contains("phụ trách Đảng ủy xã Một");
        send(
                        ADMIN,
                        "/organisation/bodies/oz.new/roles/end",
                        "account",
                        "oz.huong",
                        "role",
                        "OFFICER",
                        "from",
                        "2025-03-03",
                        "lastDay",
                        "2025-03-31",
                        "reason",
                        "Chuyển công tác")
                .andExpect(flash().attribute("done", "Đã ghi ngày thôi giữ vai."));
        assertThat(
                        text(
                                "select valid_to::text from register.membership where person = 'oz.huong' and role = 'OFFICER'"))
                .isEqualTo("2025-03-31");
        jdbc.sql("delete from register.membership where role = 'ADMINISTRATOR' and person <> ?")
                .param(ADMIN)
                .update();
        refused(
                send(
                        ADMIN,
                        "/organisation/bodies/t.office/roles/end",
                        "account",
                        ADMIN,
                        "role",
                        "ADMINISTRATOR",
                        "from",
                        "1900-01-01",
                        "lastDay",
                        "2025-03-31",
                        "reason",
                        "x"),
                "quản trị hệ thống cuối cùng");
        String moved = "update register.membership set body = ? where role = 'ADMINISTRATOR'";
        jdbc.sql(moved).param("oz.two").update();
        refused(
                send(ADMIN, "/organisation/bodies/oz.two/end", "lastDay", "2025-03-31", "reason", "x"),
                "quản trị hệ thống cuối cùng");
        jdbc.sql(moved).param("t.office").update();
        send(
                        ADMIN,
                        "/organisation/files",
                        "confirmed",
                        "1",
                        "content",
                        "people:\n  - account: " + ADMIN + "\n    name: \"A\"\n    memberships:\n"
                                + "      - {body: t.office, role: ADMINISTRATOR, validTo: 2025-06-30}\n")
                .andExpect(content().string(containsString("không còn quản trị hệ thống nào")));
        assertThat(count("register.membership where role = 'ADMINISTRATOR' and valid_to is null"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "Sửa loại, cấp trên: nhật ký ghi từ gì sang gì; cấp trên vòng tròn, không đổi gì thì nêu rõ, giữ nguyên")
    void kindAndSuperior() throws Exception {
        String place = "/organisation/bodies/oz.two/place";
        refused(send(ADMIN, place, "kind", "CAUCUS", "parent", "oz.two", "reason", "x"), "Chọn cấp trên khác");
        refused(send(ADMIN, place, "kind", "none", "parent", "oz.one", "reason", "x"), "Chưa chọn loại");
        send(ADMIN, place, "kind", "CAUCUS", "parent", "oz.one", "reason", "QĐ 9")
                .andExpect(flash().attribute("done", "Đã sửa loại, cấp trên."));
        assertThat(text("select kind || ' ' || parent from register.body where code = 'oz.two'"))
                .isEqualTo("CAUCUS oz.one");
        assertThat(text("select detail from register.trail where event = 'organised' order by id desc limit 1"))
                .contains("thành CAUCUS", "QĐ 9");
        refused(send(ADMIN, place, "kind", "CAUCUS", "parent", "oz.one", "reason", "x"), "Không có gì thay đổi");
        refused(
                send(ADMIN, "/organisation/bodies/oz.one/place", "kind", "CAUCUS", "parent", "oz.two", "reason", "x"),
                "Chọn cấp trên khác");
    }

    @Test
    @DisplayName("Đổi tên giữ tên cũ: văn bản năm 2019 vẫn mang tên năm 2019; sửa lỗi ghi tên thì không")
    void namesOverTime() throws Exception {
        send(
                ADMIN,
                "/organisation/bodies/oz.one/name",
                "name",
                "Đảng ủy phường Một",
                "from",
                "2025-03-01",
                "reason",
                "NQ 1");
        page("oz.two", "/organisation/bodies/oz.one")
                .andExpect(content()
                        .string(allOf(containsString("Đảng ủy phường Một"), containsString("Đảng ủy xã Một"))));
        assertThat(text("select register.name_on('oz.one', '2019-10-17')")).isEqualTo("Đảng ủy xã Một");
        assertThat(text("select register.name_on('oz.one', '2025-02-28')")).isEqualTo("Đảng ủy xã Một");
        assertThat(text("select register.name_on('oz.one', '2025-03-01')")).isEqualTo("Đảng ủy phường Một");
        refused(
                send(
                        ADMIN,
                        "/organisation/bodies/oz.one/name",
                        "name",
                        "Đảng ủy Ba",
                        "from",
                        "2025-02-01",
                        "reason",
                        "x"),
                "phải sau ngày ấy");
        refused(
                send(
                        ADMIN,
                        "/organisation/bodies/oz.one/name",
                        "name",
                        "Đảng ủy Ba",
                        "from",
                        "2025-05-01",
                        "reason",
                        "x"),
                "không sau hôm nay");
        send(
                ADMIN,
                "/organisation/bodies/oz.one/name",
                "slip",
                "1",
                "name",
                "Đảng ủy Phường Một",
                "reason",
                "Viết hoa");
        assertThat(count("register.body_name where body = 'oz.one'")).isEqualTo(1);
        assertThat(lastChange()).contains("sửa lỗi ghi tên");
    }

    @Test
    @DisplayName(
            "Kết thúc cơ quan còn việc phải có cơ quan kế thừa; xem trước rồi quyết định; nhóm nơi nhận đổi theo ngày")
    void bodiesEnd() throws Exception {
        refused(
                send(ADMIN, "/organisation/bodies/t.office/end", "lastDay", "2025-06-30", "reason", "x"),
                "PARTY_OFFICE",
                "Chọn cơ quan kế thừa");
        send(ADMIN, "/organisation/groups", "code", "o-xa", "name", "Các đảng ủy xã", "reason", "x");
        send(ADMIN, "/organisation/groups/o-xa/members", "body", "oz.one", "day", "2025-03-03", "reason", "x");
        refused(send(ADMIN, "/organisation/groups/o-xa/members", "body", "oz.one", "reason", "x"), "đang ở trong nhóm");
        page("oz.two", "/organisation").andExpect(content().string(containsString("Các đảng ủy xã")));
        send(
                        ADMIN,
                        "/organisation/bodies/oz.one/succession/preview",
                        "successor",
                        "oz.two",
                        "from",
                        "2025-04-01",
                        "document",
                        "NQ 5")
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(containsString("Đây mới là xem trước"), containsString("Các đảng ủy xã"))));
        assertThat(count("register.succession where body = 'oz.one'")).isZero();
        send(
                ADMIN,
                "/organisation/bodies/oz.one/succession",
                "successor",
                "oz.two",
                "from",
                "2025-03-03",
                "document",
                "NQ 5");
        assertThat(text("select state from register.succession where body = 'oz.one'"))
                .isEqualTo("DONE");
        assertThat(text(
                        "select string_agg(body || ' ' || valid_from || ' ' || coalesce(valid_to::text, ''), '; ' order by body)"
                                + " from register.addressee_group_member where group_code = 'o-xa'"))
                .isEqualTo("oz.two 2025-03-03 ");
        page("oz.two", "/organisation/bodies/oz.one").andExpect(content().string(containsString("Đã chuyển xong")));
        send(ADMIN, "/organisation/bodies/oz.two/end", "lastDay", "2025-12-31", "reason", "Hết nhiệm vụ");
        assertThat(text("select valid_to::text from register.body where code = 'oz.two'"))
                .isEqualTo("2025-12-31");
    }

    @Test
    @DisplayName(
            "Tệp danh mục nạp vào hệ thống đang chạy: xem trước không đổi gì; mâu thuẫn thì nêu lỗi, không nhận gì")
    void filesOfARunningOffice() throws Exception {
        String file = """
                people:
                  - account: oz.huong
                    name: "Nguyễn Thị Quỳnh Hương"
                    login: true
                    memberships:
                      - {body: oz.one, role: OFFICER, validTo: 2025-06-30}
                      - {body: oz.two, role: OFFICER, validFrom: 2025-07-01}
                """;
        send(ADMIN, "/organisation/files", "content", file)
                .andExpect(content().string(containsString("+ vai của oz.huong: OFFICER ở oz.two, từ 2025-07-01")));
        assertThat(count("register.person where account = 'oz.huong'")).isZero();
        send(ADMIN, "/organisation/files", "content", file, "confirmed", "1")
                .andExpect(flash().attribute("done", containsString("3 thay đổi")));
        assertThat(count("register.membership where person = 'oz.huong'")).isEqualTo(2);
        send(ADMIN, "/organisation/files", "content", file)
                .andExpect(content().string(containsString("không khác gì")));
        for (List<String> wrong : List.of(
                List.of(
                        file.replace(
                                "body: oz.two, role: OFFICER, validFrom: 2025-07-01",
                                "body: oz.one, role: OFFICER, validFrom: 2025-06-30"),
                        "hai lần trong cùng thời gian"),
                List.of(file.replace("body: oz.two", "body: oz.three"), "oz.three"),
                List.of("bodies:\n  - {code: oz.one, name: A, kind: CAUCUS, successor: oz.one}\n", "kế thừa chính nó"),
                List.of(
                        "bodies:\n  - {code: t.office, name: A, kind: PROVINCIAL_BODY, validTo: 2025-06-30}\n",
                        "cơ quan nhận bàn giao"),
                List.of("holidays:\n  - {day: 2025-05-01, kind: HOLIDAY, name: x, source: x}\n", "chỉ nhận tệp khai"),
                List.of("people: [", "tệp"))) {
            send(ADMIN, "/organisation/files", "content", wrong.get(0), "confirmed", "1")
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(wrong.get(1))));
        }
        assertThat(count("register.membership where person = 'oz.huong'")).isEqualTo(2);
        assertThat(text("select name from register.body where code = 'oz.one'")).isEqualTo("Đảng ủy xã Một");
    }

    @Test
    @DisplayName("Ủy quyền bằng trang và /api; người khác không ghi hộ được; sai thì một câu rõ ràng")
    void substitution() throws Exception {
        page("oz.one", "/substitutions").andExpect(status().isOk());
        refused(
                send(
                        "oz.one",
                        "/substitutions",
                        "person",
                        "oz.one",
                        "deputy",
                        "oz.two",
                        "from",
                        "2025-03-03",
                        "document",
                        "UQ 1"),
                "luôn có thời hạn");
        send(
                        "oz.one",
                        "/substitutions",
                        "person",
                        "oz.one",
                        "deputy",
                        "oz.two",
                        "from",
                        "2025-03-03",
                        "to",
                        "2025-03-07",
                        "document",
                        "UQ 1")
                .andExpect(flash().attribute("done", "Đã ghi ủy quyền."));
        page("oz.two", "/substitutions").andExpect(content().string(containsString("UQ 1")));
        send(
                        "oz.two",
                        "/substitutions",
                        "person",
                        "oz.one",
                        "deputy",
                        "oz.two",
                        "from",
                        "2025-03-10",
                        "to",
                        "2025-03-11",
                        "document",
                        "UQ 2")
                .andExpect(status().isForbidden());
        browser.perform(post("/api/substitutions")
                        .with(user("oz.one"))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"person\": \"oz.one\", \"deputy\": \"oz.two\", \"from\": \"2025-03-07\", \"to\":"
                                + " \"2025-03-08\", \"document\": \"UQ 3\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("đã ủy quyền cho")));
        long id = jdbc.sql("select id from register.substitution")
                .query(Long.class)
                .single();
        browser.perform(get("/api/substitutions").with(user("oz.two")))
                .andExpect(content().string(containsString("\"deputy\":\"oz.two\"")));
        browser.perform(delete("/api/substitutions/" + id).with(user("oz.two")).with(csrf()))
                .andExpect(status().isForbidden());
        browser.perform(delete("/api/substitutions/" + id).with(user("oz.one")).with(csrf()))
                .andExpect(status().isNoContent());
        assertThat(text("select valid_to::text from register.substitution")).isEqualTo("2025-03-03");
    }
}
