package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.directive.BodyRole;
import vn.dondoc.register.Organisation;
import vn.dondoc.register.People;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Substitutions;
import vn.dondoc.register.WaitingAlerts;

/**
 * Bàn giao: at the end of a term everything that somebody is and has in hand goes to another person, seen before and done
 * in one transaction. What they did stays theirs.
 */
@Component
public class HandingOver {

    private static final int LONGEST_DOCUMENT = 200;

    private final Organisation organisation;
    private final Administrators administrators;
    private final Substitutions substitutions;
    private final WaitingAlerts alerts;
    private final Proceedings proceedings;
    private final People people;
    private final WorkEngine engine;
    private final Clock clock;

    HandingOver(
            Organisation organisation,
            Administrators administrators,
            Substitutions substitutions,
            WaitingAlerts alerts,
            Proceedings proceedings,
            People people,
            WorkEngine engine,
            Clock clock) {
        this.organisation = organisation;
        this.administrators = administrators;
        this.substitutions = substitutions;
        this.alerts = alerts;
        this.proceedings = proceedings;
        this.people = people;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * @param assign tasks that the person had claimed are given to the successor; else they go back to the body
     * @param document the decision on which it rests
     */
    public record Wish(String from, String to, boolean assign, String document) {}

    /** What would change hands. */
    public record Preview(
            String fromName,
            String toName,
            List<WorkEngine.Claimed> claimed,
            List<Organisation.Role> roles,
            List<Substitutions.Substitution> substitutions,
            int waitingAlerts) {}

    /**
     * @throws NotYours for anybody but an administrator
     * @throws Refusal naming what is wrong
     */
    @Transactional(readOnly = true)
    public Preview preview(Wish wish, String by) {
        administrators.require(by);
        refuse(wish);
        return seen(wish);
    }

    private Preview seen(Wish wish) {
        return new Preview(
                people.find(wish.from()).orElseThrow().name(),
                people.find(wish.to()).orElseThrow().name(),
                engine.claimedBy(wish.from()),
                organisation.rolesOf(wish.from()),
                substitutions.openOf(wish.from()),
                alerts.countOf(wish.from()));
    }

    private void refuse(Wish wish) {
        for (String account : new String[] {wish.from(), wish.to()}) {
            if (account == null || account.isBlank()) {
                throw new Refusal("Chọn đủ người bàn giao và người nhận bàn giao.");
            }
            if (people.find(account).isEmpty()) {
                throw new Refusal("Không có tài khoản nào tên \"" + account + "\". Chọn trong danh sách.");
            }
        }
        if (wish.from().equals(wish.to())) {
            throw new Refusal("Người nhận bàn giao phải là người khác.");
        }
        TypedText.required("Số, ngày quyết định", wish.document(), LONGEST_DOCUMENT);
        if (organisation.rolesOf(wish.from()).isEmpty()) {
            throw new Refusal(
                    people.find(wish.from()).orElseThrow().name() + " không còn giữ vai nào, không có gì để bàn giao.");
        }
        substitutions.openOf(wish.to()).stream()
                .filter(each -> each.person().equals(wish.to()))
                .findFirst()
                .ifPresent(away -> {
                    throw new Refusal(away.personName() + " đang ủy quyền cho " + away.deputyName() + " đến hết "
                            + Words.day(away.to()) + ". Kết thúc ủy quyền đó trước khi nhận bàn giao.");
                });
    }

    /**
     * From today on the other person is all that this one was. Claimed tasks are taken proceeding by proceeding, locked
     * first; either everything goes over or nothing.
     */
    @Transactional
    public Preview handOver(Wish wish, String by) {
        administrators.require(by);
        administrators.lock();
        substitutions.lock();
        refuse(wish);
        String document = TypedText.required("Số, ngày quyết định", wish.document(), LONGEST_DOCUMENT);
        Preview done = seen(wish);
        for (WorkEngine.Claimed task : done.claimed()) {
            proceedings.lock(task.proceeding());
        }
        LocalDate today = LocalDate.now(clock);
        for (Organisation.Role role : done.roles()) {
            pass(role, wish, today);
        }
        done.substitutions().forEach(each -> substitutions.end(each.id(), today.minusDays(1), by));
        alerts.passOn(wish.from(), wish.to(), null);
        List<String> groups = List.copyOf(people.groups(wish.to()));
        for (WorkEngine.Claimed task : done.claimed()) {
            boolean theirs = wish.assign() && groups.contains(task.group());
            engine.assign(task.taskId(), wish.from(), theirs ? wish.to() : null);
        }
        if (people.groups(wish.from()).isEmpty()) {
            organisation.signOut(wish.from());
        }
        administrators.note(
                done.roles().get(0).body(),
                by,
                done.fromName() + " bàn giao cho " + done.toName() + ": "
                        + done.roles().size() + " vai, " + done.claimed().size() + " việc đã nhận, "
                        + done.waitingAlerts() + " tin chờ gửi, kết thúc "
                        + done.substitutions().size() + " ủy quyền",
                document);
        return done;
    }

    private void pass(Organisation.Role role, Wish wish, LocalDate today) {
        BodyRole kind = BodyRole.valueOf(role.role());
        LocalDate from = role.from().isBefore(today) ? today : role.from();
        List<String> areas = organisation.areas(wish.from(), role.body(), kind, role.from());
        organisation.endRole(wish.from(), role.body(), kind, role.from(), today.minusDays(1));
        if (organisation
                .overlapping(wish.to(), role.body(), kind, from, role.to())
                .isEmpty()) {
            organisation.appoint(wish.to(), role.body(), kind, areas, from, role.to());
        }
    }
}
