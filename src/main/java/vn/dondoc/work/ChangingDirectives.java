package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Changes;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Trail;

/** A clerk prepares a change of a running directive: nothing happens before it is signed. */
@Component
public class ChangingDirectives {

    /** Kinds of measures that a body can join, or that can be added, while the directive runs. */
    private static final Set<MeasureKind> JOINABLE =
            Set.of(MeasureKind.DISSEMINATE, MeasureKind.EXECUTE, MeasureKind.CONTINUOUS);

    private static final int SHOWN = 20;
    private static final int LONGEST_NUMBER = 50;
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_PRODUCT = 300;

    /** What an item would do, before it does. */
    public record Preview(Changes.Item item, int count, List<Changes.Concerned> first) {}

    private final Changes changes;
    private final Assignments assignments;
    private final Proceedings proceedings;
    private final Bodies bodies;
    private final OfficeClerk clerk;
    private final FactsReader facts;
    private final Opening opening;
    private final Trail trail;
    private final Clock clock;

    ChangingDirectives(
            Changes changes,
            Assignments assignments,
            Proceedings proceedings,
            Bodies bodies,
            OfficeClerk clerk,
            FactsReader facts,
            Opening opening,
            Trail trail,
            Clock clock) {
        this.changes = changes;
        this.assignments = assignments;
        this.proceedings = proceedings;
        this.bodies = bodies;
        this.clerk = clerk;
        this.facts = facts;
        this.opening = opening;
        this.trail = trail;
        this.clock = clock;
    }

    public boolean mayPrepare(String by) {
        return clerk.is(by);
    }

    /**
     * Opens a change and the process that carries it out.
     *
     * @param replacedBy key of the directive that stands in its place; REPLACED only
     * @return the change's key
     * @throws Refusal where the directive does not run or another change is open
     */
    @Transactional
    public String begin(
            String directive,
            Changes.Kind kind,
            String number,
            LocalDate datedOn,
            String reason,
            String replacedBy,
            String by) {
        requireClerk(by);
        // Two clerks who begin at once begin one after the other: the second is told.
        proceedings.lock(directive);
        facts.forget(directive);
        Facts of = facts.of(directive);
        if (!of.directive().state().equals("IN_EXECUTION")) {
            throw new Refusal("Văn bản " + of.directive().number()
                    + " không ở trong thời gian thực hiện nên không sửa đổi, thu hồi, thay thế được.");
        }
        changes.open(directive).ifPresent(open -> {
            throw new Refusal("Đang có một lần thay đổi khác của văn bản này (" + open.number()
                    + ") chưa xong. Làm xong lần đó rồi mới thay đổi tiếp.");
        });
        LocalDate today = LocalDate.now(clock);
        if (kind == null) {
            throw new Refusal("Chưa chọn sửa đổi, thu hồi hay thay thế.");
        }
        String paper = TypedText.required("Số, ký hiệu văn bản làm căn cứ", number, LONGEST_NUMBER);
        String why = TypedText.required("Lý do", reason, LONGEST_REASON);
        if (datedOn == null) {
            throw new Refusal("Chưa ghi ngày của văn bản làm căn cứ thay đổi.");
        }
        if (datedOn.isAfter(today) || datedOn.isBefore(of.directive().issuedOn())) {
            throw new Refusal("Ngày văn bản " + Words.day(datedOn) + " phải từ ngày ban hành "
                    + Words.day(of.directive().issuedOn()) + " đến hôm nay.");
        }
        String other = TypedText.orNull(replacedBy);
        if (kind == Changes.Kind.REPLACED) {
            if (other == null || other.equals(directive)) {
                throw new Refusal("Thay thế thì phải chọn văn bản mới thay cho văn bản này.");
            }
            facts.of(other);
        }
        String key =
                changes.begin(directive, kind, paper, datedOn, why, kind == Changes.Kind.REPLACED ? other : null, by);
        opening.open(ChangeWork.PROCESS, key, of.directive(), bodies.officePost("PARTY_OFFICE"));
        return key;
    }

    /**
     * One more line of an amendment.
     *
     * @throws Refusal naming what does not fit; the change stays as it was
     */
    @Transactional
    public void add(String change, Changes.Item typed, String by) {
        Changes.Change of = editable(change, by);
        Changes.Item item = clean(typed);
        if (of.kind() != Changes.Kind.AMENDED) {
            throw new Refusal("Thu hồi, thay thế thì mọi việc còn mở đều kết thúc, không kê từng việc.");
        }
        String directive = of.directive();
        if (item.action() == Changes.Action.ADD_MEASURE) {
            refuseMeasure(directive, of.key(), item);
        } else if (!measures(directive, of.key()).contains(item.measure())) {
            throw new Refusal("Văn bản không có nhiệm vụ mang mã \"" + item.measure() + "\". Chọn trong danh sách.");
        }
        switch (item.action()) {
            case ADD_LEAD -> refuseLead(of, item);
            case MOVE_DUE -> {
                if (item.due() == null || item.due().isBefore(LocalDate.now(clock))) {
                    throw new Refusal("Hạn mới phải từ hôm nay trở đi.");
                }
                if (changes.count(directive, item.measure(), item.body(), item.due()) == 0) {
                    throw new Refusal(
                            "Không có việc đang mở nào của nhiệm vụ " + item.measure() + " có hạn khác ngày này.");
                }
            }
            case CANCEL -> {
                if (changes.count(directive, item.measure(), item.body(), null) == 0) {
                    throw new Refusal("Không có việc đang mở nào của nhiệm vụ " + item.measure() + " để hủy.");
                }
            }
            case REASSIGN -> {
                if (item.body() == null || item.toBody() == null || item.body().equals(item.toBody())) {
                    throw new Refusal("Chọn cơ quan đang chủ trì và cơ quan nhận, hai cơ quan khác nhau.");
                }
                if (changes.count(directive, item.measure(), item.body(), null) == 0) {
                    throw new Refusal(
                            bodies.name(item.body()) + " không có việc đang mở của nhiệm vụ " + item.measure() + ".");
                }
                known(item.toBody());
                refuseTaken(of, item.measure(), item.toBody());
            }
            default -> {
                // A new measure was looked at above.
            }
        }
        changes.add(change, item);
    }

    /** With a new measure go the items that name it. */
    @Transactional
    public void remove(String change, int ordinal, String by) {
        editable(change, by);
        List<Changes.Item> items = changes.items(change);
        items.stream().filter(item -> item.ordinal() == ordinal).findFirst().ifPresent(gone -> {
            changes.remove(change, ordinal);
            if (gone.action() == Changes.Action.ADD_MEASURE) {
                items.stream()
                        .filter(item -> item.measure().equals(gone.measure()))
                        .forEach(item -> changes.remove(change, item.ordinal()));
            }
        });
    }

    /** What would happen, item by item, as far as the reader may see the work that it concerns. */
    public List<Preview> preview(Changes.Change change) {
        List<Preview> previews = new ArrayList<>();
        for (Changes.Item item : changes.items(change.key())) {
            LocalDate due = item.action() == Changes.Action.MOVE_DUE ? item.due() : null;
            boolean adds = item.action() == Changes.Action.ADD_LEAD || item.action() == Changes.Action.ADD_MEASURE;
            previews.add(new Preview(
                    item,
                    adds ? 0 : changes.readCount(change.directive(), item.measure(), item.body(), due),
                    adds
                            ? List.of()
                            : changes.readConcerned(change.directive(), item.measure(), item.body(), due, SHOWN)));
        }
        return previews;
    }

    /** Codes of the measures that an item may name: those of the directive and those that the change adds. */
    public Set<String> measures(String directive, String change) {
        Set<String> measures = new LinkedHashSet<>(changes.measures(directive));
        changes.items(change).stream()
                .filter(item -> item.action() == Changes.Action.ADD_MEASURE)
                .forEach(item -> measures.add(item.measure()));
        return measures;
    }

    private void refuseMeasure(String directive, String change, Changes.Item item) {
        if (!item.measure().matches("[0-9A-Za-z.]{1,20}")) {
            throw new Refusal("Mã nhiệm vụ mới chỉ gồm chữ, số và dấu chấm, ví dụ 2.7a.");
        }
        if (measures(directive, change).contains(item.measure())) {
            throw new Refusal("Mã nhiệm vụ " + item.measure() + " đã có. Chọn mã khác.");
        }
        if (!changes.hasClause(directive, String.valueOf(item.clause()))) {
            throw new Refusal("Văn bản không có điểm \"" + item.clause() + "\". Chọn trong danh sách.");
        }
        if (item.title() == null) {
            throw new Refusal("Chưa ghi nội dung nhiệm vụ mới.");
        }
        if (JOINABLE.stream().noneMatch(kind -> kind.code().equals(item.kind()))) {
            throw new Refusal("Loại nhiệm vụ này không thêm được khi văn bản đang thực hiện. Chọn trong danh sách.");
        }
        if (item.due() != null && MeasureKind.CONTINUOUS.code().equals(item.kind())) {
            throw new Refusal("Nhiệm vụ thường xuyên không có hạn. Bỏ trống ô hạn, hoặc chọn loại khác.");
        }
        if (item.due() != null && item.due().isBefore(LocalDate.now(clock))) {
            throw new Refusal("Hạn của nhiệm vụ mới phải từ hôm nay trở đi.");
        }
    }

    private void refuseLead(Changes.Change of, Changes.Item item) {
        if (item.body() == null) {
            throw new Refusal("Chưa chọn cơ quan được giao thêm.");
        }
        known(item.body());
        changes.kindOf(of.directive(), item.measure()).ifPresent(kind -> {
            if (!JOINABLE.contains(kind)) {
                throw new Refusal("Nhiệm vụ " + item.measure()
                        + " thuộc loại không giao thêm cơ quan được khi văn bản đang thực hiện.");
            }
        });
        refuseTaken(of, item.measure(), item.body());
    }

    /** One body has a measure once: by the text, by what happened since, by what this change lists already. */
    private void refuseTaken(Changes.Change of, String measure, String body) {
        boolean listed = changes.items(of.key()).stream()
                .filter(item -> item.measure().equals(measure))
                .anyMatch(item -> item.action() == Changes.Action.ADD_LEAD && body.equals(item.body())
                        || item.action() == Changes.Action.REASSIGN && body.equals(item.toBody()));
        if (listed
                || changes.isLead(of.directive(), measure, body)
                || assignments.has(of.directive(), measure, body, null)) {
            throw new Refusal(bodies.name(body) + " đã được giao nhiệm vụ " + measure + " rồi.");
        }
    }

    /** Codes and words as the register keeps them; what was left empty is null. */
    private static Changes.Item clean(Changes.Item typed) {
        return new Changes.Item(
                0,
                typed.action(),
                TypedText.visible(typed.measure()),
                TypedText.orNull(typed.body()),
                null,
                TypedText.orNull(typed.toBody()),
                null,
                typed.due(),
                TypedText.orNull(typed.clause()),
                TypedText.orNull(typed.kind()),
                TypedText.optional("Nội dung nhiệm vụ", typed.title(), LONGEST_TITLE),
                TypedText.optional("Sản phẩm", typed.product(), LONGEST_PRODUCT),
                0,
                null);
    }

    private void known(String body) {
        if (bodies.current().stream().noneMatch(each -> each.code().equals(body))) {
            throw new Refusal("Không có cơ quan đang hoạt động mang mã " + body + ". Chọn trong danh sách.");
        }
    }

    private Changes.Change editable(String change, String by) {
        requireClerk(by);
        proceedings.lock(change);
        Changes.Change of = changes.find(change)
                .orElseThrow(() -> new Refusal("Không có lần thay đổi nào mang mã " + change + "."));
        if (!of.editable()) {
            throw new Refusal("Lần thay đổi này đã trình hoặc đã xong, không sửa được nữa.");
        }
        return of;
    }

    private void requireClerk(String by) {
        clerk.require(by, "soạn được thay đổi văn bản");
    }
}
