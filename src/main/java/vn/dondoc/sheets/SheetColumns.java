package vn.dondoc.sheets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dondoc.register.SheetImports;
import vn.dondoc.work.Refusal;

/** Where each field stands in a file, by column from 0. */
final class SheetColumns {

    private final Map<SheetField, Integer> places;

    private SheetColumns(Map<SheetField, Integer> places) {
        this.places = places;
    }

    /** By the heads alone; empty where a column is left out. Each field once, the first head that is exactly its own. */
    static List<String> proposed(List<String> heads) {
        List<String> fields = new ArrayList<>(Collections.nCopies(heads.size(), ""));
        for (boolean exactly : new boolean[] {true, false}) {
            for (int i = 0; i < heads.size(); i++) {
                String folded = SheetField.fold(heads.get(i));
                int at = i;
                if (fields.get(i).isEmpty() && !folded.isEmpty()) {
                    (exactly ? SheetField.of(folded) : SheetField.within(folded))
                            .filter(field -> !fields.contains(field.name()))
                            .ifPresent(field -> fields.set(at, field.name()));
                }
            }
        }
        return fields;
    }

    /** @throws Refusal where a field has two columns, or one that is needed has none */
    static SheetColumns of(List<String> fields) {
        Map<SheetField, Integer> places = new EnumMap<>(SheetField.class);
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).isEmpty()) {
                continue;
            }
            SheetField field = SheetField.valueOf(fields.get(i));
            Integer before = places.putIfAbsent(field, i);
            if (before != null) {
                throw new Refusal("Hai cột cùng là \"" + field.head() + "\": " + letter(before) + " và " + letter(i)
                        + ". Chọn lại một cột.");
            }
        }
        List<String> missing = SheetField.NEEDED.stream()
                .filter(field -> !places.containsKey(field))
                .map(field -> "\"" + field.head() + "\"")
                .toList();
        if (!missing.isEmpty()) {
            throw new Refusal("Chưa chọn cột nào là " + missing.stream().collect(Collectors.joining(", "))
                    + ". Chọn cột cho mỗi mục đó.");
        }
        return new SheetColumns(places);
    }

    boolean has(SheetField field) {
        return places.containsKey(field);
    }

    /** Empty where the row has nothing there, or the file no such column. */
    String get(SheetImports.Row row, SheetField field) {
        Integer at = places.get(field);
        return at == null || at >= row.cells().size() ? "" : row.cells().get(at);
    }

    /** {@code ô K12}; for a field without a column, its row. */
    String where(SheetImports.Row row, SheetField field) {
        Integer at = places.get(field);
        return at == null ? "dòng " + row.number() : "ô " + SheetFile.cell(at, row.number());
    }

    private static String letter(int column) {
        return SheetFile.cell(column, 0).replace("0", "");
    }
}
