package vn.dondoc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import vn.dondoc.OfficeTest;

/** Every cell of the table in docs/security.md, over HTTP. */
@OfficeTest
@TestPropertySource(properties = "dondoc.office=login")
class AuthorizationTableIT {

    @LocalServerPort
    private int port;

    @Autowired
    private GuardedOffice office;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    /** What no row can say, and why. */
    private static final Map<String, String> WITHOUT_A_ROW = Map.of(
            "GET /login", "the way in, for everybody",
            "GET /trial/banner", "says on every page, the login too, that this is a trial; nothing in production",
            "ANY /error", "tells what went wrong",
            "POST /api/assignments/{key}/files", "sends files: EvidenceIT",
            "POST /work/{key}/files", "sends files: EvidenceIT",
            "POST /api/ladders", "sends a file: ReadsAnotherBodysWorkIT",
            "POST /directives/{key}/end-request", "would be taken: ReadsAnotherBodysWorkIT",
            "POST /papers/drafts", "would draw a paper up and keep it: PapersIT, PaperPagesIT");

    private final Map<String, Visitor> visitors = new HashMap<>();

    @BeforeEach
    void open() {
        office.open(port);
    }

    @Test
    @DisplayName("Bảng ai được làm gì trong docs/security.md đúng ở từng ô: qua trang, /api và REST của Camunda")
    void everyCellHolds() throws Exception {
        List<String[]> rows = new ArrayList<>();
        String[] columns = null;
        for (String line : Files.readAllLines(Path.of("docs/security.md"))) {
            String[] cells = line.replaceAll("^\\| *| *\\|$", "").split(" *\\| *");
            if (line.startsWith("| by |")) {
                columns = cells;
            } else if (columns != null && line.matches("\\| (page|form|api|rest) \\|.*")) {
                assertThat(cells).as(line).hasSameSizeAs(columns);
                rows.add(cells);
            }
        }
        assertThat(rows).hasSizeGreaterThan(40);
        List<String> wrong = new ArrayList<>();
        String before = state();
        int cases = 0;
        for (String[] row : rows) {
            for (int i = 2; i < row.length; i++) {
                HttpResponse<String> answer = call(visitor(columns[i]), row[0], fill(row[1]));
                String got = outcome(answer, row[i]);
                if (!got.equals(row[i])) {
                    String body = answer.body();
                    wrong.add(row[0] + " " + row[1] + " as " + columns[i] + ": " + got + " (" + answer.statusCode()
                            + " "
                            + body.substring(0, Math.min(150, body.length())).replaceAll("\\s+", " ") + ")");
                }
                assertThat(answer.statusCode())
                        .as(row[1] + " as " + columns[i] + ": " + answer.body())
                        .isLessThan(500);
                cases++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cases).isEqualTo(rows.size() * (GuardedOffice.ACCOUNTS.size() + 1));
        assertThat(state()).as("a refusal changed something").isEqualTo(before);
        System.out.println("docs/security.md: " + cases + " cells in " + rows.size() + " rows hold");
    }

    @Test
    @DisplayName("Địa chỉ nào chưa có dòng trong bảng thì bị nêu tên: không mở cửa mới mà không nói ai được vào")
    void noDoorWithoutARow() throws Exception {
        Map<String, PathPattern> doors = new TreeMap<>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPathPatternsCondition()
                        .getPatterns()
                        .forEach(pattern -> {
                            var methods = mapping.getMethodsCondition().getMethods();
                            methods.forEach(method -> doors.put(method + " " + pattern.getPatternString(), pattern));
                            if (methods.isEmpty()) {
                                doors.put("ANY " + pattern.getPatternString(), pattern);
                            }
                        }));
        Set<String> open = new TreeSet<>(doors.keySet());
        for (String line : Files.readAllLines(Path.of("docs/security.md"))) {
            if (line.matches("\\| (page|form|api) \\|.*")) {
                String[] call = line.split(" *\\| *")[2].split(" ", 3);
                PathContainer path =
                        PathContainer.parsePath(call[1].replaceAll("\\?.*", "").replaceAll("\\{\\w+}", "x"));
                doors.entrySet().stream()
                        .filter(door -> door.getKey().startsWith(call[0] + " "))
                        .filter(door -> door.getValue().matches(path))
                        .min(Map.Entry.comparingByValue(PathPattern.SPECIFICITY_COMPARATOR))
                        .ifPresent(door -> open.remove(door.getKey()));
            }
        }
        assertThat(open).as("neither a row nor a reason").isEqualTo(new TreeSet<>(WITHOUT_A_ROW.keySet()));
    }

    private Visitor visitor(String column) {
        return visitors.computeIfAbsent(
                column,
                key -> key.equals("nobody")
                        ? Visitor.nobody(port)
                        : Visitor.signedIn(port, GuardedOffice.ACCOUNTS.get(key)));
    }

    private static HttpResponse<String> call(Visitor who, String by, String call) {
        String[] parts = call.split(" ", 3);
        String body = parts.length > 2 ? parts[2] : null;
        return switch (by) {
            case "page" -> who.get(parts[1]);
            case "form" -> who.post(parts[1], body == null ? "" : body);
            case "api" -> who.api(parts[0], parts[1], body);
            default -> who.rest(parts[0], parts[1], body);
        };
    }

    private String fill(String call) {
        return call.replace("{directive}", GuardedOffice.DIRECTIVE)
                .replace("{work}", GuardedOffice.WORK)
                .replace("{otherWork}", GuardedOffice.OTHER_WORK)
                .replace("{task}", office.task(GuardedOffice.WORK))
                .replace("{otherTask}", office.task(GuardedOffice.OTHER_WORK))
                .replace("{job}", office.job())
                .replace("{instance}", office.instance())
                .replace("{change}", GuardedOffice.CHANGE)
                .replace("{question}", GuardedOffice.QUESTION)
                .replace("{substitution}", Long.toString(office.substitution()))
                .replace("{definition}", office.definition())
                .replace("{file}", Long.toString(office.file()));
    }

    private String outcome(HttpResponse<String> answer, String expected) throws Exception {
        int status = answer.statusCode();
        if (status == 401
                || status == 302
                        && answer.headers().firstValue("Location").orElse("").contains("/login")) {
            return "login";
        }
        if (status == 403 && expected.equals("login")) {
            // Without a session there is no token either, and Camunda asks for that first.
            return "login";
        }
        if (status >= 400) {
            return "no";
        }
        if (expected.matches("\\d+") && status == 200) {
            JsonNode body = json.readTree(answer.body());
            if (body.isArray()) {
                return Integer.toString(body.size());
            }
            assertThat(body.get("items")).hasSize(body.get("total").asInt());
            return body.get("total").asText();
        }
        return "yes";
    }

    /** What none of the refused calls may have moved. */
    private String state() {
        return jdbc.sql("""
                        select (select string_agg(a::text, '|' order by a.key) from register.assignment a)
                          || (select string_agg(s::text, '|' order by s.task_id) from register.step s)
                          || (select string_agg(t.id_ || coalesce(t.assignee_, '-') || coalesce(t.owner_, '-') || t.priority_
                                || coalesce(t.due_date_::text, '-'), '|' order by t.id_) from act_ru_task t)
                          || (select string_agg(j.id_ || j.duedate_, '|' order by j.id_) from act_ru_job j)
                          || (select count(*) from act_re_deployment) || '/' || (select count(*) from act_ru_filter)
                          || '/' || (select count(*) from act_ru_authorization)
                          || '/' || (select count(*) from register.trail)
                          || '/' || (select count(*) from register.change_log)
                        """).query(String.class).single();
    }
}
