package vn.dondoc.register;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.dondoc.calendar.BackwardPlan;
import vn.dondoc.calendar.WorkingCalendar;

/**
 * The rows of the working calendar, kept in memory: every date that is reckoned asks for them. Which edition is in force
 * is asked of the database, once a transaction, so that all nodes reckon alike from the commit that changes a row.
 */
@Component
public class CalendarDays {

    /** @param edition never used twice, not even after a change that was rolled back */
    private record Known(UUID edition, Rules rules) {}

    /** What one edition says. */
    public record Rules(WorkingCalendar calendar, BackwardPlan plan) {}

    private final JdbcClient jdbc;
    private volatile Known known;

    CalendarDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public WorkingCalendar calendar() {
        return rules().calendar();
    }

    /** How the office plans a scheme backwards from its day of submission. */
    public BackwardPlan backwardPlan() {
        return rules().plan();
    }

    /** Both of the same edition, which is asked for once. */
    public Rules rules() {
        UUID edition = edition();
        Known last = known;
        if (last == null || !last.edition().equals(edition)) {
            // Read after the edition: rows that change in between are read again under the next one.
            last = new Known(edition, new Rules(read(), readPlan()));
            known = last;
        }
        return last.rules();
    }

    /** After rows have changed in this transaction. */
    public void forget() {
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
    }

    /** Of all that dates of urging are reckoned from: changes with the calendar and with the tables of urging. */
    public UUID edition() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return readEdition();
        }
        UUID bound = (UUID) TransactionSynchronizationManager.getResource(this);
        return bound != null ? bound : bind(readEdition());
    }

    private UUID bind(UUID edition) {
        TransactionSynchronizationManager.bindResource(this, edition);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                forget();
            }

            @Override
            public void afterCompletion(int status) {
                forget();
            }
        });
        return edition;
    }

    private UUID readEdition() {
        return jdbc.sql("select token from register.calendar_edition")
                .query(UUID.class)
                .single();
    }

    private WorkingCalendar read() {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> madeUp = new HashSet<>();
        jdbc.sql("select day, kind from register.calendar_day").query(row -> {
            (row.getString(2).equals("MADE_UP") ? madeUp : off).add(row.getObject(1, LocalDate.class));
        });
        return new WorkingCalendar(off, madeUp, confirmedYears()::contains);
    }

    private BackwardPlan readPlan() {
        Map<String, Integer> distances = new LinkedHashMap<>();
        jdbc.sql("select step, working_days from register.scheme_distance order by ordinal")
                .query(row -> {
                    distances.put(row.getString(1), row.getInt(2));
                });
        return new BackwardPlan(
                distances,
                jdbc.sql("select held_on from register.committee_session")
                        .query(LocalDate.class)
                        .list());
    }

    /** Those of which there are rows, none of them provisional. */
    private Set<Integer> confirmedYears() {
        return Set.copyOf(jdbc.sql("""
                        select extract(year from day)::int from register.calendar_day group by 1
                        having not bool_or(provisional)
                        """).query(Integer.class).list());
    }
}
