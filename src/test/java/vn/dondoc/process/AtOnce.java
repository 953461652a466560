package vn.dondoc.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Two acts by two threads that a barrier releases together. */
final class AtOnce implements AutoCloseable {

    /** Long enough for a busy machine; two acts that wait for each other must not stop the build. */
    private static final int SECONDS = 60;

    private final ExecutorService two = Executors.newFixedThreadPool(2);

    /** For each act, in order, what went wrong; null where nothing did. */
    List<String> run(Runnable one, Runnable other) {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<String>> both = List.of(submit(start, one), submit(start, other));
        List<String> outcomes = new ArrayList<>();
        for (Future<String> each : both) {
            try {
                outcomes.add(each.get(SECONDS, TimeUnit.SECONDS));
            } catch (TimeoutException | ExecutionException e) {
                outcomes.add(e.toString());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return outcomes;
    }

    private Future<String> submit(CyclicBarrier start, Runnable act) {
        return two.submit(() -> {
            start.await();
            try {
                act.run();
                return null;
            } catch (RuntimeException e) {
                return e.toString();
            }
        });
    }

    @Override
    public void close() {
        two.shutdownNow();
    }
}
