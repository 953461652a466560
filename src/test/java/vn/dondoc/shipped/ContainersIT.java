package vn.dondoc.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What must hold of the files of docker/, where no container engine runs. */
@DisplayName("Tệp dựng ảnh và chạy cụm")
class ContainersIT {

    private static final Path FOLDER = Path.of("docker");

    private final Map<String, Map<String, Object>> services = section("services");

    @Test
    @DisplayName("Ảnh: hai bước, nhãn cố định, không chạy bằng root, tự kiểm sức khỏe, đủ các lớp của tệp jar")
    void theImage() throws Exception {
        List<String> lines = instructions();
        assertThat(lines.stream().filter(line -> line.startsWith("FROM ")))
                .hasSize(2)
                .allMatch(line -> line.matches("FROM [a-z-]+:17-[a-z-]+( AS layers)?"));
        int last = lastFrom(lines);
        List<String> image = lines.subList(last, lines.size());
        assertThat(image).anyMatch(line -> line.matches("USER [1-9]\\d+:[1-9]\\d+"));
        assertThat(indexOf(image, "USER ")).isLessThan(indexOf(image, "ENTRYPOINT "));
        assertThat(image.get(indexOf(image, "HEALTHCHECK "))).contains("/actuator/health", "\"--fail\"");
        assertThat(image.get(indexOf(image, "ENV "))).contains("SPRING_PROFILES_ACTIVE=production", "LANG=C.UTF-8");
        assertThat(image.get(indexOf(image, "ENTRYPOINT ")))
                .startsWith("ENTRYPOINT [\"java\"")
                .endsWith("\"-jar\", \"don-doc.jar\"]");
        assertThat(image.stream()
                        .filter(line -> line.startsWith("COPY "))
                        .map(line -> line.replaceAll("COPY --from=layers /layers/([a-z-]+)/ ./", "$1")))
                .as("in the order of the jar")
                .containsExactlyElementsOf(Jar.layers());
        assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("*", "!target/don-doc-*.jar");
    }

    @Test
    @DisplayName("Cụm: hai nút giống nhau sau một proxy, chỉ proxy mở cổng, cơ sở dữ liệu ở mạng trong")
    void theCluster() throws IOException {
        assertThat(services.keySet()).containsExactly("db", "node1", "node2", "proxy");
        assertThat(services.get("db").get("image")).isEqualTo("postgres:17");
        assertThat(services.get("db").get("networks")).isEqualTo(List.of("inside"));
        assertThat(services)
                .allSatisfy((name, service) ->
                        assertThat(service.containsKey("ports")).as(name).isEqualTo(name.equals("proxy")));
        for (String name : List.of("node1", "node2")) {
            Map<String, Object> node = services.get(name);
            assertThat(environment(name)).containsEntry("DONDOC_NODE", name);
            assertThat(node).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"));
            assertThat(node.get("depends_on")).isEqualTo(Map.of("db", Map.of("condition", "service_healthy")));
        }
        String proxy = Files.readString(FOLDER.resolve("Caddyfile"));
        assertThat(proxy)
                .contains("node1:8080 node2:8080", "health_uri /actuator/health", "lb_policy round_robin")
                .doesNotContain("cookie", "ip_hash");
    }

    @Test
    @DisplayName("Mật chỉ nằm trong tệp, mang đúng tên giá trị mà hệ thống đọc; không mật nào trong biến môi trường")
    void secretsComeFromFiles() throws IOException {
        Map<String, Map<String, Object>> secrets = section("secrets");
        String read = sources();
        for (String name : secrets.keySet()) {
            assertThat(secrets.get(name)).containsEntry("file", "./secrets/" + name);
            assertThat(name.equals("postgres.password") || read.contains(name))
                    .as(name)
                    .isTrue();
        }
        for (String service : services.keySet()) {
            assertThat(environment(service).keySet()).noneMatch(key -> key.matches(".*(PASSWORD|TOKEN|SECRET)"));
            Object used = services.get(service).get("secrets");
            assertThat(used == null ? List.of() : (List<?>) used)
                    .allSatisfy(name -> assertThat(secrets).containsKey((String) name));
        }
        for (String key : environment("node1").keySet()) {
            assertThat(read).contains(key.toLowerCase().replace('_', '.'));
        }
        assertThat(Files.readString(Path.of(".gitignore"))).contains("/docker/secrets/", "/docker/.env");
    }

    @Test
    @DisplayName("Điều cụm đòi thì .env.example có nêu; tệp được gắn vào thì có thật")
    void whatItAsksForIsExplained() throws IOException {
        String compose = Files.readString(FOLDER.resolve("compose.yaml"));
        String example = Files.readString(FOLDER.resolve(".env.example"));
        Matcher variable = Pattern.compile("\\$\\{([A-Z_]+)").matcher(compose);
        while (variable.find()) {
            assertThat(example).containsPattern("(?m)^" + variable.group(1) + "=");
        }
        for (Map<String, Object> service : services.values()) {
            for (Object volume : (List<?>) service.get("volumes")) {
                String from = ((String) volume).split(":")[0];
                assertThat(!from.startsWith("./") || Files.exists(FOLDER.resolve(from)))
                        .as(from)
                        .isTrue();
            }
        }
        assertThat(Files.isExecutable(FOLDER.resolve("database/create-database.sh")))
                .isTrue();
    }

    private static List<String> instructions() throws IOException {
        String joined = Files.readString(FOLDER.resolve("Dockerfile")).replaceAll("\\\\\\n\\s*", "");
        return joined.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static int lastFrom(List<String> lines) {
        for (int i = lines.size() - 1; ; i--) {
            if (lines.get(i).startsWith("FROM ")) {
                return i;
            }
        }
    }

    private static int indexOf(List<String> lines, String instruction) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(instruction)) {
                return i;
            }
        }
        throw new AssertionError("No " + instruction);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> section(String name) {
        try {
            Map<String, Object> compose = new Yaml().load(Files.readString(FOLDER.resolve("compose.yaml")));
            return (Map<String, Map<String, Object>>) compose.get(name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> environment(String service) {
        return (Map<String, Object>) services.get(service).getOrDefault("environment", Map.of());
    }

    /** Every setting that the application reads is named somewhere in it. */
    private static String sources() throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(java|yaml)"))
                    .toList()) {
                all.add(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return String.join("\n", all);
    }
}
