package vn.dondoc.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.OfficeTest;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.Coverage;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.intake.DataFiles;
import vn.dondoc.register.Directives;

/** The real directive, issued as it was read; what stands in the register the morning after. */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=875")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Công văn 875-CV/TU phát hành đúng như cách đọc của Văn phòng")
class Directive875IT {

    private static final String KEY = "875-CV-TU";

    @Autowired
    DataFiles files;

    @Autowired
    Directives directives;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Scene scene;

    @BeforeAll
    void issue() throws IOException {
        scene.at("2019-10-17T08:00:00");
        if (scene.count("register.directive where key = ?", KEY) == 0) {
            files.load(
                    List.of(new PathMatchingResourcePatternResolver().getResources("classpath:trial/data/*.yaml")),
                    "demo");
        }
        scene.issue(KEY);
    }

    @BeforeEach
    void october() {
        scene.at("2019-10-17T08:00:00");
    }

    @AfterAll
    void end() {
        scene.end();
    }

    private Map<String, Integer> counted(String sql) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql(sql)
                .param(KEY)
                .query((row, n) -> counts.put(row.getString(1), row.getInt(2)))
                .list();
        return counts;
    }

    @Test
    @DisplayName("102 việc: 29 của điểm 1, 66 việc thường xuyên, 5 của riêng BCSĐ UBND tỉnh, đề án và việc theo dõi")
    void assignmentsByClause() {
        assertThat(counted("""
                        select a.measure, count(*) from register.assignment a join register.measure m
                          on m.directive = a.directive and m.code = a.measure
                        where a.directive = ? group by a.measure, m.ordinal order by m.ordinal
                        """))
                .containsExactlyEntriesOf(orderedOf(
                        "1", 29, "2.1", 11, "2.2", 11, "2.3", 11, "2.3a", 1, "2.4", 11, "2.4a", 1, "2.4b", 1, "2.5", 11,
                        "2.5a", 1, "2.5b", 1, "2.6", 11, "3", 1, "4", 1));
        assertThat(
                        counted(
                                "select kind, count(*) from register.assignment where directive = ? group by kind order by kind"))
                .containsExactlyEntriesOf(orderedOf(
                        "continuous", 66, "disseminate", 29, "execute", 3, "monitor", 1, "scheme", 1, "series", 2));
        assertThat(scene.row("select state, planned, issued from register.directive where key = ?", KEY))
                .containsEntry("state", "IN_EXECUTION")
                .containsEntry("planned", 102)
                .containsEntry("issued", 102);
        assertThat(scene.count("register.trail where directive = ? and event = 'issued'", KEY))
                .isEqualTo(102);
    }

    private static Map<String, Integer> orderedOf(Object... pairs) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (Integer) pairs[i + 1]);
        }
        return map;
    }

    @Test
    @DisplayName(
            "Mỗi đơn vị một báo cáo năm: 29 hồ sơ báo cáo, không phải 102; nhiệm vụ theo kỳ không có quy trình riêng")
    void proceedings() {
        assertThat(
                        counted(
                                "select process, count(*) from register.proceeding where directive = ? group by process order by process"))
                .containsExactlyEntriesOf(orderedOf(
                        "directive-lifecycle",
                        1,
                        "dissemination",
                        29,
                        "measure-execution",
                        3,
                        "monitoring",
                        1,
                        "period-reporting",
                        29,
                        "scheme-drafting",
                        1));
        assertThat(scene.count(
                        "register.assignment where directive = ? and kind = 'series' and proceeding is null", KEY))
                .isEqualTo(2);
        assertThat(scene.count(
                        "act_ru_execution where parent_id_ is null and super_exec_ is null"
                                + " and proc_inst_id_ in (select process_instance_id from register.proceeding where directive = ?)",
                        KEY))
                .as("one instance a proceeding")
                .isEqualTo(64);
        assertThat(scene.texts("select key from register.proceeding where process = 'period-reporting' and owner in"
                        + " ('hu.dakha', 'du.congan') order by 1"))
                .containsExactly("875-CV-TU:continuous:du.congan", "875-CV-TU:continuous:hu.dakha");
        assertThat(scene.count("register.assignment where directive = ? and body in ('ubnd', 'btv', 'tt')", KEY))
                .as("UBND tỉnh and Nơi nhận get no work of their own")
                .isZero();
    }

    @Test
    @DisplayName(
            "Hạn: đề án 31-12-2020 do văn bản ấn định; điểm 1 tạm tính 28-11-2019 do Ban Tuyên giáo đặt; còn lại không"
                    + " ai ấn định")
    void dates() {
        assertThat(scene.texts("""
                        select distinct measure || ' ' || coalesce(due::text, '-') || ' ' || coalesce(due_set_by, '-') || ' '
                          || due_estimated || ' ' || state
                        from register.assignment where directive = ? and key <> '875-CV-TU:1:btg' order by 1
                        """, KEY))
                .containsExactlyInAnyOrder(
                        "1 2019-11-28 MONITOR true RECEIVED_PENDING",
                        "2.1 - - false CONTINUOUS",
                        "2.2 - - false CONTINUOUS",
                        "2.3 - - false CONTINUOUS",
                        "2.3a - - false IN_PROGRESS",
                        "2.4 - - false CONTINUOUS",
                        "2.4a - INTERNAL false CONTINUOUS",
                        "2.4b - DOCUMENT false CONTINUOUS",
                        "2.5 - - false CONTINUOUS",
                        "2.5a - - false IN_PROGRESS",
                        "2.5b - - false IN_PROGRESS",
                        "2.6 - - false CONTINUOUS",
                        "3 2020-12-31 DOCUMENT false IN_PROGRESS",
                        "4 - MONITOR false CONTINUOUS");
    }

    @Test
    @DisplayName("Vào sổ ngày nào thì 30 ngày làm việc tính từ ngày đó; việc của Ban Tuyên giáo do Văn phòng xác nhận")
    void receiptRecomputes() {
        scene.at("2019-10-21T08:00:00");
        String key = "875-CV-TU:1:btg";
        scene.complete(key, "userTask_register", Map.of("arrivalNo", "120", "arrivalOn", "2019-10-21"));
        assertThat(scene.due(key, "due")).isEqualTo("2019-12-02");
        assertThat(scene.due(key, "due_estimated")).isEqualTo("false");
        assertThat(scene.due(key, "due_original")).isEqualTo("2019-11-28");
        scene.complete(key, "userTask_assign", Map.of("leadPerson", "Phòng Khoa giáo"));
        scene.complete(key, "userTask_disseminate", Map.of("manner", "OWN_PAPER"));
        scene.complete(key, "userTask_report", Scene.PAPER);
        assertThat(scene.open(key)).containsExactly("userTask_confirm of vptu");
        assertThat(scene.due("875-CV-TU:1:hu.dakha", "due"))
                .as("others keep theirs")
                .isEqualTo("2019-11-28");
    }

    @Test
    @DisplayName("Điều văn bản bỏ ngỏ thì hỏi BCSĐ UBND tỉnh: hạn của ba sản phẩm, kỳ của hai nhiệm vụ theo kỳ")
    void questions() {
        for (String measure : List.of("2.3a", "2.5a", "2.5b")) {
            assertThat(scene.open("875-CV-TU:" + measure + ":bcsd.ubnd"))
                    .containsExactly("userTask_proposeDate of bcsd.ubnd");
        }
        assertThat(scene.open(KEY))
                .containsExactly("userTask_setPeriod of bcsd.ubnd", "userTask_setPeriod of bcsd.ubnd");
        assertThat(scene.ofItem("875-CV-TU:2.4a:bcsd.ubnd", KEY, "userTask_setPeriod", "assignment"))
                .isNotEqualTo(scene.ofItem("875-CV-TU:2.4b:bcsd.ubnd", KEY, "userTask_setPeriod", "assignment"));
        assertThat(scene.count("register.assignment where directive = ? and period is not null", KEY))
                .as("never P1Y silently, never a turn for 2019")
                .isZero();
    }

    @Test
    @DisplayName(
            "Đề án: BCSĐ UBND tỉnh chịu trách nhiệm, giao cơ quan soạn thảo trước; các mốc là mốc nội bộ, không phải việc")
    void scheme() {
        String key = "875-CV-TU:3:bcsd.ubnd";
        assertThat(scene.open(key)).containsExactly("userTask_assignDrafter of bcsd.ubnd");
        assertThat(scene.count("register.milestone where assignment = ?", key)).isEqualTo(11);
        assertThat(scene.text("select max(due)::text from register.milestone where assignment = ?", key))
                .isEqualTo("2020-12-31");
    }

    @Test
    @DisplayName("Báo cáo năm đầu tiên là 2020, hạn 15-12; huyện ủy báo cáo 7 điểm, Đảng ủy Công an chỉ điểm 1")
    void firstReports() {
        scene.to(KEY, "2020-11-20T08:00:00");
        assertThat(scene.texts("select distinct period || ' ' || due || ' ' || set_by from register.report"
                        + " where proceeding like '875-CV-TU:%'"))
                .containsExactly("2020 2020-12-15 MONITOR");
        assertThat(scene.count("register.report where proceeding like '875-CV-TU:%'"))
                .isEqualTo(29);
        assertThat(rows("hu.dakha")).containsExactly("1", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6");
        assertThat(rows("du.congan")).containsExactly("1");
        assertThat(scene.count("act_ru_incident"))
                .as("nothing failed on the way")
                .isZero();
    }

    private List<String> rows(String body) {
        return scene.texts(
                "select a.clause from register.report_row r join register.assignment a on a.key = r.assignment"
                        + " where r.proceeding = ? order by 1",
                "875-CV-TU:continuous:" + body);
    }

    @ParameterizedTest(name = "Bỏ hết nhiệm vụ của điểm {0}: không tới bàn người ký, nêu đúng điểm")
    @MethodSource("clauses")
    void coverageStops(String path) {
        DirectiveDraft read = directives.get(new DirectiveKey(KEY)).content();
        String label = read.clauses().stream()
                .filter(clause -> clause.path().equals(path))
                .map(ClauseDraft::label)
                .findFirst()
                .orElseThrow();
        String key = "GAP-" + path.replace('.', '-');
        DirectiveDraft gap = new DirectiveDraft(
                numbered(read.header(), key),
                read.addressees(),
                read.clauses().stream()
                        .map(clause -> clause.path().equals(path) ? clause.with(null, List.of()) : clause)
                        .toList());
        transaction.executeWithoutResult(status -> directives.save(new DirectiveKey(key), gap));
        scene.lay(key);
        assertThat(scene.open(key)).containsExactly("userTask_breakDown of vptu");
        assertThat(scene.text("select state from register.directive where key = ?", key))
                .isEqualTo("DRAFT");
        assertThat(Coverage.of(directives.get(new DirectiveKey(key)).content()).missing())
                .containsExactly(label);
    }

    static Stream<String> clauses() {
        return Stream.of("1", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3", "4");
    }

    private static DirectiveHeader numbered(DirectiveHeader h, String number) {
        return new DirectiveHeader(
                number,
                h.type(),
                h.issuedOn(),
                h.receivedOn(),
                h.issuer(),
                h.place(),
                h.authority(),
                h.signerName(),
                h.signerTitle(),
                h.subject(),
                h.basis(),
                h.urgency(),
                h.copies(),
                h.fullText(),
                h.monitoringBody(),
                h.superiorBody(),
                h.signingBody(),
                h.report());
    }
}
