package vn.dondoc.directive.deadline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Any of several phrases, found by their first word; the longest wins where one begins with another. */
final class Phrases {

    private final Map<String, List<Words>> byFirst = new HashMap<>();

    private Phrases() {}

    static Phrases any(String... texts) {
        Phrases phrases = new Phrases();
        Arrays.stream(texts)
                .map(Words::of)
                .forEach(words -> phrases.byFirst.merge(
                        words.keys()[0],
                        List.of(words),
                        (some, more) -> Stream.concat(some.stream(), more.stream())
                                .sorted((a, b) -> b.keys().length - a.keys().length)
                                .toList()));
        return phrases;
    }

    /** Those that begin with a word, the longest first. */
    List<Words> beginningWith(String key) {
        return byFirst.getOrDefault(key, List.of());
    }
}
