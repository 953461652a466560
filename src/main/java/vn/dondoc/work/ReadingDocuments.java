package vn.dondoc.work;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.intake.SecrecyMark;
import vn.dondoc.intake.reading.DocumentReader;
import vn.dondoc.intake.reading.Proposal;
import vn.dondoc.register.CalendarDays;

/** Reads what a clerk pastes or uploads. Keeps nothing and logs nothing; a document with a secrecy mark is refused first. */
@Component
public class ReadingDocuments {

    /** @param text that was read; null for the header of an electronic document, which has none */
    public record Read(Proposal proposal, String text) {}

    private final CalendarDays days;
    private final DirectiveEntry entry;

    ReadingDocuments(CalendarDays days, DirectiveEntry entry) {
        this.days = days;
        this.entry = entry;
    }

    /** @throws Refusal where there is nothing to read, too much, or a secrecy mark */
    public Read text(String given) {
        if (given == null || given.isBlank()) {
            throw new Refusal("Chưa có gì để đọc: dán toàn văn văn bản hoặc chọn tệp.");
        }
        String text = TypedText.unstacked(DocumentText.bounded(given, null));
        SecrecyMark.inText(text).ifPresent(ReadingDocuments::secret);
        return new Read(new DocumentReader(days.calendar()).read(text), text);
    }

    /** Text as bytes: UTF-8, or UTF-16 with its mark. */
    public Read plain(byte[] content) {
        return text(DocumentText.plain(content, null));
    }

    /**
     * A .docx, .pdf or .txt, or the XML of an electronic document's header.
     *
     * @param name of the file; null where it has none
     * @throws Refusal with the reason, where it is not taken
     */
    public Read file(byte[] content, String name) {
        return DocumentText.xml(content) ? header(content, name) : text(DocumentText.of(content, name));
    }

    /** The XML of an electronic document's header, whatever its first bytes look like. */
    public Read header(byte[] content, String name) {
        Proposal header = ElectronicHeader.read(content, name);
        SecrecyMark.in(header.subject()).ifPresent(ReadingDocuments::secret);
        SecrecyMark.in(header.urgency()).ifPresent(ReadingDocuments::secret);
        return new Read(header, null);
    }

    /** The same document where the register has it already: issuer, number and date. */
    public Optional<DirectiveKey> same(Proposal proposal) {
        return entry.same(proposal.code(), proposal.issuer(), proposal.date());
    }

    private static void secret(String mark) {
        throw new Refusal("Văn bản mang dấu mật \"" + mark
                + "\": hệ thống này không nhận văn bản mật, chưa lưu gì. Theo dõi văn bản theo chế độ tài liệu mật.");
    }
}
