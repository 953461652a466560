package vn.dondoc.urging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dondoc.directive.BodyKind;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.Rung;
import vn.dondoc.directive.Urgency;

/** Everything that one of the two tables answers, by what it is asked: small enough to be asked for all of it. */
record Answers(Map<List<String>, List<RungTable.Distance>> rungs, Map<List<String>, List<RungTable.Recipient>> to)
        implements RungTable {

    static final String RUNGS = "escalation-rungs";
    static final String RECIPIENTS = "escalation-recipients";

    /** What is urged beside a measure's own date: a periodic report, a step of the work, a confirmation. */
    private static final List<String> OTHER_KINDS = List.of("report", "step", "confirm");

    /** Every urgency, kind and setter of a date. */
    static List<List<String>> dates() {
        List<List<String>> all = new ArrayList<>();
        for (Urgency urgency : Urgency.values()) {
            Stream.concat(Stream.of(MeasureKind.values()).map(MeasureKind::code), OTHER_KINDS.stream())
                    .forEach(kind -> {
                        for (DateSetBy setBy : DateSetBy.values()) {
                            all.add(List.of(urgency.name(), kind, setBy.name()));
                        }
                    });
        }
        return all;
    }

    /** Every kind of owner and rung. */
    static List<List<String>> owners() {
        List<List<String>> all = new ArrayList<>();
        for (BodyKind kind : BodyKind.values()) {
            for (Rung rung : Rung.values()) {
                all.add(List.of(kind.name(), rung.name()));
            }
        }
        return all;
    }

    @Override
    public List<Distance> rungs(String urgency, String kind, String setBy) {
        return rungs.getOrDefault(List.of(urgency, kind, setBy), List.of());
    }

    @Override
    public List<Recipient> recipients(String ownerKind, Rung rung) {
        return to.getOrDefault(List.of(ownerKind, rung.name()), List.of());
    }

    /**
     * What is answered otherwise than before, in codes: what is asked, the answer before, the answer now, with {@code |}
     * between; questions that changed alike stand in one line where they can.
     */
    List<String> since(Answers before) {
        Map<List<String>, Set<List<String>>> alike = new LinkedHashMap<>();
        Map<List<String>, String> then = before.written();
        written().forEach((asked, now) -> {
            String was = then.getOrDefault(asked, "");
            if (!was.equals(now)) {
                alike.computeIfAbsent(List.of(was, now), change -> new LinkedHashSet<>())
                        .add(asked);
            }
        });
        List<String> changes = new ArrayList<>();
        alike.forEach((change, asked) -> {
            for (String line : lines(asked)) {
                changes.add(line + " | " + String.join(" | ", change));
            }
        });
        return changes;
    }

    private static List<String> lines(Set<List<String>> asked) {
        int places = asked.iterator().next().size();
        List<Set<String>> each = new ArrayList<>();
        long product = 1;
        for (int i = 0; i < places; i++) {
            int place = i;
            each.add(asked.stream().map(one -> one.get(place)).collect(Collectors.toCollection(LinkedHashSet::new)));
            product *= each.get(i).size();
        }
        return product == asked.size()
                ? List.of(each.stream().map(codes -> String.join(", ", codes)).collect(Collectors.joining(" | ")))
                : asked.stream().map(one -> String.join(" | ", one)).toList();
    }

    private Map<List<String>, String> written() {
        Map<List<String>, String> written = new LinkedHashMap<>();
        rungs.forEach((asked, distances) -> written.put(
                asked,
                distances.stream()
                        .sorted((a, b) -> a.rung().compareTo(b.rung()))
                        .map(each -> each.rung() + " " + each.workingDays())
                        .collect(Collectors.joining(", "))));
        to.forEach((asked, recipients) -> written.put(
                asked,
                recipients.stream()
                        .map(each -> Stream.of(each.scope(), each.role(), each.channel(), each.answerDays())
                                .filter(Objects::nonNull)
                                .map(Object::toString)
                                .collect(Collectors.joining(" ")))
                        .sorted()
                        .collect(Collectors.joining(", "))));
        return written;
    }
}
