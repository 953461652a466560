package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.PassedRights;
import vn.dondoc.register.People;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Successions;

/**
 * Kế thừa: from a day on another body has the open work, the posts, the rights and the future periods of a body that is
 * no more. Planned in one transaction; on the day rights and dates pass in one, and the work in chunks, each as a whole
 * or not at all, in any number of tries (ADR 0028).
 */
@Component
public class Succeeding {

    /** Proceedings a transaction. */
    static final int CHUNK = 50;

    private static final int LONGEST_DOCUMENT = 200;

    private final Successions successions;
    private final PassedRights rights;
    private final PassingOn passing;
    private final Bodies bodies;
    private final People people;
    private final OfficeRights office;
    private final Administrators administrators;
    private final TransactionOperations transaction;
    private final Clock clock;

    Succeeding(
            Successions successions,
            PassedRights rights,
            PassingOn passing,
            Bodies bodies,
            People people,
            OfficeRights office,
            Administrators administrators,
            TransactionOperations transaction,
            Clock clock) {
        this.successions = successions;
        this.rights = rights;
        this.passing = passing;
        this.bodies = bodies;
        this.people = people;
        this.office = office;
        this.administrators = administrators;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param from first day of the successor
     * @param document number of the decision
     * @param withPeople the people of the old body keep their roles in the new one
     */
    public record Wish(String body, String successor, LocalDate from, String document, boolean withPeople) {}

    /**
     * What would pass; refuses what {@link #plan} refuses.
     *
     * @throws Refusal naming what is wrong
     */
    @Transactional(readOnly = true)
    public Successions.Open preview(Wish wish, String by) {
        administrators.require(by);
        refuse(wish);
        return successions.open(wish.body());
    }

    /**
     * Lays it down; {@link #runDue} carries it out from its day on.
     *
     * @throws NotYours for anybody but an administrator
     * @throws Refusal naming what is wrong; nothing is changed then
     */
    @Transactional
    public void plan(Wish wish, String by) {
        administrators.require(by);
        administrators.lock();
        refuse(wish);
        String document = TypedText.required("Số, ngày quyết định", wish.document(), LONGEST_DOCUMENT);
        successions.plan(wish.body(), wish.successor(), wish.from(), document, wish.withPeople(), by);
        administrators.note(
                wish.body(),
                by,
                bodies.name(wish.body()) + " kết thúc hoạt động hết ngày "
                        + Words.day(wish.from().minusDays(1)) + ", " + bodies.name(wish.successor()) + " kế thừa",
                document);
    }

    private void refuse(Wish wish) {
        String body = administrators.body(wish.body());
        if (wish.successor() == null || wish.successor().isBlank()) {
            throw new Refusal("Chưa chọn cơ quan kế thừa. Chọn trong danh sách.");
        }
        String successor = administrators.body(wish.successor());
        TypedText.required("Số, ngày quyết định", wish.document(), LONGEST_DOCUMENT);
        if (body.equals(successor)) {
            throw new Refusal("Cơ quan kế thừa phải khác cơ quan kết thúc hoạt động.");
        }
        successions.of(body).ifPresent(other -> {
            throw new Refusal(bodies.name(body) + " đã có cơ quan kế thừa là " + other.successorName() + " từ "
                    + Words.day(other.from()) + ". Mỗi cơ quan chỉ được kế thừa một lần.");
        });
        Set<String> seen = new HashSet<>(List.of(body));
        for (String heir = successor; heir != null; heir = next(heir)) {
            if (!seen.add(heir)) {
                throw new Refusal(bodies.name(successor) + " lại do " + bodies.name(body)
                        + " kế thừa: hai cơ quan kế thừa vòng tròn. Chọn cơ quan khác.");
            }
        }
        LocalDate today = LocalDate.now(clock);
        if (wish.from() == null || wish.from().isBefore(today)) {
            throw new Refusal("Ngày bắt đầu kế thừa phải từ hôm nay " + Words.day(today) + " trở đi.");
        }
        Bodies.Term term = bodies.term(successor);
        if (term.from().isAfter(wish.from()) || (term.to() != null && term.to().isBefore(wish.from()))) {
            throw new Refusal(bodies.name(successor) + " không hoạt động ngày " + Words.day(wish.from())
                    + ". Chọn ngày khác hoặc cơ quan khác.");
        }
        Bodies.Term own = bodies.term(body);
        if (own.to() != null && own.to().isBefore(today)) {
            throw new Refusal(bodies.name(body) + " đã kết thúc hoạt động ngày " + Words.day(own.to()) + ".");
        }
        refuseBeforeItsInheritance(body, wish.from());
        if (!wish.withPeople()) {
            administrators.keepOne(null, body, wish.from());
        }
        if (!wish.withPeople() && people.holders(successor, "OFFICER").isEmpty()) {
            throw new Refusal(bodies.name(successor)
                    + " chưa có chuyên viên, đầu mối nào nhận việc. Bổ nhiệm trước, hoặc chọn chuyển cả cán bộ sang.");
        }
    }

    /** Posts and rights pass on the day: to a body that is no more by then they would be nobody's. */
    void refuseBeforeItsInheritance(String body, LocalDate firstDayAfter) {
        successions.to(body).stream()
                .filter(other ->
                        other.state().equals("PLANNED") && !other.from().isBefore(firstDayAfter))
                .findFirst()
                .ifPresent(other -> {
                    throw new Refusal(bodies.name(body) + " sẽ kế thừa " + other.bodyName() + " từ "
                            + Words.day(other.from()) + " nên phải còn hoạt động ngày ấy. Rút lại việc kế thừa đó"
                            + " trước, hoặc chọn ngày muộn hơn.");
                });
    }

    private String next(String body) {
        return successions.of(body).map(Successions.Succession::successor).orElse(null);
    }

    /** @throws Refusal once it has begun */
    @Transactional
    public void withdraw(String body, String reason, String by) {
        administrators.require(by);
        String why = administrators.reason(reason);
        if (!successions.withdraw(body)) {
            throw new Refusal("Việc kế thừa đã bắt đầu hoặc không có, không rút lại được.");
        }
        administrators.note(body, by, "rút lại việc kế thừa " + bodies.name(body), why);
    }

    /**
     * Passes on all that is due and can be had now; answers how many proceedings went over. What can't go over keeps no
     * other body waiting: its failure is thrown once the others are through.
     */
    public int runDue() {
        Map<String, RuntimeException> failed = new LinkedHashMap<>();
        int passed = 0;
        int turn;
        do {
            turn = 0;
            for (String body : successions.due()) {
                if (!failed.containsKey(body)) {
                    turn += pass(body, failed);
                }
            }
            passed += turn;
            // An heir may have an heir.
        } while (turn > 0);
        for (Integer merged = mergeIdle(); merged != null && merged > 0; merged = mergeIdle()) {
            passed += merged;
        }
        failed.values().stream().findFirst().ifPresent(first -> {
            throw first;
        });
        return passed;
    }

    private int pass(String body, Map<String, RuntimeException> failed) {
        int passed = 0;
        try {
            for (Integer chunk = chunk(body); chunk != null; chunk = chunk(body)) {
                passed += chunk;
            }
        } catch (RuntimeException e) {
            failed.put(body, e);
        }
        return passed;
    }

    /** One chunk; null where nothing is left, or what is left is held by somebody just now. */
    private Integer chunk(String body) {
        return transaction.execute(status -> {
            Successions.Succession due = successions.take(body).orElse(null);
            if (due == null) {
                return null;
            }
            if (due.state().equals("PLANNED")) {
                begin(due);
                return 0;
            }
            List<Proceedings.Proceeding> chunk = successions.take(due.body(), CHUNK);
            chunk.forEach(each -> passing.pass(each, due));
            successions.passed(due.body(), chunk.size());
            if (chunk.isEmpty()) {
                if (successions.anythingLeft(due.body())) {
                    return null;
                }
                passing.passSeries(due);
                return successions.done(due.body()) ? (Integer) 0 : null;
            }
            return chunk.size();
        });
    }

    private void begin(Successions.Succession due) {
        successions.running(due.body());
        rights.inTheOffice(due);
        rights.inDirectives(due);
        rights.inDrafts(due);
        passing.passSeries(due);
        office.renew();
    }

    private Integer mergeIdle() {
        return transaction.execute(status -> {
            List<Proceedings.Proceeding> idle = successions.takeIdleReports(CHUNK);
            idle.forEach(each -> passing.mergeIdle(each, null));
            return idle.size();
        });
    }
}
