package vn.dondoc.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.BodyRole;
import vn.dondoc.directive.OfficePost;
import vn.dondoc.register.Directives;
import vn.dondoc.register.People;
import vn.dondoc.register.People.Membership;
import vn.dondoc.register.ReferenceData;

/** Which page of the guide somebody opens first: that of what they are today. */
@Component
class GuideReader {

    private static final Map<BodyRole, String> OF_THE_SYSTEM = Map.of(
            BodyRole.ADMINISTRATOR, "administrator",
            BodyRole.SUPERVISOR, "supervisor",
            BodyRole.INSPECTOR, "inspector");

    private final People people;
    private final ReferenceData reference;
    private final Directives directives;

    GuideReader(People people, ReferenceData reference, Directives directives) {
        this.people = people;
        this.reference = reference;
        this.directives = directives;
    }

    /** @return the name of a page of {@link Guide} */
    String pageFor(String account) {
        List<Membership> held = people.memberships(account);
        Set<BodyRole> roles = held.stream().map(Membership::role).collect(Collectors.toSet());
        for (BodyRole role : List.of(BodyRole.ADMINISTRATOR, BodyRole.SUPERVISOR, BodyRole.INSPECTOR)) {
            if (roles.contains(role)) {
                return OF_THE_SYSTEM.get(role);
            }
        }
        Set<String> bodies = held.stream().map(Membership::body).collect(Collectors.toSet());
        Map<OfficePost, String> posts = reference.posts();
        if (roles.contains(BodyRole.SIGNER)
                || bodies.contains(posts.get(OfficePost.STANDING))
                || bodies.contains(posts.get(OfficePost.COMMITTEE))) {
            return "leader";
        }
        if (roles.contains(BodyRole.HEAD) || roles.contains(BodyRole.DEPUTY_HEAD)) {
            return "head";
        }
        String office = posts.get(OfficePost.PARTY_OFFICE);
        if (office != null && held.contains(new Membership(office, BodyRole.CLERK))) {
            return "clerk";
        }
        if (bodies.contains(office) || bodies.stream().anyMatch(directives::monitors)) {
            return "monitor";
        }
        return "officer";
    }
}
