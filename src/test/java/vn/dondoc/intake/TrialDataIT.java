package vn.dondoc.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.OfficeTest;
import vn.dondoc.directive.Addressee;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.ClauseProposal;
import vn.dondoc.directive.Coverage;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.Directive;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.MeasureDraft;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.Directives;

@OfficeTest
@DisplayName("Dữ liệu mẫu: văn bản thật được nhận đúng như cách đọc của Văn phòng")
class TrialDataIT {

    private static final DirectiveKey KEY = new DirectiveKey("9875-CV-TU");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Autowired
    private DataFiles files;

    @Autowired
    private Directives directives;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void forgetTheDirective() {
        jdbc.sql("delete from register.directive where key = ?")
                .param(KEY.value())
                .update();
    }

    @Test
    @DisplayName("102 việc được giao, từng điểm đúng số; chạy lại không đổi gì")
    void assignmentsByClause() throws IOException {
        assertThat(files.load(trial(), "demo").directives()).containsExactly(entry(KEY, true));

        Directive directive = directives.get(KEY);
        Map<String, Integer> leads = new LinkedHashMap<>();
        directive
                .content()
                .measures()
                .forEach(measure -> leads.put(measure.code(), measure.leads().size()));
        assertThat(leads)
                .containsExactly(
                        entry("1", 29),
                        entry("2.1", 11),
                        entry("2.2", 11),
                        entry("2.3", 11),
                        entry("2.3a", 1),
                        entry("2.4", 11),
                        entry("2.4a", 1),
                        entry("2.4b", 1),
                        entry("2.5", 11),
                        entry("2.5a", 1),
                        entry("2.5b", 1),
                        entry("2.6", 11),
                        entry("3", 1),
                        entry("4", 1));
        assertThat(directives.plannedLeads(KEY)).isEqualTo(102);
        assertThat(Coverage.of(directive.content()).complete()).isTrue();

        Map<String, String> before = Tables.all(jdbc);
        assertThat(files.load(trial(), "demo").directives()).containsExactly(entry(KEY, false));
        assertThat(Tables.all(jdbc)).isEqualTo(before);
    }

    @Test
    @DisplayName("29 nơi nhận việc, 7 chưa kiểm chứng; Nơi nhận chỉ để biết; UBND tỉnh không có trong Kính gửi")
    void addressees() throws IOException {
        files.load(trial(), null);
        List<Addressee> addressees = directives.get(KEY).content().addressees();
        assertThat(addressees).hasSize(29);
        assertThat(addressees).filteredOn(addressee -> !addressee.verified()).hasSize(7);
        assertThat(addressees).extracting(Addressee::body).doesNotContain("ubnd", "so.khcn", "btv");
    }

    @Test
    @DisplayName("Những chỗ dễ đọc sai: hạn của đề án, \"định kỳ\", \"hằng năm\", ai xác nhận việc của Ban Tuyên giáo")
    void whatACarelessReadingGetsWrong() throws IOException {
        files.load(trial(), null);
        Map<String, MeasureDraft> measures = directives
                .get(KEY)
                .content()
                .measures()
                .collect(Collectors.toMap(MeasureDraft::code, measure -> measure));

        assertThat(measures.get("3").deadline().due()).hasToString("2020-12-31");
        assertThat(measures.get("3").deadline().setBy()).isEqualTo(DateSetBy.DOCUMENT);
        assertThat(measures.get("3").leads()).containsExactly("bcsd.ubnd");
        assertThat(measures.get("3").executing()).isEqualTo("ubnd");
        assertThat(measures.get("2.4a").deadline().every()).isNull();
        assertThat(measures.get("2.4a").deadline().question()).isNotBlank();
        assertThat(measures.get("2.4b").deadline().every()).isEqualTo("P1Y");
        assertThat(measures.get("2.4b").deadline().first()).isNull();
        assertThat(measures.get("2.4b").deadline().proposal()).isEqualTo("2020");
        assertThat(measures.get("2.3a").deadline().rule()).isEqualTo(DeadlineRule.ASK);
        assertThat(measures.get("1").confirmerForOwn()).isEqualTo("vptu");
        assertThat(measures.get("4").deadline().due()).isNull();
        assertThat(measures.values())
                .filteredOn(measure -> measure.kind() == MeasureKind.CONTINUOUS)
                .allSatisfy(measure -> assertThat(measure.deadline().due()).isNull());
    }

    @Test
    @DisplayName("Không mất, không thêm chữ nào: toàn văn và từng điểm bằng văn bản in")
    void nothingLostNothingInvented() throws IOException {
        files.load(trial(), null);
        String printed = printed();
        Directive directive = directives.get(KEY);
        assertThat(ClauseProposal.plain(directive.header().fullText())).isEqualTo(ClauseProposal.plain(printed));

        List<ClauseDraft> proposed = ClauseProposal.of(printed);
        assertThat(directive.content().clauses())
                .extracting(ClauseDraft::path, ClauseDraft::parent, ClauseDraft::label, ClauseDraft::wording)
                .containsExactlyElementsOf(proposed.stream()
                        .map(clause -> org.assertj.core.groups.Tuple.tuple(
                                clause.path(), clause.parent(), clause.label(), clause.wording()))
                        .toList());
    }

    @ParameterizedTest(name = "Bỏ hết nhiệm vụ của điểm {0}: dừng, nêu đúng điểm")
    @MethodSource("clausesWithMeasures")
    void coverageStops(String path) throws IOException {
        ObjectNode tree = directive();
        String label = null;
        for (JsonNode clause : tree.get("clauses")) {
            if (clause.get("path").asText().equals(path)) {
                label = clause.get("label").asText();
            }
        }
        for (Iterator<JsonNode> measures = tree.get("measures").iterator(); measures.hasNext(); ) {
            if (measures.next().get("clause").asText().equals(path)) {
                measures.remove();
            }
        }
        String expected = label;
        assertThat(refused(tree))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).startsWith("Chưa phủ: " + expected + " (" + path + ")"));
    }

    @ParameterizedTest(name = "Bỏ hẳn điểm {0}: dừng, nêu đoạn văn bản bị bỏ")
    @MethodSource("clausesWithMeasures")
    void lostClauseStops(String path) throws IOException {
        ObjectNode tree = directive();
        String wording = null;
        for (Iterator<JsonNode> clauses = tree.get("clauses").iterator(); clauses.hasNext(); ) {
            JsonNode clause = clauses.next();
            if (clause.get("path").asText().equals(path)) {
                wording = clause.get("wording").asText();
                clauses.remove();
            }
        }
        for (Iterator<JsonNode> measures = tree.get("measures").iterator(); measures.hasNext(); ) {
            if (measures.next().get("clause").asText().equals(path)) {
                measures.remove();
            }
        }
        String lost = wording.substring(0, 40);
        assertThat(refused(tree))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("không có trong các điểm đã tách", lost));
    }

    @Test
    @DisplayName("Bỏ lý do của đề mục điểm 2: vẫn phủ nhờ các gạch bên dưới; đổi một chữ của lời văn: dừng")
    void wordingIsExact() throws IOException {
        ObjectNode tree = directive();
        ((ObjectNode) tree.get("clauses").get(1)).remove("noMeasureReason");
        files.load(with(tree), null);

        ObjectNode clause = (ObjectNode) tree.get("clauses").get(8);
        clause.put("wording", clause.get("wording").asText().replace("quý IV-2020", "quý III-2020"));
        assertThat(refused(tree))
                .anySatisfy(problem -> assertThat(problem.message()).contains("không đúng nguyên văn"));
    }

    @Test
    @DisplayName("Mọi chữ trong sổ là chữ dựng sẵn (NFC)")
    void everythingIsNfc() throws IOException {
        files.load(trial(), null);
        assertThat(Tables.all(jdbc).values())
                .allSatisfy(content -> assertThat(Normalizer.isNormalized(content, Normalizer.Form.NFC))
                        .isTrue());
    }

    static Stream<String> clausesWithMeasures() throws IOException {
        Set<String> paths = new java.util.TreeSet<>();
        directive()
                .get("measures")
                .forEach(measure -> paths.add(measure.get("clause").asText()));
        return paths.stream();
    }

    private List<FileProblem> refused(ObjectNode tree) throws IOException {
        Map<String, String> before = Tables.all(jdbc);
        DataFilesRefused refusal = catchThrowableOfType(DataFilesRefused.class, () -> files.load(with(tree), null));
        assertThat(refusal).as("refused").isNotNull();
        assertThat(Tables.all(jdbc)).isEqualTo(before);
        return refusal.problems();
    }

    /** The files as they are, but for the number: tests of the whole process use the real one. */
    private static List<Resource> trial() throws IOException {
        List<Resource> all = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:trial/data/*")) {
            String text = file.getContentAsString(StandardCharsets.UTF_8);
            all.add(file(file.getFilename(), text.replace("number: 875-CV/TU", "number: 9875-CV/TU")));
        }
        return all;
    }

    /** The trial data with another directive in the place of its own. */
    private static List<Resource> with(ObjectNode tree) throws IOException {
        List<Resource> all = new ArrayList<>(trial());
        all.removeIf(file -> file.getFilename().startsWith("directive"));
        all.add(file("directive.yaml", YAML.writeValueAsString(tree)));
        return all;
    }

    private static Resource file(String name, String content) {
        return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }

    private static ObjectNode directive() throws IOException {
        for (Resource file : trial()) {
            JsonNode tree = YAML.readTree(file.getContentAsByteArray());
            if (tree.has("directive") && tree.get("measures") instanceof ArrayNode) {
                return (ObjectNode) tree;
            }
        }
        throw new AssertionError("The trial data holds no directive");
    }

    private static String printed() throws IOException {
        try (InputStream in = TrialDataIT.class.getResourceAsStream("/875-CV-TU.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
