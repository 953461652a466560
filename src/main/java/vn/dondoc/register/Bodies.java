package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** STUB */
@Component
public class Bodies {
    public record Body(String code, String name) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Bodies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public String officePost(String post) {
        return jdbc.sql("select body from register.office_post where post = ?")
                .param(post)
                .query(String.class)
                .single();
    }

    public String kind(String code) {
        return jdbc.sql("select kind from register.body where code = ?")
                .param(code)
                .query(String.class)
                .single();
    }

    public String name(String code) {
        return jdbc.sql("select name from register.body where code = ?")
                .param(code)
                .query(String.class)
                .single();
    }

    public boolean exists(String code) {
        return jdbc.sql("select exists (select 1 from register.body where code = ?)")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    public List<Body> current() {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(
                        "select code, name from register.body where valid_from <= ? and (valid_to is null or valid_to >= ?) order by name")
                .params(today, today)
                .query(Body.class)
                .list();
    }
}
