package vn.dondoc.bench.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** What it ran on, without its name. */
final class Machine {

    private Machine() {}

    static void describe(Server server, Results results) throws SQLException, IOException {
        Path cpu = Path.of("/proc/cpuinfo");
        Path memory = Path.of("/proc/meminfo");
        String model = !Files.exists(cpu)
                ? System.getProperty("os.arch")
                : Files.readAllLines(cpu).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceAll(".*: ", ""))
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
        String gigabytes = !Files.exists(memory)
                ? "?"
                : String.valueOf(Math.round(Double.parseDouble(Files.readAllLines(memory).get(0).replaceAll("\\D", "")) / 1e6));
        results.note("machine", model + ", " + Runtime.getRuntime().availableProcessors() + " processors, " + gigabytes + " GB, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version"));
        results.note("software", "PostgreSQL " + server.version() + ", Java " + System.getProperty("java.version")
                + ", Camunda 7.24.0, Flowable 8.0.0; each engine -Xmx1g");
    }
}
