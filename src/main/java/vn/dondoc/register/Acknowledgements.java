package vn.dondoc.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.Split;
import vn.dondoc.directive.Standing;

/** Who has received what: bodies by directive, and within one directive bodies by clause. */
@Component
public class Acknowledgements {

    /** How far a body is with a directive that was sent to it; each includes the one before. */
    public enum Stage {
        SENT,
        RECEIVED,
        ASSIGNED,
        DISSEMINATED,
        REPORTED,
        CONFIRMED
    }

    /** @param total bodies to which it was sent and that the reader may see; {@code received} those that registered it */
    public record Column(String directive, String number, LocalDate issuedOn, int received, int total) {}

    /** @param work the assignment that says so; {@code receivedOn} null while it is {@link Stage#SENT} */
    public record Cell(String work, Stage stage, LocalDate receivedOn) {}

    /** @param cells by key of the directive; none where it was not sent to the body */
    public record Row(String body, String name, Map<String, Cell> cells) {}

    /** @param directives how many there are, on all pages */
    public record Matrix(LocalDate today, List<Column> columns, List<Row> rows, long directives) {}

    /** @param path of the clause */
    public record Clause(String path, String label) {}

    /** @param cells by path of the clause; none where it orders the body nothing */
    public record Lead(String body, String name, Cell receipt, Map<String, Split> cells) {}

    public record OfDirective(LocalDate today, List<Clause> clauses, List<Lead> rows) {}

    private static final String STAGE = """
            case when a.state = 'DONE' then 'CONFIRMED' when a.submitted_at is not null then 'REPORTED'
              when exists (select 1 from register.step s where s.proceeding = a.proceeding and s.done_by is not null
                and s.task = 'userTask_disseminate') then 'DISSEMINATED'
              when exists (select 1 from register.step s where s.proceeding = a.proceeding and s.done_by is not null
                and s.task = 'userTask_assign') then 'ASSIGNED'
              when a.received_on is not null then 'RECEIVED' else 'SENT' end""";

    private final JdbcClient jdbc;
    private final OfficeDay day;
    private final Sight sight;

    Acknowledgements(JdbcClient jdbc, OfficeDay day, Sight sight) {
        this.jdbc = jdbc;
        this.day = day;
        this.sight = sight;
    }

    /**
     * The directives that are followed, the latest first, and the bodies to which one of them was sent.
     *
     * @param page of directives, from 0
     * @param size directives a page
     */
    public Matrix matrix(int page, int size) {
        Sight.View seen = sight.now();
        long[] total = {0};
        Map<String, Column> columns = new LinkedHashMap<>();
        Map<String, Row> rows = new LinkedHashMap<>();
        jdbc.sql("""
                        with shown as (
                          select d.key, d.number, d.issued_on, count(*) over () total from register.directive d
                          where d.state not in ('DRAFT', 'AWAITING_SIGNATURE', 'CLOSED') and %2$s
                          order by d.issued_on desc, d.key limit :size offset :skip)
                        select t.key directive, t.number, t.issued_on, t.total, a.key, a.body, b.name, a.received_on, %1$s stage
                        from shown t
                          left join register.assignment a on a.directive = t.key and a.kind = 'disseminate'
                            and a.state <> 'CANCELLED' and %3$s
                          left join register.body b on b.code = a.body
                        order by t.issued_on desc, t.key, b.name, a.body, a.key
                        """.formatted(STAGE, seen.directive("d.key"), seen.assignment("a")))
                .params(seen.parameters())
                .param("size", size)
                .param("skip", (long) page * size)
                .query(row -> {
                    total[0] = row.getLong("total");
                    String directive = row.getString("directive");
                    Column column = columns.get(directive);
                    if (column == null) {
                        column = new Column(
                                directive, row.getString("number"), row.getObject("issued_on", LocalDate.class), 0, 0);
                    }
                    String body = row.getString("body");
                    if (body != null) {
                        LocalDate on = row.getObject("received_on", LocalDate.class);
                        column = new Column(
                                directive,
                                column.number(),
                                column.issuedOn(),
                                column.received() + (on == null ? 0 : 1),
                                column.total() + 1);
                        Row of = rows.get(body);
                        if (of == null) {
                            of = new Row(body, row.getString("name"), new LinkedHashMap<>());
                            rows.put(body, of);
                        }
                        of.cells()
                                .put(
                                        directive,
                                        new Cell(row.getString("key"), Stage.valueOf(row.getString("stage")), on));
                    }
                    columns.put(directive, column);
                });
        return new Matrix(
                day.read().today(),
                List.copyOf(columns.values()),
                rows.values().stream()
                        .sorted(Comparator.comparing(Row::name, VietnameseOrder.OF_NAMES))
                        .toList(),
                total[0]);
    }

    /** One directive: who has received it, and how far each body is with each clause that orders it something. */
    public OfDirective of(String directive) {
        OfficeDay.Reading now = day.read();
        Sight.View seen = sight.now();
        Map<String, Clause> clauses = new LinkedHashMap<>();
        Map<String, Lead> rows = new LinkedHashMap<>();
        Map<String, Map<String, Map<Standing, Integer>>> counts = new LinkedHashMap<>();
        jdbc.sql("""
                        select x.*, b.name, c.label from (
                          select a.body, a.clause, %1$s standing, count(*) n,
                            max(case when a.kind = 'disseminate' then a.key end) work,
                            max(case when a.kind = 'disseminate' then a.received_on end) received_on,
                            max(case when a.kind = 'disseminate' then %2$s end) stage
                          from register.assignment a where a.directive = :directive and %3$s group by 1, 2, 3) x
                          join register.body b on b.code = x.body
                          left join register.clause c on c.directive = :directive and c.path = x.clause
                        order by b.name, x.body, c.ordinal, x.clause
                        """.formatted(LateSql.STANDING, STAGE, seen.assignment("a")))
                .params(now.parameters())
                .params(seen.parameters())
                .param("directive", directive)
                .query(row -> {
                    String body = row.getString("body");
                    String clause = row.getString("clause");
                    clauses.putIfAbsent(clause, new Clause(clause, row.getString("label")));
                    counts.computeIfAbsent(body, key -> new LinkedHashMap<>())
                            .computeIfAbsent(clause, key -> new EnumMap<>(Standing.class))
                            .put(Standing.valueOf(row.getString("standing")), row.getInt("n"));
                    String work = row.getString("work");
                    Cell receipt = work == null || row.getString("standing").equals("CANCELLED")
                            ? null
                            : new Cell(
                                    work,
                                    Stage.valueOf(row.getString("stage")),
                                    row.getObject("received_on", LocalDate.class));
                    Lead before = rows.get(body);
                    if (before == null || before.receipt() == null) {
                        rows.put(body, new Lead(body, row.getString("name"), receipt, new LinkedHashMap<>()));
                    }
                });
        counts.forEach((body, ofBody) ->
                ofBody.forEach((clause, classes) -> rows.get(body).cells().put(clause, Split.of(classes))));
        List<Clause> order = new ArrayList<>(clauses.values());
        order.sort(Comparator.comparing(Clause::path, Acknowledgements::byNumbers));
        return new OfDirective(
                now.today(),
                order,
                rows.values().stream()
                        .sorted(Comparator.comparing(Lead::name, VietnameseOrder.OF_NAMES))
                        .toList());
    }

    /** 2.4 before 2.10. */
    private static int byNumbers(String one, String other) {
        String[] left = one.split("\\.");
        String[] right = other.split("\\.");
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int by = left[i].length() == right[i].length()
                    ? left[i].compareTo(right[i])
                    : Integer.compare(left[i].length(), right[i].length());
            if (by != 0) {
                return by;
            }
        }
        return Integer.compare(left.length, right.length);
    }
}
