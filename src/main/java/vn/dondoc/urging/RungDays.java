package vn.dondoc.urging;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.Rung;
import vn.dondoc.directive.Urgency;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.CalendarDays;

/** All rungs of an assignment's own date with the days on which they lie, raised or not, for whoever asks why. */
@Component
public class RungDays {

    /** @param nominal when the rung lies; the message leaves in the office's hours after it */
    public record Day(Rung rung, Instant nominal) {}

    private final RungTable table;
    private final CalendarDays days;
    private final Clock clock;

    RungDays(RungTable table, CalendarDays days, Clock clock) {
        this.table = table;
        this.days = days;
        this.clock = clock;
    }

    /** From the lowest rung up, as the timer of urging reckons them. */
    public List<Day> of(
            String key,
            MeasureKind kind,
            String owner,
            LocalDate due,
            DateSetBy setBy,
            Urgency urgency,
            Instant since) {
        Ladder.Subject subject = new Ladder.Subject(AlertLedger.DUE, kind.code(), owner, due, setBy, urgency, since);
        return new Ladder(key, table, days.calendar(), clock)
                .climbing(subject).stream()
                        .map(stand -> new Day(stand.rung(), stand.nominal()))
                        .toList();
    }
}
