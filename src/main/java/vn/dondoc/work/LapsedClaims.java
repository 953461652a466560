package vn.dondoc.work;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.register.People;
import vn.dondoc.register.Proceedings;

/**
 * What somebody has claimed goes back to its group once nothing of theirs lets them do it any more: a substitution, a
 * mandate or a role has ended. Nobody else could claim it, and they can't hand it in.
 */
@Component
public class LapsedClaims {

    private final WorkEngine engine;
    private final People people;
    private final Proceedings proceedings;
    private final TransactionOperations transaction;

    LapsedClaims(WorkEngine engine, People people, Proceedings proceedings, TransactionOperations transaction) {
        this.engine = engine;
        this.people = people;
        this.proceedings = proceedings;
        this.transaction = transaction;
    }

    /** One in a transaction each; answers how many went back. */
    public int giveBack() {
        int back = 0;
        for (String account : engine.claimants()) {
            Set<String> groups = people.groups(account);
            for (WorkEngine.Claimed task : engine.claimedBy(account)) {
                if (!groups.contains(task.group())) {
                    transaction.executeWithoutResult(status -> {
                        proceedings.lock(task.proceeding());
                        engine.assign(task.taskId(), account, null);
                    });
                    back++;
                }
            }
        }
        return back;
    }
}
