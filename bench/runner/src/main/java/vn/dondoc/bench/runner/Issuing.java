package vn.dondoc.bench.runner;

import java.util.Map;

/** W1: one directive goes out to many. */
final class Issuing {

    private static final String W = "W1";

    private final Field field;
    private final Plan plan;
    private final Results results;

    Issuing(Field field, Plan plan, Results results) {
        this.field = field;
        this.plan = plan;
        this.results = results;
    }

    void run() throws Exception {
        for (Competitor one : field.engines()) {
            Field.issue(one, "W1-warm", 200, "2035-12-31");
        }
        for (int size : plan.issued()) {
            // The textbook's instance of ten thousand is one transaction of a quarter of a million rows.
            int rounds = size > 1_000 ? Math.min(plan.rounds(), 2) : plan.rounds();
            for (int round = 1; round <= rounds; round++) {
                for (Competitor one : field.engines()) {
                    engine(one, size, round);
                }
                replay(size, round);
            }
        }
        results.write();
    }

    private void engine(Competitor one, int size, int round) throws Exception {
        String key = "W1-" + size + "-" + round;
        Shape shape = Shape.of(size);
        one.call("begin", "key", key, "bodies", shape.bodies(), "measures", shape.measures(), "due", "2035-12-31");
        String[] micros = new String[1];
        one.flush();
        var reads = Counts.reads(one.db);
        Counts counts = Counts.of(one.db, one::flush, () -> {
            Map<String, String> said = one.call("issue", "key", key);
            micros[0] = said.get("micros");
        });
        if (round == 1) {
            results.note("rows read, " + one.name + " N=" + size, Counts.readsSince(one.db, reads, size));
        }
        Checks.issued(one, key, size);
        add(one.name, size, Double.parseDouble(micros[0]), counts);
    }

    private void replay(int size, int round) throws Exception {
        if (field.floor == null) {
            return;
        }
        Capture.Log log = size < 100 ? field.issued10 : field.issued100;
        int chunks = size < 100 ? 1 : size / 100;
        long begun = System.nanoTime();
        long[] micros = new long[1];
        Counts counts = Counts.of(field.floor.db(), field.floor::flush, () -> {
            for (int chunk = 0; chunk < chunks; chunk++) {
                String behind = "~" + size + "-" + round + "-" + chunk;
                field.floor.batched(log, text -> log.made().contains(text) ? text + behind : text);
            }
            micros[0] = (System.nanoTime() - begun) / 1000;
        });
        Checks.written(field.floor.db(), "~" + size + "-" + round + "-", size);
        add(Floor.NAME, size, micros[0], counts);
    }

    private void add(String who, int size, double micros, Counts counts) {
        String setting = "N=" + size;
        results.add(W, who, setting, "ms/assignment", micros / 1000 / size);
        results.add(W, who, setting, "statements/assignment", counts.statements() / (double) size);
        results.add(W, who, setting, "rows written/assignment", counts.written() / (double) size);
        results.add(W, who, setting, "rows read/assignment", counts.read() / (double) size);
        results.add(W, who, setting, "WAL bytes/assignment", counts.wal() / (double) size);
    }
}
