package vn.dondoc.register;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;

/** Names as a Vietnamese reader looks for them: Đ after D, not after Z. */
final class VietnameseOrder {

    static final Comparator<Object> OF_NAMES = Collator.getInstance(Locale.forLanguageTag("vi"));

    private VietnameseOrder() {}
}
