package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** STUB */
@Component
public class People {
    private final JdbcClient jdbc;
    private final Clock clock;

    People(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<String> holders(String body, String role) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(
                        "select person from register.membership where body = ? and role = ? and valid_from <= ? and (valid_to is null or valid_to >= ?) order by person")
                .params(body, role, today, today)
                .query(String.class)
                .list();
    }
}
