package vn.dondoc.work;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.directive.Body;
import vn.dondoc.directive.Coverage;
import vn.dondoc.directive.Directive;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.DirectiveState;
import vn.dondoc.directive.DocumentType;
import vn.dondoc.directive.OfficePost;
import vn.dondoc.directive.Urgency;
import vn.dondoc.intake.DirectiveValidator;
import vn.dondoc.intake.Problem;
import vn.dondoc.intake.Roster;
import vn.dondoc.register.AlertLedger;
import vn.dondoc.register.DirectiveProgress;
import vn.dondoc.register.Directives;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.ReferenceData;
import vn.dondoc.register.Trail;

/** From a paper on the desk to a directive that may be signed: header and text, measures, coverage. */
@Component
public class DirectiveEntry {

    /** @param owner the body whose clerks break it down */
    public record Entry(String directive, String owner) {}

    private final Directives directives;
    private final ReferenceData reference;
    private final DirectiveValidator validator;
    private final DirectiveProgress progress;
    private final Trail trail;
    private final Proceedings proceedings;
    private final WorkEngine engine;
    private final Clock clock;
    private final AlertLedger alerts;

    DirectiveEntry(
            Directives directives,
            ReferenceData reference,
            DirectiveValidator validator,
            DirectiveProgress progress,
            Trail trail,
            Proceedings proceedings,
            WorkEngine engine,
            AlertLedger alerts,
            Clock clock) {
        this.clock = clock;
        this.alerts = alerts;
        this.proceedings = proceedings;
        this.engine = engine;
        this.directives = directives;
        this.reference = reference;
        this.validator = validator;
        this.progress = progress;
        this.trail = trail;
    }

    /** Keeps header and text as a draft; addressees, clauses and measures come on the break-down page. */
    public Entry enter(Values values, String by) {
        List<Body> bodies = reference.bodies();
        String issuer = issuer(values.text("issuer", "Chưa ghi cơ quan ban hành."), bodies);
        LocalDate issuedOn = values.date("issuedOn", "Chưa ghi ngày ban hành.");
        if (issuedOn.isAfter(LocalDate.now(clock))) {
            throw new Refusal("Ngày ban hành " + Words.day(issuedOn) + " chưa tới. Ghi đúng ngày in trên văn bản.");
        }
        String number = values.text("number", "Chưa ghi số, ký hiệu văn bản.");
        DirectiveHeader header = new DirectiveHeader(
                number,
                DocumentType.valueOf(values.text("type", "Chưa chọn loại văn bản.")),
                issuedOn,
                null,
                issuer,
                values.text("place"),
                values.text("authority"),
                values.text("signerName"),
                values.text("signerTitle"),
                values.text("subject", "Chưa ghi trích yếu."),
                values.list("basis"),
                Urgency.valueOf(values.text("urgency", "Chưa chọn độ khẩn.")),
                values.list("copies"),
                values.text("fullText", "Chưa ghi toàn văn."),
                null,
                post(OfficePost.STANDING),
                post(OfficePost.COMMITTEE),
                null);
        DirectiveDraft draft = new DirectiveDraft(header, List.of(), List.of());
        for (Problem problem : validator.check(draft, Roster.of(bodies, reference.groups()))) {
            if (problem.location().startsWith("/header")) {
                throw new Refusal(problem.message());
            }
        }
        return keep(draft, by, number);
    }

    private Entry keep(DirectiveDraft draft, String by, String detail) {
        String number = draft.header().number();
        String issuer = draft.header().issuer();
        LocalDate issuedOn = draft.header().issuedOn();
        directives.lockNumbers();
        if (directives.find(number, issuer, issuedOn).isPresent()) {
            throw new Refusal("Văn bản " + number + " ngày " + Words.day(issuedOn)
                    + " đã có trong sổ. Mở văn bản đó thay vì nhập lần nữa.");
        }
        DirectiveKey key = directives
                .keyFor(number, issuer, issuedOn)
                .orElseThrow(() -> new Refusal("Số " + number + " đã được hai văn bản khác dùng. Kiểm tra lại số."));
        directives.save(key, draft);
        trail.add(new Trail.Event(
                "entered", by, null, key.value(), key.value(), null, issuer, LifecycleWork.PROCESS, detail));
        return new Entry(key.value(), post(OfficePost.PARTY_OFFICE));
    }

    /**
     * Enters a document that was read, and opens the clerk's task of breaking it down, all or nothing.
     *
     * @return the directive's key
     */
    @Transactional
    public String enterAndBegin(Values values, String by) {
        return begin(enter(values, by));
    }

    private String begin(Entry entry) {
        String instance = engine.startAll(List.of(new WorkEngine.Start(
                        LifecycleWork.PROCESS,
                        entry.directive(),
                        Map.of("directive", entry.directive(), "source", "FORM"))))
                .get(0);
        proceedings.add(List.of(new Proceedings.Proceeding(
                entry.directive(), entry.directive(), LifecycleWork.PROCESS, instance, entry.owner())));
        begun(entry.directive(), instance);
        return entry.directive();
    }

    /**
     * Enters a document with its measures as a draft, and opens the clerk's task of breaking it down: who entered it looks
     * it over there before it goes to the signer.
     *
     * @param detail what the trail says of where it came from
     * @return the directive's key
     * @throws Refusal where anything is wrong with it; nothing was written then
     */
    @Transactional
    public String enterWhole(DirectiveDraft draft, Roster roster, String by, String detail) {
        if (draft.header().issuedOn().isAfter(LocalDate.now(clock))) {
            throw new Refusal("Ngày ban hành " + Words.day(draft.header().issuedOn())
                    + " chưa tới. Ghi đúng ngày in trên văn bản.");
        }
        validator.check(draft, roster).stream().findFirst().ifPresent(problem -> {
            throw new Refusal(problem.message());
        });
        return begin(keep(draft, by, detail));
    }

    /**
     * A draft that was entered by mistake leaves the register, with its task; the trail keeps that it was there. Whoever
     * calls has made sure that nobody has worked on it.
     *
     * @throws Refusal where it is no longer a draft
     */
    @Transactional
    public void takeBack(String directive, String by, String reason) {
        proceedings.lock(directive).ifPresent(own -> engine.cancel(own.instance(), reason));
        if (directives.lock(new DirectiveKey(directive)) != DirectiveState.DRAFT) {
            throw new Refusal("Văn bản " + directive + " đã trình ký, không rút khỏi sổ được nữa.");
        }
        alerts.withdraw(directive);
        directives.forgetDraft(new DirectiveKey(directive));
        trail.add(new Trail.Event("undone", by, null, directive, directive, null, null, LifecycleWork.PROCESS, reason));
    }

    /** The same document in the register, where its issuer is known there. */
    public Optional<DirectiveKey> same(String number, String issuer, LocalDate issuedOn) {
        if (number == null || issuer == null || issuedOn == null) {
            return Optional.empty();
        }
        return reference.bodies().stream()
                .filter(body -> plain(body.name()).equals(plain(issuer)))
                .findFirst()
                .flatMap(body -> directives.find(number, body.code(), issuedOn));
    }

    /** A directive that a data file broke down already goes straight to the coverage check and the signer. */
    @Transactional
    public void beginFromFile(String directive) {
        String owner = post(OfficePost.PARTY_OFFICE);
        String instance = engine.startAll(List.of(new WorkEngine.Start(
                        LifecycleWork.PROCESS, directive, Map.of("directive", directive, "source", "FILE"))))
                .get(0);
        proceedings.add(
                List.of(new Proceedings.Proceeding(directive, directive, LifecycleWork.PROCESS, instance, owner)));
        begun(directive, instance);
    }

    public void begun(String directive, String processInstanceId) {
        progress.begun(directive, processInstanceId);
    }

    /** The clerk says that the break-down is complete; the coverage check has the last word. */
    String brokenDown(Submission submission) {
        if (!submission.values().flag("confirmDone")) {
            throw new Refusal("Đánh dấu ô xác nhận đã phân rã xong rồi nộp lại.");
        }
        return null;
    }

    /** Whether every clause has a measure or a reason; the directive then waits for the signature. */
    public boolean covered(String directive) {
        Directive read = directives.get(new DirectiveKey(directive));
        boolean covered = Coverage.of(read.content()).complete() && directives.plannedLeads(read.key()) > 0;
        progress.state(directive, covered ? DirectiveState.AWAITING_SIGNATURE.name() : DirectiveState.DRAFT.name());
        if (covered) {
            trail.add(new Trail.Event(
                    "laid", Trail.SYSTEM, null, directive, directive, null, null, LifecycleWork.PROCESS, null));
        }
        return covered;
    }

    /** Before signing: what was complete when it was laid before the signer must still be. */
    void refuseUnlessComplete(String directive) {
        Directive read = directives.get(new DirectiveKey(directive));
        List<String> missing = Coverage.of(read.content()).missing();
        if (!missing.isEmpty()) {
            throw new Refusal("Chưa ký được: còn điểm chưa có nhiệm vụ: " + String.join("; ", missing)
                    + ". Trả lại để phân rã tiếp.");
        }
    }

    private String post(OfficePost post) {
        String body = reference.posts().get(post);
        if (body == null) {
            throw new Refusal("Danh mục cơ quan chưa ghi ai giữ vai " + post + ". Báo quản trị hệ thống.");
        }
        return body;
    }

    /** Names are matched without tone marks and capitals: offices spell them in several ways. */
    private static String issuer(String typed, List<Body> bodies) {
        String plain = plain(typed);
        return bodies.stream()
                .filter(body -> plain(body.name()).equals(plain) || body.code().equals(typed.strip()))
                .map(Body::code)
                .findFirst()
                .orElseThrow(() -> new Refusal("Không có cơ quan nào tên \"" + typed
                        + "\" trong danh mục. Ghi đúng tên trong danh mục cơ quan, ví dụ \""
                        + bodies.stream()
                                .max(Comparator.comparingLong(body -> sharedWords(plain(body.name()), plain)))
                                .map(Body::name)
                                .orElse("")
                        + "\"."));
    }

    private static long sharedWords(String one, String other) {
        List<String> words = List.of(other.split(" "));
        return Arrays.stream(one.split(" ")).filter(words::contains).count() * 100 - one.length();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .replaceAll("[^A-Za-z0-9]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
