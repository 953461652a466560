package vn.dondoc.papers;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.config.ConfigureBuilder;
import com.deepoove.poi.plugin.table.LoopRowTableRenderPolicy;
import com.deepoove.poi.policy.TextRenderPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the data into a template: {@code {{tên}}} becomes a text, and the table row that begins with {@code {{tên bảng}}} is
 * repeated, its {@code [cột]} filled each time. What is filled in is text and nothing else, whatever it looks like.
 */
final class Filling {

    /** A name is whatever stands between the brackets. */
    private static final String NAME = "[^\\[\\]{}]*";

    private Filling() {}

    static byte[] fill(byte[] template, Paper paper, PaperData data) {
        Map<String, Object> model = new HashMap<>();
        for (Paper.Name name : paper.names()) {
            if (name.columns().isEmpty()) {
                model.put(name.name(), printable(data.texts().getOrDefault(name.name(), "")));
            } else {
                model.put(name.name(), rows(name, data.tables().getOrDefault(name.name(), List.of())));
            }
        }
        try (XWPFTemplate word = XWPFTemplate.compile(new ByteArrayInputStream(template), words(paper))
                        .render(model);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            word.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How templates are read; pictures, included files and formulas of the library stay off. */
    static Configure words(Paper paper) {
        ConfigureBuilder builder = Configure.builder().buildGrammerRegex(NAME);
        for (Paper.Name name : paper.names()) {
            if (!name.columns().isEmpty()) {
                builder.bind(name.name(), new LoopRowTableRenderPolicy("[", "]", true));
            }
        }
        Configure words = builder.build();
        words.getDefaultPolicys().keySet().removeIf(sign -> sign != '\0');
        words.getDefaultPolicys().put('\0', new TextRenderPolicy());
        return words;
    }

    /** Nothing in a table is said in a row, too: an empty one would look like a mistake. */
    private static List<Map<String, String>> rows(Paper.Name table, List<Map<String, String>> rows) {
        if (rows.isEmpty()) {
            Map<String, String> none = new LinkedHashMap<>();
            table.columns().forEach(column -> none.put(column, ""));
            none.put(table.columns().get(1), "Không có");
            return List.of(none);
        }
        return rows.stream()
                .map(row -> {
                    Map<String, String> printed = new LinkedHashMap<>();
                    table.columns().forEach(column -> printed.put(column, printable(row.getOrDefault(column, ""))));
                    return printed;
                })
                .toList();
    }

    /** Composed, with no sign that XML can't carry. */
    private static String printable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .codePoints()
                .forEach(sign -> {
                    boolean carried = sign == '\n'
                            || sign == '\t'
                            || sign >= 0x20 && sign <= 0xD7FF
                            || sign >= 0xE000 && sign <= 0xFFFD
                            || sign >= 0x10000;
                    if (carried) {
                        kept.appendCodePoint(sign);
                    }
                });
        return kept.toString();
    }
}
