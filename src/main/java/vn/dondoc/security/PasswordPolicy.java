package vn.dondoc.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Long enough, not among those tried first, not the account's own name. There is no rule of digits, capitals or signs: a
 * Vietnamese phrase is a good password, and a name within a longer one is no fault.
 */
public final class PasswordPolicy {

    /** Code points: a letter with its marks counts once. */
    public static final int SHORTEST = 10;

    public static final int LONGEST = 200;

    private static final Set<String> TRIED_FIRST = triedFirst();

    private PasswordPolicy() {}

    /** @return what is wrong, as a sentence for whoever chose it; empty where nothing is */
    public static Optional<String> refuse(String account, String password) {
        String composed = Normalizer.normalize(password == null ? "" : password, Normalizer.Form.NFC);
        int length = composed.codePointCount(0, composed.length());
        if (length < SHORTEST) {
            return Optional.of(
                    "Mật khẩu phải có ít nhất " + SHORTEST + " ký tự. Một câu dễ nhớ là tốt nhất. Chưa đổi gì.");
        }
        if (length > LONGEST) {
            return Optional.of("Mật khẩu dài quá " + LONGEST + " ký tự. Chưa đổi gì.");
        }
        String plain = plain(composed);
        if (plain.replace(plain(account), "").isEmpty()) {
            return Optional.of("Mật khẩu không được chính là tên tài khoản. Chưa đổi gì.");
        }
        if (TRIED_FIRST.contains(plain) || plain.chars().distinct().count() < 4) {
            return Optional.of("Mật khẩu này nằm trong số bị dò đầu tiên. Chọn một câu khác. Chưa đổi gì.");
        }
        return Optional.empty();
    }

    /** Letters and digits alone, without marks, in lower case. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Set<String> triedFirst() {
        try (InputStream list = PasswordPolicy.class.getResourceAsStream("/security/passwords-tried-first.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PasswordPolicy::plain)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
