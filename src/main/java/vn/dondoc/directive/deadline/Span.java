package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A quarter, month, year or part of one, as printed.
 *
 * @param year 0 where none is printed
 * @param years how many years later it ends, for 2020-2021
 * @param firstDay of the first month
 * @param lastDay of the last month; 0 for its end
 * @param valid false for a thirteenth month or a fifth quarter
 * @param several of them in a list, each with a date of its own
 * @param next the place after it
 */
record Span(
        Unit unit,
        int firstMonth,
        int lastMonth,
        int year,
        int years,
        int firstDay,
        int lastDay,
        boolean valid,
        boolean several,
        int next) {

    enum Unit {
        QUARTER("quý"),
        MONTH("tháng"),
        YEAR("năm"),
        PART("khoảng thời gian");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Span quarters(int first, int last, int year, boolean several, int next) {
        boolean valid = first >= 1 && first <= last && last <= 4;
        return new Span(
                Unit.QUARTER, valid ? first * 3 - 2 : 1, valid ? last * 3 : 3, year, 0, 1, 0, valid, several, next);
    }

    static Span months(int first, int last, int year, boolean several, int next) {
        boolean valid = first >= 1 && first <= last && last <= 12;
        return new Span(Unit.MONTH, valid ? first : 1, valid ? last : 1, year, 0, 1, 0, valid, several, next);
    }

    static Span years(int first, int last, boolean several, int next) {
        return new Span(Unit.YEAR, 1, 12, first, last - first, 1, 0, first <= last, several, next);
    }

    static Span partOfYear(int firstMonth, int lastMonth, int year, int next) {
        return new Span(Unit.PART, firstMonth, lastMonth, year, 0, 1, 0, true, false, next);
    }

    Span firstHalf(boolean first) {
        return new Span(
                Unit.PART, firstMonth, lastMonth, year, 0, first ? 1 : 16, first ? 15 : 0, valid, several, next);
    }

    LocalDate first(int someYear) {
        return LocalDate.of(someYear, firstMonth, firstDay);
    }

    LocalDate last(int someYear) {
        YearMonth month = YearMonth.of(someYear + years, lastMonth);
        return lastDay > 0 ? month.atDay(lastDay) : month.atEndOfMonth();
    }

    /** The year that is meant: as printed, else the document's or, where that one's is past, the next. */
    int yearFor(LocalDate issued) {
        if (year > 0) {
            return year;
        }
        return last(issued.getYear()).isBefore(issued) ? issued.getYear() + 1 : issued.getYear();
    }
}
