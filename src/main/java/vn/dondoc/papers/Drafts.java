package vn.dondoc.papers;

import java.text.Collator;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.register.AssignmentView;
import vn.dondoc.register.Board;
import vn.dondoc.register.Bodies;
import vn.dondoc.register.OrderedBy;
import vn.dondoc.register.PaperDrafts;
import vn.dondoc.register.People;
import vn.dondoc.register.Schemes;
import vn.dondoc.register.Trail;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.register.WorkView;
import vn.dondoc.work.EvidenceFiles;
import vn.dondoc.work.NotYours;
import vn.dondoc.work.Refusal;

/**
 * Bản thảo: a paper is drawn up on demand for the body whose paper it is, kept as it was given out with its hash, and what
 * was signed after it is kept beside it. Whoever belongs to that body draws and reads it, nobody else.
 */
@Component
public class Drafts {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final int LONGEST_NUMBER = 60;

    /**
     * A paper that somebody may draw up.
     *
     * @param about key of what it is about; null for the list of a meeting
     * @param to the body that it goes to, by code; else null
     * @param toName by name
     */
    public record Offer(Paper paper, String about, String to, String toName) {

        public static Offer of(Paper paper, String about) {
            return new Offer(paper, about, null, null);
        }
    }

    /** @param signed what was signed after it, oldest first */
    public record Kept(PaperDrafts.Draft draft, List<PaperDrafts.Signed> signed) {}

    /** A file to give out. */
    public record File(String name, String mediaType, byte[] content) {}

    private final DrawnUp drawnUp;
    private final Templates templates;
    private final PaperDrafts drafts;
    private final OrderedBy orders;
    private final WorkView works;
    private final AssignmentView assignments;
    private final Schemes schemes;
    private final Board board;
    private final Bodies bodies;
    private final People people;
    private final Trail trail;
    private final Clock clock;

    Drafts(
            DrawnUp drawnUp,
            Templates templates,
            PaperDrafts drafts,
            OrderedBy orders,
            WorkView works,
            AssignmentView assignments,
            Schemes schemes,
            Board board,
            Bodies bodies,
            People people,
            Trail trail,
            Clock clock) {
        this.drawnUp = drawnUp;
        this.templates = templates;
        this.drafts = drafts;
        this.orders = orders;
        this.works = works;
        this.assignments = assignments;
        this.schemes = schemes;
        this.board = board;
        this.bodies = bodies;
        this.people = people;
        this.trail = trail;
        this.clock = clock;
    }

    // -------------------------------------------------------------------------------------------------- offers

    /** The papers of the task in hand: the ones that its official would otherwise write. */
    public List<Offer> forTask(String task, String proceeding) {
        return switch (task) {
            case "userTask_report" ->
                works.reporting(proceeding).isPresent()
                        ? List.of(Offer.of(Paper.PERIOD_REPORT, proceeding))
                        : List.of();
            case "userTask_drawUp", "userTask_signReport" ->
                List.of(Offer.of(Paper.MONITORING_NAMED, proceeding), Offer.of(Paper.MONITORING_UNNAMED, proceeding));
            case "userTask_draft", "userTask_explain", "userTask_adopt" ->
                List.of(Offer.of(Paper.SCHEME_SUBMISSION, proceeding));
            case "userTask_closingReport" -> List.of(Offer.of(Paper.CLOSING_REPORT, proceeding));
            // The superior rules on one assignment that is badly late, or on a report.
            case "userTask_rule" ->
                assignments
                        .find(proceeding)
                        .map(line -> new Offer(Paper.URGING_LETTER, line.directive(), line.body(), line.bodyName()))
                        .or(() -> works.reporting(proceeding)
                                .map(of -> new Offer(
                                        Paper.URGING_LETTER, of.directive().key(), of.body(), of.bodyName())))
                        .map(List::of)
                        .orElse(List.of());
            default -> List.of();
        };
    }

    /** On the page of a directive: its closing report and a letter to each body that is late. */
    public List<Offer> aboutDirective(String directive, String account) {
        List<Offer> offers = new ArrayList<>();
        if (mayDrawAbout(directive, account)) {
            Map<String, String> late = new TreeMap<>(Collator.getInstance(Printed.VIETNAMESE));
            Set<String> own = people.groups(account);
            board.read(Integer.MAX_VALUE, Board.DOCUMENTS).late().items().stream()
                    .filter(each -> each.directive().equals(directive) && !own.contains(each.body()))
                    .forEach(each -> late.put(each.bodyName(), each.body()));
            late.forEach((name, body) -> offers.add(new Offer(Paper.URGING_LETTER, directive, body, name)));
        }
        offers.add(Offer.of(Paper.CLOSING_REPORT, directive));
        return mine(offers, account);
    }

    /** Whether this account's body writes papers about the directive at all. */
    public boolean mayDrawAbout(String directive, String account) {
        return issuer(Paper.URGING_LETTER, directive, people.groups(account)).isPresent();
    }

    /** About everything that is followed. */
    public List<Offer> general(String account) {
        return mine(List.of(Offer.of(Paper.MEETING_LIST, null)), account);
    }

    private List<Offer> mine(List<Offer> offers, String account) {
        Set<String> groups = people.groups(account);
        return offers.stream()
                .filter(offer -> issuer(offer.paper(), offer.about(), groups).isPresent())
                .toList();
    }

    // ------------------------------------------------------------------------------------------------- drawing

    /**
     * Draws the paper up from what the register says now, and keeps it; the same data give the same draft again.
     *
     * @param to the body that a letter goes to
     * @param on the paper's day, which chooses the layout; null for today
     * @throws NotYours for whoever does not belong to the body whose paper it is
     */
    @Transactional
    public PaperDrafts.Draft draw(Paper paper, String about, String to, LocalDate on, String by) {
        String body = issuer(paper, about, people.groups(by))
                .orElseThrow(() -> new NotYours("Văn bản này do cơ quan khác soạn; tài khoản này không soạn được."));
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        if (paper == Paper.URGING_LETTER && (to == null || !bodies.exists(to))) {
            throw new Refusal("Chưa chọn cơ quan nhận công văn đôn đốc.");
        }
        if (paper == Paper.URGING_LETTER && to.equals(body)) {
            throw new Refusal("Cơ quan không gửi công văn đôn đốc cho chính mình. Chọn cơ quan khác.");
        }
        Subject subject = new Subject(paper, about, paper == Paper.URGING_LETTER ? to : null, body, day);
        PaperData data = drawnUp.of(subject);
        if (paper == Paper.URGING_LETTER && data.tables().get("việc quá hạn").isEmpty()) {
            throw new Refusal(bodies.name(to) + " không có việc nào quá hạn, không cần công văn đôn đốc.");
        }
        Templates.InForce template = templates.on(paper, day);
        String dataSha256 = Sha256.of(String.join(
                "\n",
                paper.code(),
                String.valueOf(about),
                String.valueOf(to),
                body,
                day.toString(),
                template.sha256(),
                withoutMinute(data)));
        Optional<PaperDrafts.Draft> same = drafts.same(dataSha256, by);
        if (same.isPresent()) {
            return same.get();
        }
        byte[] content = Filling.fill(template.content(), paper, data);
        String name = fileName(subject, data);
        PaperDrafts.Draft draft = new PaperDrafts.Draft(
                0,
                paper.code(),
                about,
                subject.to(),
                body,
                data.period(),
                day,
                template.name(),
                template.sha256(),
                data.figures(),
                data.cutOff(),
                dataSha256,
                name,
                Sha256.of(content),
                content.length,
                by,
                by,
                data.cutOff());
        long id = drafts.add(draft, content, by);
        note(draft, by, "Soạn " + name);
        return drafts.find(id).orElseThrow();
    }

    /** A draft of a body of this account, or one that it drew. */
    public PaperDrafts.Draft find(long id, String account) {
        return drafts.find(id)
                .filter(draft -> draft.drawnBy().equals(account)
                        || people.groups(account).contains(draft.body()))
                .orElseThrow(() -> new UnknownThing("Không có bản thảo nào mang mã " + id + "."));
    }

    public File file(long id, String account) {
        PaperDrafts.Draft draft = find(id, account);
        return new File(draft.name(), DOCX, drafts.content(draft.id()));
    }

    /** Drafts of the account's bodies about one thing or (null) about anything, with what was signed, newest first. */
    public List<Kept> kept(String about, String account) {
        List<PaperDrafts.Draft> all = drafts.of(people.groups(account), account, about);
        if (all.isEmpty()) {
            return List.of();
        }
        List<PaperDrafts.Signed> signed =
                drafts.signed(all.stream().map(PaperDrafts.Draft::id).toList());
        return all.stream()
                .map(draft -> new Kept(
                        draft,
                        signed.stream()
                                .filter(each -> each.draft() == draft.id())
                                .toList()))
                .toList();
    }

    /**
     * Number, date and scan of the paper that was signed after a draft.
     *
     * @param given the scan; null where none is kept
     * @throws Refusal without number or date, or for a file that the office does not take
     */
    @Transactional
    public void signed(long id, String number, LocalDate datedOn, EvidenceFiles.Given given, String by) {
        PaperDrafts.Draft draft = find(id, by);
        if (number == null || number.isBlank()) {
            throw new Refusal("Chưa ghi số, ký hiệu của văn bản đã ký.");
        }
        if (number.strip().length() > LONGEST_NUMBER) {
            throw new Refusal(
                    "Số, ký hiệu dài quá " + LONGEST_NUMBER + " ký tự. Ghi như trên văn bản, ví dụ 40-BC/HU.");
        }
        if (datedOn == null) {
            throw new Refusal("Chưa ghi ngày của văn bản đã ký.");
        }
        EvidenceFiles.Content scan = given == null ? null : EvidenceFiles.read(given);
        drafts.sign(
                draft.id(),
                Normalizer.normalize(number.strip(), Normalizer.Form.NFC),
                datedOn,
                scan == null ? null : scan.name(),
                scan == null ? null : scan.mediaType(),
                scan == null ? null : scan.sha256(),
                scan == null ? null : scan.bytes(),
                by);
        note(draft, by, "Đã ký " + number.strip() + " ngày " + datedOn + " theo bản thảo " + draft.name());
    }

    /** The scan of what was signed. */
    public File scan(long id, String account) {
        PaperDrafts.Signed signed = drafts.findSigned(id)
                .filter(each -> each.name() != null)
                .orElseThrow(() -> new UnknownThing("Không có tệp nào mang mã " + id + "."));
        find(signed.draft(), account);
        return new File(signed.name(), signed.mediaType(), drafts.scan(id));
    }

    // -------------------------------------------------------------------------------------------------- rights

    /** Whose paper it would be, drawn up by somebody of these groups; empty where it is not theirs. */
    private Optional<String> issuer(Paper paper, String about, Set<String> groups) {
        return switch (paper) {
            case PERIOD_REPORT ->
                works.reporting(about).map(WorkView.Reporting::body).filter(groups::contains);
            case MONITORING_NAMED, MONITORING_UNNAMED ->
                assignments
                        .find(about)
                        .filter(line -> line.kind() == MeasureKind.MONITOR)
                        .map(AssignmentView.Line::body)
                        .filter(groups::contains);
            case CLOSING_REPORT ->
                orders.find(about).map(OrderedBy.Directive::follower).filter(groups::contains);
            case URGING_LETTER ->
                orders.find(about).stream()
                        .flatMap(order ->
                                Stream.of(order.follower(), order.superior(), order.signing(), post("PARTY_OFFICE")))
                        .filter(groups::contains)
                        .findFirst();
            case MEETING_LIST ->
                Stream.of(post("PARTY_OFFICE"), post("STANDING"), post("COMMITTEE"))
                        .filter(groups::contains)
                        .findFirst();
            case SCHEME_SUBMISSION ->
                assignments
                        .find(about)
                        .filter(line -> line.kind() == MeasureKind.SCHEME)
                        .filter(line ->
                                groups.contains(line.body()) || drafters(about).anyMatch(groups::contains))
                        .map(AssignmentView.Line::body);
        };
    }

    private Stream<String> drafters(String scheme) {
        String executing =
                works.assignment(scheme).map(work -> work.order().executing()).orElse(null);
        return Stream.of(schemes.find(scheme).drafter(), executing).filter(body -> body != null);
    }

    private String post(String post) {
        return bodies.hasPost(post) ? bodies.officePost(post) : "";
    }

    // -------------------------------------------------------------------------------------------------- pieces

    private void note(PaperDrafts.Draft draft, String by, String detail) {
        String directive = draft.about() == null
                ? null
                : orders.find(draft.about()).map(OrderedBy.Directive::key).orElse(null);
        trail.add(new Trail.Event("paper", by, null, directive, draft.about(), null, draft.body(), null, detail));
    }

    private static String withoutMinute(PaperData data) {
        Map<String, String> texts = new TreeMap<>(data.texts());
        texts.remove("giờ chốt số liệu");
        return texts + "\n" + new TreeMap<>(data.tables());
    }

    private String fileName(Subject subject, PaperData data) {
        String about = subject.about() == null ? subject.on().toString() : subject.about();
        String whole = subject.paper().code() + "-" + about
                + (subject.to() == null ? "" : "-" + subject.to())
                + (data.period() == null ? "" : "-" + data.period());
        return whole.replaceAll("[^A-Za-z0-9._-]+", "-") + ".docx";
    }
}
