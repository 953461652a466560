package vn.dondoc.bench.runner;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The competitors, each with its database and its parked work. */
final class Field implements AutoCloseable {

    static final String PRODUCT = "product";
    static final String STOCK = "stock";
    static final String TUNED = "tuned";
    static final String FLOWABLE = "flowable";

    /** Indexes that whoever tunes Camunda 7.24 on PostgreSQL adds. */
    private static final List<String> TUNED_INDEXES = List.of(
            "create index tuned_task_parent on act_ru_task (parent_task_id_)",
            "create index tuned_job_duedate on act_ru_job (duedate_)",
            "create index tuned_task_due on act_ru_task (due_date_)",
            "create index tuned_link_group on act_ru_identitylink (group_id_, type_, task_id_)");

    private static final List<Long> SHARES = List.of(1L, 10L, 100L, 1_000L);
    private static final Map<Long, Double> SHARE = Map.of(1L, 0.1, 10L, 0.2, 100L, 0.2, 1_000L, 0.5);
    private static final int LARGEST = 10_000;

    private final Server server;
    private final Path work;
    private final Path bench;
    private final Path jar;
    private final Results results;
    private final Map<String, Competitor> all = new LinkedHashMap<>();
    private final Map<String, Cloner> cloners = new HashMap<>();
    private final Map<String, Map<Long, Integer>> copies = new HashMap<>();
    private final Map<String, Long> open = new HashMap<>();
    Floor floor;
    Capture.Log issued10;
    Capture.Log issued100;
    Capture.Log completed;

    Field(Server server, Path bench, Path jar, Path work, Results results) {
        this.server = server;
        this.bench = bench;
        this.jar = jar;
        this.work = work;
        this.results = results;
    }

    Competitor get(String name) {
        return all.get(name);
    }

    List<Competitor> engines() {
        return new ArrayList<>(all.values());
    }

    Cloner cloner(String name) {
        return cloners.get(name);
    }

    long open(String name) {
        return open.getOrDefault(name, 0L);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    void enter(String name) throws SQLException, IOException, InterruptedException {
        Db db = server.database(name);
        Competitor one = start(name, name, db);
        one.call("executor", "on", false);
        if (name.equals(TUNED)) {
            for (String index : TUNED_INDEXES) {
                db.exec(index);
            }
        }
        all.put(name, one);
        cloners.put(name, new Cloner(db));
    }

    /** A second JVM over the same database. */
    Competitor second(String name) throws IOException, InterruptedException {
        Competitor one = start(name, name + "-2", all.get(name).db);
        one.call("executor", "on", false);
        return one;
    }

    private Competitor start(String name, String as, Db db) throws IOException, InterruptedException {
        String url = server.url(name);
        Map<String, String> environment = new HashMap<>();
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx1g", "-Duser.timezone=Asia/Ho_Chi_Minh"));
        int port = freePort();
        switch (name) {
            case PRODUCT -> {
                environment.putAll(product(url, as, port, work));
                command.addAll(List.of(
                        "-Dloader.path=" + module("protocol") + "," + module("product"),
                        "-cp",
                        jar.toString(),
                        "org.springframework.boot.loader.launch.PropertiesLauncher"));
                ports.put(as, port);
            }
            case FLOWABLE -> command.addAll(List.of(
                    "-cp",
                    module(name) + java.io.File.pathSeparator + bench.resolve("flowable/target/lib") + "/*",
                    "vn.dondoc.bench.flowable.FlowableBench",
                    url + "?user=postgres"));
            default -> command.addAll(camunda(url, port, name.equals(TUNED)));
        }
        return new Competitor(as, db, work.resolve("logs").resolve(as + ".log"), command, environment);
    }

    private final Map<String, Integer> ports = new HashMap<>();

    int port(String name) {
        return ports.get(name);
    }

    Path module(String module) {
        return bench.resolve(module + "/target/bench-" + module + "-1.jar");
    }

    static Map<String, String> product(String url, String node, int port, Path work) throws IOException {
        Path office = work.resolve("office");
        Office.write(office);
        return Map.of(
                "DONDOC_OFFICE", office.toString(),
                "SPRING_PROFILES_ACTIVE", "production",
                "SPRING_DATASOURCE_URL", url,
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", "none",
                "DONDOC_NODE", node,
                // A killed node's timers come back after ten seconds here, after five minutes as shipped.
                "CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "10000",
                "SERVER_PORT", String.valueOf(port));
    }

    List<String> camunda(String url, int port, boolean tuned) {
        List<String> command = new ArrayList<>(List.of(
                "-cp",
                module("camunda") + java.io.File.pathSeparator + bench.resolve("camunda/target/lib") + "/*",
                "vn.dondoc.bench.camunda.CamundaBench",
                "--server.port=" + port,
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres"));
        if (tuned) {
            command.add("--spring.profiles.active=tuned");
        }
        return command;
    }

    /** Templates as the engine writes them, of every size up to this one. */
    void templates(String name, int largest) throws Exception {
        Competitor one = all.get(name);
        one.call("authorization", "on", true);
        for (long size : List.of(1L, 10L, 100L, 1_000L, (long) LARGEST)) {
            if (size <= largest) {
                long since = cloners.get(name).now();
                issue(one, "S" + size + "x", (int) size, "2035-12-31");
                cloners.get(name).lay("s" + size, since, "S" + size + "x");
                copies.computeIfAbsent(name, key -> new HashMap<>()).put(size, 0);
            }
        }
        one.call("authorization", "on", false);
    }

    static Map<String, String> issue(Competitor one, String key, int size, String due) throws InterruptedException {
        Shape shape = Shape.of(size);
        one.call("begin", "key", key, "bodies", shape.bodies(), "measures", shape.measures(), "due", due);
        return one.call("issue", "key", key);
    }

    /** More parked work, until so much is open. */
    void park(String name, long until) throws SQLException {
        long begun = System.nanoTime();
        Map<Long, Integer> made = copies.get(name);
        for (long size : SHARES) {
            if (made.containsKey(size)) {
                int wanted = (int) Math.max(1, Math.round(SHARE.get(size) * until / size));
                cloners.get(name).copy("s" + size, made.get(size) + 1, wanted, true);
                made.put(size, Math.max(wanted, made.get(size)));
            }
        }
        if (made.containsKey((long) LARGEST) && until >= LARGEST && made.get((long) LARGEST) < 1) {
            cloners.get(name).copy("s" + LARGEST, 1, 1, true);
            made.put((long) LARGEST, 1);
        }
        cloners.get(name).tidy();
        count(name);
        results.note("parked " + name + " " + until, open.get(name) + " open, "
                + all.get(name).db.number("select count(*) from act_ru_job where type_ = 'timer'")
                + " timers in act_ru_job, database "
                + all.get(name).db.number("select pg_database_size(current_database()) / 1000000") + " MB, made in "
                + (System.nanoTime() - begun) / 1_000_000_000 + " s");
    }

    private void count(String name) throws SQLException {
        open.put(name, all.get(name).db.number("select count(*) from act_ru_task where task_def_key_ = 'userTask_execute'"));
    }

    /** How much is open, as settings name it. */
    String label(String name) {
        long many = open(name);
        return many > 950_000
                ? Math.round(many / 100_000.0) / 10.0 + "M"
                : many > 9_500 ? Math.round(many / 1_000.0) + "k" : Math.round(many / 100.0) / 10.0 + "k";
    }

    /** Enough directives of ten for the replay, which takes one piece of each. */
    void moreTens(int copiesWanted) throws SQLException {
        Map<Long, Integer> made = copies.get(PRODUCT);
        cloners.get(PRODUCT).copy("s10", made.get(10L) + 1, copiesWanted, true);
        made.put(10L, Math.max(made.get(10L), copiesWanted));
        count(PRODUCT);
    }

    /** What the product writes is captured once; its database as it was before is the floor's. */
    void floor() throws Exception {
        Competitor product = all.get(PRODUCT);
        product.call("begin", "key", "C10", "bodies", 10, "measures", 1, "due", "2035-12-31");
        product.call("begin", "key", "C100", "bodies", 100, "measures", 1, "due", "2035-12-31");
        floor = new Floor(server.copy(PRODUCT, Floor.NAME), server.url(Floor.NAME));
        Capture capture = new Capture(product.db);
        issued10 = capture.of(() -> product.call("issue", "key", "C10"));
        issued100 = capture.of(() -> product.call("issue", "key", "C100"));
        product.call("choose", "like", "S10x", "count", 1, "last", false);
        completed = capture.of(() -> product.call("complete", "threads", 1));
        results.note("captured", "issue of 10: " + issued10.rows() + " rows in " + issued10.transactions().size()
                + " transactions; of 100: " + issued100.rows() + " in " + issued100.transactions().size()
                + "; one completed: " + completed.rows() + " in " + completed.transactions().size());
    }

    @Override
    public void close() throws Exception {
        for (Competitor one : all.values()) {
            one.close();
            one.db.close();
        }
        if (floor != null) {
            floor.close();
        }
    }

    static void deleteLater(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }
}
