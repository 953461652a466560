package vn.dondoc.process.guard;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * Marks the application's own calls of the engine. Whatever reaches the engine without this mark came from outside
 * (Tasklist, Cockpit, their REST) and is checked.
 */
public final class Trusted {

    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

    private Trusted() {}

    public static void run(Runnable own) {
        call(() -> {
            own.run();
            return null;
        });
    }

    public static <T> T call(Supplier<T> own) {
        DEPTH.set(DEPTH.get() + 1);
        try {
            CommandContext context = Context.getCommandContext();
            // The official's rights were checked on the way in; what follows from the act needs no more of them.
            return context == null ? own.get() : context.runWithoutAuthorization(own::get);
        } finally {
            DEPTH.set(DEPTH.get() - 1);
        }
    }

    static boolean now() {
        return DEPTH.get() > 0;
    }
}
