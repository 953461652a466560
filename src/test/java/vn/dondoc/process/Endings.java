package vn.dondoc.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.work.Settling;

/** How scenarios come to their end. */
@Component
class Endings {

    static final Map<String, Object> ENDED =
            Map.of("decision", "ENDED", "endOutcome", "COMPLETED", "reason", "Thông báo số 5 của Thường trực");

    private final Scene scene;
    private final Settling settling;
    private final TransactionOperations transaction;
    private final Clock clock;

    Endings(Scene scene, Settling settling, TransactionOperations transaction, Clock clock) {
        this.scene = scene;
        this.settling = settling;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** From arrival to confirmation. */
    void disseminate(String key) {
        scene.complete(
                key,
                "userTask_register",
                Map.of("arrivalNo", "31", "arrivalOn", LocalDate.now(clock).toString()));
        scene.complete(key, "userTask_assign", Map.of("leadPerson", "Đ/c A"));
        scene.complete(key, "userTask_disseminate", Map.of("manner", "OWN_PAPER"));
        scene.complete(key, "userTask_report", Scene.PAPER);
        scene.complete(key, "userTask_confirm", Map.of("decision", "CONFIRMED"));
    }

    /** Somebody asks; nothing is decided yet. */
    void ask(String directive) {
        transaction.executeWithoutResult(status -> settling.askForEnd(directive, "t.monitor"));
    }

    /** The Thường trực ends the tracking, asked by the system or by somebody. */
    void end(String directive) {
        scene.runDue(directive);
        if (scene.open(directive).stream().noneMatch(step -> step.startsWith("userTask_endTracking"))) {
            ask(directive);
        }
        scene.complete(directive, "userTask_endTracking", ENDED);
        scene.runDue(directive);
    }
}
