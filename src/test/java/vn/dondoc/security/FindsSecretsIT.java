package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;

/** Wants passwords, names and texts from where nobody guards them: logs, the engine's variables and history. */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
@ExtendWith(OutputCaptureExtension.class)
class FindsSecretsIT {

    @LocalServerPort
    private int port;

    @Autowired
    private GuardedOffice office;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void open() {
        office.open(port);
    }

    @Test
    @DisplayName("Nhật ký không ghi mật khẩu đúng hay sai, mã phiên, địa chỉ thư, số điện thoại")
    void theLogTellsNothing(CapturedOutput log) {
        jdbc.sql("update register.person set email = 'lo.ra@example.vn', phone = '0912345678' where account = 'r.lead'")
                .update();
        Visitor visitor = Visitor.signedIn(port, "r.lead");
        Visitor.nobody(port).login("r.lead", "mật khẩu gõ nhầm");
        // Typed into the wrong field.
        Visitor.nobody(port).login("mật khẩu gõ nhầm", "r.lead");
        visitor.get("/camunda/app/tasklist/default/");
        visitor.rest("POST", "/task/" + office.task(GuardedOffice.WORK) + "/complete", "{}");
        visitor.get("/work/" + GuardedOffice.WORK);
        String session = visitor.cookie("SESSION").orElseThrow();
        visitor.form("/", "/logout");
        assertThat(log.getAll())
                .doesNotContain(Visitor.PASSWORD)
                .doesNotContain("gõ nhầm")
                .doesNotContain(session)
                .doesNotContain("lo.ra@example.vn")
                .doesNotContain("0912345678");
        assertThat(jdbc.sql("select subject from register.login_failure")
                        .query(String.class)
                        .list())
                .noneMatch(subject -> subject.contains("nhầm"));
    }

    @Test
    @DisplayName("Không ai lấy được địa chỉ thư của người khác qua REST của Camunda, hay dò xem của ai")
    void addressesAreTheirOwners() {
        jdbc.sql("update register.person set email = 'lo.ra@example.vn' where account = 'r.lead'")
                .update();
        Visitor stranger = Visitor.signedIn(port, "r.stranger");
        for (String path : new String[] {
            "/user?maxResults=500", "/user?maxResults=500&email=lo.ra@example.vn",
            "/user?maxResults=500&emailLike=lo.ra%25", "/user/r.lead/profile"
        }) {
            assertThat(stranger.rest("GET", path, null).body()).as(path).doesNotContain("lo.ra");
        }
        assertThat(stranger.rest("GET", "/user/count?email=lo.ra@example.vn", null)
                        .body())
                .doesNotContain("1");
    }

    @Test
    @DisplayName("Biến và lịch sử của engine chỉ có mã: không tên người, thư, số điện thoại, lời văn của văn bản")
    void variablesAndHistoryHoldCodesAlone() {
        List<String> texts = jdbc.sql("""
                        select text_ from act_ru_variable where text_ is not null
                        union select text_ from act_hi_varinst where text_ is not null
                        union select text_ from act_hi_detail where text_ is not null
                        union select new_value_ from act_hi_op_log where new_value_ is not null
                        union select message_ from act_hi_comment where message_ is not null
                        """).query(String.class).list();
        assertThat(texts)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text)
                        .hasSizeLessThan(200)
                        .doesNotContain("Làm việc này", "example.vn", "@", Visitor.PASSWORD));
        jdbc.sql("update register.person set name = 'Nguyễn Thị Lộ' where account = 'r.lead'")
                .update();
        List<String> people = jdbc.sql("select name from register.person where name <> account")
                .query(String.class)
                .list();
        assertThat(texts).doesNotContainAnyElementsOf(people);
        assertThat(jdbc.sql(
                                "select count(*) from act_ge_bytearray where type_ = 1 and name_ not like '%.bpmn' and name_ "
                                        + "not like '%.dmn' and name_ not like '%.form'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
