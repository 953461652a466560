package vn.dondoc.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import vn.dondoc.directive.RequestKind;

/**
 * Whatever models, forms, tables and Java call each other by exists on both sides; what nobody calls is dead and fails.
 * Beans and handlers are {@code ContractIT}'s.
 */
@DisplayName("Mô hình, biểu mẫu, bảng và mã nguồn khớp tên nhau")
class ContractTest {

    private static final Path MAIN = Path.of("src/main/java");

    /** Forms whose fields a class other than its process's own takes over. */
    private static final Map<String, Set<String>> ALSO_READ_BY = Map.of(
            "dissemination", Set.of("Confirming"),
            "measure-execution", Set.of("Confirming"),
            "scheme-drafting", Set.of("Confirming"),
            "directive-lifecycle", Set.of("DirectiveEntry"));

    private static final Pattern READ = Pattern.compile("\\.(?:text|date|number|flag|list)\\(\\s*\"(\\w+)\"");

    @Test
    @DisplayName("Mỗi delegate được một mô hình gọi, mỗi lời gọi có một delegate")
    void delegates() {
        Set<String> called = new TreeSet<>();
        for (Model model : Model.all()) {
            for (Element task : model.elements("serviceTask")) {
                String expression = Model.camunda(task, "delegateExpression");
                assertThat(expression)
                        .as("%s of %s", task.getAttribute("id"), model)
                        .matches("\\$\\{\\w+Delegate}");
                called.add(expression.substring(2, expression.length() - 1));
            }
        }
        Set<String> classes = sources()
                .filter(file -> read(file).contains("implements JavaDelegate"))
                .map(file -> simpleName(file))
                .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(called).isEqualTo(classes);
    }

    @Test
    @DisplayName("Mỗi biểu mẫu có một bước dùng, mỗi bước có biểu mẫu; mã biểu mẫu là tên tệp")
    void forms() {
        Set<String> used = new TreeSet<>();
        Model.all()
                .forEach(model -> model.elements("*").stream()
                        .map(element -> Model.camunda(element, "formRef"))
                        .filter(form -> !form.isEmpty())
                        .forEach(used::add));
        assertThat(used).isEqualTo(formIds());
        for (String form : used) {
            assertThat(form(form).path("id").asText()).isEqualTo(form);
        }
    }

    @Test
    @DisplayName("Mỗi thông điệp trong mô hình được mã nguồn gửi, mỗi thông điệp gửi đi có mô hình chờ")
    void messages() {
        Set<String> waitedFor = new TreeSet<>();
        for (Model model : Model.all()) {
            Set<String> declared = model.elements("message").stream()
                    .map(message -> message.getAttribute("id"))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> referred = model.elements("messageEventDefinition").stream()
                    .map(event -> event.getAttribute("messageRef"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(referred).as("messages of %s", model).isEqualTo(declared);
            model.elements("message").forEach(message -> waitedFor.add(message.getAttribute("name")));
        }
        Set<String> sent = new TreeSet<>();
        Pattern literal = Pattern.compile("wake\\w*\\([^;]*?\"([a-z]+\\.\\w+)\"");
        sources().forEach(file -> {
            Matcher matcher = literal.matcher(read(file));
            while (matcher.find()) {
                sent.add(matcher.group(1));
            }
        });
        assertThat(sent).isEqualTo(waitedFor);
    }

    @Test
    @DisplayName("Bảng quyết định và quy trình được gọi đều có; không bảng nào thừa")
    void decisionsAndCalledProcesses() {
        Set<String> tables = new TreeSet<>(names("dmn", ".dmn"));
        Set<String> processes = Model.all().stream().map(Model::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> decisions = new TreeSet<>();
        Set<String> called = new TreeSet<>();
        for (Model model : Model.all()) {
            model.elements("businessRuleTask").forEach(rule -> decisions.add(Model.camunda(rule, "decisionRef")));
            model.elements("callActivity").forEach(call -> called.add(call.getAttribute("calledElement")));
        }
        assertThat(tables).containsAll(decisions);
        assertThat(processes).containsAll(called);
        for (String table : tables) {
            assertThat(read(Path.of("dmn", table + ".dmn"))).contains("<decision id=\"" + table + "\"");
            assertThat(decisions.contains(table)
                            || sources().anyMatch(file -> read(file).contains('"' + table + '"')))
                    .as("somebody asks %s", table)
                    .isTrue();
        }
        // Every process is either started by the kind of a measure, entered by hand, or called.
        String java = sources().map(ContractTest::read).collect(Collectors.joining());
        for (String process : processes) {
            assertThat(called.contains(process) || java.contains('"' + process + '"'))
                    .as("somebody starts %s", process)
                    .isTrue();
        }
    }

    @Test
    @DisplayName("Mã rẽ nhánh trong mô hình là lựa chọn của biểu mẫu hoặc kết quả của mã nguồn")
    void outcomes() {
        String java = sources().map(ContractTest::read).collect(Collectors.joining());
        Set<String> choices = new TreeSet<>();
        formIds()
                .forEach(form -> fields(form(form))
                        .forEach(field -> field.path("values")
                                .forEach(
                                        value -> choices.add(value.path("value").asText()))));
        Pattern code = Pattern.compile("== '([A-Z_]+)'");
        for (Model model : Model.all()) {
            for (Element condition : model.elements("conditionExpression")) {
                Matcher matcher = code.matcher(condition.getTextContent());
                assertThat(matcher.find()).as(condition.getTextContent()).isTrue();
                assertThat(choices.contains(matcher.group(1)) || java.contains('"' + matcher.group(1) + '"'))
                        .as("%s in %s comes from somewhere", matcher.group(1), model)
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("Bước nào mã nguồn gọi tên cũng có trong một mô hình")
    void stepsThatCodeNames() {
        Set<String> steps = new TreeSet<>();
        Model.all().forEach(model -> model.elements("userTask").forEach(task -> steps.add(task.getAttribute("id"))));
        Pattern named = Pattern.compile("\"(userTask_\\w+)\"");
        Set<String> unknown = new TreeSet<>();
        sources().forEach(file -> {
            Matcher matcher = named.matcher(read(file));
            while (matcher.find()) {
                if (!steps.contains(matcher.group(1))) {
                    unknown.add(file.getFileName() + ": " + matcher.group(1));
                }
            }
        });
        assertThat(unknown).isEmpty();
    }

    @Test
    @DisplayName("Ô nào của biểu mẫu cũng được dùng, ô nào được hỏi cũng có trong biểu mẫu")
    void formKeys() {
        Map<String, Set<String>> readBy = new HashMap<>();
        Map<String, String> processOf = new HashMap<>();
        Pattern process = Pattern.compile("(?:PROCESS = |return )\"([a-z-]+)\"");
        sources().filter(file -> file.toString().contains("/work/")).forEach(file -> {
            String text = read(file);
            Set<String> keys = new TreeSet<>();
            Matcher matcher = READ.matcher(text);
            while (matcher.find()) {
                keys.add(matcher.group(1));
            }
            readBy.put(simpleName(file), keys);
            Matcher its = process.matcher(text);
            Matcher request = Pattern.compile("return RequestKind\\.(\\w+)\\.process\\(\\)")
                    .matcher(text);
            if (text.contains("implements TaskWork") && request.find()) {
                processOf.put(RequestKind.valueOf(request.group(1)).process(), simpleName(file));
            } else if (text.contains("implements TaskWork") && its.find()) {
                processOf.put(its.group(1), simpleName(file));
            }
        });
        for (Model model : Model.all()) {
            Set<String> offered = new TreeSet<>();
            model.elements("*").stream()
                    .map(element -> Model.camunda(element, "formRef"))
                    .filter(form -> !form.isEmpty())
                    .forEach(form -> fields(form(form))
                            .forEach(field -> offered.add(field.path("key").asText())));
            assertThat(processOf).as("somebody works on %s", model).containsKey(model.name());
            Set<String> own = readBy.get(processOf.get(model.name()));
            Set<String> taken = new TreeSet<>(own);
            ALSO_READ_BY.getOrDefault(model.name(), Set.of()).forEach(other -> taken.addAll(readBy.get(other)));
            assertThat(offered).as("asked for in %s", model).containsAll(own);
            assertThat(taken).as("filled in for nobody in %s", model).containsAll(offered);
        }
    }

    @Test
    @DisplayName("Mã nguồn, mô hình, bảng và biểu mẫu không biết cơ quan nào, văn bản nào của dữ liệu mẫu")
    void nothingOfTheDataInCode() throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        Path data = Path.of("src/main/resources/trial/data");
        Set<String> codes = new TreeSet<>();
        yaml.readTree(data.resolve("bodies.yaml").toFile())
                .path("bodies")
                .forEach(body -> codes.add(body.path("code").asText()));
        yaml.readTree(data.resolve("groups.yaml").toFile())
                .path("groups")
                .forEach(group -> codes.add(group.path("code").asText()));
        Set<String> numbers = new TreeSet<>();
        Pattern number = Pattern.compile("\\d{1,4}-[A-ZĐ][A-Za-zĐđ]{0,4}/[A-Z]{2,4}");
        try (Stream<Path> files = Files.list(data)) {
            files.forEach(file -> {
                Matcher matcher = number.matcher(read(file));
                while (matcher.find()) {
                    numbers.add(matcher.group());
                }
            });
        }
        assertThat(codes).hasSizeGreaterThan(30);
        assertThat(numbers).isNotEmpty();
        Set<String> forbidden = new TreeSet<>(numbers);
        numbers.forEach(each -> forbidden.add(each.replace('/', '-')));

        List<String> found = new ArrayList<>();
        for (String root : List.of("bpmn", "dmn", "forms", "src/main")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.startsWith("src/main/resources/trial"))
                        .filter(file -> file.toString().matches(".*\\.(java|bpmn|dmn|form|sql|yaml|json|html|css|js)"))
                        .forEach(file -> {
                            String text = withoutComments(file);
                            forbidden.stream().filter(text::contains).forEach(each -> found.add(file + ": " + each));
                            codes.stream()
                                    .filter(code -> quoted(text, code))
                                    .forEach(code -> found.add(file + ": code " + code));
                        });
            }
        }
        assertThat(found).isEmpty();
    }

    /** Short codes are words of their own elsewhere; as a value they stand alone between quotes or tags. */
    private static boolean quoted(String text, String code) {
        return Pattern.compile("[\"'>:]" + Pattern.quote(code) + "[\"'<:]")
                .matcher(text)
                .find();
    }

    private static String withoutComments(Path file) {
        String text = read(file);
        return file.toString().endsWith(".java")
                ? text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//.*$", "")
                : text;
    }

    private static Stream<Path> sources() {
        try {
            return Files.walk(MAIN).filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String simpleName(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static Set<String> formIds() {
        return names("forms", ".form");
    }

    private static Set<String> names(String folder, String ending) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode form(String id) {
        try {
            return new ObjectMapper().readTree(Path.of("forms", id + ".form").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> fields(JsonNode parent) {
        List<JsonNode> fields = new ArrayList<>();
        for (JsonNode component : parent.path("components")) {
            if (component.has("key")) {
                fields.add(component);
            }
            fields.addAll(fields(component));
        }
        return fields;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
