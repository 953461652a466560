package vn.dondoc.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.register.ReferenceData.CalendarDay;

/** The rows by which dates are reckoned: days of the calendar, distances of milestones, sessions. */
@Component
public class OfficeRules {

    /** What rows of the law become once the office has looked after their year: no start reckons them anew. */
    static final String LAW_KEPT = "Tính theo Bộ luật Lao động, văn phòng giữ";

    /** @param note on what grounds it is known */
    public record Session(LocalDate day, String note) {}

    /** @param confirmed none of its days is provisional */
    public record Year(int year, boolean confirmed) {}

    private final JdbcClient jdbc;
    private final ReferenceData reference;
    private final CalendarDays days;

    OfficeRules(JdbcClient jdbc, ReferenceData reference, CalendarDays days) {
        this.jdbc = jdbc;
        this.reference = reference;
        this.days = days;
    }

    /** Those that have rows, the earliest first. */
    public List<Year> years() {
        return jdbc.sql("""
                        select extract(year from day)::int, not bool_or(provisional) from register.calendar_day
                        group by 1 order by 1
                        """)
                .query((row, n) -> new Year(row.getInt(1), row.getBoolean(2)))
                .list();
    }

    public List<CalendarDay> year(int year) {
        return jdbc.sql("select * from register.calendar_day where extract(year from day)::int = ? order by day")
                .param(year)
                .query((row, n) -> day(row))
                .list();
    }

    public Optional<CalendarDay> day(LocalDate day) {
        return jdbc.sql("select * from register.calendar_day where day = ?")
                .param(day)
                .query((row, n) -> day(row))
                .optional();
    }

    private static CalendarDay day(java.sql.ResultSet row) throws java.sql.SQLException {
        return new CalendarDay(
                row.getObject("day", LocalDate.class),
                row.getString("kind"),
                row.getString("name"),
                row.getString("source"),
                row.getBoolean("provisional"));
    }

    /** Adds the row, or puts it in the place of the one that the day had. */
    public void save(CalendarDay day) {
        lookAfter(day.day().getYear());
        reference.saveCalendar(List.of(day));
    }

    public void remove(LocalDate day) {
        lookAfter(day.getYear());
        reference.removeCalendarDays(List.of(day));
    }

    private void lookAfter(int year) {
        jdbc.sql("update register.calendar_day set source = ? where source = ? and extract(year from day)::int = ?")
                .params(LAW_KEPT, StatutoryYears.SOURCE, year)
                .update();
        days.forget();
    }

    /** An announcement was found: what was provisional of the year no longer is. */
    public void confirm(int year, String source) {
        jdbc.sql("""
                        update register.calendar_day set provisional = false, source = ?
                        where provisional and extract(year from day)::int = ?
                        """).params(source, year).update();
        lookAfter(year);
    }

    /** Working days before the submission, by step, in the order of the work. */
    public Map<String, Integer> distances() {
        return days.backwardPlan().distances();
    }

    public void setDistance(String step, int workingDays) {
        jdbc.sql("update register.scheme_distance set working_days = ? where step = ?")
                .params(workingDays, step)
                .update();
        days.forget();
    }

    /** The earliest first. */
    public List<Session> sessions() {
        return jdbc.sql("select held_on, note from register.committee_session order by held_on")
                .query((row, n) -> new Session(row.getObject(1, LocalDate.class), row.getString(2)))
                .list();
    }

    public void save(Session session) {
        jdbc.sql("""
                        insert into register.committee_session (held_on, note) values (?, ?)
                        on conflict (held_on) do update set note = excluded.note
                        """).params(session.day(), session.note()).update();
        days.forget();
    }

    public void removeSession(LocalDate day) {
        jdbc.sql("delete from register.committee_session where held_on = ?")
                .param(day)
                .update();
        days.forget();
    }

    /** Changes with every row, whoever changes it. */
    public UUID edition() {
        return jdbc.sql("select token from register.calendar_edition")
                .query(UUID.class)
                .single();
    }

    /** Two who change rows wait for each other, and for data files. */
    public void lock() {
        reference.lockForIntake();
    }

    /** Whether dates follow, or are just being moved to follow, the rows that are in force. */
    public boolean followed() {
        return jdbc.sql("select digest from register.rules_followed")
                .query(String.class)
                .optional()
                .filter(digest()::equals)
                .isPresent();
    }

    public void nowFollowed() {
        jdbc.sql("""
                        insert into register.rules_followed (digest) values (?)
                        on conflict (one) do update set digest = excluded.digest
                        """).param(digest()).update();
    }

    /** Of what dates depend on; names and sources are none of it. */
    private String digest() {
        return jdbc.sql("""
                        select md5(concat_ws('|',
                          (select string_agg(day || kind, ',' order by day) from register.calendar_day),
                          (select string_agg(step || working_days, ',' order by ordinal) from register.scheme_distance),
                          (select string_agg(held_on::text, ',' order by held_on) from register.committee_session)))
                        """).query(String.class).single();
    }
}
