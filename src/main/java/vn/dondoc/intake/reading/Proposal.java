package vn.dondoc.intake.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a document seems to say, in its printed words; a null or an empty list where nothing was found that can be
 * trusted. Nothing of it is kept before a clerk has confirmed it.
 *
 * @param number {@code 875}; null where the document leaves it blank
 * @param symbol {@code CV/TU}, {@code QĐ-UBND}; of the numbers that bear a year {@code 2018/QĐ-UBND}
 * @param code number and symbol as printed, {@code 875-CV/TU}; null where the number is blank
 * @param type the printed name of the type; "Công văn" for a letter, which prints none
 * @param date the day of the document, of the office's zone
 * @param superior the body printed above the issuer
 * @param urgency the stamp as printed
 * @param basis documents and laws that the document rests on
 * @param monitoring who is to follow the work up
 * @param relations to other documents, in the order of the text
 * @param readings for each field that was found, the words that it was read from and how sure that is
 * @param notes what the clerk should know, as whole sentences
 */
public record Proposal(
        String number,
        String symbol,
        String code,
        String type,
        LocalDate date,
        String issuer,
        String superior,
        String place,
        String subject,
        String urgency,
        Signer signer,
        List<String> recipients,
        List<String> copies,
        List<String> basis,
        List<Instruction> instructions,
        List<String> monitoring,
        List<Relation> relations,
        Map<String, Evidence> readings,
        List<String> notes) {

    /** Null where the document prints none. */
    public record Signer(String authority, String title, String name) {}

    /** @param words as they stand in the text, with single spaces */
    public record Evidence(String words, Sureness sureness) {}

    /** How far a reading can be trusted. */
    public enum Sureness {
        /** It stands where such a thing stands, in the form that such a thing has. */
        SURE,
        /** The form or the place is not the usual one. */
        LIKELY
    }

    /**
     * One order.
     *
     * @param no the path of its clause; null for a paragraph without number or dash
     * @param lead who leads, as printed; of the heading where the clause itself names nobody
     * @param accountable "A lãnh đạo B chủ trì": A, which answers for it
     * @param inherited the lead stands in the heading above
     * @param deadline never null; kind {@code none} where the text sets none
     */
    public record Instruction(
            String no,
            String text,
            List<String> lead,
            List<String> coordinate,
            String accountable,
            String product,
            boolean inherited,
            Deadline deadline) {}

    /**
     * @param phrase the printed words that set the date; null where they can't be parted from the sentence
     * @param kind as {@code /api/deadlines/resolve} names it
     * @param operator {@code within | before | by}
     */
    public record Deadline(
            String phrase, String kind, LocalDate due, String operator, String explanation, String question) {}

    /**
     * @param kind {@code basis | repeals | amends | replaces | postpones | reminds | answers | mentions}
     * @param document its number and symbol as printed
     * @param date its day where it is printed
     */
    public record Relation(String kind, String document, LocalDate date, String words) {}
}
