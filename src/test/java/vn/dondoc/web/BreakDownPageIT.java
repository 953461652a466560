package vn.dondoc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.HtmlUtils;
import vn.dondoc.OfficeTest;
import vn.dondoc.directive.Body;
import vn.dondoc.directive.BodyGroup;
import vn.dondoc.directive.BodyKind;
import vn.dondoc.directive.BodyRole;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.DocumentType;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.OfficePost;
import vn.dondoc.directive.Person;
import vn.dondoc.directive.Urgency;
import vn.dondoc.register.Directives;
import vn.dondoc.register.ReferenceData;

@OfficeTest
@DisplayName("Trang phân rã văn bản thành nhiệm vụ")
class BreakDownPageIT {

    private static final DirectiveKey KEY = new DirectiveKey("9100-CV-PR");
    private static final String PAGE = "/directives/9100-CV-PR/breakdown";
    private static final String TEXT =
            "Kính gửi: Các huyện\nYêu cầu:\n1. Báo cáo trước ngày 15-3-2021.\n2. Việc khác\n- Rà soát <hồ sơ>.\n";

    private static final String MEASURE = "clauses[0].measures[0].";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Directives directives;

    @Autowired
    private ReferenceData reference;

    @Autowired
    private JdbcClient jdbc;

    private MockMvc browser;
    private Map<OfficePost, String> posts;

    @BeforeEach
    void aDraft() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        reference.saveBodies(List.of(
                body("p.tu", BodyKind.COMMITTEE),
                body("p.vp", BodyKind.PROVINCIAL_BODY),
                body("p.h1", BodyKind.DISTRICT_COMMITTEE),
                body("p.h2", BodyKind.DISTRICT_COMMITTEE)));
        reference.saveGroups(List.of(new BodyGroup(
                "p.huyen",
                "Các huyện thử",
                List.of(
                        new BodyGroup.Member("p.h1", Body.EVER, null),
                        new BodyGroup.Member("p.h2", Body.EVER, null)))));
        posts = reference.posts();
        reference.savePosts(Map.of(OfficePost.PARTY_OFFICE, "p.vp"));
        reference.savePeople(
                List.of(person("p.vanthu", "p.vp", BodyRole.CLERK), person("p.chuyenvien", "p.vp", BodyRole.OFFICER)));
        DirectiveHeader header = new DirectiveHeader(
                "9100-CV/PR",
                DocumentType.CONG_VAN,
                LocalDate.of(2021, 3, 1),
                null,
                "p.tu",
                null,
                null,
                null,
                null,
                "V/v thử",
                List.of(),
                Urgency.THUONG,
                List.of(),
                TEXT,
                null,
                "p.tu",
                "p.tu",
                null);
        jdbc.sql("delete from register.directive where key = ?")
                .param(KEY.value())
                .update();
        directives.save(KEY, new DirectiveDraft(header, List.of(), List.of()));
    }

    @AfterEach
    void leaveThePostsAsTheyWere() {
        jdbc.sql("delete from register.directive where key = ?")
                .param(KEY.value())
                .update();
        jdbc.sql("delete from register.office_post where body = 'p.vp'").update();
        reference.savePosts(posts);
        for (String sql : List.of(
                "membership where body like 'p.%'",
                "person where account like 'p.%'",
                "addressee_group_member where body like 'p.%'",
                "addressee_group where code like 'p.%'",
                "body where code like 'p.%'")) {
            jdbc.sql("delete from register." + sql).update();
        }
    }

    @Test
    @DisplayName("Mở lần đầu: các điểm được đề xuất theo thứ tự, đúng nguyên văn, còn thiếu điểm nào nêu rõ")
    void proposesClauses() throws Exception {
        String page = show();
        assertThat(page)
                .containsSubsequence(
                        "Độ phủ", "0/3", "điểm 1", "Báo cáo trước ngày 15-3-2021.", "điểm 2, gạch đầu dòng thứ nhất");
        assertThat(page).contains("Rà soát &lt;hồ sơ&gt;.").doesNotContain("<hồ sơ>");
    }

    @Test
    @DisplayName("Thêm nhiệm vụ, điền sai, sửa, lưu: không mất gì đã nhập, cuối cùng ghi vào sổ")
    void fromEmptyToSaved() throws Exception {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("version", version(show()));
        form.add("complete", "true");
        form.add("addresseeGroups", "p.huyen");
        form.add("monitoringBody", "p.vp");
        form.add("clauses[1].reason", "Chỉ là đề mục.");
        form.add("clauses[2].reason", "Việc nội bộ.");

        form.add("action", "add-0");
        String added = browser.perform(send(form)).andReturn().getResponse().getContentAsString();
        assertThat(added).contains("Chưa lưu", "clauses-0-measures-0-kind", "Chỉ là đề mục.", "3/3", "Cơ quan p.h1");

        form.set("action", "save");
        form.add("clauses[0].measures[0].field[code]", "1");
        form.add("clauses[0].measures[0].field[verified]", "true");
        form.add("clauses[0].measures[0].field[evidenceRule]", "PAPER");
        form.add("clauses[0].measures[0].field[title]", "Báo cáo \"nhanh\"");
        form.add("clauses[0].measures[0].field[confirmer]", "p.vp");
        form.add("clauses[0].measures[0].field[phrase]", "trước ngày 15-3-2021");
        form.add("clauses[0].measures[0].field[rule]", "date");
        form.add("clauses[0].measures[0].field[due]", "31/02/2021");
        String wrong = browser.perform(send(form)).andReturn().getResponse().getContentAsString();
        assertThat(HtmlUtils.htmlUnescape(wrong))
                .contains(
                        "Chưa lưu được",
                        "\"31/02/2021\" không phải ngày",
                        "Thiếu loại của nhiệm vụ 1",
                        "Chọn ít nhất một cơ quan")
                .contains("Báo cáo \"nhanh\"", "Chỉ là đề mục.");
        assertThat(wrong).contains("id=\"clauses-0-measures-0-due-error\"", "href=\"#clauses-0-measures-0-due\"");
        assertThat(directives.get(KEY).content().clauses()).isEmpty();

        form.set("clauses[0].measures[0].field[due]", "14/3/2021");
        form.set("clauses[0].measures[0].field[kind]", "execute");
        form.set("clauses[0].measures[0].field[setBy]", "DOCUMENT");
        form.set("clauses[0].measures[0].leadGroups", "p.huyen");
        browser.perform(send(form)).andExpect(redirectedUrl(PAGE)).andExpect(flash().attribute("saved", true));

        DirectiveDraft saved = directives.get(KEY).content();
        assertThat(saved.clauses()).extracting(ClauseDraft::path).containsExactly("1", "2", "2.1");
        assertThat(saved.measures()).singleElement().satisfies(measure -> {
            assertThat(measure.kind()).isEqualTo(MeasureKind.EXECUTE);
            assertThat(measure.leads()).containsExactly("p.h1", "p.h2");
            assertThat(measure.deadline().due()).isEqualTo(LocalDate.of(2021, 3, 14));
        });
        String shown = show();
        assertThat(shown).contains("3/3", "Mọi điểm đã có nhiệm vụ hoặc lý do");

        // What the browser would send back unchanged changes nothing.
        MultiValueMap<String, String> again = filled(shown);
        again.set("action", "save");
        browser.perform(send(again)).andExpect(redirectedUrl(PAGE));
        assertThat(directives.get(KEY).content()).isEqualTo(saved);

        again.set("action", "remove-0-0");
        assertThat(browser.perform(send(again)).andReturn().getResponse().getContentAsString())
                .contains("2/3", "Chưa lưu")
                .doesNotContain("clauses-0-measures-0-kind");
    }

    @Test
    @DisplayName(
            "Đọc thời hạn từ câu chữ: điền sẵn cách tính và ngày kèm giải thích, chưa ghi gì trước khi văn thư lưu")
    void readsThePrintedPhrase() throws Exception {
        MultiValueMap<String, String> form = oneMeasure("trước ngày 15-3-2021");
        form.set("action", "read-0-0");
        String read = sent(form);
        assertThat(read)
                .contains("Đề xuất, chưa lưu", "vừa được đọc từ câu chữ")
                .contains("hạn là 15/03/2021", "ngày cuối cùng là 14/03/2021");
        MultiValueMap<String, String> proposed = filled(read);
        assertThat(proposed.getFirst(MEASURE + "field[rule]")).isEqualTo("date");
        assertThat(proposed.getFirst(MEASURE + "field[due]")).isEqualTo("15/03/2021");
        assertThat(proposed.getFirst(MEASURE + "field[setBy]")).isEqualTo("DOCUMENT");
        assertThat(directives.get(KEY).content().clauses()).isEmpty();

        proposed.set("action", "save");
        browser.perform(send(proposed)).andExpect(redirectedUrl(PAGE));
        assertThat(directives.get(KEY).content().measures())
                .singleElement()
                .satisfies(measure -> assertThat(measure.deadline().due()).isEqualTo(LocalDate.of(2021, 3, 15)));
        assertThat(show()).contains("hạn là 15/03/2021").doesNotContain("Hạn đang ghi khác với câu chữ");
    }

    @Test
    @DisplayName("Lưu khi chưa chọn cách tính hạn: hạn được đọc và đưa lại cho văn thư xem, lưu lần nữa mới ghi")
    void savingReadsWhatNobodyHasRead() throws Exception {
        MultiValueMap<String, String> form = oneMeasure("trước ngày 15-3-2021");
        form.set("action", "save");
        String shown = sent(form);
        assertThat(shown).contains("vừa được đọc từ câu chữ").doesNotContain("Chưa lưu được");
        assertThat(directives.get(KEY).content().clauses()).isEmpty();
        MultiValueMap<String, String> confirmed = filled(shown);
        confirmed.set("action", "save");
        browser.perform(send(confirmed)).andExpect(redirectedUrl(PAGE));
        assertThat(directives.get(KEY).content().measures()).hasSize(1);
    }

    @Test
    @DisplayName(
            "Ngày văn thư tự ghi không bị đè; khác với câu chữ thì báo; không rõ thì điền câu hỏi, không điền ngày")
    void neverOverwritesAndNeverGuesses() throws Exception {
        MultiValueMap<String, String> typed = oneMeasure("trước ngày 15-3-2021");
        typed.set(MEASURE + "field[rule]", "date");
        typed.set(MEASURE + "field[due]", "20/4/2021");
        typed.set("action", "read-0-0");
        String kept = sent(typed);
        assertThat(kept).contains("Hạn đang ghi khác với câu chữ", "hạn là 15/03/2021");
        assertThat(filled(kept).getFirst(MEASURE + "field[due]")).isEqualTo("20/4/2021");

        MultiValueMap<String, String> unclear = oneMeasure("tuần 2 tháng 10");
        unclear.set("action", "read-0-0");
        MultiValueMap<String, String> asked = filled(sent(unclear));
        assertThat(asked.getFirst(MEASURE + "field[rule]")).isEqualTo("ask");
        assertThat(asked.getFirst(MEASURE + "field[due]")).isEmpty();
        assertThat(asked.getFirst(MEASURE + "field[question]")).contains("tuần 2 tháng 10", "14/10/2021");

        MultiValueMap<String, String> yearly = oneMeasure("trước ngày 15/12 hằng năm");
        yearly.set(MEASURE + "field[kind]", "");
        yearly.set("action", "read-0-0");
        MultiValueMap<String, String> series = filled(sent(yearly));
        assertThat(series.getFirst(MEASURE + "field[kind]")).isEqualTo("series");
        assertThat(series.getFirst(MEASURE + "field[every]")).isEqualTo("P1Y");
        assertThat(series.getFirst(MEASURE + "field[monthDay]")).isEqualTo("12-15");
        assertThat(series.getFirst(MEASURE + "field[question]")).contains("2021 hay 2022");

        MultiValueMap<String, String> fromSigning = oneMeasure("trong 10 ngày kể từ ngày ký");
        fromSigning.set("action", "read-0-0");
        MultiValueMap<String, String> dated = filled(sent(fromSigning));
        assertThat(dated.getFirst(MEASURE + "field[rule]")).isEqualTo("date");
        assertThat(dated.getFirst(MEASURE + "field[due]")).isEqualTo("11/03/2021");

        MultiValueMap<String, String> fromReceipt = oneMeasure("trong 10 ngày làm việc");
        fromReceipt.set("action", "read-0-0");
        MultiValueMap<String, String> counted = filled(sent(fromReceipt));
        assertThat(counted.getFirst(MEASURE + "field[rule]")).isEqualTo("relative");
        assertThat(counted.getFirst(MEASURE + "field[days]")).isEqualTo("10");
        assertThat(counted.getFirst(MEASURE + "field[unit]")).isEqualTo("WORKING_DAYS");
        assertThat(counted.getFirst(MEASURE + "field[due]")).isEmpty();
    }

    @Test
    @DisplayName("Hai văn thư cùng sửa: người sau được báo, không ghi đè")
    void twoClerks() throws Exception {
        MultiValueMap<String, String> first = filled(show());
        first.add("action", "save");
        first.set("clauses[0].reason", "Lý do");
        first.add("addressees", "p.h1");
        MultiValueMap<String, String> second = new LinkedMultiValueMap<>(first);
        second.set("clauses[0].reason", "Lý do khác");
        browser.perform(send(first)).andExpect(redirectedUrl(PAGE));
        assertThat(browser.perform(send(second)).andReturn().getResponse().getContentAsString())
                .contains("Người khác vừa sửa văn bản này", "Lý do khác");
        assertThat(directives.get(KEY).content().clauses().get(0).noMeasureReason())
                .isEqualTo("Lý do");
    }

    @Test
    @DisplayName("Chỉ văn thư của Văn phòng; sau khi trình ký thì chỉ xem")
    void onlyTheClerkAndOnlyADraft() throws Exception {
        browser.perform(get(PAGE).with(user("p.chuyenvien"))).andExpect(status().isForbidden());
        browser.perform(post(PAGE)
                        .param("action", "save")
                        .with(user("p.chuyenvien"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        MultiValueMap<String, String> form = filled(show());
        form.add("action", "save");
        form.add("addressees", "p.h1");
        jdbc.sql("update register.directive set state = 'AWAITING_SIGNATURE' where key = ?")
                .param(KEY.value())
                .update();
        assertThat(show()).contains("chỉ xem, không sửa được", "disabled");
        assertThat(browser.perform(send(form)).andReturn().getResponse().getContentAsString())
                .contains("Văn bản đã trình ký");
        assertThat(directives.get(KEY).content().addressees()).isEmpty();
    }

    @Test
    @DisplayName("Nút bấm bịa đặt: từ chối, không lỗi máy chủ")
    void forgedActions() throws Exception {
        for (String action : List.of(
                "add-99",
                "remove-0-99",
                "add-",
                "add-x",
                "xyz",
                "remove-0",
                "read-0-99",
                "read-99-0",
                "read-x",
                "read-0")) {
            browser.perform(post(PAGE)
                            .param("action", action)
                            .param("complete", "true")
                            .with(user("p.vanthu"))
                            .with(csrf()))
                    .andExpect(status().isBadRequest());
        }
    }

    @Test
    @DisplayName("Ô bịa đặt, mã văn bản bịa đặt: một câu nói rõ, không lỗi máy chủ, không ghi gì")
    void forgedFields() throws Exception {
        for (String field : List.of(
                "clauses[5000].reason",
                "clauses[-1].reason",
                "clauses[x].reason",
                "clauses[0].measures[99999].field[title]")) {
            browser.perform(post(PAGE)
                            .param("action", "save")
                            .param("complete", "true")
                            .param(field, "x")
                            .with(user("p.vanthu"))
                            .with(csrf()))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().string(containsString("có ô mà biểu mẫu không có, chưa ghi gì")));
        }
        for (String key : List.of("a b", "a.b", "<script>")) {
            browser.perform(get("/directives/{key}/breakdown", key).with(user("p.vanthu")))
                    .andExpect(status().isNotFound())
                    .andExpect(content().string(containsString("Không có văn bản nào mang mã")));
        }
        browser.perform(post(PAGE)
                        .param("complete", "true")
                        .param("action", "xyz")
                        .with(user("p.vanthu"))
                        .with(csrf()))
                .andExpect(content().string(containsString("Không có nút nào như vậy")));
        assertThat(directives.get(KEY).content().addressees()).isEmpty();
    }

    @Test
    @DisplayName("Ký tự NUL, nửa ký tự, ký tự vô hình dán vào thì được bỏ đi, không làm hỏng việc lưu")
    void invisibleCharactersAreLeftOut() throws Exception {
        MultiValueMap<String, String> form = filled(show());
        form.set("action", "save");
        form.add("addressees", "p.h1");
        form.set("clauses[0].reason", "Việc\0 nội\uD800 bộ\u202E");
        browser.perform(send(form)).andExpect(redirectedUrl(PAGE));
        assertThat(directives.get(KEY).content().clauses().get(0).noMeasureReason())
                .isEqualTo("Việc nội bộ");
    }

    @Test
    @DisplayName("Trang gửi lên bị cắt bớt: từ chối, không ghi phần còn lại")
    void truncatedForm() throws Exception {
        MultiValueMap<String, String> form = filled(show());
        form.remove("complete");
        form.add("action", "save");
        form.add("addressees", "p.h1");
        browser.perform(send(form)).andExpect(status().isBadRequest());
        assertThat(directives.get(KEY).content().addressees()).isEmpty();
    }

    /** A complete measure but for how its deadline is to be read. */
    private MultiValueMap<String, String> oneMeasure(String phrase) throws Exception {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("version", version(show()));
        form.add("complete", "true");
        form.add("addressees", "p.h1");
        form.add("monitoringBody", "p.vp");
        form.add(MEASURE + "field[code]", "1");
        form.add(MEASURE + "field[kind]", "execute");
        form.add(MEASURE + "field[title]", "Báo cáo");
        form.add(MEASURE + "field[evidenceRule]", "PAPER");
        form.add(MEASURE + "field[confirmer]", "p.vp");
        form.add(MEASURE + "leads", "p.h1");
        form.add(MEASURE + "field[phrase]", phrase);
        form.add("clauses[1].reason", "Chỉ là đề mục.");
        form.add("clauses[2].reason", "Việc nội bộ.");
        return form;
    }

    private String sent(MultiValueMap<String, String> form) throws Exception {
        return browser.perform(send(form))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String show() throws Exception {
        return browser.perform(get(PAGE).with(user("p.vanthu")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static MockHttpServletRequestBuilder send(MultiValueMap<String, String> form) {
        return post(PAGE).params(form).with(user("p.vanthu")).with(csrf());
    }

    private static String version(String page) {
        return filled(page).getFirst("version");
    }

    /** The fields of the page's form as a browser would send them. */
    private static MultiValueMap<String, String> filled(String page) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        Matcher fields = Pattern.compile(
                        "<input\\b([^>]*)>|<textarea\\b([^>]*)>([^<]*)</textarea>|<select\\b([^>]*)>(.*?)</select>",
                        Pattern.DOTALL)
                .matcher(page);
        while (fields.find()) {
            String name;
            String value;
            if (fields.group(2) != null) {
                name = attribute(fields.group(2), "name");
                value = HtmlUtils.htmlUnescape(fields.group(3));
            } else if (fields.group(4) != null) {
                name = attribute(fields.group(4), "name");
                Matcher chosen =
                        Pattern.compile("<option value=\"([^\"]*)\" selected").matcher(fields.group(5));
                value = chosen.find() ? HtmlUtils.htmlUnescape(chosen.group(1)) : "";
            } else if (fields.group(1).contains("checkbox") && !fields.group(1).contains("checked=")) {
                continue;
            } else {
                name = attribute(fields.group(1), "name");
                value = attribute(fields.group(1), "value");
            }
            form.add(name, value);
        }
        return form;
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? HtmlUtils.htmlUnescape(value.group(1)) : "";
    }

    private static Body body(String code, BodyKind kind) {
        return new Body(code, "Cơ quan " + code, kind, null, Body.EVER, null, null, true, null);
    }

    private static Person person(String account, String body, BodyRole role) {
        return new Person(
                account, account, null, null, null, true, List.of(new Person.Membership(body, role, Body.EVER, null)));
    }
}
