package vn.dondoc.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.dondoc.register.OrderedBy;

/** How papers write days, rates, codes and documents: Vietnamese always, whoever draws them. */
@Component
class Printed {

    static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private static final ZoneId OFFICE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final MessageSource messages;

    Printed(MessageSource messages) {
        this.messages = messages;
    }

    /** {@code 05-3-2020}: a zero before days under 10 and before the months 1 and 2 (36-HD/VPTW). Nothing for null. */
    static String day(LocalDate day) {
        if (day == null) {
            return "";
        }
        String month = day.getMonthValue() < 3 ? "0" + day.getMonthValue() : Integer.toString(day.getMonthValue());
        return String.format("%02d-%s-%d", day.getDayOfMonth(), month, day.getYear());
    }

    /** {@code Kon Tum, ngày      tháng 12 năm 2020}: the day is written by whoever signs. */
    static String placeAndDay(String place, LocalDate on) {
        String month = on.getMonthValue() < 3 ? "0" + on.getMonthValue() : Integer.toString(on.getMonthValue());
        return (place == null ? "……" : place) + ", ngày      tháng " + month + " năm " + on.getYear();
    }

    /** {@code 07 giờ 30, ngày 31-12-2020}, of the office's day. */
    static String minute(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, OFFICE);
        return String.format("%02d giờ %02d, ngày %s", local.getHour(), local.getMinute(), day(local.toLocalDate()));
    }

    /** {@code 3/36 (8,3%)}: never a rate without its denominator. */
    static String rate(int part, int whole) {
        return part + "/" + whole + (whole == 0 ? "" : String.format(VIETNAMESE, " (%.1f%%)", 100.0 * part / whole));
    }

    /** {@code Công văn số 875-CV/TU}. */
    String cited(OrderedBy.Directive directive) {
        return code(directive.type()) + " số " + directive.number();
    }

    /** With its day, issuer and subject. */
    String citedWhole(OrderedBy.Directive directive) {
        String subject = directive.subject().replaceFirst("^\\s*[Vv]/[Vv]\\s+", "về ");
        return cited(directive) + ", ngày " + day(directive.issuedOn()) + " của " + directive.issuerName() + " "
                + subject;
    }

    /** The word for a code; the code itself where nobody has given it one. */
    String code(Object code) {
        return code == null ? "" : messages.getMessage("code." + code, null, code.toString(), VIETNAMESE);
    }

    static String upper(String text) {
        return text.toUpperCase(VIETNAMESE);
    }
}
