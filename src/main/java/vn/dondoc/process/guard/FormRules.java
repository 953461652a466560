package vn.dondoc.process.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.TypedText;
import vn.dondoc.work.Values;

/**
 * Checks a submission by the rules of its own form file: the browser checks them for the official's convenience, this
 * class because a browser can be left out. Only the form's keys are let in, each of its type and within its bounds.
 */
@Component
public class FormRules {

    private static final int LONGEST_TEXT = 200_000;

    /** A year of two digits, or of five, is a slip. */
    private static final int EARLIEST_YEAR = 1900;

    private static final int LATEST_YEAR = 2200;

    /** A day, or an instant of that day. */
    private static final Pattern DAY =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:?\\d{2})?)?");

    /** Longer than any number that a form asks for. */
    private static final int LONGEST_NUMBER = 30;

    /** Characters of what was typed that a message repeats. */
    private static final int REPEATED = 60;

    private final ObjectMapper json;
    private final Map<String, Map<String, JsonNode>> fields = new ConcurrentHashMap<>();

    FormRules(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param form id of the form, which is its file's name
     * @param submitted raw values by key
     * @throws Refusal naming the field and what it must hold
     */
    public Values check(String form, Map<String, Object> submitted) {
        Map<String, JsonNode> rules = fields.computeIfAbsent(form, this::read);
        for (String key : submitted.keySet()) {
            if (!rules.containsKey(key)) {
                throw new Refusal(
                        "Biểu mẫu này không có ô \"" + repeated(key) + "\". Tải lại trang rồi nộp lại biểu mẫu.");
            }
        }
        Map<String, Object> checked = new HashMap<>();
        rules.forEach((key, rule) -> {
            Object value = value(rule, submitted.get(key));
            boolean given =
                    value != null && !Boolean.FALSE.equals(value) && !List.of().equals(value);
            if (value != null) {
                checked.put(key, value);
            }
            if (!given && rule.path("validate").path("required").asBoolean()) {
                throw new Refusal("Ô \"" + label(rule) + "\" còn trống. Điền ô này rồi nộp lại.");
            }
        });
        return new Values(checked);
    }

    private static Object value(JsonNode rule, Object raw) {
        Object value = raw instanceof String text ? blankToNull(text) : raw;
        if (value == null) {
            return null;
        }
        return switch (rule.path("type").asText()) {
            case "textfield", "textarea" -> text(rule, value);
            case "number" -> number(rule, value);
            case "datetime" -> date(rule, value);
            case "checkbox" -> flag(rule, value);
            case "radio", "select" -> choice(rule, value);
            case "taglist", "checklist" -> list(rule, value);
            default -> throw new Refusal("Ô \"" + label(rule) + "\" không nhận giá trị.");
        };
    }

    private static String text(JsonNode rule, Object value) {
        if (!(value instanceof String raw)) {
            throw new Refusal("Ô \"" + label(rule) + "\" phải là chữ.");
        }
        String text = TypedText.visible(raw);
        if (text.isEmpty()) {
            return null;
        }
        JsonNode validate = rule.path("validate");
        int most = Math.min(validate.path("maxLength").asInt(LONGEST_TEXT), LONGEST_TEXT);
        if (text.length() > most) {
            throw new Refusal("Ô \"" + label(rule) + "\" dài " + text.length() + " ký tự, nhiều nhất " + most
                    + ". Rút gọn rồi nộp lại.");
        }
        if (text.length() < validate.path("minLength").asInt(0)) {
            throw new Refusal("Ô \"" + label(rule) + "\" quá ngắn.");
        }
        String pattern = validate.path("pattern").asText("");
        if (!pattern.isEmpty() && !Pattern.matches(pattern, text)) {
            String message = validate.path("patternErrorMessage").asText("không đúng dạng");
            throw new Refusal("Ô \"" + label(rule) + "\": " + message);
        }
        return text;
    }

    private static Long number(JsonNode rule, Object value) {
        BigDecimal number;
        String typed = value.toString().strip();
        try {
            number = new BigDecimal(typed.length() > LONGEST_NUMBER ? "" : typed);
        } catch (NumberFormatException e) {
            throw new Refusal("Ô \"" + label(rule) + "\" phải ghi bằng chữ số, ví dụ 2020; đang ghi \""
                    + repeated(value) + "\".");
        }
        JsonNode validate = rule.path("validate");
        if (validate.has("min") && number.compareTo(validate.path("min").decimalValue()) < 0
                || validate.has("max") && number.compareTo(validate.path("max").decimalValue()) > 0) {
            throw new Refusal(
                    "Ô \"" + label(rule) + "\" phải từ " + validate.path("min").asText("…") + " đến "
                            + validate.path("max").asText("…") + ".");
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new Refusal("Ô \"" + label(rule) + "\" phải là số nguyên.");
        }
    }

    private static LocalDate date(JsonNode rule, Object value) {
        try {
            // Tasklist sends a day; a caller may send an instant of that day.
            Matcher day = DAY.matcher(value.toString());
            if (!day.matches()) {
                throw new DateTimeException("Not a day");
            }
            LocalDate date = LocalDate.parse(day.group(1));
            if (date.getYear() < EARLIEST_YEAR || date.getYear() > LATEST_YEAR) {
                throw new DateTimeException("Nobody's year");
            }
            return date;
        } catch (DateTimeException e) {
            throw new Refusal(
                    "Ô \"" + label(rule) + "\" phải là ngày, ví dụ 2020-12-31; đang ghi \"" + repeated(value) + "\".");
        }
    }

    private static Boolean flag(JsonNode rule, Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new Refusal("Ô \"" + label(rule) + "\" chỉ nhận có hoặc không.");
    }

    /** Choices that come from a list of the register are checked by whoever uses them. */
    private static String choice(JsonNode rule, Object value) {
        String chosen = value.toString();
        JsonNode values = rule.path("values");
        if (values.isArray()) {
            for (JsonNode each : values) {
                if (each.path("value").asText().equals(chosen)) {
                    return chosen;
                }
            }
            throw new Refusal("Ô \"" + label(rule) + "\": không có lựa chọn \"" + repeated(chosen) + "\".");
        }
        if (!isCode(chosen)) {
            throw new Refusal("Ô \"" + label(rule) + "\": không có lựa chọn \"" + repeated(chosen) + "\".");
        }
        return chosen;
    }

    private static List<String> list(JsonNode rule, Object value) {
        List<String> chosen = new ArrayList<>();
        try {
            JsonNode node = value instanceof Iterable<?> many
                    ? new ObjectMapper().valueToTree(many)
                    : new ObjectMapper().readTree(value.toString());
            if (!node.isArray() || node.size() > 500) {
                throw new Refusal("Ô \"" + label(rule) + "\" phải là danh sách.");
            }
            node.forEach(each -> {
                if (!isCode(each.asText())) {
                    throw new Refusal(
                            "Ô \"" + label(rule) + "\": không có lựa chọn \"" + repeated(each.asText()) + "\".");
                }
                chosen.add(each.asText());
            });
        } catch (IOException e) {
            throw new Refusal("Ô \"" + label(rule) + "\" phải là danh sách.");
        }
        return List.copyOf(chosen);
    }

    private static boolean isCode(String text) {
        return text.length() <= 100 && !TypedText.hasInvisible(text);
    }

    private static String repeated(Object typed) {
        String text = TypedText.visible(typed.toString());
        return text.length() <= REPEATED ? text : text.substring(0, REPEATED) + "…";
    }

    private static String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }

    private static String label(JsonNode rule) {
        return rule.path("label").asText(rule.path("key").asText());
    }

    private Map<String, JsonNode> read(String form) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        try (InputStream file = FormRules.class.getResourceAsStream("/forms/" + form + ".form")) {
            if (file == null) {
                throw new IllegalStateException("No form " + form);
            }
            collect(json.readTree(file), found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static void collect(JsonNode parent, Map<String, JsonNode> found) {
        for (JsonNode component : parent.path("components")) {
            if (component.has("key")) {
                found.put(component.path("key").asText(), component);
            }
            collect(component, found);
        }
    }
}
