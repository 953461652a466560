package vn.dondoc.directive;

import java.time.LocalDate;
import java.util.List;

/** Bodies that documents address by one name, for example "các huyện ủy, thành ủy". */
public record BodyGroup(String code, String name, List<Member> members) {

    public BodyGroup {
        members = List.copyOf(members);
    }

    /** One body, from day to day inclusive; a null end is open. */
    public record Member(String body, LocalDate validFrom, LocalDate validTo) {}

    /** The members on a day, in the order in which they are listed. */
    public List<String> on(LocalDate day) {
        return members.stream()
                .filter(member -> Body.valid(member.validFrom(), member.validTo(), day))
                .map(Member::body)
                .toList();
    }
}
