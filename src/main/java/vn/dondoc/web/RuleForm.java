package vn.dondoc.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dondoc.work.Refusal;
import vn.dondoc.work.RuleChange;

/** One change of the office's rules as it was typed; the same fields come back with the confirmation. */
record RuleForm(Map<String, String> typed) {

    private static final String DISTANCE = "distance.";
    private static final int MOST_FIELDS = 40;

    static RuleForm of(Map<String, String> request) {
        Map<String, String> typed = new LinkedHashMap<>(request);
        typed.remove("_csrf");
        typed.remove("token");
        if (typed.size() > MOST_FIELDS) {
            throw new Refusal("Biểu mẫu có quá nhiều ô, chưa ghi gì. Tải lại trang rồi làm lại.");
        }
        return new RuleForm(typed);
    }

    /** Whether it speaks of milestones, else of the calendar. */
    boolean ofMilestones() {
        return List.of("distances", "session", "dropSession").contains(op());
    }

    private String op() {
        return typed.getOrDefault("op", "");
    }

    RuleChange change() {
        String reason = typed.get("reason");
        return switch (op()) {
            case "day" ->
                days(
                        new RuleChange.Day(
                                day("day", "Ngày"),
                                typed.get("kind"),
                                typed.get("name"),
                                typed.get("source"),
                                typed.containsKey("provisional"),
                                false),
                        reason);
            case "drop" -> days(new RuleChange.Day(day("day", "Ngày"), null, null, null, false, true), reason);
            case "year" -> new RuleChange(null, number("year", "Năm"), typed.get("source"), null, null, reason);
            case "distances" -> new RuleChange(null, null, null, distances(), null, reason);
            case "session" ->
                sessions(new RuleChange.Session(day("day", "Ngày họp"), typed.get("note"), false), reason);
            case "dropSession" -> sessions(new RuleChange.Session(day("day", "Ngày họp"), null, true), reason);
            case "none" -> RuleChange.none(reason);
            default -> throw new Refusal("Trang gửi lên không đúng biểu mẫu, chưa ghi gì. Tải lại trang rồi làm lại.");
        };
    }

    private static RuleChange days(RuleChange.Day day, String reason) {
        return new RuleChange(List.of(day), null, null, null, null, reason);
    }

    private static RuleChange sessions(RuleChange.Session session, String reason) {
        return new RuleChange(null, null, null, null, List.of(session), reason);
    }

    private Map<String, Integer> distances() {
        Map<String, Integer> distances = new LinkedHashMap<>();
        typed.keySet().stream()
                .filter(name -> name.startsWith(DISTANCE))
                .forEach(name -> distances.put(name.substring(DISTANCE.length()), number(name, "Số ngày làm việc")));
        return distances;
    }

    private LocalDate day(String name, String field) {
        String text = typed.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            throw new Refusal("Ô \"" + field + "\" còn trống. Điền ô này rồi gửi lại.");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(field + ": \"" + text + "\" không phải ngày. Chọn ngày trong lịch.");
        }
    }

    private Integer number(String name, String field) {
        String text = typed.getOrDefault(name, "").strip();
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new Refusal(field + ": \"" + text + "\" không phải số nguyên. Ghi lại bằng chữ số.");
        }
    }
}
