package vn.dondoc.bench.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The tables and pictures of one run. */
final class Report {

    private final Results results;
    private final Plan plan;
    private final Path folder;

    Report(Results results, Plan plan, Path folder) {
        this.results = results;
        this.plan = plan;
        this.folder = folder;
    }

    void write() throws IOException {
        StringBuilder text = new StringBuilder("# Benchmark, plan " + plan.name() + "\n\n");
        text.append("Minimum / **median** / maximum of the rounds. Times say something only beside each other in this run;\n"
                + "statements, rows and conflicts are counts of the server.\n\n");
        results.notes().forEach((name, note) -> text.append("- ").append(name).append(": ").append(note).append('\n'));
        text.append("\n## Goals\n\n| goal | reached | |\n|---|---|---|\n");
        for (Goals.Goal goal : new Goals(results).all()) {
            text.append("| ").append(goal.text()).append(" | ").append(goal.reached()).append(" | ")
                    .append(goal.met() ? "met" : "**missed**").append(" |\n");
        }
        workload(text, "W1", "Issuing one directive");
        lines(text, "issue-time", "W1: ms an assignment", "assignments of the directive", "W1", "ms/assignment", size("N=(\\d+)"));
        lines(text, "issue-statements", "W1: statements an assignment", "assignments of the directive", "W1",
                "statements/assignment", size("N=(\\d+)"));
        workload(text, "W2", "Completing one piece of work after another");
        lines(text, "complete-rows", "W2: rows read a completion", "assignments of the directive", "W2", "rows read/completion",
                size("open=[\\d.]+k of=(\\d+) threads=1"));
        lines(text, "complete-time", "W2: p50 ms a completion, one thread", "assignments of the directive", "W2", "p50 ms",
                size("open=[\\d.]+k of=(\\d+) threads=1"));
        workload(text, "W3", "Timers due at once");
        workload(text, "W4", "Lists and pages");
        workload(text, "start", "Start-up and memory");
        Files.writeString(folder.resolve("report.md"), text);
    }

    private void workload(StringBuilder text, String workload, String title) {
        Map<String, Map<String, Map<String, List<Double>>>> rows = new LinkedHashMap<>();
        Set<String> measures = new LinkedHashSet<>();
        results.values().forEach((key, values) -> {
            if (key.workload().equals(workload) && !key.setting().startsWith("beside")) {
                measures.add(key.measure());
                rows.computeIfAbsent(key.setting(), k -> new LinkedHashMap<>())
                        .computeIfAbsent(key.competitor(), k -> new LinkedHashMap<>())
                        .put(key.measure(), values);
            }
        });
        if (rows.isEmpty()) {
            return;
        }
        text.append("\n## ").append(workload).append(": ").append(title).append("\n\n| setting | who | ")
                .append(String.join(" | ", measures)).append(" |\n|---|---|").append("---|".repeat(measures.size())).append('\n');
        rows.forEach((setting, competitors) -> competitors.forEach((who, found) -> text.append("| ").append(setting)
                .append(" | ").append(who).append(" | ")
                .append(measures.stream().map(measure -> cell(found.get(measure))).collect(Collectors.joining(" | ")))
                .append(" |\n")));
    }

    private static String cell(List<Double> values) {
        if (values == null) {
            return "";
        }
        String median = Results.plain(Results.median(values));
        String min = Results.plain(values.stream().min(Double::compare).orElseThrow());
        String max = Results.plain(values.stream().max(Double::compare).orElseThrow());
        return min.equals(max) ? median : min + " / **" + median + "** / " + max;
    }

    private static Function<String, Double> size(String pattern) {
        return setting -> setting.matches(pattern) ? Double.valueOf(setting.replaceAll(pattern, "$1")) : null;
    }

    /** Both axes logarithmic, a line a competitor. */
    private void lines(
            StringBuilder text, String name, String title, String axis, String workload, String measure, Function<String, Double> size)
            throws IOException {
        Map<String, TreeMap<Double, Double>> lines = new LinkedHashMap<>();
        results.values().forEach((key, values) -> {
            Double x = key.workload().equals(workload) && key.measure().equals(measure) ? size.apply(key.setting()) : null;
            if (x != null) {
                lines.computeIfAbsent(key.competitor(), k -> new TreeMap<>()).put(x, Math.max(Results.median(values), 0.01));
            }
        });
        lines.values().removeIf(line -> line.size() < 2);
        if (lines.isEmpty()) {
            return;
        }
        XYChart chart = new XYChartBuilder().width(720).height(420).title(title).xAxisTitle(axis).build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true).setLegendPosition(LegendPosition.OutsideE);
        lines.forEach((who, line) -> chart.addSeries(who, new ArrayList<>(line.keySet()), new ArrayList<>(line.values())));
        try {
            VectorGraphicsEncoder.saveVectorGraphic(chart, folder.resolve(name).toString(), VectorGraphicsFormat.SVG);
            text.append("\n![").append(title).append("](").append(name).append(".svg)\n");
        } catch (NoClassDefFoundError | UnsatisfiedLinkError e) {
            // A Java without fonts draws nothing; the tables say the same.
            text.append("\n(No picture of ").append(title).append(": ").append(e.getMessage()).append(")\n");
        }
    }
}
