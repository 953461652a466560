package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.directive.BodyRole;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.People;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Substitutions;
import vn.dondoc.register.Trail;
import vn.dondoc.register.WaitingAlerts;

/**
 * Theo ủy quyền: from day to day one person does another's work. The engine's groups, the alerts and the trail follow
 * from the dates; what the person had claimed goes back to the group on the first day. Who stands in for somebody names
 * no deputy for those days, so nothing passes on twice (ADR 0027).
 */
@Component
public class Substituting {

    /** Longest term: a substitution that nobody ends ends by itself while people still know of it. */
    static final int LONGEST_DAYS = 366;

    private static final int LONGEST_DOCUMENT = 200;

    private final Substitutions substitutions;
    private final People people;
    private final Bodies bodies;
    private final Proceedings proceedings;
    private final WaitingAlerts alerts;
    private final WorkEngine engine;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;

    Substituting(
            Substitutions substitutions,
            People people,
            Bodies bodies,
            Proceedings proceedings,
            WaitingAlerts alerts,
            WorkEngine engine,
            Trail trail,
            TransactionOperations transaction,
            Clock clock) {
        this.substitutions = substitutions;
        this.people = people;
        this.bodies = bodies;
        this.proceedings = proceedings;
        this.alerts = alerts;
        this.engine = engine;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What somebody asks for; {@code to} is the last day, inclusive. */
    public record Wish(String person, String deputy, LocalDate from, LocalDate to, String document) {}

    /** For whom this account may name a deputy: themselves, those whom they head, everybody for an administrator. */
    public Predicate<String> mayGive(String by) {
        boolean everybody = people.memberships(by).stream().anyMatch(own -> own.role() == BodyRole.ADMINISTRATOR);
        Set<String> led = everybody ? Set.of() : people.ledBy(by);
        return person -> everybody || person.equals(by) || led.contains(person);
    }

    /**
     * From the first day on the deputy does the person's work.
     *
     * @return its number
     * @throws NotYours for anybody but the person, their head, an administrator
     * @throws Refusal naming what is wrong; nothing is changed then
     */
    @Transactional
    public long give(Wish wish, String by) {
        String person = known("Người ủy quyền", wish.person());
        String deputy = known("Người được ủy quyền", wish.deputy());
        if (!mayGive(by).test(person)) {
            throw new NotYours("Chỉ chính " + name(person)
                    + ", người đứng đầu cơ quan hoặc quản trị hệ thống ghi được việc ủy quyền này.");
        }
        if (person.equals(deputy)) {
            throw new Refusal("Người được ủy quyền phải là người khác.");
        }
        String document = TypedText.required("Số, ngày văn bản ủy quyền", wish.document(), LONGEST_DOCUMENT);
        refuseDays(wish.from(), wish.to());
        refuseWithoutRole(person, deputy);
        substitutions.lock();
        refuseChain(person, deputy, wish.from(), wish.to());
        long id = substitutions.add(person, deputy, wish.from(), wish.to(), document, by);
        note(
                person,
                by,
                name(person) + " ủy quyền cho " + name(deputy) + " từ " + Words.day(wish.from()) + " đến hết "
                        + Words.day(wish.to()) + ", theo " + document);
        if (!wish.from().isAfter(LocalDate.now(clock))) {
            begin(substitutions.find(id).orElseThrow());
        }
        return id;
    }

    private String known(String field, String account) {
        String typed = TypedText.required(field, account, 100);
        if (people.find(typed).isEmpty()) {
            throw new Refusal("Không có tài khoản nào tên \"" + typed + "\". Chọn trong danh sách.");
        }
        return typed;
    }

    private void refuseDays(LocalDate from, LocalDate to) {
        LocalDate today = LocalDate.now(clock);
        if (from == null || from.isBefore(today)) {
            throw new Refusal("Ngày bắt đầu phải từ hôm nay " + Words.day(today) + " trở đi.");
        }
        if (to == null) {
            throw new Refusal("Ghi ngày cuối: ủy quyền luôn có thời hạn.");
        }
        if (to.isBefore(from)) {
            throw new Refusal("Ngày cuối " + Words.day(to) + " trước ngày bắt đầu " + Words.day(from) + ".");
        }
        if (to.isAfter(from.plusDays(LONGEST_DAYS - 1))) {
            throw new Refusal("Ủy quyền dài nhất " + LONGEST_DAYS + " ngày, tới "
                    + Words.day(from.plusDays(LONGEST_DAYS - 1)) + ". Lâu hơn thì bàn giao công việc.");
        }
    }

    private void refuseWithoutRole(String person, String deputy) {
        if (people.memberships(person).stream().noneMatch(each -> passesOn(each.role()))) {
            throw new Refusal(name(person) + " hôm nay không giữ vai nào ủy quyền được (quản trị, vận hành, kiểm tra"
                    + " không ủy quyền). Không có gì để làm thay.");
        }
        if (people.memberships(deputy).isEmpty()) {
            throw new Refusal(name(deputy) + " hôm nay không thuộc cơ quan nào. Bổ nhiệm trước, hoặc chọn người khác.");
        }
    }

    private static boolean passesOn(BodyRole role) {
        return role != BodyRole.ADMINISTRATOR && role != BodyRole.SUPERVISOR && role != BodyRole.INSPECTOR;
    }

    private void refuseChain(String person, String deputy, LocalDate from, LocalDate to) {
        for (Substitutions.Substitution other : substitutions.touching(person, deputy, from, to)) {
            String days = " từ " + Words.day(other.from()) + " đến hết " + Words.day(other.to());
            if (other.person().equals(person)) {
                throw new Refusal(
                        name(person) + " đã ủy quyền cho " + other.deputyName() + days + ". Kết thúc lần đó trước.");
            }
            if (other.person().equals(deputy)) {
                throw new Refusal(name(deputy) + " cũng vắng: đã ủy quyền cho " + other.deputyName() + days
                        + ". Chọn người khác.");
            }
            throw new Refusal(name(person) + " đang làm thay " + other.personName() + days
                    + ", không ủy quyền lại được. Kết thúc lần đó trước.");
        }
    }

    /**
     * Today is the last day; one that has not begun never does.
     *
     * @throws NotYours for anybody who could not have given it
     * @throws Refusal where it is over
     */
    @Transactional
    public void end(long id, String by) {
        Substitutions.Substitution found =
                substitutions.find(id).orElseThrow(() -> new Refusal("Không có lần ủy quyền số " + id + "."));
        if (!mayGive(by).test(found.person())) {
            throw new NotYours("Chỉ chính " + found.personName()
                    + ", người đứng đầu cơ quan hoặc quản trị hệ thống kết thúc được việc ủy quyền này.");
        }
        if (!substitutions.end(id, LocalDate.now(clock), by)) {
            throw new Refusal("Lần ủy quyền này đã kết thúc, hoặc hôm nay là ngày cuối rồi.");
        }
        note(found.person(), by, "kết thúc ủy quyền của " + found.personName() + " cho " + found.deputyName());
    }

    /** Whatever holds from today on and has not begun begins, one in a transaction each. */
    public int beginDue() {
        int begun = 0;
        while (Boolean.TRUE.equals(transaction.execute(status -> substitutions
                .takeToBegin()
                .map(each -> {
                    begin(each);
                    return true;
                })
                .orElse(false)))) {
            begun++;
        }
        return begun;
    }

    /** What the person had claimed, and the alerts that wait for them until the last day, follow. */
    private void begin(Substitutions.Substitution each) {
        for (WorkEngine.Claimed task : engine.claimedBy(each.person())) {
            proceedings.lock(task.proceeding());
            engine.assign(task.taskId(), each.person(), null);
        }
        alerts.passOn(each.person(), each.deputy(), each.to());
        substitutions.begun(each.id());
    }

    private void note(String person, String by, String detail) {
        String body = people.memberships(person).stream()
                .map(People.Membership::body)
                .filter(bodies::exists)
                .findFirst()
                .orElse(null);
        trail.add(new Trail.Event(ORGANISED, by, null, null, null, null, body, null, detail));
    }

    /** The trail's word for what changes bodies and people. */
    public static final String ORGANISED = "organised";

    private String name(String account) {
        return people.find(account).map(People.Person::name).orElse(account);
    }

    /** Today's and those to come, in which the account takes part. */
    public List<Substitutions.Substitution> openOf(String account) {
        return substitutions.openOf(account);
    }
}
