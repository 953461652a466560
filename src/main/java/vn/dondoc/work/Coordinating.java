package vn.dondoc.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.People;
import vn.dondoc.register.Remarks;

/** Phối hợp: a coordinating body reads, comments and attaches; it has no task and answers for no date. */
@Component
public class Coordinating {

    /** Characters of one remark. */
    public static final int LONGEST = 4000;

    private final Remarks remarks;
    private final People people;
    private final FactsReader facts;

    Coordinating(Remarks remarks, People people, FactsReader facts) {
        this.remarks = remarks;
        this.people = people;
        this.facts = facts;
    }

    /** The coordinating body that this account belongs to; empty where it coordinates nothing here. */
    public Optional<String> helper(String assignment, String account) {
        Set<String> groups = people.groups(account);
        return remarks.helpers(assignment).stream().filter(groups::contains).findFirst();
    }

    /** The body for which this account may speak here: a coordinating one, the owner, whoever confirms or follows up. */
    public Optional<String> voice(String assignment, String account) {
        Facts of = facts.of(assignment);
        if (of.assignment() == null) {
            return Optional.empty();
        }
        List<String> voices = new ArrayList<>(remarks.helpers(assignment));
        voices.add(of.owner());
        voices.add(of.assignment().confirmer());
        voices.add(of.directive().follower());
        Set<String> groups = people.groups(account);
        return voices.stream().filter(groups::contains).findFirst();
    }

    /**
     * @throws NotYours for somebody whose body has no part in the assignment
     * @throws Refusal for an empty remark, one too long, or on work that is closed
     */
    @Transactional
    public void say(String assignment, String content, String by) {
        String body = voice(assignment, by)
                .orElseThrow(() -> new NotYours(
                        "Cơ quan đồng chí không tham gia việc này; tài khoản " + by + " chỉ được xem hồ sơ."));
        if (facts.of(assignment).assignment().state().closed()) {
            throw new Refusal("Việc này đã đóng, không ghi thêm ý kiến được nữa.");
        }
        remarks.add(assignment, body, by, TypedText.required("Ý kiến của cơ quan đồng chí", content, LONGEST));
    }
}
