package vn.dondoc.operation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.dondoc.work.Substituting;
import vn.dondoc.work.Succeeding;

/** What a new day brings by itself: substitutions begin, work passes to successors. Several nodes may do so at once. */
@Component
class OrganisationDay {

    private static final Logger LOG = LoggerFactory.getLogger(OrganisationDay.class);

    private final Substituting substituting;
    private final Succeeding succeeding;
    private final boolean scheduled;

    OrganisationDay(
            Substituting substituting,
            Succeeding succeeding,
            @Value("${dondoc.relay.scheduled:true}") boolean scheduled) {
        this.substituting = substituting;
        this.succeeding = succeeding;
        this.scheduled = scheduled;
    }

    /** What fails is tried again at the next turn; what has gone over stays. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void bySchedule() {
        if (!scheduled) {
            return;
        }
        int begun = substituting.beginDue();
        int passed = succeeding.runDue();
        if (begun + passed > 0) {
            LOG.info("{} substitutions begun, {} proceedings passed on", begun, passed);
        }
    }
}
