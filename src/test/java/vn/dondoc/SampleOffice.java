package vn.dondoc;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Bodies and directives made up for tests: as many as a test wants, under keys of its own. */
@Component
public class SampleOffice {

    /** The bodies that every sample directive needs. */
    public static final String OFFICE = "t.office";

    public static final String STANDING = "t.standing";
    public static final String MONITOR = "t.monitor";

    private final JdbcClient jdbc;

    SampleOffice(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Idempotent. */
    @Transactional
    public void open() {
        body(OFFICE, "Văn phòng thử", "PROVINCIAL_BODY");
        body(STANDING, "Thường trực thử", "STANDING");
        body(MONITOR, "Ban theo dõi thử", "PROVINCIAL_BODY");
        for (String post : List.of("PARTY_OFFICE", "STANDING", "COMMITTEE")) {
            jdbc.sql(
                            "insert into register.office_post values (?, ?) on conflict (post) do update set body = excluded.body")
                    .params(post, post.equals("PARTY_OFFICE") ? OFFICE : STANDING)
                    .update();
        }
        person(OFFICE, "CLERK");
        person(STANDING, "SIGNER");
    }

    /**
     * A directive with one measure of {@code kind} for each of {@code bodies} bodies, coverage complete.
     *
     * @param due null for none
     */
    @Transactional
    public void directive(String key, String kind, LocalDate due, int bodies) {
        open();
        jdbc.sql("""
                        insert into register.directive (key, number, type, issued_on, issuer, subject, full_text,
                          monitoring_body, superior_body, signing_body)
                        values (?, ?, 'CONG_VAN', '2019-10-17', ?, 'Thử', '1. Làm việc này.', ?, ?, ?)
                        """).params(key, key, STANDING, MONITOR, STANDING, STANDING).update();
        jdbc.sql("insert into register.clause values (?, '1', 1, null, 'điểm 1', 'Làm việc này.', null)")
                .param(key)
                .update();
        jdbc.sql("""
                        insert into register.measure (directive, code, clause, ordinal, kind, title, confirmer,
                          deadline_rule, deadline_due, deadline_set_by)
                        values (?, '1', '1', 1, ?, 'Làm việc này', ?, ?, ?, 'DOCUMENT')
                        """)
                .params(key, kind, MONITOR, due == null ? "none" : "date", due)
                .update();
        List<String> codes =
                IntStream.rangeClosed(1, bodies).mapToObj(i -> "t.b" + i).toList();
        for (String code : codes) {
            body(code, "Đơn vị " + code, "DISTRICT_COMMITTEE");
        }
        jdbc.sql("insert into register.directive_addressee select ?, x, null, 1 from unnest(?) x")
                .params(key, codes.toArray(String[]::new))
                .update();
        jdbc.sql("insert into register.measure_lead select ?, '1', x from unnest(?) x")
                .params(key, codes.toArray(String[]::new))
                .update();
    }

    public void body(String code, String name, String kind) {
        // Another class may have left a body of this code: the one that is asked for now holds.
        jdbc.sql("""
                        insert into register.body (code, name, kind) values (?, ?, ?)
                        on conflict (code) do update set name = excluded.name, kind = excluded.kind,
                          valid_from = excluded.valid_from, valid_to = null
                        """).params(code, name, kind).update();
        person(code, "OFFICER");
    }

    private void person(String body, String role) {
        String account = role.equals("OFFICER") ? body : body + "." + role.toLowerCase();
        jdbc.sql(
                        "insert into register.person (account, name, phone) values (?, ?, '0000 000 000') on conflict do nothing")
                .params(account, account)
                .update();
        jdbc.sql("insert into register.membership (person, body, role) values (?, ?, ?) on conflict do nothing")
                .params(account, body, role)
                .update();
    }
}
