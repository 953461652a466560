package vn.dondoc.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks for words, with or without tone marks, in what the reader may see. Every word must occur; their order is free. */
@Component
public class Search {

    /** No kind of result is told further; the total is. */
    public static final int LONGEST = 20;

    /** Further words of a question are left out. */
    private static final int WORDS = 8;

    /** A document; {@code subject} its abstract. */
    public record Document(String key, String number, String subject) {}

    /** A clause as printed. */
    public record Clause(String directive, String number, String path, String label, String wording) {}

    /** What a measure asks for; {@code product} null where the reading names none. */
    public record Product(
            String directive, String number, String clause, String measure, String title, String product) {}

    /** A body by its name of today. */
    public record Office(String code, String name) {}

    /** One list for each kind. */
    public record Results(
            Board.Some<Document> documents,
            Board.Some<Clause> clauses,
            Board.Some<Product> products,
            Board.Some<Office> bodies) {

        public boolean none() {
            return documents.total() + clauses.total() + products.total() + bodies.total() == 0;
        }
    }

    private final JdbcClient jdbc;
    private final Sight sight;

    Search(JdbcClient jdbc, Sight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
    }

    /** @param words at least one letter or digit */
    public Results find(String words) {
        Sight.View seen = sight.now();
        Map<String, Object> parameters = new LinkedHashMap<>(seen.parameters());
        List<String> conditions = new ArrayList<>();
        for (String word : words.strip().split("\\s+")) {
            if (conditions.size() < WORDS) {
                parameters.put("word" + conditions.size(), like(word));
                conditions.add("%s like register.folded(:word" + conditions.size() + ")");
            }
        }
        parameters.put("phrase", like(String.join(" ", words.strip().split("\\s+"))));
        String found = String.join(" and ", conditions);
        return new Results(
                some(
                        "d.key, d.number, d.subject from register.directive d where " + found.replace("%s", "d.folded")
                                + " and " + seen.directive("d.key"),
                        "d.folded",
                        "d.issued_on desc, d.key",
                        parameters,
                        (row, n) ->
                                new Document(row.getString("key"), row.getString("number"), row.getString("subject"))),
                some(
                        "c.directive, d.number, c.path, c.label, c.wording from register.clause c"
                                + " join register.directive d on d.key = c.directive where "
                                + found.replace("%s", "c.folded") + " and " + seen.directive("c.directive"),
                        "c.folded",
                        "d.issued_on desc, c.directive, c.ordinal",
                        parameters,
                        (row, n) -> new Clause(
                                row.getString("directive"),
                                row.getString("number"),
                                row.getString("path"),
                                row.getString("label"),
                                row.getString("wording"))),
                some(
                        "m.directive, d.number, m.clause, m.code, m.title, m.product from register.measure m"
                                + " join register.directive d on d.key = m.directive where "
                                + found.replace("%s", "m.folded") + " and " + seen.directive("m.directive"),
                        "m.folded",
                        "d.issued_on desc, m.directive, m.ordinal",
                        parameters,
                        (row, n) -> new Product(
                                row.getString("directive"),
                                row.getString("number"),
                                row.getString("clause"),
                                row.getString("code"),
                                row.getString("title"),
                                row.getString("product"))),
                some(
                        "b.code, b.name from (select x.*, register.folded(x.name || ' ' || x.code) folded"
                                + " from register.body x) b where "
                                + found.replace("%s", "b.folded"),
                        "b.folded",
                        "b.name, b.code",
                        parameters,
                        (row, n) -> new Office(row.getString("code"), row.getString("name"))));
    }

    /** Those first in which the words stand as they were typed. */
    private <T> Board.Some<T> some(
            String what, String folded, String order, Map<String, Object> parameters, RowMapper<T> mapper) {
        long[] total = {0};
        List<T> items = jdbc.sql("select count(*) over () total, " + what + " order by (" + folded
                        + " like register.folded(:phrase)) desc, " + order + " limit " + LONGEST)
                .params(parameters)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    return mapper.mapRow(row, n);
                })
                .list();
        return new Board.Some<>(items, total[0]);
    }

    private static String like(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
