package vn.dondoc.urging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.BodyRole;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Facts;
import vn.dondoc.register.People;
import vn.dondoc.register.Schemes;

/**
 * Who holds today the post that the table of recipients names. Where it is vacant the next one up is told, then whoever
 * else works there, then the body above; last of all whoever runs the system. An alert to nobody would be silence.
 */
@Component
class Chain {

    /** @param vacantRole the role that nobody holds; null where these people hold it */
    record Found(List<String> people, String vacantRole) {}

    /** From the desk up. */
    private static final List<String> LADDER =
            List.of("CLERK", "OFFICER", "OFFICE_HEAD", "DEPUTY_HEAD", "HEAD", "SIGNER");

    private final People people;
    private final Bodies bodies;
    private final Schemes schemes;

    Chain(People people, Bodies bodies, Schemes schemes) {
        this.schemes = schemes;
        this.people = people;
        this.bodies = bodies;
    }

    /**
     * @throws IllegalStateException where not even somebody who runs the system is found: the job fails, and the supervisor
     *     sees an incident
     */
    Found holders(Facts of, String owner, RungTable.Recipient recipient) {
        if (recipient.scope().equals("DRAFTER")) {
            return drafters(of, owner, recipient.role());
        }
        if (recipient.role().equals(BodyRole.AREA_LEAD.name())) {
            List<String> inCharge = people.holders(owner, recipient.role());
            if (!inCharge.isEmpty()) {
                return new Found(inCharge, null);
            }
        }
        String body = body(of, owner, recipient.scope());
        List<String> holders = people.holders(body, recipient.role(), owner);
        if (!holders.isEmpty()) {
            return new Found(holders, null);
        }
        Set<String> bodiesUp = new LinkedHashSet<>();
        for (String each = body; each != null && bodiesUp.add(each); each = bodies.parent(each)) {
            // Every body once, also where the register has them in a circle.
        }
        bodiesUp.add(of.directive().superiorBody());
        if (bodies.hasPost("PARTY_OFFICE")) {
            bodiesUp.add(bodies.officePost("PARTY_OFFICE"));
        }
        for (String each : bodiesUp) {
            for (String role : standIns(recipient.role())) {
                List<String> found = people.holders(each, role, owner);
                if (!found.isEmpty()) {
                    return new Found(found, recipient.role());
                }
            }
        }
        List<String> last = people.everyHolder(BodyRole.ADMINISTRATOR.name());
        if (last.isEmpty()) {
            throw new IllegalStateException("Không tìm được ai để đôn đốc việc " + of.key() + ": " + body
                    + " và các cơ quan bên trên không có ai. Bổ sung người dùng rồi chạy lại việc này trong Cockpit.");
        }
        return new Found(last, recipient.role());
    }

    /** Where another body drafts a scheme; nobody where none does. */
    private Found drafters(Facts of, String owner, String role) {
        String drafter = schemes.find(of.key()).drafter();
        return new Found(drafter == null || drafter.equals(owner) ? List.of() : people.holders(drafter, role), null);
    }

    private String body(Facts of, String owner, String scope) {
        return switch (scope) {
            case "OWN" -> owner;
            case "MONITOR" -> of.directive().follower();
            case "SUPERIOR" -> of.directive().superiorBody();
            default -> bodies.officePost(scope);
        };
    }

    /** Those above the role, the nearest first, then those below. */
    private static List<String> standIns(String role) {
        int at = LADDER.indexOf(role);
        if (at < 0) {
            return List.of("DEPUTY_HEAD", "HEAD", "SIGNER", "OFFICE_HEAD", "OFFICER", "CLERK");
        }
        List<String> up = new ArrayList<>(LADDER.subList(at + 1, LADDER.size()));
        List<String> down = new ArrayList<>(LADDER.subList(0, at));
        Collections.reverse(down);
        up.addAll(down);
        return up;
    }
}
