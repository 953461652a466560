package vn.dondoc.sheets;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DeadlineDraft;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.deadline.DeadlineReader;
import vn.dondoc.directive.deadline.Reading;
import vn.dondoc.work.Words;

/**
 * The deadline of a row: what the columns "Loại thời hạn" and "Hạn xử lý", or else the content, say of it.
 *
 * @param phrase the words that it rests on; null where there are none
 * @param said as the preview shows it
 */
record SheetTerm(MeasureKind kind, DeadlineDraft deadline, String phrase, String said) {

    /** Years after the document in which a deadline may lie. */
    private static final int LONGEST_YEARS = 15;

    private static final Pattern WITHIN =
            Pattern.compile("trong (vòng )?\\d{1,3} ngày( làm việc)?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Why a row has no deadline that the register can take; the message goes on after the cell's name. */
    static final class Unclear extends Exception {

        private final SheetField field;

        Unclear(SheetField field, String why) {
            super(why);
            this.field = field;
        }

        SheetField field() {
            return field;
        }
    }

    /**
     * @param today of the office; a series or a report begins no earlier than this year
     * @throws Unclear where the row has to say more
     */
    static SheetTerm read(
            String due, String kindOf, String content, LocalDate issued, LocalDate today, DeadlineReader reader)
            throws Unclear {
        String kind = SheetField.fold(kindOf);
        DateSetBy setBy = kind.contains("THEODOIDAT") ? DateSetBy.MONITOR : DateSetBy.DOCUMENT;
        if (!due.isEmpty()) {
            SheetDays.Day day = SheetDays.of(due);
            if (day != null) {
                return dated(day, issued, setBy);
            }
            if (due.length() > DeadlineReader.LONGEST) {
                throw new Unclear(SheetField.DUE, "dài quá. Chỉ ghi hạn");
            }
            String said = SheetField.fold(due);
            if (said.contains("CHODIEUKIEN") || said.contains("CHOQUYETDINH")) {
                return waiting(due);
            }
            if (said.equals("KHONGCOHAN") || said.equals("KHONGTHOIHAN")) {
                return none();
            }
            return phrase(due, reader.read(due, issued, null), issued, today, setBy, SheetField.DUE);
        }
        if (kind.contains("THUONGXUYEN")) {
            return continuous(null);
        }
        if (kind.contains("CHODIEUKIEN") || kind.contains("CHOQUYETDINH")) {
            return waiting(kindOf);
        }
        if (kind.contains("KHONGCOHAN") || kind.contains("KHONGTHOIHAN") || kind.contains("KHONGANDINH")) {
            return none();
        }
        Matcher within = WITHIN.matcher(kindOf);
        if (within.find()) {
            String phrase = within.group();
            return phrase(phrase, reader.read(phrase, issued, null), issued, today, setBy, SheetField.DEADLINE_KIND);
        }
        DeadlineReader.Found found =
                content.length() > DeadlineReader.LONGEST ? null : reader.find(content, issued, null);
        if (found != null && found.phrase() != null && dates(found.reading().kind())) {
            return phrase(found.phrase(), found.reading(), issued, today, DateSetBy.DOCUMENT, SheetField.CONTENT);
        }
        throw new Unclear(
                SheetField.DUE,
                "trống và nội dung không nêu hạn. Ghi hạn, hoặc ghi \"Thường xuyên\", \"Chờ điều kiện\" hay"
                        + " \"Không có hạn\" ở cột \"Loại thời hạn\"");
    }

    private static boolean dates(DeadlineRule rule) {
        return rule == DeadlineRule.DATE
                || rule == DeadlineRule.PERIOD
                || rule == DeadlineRule.RELATIVE
                || rule == DeadlineRule.RECURRING;
    }

    private static SheetTerm dated(SheetDays.Day day, LocalDate issued, DateSetBy setBy) throws Unclear {
        String why =
                day.why() != null ? day.why() : SheetDays.doubt(day.day(), issued, issued.plusYears(LONGEST_YEARS));
        if (why != null) {
            throw new Unclear(SheetField.DUE, why);
        }
        return fixed(Words.day(day.day()), DeadlineRule.DATE, null, day.day(), setBy);
    }

    private static SheetTerm fixed(String phrase, DeadlineRule rule, LocalDate from, LocalDate due, DateSetBy setBy) {
        return new SheetTerm(
                MeasureKind.EXECUTE,
                new DeadlineDraft(phrase, rule, from, due, setBy, null, null, null, null, null, null, null),
                phrase,
                "hạn " + Words.day(due) + ", " + Words.setBy(setBy));
    }

    private static SheetTerm phrase(
            String phrase, Reading reading, LocalDate issued, LocalDate today, DateSetBy setBy, SheetField field)
            throws Unclear {
        switch (reading.kind()) {
            case DATE, PERIOD -> {
                String why = SheetDays.doubt(reading.due(), issued, issued.plusYears(LONGEST_YEARS));
                if (why != null) {
                    throw new Unclear(field, why);
                }
                return fixed(phrase, reading.kind(), reading.from(), reading.due(), setBy);
            }
            case RELATIVE -> {
                if (!reading.fromReceipt() && reading.due() != null) {
                    return fixed(phrase, DeadlineRule.DATE, null, reading.due(), setBy);
                }
                return new SheetTerm(
                        MeasureKind.EXECUTE,
                        new DeadlineDraft(
                                phrase,
                                DeadlineRule.RELATIVE,
                                null,
                                null,
                                setBy,
                                reading.days(),
                                reading.unit(),
                                null,
                                null,
                                null,
                                null,
                                null),
                        phrase,
                        "hạn \"" + phrase + "\", tính từ ngày nhận");
            }
            case RECURRING -> {
                if (reading.every() == null) {
                    throw new Unclear(
                            field, "ghi \"" + phrase + "\": chưa rõ chu kỳ. Ghi rõ, ví dụ hằng quý, hằng năm");
                }
                String monthDay = reading.monthDay() == null ? "12-31" : reading.monthDay();
                return new SheetTerm(
                        MeasureKind.SERIES,
                        new DeadlineDraft(
                                phrase,
                                DeadlineRule.RECURRING,
                                null,
                                null,
                                setBy,
                                null,
                                null,
                                reading.every(),
                                monthDay,
                                firstYear(issued, today),
                                null,
                                null),
                        phrase,
                        "làm theo kỳ: " + phrase);
            }
            case CONTINUOUS -> {
                return continuous(phrase);
            }
            default ->
                throw new Unclear(
                        field,
                        "ghi \"" + phrase + "\": "
                                + (reading.question() == null
                                        ? "không đọc được hạn. Ghi ngày, hoặc câu chữ như trong văn bản"
                                        : reading.question().replaceAll("[.\\s]+$", "")));
        }
    }

    static String firstYear(LocalDate issued, LocalDate today) {
        return String.valueOf(Math.max(issued.getYear(), today.getYear()));
    }

    private static SheetTerm continuous(String phrase) {
        return new SheetTerm(
                MeasureKind.CONTINUOUS,
                DeadlineDraft.of(DeadlineRule.CONTINUOUS),
                phrase,
                "thường xuyên, báo cáo theo kỳ");
    }

    private static SheetTerm none() {
        return new SheetTerm(MeasureKind.EXECUTE, DeadlineDraft.none(), null, "không có hạn");
    }

    private static SheetTerm waiting(String said) {
        return new SheetTerm(
                MeasureKind.EXECUTE,
                new DeadlineDraft(
                        null,
                        DeadlineRule.ASK,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "Bảng theo dõi ghi \"" + said + "\". Đơn vị dự kiến xong ngày nào?",
                        null),
                null,
                "chờ điều kiện: hỏi cơ quan chủ trì ngày dự kiến");
    }
}
