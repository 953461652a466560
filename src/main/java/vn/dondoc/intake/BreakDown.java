package vn.dondoc.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.directive.BodyRole;
import vn.dondoc.directive.ClauseProposal;
import vn.dondoc.directive.Directive;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.DirectiveState;
import vn.dondoc.directive.OfficePost;
import vn.dondoc.intake.reading.DocumentReader;
import vn.dondoc.register.CalendarDays;
import vn.dondoc.register.Directives;
import vn.dondoc.register.ReferenceData;

/** Breaking a directive down into measures on the page, as long as it is a draft. */
@Component
public class BreakDown {

    /**
     * What the page shows.
     *
     * @param draft the directive as it stands, with proposed clauses where it has none yet
     * @param version to be handed back with the changes, so that two clerks don't overwrite each other
     */
    public record Sheet(Directive directive, DirectiveDraft draft, String version, boolean editable, Roster roster) {}

    private final Directives directives;
    private final ReferenceData reference;
    private final DirectiveValidator validator;
    private final CalendarDays days;
    private final Clock clock;

    BreakDown(
            Directives directives,
            ReferenceData reference,
            DirectiveValidator validator,
            CalendarDays days,
            Clock clock) {
        this.days = days;
        this.directives = directives;
        this.reference = reference;
        this.validator = validator;
        this.clock = clock;
    }

    /** Only the clerks of the body that holds the post of the Party office. */
    public boolean mayEdit(String account) {
        String office = reference.posts().get(OfficePost.PARTY_OFFICE);
        return office != null && reference.holds(account, office, BodyRole.CLERK, LocalDate.now(clock));
    }

    @Transactional(readOnly = true)
    public Sheet open(DirectiveKey key) {
        Directive directive = directives.get(key);
        DirectiveDraft draft = directive.content();
        if (draft.clauses().isEmpty()) {
            draft = draft.withClauses(ClauseProposal.of(draft.header().fullText()));
        }
        return new Sheet(directive, draft, version(directive), directive.state() == DirectiveState.DRAFT, roster());
    }

    /**
     * The sheet with addressees and measures as the text reads, where it has none yet. They are a proposal: nothing of it is
     * kept before the clerk saves the page.
     */
    public DirectiveDraft proposed(Sheet sheet) {
        DirectiveDraft draft = sheet.draft();
        String text = draft.header().fullText();
        if (text == null
                || text.length() > DocumentReader.LONGEST
                || !draft.addressees().isEmpty()
                || draft.measures().findAny().isPresent()) {
            return draft;
        }
        return new ProposedMeasures(sheet.roster(), draft.header().issuedOn())
                .over(draft, new DocumentReader(days.calendar()).read(text));
    }

    /**
     * Keeps the changes where nothing is wrong with them; clauses that nobody answers for yet may wait.
     *
     * @param version of the sheet on which the changes were made
     * @return what is wrong; nothing was written then
     */
    @Transactional
    public List<Problem> save(DirectiveKey key, String version, DirectiveDraft draft) {
        if (directives.lock(key) != DirectiveState.DRAFT) {
            return List.of(
                    new Problem("", "Văn bản đã trình ký, không sửa được nữa. Muốn sửa, người ký phải trả lại."));
        }
        if (!version(directives.get(key)).equals(version)) {
            return List.of(new Problem(
                    "", "Người khác vừa sửa văn bản này. Chép lại phần vừa nhập, mở lại trang rồi nhập tiếp."));
        }
        List<Problem> problems = validator.check(draft, roster());
        if (problems.isEmpty()) {
            directives.save(key, draft);
        }
        return problems;
    }

    /** What is wrong with a draft that can't be kept as it is anyway. */
    public List<Problem> check(DirectiveDraft draft) {
        return validator.check(draft, roster());
    }

    private Roster roster() {
        return Roster.of(reference.bodies(), reference.groups());
    }

    private static String version(Directive directive) {
        try {
            byte[] content = directive.content().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
