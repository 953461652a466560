package vn.dondoc.directive;

import java.util.List;

/**
 * What a clause orders of whom.
 *
 * @param code the clause's path, with a letter where the clause orders more than one thing
 * @param confirmerForOwn confirms where the confirmer itself is the lead
 * @param decider rules on the content, or where the work proves not feasible
 * @param accountable scheme: who answers for it
 * @param executing scheme: who leads the drafting; need not be an addressee
 * @param leads codes of bodies, groups already resolved; one assignment each
 */
public record MeasureDraft(
        String code,
        MeasureKind kind,
        String title,
        String product,
        EvidenceRule evidenceRule,
        String confirmer,
        String confirmerForOwn,
        String decider,
        String accountable,
        String executing,
        List<String> coordinating,
        DeadlineDraft deadline,
        List<String> leads,
        boolean verified,
        String note) {

    public MeasureDraft {
        coordinating = List.copyOf(coordinating);
        leads = List.copyOf(leads);
    }

    public MeasureDraft withLeads(List<String> other) {
        return new MeasureDraft(
                code,
                kind,
                title,
                product,
                evidenceRule,
                confirmer,
                confirmerForOwn,
                decider,
                accountable,
                executing,
                coordinating,
                deadline,
                other,
                verified,
                note);
    }
}
