package vn.dondoc.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the documents name exists, what they draw is what runs, what they say to type is what is tested. */
@DisplayName("Tài liệu khớp với mã nguồn, mô hình và lệnh chạy")
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern CLASS = Pattern.compile("[A-Z][a-z]+(?:[A-Z][a-z]+)*");
    private static final Pattern ELEMENT = Pattern.compile("(?:userTask|serviceTask|subProcess|event|gateway)_\\w+");

    /** Names of the engine, of libraries and of other notations that look like classes of ours. */
    private static final Set<String> NOT_OURS = Set.of("Clock", "SubmitTaskFormCmd");

    @Test
    @DisplayName("Mỗi mô hình có một hình vẽ, hình mang dấu băm của đúng mô hình đó")
    void picturesAreOfTheModelsThatRun() {
        for (Model model : Model.all()) {
            Path picture = Path.of("docs/pictures", model.name() + ".svg");
            assertThat(picture).exists();
            assertThat(read(picture).contains("sha256 " + sha256(Path.of("bpmn", model.name() + ".bpmn"))))
                    .as("%s is of the model as it is; if not, docs/pictures/render.mjs draws it anew", picture)
                    .isTrue();
        }
        assertThat(files(Path.of("docs/pictures"), ".svg"))
                .as("a picture of nothing")
                .hasSize(Model.all().size());
    }

    @Test
    @DisplayName("Mọi liên kết trong tài liệu đều dẫn tới tệp có thật")
    void linksLead() {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(read(page));
            while (link.find()) {
                String to = link.group(1);
                if (!to.startsWith("http")
                        && !Files.exists(page.toAbsolutePath().getParent().resolve(to))) {
                    dead.add(page + " -> " + to);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    @DisplayName("Mỗi quy trình có một mục trong docs/processes.md, với từng bước của người; không mục nào thừa")
    void processesAreDescribed() {
        String page = read(Path.of("docs/processes.md"));
        Set<String> described = Pattern.compile("(?m)^## ([a-z-]+)$")
                .matcher(page)
                .results()
                .map(heading -> heading.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described)
                .isEqualTo(Model.all().stream().map(Model::name).collect(Collectors.toCollection(TreeSet::new)));
        for (Model model : Model.all()) {
            model.elements("userTask")
                    .forEach(task -> assertThat(page)
                            .as("a step of %s", model)
                            .contains("*" + task.getAttribute("name") + "* `" + task.getAttribute("id") + "`"));
        }
    }

    @Test
    @DisplayName("Lớp và phần tử mô hình mà tài liệu nhắc tới đều có")
    void namesExist() {
        Set<String> classes = new TreeSet<>();
        for (String root : List.of("src/main/java", "src/test/java")) {
            files(Path.of(root), ".java")
                    .forEach(file -> classes.add(file.getFileName().toString().replace(".java", "")));
        }
        Set<String> elements = new TreeSet<>();
        Model.all().forEach(model -> model.elements("*").forEach(each -> elements.add(each.getAttribute("id"))));
        Set<String> unknown = new TreeSet<>();
        for (Path page : pages()) {
            Matcher code = CODE.matcher(read(page));
            while (code.find()) {
                String name = code.group(1);
                boolean ours = page.endsWith("glossary.md") || page.endsWith("processes.md");
                if (ours && CLASS.matcher(name).matches() && !classes.contains(name) && !NOT_OURS.contains(name)) {
                    unknown.add(page + ": class " + name);
                }
                if (ELEMENT.matcher(name).matches() && !elements.contains(name)) {
                    unknown.add(page + ": element " + name);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    @DisplayName("Lệnh trong README đúng là lệnh được chạy khi kiểm tra")
    void readmeCommands() {
        Set<String> commands = new TreeSet<>();
        Matcher block = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL).matcher(read(Path.of("README.md")));
        while (block.find()) {
            block.group(1).lines().filter(line -> !line.isBlank()).forEach(commands::add);
        }
        assertThat(commands)
                .containsExactlyInAnyOrder(
                        "mvn spring-boot:run",
                        "mvn verify",
                        "mvn spring-boot:run -Dspring-boot.run.profiles=rehearsal-played");
        assertThat(read(Path.of(".ci/run"))).contains("mvn -B -ntp verify").contains("spring-boot:run");
    }

    private static List<Path> pages() {
        List<Path> pages = new ArrayList<>(files(Path.of("docs"), ".md"));
        pages.add(Path.of("README.md"));
        return pages;
    }

    private static List<Path> files(Path root, String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("node_modules"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(read(file).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
