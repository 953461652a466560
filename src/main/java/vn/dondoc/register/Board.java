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

    /** A step whose answer is overdue in somebody's hands: where the work is stuck. */
    public record Stuck(
            String work,
            String number,
            String clauseLabel,
            String task,
            String step,
            String owner,
            String ownerName,
            LocalDate due,
            int daysLate) {}

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

    /** @param split over all directives that are followed */
    public record Sheet(
            LocalDate today,
            Some<Late> late,
            Some<Stuck> stuck,
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

    Board(JdbcClient jdbc, OfficeDay day, Sight sight) {
        this.jdbc = jdbc;
        this.day = day;
        this.sight = sight;
    }

    public Sheet read() {
        return read(LONGEST);
    }

    /** @param longest how long a list may get; the totals count everything */
    public Sheet read(int longest) {
        OfficeDay.Reading now = day.read();
        AssignmentView.Page<Progress> followed = progress(now, "state <> 'CLOSED'", 0, longest);
        Split all = followed.items().stream().map(Progress::split).reduce(Split.NOTHING, Split::plus);
        return new Sheet(
                now.today(),
                late(now, longest),
                stuck(now, longest),
                all,
                followed.items(),
                followed.total(),
                soon(now, longest));
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
            jdbc.sql(CLASSES.formatted(LateSql.STANDING, seen.work("a.key")))
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

    /** Assignments and periodic reports that are late, the latest first. */
    private Some<Late> late(OfficeDay.Reading now, int longest) {
        List<Late> late = new ArrayList<>();
        long[] total = {0};
        Sight.View seen = sight.now();
        jdbc.sql("""
                        select a.key, a.directive, d.number, a.clause, c.label clause_label, m.title, m.product, a.period,
                          a.body, register.shown_owner(a.key, a.body, b.name) body_name, a.due, a.due_set_by, a.state, l.code level, l.name level_name,
                          %s handed_over, %s returns, count(*) over () total
                        from register.assignment a
                          join register.directive d on d.key = a.directive
                          join register.body b on b.code = a.body
                          left join register.clause c on c.directive = a.directive and c.path = a.clause
                          left join register.measure m on m.directive = a.directive and m.code = a.measure
                          left join register.body l on l.code = coalesce(m.decider, d.superior_body)
                        where %s and %s order by a.due, a.key limit %d
                        """.formatted(LateSql.HANDED_OVER, LateSql.RETURNS, LateSql.OVERDUE, seen.work("a.key"), longest))
                .params(now.parameters())
                .params(seen.parameters())
                .query(row -> {
                    total[0] = row.getLong("total");
                    Lateness.Dates dates = LateSql.dates(row);
                    AssignmentState state = AssignmentState.valueOf(row.getString("state"));
                    late.add(late(row, state, now.daysLate(dates), now.colour(dates, state)));
                });
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
                        order by r.due, r.proceeding limit %d
                        """.formatted(seen.work("r.proceeding"), longest))
                .params(now.parameters())
                .params(seen.parameters())
                .query(row -> {
                    if (row.isFirst()) {
                        total[0] += row.getLong("total");
                    }
                    LocalDate due = row.getObject("due", LocalDate.class);
                    late.add(late(
                            row,
                            null,
                            now.daysLate(Lateness.Dates.open(due, null)),
                            now.lateness().colourOfReport(due, now.today())));
                });
        late.sort(Comparator.comparing(Late::colour)
                .thenComparing(Late::daysLate)
                .reversed()
                .thenComparing(Late::bodyName));
        return new Some<>(late.size() > longest ? late.subList(0, longest) : late, total[0]);
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

    /** Overdue steps, but those that are nothing else than the assignment's or the report's own date. */
    private Some<Stuck> stuck(OfficeDay.Reading now, int longest) {
        long[] total = {0};
        Sight.View seen = sight.now();
        List<Stuck> stuck = jdbc.sql("""
                        select s.proceeding, d.number, c.label clause_label, s.task, s.name step, s.owner,
                          b.name owner_name, s.due, count(*) over () total
                        from register.step s
                          join register.body b on b.code = s.owner
                          left join register.assignment a on a.key = s.proceeding
                          left join register.proceeding p on p.key = s.proceeding
                          left join register.directive d on d.key = coalesce(a.directive, p.directive)
                          left join register.clause c on c.directive = a.directive and c.path = a.clause
                        where s.done_at is null and s.due < :lastWorkingDay
                          and not (s.owner = a.body and s.due = a.due)
                          and not exists (select 1 from register.report r where r.proceeding = s.proceeding
                            and r.state in ('OPEN', 'RETURNED') and r.due = s.due)
                          and %s
                        order by s.due, s.proceeding limit %d
                        """.formatted(seen.work("s.proceeding"), longest))
                .params(seen.parameters())
                .param("lastWorkingDay", now.lastWorkingDay())
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    LocalDate due = row.getObject("due", LocalDate.class);
                    return new Stuck(
                            row.getString("proceeding"),
                            row.getString("number"),
                            row.getString("clause_label"),
                            row.getString("task"),
                            row.getString("step"),
                            row.getString("owner"),
                            row.getString("owner_name"),
                            due,
                            now.daysLate(Lateness.Dates.open(due, null)));
                })
                .list();
        return new Some<>(stuck, total[0]);
    }

    /** What falls due from today on, the earliest first. */
    private Some<Soon> soon(OfficeDay.Reading now, int longest) {
        long[] total = {0};
        Sight.View seen = sight.now();
        List<Soon> soon = jdbc.sql("""
                        select x.*, count(*) over () total from (
                          select a.key, d.number, a.clause, c.label clause_label, m.title, a.period, register.shown_owner(a.key, a.body, b.name) body_name,
                            a.due, a.due_set_by, a.state, %s handed_over, %s returns
                          from register.assignment a
                            join register.directive d on d.key = a.directive
                            join register.body b on b.code = a.body
                            left join register.clause c on c.directive = a.directive and c.path = a.clause
                            left join register.measure m on m.directive = a.directive and m.code = a.measure
                          where a.closed_at is null and a.due between :today and :until and %s
                          union all
                          select r.proceeding, d.number, null, null, null, r.period, b.name, r.due, r.set_by, null, null,
                            '{}'
                          from register.report r
                            join register.proceeding p on p.key = r.proceeding
                            join register.directive d on d.key = p.directive
                            join register.body b on b.code = p.owner
                          where r.state in ('OPEN', 'RETURNED') and r.due between :today and :until and %s) x
                        order by x.due, x.number, x.clause, x.body_name limit %d
                        """.formatted(
                        LateSql.HANDED_OVER, LateSql.RETURNS, seen.work("a.key"), seen.work("r.proceeding"), longest))
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
