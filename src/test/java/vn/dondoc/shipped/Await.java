package vn.dondoc.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks again and again whether another process has got there. */
final class Await {

    static final Duration WITHIN = Duration.ofMinutes(4);

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Await() {}

    static void until(BooleanSupplier there, String what) {
        until(there, () -> what);
    }

    /** @param what is said only where it did not get there */
    static void until(BooleanSupplier there, Supplier<String> what) {
        Instant end = Instant.now().plus(WITHIN);
        while (!there.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
