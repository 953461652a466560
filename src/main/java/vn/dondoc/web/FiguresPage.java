package vn.dondoc.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Directives;
import vn.dondoc.register.Figures;
import vn.dondoc.work.Refusal;

/** The official split by directive, body, clause or period; each number leads to the list that makes it. */
@Controller
class FiguresPage {

    private static final int ROWS = 100;

    /**
     * One line of the table.
     *
     * @param about where more is told of what the line is about; null for a period
     * @param list the assignments that it counts
     */
    record Row(Figures.Group group, String about, ListLink list) {}

    private final Figures figures;
    private final Directives directives;
    private final Bodies bodies;

    FiguresPage(Figures figures, Directives directives, Bodies bodies) {
        this.figures = figures;
        this.directives = directives;
        this.bodies = bodies;
    }

    @GetMapping("/board/figures")
    String show(
            @RequestParam(defaultValue = "body") String by,
            @RequestParam(required = false) String directive,
            @RequestParam(required = false) String body,
            @RequestParam(required = false) String due,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        Figures.By kind = by(by);
        AssignmentQuery query = new AssignmentQuery(
                directive,
                null,
                body,
                null,
                null,
                null,
                null,
                null,
                due,
                null,
                null,
                null,
                all ? null : true,
                null,
                null);
        int at = Math.max(0, page);
        Figures.Sheet sheet = figures.by(kind, query.filter(), at, ROWS);
        model.addAttribute("nav", "board");
        model.addAttribute("view", kind.period() ? "period" : kind.name().toLowerCase(Locale.ROOT));
        model.addAttribute("by", kind.name().toLowerCase(Locale.ROOT));
        model.addAttribute("query", query);
        model.addAttribute("all", all);
        model.addAttribute("sheet", sheet);
        model.addAttribute("list", query.link());
        model.addAttribute(
                "rows",
                sheet.items().stream()
                        .map(group -> new Row(group, about(kind, group), list(kind, query, group)))
                        .toList());
        model.addAttribute("pager", new Pager(at, ROWS, sheet.groups()));
        model.addAttribute("here", here(kind, query, all).asQuery());
        model.addAttribute("periods", periods(sheet.today(), Keys.filter(due)));
        model.addAttribute("directives", directives.choice(query.directive()));
        model.addAttribute("bodies", bodies.current());
        model.addAttribute("whole", figures.ofTheWholeOffice());
        return "figures";
    }

    private static Figures.By by(String written) {
        try {
            return Figures.By.valueOf(written.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refusal("by: bảng số liệu xếp theo directive, body, clause, month, quarter hoặc year, không nhận "
                    + written + ".");
        }
    }

    private static String about(Figures.By by, Figures.Group group) {
        return switch (by) {
            case DIRECTIVE -> "/directives/" + group.key();
            case CLAUSE -> "/directives/" + group.key() + "#c-" + group.clause();
            case BODY ->
                new ListLink("/board/figures", Map.of())
                        .with("by", "clause")
                        .with("body", group.key())
                        .toString();
            default -> null;
        };
    }

    private static ListLink list(Figures.By by, AssignmentQuery query, Figures.Group group) {
        ListLink list = query.link();
        return switch (by) {
            case DIRECTIVE -> list.with("directive", group.key());
            case BODY -> list.with("body", group.key());
            case CLAUSE ->
                list.with("directive", group.key())
                        .with("clause", group.clause())
                        .with("alone", true);
            default -> list.with("due", within(query, group) ? Keys.filter(query.due()) : period(group));
        };
    }

    private static String period(Figures.Group group) {
        return group.key() == null ? DuePeriod.UNDATED : group.key();
    }

    /** Whether what was chosen is a part of the group's period: the group then counts that part alone. */
    private static boolean within(AssignmentQuery query, Figures.Group group) {
        AssignmentView.Narrow chosen = query.filter().narrow();
        AssignmentView.Span of = group.key() == null ? null : DuePeriod.span("due", group.key());
        return of != null
                && chosen.due() != null
                && chosen.due().from() != null
                && !chosen.due().from().isBefore(of.from())
                && !chosen.due().to().isAfter(of.to());
    }

    private static ListLink here(Figures.By by, AssignmentQuery query, boolean all) {
        return new ListLink("/board/figures", Map.of())
                .with("by", by.name().toLowerCase(Locale.ROOT))
                .with("directive", Keys.filter(query.directive()))
                .with("body", Keys.filter(query.body()))
                .with("due", Keys.filter(query.due()))
                .with("all", all ? true : null);
    }

    /** What one may choose: the months of this year and the next, quarters and years around; and what is chosen. */
    private static Map<String, List<String>> periods(LocalDate today, String chosen) {
        Map<String, List<String>> periods = new LinkedHashMap<>();
        int year = today.getYear();
        List<String> years = new ArrayList<>();
        List<String> quarters = new ArrayList<>();
        List<String> months = new ArrayList<>();
        for (int each = year - 2; each <= year + 1; each++) {
            years.add(Integer.toString(each));
        }
        for (int each = year - 1; each <= year + 1; each++) {
            for (int quarter = 1; quarter <= 4; quarter++) {
                quarters.add(each + "-Q" + quarter);
            }
        }
        for (YearMonth month = YearMonth.from(today).minusMonths(12);
                !month.isAfter(YearMonth.from(today).plusMonths(12));
                month = month.plusMonths(1)) {
            months.add(month.toString());
        }
        boolean offered = chosen == null
                || DuePeriod.UNDATED.equals(chosen)
                || years.contains(chosen)
                || quarters.contains(chosen)
                || months.contains(chosen);
        if (!offered) {
            years.add(0, chosen);
        }
        periods.put("year", years);
        periods.put("quarter", quarters);
        periods.put("month", months);
        return periods;
    }
}
