package vn.dondoc.process;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.dondoc.register.Steps;

/** Writes opened tasks to the register; while a chunk is issued, all of them in one statement at its end. */
@Component
class OpenedSteps {

    private final ThreadLocal<List<Steps.Step>> chunk = new ThreadLocal<>();

    private final Steps steps;

    OpenedSteps(Steps steps) {
        this.steps = steps;
    }

    void add(Steps.Step step) {
        if (chunk.get() != null) {
            chunk.get().add(step);
        } else {
            steps.open(List.of(step));
        }
    }

    void collect(Runnable starts) {
        List<Steps.Step> collected = new ArrayList<>();
        chunk.set(collected);
        try {
            starts.run();
        } finally {
            chunk.remove();
        }
        if (!collected.isEmpty()) {
            steps.open(collected);
        }
    }
}
