package vn.dondoc.work;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Assignments;
import vn.dondoc.register.DirectiveProgress;
import vn.dondoc.register.Facts;
import vn.dondoc.register.FactsReader;
import vn.dondoc.register.Proceedings;
import vn.dondoc.register.Trail;

/**
 * Asks, after an assignment has closed, whether the tracking of its directive can be ended. Each closing asks in a step
 * of its own that first locks the directive's row: of two at the same moment the second sees the first, so that the
 * question is neither lost nor asked twice, and no completion waits for another.
 */
@Component
public class Settling {

    private final Proceedings proceedings;
    private final Assignments assignments;
    private final DirectiveProgress progress;
    private final FactsReader facts;
    private final WorkEngine engine;
    private final Trail trail;
    private final Clock clock;

    Settling(
            Proceedings proceedings,
            Assignments assignments,
            DirectiveProgress progress,
            FactsReader facts,
            WorkEngine engine,
            Trail trail,
            Clock clock) {
        this.proceedings = proceedings;
        this.assignments = assignments;
        this.progress = progress;
        this.facts = facts;
        this.engine = engine;
        this.trail = trail;
        this.clock = clock;
    }

    /** The assignment of this key is closed. */
    public void settle(Facts of) {
        proceedings.end(of.key());
        openEndIfFinished(of.directive().key());
    }

    /** Opens the task where nothing with an end of its own is left; once, whoever asks. */
    void openEndIfFinished(String directive) {
        proceedings.lock(directive).ifPresent(own -> {
            if (!assignments.anythingToFinish(directive, LocalDate.now(clock)) && progress.requestEnd(directive)) {
                engine.wakeToStep(own.instance(), "directive.readyToEnd");
            }
        });
    }

    /**
     * Somebody asks for the decision before all is finished: possible once everything whose day has come is closed.
     *
     * @throws Refusal naming what is still open
     */
    public void askForEnd(String directive, String by) {
        Proceedings.Proceeding own = proceedings
                .lock(directive)
                .orElseThrow(() -> new Refusal("Văn bản này chưa được phát hành nên chưa có gì để kết thúc."));
        List<String> open = assignments.dueAndOpen(directive, LocalDate.now(clock));
        if (!open.isEmpty()) {
            throw new Refusal("Chưa kết thúc theo dõi được: còn việc đã đến hạn chưa đóng: " + Words.some(open)
                    + ". Đóng hoặc gia hạn các việc này trước.");
        }
        if (!progress.requestEnd(directive)) {
            throw new Refusal("Đã có đề nghị kết thúc theo dõi đang chờ Thường trực quyết định.");
        }
        trail.add("routed", by, facts.of(directive), "directive-lifecycle", "đề nghị kết thúc theo dõi");
        engine.wakeToStep(own.instance(), "directive.readyToEnd");
    }
}
