package vn.dondoc.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.dondoc.OfficeTest;
import vn.dondoc.config.ClockControl;

@OfficeTest
@DisplayName("Tóm tắt việc trên biểu mẫu của Tasklist")
class TaskBriefIT {

    private static final String KEY = "T-WEB-BRIEF";
    private static final String WORK = KEY + ":1:t.b1";
    private static final LocalDate DUE = LocalDate.parse("2020-12-31");
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private WebOffice office;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ClockControl clock;

    private MockMvc browser;

    @BeforeEach
    void oneTask() {
        browser = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        clock.standAt(WebOffice.morning(LocalDate.parse("2021-01-06")).toInstant());
        office.directive(KEY, "execute", DUE, 1);
        office.assignment(KEY, "t.b1", "IN_PROGRESS", DUE, "DOCUMENT");
        office.step(WORK, "userTask_execute", "t.b1", DUE);
        jdbc.sql("update register.step set task_id = 'brief-1' where proceeding = ?")
                .param(WORK)
                .update();
        jdbc.sql("update register.clause set wording = 'Xây dựng kế hoạch thử' where directive = ?")
                .param(KEY)
                .update();
        remark("Ý kiến thứ nhất");
    }

    @AfterEach
    void clean() {
        jdbc.sql("delete from register.remark where assignment = ?").param(WORK).update();
        office.forget(KEY);
        clock.real();
    }

    @Test
    @DisplayName("Người giữ việc đọc được lời giao, hạn, ai đặt, quá mấy ngày, ý kiến, và có chỗ thả tệp")
    void whoHoldsTheTaskReadsIt() throws Exception {
        remark("Ý kiến sau cùng");
        brief("t.b1")
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(content()
                        .string(allOf(
                                containsString("Xây dựng kế hoạch thử"),
                                containsString("Hạn 31/12/2020"),
                                containsString("văn bản ấn định"),
                                containsString("quá hạn 3 ngày làm việc"),
                                containsString("Ý kiến sau cùng"),
                                containsString("Xem cả 2 ý kiến"),
                                containsString("/api/assignments/" + WORK + "/files"),
                                containsString("ask=EXTENSION"),
                                containsString("ask=OBSTACLE"),
                                containsString("ask=ADJUSTMENT"))));
    }

    @Test
    @DisplayName("Việc của đơn vị khác và việc đã xong: như không có")
    void othersAreToldThatThereIsNone() throws Exception {
        brief("t.b2").andExpect(status().isNotFound()).andExpect(content().string(not(containsString("kế hoạch"))));
        jdbc.sql("update register.step set done_at = now() where task_id = 'brief-1'")
                .update();
        brief("t.b1").andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("Bước chưa thể có văn bản thì không bày chỗ thả tệp")
    void noFilesBeforeThereIsAPaper() throws Exception {
        jdbc.sql("update register.step set task = 'userTask_register' where task_id = 'brief-1'")
                .update();
        brief("t.b1").andExpect(status().isOk()).andExpect(content().string(not(containsString("data-upload"))));
    }

    @Test
    @DisplayName("Lời văn ác ý chỉ là chữ: trang của Tasklist chèn nguyên đoạn này")
    void hostileWordingIsText() throws Exception {
        jdbc.sql("update register.clause set wording = ?, label = ? where directive = ?")
                .params(HOSTILE, HOSTILE, KEY)
                .update();
        jdbc.sql("update register.directive set subject = ?, signer_name = ?, number = ? where key = ?")
                .params(HOSTILE, HOSTILE, HOSTILE, KEY)
                .update();
        jdbc.sql("update register.measure set product = ?, deadline_phrase = ? where directive = ?")
                .params(HOSTILE, HOSTILE, KEY)
                .update();
        remark(HOSTILE);
        brief("t.b1").andExpect(status().isOk()).andExpect(content().string(not(containsString("<img"))));
    }

    private ResultActions brief(String account) throws Exception {
        return browser.perform(get("/tasks/brief-1/brief").with(user(account)).header("Accept-Language", "vi"));
    }

    private void remark(String text) {
        jdbc.sql("""
                        insert into register.remark (assignment, body, written_by, written_at, content)
                        values (?, 't.monitor', 'ai đó', '2021-01-05T09:00+07:00', ?)
                        """).params(WORK, text).update();
    }
}
