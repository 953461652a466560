package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Directives;
import vn.dondoc.register.Inspections;
import vn.dondoc.register.Trail;

/** An inspector reads nothing until a paper says what and between which days; an administrator enters that paper. */
@Component
public class OpeningInspections {

    private static final int LONGEST_NUMBER = 100;

    private final Inspections inspections;
    private final Bodies bodies;
    private final Directives directives;
    private final Trail trail;
    private final Clock clock;

    OpeningInspections(Inspections inspections, Bodies bodies, Directives directives, Trail trail, Clock clock) {
        this.inspections = inspections;
        this.bodies = bodies;
        this.directives = directives;
        this.trail = trail;
        this.clock = clock;
    }

    /** @throws Refusal where the paper is not all there or names somebody who does not inspect */
    @Transactional
    public long open(Inspections.Wish typed, String by) {
        Inspections.Wish wish = new Inspections.Wish(
                blank(typed.inspector()),
                blank(typed.directive()),
                blank(typed.body()),
                TypedText.required("Số văn bản kiểm tra", typed.number(), LONGEST_NUMBER),
                typed.datedOn(),
                typed.from(),
                typed.to());
        if (wish.inspector() == null || !inspections.inspectors().contains(wish.inspector())) {
            throw new Refusal("Tài khoản " + wish.inspector() + " hôm nay không giữ vai người kiểm tra (INSPECTOR).");
        }
        if (wish.directive() == null && wish.body() == null) {
            throw new Refusal("Ghi văn bản hoặc cơ quan được kiểm tra; để trống cả hai thì không mở.");
        }
        if (wish.directive() != null
                && directives.state(new DirectiveKey(wish.directive())).isEmpty()) {
            throw new Refusal("Không có văn bản nào mang mã " + wish.directive() + ".");
        }
        if (wish.body() != null && !bodies.exists(wish.body())) {
            throw new Refusal("Không có cơ quan nào mang mã " + wish.body() + ".");
        }
        if (wish.datedOn() == null || wish.from() == null || wish.to() == null) {
            throw new Refusal("Ghi đủ ngày của văn bản kiểm tra, ngày đầu và ngày cuối được đọc.");
        }
        if (wish.to().isBefore(wish.from())) {
            throw new Refusal("Ngày cuối " + Words.day(wish.to()) + " trước ngày đầu " + Words.day(wish.from()) + ".");
        }
        long id = inspections.open(wish, by);
        note(
                by,
                wish.directive(),
                wish.body(),
                "mở quyền đọc số " + id + " cho " + wish.inspector() + " theo " + wish.number() + ", từ " + wish.from()
                        + " đến hết " + wish.to());
        return id;
    }

    /** Today is the last day. */
    @Transactional
    public void end(long id, String by) {
        LocalDate today = LocalDate.now(clock);
        if (!inspections.end(id, today)) {
            throw new Refusal("Không có quyền đọc số " + id + " nào còn sau hôm nay " + Words.day(today) + ".");
        }
        note(by, null, null, "kết thúc quyền đọc số " + id + " từ sau " + today);
    }

    private void note(String by, String directive, String body, String detail) {
        trail.add(new Trail.Event("right", by, null, directive, directive, null, body, "inspection", detail));
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
