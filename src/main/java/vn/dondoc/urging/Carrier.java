package vn.dondoc.urging;

import java.util.Locale;

/** By what a message leaves the house. */
public enum Carrier {
    MAIL("thư điện tử", "người nhận chưa có địa chỉ thư: ghi email vào tệp people"),
    GATEWAY("cổng tin", "người nhận chưa có số điện thoại: ghi phone vào tệp people");

    private final String word;
    private final String lacking;

    Carrier(String word, String lacking) {
        this.word = word;
        this.lacking = lacking;
    }

    /** As incidents call it. */
    String word() {
        return word;
    }

    /** What the supervisor reads where a person has no address for it. */
    String lacking() {
        return lacking;
    }

    /**
     * The key of a message on this carrier, the same for every try. Two carriers never share one: what the first refused
     * would pass for sent where both end at the same provider.
     *
     * @param batch follows from the alerts that the message has
     */
    String key(String batch) {
        return batch + "-" + name().toLowerCase(Locale.ROOT);
    }
}
