package vn.dondoc.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.Split;

/** The official split of the assignments that a filter takes and the reader sees: in all, and by what they have in common. */
@Component
public class Figures {

    /** By what assignments are put together. */
    public enum By {
        DIRECTIVE("a.directive", "null::text"),
        BODY("a.body", "null::text"),
        CLAUSE("a.directive", "a.clause"),
        YEAR("to_char(a.due, 'YYYY')", "null::text"),
        QUARTER("to_char(a.due, 'YYYY-\"Q\"Q')", "null::text"),
        MONTH("to_char(a.due, 'YYYY-MM')", "null::text");

        private final String key;
        private final String part;

        By(String key, String part) {
            this.key = key;
            this.part = part;
        }

        /** Whether the groups are periods: the day on which work is due says to which it belongs. */
        public boolean period() {
            return this == YEAR || this == QUARTER || this == MONTH;
        }
    }

    /**
     * Assignments that have something in common.
     *
     * @param key of the directive, code of the body, or the period ({@code 2020}, {@code 2020-Q4}, {@code 2020-11}); null for
     *     work without a due day
     * @param clause its path, where it is by clause; else null
     * @param name number of the directive or name of the body; null for a period
     * @param title subject of the directive, or the label of the clause; else null
     */
    public record Group(String key, String clause, String name, String title, Split split) {}

    /**
     * @param total over all groups, also those on other pages
     * @param groups how many there are
     */
    public record Sheet(LocalDate today, List<Group> items, Split total, long groups) {}

    private static final String PIVOT = """
              count(*) filter (where class = 0) done_in_time, count(*) filter (where class = 1) done_late,
              count(*) filter (where class = 2) open_in_time, count(*) filter (where class = 3) open_late,
              count(*) filter (where class = 4) no_due, count(*) filter (where class = 5) cancelled""";

    private static final Map<By, String> NAMES = Map.of(
            By.DIRECTIVE, "d.number name, d.subject title",
            By.CLAUSE, "d.number name, c.label title",
            By.BODY, "b.name name, null title");

    private static final Map<By, String> NAMED_FROM = Map.of(
            By.DIRECTIVE, "join register.directive d on d.key = g.key",
            By.CLAUSE,
                    "join register.directive d on d.key = g.key "
                            + "left join register.clause c on c.directive = g.key and c.path = g.part",
            By.BODY, "join register.body b on b.code = g.key");

    private static final Map<By, String> ORDER = Map.of(
            By.DIRECTIVE, "g.open_late desc, d.issued_on desc, g.key",
            By.CLAUSE, "d.issued_on desc, g.key, c.ordinal, g.part",
            By.BODY, "g.open_late desc, b.name, g.key");

    private final JdbcClient jdbc;
    private final OfficeDay day;
    private final Sight sight;

    Figures(JdbcClient jdbc, OfficeDay day, Sight sight) {
        this.jdbc = jdbc;
        this.day = day;
        this.sight = sight;
    }

    /** Whether the reader sees all work of the office, or a part of it. */
    public boolean ofTheWholeOffice() {
        return sight.now().everything();
    }

    /**
     * @param split of the directives that are followed
     * @param overdue open and late, whatever became of the directive
     */
    record Whole(Split split, long overdue) {}

    /** All that the reader sees, in one look. */
    Whole whole(OfficeDay.Reading now) {
        Sight.View seen = sight.now();
        return jdbc.sql("""
                        select %1$s, sum(overdue) overdue from (
                          select case when d.state = 'CLOSED' then -1 else x.class end class,
                            case when x.class = 3 then 1 else 0 end overdue
                          from (select a.directive, %2$s class from register.assignment a where %3$s offset 0) x
                            join register.directive d on d.key = x.directive) y
                        """.formatted(PIVOT, LateSql.CLASS, seen.assignment("a")))
                .params(now.parameters())
                .params(seen.parameters())
                .query((row, n) -> new Whole(split(row, ""), row.getLong("overdue")))
                .single();
    }

    /** @param page from 0; bodies and directives with most overdue work come first, clauses and periods in their order */
    public Sheet by(By by, AssignmentView.Filter filter, int page, int size) {
        OfficeDay.Reading now = day.read();
        Map<String, Object> parameters = new LinkedHashMap<>(now.parameters());
        String where = AssignmentConditions.where(filter, now, sight.now(), parameters);
        parameters.put("size", size);
        parameters.put("skip", (long) page * size);
        Split[] total = {Split.NOTHING};
        long[] groups = {0};
        List<Group> items = jdbc.sql("""
                        with g as (
                          select key, part, %5$s
                          from (select %1$s key, %2$s part, %3$s class from register.assignment a %4$s offset 0) x
                          group by key, part)
                        select g.*, %6$s, count(*) over () groups,
                          sum(g.done_in_time) over () all_done_in_time, sum(g.done_late) over () all_done_late,
                          sum(g.open_in_time) over () all_open_in_time, sum(g.open_late) over () all_open_late,
                          sum(g.no_due) over () all_no_due, sum(g.cancelled) over () all_cancelled
                        from g %7$s order by %8$s limit :size offset :skip
                        """.formatted(
                                by.key,
                                by.part,
                                LateSql.CLASS,
                                where,
                                PIVOT,
                                NAMES.getOrDefault(by, "null name, null title"),
                                NAMED_FROM.getOrDefault(by, ""),
                                ORDER.getOrDefault(by, "g.key nulls last")))
                .params(parameters)
                .query((row, n) -> {
                    groups[0] = row.getLong("groups");
                    total[0] = split(row, "all_");
                    return new Group(
                            row.getString("key"),
                            row.getString("part"),
                            row.getString("name"),
                            row.getString("title"),
                            split(row, ""));
                })
                .list();
        return new Sheet(now.today(), by == By.BODY ? alphabetical(items) : items, total[0], groups[0]);
    }

    /** As the database has them, but names in Vietnamese order, which not every server knows. */
    private static List<Group> alphabetical(List<Group> items) {
        return items.stream()
                .sorted(Comparator.comparing((Group group) -> -group.split().openLate())
                        .thenComparing(Group::name, VietnameseOrder.OF_NAMES))
                .toList();
    }

    private static Split split(ResultSet row, String prefix) throws SQLException {
        return new Split(
                row.getInt(prefix + "done_in_time"),
                row.getInt(prefix + "done_late"),
                row.getInt(prefix + "open_in_time"),
                row.getInt(prefix + "open_late"),
                row.getInt(prefix + "no_due"),
                row.getInt(prefix + "cancelled"));
    }
}
