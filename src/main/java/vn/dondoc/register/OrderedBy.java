package vn.dondoc.register;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.DocumentType;

/** A directive as papers cite it. */
@Component
public class OrderedBy {

    /**
     * @param place before its date; null where the document names none
     * @param follower the monitoring body or, where the directive names none, the superior one
     * @param endOutcome code by which the tracking ended; null before
     */
    public record Directive(
            String key,
            String number,
            DocumentType type,
            LocalDate issuedOn,
            String issuerName,
            String subject,
            String place,
            String follower,
            String followerName,
            String superior,
            String superiorName,
            String signing,
            String endOutcome,
            String endReason) {}

    private final JdbcClient jdbc;
    private final Sight sight;

    OrderedBy(JdbcClient jdbc, Sight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
    }

    /** By its key or by that of one of its assignments or proceedings; empty where whoever reads may not read it. */
    public Optional<Directive> find(String key) {
        Sight.View seen = sight.now();
        return jdbc.sql("""
                        select d.key, d.number, d.type, d.issued_on, register.name_on(d.issuer, d.issued_on) issuer_name,
                          d.subject, d.place, coalesce(d.monitoring_body, d.superior_body) follower, f.name follower_name,
                          d.superior_body superior, s.name superior_name, d.signing_body signing, d.end_outcome,
                          d.end_reason
                        from register.directive d
                          join register.body f on f.code = coalesce(d.monitoring_body, d.superior_body)
                          join register.body s on s.code = d.superior_body
                        where d.key = coalesce((select a.directive from register.assignment a where a.key = :key),
                            (select p.directive from register.proceeding p where p.key = :key), :key)
                          and %s
                        """.formatted(seen.directive("d.key")))
                .param("key", key)
                .params(seen.parameters())
                .query(Directive.class)
                .optional();
    }
}
