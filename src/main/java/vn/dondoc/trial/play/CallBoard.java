package vn.dondoc.trial.play;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the director of the play which tasks are open; what the officials see they ask for themselves. */
@RestController
@ConditionalOnProperty("dondoc.trial.enabled")
class CallBoard {

    private final JdbcClient jdbc;
    private final Clock clock;

    CallBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @GetMapping("/api/rehearsal/open-steps")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    List<OpenStep> open() {
        return jdbc.sql(
                        "select * from register.step where done_at is null order by opened_at, proceeding, task, owner, length(task_id), task_id")
                .query(this::step)
                .list();
    }

    private OpenStep step(ResultSet row, int n) throws SQLException {
        return new OpenStep(
                row.getString("task_id"),
                row.getString("proceeding"),
                row.getString("task"),
                row.getString("owner"),
                row.getObject("opened_at", OffsetDateTime.class)
                        .atZoneSameInstant(clock.getZone())
                        .toLocalDate(),
                row.getObject("due", LocalDate.class));
    }
}
