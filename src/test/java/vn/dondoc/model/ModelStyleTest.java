package vn.dondoc.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Every model is named, written and drawn the way the house does it. */
@DisplayName("Mô hình viết và vẽ theo một kiểu")
class ModelStyleTest {

    /** What an id begins with, by what the element is. */
    private static final Map<String, String> PREFIX = Map.ofEntries(
            Map.entry("startEvent", "event"),
            Map.entry("endEvent", "event"),
            Map.entry("intermediateCatchEvent", "event"),
            Map.entry("intermediateThrowEvent", "event"),
            Map.entry("boundaryEvent", "event"),
            Map.entry("exclusiveGateway", "gateway"),
            Map.entry("parallelGateway", "gateway"),
            Map.entry("inclusiveGateway", "gateway"),
            Map.entry("eventBasedGateway", "gateway"),
            Map.entry("sequenceFlow", "flow"));

    private static final Pattern KEBAB = Pattern.compile("[a-z]+(-[a-z]+)*");

    /** Seven letters or digits after an underscore, with a digit among them: what modelers make up. */
    private static final Pattern GENERATED = Pattern.compile(".*_(?=[a-z0-9]*[0-9])[a-z0-9]{7}");

    private static final Pattern VIETNAMESE =
            Pattern.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]");

    static Stream<Model> models() {
        return Model.all().stream();
    }

    @Test
    @DisplayName("Có đủ mô hình để kiểm tra")
    void modelsAreThere() {
        assertThat(Model.all()).hasSizeGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Tên tệp là mã quy trình; quy trình có thời hạn giữ lịch sử và lời giải thích")
    void process(Model model) {
        List<Element> processes = model.elements("process");
        assertThat(processes).hasSize(1);
        Element process = processes.get(0);
        assertThat(process.getAttribute("id")).isEqualTo(model.name()).matches(KEBAB);
        assertThat(process.getAttribute("isExecutable")).isEqualTo("true");
        assertThat(Model.camunda(process, "historyTimeToLive")).matches("P\\d+D");
        vietnamese(process, "name of the process", process.getAttribute("name"));
        vietnamese(process, "documentation", documentation(process));
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Mã phần tử theo bảng đặt tên, không do công cụ tự sinh, không trùng")
    void ids(Model model) {
        Set<String> seen = new HashSet<>();
        for (Element element :
                Stream.concat(model.nodes().stream(), model.flows().stream()).toList()) {
            String id = element.getAttribute("id");
            String prefix = PREFIX.getOrDefault(element.getLocalName(), element.getLocalName());
            assertThat(id).as("id in %s", model).matches(prefix + "_[a-z][A-Za-z]*");
            assertThat(id).as("id in %s", model).doesNotMatch(GENERATED);
            assertThat(seen.add(id)).as("%s stands twice in %s", id, model).isTrue();
        }
        for (Element message : model.elements("message")) {
            assertThat(message.getAttribute("id")).matches("message_[a-z][A-Za-z]*");
            assertThat(message.getAttribute("name"))
                    .as("message: a dotted fact")
                    .matches("[a-z]+\\.[a-z][A-Za-z]*");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Nhãn bằng tiếng Việt: rẽ nhánh là câu hỏi, nhánh là câu trả lời, chỗ nhập không có nhãn")
    void labels(Model model) {
        for (Element node : model.nodes()) {
            String name = node.getAttribute("name");
            boolean gateway = node.getLocalName().endsWith("Gateway");
            boolean asks = node.getLocalName().equals("exclusiveGateway")
                    && Model.children(node, "outgoing").size() > 1;
            if (asks) {
                assertThat(name).as("question of %s", node.getAttribute("id")).endsWith("?");
                for (String flow : Model.texts(node, "outgoing")) {
                    assertThat(model.byId(flow).getAttribute("name"))
                            .as("answer %s", flow)
                            .isNotBlank();
                }
            } else if (gateway) {
                assertThat(name)
                        .as("a join or fork asks nothing: %s", node.getAttribute("id"))
                        .isEmpty();
            } else {
                assertThat(name).as("label of %s", node.getAttribute("id")).isNotBlank();
            }
            assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Mỗi điểm kết thúc nói một kết quả khác nhau")
    void endEvents(Model model) {
        assertThat(model.elements("endEvent"))
                .extracting(end -> end.getAttribute("name"))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Đường vào, đường ra của mỗi phần tử khớp với các luồng")
    void incomingAndOutgoing(Model model) {
        Map<String, List<String>> in = new HashMap<>();
        Map<String, List<String>> out = new HashMap<>();
        for (Element flow : model.flows()) {
            in.computeIfAbsent(flow.getAttribute("targetRef"), key -> new ArrayList<>())
                    .add(flow.getAttribute("id"));
            out.computeIfAbsent(flow.getAttribute("sourceRef"), key -> new ArrayList<>())
                    .add(flow.getAttribute("id"));
        }
        for (Element node : model.nodes()) {
            String id = node.getAttribute("id");
            assertThat(Model.texts(node, "incoming"))
                    .as("incoming of %s", id)
                    .containsExactlyInAnyOrderElementsOf(in.getOrDefault(id, List.of()));
            assertThat(Model.texts(node, "outgoing"))
                    .as("outgoing of %s", id)
                    .containsExactlyInAnyOrderElementsOf(out.getOrDefault(id, List.of()));
            boolean starts = Set.of("startEvent", "boundaryEvent").contains(node.getLocalName())
                    || node.getAttribute("triggeredByEvent").equals("true");
            boolean ends = node.getLocalName().equals("endEvent")
                    || node.getAttribute("triggeredByEvent").equals("true");
            assertThat(in.containsKey(id)).as("something leads to %s", id).isEqualTo(!starts);
            assertThat(out.containsKey(id)).as("something leads on from %s", id).isEqualTo(!ends);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Một phần tử hoặc tách hoặc nhập, không vừa tách vừa nhập; nhập luôn bằng cổng riêng")
    void joinsAreDrawn(Model model) {
        for (Element node : model.nodes()) {
            int in = Model.children(node, "incoming").size();
            int out = Model.children(node, "outgoing").size();
            if (node.getLocalName().endsWith("Gateway")) {
                assertThat(Math.min(in, out))
                        .as("%s splits or joins", node.getAttribute("id"))
                        .isEqualTo(1);
                assertThat(Math.max(in, out))
                        .as("%s does something", node.getAttribute("id"))
                        .isGreaterThan(1);
            } else {
                assertThat(in).as("into %s", node.getAttribute("id")).isLessThanOrEqualTo(1);
                assertThat(out).as("out of %s", node.getAttribute("id")).isLessThanOrEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Mỗi rẽ nhánh có đường mặc định; các đường khác rẽ theo mã, không theo lời hiển thị")
    void defaultFlows(Model model) {
        for (Element gateway : model.elements("exclusiveGateway")) {
            List<String> outgoing = Model.texts(gateway, "outgoing");
            if (outgoing.size() == 1) {
                continue;
            }
            String byDefault = gateway.getAttribute("default");
            assertThat(outgoing).as("default of %s", gateway.getAttribute("id")).contains(byDefault);
            for (String flow : outgoing) {
                List<String> conditions = Model.texts(model.byId(flow), "conditionExpression");
                if (flow.equals(byDefault)) {
                    assertThat(conditions)
                            .as("the default %s asks nothing", flow)
                            .isEmpty();
                } else {
                    assertThat(conditions).as("condition of %s", flow).hasSize(1);
                    assertThat(conditions.get(0))
                            .as("condition of %s", flow)
                            .matches("\\$\\{(outcome|source) == '[A-Z_]+'}");
                }
            }
        }
        assertThat(model.flows().stream()
                        .filter(flow ->
                                !Model.children(flow, "conditionExpression").isEmpty())
                        .filter(flow -> !model.byId(flow.getAttribute("sourceRef"))
                                .getLocalName()
                                .equals("exclusiveGateway")))
                .as("conditions stand behind gateways only")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Mỗi việc của người có biểu mẫu, nhóm nhận việc, hạn và lời hướng dẫn bằng tiếng Việt")
    void userTasks(Model model) {
        for (Element task : model.elements("userTask")) {
            String id = task.getAttribute("id");
            assertThat(Model.camunda(task, "formRef")).as("form of %s", id).matches(KEBAB);
            assertThat(Model.camunda(task, "formRefBinding")).as(id).isEqualTo("deployment");
            assertThat(Model.camunda(task, "candidateGroups")).as(id).isEqualTo("${officeTask.candidates(execution)}");
            assertThat(Model.camunda(task, "dueDate")).as(id).isEqualTo("${officeTask.due(execution)}");
            vietnamese(task, "documentation", documentation(task));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Không có mã lệnh, lớp Java hay trình nghe nào nằm trong mô hình")
    void noCodeInModels(Model model) {
        assertThat(model.elements("scriptTask")).isEmpty();
        for (String tag : List.of("script", "executionListener", "taskListener", "connector", "inputOutput")) {
            assertThat(model.elements(Model.CAMUNDA, tag)).as(tag).isEmpty();
        }
        assertThat(model.elements("laneSet")).isEmpty();
        for (Element element : model.elements("*")) {
            for (String attribute :
                    List.of("class", "expression", "assignee", "candidateUsers", "formKey", "asyncAfter")) {
                assertThat(Model.camunda(element, attribute))
                        .as("camunda:%s of %s", attribute, element.getAttribute("id"))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Việc máy chạy riêng ghi rõ số lần thử lại; nhánh gọi ghi rõ phiên bản được gọi")
    void asyncAndBindings(Model model) {
        for (Element node : model.nodes()) {
            if (Model.camunda(node, "asyncBefore").equals("true")) {
                assertThat(model.elements(Model.CAMUNDA, "failedJobRetryTimeCycle"))
                        .as("retry cycle of %s", node.getAttribute("id"))
                        .anyMatch(cycle -> Model.contains(node, cycle));
            }
        }
        for (Element call : model.elements("callActivity")) {
            assertThat(Model.camunda(call, "calledElementBinding")).isEqualTo("deployment");
        }
        for (Element rule : model.elements("businessRuleTask")) {
            assertThat(Model.camunda(rule, "decisionRefBinding"))
                    .as("the office's table in force today")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Mọi phần tử, mọi luồng đều được vẽ, không vẽ thừa")
    void everythingIsDrawn(Model model) {
        Picture picture = Picture.of(model);
        assertThat(picture.shapes().keySet())
                .containsExactlyInAnyOrderElementsOf(model.nodes().stream()
                        .map(node -> node.getAttribute("id"))
                        .toList());
        assertThat(picture.edges().keySet())
                .containsExactlyInAnyOrderElementsOf(model.flows().stream()
                        .map(flow -> flow.getAttribute("id"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Luồng đi ngang hoặc dọc, bắt đầu và kết thúc ở viền của hai đầu")
    void flowsAreOrthogonal(Model model) {
        Picture picture = Picture.of(model);
        for (Element flow : model.flows()) {
            String id = flow.getAttribute("id");
            assertThat(picture.segments(id)).as(id).allMatch(Picture.Segment::axisParallel);
            List<Picture.Point> points = picture.edges().get(id);
            assertThat(picture.shapes().get(flow.getAttribute("sourceRef")).touchesBorder(points.get(0)))
                    .as("%s begins at its source", id)
                    .isTrue();
            assertThat(picture.shapes()
                            .get(flow.getAttribute("targetRef"))
                            .touchesBorder(points.get(points.size() - 1)))
                    .as("%s ends at its target", id)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Không luồng nào đè lên phần tử khác hay cắt luồng khác")
    void nothingCrosses(Model model) {
        Picture picture = Picture.of(model);
        List<String> crossings = new ArrayList<>();
        List<Element> flows = model.flows();
        for (int i = 0; i < flows.size(); i++) {
            String flow = flows.get(i).getAttribute("id");
            for (Element node : model.nodes()) {
                if (!Model.contains(node, flows.get(i))
                        && picture.segments(flow).stream()
                                .anyMatch(segment ->
                                        segment.enters(picture.shapes().get(node.getAttribute("id"))))) {
                    crossings.add(flow + " over " + node.getAttribute("id"));
                }
            }
            for (int j = i + 1; j < flows.size(); j++) {
                String other = flows.get(j).getAttribute("id");
                if (picture.segments(flow).stream()
                        .anyMatch(a -> picture.segments(other).stream().anyMatch(a::crosses))) {
                    crossings.add(flow + " across " + other);
                }
            }
        }
        assertThat(crossings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Các khối không đè lên nhau; phần tử con nằm gọn trong khối mẹ")
    void shapesStandApart(Model model) {
        Picture picture = Picture.of(model);
        List<Element> nodes = model.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = i + 1; j < nodes.size(); j++) {
                Element a = nodes.get(i);
                Element b = nodes.get(j);
                Picture.Box boxA = picture.shapes().get(a.getAttribute("id"));
                Picture.Box boxB = picture.shapes().get(b.getAttribute("id"));
                String both = a.getAttribute("id") + " and " + b.getAttribute("id");
                if (Model.contains(a, b)) {
                    assertThat(boxA.holds(boxB)).as(both).isTrue();
                } else if (!attached(a, b) && !attached(b, a)) {
                    assertThat(boxA.overlaps(boxB)).as(both).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    @DisplayName("Không nhãn nào bị khối, luồng hay nhãn khác che")
    void labelsAreLegible(Model model) {
        Picture picture = Picture.of(model);
        List<String> hidden = new ArrayList<>();
        picture.labels().forEach((of, label) -> {
            for (Element node : model.nodes()) {
                String id = node.getAttribute("id");
                boolean surrounds = picture.shapes().get(id).holds(label)
                        && node.getLocalName().equals("subProcess");
                if (!surrounds && picture.shapes().get(id).overlaps(label)) {
                    hidden.add("label of " + of + " under " + id);
                }
            }
            for (Element flow : model.flows()) {
                String id = flow.getAttribute("id");
                if (picture.segments(id).stream().anyMatch(segment -> segment.enters(label))) {
                    hidden.add("label of " + of + " under " + id);
                }
            }
            picture.labels().forEach((other, its) -> {
                if (of.compareTo(other) < 0 && label.overlaps(its)) {
                    hidden.add("label of " + of + " under label of " + other);
                }
            });
        });
        assertThat(hidden).isEmpty();
    }

    private static boolean attached(Element event, Element host) {
        return event.getAttribute("attachedToRef").equals(host.getAttribute("id"));
    }

    private static String documentation(Element element) {
        return String.join("", Model.texts(element, "documentation"));
    }

    private static void vietnamese(Element of, String what, String text) {
        assertThat(text)
                .as("%s of %s", what, of.getAttribute("id"))
                .isNotBlank()
                .matches(given -> VIETNAMESE.matcher(given.toLowerCase()).find(), "is Vietnamese");
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
    }
}
