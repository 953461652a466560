package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Changes;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.People;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Trail;

/** A clerk prepares a change of a running directive: nothing happens before it is signed. */
@Component
public class ChangingDirectives {

    /** Kinds of measures that a body can join, or that can be added, while the directive runs. */
    private static final Set<MeasureKind> JOINABLE =
            Set.of(MeasureKind.DISSEMINATE, MeasureKind.EXECUTE, MeasureKind.CONTINUOUS);

    private static final int SHOWN = 20;

    /** What an item would do, before it does. */
    public record Preview(Changes.Item item, int count, List<Changes.Concerned> first) {}

    private final Changes changes;
    private final Proceedings proceedings;
    private final Bodies bodies;
    private final People people;
    private final FactsReader facts;
    private final WorkEngine engine;
    private final Trail trail;
    private final Clock clock;

    ChangingDirectives(
            Changes changes,
            Proceedings proceedings,
            Bodies bodies,
            People people,
            FactsReader facts,
            WorkEngine engine,
            Trail trail,
            Clock clock) {
        this.changes = changes;
        this.proceedings = proceedings;
        this.bodies = bodies;
        this.people = people;
        this.facts = facts;
        this.engine = engine;
        this.trail = trail;
        this.clock = clock;
    }

    public boolean mayPrepare(String by) {
        return people.ownGroups(by).contains(bodies.officePost("PARTY_OFFICE") + ":CLERK");
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
        if (blank(number) || datedOn == null || blank(reason)) {
            throw new Refusal("Ghi đủ số, ngày của văn bản làm căn cứ thay đổi và lý do.");
        }
        if (datedOn.isAfter(today) || datedOn.isBefore(of.directive().issuedOn())) {
            throw new Refusal("Ngày văn bản " + Words.day(datedOn) + " phải từ ngày ban hành "
                    + Words.day(of.directive().issuedOn()) + " đến hôm nay.");
        }
        String other = blank(replacedBy) ? null : replacedBy.strip();
        if (kind == Changes.Kind.REPLACED) {
            if (other == null || other.equals(directive)) {
                throw new Refusal("Thay thế thì phải chọn văn bản mới thay cho văn bản này.");
            }
            facts.of(other);
        }
        String key = changes.begin(
                directive,
                kind,
                number.strip(),
                datedOn,
                reason.strip(),
                kind == Changes.Kind.REPLACED ? other : null,
                by);
        String office = bodies.officePost("PARTY_OFFICE");
        Facts change = new Facts(key, of.directive(), office, bodies.name(office), null);
        facts.know(List.of(change));
        String instance = engine.startAll(
                        List.of(new WorkEngine.Start(ChangeWork.PROCESS, key, Map.of("assignment", key))))
                .get(0);
        proceedings.add(List.of(new Proceedings.Proceeding(key, directive, ChangeWork.PROCESS, instance, office)));
        facts.forget(key);
        return key;
    }

    /**
     * One more line of an amendment.
     *
     * @throws Refusal naming what does not fit; the change stays as it was
     */
    @Transactional
    public void add(String change, Changes.Item item, String by) {
        Changes.Change of = editable(change, by);
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
            case ADD_LEAD -> refuseLead(directive, item);
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
                if (blank(item.body()) || blank(item.toBody()) || item.body().equals(item.toBody())) {
                    throw new Refusal("Chọn cơ quan đang chủ trì và cơ quan nhận, hai cơ quan khác nhau.");
                }
                if (changes.count(directive, item.measure(), item.body(), null) == 0) {
                    throw new Refusal(
                            bodies.name(item.body()) + " không có việc đang mở của nhiệm vụ " + item.measure() + ".");
                }
                known(item.toBody());
            }
            default -> {
                // A new measure was looked at above.
            }
        }
        changes.add(change, item);
    }

    @Transactional
    public void remove(String change, int ordinal, String by) {
        editable(change, by);
        changes.remove(change, ordinal);
    }

    /** What would happen, item by item. */
    public List<Preview> preview(Changes.Change change) {
        List<Preview> previews = new ArrayList<>();
        for (Changes.Item item : changes.items(change.key())) {
            LocalDate due = item.action() == Changes.Action.MOVE_DUE ? item.due() : null;
            boolean adds = item.action() == Changes.Action.ADD_LEAD || item.action() == Changes.Action.ADD_MEASURE;
            previews.add(new Preview(
                    item,
                    adds ? 0 : changes.count(change.directive(), item.measure(), item.body(), due),
                    adds ? List.of() : changes.concerned(change.directive(), item.measure(), item.body(), due, SHOWN)));
        }
        return previews;
    }

    /** Codes of the measures that an item may name: those of the directive and those that the change adds. */
    public Set<String> measures(String directive, String change) {
        Set<String> measures = new java.util.LinkedHashSet<>(changes.measures(directive));
        changes.items(change).stream()
                .filter(item -> item.action() == Changes.Action.ADD_MEASURE)
                .forEach(item -> measures.add(item.measure()));
        return measures;
    }

    private void refuseMeasure(String directive, String change, Changes.Item item) {
        if (blank(item.measure()) || !item.measure().matches("[0-9A-Za-z.]{1,20}")) {
            throw new Refusal("Mã nhiệm vụ mới chỉ gồm chữ, số và dấu chấm, ví dụ 2.7a.");
        }
        if (measures(directive, change).contains(item.measure())) {
            throw new Refusal("Mã nhiệm vụ " + item.measure() + " đã có. Chọn mã khác.");
        }
        if (!changes.hasClause(directive, String.valueOf(item.clause()))) {
            throw new Refusal("Văn bản không có điểm \"" + item.clause() + "\". Chọn trong danh sách.");
        }
        if (blank(item.title())) {
            throw new Refusal("Chưa ghi nội dung nhiệm vụ mới.");
        }
        MeasureKind kind = MeasureKind.of(String.valueOf(item.kind()));
        if (!JOINABLE.contains(kind)) {
            throw new Refusal("Loại nhiệm vụ này không thêm được khi văn bản đang thực hiện.");
        }
        if (item.due() != null && item.due().isBefore(LocalDate.now(clock))) {
            throw new Refusal("Hạn của nhiệm vụ mới phải từ hôm nay trở đi.");
        }
    }

    private void refuseLead(String directive, Changes.Item item) {
        if (blank(item.body())) {
            throw new Refusal("Chưa chọn cơ quan được giao thêm.");
        }
        known(item.body());
        changes.kindOf(directive, item.measure()).ifPresent(kind -> {
            if (!JOINABLE.contains(kind)) {
                throw new Refusal("Nhiệm vụ " + item.measure()
                        + " thuộc loại không giao thêm cơ quan được khi văn bản đang thực hiện.");
            }
        });
        if (changes.isLead(directive, item.measure(), item.body())) {
            throw new Refusal(bodies.name(item.body()) + " đã được giao nhiệm vụ " + item.measure() + " rồi.");
        }
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
        if (!mayPrepare(by)) {
            throw new NotYours("Chỉ văn thư của " + bodies.name(bodies.officePost("PARTY_OFFICE"))
                    + " soạn được thay đổi văn bản.");
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
