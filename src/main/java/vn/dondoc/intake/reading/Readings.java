package vn.dondoc.intake.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dondoc.intake.reading.Proposal.Evidence;
import vn.dondoc.intake.reading.Proposal.Sureness;

/** What was read so far and from which words. */
final class Readings {

    private static final int LONGEST = 600;

    final Map<String, Evidence> evidence = new LinkedHashMap<>();
    final List<String> notes = new ArrayList<>();

    void add(String field, String words, Sureness sureness) {
        String one = PlainText.joined(words);
        evidence.put(field, new Evidence(one.length() > LONGEST ? one.substring(0, LONGEST) + "…" : one, sureness));
    }

    void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
        }
    }
}
