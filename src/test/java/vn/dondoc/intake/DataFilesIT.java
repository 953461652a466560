package vn.dondoc.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.test.context.TestPropertySource;
import vn.dondoc.OfficeTest;
import vn.dondoc.directive.Directive;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.Directives;

@OfficeTest
@TestPropertySource(properties = "dondoc.office=files")
@DisplayName("Nhận tệp dữ liệu: đúng thì ghi hết, sai thì không ghi gì và báo hết lỗi một lượt")
class DataFilesIT {

    private static final String BODIES = """
            # Cơ quan của một tỉnh không có thật.
            bodies:
              - code: t.uy
                name: Tỉnh ủy Thử
                kind: COMMITTEE
              - code: t.thuongtruc
                name: Thường trực Thử
                kind: STANDING
                parent: t.uy
              - code: t.vp
                name: Văn phòng Thử
                kind: PROVINCIAL_BODY
                parent: t.uy
              - code: t.h1
                name: Huyện ủy Một
                kind: DISTRICT_COMMITTEE
                parent: t.uy
              - code: t.h2
                name: Huyện ủy Hai
                kind: DISTRICT_COMMITTEE
                parent: t.uy
            """;

    private static final String GROUPS = """
            groups:
              - code: t.huyen
                name: Các huyện ủy Thử
                members:
                  - t.h1
                  - body: t.h2
                    validFrom: 2015-01-01
            """;

    private static final String PEOPLE = """
            people:
              - account: t.an
                name: Nguyễn Thử An
                phone: "0900000001"
                login: true
                memberships:
                  - body: t.vp
                    role: CLERK
              - account: t.binh
                name: Trần Thử Bình
                memberships:
                  - body: t.h1
                    role: HEAD
                    validFrom: 2018-01-01
                    validTo: 2022-12-31
            """;

    private static final String HOLIDAYS = """
            holidays:
              - day: 2031-03-05
                kind: HOLIDAY
                name: Ngày nghỉ thử
                source: thử
            """;

    private static final String DIRECTIVE = """
            directive:
              number: 9001-CV/TH
              type: CONG_VAN
              issuedOn: 2021-03-01
              issuer: t.uy
              subject: V/v báo cáo
              urgency: KHAN
              monitoringBody: t.vp
              superiorBody: t.thuongtruc
              signingBody: t.uy
              fullText: |
                Kính gửi: Các huyện ủy
                Tỉnh ủy yêu cầu:
                1. Các huyện ủy báo cáo trước ngày 15-3-2021.
                2. Văn phòng
                - Tổng hợp.
                - Theo dõi.
            addressees:
              - group: t.huyen
              - t.vp
            clauses:
              - path: "1"
                label: điểm 1
                wording: Các huyện ủy báo cáo trước ngày 15-3-2021.
              - path: "2"
                label: điểm 2
                wording: Văn phòng
                noMeasureReason: Chỉ là đề mục.
              - path: "2.1"
                parent: "2"
                label: điểm 2, gạch đầu dòng thứ nhất
                wording: Tổng hợp.
              - path: "2.2"
                parent: "2"
                label: điểm 2, gạch đầu dòng thứ hai
                wording: Theo dõi.
            measures:
              - code: "1"
                clause: "1"
                kind: execute
                title: Báo cáo
                product: Báo cáo của huyện ủy
                confirmer: t.vp
                leads:
                  - group: t.huyen
                deadline:
                  phrase: trước ngày 15-3-2021
                  rule: date
                  due: 2021-03-14
                  setBy: DOCUMENT
              - code: "2.1"
                clause: "2.1"
                kind: execute
                title: Tổng hợp
                leads: [t.vp]
                deadline:
                  rule: none
              - code: "2.2"
                clause: "2.2"
                kind: monitor
                title: Theo dõi
                leads: [t.vp]
                deadline:
                  rule: none
            """;

    private static final DirectiveKey KEY = new DirectiveKey("9001-CV-TH");

    @Autowired
    private DataFiles files;

    @Autowired
    private Directives directives;

    @Autowired
    private CalendarDays calendar;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private final Map<String, String> set = new TreeMap<>();

    @BeforeEach
    void freshFolder() {
        set.put("bodies.yaml", BODIES);
        set.put("groups.yaml", GROUPS);
        set.put("people.yaml", PEOPLE);
        set.put("holidays.yaml", HOLIDAYS);
        set.put("directive.yaml", DIRECTIVE);
    }

    @AfterEach
    void leaveNothing() {
        for (String sql : List.of(
                "directive where issuer like 't.%'",
                "membership where body like 't.%'",
                "person where account like 't.%'",
                "addressee_group_member where body like 't.%'",
                "addressee_group where code like 't.%'",
                "body where code like 't.%'",
                "calendar_day where source in ('thử', 's')")) {
            jdbc.sql("delete from register." + sql).update();
        }
        calendar.forget();
    }

    @Test
    @DisplayName("Ghi đủ: nhóm thành cơ quan, mật khẩu đầu chỉ cho người đăng nhập; chạy lại không đổi gì")
    void loadsAndChangesNothingTheSecondTime() throws IOException {
        assertThat(load().directives()).containsEntry(KEY, true);

        Directive directive = directives.get(KEY);
        assertThat(directive.content().addressees())
                .extracting(a -> a.body() + "/" + a.group())
                .containsExactly("t.h1/t.huyen", "t.h2/t.huyen", "t.vp/null");
        assertThat(directives.plannedLeads(KEY)).isEqualTo(4);
        assertThat(directive.content().clauses().get(3).measures().get(0).kind())
                .isEqualTo(MeasureKind.MONITOR);
        assertThat(PasswordEncoderFactories.createDelegatingPasswordEncoder()
                        .matches("bí mật thử", hash("t.an").get(0)))
                .isTrue();
        assertThat(hash("t.binh")).containsExactly((String) null);

        Map<String, String> before = Tables.all(jdbc);
        assertThat(load().directives()).containsEntry(KEY, false);
        assertThat(Tables.all(jdbc)).isEqualTo(before);
    }

    @Test
    @DisplayName("Ngày nghỉ mới có hiệu lực ngay, không phải khởi động lại")
    void newHolidaysCountAtOnce() throws IOException {
        LocalDate wednesday = LocalDate.of(2031, 3, 5);
        assertThat(calendar.calendar().isWorking(wednesday)).isTrue();
        load();
        assertThat(calendar.calendar().isWorking(wednesday)).isFalse();
    }

    @Test
    @DisplayName("Chữ tổ hợp rời được ghi thành chữ dựng sẵn, tệp JSON cũng nhận")
    void normalisesAndReadsJson() throws IOException {
        set.put("directive.yaml", Normalizer.normalize(DIRECTIVE, Normalizer.Form.NFD));
        set.remove("holidays.yaml");
        set.put(
                "holidays.json",
                "{\n\t\"holidays\": [\n\t\t{\"day\": \"2031-03-05\", \"kind\": \"HOLIDAY\", \"name\": \"Tết\", \"source\": \"s\"}\n\t]\n}\n");
        load();
        String text = directives.get(KEY).header().fullText();
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
        assertThat(text).contains("Các huyện ủy");
    }

    @Test
    @DisplayName("Chưa ký thì bản mới thay bản cũ; đã ký thì không nhận lần hai, nêu tên văn bản")
    void secondIssueOfTheSameDocument() throws IOException {
        load();
        set.put("directive.yaml", DIRECTIVE.replace("title: Báo cáo", "title: Báo cáo tình hình"));
        assertThat(load().directives()).containsEntry(KEY, true);
        assertThat(directives
                        .get(KEY)
                        .content()
                        .measures()
                        .findFirst()
                        .orElseThrow()
                        .title())
                .isEqualTo("Báo cáo tình hình");

        jdbc.sql("update register.directive set state = 'IN_EXECUTION' where key = ?")
                .param(KEY.value())
                .update();
        refused(
                line("directive.yaml", "number:"),
                "9001-CV/TH ngày 01-03-2021 đã ký ban hành",
                KEY.value(),
                "không nhận lần thứ hai");
    }

    @Test
    @DisplayName(
            "Nạp lại mỗi lần khởi động: văn bản đã vào sổ thì tệp không động tới nữa, dù sửa hay hỏng; còn lại vẫn nạp")
    void atEachStartDirectivesOfTheRegisterAreLeftAlone() throws IOException {
        assertThat(loadAtStart().directives()).containsEntry(KEY, true);
        assertThat(hash("t.an")).as("no password comes from a file").containsExactly((String) null);

        Map<String, String> before = Tables.all(jdbc);
        assertThat(loadAtStart().directives()).isEmpty();
        set.put(
                "directive.yaml",
                DIRECTIVE.replace("title: Báo cáo", "title: Khác").replace("urgency: KHAN", "urgency: GAP"));
        assertThat(loadAtStart().directives()).isEmpty();
        assertThat(Tables.all(jdbc)).isEqualTo(before);

        jdbc.sql("update register.directive set state = 'IN_EXECUTION' where key = ?")
                .param(KEY.value())
                .update();
        set.put("people.yaml", PEOPLE.replace("Nguyễn Thử An", "Nguyễn Thị An"));
        assertThat(loadAtStart().directives()).isEmpty();
        assertThat(jdbc.sql("select name from register.person where account = 't.an'")
                        .query(String.class)
                        .single())
                .isEqualTo("Nguyễn Thị An");
    }

    @Test
    @DisplayName("Cùng số của năm khác: khóa có thêm năm; cả hai khóa đã dùng thì dừng")
    void sameNumberOfAnotherYear() throws IOException {
        load();
        String of2022 = DIRECTIVE
                .replace("issuedOn: 2021-03-01", "issuedOn: 2022-03-01")
                .replace("due: 2021-03-14", "due: 2022-03-14");
        set.put("directive.yaml", of2022);
        assertThat(load().directives()).containsKey(new DirectiveKey("9001-CV-TH-2022"));

        set.put("directive.yaml", of2022.replace("2022-03-01", "2022-03-02"));
        refused(line("directive.yaml", "number:"), "đã được hai văn bản khác", "2022");
    }

    @ParameterizedTest(name = "{0}: \"{1}\" thành \"{2}\" dừng ở dòng có \"{3}\"")
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '|',
            value = {
                "directive.yaml|issuer: t.uy|issuer: t.khongco|issuer|t.khongco",
                "directive.yaml|    leads: [t.vp]|    leads: [t.khongco]|leads: [t.khongco]|t.khongco",
                "directive.yaml|- group: t.huyen|- group: t.nhomla|- group: t.nhomla|t.nhomla",
                "directive.yaml|due: 2021-03-14|due: 2021-02-14|due:|trước ngày ban hành",
                "directive.yaml|due: 2021-03-14|due: 2021-02-30|due:|không phải ngày",
                "directive.yaml|urgency: KHAN|urgency: GAP|urgency|Chọn một trong: THUONG",
                "directive.yaml|subject: V/v báo cáo|subject: MẬT|subject|không nhận văn bản mật",
                "directive.yaml|    Kính gửi: Các|    TỐI MẬT  Kính gửi: Các|fullText|TỐI MẬT",
                "directive.yaml|clause: \"2.1\"|clause: \"2.9\"|clause: \"2.9\"|không có điểm này",
                "directive.yaml|rule: date|rule: recurring|rule: recurring|Hạn lặp lại chỉ dùng",
                "directive.yaml|- t.vp|- t.h1|- t.h1|ghi hai lần",
                "directive.yaml|  subject:|  secrecy: MAT\\n  subject:|secrecy|Không có mục nào tên",
                "directive.yaml|  number: 9001-CV/TH|  place: Thử|directive:|Thiếu mục \"number\"",
                "directive.yaml|path: \"1\"|path: 1|path: 1|đặt trong dấu nháy",
                "bodies.yaml|parent: t.uy|parent: t.h2|parent: t.h2|thuộc về chính nó",
                "bodies.yaml|code: t.h2|code: t.h1|code: t.h1|khai hai lần",
                "bodies.yaml|kind: STANDING|kind: STANDIN|kind: STANDIN|Chọn một trong",
                "groups.yaml|body: t.h2|body: t.h9|body: t.h9|t.h9",
                "people.yaml|validTo: 2022-12-31|validTo: 2017-12-31|validTo|trước ngày bắt đầu",
                "people.yaml|account: t.binh|account: t.an|account: t.an|khai hai lần",
                "holidays.yaml|kind: HOLIDAY|kind: HOLIDAY\\n    kind: HOLIDAY|kind|ghi hai lần",
            })
    void oneMistake(String file, String right, String wrong, String lineOf, String says) throws IOException {
        String changed = replaceLast(set.get(file), right, wrong.replace("\\n", "\n"));
        set.put(file, changed);
        Map<String, String> before = Tables.all(jdbc);
        List<FileProblem> problems = problems();
        assertThat(problems).as("%s", problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(changed.lines().toList().get(problem.line() - 1)).contains(lineOf);
            assertThat(problem.message()).contains(says);
        });
        assertThat(Tables.all(jdbc)).isEqualTo(before);
    }

    @Test
    @DisplayName("Sai cú pháp YAML: nêu dòng, và các tệp khác vẫn được kiểm tra")
    void malformedYaml() throws IOException {
        set.put("bodies.yaml", BODIES.replace("name: Thường trực Thử", "name: \"Thường trực: Thử"));
        set.put("holidays.yaml", HOLIDAYS.replace("2031-03-05", "2031-13-01"));
        List<FileProblem> problems = problems();
        assertThat(problems).extracting(FileProblem::file).containsExactly("bodies.yaml", "holidays.yaml");
        assertThat(problems.get(0).message()).startsWith("Không đọc được YAML");
        assertThat(problems.get(0).line()).isBetween(6, BODIES.lines().toList().size() + 1);
        assertThat(problems.get(1).line()).isEqualTo(line("holidays.yaml", "day:"));
    }

    @Test
    @DisplayName("Thụt dòng sai: đúng dòng đó")
    void wrongIndent() throws IOException {
        set.put("holidays.yaml", HOLIDAYS.replace("    name: Ngày nghỉ thử", "  name: Ngày nghỉ thử"));
        refused(line("holidays.yaml", "name: Ngày nghỉ thử"), "Không đọc được YAML");
    }

    @Test
    @DisplayName("Nhiều lỗi ở nhiều tệp: báo hết một lượt, đúng tệp, đúng dòng, theo thứ tự")
    void allErrorsAtOnce() throws IOException {
        set.put("bodies.yaml", BODIES.replace("kind: STANDING", "kind: SAI"));
        set.put("groups.yaml", GROUPS.replace("- t.h1", "- t.la"));
        set.put(
                "directive.yaml",
                DIRECTIVE
                        .replace("urgency: KHAN", "urgency: GAP")
                        .replace("signingBody: t.uy", "signingBody: t.la")
                        .replace("due: 2021-03-14", "due: 2020-03-14")
                        .replace("wording: Tổng hợp.", "wording: Tổng hợp nhanh."));
        assertThat(problems())
                .extracting(problem -> problem.file() + ":" + problem.line())
                .containsSubsequence(
                        "bodies.yaml:" + line("bodies.yaml", "SAI"),
                        "directive.yaml:" + line("directive.yaml", "GAP"),
                        "directive.yaml:" + line("directive.yaml", "signingBody"),
                        "directive.yaml:" + line("directive.yaml", "Tổng hợp nhanh"),
                        "directive.yaml:" + line("directive.yaml", "due:"),
                        "groups.yaml:" + line("groups.yaml", "t.la"));
    }

    @Test
    @DisplayName("Hai tệp cùng một văn bản; tệp không rõ khai gì; tệp trống; tệp không phải UTF-8")
    void oddFiles() throws IOException {
        set.put("directive-2.yaml", DIRECTIVE);
        set.put("la.yaml", "cái gì: đó\n");
        set.put("trống.yaml", "");
        Files.write(folder.resolve("latin.yaml"), "bodies: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems())
                .extracting(FileProblem::toString)
                .anyMatch(text -> text.startsWith("directive.yaml:2: ") && text.contains("directive-2.yaml"))
                .anyMatch(text -> text.startsWith("la.yaml:1: Không biết tệp này khai gì"))
                .anyMatch(text -> text.startsWith("trống.yaml:1: Tệp trống"))
                .anyMatch(text -> text.startsWith("latin.yaml:1: Tệp không phải UTF-8"));
    }

    @Test
    @DisplayName("Bỏ hay làm hỏng bất cứ mục nào: nhận được hoặc từ chối tử tế, không bao giờ đổ vỡ")
    void anyFieldMayBeWrong() throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        for (String file : List.copyOf(set.keySet())) {
            String right = set.get(file);
            JsonNode tree = yaml.readTree(right);
            for (JsonPointer place : places(tree, JsonPointer.empty(), new ArrayList<>())) {
                for (JsonNode wrong : new JsonNode[] {
                    null, IntNode.valueOf(7), NullNode.instance, TextNode.valueOf(" "), yaml.createObjectNode()
                }) {
                    JsonNode broken = tree.deepCopy();
                    JsonNode around = broken.at(place.head());
                    if (around instanceof ObjectNode object && wrong == null) {
                        object.remove(place.last().getMatchingProperty());
                    } else if (around instanceof ObjectNode object) {
                        object.set(place.last().getMatchingProperty(), wrong);
                    } else if (around instanceof ArrayNode array && wrong != null) {
                        array.set(place.last().getMatchingIndex(), wrong);
                    }
                    set.put(file, yaml.writeValueAsString(broken));
                    try {
                        load();
                    } catch (DataFilesRefused refusal) {
                        assertThat(refusal.problems()).as("%s %s", place, wrong).isNotEmpty();
                    }
                }
            }
            set.put(file, right);
        }
    }

    private static List<JsonPointer> places(JsonNode node, JsonPointer at, List<JsonPointer> places) {
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(name -> {
                places.add(at.appendProperty(name));
                places(node.get(name), at.appendProperty(name), places);
            });
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(at.appendIndex(i));
            places(node.get(i), at.appendIndex(i), places);
        }
        return places;
    }

    @Test
    @DisplayName("Mọi thông báo là tiếng Việt dựng sẵn và không lặp lại")
    void messagesAreNfc() throws IOException {
        set.put(
                "directive.yaml",
                Normalizer.normalize(DIRECTIVE, Normalizer.Form.NFD).replace("t.vp", "t.la"));
        List<FileProblem> problems = problems();
        assertThat(problems)
                .doesNotHaveDuplicates()
                .allSatisfy(problem -> assertThat(Normalizer.isNormalized(problem.message(), Normalizer.Form.NFC))
                        .isTrue());
    }

    private DataFiles.Loaded load() throws IOException {
        write();
        return files.load(folder, "bí mật thử");
    }

    private DataFiles.Loaded loadAtStart() throws IOException {
        write();
        return files.loadAtStart(folder);
    }

    private void write() throws IOException {
        for (Map.Entry<String, String> file : set.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private List<FileProblem> problems() {
        DataFilesRefused refusal = catchThrowableOfType(DataFilesRefused.class, this::load);
        assertThat(refusal).as("refused").isNotNull();
        return refusal.problems();
    }

    private void refused(int line, String... says) throws IOException {
        Map<String, String> before = Tables.all(jdbc);
        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains(says);
            assertThat(problem.line()).isEqualTo(line);
        });
        assertThat(Tables.all(jdbc)).isEqualTo(before);
    }

    /** The line of the first line that contains a text, from 1. */
    private int line(String file, String text) {
        List<String> lines = set.get(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new AssertionError(text + " is not in " + file);
    }

    private List<String> hash(String account) {
        return jdbc.sql("select password_hash from register.person where account = ?")
                .param(account)
                .query(String.class)
                .list();
    }

    private static String replaceLast(String text, String right, String wrong) {
        int at = text.lastIndexOf(right);
        assertThat(at).as("%s", right).isNotNegative();
        return text.substring(0, at) + wrong + text.substring(at + right.length());
    }
}
