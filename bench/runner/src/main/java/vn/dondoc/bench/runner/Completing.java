package vn.dondoc.bench.runner;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** W2: one piece of work after another is handed in and confirmed. */
final class Completing {

    private static final String W = "W2";

    /** Copies of the captured directive that one measurement of the floor takes. */
    static final int MOST_REPLAYED = 60;

    private final Field field;
    private final Plan plan;
    private final Results results;
    private int copied;

    Completing(Field field, Plan plan, Results results) {
        this.field = field;
        this.plan = plan;
        this.results = results;
    }

    /** @param who with the work that is parked now */
    void run(List<Competitor> who) throws Exception {
        Set<String> warm = new HashSet<>();
        for (int size : plan.directives()) {
            for (int round = 1; round <= plan.rounds(); round++) {
                for (int threads : plan.threads()) {
                    for (Competitor one : who) {
                        if (field.open(one.name) >= size && (size != 10_000 || field.open(one.name) >= 100_000)) {
                            if (warm.add(one.name)) {
                                choose(one, 10, 20, false);
                                one.call("complete", "threads", 1);
                            }
                            engine(one, size, threads, round);
                        }
                    }
                    // It knows no directives; beside each size, so that the machine is the same.
                    replay(size, threads);
                }
            }
        }
        results.write();
    }

    private void choose(Competitor one, int size, int count, boolean last) throws InterruptedException {
        one.call("choose", "like", "S" + size + "x-%", "count", count, "last", last);
    }

    private void engine(Competitor one, int size, int threads, int round) throws Exception {
        boolean flat = one.name.equals(Field.PRODUCT) || size <= 10;
        int count = flat ? plan.completions() : plan.slow();
        String setting = setting(one.name, size, threads);
        long before = Checks.done(one);
        choose(one, size, count, size == 1);
        one.flush();
        var reads = Counts.reads(one.db);
        String[] said = new String[3];
        long[] done = new long[1];
        Counts counts = Counts.of(one.db, one::flush, () -> {
            Map<String, String> answer = one.call("complete", "threads", threads);
            said[0] = answer.get("elapsed");
            said[1] = answer.get("conflicts");
            said[2] = answer.get("micros");
            done[0] = Long.parseLong(answer.get("completed"));
        });
        if (done[0] == 0) {
            results.note(setting + " " + one.name, "no work left");
            return;
        }
        if (round == 1 && threads == 1) {
            results.note("rows read, " + one.name + " " + setting, Counts.readsSince(one.db, reads, done[0]));
            if (System.getenv("BENCH_STATEMENTS") != null) {
                Counts.most(one.db).forEach(System.out::println);
            }
        }
        Checks.completed(one, before, (int) done[0]);
        double n = done[0];
        results.add(W, one.name, setting, "completions/s", n / (Double.parseDouble(said[0]) / 1e6));
        List<Double> micros = Arrays.stream(said[2].split(",")).map(Double::valueOf).sorted().toList();
        results.add(W, one.name, setting, "p50 ms", at(micros, 0.5) / 1000);
        results.add(W, one.name, setting, "p99 ms", at(micros, 0.99) / 1000);
        results.add(W, one.name, setting, "conflicts/completion", Double.parseDouble(said[1]) / n);
        results.add(W, one.name, setting, "statements/completion", counts.statements() / n);
        results.add(W, one.name, setting, "rows read/completion", counts.read() / n);
        results.add(W, one.name, setting, "rows written/completion", counts.written() / n);
        results.add(W, one.name, setting, "WAL bytes/completion", counts.wal() / n);
    }

    static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    private String setting(String name, int size, int threads) {
        return "open=" + field.label(name) + " of=" + size + " threads=" + threads;
    }

    /** The captured work again, for copy after copy of the directive that it was captured in. */
    private void replay(int size, int threads) throws Exception {
        Floor floor = field.floor;
        if (floor == null) {
            return;
        }
        Capture.Log log = field.completed;
        Set<String> known = field.cloner(Field.PRODUCT).ids("s10");
        int count = (int) Math.min(
                Math.min(plan.completions(), MOST_REPLAYED),
                floor.db().number("select count(*) from register.assignment where key like 'S10x-%:m1:b2-%' or key like 'S10x:m1:b%-%'") / 10 - copied);
        if (count < 20) {
            return;
        }
        int from = copied;
        copied += count;
        long[] micros = new long[1];
        Counts counts = Counts.of(floor.db(), floor::flush, () -> {
            micros[0] = Floor.together(threads, count, i -> {
                int copy = from + i + 1;
                floor.single(log, text -> log.made().contains(text)
                        ? text + "~" + copy
                        : known.contains(text) ? text + "-" + copy : text);
            });
        });
        long closed = floor.db().number(
                "select count(*) from register.assignment where directive like 'S10x-%' and state = 'DONE'");
        if (closed != copied) {
            throw new IllegalStateException("floor: " + closed + " closed instead of " + copied);
        }
        String setting = "threads=" + threads;
        results.add(W, Floor.NAME, setting, "completions/s", count / (micros[0] / 1e6));
        results.add(W, Floor.NAME, "beside of=" + size + " threads=" + threads, "completions/s", count / (micros[0] / 1e6));
        results.add(W, Floor.NAME, setting, "rows written/completion", counts.written() / (double) count);
        results.add(W, Floor.NAME, setting, "statements/completion", counts.statements() / (double) count);
        results.add(W, Floor.NAME, setting, "WAL bytes/completion", counts.wal() / (double) count);
    }
}
