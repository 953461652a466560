package vn.dondoc.work;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.dondoc.register.OfficeRules;
import vn.dondoc.register.ReferenceData.CalendarDay;
import vn.dondoc.register.RuleChanges.Row;

/** Checks a change of the office's rules and writes its rows; says of each what stood there and what stands there now. */
@Component
class RuleEntry {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SOURCE = 400;
    private static final int FURTHEST = 500;
    private static final Set<String> KINDS = Set.of("HOLIDAY", "IN_LIEU", "MADE_UP");

    private final OfficeRules rules;

    RuleEntry(OfficeRules rules) {
        this.rules = rules;
    }

    /** @throws Refusal where anything is wrong; nothing is written then */
    List<Row> write(RuleChange change) {
        List<CalendarDay> days = days(change);
        List<OfficeRules.Session> sessions = sessions(change);
        Map<String, Integer> distances = distances(change);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            writeDay(days.get(i), change.days().get(i).remove(), rows);
        }
        if (change.confirmYear() != null) {
            confirm(change.confirmYear(), change.yearSource(), rows);
        }
        distances.forEach((step, count) -> {
            Integer before = rules.distances().get(step);
            if (!count.equals(before)) {
                rows.add(new Row("DISTANCE", step, before.toString(), count.toString()));
                rules.setDistance(step, count);
            }
        });
        for (int i = 0; i < sessions.size(); i++) {
            writeSession(sessions.get(i), change.sessions().get(i).remove(), rows);
        }
        return rows;
    }

    private void writeDay(CalendarDay day, boolean remove, List<Row> rows) {
        CalendarDay before = rules.day(day.day()).orElse(null);
        if (remove) {
            if (before == null) {
                throw new Refusal("Ngày " + Words.day(day.day()) + " không có trong lịch nên không bỏ được.");
            }
            rules.remove(day.day());
        } else if (!day.equals(before)) {
            rules.save(day);
        } else {
            return;
        }
        rows.add(new Row("DAY", day.day().toString(), text(before), remove ? null : text(day)));
    }

    private void confirm(int year, String source, List<Row> rows) {
        String announced = TypedText.required("Nguồn", source, LONGEST_SOURCE);
        OfficeRules.Year before = rules.years().stream()
                .filter(each -> each.year() == year)
                .findFirst()
                .orElseThrow(
                        () -> new Refusal("Năm " + year + " chưa có ngày nào trong lịch. Thêm các ngày nghỉ trước."));
        if (before.confirmed()) {
            throw new Refusal("Lịch năm " + year + " đã là chính thức.");
        }
        rules.confirm(year, announced);
        rows.add(new Row("YEAR", Integer.toString(year), "PROVISIONAL", "CONFIRMED_YEAR: " + announced));
    }

    private void writeSession(OfficeRules.Session session, boolean remove, List<Row> rows) {
        String before = rules.sessions().stream()
                .filter(each -> each.day().equals(session.day()))
                .map(OfficeRules.Session::note)
                .findFirst()
                .orElse(null);
        if (remove) {
            if (before == null) {
                throw new Refusal("Không có phiên họp ngày " + Words.day(session.day()) + " để bỏ.");
            }
            rules.removeSession(session.day());
        } else if (!session.note().equals(before)) {
            rules.save(session);
        } else {
            return;
        }
        rows.add(new Row("SESSION", session.day().toString(), before, remove ? null : session.note()));
    }

    private static String text(CalendarDay day) {
        return day == null
                ? null
                : day.kind() + ": " + day.name() + " (" + day.source() + ")" + (day.provisional() ? ", tạm tính" : "");
    }

    // ------------------------------------------------------------------------------------------------ checking

    private static List<CalendarDay> days(RuleChange change) {
        Set<LocalDate> seen = new HashSet<>();
        List<CalendarDay> days = new ArrayList<>();
        for (RuleChange.Day day : change.days()) {
            LocalDate on = checked(day.day(), "Ngày");
            if (!seen.add(on)) {
                throw new Refusal("Ngày " + Words.day(on) + " ghi hai lần. Bỏ một lần.");
            }
            days.add(day.remove() ? new CalendarDay(on, null, null, null, false) : checked(day));
        }
        return days;
    }

    private static CalendarDay checked(RuleChange.Day day) {
        LocalDate on = day.day();
        if (day.kind() == null || !KINDS.contains(day.kind())) {
            throw new Refusal(
                    "Loại ngày: chọn một trong HOLIDAY (nghỉ lễ), IN_LIEU (nghỉ bù, nghỉ hoán đổi), MADE_UP (làm bù).");
        }
        boolean weekend = on.getDayOfWeek() == DayOfWeek.SATURDAY || on.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (day.kind().equals("MADE_UP") && !weekend) {
            throw new Refusal("Ngày làm bù " + Words.day(on)
                    + " không phải thứ Bảy hay Chủ nhật nên vốn đã là ngày làm việc. Sửa lại ngày.");
        }
        if (!day.kind().equals("MADE_UP") && weekend) {
            throw new Refusal("Ngày nghỉ " + Words.day(on)
                    + " là thứ Bảy hay Chủ nhật, vốn đã nghỉ. Nếu được nghỉ bù, ghi ngày làm việc được nghỉ thay.");
        }
        return new CalendarDay(
                on,
                day.kind(),
                TypedText.required("Tên ngày", day.name(), LONGEST_NAME),
                TypedText.required("Nguồn", day.source(), LONGEST_SOURCE),
                day.provisional());
    }

    private static List<OfficeRules.Session> sessions(RuleChange change) {
        Set<LocalDate> seen = new HashSet<>();
        List<OfficeRules.Session> sessions = new ArrayList<>();
        for (RuleChange.Session session : change.sessions()) {
            LocalDate on = checked(session.day(), "Ngày họp");
            if (!seen.add(on)) {
                throw new Refusal("Phiên họp ngày " + Words.day(on) + " ghi hai lần. Bỏ một lần.");
            }
            sessions.add(new OfficeRules.Session(
                    on, session.remove() ? null : TypedText.required("Căn cứ", session.note(), LONGEST_SOURCE)));
        }
        return sessions;
    }

    private Map<String, Integer> distances(RuleChange change) {
        Map<String, Integer> all = new LinkedHashMap<>(rules.distances());
        Map<String, Integer> asked = new LinkedHashMap<>();
        change.distances().forEach((step, count) -> {
            if (!all.containsKey(step)) {
                throw new Refusal(
                        "Không có mốc nào mang mã " + step + ". Các mốc: " + String.join(", ", all.keySet()) + ".");
            }
            if (count == null || count < 0 || count > FURTHEST) {
                throw new Refusal("Số ngày làm việc của " + step + ": ghi số nguyên từ 0 đến " + FURTHEST + ".");
            }
            all.put(step, count);
            asked.put(step, count);
        });
        if (!asked.isEmpty()) {
            inOrder(all);
        }
        return asked;
    }

    /** What is done later can't be due earlier. */
    private static void inOrder(Map<String, Integer> distances) {
        String before = null;
        for (Map.Entry<String, Integer> each : distances.entrySet()) {
            if (before != null && distances.get(before) < each.getValue()) {
                throw new Refusal("Mốc làm sau (" + each.getKey() + ", " + each.getValue()
                        + " ngày) không được cách hạn trình xa hơn mốc làm trước (" + before + ", "
                        + distances.get(before) + " ngày).");
            }
            before = each.getKey();
        }
    }

    private static LocalDate checked(LocalDate day, String field) {
        if (day == null) {
            throw new Refusal("Ô \"" + field + "\" còn trống. Điền ô này rồi gửi lại.");
        }
        if (day.getYear() < 2000 || day.getYear() > 2099) {
            throw new Refusal(field + " " + Words.day(day) + " không hợp lệ. Ghi ngày từ năm 2000 đến năm 2099.");
        }
        return day;
    }
}
