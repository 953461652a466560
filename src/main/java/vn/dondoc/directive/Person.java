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

    /**
     * What the person is in a body, from day to day inclusive; a null end is open.
     *
     * @param areas of an AREA_LEAD: bodies in charge of; empty: all
     */
    public record Membership(String body, BodyRole role, LocalDate validFrom, LocalDate validTo, List<String> areas) {

        public Membership {
            areas = List.copyOf(areas);
        }

        /** In charge of no area in particular. */
        public Membership(String body, BodyRole role, LocalDate validFrom, LocalDate validTo) {
            this(body, role, validFrom, validTo, List.of());
        }

        /** Whether both hold on some day. */
        public boolean meets(Membership other) {
            return (validTo == null || !validTo.isBefore(other.validFrom()))
                    && (other.validTo() == null || !other.validTo().isBefore(validFrom));
        }
    }
}
