package vn.dondoc.work;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Facts;

/** Whoever is above a piece of work: the superior that the directive names, but never the owner itself. */
@Component
public class Superior {

    private final Bodies bodies;

    Superior(Bodies bodies) {
        this.bodies = bodies;
    }

    /** Empty where nobody is: work of the highest body. */
    public Optional<String> above(Facts of) {
        String superior = of.directive().superiorBody();
        if (!superior.equals(of.owner())) {
            return Optional.of(superior);
        }
        return Optional.of("COMMITTEE")
                .filter(bodies::hasPost)
                .map(bodies::officePost)
                .filter(committee -> !committee.equals(of.owner()));
    }
}
