package vn.dondoc.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a body heads and signs its papers. */
@Component
public class Letterheads {

    /** As printed; null where the office has not said it. */
    public record Letterhead(
            String superior,
            String heading,
            String symbol,
            String place,
            String authority,
            String signerTitle,
            List<String> copies) {

        public static final Letterhead UNKNOWN = new Letterhead(null, null, null, null, null, null, List.of());
    }

    private final JdbcClient jdbc;

    Letterheads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Letterhead of(String body) {
        Optional<Letterhead> found = jdbc.sql("select * from register.letterhead where body = ?")
                .param(body)
                .query((row, n) -> new Letterhead(
                        row.getString("superior"),
                        row.getString("heading"),
                        row.getString("symbol"),
                        row.getString("place"),
                        row.getString("authority"),
                        row.getString("signer_title"),
                        row.getArray("copies") == null
                                ? List.of()
                                : List.of((String[]) row.getArray("copies").getArray())))
                .optional();
        return found.orElse(Letterhead.UNKNOWN);
    }

    public void save(Map<String, Letterhead> heads) {
        heads.forEach((body, head) -> jdbc.sql("""
                        insert into register.letterhead (body, superior, heading, symbol, place, authority, signer_title, copies)
                        values (:body, :superior, :heading, :symbol, :place, :authority, :title, :copies)
                        on conflict (body) do update set superior = excluded.superior, heading = excluded.heading,
                          symbol = excluded.symbol, place = excluded.place, authority = excluded.authority,
                          signer_title = excluded.signer_title, copies = excluded.copies
                        """)
                .param("body", body)
                .param("superior", head.superior())
                .param("heading", head.heading())
                .param("symbol", head.symbol())
                .param("place", head.place())
                .param("authority", head.authority())
                .param("title", head.signerTitle())
                .param("copies", head.copies().toArray(String[]::new))
                .update());
    }
}
