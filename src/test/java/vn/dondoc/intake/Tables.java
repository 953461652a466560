package vn.dondoc.intake;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole content of every table that intake may write. */
final class Tables {

    private Tables() {}

    static Map<String, String> all(JdbcClient jdbc) {
        Map<String, String> content = new TreeMap<>();
        for (String table : List.of(
                "body",
                "office_post",
                "person",
                "membership",
                "addressee_group",
                "addressee_group_member",
                "calendar_day",
                "directive",
                "directive_addressee",
                "clause",
                "measure",
                "measure_lead")) {
            content.put(
                    table,
                    jdbc.sql("select coalesce(string_agg(t::text, chr(10) order by t::text), '') from register." + table
                                    + " t")
                            .query(String.class)
                            .single());
        }
        return content;
    }
}
