package vn.dondoc.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DeadlineDraft;
import vn.dondoc.directive.Directive;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.MeasureDraft;
import vn.dondoc.directive.PeriodRule;
import vn.dondoc.register.DirectiveView;

/**
 * One line of the schedule: what is to be ready, by when, on whose word, and how much of it is.
 *
 * @param line {@code measure} (as read, before its assignments are issued), {@code assignment}, {@code report} or
 *     {@code milestone}
 * @param kind the measure's; null for a report or a milestone
 * @param body the lead where there is one only, else null
 * @param title of the measure; element id of the milestone; null for a report
 * @param due null where nobody ordered a date
 * @param phrase as printed
 * @param rule the code of the deadline's rule
 * @param count how many bodies owe it
 * @param done of these, how many are done
 */
record ScheduleLine(
        String line,
        String clause,
        String measure,
        String kind,
        String body,
        String title,
        String period,
        LocalDate due,
        DateSetBy dueSetBy,
        String phrase,
        String rule,
        String every,
        String question,
        int count,
        int done) {

    private static final Comparator<ScheduleLine> BY_DAY =
            Comparator.comparing(ScheduleLine::due, Comparator.nullsLast(Comparator.naturalOrder()));

    /** By day, those without one last; equal days in the order of the text. */
    static List<ScheduleLine> of(Directive directive, DirectiveView.Days days) {
        List<ScheduleLine> lines = new ArrayList<>();
        directive
                .content()
                .clauses()
                .forEach(clause ->
                        clause.measures().forEach(measure -> lines.addAll(of(clause.path(), measure, days.shares()))));
        reports(directive.header(), days.others(), lines);
        days.others().stream()
                .filter(each -> each.kind().equals("MILESTONE"))
                .map(each -> new ScheduleLine(
                        "milestone",
                        null,
                        null,
                        null,
                        null,
                        each.name(),
                        null,
                        each.due(),
                        each.setBy(),
                        null,
                        null,
                        null,
                        null,
                        each.count(),
                        each.done()))
                .forEach(lines::add);
        lines.sort(BY_DAY);
        return lines;
    }

    private static List<ScheduleLine> of(String clause, MeasureDraft measure, List<DirectiveView.Share> shares) {
        List<DirectiveView.Share> own = shares.stream()
                .filter(share -> share.measure().equals(measure.code()))
                .toList();
        if (own.isEmpty()) {
            DeadlineDraft deadline = measure.deadline();
            return List.of(line(
                    "measure",
                    clause,
                    measure,
                    null,
                    deadline.due(),
                    deadline.setBy(),
                    measure.leads().size(),
                    0));
        }
        List<ScheduleLine> lines = new ArrayList<>();
        own.stream()
                .map(share -> new Date(share.period(), share.due(), share.dueSetBy()))
                .distinct()
                .forEach(date -> {
                    List<DirectiveView.Share> same = own.stream()
                            .filter(share -> date.equals(new Date(share.period(), share.due(), share.dueSetBy())))
                            .toList();
                    lines.add(line(
                            "assignment",
                            clause,
                            measure,
                            date.period(),
                            date.due(),
                            date.setBy(),
                            same.stream().mapToInt(DirectiveView.Share::count).sum(),
                            same.stream()
                                    .filter(share -> share.state().closed())
                                    .mapToInt(DirectiveView.Share::count)
                                    .sum()));
                });
        return lines;
    }

    private record Date(String period, LocalDate due, DateSetBy setBy) {}

    private static ScheduleLine line(
            String line,
            String clause,
            MeasureDraft measure,
            String period,
            LocalDate due,
            DateSetBy setBy,
            int count,
            int done) {
        DeadlineDraft deadline = measure.deadline();
        return new ScheduleLine(
                line,
                clause,
                measure.code(),
                measure.kind().code(),
                measure.leads().size() == 1 ? measure.leads().get(0) : null,
                measure.title(),
                period,
                due,
                setBy,
                deadline.phrase(),
                deadline.rule().code(),
                deadline.every(),
                deadline.question(),
                count,
                done);
    }

    /** Periods that are open or over; before the first, that one as it will be. */
    private static void reports(DirectiveHeader header, List<DirectiveView.Dated> dated, List<ScheduleLine> lines) {
        List<DirectiveView.Dated> periods =
                dated.stream().filter(each -> each.kind().equals("REPORT")).toList();
        periods.stream()
                .map(each -> new ScheduleLine(
                        "report",
                        null,
                        null,
                        null,
                        null,
                        null,
                        each.name(),
                        each.due(),
                        each.setBy(),
                        null,
                        null,
                        header.report() == null ? null : header.report().every(),
                        null,
                        each.count(),
                        each.done()))
                .forEach(lines::add);
        DirectiveHeader.Report report = header.report();
        if (periods.isEmpty() && report != null && report.monthDay() != null && report.first() != null) {
            PeriodRule.Occurrence first = PeriodRule.of(report.every(), report.monthDay(), report.first())
                    .after(null);
            lines.add(new ScheduleLine(
                    "report",
                    null,
                    null,
                    null,
                    null,
                    null,
                    first.label(),
                    first.due(),
                    report.setBy(),
                    null,
                    null,
                    report.every(),
                    null,
                    0,
                    0));
        }
    }
}
