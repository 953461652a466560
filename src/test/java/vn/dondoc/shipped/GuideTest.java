package vn.dondoc.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The guide can't grow old in silence: what it quotes is said by the product, what it shows is there. */
@DisplayName("Hướng dẫn sử dụng")
class GuideTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All pictures together. */
    private static final long HEAVIEST = 4_000_000;

    private static final List<String> ROLES = List.of(
            "administrator", "clerk", "head", "helper", "inspector", "leader", "monitor", "officer", "supervisor");

    @Test
    @DisplayName("Mỗi vai một trang, trang chung dẫn tới đủ các trang; viết dựng sẵn (NFC)")
    void onePageARole() {
        assertThat(GuidePage.all().stream().map(GuidePage::name).filter(name -> !name.equals("README")))
                .containsExactlyElementsOf(ROLES);
        String index = GuidePage.of(GuidePage.FOLDER.resolve("README.md")).text();
        ROLES.forEach(role -> assertThat(index).contains("(" + role + ".md)"));
        GuidePage.all()
                .forEach(page -> assertThat(Normalizer.isNormalized(page.text(), Normalizer.Form.NFC))
                        .as(page.name())
                        .isTrue());
    }

    @Test
    @DisplayName("Trang nào cũng nói buổi sáng thấy gì, việc trong ngày từng bước, khi gặp khó, hỏi ai")
    void everyPageSaysTheSameThings() {
        for (String role : ROLES) {
            GuidePage page = GuidePage.of(GuidePage.FOLDER.resolve(role + ".md"));
            assertThat(page.text())
                    .as(role)
                    .contains("## Buổi sáng", "## Việc trong ngày", "## Khi gặp khó", "Hỏi ai:")
                    .contains("Quên mật khẩu", "phiên làm việc đã hết");
            assertThat(page.steps()).as(role).isNotEmpty();
            page.steps()
                    .forEach(numbers -> assertThat(numbers)
                            .as("steps of " + role)
                            .isEqualTo(IntStream.rangeClosed(1, numbers.size())
                                    .boxed()
                                    .toList()));
        }
    }

    @Test
    @DisplayName("Chữ in đậm trong hướng dẫn đều là chữ có thật trên nút, ô, mục, việc của sản phẩm")
    void quotesAreTextsOfTheProduct() throws IOException {
        Set<String> texts = new HashSet<>();
        Set<Pattern> withPlaces = new HashSet<>();
        messages(texts, withPlaces);
        for (String folder : List.of("src/main/resources/META-INF/resources/webjars/camunda/app", "forms")) {
            for (Path file : files(Path.of(folder), ".*\\.(json|form)")) {
                values(JSON.readTree(Files.readString(file).replace("\uFEFF", "")), texts);
            }
        }
        for (Path file : files(Path.of("bpmn"), ".*\\.bpmn")) {
            find("name=\"([^\"]+)\"", file, texts);
        }
        for (Path file : files(RESOURCES.resolve("templates"), ".*\\.html")) {
            find(">\\s*([^<>]*\\S)\\s*<", file, texts);
            find("'([^'\\n<>]+)'", file, texts);
        }
        for (Path file : files(Path.of("src/main/java"), ".*\\.java")) {
            find("\"([^\"\\n]+)\"", file, texts);
        }
        for (Path file : files(RESOURCES.resolve("META-INF"), ".*\\.js")) {
            find("'([^'\\n]+)'", file, texts);
        }
        Set<String> invented = new TreeSet<>();
        for (GuidePage page : GuidePage.all()) {
            page.quoted().stream()
                    .filter(words -> !texts.contains(words))
                    .filter(words -> !texts.contains(words.substring(0, 1).toLowerCase() + words.substring(1)))
                    .filter(words -> withPlaces.stream()
                            .noneMatch(said -> said.matcher(words).matches()))
                    .forEach(words -> invented.add(page.name() + ": " + words));
        }
        assertThat(invented).isEmpty();
    }

    @Test
    @DisplayName("Hình nào nhắc tới cũng có, hình nào có cũng được nhắc tới; không nặng quá")
    void picturesAreThere() throws IOException {
        Set<String> shown = GuidePage.all().stream()
                .flatMap(page -> page.pictures().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = new TreeSet<>();
        long size = 0;
        for (Path file : files(Desk.PICTURES, ".*")) {
            there.add(file.getFileName().toString());
            size += Files.size(file);
        }
        assertThat(there).isEqualTo(shown);
        assertThat(size).isLessThan(HEAVIEST);
        GuidePage.all()
                .forEach(page -> assertThat(page.text())
                        .as("a picture without words in " + page.name())
                        .doesNotContain("![]("));
    }

    private static void messages(Set<String> texts, Set<Pattern> withPlaces) throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("messages.properties"))) {
            messages.load(reader);
        }
        messages.values().stream().map(String.class::cast).forEach(text -> {
            texts.add(text);
            if (text.contains("{") && text.replaceAll("\\{\\d}", "").strip().length() > 5) {
                withPlaces.add(Pattern.compile(
                        Stream.of(text.split("\\{\\d}", -1)).map(Pattern::quote).collect(Collectors.joining(".+"))));
            }
        });
    }

    private static void values(JsonNode node, Set<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText().strip());
            Pattern.compile(">([^<]+)<").matcher(node.asText()).results().forEach(each -> texts.add(each.group(1)));
        }
        node.forEach(each -> values(each, texts));
    }

    private static void find(String pattern, Path file, Set<String> texts) throws IOException {
        Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .forEach(each -> texts.add(each.group(1).replaceAll("\\s+", " ").strip()));
    }

    private static List<Path> files(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(name))
                    .toList();
        }
    }
}
