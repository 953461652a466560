package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import java.util.List;

/** Finds quarters, months, years and parts of them: quý IV-2020, tháng 01/2021, 6 tháng đầu năm, năm 2020. */
final class Periods {

    private static final Words QUARTER = Words.of("quý");
    private static final Words MONTH = Words.of("tháng");
    private static final Words YEAR = Words.of("năm");
    private static final Words DAY = Words.of("ngày");
    private static final Phrases THIS = Phrases.any("này", "nay");
    private static final Phrases NEXT = Phrases.any("sau", "tới", "tiếp theo", "kế tiếp");
    private static final Phrases OF = Phrases.any("của", ", của", ",");
    private static final Words FIRST_PART = Words.of("đầu");
    private static final Words LAST_PART = Words.of("cuối");
    private static final Phrases SECOND_HALF = Phrases.any("cuối", "sau");
    private static final Words HALF = Words.of("nửa");
    private static final Phrases AND = Phrases.any(",", "và", ", và");
    private static final Phrases LUNAR = Phrases.any("âm lịch", "( âm lịch )", "âl");
    private static final List<String> ROMAN = List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x");
    private static final Words FOURTH = Words.of("tư");
    private static final Words SCHOOL = Words.of("học");

    private final Line line;
    private final LocalDate issued;

    Periods(Line line, LocalDate issued) {
        this.line = line;
        this.issued = issued;
    }

    /** The period that stands here, or null. */
    Span at(int i) {
        Span found = part(i);
        if (found == null) {
            found = quarters(i);
        }
        if (found == null) {
            found = months(i);
        }
        return found == null ? years(i) : found;
    }

    /** "11/2019" where words before it let one expect a time. */
    Span monthAndYear(int i) {
        Token month = line.at(i);
        boolean separated = line.is(i + 1, "/") || line.is(i + 1, "-") || line.is(i + 1, ".");
        return month.isNumber() && month.length() <= 2 && separated && isYear(i + 2)
                ? Span.months(month.value(), month.value(), line.at(i + 2).value(), false, i + 3)
                : null;
    }

    private Span part(int i) {
        int half = line.after(i, HALF);
        if (half > 0) {
            boolean first = line.has(half, FIRST_PART);
            int after = first ? half + 1 : line.after(half, SECOND_HALF);
            Span month = after < 0 ? null : months(after);
            return month != null
                    ? month.firstHalf(first)
                    : after < 0 ? null : ofYear(after, first ? 1 : 7, first ? 6 : 12);
        }
        Amounts.Amount count = Amounts.at(line, i);
        int months = count == null || count.value() < 1 || count.value() > 11 ? -1 : line.after(count.next(), MONTH);
        if (months < 0) {
            return null;
        }
        if (line.has(months, FIRST_PART)) {
            return ofYear(months + 1, 1, count.value());
        }
        int last = line.after(months, LAST_PART);
        return last < 0 ? null : ofYear(last, 13 - count.value(), 12);
    }

    /** "… đầu năm", "… cuối năm 2020"; null where neither the word nor a year follows. */
    private Span ofYear(int i, int firstMonth, int lastMonth) {
        Year year = yearAfter(i);
        if (year.next() > i) {
            return Span.partOfYear(firstMonth, lastMonth, year.value(), year.next());
        }
        int named = line.after(line.past(i, OF), YEAR);
        return named < 0 || line.has(named, SCHOOL) ? null : Span.partOfYear(firstMonth, lastMonth, 0, named);
    }

    private Span quarters(int i) {
        int next = line.after(i, QUARTER);
        if (next < 0 && line.is(i, "q") && line.at(i + 1).glued()) {
            next = i + 1;
        }
        if (next < 0) {
            return null;
        }
        int current = (issued.getMonthValue() - 1) / 3 + 1;
        if (line.has(next, THIS)) {
            return Span.quarters(current, current, issued.getYear(), false, next + 1);
        }
        if (line.has(next, NEXT)) {
            int following = current % 4 + 1;
            int year = issued.getYear() + (following == 1 ? 1 : 0);
            return Span.quarters(following, following, year, false, line.past(next, NEXT));
        }
        int first = quarter(next);
        if (first == 0) {
            return null;
        }
        int last = first;
        int end = next + 1;
        int joined = line.is(end, "-") ? line.past(end + 1, QUARTER) : 0;
        if (joined > 0 && quarter(joined) > first) {
            last = quarter(joined);
            end = joined + 1;
        }
        boolean several = false;
        for (int more = anotherQuarter(end); more > 0; more = anotherQuarter(end)) {
            several = true;
            last = Math.max(last, quarter(more));
            end = more + 1;
        }
        Year year = yearAfter(end);
        return Span.quarters(first, last, year.value(), several, year.next());
    }

    private int anotherQuarter(int end) {
        int other = line.after(end, AND);
        if (other < 0) {
            return 0;
        }
        other = line.past(other, QUARTER);
        return quarter(other) > 0 && !line.has(other + 1, MONTH) && !line.has(other + 1, DAY) ? other : 0;
    }

    /** The number of a quarter in Roman or Arabic numerals or in a word; 0 where none stands here. */
    private int quarter(int i) {
        Token token = line.at(i);
        if (token.isNumber()) {
            return token.length() <= 2 ? token.value() : 0;
        }
        if (ROMAN.contains(token.key())) {
            return ROMAN.indexOf(token.key()) + 1;
        }
        if (line.has(i, FOURTH)) {
            return 4;
        }
        Amounts.Amount amount = line.has(i, YEAR) ? null : Amounts.inWords(line, i);
        return amount == null || amount.next() != i + 1 ? 0 : amount.value();
    }

    private Span months(int i) {
        int next = line.after(i, MONTH);
        if (next < 0 && line.is(i, "t") && line.at(i + 1).glued() && line.is(i + 2, "/")) {
            next = i + 1;
        }
        if (next < 0) {
            return null;
        }
        if (line.has(next, THIS)) {
            return Span.months(issued.getMonthValue(), issued.getMonthValue(), issued.getYear(), false, next + 1);
        }
        if (line.has(next, NEXT)) {
            LocalDate following = issued.plusMonths(1);
            int month = following.getMonthValue();
            return Span.months(month, month, following.getYear(), false, line.past(next, NEXT));
        }
        Amounts.Amount first = month(next);
        if (first == null || line.has(first.next(), LUNAR)) {
            return null;
        }
        int last = first.value();
        int end = first.next();
        int joined = line.is(end, "-") ? line.past(end + 1, MONTH) : 0;
        if (joined > 0 && line.at(joined).isNumber() && line.at(joined).length() <= 2) {
            last = line.at(joined).value();
            end = joined + 1;
        }
        boolean several = false;
        for (int more = anotherMonth(end); more > 0; more = anotherMonth(end)) {
            several = true;
            last = Math.max(last, line.at(more).value());
            end = more + 1;
        }
        Year year = yearAfter(end);
        return Span.months(first.value(), last, year.value(), several, year.next());
    }

    private int anotherMonth(int end) {
        int other = line.after(end, AND);
        if (other < 0) {
            return 0;
        }
        boolean named = line.has(other, MONTH);
        other = line.past(other, MONTH);
        Token token = line.at(other);
        boolean number = token.isNumber() && token.length() <= 2;
        boolean ofSomething = line.at(other + 1).isWord() && !line.has(other + 1, AND);
        return number && (named || !ofSomething || yearAfter(other + 1).value() > 0) ? other : 0;
    }

    private Amounts.Amount month(int i) {
        Token token = line.at(i);
        if (token.isNumber()) {
            return token.length() <= 2 ? new Amounts.Amount(token.value(), i + 1, false) : null;
        }
        return monthInWords(line, i);
    }

    /** "Tháng tư" is April; in "tháng năm 2019" the month was left blank. */
    static Amounts.Amount monthInWords(Line line, int i) {
        if (line.has(i, FOURTH)) {
            return new Amounts.Amount(4, i + 1, false);
        }
        if (line.has(i, YEAR) && line.at(i + 1).isNumber()) {
            return null;
        }
        Amounts.Amount amount = Amounts.inWords(line, i);
        return amount == null || amount.value() > 12 ? null : amount;
    }

    private Span years(int i) {
        int next = line.after(i, YEAR);
        if (next < 0) {
            return null;
        }
        if (line.has(next, THIS)) {
            return Span.years(issued.getYear(), issued.getYear(), false, next + 1);
        }
        if (line.has(next, NEXT)) {
            return Span.years(issued.getYear() + 1, issued.getYear() + 1, false, line.past(next, NEXT));
        }
        if (!isYear(next)) {
            return null;
        }
        int first = line.at(next).value();
        if (line.is(next + 1, "-") && isYear(next + 2)) {
            return Span.years(first, line.at(next + 2).value(), false, next + 3);
        }
        int other = line.past(line.past(next + 1, AND), YEAR);
        if (line.has(next + 1, AND) && isYear(other)) {
            return Span.years(first, Math.max(first, line.at(other).value()), true, other + 1);
        }
        return Span.years(first, first, false, next + 1);
    }

    /** A year that may follow; value 0 and the same place where none does. */
    private record Year(int value, int next) {}

    private Year yearAfter(int i) {
        int named = line.after(line.past(i, OF), YEAR);
        if (named > 0 && isYear(named)) {
            return new Year(line.at(named).value(), named + 1);
        }
        if (named > 0 && line.has(named, THIS)) {
            return new Year(issued.getYear(), named + 1);
        }
        if (named > 0 && line.has(named, NEXT)) {
            return new Year(issued.getYear() + 1, line.past(named, NEXT));
        }
        boolean separated = line.is(i, "/") || line.is(i, "-") || line.is(i, ".") || line.is(i, ",");
        int number = separated ? i + 1 : i;
        if (isYear(number)) {
            return new Year(line.at(number).value(), number + 1);
        }
        boolean tight = line.is(i, "/") || line.is(i, "-");
        if (tight
                && line.at(number).isNumber()
                && line.at(number).length() == 2
                && line.at(number).glued()) {
            return new Year(2000 + line.at(number).value(), number + 1);
        }
        return new Year(0, i);
    }

    private boolean isYear(int i) {
        Token token = line.at(i);
        return token.isNumber() && token.length() == 4 && token.value() >= 1900 && token.value() < 2200;
    }
}
