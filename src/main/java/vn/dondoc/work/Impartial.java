package vn.dondoc.work;

import org.springframework.stereotype.Component;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.People;

/** Nobody rules on the body that they head (brief, section 3). */
@Component
class Impartial {

    private final People people;
    private final Bodies bodies;

    Impartial(People people, Bodies bodies) {
        this.people = people;
        this.bodies = bodies;
    }

    /** @throws Refusal where whoever rules heads the body today */
    void refuseHeadOf(String body, String by) {
        if (people.heads(by, body)) {
            throw new Refusal("Đồng chí là người đứng đầu, hoặc đang thay mặt người đứng đầu, " + bodies.name(body)
                    + " nên không quyết định việc của chính cơ quan này. Chuyển người khác trong cơ quan có thẩm quyền"
                    + " quyết định.");
        }
    }
}
