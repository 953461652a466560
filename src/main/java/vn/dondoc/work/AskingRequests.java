package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.directive.AssignmentState;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.RequestKind;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.People;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Requests;
import vn.dondoc.register.Trail;

/**
 * A body asks about an assignment of its own: that it be adjusted, that its date be moved, that something be cleared out
 * of the way. The question runs as a process of its own and the work goes on meanwhile (ADR 0016).
 */
@Component
public class AskingRequests {

    /** Characters of what is asked. */
    private static final int LONGEST = 4000;

    private static final int LONGEST_NUMBER = 50;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 1000;

    /**
     * What somebody types.
     *
     * @param wanted ADJUSTMENT: PASSED_ON, MERGED or COORDINATION
     * @param wantedBody to whom it is to be passed on
     * @param wantedInto with which other assignment it is to be merged
     */
    public record Wish(
            RequestKind kind,
            String content,
            String number,
            LocalDate datedOn,
            String signedBy,
            String wanted,
            String wantedBody,
            String wantedInto,
            LocalDate wantedDue) {}

    private final Requests requests;
    private final Assignments assignments;
    private final Proceedings proceedings;
    private final People people;
    private final Bodies bodies;
    private final FactsReader facts;
    private final MoveDeadline moveDeadline;
    private final ActingFor acting;
    private final Opening opening;
    private final Trail trail;
    private final Clock clock;

    AskingRequests(
            Requests requests,
            Assignments assignments,
            Proceedings proceedings,
            People people,
            Bodies bodies,
            FactsReader facts,
            MoveDeadline moveDeadline,
            ActingFor acting,
            Opening opening,
            Trail trail,
            Clock clock) {
        this.requests = requests;
        this.assignments = assignments;
        this.proceedings = proceedings;
        this.people = people;
        this.bodies = bodies;
        this.facts = facts;
        this.moveDeadline = moveDeadline;
        this.acting = acting;
        this.opening = opening;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Starts the process that answers.
     *
     * @return the request's key
     * @throws NotYours for somebody of another body
     * @throws Refusal where it can't be asked; nothing is changed
     */
    @Transactional
    public String ask(String assignment, Wish typed, String by) {
        hold(assignment);
        Facts of = require(assignment, by);
        Wish wish = clean(typed);
        refuseSecond(assignment, wish.kind());
        LocalDate today = LocalDate.now(clock);
        boolean afterDue = false;
        String ruler = of.directive().superiorBody();
        switch (wish.kind()) {
            case EXTENSION -> {
                refuseExtension(of, wish, today);
                afterDue = today.isAfter(of.assignment().due());
                ruler = of.assignment().dueSetBy() == DateSetBy.MONITOR
                        ? of.directive().follower()
                        : of.directive().superiorBody();
            }
            case ADJUSTMENT -> refuseAdjustment(of, wish);
            case OBSTACLE -> ruler = of.directive().follower();
        }
        int ordinal = requests.nextOrdinal(assignment, wish.kind());
        String key = DirectiveKey.request(assignment, wish.kind(), ordinal);
        requests.add(
                key,
                ordinal,
                new Requests.Asked(
                        wish.kind(),
                        assignment,
                        of.owner(),
                        by,
                        wish.number(),
                        wish.datedOn(),
                        wish.signedBy(),
                        wish.content(),
                        afterDue,
                        wish.wanted(),
                        wish.wantedBody(),
                        wish.wantedInto(),
                        wish.wantedDue(),
                        another(ruler, of)));
        opening.open(wish.kind().process(), key, of.directive(), of.owner());
        String told = told(wish, afterDue);
        return acting.noted(of.owner(), by, () -> {
            trail.add(
                    wish.kind() == RequestKind.OBSTACLE ? "obstacle" : "routed",
                    by,
                    of,
                    wish.kind().process(),
                    told);
            return key;
        });
    }

    /**
     * Why nothing of this kind can be asked about an assignment now, whatever is typed.
     *
     * @return empty where it can be asked
     */
    @Transactional(readOnly = true)
    public Optional<String> whyNot(String assignment, RequestKind kind, String by) {
        try {
            Facts of = require(assignment, by);
            refuseSecond(assignment, kind);
            if (kind == RequestKind.EXTENSION) {
                refuseUnmovable(of.assignment());
            }
            return Optional.empty();
        } catch (Refusal | NotYours refused) {
            return Optional.of(refused.getMessage());
        }
    }

    /**
     * A body moves a day that it set for itself; nobody is asked (brief, section 2).
     *
     * @throws Refusal where somebody else set the date
     */
    @Transactional
    public void moveOwnDate(String assignment, LocalDate due, String reason, String by) {
        hold(assignment);
        Facts of = require(assignment, by);
        if (of.assignment().due() == null || of.assignment().dueSetBy() != DateSetBy.INTERNAL) {
            throw new Refusal("Hạn này không do đơn vị tự đặt. Muốn đổi thì xin gia hạn.");
        }
        if (due == null || due.isBefore(LocalDate.now(clock))) {
            throw new Refusal("Hạn mới phải từ hôm nay trở đi.");
        }
        String why = TypedText.optional("Lý do", reason, LONGEST_REASON);
        moveDeadline.move(assignment, due, DateSetBy.INTERNAL, MoveDeadline.Cause.OWN, why, by);
    }

    /** Of what is wanted only that which the kind of request has. */
    private static Wish clean(Wish typed) {
        String wanted = typed.kind() == RequestKind.ADJUSTMENT ? TypedText.orNull(typed.wanted()) : null;
        boolean passedOn = "PASSED_ON".equals(wanted);
        return new Wish(
                typed.kind(),
                TypedText.required(
                        typed.kind() == RequestKind.OBSTACLE ? "Khó khăn, vướng mắc" : "Lý do",
                        typed.content(),
                        LONGEST),
                TypedText.optional("Số, ký hiệu văn bản", typed.number(), LONGEST_NUMBER),
                typed.datedOn(),
                TypedText.optional("Người đứng đầu đã ký", typed.signedBy(), LONGEST_NAME),
                wanted,
                passedOn ? TypedText.orNull(typed.wantedBody()) : null,
                passedOn || wanted == null ? null : TypedText.orNull(typed.wantedInto()),
                typed.kind() == RequestKind.EXTENSION ? typed.wantedDue() : null);
    }

    /** Two who ask at once ask one after the other, also about work that has no proceeding of its own. */
    private void hold(String assignment) {
        proceedings.lock(assignment);
        assignments.lock(assignment);
    }

    private Facts require(String assignment, String by) {
        facts.forget(assignment);
        Facts of = facts.of(assignment);
        if (of.assignment() == null) {
            throw new Refusal("Chỉ đề nghị được về từng việc được giao.");
        }
        if (!people.groups(by).contains(of.owner())) {
            throw new NotYours("Việc này của " + of.ownerName() + "; tài khoản " + by + " chỉ được xem.");
        }
        if (of.assignment().state().closed()) {
            throw new Refusal("Việc này đã đóng, không đề nghị gì thêm được nữa.");
        }
        if (of.assignment().kind() == MeasureKind.MONITOR) {
            throw new Refusal("Việc theo dõi không có hạn và người thực hiện để đổi.");
        }
        return of;
    }

    private void refuseSecond(String assignment, RequestKind kind) {
        requests.open(assignment, kind).ifPresent(open -> {
            throw new Refusal("Đã có một đề nghị cùng loại đang chờ " + open.rulerName()
                    + " trả lời. Chờ trả lời rồi mới đề nghị tiếp.");
        });
    }

    private static void refuseUnmovable(Facts.OfAssignment a) {
        if (a.due() == null) {
            throw new Refusal("Việc này chưa có hạn nên chưa có gì để xin lùi.");
        }
        if (a.dueSetBy() == DateSetBy.INTERNAL) {
            throw new Refusal("Hạn này do đơn vị tự đặt: đơn vị tự đổi ngày, không phải xin.");
        }
        if (a.state() == AssignmentState.SUBMITTED) {
            throw new Refusal(
                    "Kết quả đã nộp, đang chờ xác nhận; những ngày chờ này không tính là chậm nên không phải xin.");
        }
    }

    private void refuseExtension(Facts of, Wish wish, LocalDate today) {
        Facts.OfAssignment a = of.assignment();
        refuseUnmovable(a);
        if (wish.wantedDue() == null) {
            throw new Refusal("Chưa ghi xin lùi đến ngày nào.");
        }
        if (!wish.wantedDue().isAfter(a.due()) || wish.wantedDue().isBefore(today)) {
            throw new Refusal("Ngày xin lùi " + Words.day(wish.wantedDue()) + " phải sau hạn hiện nay "
                    + Words.day(a.due()) + " và từ hôm nay trở đi.");
        }
        if (wish.number() == null || wish.datedOn() == null || wish.signedBy() == null) {
            throw new Refusal("Xin gia hạn phải có văn bản: ghi số, ký hiệu, ngày văn bản và người đứng đầu đã ký.");
        }
        if (wish.datedOn().isAfter(today)) {
            throw new Refusal("Ngày văn bản " + Words.day(wish.datedOn()) + " chưa tới. Sửa lại ngày văn bản.");
        }
    }

    private void refuseAdjustment(Facts of, Wish wish) {
        if (wish.wanted() == null) {
            throw new Refusal("Chưa chọn đề nghị điều chỉnh thế nào.");
        }
        switch (wish.wanted()) {
            case "PASSED_ON" -> {
                if (wish.wantedBody() == null) {
                    throw new Refusal("Đề nghị chuyển thì phải chọn chuyển cho cơ quan nào.");
                }
                if (!bodies.exists(wish.wantedBody())) {
                    throw new Refusal("Không có cơ quan nào mang mã " + wish.wantedBody() + ". Chọn trong danh sách.");
                }
            }
            case "MERGED", "COORDINATION" -> {
                List<Requests.Other> others = requests.others(of.key());
                if (others.isEmpty()) {
                    throw new Refusal("Không còn cơ quan nào khác đang làm nhiệm vụ này, nên không nhập hay chuyển sang"
                            + " phối hợp được. Đề nghị chuyển cho cơ quan khác.");
                }
                if (wish.wantedInto() == null
                        || others.stream().noneMatch(each -> each.key().equals(wish.wantedInto()))) {
                    throw new Refusal("Chọn việc của cơ quan khác, cùng nhiệm vụ này, để nhập vào hoặc để phối hợp.");
                }
            }
            default -> throw new Refusal("Không có cách điều chỉnh \"" + wish.wanted() + "\".");
        }
    }

    /** Nobody rules on their own request: it goes to whoever is above. */
    private String another(String ruler, Facts of) {
        if (!ruler.equals(of.owner())) {
            return ruler;
        }
        String superior = of.directive().superiorBody();
        return superior.equals(of.owner()) ? bodies.officePost("COMMITTEE") : superior;
    }

    private static String told(Wish wish, boolean afterDue) {
        return switch (wish.kind()) {
            case EXTENSION ->
                "xin gia hạn đến " + wish.wantedDue() + (afterDue ? ", xin sau hạn" : "") + ", văn bản "
                        + wish.number();
            case ADJUSTMENT -> "đề nghị điều chỉnh: " + wish.wanted();
            case OBSTACLE -> "báo khó khăn, vướng mắc";
        };
    }
}
