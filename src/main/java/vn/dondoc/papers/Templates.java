package vn.dondoc.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.dondoc.register.PaperTemplates;
import vn.dondoc.register.Trail;
import vn.dondoc.register.UnknownThing;
import vn.dondoc.work.OfficeClerk;
import vn.dondoc.work.Refusal;

/**
 * The template that holds on a day: the office's own from the day that it names, unless a newer rule of layout came
 * afterwards; else the one that the release brings. Nothing is changed in place, everything may be taken back.
 */
@Component
public class Templates {

    private static final int LONGEST_REASON = 1000;

    /**
     * @param id of the office's version; null for one of the release
     * @param from since when it holds
     * @param name the office's version, or the rule of layout
     */
    public record InForce(Paper paper, Long id, LocalDate from, String name, byte[] content, String sha256) {}

    private final Layouts layouts;
    private final PaperTemplates own;
    private final OfficeClerk clerk;
    private final Trail trail;
    private final Clock clock;

    Templates(Layouts layouts, PaperTemplates own, OfficeClerk clerk, Trail trail, Clock clock) {
        this.layouts = layouts;
        this.own = own;
        this.clerk = clerk;
        this.trail = trail;
        this.clock = clock;
    }

    public InForce on(Paper paper, LocalDate day) {
        Layouts.Layout layout = layouts.on(day);
        Optional<PaperTemplates.Version> office = own.inForce(paper.code(), day)
                .filter(version -> !version.validFrom().isBefore(layout.from()));
        if (office.isPresent()) {
            PaperTemplates.Version version = office.get();
            return new InForce(
                    paper,
                    version.id(),
                    version.validFrom(),
                    "mẫu của cơ quan, bản " + version.version(),
                    own.content(version.id()),
                    version.sha256());
        }
        byte[] content = layouts.template(layout, paper);
        return new InForce(paper, null, layout.from(), layout.name(), content, Sha256.of(content));
    }

    /** Of every paper, on a day. */
    public List<InForce> on(LocalDate day) {
        List<InForce> all = new ArrayList<>();
        for (Paper paper : Paper.values()) {
            all.add(on(paper, day));
        }
        return all;
    }

    public boolean mayChange(String account) {
        return clerk.isOrAdministrates(account);
    }

    /** @throws vn.dondoc.work.NotYours for anybody but the office's clerk and the administrator */
    public void requireChange(String account) {
        clerk.requireOrAdministrator(account, "đổi mẫu văn bản được");
    }

    /** @throws Refusal with everything that is wrong with it */
    public void check(Paper paper, byte[] content, String name) {
        TemplateCheck.require(paper, content, name);
    }

    /** The paper that this template gives, its places filled with their own names: for looking at before it is used. */
    public byte[] sample(Paper paper, byte[] content, String name) {
        check(paper, content, name);
        return Filling.fill(content, paper, PaperData.sample(paper, clock.instant()));
    }

    /** The text of a filled paper, a line a paragraph or cell. */
    public static String text(byte[] paper) {
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(paper));
                XWPFWordExtractor text = new XWPFWordExtractor(word)) {
            return text.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The office's own template from a day on.
     *
     * @param from the first day of papers that it is for; not before today, as what was written stays as it was written
     * @throws Refusal where it can't be taken
     */
    @Transactional
    public PaperTemplates.Version add(
            Paper paper, byte[] content, String name, LocalDate from, String reason, String by) {
        requireChange(by);
        if (from == null) {
            throw new Refusal("Chưa ghi mẫu dùng từ ngày nào.");
        }
        if (from.isBefore(LocalDate.now(clock))) {
            throw new Refusal("Mẫu dùng từ hôm nay trở đi; văn bản đã soạn trước đó giữ mẫu cũ. Ghi lại ngày.");
        }
        requireReason(reason, "Chưa ghi lý do đổi mẫu.");
        check(paper, content, name);
        String sha256 = Sha256.of(content);
        if (on(paper, from).sha256().equals(sha256)) {
            throw new Refusal("Mẫu này chính là mẫu đang dùng, không có gì để đổi.");
        }
        PaperTemplates.Version added = own.add(paper.code(), from, name, sha256, content, reason.strip(), by);
        trail.add(new Trail.Event(
                "paper",
                by,
                null,
                null,
                "papers:" + paper.code(),
                null,
                null,
                null,
                "Mẫu " + paper.code() + " bản " + added.version() + " dùng từ " + from + ": " + added.reason()));
        return added;
    }

    /** The version before, or the release's, holds again. */
    @Transactional
    public void takeBack(long id, String reason, String by) {
        requireChange(by);
        PaperTemplates.Version version = find(id);
        requireReason(reason, "Chưa ghi lý do thôi dùng mẫu.");
        if (!own.withdraw(id, reason.strip(), by)) {
            throw new Refusal("Mẫu này đã thôi dùng rồi. Tải lại trang.");
        }
        trail.add(new Trail.Event(
                "paper",
                by,
                null,
                null,
                "papers:" + version.paper(),
                null,
                null,
                null,
                "Thôi dùng mẫu " + version.paper() + " bản " + version.version() + ": " + reason.strip()));
    }

    public PaperTemplates.Version find(long id) {
        return own.find(id).orElseThrow(() -> new UnknownThing("Không có mẫu nào mang mã " + id + "."));
    }

    public byte[] content(long id) {
        find(id);
        return own.content(id);
    }

    public List<PaperTemplates.Version> history() {
        return own.history();
    }

    private static void requireReason(String reason, String message) {
        if (reason == null || reason.isBlank()) {
            throw new Refusal(message);
        }
        if (reason.length() > LONGEST_REASON) {
            throw new Refusal("Lý do dài quá " + LONGEST_REASON + " ký tự. Rút gọn lại.");
        }
    }
}
