package vn.dondoc.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.calendar.LunarFeasts;
import vn.dondoc.calendar.StatutoryDays;

/**
 * Years for which nobody has entered a list get the days of the law at each start, as provisional rows, so that Java and
 * SQL reckon with the same days. As soon as the office enters any day of such a year, its rows are left alone.
 */
@Component
class StatutoryYears implements InitializingBean {

    static final String SOURCE = "Tính theo Bộ luật Lao động, chưa có thông báo của năm";

    private final JdbcClient jdbc;
    private final ReferenceData reference;
    private final TransactionOperations transaction;
    private final Integer cultureDaySince;

    /** @param cultureDaySince the first year with 24 November off; null while the Labour Code isn't amended */
    StatutoryYears(
            JdbcClient jdbc,
            ReferenceData reference,
            TransactionOperations transaction,
            @Value("${dondoc.calendar.culture-day-since:#{null}}") Integer cultureDaySince) {
        this.jdbc = jdbc;
        this.reference = reference;
        this.transaction = transaction;
        this.cultureDaySince = cultureDaySince;
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> reckon());
    }

    /** Makes the rows of every year without a list those of the law; changes nothing where they are already. */
    void reckon() {
        reference.lockForIntake();
        List<Integer> listed = jdbc.sql("""
                        select distinct extract(year from day)::int from register.calendar_day where source <> ?
                        """).param(SOURCE).query(Integer.class).list();
        List<ReferenceData.CalendarDay> days = IntStream.rangeClosed(LunarFeasts.FIRST, LunarFeasts.LAST)
                .filter(year -> !listed.contains(year))
                .boxed()
                .flatMap(year -> rows(year).stream())
                .toList();
        List<ReferenceData.CalendarDay> before = jdbc.sql("""
                        select day, kind, name, source, provisional from register.calendar_day d
                        where source = :source and extract(year from day)::int <> all (:listed) order by day
                        """)
                .param("source", SOURCE)
                .param("listed", listed.toArray(Integer[]::new))
                .query((row, n) -> new ReferenceData.CalendarDay(
                        row.getObject(1, LocalDate.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5)))
                .list();
        if (!before.equals(days)) {
            List<LocalDate> gone = new ArrayList<>(
                    before.stream().map(ReferenceData.CalendarDay::day).toList());
            days.forEach(day -> gone.remove(day.day()));
            reference.removeCalendarDays(gone);
            reference.saveCalendar(days);
        }
    }

    private List<ReferenceData.CalendarDay> rows(int year) {
        return StatutoryDays.of(year, cultureDaySince != null && year >= cultureDaySince).stream()
                .map(day -> new ReferenceData.CalendarDay(
                        day.day(), day.inLieu() ? "IN_LIEU" : "HOLIDAY", day.name(), SOURCE, true))
                .toList();
    }
}
