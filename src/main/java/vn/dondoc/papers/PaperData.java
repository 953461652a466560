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
}
