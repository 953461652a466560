package vn.dondoc.bench.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Commands on standard input, one a line, {@code verb name=value …} separated by tabs; each answer is one line that
 * begins with {@link #MARK}. Whatever else the application prints is its log.
 */
public final class Console {

    public static final String MARK = "@bench\t";

    private final Engine engine;
    private final PrintStream out;

    /** Looked for before anything is counted. */
    private List<String> chosen = List.of();

    public Console(Engine engine) {
        this.engine = engine;
        this.out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
    }

    /** Answers in a thread of its own until the input ends; then the JVM ends, too. */
    public void start() {
        Thread thread = new Thread(this::listen, "bench");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        say("ready");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                try {
                    say("ok\t" + answer(line));
                } catch (Exception | StackOverflowError | OutOfMemoryError e) {
                    e.printStackTrace();
                    say("failed\t" + e.toString().replaceAll("\\s+", " "));
                }
            }
        } catch (IOException e) {
            e.printStackTrace();
        }
        System.exit(0);
    }

    private void say(String what) {
        out.println(MARK + what);
    }

    private String answer(String line) throws Exception {
        String[] words = line.split("\t");
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            given.put(words[i].substring(0, words[i].indexOf('=')), words[i].substring(words[i].indexOf('=') + 1));
        }
        switch (words[0]) {
            case "begin" -> engine.begin(new Engine.Directive(
                    given.get("key"),
                    Integer.parseInt(given.get("bodies")),
                    Integer.parseInt(given.get("measures")),
                    given.get("due")));
            case "issue" -> {
                long begun = System.nanoTime();
                engine.issue(given.get("key"));
                return "micros=" + (System.nanoTime() - begun) / 1000;
            }
            case "choose" -> chosen = engine.open(
                    given.get("like"), Integer.parseInt(given.get("count")), Boolean.parseBoolean(given.get("last")));
            case "complete" -> {
                return complete(chosen, Integer.parseInt(given.get("threads")));
            }
            case "executor" -> engine.executor(given.get("on").equals("true"));
            case "authorization" -> engine.authorization(given.get("on").equals("true"));
            case "password" -> engine.password(given.get("account"), given.get("password"));
            case "query" -> {
                return queries(given);
            }
            case "visible" -> {
                return "keys="
                        + engine.visible(given.get("account"), groups(given)).stream()
                                .sorted()
                                .collect(Collectors.joining(","));
            }
            case "flush" -> flush();
            default -> throw new IllegalArgumentException(words[0]);
        }
        return "";
    }

    private static List<String> groups(Map<String, String> given) {
        return given.getOrDefault("groups", "").isEmpty() ? List.of() : Arrays.asList(given.get("groups").split(","));
    }

    private String queries(Map<String, String> given) {
        List<Long> micros = new ArrayList<>();
        long found = 0;
        for (int i = 0; i < Integer.parseInt(given.get("times")); i++) {
            long begun = System.nanoTime();
            found = engine.query(given.get("which"), given.get("account"), groups(given));
            micros.add((System.nanoTime() - begun) / 1000);
        }
        return "found=" + found + "\tmicros=" + join(micros);
    }

    /** As many officials at once as there are threads, each taking the next piece that nobody has taken. */
    private String complete(List<String> open, int threads) throws Exception {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger conflicts = new AtomicInteger();
        ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
        Callable<Void> official = () -> {
            for (int i = next.getAndIncrement(); i < open.size(); i = next.getAndIncrement()) {
                long begun = System.nanoTime();
                conflicts.addAndGet(engine.complete(open.get(i)));
                micros.add((System.nanoTime() - begun) / 1000);
            }
            return null;
        };
        ExecutorService officials = Executors.newFixedThreadPool(threads);
        try {
            long begun = System.nanoTime();
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(officials.submit(official));
            }
            for (Future<Void> each : all) {
                each.get();
            }
            return "completed=" + open.size() + "\telapsed=" + (System.nanoTime() - begun) / 1000 + "\tconflicts="
                    + conflicts + "\tmicros=" + join(List.copyOf(micros));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            officials.shutdownNow();
        }
    }

    private static String join(List<Long> micros) {
        return micros.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** PostgreSQL's sessions keep their counts to themselves for a while: every one is asked for them. */
    private void flush() throws SQLException {
        List<Connection> sessions = new ArrayList<>();
        try {
            for (int i = 0; i < engine.poolSize(); i++) {
                sessions.add(engine.pool().getConnection());
            }
            for (Connection session : sessions) {
                try (Statement statement = session.createStatement()) {
                    statement.execute("select pg_stat_force_next_flush()");
                }
                if (!session.getAutoCommit()) {
                    session.commit();
                }
            }
        } finally {
            for (Connection session : sessions) {
                session.close();
            }
        }
    }
}
