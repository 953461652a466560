package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dondoc.calendar.LunarFeasts;

/** Feasts and memorial days that documents name instead of a day. */
final class Feasts {

    /**
     * A feast that stands in the line.
     *
     * @param date null where its day isn't in the table of lunar days, or contradicts what is printed
     * @param yearPrinted the year stands in the line
     * @param problem why there is no date; null where there is one
     */
    record Found(String name, LocalDate date, boolean yearPrinted, int next, String problem) {}

    private record Fixed(String name, int month, int day, Words words) {}

    private static final Map<String, List<Fixed>> FIXED = new HashMap<>();
    private static final Phrases NEW_YEAR = Phrases.any("tết dương lịch", "tết tây");
    private static final Phrases TET = Phrases.any(
            "tết nguyên đán",
            "tết âm lịch",
            "tết cổ truyền",
            "tết ta",
            "tết nguyên đán cổ truyền",
            "tết cổ truyền dân tộc",
            "tết");
    private static final Phrases OTHER_TET = Phrases.any(
            "tết trung thu", "tết đoan ngọ", "tết hàn thực", "tết trồng cây", "tết thiếu nhi", "tết quân dân");
    private static final Phrases GIO_TO = Phrases.any("giỗ tổ hùng vương", "giỗ tổ", "quốc giỗ");
    private static final Words STEMS = Words.of("canh tân nhâm quý giáp ất bính đinh mậu kỷ");
    private static final Words BRANCHES = Words.of("thân dậu tuất hợi tý sửu dần mão thìn tỵ ngọ mùi");
    private static final Words YEAR = Words.of("năm");
    private static final Phrases BEFORE_NAME = Phrases.any("ngày lễ", "lễ", "ngày", "đại lễ", "đón");
    private static final int CYCLE = 60;

    static {
        fixed("Tết Dương lịch", 1, 1, "tết dương lịch", "tết tây");
        fixed("ngày thành lập Đảng", 2, 3, "thành lập đảng", "thành lập đảng cộng sản việt nam");
        fixed("ngày Thầy thuốc Việt Nam", 2, 27, "thầy thuốc việt nam");
        fixed("ngày Quốc tế Phụ nữ", 3, 8, "quốc tế phụ nữ");
        fixed("ngày thành lập Đoàn", 3, 26, "thành lập đoàn", "thành lập đoàn tncs hồ chí minh");
        fixed(
                "ngày Chiến thắng",
                4,
                30,
                "giải phóng miền nam",
                "giải phóng hoàn toàn miền nam",
                "giải phóng miền nam thống nhất đất nước",
                "giải phóng miền nam , thống nhất đất nước",
                "giải phóng hoàn toàn miền nam , thống nhất đất nước",
                "thống nhất đất nước");
        fixed("ngày Quốc tế Lao động", 5, 1, "quốc tế lao động");
        fixed(
                "ngày sinh Chủ tịch Hồ Chí Minh",
                5,
                19,
                "sinh chủ tịch hồ chí minh",
                "sinh nhật bác",
                "sinh nhật bác hồ",
                "sinh của chủ tịch hồ chí minh",
                "sinh của bác hồ");
        fixed("ngày Báo chí Cách mạng Việt Nam", 6, 21, "báo chí cách mạng việt nam");
        fixed(
                "ngày Thương binh - Liệt sĩ",
                7,
                27,
                "thương binh - liệt sĩ",
                "thương binh liệt sĩ",
                "thương binh , liệt sĩ");
        fixed("ngày Cách mạng Tháng Tám", 8, 19, "cách mạng tháng tám", "cách mạng tháng 8");
        fixed("Quốc khánh", 9, 2, "quốc khánh", "tết độc lập");
        fixed("ngày Doanh nhân Việt Nam", 10, 13, "doanh nhân việt nam");
        fixed("ngày Phụ nữ Việt Nam", 10, 20, "phụ nữ việt nam");
        fixed("ngày Nhà giáo Việt Nam", 11, 20, "nhà giáo việt nam");
        fixed(
                "ngày thành lập Quân đội nhân dân Việt Nam",
                12,
                22,
                "thành lập quân đội nhân dân việt nam",
                "thành lập quân đội");
    }

    private final Line line;
    private final LocalDate issued;
    private final Days days;

    Feasts(Line line, LocalDate issued, Days days) {
        this.line = line;
        this.issued = issued;
        this.days = days;
    }

    private static void fixed(String name, int month, int day, String... words) {
        for (String text : words) {
            Words known = Words.of(text);
            FIXED.computeIfAbsent(known.keys()[0], first -> new ArrayList<>()).add(new Fixed(name, month, day, known));
        }
    }

    /** The feast that stands here, or null. */
    Found at(int i) {
        int start = line.past(i, BEFORE_NAME);
        Fixed longest = null;
        for (Fixed feast : FIXED.getOrDefault(line.at(start).key(), List.of())) {
            boolean longer = longest == null
                    || feast.words().keys().length > longest.words().keys().length;
            longest = longer && line.has(start, feast.words()) ? feast : longest;
        }
        if (longest != null) {
            return withDay(longest, line.after(start, longest.words()));
        }
        int other = line.after(start, OTHER_TET);
        if (other > 0) {
            String name = line.printed(start, other);
            return new Found(name, null, false, other, "\"" + name + "\" không có trong bảng ngày.");
        }
        int tet = line.after(start, TET);
        if (tet > 0) {
            return tet(start, tet);
        }
        int gioTo = line.after(start, GIO_TO);
        return gioTo > 0 ? gioTo(gioTo) : null;
    }

    /** The printed day beside the name must be the feast's own. */
    private Found withDay(Fixed feast, int next) {
        int bracket = line.is(next, "(") || line.is(next, ",") ? next + 1 : next;
        PrintedDay day = days.at(bracket, true);
        int year = day == null ? 0 : day.year();
        if (day != null && day.month() > 0) {
            next = bracket > next && line.is(day.next(), ")") ? day.next() + 1 : day.next();
            if (day.day() != feast.day() || day.month() != feast.month()) {
                return new Found(
                        feast.name(),
                        null,
                        false,
                        next,
                        "Văn bản ghi " + feast.name() + " là ngày " + day.day() + "/" + day.month()
                                + ", nhưng ngày đó là " + feast.day() + "/" + feast.month() + ".");
            }
        }
        if (year == 0) {
            int named = line.past(next, YEAR);
            if (days.isYear(named)) {
                year = line.at(named).value();
                next = named + 1;
            }
        }
        PrintedDay printed = new PrintedDay(feast.day(), feast.month(), year, null, false, false, next);
        return new Found(feast.name(), printed.in(issued), year > 0, next, null);
    }

    private Found tet(int from, int next) {
        int cycle = cycleYear(next);
        if (cycle >= 0) {
            next += 2;
        }
        int named = line.past(next, YEAR);
        int printed = 0;
        if (days.isYear(named)) {
            printed = line.at(named).value();
            next = named + 1;
        }
        String name = line.printed(from, next);
        if (printed > 0 && cycle >= 0 && Math.floorMod(printed - cycle, CYCLE) != 0) {
            return new Found(
                    name,
                    null,
                    true,
                    next,
                    "Năm " + printed + " không phải năm " + line.printed(next - 3, next - 1) + ".");
        }
        Optional<LocalDate> date;
        if (printed > 0) {
            date = LunarFeasts.tet(printed);
        } else if (cycle >= 0) {
            int year = issued.getYear() + Math.floorMod(cycle - issued.getYear(), CYCLE);
            date = LunarFeasts.tet(year);
        } else {
            date = LunarFeasts.tet(issued.getYear())
                    .filter(tet -> !tet.isBefore(issued))
                    .or(() -> LunarFeasts.tet(issued.getYear() + 1));
        }
        return new Found("Tết Nguyên đán", date.orElse(null), true, next, date.isPresent() ? null : outside());
    }

    private Found gioTo(int next) {
        PrintedDay day = days.at(line.is(next, "(") || line.is(next, ",") ? next + 1 : next, true);
        int year = 0;
        if (day != null && day.month() > 0 && day.day() == 10 && day.month() == 3) {
            year = day.year();
            next = line.is(next, "(") && line.is(day.next(), ")") ? day.next() + 1 : day.next();
        }
        int named = line.past(next, YEAR);
        if (year == 0 && days.isYear(named)) {
            year = line.at(named).value();
            next = named + 1;
        }
        boolean printed = year > 0;
        Optional<LocalDate> date = printed
                ? LunarFeasts.gioTo(year)
                : LunarFeasts.gioTo(issued.getYear())
                        .filter(feast -> !feast.isBefore(issued))
                        .or(() -> LunarFeasts.gioTo(issued.getYear() + 1));
        return new Found("Giỗ Tổ Hùng Vương", date.orElse(null), printed, next, date.isPresent() ? null : outside());
    }

    private static String outside() {
        return "Bảng ngày âm lịch chỉ có các năm từ " + LunarFeasts.FIRST + " đến " + LunarFeasts.LAST + ".";
    }

    /** The year of the cycle of sixty that is called so, counted as a year of the calendar; -1 where none is named. */
    private int cycleYear(int i) {
        int stem = position(STEMS, i);
        int branch = position(BRANCHES, i + 1);
        if (stem < 0 || branch < 0) {
            return -1;
        }
        for (int year = 0; year < CYCLE; year++) {
            // 1980 was Canh Thân, with which both rows begin.
            if (year % STEMS.keys().length == stem && year % BRANCHES.keys().length == branch) {
                return 1980 + year;
            }
        }
        return -1;
    }

    private int position(Words names, int i) {
        return Arrays.asList(names.keys()).indexOf(line.at(i).key());
    }
}
