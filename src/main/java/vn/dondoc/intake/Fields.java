package vn.dondoc.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads values at a place in a file. What the schema has already complained of reads as null, so that the checks that
 * follow can go on.
 */
record Fields(SourceFile file, String pointer) {

    JsonNode node() {
        return file.at(pointer);
    }

    Fields in(String name) {
        return new Fields(file, pointer + "/" + name);
    }

    /** The items of a list. */
    Stream<Fields> items(String name) {
        Fields list = in(name);
        return IntStream.range(0, list.node().isArray() ? list.node().size() : 0)
                .mapToObj(i -> list.in("" + i));
    }

    boolean has(String name) {
        return !in(name).node().isMissingNode() && !in(name).node().isNull();
    }

    String text(String name) {
        return value(in(name).node());
    }

    /** The text of this place itself. */
    String text() {
        return value(node());
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        items(name).map(Fields::text).filter(text -> text != null).forEach(texts::add);
        return texts;
    }

    LocalDate day(String name) {
        try {
            String text = text(name);
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    LocalDate day(String name, LocalDate otherwise) {
        LocalDate day = day(name);
        return day == null ? otherwise : day;
    }

    <T> T code(String name, Function<String, T> reader) {
        try {
            String text = text(name);
            return text == null ? null : reader.apply(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    boolean flag(String name, boolean otherwise) {
        return in(name).node().asBoolean(otherwise);
    }

    Integer number(String name) {
        JsonNode node = in(name).node();
        return node.isIntegralNumber() ? (Integer) node.intValue() : null;
    }

    private static String value(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank()
                ? node.textValue().strip()
                : null;
    }
}
