package vn.dondoc.directive;

import java.time.LocalDate;
import java.util.List;

/**
 * Somebody who works or is told.
 *
 * @param login whether the person has a password; contacts never log in
 */
public record Person(
        String account,
        String name,
        String title,
        String phone,
        String email,
        boolean login,
        List<Membership> memberships) {

    public Person {
        memberships = List.copyOf(memberships);
    }

    /** What the person is in a body, from day to day inclusive; a null end is open. */
    public record Membership(String body, BodyRole role, LocalDate validFrom, LocalDate validTo) {}
}
