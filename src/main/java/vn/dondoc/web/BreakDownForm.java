package vn.dondoc.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.dondoc.directive.Addressee;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DeadlineDraft;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.DeadlineUnit;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.EvidenceRule;
import vn.dondoc.directive.MeasureDraft;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.deadline.Reading;
import vn.dondoc.intake.Problem;
import vn.dondoc.intake.Roster;
import vn.dondoc.work.TypedText;

/** What the clerk typed on the break-down page, kept as typed so that nothing is lost where something is wrong. */
public class BreakDownForm {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    /** Strict, or the 31st of a shorter month would silently become another day. */
    private static final List<DateTimeFormatter> DAYS = Stream.of("uuuu-M-d", "d/M/uuuu", "d-M-uuuu", "d.M.uuuu")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private String version;
    private boolean complete;
    private List<String> addressees = new ArrayList<>();
    private List<String> addresseeGroups = new ArrayList<>();
    private String monitoringBody;
    private String reportEvery;
    private String reportMonthDay;
    private String reportFirst;
    private String reportSetBy;
    private List<ClauseForm> clauses = new ArrayList<>();

    /** The reason and the measures of one clause; its wording can't be changed here. */
    public static class ClauseForm {

        private String reason;
        private List<MeasureForm> measures = new ArrayList<>();

        public String getReason() {
            return reason;
        }

        public void setReason(String reason) {
            this.reason = reason;
        }

        public List<MeasureForm> getMeasures() {
            return measures;
        }

        public void setMeasures(List<MeasureForm> measures) {
            this.measures = measures;
        }
    }

    /** The fields of one measure, by name. */
    public static class MeasureForm {

        private Map<String, String> field = new LinkedHashMap<>();
        private List<String> leads = new ArrayList<>();
        private List<String> leadGroups = new ArrayList<>();
        private List<String> coordinating = new ArrayList<>();

        public Map<String, String> getField() {
            return field;
        }

        public void setField(Map<String, String> field) {
            this.field = field;
        }

        public List<String> getLeads() {
            return leads;
        }

        public void setLeads(List<String> leads) {
            this.leads = leads;
        }

        public List<String> getLeadGroups() {
            return leadGroups;
        }

        public void setLeadGroups(List<String> leadGroups) {
            this.leadGroups = leadGroups;
        }

        public List<String> getCoordinating() {
            return coordinating;
        }

        public void setCoordinating(List<String> coordinating) {
            this.coordinating = coordinating;
        }

        private void put(String name, Object value) {
            if (value != null) {
                field.put(name, value.toString());
            }
        }

        private String text(String name) {
            return TypedText.orNull(field.get(name));
        }

        String phrase() {
            return text("phrase");
        }

        /** A phrase is printed and nobody has said how it is to be read. */
        boolean unread() {
            return text("phrase") != null && text("rule") == null;
        }

        boolean differs(Reading reading) {
            LocalDate due = day("", text("due"), new ArrayList<>());
            return ReadPhrase.differs(reading, text("rule"), due, text("setBy"));
        }

        /** Fills what is still empty from the printed phrase. The clerk looks at it and saves, or corrects it. */
        void propose(Reading reading) {
            DeadlineRule rule = ReadPhrase.rule(reading);
            fill("rule", rule.code());
            switch (rule) {
                case DATE -> fill("due", SHOWN.format(reading.due()));
                case PERIOD -> {
                    fill("from", reading.from() == null ? null : SHOWN.format(reading.from()));
                    fill("due", SHOWN.format(reading.due()));
                }
                case RELATIVE -> {
                    fill("days", reading.days());
                    fill("unit", reading.unit());
                }
                case RECURRING -> {
                    fill("kind", MeasureKind.SERIES.code());
                    fill(
                            "every",
                            BreakDownWords.ALL.get("every").containsKey(reading.every()) ? reading.every() : null);
                    fill("monthDay", reading.monthDay());
                }
                default -> {
                    // Nothing to reckon.
                }
            }
            boolean dated = rule == DeadlineRule.DATE || rule == DeadlineRule.PERIOD || rule == DeadlineRule.RELATIVE;
            fill("setBy", dated || reading.monthDay() != null ? DateSetBy.DOCUMENT : null);
            fill("question", reading.question());
        }

        private void fill(String name, Object value) {
            if (text(name) == null) {
                put(name, value);
            }
        }
    }

    static BreakDownForm of(DirectiveDraft draft, String version) {
        BreakDownForm form = new BreakDownForm();
        form.version = version;
        draft.addressees().forEach(addressee -> form.addressees.add(addressee.body()));
        form.monitoringBody = draft.header().monitoringBody();
        DirectiveHeader.Report report = draft.header().report();
        if (report != null) {
            form.reportEvery = report.every();
            form.reportMonthDay = report.monthDay();
            form.reportFirst = report.first();
            form.reportSetBy = report.setBy() == null ? null : report.setBy().name();
        }
        for (ClauseDraft clause : draft.clauses()) {
            ClauseForm clauseForm = new ClauseForm();
            clauseForm.reason = clause.noMeasureReason();
            clause.measures().forEach(measure -> clauseForm.measures.add(form(measure)));
            form.clauses.add(clauseForm);
        }
        return form;
    }

    private static MeasureForm form(MeasureDraft measure) {
        DeadlineDraft deadline = measure.deadline();
        MeasureForm form = new MeasureForm();
        form.put("code", measure.code());
        form.put("kind", measure.kind() == null ? null : measure.kind().code());
        form.put("title", measure.title());
        form.put("product", measure.product());
        form.put("evidenceRule", measure.evidenceRule());
        form.put("confirmer", measure.confirmer());
        form.put("confirmerForOwn", measure.confirmerForOwn());
        form.put("decider", measure.decider());
        form.put("accountable", measure.accountable());
        form.put("executing", measure.executing());
        form.put("phrase", deadline.phrase());
        form.put("rule", deadline.rule() == null ? null : deadline.rule().code());
        form.put("from", deadline.from() == null ? null : SHOWN.format(deadline.from()));
        form.put("due", deadline.due() == null ? null : SHOWN.format(deadline.due()));
        form.put("setBy", deadline.setBy());
        form.put("days", deadline.days());
        form.put("unit", deadline.unit());
        form.put("every", deadline.every());
        form.put("monthDay", deadline.monthDay());
        form.put("first", deadline.first());
        form.put("question", deadline.question());
        form.put("proposal", deadline.proposal());
        form.put("verified", measure.verified());
        form.put("note", measure.note());
        form.leads.addAll(measure.leads());
        form.coordinating.addAll(measure.coordinating());
        return form;
    }

    /** An empty measure under a clause, with the first code that is free there. */
    void addMeasure(int clause, String path) {
        while (clauses.size() <= clause) {
            clauses.add(new ClauseForm());
        }
        List<MeasureForm> measures = clauses.get(clause).measures;
        Set<String> taken = new HashSet<>();
        measures.forEach(measure -> taken.add(measure.text("code")));
        String code = path;
        for (char letter = 'a'; taken.contains(code) && letter <= 'z'; letter++) {
            code = path + letter;
        }
        MeasureForm added = new MeasureForm();
        added.put("code", code);
        added.put("evidenceRule", EvidenceRule.PAPER);
        added.put("confirmer", monitoringBody);
        added.put("verified", true);
        measures.add(added);
    }

    void removeMeasure(int clause, int measure) {
        clauses.get(clause).measures.remove(measure);
    }

    /**
     * The draft that the form describes, over what the directive already is.
     *
     * @param problems receives what can't be read at all
     */
    DirectiveDraft over(DirectiveDraft base, Roster roster, List<Problem> problems) {
        List<Addressee> addressed = addressees(base, roster);
        List<ClauseDraft> all = new ArrayList<>();
        for (int i = 0; i < base.clauses().size(); i++) {
            ClauseDraft clause = base.clauses().get(i);
            if (i >= clauses.size()) {
                all.add(clause);
                continue;
            }
            List<MeasureDraft> measures = new ArrayList<>();
            for (MeasureForm measure : clauses.get(i).measures) {
                String at = "/clauses/" + i + "/measures/" + measures.size();
                measures.add(measure(at, measure, base.header().issuedOn(), addressed, roster, problems));
            }
            all.add(clause.with(TypedText.orNull(clauses.get(i).reason), measures));
        }
        return new DirectiveDraft(header(base.header()), addressed, all);
    }

    private DirectiveHeader header(DirectiveHeader base) {
        boolean asked = TypedText.orNull(reportEvery) != null;
        return base.followedBy(
                TypedText.orNull(monitoringBody),
                asked
                        ? new DirectiveHeader.Report(
                                TypedText.orNull(reportEvery),
                                TypedText.orNull(reportMonthDay),
                                TypedText.orNull(reportFirst),
                                code(reportSetBy, DateSetBy::valueOf))
                        : null);
    }

    private List<Addressee> addressees(DirectiveDraft base, Roster roster) {
        Map<String, Addressee> chosen = new LinkedHashMap<>();
        Map<String, Addressee> before = new LinkedHashMap<>();
        base.addressees().forEach(addressee -> before.put(addressee.body(), addressee));
        Set<String> ticked = new HashSet<>(addressees);
        // In the old order first, so that looking at the page changes nothing.
        before.values().stream()
                .filter(addressee -> ticked.contains(addressee.body()))
                .forEach(addressee -> chosen.put(addressee.body(), addressee));
        for (String body : addressees) {
            chosen.putIfAbsent(body, new Addressee(body, null, true, null));
        }
        for (String group : addresseeGroups) {
            for (String body : roster.members(group, base.header().issuedOn())) {
                chosen.putIfAbsent(body, before.getOrDefault(body, new Addressee(body, group, true, null)));
            }
        }
        return List.copyOf(chosen.values());
    }

    private static MeasureDraft measure(
            String at,
            MeasureForm form,
            LocalDate issuedOn,
            List<Addressee> addressed,
            Roster roster,
            List<Problem> problems) {
        Set<String> leads = new HashSet<>(form.leads);
        List<String> order = addressed.stream().map(Addressee::body).toList();
        for (String group : form.leadGroups) {
            roster.members(group, issuedOn).stream().filter(order::contains).forEach(leads::add);
        }
        List<String> sorted = leads.stream()
                .sorted(Comparator.comparingInt(
                                (String body) -> order.contains(body) ? order.indexOf(body) : order.size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        DeadlineDraft deadline = new DeadlineDraft(
                form.text("phrase"),
                code(form.text("rule"), DeadlineRule::of),
                day(at + "/deadline/from", form.text("from"), problems),
                day(at + "/deadline/due", form.text("due"), problems),
                code(form.text("setBy"), DateSetBy::valueOf),
                number(at + "/deadline/days", form.text("days"), problems),
                code(form.text("unit"), DeadlineUnit::valueOf),
                form.text("every"),
                form.text("monthDay"),
                form.text("first"),
                form.text("question"),
                form.text("proposal"));
        return new MeasureDraft(
                form.text("code"),
                code(form.text("kind"), MeasureKind::of),
                form.text("title"),
                form.text("product"),
                code(form.text("evidenceRule"), EvidenceRule::valueOf),
                form.text("confirmer"),
                form.text("confirmerForOwn"),
                form.text("decider"),
                form.text("accountable"),
                form.text("executing"),
                form.coordinating,
                deadline,
                sorted,
                !"false".equals(form.text("verified")),
                form.text("note"));
    }

    private static LocalDate day(String at, String value, List<Problem> problems) {
        if (value == null) {
            return null;
        }
        for (DateTimeFormatter format : DAYS) {
            try {
                return LocalDate.parse(value, format);
            } catch (DateTimeParseException e) {
                // The next way of writing a day.
            }
        }
        problems.add(new Problem(at, "\"" + value + "\" không phải ngày. Ghi ngày/tháng/năm, ví dụ 31/12/2020."));
        return null;
    }

    private static Integer number(String at, String value, List<Problem> problems) {
        if (value == null) {
            return null;
        }
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException e) {
            problems.add(new Problem(at, "\"" + value + "\" không phải số. Ghi bằng chữ số, ví dụ 10."));
            return null;
        }
    }

    private static <T> T code(String value, Function<String, T> reader) {
        try {
            return value == null || value.isBlank() ? null : reader.apply(value.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public boolean isComplete() {
        return complete;
    }

    public void setComplete(boolean complete) {
        this.complete = complete;
    }

    public String getVersion() {
        return version;
    }

    public void setVersion(String version) {
        this.version = version;
    }

    public List<String> getAddressees() {
        return addressees;
    }

    public void setAddressees(List<String> addressees) {
        this.addressees = addressees;
    }

    public List<String> getAddresseeGroups() {
        return addresseeGroups;
    }

    public void setAddresseeGroups(List<String> addresseeGroups) {
        this.addresseeGroups = addresseeGroups;
    }

    public String getMonitoringBody() {
        return monitoringBody;
    }

    public void setMonitoringBody(String monitoringBody) {
        this.monitoringBody = monitoringBody;
    }

    public String getReportEvery() {
        return reportEvery;
    }

    public void setReportEvery(String reportEvery) {
        this.reportEvery = reportEvery;
    }

    public String getReportMonthDay() {
        return reportMonthDay;
    }

    public void setReportMonthDay(String reportMonthDay) {
        this.reportMonthDay = reportMonthDay;
    }

    public String getReportFirst() {
        return reportFirst;
    }

    public void setReportFirst(String reportFirst) {
        this.reportFirst = reportFirst;
    }

    public String getReportSetBy() {
        return reportSetBy;
    }

    public void setReportSetBy(String reportSetBy) {
        this.reportSetBy = reportSetBy;
    }

    public List<ClauseForm> getClauses() {
        return clauses;
    }

    public void setClauses(List<ClauseForm> clauses) {
        this.clauses = clauses;
    }
}
