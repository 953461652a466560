package vn.dondoc.directive.deadline;

/** Finds what comes again and again: hằng năm, định kỳ 6 tháng, ba tháng một lần, 2 lần/năm. */
final class Cycles {

    /**
     * A rhythm as printed.
     *
     * @param every ISO-8601; null where none or several are printed
     */
    record Cycle(String every, boolean several, int next) {}

    private static final Phrases REGULARLY = Phrases.any("định kỳ", "theo định kỳ", "thường kỳ", "theo chế độ định kỳ");
    private static final Phrases EACH = Phrases.any("hằng", "hàng", "mỗi", "từng", "theo từng", "cứ", "cứ mỗi");
    private static final Words YEARLY = Words.of("thường niên");
    /** "phiên họp thường kỳ" */
    private static final Words MEETING = Words.of("họp");

    private static final Words BY = Words.of("theo");
    private static final Words HALF = Words.of("nửa");
    private static final Words REPORT = Words.of("báo cáo");
    private static final Words DAY = Words.of("ngày");
    private static final Words WEEK = Words.of("tuần");
    private static final Words MONTH = Words.of("tháng");
    private static final Words QUARTER = Words.of("quý");
    private static final Words YEAR = Words.of("năm");
    private static final Words ONCE = Words.of("một lần");
    private static final Words TIMES = Words.of("lần");
    private static final Phrases AND = Phrases.any(", và", ",", "và", "hoặc", ";", "/");
    private static final Phrases AT_LEAST = Phrases.any("ít nhất", "tối thiểu", "là", ":", "(");
    private static final Phrases PER =
            Phrases.any("/", "trong", "mỗi", "trong mỗi", "/ một", "trong một", "/ 1", "trên");
    private static final Phrases NOT_A_CYCLE =
            Phrases.any("này", "nay", "sau", "tới", "đầu", "cuối", "qua", "học", "kể", "tính", "i", "ii", "iii", "iv");
    private static final Phrases GOES_ON = Phrases.any(
            "và", "hoặc", "báo", "tổng", "tiến", "đánh", "rà", "gửi", "tổ", "sơ", "có", "phải", "theo", "trước", "chậm",
            "định", "lập", "xây", "trình");
    private static final Phrases COMMA = Phrases.any(",", ";", "/");

    private final Line line;

    Cycles(Line line) {
        this.line = line;
    }

    /** The rhythm that stands here, or null. */
    Cycle at(int i) {
        int regularly = line.after(i, REGULARLY);
        if (regularly > 0 && !line.has(i - 1, MEETING)) {
            int start = line.past(line.past(regularly, COMMA), AT_LEAST);
            Cycle cycle = list(start, true);
            return cycle == null ? new Cycle(null, false, regularly) : cycle;
        }
        if (line.has(i, YEARLY)) {
            return new Cycle("P1Y", false, i + 2);
        }
        int report = line.after(i, REPORT);
        if (report > 0) {
            // "báo cáo tháng, quý, năm": several rhythms in a row; a single one is the period that a report is about.
            Cycle cycle = list(report, true);
            return cycle != null && cycle.several() ? cycle : null;
        }
        int by = line.after(i, BY);
        if (by > 0) {
            Cycle cycle = list(by, true);
            boolean whole = cycle != null && (!line.at(cycle.next()).isWord() || line.has(cycle.next(), GOES_ON));
            return whole ? cycle : null;
        }
        return list(i, false);
    }

    /** One rhythm or several: "hằng tháng, quý, năm". */
    private Cycle list(int i, boolean regular) {
        Cycle first = one(i, regular);
        if (first == null) {
            return null;
        }
        Cycle all = first;
        for (int and = line.after(all.next(), AND); and > 0; and = line.after(all.next(), AND)) {
            Cycle more = one(line.past(and, REGULARLY), true);
            boolean another = more != null
                    && (!line.has(all.next(), COMMA)
                            || !line.at(more.next()).isWord()
                            || line.has(more.next(), GOES_ON));
            if (!another) {
                break;
            }
            boolean same = more.every() != null && more.every().equals(all.every());
            all = new Cycle(same ? all.every() : null, all.several() || !same, more.next());
        }
        return all;
    }

    /** @param regular words before it say that it comes again, so that "6 tháng" is a rhythm */
    private Cycle one(int i, boolean regular) {
        int each = line.after(i, EACH);
        int start = each > 0 ? each : i;
        if (line.has(start, HALF) && line.has(start + 1, YEAR) && once(start + 2) > 0) {
            return new Cycle("P6M", false, once(start + 2));
        }
        Cycle often = timesPer(start, each > 0);
        if (often != null) {
            return often;
        }
        Amounts.Amount amount = Amounts.at(line, start);
        int at = amount == null ? start : amount.next();
        String every = amount == null ? unit(at, 1) : unit(at, amount.value());
        if (every == null && amount != null) {
            // "mỗi năm": the number was the unit.
            amount = null;
            at = start;
            every = unit(at, 1);
        }
        if (every == null) {
            return null;
        }
        int next = at + 1;
        int once = once(next);
        if (once > 0) {
            return new Cycle(every, false, once);
        }
        if (amount != null && line.has(start, YEAR)) {
            // "hằng năm, tháng 12", not every five months.
            every = unit(start, 1);
            next = start + 1;
        }
        boolean number = line.at(next).isNumber() || line.has(next, NOT_A_CYCLE);
        return each > 0 || regular && !number ? new Cycle(every, false, next) : null;
    }

    /** "… một lần", "… /lần", "… 1 lần"; -1 where more than once or nothing is said. */
    private int once(int i) {
        int start = line.past(i, AT_LEAST);
        start = line.is(start, "/") ? start + 1 : start;
        if (line.is(start - 1, "/") && line.has(start, TIMES)) {
            return start + 1;
        }
        Amounts.Amount amount = Amounts.at(line, start);
        return amount != null && amount.value() == 1 && line.has(amount.next(), TIMES) ? amount.next() + 1 : -1;
    }

    /** "2 lần/năm", "một lần mỗi quý", "mỗi năm hai lần". */
    private Cycle timesPer(int i, boolean each) {
        Amounts.Amount amount = Amounts.at(line, i);
        if (amount != null && line.has(amount.next(), TIMES)) {
            int per = line.after(amount.next() + 1, PER);
            String every = per < 0 ? null : divided(per, amount.value());
            return every == null ? null : new Cycle(every.isEmpty() ? null : every, false, per + 1);
        }
        int unit = amount != null && amount.value() == 1 ? amount.next() : each ? i : -1;
        if (unit < 0 || unit(unit, 1) == null) {
            return null;
        }
        Amounts.Amount times = Amounts.at(line, line.past(unit + 1, AT_LEAST));
        if (times == null || !line.has(times.next(), TIMES)) {
            return null;
        }
        String every = divided(unit, times.value());
        return every == null ? null : new Cycle(every.isEmpty() ? null : every, false, times.next() + 1);
    }

    /** The unit in so many parts; empty where it can't be parted evenly in months, null where it is no unit. */
    private String divided(int i, int times) {
        int months = line.has(i, YEAR) ? 12 : line.has(i, QUARTER) ? 3 : line.has(i, MONTH) ? 1 : 0;
        if (times == 1) {
            return unit(i, 1);
        }
        if (months == 0) {
            return unit(i, 1) == null ? null : "";
        }
        return times > 0 && months % times == 0 ? months(months / times) : "";
    }

    private String unit(int i, int amount) {
        if (amount < 1 || amount > 120) {
            return null;
        }
        if (line.has(i, MONTH)) {
            return months(amount);
        }
        if (line.has(i, QUARTER)) {
            return months(amount * 3);
        }
        if (line.has(i, YEAR)) {
            return "P" + amount + "Y";
        }
        if (line.has(i, WEEK)) {
            return "P" + amount + "W";
        }
        return line.has(i, DAY) ? "P" + amount + "D" : null;
    }

    static String months(int months) {
        return months % 12 == 0 ? "P" + months / 12 + "Y" : "P" + months + "M";
    }
}
