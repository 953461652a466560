package vn.dondoc.intake;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a mark of secrecy: this system holds no secret documents. */
public final class SecrecyMark {

    private static final int HEAD_LINES = 25;

    /** The mark is printed in capitals; the word also stands in "bí mật", "mật mã" and the like. */
    private static final Pattern MARK =
            Pattern.compile("(?<!\\p{L})(?<!(BÍ|CƠ|BẢO|KÍN) )(TUYỆT MẬT|TỐI MẬT|MẬT)(?!\\p{L})(?! (MÃ|ĐỘ|ONG|THƯ|VỤ))");

    private static final Pattern LINE = Pattern.compile(
            "[\\s\\p{Punct}]*((độ|mức độ) mật\\s*:\\s*)?((t\\s*u\\s*y\\s*ệ\\s*t|t\\s*ố\\s*i)\\s+)?m\\s*ậ\\s*t[\\s\\p{Punct}]*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private SecrecyMark() {}

    /** The mark in one of the header's fields. */
    public static Optional<String> in(String field) {
        if (field == null) {
            return Optional.empty();
        }
        String text = Normalizer.normalize(field, Normalizer.Form.NFC).replaceAll("[\\s\\u00a0]+", " ");
        if (LINE.matcher(text).matches()) {
            return Optional.of(text.strip().toUpperCase(Locale.ROOT));
        }
        Matcher matcher = MARK.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    /** The mark among the lines above "Kính gửi" and the first clause, or anywhere in a line of its own. */
    public static Optional<String> inText(String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<String> alone = text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Normalizer.normalize(line, Normalizer.Form.NFC))
                .filter(line -> LINE.matcher(line).matches())
                .findFirst();
        if (alone.isPresent()) {
            return alone.map(line -> line.strip().toUpperCase(Locale.ROOT));
        }
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        for (String line : lines.subList(0, Math.min(HEAD_LINES, lines.size()))) {
            String plain = Normalizer.normalize(line, Normalizer.Form.NFC).strip();
            if (plain.matches("(?iU)kính gửi.*|1\\..*")) {
                return Optional.empty();
            }
            Optional<String> mark = in(plain);
            if (mark.isPresent()) {
                return mark;
            }
        }
        return Optional.empty();
    }
}
