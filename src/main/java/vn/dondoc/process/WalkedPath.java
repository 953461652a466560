package vn.dondoc.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dondoc.operation.InstanceHistory;

/**
 * The path that an instance took. The engine remembers when each activity was entered and left, but not by which
 * sequence flow: of the flows into an activity the one counts whose source was left last before it was entered and has
 * not led anywhere else.
 */
final class WalkedPath {

    private static final String BODY = "#multiInstanceBody";

    /** @param canceled left without going on */
    record Visit(String activity, Instant entered, Instant left, boolean canceled) {

        boolean isBody() {
            return activity.endsWith(BODY);
        }

        String element() {
            return isBody() ? activity.substring(0, activity.length() - BODY.length()) : activity;
        }
    }

    /** @param chooses its source goes on by one of its flows only */
    record Flow(String id, String source, String target, boolean chooses) {}

    private WalkedPath() {}

    /** In the order of the first visit. */
    static List<InstanceHistory.Activity> activities(List<Visit> visits) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (Visit visit : visits) {
            // Of a step that several do at once each doing counts, not the bracket around them.
            if (!visit.isBody()) {
                int[] count = counts.computeIfAbsent(visit.activity(), id -> new int[3]);
                count[0]++;
                count[1] += visit.canceled() ? 1 : 0;
                count[2] += visit.left() == null ? 1 : 0;
            }
        }
        return counts.entrySet().stream()
                .map(each -> new InstanceHistory.Activity(
                        each.getKey(), each.getValue()[0], each.getValue()[1], each.getValue()[2]))
                .toList();
    }

    /** @param visits in the order in which they were entered */
    static List<InstanceHistory.Flow> flows(List<Visit> visits, Collection<Flow> flows) {
        Set<String> several = new HashSet<>();
        visits.stream().filter(Visit::isBody).map(Visit::element).forEach(several::add);
        List<Visit> steps = visits.stream()
                .filter(visit -> visit.isBody() || !several.contains(visit.activity()))
                .toList();
        Map<String, List<Flow>> into = new HashMap<>();
        flows.forEach(flow ->
                into.computeIfAbsent(flow.target(), id -> new ArrayList<>()).add(flow));
        Map<String, Integer> taken = new LinkedHashMap<>();
        Set<String> used = new HashSet<>();
        for (int at = 0; at < steps.size(); at++) {
            Flow flow = last(steps, at, into.getOrDefault(steps.get(at).element(), List.of()), used);
            if (flow != null) {
                taken.merge(flow.id(), 1, Integer::sum);
            }
        }
        return taken.entrySet().stream()
                .map(each -> new InstanceHistory.Flow(each.getKey(), each.getValue()))
                .toList();
    }

    private static Flow last(List<Visit> steps, int at, List<Flow> candidates, Set<String> used) {
        Visit entered = steps.get(at);
        for (int before = at - 1; before >= 0; before--) {
            Visit source = steps.get(before);
            if (source.left() == null || source.canceled() || source.left().isAfter(entered.entered())) {
                continue;
            }
            for (Flow flow : candidates) {
                if (flow.source().equals(source.element())
                        && used.add(before + "|" + (flow.chooses() ? "" : flow.id()))) {
                    return flow;
                }
            }
        }
        return null;
    }
}
