package vn.dondoc.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dondoc.directive.Addressee;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DeadlineDraft;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.DeadlineUnit;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.DocumentType;
import vn.dondoc.directive.EvidenceRule;
import vn.dondoc.directive.MeasureDraft;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.Urgency;

/** Reads a directive from its file; groups become the bodies that belonged to them on the day of issue. */
final class DirectiveFile {

    private final Fields root;
    private final Fields head;
    private final Roster roster;
    private final List<FileProblem> problems = new ArrayList<>();

    /** From places in the draft to places in the file. */
    private final Map<String, String> places = new HashMap<>();

    private final DirectiveDraft draft;

    DirectiveFile(SourceFile file, Roster roster) {
        this.root = new Fields(file, "");
        this.head = root.in("directive");
        this.roster = roster;
        places.put("/header", "/directive");
        DirectiveHeader header = header();
        List<Addressee> addressees = addressees(header);
        this.draft = new DirectiveDraft(header, addressees, clauses(header));
    }

    DirectiveDraft draft() {
        return draft;
    }

    /** What can't even be put into a draft: groups and clauses that do not exist. */
    List<FileProblem> problems() {
        return problems;
    }

    SourceFile source() {
        return root.file();
    }

    FileProblem problem(String location, String message) {
        return root.file().problem(place(location), message);
    }

    /** The place in the file of a place in the draft. */
    String place(String location) {
        String at = location;
        while (!places.containsKey(at)) {
            if (at.isEmpty()) {
                return location;
            }
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return places.get(at) + location.substring(at.length());
    }

    private DirectiveHeader header() {
        Fields report = head.in("report");
        return new DirectiveHeader(
                head.text("number"),
                head.code("type", DocumentType::valueOf),
                head.day("issuedOn"),
                head.day("receivedOn"),
                head.text("issuer"),
                head.text("place"),
                head.text("authority"),
                head.text("signerName"),
                head.text("signerTitle"),
                head.text("subject"),
                head.texts("basis"),
                head.has("urgency") ? head.code("urgency", Urgency::valueOf) : Urgency.THUONG,
                head.texts("copies"),
                head.text("fullText"),
                head.text("monitoringBody"),
                head.text("superiorBody"),
                head.text("signingBody"),
                head.has("report")
                        ? new DirectiveHeader.Report(
                                report.text("every"),
                                report.text("monthDay"),
                                report.text("first"),
                                report.code("setBy", DateSetBy::valueOf))
                        : null);
    }

    private List<Addressee> addressees(DirectiveHeader header) {
        places.put("/addressees", "/addressees");
        List<Addressee> all = new ArrayList<>();
        root.items("addressees").forEach(item -> {
            if (!item.has("group")) {
                String body = item.node().isTextual() ? item.text() : item.text("body");
                places.put("/addressees/" + all.size(), item.pointer());
                all.add(new Addressee(body, null, item.flag("verified", true), item.text("note")));
                return;
            }
            Map<String, Fields> remarks = new LinkedHashMap<>();
            item.items("unverified").forEach(remark -> remarks.put(remark.text(), remark));
            for (String body : members(item, header)) {
                places.put("/addressees/" + all.size(), item.pointer());
                boolean verified = remarks.remove(body) == null && item.flag("verified", true);
                all.add(new Addressee(body, item.text("group"), verified, item.text("note")));
            }
            remarks.forEach((body, remark) -> problems.add(root.file()
                    .problem(
                            remark.pointer(),
                            "\"" + body + "\" không thuộc nhóm \"" + item.text("group")
                                    + "\". Bỏ dòng này hoặc sửa mã.")));
        });
        return all;
    }

    private List<ClauseDraft> clauses(DirectiveHeader header) {
        places.put("/clauses", "/clauses");
        List<Fields> clauses = root.items("clauses").toList();
        Map<String, List<Fields>> measures = new HashMap<>();
        Set<String> paths = new LinkedHashSet<>();
        clauses.forEach(clause -> paths.add(clause.text("path")));
        root.items("measures").forEach(measure -> {
            String clause = measure.text("clause");
            measures.computeIfAbsent(clause, path -> new ArrayList<>()).add(measure);
            if (clause != null && !paths.contains(clause)) {
                problems.add(root.file()
                        .problem(
                                measure.in("clause").pointer(),
                                "Nhiệm vụ \"" + measure.text("code") + "\" thuộc điểm " + clause
                                        + ", nhưng văn bản không có điểm này. Sửa số của điểm."));
            }
        });
        List<ClauseDraft> all = new ArrayList<>();
        for (Fields clause : clauses) {
            String location = "/clauses/" + all.size();
            places.put(location, clause.pointer());
            List<MeasureDraft> own = new ArrayList<>();
            for (Fields measure : measures.getOrDefault(clause.text("path"), List.of())) {
                String at = location + "/measures/" + own.size();
                places.put(at, measure.pointer());
                own.add(measure(at, measure, header));
            }
            all.add(new ClauseDraft(
                    clause.text("path"),
                    clause.text("parent"),
                    clause.text("label"),
                    clause.text("wording"),
                    clause.text("noMeasureReason"),
                    own));
            // A clause written twice must not double its measures.
            measures.remove(clause.text("path"));
        }
        return all;
    }

    private MeasureDraft measure(String at, Fields measure, DirectiveHeader header) {
        Fields deadline = measure.in("deadline");
        return new MeasureDraft(
                measure.text("code"),
                measure.code("kind", MeasureKind::of),
                measure.text("title"),
                measure.text("product"),
                measure.has("evidence") ? measure.code("evidence", EvidenceRule::valueOf) : EvidenceRule.PAPER,
                measure.text("confirmer"),
                measure.text("confirmerForOwn"),
                measure.text("decider"),
                measure.text("accountable"),
                measure.text("executing"),
                measure.texts("coordinating"),
                new DeadlineDraft(
                        deadline.text("phrase"),
                        deadline.code("rule", DeadlineRule::of),
                        deadline.day("from"),
                        deadline.day("due"),
                        deadline.code("setBy", DateSetBy::valueOf),
                        deadline.number("days"),
                        deadline.code("unit", DeadlineUnit::valueOf),
                        deadline.text("every"),
                        deadline.text("monthDay"),
                        deadline.text("first"),
                        deadline.text("question"),
                        deadline.text("proposal")),
                leads(at, measure, header),
                measure.flag("verified", true),
                measure.text("note"));
    }

    private List<String> leads(String at, Fields measure, DirectiveHeader header) {
        List<String> leads = new ArrayList<>();
        measure.items("leads").forEach(item -> {
            List<String> bodies = item.has("group")
                    ? members(item, header)
                    : Collections.singletonList(item.node().isTextual() ? item.text() : item.text("body"));
            for (String body : bodies) {
                places.put(at + "/leads/" + leads.size(), item.pointer());
                leads.add(body == null ? "" : body);
            }
        });
        return leads;
    }

    private List<String> members(Fields item, DirectiveHeader header) {
        String group = item.text("group");
        if (!roster.groups().containsKey(group)) {
            problems.add(root.file()
                    .problem(
                            item.in("group").pointer(),
                            "Không có nhóm nào mang mã \"" + group + "\". Khai nhóm này hoặc sửa mã."));
            return List.of();
        }
        return header.issuedOn() == null ? List.of() : roster.members(group, header.issuedOn());
    }
}
