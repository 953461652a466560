package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dondoc.SampleDirectives.by;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.SampleDirectives;
import vn.dondoc.SampleOffice;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.RequestKind;
import vn.dondoc.work.AskingRequests;

@OfficeTest
@DisplayName("Một việc chậm qua cuối tuần, qua Tết 2020, qua gia hạn; máy nghỉ rồi chạy lại")
class LadderTimelineIT {

    private static final LocalDate DUE = LocalDate.of(2020, 1, 21);

    @Autowired
    SampleDirectives directives;

    @Autowired
    SampleOffice office;

    @Autowired
    Scene scene;

    @Autowired
    AskingRequests asking;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void december() {
        scene.at("2019-12-02T08:00:00");
    }

    @AfterEach
    void end() {
        scene.end();
        // Late since 2020: it would stand above all else on the boards of other tests.
        jdbc.sql("update register.assignment set state = 'CANCELLED', closed_at = now() where directive like 'L-%'")
                .update();
    }

    private String issue(String directive, String urgency, String lead) {
        directives
                .of(directive)
                .issuedOn(LocalDate.of(2019, 12, 2))
                .clause(MeasureKind.EXECUTE, by(DUE, DateSetBy.DOCUMENT), lead)
                .save();
        jdbc.sql("update register.directive set urgency = ? where key = ?")
                .params(urgency, directive)
                .update();
        scene.issue(directive);
        return directive + ":1:" + lead;
    }

    /** Rung, day and hour at which it lay, when it may leave, state; of the assignment's own date. */
    private List<String> ledger(String key) {
        return scene.texts("""
                        select due || ' ' || rung || ' ' ||
                          to_char(nominal_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') || ' | ' ||
                          to_char(send_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI') || ' ' || state
                        from register.alert where proceeding = ? and task = 'due'
                        group by due, rung, nominal_at, send_at, state order by nominal_at
                        """, key);
    }

    @Test
    @DisplayName(
            "Hạn 21-01-2020: ĐỎ trước Tết, ĐỎ ĐẶC BIỆT sau Tết và cuối tuần; lùi tới 14-02 thì cả thang lên lại, ĐỎ thứ Hai")
    void acrossTetTheWeekendAndAnExtension() {
        String key = issue("L-TIME", "THUONG", "s.b1");
        scene.to("L-TIME", "2020-02-03T09:00:00");
        assertThat(ledger(key))
                .containsExactly(
                        "2020-01-21 NHAC 2020-01-10 | 2020-01-10 07:30 PENDING",
                        "2020-01-21 VANG 2020-01-16 | 2020-01-16 07:30 PENDING",
                        "2020-01-21 DO 2020-01-22 | 2020-01-22 07:30 PENDING",
                        "2020-01-21 DO_DAC_BIET 2020-01-31 | 2020-01-31 07:30 PENDING",
                        // The leaders' list waits for the morning of their Monday meeting.
                        "2020-01-21 DO_DAC_BIET 2020-01-31 | 2020-02-03 07:30 PENDING");
        String request = asking.ask(
                key,
                new AskingRequests.Wish(
                        RequestKind.EXTENSION,
                        "Nghỉ Tết",
                        "45-CV/HU",
                        LocalDate.of(2020, 2, 3),
                        "Bí thư",
                        null,
                        null,
                        null,
                        LocalDate.of(2020, 2, 14)),
                scene.holder("s.b1"));
        scene.complete(request, "userTask_ruleOnExtension", Map.of("decision", "GRANTED", "note", "Đồng ý"));
        scene.to("L-TIME", "2020-02-20T08:00:00");
        System.out.println("due, rung, nominal, may leave, recipient, state");
        scene.texts("""
                        select due || ', ' || rung || ', ' ||
                          to_char(nominal_at at time zone 'Asia/Ho_Chi_Minh', 'Dy YYYY-MM-DD HH24:MI:SS') || ', ' ||
                          to_char(send_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI') || ', ' || recipient ||
                          ', ' || state
                        from register.alert where proceeding = ? and task = 'due' order by nominal_at, recipient
                        """, key).forEach(System.out::println);
        assertThat(ledger(key).subList(5, 10))
                .containsExactly(
                        "2020-02-14 NHAC 2020-02-05 | 2020-02-05 07:30 PENDING",
                        "2020-02-14 VANG 2020-02-11 | 2020-02-11 07:30 PENDING",
                        "2020-02-14 DO 2020-02-17 | 2020-02-17 07:30 PENDING",
                        "2020-02-14 DO_DAC_BIET 2020-02-19 | 2020-02-19 07:30 PENDING",
                        "2020-02-14 DO_DAC_BIET 2020-02-19 | 2020-02-24 07:30 PENDING");
        assertThat(scene.text("select after_due::text from register.request where key = ?", request))
                .isEqualTo("true");
    }

    @ParameterizedTest(name = "{1}, chạy lại {2}: gửi {3}")
    @DisplayName(
            "Máy nghỉ từ 13-01: mốc lỡ có dòng với giờ của nó, mốc cao nhất gửi trong giờ làm việc, hỏa tốc gửi ngay")
    @CsvSource({
        "L-DOWN-1, THUONG, 2020-02-01T10:00:00, 2020-02-03 07:30",
        "L-DOWN-2, THUONG, 2020-01-31T18:00:00, 2020-02-03 07:30",
        "L-DOWN-3, THUONG, 2020-01-31T10:00:00, 2020-01-31 10:00",
        "L-DOWN-4, THUONG, 2020-01-31T06:30:00, 2020-01-31 07:30",
        "L-DOWN-5, HOA_TOC, 2020-02-01T10:00:00, 2020-02-01 10:00",
    })
    void afterDowntime(String directive, String urgency, String back, String sent) {
        String key = issue(directive, urgency, "s.b1");
        scene.to(directive, "2020-01-13T08:00:00");
        scene.at(back);
        scene.runDue(directive);
        boolean flash = urgency.equals("HOA_TOC");
        List<String> missed = ledger(key).stream()
                .filter(row -> row.endsWith("OVERTAKEN"))
                .map(row -> row.substring(0, row.indexOf(" |")))
                .toList();
        if (flash) {
            assertThat(missed).containsExactly("2020-01-21 VANG 2020-01-20", "2020-01-21 DO 2020-01-22");
        } else {
            assertThat(missed).containsExactly("2020-01-21 VANG 2020-01-16", "2020-01-21 DO 2020-01-22");
        }
        String highest = "2020-01-21 DO_DAC_BIET " + (flash ? "2020-01-22" : "2020-01-31") + " | ";
        List<String> leaves = flash
                ? List.of(sent)
                : Stream.of(sent, "2020-02-03 07:30").distinct().toList();
        assertThat(ledger(key).stream().filter(row -> row.contains("DO_DAC_BIET")))
                .as("to whoever is told at once, and on the list for Monday's meeting")
                .containsExactlyElementsOf(
                        leaves.stream().map(at -> highest + at + " PENDING").toList());
        assertThat(scene.runDue(directive)).as("nothing fires again").isZero();
    }

    @Test
    @DisplayName("Máy nghỉ qua Tết, chạy lại giữa kỳ nghỉ: ĐỎ chờ tới ngày làm việc đầu năm, ĐỎ ĐẶC BIỆT tới đúng ngày")
    void backInTheMiddleOfTet() {
        String key = issue("L-TET", "THUONG", "s.b1");
        scene.to("L-TET", "2020-01-13T08:00:00");
        scene.at("2020-01-25T10:00:00");
        scene.runDue("L-TET");
        assertThat(ledger(key))
                .containsExactly(
                        "2020-01-21 NHAC 2020-01-10 | 2020-01-10 07:30 PENDING",
                        "2020-01-21 VANG 2020-01-16 | 2020-01-30 07:30 OVERTAKEN",
                        "2020-01-21 DO 2020-01-22 | 2020-01-30 07:30 PENDING");
        scene.to("L-TET", "2020-01-31T08:00:00");
        assertThat(ledger(key))
                .endsWith(
                        "2020-01-21 DO_DAC_BIET 2020-01-31 | 2020-01-31 07:30 PENDING",
                        "2020-01-21 DO_DAC_BIET 2020-01-31 | 2020-02-03 07:30 PENDING");
    }

    @Test
    @DisplayName(
            "Việc của chính Thường trực quá hạn: có người được báo, không ai được giao cho ý kiến về việc của mình")
    void workOfTheHighestBody() {
        String key = issue("L-OWN", "THUONG", SampleOffice.STANDING);
        scene.to("L-OWN", "2020-02-20T08:00:00");
        assertThat(scene.count("register.alert where proceeding = ? and rung = 'DO_DAC_BIET'", key))
                .isPositive();
        assertThat(scene.open(key)).containsExactly("userTask_execute of " + SampleOffice.STANDING);
        assertThat(scene.count("register.step where proceeding = ? and task = 'userTask_rule'", key))
                .isZero();
    }
}
