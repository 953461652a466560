package vn.dondoc.web;

import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.register.UnknownThing;

/** Keys as they come in addresses. */
final class Keys {

    private Keys() {}

    /** Null where empty. PostgreSQL takes no NUL; nothing is named with one either. */
    static String filter(String value) {
        return value == null || value.isBlank() ? null : value.strip().replace("\0", "\uFFFD");
    }

    /** @throws UnknownThing for what can't be a key at all */
    static DirectiveKey directive(String key) {
        try {
            return new DirectiveKey(key);
        } catch (IllegalArgumentException e) {
            throw new UnknownThing("Không có văn bản nào mang mã " + key + ".");
        }
    }
}
