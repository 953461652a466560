package vn.dondoc.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks again and again whether another process has got there. */
final class Await {

    static final Duration WITHIN = Duration.ofMinutes(4);

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Await() {}

    static void until(BooleanSupplier there, String what) {
        Instant end = Instant.now().plus(WITHIN);
        while (!there.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(end);
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
