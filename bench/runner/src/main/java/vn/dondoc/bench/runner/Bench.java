package vn.dondoc.bench.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One run: {@code Bench <bench folder> quick|large|full [workload or peer …] [parked=200000]}. */
public final class Bench {

    private static final Set<String> WORKLOADS = Set.of("w1", "w2", "w3", "w4", "start");

    private static final String PARKED = "parked=";

    private Bench() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Path bench = Path.of(args[0]).toAbsolutePath();
        Set<String> workloads = new HashSet<>();
        Set<String> peers = new LinkedHashSet<>();
        Arrays.stream(args)
                .skip(2)
                .filter(arg -> !arg.startsWith(PARKED))
                .forEach(arg -> (WORKLOADS.contains(arg) ? workloads : peers).add(arg));
        Plan plan = Plan.of(args[1], peers, workloads);
        for (String arg : args) {
            if (arg.startsWith(PARKED)) {
                plan = plan.parkedAtMost(Long.parseLong(arg.substring(PARKED.length())));
            }
        }
        Path work = bench.resolve("target/run-" + plan.name());
        Field.deleteLater(work);
        Files.createDirectories(work);
        Path report = bench.resolve("target/report-" + plan.name());
        Files.createDirectories(report);
        Results results = new Results(report.resolve("results.csv"));
        long begun = System.nanoTime();
        try (Server server = new Server(work.resolve("postgres"))) {
            Machine.describe(server, results);
            run(server, bench, jar(bench), work, plan, results);
        } finally {
            Field.deleteLater(work.resolve("postgres"));
        }
        results.note("run", plan.name() + ", " + (System.nanoTime() - begun) / 1_000_000_000 + " s");
        results.write();
        new Report(results, plan, report).write();
        System.out.println("Report: " + report.resolve("report.md"));
    }

    private static void run(Server server, Path bench, Path jar, Path work, Plan plan, Results results) throws Exception {
        try (Field field = new Field(server, bench, jar, work, results)) {
            if (plan.has("start")) {
                new Starting(server, field, jar, work, plan, results).run();
            }
            if (!plan.has("w1") && !plan.has("w2") && !plan.has("w3") && !plan.has("w4")) {
                return;
            }
            int largest = plan.directives().stream().max(Integer::compare).orElseThrow();
            for (String name : List.of(Field.PRODUCT, Field.STOCK, Field.TUNED, Field.FLOWABLE)) {
                if (name.equals(Field.PRODUCT) || plan.against(name)) {
                    field.enter(name);
                    field.templates(name, largest);
                    field.park(name, name.equals(Field.PRODUCT) ? plan.parked().get(0) : first(plan, name));
                }
            }
            if (plan.against(Floor.NAME)) {
                // As much as the replay of completions takes.
                field.moreTens(replays(plan));
                field.floor();
            }
            if (plan.has("w1")) {
                new Issuing(field, plan, results).run();
            }
            Completing completing = new Completing(field, plan, results);
            for (int stage = 0; stage < plan.parked().size(); stage++) {
                long parked = plan.parked().get(stage);
                if (stage > 0) {
                    field.park(Field.PRODUCT, parked);
                    if (plan.against(Field.TUNED)) {
                        field.park(Field.TUNED, parked);
                    }
                }
                if (plan.has("w2")) {
                    boolean others = stage == 0;
                    completing.run(field.engines().stream()
                            .filter(one -> one.name.equals(Field.PRODUCT) || one.name.equals(Field.TUNED) || others)
                            .toList());
                }
            }
            if (System.getenv("BENCH_PAUSE") != null) {
                System.out.println(server.url("product"));
                while (!Files.exists(Path.of(System.getenv("BENCH_PAUSE")))) {
                    Thread.sleep(1000);
                }
            }
            if (plan.has("w3")) {
                new Storms(field, plan, results).run();
            }
            if (plan.has("w4")) {
                new Lists(field, plan, results).run();
            }
        }
    }

    /** Tuned begins as the product does; the others stay with what they have. */
    private static long first(Plan plan, String name) {
        return name.equals(Field.TUNED) ? plan.parked().get(0) : plan.others();
    }

    private static int replays(Plan plan) {
        return plan.has("w2")
                ? Math.min(plan.completions(), Completing.MOST_REPLAYED) * plan.rounds() * plan.threads().size() * plan.directives().size() * plan.parked().size()
                : 0;
    }

    private static Path jar(Path bench) throws java.io.IOException {
        try (Stream<Path> files = Files.list(bench.resolve("../target"))) {
            return files.filter(file -> file.getFileName().toString().matches("don-doc-.*(?<!original)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No jar of the product: mvn package -DskipTests"))
                    .normalize();
        }
    }
}
