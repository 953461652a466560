package vn.dondoc.web;

import java.text.NumberFormat;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How pages write a rate: never without its denominator. Templates call it {@code @rates}. */
@Component("rates")
class Rates {

    /** {@code 585/833 (70,2%)}; a dash where there is nothing to divide by. */
    public String of(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        NumberFormat percent = NumberFormat.getPercentInstance(LocaleContextHolder.getLocale());
        percent.setMaximumFractionDigits(1);
        return part + "/" + whole + " (" + percent.format((double) part / whole) + ")";
    }
}
