package vn.dondoc.urging;

import java.util.List;
import vn.dondoc.directive.Rung;

/** The two decision tables of urging, which an office changes without code. */
public interface RungTable {

    /** @param workingDays from the due day; negative before it */
    record Distance(Rung rung, int workingDays) {}

    /**
     * @param scope whose holder of the role: OWN, DRAFTER, MONITOR, STANDING, COMMITTEE, PARTY_OFFICE, SUPERIOR
     * @param answerDays the superior must rule within so many working days; null where no answer is due
     */
    record Recipient(String scope, String role, String channel, Integer answerDays) {}

    /** Decision {@code escalation-rungs}. */
    List<Distance> rungs(String urgency, String kind, String setBy);

    /** Decision {@code escalation-recipients}. */
    List<Recipient> recipients(String ownerKind, Rung rung);
}
