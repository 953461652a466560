package vn.dondoc.bench.runner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** From the command to {@code UP}, on an empty database and again, and how much memory is resident then. */
final class Starting {

    private static final String W = "start";

    private final Server server;
    private final Field field;
    private final Path jar;
    private final Path work;
    private final Plan plan;
    private final Results results;

    Starting(Server server, Field field, Path jar, Path work, Plan plan, Results results) {
        this.server = server;
        this.field = field;
        this.jar = jar;
        this.work = work;
        this.plan = plan;
        this.results = results;
    }

    void run() throws Exception {
        for (String name : List.of(Field.PRODUCT, Field.STOCK)) {
            if (name.equals(Field.STOCK) && !plan.against(name)) {
                continue;
            }
            server.database("start_" + name).close();
            start(name, "empty database");
        }
        for (int round = 1; round <= Math.min(plan.rounds(), 5); round++) {
            for (String name : List.of(Field.PRODUCT, Field.STOCK)) {
                if (name.equals(Field.PRODUCT) || plan.against(name)) {
                    start(name, "known database");
                }
            }
        }
        server.drop("start_product");
        if (plan.against(Field.STOCK)) {
            server.drop("start_stock");
        }
        results.write();
    }

    private void start(String name, String setting) throws IOException, InterruptedException {
        int port = Field.freePort();
        String url = server.url("start_" + name);
        List<String> command = new ArrayList<>(List.of(Field.java(), "-Xmx1g"));
        Map<String, String> environment = new HashMap<>();
        if (name.equals(Field.PRODUCT)) {
            command.addAll(List.of("-jar", jar.toString()));
            environment.putAll(Field.product(url, "start", port, work));
        } else {
            command.addAll(field.camunda(url, port, false));
        }
        Path log = work.resolve("logs/start-" + name + ".log");
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        long begun = System.nanoTime();
        Process process = builder.start();
        try {
            while (!up(port)) {
                if (!process.isAlive() || System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(5)) {
                    throw new IllegalStateException(name + " does not come up, see " + log);
                }
                Thread.sleep(50);
            }
            results.add(W, name, setting, "seconds to UP", (System.nanoTime() - begun) / 1e9);
            Path status = Path.of("/proc/" + process.pid() + "/status");
            if (Files.exists(status)) {
                Thread.sleep(3_000);
                String resident = Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .findFirst()
                        .orElse("0");
                results.add(W, name, setting, "resident MB", Double.parseDouble(resident.replaceAll("\\D", "")) / 1000);
            }
        } finally {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static boolean up(int port) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health")).build(),
                            BodyHandlers.ofString())
                    .body()
                    .contains("\"UP\"");
        } catch (IOException notYet) {
            return false;
        }
    }
}
