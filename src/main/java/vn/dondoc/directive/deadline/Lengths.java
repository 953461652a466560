package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import vn.dondoc.directive.DeadlineUnit;

/** Finds lengths of time and what they are counted from: trong 15 ngày làm việc kể từ ngày nhận. */
final class Lengths {

    /**
     * A length as printed.
     *
     * @param unit null where it is counted in hours or minutes
     * @param minutes of an hour-glass, no deadline
     * @param vague "2-3 ngày", "một tháng rưỡi": no single number
     * @param past "trong 5 năm qua"
     */
    record Printed(
            int amount, DeadlineUnit unit, boolean minutes, boolean hours, boolean vague, boolean past, int next) {}

    /**
     * What it is counted from.
     *
     * @param start null where it is an event or paper that isn't at hand
     */
    record From(Mention.Start start, LocalDate day, boolean printed, int next) {

        /** With the bracket that closes "(kể từ ngày ký)". */
        From closed(Line line) {
            return printed && line.is(next, ")") ? new From(start, day, printed, next + 1) : this;
        }
    }

    private static final Words WORKING_DAYS = Words.of("ngày làm việc");
    private static final Words DAY = Words.of("ngày");
    private static final Phrases WEEK = Phrases.any("tuần", "tuần lễ");
    private static final Words MONTH = Words.of("tháng");
    private static final Words QUARTER = Words.of("quý");
    private static final Words YEAR = Words.of("năm");
    private static final Words HOUR = Words.of("giờ");
    private static final Phrases MINUTE = Phrases.any("phút", "giây");
    private static final Words HALF = Words.of("nửa");
    private static final Phrases AND_A_HALF = Phrases.any("rưỡi", "rưởi");
    private static final Phrases SOME =
            Phrases.any("vài", "mấy", "dăm", "một vài", "một số", "mươi", "vài ba", "khoảng");
    private static final Phrases TO = Phrases.any("-", "đến", "tới", "hoặc");
    private static final Phrases PAST =
            Phrases.any("qua", "vừa qua", "gần đây", "gần nhất", "trở lại đây", "trước đây");
    private static final Phrases ANNIVERSARY =
            Phrases.any("thực hiện", "thi hành", "triển khai", "đổi mới", "xây dựng", "thành lập", "tuổi", "hoạt động");
    private static final Phrases AHEAD = Phrases.any("tới", "tiếp theo", "nữa", "liên tục", "liên tiếp", ",", "(");
    private static final Phrases SINCE = Phrases.any(
            "kể từ", "tính từ", "từ", "sau", "tính bắt đầu từ", "bắt đầu từ", "tính kể từ", ", kể từ", ", tính từ");
    private static final Phrases MOMENT = Phrases.any("ngày", "khi", "thời điểm", "lúc", "sau ngày", "sau khi", "hôm");
    private static final Phrases NOW = Phrases.any("nay", "hôm nay", "ngày hôm nay", "bây giờ");
    private static final Phrases SIGNED = Phrases.any("ký", "ký ban hành", "ban hành", "ký phát hành", "phát hành");
    private static final Phrases RECEIVED =
            Phrases.any("nhận", "nhận được", "tiếp nhận", "tiếp nhận được", "văn bản đến", "nhận văn bản đến");
    private static final Phrases THIS_PAPER = Phrases.any("công văn", "văn bản", "công văn này", "văn bản này");
    private static final Phrases PAPERS = Phrases.any(
            "chỉ thị",
            "kết luận",
            "thông báo",
            "kế hoạch",
            "chương trình",
            "nghị quyết",
            "hướng dẫn",
            "quyết định",
            "quy định",
            "công điện",
            "thông tri",
            "công văn",
            "văn bản");
    private static final Phrases LUNAR_MONTH = Phrases.any("giêng", "chạp", "âm lịch");
    private static final Words THIS = Words.of("này");
    private static final Words NUMBERED = Words.of("số");
    private static final Phrases FROM_NOW_ON = Phrases.any("tới", "nữa");
    private static final Words MUST = Words.of("phải");
    /** What a sentence goes on with after a time limit. */
    private static final Phrases NEXT_WORD = Phrases.any(
            "phải",
            "các",
            "đề nghị",
            "yêu cầu",
            "báo",
            "gửi",
            "hoàn",
            "trình",
            "tổ chức",
            "để",
            "thì",
            "và",
            "có",
            "ban",
            "cơ",
            "đơn",
            "ủy",
            "huyện",
            "thành",
            "sở",
            "văn phòng",
            "xây",
            "triển",
            "tham",
            "thực",
            "tổng",
            "nếu",
            "hoặc",
            "xem",
            "rà",
            "lịch",
            "giải",
            "trả",
            "xử",
            "ban hành",
            "thông báo",
            "chủ");

    private static final Phrases NEW_SUBJECT = Phrases.any("phải", "các", "đề nghị", "yêu cầu");

    private final Line line;
    private final Days days;
    private final LocalDate issued;

    Lengths(Line line, Days days, LocalDate issued) {
        this.line = line;
        this.days = days;
        this.issued = issued;
    }

    /** The length that stands here, or null. */
    Printed at(int i) {
        int some = line.after(i, SOME);
        if (some > 0) {
            Amounts.Amount about = Amounts.at(line, some);
            Printed rough = measured(about == null ? some : about.next(), 1);
            return rough == null ? null : vague(rough);
        }
        int half = line.after(i, HALF);
        if (half > 0) {
            if (line.has(half, MONTH)) {
                // Civil Code 2015, art. 147: half a month is fifteen days, half a year six months.
                return new Printed(15, DeadlineUnit.DAYS, false, false, false, false, half + 1);
            }
            return line.has(half, YEAR)
                    ? new Printed(6, DeadlineUnit.MONTHS, false, false, false, false, half + 1)
                    : null;
        }
        Amounts.Amount amount = Amounts.at(line, i);
        if (amount == null) {
            return null;
        }
        int to = line.after(amount.next(), TO);
        Amounts.Amount upper = to < 0 ? null : Amounts.at(line, to);
        if (upper != null) {
            Printed range = measured(upper.next(), upper.value());
            return range == null ? null : vague(range);
        }
        Printed found = measured(amount.next(), amount.value());
        return found != null && amount.contradicts() ? vague(found) : found;
    }

    private static Printed vague(Printed p) {
        return new Printed(p.amount, p.unit, p.minutes, p.hours, true, p.past, p.next);
    }

    private Printed measured(int i, int amount) {
        DeadlineUnit unit;
        int next;
        int count = amount;
        boolean hours = false;
        boolean minutes = line.has(i, MINUTE);
        if (line.has(i, WORKING_DAYS)) {
            unit = DeadlineUnit.WORKING_DAYS;
            next = i + 3;
        } else if (line.has(i, DAY)) {
            unit = DeadlineUnit.DAYS;
            next = i + 1;
        } else if (line.has(i, WEEK)) {
            unit = DeadlineUnit.DAYS;
            count = amount * 7;
            next = line.after(i, WEEK);
        } else if (line.has(i, MONTH)) {
            unit = DeadlineUnit.MONTHS;
            next = i + 1;
        } else if (line.has(i, QUARTER)) {
            unit = DeadlineUnit.MONTHS;
            count = amount * 3;
            next = i + 1;
        } else if (line.has(i, YEAR)) {
            unit = DeadlineUnit.MONTHS;
            count = amount * 12;
            next = i + 1;
        } else if (line.has(i, HOUR) || minutes) {
            unit = null;
            hours = !minutes;
            if (hours && amount > 0 && amount % 24 == 0) {
                unit = DeadlineUnit.DAYS;
                count = amount / 24;
            }
            next = i + 1;
        } else {
            return null;
        }
        boolean named = unit != DeadlineUnit.WORKING_DAYS && line.at(next).isNumber()
                || unit == DeadlineUnit.MONTHS && line.has(next, LUNAR_MONTH);
        if (named || amount > 10_000) {
            return null;
        }
        boolean past = line.has(next, PAST) || line.has(i, YEAR) && line.has(next, ANNIVERSARY);
        int half = line.past(next, AND_A_HALF);
        boolean vague = half > next || amount == 0 || count > 5_000 || ofSomething(unit, next);
        return new Printed(count, unit, minutes, hours && unit == null, vague, past, half);
    }

    /** "10 ngày đầu tháng", "5 ngày Tết": days of something, which start with it. */
    private boolean ofSomething(DeadlineUnit unit, int next) {
        boolean certain = unit == DeadlineUnit.WORKING_DAYS
                || !line.at(next).isWord()
                || line.has(next, SINCE)
                || line.has(next, AHEAD)
                || line.has(next, AND_A_HALF)
                || line.has(next, PAST)
                || line.has(next, NEXT_WORD)
                || Lead.at(line, next) != null;
        return unit != null && !certain;
    }

    /** What a length that ends before this place is counted from; the receipt where nothing is printed. */
    From start(int i) {
        int ahead = line.past(i, AHEAD);
        int since = line.after(ahead, SINCE);
        if (since < 0) {
            since = line.after(i, SINCE);
        }
        if (since < 0) {
            return new From(Mention.Start.RECEIPT, null, false, line.past(i, FROM_NOW_ON));
        }
        if (line.has(since, NOW)) {
            return new From(Mention.Start.ISSUE, null, true, line.after(since, NOW));
        }
        PrintedDay day = days.at(since, true);
        if (day != null && day.month() > 0) {
            LocalDate date = day.year() > 0 ? day.in(issued) : nearest(day);
            return new From(date == null ? null : Mention.Start.DAY, date, true, day.next());
        }
        int moment = line.past(since, MOMENT);
        if (blank(moment)) {
            return new From(Mention.Start.RECEIPT, null, false, moment);
        }
        int signed = line.after(moment, SIGNED);
        if (signed > 0 && (thisPaper(signed) || line.has(signed, NEW_SUBJECT))) {
            return new From(Mention.Start.ISSUE, null, true, afterPaper(signed));
        }
        int received = line.after(moment, RECEIVED);
        if (received > 0 && (thisPaper(received) || line.has(received, MUST))) {
            return new From(Mention.Start.RECEIPT, null, true, afterPaper(received));
        }
        return new From(null, null, true, moment);
    }

    /** A start lies about the day of issue, before or after it. */
    private LocalDate nearest(PrintedDay day) {
        LocalDate same = day.in(issued.getYear());
        return same == null ? day.in(issued) : same;
    }

    /** Nothing more is said, or dots stand for it. */
    private boolean blank(int i) {
        Token token = line.at(i);
        return token.kind() == Token.Kind.END || token.kind() == Token.Kind.MARK && !token.is("\"") && !token.is("(");
    }

    private boolean thisPaper(int i) {
        if (blank(i) || line.is(i, "(")) {
            return true;
        }
        int paper = line.after(i, PAPERS);
        if (paper < 0) {
            return false;
        }
        return line.has(paper, THIS) || line.has(i, THIS_PAPER) && !numbered(paper);
    }

    /** "công văn số 12": another paper. */
    private boolean numbered(int i) {
        return line.has(i, NUMBERED) || line.at(i).isNumber();
    }

    private int afterPaper(int i) {
        int paper = line.past(i, PAPERS);
        return line.past(paper, THIS);
    }
}
