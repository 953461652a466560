package vn.dondoc.directive.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.DeadlineUnit;
import vn.dondoc.directive.deadline.Mention.Beside;
import vn.dondoc.directive.deadline.Mention.Doubt;
import vn.dondoc.directive.deadline.Mention.During;
import vn.dondoc.directive.deadline.Mention.Every;
import vn.dondoc.directive.deadline.Mention.Lasting;
import vn.dondoc.directive.deadline.Mention.Length;
import vn.dondoc.directive.deadline.Mention.OnDay;
import vn.dondoc.directive.deadline.Mention.Soon;
import vn.dondoc.directive.deadline.Mention.Start;
import vn.dondoc.directive.deadline.Mention.Unclear;

/** Weighs what a phrase mentions and says it as a clerk would. One deadline is answered, two are asked about. */
final class Verdict {

    private static final Words HALF = Words.of("nửa");

    private final Line line;
    private final Scan scan;
    private final List<Mention> mentions;
    private final LocalDate issued;
    private final LocalDate received;
    private final WorkingCalendar calendar;

    /** @param received null where the receipt isn't registered yet */
    Verdict(Line line, LocalDate issued, LocalDate received, WorkingCalendar calendar) {
        this.line = line;
        this.issued = issued;
        this.received = received;
        this.calendar = calendar;
        scan = new Scan(line, issued, received);
        mentions = scan.mentions();
    }

    Reading reading() {
        List<Every> cycles = cycles();
        List<Mention> dates = dates();
        Optional<Unclear> strong = unclear(Doubt.STRONG).findFirst();
        if (strong.isPresent()) {
            return asked(strong.get());
        }
        if (!cycles.isEmpty()) {
            return new Recurring(line, issued, cycles, dates).reading();
        }
        if (dates.size() > 1) {
            return several(dates);
        }
        if (dates.size() == 1) {
            return dated(dates.get(0));
        }
        return undated();
    }

    /** The printed words of the one mention that decides; null where none or several do. */
    String phrase() {
        List<Every> cycles = cycles();
        List<Mention> dates = dates();
        Optional<Unclear> strong = unclear(Doubt.STRONG).findFirst();
        if (strong.isPresent()) {
            return printed(strong.get());
        }
        if (cycles.size() + dates.size() > 0) {
            return cycles.size() + dates.size() > 1 ? null : printed(cycles.isEmpty() ? dates.get(0) : cycles.get(0));
        }
        return Stream.concat(of(Lasting.class), unclear(Doubt.WEAK))
                .map(this::printed)
                .findFirst()
                .orElse(null);
    }

    private Reading undated() {
        Optional<Unclear> bound =
                unclear(Doubt.WEAK).filter(doubt -> doubt.lead().bounds()).findFirst();
        if (bound.isPresent()) {
            return asked(bound.get());
        }
        Optional<Lasting> lasting = of(Lasting.class).findFirst();
        if (lasting.isPresent()) {
            return Reading.of(DeadlineRule.CONTINUOUS, lasting(lasting.get()), null);
        }
        Optional<Unclear> weak = unclear(Doubt.WEAK).findFirst();
        if (weak.isPresent()) {
            return asked(weak.get());
        }
        Optional<Soon> soon = of(Soon.class).findFirst();
        if (soon.isPresent()) {
            return Reading.of(
                    DeadlineRule.NONE,
                    Wording.quoted(printed(soon.get())) + " là yêu cầu làm sớm, không phải một ngày; không tự đặt hạn.",
                    null);
        }
        Optional<Beside> beside = of(Beside.class).findFirst();
        if (beside.isPresent()) {
            return Reading.of(DeadlineRule.NONE, beside.get().why() + " Câu chữ không ấn định hạn.", null);
        }
        return scan.opensLikeADate()
                ? Reading.of(
                        DeadlineRule.ASK,
                        "Câu chữ có nói đến thời hạn nhưng không nêu ngày.",
                        Wording.quoted(line.printed(0, line.size())) + ": hạn là ngày nào?")
                : Reading.of(DeadlineRule.NONE, "Câu chữ không ấn định hạn.", null);
    }

    private String lasting(Lasting lasting) {
        return Wording.quoted(printed(lasting))
                + (lasting.onEvent()
                        ? ": làm khi phát sinh, không có ngày hạn."
                        : ": việc thường xuyên, không có ngày hạn; nên định ngày xem xét lại.");
    }

    private static Reading asked(Unclear doubt) {
        return Reading.of(DeadlineRule.ASK, doubt.explanation(), doubt.question());
    }

    // ------------------------------------------------------------------------------------------------ what counts

    /** "Định kỳ … hằng năm" in one clause is one rhythm; "6 tháng" alone is one, too. */
    private List<Every> cycles() {
        List<Every> all = new ArrayList<>(of(Every.class).toList());
        for (Length length : of(Length.class).toList()) {
            if (sixMonths(length)) {
                all.add(new Every(length.from(), length.to(), Lead.NONE, "P6M", false, List.of()));
            }
        }
        all.removeIf(one -> one.every() == null
                && !one.several()
                && all.stream()
                        .anyMatch(other -> other.every() != null
                                && line.clauseStart(other.from()) == line.clauseStart(one.from())));
        return all;
    }

    private List<Mention> dates() {
        List<Mention> dates = new ArrayList<>();
        for (Mention mention : mentions) {
            if (mention instanceof Length length && (bareMonths(length) || beforeAnEvent(length))) {
                continue;
            }
            boolean date = mention instanceof OnDay || mention instanceof During || mention instanceof Length;
            if (date && dates.stream().noneMatch(other -> due(other).equals(due(mention)))) {
                dates.add(mention);
            }
        }
        // "trong tháng 11, chậm nhất ngày 20/11": the day is meant.
        dates.removeIf(one -> one instanceof During period
                && dates.stream()
                        .anyMatch(other -> other instanceof OnDay day
                                && line.clauseStart(day.from()) == line.clauseStart(period.from())
                                && period.first() != null
                                && !day.date().isBefore(period.first())
                                && !day.date().isAfter(period.last())));
        return dates;
    }

    /** "3 tháng" alone may be every three months as well as within three. */
    private boolean bareMonths(Length length) {
        return length.bare() && length.unit() == DeadlineUnit.MONTHS;
    }

    /** "6 tháng" alone is the rhythm of the half-yearly report. */
    private boolean sixMonths(Length length) {
        return bareMonths(length) && length.amount() == 6 && !line.has(length.from(), HALF);
    }

    /** "5 ngày làm việc trước kỳ họp" counts from the event. */
    private boolean beforeAnEvent(Length length) {
        return !length.startPrinted()
                && unclear(Doubt.WEAK).anyMatch(event -> event.from() == length.to() && event.lead() == Lead.BEFORE);
    }

    private <T extends Mention> Stream<T> of(Class<T> kind) {
        return mentions.stream().filter(kind::isInstance).map(kind::cast);
    }

    private Stream<Unclear> unclear(Doubt doubt) {
        Stream<Unclear> bare = of(Length.class)
                .filter(length -> bareMonths(length) && !sixMonths(length))
                .map(length -> new Unclear(
                        length.from(),
                        length.to(),
                        Lead.NONE,
                        Doubt.STRONG,
                        Wording.quoted(printed(length)) + " có hai cách hiểu.",
                        Wording.quoted(printed(length)) + ": làm xong trong thời gian đó, hay cứ như vậy một lần?"));
        return Stream.concat(of(Unclear.class), bare).filter(one -> one.doubt() == doubt);
    }

    private LocalDate due(Mention mention) {
        if (mention instanceof OnDay day) {
            return day.date();
        }
        if (mention instanceof During period) {
            return period.lead() == Lead.BEFORE ? period.first().minusDays(1) : period.last();
        }
        return counted((Length) mention);
    }

    // ------------------------------------------------------------------------------------------------ one date

    private Reading dated(Mention mention) {
        if (mention instanceof OnDay day) {
            return onDay(day);
        }
        return mention instanceof During period ? during(period) : length((Length) mention);
    }

    private Reading onDay(OnDay day) {
        StringBuilder text = new StringBuilder("Văn bản ghi " + Wording.quoted(printed(day)) + ": hạn là ");
        text.append(day.hour() == null ? "" : (day.lead() == Lead.BEFORE ? "trước " : "") + day.hour() + " ");
        text.append(day.hour() == null ? "" : "ngày ").append(Wording.day(day.date()));
        if (day.lead() == Lead.BEFORE && day.hour() == null) {
            text.append(", ghi như in; hiểu chặt chữ \"trước\" thì ngày cuối cùng là ")
                    .append(Wording.day(day.date().minusDays(1)));
        }
        text.append('.');
        if (day.feast() != null && (day.printed() == null)) {
            text.append(' ')
                    .append(upper(day.feast()))
                    .append(" là ngày ")
                    .append(Wording.day(day.date()))
                    .append('.');
        }
        if (!day.yearPrinted()) {
            text.append(year(day.date().getYear()));
        }
        text.append(dayOff(day.date(), "hạn đã in"));
        boolean range = day.fromNow() && day.feast() == null && day.lead() != Lead.BEFORE;
        return Reading.dated(
                range ? DeadlineRule.PERIOD : DeadlineRule.DATE,
                range ? issued : null,
                day.date(),
                range || day.lead() == Lead.WITHIN ? Operator.WITHIN : operator(day.lead()),
                text.toString(),
                question(day.date()));
    }

    private Reading during(During period) {
        LocalDate due = due(period);
        boolean before = period.lead() == Lead.BEFORE;
        Operator operator = operator(period);
        LocalDate from = operator != Operator.WITHIN ? null : period.fromNow() ? issued : period.first();
        StringBuilder text = new StringBuilder("Văn bản ghi " + Wording.quoted(printed(period)) + ": ");
        if (before) {
            text.append("phải xong trước ngày ").append(Wording.day(period.first()));
            text.append(", hạn là ").append(Wording.day(due));
        } else if (period.printed() != null && period.printed().unit() != Span.Unit.PART) {
            String unit = period.printed().unit().word();
            text.append("hạn là ngày cuối ").append(unit).append(", ").append(Wording.day(due));
        } else {
            text.append("hạn là ngày cuối, ").append(Wording.day(due));
        }
        if (from != null) {
            text.append(" (bắt đầu ").append(Wording.day(from)).append(')');
        }
        text.append('.');
        if (!period.yearPrinted()) {
            text.append(year(due.getYear()));
        }
        text.append(dayOff(due, before ? "hạn" : "ngày cuối của khoảng thời gian đã in"));
        return Reading.dated(DeadlineRule.PERIOD, from, due, operator, text.toString(), question(due));
    }

    private static Operator operator(During period) {
        if (period.lead() == Lead.BEFORE) {
            return Operator.BEFORE;
        }
        return period.lead() == Lead.BY && !period.fromNow() ? Operator.BY : Operator.WITHIN;
    }

    private String year(int year) {
        return year == issued.getYear()
                ? " Không in năm nên lấy năm của văn bản, " + year + "."
                : " Không in năm; ngày đó của năm " + issued.getYear() + " đã qua khi ban hành nên lấy năm " + year
                        + ".";
    }

    /** Brief section 4: printed dates and ends of periods stand as printed. */
    private String dayOff(LocalDate day, String what) {
        return calendar.isWorking(day)
                ? ""
                : " Ngày này (" + Wording.weekday(day.getDayOfWeek()) + ") là ngày nghỉ; " + what + " thì giữ nguyên.";
    }

    private String question(LocalDate due) {
        if (due.isBefore(issued)) {
            return "Ngày " + Wording.day(due) + " đã qua khi ban hành văn bản (" + Wording.day(issued)
                    + "). Có đúng không?";
        }
        return scan.closesAList()
                ? "Hạn này đặt chung cho các nội dung nêu trên. Áp dụng cho những nội dung nào?"
                : null;
    }

    private static Operator operator(Lead lead) {
        return lead == Lead.BEFORE ? Operator.BEFORE : Operator.BY;
    }

    // ------------------------------------------------------------------------------------------------ relative

    private LocalDate start(Length length) {
        return switch (length.start()) {
            case RECEIPT -> received == null ? issued : received;
            case ISSUE -> issued;
            case DAY -> length.startDay();
        };
    }

    /** The first day isn't counted (Civil Code 2015, art. 147); a period that ends on a day off rolls forward. */
    private LocalDate counted(Length length) {
        return length.unit() == DeadlineUnit.WORKING_DAYS
                ? calendar.add(start(length), length.amount())
                : calendar.nextWorking(end(length));
    }

    private LocalDate end(Length length) {
        LocalDate start = start(length);
        return length.unit() == DeadlineUnit.MONTHS
                ? start.plusMonths(length.amount())
                : start.plusDays(length.amount());
    }

    private Reading length(Length length) {
        LocalDate start = start(length);
        LocalDate due = counted(length);
        boolean receipt = length.start() == Start.RECEIPT;
        boolean estimated = receipt && received == null;
        StringBuilder text = new StringBuilder("Văn bản ghi " + Wording.quoted(printed(length)) + ": ");
        text.append(amount(length)).append(" tính từ ");
        text.append(
                switch (length.start()) {
                    case RECEIPT -> estimated ? "ngày nhận" : "ngày nhận " + Wording.day(start);
                    case ISSUE -> "ngày ban hành " + Wording.day(start);
                    case DAY -> "ngày " + Wording.day(start);
                });
        text.append(", không tính ngày đầu");
        if (length.unit() == DeadlineUnit.WORKING_DAYS) {
            text.append(", trừ thứ Bảy, Chủ nhật và ngày nghỉ lễ: hạn là ");
            text.append(Wording.weekdayAndDay(due));
        } else if (due.equals(end(length))) {
            text.append(": hạn là ").append(Wording.weekdayAndDay(due));
        } else {
            text.append(": hết vào ").append(Wording.weekdayAndDay(end(length)));
            text.append(" là ngày nghỉ, nên hạn lùi đến ngày làm việc kế tiếp, ")
                    .append(Wording.weekdayAndDay(due));
        }
        text.append('.');
        calendar.provisionalYear(start, due)
                .ifPresent(year -> text.append(" Ngày này là tạm tính: lịch nghỉ năm ")
                        .append(year)
                        .append(" chưa có thông báo chính thức."));
        if (estimated) {
            text.append(" Chưa vào sổ đến nên ước tính theo ngày ban hành ").append(Wording.day(start));
            text.append("; có ngày nhận thì tính lại.");
        }
        return new Reading(
                DeadlineRule.RELATIVE,
                due,
                length.lead() == Lead.BY ? Operator.BY : Operator.WITHIN,
                null,
                text.toString(),
                null,
                start,
                length.amount(),
                length.unit(),
                receipt,
                estimated,
                null);
    }

    private static String amount(Length length) {
        if (length.unit() == DeadlineUnit.MONTHS && length.amount() % 12 == 0) {
            return length.amount() / 12 + " năm";
        }
        return length.amount()
                + switch (length.unit()) {
                    case WORKING_DAYS -> " ngày làm việc";
                    case DAYS -> " ngày";
                    case MONTHS -> " tháng";
                };
    }

    // ------------------------------------------------------------------------------------------------ more than one

    private Reading several(List<Mention> dates) {
        String list = dates.stream()
                .sorted(Comparator.comparing(this::due))
                .map(date -> Wording.quoted(printed(date)) + " (" + Wording.day(due(date)) + ")")
                .collect(Collectors.joining("; "));
        return Reading.of(
                DeadlineRule.ASK,
                "Câu chữ nêu nhiều thời hạn: " + list + ".",
                "Nhiệm vụ này theo thời hạn nào? Nếu là nhiều việc thì tách thành từng nhiệm vụ.");
    }

    private String printed(Mention mention) {
        return line.printed(mention.from(), mention.to());
    }

    private static String upper(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
