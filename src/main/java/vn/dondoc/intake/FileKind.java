package vn.dondoc.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of data file; what a file is, its first mark says, not its name. */
enum FileKind {
    BODIES("bodies"),
    PEOPLE("people"),
    GROUPS("groups"),
    HOLIDAYS("holidays"),
    DIRECTIVE("directive");

    /** What an office's administrator also changes by page. */
    static final Set<FileKind> ORGANISATION = Set.of(BODIES, PEOPLE, GROUPS);

    private final String mark;

    FileKind(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }

    /** The schema on the class path. */
    String schema() {
        return "/schema/" + mark + ".schema.json";
    }

    static Optional<FileKind> of(JsonNode root) {
        return Arrays.stream(values()).filter(kind -> root.has(kind.mark)).findFirst();
    }

    static String marks() {
        return Arrays.stream(values()).map(FileKind::mark).collect(Collectors.joining(", "));
    }
}
