package vn.dondoc.process.guard;

import org.springframework.stereotype.Component;
import vn.dondoc.register.FactsReader;
import vn.dondoc.urging.Urging;

/** Once the engine has moved on, by a submission or a job, the pending timer goes where the next rung now lies. */
@Component
class AfterSubmission {

    private final Urging urging;
    private final FactsReader facts;

    AfterSubmission(Urging urging, FactsReader facts) {
        this.urging = urging;
        this.facts = facts;
    }

    void submitted(ProceedingLock.Locked locked) {
        facts.forget(locked.key());
        if (urging.goesOn(locked.key())) {
            urging.reschedule(locked.key(), locked.processInstanceId());
        }
    }
}
