package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.Colour;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DirectiveState;
import vn.dondoc.directive.Lateness;
import vn.dondoc.directive.Split;
import vn.dondoc.directive.Standing;

/** Bảng theo dõi: exceptions first, then the official split, the directives and what falls due. */
@Component
public class Board {

    /** No list of the board is longer. */
    public static final int LONGEST = 50;

    /** Directives that the board tells; there is a list of all. */
    public static final int DOCUMENTS = 20;

    /** Days ahead that the board looks. */
    public static final int AHEAD = 14;

    /**
     * Something that is late: who, how many working days, which product is missing, which level decides.
     *
     * @param work an assignment, or the proceeding of a periodic report
     * @param clause null for a report
     * @param product what the measure asks for; null where the reading names none
     * @param period of a report or an occurrence, else null
     */
    public record Late(
            String work,
            String directive,
            String number,
            String clause,
            String clauseLabel,
            String title,
            String product,
            String period,
            String body,
            String bodyName,
            LocalDate due,
            DateSetBy dueSetBy,
            AssignmentState state,
            int daysLate,
            Colour colour,
            String level,
            String levelName) {

        public boolean report() {
            return clause == null;
        }
    }

    /** How far one directive has come. */
    public record Progress(
            String key,
            String number,
            String subject,
            LocalDate issuedOn,
            DirectiveState state,
            int planned,
            int issued,
            Split split) {}

    /** Something that falls due soon. */
    public record Soon(
            String work,
            String number,
            String clause,
            String clauseLabel,
            String title,
            String period,
            String bodyName,
            LocalDate due,
            DateSetBy dueSetBy,
            AssignmentState state,
            Colour colour) {

        public boolean report() {
            return clause == null;
        }
    }

    /** The first of a list and how many there are in all. */
    public record Some<T>(List<T> items, long total) {

        public long others() {
            return total - items.size();
        }
    }

    /**
     * @param lateReports how many of {@code late} are periodic reports; the others are assignments
     * @param split over all directives that are followed
     */
    public record Sheet(
            LocalDate today,
            Some<Late> late,
            long lateReports,
            Some<OpenSteps.Line> stuck,
            Split split,
            List<Progress> directives,
            long directiveCount,
            Some<Soon> soon) {}

    private static final String CLASSES = """
            select a.directive, %s standing, count(*) n
            from register.assignment a where a.directive = any(:directives) and %s group by 1, 2
            """;

    private final JdbcClient jdbc;
    private final OfficeDay day;
    private final Sight sight;
    private final OpenSteps steps;
    private final Figures figures;

    Board(JdbcClient jdbc, OfficeDay day, Sight sight, OpenSteps steps, Figures figures) {
        this.jdbc = jdbc;
        this.day = day;
        this.sight = sight;
        this.steps = steps;
        this.figures = figures;
    }

    public Sheet read() {
        return read(LONGEST, DOCUMENTS);
    }

    /**
     * @param most the length of each list
     * @param documents how many documents with their progress
     */
    public Sheet read(int most, int documents) {
        OfficeDay.Reading now = day.read();
        AssignmentView.Page<Progress> followed = progress(now, "state <> 'CLOSED'", 0, documents);
        Figures.Whole whole = figures.whole(now);
        AssignmentView.Page<Late> works = new AssignmentView.Page<>(lateWorks(now, most), whole.overdue());
        AssignmentView.Page<Late> reports = lateReports(now, 0, most);
        AssignmentView.Page<OpenSteps.Line> stuck = steps.list(now, OpenSteps.Which.STUCK, null, null, 0, most);
        return new Sheet(
                now.today(),
                together(works, reports, most),
                reports.total(),
                new Some<>(stuck.items(), stuck.total()),
                whole.split(),
                followed.items(),
                followed.total(),
                soon(now, most));
    }

    /** All directives, the latest first. */
    public AssignmentView.Page<Progress> directives(int page, int size) {
        return progress(day.read(), "true", page, size);
    }

    private AssignmentView.Page<Progress> progress(OfficeDay.Reading now, String where, int page, int size) {
        long[] total = {0};
        Sight.View seen = sight.now();
        List<Progress> directives = jdbc.sql("""
                        select key, number, subject, issued_on, state, planned, issued, count(*) over () total
                        from register.directive where %s and %s
                        order by issued_on desc, key limit :size offset :skip
                        """.formatted(where, seen.directive("key")))
                .params(seen.parameters())
                .param("size", size)
                .param("skip", (long) page * size)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    return new Progress(
                            row.getString("key"),
                            row.getString("number"),
                            row.getString("subject"),
                            row.getObject("issued_on", LocalDate.class),
                            DirectiveState.valueOf(row.getString("state")),
                            row.getInt("planned"),
                            row.getInt("issued"),
                            Split.NOTHING);
                })
                .list();
        Map<String, Split> splits =
                splits(now, directives.stream().map(Progress::key).toList());
        return new AssignmentView.Page<>(
                directives.stream()
                        .map(each -> new Progress(
                                each.key(),
                                each.number(),
                                each.subject(),
                                each.issuedOn(),
                                each.state(),
                                each.planned(),
                                each.issued(),
                                splits.getOrDefault(each.key(), Split.NOTHING)))
                        .toList(),
                total[0]);
    }

    private Map<String, Split> splits(OfficeDay.Reading now, List<String> directives) {
        Map<String, Map<Standing, Integer>> counts = new java.util.HashMap<>();
        if (!directives.isEmpty()) {
            Sight.View seen = sight.now();
            jdbc.sql(CLASSES.formatted(LateSql.STANDING, seen.assignment("a")))
                    .params(now.parameters())
                    .params(seen.parameters())
                    .param("directives", directives.toArray(String[]::new))
                    .query(row -> {
                        counts.computeIfAbsent(row.getString("directive"), key -> new EnumMap<>(Standing.class))
                                .put(Standing.valueOf(row.getString("standing")), row.getInt("n"));
                    });
        }
        Map<String, Split> splits = new java.util.HashMap<>();
        counts.forEach((directive, classes) -> splits.put(directive, Split.of(classes)));
        return splits;
    }

    /** Periodic reports that are owed and late, the longest late first. */
    public AssignmentView.Page<Late> lateReports(int page, int size) {
        return lateReports(day.read(), page, size);
    }

    /** The latest first. */
    private static Some<Late> together(AssignmentView.Page<Late> works, AssignmentView.Page<Late> reports, int most) {
        List<Late> late = new ArrayList<>(works.items());
        late.addAll(reports.items());
        late.sort(Comparator.comparing(Late::colour)
                .thenComparing(Late::daysLate)
                .reversed()
                .thenComparing(Late::bodyName));
        return new Some<>(late.size() > most ? late.subList(0, most) : late, works.total() + reports.total());
    }

    private List<Late> lateWorks(OfficeDay.Reading now, int size) {
        List<Late> late = new ArrayList<>();
        Sight.View seen = sight.now();
        jdbc.sql("""
                        with o as (select a.key, a.due from register.assignment a
                          where %4$s and %3$s order by a.due, a.key limit :size)
                        select a.key, a.directive, d.number, a.clause, c.label clause_label, m.title, m.product, a.period,
                          a.body, register.shown_owner(a.key, a.body, b.name) body_name, a.due, a.due_set_by, a.state, l.code level, l.name level_name,
                          %1$s handed_over, %2$s returns
                        from o join register.assignment a on a.key = o.key
                          join register.directive d on d.key = a.directive
                          join register.body b on b.code = a.body
                          left join register.clause c on c.directive = a.directive and c.path = a.clause
                          left join register.measure m on m.directive = a.directive and m.code = a.measure
                          left join register.body l on l.code = coalesce(m.decider, d.superior_body)
                        order by a.due, a.key
                        """.formatted(LateSql.HANDED_OVER, LateSql.RETURNS, LateSql.OVERDUE, seen.assignment("a")))
                .params(now.parameters())
                .params(seen.parameters())
                .param("size", size)
                .query(row -> {
                    Lateness.Dates dates = LateSql.dates(row);
                    AssignmentState state = AssignmentState.valueOf(row.getString("state"));
                    late.add(late(row, state, now.daysLate(dates), now.colour(dates, state)));
                });
        return late;
    }

    private AssignmentView.Page<Late> lateReports(OfficeDay.Reading now, int page, int size) {
        List<Late> late = new ArrayList<>();
        long[] total = {0};
        Sight.View seen = sight.now();
        jdbc.sql("""
                        select r.proceeding as key, d.key directive, d.number, null clause, null clause_label, null title,
                          null product, r.period, b.code body, b.name body_name, r.due, r.set_by due_set_by,
                          l.code level, l.name level_name, count(*) over () total
                        from register.report r
                          join register.proceeding p on p.key = r.proceeding
                          join register.directive d on d.key = p.directive
                          join register.body b on b.code = p.owner
                          left join register.body l on l.code = d.superior_body
                        where r.state in ('OPEN', 'RETURNED') and r.due < :lastWorkingDay and %s
                        order by r.due, r.proceeding, r.period limit :size offset :skip
                        """.formatted(seen.work("r.proceeding")))
                .params(now.parameters())
                .params(seen.parameters())
                .param("size", size)
                .param("skip", (long) page * size)
                .query(row -> {
                    total[0] = row.getLong("total");
                    LocalDate due = row.getObject("due", LocalDate.class);
                    late.add(late(
                            row,
                            null,
                            now.daysLate(Lateness.Dates.open(due, null)),
                            now.lateness().colourOfReport(due, now.today())));
                });
        return new AssignmentView.Page<>(late, total[0]);
    }

    private static Late late(ResultSet row, AssignmentState state, int days, Colour colour) throws SQLException {
        String setBy = row.getString("due_set_by");
        return new Late(
                row.getString("key"),
                row.getString("directive"),
                row.getString("number"),
                row.getString("clause"),
                row.getString("clause_label"),
                row.getString("title"),
                row.getString("product"),
                row.getString("period"),
                row.getString("body"),
                row.getString("body_name"),
                row.getObject("due", LocalDate.class),
                setBy == null ? null : DateSetBy.valueOf(setBy),
                state,
                days,
                colour,
                row.getString("level"),
                row.getString("level_name"));
    }

    /** What falls due from today on, the earliest first. */
    private Some<Soon> soon(OfficeDay.Reading now, int most) {
        long[] total = {0};
        Sight.View seen = sight.now();
        List<Soon> soon = jdbc.sql("""
                        with x as (
                          select l.*, count(*) over () total from (
                            select a.key, null period, a.due, a.directive from register.assignment a
                            where a.closed_at is null and a.due between :today and :until and %3$s
                            union all
                            select r.proceeding, r.period, r.due, p.directive
                            from register.report r join register.proceeding p on p.key = r.proceeding
                            where r.state in ('OPEN', 'RETURNED') and r.due between :today and :until and %4$s) l
                          order by l.due, l.directive, l.key limit %5$d)
                        select x.key, x.due, x.total, d.number, a.clause, c.label clause_label, m.title,
                          coalesce(x.period, a.period) period, coalesce(a.due_set_by, r.set_by) due_set_by, a.state,
                          case when x.period is null then register.shown_owner(a.key, a.body, b.name) else b.name end body_name,
                          %1$s handed_over, %2$s returns
                        from x join register.directive d on d.key = x.directive
                          left join register.assignment a on a.key = x.key and x.period is null
                          left join register.proceeding p on p.key = x.key and x.period is not null
                          left join register.report r on r.proceeding = x.key and r.period = x.period
                          join register.body b on b.code = coalesce(a.body, p.owner)
                          left join register.clause c on c.directive = a.directive and c.path = a.clause
                          left join register.measure m on m.directive = a.directive and m.code = a.measure
                        order by x.due, d.number, a.clause, body_name
                        """.formatted(
                        LateSql.HANDED_OVER, LateSql.RETURNS, seen.assignment("a"), seen.work("r.proceeding"), most))
                .params(seen.parameters())
                .param("today", now.today())
                .param("until", now.today().plusDays(AHEAD))
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    Lateness.Dates dates = LateSql.dates(row);
                    String state = row.getString("state");
                    return new Soon(
                            row.getString("key"),
                            row.getString("number"),
                            row.getString("clause"),
                            row.getString("clause_label"),
                            row.getString("title"),
                            row.getString("period"),
                            row.getString("body_name"),
                            dates.due(),
                            dates.dueSetBy(),
                            state == null ? null : AssignmentState.valueOf(state),
                            state == null
                                    ? now.lateness().colourOfReport(dates.due(), now.today())
                                    : now.colour(dates, AssignmentState.valueOf(state)));
                })
                .list();
        return new Some<>(soon, total[0]);
    }
}
