package io.github.membudget.enforce;

import io.github.membudget.model.Bytes;
import java.util.concurrent.TimeUnit;

/** How soon something that grows towards its ceiling must be looked at again. */
final class Pace {
    /** What memory may begin to grow by at any moment, in bytes a second: about what one thread can touch. */
    private static final double SUDDEN = 1e9;

    /** A look before half of the way is gone: the growth may still quicken. */
    private static final double LOOKS_AHEAD = 2;

    /** Nearer to the ceiling, looks would follow each other without end. */
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private long lastBytes;
    private long lastMillis = -1;
    private double slope;

    /** @return nanoseconds until the next look */
    long next(Bytes now, Bytes ceiling, long atMillis) {
        if (lastMillis >= 0 && atMillis > lastMillis) {
            double rise = (now.value() - lastBytes) * 1000.0 / (atMillis - lastMillis);
            // A pause of the growth, for a collection or a page fault, is not yet its end.
            slope = Math.max(rise, slope / 2);
        }
        if (lastMillis < 0 || atMillis > lastMillis) {
            lastBytes = now.value();
            lastMillis = atMillis;
        }
        double left = Math.max(0, ceiling.value() - now.value());
        double seconds = left / Math.max(SUDDEN, slope * LOOKS_AHEAD);
        return Math.max(LEAST_NANOS, (long) (seconds * 1e9));
    }
}
