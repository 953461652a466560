package vn.dondoc.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.BodyKind;

/** The bodies of the office, by code. */
@Component
public class Bodies {

    public record Body(String code, String name) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Bodies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The body that holds a post that rules speak of.
     *
     * @param post PARTY_OFFICE, STANDING or COMMITTEE
     * @throws UnknownThing where the office has not said who holds it
     */
    public String officePost(String post) {
        return jdbc.sql("select body from register.office_post where post = ?")
                .param(post)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new UnknownThing("Danh mục cơ quan chưa ghi ai giữ vai " + post + "."));
    }

    /** Whether this body holds the post; false where nobody does. */
    public boolean holds(String post, String body) {
        return jdbc.sql("select exists (select 1 from register.office_post where post = ? and body = ?)")
                .params(post, body)
                .query(Boolean.class)
                .single();
    }

    public boolean hasPost(String post) {
        return jdbc.sql("select exists (select 1 from register.office_post where post = ?)")
                .param(post)
                .query(Boolean.class)
                .single();
    }

    /** The kind by which the table of recipients knows the body. */
    public String kind(String code) {
        return one("kind", code);
    }

    /** The body above it; null where the register names none. */
    public String parent(String code) {
        return jdbc
                .sql("select parent from register.body where code = ?")
                .param(code)
                .query((row, n) -> row.getString(1))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Who answers today for what was this body's: itself, or whoever took over its work. */
    public String inForce(String code) {
        return jdbc.sql("select register.in_force(?)")
                .param(code)
                .query(String.class)
                .single();
    }

    public String name(String code) {
        return one("name", code);
    }

    public boolean exists(String code) {
        return jdbc.sql("select exists (select 1 from register.body where code = ?)")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    /** All names ever kept, by code. */
    public Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select code, name from register.body").query(row -> {
            names.put(row.getString(1), row.getString(2));
        });
        return names;
    }

    /** From when to when a body exists; {@code to} null: without end. */
    public record Term(LocalDate from, LocalDate to) {}

    public Term term(String code) {
        return jdbc.sql("select valid_from, valid_to from register.body where code = ?")
                .param(code)
                .query((row, n) -> new Term(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
                .optional()
                .orElseThrow(() -> new UnknownThing("Không có cơ quan nào mang mã " + code + "."));
    }

    /** Bodies that exist today, by name. */
    public List<Body> current() {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("""
                        select code, name from register.body
                        where valid_from <= ? and (valid_to is null or valid_to >= ?) order by name
                        """).params(today, today).query(Body.class).list();
    }

    /** The same, by kind; a kind of which there is none is not there. */
    public Map<BodyKind, List<Body>> currentByKind() {
        LocalDate today = LocalDate.now(clock);
        Map<BodyKind, List<Body>> kinds = new EnumMap<>(BodyKind.class);
        jdbc.sql("""
                        select code, name, kind from register.body
                        where valid_from <= ? and (valid_to is null or valid_to >= ?) order by name
                        """).params(today, today).query(row -> {
            kinds.computeIfAbsent(BodyKind.valueOf(row.getString("kind")), kind -> new ArrayList<>())
                    .add(new Body(row.getString("code"), row.getString("name")));
        });
        return kinds;
    }

    private String one(String column, String code) {
        return jdbc.sql("select " + column + " from register.body where code = ?")
                .param(code)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new UnknownThing("Không có cơ quan nào mang mã " + code + "."));
    }
}
