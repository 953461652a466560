package vn.dondoc.register;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an addressee did with the paper: number and day of arrival, who leads inside, in which manner. */
@Component
public class Disseminations {

    private final JdbcClient jdbc;

    Disseminations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void register(String assignment, String arrivalNo, LocalDate arrivalOn) {
        jdbc.sql("insert into register.dissemination (assignment, arrival_no, arrival_on) values (?, ?, ?)")
                .params(assignment, arrivalNo, arrivalOn)
                .update();
    }

    public void route(String assignment, String lead, String helpers, String note) {
        jdbc.sql("update register.dissemination set lead_person = ?, helpers = ?, note = ? where assignment = ?")
                .params(lead, helpers, note, assignment)
                .update();
    }

    /** @param manner OWN_PAPER or INCLUDED */
    public void disseminated(String assignment, String manner, String note) {
        jdbc.sql("""
                        update register.dissemination set manner = ?, note = coalesce(?, note) where assignment = ?
                        """).params(manner, note, assignment).update();
    }
}
