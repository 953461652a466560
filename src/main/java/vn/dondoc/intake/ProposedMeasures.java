package vn.dondoc.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dondoc.directive.Addressee;
import vn.dondoc.directive.BodyGroup;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.DeadlineDraft;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.EvidenceRule;
import vn.dondoc.directive.MeasureDraft;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.intake.reading.NameKey;
import vn.dondoc.intake.reading.Proposal;
import vn.dondoc.intake.reading.Proposal.Instruction;

/**
 * Turns what was read of a document into addressees and measures for the break-down page, as far as the office's list knows
 * the bodies. Nothing of it is kept before the clerk saves the page; a name that nobody knows is left out.
 */
final class ProposedMeasures {

    private static final int LONGEST_TITLE = 160;

    private final Roster roster;
    private final LocalDate day;

    ProposedMeasures(Roster roster, LocalDate day) {
        this.roster = roster;
        this.day = day;
    }

    DirectiveDraft over(DirectiveDraft draft, Proposal read) {
        Map<String, Addressee> addressees = new LinkedHashMap<>();
        for (String printed : read.recipients()) {
            for (Named named : resolve(printed)) {
                addressees.putIfAbsent(named.body(), new Addressee(named.body(), named.group(), true, null));
            }
        }
        Map<String, Instruction> byPath = new HashMap<>();
        read.instructions().stream().filter(each -> each.no() != null).forEach(each -> byPath.put(each.no(), each));
        String monitoring = codes(read.monitoring()).stream().findFirst().orElse(null);
        List<ClauseDraft> clauses = draft.clauses().stream()
                .map(clause -> byPath.containsKey(clause.path())
                        ? clause.with(
                                clause.noMeasureReason(),
                                measures(clause, byPath.get(clause.path()), addressees.keySet(), monitoring))
                        : clause)
                .toList();
        return new DirectiveDraft(
                draft.header().followedBy(monitoring, draft.header().report()),
                List.copyOf(addressees.values()),
                clauses);
    }

    private List<MeasureDraft> measures(
            ClauseDraft clause, Instruction read, Set<String> addressed, String monitoring) {
        List<String> leads = codes(read.lead());
        String executing = null;
        String accountable = null;
        if (read.accountable() != null) {
            executing = leads.size() == 1 ? leads.get(0) : null;
            leads = codes(List.of(read.accountable()));
            accountable = leads.size() == 1 ? leads.get(0) : null;
        }
        leads = leads.stream().filter(addressed::contains).toList();
        if (leads.isEmpty()) {
            return List.of();
        }
        MeasureKind kind = kind(read, leads, monitoring);
        String title = read.text().length() > LONGEST_TITLE
                ? read.text().substring(0, LONGEST_TITLE).replaceAll("\\s+\\S*$", "") + "…"
                : read.text();
        boolean scheme = kind == MeasureKind.SCHEME;
        return List.of(new MeasureDraft(
                clause.path(),
                kind,
                title,
                read.product(),
                kind == MeasureKind.CONTINUOUS ? EvidenceRule.REPORT : EvidenceRule.PAPER,
                leads.contains(monitoring) && leads.size() == 1 ? null : monitoring,
                null,
                null,
                scheme ? accountable : null,
                scheme ? executing : null,
                codes(read.coordinate()),
                new DeadlineDraft(
                        read.deadline().phrase(), null, null, null, null, null, null, null, null, null, null, null),
                leads,
                true,
                null));
    }

    private static MeasureKind kind(Instruction read, List<String> leads, String monitoring) {
        if (leads.size() == 1 && leads.get(0).equals(monitoring)) {
            return MeasureKind.MONITOR;
        }
        if (read.product() != null
                && read.product().toLowerCase(java.util.Locale.ROOT).startsWith("đề án")
                && read.accountable() != null) {
            return MeasureKind.SCHEME;
        }
        if (read.text().contains("quán triệt")) {
            return MeasureKind.DISSEMINATE;
        }
        return switch (read.deadline().kind()) {
            case "continuous", "none" -> MeasureKind.CONTINUOUS;
            case "recurring" -> MeasureKind.SERIES;
            default -> MeasureKind.EXECUTE;
        };
    }

    private record Named(String body, String group) {}

    private List<String> codes(List<String> printed) {
        Set<String> codes = new LinkedHashSet<>();
        printed.forEach(name -> resolve(name).forEach(named -> codes.add(named.body())));
        return List.copyOf(codes);
    }

    /** One body, one group or, on one dash, several groups that share their last words. */
    private List<Named> resolve(String printed) {
        String name = NameKey.of(printed);
        for (var body : roster.bodies().values()) {
            if (NameKey.of(body.name()).equals(name) && body.validOn(day)) {
                return List.of(new Named(body.code(), null));
            }
        }
        for (BodyGroup group : roster.groups().values()) {
            if (NameKey.of(group.name()).equals(name)) {
                return members(group);
            }
        }
        List<Named> found = new ArrayList<>();
        String[] parts = printed.split(",");
        for (String part : parts) {
            String one = NameKey.of(part);
            List<BodyGroup> groups = roster.groups().values().stream()
                    .filter(group -> NameKey.of(group.name()).equals(one))
                    .toList();
            if (parts.length < 2 || groups.size() != 1) {
                return List.of();
            }
            found.addAll(members(groups.get(0)));
        }
        return found;
    }

    private List<Named> members(BodyGroup group) {
        return group.on(day).stream().map(body -> new Named(body, group.code())).toList();
    }
}
