package vn.dondoc.sheets;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dondoc.directive.Body;
import vn.dondoc.directive.BodyGroup;
import vn.dondoc.intake.Roster;
import vn.dondoc.work.Words;

/** The bodies that a cell names, by the office's list: tone marks, capitals and signs are of no account. */
final class SheetNames {

    /** @param why null where every name is known; else what is wrong, the end of a sentence that names the cell */
    record Found(List<String> bodies, String why) {}

    private static final int NEAREST = 3;

    private final Roster roster;
    private final Map<String, Body> byName = new HashMap<>();
    private final Map<String, BodyGroup> groups = new HashMap<>();

    SheetNames(Roster roster) {
        this.roster = roster;
        roster.bodies().values().forEach(body -> {
            byName.merge(SheetField.fold(body.name()), body, (one, other) -> one.validTo() == null ? one : other);
            byName.putIfAbsent(SheetField.fold(body.code()), body);
        });
        roster.groups().values().forEach(group -> groups.put(SheetField.fold(group.name()), group));
    }

    /** @param day on which the bodies have to be there */
    Found of(String cell, LocalDate day) {
        Set<String> found = new LinkedHashSet<>();
        for (String part : cell.split("[\\n;]")) {
            String name = part.replaceFirst("^[\\s\\-+•]+", "").replaceFirst("[.,\\s]+$", "");
            if (name.isEmpty()) {
                continue;
            }
            List<String> bodies = one(name, day);
            if (bodies.isEmpty() && name.contains(",")) {
                bodies = several(name, day);
            }
            if (bodies.isEmpty()) {
                return new Found(List.of(), why(name, day));
            }
            found.addAll(bodies);
        }
        return new Found(List.copyOf(found), null);
    }

    private List<String> several(String names, LocalDate day) {
        List<String> all = new ArrayList<>();
        for (String name : names.split(",")) {
            List<String> bodies = one(name.strip(), day);
            if (bodies.isEmpty()) {
                return List.of();
            }
            all.addAll(bodies);
        }
        return all;
    }

    private List<String> one(String name, LocalDate day) {
        String folded = SheetField.fold(name);
        Body body = byName.get(folded);
        if (body != null && body.validOn(day)) {
            return List.of(body.code());
        }
        return groups.containsKey(folded) ? groups.get(folded).on(day) : List.of();
    }

    private String why(String name, LocalDate day) {
        Body gone = byName.get(SheetField.fold(name));
        if (gone != null) {
            return "ghi \"" + name + "\": cơ quan này không hoạt động vào ngày ban hành " + Words.day(day)
                    + (gone.successor() == null ? "" : "; kế thừa là " + roster.name(gone.successor()))
                    + ". Ghi cơ quan của ngày đó";
        }
        String folded = SheetField.fold(name);
        String nearest = byName.values().stream()
                .distinct()
                .filter(body -> body.validOn(day))
                .sorted(Comparator.comparingDouble((Body body) -> -alike(SheetField.fold(body.name()), folded))
                        .thenComparing(Body::name))
                .limit(NEAREST)
                .map(body -> "\"" + body.name() + "\"")
                .collect(Collectors.joining(", "));
        return "ghi \"" + name + "\": danh mục không có cơ quan này"
                + (nearest.isEmpty() ? "" : ". Gần nhất: " + nearest) + ". Ghi đúng tên trong danh mục";
    }

    /** Pairs of letters that both have, of all that they have: 1 is the same. */
    private static double alike(String one, String other) {
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 0; i + 1 < one.length(); i++) {
            pairs.merge(one.substring(i, i + 2), 1, Integer::sum);
        }
        int both = 0;
        for (int i = 0; i + 1 < other.length(); i++) {
            if (pairs.merge(other.substring(i, i + 2), -1, Integer::sum) >= 0) {
                both++;
            }
        }
        return 2.0 * both / Math.max(1, one.length() + other.length() - 2);
    }
}
