package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.directive.BodyKind;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.People;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.ReportRequests;
import vn.dondoc.register.Trail;

/** Yêu cầu báo cáo đột xuất: any question to any set of bodies with a date; each body has a process of its own. */
@Component
public class AskingReports {

    /** Bodies that one question goes to at most. */
    public static final int MOST = 500;

    private static final int ANSWER_DAYS = 3;
    private static final int LONGEST_NUMBER = 50;
    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_QUESTION = 10_000;

    /** Bodies that may ask others: those of the Tỉnh ủy and above. */
    private static final Set<BodyKind> ASKERS = Set.of(BodyKind.STANDING, BodyKind.COMMITTEE, BodyKind.PROVINCIAL_BODY);

    /** What somebody types. */
    public record Wish(
            String directive,
            String number,
            LocalDate datedOn,
            String subject,
            String question,
            LocalDate due,
            List<String> bodies) {}

    private final ReportRequests requests;
    private final Proceedings proceedings;
    private final People people;
    private final Bodies bodies;
    private final FactsReader facts;
    private final WorkEngine engine;
    private final Trail trail;
    private final CalendarDays days;
    private final Clock clock;

    AskingReports(
            ReportRequests requests,
            Proceedings proceedings,
            People people,
            Bodies bodies,
            FactsReader facts,
            WorkEngine engine,
            Trail trail,
            CalendarDays days,
            Clock clock) {
        this.requests = requests;
        this.proceedings = proceedings;
        this.people = people;
        this.bodies = bodies;
        this.facts = facts;
        this.engine = engine;
        this.trail = trail;
        this.days = days;
        this.clock = clock;
    }

    /** The body for which this account may ask; empty where it may not. */
    public Optional<String> asker(String account) {
        Set<String> groups = people.ownGroups(account);
        return bodies.current().stream()
                .map(Bodies.Body::code)
                .filter(groups::contains)
                .filter(body -> ASKERS.contains(BodyKind.valueOf(bodies.kind(body))))
                .findFirst();
    }

    /**
     * Asks all bodies at once.
     *
     * @return the key of the request
     * @throws NotYours for an account whose body may not ask
     * @throws Refusal naming what is missing or wrong; nobody is asked then
     */
    @Transactional
    public String ask(Wish wish, String by) {
        String asker = asker(by)
                .orElseThrow(() -> new NotYours("Tài khoản " + by
                        + " không thuộc cơ quan được yêu cầu báo cáo đột xuất (Thường trực, Ban Thường vụ, các cơ quan"
                        + " của Tỉnh ủy)."));
        String subject = TypedText.required("Nội dung tóm tắt", wish.subject(), LONGEST_SUBJECT);
        String question = TypedText.required("Nội dung cần báo cáo", wish.question(), LONGEST_QUESTION);
        LocalDate today = LocalDate.now(clock);
        if (wish.due() == null || wish.due().isBefore(today)) {
            throw new Refusal("Hạn báo cáo phải từ hôm nay " + Words.day(today) + " trở đi.");
        }
        if (wish.datedOn() != null && wish.datedOn().isAfter(today)) {
            throw new Refusal("Ngày văn bản " + Words.day(wish.datedOn()) + " chưa tới. Sửa lại ngày văn bản.");
        }
        List<String> asked = asked(wish.bodies(), asker);
        String directive = wish.directive() == null || wish.directive().isBlank() ? null : wish.directive();
        if (directive != null) {
            facts.of(directive);
        }
        boolean leaders = bodies.holds("STANDING", asker) || bodies.holds("COMMITTEE", asker);
        String superior = bodies.officePost(bodies.holds("STANDING", asker) ? "COMMITTEE" : "STANDING");
        String key = requests.add(new ReportRequests.Question(
                directive,
                asker,
                by,
                TypedText.optional("Số, ký hiệu văn bản", wish.number(), LONGEST_NUMBER),
                wish.datedOn(),
                subject,
                question,
                wish.due(),
                leaders ? DateSetBy.STANDING : DateSetBy.MONITOR,
                superior));
        requests.ask(key, asked);
        start(key, directive, asked);
        return key;
    }

    /**
     * What a superior asks of the body whose work it ruled on is a task of that body, with a day to answer by.
     *
     * @param answerBy null: the office's habit, three working days
     */
    void onRuling(Facts of, String content, LocalDate answerBy, String by) {
        String superior = of.directive().superiorBody();
        if (of.owner().equals(superior)) {
            return;
        }
        LocalDate due = answerBy != null ? answerBy : days.calendar().add(LocalDate.now(clock), ANSWER_DAYS);
        String subject = of.directive().number() + ": trả lời ý kiến của " + bodies.name(superior);
        // A question about no directive is one of no directive itself.
        String directive = proceedings
                .find(of.key())
                .map(Proceedings.Proceeding::directive)
                .orElse(null);
        String key = requests.add(new ReportRequests.Question(
                directive,
                superior,
                by,
                null,
                null,
                subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject,
                content,
                due,
                DateSetBy.STANDING,
                superior));
        requests.ask(key, List.of(of.owner()));
        start(key, directive, List.of(of.owner()));
    }

    private List<String> asked(List<String> wanted, String asker) {
        Set<String> asked = new LinkedHashSet<>(wanted == null ? List.of() : wanted);
        if (asked.isEmpty()) {
            throw new Refusal("Chưa chọn cơ quan nào phải báo cáo.");
        }
        if (asked.size() > MOST) {
            throw new Refusal("Một yêu cầu gửi nhiều nhất " + MOST + " cơ quan; đang chọn " + asked.size() + ".");
        }
        if (asked.contains(asker)) {
            throw new Refusal(
                    bodies.name(asker) + " là cơ quan yêu cầu, không tự báo cáo cho mình. Bỏ khỏi danh sách.");
        }
        Set<String> current = new LinkedHashSet<>();
        bodies.current().forEach(body -> current.add(body.code()));
        List<String> unknown =
                asked.stream().filter(body -> !current.contains(body)).toList();
        if (!unknown.isEmpty()) {
            throw new Refusal("Không có cơ quan đang hoạt động mang mã " + String.join(", ", unknown)
                    + ". Chọn lại trong danh sách.");
        }
        return List.copyOf(asked);
    }

    private void start(String request, String directive, List<String> asked) {
        List<WorkEngine.Start> starts = new ArrayList<>();
        for (String body : asked) {
            String key = request + ":" + body;
            starts.add(new WorkEngine.Start(ReportRequestWork.PROCESS, key, Map.of("assignment", key)));
        }
        List<String> instances = engine.startAll(starts);
        List<Proceedings.Proceeding> opened = new ArrayList<>();
        List<Trail.Event> events = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String key = request + ":" + asked.get(i);
            opened.add(new Proceedings.Proceeding(
                    key, directive, ReportRequestWork.PROCESS, instances.get(i), asked.get(i)));
            Facts of = facts.of(key);
            events.add(new Trail.Event(
                    "issued",
                    Trail.SYSTEM,
                    null,
                    of.directive().key(),
                    key,
                    null,
                    asked.get(i),
                    ReportRequestWork.PROCESS,
                    null));
        }
        proceedings.add(opened);
        trail.add(events);
    }
}
