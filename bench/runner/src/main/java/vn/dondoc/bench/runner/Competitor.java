package vn.dondoc.bench.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.dondoc.bench.protocol.Console;

/** An engine in a JVM of its own. */
final class Competitor implements AutoCloseable {

    private static final long ANSWERS_WITHIN_MINUTES = 30;

    final String name;
    final Db db;
    private final Process process;
    private final PrintStream in;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    Competitor(String name, Db db, Path log, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        this.name = name;
        this.db = db;
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
        in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(() -> read(log), name);
        reader.setDaemon(true);
        reader.start();
        if (!"ready".equals(next())) {
            throw new IllegalStateException(name + " did not start, see " + log);
        }
    }

    private void read(Path log) {
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                PrintStream kept = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(Console.MARK)) {
                    answers.add(line.substring(Console.MARK.length()));
                } else {
                    kept.println(line);
                }
            }
        } catch (IOException e) {
            // Killed.
        }
        answers.add("ended");
    }

    private String next() throws InterruptedException {
        String answer = answers.poll(ANSWERS_WITHIN_MINUTES, TimeUnit.MINUTES);
        return answer == null ? "silent" : answer;
    }

    /** @param given name and value in turn */
    Map<String, String> call(String verb, Object... given) throws InterruptedException {
        StringBuilder line = new StringBuilder(verb);
        for (int i = 0; i < given.length; i += 2) {
            line.append('\t').append(given[i]).append('=').append(given[i + 1]);
        }
        in.println(line);
        String answer = next();
        if (!answer.startsWith("ok\t")) {
            throw new IllegalStateException(name + ": " + line + " -> " + answer);
        }
        Map<String, String> said = new LinkedHashMap<>();
        for (String pair : answer.substring(3).split("\t")) {
            if (pair.contains("=")) {
                said.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return said;
    }

    void flush() throws InterruptedException {
        call("flush");
    }

    /** As when the power fails. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        in.close();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
