package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.directive.BodyKind;
import vn.dondoc.directive.BodyRole;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.Organisation;
import vn.dondoc.register.People;
import vn.dondoc.register.Successions;

/**
 * What an administrator changes of bodies, people and groups, one thing at a time, each with a reason and a line in the
 * trail. Nothing is taken away: what ends keeps its dates.
 */
@Component
public class Organising {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 .]{2,19}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+\\.[^\\s@<>\"]+");
    /** Vietnamese names of bodies are long. */
    private static final int LONGEST_NAME = 300;

    private final Organisation organisation;
    private final Administrators administrators;
    private final Successions successions;
    private final Succeeding succeeding;
    private final People people;
    private final Bodies bodies;
    private final Clock clock;

    Organising(
            Organisation organisation,
            Administrators administrators,
            Successions successions,
            Succeeding succeeding,
            People people,
            Bodies bodies,
            Clock clock) {
        this.organisation = organisation;
        this.administrators = administrators;
        this.successions = successions;
        this.succeeding = succeeding;
        this.people = people;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** Whether this account changes bodies and people. */
    public boolean may(String account) {
        return administrators.includes(account);
    }

    private String begin(String reason, String by) {
        administrators.require(by);
        String why = administrators.reason(reason);
        administrators.lock();
        return why;
    }

    // ----------------------------------------------------------------------------------------------- bodies

    @Transactional
    public void addBody(
            String code, String name, BodyKind kind, String parent, LocalDate from, String reason, String by) {
        String why = begin(reason, by);
        String ascii = code("Mã cơ quan", code);
        if (bodies.exists(ascii)) {
            throw new Refusal("Mã \"" + ascii + "\" đã là của " + bodies.name(ascii) + ". Đặt mã khác.");
        }
        String called = TypedText.required("Tên cơ quan", name, LONGEST_NAME);
        if (kind == null) {
            throw new Refusal("Chưa chọn loại cơ quan.");
        }
        String above = parent == null || parent.isBlank() ? null : administrators.body(parent);
        LocalDate first = from == null ? LocalDate.now(clock) : from;
        organisation.addBody(ascii, called, kind.name(), above, first);
        administrators.note(ascii, by, "thêm cơ quan " + called + " từ " + Words.day(first), why);
    }

    /** From the day on it bears another name; what is older keeps the old one. */
    @Transactional
    public void rename(String body, String name, LocalDate from, String reason, String by) {
        String why = begin(reason, by);
        String code = administrators.body(body);
        String called = TypedText.required("Tên mới", name, LONGEST_NAME);
        String before = bodies.name(code);
        if (called.equals(before)) {
            throw new Refusal("Cơ quan đang mang tên này rồi: " + before + ".");
        }
        LocalDate today = LocalDate.now(clock);
        if (from == null || from.isAfter(today)) {
            throw new Refusal("Ngày mang tên mới phải tới rồi, không sau hôm nay " + Words.day(today)
                    + ". Tên sắp đổi thì ghi vào đúng ngày đổi.");
        }
        organisation
                .lastRename(code)
                .filter(last -> !from.isAfter(last.plusDays(1)))
                .ifPresent(last -> {
                    throw new Refusal("Tên trước đó mang từ " + Words.day(last.plusDays(1))
                            + ". Ngày mang tên mới phải sau ngày ấy.");
                });
        if (!from.isAfter(bodies.term(code).from())) {
            throw new Refusal(
                    "Cơ quan hoạt động từ " + Words.day(bodies.term(code).from())
                            + ". Ngày mang tên mới phải sau ngày ấy; ghi sai tên từ đầu thì dùng \"sửa lỗi ghi tên\".");
        }
        organisation.rename(code, called, from, by);
        administrators.note(
                code, by, "đổi tên từ \"" + before + "\" thành \"" + called + "\" từ " + Words.day(from), why);
    }

    /** The name was written wrong; it never was another one. */
    @Transactional
    public void correctName(String body, String name, String reason, String by) {
        String why = begin(reason, by);
        String code = administrators.body(body);
        String called = TypedText.required("Tên đúng", name, LONGEST_NAME);
        String before = bodies.name(code);
        organisation.correctName(code, called);
        administrators.note(code, by, "sửa lỗi ghi tên từ \"" + before + "\" thành \"" + called + "\"", why);
    }

    /** Its kind and the body above it, from now on; a null or empty parent: none. */
    @Transactional
    public void place(String body, BodyKind kind, String parent, String reason, String by) {
        String why = begin(reason, by);
        String code = administrators.body(body);
        if (kind == null) {
            throw new Refusal("Chưa chọn loại cơ quan.");
        }
        String above = parent == null || parent.isBlank() ? null : administrators.body(parent);
        for (String each = above; each != null; each = bodies.parent(each)) {
            if (each.equals(code)) {
                throw new Refusal(bodies.name(above) + " là chính " + bodies.name(code)
                        + " hoặc thuộc cơ quan này. Chọn cấp trên khác.");
            }
        }
        String before = bodies.parent(code);
        if (kind.name().equals(bodies.kind(code)) && Objects.equals(above, before)) {
            throw new Refusal("Không có gì thay đổi so với điều đang ghi về " + bodies.name(code) + ".");
        }
        String was = bodies.kind(code);
        organisation.place(code, kind.name(), above);
        administrators.note(
                code,
                by,
                "sửa loại từ " + was + " thành " + kind + ", cấp trên từ " + named(before) + " thành " + named(above),
                why);
    }

    private String named(String body) {
        return body == null ? "(không có)" : bodies.name(body);
    }

    /** It ends without a successor, which only a body without open work can. */
    @Transactional
    public void endBody(String body, LocalDate lastDay, String reason, String by) {
        String why = begin(reason, by);
        String code = administrators.body(body);
        LocalDate today = LocalDate.now(clock);
        if (lastDay == null || lastDay.isBefore(today)) {
            throw new Refusal("Ngày hoạt động cuối cùng phải từ hôm nay " + Words.day(today) + " trở đi.");
        }
        successions.of(code).ifPresent(known -> {
            throw new Refusal(bodies.name(code) + " đã có cơ quan kế thừa là " + known.successorName() + ".");
        });
        succeeding.refuseBeforeItsInheritance(code, lastDay.plusDays(1));
        Successions.Open open = successions.open(code);
        if (open.anyWork()) {
            throw new Refusal(bodies.name(code) + " còn " + (open.assignments() + open.series()) + " việc và "
                    + open.steps() + " bước chưa xong"
                    + (open.posts().isEmpty() ? "" : ", và đang giữ vai " + String.join(", ", open.posts()))
                    + ". Chọn cơ quan kế thừa thay vì chỉ kết thúc.");
        }
        administrators.keepOne(null, code, lastDay.plusDays(1));
        organisation.endBody(code, lastDay);
        administrators.note(code, by, "kết thúc hoạt động hết ngày " + Words.day(lastDay), why);
    }

    // ----------------------------------------------------------------------------------------------- people

    /** What is typed about somebody. */
    public record PersonForm(String account, String name, String title, String phone, String email) {}

    /** A new person with a first role; the account has no password yet. */
    @Transactional
    public void addPerson(PersonForm typed, Appointment first, String reason, String by) {
        String why = begin(reason, by);
        String account = code("Tài khoản", typed.account());
        if (people.find(account).isPresent()) {
            throw new Refusal("Tài khoản \"" + account + "\" đã là của "
                    + people.find(account).orElseThrow().name() + ". Đặt tên khác, hoặc bổ nhiệm thêm cho người đó.");
        }
        PersonForm clean = clean(typed, account);
        organisation.addPerson(account, clean.name(), clean.title(), clean.phone(), clean.email());
        appoint(account, first, why, by);
    }

    /** Name, title, telephone, e-mail. */
    @Transactional
    public void contact(PersonForm typed, String body, String reason, String by) {
        String why = begin(reason, by);
        String account = account(typed.account());
        PersonForm clean = clean(typed, account);
        Organisation.Contact before = organisation.contactOf(account);
        organisation.contact(account, clean.name(), clean.title(), clean.phone(), clean.email());
        // Numbers and addresses are personal: the trail says which of them changed, not what they are.
        StringBuilder changed = new StringBuilder();
        if (!clean.name().equals(before.name())) {
            changed.append("tên từ \"")
                    .append(before.name())
                    .append("\" thành \"")
                    .append(clean.name())
                    .append("\", ");
        }
        changed.append(same(before.title(), clean.title()) ? "" : "chức danh, ");
        changed.append(same(before.phone(), clean.phone()) ? "" : "điện thoại, ");
        changed.append(same(before.email(), clean.email()) ? "" : "thư điện tử, ");
        if (changed.isEmpty()) {
            throw new Refusal("Không có gì thay đổi so với điều đang ghi về " + before.name() + ".");
        }
        changed.setLength(changed.length() - 2);
        administrators.note(
                body == null || body.isBlank() ? null : administrators.body(body),
                by,
                "sửa thông tin của " + clean.name() + ": " + changed,
                why);
    }

    private static boolean same(String before, String now) {
        return Objects.equals(before, now);
    }

    private PersonForm clean(PersonForm typed, String account) {
        String phone = TypedText.optional("Điện thoại", typed.phone(), 20);
        if (phone != null && !PHONE.matcher(phone).matches()) {
            throw new Refusal(
                    "Số điện thoại \"" + phone + "\" không đúng. Ghi chữ số và dấu cách, ví dụ 0900 000 001.");
        }
        String email = TypedText.optional("Thư điện tử", typed.email(), 254);
        if (email != null && !EMAIL.matcher(email).matches()) {
            throw new Refusal("Địa chỉ thư \"" + email + "\" không đúng. Ghi như ten@coquan.vn, hoặc để trống.");
        }
        return new PersonForm(
                account,
                TypedText.required("Họ và tên", typed.name(), LONGEST_NAME),
                TypedText.optional("Chức danh", typed.title(), LONGEST_NAME),
                phone,
                email);
    }

    /**
     * A role in a body.
     *
     * @param areas of an AREA_LEAD: bodies in charge of; empty: all
     * @param to last day, inclusive; null: without end
     */
    public record Appointment(String body, BodyRole role, List<String> areas, LocalDate from, LocalDate to) {}

    @Transactional
    public void appoint(String account, Appointment wish, String reason, String by) {
        String why = begin(reason, by);
        String who = account(account);
        String body = administrators.body(wish.body());
        if (wish.role() == null) {
            throw new Refusal("Chưa chọn vai.");
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate from = wish.from() == null ? today : wish.from();
        if (from.isBefore(today)) {
            throw new Refusal("Vai giữ từ hôm nay " + Words.day(today)
                    + " trở đi: việc đã làm dưới vai cũ không đổi được. Sửa ngày bắt đầu.");
        }
        if (wish.to() != null && wish.to().isBefore(from)) {
            throw new Refusal("Ngày cuối " + Words.day(wish.to()) + " trước ngày bắt đầu " + Words.day(from) + ".");
        }
        Bodies.Term term = bodies.term(body);
        if (term.to() != null && term.to().isBefore(from)) {
            throw new Refusal(bodies.name(body) + " kết thúc hoạt động ngày " + Words.day(term.to())
                    + ", không bổ nhiệm từ " + Words.day(from) + " được.");
        }
        List<String> areas = wish.areas() == null ? List.of() : List.copyOf(Set.copyOf(wish.areas()));
        if (!areas.isEmpty() && wish.role() != BodyRole.AREA_LEAD) {
            throw new Refusal("Chỉ người phụ trách địa bàn mới ghi địa bàn phụ trách. Bỏ trống ô này.");
        }
        areas.forEach(administrators::body);
        organisation.overlapping(who, body, wish.role(), from, wish.to()).ifPresent(other -> {
            throw new Refusal(other.name() + " đã giữ vai này ở " + other.bodyName() + " từ "
                    + Words.day(other.from()) + (other.to() == null ? "" : " đến hết " + Words.day(other.to()))
                    + ". Kết thúc lần đó trước, hoặc chọn ngày khác.");
        });
        organisation.appoint(who, body, wish.role(), areas, from, wish.to());
        administrators.note(
                body,
                by,
                people.find(who).orElseThrow().name() + " giữ vai " + wish.role() + " từ " + Words.day(from)
                        + (wish.to() == null ? "" : " đến hết " + Words.day(wish.to()))
                        + (areas.isEmpty()
                                ? ""
                                : ", phụ trách "
                                        + String.join(
                                                ", ",
                                                areas.stream()
                                                        .map(bodies::name)
                                                        .sorted()
                                                        .toList())),
                why);
    }

    /** The person keeps the role until that day; without any role left they can't sign in any more. */
    @Transactional
    public void endRole(
            String account, String body, BodyRole role, LocalDate from, LocalDate lastDay, String reason, String by) {
        String why = begin(reason, by);
        String who = account(account);
        String where = administrators.body(body);
        LocalDate today = LocalDate.now(clock);
        if (lastDay == null || lastDay.isBefore(today.minusDays(1))) {
            throw new Refusal(
                    "Ngày cuối sớm nhất là hôm qua " + Words.day(today.minusDays(1)) + " (thôi giữ vai từ hôm nay).");
        }
        if (role == BodyRole.ADMINISTRATOR) {
            administrators.keepOne(who, null, lastDay.plusDays(1));
        }
        if (role == null || from == null || !organisation.endRole(who, where, role, from, lastDay)) {
            throw new Refusal(
                    "Không có vai nào như vậy còn hiệu lực sau ngày " + Words.day(lastDay) + ". Tải lại trang.");
        }
        if (people.groups(who).isEmpty()) {
            organisation.signOut(who);
        }
        administrators.note(
                where,
                by,
                people.find(who).orElseThrow().name() + " thôi giữ vai " + role + " sau ngày " + Words.day(lastDay),
                why);
    }

    // ----------------------------------------------------------------------------------------------- groups

    @Transactional
    public void addGroup(String code, String name, String reason, String by) {
        String why = begin(reason, by);
        String ascii = code("Mã nhóm", code);
        if (organisation.hasGroup(ascii)) {
            throw new Refusal("Nhóm mang mã \"" + ascii + "\" đã có. Đặt mã khác.");
        }
        String called = TypedText.required("Tên nhóm", name, LONGEST_NAME);
        organisation.addGroup(ascii, called);
        administrators.note(null, by, "thêm nhóm nơi nhận \"" + called + "\"", why);
    }

    @Transactional
    public void join(String group, String body, LocalDate from, String reason, String by) {
        String why = begin(reason, by);
        String code = group(group);
        String member = administrators.body(body);
        LocalDate first = from == null ? LocalDate.now(clock) : from;
        if (organisation.isMember(code, member, first)) {
            throw new Refusal(bodies.name(member) + " đang ở trong nhóm này rồi.");
        }
        Bodies.Term term = bodies.term(member);
        if (term.to() != null && term.to().isBefore(first)) {
            throw new Refusal(bodies.name(member) + " kết thúc hoạt động ngày " + Words.day(term.to()) + ".");
        }
        organisation.join(code, member, first);
        administrators.note(member, by, "vào nhóm nơi nhận " + code + " từ " + Words.day(first), why);
    }

    @Transactional
    public void leave(String group, String body, LocalDate lastDay, String reason, String by) {
        String why = begin(reason, by);
        String code = group(group);
        String member = administrators.body(body);
        LocalDate last = lastDay == null ? LocalDate.now(clock) : lastDay;
        if (!organisation.leave(code, member, last)) {
            throw new Refusal(bodies.name(member) + " không ở trong nhóm này sau ngày " + Words.day(last) + ".");
        }
        administrators.note(member, by, "ra khỏi nhóm nơi nhận " + code + " sau ngày " + Words.day(last), why);
    }

    private String group(String code) {
        if (code == null || !organisation.hasGroup(code)) {
            throw new Refusal("Không có nhóm nơi nhận nào mang mã \"" + code + "\". Chọn trong danh sách.");
        }
        return code;
    }

    private String account(String typed) {
        String account = TypedText.required("Tài khoản", typed, 100);
        if (people.find(account).isEmpty()) {
            throw new Refusal("Không có tài khoản nào tên \"" + account + "\". Chọn trong danh sách.");
        }
        return account;
    }

    private static String code(String field, String typed) {
        String code = TypedText.required(field, typed, 60);
        if (!CODE.matcher(code).matches()) {
            throw new Refusal("\"" + code + "\" không dùng làm " + field.toLowerCase(java.util.Locale.ROOT)
                    + " được. Ghi chữ thường không dấu, chữ số, nối bằng dấu chấm hoặc gạch, ví dụ du.ubnd. Tên người,"
                    + " tên cơ quan có dấu thì ghi ở ô tên.");
        }
        return code;
    }
}
