package vn.dondoc.bench.runner;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What was seen, by workload, competitor, setting and measure; each round adds a value. */
final class Results {

    record Key(String workload, String competitor, String setting, String measure) {}

    private final Map<Key, List<Double>> values = new LinkedHashMap<>();
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final Path csv;

    /** @param csv written anew after each value, so that a run that is broken off leaves what it saw */
    Results(Path csv) {
        this.csv = csv;
    }

    void add(String workload, String competitor, String setting, String measure, double value) {
        values.computeIfAbsent(new Key(workload, competitor, setting, measure), key -> new ArrayList<>()).add(value);
        System.out.printf(Locale.ROOT, "%-4s %-9s %-34s %-26s %12.2f%n", workload, competitor, setting, measure, value);
    }

    void note(String name, String text) {
        notes.put(name, text);
        System.out.println("     " + name + ": " + text);
    }

    Map<String, String> notes() {
        return notes;
    }

    Map<Key, List<Double>> values() {
        return values;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }

    /** NaN where it was not measured. */
    double median(String workload, String competitor, String setting, String measure) {
        List<Double> found = values.get(new Key(workload, competitor, setting, measure));
        return found == null ? Double.NaN : median(found);
    }

    void write() throws IOException {
        Files.createDirectories(csv.getParent());
        try (Writer out = Files.newBufferedWriter(csv);
                CSVPrinter rows = CSVFormat.RFC4180.builder()
                        .setHeader("workload", "competitor", "setting", "measure", "rounds", "min", "median", "max")
                        .get()
                        .print(out)) {
            for (Map.Entry<Key, List<Double>> each : values.entrySet()) {
                Key key = each.getKey();
                rows.printRecord(
                        key.workload(), key.competitor(), key.setting(), key.measure(), each.getValue().size(),
                        plain(each.getValue().stream().min(Double::compare).orElseThrow()),
                        plain(median(each.getValue())),
                        plain(each.getValue().stream().max(Double::compare).orElseThrow()));
            }
        }
    }

    static String plain(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, value >= 1000 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
