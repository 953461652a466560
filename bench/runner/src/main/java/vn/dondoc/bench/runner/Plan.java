package vn.dondoc.bench.runner;

import java.util.List;
import java.util.Set;

/**
 * How much of everything.
 *
 * @param parked open work of product and tuned, stage after stage; the others have the first {@code others} of it
 * @param completions a measurement, for whoever reads a fixed number of rows for each; {@code slow} for the others
 * @param storms timers that fall due at once; {@code slowStorm} for engines that read every parked timer at each poll
 */
record Plan(
        String name,
        int rounds,
        List<Integer> issued,
        List<Integer> directives,
        List<Integer> threads,
        List<Long> parked,
        long others,
        int completions,
        int slow,
        List<Integer> storms,
        int slowStorm,
        int reads,
        Set<String> peers,
        Set<String> workloads) {

    static Plan of(String name, Set<String> peers, Set<String> workloads) {
        return switch (name) {
            case "quick" -> new Plan(
                    name, 2, List.of(10, 100, 1_000), List.of(10, 1_000), List.of(1, 4), List.of(3_000L), 3_000L, 40, 10,
                    List.of(500), 100, 20, peers, workloads);
            case "full" -> new Plan(
                    name, 5, List.of(10, 100, 1_000, 10_000), List.of(1, 10, 100, 1_000, 10_000), List.of(1, 4, 8),
                    List.of(3_000L, 100_000L, 1_000_000L), 100_000L, 400, 40, List.of(1_000, 10_000, 50_000), 300, 200, peers,
                    workloads);
            // The largest sizes once or twice: for counts, and for whoever has an hour.
            case "large" -> new Plan(
                    name, 2, List.of(100, 10_000), List.of(10, 1_000), List.of(1, 4), List.of(3_000L, 1_000_000L), 3_000L,
                    60, 10, List.of(1_000), 100, 60, peers, workloads);
            default -> throw new IllegalArgumentException("quick, large or full, not " + name);
        };
    }

    /** With a smaller last stage, for whoever has less time or disk. */
    Plan parkedAtMost(long most) {
        return new Plan(
                name, rounds, issued, directives, threads, parked.stream().map(each -> Math.min(each, most)).distinct().toList(),
                Math.min(others, most), completions, slow, storms, slowStorm, reads, peers, workloads);
    }

    boolean has(String workload) {
        return workloads.isEmpty() || workloads.contains(workload);
    }

    boolean against(String peer) {
        return peers.isEmpty() || peers.contains(peer);
    }
}
