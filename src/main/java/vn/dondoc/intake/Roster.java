package vn.dondoc.intake;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.dondoc.directive.Body;
import vn.dondoc.directive.BodyGroup;

/** The bodies and groups that a directive may name. */
public record Roster(Map<String, Body> bodies, Map<String, BodyGroup> groups) {

    public static Roster of(Collection<Body> bodies, Collection<BodyGroup> groups) {
        Map<String, Body> byCode = new LinkedHashMap<>();
        bodies.forEach(body -> byCode.putIfAbsent(body.code(), body));
        Map<String, BodyGroup> groupByCode = new LinkedHashMap<>();
        groups.forEach(group -> groupByCode.putIfAbsent(group.code(), group));
        return new Roster(byCode, groupByCode);
    }

    public boolean knows(String body) {
        return bodies.containsKey(body);
    }

    public boolean validOn(String body, LocalDate day) {
        return Optional.ofNullable(bodies.get(body))
                .map(known -> known.validOn(day))
                .orElse(false);
    }

    /** The body's name, or the code where nobody knows it. */
    public String name(String body) {
        return knows(body) ? bodies.get(body).name() : body;
    }

    /** Names in one line. */
    public String names(Collection<String> codes) {
        return codes.stream().map(this::name).collect(Collectors.joining(", "));
    }

    public List<String> members(String group, LocalDate day) {
        return groups.containsKey(group) ? groups.get(group).on(day) : List.of();
    }
}
