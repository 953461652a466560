package vn.dondoc.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How the pages read the codes of the tables of urging; templates call it {@code @ladderWords}. */
@Component("ladderWords")
class LadderWords {

    private static final Pattern CODE = Pattern.compile("[A-Za-z_]+");

    /** STANDING is who set a date in the one table, a body in the other. */
    private static final List<String> OF_RUNGS = List.of("urgency.", "kind.", "setBy.", "rung.", "ladder.code.");

    private static final List<String> OF_RECIPIENTS = List.of("ladder.code.", "rung.", "channel.");

    private final MessageSource messages;

    LadderWords(MessageSource messages) {
        this.messages = messages;
    }

    /** A cell as the file has it; an empty condition holds for everything. */
    public String cell(String decision, String text) {
        if (text.isEmpty()) {
            return "";
        }
        return words(
                decision,
                text.replace("\"", "").replace("(", " (").replace(",", ", ").replaceAll(" +", " "));
    }

    /** The three or four parts of a change: what is asked, before, now. */
    public List<String> change(String decision, String change) {
        return List.of(change.split(" \\| ", -1)).stream()
                .map(part -> words(decision, part.strip()))
                .toList();
    }

    private String words(String decision, String text) {
        List<String> places = decision.equals("escalation-rungs") ? OF_RUNGS : OF_RECIPIENTS;
        return CODE.matcher(text)
                .replaceAll(code -> java.util.regex.Matcher.quoteReplacement(word(places, code.group())));
    }

    private String word(List<String> places, String code) {
        Locale locale = LocaleContextHolder.getLocale();
        return places.stream()
                .map(place -> messages.getMessage(place + code, null, null, locale))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(code);
    }
}
