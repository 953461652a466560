package vn.dondoc.directive.deadline;

import java.time.DayOfWeek;
import java.util.Arrays;

/** Days as documents print them: 30/11/2019, 30-11-2019, 30.11.2019, ngày 30 tháng 11 năm 2019, ngày 30/11, 2019-11-30. */
final class Days {

    private static final Words DAY = Words.of("ngày");
    private static final Phrases OF_DAY = Phrases.any("mùng", "mồng");
    private static final Words MONTH = Words.of("tháng");
    private static final Words YEAR = Words.of("năm");
    private static final Words COMMA = Words.of(",");
    private static final Phrases LUNAR = Phrases.any("âm lịch", "( âm lịch )", "âl", "tháng giêng", "tháng chạp");
    private static final Phrases SOLAR = Phrases.any("dương lịch", "( dương lịch )");
    private static final Words THIS_YEAR = Words.of("năm nay");
    private static final Phrases NEXT_YEAR = Phrases.any("năm sau", "năm tới");
    private static final Words SUNDAY = Words.of("chủ nhật");
    private static final Words WEEKDAY = Words.of("thứ");
    private static final Words WEEKDAYS = Words.of("hai ba tư năm sáu bảy");

    private final Line line;
    private final int issueYear;

    Days(Line line, int issueYear) {
        this.line = line;
        this.issueYear = issueYear;
    }

    /**
     * The day that stands here, or null.
     *
     * @param expected words before it let one expect a day, so that 30/11 is no fraction
     */
    PrintedDay at(int i, boolean expected) {
        int start = i;
        DayOfWeek weekday = weekday(i);
        if (weekday != null) {
            i = afterWeekday(i);
            i = line.past(i, COMMA);
        }
        int afterDay = line.past(i, DAY);
        int afterOf = line.past(afterDay, OF_DAY);
        boolean named = afterOf > i;
        i = afterOf;
        PrintedDay found = numbers(i, named || expected || weekday != null);
        if (found == null) {
            found = words(i, named, named || expected);
        }
        if (found == null && named && day(i) && !count(i)) {
            found = new PrintedDay(line.at(i).value(), 0, 0, null, false, false, i + 1);
        }
        if (found == null) {
            return null;
        }
        int next = found.next();
        boolean lunar = line.has(next, LUNAR);
        next = line.past(line.past(next, LUNAR), SOLAR);
        if (weekday == null && line.is(next, "(") && weekday(next + 1) != null) {
            int closed = afterWeekday(next + 1);
            if (line.is(closed, ")")) {
                weekday = weekday(next + 1);
                next = closed + 1;
            }
        }
        boolean plain = !named && weekday == null && start == i;
        return new PrintedDay(found.day(), found.month(), found.year(), weekday, lunar, plain, next);
    }

    private PrintedDay numbers(int i, boolean expected) {
        Token first = line.at(i);
        if (!first.isNumber() || !separator(i + 1) || !line.at(i + 2).isNumber()) {
            return null;
        }
        int second = line.at(i + 2).value();
        boolean third = separator(i + 3) && line.at(i + 4).isNumber();
        if (third && line.is(i + 1, "-") && line.is(i + 3, "/") && !isYear(i + 4)) {
            // 10-14/5 are five days, not the tenth of the fourteenth month.
            return null;
        }
        if (first.length() == 4) {
            return third && isYear(i) && day(i + 4)
                    ? new PrintedDay(line.at(i + 4).value(), second, first.value(), null, false, false, i + 5)
                    : null;
        }
        if (first.length() > 2 || line.at(i + 2).length() > 2) {
            return null;
        }
        if (third && (isYear(i + 4) || line.at(i + 4).length() == 2 && expected)) {
            return new PrintedDay(first.value(), second, year(i + 4), null, false, false, i + 5);
        }
        boolean dot = line.is(i + 1, ".");
        if (!expected || dot && !(line.at(i + 1).glued() && line.at(i + 2).glued())) {
            return null;
        }
        return withYear(first.value(), second, i + 3);
    }

    /** 30 tháng 11 năm 2019, in digits or in words. */
    private PrintedDay words(int i, boolean named, boolean expected) {
        int day;
        int next;
        if (!expected) {
            return null;
        }
        if (day(i)) {
            day = line.at(i).value();
            next = i + 1;
        } else {
            Amounts.Amount amount = named ? Amounts.inWords(line, i) : null;
            if (amount == null) {
                return null;
            }
            day = amount.value();
            next = amount.next();
        }
        next = line.after(line.past(next, COMMA), MONTH);
        if (next < 0) {
            return null;
        }
        Amounts.Amount month = line.at(next).isNumber() && line.at(next).length() <= 2
                ? new Amounts.Amount(line.at(next).value(), next + 1, false)
                : Periods.monthInWords(line, next);
        return month == null ? null : withYear(day, month.value(), month.next());
    }

    private PrintedDay withYear(int day, int month, int next) {
        int year = 0;
        int named = line.after(line.past(next, COMMA), YEAR);
        if (named > 0 && isYear(named)) {
            year = year(named);
            next = named + 1;
        } else if (line.has(next, THIS_YEAR)) {
            year = issueYear;
            next += 2;
        } else if (line.has(next, NEXT_YEAR)) {
            year = issueYear + 1;
            next += 2;
        } else if (separator(next) && isYear(next + 1)) {
            year = year(next + 1);
            next += 2;
        }
        return new PrintedDay(day, month, year, null, false, false, next);
    }

    private boolean separator(int i) {
        return line.is(i, "/") || line.is(i, "-") || line.is(i, ".");
    }

    private boolean day(int i) {
        return line.at(i).isNumber() && line.at(i).length() <= 2;
    }

    /** "Ngày 15 ngày làm việc" counts days, it names none. */
    private boolean count(int i) {
        return line.has(i + 1, DAY) || separator(i + 1) && line.at(i + 2).isNumber();
    }

    boolean isYear(int i) {
        Token token = line.at(i);
        return token.isNumber() && token.length() == 4 && token.value() >= 1900 && token.value() < 2200;
    }

    /** A year of four digits, or of two in this century. */
    private int year(int i) {
        return line.at(i).length() == 2 ? 2000 + line.at(i).value() : line.at(i).value();
    }

    private DayOfWeek weekday(int i) {
        if (line.has(i, SUNDAY)) {
            return DayOfWeek.SUNDAY;
        }
        if (!line.has(i, WEEKDAY)) {
            return null;
        }
        Token which = line.at(i + 1);
        if (which.isNumber()) {
            return which.value() >= 2 && which.value() <= 7 ? DayOfWeek.of(which.value() - 1) : null;
        }
        int day = Arrays.asList(WEEKDAYS.keys()).indexOf(which.key());
        return day < 0 ? null : DayOfWeek.of(day + 1);
    }

    private int afterWeekday(int i) {
        return weekday(i) == null ? i : i + 2;
    }

    /** A weekday without a day beside it. */
    boolean weekdayAt(int i) {
        return weekday(i) != null;
    }
}
