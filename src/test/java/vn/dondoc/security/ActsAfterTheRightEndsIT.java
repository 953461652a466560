package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleOffice;

/** Wants to go on reading, or handing in, what a substitution, a mandate or a body that has ended once gave. */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
class ActsAfterTheRightEndsIT {

    private static final String EVIDENCE = "{\"variables\":{\"number\":{\"value\":\"12-BC/HU\"},"
            + "\"datedOn\":{\"value\":\"2019-10-30\"},\"abstract\":{\"value\":\"Báo cáo\"},"
            + "\"receiver\":{\"value\":\"Ban theo dõi\"}}}";

    @LocalServerPort
    private int port;

    @Autowired
    private GuardedOffice office;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @BeforeEach
    void open() {
        office.open(port);
    }

    @Test
    @DisplayName("Người được ủy quyền đọc và nộp việc mình làm thay; hết ủy quyền thì việc đó như không có")
    void aSubstituteReadsWhatTheyDoAndNoLonger() {
        office.signed(port, "T-AWAY", "r.away", "r.away2");
        office.mayLogIn("r.away");
        office.official("r.deputy");
        String work = "T-AWAY:1:r.away";
        Visitor deputy = Visitor.signedIn(port, "r.deputy");
        assertThat(read(deputy, work)).isEqualTo(404);
        assertThat(submit(deputy, work)).isBetween(400, 499);
        assertThat(Visitor.signedIn(port, "r.away")
                        .api(
                                "POST",
                                "/api/substitutions",
                                "{\"person\":\"r.away\",\"deputy\":\"r.deputy\",\"document\":\"UQ 7\",\"from\":\""
                                        + today() + "\",\"to\":\"" + today() + "\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(read(deputy, work)).isEqualTo(200);
        assertThat(deputy.get("/tasks/" + office.task(work) + "/brief").statusCode())
                .isEqualTo(200);
        assertThat(read(deputy, "T-AWAY:1:r.away2")).isEqualTo(404);
        assertThat(submit(deputy, work)).isBetween(200, 299);
        assertThat(jdbc.sql(
                                "select string_agg(distinct for_person, ',') from register.trail where proceeding = ? and actor = 'r.deputy'")
                        .param(work)
                        .query(String.class)
                        .single())
                .isEqualTo("r.away");
        assertThat(Visitor.signedIn(port, "r.admin")
                        .api("GET", "/api/trail?size=500&directive=T-AWAY", null)
                        .body())
                .as("for whom")
                .contains("\"inPlaceOf\":\"r.away\"");
        // The night passes.
        jdbc.sql(
                        "update register.substitution set valid_from = valid_from - 1, valid_to = valid_to - 1 where document = 'UQ 7'")
                .update();
        assertThat(read(deputy, work)).isEqualTo(404);
        assertThat(deputy.get("/work/" + work).statusCode()).isEqualTo(404);
        assertThat(deputy.get("/work/" + work + "/basis").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("Người nhập thay đọc và nộp việc của cơ quan giao nhập thay; hết hạn thì không")
    void whoeverEntersForABodyReadsItUntilTheMandateEnds() {
        office.signed(port, "T-BEHALF", "r.behalf");
        office.official("r.agent");
        String work = "T-BEHALF:1:r.behalf";
        Visitor agent = Visitor.signedIn(port, "r.agent");
        assertThat(read(agent, work)).isEqualTo(404);
        Visitor clerk = Visitor.signedIn(port, SampleOffice.OFFICE + ".clerk");
        assertThat(clerk.post("/mandates", "body=r.behalf&agent=r.agent&document=NT7&from=" + today())
                        .statusCode())
                .isEqualTo(302);
        assertThat(read(agent, work)).isEqualTo(200);
        assertThat(submit(agent, work)).isBetween(200, 299);
        jdbc.sql(
                        "update register.mandate set valid_from = valid_from - 1, valid_to = valid_from - 1 where document = 'NT7'")
                .update();
        assertThat(read(agent, work)).isEqualTo(404);
        assertThat(jdbc.sql(
                                "select actor || ' ' || detail from register.trail where process = 'mandate' and body = 'r.behalf'")
                        .query(String.class)
                        .single())
                .startsWith("t.office.clerk ")
                .contains("nhập thay", "NT7");
        clerk.post("/mandates", "body=r.behalf&agent=r.agent&document=NT8&from=" + today().plusDays(9));
        String coming = " from register.mandate where document = 'NT8'";
        clerk.post(
                "/mandates/" + jdbc.sql("select id" + coming).query(Long.class).single() + "/end", "");
        assertThat(jdbc.sql("select valid_to < valid_from" + coming)
                        .query(Boolean.class)
                        .single())
                .as("ended before it began, it opens no day")
                .isTrue();
    }

    @Test
    @DisplayName("Cơ quan kế thừa đọc và làm tiếp việc nhận lại; tài khoản của cơ quan đã kết thúc thì không")
    void anHeirGoesOnAndTheFormerBodyIsOut() {
        office.signed(port, "T-HEIR", "r.former");
        office.mayLogIn("r.former");
        office.official("r.heir");
        String work = "T-HEIR:1:r.former";
        office.signed(port, "T-HEIR-PAST", "r.former");
        String past = "T-HEIR-PAST:1:r.former";
        for (String closed : new String[] {
            "register.assignment set closed_at = now() where key = ?",
            "register.proceeding set ended_at = now() where key = ?",
            "register.step set done_at = now() where proceeding = ?"
        }) {
            jdbc.sql("update " + closed).param(past).update();
        }
        Visitor former = Visitor.signedIn(port, "r.former");
        Visitor heir = Visitor.signedIn(port, "r.heir");
        assertThat(read(former, work)).isEqualTo(200);
        assertThat(read(heir, work)).isEqualTo(404);
        Visitor admin = Visitor.signedIn(port, "r.admin");
        assertThat(admin.post(
                                "/organisation/bodies/r.former/succession",
                                "successor=r.heir&document=QD7&from=" + today())
                        .statusCode())
                .isEqualTo(302);
        assertThat(read(heir, work)).isEqualTo(200);
        assertThat(read(heir, past)).as("what its predecessor had done").isEqualTo(200);
        assertThat(heir.get("/work/" + work).statusCode()).isEqualTo(200);
        assertThat(read(former, work)).isBetween(401, 404);
        assertThat(former.get("/work/" + work).statusCode()).isIn(302, 404);
        assertThat(submit(former, work)).isBetween(300, 499);
        assertThat(submit(heir, work)).isBetween(200, 299);
    }

    @Test
    @DisplayName(
            "Đang đăng nhập mà hết vai, hết ủy quyền thì ngay sau đó không còn đọc, nộp, quản trị được trong phiên cũ")
    void aSessionThatBeganBeforeEndsWithTheRight() {
        office.signed(port, "T-STALE", "r.stale");
        office.official("r.keeper");
        office.account("r.keeper", SampleOffice.OFFICE, "ADMINISTRATOR");
        String work = "T-STALE:1:r.stale";
        String task = "/task/" + office.task(work);
        jdbc.sql(
                        "insert into register.substitution (person, deputy, valid_from, valid_to, document, given_by, given_at) "
                                + "values ('r.stale', 'r.keeper', ?, ?, 'UQ 8', 'r.stale', now())")
                .params(today(), today())
                .update();
        Visitor keeper = Visitor.signedIn(port, "r.keeper");
        assertThat(keeper.rest("GET", task, null).statusCode()).isEqualTo(200);
        assertThat(keeper.get("/ladders").statusCode()).isEqualTo(200);
        assertThat(keeper.get("/camunda/app/admin/default/").statusCode()).isEqualTo(200);
        jdbc.sql(
                        "update register.substitution set valid_from = valid_from - 1, valid_to = valid_to - 1 where document = 'UQ 8'")
                .update();
        jdbc.sql(
                        "update register.membership set valid_from = ?, valid_to = ? where person = 'r.keeper' and role = 'ADMINISTRATOR'")
                .params(today().minusDays(2), today().minusDays(1))
                .update();
        assertThat(keeper.rest("GET", task, null).statusCode()).isBetween(400, 499);
        assertThat(submit(keeper, work)).isBetween(400, 499);
        assertThat(keeper.get("/ladders").statusCode()).isEqualTo(403);
        assertThat(keeper.get("/camunda/app/admin/default/").statusCode()).isNotEqualTo(200);
        jdbc.sql("update register.membership set valid_from = ?, valid_to = ? where person = 'r.keeper'")
                .params(today().minusDays(2), today().minusDays(1))
                .update();
        assertThat(keeper.get("/").headers().firstValue("Location").orElse("")).contains("/login");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static int read(Visitor who, String work) {
        return who.api("GET", "/api/assignments/" + work, null).statusCode();
    }

    private int submit(Visitor who, String work) {
        return who.rest("POST", "/task/" + office.task(work) + "/submit-form", EVIDENCE)
                .statusCode();
    }
}
