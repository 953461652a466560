package vn.dondoc.directive;

import java.time.LocalDate;
import java.util.List;

/**
 * What stands around the clauses, and who follows them up.
 *
 * @param authority T/M, K/T, T/L … as printed
 * @param copies "Nơi nhận": they get copies, never work
 * @param superiorBody ends the tracking and rules on delays
 * @param signingBody whose signer signs
 * @param report the bodies' periodic report, null where none is asked
 */
public record DirectiveHeader(
        String number,
        DocumentType type,
        LocalDate issuedOn,
        LocalDate receivedOn,
        String issuer,
        String place,
        String authority,
        String signerName,
        String signerTitle,
        String subject,
        List<String> basis,
        Urgency urgency,
        List<String> copies,
        String fullText,
        String monitoringBody,
        String superiorBody,
        String signingBody,
        Report report) {

    public DirectiveHeader {
        basis = List.copyOf(basis);
        copies = List.copyOf(copies);
    }

    /**
     * @param every ISO-8601 period
     * @param monthDay {@code MM-DD} on which it is due
     * @param first the first period, for example {@code 2020}
     */
    public record Report(String every, String monthDay, String first, DateSetBy setBy) {}

    public DirectiveHeader followedBy(String monitoring, Report rule) {
        return new DirectiveHeader(
                number,
                type,
                issuedOn,
                receivedOn,
                issuer,
                place,
                authority,
                signerName,
                signerTitle,
                subject,
                basis,
                urgency,
                copies,
                fullText,
                monitoring,
                superiorBody,
                signingBody,
                rule);
    }
}
