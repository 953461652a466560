package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Endorsements;
import vn.dondoc.register.Mandates;
import vn.dondoc.register.People;
import vn.dondoc.register.Trail;

/**
 * Who may hand in for a body: its own officials; those who enter for it under a mandate (nhập thay); and, for leaders who
 * write on paper, a clerk of the office who has recorded what was written, with the scan (theo bút phê).
 */
@Component
public class ActingFor {

    private static final int LONGEST_DOCUMENT = 300;

    private final People people;
    private final Bodies bodies;
    private final OfficeClerk clerk;
    private final Mandates mandates;
    private final Endorsements endorsements;
    private final Trail trail;
    private final Clock clock;

    ActingFor(
            People people,
            Bodies bodies,
            OfficeClerk clerk,
            Mandates mandates,
            Endorsements endorsements,
            Trail trail,
            Clock clock) {
        this.trail = trail;
        this.people = people;
        this.bodies = bodies;
        this.clerk = clerk;
        this.mandates = mandates;
        this.endorsements = endorsements;
        this.clock = clock;
    }

    /**
     * How one task is handed in.
     *
     * @param onBehalfOf null for the body's own official
     * @param endorsement null where no leader's writing is relied on
     * @param inPlaceOf the person for whom the account stands in, theo ủy quyền; null: nobody
     */
    public record Hand(String onBehalfOf, Endorsements.Endorsement endorsement, String inPlaceOf) {

        /** As an official of the body itself. */
        public static final Hand OWN = new Hand(null, null, null);
    }

    /**
     * @throws Refusal for somebody who does not act for the body today, and for a leader's task without the scan
     */
    public Hand hand(String taskId, String owner, String role, String by) {
        return switch (people.acting(by, owner, role)) {
            case OWN -> Hand.OWN;
            case SUBSTITUTE ->
                new Hand(null, null, people.standsFor(by, owner, role).orElseThrow());
            case ON_BEHALF -> new Hand(owner, null, null);
            case BY_ENDORSEMENT ->
                new Hand(
                        owner,
                        endorsements
                                .latest(taskId, by)
                                .orElseThrow(() -> new Refusal("Đồng chí ghi thay " + bodies.name(owner)
                                        + " theo bút phê: mở trang /endorsements/" + taskId
                                        + ", ghi ai bút phê, ngày nào, nội dung gì và tải bản chụp lên, rồi nộp lại.")),
                        null);
            case NOT ->
                throw new Refusal("Việc này của " + bodies.name(owner) + "; tài khoản " + by
                        + " không thuộc cơ quan đó và hôm nay không được giao nhập thay, cũng không thay mặt ai ở đó.");
        };
    }

    /** Whatever is noted meanwhile says for which body, or in whose place, this account acts for the body. */
    public <T> T noted(String owner, String by, Supplier<T> act) {
        return switch (people.acting(by, owner)) {
            case OWN -> act.get();
            case SUBSTITUTE -> trail.inPlaceOf(people.standsFor(by, owner, null).orElseThrow(), act);
            default -> trail.onBehalfOf(owner, act);
        };
    }

    /** Whether this account says which body enters for which: a clerk of the office. */
    public boolean mayGive(String by) {
        return clerk.is(by);
    }

    /**
     * From the first day on the agent's officials enter for the body.
     *
     * @throws NotYours for anybody but a clerk of the office
     */
    @Transactional
    public void give(String body, String agent, LocalDate from, LocalDate to, String document, String by) {
        requireClerk(by);
        LocalDate today = LocalDate.now(clock);
        if (body == null || body.isBlank() || agent == null || agent.isBlank()) {
            throw new Refusal("Chưa chọn đủ hai cơ quan.");
        }
        if (body.equals(agent)) {
            throw new Refusal("Cơ quan nhập thay phải khác cơ quan được nhập thay.");
        }
        if (!bodies.exists(body) || !bodies.exists(agent)) {
            throw new Refusal("Không có cơ quan nào mang mã " + (bodies.exists(body) ? agent : body) + ".");
        }
        if (bodies.holds("STANDING", body) || bodies.holds("COMMITTEE", body)) {
            throw new Refusal(
                    "Việc của " + bodies.name(body) + " chỉ ghi thay theo bút phê có bản chụp, không giao nhập thay.");
        }
        if (from == null || from.isBefore(today)) {
            throw new Refusal("Ngày bắt đầu phải từ hôm nay " + Words.day(today) + " trở đi.");
        }
        if (to != null && to.isBefore(from)) {
            throw new Refusal("Ngày cuối " + Words.day(to) + " trước ngày bắt đầu " + Words.day(from) + ".");
        }
        String paper = TypedText.required("Căn cứ", document, LONGEST_DOCUMENT);
        mandates.give(body, agent, from, to, paper, by);
        note(
                body,
                by,
                bodies.name(agent) + " nhập thay " + bodies.name(body) + " từ " + Words.day(from)
                        + (to == null ? "" : " đến hết " + Words.day(to)) + ", căn cứ: " + paper);
    }

    /** Today is the last day. */
    @Transactional
    public void end(long id, String by) {
        requireClerk(by);
        if (!mandates.end(id, LocalDate.now(clock))) {
            throw new Refusal("Việc nhập thay này đã kết thúc rồi.");
        }
        Mandates.Mandate ended = mandates.find(id).orElseThrow();
        note(
                ended.body(),
                by,
                "kết thúc việc " + ended.agentName() + " nhập thay " + ended.bodyName() + ", căn cứ: "
                        + ended.document());
    }

    private void note(String body, String by, String detail) {
        trail.add(new Trail.Event("right", by, null, null, null, null, body, "mandate", detail));
    }

    private void requireClerk(String by) {
        clerk.require(by, "ghi được ai nhập thay cho ai");
    }
}
