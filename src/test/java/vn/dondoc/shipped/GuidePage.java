package vn.dondoc.shipped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of docs/guide as a test reads it. */
record GuidePage(Path file, String text) {

    static final Path FOLDER = Path.of("docs/guide");

    private static final Pattern QUOTED = Pattern.compile("\\*\\*(.+?)\\*\\*", Pattern.DOTALL);
    private static final Pattern STEP =
            Pattern.compile("(?m)^\\d+\\. (.+(?:\\n {2,}\\S.*)*)"); // with the lines that go on
    private static final Pattern PICTURE = Pattern.compile("!\\[([^]]*)]\\(pictures/([^)]+)\\)");

    static List<GuidePage> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(GuidePage::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GuidePage of(Path file) {
        try {
            return new GuidePage(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code officer} for officer.md. */
    String name() {
        return file.getFileName().toString().replace(".md", "");
    }

    /** The words that the page says stand on the screen. */
    Set<String> quoted() {
        return quotedIn(text);
    }

    /** Those of the numbered steps: whoever follows the page meets each of them. */
    Set<String> quotedInSteps() {
        Set<String> words = new LinkedHashSet<>();
        STEP.matcher(text).results().forEach(step -> words.addAll(quotedIn(step.group(1))));
        return words;
    }

    /** Numbers of the steps, heading by heading. */
    List<List<Integer>> steps() {
        List<List<Integer>> all = new ArrayList<>();
        for (String part : text.split("(?m)^## ")) {
            List<Integer> numbers = Pattern.compile("(?m)^(\\d+)\\. ")
                    .matcher(part)
                    .results()
                    .map(each -> Integer.valueOf(each.group(1)))
                    .toList();
            if (!numbers.isEmpty()) {
                all.add(numbers);
            }
        }
        return all;
    }

    List<String> pictures() {
        return PICTURE.matcher(text).results().map(each -> each.group(2)).toList();
    }

    private static Set<String> quotedIn(String markdown) {
        Set<String> words = new LinkedHashSet<>();
        QUOTED.matcher(markdown)
                .results()
                .forEach(each -> words.add(each.group(1).replaceAll("\\s+", " ").strip()));
        return words;
    }
}
