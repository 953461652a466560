package vn.dondoc.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The checked values of a form, by key: texts in NFC, dates, whole numbers, flags, lists. */
public record Values(Map<String, Object> byKey) {

    public Values {
        byKey = Map.copyOf(byKey);
    }

    /** Null where left empty. */
    public String text(String key) {
        return (String) byKey.get(key);
    }

    public String text(String key, String missing) {
        return required(text(key), missing);
    }

    public LocalDate date(String key) {
        return (LocalDate) byKey.get(key);
    }

    public LocalDate date(String key, String missing) {
        return required(date(key), missing);
    }

    public Long number(String key) {
        return (Long) byKey.get(key);
    }

    public boolean flag(String key) {
        return Boolean.TRUE.equals(byKey.get(key));
    }

    @SuppressWarnings("unchecked")
    public List<String> list(String key) {
        return (List<String>) byKey.getOrDefault(key, List.of());
    }

    private static <T> T required(T value, String missing) {
        if (value == null) {
            throw new Refusal(missing);
        }
        return value;
    }
}
