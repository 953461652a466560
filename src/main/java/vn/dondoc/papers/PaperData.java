package vn.dondoc.papers;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one paper says: its texts and tables by the names that templates use.
 *
 * @param figures the code that it prints; null where it has none
 * @param cutOff the instant that its figures show
 */
record PaperData(
        Map<String, String> texts,
        Map<String, List<Map<String, String>>> tables,
        String period,
        String figures,
        Instant cutOff) {

    /** A row of a table: name and text of each column in turn. */
    static Map<String, String> row(String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return row;
    }

    /** Every place filled with its own name, every table with two rows. */
    static PaperData sample(Paper paper, Instant now) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
        for (Paper.Name name : paper.names()) {
            if (name.columns().isEmpty()) {
                texts.put(name.name(), "«" + name.name() + "»");
            } else {
                tables.put(name.name(), List.of(sample(name, 1), sample(name, 2)));
            }
        }
        return new PaperData(texts, tables, null, null, now);
    }

    private static Map<String, String> sample(Paper.Name table, int row) {
        Map<String, String> cells = new LinkedHashMap<>();
        table.columns().forEach(column -> cells.put(column, "«" + column + " " + row + "»"));
        return cells;
    }
}
