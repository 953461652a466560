package vn.dondoc.web;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.Standing;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.work.Refusal;

/** The filters of the list of assignments; empty ones filter nothing. */
record AssignmentQuery(
        @Parameter(description = "Key of a directive") String directive,

        @Parameter(description = "Path of a clause; takes all its measures")
        String clause,

        @Parameter(description = "Code of the lead body") String body,
        AssignmentState state,
        @Parameter(description = "Open and late today") Boolean overdue,

        @Parameter(description = "Classes of the official split")
        List<Standing> standing,

        @Parameter(description = "Without what was cancelled: the denominator of the split")
        Boolean counted,

        @Parameter(description = "The clause without those below it")
        Boolean alone,

        @Parameter(
                description = "Due in a period: 2020, 2020-Q4, 2020-11; ..2020-11 up to its end; none for no due day")
        String due,

        @Parameter(description = "Done in a period, written as for due")
        String done,

        @Parameter(description = "Open and so many working days late: 3-9, 60-")
        String late,

        @Parameter(description = "Open, and issued so many days ago: 31-90, 366-")
        String age,

        @Parameter(description = "Of directives that are not closed")
        Boolean followed,

        @Parameter(description = "Kind of the measure, by its code")
        String kind,

        @Parameter(description = "Whether the body has registered its receipt")
        Boolean received) {

    /** All assignments. */
    static final AssignmentQuery ALL = new AssignmentQuery(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    AssignmentView.Filter filter() {
        String wanted = Keys.filter(due);
        return new AssignmentView.Filter(
                Keys.filter(directive),
                Keys.filter(clause),
                Keys.filter(body),
                state,
                overdue,
                new AssignmentView.Narrow(
                        standings(),
                        Boolean.TRUE.equals(counted),
                        Boolean.TRUE.equals(alone),
                        DuePeriod.UNDATED.equals(wanted) ? null : DuePeriod.span("due", wanted),
                        DuePeriod.UNDATED.equals(wanted),
                        DuePeriod.span("done", Keys.filter(done)),
                        DayRange.of("late", Keys.filter(late)),
                        DayRange.of("age", Keys.filter(age)),
                        Boolean.TRUE.equals(followed),
                        ofKind(),
                        received));
    }

    private Set<Standing> standings() {
        return standing == null || standing.isEmpty() ? Set.of() : EnumSet.copyOf(standing);
    }

    private MeasureKind ofKind() {
        String code = Keys.filter(kind);
        try {
            return code == null ? null : MeasureKind.of(code);
        } catch (IllegalArgumentException e) {
            throw new Refusal("kind: không có loại nhiệm vụ nào mang mã " + code + ".");
        }
    }

    /** The list that these filters make. */
    ListLink link() {
        return ListLink.ASSIGNMENTS
                .with("directive", Keys.filter(directive))
                .with("clause", Keys.filter(clause))
                .with("body", Keys.filter(body))
                .with("state", state)
                .with("overdue", overdue)
                .with(
                        "standing",
                        standings().isEmpty()
                                ? null
                                : standings().stream().map(Enum::name).collect(Collectors.joining(",")))
                .with("counted", counted)
                .with("alone", alone)
                .with("due", Keys.filter(due))
                .with("done", Keys.filter(done))
                .with("late", Keys.filter(late))
                .with("age", Keys.filter(age))
                .with("followed", followed)
                .with("kind", Keys.filter(kind))
                .with("received", received);
    }

    /** The filters that the form on the page has no field for, by name. */
    Map<String, String> narrowed() {
        Map<String, String> others = new LinkedHashMap<>(link().parameters());
        others.keySet().removeAll(List.of("directive", "clause", "body", "state", "overdue"));
        return others;
    }

    /** As the query of an address, ready for one more parameter. */
    String asQuery() {
        return link().asQuery();
    }
}
