package vn.dondoc.bench.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the product set itself, and what this run reached of it. */
final class Goals {

    /** @param met null where this run did not measure it */
    record Goal(String text, String reached, Boolean met) {}

    private final Results results;
    private final List<Goal> goals = new ArrayList<>();

    Goals(Results results) {
        this.results = results;
    }

    List<Goal> all() {
        for (int size : List.of(100, 1_000, 10_000)) {
            String n = "N=" + size;
            most("W1 statements an assignment, " + n + ", at most 2.0", w1(Field.PRODUCT, n, "statements/assignment"), 2.0);
            most("W1 time over the floor's, " + n + ", at most 1.5",
                    w1(Field.PRODUCT, n, "ms/assignment") / w1(Floor.NAME, n, "ms/assignment"), 1.5);
        }
        for (int size : List.of(1_000, 10_000)) {
            most("W1 time an assignment at N=" + size + " over that at N=100, at most 1.2",
                    w1(Field.PRODUCT, "N=" + size, "ms/assignment") / w1(Field.PRODUCT, "N=100", "ms/assignment"), 1.2);
        }
        for (Results.Key key : List.copyOf(results.values().keySet())) {
            if (key.workload().equals("W2") && key.competitor().equals(Field.PRODUCT) && key.measure().equals("completions/s")) {
                completing(key.setting());
            }
        }
        double conflicts = results.values().entrySet().stream()
                .filter(each -> each.getKey().competitor().equals(Field.PRODUCT)
                        && each.getKey().measure().equals("conflicts/completion"))
                .flatMap(each -> each.getValue().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.NaN);
        most("W2 conflicts a completion, at most 0", conflicts, 0);
        storms();
        lists();
        return goals;
    }

    private void completing(String setting) {
        String of = setting.replaceAll(".*of=(\\d+).*", "$1");
        String threads = setting.replaceAll(".*threads=(\\d+).*", "$1");
        double rate = results.median("W2", Field.PRODUCT, setting, "completions/s");
        least("W2 completions over the floor's, " + setting + ", at least 0.5",
                rate / results.median("W2", Floor.NAME, "beside of=" + of + " threads=" + threads, "completions/s"), 0.5);
        // The first that was measured: the smallest base.
        String reference = results.values().keySet().stream()
                .filter(key -> key.workload().equals("W2") && key.competitor().equals(Field.PRODUCT))
                .map(Results.Key::setting)
                .filter(each -> each.endsWith("of=10 threads=" + threads))
                .findFirst()
                .orElse(setting);
        if (!setting.equals(reference)) {
            least("W2 completions over those of ten a directive and the smallest base, " + setting + ", at least 0.9",
                    rate / results.median("W2", Field.PRODUCT, reference, "completions/s"), 0.9);
        }
    }

    private void storms() {
        double stock = best("W3", Field.STOCK, "1 JVM");
        least("W3 timers a second over stock's, at least 10", best("W3", Field.PRODUCT, "1 JVM") / stock, 10);
        double idle = results.values().entrySet().stream()
                .filter(each -> each.getKey().competitor().equals(Field.PRODUCT) && each.getKey().measure().equals("ms/poll in the server"))
                .mapToDouble(each -> Results.median(each.getValue()))
                .max()
                .orElse(Double.NaN);
        most("W3 an idle poll in the server, ms, at most 1", idle, 1);
    }

    /** The storm with the best rate. */
    private double best(String workload, String competitor, String jvms) {
        return results.values().entrySet().stream()
                .filter(each -> each.getKey().workload().equals(workload) && each.getKey().competitor().equals(competitor)
                        && each.getKey().setting().endsWith(jvms) && each.getKey().measure().equals("timers/s"))
                .mapToDouble(each -> Results.median(each.getValue()))
                .max()
                .orElse(Double.NaN);
    }

    private void lists() {
        for (Map.Entry<Results.Key, List<Double>> each : List.copyOf(results.values().entrySet())) {
            Results.Key key = each.getKey();
            if (key.workload().equals("W4") && key.competitor().equals(Field.PRODUCT) && key.measure().equals("p95 ms")
                    && key.setting().endsWith("1 reader")) {
                most("W4 p95 ms, " + key.setting() + ", at most 50", Results.median(each.getValue()), 50);
            }
        }
    }

    private double w1(String who, String setting, String measure) {
        return results.median("W1", who, setting, measure);
    }

    private void most(String text, double value, double bound) {
        add(text, value, value <= bound);
    }

    private void least(String text, double value, double bound) {
        add(text, value, value >= bound);
    }

    private void add(String text, double value, boolean met) {
        if (!Double.isNaN(value)) {
            goals.add(new Goal(text, String.format(Locale.ROOT, "%.2f", value), met));
        }
    }
}
