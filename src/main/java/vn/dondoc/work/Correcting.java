package vn.dondoc.work;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.directive.Standing;
import vn.dondoc.register.FrozenFigures;
import vn.dondoc.register.People;
import vn.dondoc.register.ReportFigures;
import vn.dondoc.register.Trail;
import vn.dondoc.register.UnknownThing;

/**
 * Đính chính: somebody of the body whose report it is proposes what the figures should have said, another one confirms; then it
 * is a new version, and the old one stays. The database refuses one person for both (V51).
 */
@Component
public class Correcting {

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_CONTENT = 20_000;
    private static final int MOST_LATE = 9999;

    /**
     * One field of one row as it should have been.
     *
     * @param work key of the row
     * @param field {@code standing, due, daysLate} or {@code content}
     * @param now a code of {@link Standing}, an ISO date (empty: none), a number, or the text
     */
    public record Asked(String work, String field, String now) {}

    private final FrozenFigures frozen;
    private final People people;
    private final Trail trail;

    Correcting(FrozenFigures frozen, People people, Trail trail) {
        this.frozen = frozen;
        this.people = people;
        this.trail = trail;
    }

    /** Whether this account may propose and confirm for the body whose report it is. */
    public boolean may(FrozenFigures.Head head, String account) {
        return people.groups(account).contains(head.body());
    }

    /**
     * @return the id of what was proposed
     * @throws Refusal where it says nothing, or something that a report can't say
     */
    @Transactional
    public long propose(String code, String reason, List<Asked> asked, String by) {
        frozen.hold(code);
        FrozenFigures.Version version = version(code);
        requireOurs(version.head(), by);
        if (reason == null || reason.isBlank()) {
            throw new Refusal("Chưa ghi lý do đính chính.");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new Refusal("Lý do dài quá " + LONGEST_REASON + " ký tự. Rút gọn lại.");
        }
        if (frozen.corrections(code).stream().anyMatch(each -> each.outcome() == null)) {
            throw new Refusal("Đang có một đề nghị đính chính chờ người thứ hai xác nhận. Xử lý xong đề nghị đó rồi mới"
                    + " đề nghị tiếp.");
        }
        List<FrozenFigures.Change> changes = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (Asked each : asked) {
            ReportFigures.Row row = version.rows().stream()
                    .filter(found -> found.work().equals(each.work()))
                    .findFirst()
                    .orElseThrow(
                            () -> new Refusal("Báo cáo " + code + " không có dòng nào của việc " + each.work() + "."));
            if (!FrozenFigures.CORRECTED.contains(each.field())) {
                throw new Refusal("Không đính chính được mục \"" + each.field() + "\". Chỉ đính chính xếp loại, hạn, số"
                        + " ngày chậm, nội dung báo cáo.");
            }
            if (!named.add(each.work() + " " + each.field())) {
                throw new Refusal("Một mục của việc " + each.work() + " được ghi hai lần. Giữ một dòng.");
            }
            String was = FrozenFigures.value(row, each.field());
            String now = value(row, each);
            if (!Objects.equals(was, now)) {
                changes.add(new FrozenFigures.Change(each.work(), each.field(), was, now));
            }
        }
        if (changes.isEmpty()) {
            throw new Refusal("Chưa ghi số liệu nào khác với báo cáo đã ký. Chọn dòng, mục và ghi số liệu đúng.");
        }
        long id = frozen.propose(code, version.head().version(), reason.strip(), by, changes);
        note(version.head(), by, "Đề nghị đính chính " + code + ": " + reason.strip());
        return id;
    }

    /**
     * @param confirmed false: refused, with the note as its reason
     * @throws Refusal for whoever proposed it, and where it was decided before
     */
    @Transactional
    public FrozenFigures.Correction decide(long id, boolean confirmed, String note, String by) {
        FrozenFigures.Correction found = frozen.correction(id).orElseThrow(() -> unknown(id));
        frozen.hold(found.code());
        FrozenFigures.Correction correction = frozen.correction(id).orElseThrow(() -> unknown(id));
        FrozenFigures.Version version = version(correction.code());
        requireOurs(version.head(), by);
        if (correction.outcome() != null) {
            throw new Refusal("Đề nghị đính chính này đã được xử lý. Tải lại trang.");
        }
        if (correction.proposedBy().equals(by)) {
            throw new Refusal("Người đề nghị không tự xác nhận đính chính. Cần một người khác của cơ quan xác nhận.");
        }
        if (version.head().version() != correction.ofVersion()) {
            throw new Refusal("Báo cáo đã có bản số liệu mới hơn; từ chối đề nghị này rồi đề nghị lại.");
        }
        String remark = note == null || note.isBlank() ? null : note.strip();
        if (!confirmed) {
            if (remark == null) {
                throw new Refusal("Khi không xác nhận phải ghi lý do.");
            }
            frozen.refuse(id, by, remark);
            note(version.head(), by, "Không xác nhận đính chính " + correction.code() + ": " + remark);
        } else {
            FrozenFigures.Head now = frozen.confirm(correction, by, remark);
            note(now, by, "Xác nhận đính chính " + now.code() + ", bản " + now.version() + ": " + correction.reason());
        }
        return frozen.correction(id).orElseThrow();
    }

    private static String value(ReportFigures.Row row, Asked asked) {
        String now = asked.now() == null ? "" : asked.now().strip();
        return switch (asked.field()) {
            case "standing" -> {
                try {
                    yield Standing.valueOf(now).name();
                } catch (IllegalArgumentException e) {
                    throw new Refusal("Xếp loại \"" + now + "\" không có. Chọn một trong các loại đã cho.");
                }
            }
            case "due" -> {
                try {
                    yield now.isEmpty() ? null : LocalDate.parse(now).toString();
                } catch (DateTimeParseException e) {
                    throw new Refusal("Hạn \"" + now + "\" không đọc được. Ghi năm-tháng-ngày, ví dụ 2020-12-31.");
                }
            }
            case "daysLate" -> {
                if (!now.matches("\\d{1,4}") || Integer.parseInt(now) > MOST_LATE) {
                    throw new Refusal("Số ngày chậm \"" + now + "\" phải là số từ 0 đến " + MOST_LATE + ".");
                }
                yield Integer.toString(Integer.parseInt(now));
            }
            default -> {
                if (row.content() == null) {
                    throw new Refusal("Việc " + row.work() + " không có nội dung báo cáo để đính chính.");
                }
                if (now.length() > LONGEST_CONTENT) {
                    throw new Refusal("Nội dung dài quá " + LONGEST_CONTENT + " ký tự. Rút gọn lại.");
                }
                yield now;
            }
        };
    }

    private FrozenFigures.Version version(String code) {
        return frozen.find(code)
                .orElseThrow(() -> new UnknownThing("Không có báo cáo đã ký nào mang mã số liệu " + code + "."));
    }

    private void requireOurs(FrozenFigures.Head head, String account) {
        if (!may(head, account)) {
            throw new NotYours("Chỉ " + head.bodyName() + " đính chính được báo cáo của mình.");
        }
    }

    private void note(FrozenFigures.Head head, String by, String detail) {
        trail.add(new Trail.Event(
                "paper", by, null, head.directive(), head.proceeding(), null, head.body(), null, detail));
    }

    private static UnknownThing unknown(long id) {
        return new UnknownThing("Không có đề nghị đính chính nào mang mã " + id + ".");
    }
}
