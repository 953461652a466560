package vn.dondoc.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Base64;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * bcrypt over the composed form, so that "ế" typed on another keyboard is the same letter. bcrypt reads 72 bytes; a longer
 * phrase goes through SHA-256 first, so that every letter counts.
 */
public class NormalizedPasswords implements PasswordEncoder {

    private static final int BCRYPT_BYTES = 72;

    private final PasswordEncoder hashing = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @Override
    public String encode(CharSequence password) {
        return hashing.encode(ready(password));
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        return hashing.matches(ready(password), hash);
    }

    @Override
    public boolean upgradeEncoding(String hash) {
        return hashing.upgradeEncoding(hash);
    }

    private static String ready(CharSequence password) {
        String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
        byte[] bytes = composed.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= BCRYPT_BYTES) {
            return composed;
        }
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
