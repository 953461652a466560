package vn.dondoc.web;

import java.security.Principal;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import vn.dondoc.register.DraftKeys;

/**
 * Gives a page of somebody who is signed in the key to what they typed and did not send ({@code static/js/drafts.js}). The
 * next user of the browser gets another one.
 */
@Controller
class DraftKeyPage {

    private static final int BYTES = 32;

    /** @param key in Base64 */
    record Key(String id, String key) {}

    private final DraftKeys keys;
    private final SecureRandom random = new SecureRandom();

    DraftKeyPage(DraftKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/drafts/key")
    ResponseEntity<Key> key(Principal who) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        DraftKeys.DraftKey own = keys.of(who.getName(), fresh);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Key(own.id().toString(), Base64.getEncoder().encodeToString(own.key())));
    }
}
