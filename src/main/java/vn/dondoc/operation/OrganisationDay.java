package vn.dondoc.operation;

import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.dondoc.work.LapsedClaims;
import vn.dondoc.work.Substituting;
import vn.dondoc.work.Succeeding;

/**
 * What a new day brings by itself: substitutions begin, work passes to successors, claims end with the right. Several
 * nodes may do so at once.
 */
@Component
class OrganisationDay {

    private static final Logger LOG = LoggerFactory.getLogger(OrganisationDay.class);

    private final Substituting substituting;
    private final Succeeding succeeding;
    private final LapsedClaims claims;
    private final boolean scheduled;

    OrganisationDay(
            Substituting substituting,
            Succeeding succeeding,
            LapsedClaims claims,
            @Value("${dondoc.relay.scheduled:true}") boolean scheduled) {
        this.substituting = substituting;
        this.succeeding = succeeding;
        this.claims = claims;
        this.scheduled = scheduled;
    }

    /** What fails is tried again at the next turn and keeps nothing else waiting; what has gone over stays. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void bySchedule() {
        if (scheduled) {
            turn("Substitutions begun", substituting::beginDue);
            turn("Proceedings passed on to successors", succeeding::runDue);
            turn("Claimed tasks given back to their groups", claims::giveBack);
        }
    }

    private static void turn(String what, IntSupplier work) {
        try {
            int done = work.getAsInt();
            if (done > 0) {
                LOG.info("{}: {}", what, done);
            }
        } catch (RuntimeException e) {
            LOG.error("{}: failed, tried again at the next turn", what, e);
        }
    }
}
