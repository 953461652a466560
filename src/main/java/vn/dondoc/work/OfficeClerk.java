package vn.dondoc.work;

import java.util.Set;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.People;

/** Văn thư of the body that holds the post PARTY_OFFICE: who keeps the office's own books. Their deputies do not (ADR 0027). */
@Component
public class OfficeClerk {

    private final People people;
    private final Bodies bodies;

    OfficeClerk(People people, Bodies bodies) {
        this.people = people;
        this.bodies = bodies;
    }

    public boolean is(String account) {
        return people.ownGroups(account).contains(group());
    }

    public boolean isOrAdministrates(String account) {
        Set<String> groups = people.ownGroups(account);
        return groups.contains("camunda-admin") || groups.contains(group());
    }

    /**
     * @param does what only the clerk does, the end of a sentence without its full stop
     * @throws NotYours for anybody else
     */
    public void require(String account, String does) {
        if (!is(account)) {
            throw refusal(does);
        }
    }

    /** @throws NotYours for anybody but the clerk and the administrator; {@code does} as in {@link #require} */
    public void requireOrAdministrator(String account, String does) {
        if (!isOrAdministrates(account)) {
            throw refusal("và quản trị hệ thống " + does);
        }
    }

    private NotYours refusal(String does) {
        return new NotYours("Chỉ văn thư của " + bodies.name(bodies.officePost("PARTY_OFFICE")) + " " + does + ".");
    }

    private String group() {
        return bodies.officePost("PARTY_OFFICE") + ":CLERK";
    }
}
