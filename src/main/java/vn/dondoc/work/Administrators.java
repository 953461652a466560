package vn.dondoc.work;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.BodyRole;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Organisation;
import vn.dondoc.register.People;
import vn.dondoc.register.ReferenceData;
import vn.dondoc.register.Trail;

/** What every change of bodies and people has in common: who may, why, and the line in the trail. */
@Component
class Administrators {

    private static final int LONGEST_REASON = 500;

    private final People people;
    private final Bodies bodies;
    private final ReferenceData reference;
    private final Organisation organisation;
    private final Trail trail;

    Administrators(People people, Bodies bodies, ReferenceData reference, Organisation organisation, Trail trail) {
        this.people = people;
        this.bodies = bodies;
        this.reference = reference;
        this.organisation = organisation;
        this.trail = trail;
    }

    boolean includes(String account) {
        return people.memberships(account).stream().anyMatch(each -> each.role() == BodyRole.ADMINISTRATOR);
    }

    /** @throws NotYours for anybody else */
    void require(String by) {
        if (!includes(by)) {
            throw new NotYours("Chỉ quản trị hệ thống sửa được danh mục cơ quan, người và nhóm.");
        }
    }

    /** One change at a time, by page or by file: each sees what the last one has left. */
    void lock() {
        reference.lockForIntake();
    }

    /** @throws Refusal where nobody said why */
    String reason(String typed) {
        return TypedText.required("Lý do, căn cứ", typed, LONGEST_REASON);
    }

    /** @throws Refusal for a code that no body has */
    String body(String code) {
        String typed = TypedText.required("Cơ quan", code, 100);
        if (!bodies.exists(typed)) {
            throw new Refusal("Không có cơ quan nào mang mã \"" + typed + "\". Chọn trong danh sách.");
        }
        return typed;
    }

    /**
     * @param butPerson, butBody whose right ends before the day; null: nobody's
     * @throws Refusal where nobody would administer the system from then on
     */
    void keepOne(String butPerson, String butBody, LocalDate day) {
        if (!organisation.administered(butPerson, butBody, day)) {
            throw new Refusal(
                    "Đây là quản trị hệ thống cuối cùng. Bổ nhiệm người khác, ở cơ quan còn hoạt động, trước đã.");
        }
    }

    void note(String body, String by, String what, String reason) {
        trail.add(new Trail.Event(
                Substituting.ORGANISED, by, null, null, null, null, body, null, what + "; lý do: " + reason));
    }
}
