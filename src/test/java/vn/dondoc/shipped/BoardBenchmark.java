package vn.dondoc.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * No test of the build: {@code mvn package -DskipTests}, then {@code mvn test -Dtest=BoardBenchmark}. The shipped jar issues one
 * directive, its rows are cloned to 100,000 assignments, and four people read the board, its views and {@code /api} over HTTP.
 * Prints median, 95th percentile and quickest of each, in milliseconds.
 */
@DisplayName("Bảng theo dõi và /api với 100.000 việc được giao")
class BoardBenchmark {

    private static final int COPIES = Integer.getInteger("copies", 980);
    private static final int ROUNDS = Integer.getInteger("rounds", 20);
    private static final int WARM_UP = 10;

    /** A leader, the monitoring body, a district's official, the inspector with a mandate over that district. */
    private static final List<String> PEOPLE = List.of("thuongtruc", "btg", "hu.dakha", "kiemtra");

    private static final List<String> PAGES = List.of(
            "/",
            "/board/figures?by=body",
            "/board/figures?by=directive",
            "/board/figures?by=clause",
            "/board/figures?by=quarter",
            "/board/progress",
            "/board/matrix",
            "/board/matrix?directive=B7-CV-TU",
            "/board/steps",
            "/board/steps/list?which=stuck",
            "/board/ageing",
            "/board/reports",
            "/search?q=doi+ngu+tri+thuc",
            "/assignments",
            "/assignments?overdue=true",
            "/assignments?standing=DONE_LATE&followed=true",
            "/directives",
            "/directives/B7-CV-TU",
            "/api/assignments",
            "/api/assignments?overdue=true",
            "/api/assignments?body=hu.dakha",
            "/api/directives",
            "/api/directives/B7-CV-TU",
            "/api/directives/B7-CV-TU/schedule",
            "/api/alerts?directive=B7-CV-TU");

    @Test
    @DisplayName("Mỗi trang trả lời đúng; thời gian in ra")
    void everybodyReads() throws Exception {
        Path directory = Path.of("target/board-benchmark-" + UUID.randomUUID());
        try (Jar jar = Jar.start(directory).untilUp()) {
            assertThat(jar.post("/api/rehearsal/sign", "admin", "{}").statusCode())
                    .isEqualTo(200);
            assertThat(jar.post("/api/rehearsal/clock", "admin", "{\"to\": \"2020-11-10T08:00:00\"}")
                            .statusCode())
                    .isEqualTo(200);
            System.out.println(fill(directory) + " assignments; load of the machine and processors: "
                    + Files.readString(Path.of("/proc/loadavg")).strip() + ", "
                    + Runtime.getRuntime().availableProcessors());
            System.out.println("who,address,median,p95,quickest");
            for (String account : PEOPLE) {
                Visitor visitor = new Visitor();
                visitor.login(jar, account, "demo");
                for (String page : PAGES) {
                    System.out.println(account + "," + page + "," + times(jar, visitor, page));
                }
            }
        }
    }

    private static String times(Jar jar, Visitor visitor, String page) throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            long begun = System.nanoTime();
            HttpResponse<String> answer = visitor.get(jar, page);
            if (round >= WARM_UP) {
                millis.add((System.nanoTime() - begun) / 1_000_000);
            }
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
        }
        millis.sort(null);
        return millis.get(ROUNDS / 2) + "," + millis.get((int) Math.ceil(ROUNDS * 0.95) - 1) + "," + millis.get(0);
    }

    /** @return how many assignments there are now */
    private static int fill(Path directory) throws Exception {
        String port =
                Files.readAllLines(directory.resolve("postgres/postmaster.pid")).get(3);
        DriverManagerDataSource database = new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?options=-c%20bench.copies=" + COPIES,
                "postgres",
                "");
        try (var connection = database.getConnection()) {
            ScriptUtils.executeSqlScript(
                    connection, new FileSystemResource("src/test/resources/bench/clone-directive.sql"));
        }
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("""
                        insert into register.inspection (inspector, body, number, dated_on, valid_from, valid_to, opened_by, opened_at)
                        values ('kiemtra', 'hu.dakha', '1-QĐ/UBKT', '2020-01-01', '2020-01-01', '2030-01-01', 'admin', now())
                        """).update();
        jdbc.sql("vacuum analyze").update();
        return jdbc.sql("select count(*) from register.assignment")
                .query(Integer.class)
                .single();
    }
}
